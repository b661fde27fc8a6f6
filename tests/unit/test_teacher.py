"""The teacher’s view: the key, the items with their rows, the figures, what was misread."""

from __future__ import annotations

import pytest
from broken import harbour
from learner import answer, option

import kit
from kit.reading import Reading
from kit.score import rights
from kit.skills import KINDS, SKILLS


@pytest.fixture(scope="module")
def teacher():
    return kit.open_lesson("macron-in-kazakhstan").teacher()


@pytest.fixture
def lesson():
    return Reading(harbour.sound())


def rows(shown) -> list[list[str]]:
    """The cells of the first table, below its head."""
    lines = [line for line in repr(shown).splitlines() if " | " in line]
    return [[cell.strip() for cell in line.split("|")] for line in lines[1:]]


def test_tab_shows_four_doors(teacher):
    assert dir(teacher) == ["figures", "items", "key", "misread"]
    assert repr(teacher) == "The teacher’s view of A guest in Astana"


def test_the_key_holds_every_answer_its_proof_and_every_feedback(teacher):
    told = " ".join(repr(teacher.key()).split())
    for q in teacher._lesson.questions:
        for one in q.options:
            assert " ".join(one.say.split()) in told, q.id
            assert not one.right or one.text in told
        for gap in q.gaps:
            assert all(" ".join(o.say.split()) in told for o in gap.options), q.id
        assert " ".join(q.ask.split()) in told


def test_the_key_numbers_all_questions(teacher):
    table = rows(teacher.key())
    ids = [q.id for q in teacher._lesson.questions]
    assert [(row[0], row[1]) for row in table[:len(ids)]] == [
        (str(n), id) for n, id in enumerate(ids, 1)]  # fmt: skip
    assert all(row[2] for row in table[:len(ids)])


def test_items_have_their_rows_in_four_frameworks(teacher):
    table = {row[0]: row for row in rows(teacher.items())}
    assert set(table) == {q.id for q in teacher._lesson.questions}
    for q in teacher._lesson.questions:
        skill, row, own = SKILLS[q.skill], table[q.id], dict(q.tags)
        assert row[2:6] == [KINDS[q.kind], skill.name, q.level, str(q.difficulty)]
        assert row[6:10] == [own.get(frame) or getattr(skill, frame)
                             for frame in ("pisa", "pirls", "bloom", "ccss")]  # fmt: skip
        assert row[11] == q.again_for


def test_figures_are_those_of_the_check(teacher):
    from kit.check import check, numbers

    told = repr(teacher.figures())
    for name in numbers(teacher._lesson):
        assert f"{name} | " in told
    found = check(teacher._lesson)
    assert found
    for finding in found:
        row = f"[{finding.code}] | {finding.where} | {finding.what} | {finding.mend}"
        assert row in " ".join(told.split())


def test_what_must_change_stands_first_and_what_is_left_out_last():
    from dataclasses import replace

    from broken import cases

    from kit.lesson import Rule

    broken = cases.edit("burden", evidence=())(cases.edit("last-day", hints=())(harbour.sound()))
    broken = cases.edit("burden", ask="Does “burden” make the boat look good or bad?")(broken)
    rules = (Rule("T1", "We look for it together.", True, ("burden",)),)
    told = repr(Reading(replace(broken, rules=rules)).teacher().figures())
    titles = ["Must be changed", "Please look; it may stay (1)", "Left out with a reason (1)"]
    assert sorted(titles, key=told.index) == titles
    assert told.count("We look for it together.") == 1
    assert told.index("Left out") < told.index("We look for it together.")
    assert "Hints do not tell [F4] | last-day | 0 hints; 1 to 3 are right. | Write a hint" in told


def test_a_sound_lesson_has_nothing_to_change(lesson):
    assert repr(lesson.teacher().figures()).endswith("Nothing to change.")


def test_nobody_has_answered_yet(lesson):
    assert repr(lesson.teacher().misread()) == "Nobody has answered on this computer yet."


def misread(lesson):
    return {row[0]: row for row in rows(lesson.teacher().misread())}


def test_the_hardest_comes_first_with_its_misreading(lesson):
    lured = next(o for o in lesson._lesson.question["burden"].options if o.trap == "reversed")
    answer(lesson, "last-day", option(lesson, "last-day", True))
    answer(lesson, "burden", lured.id)
    answer(lesson, "burden", option(lesson, "burden", True))
    table = rows(lesson.teacher().misread())
    assert [row[0] for row in table] == ["burden", "last-day"]  # the lesson asks the other way
    assert table[0] == ["burden", "p1", "0%", lured.text,
                        "turns the sentence or its cause around"]  # fmt: skip
    assert table[1] == ["last-day", "p1", "100%", "", ""]


def test_only_first_tries_that_were_judged_count(lesson):
    answer(lesson, "last-day", option(lesson, "last-day", True), mode="test")
    answer(lesson, "letter", "words")
    assert repr(lesson.teacher().misread()).startswith("Nobody")
    answer(lesson, "burden", option(lesson, "burden", False))
    answer(lesson, "burden", option(lesson, "burden", True))
    assert misread(lesson)["burden"][2] == "0%"


def test_what_was_typed_wrong_is_named(lesson):
    answer(lesson, "years", " 3 ")
    row = misread(lesson)["years"]
    assert row[2:] == ["0%", "3", "true of another part of the text"]


def test_what_was_matched_wrong_is_named():
    first = kit.open_lesson("macron-in-kazakhstan")
    q = next(q for q in first._lesson.questions if q.kind == "match" and q.extra)
    extra = next(side for side in rights(q, first._lesson.seed) if side.extra)
    answer(first, q.id, {q.pairs[0].id: extra.id})
    assert misread(first)[q.id][3] == extra.text


def test_a_gap_that_was_filled_wrong_is_named(lesson):
    gap = lesson._lesson.question["however"].gaps[0]
    wrong = next(o for o in gap.options if not o.right)
    answer(lesson, "however", [wrong.id])
    assert misread(lesson)["however"][3] == wrong.text
