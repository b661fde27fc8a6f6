"""Wrong answers that a reader could take: from the same text first, of the right sort and length.

What the lists at the end hold is used only where the text has too few names of a sort; they are
our own and hold well-known names alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from .. import text as strings
from ..lesson import Entity, Span
from .draft import Draft
from .making import LURES

RATIO, SHORT = 1.6, 15  # longest to shortest option; up to so many letters count as so many
_SIDE = ("byline", "credit")  # names there play no part in the story

Row = TypeVar("Row")


def others(draft: Draft, key: str, span: Span, *kinds: str) -> Iterator[Entity]:
    """Yield entities of these kinds that could be taken for `key`, the likeliest first.

    Those of the same paragraph come before those of other paragraphs, nearer ones before those
    far away, named ones before described ones. Names that hold one another are left out, groups
    and their members too.
    """
    mine = set(strings.plain(draft.name(key)).split())
    home = draft.block(span)
    members = _together(draft, key)

    def rank(entity: Entity) -> tuple[bool, bool, bool]:
        rows = draft.mentions(entity.id)
        here = bool(home) and any(home.span.covers(m.span) for m in rows if home)
        return (aside(draft, entity.id), not draft.mentions(entity.id, "name"), not here)

    seen: list[set[str]] = [mine]
    for entity in sorted(draft.around(span, *kinds), key=rank):
        words = set(strings.plain(draft.name(entity.id)).split())
        if aside(draft, entity.id) or entity.id in members:
            continue
        if any(words <= one or one <= words for one in seen):
            continue
        seen.append(words)
        yield entity


def _together(draft: Draft, key: str) -> set[str]:
    """Return what is the same as `key`, part of it or holds it."""
    found = {key, *draft.lesson.entity[key].members} if key in draft.lesson.entity else {key}
    return found | {e.id for e in draft.lesson.entities if key in e.members}


def aside(draft: Draft, entity: str) -> bool:
    """Say whether an entity stands only in bylines and credits."""
    blocks = [draft.block(m.span) for m in draft.mentions(entity, "name")
              or draft.mentions(entity)]  # fmt: skip
    return all(block is None or block.kind in _SIDE for block in blocks)


def fitting(key: str, rows: Iterable[Row], words: Callable[[Row], str], least: int = 2,
            most: int = LURES) -> list[Row]:  # fmt: skip
    """Return the first rows whose words go with `key`: alike in length, none part of another.

    As many as possible up to `most`; nothing where fewer than `least` go together. Where it costs
    no option, the key is not alone the longest.
    """
    able = [row for row in rows if alike(key, words(row))][:most + 4]
    for size in range(min(most, len(able)), least - 1, -1):
        sets = [list(some) for some in combinations(able, size)
                if parallel([key, *map(words, some)])]  # fmt: skip
        hidden = [some for some in sets if any(len(words(r)) >= len(key) for r in some)]
        if sets:
            return (hidden or sets)[0]
    return []


def alike(one: str, other: str) -> bool:
    """Say whether two options can stand side by side: neither holds the other, similar length."""
    return parallel([one, other])


def parallel(options: Sequence[str]) -> bool:
    """Say whether options have similar lengths and none is part of another."""
    sizes = sorted(len(option) for option in options)
    if sizes[-1] > RATIO * max(SHORT, sizes[0]):
        return False
    plain = [strings.plain(option) for option in options]
    return not any(a == b or strings.find(b, a) or strings.find(a, b)
                   for a, b in combinations(plain, 2))  # fmt: skip


def known_places(draft: Draft, city: bool) -> list[str]:
    """Return well-known places that the text does not name, in an order that the seed fixes."""
    text = draft.lesson.article.text
    rows = (_CITIES if city else _COUNTRIES).split(", ")
    return [name for name in draft.mixed("places", rows) if name not in text]


_CITIES = ("Lisbon, Oslo, Nairobi, Lima, Toronto, Seoul, Vienna, Jakarta, Lagos, Athens, Denver,"
           " Mumbai, Warsaw, Cairo, Santiago, Bristol, Osaka, Dublin, Prague, Bogotá")  # fmt: skip
_COUNTRIES = ("Portugal, Norway, Kenya, Peru, Canada, South Korea, Austria, Indonesia, Nigeria,"
              " Greece, Mexico, India, Poland, Egypt, Chile, Ireland, Japan, Denmark")  # fmt: skip
