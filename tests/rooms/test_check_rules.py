"""Limits and rows that a lesson sets for itself, with reasons."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kit.check import BESIDE, LIMITS, TABLE, check, failed, judge, report
from kit.check.limits import limit, strange, whole
from kit.errors import KitError, LessonError
from kit.files import compiled, read_yaml
from kit.lesson import Rule

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from broken import cases, harbour  # noqa: E402

SCHEMA = json.loads((TESTS.parent / "kit" / "schema" / "reading.schema.json").read_text("utf-8"))
RULE = SCHEMA["properties"]["standards"]["items"]["properties"]


@pytest.fixture(scope="module")
def sound():
    return harbour.sound()


def ruled(lesson, *rules: Rule):
    return replace(lesson, rules=rules)


# limits

# for each limit a value with which the sound lesson is at fault
TIGHTER = {
    ("I2", "fewest"): 4, ("I2", "most"): 2, ("I6", "share"): None, ("I6", "ratio"): 1,
    ("I6", "short"): None, ("I7", "slack"): None, ("I7", "run"): 1, ("I11", "most"): 5,
    ("I12", "fewest"): None, ("I14", "slack"): -1, ("I14", "fewest"): None, ("T2", "ratio"): 0.1,
    ("T2", "fewest"): None, ("T3", "share"): 1.1, ("T4", "share"): -1, ("T4", "zipf"): None,
    ("T6", "fewest"): 5, ("T6", "most"): 3, ("T6", "alike"): 1, ("T7", "every"): 1,
    ("S1", "share"): 0.5, ("S2", "slack"): 0, ("S3", "remember"): 0, ("S3", "analyse"): 0.95,
    ("S5", "above"): -2, ("V1", "fewest"): 6, ("V1", "most"): 4, ("V1", "share"): 0.9,
    ("V3", "zipf"): 6, ("V4", "apart"): None, ("V5", "fewest"): 9, ("M2", "most"): 15,
    ("M9", "fewest"): 3, ("F3", "fewest"): 15, ("F3", "most"): 10, ("F4", "fewest"): 2,
    ("F4", "most"): 0, ("F6", "fewest"): 99,
}  # fmt: skip
# … or, where the sound lesson has nothing of the kind, a broken one that it lets pass
LOOSER = {
    ("I6", "short"): (cases.option("last-day", 0, text=f"No boat, {cases.LONG}."), 200),
    ("I6", "share"): (cases.longest_keys, 1),
    ("I7", "slack"): (cases.keys_first, 9),
    ("I12", "fewest"): (cases.edit(
        "years", ask="Since they cannot do without it: for 19 years, who sold tickets?"), 30),
    ("T2", "fewest"): (cases.longest_keys, 50),
    ("V4", "apart"): (cases.whole(levels="wordfreq 3.1.1"), 6),
}  # fmt: skip
UNSEEN = {("I14", "fewest"), ("T4", "zipf")}  # tried below


def test_every_limit_is_tried():
    every = {(row, name) for row, names in LIMITS.items() for name in names}
    assert set(TIGHTER) == every
    assert {key for key, n in TIGHTER.items() if n is None} == set(LOOSER) | UNSEEN


@pytest.mark.parametrize(("key", "value"), [(k, n) for k, n in TIGHTER.items() if n is not None])
def test_a_tighter_limit_finds_more(sound, key, value):
    row, name = key
    assert not list(TABLE[row].function(sound))
    other = ruled(sound, Rule(row, "so", limits=((name, value),)))
    assert list(TABLE[row].function(other))


@pytest.mark.parametrize("key", LOOSER)
def test_a_looser_limit_finds_less(sound, key):
    (row, name), (breaks, value) = key, LOOSER[key]
    broken = breaks(sound)
    other = ruled(broken, Rule(row, "so", limits=((name, value),)))
    said, before = (" ".join(f.what for f in TABLE[row].function(one)) for one in (other, broken))
    assert len(said) < len(before)


def test_a_common_word_makes_a_stem_special_only_where_the_lesson_says_so(sound):
    broken = cases.every(lambda q: q.kind == "choice", ask="What did people use?")(sound)
    other = ruled(broken, Rule("T4", "so", limits=(("zipf", 9),)))
    assert [f.code for f in TABLE["T4"].function(broken)] == ["T4"]
    assert not list(TABLE["T4"].function(other))


def test_a_short_block_stands_for_itself_only_where_the_lesson_says_so(sound):
    assert sound.question["picture"].reads == ("credit",)
    broken = cases.edit("picture", ask="Which photographer sent the harbour picture?")(sound)
    other = ruled(broken, Rule("I14", "so", limits=(("fewest", 0),)))
    assert [f.where for f in TABLE["I14"].function(broken)] == ["picture"]
    assert not list(TABLE["I14"].function(other))


def test_the_usual_limit_counts_where_nothing_is_said(sound):
    other = ruled(sound, Rule("V1", "so", limits=(("most", 14),)))
    assert (limit(sound, "V1", "most"), limit(other, "V1", "most")) == (10, 14)
    assert limit(other, "V1", "fewest") == 5
    assert whole(ruled(sound, Rule("T7", "so", limits=(("every", 2.4),))), "T7", "every") == 2


def test_a_limit_of_another_row_is_refused_with_the_nearest(sound):
    rule = Rule("V1", "so", limits=(("zipf", 4), ("most", 9)))
    said = [("zipf", "the row V1 has no limit “zipf”", "its limits: fewest, most, share")]
    assert strange(rule) == said
    with pytest.raises(KitError, match="the row V1 has no limit “zipf”; its limits: fewest"):
        check(ruled(sound, rule))
    assert strange(Rule("I1", "so", limits=(("most", 9),)))[0][2] == "it has none"


def test_the_schema_offers_the_rows_and_limits_that_there_are():
    assert RULE["row"]["enum"] == [code for code, row in TABLE.items() if row.function]
    names = {name for limits in LIMITS.values() for name in limits}
    assert set(RULE) - {"row", "why", "ignore"} == names
    for row, limits in LIMITS.items():
        for name, one in limits.items():
            assert f"{row}: {one.what} ({one.value:g})" in RULE[name]["description"]


# rows that are left out

HINTLESS = cases.edit("last-day", hints=())
PROOFLESS = cases.edit("burden", evidence=())


def test_a_row_that_is_left_out_fails_nothing_and_is_counted(sound):
    broken = HINTLESS(sound)
    other = ruled(broken, Rule("F4", "No time for hints.", True))
    assert failed(check(broken))
    assert not check(other)
    assert not failed(judge(other))
    (finding,) = judge(other)
    assert (finding.code, finding.where, finding.why) == ("F4", "last-day", "No time for hints.")
    assert report(judge(other)).splitlines() == [
        "Nothing to change.", "", "1 left out with a reason", "  F4: No time for hints.",
    ]  # fmt: skip


def test_only_the_entries_named_are_left_out(sound):
    broken = cases.edit("burden", hints=())(HINTLESS(sound))
    other = ruled(broken, Rule("F4", "so", True, ("burden",)))
    assert [(f.code, f.where) for f in check(other)] == [("F4", "last-day")]
    assert len(judge(other)) == 2


def test_other_rows_of_the_entry_stand(sound):
    other = ruled(PROOFLESS(HINTLESS(sound)), Rule("T1", "so", True))
    assert {f.code for f in check(other)} >= {"F4", "F5"}
    assert "T1" not in {f.code for f in check(other)}


@pytest.mark.parametrize(("of", "said"), [
    ((True, ()), "The rule on F4 finds nothing to leave out."),
    ((True, ("burden",)), "The rule on F4 finds nothing to leave out at burden."),
    ((False, ()), "The rule on F4 neither leaves out nor limits anything."),
])  # fmt: skip
def test_a_rule_that_does_nothing_is_told(sound, of, said):
    (finding,) = check(ruled(sound, Rule("F4", "so", *of)))
    assert (finding.code, finding.severity, finding.what) == ("RULE", "look", said)
    assert finding.mend == BESIDE["RULE"].mend or not of[0]


# in the file

STANDARDS = """
standards:
  - row: V1
    fewest: 1
    why: Two words are enough for two paragraphs.
  - {row: F4, ignore: [last-day-again, k-stop, p1], why: It follows a hint.}
  - {row: T6, ignore: true, why: A text for testing.}
