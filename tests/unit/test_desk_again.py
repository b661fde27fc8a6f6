"""What is saved stays saved, and is saved once, whatever else goes wrong."""

from __future__ import annotations

import pytest
from broken import harbour
from learner import answer, option
from unit.test_desk import ID, kept, lesson, live, panels, record, say  # noqa: F401 (fixtures)

import kit
from kit.errors import KitError
from kit.marks import open_questions
from kit.reading import Reading


def test_a_record_that_is_sent_again_is_kept_once(lesson, panels, nobodys_answers):  # noqa: F811
    panel = live(lesson.quiz("p1"))
    message = {"what": "save", "nonce": "the-same", "record": record(option(lesson, ID, False))}
    first, second = say(panel, message)[-1], say(panel, message)[-1]
    assert first == second
    assert (first["what"], first["try"]) == ("saved", 1)
    assert len(kept(nobodys_answers)) == 1


def test_a_panel_that_cannot_be_drawn_anew_loses_no_answer(lesson, panels):  # noqa: F811
    panel = live(lesson.quiz("p1"))

    def broken(state):
        raise KitError("another lesson has a fault")

    panel.refresh = broken
    told = say(panel, {"what": "save", "nonce": "n", "record": record("x")})[-1]
    assert told["what"] == "saved"


def test_a_fault_in_one_lesson_closes_no_other(ferry, monkeypatch):
    other = ferry.parent / "other"
    other.mkdir()
    (other / "reading.yaml").write_text("format: kit-reading/1\nsentences: [", "utf-8")
    monkeypatch.chdir(ferry.parents[1])
    reading = kit.open_lesson("ferry")
    assert "Where you are" in str(reading.progress())
    assert str(reading.review())
    assert "cannot be opened" in str(kit.lessons())
    assert "The last ferry" in str(kit.lessons())


@pytest.mark.parametrize("mode", ["test", "check"])
def test_answers_without_feedback_open_no_marks(mode):
    reading = Reading(harbour.sound())
    before = open_questions(reading._lesson, reading._state())
    assert "whose-reckless" in before
    for _ in range(3):
        answer(reading, "whose-reckless", option(reading, "whose-reckless", True), mode=mode)
    assert open_questions(reading._lesson, reading._state()) == before
