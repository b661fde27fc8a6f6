"""How an item is put together: builders that give every draft question its level and status.

A generator says what it asks and why each answer tempts; what all items share stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from .. import skills
from ..lesson import Option, Question, Span, option_id
from .draft import Draft, right, wrong

LURES = 3  # so many wrong options, where the text has them; two are the least
_STEPS = {"locate": 1, "understand": 2, "evaluate": 3}


class Lure(NamedTuple):
    """A wrong answer: its words, why somebody takes it (`skills.TRAPS`), what they then hear."""

    text: str
    trap: str
    say: str


def level(draft: Draft, skill: str) -> str:
    """Return the level of an item: finding a fact is a step easier than the text, A2 at least."""
    text = draft.lesson.level if draft.lesson.level in skills.LEVELS else "B1"
    at = skills.LEVELS.index(text)
    easier = skills.row(skill, "pisa") == "locate"
    return skills.LEVELS[max(1, min(at - easier, skills.LEVELS.index("C1")))]


def made(draft: Draft, name: str, kind: str, reads: str | tuple[str, ...], skill: str, ask: str,
         evidence: Iterable[Span], hints: Sequence[str], confidence: float,
         **more: Any) -> Question:  # fmt: skip
    """Return a draft question; `more` are fields of `Question`."""
    blocks = (reads,) if isinstance(reads, str) else reads
    hard = more.pop("difficulty", _STEPS.get(skills.row(skill, "pisa"), 2))
    return Question(
        name, kind, blocks, skill, ask, tuple(dict.fromkeys(evidence)), tuple(hints),
        level(draft, skill), hard, confidence=round(min(0.95, confidence), 2), status="draft",
        **more,
    )  # fmt: skip


def choice(draft: Draft, name: str, reads: str | tuple[str, ...], skill: str, ask: str,
           evidence: Iterable[Span], hints: Sequence[str], confidence: float,
           key: tuple[str, str], lures: Sequence[Lure], **more: Any) -> Question:  # fmt: skip
    """Return a draft question with one key: (words, proof)."""
    options = (right(name, *key), *(wrong(name, lure.trap, lure.text, lure.say) for lure in lures))
    return made(draft, name, "choice", reads, skill, ask, evidence, hints, confidence,
                options=options, **more)  # fmt: skip


def truth(draft: Draft, name: str, reads: str, skill: str, ask: str, statement: str,
          evidence: Iterable[Span], hints: Sequence[str], confidence: float, key: str,
          says: Sequence[str], **more: Any) -> Question:  # fmt: skip
    """Return a statement to judge; `says` goes with true, false and not stated in this order."""
    options = tuple(Option(option_id(name, word), word, word == key, say)
                    for word, say in zip(skills.TRUTHS, says, strict=True))  # fmt: skip
    return made(draft, name, "truth", reads, skill, ask, evidence, hints, confidence,
                options=options, statement=statement, **more)  # fmt: skip


def steps(name: str, rows: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    """Return the items of an order question from (words, feedback), in the right order."""
    return tuple(Option(option_id(name, text), text, True, say) for text, say in rows)


def renamed(q: Question, name: str) -> Question:
    """Return the question under another id, its options with it."""
    def again(options: tuple[Option, ...]) -> tuple[Option, ...]:
        return tuple(replace(o, id=option_id(name, o.text)) for o in options)
    return replace(q, id=name, options=again(q.options), items=again(q.items), extra=again(q.extra))
