"""Answers as a pandas table: the same columns and kinds, empty or filled, in words of a person."""

from __future__ import annotations

import pytest
from broken import harbour
from learner import answer, option

from kit.lesson import option_id
from kit.reading import Reading
from kit.review import question_of
from kit.score import rights
from kit.tables import COLUMNS, answers_frame, in_words

pd = pytest.importorskip("pandas")
NAMES = ["at", "question", "part", "skill", "try", "answer", "share", "right", "sure", "hints",
         "mode", "older"]  # fmt: skip


@pytest.fixture
def lesson():
    return Reading(harbour.sound())


def kinds(frame):
    return {name: str(kind) for name, kind in frame.dtypes.items()}


def test_columns_and_their_kinds_are_the_same_empty_and_filled(lesson):
    empty = lesson.answers()
    assert list(empty) == NAMES == list(COLUMNS)
    assert len(empty) == 0
    answer(lesson, "last-day", option(lesson, "last-day", True), sure=3, hints=1)
    answer(lesson, "letter", "I like boats.")
    filled = lesson.answers()
    assert kinds(empty) == kinds(filled) == COLUMNS
    assert list(filled) == NAMES
    both = pd.concat([empty, filled])
    assert kinds(both) == COLUMNS


def test_a_row_tells_what_happened(lesson):
    answer(lesson, "last-day", option(lesson, "last-day", False), sure=3, hints=1)
    (row,) = lesson.answers().to_dict("records")
    assert row.pop("at").tzinfo is not None
    assert row == {"question": "last-day", "part": "p1", "skill": "Find it", "try": 1,
                   "answer": row["answer"], "share": 0, "right": False, "sure": 3, "hints": 1,
                   "mode": "practice", "older": False}  # fmt: skip
    assert row["answer"] in {o.text for o in lesson._lesson.question["last-day"].options
                             if not o.right}  # fmt: skip


def test_what_nobody_has_scored_is_missing_not_wrong(lesson):
    answer(lesson, "letter", "I like boats.")
    answer(lesson, "last-day", option(lesson, "last-day", True), mode="test")
    frame = lesson.answers()
    assert frame["share"].isna().all()
    assert frame["right"].isna().all()
    assert list(frame["part"]) == ["whole text", "p1"]


def test_the_oldest_stands_first_and_tries_are_counted(lesson):
    for right in (False, False, True):
        answer(lesson, "last-day", option(lesson, "last-day", right))
    frame = lesson.answers()
    assert list(frame["try"]) == [1, 2, 3]
    assert list(frame["right"]) == [False, False, True]
    assert frame["at"].is_monotonic_increasing


def test_what_a_hand_has_broken_stays_in_the_table():
    lesson = harbour.sound()
    row = {"response": ["x"], "share": None, "sure": None, "hints": 0, "try": 1, "at": "yesterday",
           "mode": "practice", "older": True}  # fmt: skip
    frame = answers_frame(lesson, {"answers": {"gone": [row], "last-day": [row]}})
    assert frame["at"].isna().all()
    assert list(frame["answer"]) == ["['x']", "['x']"]
    assert list(frame["part"]) == ["", "p1"]


def test_answers_are_words():
    lesson = harbour.sound()
    ask = lesson.question
    years, gap = ask["years"], ask["however"].gaps[0]
    sides = {side.text: side.id for side in rights(ask["sorts"], lesson.seed)}
    steps = [item.id for item in ask["steps"].items]
    photo = harbour.at("Photo")
    said = {
        "last-day": (ask["last-day"].options[0].id, ask["last-day"].options[0].text),
        "why-stop": ([o.id for o in ask["why-stop"].options[:2]],
                     " · ".join(o.text for o in ask["why-stop"].options[:2])),
        "timetable": (ask["timetable"].options[1].id, "false"),
        "however": ([gap.options[0].id], "However"),
        "sorts": ({"s1": sides["opinion"], "s2": ""}, "“reckless” = opinion · “for 19 years” = –"),
        "steps": (steps[::-1], " · ".join(item.text for item in ask["steps"].items[::-1])),
        "picture": ([[photo.start, photo.end]], "Photo"),
        "years": ("nineteen", "nineteen"), "letter": ("Dear all", "Dear all"),
    }  # fmt: skip
    assert {id: in_words(lesson, ask[id], response) for id, (response, _) in said.items()} == {
        id: words for id, (_, words) in said.items()}  # fmt: skip
    assert {q.kind for q in lesson.questions} == {ask[id].kind for id in said}
    assert in_words(lesson, years, ["not", "typed"]) == "['not', 'typed']"
    assert in_words(lesson, ask["however"], [""]) == "–"


def test_cards_and_tasks_have_words_too(lesson):
    card = question_of(lesson._lesson, "word:g-burden:choose")
    wrong = next(o for o in card.options if not o.right)
    lesson._desk.save({"what": "answer", "question": card.id, "response": wrong.id,
                       "mode": "practice"}, {card.id: card})  # fmt: skip
    (row,) = lesson.answers().to_dict("records")
    assert (row["answer"], row["share"], row["older"]) == (wrong.text, 0, False)
    assert wrong.id == option_id(card.id, wrong.text)
