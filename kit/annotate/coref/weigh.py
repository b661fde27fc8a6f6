"""Filters and weights: who may be meant by a pronoun, and what speaks for whom.

Adds over spaCy: everything; its models have no coreference. The weights were set by hand on our own
texts (`tests/annotate`, those of the first half).
"""

from __future__ import annotations

from . import nouns
from .lists import words
from .points import Point, Referent

NEAR = (2.6, 2.3, 1.3, 0.6, 0.2)  # for a mention in the same unit, one back, two back …
_PLACE = {"subject": 1.2, "object": 0.3, "poss": 0.35, "prep": 0.0, "attr": -0.3, "mod": -0.6}
_ASKING = words("reporter journalist interviewer")  # they ask, and are not spoken of
_REFLEXIVE = words("himself herself itself themselves")


def fits(point: Point, referent: Referent) -> bool:
    """Say whether number, gender and animacy let the pronoun mean the referent."""
    if referent.sort in ("date", "nationality"):
        return False
    if referent.sort == "event" and point.gender != "n":
        return False
    if not referent.who and referent.points and referent.points[-1].word in _ASKING:
        return False
    if point.gender in ("m", "f"):
        return (referent.sort == "person" and referent.number == "s"
                and referent.gender in ("", point.gender))  # fmt: skip
    if point.gender == "n":
        return referent.sort not in ("person", "pair", "group") and referent.number == "s"
    if referent.number == "p":
        return True
    word = referent.points[-1].word if referent.points else ""
    return referent.sort == "organisation" or word in nouns.CROWDS


def may_mean(point: Point, earlier: Point) -> bool:
    """Say whether the pronoun may look back to this place at all."""
    if earlier.block == point.block and (
        earlier.first <= point.i <= earlier.i or 0 <= earlier.beside == point.head
    ):
        return False  # “his brother”, or “his brother, Tom Keller”, is not “his”
    return not clashes(point, earlier)


def clashes(point: Point, earlier: Point) -> bool:
    """Say whether both are sides of one verb: “he saw him” means two people."""
    return (
        earlier.block == point.block and point.verb == earlier.verb >= 0
        and point.word not in _REFLEXIVE and point.role != "poss" and earlier.role != "poss"
        and {point.role, earlier.role} <= {"subject", "object", "prep"}
        and point.role != earlier.role
    )  # fmt: skip


def place_score(point: Point, earlier: Point, back: int) -> float:
    """Return what one earlier place speaks for: near, subject, spoken outside quotations."""
    score = NEAR[min(back, len(NEAR) - 1)] + _PLACE.get(earlier.role, 0.0)
    if earlier.role == "subject" and point.role == "subject" and back:
        score += 0.4
    if earlier.role == "poss" and earlier.head in point.above and earlier.block == point.block:
        score += 1.6  # “Russia’s regard for its relations”
    if point.role == "poss" and earlier.verb == point.verb >= 0 and earlier.role == "subject":
        score += 1.0
    if earlier.role == "subject" and earlier.verb == point.over >= 0 and back == 0:
        score += 0.9  # “the ministry said it …”
    if back == 0 and earlier.role == "subject":
        score += 0.3
    if point.quote < 0 <= earlier.quote:
        score -= 1.8  # what stands in quotation marks is far from the writer’s words
    if point.quote >= 0 and earlier.quote == point.quote:
        score += 0.5
    if earlier.form == "noun" and not earlier.main:
        score -= 0.4  # “when a reporter asked why, she …”
    if earlier.form == "pronoun":
        score += 0.2
    if earlier.block != point.block:
        score -= 0.4
    return score


def standing(point: Point, referent: Referent, last: float) -> float:
    """Return what the whole referent speaks for: named, often meant; `last`:
    what it is worth that the same pronoun meant it just before."""
    score = last + 0.1 * min(4, len(referent.points))
    if referent.who:
        score += 0.5
    if point.gender in ("m", "f"):
        score += 0.9 if referent.gender == point.gender else 0.0
    if point.gender == "n" and point.role not in ("subject", "poss"):
        score -= 0.8
    if point.gender == "n":
        score += 0.4 if referent.sort in ("organisation", "place") else -0.2
        if referent.who and point.role == "poss":
            score += 0.4
    if point.number == "p":
        score -= 1.0 if referent.number == "s" else 0.0
        score += 0.6 if referent.sort in ("person", "pair") else 0.0
    return score


def confidence(point: Point, margin: float, last: Point, referent: Referent) -> float:
    """Return the share of such links that were right in our own texts, roughly."""
    sure = 0.55 + 0.13 * min(margin, 2.5)
    if point.gender in ("m", "f"):
        sure += 0.13 if referent.told else -0.05 if " " in referent.name else -0.2
    if point.gender == "n" and point.role != "poss":
        sure -= 0.12
    if point.number == "p":
        sure -= 0.1
    if point.quote >= 0:
        sure -= 0.25 if point.gender == "n" and last.quote != point.quote else 0.1
        if last.quote != point.quote and last.block != point.block:
            sure -= 0.15
        if point.gender == "n" and point.role == "object":
            sure -= 0.2  # “they call it a rescue”: no thing that was named
    sure -= 0.1 * min(3, max(0, point.unit - last.unit - 1))
    return round(max(0.2, min(0.97, sure)), 2)


def heads(name: str) -> set[str]:
    """Return the words of a name that can stand for it after “the”.

    >>> sorted(heads("University of Leeds")), sorted(heads("Northern Lights Board"))
    (['university'], ['board'])
    """
    words = name.casefold().replace("’", "'").split()
    cut = next((k for k, w in enumerate(words) if w in ("of", "for", "and") and k), len(words))
    return {words[cut - 1]} if words else set()
