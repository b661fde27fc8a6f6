"""What must not be seen yet: marks that would answer an open question (invariant 9)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import partial
from typing import Any

from ..lesson import Lesson, Span
from ..skills import LAYERS

_KEPT = "kit.hidden"
TRIES = 2  # after so many the key has been shown
# Labels of these layers name a speaker, so a question on one hides the others over its evidence.
_NAMES_A_SPEAKER = ("voices", "claims", "loaded")


class Hidden:
    """The spans that are withheld, by layer and `reference`, with their main questions."""

    def __init__(self, lesson: Lesson):
        mains = {q.id for q in lesson.mains}
        self.starts = [block.start for block in lesson.article.blocks]
        # by layer and block, so that a long article costs no more for each mark; rows are numbered
        # because the questions come in the order of the lesson
        self.rows: dict[tuple[str, int], list[tuple[int, Span, str]]] = {}
        nth = 0
        for q in lesson.questions:
            main = q.again_for if q.again_for in mains else q.id
            for layer in _withheld(q.layer):
                for span in (*q.evidence, *(target.span for target in q.targets)):
                    nth += 1
                    for block in self._blocks(span):
                        self.rows.setdefault((layer, block), []).append((nth, span, main))

    def _blocks(self, span: Span) -> range:
        """Return the numbers of the blocks that the span may touch."""
        first = bisect_right(self.starts, span.start)
        return range(first, max(first + 1, bisect_left(self.starts, span.end) + 1))

    def until(self, layer: str, span: Span, form: str = "") -> tuple[str, ...]:
        """Return the questions that a mark of this layer and form would answer."""
        layers = (layer,) if form in ("", "name") else (layer, "reference")
        found = (main for one in layers
                 for _, held, main in sorted(row for block in self._blocks(span)
                                             for row in self.rows.get((one, block), ()))
                 if held.overlaps(span))  # fmt: skip
        return tuple(dict.fromkeys(found))


def _withheld(layer: str) -> tuple[str, ...]:
    if layer in ("voices", "claims"):
        return _NAMES_A_SPEAKER
    return (layer,) if layer in LAYERS or layer == "reference" else ()


def hidden(lesson: Lesson) -> Hidden:
    """Return what a lesson withholds, found once: beside its own cached properties."""
    kept: Hidden | None = lesson.__dict__.get(_KEPT)
    if kept is None:
        kept = lesson.__dict__[_KEPT] = Hidden(lesson)
    return kept


def until_of(lesson: Lesson, layer: str) -> partial[tuple[str, ...]]:
    """Return a function from a span to the questions that a mark of `layer` on it would answer."""
    return partial(hidden(lesson).until, layer)


def question_open(state: Mapping[str, Any], id: str) -> bool:
    """Say whether a question waits: not right once, not tried twice. frame.js does the same.

    Only practice counts: in a test or a check an open mark would tell the answer.
    """
    tries = [t for t in state.get("answers", {}).get(id, ())
             if t.get("mode") not in ("test", "check")]  # fmt: skip
    return len(tries) < TRIES and not any(t.get("share") == 1 for t in tries)


def open_questions(lesson: Lesson, state: Mapping[str, Any]) -> frozenset[str]:
    """Return the ids of the main questions that still wait for their answer."""
    return frozenset(q.id for q in lesson.mains if question_open(state, q.id))
