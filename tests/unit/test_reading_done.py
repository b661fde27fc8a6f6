"""What was done comes back: answers as a table, progress, notes, what to repeat."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

import pytest
from broken import harbour
from learner import answer, highlight, option

import kit
from kit import reading
from kit.errors import Missing
from kit.reading import Reading


def first():
    return kit.open_lesson("macron-in-kazakhstan")


def small():
    return Reading(harbour.sound())


@pytest.fixture
def lesson():
    return first()


@pytest.fixture
def later(monkeypatch):
    """Turn the learner’s clock on by some days."""

    def turn(days):
        monkeypatch.setattr(reading, "_now", lambda: datetime.now().astimezone() + timedelta(days))

    return turn


BOTH = pytest.mark.parametrize("made", [first, small], ids=["first", "harbour"])


def test_answers_are_a_pandas_table(lesson):
    pytest.importorskip("pandas")
    assert len(lesson.answers()) == 0
    answer(lesson, "caption-doing", option(lesson, "caption-doing", True))
    (row,) = lesson.answers().to_dict("records")
    chosen = next(o.text for o in lesson._lesson.question["caption-doing"].options if o.right)
    assert (row["question"], row["share"], row["answer"]) == ("caption-doing", 1, chosen)


def test_without_pandas_the_command_is_named(lesson, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(Missing, match=r"pip install 'news-reading-kit\[class\]'"):
        lesson.answers()


def test_progress_is_a_table_without_a_kernel(lesson):
    empty = repr(lesson.progress())
    assert "P8 | ░░░░░░░░░░ | new" in empty
    assert "Nothing to repeat today." in empty
    answer(lesson, "caption-doing", option(lesson, "caption-doing", True))
    assert "1 of 1 right" in repr(lesson.progress())


def test_notes_are_shown_with_their_place(lesson):
    assert "No notes yet" in repr(lesson.note("p3"))
    highlight(lesson, "p3", "rare earths", "What are they?")
    assert "“rare earths” (P3) – What are they?" in repr(lesson.note("p3"))
    assert "No notes yet" in repr(lesson.note("p4"))
    assert "=rare earths= [my note: What are they?]" in repr(lesson.read("p3", layers=[]))


@BOTH
def test_without_answers_every_day_is_the_same(made, later):
    """Committed notebooks are built on one day and compared on another."""
    shown = []
    for days in (0, 1, 200):
        later(days)
        one = made()
        shown.append([repr(one.progress()), repr(one.review()), repr(kit.lessons()),
                      one.progress()._repr_html_()])  # fmt: skip
    assert shown[0] == shown[1] == shown[2]


def test_days_are_told_when_something_comes_back(lesson, later):
    answer(lesson, "caption-doing", option(lesson, "caption-doing", False))
    assert "Coming up" in repr(lesson.progress())
    later(30)
    assert "It has been 30 days." in repr(lesson.progress())


def test_review_asks_over_all_lessons(lesson, ferry, later):
    other = kit.open_lesson("ferry")
    assert repr(lesson.review()).startswith("Nothing to repeat today.")
    answer(lesson, "caption-doing", option(lesson, "caption-doing", False))
    answer(other, "last-day", option(other, "last-day", False))
    later(3)
    shown = lesson.review()
    for one, id in ((lesson, "caption-doing"), (other, "last-day")):
        assert one._lesson.question[id].ask in repr(shown)
    assert len(shown.pieces) == 2
    assert "Repeat today" in repr(lesson.progress())
    rows = {line.split(" | ")[0]: line for line in repr(kit.lessons()).splitlines()}
    assert rows["The last ferry"].split(" | ")[3] == "1 of 9"


def test_words_to_learn_are_asked_whenever_one_likes(lesson):
    words = [g for g in lesson._lesson.glossary if g.teach]
    shown = repr(lesson.review("words"))
    assert all(g.here in shown for g in words)
    assert shown.count("short answer") == len(words)
