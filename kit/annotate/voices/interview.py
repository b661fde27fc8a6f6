"""Interviews: which blocks are answers, and whose.

Adds over spaCy: questions (“Q: …”, or short blocks that end with a question mark) with answers in
the first person below them; whoever the words above the first question are about gives them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...lesson import Entity, Mention
from ..coref.words import Words

_ASKED = re.compile(r"(?:Q|Question)[.:]\s")
_LABEL = re.compile(r"[A-Z][\w’'. -]{0,30}:\s")
_LEAST = 3  # questions that make an interview
_LONG = 60  # words of a question, at most
_SELF = ("i", "me", "my", "we", "our", "us")
_SILENT = ("byline", "credit")


def answers(blocks: Sequence[Words], entities: Sequence[Entity],
            mentions: Sequence[Mention]) -> tuple[frozenset[int], str]:  # fmt: skip
    """Return the numbers of the blocks that are answers, and the entity that gives them, which is
    empty where nobody is named; no blocks where the article is no interview.

    >>> # Q: Is it cold? / A: I wear two coats.  – three such pairs make an interview
    """
    asked = [w.number for w in blocks if _asks(w)]
    found = {w.number for n, w in enumerate(blocks) if n and asked and w.number > asked[0]
             and w.block.kind in ("paragraph", "list", "quotation") and not _asks(w)}  # fmt: skip
    own = sum(any(low in _SELF for low in blocks[n].low) for n in found)
    if len(asked) < _LEAST or own * 2 < len(found) or len(found) > 4 * len(asked):
        return frozenset(), ""
    return frozenset(found), _who(blocks, asked[0], entities, mentions)


def labelled(blocks: Sequence[Words]) -> bool:
    """Say whether several blocks begin with the name or letter of who speaks in them."""
    heads = [m[0] for w in blocks if (m := _LABEL.match(w.text))]
    return len(heads) > _LEAST and len(set(heads)) * 2 <= len(heads)


def _asks(w: Words) -> bool:
    text = w.text.rstrip(" ”\"’")
    short = len(w) <= _LONG and w.block.kind in ("paragraph", "subheading", "quotation")
    return short and (bool(_ASKED.match(text)) or (text.endswith("?") and "said" not in w.low))


def _who(blocks: Sequence[Words], first: int, entities: Sequence[Entity],
         mentions: Sequence[Mention]) -> str:  # fmt: skip
    """Return the person named most, and first, above the answers, writers left out."""
    silent = [w.block.span for w in blocks if w.block.kind in _SILENT]
    people = {e.id for e in entities if e.kind == "person"}
    writes = {m.entity for m in mentions if any(s.covers(m.span) for s in silent)}
    end = blocks[first].block.end
    named = [m for m in sorted(mentions, key=lambda m: m.span) if m.entity in people - writes]
    above = Counter(m.entity for m in named if m.span.start < end)
    counts = above or Counter(m.entity for m in named)
    return max(counts, key=lambda e: counts[e]) if counts else ""
