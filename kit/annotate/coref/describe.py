"""Descriptions that mean somebody named: “the captain”, “the company”, “the French president”.

Adds over spaCy: the nouns that the text itself puts beside a name (“Keller, a captain with …”), the
last word of a name (“the board” of the Northern Lights Board), and the sort of a name (“the
country”), which is trusted only where a single name of that sort is near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer import gazetteer, split
from . import nouns
from .lists import words
from .points import Link, Point, Referent
from .weigh import clashes

if TYPE_CHECKING:
    from .resolve import Resolver

_REACH = 40  # units back for a role or a name’s own word
# Nouns that every text uses without meaning a named one.
_GENERAL = words("""
government police public authority side end people world press media law court parliament market
economy state president-elect opposition staff
""")


def described(resolver: Resolver, point: Point) -> Link | None:
    """Return whom a definite noun phrase means among the named, or None."""
    if point.people:
        return _bearer(resolver, point)
    if point.number != "s":
        return _pair(resolver, point)
    found: tuple[float, str, Referent] | None = None
    named = [r for r in resolver.recent(point, _REACH) if r.who]
    for referent in named:
        last = _last(referent, point)
        if last is None or not _may(point, referent):
            continue
        sure, why = _match(point, referent)
        if not sure:
            continue
        sure -= 0.01 * (point.unit - last.unit)
        if found is None or sure > found[0] or (
            sure == found[0] and last.span.start > found[2].points[-1].span.start
        ):  # fmt: skip
            found = (sure, why, referent)
    if found:
        sure, why, referent = found
        rivals = [r for r in named if r is not referent and _may(point, r)
                  and _match(point, r)[0] and _last(r, point)]  # fmt: skip
        if rivals:
            sure -= 0.25
        return Link(point, referent, round(sure, 2), why, referent.points[-1], len(rivals))
    return _by_sort(resolver, point)


def _last(referent: Referent, point: Point) -> Point | None:
    """Return the last place where the referent was meant, if it is near enough.

    None too if it is the other side of the same verb: “Nova pays for the company” means two firms.
    """
    last = next((p for p in reversed(referent.points) if p.span.start < point.span.start), None)
    if last is None or point.unit - last.unit > _REACH or clashes(point, last):
        return None
    return last


def _may(point: Point, referent: Referent) -> bool:
    sort = {"crowd": "organisation", "thing": ""}.get(point.sort, point.sort)
    if sort and referent.sort not in (sort, "other"):
        return sort == "organisation" and referent.sort == "group"
    return not (point.gender and referent.gender and point.gender != referent.gender)


def _match(point: Point, referent: Referent) -> tuple[float, str]:
    """Return how well the noun fits what the text says of the referent, and the reason."""
    if point.word in referent.words and referent.sort not in ("person", "date", "nationality"):
        return 0.9, "word"
    if point.holder and referent.sort != "person":
        return 0.0, ""  # “your country” is somebody else’s matter
    if point.word in nouns.COUNTRIES or point.word in nouns.SETTLEMENTS:
        return 0.0, ""
    if point.word in referent.roles and point.word not in ("one", "part", "member"):
        return 0.88, "role"
    return 0.0, ""


def _by_sort(resolver: Resolver, point: Point) -> Link | None:
    """Return the single named one of this sort that is near: “the company”, “the country”."""
    if point.word in _GENERAL or point.holder or point.narrow:
        return None
    sort = _sort(point)
    if not sort:
        return None
    near = []
    for referent in resolver.recent(point, 3):
        last = _last(referent, point)
        if last and referent.who and referent.sort == sort and _may(point, referent) and _kind(
            point, referent
        ):  # fmt: skip
            near.append((last, referent))
    if not near:
        return None
    near.sort(key=lambda n: (n[0].unit, n[0].role == "subject", n[0].span.start))
    last, referent = near[-1]
    sure = (0.8 if len(near) == 1 else 0.55) - (0.0 if known(referent) else 0.15)
    return Link(point, referent, sure, "sort" if len(near) == 1 else "near", last, len(near) - 1)


def _sort(point: Point) -> str:
    """Return which sort of name the noun stands for by itself, or an empty string."""
    if point.word in nouns.BUSINESSES or point.word in nouns.NAMED:
        return "organisation"
    if point.word in nouns.COUNTRIES or point.word in nouns.SETTLEMENTS or point.word == "island":
        return "place"
    if point.word in ("man", "woman", "boy", "girl") or point.word == "year-old":
        return "person"
    return ""


def _kind(point: Point, referent: Referent) -> bool:
    """Say whether a name is the kind of place or organisation that the noun means."""
    if referent.sort == "place":
        groups = _groups(referent.name)
        return not groups or ("country" if point.word in nouns.COUNTRIES else "city") in groups
    if point.word in nouns.BUSINESSES and referent.words & nouns.PUBLIC:
        return False
    named = nouns.NAMED.get(point.word)
    if referent.sort == "organisation" and named and point.word not in nouns.BUSINESSES:
        return bool(named & set(referent.name.casefold().split()))
    return True


def _groups(name: str) -> set[str]:
    """Return what sorts of place the gazetteer knows under a name.

    >>> _groups("Peru"), _groups("Lima")
    ({'country'}, {'city'})
    """
    found = gazetteer().names.get(split(name), ())
    return {e.group for e in found} & {"country", "region", "city"}


def known(referent: Referent) -> bool:
    """Say whether we know what kind of place it is; of other things nobody has to."""
    return referent.sort != "place" or bool(_groups(referent.name))


def _bearer(resolver: Resolver, point: Point) -> Link | None:
    """Return the person that “the Bulgarian” means: the one spoken of last."""
    near = [(r.points[-1], r) for r in resolver.recent(point, 2)
            if r.sort == "person" and r.who and r.points[-1].quote < 0]  # fmt: skip
    near.sort(key=lambda n: (n[0].role == "subject", n[0].span.start))
    return Link(point, near[-1][1], 0.65, "near", near[-1][0]) if near else None


def _pair(resolver: Resolver, point: Point) -> Link | None:
    """Return the pair that “the two leaders” or “both men” mean."""
    if not point.two:
        return None
    for referent in resolver.recent(point, 3):
        if point.sort in ("person", "organisation", "place") and referent.of != point.sort:
            continue
        if referent.parts:
            return Link(point, referent, 0.85, "pair", referent.points[-1])
    return None
