"""News words with a meaning that a learner can read: the sense that news uses, in plain words.

    look_up(word, pos)      the entries of a word, the sense most frequent in news first
    read(text, name)        the entries of a file in the form below; teachers can add their own

`news.tsv` has one line an entry and five columns with tabs between them: headword (an American
spelling behind a slash: `defence/defense`), part of speech, band (B1 to C2), meaning, and a common
sense that does not fit (may be empty). The meaning can stand in the headword's place, in words that
are easier. It is our own work, under the licence of the lesson texts (CC BY 4.0).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from ..errors import Fault, LessonError, did_you_mean
from ..skills import LEVELS

POS = ("noun", "verb", "adjective", "adverb", "preposition", "conjunction", "pronoun", "determiner",
       "noun phrase", "phrasal verb", "phrase")  # fmt: skip
COLUMNS = 5


class Entry(NamedTuple):
    """One sense of a word; `words` are its spellings, the British one first."""

    words: tuple[str, ...]
    pos: str
    band: str
    here: str
    not_here: str

    @property
    def word(self) -> str:
        """The headword as we spell it."""
        return self.words[0]


def look_up(word: str, pos: str = "", more: Iterable[Entry] = ()) -> tuple[Entry, ...]:
    """Return the entries of a word in its dictionary form, those of `more` first.

    With `pos` (noun, verb …) only those of that part of speech; a phrasal verb is a verb, a noun
    phrase a noun.
    """
    key = word.casefold()
    own = tuple(entry for entry in more if key in map(str.casefold, entry.words))
    found = (*own, *_news().get(key, ()))
    return tuple(entry for entry in found if not pos or _kind(entry.pos) == _kind(pos))


def _kind(pos: str) -> str:
    return {"phrasal verb": "verb", "noun phrase": "noun"}.get(pos, pos)


@cache
def _news() -> dict[str, tuple[Entry, ...]]:
    text = resources.files("kit.glossary").joinpath("news.tsv").read_text("utf-8")
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in read(text, "news.tsv"):
        for word in entry.words:
            found[word.casefold()] = (*found.get(word.casefold(), ()), entry)
    return found


def headwords() -> tuple[str, ...]:
    """Return every headword of the kit's own glossary, in our spelling, in their order."""
    return tuple(dict.fromkeys(entry.word for rows in _news().values() for entry in rows))


def read(text: str, name: str) -> tuple[Entry, ...]:
    """Return the entries of a file's text; `name` is what a fault calls the file.

    Empty lines and lines that begin with # are passed over. Raises LessonError with every fault.
    """
    entries, faults = list[Entry](), list[Fault]()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        problem = _problem(cells)
        if problem:
            faults.append(Fault(name, number, *problem))
            continue
        word, pos, band, here, *rest = cells
        words = tuple(part.strip() for part in word.split("/"))
        entries.append(Entry(words, pos, band, here, rest[0] if rest else ""))
    if faults:
        raise LessonError(faults)
    return tuple(entries)


def _problem(cells: list[str]) -> tuple[str, str] | None:
    if len(cells) not in (COLUMNS - 1, COLUMNS):
        return (f"an entry has {COLUMNS} columns with tabs between them, this one has {len(cells)}",
                "headword, part of speech, band, meaning, not here")  # fmt: skip
    word, pos, band, here = cells[:4]
    if not all(part.strip() for part in word.split("/")) or not here:
        return "an entry needs a headword and a meaning", ""
    if pos not in POS:
        return f"there is no part of speech “{pos}”", did_you_mean(pos, POS, "parts of speech")
    if band not in LEVELS:
        return f"there is no band “{band}”", did_you_mean(band, LEVELS, "bands")
    return None
