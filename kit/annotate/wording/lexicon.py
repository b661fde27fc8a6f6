"""Our word lists and how they are found in a text: by form or by dictionary form, longest first.

A list is a file of ours in this folder: tabs between the columns, the first line names them, # for
remarks. It can be read and mended without knowing the program. All of it is our own work under the
licence of the lesson texts (CC BY 4.0).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

Row = dict[str, str]
Table = dict[str, tuple[tuple[tuple[str, ...], Any], ...]]


class Found(NamedTuple):
    """A row of a list at tokens `start` to `end` (exclusive) of a Doc."""

    row: Row
    doc: Any
    start: int
    end: int

    @property
    def tokens(self) -> Any:
        """The spaCy Span of the words."""
        return self.doc[self.start:self.end]

    @property
    def first(self) -> Any:
        """The first token."""
        return self.doc[self.start]

    @property
    def last(self) -> Any:
        """The last token."""
        return self.doc[self.end - 1]

    @property
    def before(self) -> str:
        """The token in front in small letters, "" at the beginning."""
        return self.doc[self.start - 1].lower_ if self.start else ""

    @property
    def after(self) -> str:
        """The token behind in small letters, "" at the end."""
        return self.doc[self.end].lower_ if self.end < len(self.doc) else ""

    @property
    def next(self) -> Any:
        """The token behind, or None at the end."""
        return self.doc[self.end] if self.end < len(self.doc) else None

    @property
    def starts(self) -> bool:
        """Whether a sentence begins here."""
        return sentence_start(self.doc, self.start)


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of a list of this folder, each a dict by column."""
    text = resources.files(__package__ or "").joinpath(name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    head, *body = (line.split("\t") for line in lines)
    return tuple(dict(zip(head, [*row, *[""] * (len(head) - len(row))], strict=True))
                 for row in body)  # fmt: skip


@cache
def bag(name: str) -> frozenset[str]:
    """Return the words of one line of `bags.tsv`; KeyError if there is none of that name."""
    return frozenset({row["name"]: row["words"] for row in rows("bags.tsv")}[name].split())


@cache
def table(name: str) -> Table:
    """Return a list by the first word of its phrases, the longest phrase first."""
    return index((row["words"].split("/"), row) for row in rows(name))


def index(entries: Iterable[tuple[Iterable[str], Any]]) -> Table:
    """Return phrases with what belongs to them by their first word, the longest first."""
    found: dict[str, list[Any]] = {}
    for spellings, row in entries:
        for spelling in spellings:
            phrase = tuple(spelling.strip().casefold().replace("-", " - ").split())
            found.setdefault(phrase[0], []).append((phrase, row))
    return {key: tuple(sorted(rows, key=lambda r: -len(r[0]))) for key, rows in found.items()}


def words(doc: Any) -> tuple[list[str], list[str]]:
    """Return the forms and the dictionary forms of a Doc in small letters, reckoned once."""
    if "kit.words" not in doc.user_data:
        low = [token.lower_ for token in doc]
        doc.user_data["kit.words"] = (low, [token.lemma_.lower() for token in doc])
    found: tuple[list[str], list[str]] = doc.user_data["kit.words"]
    return found


def find(doc: Any, phrases: Table, fits: Callable[[Found], bool]) -> Iterator[Found]:
    """Yield the phrases of a table that stand in a Doc and fit there; none overlap."""
    low, lemmas = words(doc)
    end = 0
    for i, word in enumerate(low):
        if i < end or not (word in phrases or lemmas[i] in phrases):
            continue
        for phrase, row in at(phrases, word, lemmas[i]):
            stop = i + len(phrase)
            if stands(phrase, low, lemmas, i) and fits(hit := Found(row, doc, i, stop)):
                yield hit
                end = stop
                break


def at(phrases: Table, word: str, lemma: str) -> tuple[tuple[tuple[str, ...], Any], ...]:
    """Return the phrases that begin with a word or its dictionary form, the longest first."""
    both = phrases.get(word, ())
    if lemma != word and lemma in phrases:
        both = tuple(sorted((*both, *phrases[lemma]), key=lambda r: -len(r[0])))
    return both


def stands(phrase: tuple[str, ...], low: list[str], lemmas: list[str], i: int) -> bool:
    """Say whether a phrase stands at token `i`, each word by form or dictionary form."""
    stop = i + len(phrase)
    return stop <= len(low) and all(
        a in (b, c) for a, b, c in zip(phrase, low[i:stop], lemmas[i:stop], strict=True)
    )


def sentence_start(doc: Any, i: int) -> bool:
    """Say whether a sentence begins at token `i`, quotation marks and “And” left aside."""
    while i > 0 and not doc[i].is_sent_start:
        i -= 1
        if not (doc[i].is_punct or doc[i].is_space or doc[i].lower_ in ("and", "but")):
            return False
    return True
