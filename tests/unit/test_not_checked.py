"""A lesson that nobody has checked says so wherever a learner meets it; a checked one nowhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from proposed import FERRY

from kit import html, posed
from kit.files import read_yaml
from kit.marks import marks
from kit.reading import Reading
from kit.walk import notebooks, start_cells
from kit.widgets.data import quiz_data, reader_data

SOUND = read_yaml(FERRY)
DRAFT = replace(SOUND, status="draft")
PARTLY = replace(
    SOUND, status="partly",
    quotations=(replace(SOUND.quotations[0], status="draft"), *SOUND.quotations[1:]),
    questions=(replace(SOUND.questions[0], status="draft"), *SOUND.questions[1:]))  # fmt: skip
SAYS = {"draft": "Not checked yet.", "partly": "Partly checked."}
LESSONS = pytest.mark.parametrize("lesson", [DRAFT, PARTLY, SOUND], ids=lambda one: one.status)


def told(text, lesson):
    """Assert that a text says so, and as this lesson has to."""
    found = [words for words in SAYS.values() if words in text]
    assert found == ([SAYS[lesson.status]] if lesson.status in SAYS else [])
    return True


@LESSONS
def test_the_static_form_of_text_and_questions(lesson):
    reading = Reading(lesson)
    for shown in reading.read("p1"), reading.read(), reading.quiz("p1"), reading.quiz("whole"):
        piece = shown.pieces[-1]
        assert told(piece.html, lesson)
        assert told(piece.text, lesson)


@LESSONS
def test_the_panels(lesson):
    blocks = list(lesson.blocks.values())
    wanted = "" if lesson.status == "checked" else lesson.status
    assert reader_data(lesson, blocks)["notice"] == wanted
    assert quiz_data(lesson, lesson.mains, "Questions")["notice"] == wanted


@LESSONS
def test_every_notebook_for_learners(lesson):
    for name, cells in notebooks(lesson).items():
        head = next(cell.source for cell in cells if cell.id == "head")
        assert name == "08-teacher" or told(head, lesson)
    start = "\n".join(cell.source for cell in start_cells([lesson]))
    assert ("Not checked yet by a teacher." in start) is (lesson.status != "checked")


@LESSONS
def test_the_teacher_is_sent_to_the_desk_while_something_is_open(lesson):
    cells = notebooks(lesson)["08-teacher"]
    assert ("lesson.desk()" in [cell.source for cell in cells]) is (lesson.status != "checked")


@LESSONS
def test_the_page_and_the_site(lesson, tmp_path):
    pytest.importorskip("rjsmin")
    from kit.page import page, site

    made = site({"ferry": lesson})
    for body in page(lesson), made["index.html"].decode(), made["lessons/ferry.html"].decode():
        assert told(re.sub(r"<script.*?</script>", "", body, flags=re.DOTALL), lesson)


@LESSONS
def test_paper(lesson):
    from kit.paper.setting import Setting
    from kit.paper.sheet import worksheet

    assert told(worksheet(lesson, Setting())["notice"], lesson)


def test_unchecked_marks_are_named_only_where_others_are_checked():
    blocks = list(SOUND.blocks.values())
    open_marks = [m["id"] for m in reader_data(PARTLY, blocks)["marks"] if m.get("unchecked")]
    assert open_marks == ["voice-q-1"]
    assert not any(m.get("unchecked") for m in reader_data(SOUND, blocks)["marks"])
    every = replace(DRAFT, quotations=PARTLY.quotations)
    assert any(m.unchecked for m in marks(every))
    assert not any(m.get("unchecked") for m in reader_data(every, blocks)["marks"])


def test_how_much_is_checked_is_counted():
    data = reader_data(PARTLY, list(PARTLY.blocks.values()))
    done, total = data["checked"]
    assert total - done == 2
    assert "checked" not in reader_data(DRAFT, list(DRAFT.blocks.values()))


def test_a_question_that_nobody_has_checked_says_so():
    first, second = PARTLY.questions[:2]
    assert posed.pose(PARTLY, first)["unchecked"] is True
    assert posed.pose(PARTLY, first, "test")["unchecked"] is True
    assert "unchecked" not in posed.pose(PARTLY, second)
    assert "unchecked" not in posed.pose(DRAFT, replace(first, status="draft"))


def test_the_notice_is_plain_elements():
    assert html.notice_html(DRAFT).startswith("<p><b>Not checked yet.</b> A program made")
    assert html.notice_html(SOUND) == ""
