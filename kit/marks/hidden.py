"""What must not be seen yet: marks that would answer an open question (invariant 9)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from ..lesson import Lesson, Span
from ..skills import LAYERS

TRIES = 2  # after so many the key has been shown
# Labels of these layers name a speaker, so a question on one hides the others over its evidence.
_NAMES_A_SPEAKER = ("voices", "claims", "loaded")


class Hidden:
    """The spans that are withheld, by layer and `reference`, with their main questions."""

    def __init__(self, lesson: Lesson):
        mains = {q.id for q in lesson.questions if not q.again_for}
        self.rows: dict[str, list[tuple[Span, str]]] = {}
        for q in lesson.questions:
            main = q.again_for if q.again_for in mains else q.id
            for layer in _withheld(q.layer):
                spans = (*q.evidence, *(target.span for target in q.targets))
                self.rows.setdefault(layer, []).extend((span, main) for span in spans)

    def until(self, layer: str, span: Span, form: str = "") -> tuple[str, ...]:
        """Return the questions that a mark of this layer and form would answer."""
        rows = self.rows.get(layer, [])
        if form not in ("", "name"):
            rows = rows + self.rows.get("reference", [])
        return tuple(dict.fromkeys(main for held, main in rows if held.overlaps(span)))


def _withheld(layer: str) -> tuple[str, ...]:
    if layer in ("voices", "claims"):
        return _NAMES_A_SPEAKER
    return (layer,) if layer in LAYERS or layer == "reference" else ()


def until_of(lesson: Lesson, layer: str) -> partial[tuple[str, ...]]:
    """Return a function from a span to the questions that a mark of `layer` on it would answer."""
    return partial(Hidden(lesson).until, layer)


def question_open(state: Mapping[str, Any], id: str) -> bool:
    """Say whether a question waits: not right once, not tried twice. frame.js does the same."""
    tries = state.get("answers", {}).get(id, ())
    return len(tries) < TRIES and not any(t.get("share") == 1 for t in tries)


def open_questions(lesson: Lesson, state: Mapping[str, Any]) -> frozenset[str]:
    """Return the ids of the main questions that still wait for their answer."""
    return frozenset(q.id for q in lesson.questions
                     if not q.again_for and question_open(state, q.id))  # fmt: skip
