"""The standards as functions: each row has a code, a function and something that breaks it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import kit.check as room
from kit import review
from kit import text as strings
from kit.check import (
    BESIDE,
    TABLE,
    Finding,
    agreement,
    best_seed,
    check,
    cues,
    failed,
    items,
    lexis,
    numbers,
    report,
)  # fmt: skip
from kit.check.finding import nested

TESTS = Path(__file__).parents[1]
ROOMS = {"tests/rooms/test_paper.py": "kit/paper"}  # a test that comes with the room it tests
ELSEWHERE = [(code, row.by) for code, row in TABLE.items() if row.function is None
             and (TESTS.parent / ROOMS.get(row.by, "tests")).exists()]  # fmt: skip
sys.path.insert(0, str(TESTS))

from broken import cases, harbour  # noqa: E402

# shared standards, every row with a P in its last column
CODES = """
I1 I2 I3 I4 I5 I6 I7 I8 I9 I10 I11 I12 I13 I14 T1 T2 T3 T4 T5 T6 T7 S1 S2 S3 S4 S5 S6 V1 V2 V3 V4
V5 M2 M4 M5 M6 M7 M9 F1 F2 F3 F4 F5 F6 F7 A1 A2 A3 A4 A5 A6 A7 A9 A10
"""
SUSPECTED = {"I9", "I10", "I12", "I13", "T2", "T4"}  # P/R: only looks, never “must”


@pytest.fixture(scope="module")
def sound():
    return harbour.sound()


def test_a_sound_lesson_has_no_findings(sound):
    assert report(check(sound)) == "Nothing to change."


@pytest.mark.parametrize(
    ("code", "breaks"), cases.CASES,
    ids=[f"{code}-{n}" for n, (code, _) in enumerate(cases.CASES)],
)  # fmt: skip
def test_what_is_broken_is_found(sound, code, breaks):
    found = list(TABLE[code].function(breaks(sound)))
    assert found
    for finding in found:
        assert finding.code == code
        assert finding.severity in ("must", "look")
        assert finding.what[-1] in ".?"
        if code in SUSPECTED:
            assert finding.severity == "look"


@pytest.mark.parametrize(("number", "what"), [
    (("I10", 3), "“No boat will cross the water.” does not fit after “an” at the end"),
    (("I10", 4), "“to cross” says the “to” of the question again."),
    (("S4", 1), "The task “Twice told” compares versions, but no item is about RI.9 (CCSS)."),
    (("V1", 2), "“reckless” is taught, but is not of Tier 2 or 3."),
    (("V1", 3), "“engine” is of one field only, and no question rests on it."),
])  # fmt: skip
def test_the_finer_points_are_looked_at(sound, number, what):
    code, nth = number
    breaks = [breaks for row, breaks in cases.CASES if row == code][nth]
    found = [f for f in TABLE[code].function(breaks(sound)) if f.what.startswith(what)]
    assert [f.severity for f in found] == ["look"]


@pytest.mark.parametrize(("stem", "text", "fits"), [
    ("It is a …", "apple", False), ("It is an …", "apple", True), ("It is an …", "boat", False),
    ("It is an …", "hour", True), ("It is a …", "union", True), ("He wants to …", "to go", False),
    ("He wants to …", "go", True), ("Who was it?", "an old man", True),
])  # fmt: skip
def test_options_follow_the_end_of_their_stem(stem, text, fits):
    assert bool(cues._clash(stem, text)) is not fits


def test_every_row_says_how_to_mend_it():
    for code, row in (TABLE | BESIDE).items():
        assert len(row.mend.split()) >= 4, code
        assert row.mend[0].isupper(), code
        assert row.mend.endswith("."), code
    assert len({row.mend for row in TABLE.values()}) == len(TABLE)


@pytest.mark.parametrize(
    ("code", "breaks"), cases.CASES,
    ids=[f"{code}-{n}" for n, (code, _) in enumerate(cases.CASES)],
)  # fmt: skip
def test_every_finding_says_how_to_mend_it(sound, code, breaks):
    found = [f for f in check(breaks(sound)) if f.code == code]
    assert found
    for finding in found:
        assert finding.mend[0].isupper()
        assert finding.mend.endswith(".")
        assert finding.mend != finding.what


def test_every_function_has_a_case_that_breaks_it():
    assert {code for code, _ in cases.CASES} == {c for c, row in TABLE.items() if row.function}


def test_every_row_that_a_program_decides_is_in_the_table():
    assert set(TABLE) == set(CODES.split())


def test_the_functions_are_named_after_their_codes():
    for code, row in TABLE.items():
        assert row.function is None or row.function.__name__ == f"check_{code.lower()}"
        assert row.function is None or len(row.function.__doc__.split()) > 8


def test_the_docstring_of_the_room_shows_the_table():
    for code, row in (TABLE | BESIDE).items():
        assert re.search(rf"(?<!\w){code} +{re.escape(row.title)}", room.__doc__), code


@pytest.mark.parametrize(("code", "path"), ELSEWHERE)
def test_rows_proved_elsewhere_are_named_there(code, path):
    file = TESTS.parent / path
    named = rf"def test_{code.lower()}_|\b{code}\b"
    assert re.search(named, file.read_text("utf-8")), f"{path} does not name {code}"


def test_review_at_gaps_that_do_not_grow_is_found(sound, monkeypatch):
    monkeypatch.setattr(review, "GAPS", (1, 7, 3))
    assert [f.code for f in check(sound)] == ["F6"]


def test_the_best_seed_spreads_the_keys(sound):
    from dataclasses import replace

    good = replace(sound, seed=best_seed(sound))
    assert not list(items.check_i7(good))
    assert sorted(items.key_places(good, good.seed))[-1] == 2


def test_second_tries_do_not_count_in_the_set(sound):
    assert numbers(sound)["questions"] == 15
    assert numbers(sound)["second tries"] == 1
    assert numbers(sound)["single-choice questions"] == 7


def test_figures_are_plain_and_the_same_each_time(sound):
    import json

    figures = numbers(sound)
    assert json.loads(json.dumps(figures)) == json.loads(json.dumps(numbers(harbour.sound())))
    assert sum(figures["PISA"].values()) == pytest.approx(1, abs=0.01)
    assert sum(figures["key positions"].values()) == 7
    assert figures["share with evidence in the text"] == 1


def test_figures_of_an_empty_set_are_there(sound):
    from dataclasses import replace

    assert numbers(replace(sound, questions=(), glossary=()))["questions"] == 0
    assert check(replace(sound, questions=(), glossary=()))


def test_the_report_says_words_first_and_what_must_change_first():
    findings = [Finding("I9", "a", "It echoes.", "look", mend="Be still."),
                Finding("I9", "b", "It echoes.", "look", mend="Be still."),
                Finding("T3", "", "Too far.", "must", mend="Come back.")]  # fmt: skip
    assert report(findings).splitlines() == [
        "Must be changed (1)", "  Too far. [T3]", "    → Come back.", "",
        "Please look; it may stay (2)", "  a: It echoes. [I9]", "  b: It echoes. [I9]",
        "    → Be still.",
    ]  # fmt: skip


@pytest.mark.parametrize(("said", "shown"), [
    ("““His” looks back” is odd.", "“‘His’ looks back” is odd."),
    ("“a” and “b”", "“a” and “b”"), ("““a “b””” c", "“‘a “b”’” c"),
    ("““a” c", "““a” c"), ("a” “b", "a” “b"), ("plain", "plain"),
])  # fmt: skip
def test_a_quotation_inside_another_has_single_marks(said, shown):
    assert nested(said) == shown


def test_looks_fail_nothing():
    assert not failed([Finding("I9", "a", "It echoes.", "look")])
    assert failed([Finding("T3", "", "Too far.", "must")])


def test_two_people_agree_as_cohen_says(sound):
    """S6: the agreement of two people who tag the same items."""
    ours = {q.id: q.skill for q in sound.questions}
    assert agreement(sound, ours) == 1
    assert agreement(sound, dict.fromkeys(ours, "find-a-fact")) == pytest.approx(0)
    assert agreement(sound, {}) == 0


@pytest.mark.parametrize("name", ["wordfreq", "cefrpy"])
def test_a_missing_library_is_named_with_its_command(name, monkeypatch):
    from kit.errors import Missing

    monkeypatch.setitem(sys.modules, name, None)
    lexis.zipf.cache_clear()
    with pytest.raises(Missing, match=f"pip install {name}"):
        lexis.zipf("boat") if name == "wordfreq" else lexis.listed_level("boat")


@pytest.mark.parametrize("module", ["wordfreq", "cefrpy"])
def test_the_room_is_light_until_it_checks(module):
    import subprocess

    code = f"import sys, kit.check; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=TESTS.parent).returncode == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("accused", "accuses"), ("running", "runs"), ("policies", "policy"), ("speeds", "speed"),
     ("Russia’s", "Russia"), ("taxes", "tax"), ("called", "calls"), ("values", "value")],
)  # fmt: skip
def test_forms_of_a_word_have_one_root(one, other):
    assert strings.root(one) == strings.root(other)


def test_quotations_are_found_whatever_their_case_and_end():
    assert lexis.stands("Will … running,", "it will stop running on")
    assert not lexis.stands("will run", "it will stop running on")
