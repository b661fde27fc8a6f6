"""Senses from a dictionary on this machine, for hard words that the glossary lacks.

Adds over spaCy: all of it, where somebody has installed `wn` and an English lexicon for it
(`python -m wn download oewn:2024`). Nothing of such a dictionary is part of the kit; a meaning
taken from it names its source, because the licence of most asks for that. Nothing is downloaded
here, no file or folder is made: `wn` makes its folder at the first question, so it is asked only
where its database already is.
"""

from __future__ import annotations

import re
import sqlite3
from typing import Any

MOST = 2  # senses of a word that are shown, the dictionary's first
_PARTS = {"noun": "n", "verb": "v", "adjective": "as", "adverb": "r"}
_BEST = ("oewn", "ewn")  # Open English WordNet, its name since 2021 and before
_COMMONS = re.compile(r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)")


def meanings(word: str, pos: str) -> tuple[str, ...]:
    """Return at most two meanings of a word in its dictionary form, the dictionary's first ones.

    `pos` is noun, verb, adjective or adverb; a word that has no sense in it is looked up in the
    others, for a parser often errs on rare words (“they found arsenic”: an adjective). Returns ()
    where the word, an English lexicon or `wn` is missing, or the database cannot be read.
    """
    found: dict[str, None] = {}
    try:
        entries = _entries(word)
        for entry in [e for e in entries if e.pos in _PARTS.get(pos, "")] or entries:
            for sense in entry.senses():
                found.setdefault(" ".join((sense.synset().definition() or "").split()))
    except _unreadable():
        return ()
    return tuple(meaning for meaning in found if meaning)[:MOST]


def source() -> str:
    """Return the dictionary's name and edition, and its licence if it is a Creative Commons one.

    “Open English WordNet 2024, CC BY 4.0”; empty where no English lexicon is installed.
    """
    try:
        book = _lexicon()
    except _unreadable():
        return ""
    if book is None:
        return ""
    commons = _COMMONS.search(book.license or "")
    licence = f", CC {commons[1].upper()} {commons[2]}" if commons else ""
    return f"{book.label} {book.version}{licence}"


def _entries(word: str) -> list[Any]:
    """Return the entries with exactly this spelling: “turkey” is not “Turkey”."""
    book = _lexicon()
    if book is None:
        return []
    import wn

    net = wn.Wordnet(lexicon=book.specifier(), expand="", normalizer=None)
    return net.words(word) if word else []  # all of them would be the answer to no word


def _lexicon() -> Any:
    """Return the English lexicon to use, the newest Open English WordNet if there is one."""
    try:
        import wn
    except ImportError:
        return None
    if not wn.config.database_path.is_file():
        return None
    wn.config.allow_multithreading = True  # we only read: threads may share the connection
    english = [book for book in wn.lexicons() if book.language.split("-")[0] == "en"]
    return max(english, key=lambda b: (b.id in _BEST, b.version, b.id), default=None)


def _unreadable() -> tuple[type[Exception], ...]:
    """Return what `wn` raises where its database is damaged or of another version."""
    try:
        from wn import Error
    except ImportError:
        return (sqlite3.Error,)
    return (sqlite3.Error, Error)
