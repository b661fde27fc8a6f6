"""What a notebook holds in its hand: what each method shows, and says when asked wrongly."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import kit
from kit.errors import KitError, NotFound
from kit.reading import Reading
from kit.shown import Shown

METHODS = {"answers", "handout", "map", "mark", "note", "progress", "quiz", "read", "review",
           "teacher", "timeline", "voices", "words"}  # fmt: skip


@pytest.fixture
def lesson():
    return kit.open_lesson("macron-in-kazakhstan")


def answered(lesson: Reading, question: str, response, **more):
    """Let a panel send an answer, as a page would."""
    record = {"what": "answer", "question": question, "response": response, "share": 0.123,
              "try": 99, "hints": 0, "sure": None, "mode": "practice", **more}  # fmt: skip
    return lesson._save(record, lesson._lesson.question)


def right(lesson: Reading, question: str) -> str:
    return next(o.id for o in lesson._lesson.question[question].options if o.right)


def wrong(lesson: Reading, question: str) -> str:
    return next(o.id for o in lesson._lesson.question[question].options if not o.right)


def test_tab_shows_the_methods_and_nothing_else(lesson):
    assert set(dir(lesson)) == METHODS
    assert all(callable(getattr(lesson, name)) for name in METHODS)
    assert all(getattr(Reading, name).__doc__ for name in METHODS)


def test_the_front_door_is_short():
    assert {"lessons", "open_lesson"} <= set(kit.__all__)


def test_a_lesson_that_is_not_there():
    with pytest.raises(NotFound, match="did you mean ‘macron-in-kazakhstan’"):
        kit.open_lesson("macron-in-kasakhstan")


def test_a_notebook_shows_a_sentence_and_no_traceback():
    error = NotFound("there is no lesson “x”")
    assert error._render_traceback_() == ["there is no lesson “x”"]


def test_the_lessons_that_are_here():
    shown = repr(kit.lessons())
    assert "A guest in Astana" in shown
    assert "0 of 50" in shown


# read


@pytest.mark.parametrize(("places", "titles"), [
    (("p3",), ["Paragraph 3"]), ((3,), ["Paragraph 3"]), (("P3",), ["Paragraph 3"]),
    ((3, 5), ["Paragraph 3", "Paragraph 4", "Paragraph 5"]),
    ((5, 3), ["Paragraph 3", "Paragraph 4", "Paragraph 5"]),
    (("caption",), ["Caption", "Credit"]),
    ((), ["Caption", "Credit", *(f"Paragraph {n}" for n in range(1, 9))]),
])  # fmt: skip
def test_what_is_read(lesson, places, titles):
    found = [line[2:] for line in repr(lesson.read(*places)).splitlines() if line.startswith("# ")]
    assert found == titles


@pytest.mark.parametrize(("place", "shown"), [(12, "P8"), ("p9", "P8"), (0, "P1"), (-3, "P1")])
def test_a_paragraph_that_is_not_there(lesson, place, shown):
    assert repr(lesson.read(place)).startswith(f"This article has 8 paragraphs. Showing {shown}.")
    assert "Showing" not in repr(lesson.read(8))


@pytest.mark.parametrize(("call", "sentence"), [
    (lambda one: one.read("captoin"), "did you mean ‘caption’"),
    (lambda one: one.read("p1", layers=["voice"]), "did you mean ‘voices’"),
    (lambda one: one.quiz("p1", mode="exam"), "exam"),
    (lambda one: one.mark("p1", "verbs"), "verbs"),
    (lambda one: one.words("every"), "every"),
    (lambda one: one.voices("map"), "map"),
    (lambda one: one.review("tomorrow"), "tomorrow"),
])  # fmt: skip
def test_what_is_asked_wrongly_gets_a_sentence(lesson, call, sentence):
    with pytest.raises(KitError, match=sentence):
        call(lesson)


def test_start_layers_are_on_and_others_when_named(lesson):
    assert "_Macron_" in repr(lesson.read("p7"))
    assert "reported:" not in repr(lesson.read("p8"))
    assert "_" not in repr(lesson.read("p8", layers=[])).split("▸")[0]


def test_a_mark_that_answers_an_open_question_waits(lesson):
    """Invariant 9; the whole text with layers that are named is for after the questions."""
    before = repr(lesson.read("p5", layers=["voices"]))
    assert "[Lavrov, reported:" not in before
    assert "[Lavrov, reported:" in repr(lesson.read(layers=["voices"]))
    mark = next(m for m in _marks(lesson) if m.label == "Lavrov · reported")
    for question in mark.until:
        for _ in range(2):
            answered(lesson, question, "nothing")
    assert "[Lavrov, reported:" in repr(lesson.read("p5", layers=["voices"]))


def _marks(lesson):
    from kit.marks import marks

    return marks(lesson._lesson)


# quiz and mark


def test_questions_come_with_the_last_part_that_they_read(lesson):
    asked = [q for q in lesson._lesson.questions if not q.again_for]
    count = 0
    for block in lesson._lesson.blocks:
        shown = repr(lesson.quiz(block))
        count += shown.count("Question ") if block != "credit" else 0
    whole = repr(lesson.quiz("whole")).count("\nQuestion ") + 1
    assert whole == sum("all" in q.reads for q in asked)
    assert repr(lesson.quiz()).count("legend") == 0
    assert count >= len(asked) - whole


@pytest.mark.parametrize("mode", ["practice", "check", "test"])
def test_modes(lesson, mode):
    shown = repr(lesson.quiz("p3", mode=mode))
    assert ("Answer and why" in shown) is (mode == "practice")
    assert ("All answers and why" in shown) is (mode == "check")
    assert ("Hint" in shown) is (mode != "test")


def test_words_to_mark_are_a_question_with_reasons(lesson):
    shown = repr(lesson.mark("p5", "voices"))
    assert "mark the words" in shown
    assert "accused" in shown


# what is saved


def test_an_answer_is_kept_scored_by_us_and_counted(lesson, nobodys_answers):
    assert answered(lesson, "caption-doing", wrong(lesson, "caption-doing")) == {"try": 1}
    assert answered(lesson, "caption-doing", right(lesson, "caption-doing")) == {"try": 2}
    lines = [json.loads(line) for path in nobodys_answers.rglob("*.jsonl")
             for line in path.read_text("utf-8").splitlines()]  # fmt: skip
    assert [(r["share"], r["try"], r["n"]) for r in lines] == [(0.0, 1, 1), (1.0, 2, 2)]
    again = kit.open_lesson("macron-in-kazakhstan")
    assert [t["share"] for t in again._state()["answers"]["caption-doing"]] == [0.0, 1.0]


def test_in_a_test_nobody_scores(lesson):
    answered(lesson, "caption-doing", right(lesson, "caption-doing"), mode="test", share=None)
    assert lesson._state()["answers"]["caption-doing"][0]["share"] is None


def test_answers_are_a_pandas_table(lesson):
    pytest.importorskip("pandas")
    assert len(lesson.answers()) == 0
    answered(lesson, "caption-doing", right(lesson, "caption-doing"))
    (row,) = lesson.answers().to_dict("records")
    assert row["question"] == "caption-doing"
    assert row["share"] == 1
    options = lesson._lesson.question["caption-doing"].options
    assert row["answer"] == next(o.text for o in options if o.right)


def test_progress_is_a_table_without_a_kernel(lesson):
    empty = repr(lesson.progress())
    assert "P8 | ░░░░░░░░░░ | new" in empty
    assert "Nothing to repeat today." in empty
    answered(lesson, "caption-doing", right(lesson, "caption-doing"))
    assert "1 of 1 right" in repr(lesson.progress())


def test_notes_are_shown_with_their_place(lesson):
    assert "No notes yet" in repr(lesson.note("p3"))
    text = lesson._lesson.article[lesson._lesson.blocks["p3"].span]
    start = text.index("rare earths")
    record = {"what": "highlight", "id": "h-1", "block": "p3", "start": start, "end": start + 11,
              "quote": "rare earths", "note": "What are they?"}  # fmt: skip
    lesson._save(record, {})
    assert "“rare earths” (P3) – What are they?" in repr(lesson.note("p3"))
    assert "No notes yet" in repr(lesson.note("p4"))
    assert "=rare earths= [my note: What are they?]" in repr(lesson.read("p3", layers=[]))


def test_nothing_to_repeat_and_forget(lesson):
    assert "Nothing to repeat today." in repr(lesson.review())
    answered(lesson, "caption-doing", right(lesson, "caption-doing"))
    lesson._save({"what": "forget"}, {})
    assert lesson._state()["answers"] == {}


def test_a_torn_line_is_told_and_nothing_else_is_lost(lesson, nobodys_answers):
    answered(lesson, "caption-doing", right(lesson, "caption-doing"))
    (path,) = nobodys_answers.rglob("*.jsonl")
    with path.open("ab") as file:
        file.write(b'{"v":1,"what":"ans')
    shown = repr(kit.open_lesson("macron-in-kazakhstan").read("p1"))
    assert "was not finished and is left out" in shown


def test_a_full_disk_is_a_sentence(lesson, monkeypatch):
    import errno
    import os

    def full(*_):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(KitError, match="Your answer is not saved: the disk is full"):
        answered(lesson, "caption-doing", right(lesson, "caption-doing"))


# pictures, tables, paper


@pytest.mark.parametrize("call", [
    lambda one: one.map(), lambda one: one.map(names=False), lambda one: one.timeline(),
    lambda one: one.voices("net"),
])  # fmt: skip
def test_pictures_stand_beside_their_words(lesson, call):
    shown = call(lesson)
    assert any(piece.svg.startswith("<svg") for piece in shown.pieces)
    assert repr(shown)


def test_words_and_voices(lesson):
    assert "sovereignty" in repr(lesson.words())
    assert len(repr(lesson.words("all"))) > len(repr(lesson.words()))
    assert "How to check it" in repr(lesson.voices())


def test_paper_is_not_here_yet(lesson):
    assert repr(lesson.handout()).count(".") <= 3


# what a notebook gets


def test_everything_shown_is_html_and_text(lesson):
    for shown in (lesson.read("p1"), lesson.quiz("p1"), lesson.words(), lesson.progress()):
        assert isinstance(shown, Shown)
        assert shown._repr_html_().startswith('<section class="kit-twin" lang="en">')
        for piece in shown.pieces:
            assert piece.text
            assert bool(piece.html) or piece.svg


SCRIPT = """
from IPython.testing.globalipapp import start_ipython
shell = start_ipython()
shell.kernel = object()
from IPython.utils.capture import capture_output
import kit
with capture_output() as found:
    kit.open_lesson("macron-in-kazakhstan").read("p1")._ipython_display_()
print([sorted(out.data) for out in found.outputs])
"""


def test_the_view_stands_alone_behind_the_static_form():
    pytest.importorskip("IPython")
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True,
                          check=True)  # fmt: skip
    assert done.stdout.splitlines()[-1] == (
        "[['text/html', 'text/plain'], ['application/vnd.jupyter.widget-view+json']]")
