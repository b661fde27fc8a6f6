"""What a lesson needs beside questions: filled, built on the layers, kept where it is there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from drafted import TEXTS, drafted, made

from kit.check import check
from kit.printed import Wish, printed
from kit.propose import propose
from kit.propose.around import around, reading_of
from kit.skills import MOVES, READINGS
from kit.walk.parts import notebooks


def full(name):
    lesson = drafted(name)
    return around(replace(lesson, questions=propose(lesson)))


@pytest.mark.parametrize("name", TEXTS)
def test_everything_that_is_needed_is_there(name):
    lesson = full(name)
    assert 3 <= len(lesson.aims) <= 4
    assert all(aim.startswith("I can ") for aim in lesson.aims)
    assert len(lesson.before) == 2
    assert len(lesson.after) == 4
    assert {task.move for task in lesson.trace} == set(MOVES)
    assert any(task.beyond for task in lesson.trace)
    assert lesson.discussion
    assert lesson.teacher
    assert lesson.levels
    assert lesson.minutes >= 45
    assert {b for b, _ in lesson.stops} >= {b.id for b in lesson.paragraphs}
    assert not [f for f in check(lesson) if f.code in ("M2", "V4", "S2") and f.severity == "must"]


@pytest.mark.parametrize("name", TEXTS)
def test_plans_add_up_and_name_real_questions(name):
    lesson = full(name)
    assert [plan.minutes for plan in lesson.plans] == [45, 90]
    for plan in lesson.plans:
        assert sum(phase.minutes for phase in plan.phases) == plan.minutes
        assert [phase.reading for phase in plan.phases] == list(READINGS)
        for phase in plan.phases:
            assert all(reading_of(lesson.question[i]) == phase.reading for i in phase.items)
    assert any(phase.items for phase in lesson.plans[0].phases)


@pytest.mark.parametrize("name", TEXTS[:4])
def test_notebooks_are_built(name):
    cells = notebooks(full(name))
    assert len(cells) == 8
    assert all("None" not in cell.source for part in cells.values() for cell in part)


def test_paper_and_pages_are_made():
    lesson = full(TEXTS[1])
    files = dict(printed(lesson, Wish(forms=("md", "pdf", "html")), lambda note: None))
    assert {name.rpartition(".")[2] for name in files} == {"md", "pdf", "html"}
    sheet = next(data for name, data in files.items() if name.endswith(".md")).decode()
    assert lesson.title in sheet


def test_before_gives_nothing_away():
    for name in TEXTS:
        lesson = full(name)
        told = " ".join(f"{t.title} {t.do} {t.more}" for t in lesson.before)
        people = [e.name for e in lesson.entities if e.kind == "person" and " " in e.name]
        headline = next((lesson.article[b.span] for b in lesson.article.blocks
                         if b.kind == "headline"), "")  # fmt: skip
        assert not [p for p in people if p in told.replace(headline, "")]


def test_a_stop_names_nobody_and_quotes_only_a_connective():
    for name in TEXTS:
        lesson = full(name)
        ties = {lesson.article[c.span] for c in lesson.connectives}
        names = {e.name for e in lesson.entities if e.kind in ("person", "organisation")}
        for block, stop in lesson.stops:
            text = lesson.article[lesson.blocks[block].span]
            assert not [n for n in names if len(n) > 3 and n in stop], stop
            for words in re.findall(r"“([^”]+)”", stop):
                pause = f"after “{words}”" in stop and words in text
                assert words in ties or words in ("it", "he", "their") or pause, stop


def test_long_paragraphs_have_a_pause():
    lesson = drafted(TEXTS[0])
    sentence = " ".join(["word"] * 39) + " end."
    text = f"{sentence} {sentence} {sentence}"
    block = replace(lesson.paragraphs[0], start=0, end=len(text))
    from kit.lesson import Article, Lesson, Span

    spans = tuple(Span(n * (len(sentence) + 1), n * (len(sentence) + 1) + len(sentence))
                  for n in range(3))  # fmt: skip
    long = Lesson("long", "Long", "en", "B1", 0, "", Article("long.txt", text, (block,), spans))
    assert "Make a pause after “word word word end”" in dict(around(long).stops)[block.id]


def test_what_is_there_stays():
    lesson = replace(drafted(TEXTS[0]), aims=("I can sing.",), minutes=20)
    filled = around(lesson)
    assert filled.aims == ("I can sing.",)
    assert filled.minutes == 20
    assert filled.before


def test_a_lesson_without_layers_is_filled_too():
    lesson = drafted(TEXTS[0])
    bare = replace(lesson, entities=(), mentions=(), quotations=(), claims=(), loaded=(),
                   connectives=(), hedges=(), glossary=(), events=())  # fmt: skip
    filled = around(bare)
    assert len(filled.before) == 2
    assert len(filled.trace) == 4
    assert filled.discussion
    assert notebooks(filled)


def test_the_notes_say_what_to_check_first():
    lesson = full("names/protest")
    notes = "\n".join(lesson.teacher)
    assert "draft" in lesson.teacher[0]
    least = min(lesson.quotations, key=lambda q: (q.confidence, q.id))
    assert lesson.article[least.span].strip("“”,")[:12] in notes
    assert "PIRLS" in notes


def test_same_lesson_same_words():
    lesson = drafted(TEXTS[2])
    items = made("mark", lesson)
    one, two = (around(replace(lesson, questions=items)) for _ in range(2))
    assert one == two
