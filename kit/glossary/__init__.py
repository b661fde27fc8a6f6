"""News words with a meaning that a learner can read: the sense that news uses, in plain words.

    look_up(word, pos)      the entries of a word, the sense most frequent in news first
    own(home)               the entries of a teacher's own file beside `exercises/`
    read_file(path)         the entries of one file in the form below
    read(text, name)        the same from its text

`news.tsv` has one line an entry and five columns with tabs between them: headword (an American
spelling behind a slash: `defence/defense`), part of speech, band (B1 to C2), meaning, and a common
sense that does not fit (may be empty). The meaning can stand in the headword's place, in words that
are easier. It is our own work, under the licence of the lesson texts (CC BY 4.0).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from ..errors import Fault, LessonError, did_you_mean
from ..skills import LEVELS

POS = ("noun", "verb", "adjective", "adverb", "preposition", "conjunction", "pronoun", "determiner",
       "noun phrase", "phrasal verb", "phrase")  # fmt: skip
COLUMNS = 5
OWN = "glossary.tsv"  # a teacher's own words, beside `exercises/`
LARGEST = 5_000_000  # bytes of such a file
SAVE_AS = "save it as UTF-8, or from a spreadsheet as “Unicode text”"


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


def own(home: Path) -> tuple[Entry, ...]:
    """Return the entries of the teacher's own file in the folder that holds `exercises/`.

    () where there is none. Raises LessonError with every fault of the file.
    """
    path = home / OWN
    return read_file(path) if path.is_symlink() or path.exists() else ()


def read_file(path: Path) -> tuple[Entry, ...]:
    """Return the entries of one file; raises LessonError, also where it cannot be opened.

    The text is UTF-8, or UTF-16 with its mark, which spreadsheets call “Unicode text”.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as problem:
        why = (problem.strerror or "it cannot be opened").lower()
        raise LessonError([Fault(path.name, 0, f"the glossary cannot be read: {why}")]) from None
    if len(data) > LARGEST:
        raise LessonError([Fault(path.name, 0, "a glossary may have 5 million bytes at most")])
    return read(_decoded(data, path.name), path.name)


def _decoded(data: bytes, name: str) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as problem:
        line = 0 if wide else data.count(b"\n", 0, problem.start) + 1
        raise LessonError([Fault(name, line, "this is not UTF-8 text", SAVE_AS)]) from None


def read(text: str, name: str) -> tuple[Entry, ...]:
    """Return the entries of a file's text; `name` is what a fault calls the file.

    Empty lines and lines that begin with # are passed over. Raises LessonError with every fault.
    """
    entries, faults = list[Entry](), list[Fault]()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [_cell(cell) for cell in line.split("\t")]
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


def _cell(cell: str) -> str:
    """Return what a cell holds: a spreadsheet puts quotation marks around one with a comma."""
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        cell = cell[1:-1].replace('""', '"').strip()
    return cell


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
