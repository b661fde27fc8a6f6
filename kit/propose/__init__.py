"""Draft layers → draft questions. Proposes; a teacher decides.

    propose(lesson, seed)   two to four items a paragraph and six or more on the whole text

Every generator is a file with `items(draft)`, which yields more than is needed; `sieve` drops what
breaks a row of the standards, `choosing` keeps a few of different kinds and puts them in order. An
item that cannot be made well is not made. The same lesson and seed give the same items: nothing
here looks at a clock, a set's order or chance.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from ..lesson import NOBODY, WRITER, Lesson, Question
from . import choosing, sieve, trust
from .draft import Draft

# One file each; a generator that is taken out costs nothing but its items.
GENERATORS = (
    "who_said", "points_to", "truth", "gaps", "place", "order", "match", "whole", "how_told",
    "heard", "names", "words", "find_word",
    "connective", "mark", "opinion", "loaded", "missing", "origin",
    "gist", "write",
)  # fmt: skip


def propose(lesson: Lesson, seed: int = 0) -> tuple[Question, ...]:
    """Return draft questions for a lesson with layers, in the order in which they are asked.

    Each has the status “draft” and a confidence; its id is a name that no other of them has. A
    text with little in its layers gets fewer items.
    """
    return choosing.chosen(Draft(_known(lesson), seed), candidates(lesson, seed))


def candidates(lesson: Lesson, seed: int = 0) -> list[tuple[str, Question]]:
    """Return every sound item with the name of its generator, before a few are chosen."""
    draft = Draft(_known(lesson), seed)
    found: list[tuple[str, Question]] = []
    names: set[str] = set()
    for generator in GENERATORS:
        for q in import_module(f".{generator}", __name__).items(draft):
            if q.id not in names and sieve.sound(draft, q):
                names.add(q.id)
                found.append((generator, q))
    return found


def _known(lesson: Lesson) -> Lesson:
    """Return the lesson as far as items may rest on it (`trust`), without marks that speak of an
    entity which is not there."""
    lesson = trust.believed(lesson)
    known = {"", WRITER, NOBODY, *lesson.entity}
    return replace(
        lesson,
        mentions=tuple(m for m in lesson.mentions if m.entity in lesson.entity),
        quotations=tuple(q for q in lesson.quotations if q.speaker in known),
        claims=tuple(c for c in lesson.claims if c.holder in known),
        loaded=tuple(w for w in lesson.loaded if w.voice in known),
    )  # fmt: skip
