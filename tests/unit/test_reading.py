"""What a notebook holds in its hand: what each method shows, and says when asked wrongly."""

from __future__ import annotations

import subprocess
import sys

import pytest
from broken import harbour
from learner import all_shown, answer, marked

import kit
from kit import html
from kit.errors import KitError, NotFound
from kit.reading import Reading
from kit.shown import Shown

METHODS = {"answers", "desk", "handout", "map", "mark", "note", "progress", "quiz", "read",
           "review", "teacher", "timeline", "voices", "words"}  # fmt: skip


RUN = html.END


def first():
    return kit.open_lesson("macron-in-kazakhstan")


def small():
    return Reading(harbour.sound())


@pytest.fixture
def lesson():
    return first()


BOTH = pytest.mark.parametrize("made", [first, small], ids=["first", "harbour"])


def test_tab_shows_the_methods_and_nothing_else(lesson):
    assert set(dir(lesson)) == METHODS
    assert all(callable(getattr(lesson, name)) for name in METHODS)
    assert all(getattr(Reading, name).__doc__ for name in METHODS)


@pytest.mark.parametrize("jedi", [True, False])
@pytest.mark.parametrize(("line", "doors"), [
    ("lesson.", METHODS), ("teacher.", {"figures", "items", "key", "misread"}),
])  # fmt: skip
def test_tab_in_a_notebook_shows_the_doors(lesson, line, doors, jedi):
    completer = pytest.importorskip("IPython.core.completer")
    from IPython.core.interactiveshell import InteractiveShell

    names = {"lesson": lesson, "teacher": lesson.teacher()}
    tab = completer.IPCompleter(shell=InteractiveShell(), namespace=names)
    tab.use_jedi = jedi
    with completer.provisionalcompleter():
        found = {one.text.rpartition(".")[2] for one in tab.completions(line, len(line))}
    assert found == doors


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
    assert shown_blocks(lesson.read(place)) == [shown]


def shown_blocks(shown):
    return [f"P{line.split()[-1]}" for line in repr(shown).splitlines()
            if line.startswith("# Paragraph")]  # fmt: skip


def test_a_stretch_that_ends_too_high_says_so_once(lesson):
    shown = lesson.read(7, 12)
    assert repr(shown).count("This article has 8 paragraphs. Showing P8.") == 1
    assert shown_blocks(shown) == ["P7", "P8"]
    assert repr(lesson.quiz(12)).startswith("This article has 8 paragraphs. Showing P8.")


@pytest.mark.parametrize("odd", ["²", "p", "", "--3", "3.0", None, [3], "p 3", "3-5", "<b>"])
def test_what_is_no_part_is_named(lesson, odd):
    with pytest.raises(NotFound, match="this article has no part"):
        lesson.read(odd)


def test_no_number_is_too_large(lesson):
    assert shown_blocks(lesson.read("p" + "9" * 5000)) == ["P8"]
    assert shown_blocks(lesson.read(-(10**30))) == ["P1"]


def test_three_parts_are_too_many(lesson):
    with pytest.raises(KitError, match=r"the first and the last: read\(3, 5\)"):
        lesson.read(3, 4, 5)


def test_the_credit_comes_with_its_caption_and_alone(lesson):
    assert "Handout" in repr(lesson.read("caption"))
    assert repr(lesson.read("credit")).splitlines()[0] == "# Credit"


@pytest.mark.parametrize(("call", "sentence"), [
    (lambda one: one.read("captoin"), "did you mean ‘caption’"),
    (lambda one: one.read("p1", layers=["voice"]), "did you mean ‘voices’"),
    (lambda one: one.read("p1", layers="voice"), "did you mean ‘voices’"),
    (lambda one: one.quiz("p1", mode="exam"), "modes: check, practice, test"),
    (lambda one: one.quiz("p1", mode="tets"), "did you mean ‘test’"),
    (lambda one: one.quiz("captain"), "did you mean ‘caption’"),
    (lambda one: one.mark("p1", "voyces"), "did you mean ‘voices’"),
    (lambda one: one.mark("p1", "verbs"), "no layer “verbs”"),
    (lambda one: one.mark("credit", "voices"), "Voices: the credit holds none"),
    (lambda one: one.note("p1x"), "no part “p1x”"),
    (lambda one: one.words("every"), "lists: all, learn"),
    (lambda one: one.words("laern"), "did you mean ‘learn’"),
    (lambda one: one.voices("map"), "forms: net, table"),
    (lambda one: one.review("word"), "did you mean ‘words’"),
])  # fmt: skip
def test_what_is_asked_wrongly_gets_a_sentence(lesson, call, sentence):
    with pytest.raises(NotFound, match=sentence) as error:
        call(lesson)
    assert "\n" not in str(error.value)


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
            answer(lesson, question, "nothing")
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
    everything = repr(lesson.quiz())
    assert all(q.ask in everything for q in asked)
    assert count >= len(asked) - whole


@pytest.mark.parametrize("mode", ["practice", "check", "test"])
def test_modes(lesson, mode):
    shown = repr(lesson.quiz("p3", mode=mode))
    assert ("Answer and why" in shown) is (mode == "practice")
    assert ("All answers and why" in shown) is (mode == "check")
    assert ("Hint" in shown) is (mode != "test")


def test_a_part_without_questions_says_so():
    sound = harbour.sound()
    from dataclasses import replace

    bare = Reading(replace(sound, questions=tuple(q for q in sound.questions if "p1" in q.reads)))
    assert repr(bare.quiz("p3")) == "There are no questions on P3 yet."


def test_words_to_mark_are_a_question_with_reasons(lesson):
    shown = repr(lesson.mark("p5", "voices"))
    assert "mark the words" in shown
    assert "accused" in shown


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


def test_paper_is_offered_and_lies_beside_the_notebook(lesson, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shown = lesson.handout()
    assert repr(shown) == (
        " - Worksheet (worksheet.pdf)\n - Page for a browser (page.html)\n - Key (key.pdf)")
    names = sorted(path.name for path in (tmp_path / "handouts").iterdir())
    assert names == ["key.pdf", "page.html", "worksheet.pdf"]
    assert 'href="handouts/worksheet.pdf"' in shown._repr_html_()
    panel = shown.pieces[0].panel()
    assert panel.value.count("<img ") == 5
    assert 'alt="Worksheet, page 1"' in panel.value


def test_paper_that_cannot_be_saved_is_shown_with_a_sentence(lesson, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "handouts").write_text("in the way")
    shown = lesson.handout("next-stop", mode="test", large=True)
    assert repr(shown).startswith("The files are not saved: ")
    assert "<a " not in shown._repr_html_()


# what a notebook gets


@BOTH
def test_everything_shown_says_the_same_as_html_and_as_text(made):
    for call, shown in all_shown(made()).items():
        assert isinstance(shown, Shown), call
        for piece in shown.pieces:
            assert piece.text, call
            if piece.html:
                assert piece.html.startswith('<section class="kit-twin" lang="en">'), call
                said = html.plain(piece.html).replace(RUN, "").split()
                assert said == piece.text.replace(RUN, "").split(), call
            else:
                assert piece.svg, call
        assert str(shown) == repr(shown)


@BOTH
def test_what_has_answers_to_give_says_how_to_run_it(made):
    for call, shown in all_shown(made()).items():
        live = call.startswith(("read", "quiz", "mark", "review(words"))
        assert (RUN in shown._repr_html_()) is live, call


def test_what_can_be_marked(lesson):
    assert marked(lesson, "p5", "voices")
    assert not marked(lesson, "credit", "voices")


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
