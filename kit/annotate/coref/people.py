"""Man or woman, as far as a name and the words around it tell.

Adds over spaCy, which knows nothing of it: given names of the gazetteer, an own list that goes
before them, and titles. A name that nothing tells of stays open: “he” and “she” may both mean its
bearer.
"""

from __future__ import annotations

from functools import lru_cache

from ..gazetteer import ascii_, gazetteer
from . import nouns
from .lists import lists, words

_TITLES = {
    "m": words("mr sir lord king prince duke baron father brother herr monsieur señor sheikh sultan"
               " pope emir imam"),
    "f": words("mrs ms miss madam madame lady dame queen princess duchess baroness sister mother"
               " frau señora mademoiselle"),
}  # fmt: skip
_TITLE = {title: sex for sex, titles in _TITLES.items() for title in titles}


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    """Return our own first names in small letters with “m” or “f”."""
    parts = lists(__package__, "first_names.txt")
    sexes = {"men": "m", "women": "f", "both": ""}
    return {name: sexes[part] for part, lines in parts.items() for name in words(" ".join(lines))}


def of_name(name: str) -> str:
    """Return “m”, “f” or “” for a person’s full name.

    >>> of_name("Karin Sjöberg"), of_name("Kassym-Jomart Tokayev"), of_name("Lee")
    ('f', 'm', '')
    """
    words = name.casefold().split()
    if len(words) < 2:
        return _TITLE.get(words[0], "") if words else ""
    first = words[0].rstrip(".")
    return _TITLE.get(first) or _given(first) or _given(first.split("-")[0])


def _given(first: str) -> str:
    """Return what a given name (in small letters) tells, empty for one of both."""
    own = _first_names()
    found = own[first] if first in own else gazetteer().given.get(ascii_(first).capitalize(), "")
    return found if found in ("m", "f") else ""


def of_words(before: str) -> str:
    """Return “m”, “f” or “” for the words that stand before a name: “Mr”, “the actress”."""
    for word in reversed(before.casefold().replace(".", " ").split()):
        if sex := _TITLE.get(word) or nouns.gender(word):
            return sex
    return ""