"""


def read(ferry, more: str):
    path = ferry / "reading.yaml"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    return read_yaml(ferry)


@pytest.fixture
def ferry(tmp_path, monkeypatch):
    """A copy of the ferry lesson on disk; the working folder is around it."""
    import shutil

    folder = tmp_path / "exercises" / "ferry"
    shutil.copytree(TESTS / "ferry", folder)
    monkeypatch.chdir(tmp_path)
    return folder


def test_rules_are_read_and_compiled(ferry):
    lesson = read(ferry, STANDARDS)
    assert lesson.rules == (
        Rule("V1", "Two words are enough for two paragraphs.", limits=(("fewest", 1),)),
        Rule("F4", "It follows a hint.", True, ("last-day-again", "k-stop", "p1")),
        Rule("T6", "A text for testing.", True),
    )
    again = compiled.loads(compiled.dumps(lesson))
    assert again == lesson
    assert hash(again.rules) == hash(lesson.rules)


@pytest.mark.parametrize(("entry", "said"), [
    ("{row: T2, ignore: true}", "“why” is missing here"),
    ("{row: T2, ignore: true, why: ' '}", "“why” cannot be “ ”"),
    ("{row: I99, ignore: true, why: so}", "“row” cannot be “I99”; did you mean ‘I9’?"),
    ("{row: A4, ignore: true, why: so}", "“row” cannot be “A4”"),
    ("{row: V1, mots: 14, why: so}", "“mots” is no key that the kit knows here; did you mean"),
    ("{row: V1, most: many, why: so}", "“most” should be a number"),
    ("{row: V1, most: -1, why: so}", "“most”: -1 is less than the minimum of 0"),
    ("{row: F4, ignore: [last-dya], why: so}", "there is no entry “last-dya”; did you mean ‘last"),
    ("{row: F4, ignore: [], why: so}", "“ignore” is empty or too short"),
    ("{row: F4, ignore: maybe, why: so}", "“ignore” should be true or false or a list"),
])  # fmt: skip
def test_a_slip_in_a_rule_is_a_fault_with_its_line(ferry, entry, said):
    path = ferry / "reading.yaml"
    line = path.read_text("utf-8").count("\n") + 3
    with pytest.raises(LessonError) as error:
        read(ferry, f"\nstandards:\n  - {entry}\n")
    (fault,) = error.value.faults
    assert said in str(fault)
    assert fault.line == line
