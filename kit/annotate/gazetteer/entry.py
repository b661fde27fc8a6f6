"""What a name may stand for, and the value that holds all lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_PLAIN = str.maketrans("łŁøØđĐıß’‘ʼ", "lLoOdDis'''")
_SPLIT = re.compile(r"'s\b|'(?!\w)|[^\s'!]+(?:'(?!s\b)\w+)*|!")


@dataclass(frozen=True)
class Entry:
    """One thing that a name may stand for."""

    name: str  # what we call it
    kind: str  # person place organisation nationality event
    group: str  # country region city nation people known … or a group of organisations.txt
    soft: bool = False  # also a common word, a given name or another thing
    at: tuple[float, ...] = ()  # latitude, longitude
    of: str = ""  # of a nationality word: its country; of a capital: its country
    people: int = 0  # of a town: thousands of inhabitants


@dataclass(frozen=True)
class Gazetteer:
    """All lists. `names` goes from a name's words to what it may be, `longest` from a first word to
    how many words the longest name has that starts with it."""

    names: dict[tuple[str, ...], tuple[Entry, ...]]
    longest: dict[str, int]
    cues: dict[str, frozenset[str]]
    given: dict[str, str]  # given name → f m b
    family: frozenset[str]
    words: frozenset[str]
    states: frozenset[str]  # what may follow a town after a comma

    def common(self, word: str) -> bool:
        """Say whether the small-letter `word` is an ordinary word, inflected or not."""
        return any(form in self.words for form in _stems(word))


def ascii_(words: str) -> str:
    """Return a name without accents: how news without accents spell it."""
    if words.isascii():
        return words
    plain = unicodedata.normalize("NFKD", words.translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c))


def split(name: str) -> tuple[str, ...]:
    """Return the words of a name as `naming.words` has them: a possessive is a word of its own.

    >>> split("St John's")
    ('St', 'John', "'s")
    """
    return tuple(_SPLIT.findall(ascii_(name)))


def bag(words: str) -> frozenset[str]:
    """Return the words of a list that is written as text."""
    return frozenset(words.split())


def double(lists: Gazetteer, name: str, people: bool = True) -> bool:
    """Say whether a one-word name is also a word or (where `people` count) somebody’s name."""
    plain = ascii_(name)
    if " " in plain or (plain.isupper() and len(plain) > 1):
        return False
    if people and (plain in lists.given or plain in lists.family):
        return True
    return lists.common(plain.casefold())


def _stems(word: str) -> Iterable[str]:
    yield word
    for end, new in (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
                     ("ing", "e"), ("ly", ""), ("er", ""), ("er", "e"), ("ers", "")):  # fmt: skip
        if word.endswith(end) and len(word) > len(end) + 2:
            stem = word[:-len(end)]
            if end != "es" or stem.endswith(("s", "x", "z", "ch", "sh", "o")):  # not “Hayes”
                yield stem + new
