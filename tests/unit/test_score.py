"""What answers are worth: the table that JavaScript runs as well, and the shuffle."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import fields, replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import posed, skills, text
from kit.lesson import Article, Block, Gap, Lesson, Level, Option, Pair, Question, Span, Target
from kit.score import EDGE, rights, score, shuffled, slip

TESTS = Path(__file__).parents[1]
ROWS = json.loads((TESTS / "cases" / "scoring.json").read_text("utf-8"))
sys.path.insert(0, str(TESTS))

from broken import harbour  # noqa: E402


def article(words: str) -> Article:
    """Return an article whose lines are its paragraphs."""
    blocks, sentences, at = [], [], 0
    for n, line in enumerate(words.split("\n"), 1):
        blocks.append(Block(f"p{n}", "paragraph", at, at + len(line)))
        sentences += [Span(at + s, at + e) for s, e in text.sentences(line)]
        at += len(line) + 1
    return Article("table.txt", words, tuple(blocks), tuple(sentences))


def question(row: dict) -> Question:
    """Return the question of a row of the table."""

    def option(o):
        return Option(**o | {"accept": tuple(o.get("accept", ()))})

    made = {
        "options": option, "extra": option, "items": option, "evidence": lambda s: Span(*s),
        "gaps": lambda g: Gap(**g | {"options": tuple(map(option, g["options"]))}),
        "pairs": lambda p: Pair(**p), "targets": lambda t: Target(Span(*t["span"]), t["say"]),
        "traps": lambda t: Target(Span(*t["span"]), t["say"]),
        "rubric": lambda v: Level(**v), "samples": lambda v: Level(**v),
    }  # fmt: skip
    told = {name: tuple(map(made.get(name, str), value)) if isinstance(value, list) else value
            for name, value in row.items()}  # fmt: skip
    return Question(**told)


def lesson(row: dict) -> Lesson:
    """Return the lesson of a row: its text and its one question."""
    return Lesson("table", "Table", "en", "B1", 1, "ours", article(row["text"]),
                  questions=(question(row["question"]),))  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[row["note"] for row in ROWS])
def test_answers_are_worth_what_the_table_says(row):
    whole = lesson(row)
    result = score(whole.questions[0], row["response"], whole.article)
    assert result.share == pytest.approx(row["share"])
    assert result.right is row["right"]
    assert [[part.key, part.ok] for part in result.parts] == row["parts"]
    assert result.missing == row["missing"]
    assert result.canonical == row["canonical"]


@pytest.mark.parametrize("row", ROWS, ids=[row["note"] for row in ROWS])
def test_the_table_holds_each_question_as_a_page_receives_it(row):
    whole = lesson(row)
    assert posed.pose(whole, whole.questions[0]) == row["posed"]


def test_the_table_has_rows_for_all_kinds_and_names_each_once():
    kinds = Counter(row["posed"]["kind"] for row in ROWS)
    assert len(ROWS) >= 60
    assert set(kinds) == set(skills.KINDS)
    assert min(kinds.values()) >= 4
    assert len({row["note"] for row in ROWS}) == len(ROWS)


def right_words(words: str) -> Option:
    return Option("o1", words, True)


def test_what_is_said_belongs_to_what_was_answered():
    bank = harbour.sound()
    years, words = bank.question["years"], bank.article
    assert score(years, "ninteen", words).parts[0].say == years.options[0].say
    assert score(years, "ninteen", words).canonical == "nineteen"
    assert score(years, "3", words).parts[0].say == years.options[1].say
    assert score(years, "four", words).parts[0].say == years.otherwise
    sorts = bank.question["sorts"]
    opinion = rights(sorts, 0)[[s.text for s in rights(sorts, 0)].index("opinion")].id
    said = score(sorts, {pair.id: opinion for pair in sorts.pairs}, words)
    assert [part.say for part in said.parts] == [sorts.pairs[0].say, sorts.pairs[1].miss]
    drives = replace(right_words("drives"), right=False, say="Nobody drives.")
    more = replace(sorts, extra=(drives,))
    extra = next(side.id for side in rights(more, 0) if side.text == "drives")
    said = score(more, {sorts.pairs[0].id: extra}, words)
    assert [part.say for part in said.parts] == ["Nobody drives.", sorts.pairs[1].miss]
    picture, photo = bank.question["picture"], harbour.at("Photo")
    said = score(picture, [[photo.start, photo.end]], words)
    assert [part.say for part in said.parts] == [picture.targets[0].say, picture.traps[0].say]


def test_a_trap_is_only_named_where_it_was_marked():
    bank = harbour.sound()
    place = harbour.at("Norhavn")
    picture = replace(bank.question["picture"], reads=("all",))
    said = score(picture, [[place.start, place.end]], bank.article)
    assert said.parts[-1].say == bank.question["picture"].otherwise


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
    | st.sampled_from([o.id for q in harbour.sound().questions for o in (*q.options, *q.items)]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=9), inner,
                                                                max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(anything, st.sampled_from(harbour.sound().questions))
def test_no_response_raises_and_no_share_leaves_0_to_1(response, q):
    result = score(q, response, harbour.sound().article)
    assert result.share is None or 0 <= result.share <= 1
    assert len({part.key for part in result.parts}) == len(result.parts)


@given(st.lists(st.integers(0, 20), max_size=20), st.text(max_size=5), st.integers(0, 99))
def test_a_shuffle_keeps_everything(things, qid, seed):
    assert Counter(shuffled(things, qid, seed)) == Counter(things)


def test_a_shuffle_does_not_show_the_order_of_the_file():
    for q in harbour.sound().questions:
        want = [o.id for o in shuffled(q.options, q.id, 7)]
        for order in permutations(q.options):
            assert [o.id for o in shuffled(order, q.id, 7)] == want


def test_shuffles_are_fair_and_differ_by_question_and_seed():
    seen = Counter(shuffled("abc", "q", seed) for seed in range(6000))
    assert len(seen) == 6
    assert all(abs(n - 1000) < 150 for n in seen.values())
    assert len({shuffled("abcdef", f"q{n}", 1) for n in range(50)}) > 40


def test_a_shuffle_is_the_same_under_another_hash_seed():
    code = "from kit.score import shuffled; print(*shuffled(range(30), 'he', 4))"
    runs = {subprocess.run([sys.executable, "-c", code], cwd=TESTS.parent, text=True, check=True,
                           capture_output=True, env={"PYTHONHASHSEED": seed}).stdout
            for seed in ("0", "1", "77")}  # fmt: skip
    assert runs == {" ".join(map(str, shuffled(range(30), "he", 4))) + "\n"}


def test_right_sides_that_are_the_same_stand_once():
    sorts = harbour.sound().question["sorts"]
    double = replace(sorts, pairs=(*sorts.pairs, replace(sorts.pairs[0], id="x", left="“burden”")))
    assert sorted(side.text for side in rights(double, 3)) == ["fact", "opinion"]


@pytest.mark.parametrize(
    ("answer", "wanted", "same"),
    [("sovreignty", "sovereignty", True), ("vasal", "vassal", True), ("", "vassal", False),
     ("2021 reports", "2022 reports", False), ("reliable", "unreliable", False),
     ("unreliable", "reliable", False), ("it is possible", "it is impossible", False),
     ("never a friend", "ever a friend", False), ("don't know it", "do know it", False),
     ("the frend of Russia", "friend of Russia", True), ("frendly", "friends", False)],
)  # fmt: skip
def test_slips_are_forgiven_but_no_change_of_meaning(answer, wanted, same):
    assert slip(answer, wanted) is same


def test_marking_the_whole_text_never_wins():
    bank = harbour.sound()
    picture = replace(bank.question["picture"], reads=("all",))
    assert score(picture, [[0, len(bank.article.text) - 1]], bank.article).share < 0.5
    assert EDGE == 2


def test_rows_hold_no_field_that_a_question_does_not_have():
    known = {field.name for field in fields(Question)}
    assert all(set(row["question"]) <= known for row in ROWS)
