"""Drafts of invented texts, as the annotator leaves them: what those who propose items work on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path

from kit.annotate import annotate
from kit.check import check
from kit.lesson import Article, Block, Lesson, Question
from kit.propose.draft import Draft

TEXTS = ("dates/first-local", "dates/first-business", "dates/first-opinion", "dates/later-health",
         "dates/later-interview", "names/protest", "dates/first-sport")  # fmt: skip
# the rows of one item: what it asks, what it offers, what it says
ITEM_ROWS = ("I1", "I2", "I3", "I4", "I5", "I6", "I8", "I9", "I10", "I11", "I13", "I14", "T1", "F1",
             "F2", "F3", "F4", "F5", "S5", "M4", "M5")  # fmt: skip
_HERE = Path(__file__).parent / "annotate"


@cache
def drafted(name: str) -> Lesson:
    """Return the draft of one text: “dates/first-local”."""
    told = json.loads((_HERE / f"{name}.json").read_text("utf-8"))
    blocks = tuple(Block(b["id"], b["kind"], b["start"], b["end"]) for b in told["blocks"])
    lesson = annotate(Article(told["file"], told["text"], blocks, ()))
    title = next((told["text"][b.start:b.end] for b in blocks if b.kind == "headline"), "A text")
    return replace(lesson, id=name.split("/")[1], title=title, rights="ours")


def drafts() -> Iterator[Lesson]:
    """Yield the drafts of all texts."""
    yield from map(drafted, TEXTS)


def made(generator: str, lesson: Lesson, seed: int = 0) -> tuple[Question, ...]:
    """Return what one generator makes of a draft."""
    return tuple(import_module(f"kit.propose.{generator}").items(Draft(lesson, seed)))


def faults(lesson: Lesson, questions: tuple[Question, ...]) -> list[str]:
    """Return what must be changed in the items, by the item rows of the standards."""
    ids = {q.id for q in questions}
    found = check(replace(lesson, questions=questions))
    return [f"{f.code} {f.where}: {f.what}" for f in found
            if f.severity == "must" and f.where in ids and f.code in ITEM_ROWS]  # fmt: skip


def text_of(questions: tuple[Question, ...]) -> str:
    """Return the items as text, to be compared."""
    return "\n".join(f"{q!r} {q.confidence}" for q in questions)
