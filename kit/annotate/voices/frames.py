"""One block as the stages of this package see it: words, passages, units, names by token.

Adds over a spaCy Doc: which words stand in quotation marks, and sentences that these do not cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, takewhile

from ...lesson import Entity, Mention, Span
from ..coref.words import Words, by_block, units
from .interview import answers, labelled
from .passages import Passage

# A place in capitals, perhaps a region, a day, an agency in brackets, then a dash.
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .’'/-]{2,30}(?:,[^–—\n]{2,30}?)?(?: \([^)]{2,20}\))?"
                       r"\s*(?:–|—|--|-)\s+")  # fmt: skip


@dataclass(frozen=True)
class Holder:
    """The words that name a speaker; `head` is a token of the block, `who` an entity if named."""

    head: int
    span: Span
    who: str = ""
    nobody: bool = False  # a notice, a saying: nobody’s voice


@dataclass(eq=False)
class Voice:
    """One quotation on its way: what is quoted, by whom and with which words; no entity yet."""

    block: int
    unit: int
    span: Span
    kind: str  # direct indirect mixed
    own: tuple[Passage, ...] = ()
    holder: Holder | None = None
    cue: Span | None = None
    confidence: float = 0.9
    rule: str = ""
    verb: int = -1
    aside: bool = False  # told in a clause with “who”


@dataclass(eq=False)
class Frame:
    """One block with its passages; `inside[i]` is the number of the passage of token i, or -1."""

    w: Words
    passages: list[Passage]
    named: dict[int, Mention]
    inside: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)  # of passages, in tokens, inclusive
    answer: bool = False  # a block of an interview
    own: str = ""  # the entity that “I” means there
    labelled: bool = False  # one of several that begin with who speaks
    used: set[int] = field(default_factory=set)  # verbs that already have their words

    @cached_property
    def dateline(self) -> int:
        """The number of tokens of “OSLO, 14 March –” at the block’s beginning, or 0."""
        found = _DATELINE.match(self.w.text)
        return self.w.at(self.w.block.start + found.end()) if found else 0

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """First and last token of each unit."""
        found: list[tuple[int, int]] = []
        for i, u in enumerate(self.units):
            if u == len(found):
                found.append((i, i))
            else:
                found[u] = (found[u][0], i)
        return found

    def outside(self, unit: int) -> list[int]:
        """Return the tokens of the unit that stand in no passage, punctuation too."""
        first, last = self.spans[unit]
        return [i for i in range(first, last + 1) if self.inside[i] < 0]

    def bare(self, unit: int) -> bool:
        """Say whether the unit is nothing but words in quotation marks."""
        return all(self.w.pos[i] in ("PUNCT", "SPACE", "SYM") for i in self.outside(unit))

    def content(self, first: int, last: int) -> Span | None:
        """Return the span of these tokens without “that” and punctuation at its ends."""
        w = self.w
        first = max(first, self.dateline)
        if w.low[first:first + 1] and w.low[first] in ("only", "also", "simply", "merely") and (
            w.low[first + 1:first + 2] == ["that"]
        ):  # fmt: skip
            first += 1
        while first <= last and self.inside[first] < 0 and (
            w.pos[first] in ("PUNCT", "SPACE") or (w.low[first] == "that" and w.tag[first] == "IN")
        ):  # fmt: skip
            first += 1
        while last >= first and self.inside[last] < 0 and (
            (w.pos[last] in ("PUNCT", "SPACE") and w.low[last] not in (")", "]", "%"))
            or (w.low[last] in ("and", "but") and last > first)
        ):  # fmt: skip
            last -= 1
        if first > last:
            return None
        start, end = w.start[first], w.end[last]
        for k in (self.inside[first], self.inside[last]):  # whole passages only
            if k >= 0:
                start = min(start, self.passages[k].span.start)
                end = max(end, self.passages[k].span.end)
        return Span(start, end)

    def covered(self, span: Span) -> tuple[Passage, ...]:
        """Return the passages inside the span."""
        first = bisect_left(self.passages, span.start, key=lambda p: p.span.start)
        near = takewhile(lambda p: p.span.start < span.end, islice(self.passages, first, None))
        return tuple(p for p in near if span.covers(p.span))


def all_frames(blocks: Sequence[Words], passages: Iterable[Passage], mentions: Iterable[Mention],
               entities: Iterable[Entity]) -> list[Frame]:  # fmt: skip
    """Return one frame a block, in order; only names that can speak are put into it."""
    mentions, entities = tuple(mentions), tuple(entities)
    mute = {e.id for e in entities if e.kind in ("nationality", "date", "event")}
    named = sorted((m for m in mentions if m.form == "name" and m.entity not in mute),
                   key=lambda m: m.span.end - m.span.start)  # fmt: skip
    found = []
    given, who = answers(blocks, entities, mentions)
    tagged = labelled(blocks)
    parts = by_block(blocks, passages, lambda p: p.span)
    spoken = by_block(blocks, named, lambda m: m.span)
    for w, here, names in zip(blocks, parts, spoken, strict=True):
        frame = Frame(w, here, {}, [-1] * len(w), units(w, [p.span for p in here]),
                      answer=w.number in given, labelled=tagged)  # fmt: skip
        frame.own = who if frame.answer else ""
        for k, p in enumerate(here):
            inside = w.within(p.span)
            frame.ranges.append((inside.start, max(inside.start, inside.stop - 1)))
            for i in inside:
                frame.inside[i] = k
        for m in names:  # longer ones last, they win
            frame.named |= dict.fromkeys(w.within(m.span), m)
        found.append(frame)
    return found
