"""What a paragraph is there for: it lets somebody speak, goes back, looks ahead, counts.

A paragraph is asked about only when its layers are of one sort and all other sorts are out of the
question: one key, and wrong ones that the layers rule out. The main idea of the whole text is asked
for in `whole`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..lesson import Block, Question
from . import plainly, telling
from .draft import Draft, right, sure, wrong
from .mark import SAYING

LEAST = 0.7  # confidence of the entries that make the sort
SHARE = 0.5  # of a paragraph’s letters that one speaker’s words take
FIGURES = 3  # numbers that make a paragraph one of figures
MOST = 2  # such items, a lesson

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NUMBER = re.compile(r"(?<![\w.,])[£$€]?\d[\d,.]*\d%?|\b\d%")


class Job(NamedTuple):
    """What a paragraph may do: as an option, and as a question about a paragraph."""

    text: str
    look: str


_JOBS = {
    "voice": Job("It lets one person speak.", "whose words fill most of it"),
    "ahead": Job("It looks at what is to come.", "whether its verbs look ahead"),
    "back": Job("It goes back in time.", "which years or days it names"),
    "figures": Job("It gives figures for the case.", "how many numbers it has"),
}


def items(draft: Draft) -> Iterator[Question]:
    """Yield up to two items on what a paragraph is there for, the surest first."""
    rows = [q for b in draft.paragraphs if (q := _item(draft, b)) is not None]
    yield from sorted(rows, key=lambda q: (-q.confidence, q.evidence[0]))[:MOST]


def _item(draft: Draft, block: Block) -> Question | None:
    scores = _scores(draft, block)
    keys = [job for job, (strong, _) in scores.items() if strong]
    lures = [job for job, (_, there) in scores.items() if not there]
    if len(keys) != 1 or len(lures) < 2:
        return None
    key, place = keys[0], draft.spoken_of(block.id)
    if key == "figures" or len(draft.sentences(block.id)) < 3:
        return None  # a story has figures, too; and one quotation needs no reading
    first, last = draft.sentences(block.id)[:1], draft.sentences(block.id)[-1:]
    start = draft[telling.opening(draft, first[0], 6)] if first else ""
    if not telling.quotable(start) or telling.count(start) < 2:
        return None
    name = f"{block.id}-job"
    ask = plainly.plainest(draft, (
        f"What is {place} there for in the text, from “{start}” to its end?",
        f"What does {place} do in the text? It begins with “{start}”.",
    )[:1], block.id)  # fmt: skip
    says = [_proof(draft, key, block, place)]
    says += [f"A paragraph may well do this. But look at {place} once more, from “{start}” on, and"
             f" ask {_JOBS[job].look}." for job in lures[:3]]  # fmt: skip
    texts = [_JOBS[key].text, *(_JOBS[job].text for job in lures[:3])]
    hints = telling.quiet((
        f"Cover {place} and read the text without it. What would you miss?",
        f"Go through {place} and underline names in one colour, numbers in another.",
        f"Read {place} quickly, only for its verbs.",
    ), texts[:1], ask)  # fmt: skip
    if not ask or not hints or not telling.even(texts) or not telling.sized(says):
        return None
    options = [right(name, texts[0], says[0])]
    options += [wrong(name, "not stated", text, say)
                for text, say in zip(texts[1:], says[1:], strict=True)]  # fmt: skip
    evidence = tuple(dict.fromkeys((telling.opening(draft, first[0]),
                                    telling.opening(draft, last[0]))))  # fmt: skip
    return Question(
        name, "choice", (block.id,), "how-it-hangs-together", ask, evidence, hints,
        telling.level(draft, "B1"), 2, options=tuple(options), layer="voices",
        confidence=sure(0.75, 1.0 if key == "voice" else 0.9), status="draft",
    )  # fmt: skip


def _scores(draft: Draft, block: Block) -> dict[str, tuple[bool, bool]]:
    """Return for each job whether the paragraph clearly has it, and whether it has any of it."""
    lesson, span, text = draft.lesson, block.span, draft[block.span]
    said = [q for q in draft.quotations if span.covers(q.span)]
    own = [q for q in said if q.kind == "direct" and q.speaker and q.confidence >= LEAST]
    size = sum(q.span.end - q.span.start for q in own)
    one = len({q.speaker for q in said}) == 1 and bool(own) and draft.is_person(own[0].speaker)
    speaks = bool(said) or bool(SAYING.search(text)) or any(mark in text for mark in "“\"")
    claims = [c for c in lesson.claims if span.covers(c.span)]
    ahead = [c for c in claims if c.kind in ("plan", "prediction")]
    future = bool(ahead) or re.search(r"\b(?:will|would|plans?|expected|due to|next)\b", text)
    years = len(_YEAR.findall(text))
    dated = years or any(lesson.entity[m.entity].kind == "date" for m in draft.inside(span))
    figures = len([n for n in _NUMBER.findall(text) if not _YEAR.fullmatch(n)])
    return {
        "voice": (one and size > SHARE * (span.end - span.start), speaks),
        "ahead": (len(ahead) > 1 and len(ahead) >= len(claims) - 1 and not speaks, bool(future)),
        "back": (years > 1 and not future and not speaks, bool(dated)),
        "figures": (figures >= FIGURES and not speaks and not future, figures > 0),
    }


def _proof(draft: Draft, key: str, block: Block, place: str) -> str:
    if key == "voice":
        own = next(q for q in draft.quotations if block.span.covers(q.span) and q.kind == "direct")
        return (f"Most of {place} stands in quotation marks, and it is {draft.name(own.speaker)}"
                " who speaks.")  # fmt: skip
    if key == "ahead":
        plan = next(c for c in draft.lesson.claims if block.span.covers(c.span)
                    and c.kind in ("plan", "prediction"))  # fmt: skip
        words = draft[telling.opening(draft, plan.span)]
        shown = f"“{words}”" if telling.quotable(words) else "what it tells"
        return f"Nearly all that {place} tells has not come yet: read {shown}."
    found = (_YEAR if key == "back" else _NUMBER).findall(draft[block.span])
    shown = " and ".join(f"“{word}”" for word in dict.fromkeys(found[:2]))
    what = "times that lie behind" if key == "back" else "what has been counted or measured"
    return f"The details of {place} are about {what}: find {shown} in it."
