"""Why a word means what it means, in one plain sentence for a learner.

Only what was checked is said: that a name is the only one that fits, that it does the action in the
sentence before, that it speaks. Adds over spaCy: everything, it gives no reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ...lesson import Article
from .points import PRONOUNS, Link

_SORTS = {"person": "person", "organisation": "organisation", "place": "place", "event": "event"}
_SEX = {"m": "man", "f": "woman"}


def why(link: Link, article: Article, names: Mapping[str, str]) -> str:
    """Return the sentence; it never claims more than the rule that decided has looked at.

    `names`: entity id → what it is called.
    """
    name = names.get(link.referent.who, "")
    short = called(name, names.values()) if link.referent.sort == "person" else name
    point, last, sort = link.point, link.last, _sort(link)
    who = "who" if link.referent.sort == "person" else "that"
    if link.why == "speaks":
        return f"{short} is speaking here and means {_self(link)}."
    if link.why == "role":
        return f"The text calls {short} “{point.word}”."
    if link.why == "word":
        return f"The word “{point.word}” is part of the name {name}."
    if link.why == "sort":
        return f"{short} is the only {point.word if sort == 'place' else sort} named near it."
    if link.why == "pair":
        two = " and ".join(names[part] for part in link.referent.parts)
        return f"The text has just named two: {two}."
    if link.why == "ahead":
        return f"It looks forward: {short} comes after the comma and does the action."
    if link.why == "only":
        return f"{short} is the only {sort} near it {who} fits this word."
    if last is None:
        return ""
    if link.why == "owner":
        return f"It goes on from {_owner(article[last.span])}; both are {short}’s."
    here = _here(article.text[last.span.end : point.span.start])
    if last.role == "subject":
        return f"{short} does the action {here}."
    if link.nearest and last.form == "name":
        return f"{short} is the nearest {sort} before it {who} fits."
    return f"The text has spoken of {short} {here}."


def called(name: str, others: Iterable[str]) -> str:
    """Return a person’s last name, or the whole name where somebody else ends alike.

    >>> called("Marta Ruiz", ["Marta Ruiz", "Tom Keller"]), called("Ann Lee", ["Ann Lee", "Jo Lee"])
    ('Ruiz', 'Ann Lee')
    """
    last = name.split()[-1] if name else ""
    alike = [other for other in others if other != name and other.split()[-1:] == [last]]
    return name if alike else last


def _here(between: str) -> str:
    """Return how far back something is, from the words between.

    >>> _here(" was late, and "), _here(" was late. Later "), _here(" was late. It rained. ")
    ('in the same sentence', 'in the sentence before', 'a little earlier')
    """
    stops = len(re.findall(r"[.!?…][”’\"')]*\s", between))
    return ("in the same sentence", "in the sentence before", "a little earlier")[min(stops, 2)]


def _owner(words: str) -> str:
    """Return how an owner is quoted: “Russia’s”, “his”."""
    return f"“{words}”" if words.casefold() in PRONOUNS else f"“{words}’s”"


def _sort(link: Link) -> str:
    if link.point.gender in _SEX:
        return _SEX[link.point.gender]
    return _SORTS.get(link.referent.sort, "one")


def _self(link: Link) -> str:
    if link.point.number == "p":
        return "its own people"
    return {"m": "himself", "f": "herself"}.get(link.referent.gender, "nobody else")
