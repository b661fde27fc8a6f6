"""Both lesson files of a draft as they are now, and where their words stand in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, cast

from .. import text as strings
from ..files import edit
from ..files.entries import where
from ..files.places import Finder
from ..files.source import Source
from ..lesson import NOBODY, WRITER, Article, Block, Span
from .proposal import DROPPED, Entry, Path, status_of

Texts = dict[str, str]  # reading and questions → the text of that file


class _Quiet:
    """Stands where a `Finder` tells faults: what is not found is no place, and nobody is told."""

    def fault(self, *_: Any) -> None:
        """Forget a fault."""


class _Places:
    """Where quotations stand in one article; each is looked for once."""

    def __init__(self, article: Article):
        self.finder = Finder(article)
        self._known: dict[tuple[str, tuple[Span, ...]], list[Span]] = {}

    def spans(self, value: Any, within: tuple[Span, ...]) -> list[Span]:
        """Return every place that a quotation names."""
        key = (repr(value), within)
        if key not in self._known:
            self._known[key] = self.finder.spans(cast(Source, _Quiet()), (), value, within)
        return list(self._known[key])


@lru_cache(maxsize=2)
def _places(article: Article) -> _Places:
    return _Places(article)


@dataclass(frozen=True)
class Draft:
    """An article with its two lesson files as texts; a missing file of questions is empty."""

    article: Article
    texts: Mapping[str, str]

    @cached_property
    def reading(self) -> Mapping[Path, Entry]:
        """The entries of reading.yaml by their path."""
        return _entries(self.texts["reading"])

    @cached_property
    def questions(self) -> Mapping[Path, Entry]:
        """The entries of questions.yaml by their path."""
        text = self.texts.get("questions", "")
        return _entries(text) if text.strip() else {}

    def section(self, name: str, dropped: bool = True) -> Iterator[tuple[Path, Entry]]:
        """Yield the entries of a section, (path, entry), in the order of the file."""
        found = self.questions if name == "questions" else self.reading
        for path, entry in found.items():
            if len(path) == 2 and path[0] == name and (dropped or status_of(entry) != DROPPED):
                yield path, entry

    @cached_property
    def entities(self) -> dict[str, Entry]:
        """The entities that are not dropped, by id."""
        return {str(e.get("id", "")): e for _, e in self.section("entities", dropped=False)}

    def name(self, who: Any) -> str:
        """Return how an entity is called; “the writer” and “nobody named” are names too."""
        if who == WRITER:
            return "the writer"
        if who in (NOBODY, "", None):
            return "nobody named"
        return str(self.entities.get(str(who), {}).get("name", who))

    def short(self, who: Any) -> str:
        """Return how somebody is called in a label: a person's last name."""
        name = self.name(who).partition(",")[0].strip()
        person = self.entities.get(str(who), {}).get("kind") == "person"
        return name.split()[-1] if person and name.split() else name

    # places

    @cached_property
    def _places(self) -> _Places:
        return _places(self.article)

    @property
    def blocks(self) -> dict[str, Block]:
        """The blocks that a reader sees, by id."""
        return self._places.finder.blocks

    def spans(self, value: Any, within: Iterable[Span] = ()) -> list[Span]:
        """Return every place that a quotation names; none where it does not fit the article."""
        return self._places.spans(value, tuple(within))

    def span(self, value: Any, within: Iterable[Span] = ()) -> Span | None:
        """Return the place that a quotation names, or None."""
        found = self.spans(value, within) if value else []
        return found[0] if found else None

    def place(self, entry: Entry) -> Span | None:
        """Return the first place of an entry in the article."""
        return self.span(where(dict(entry))) if entry.get("quote") else None

    def around(self, span: Span) -> list[Span]:
        """Return the block in which a span stands, in a list."""
        return [b.span for b in self.blocks.values() if b.span.covers(span)]

    def block(self, span: Span | None) -> Block | None:
        """Return the block in which a span stands."""
        return next((b for b in self.blocks.values() if span and b.span.covers(span)), None)

    def sentence(self, span: Span) -> Span:
        """Return the sentences that a span touches, as one stretch."""
        held = [s for s in self.article.sentences if s.overlaps(span)]
        return Span(min(s.start for s in held), max(s.end for s in held)) if held else span

    @cached_property
    def names(self) -> list[tuple[Span, str]]:
        """Every place where an entity is named, (where, its id), in the order of the text."""
        found = [(span, id) for id, entry in self.entities.items()
                 for mention in entry.get("mentions") or ()
                 for span in self.spans(mention)]  # fmt: skip
        return sorted(found, key=lambda row: (row[0], row[1]))

    def words(self, span: Span) -> str:
        """Return the words of the article, line ends as spaces."""
        return " ".join(self.article[span].split())

    def selector(self, span: Span) -> dict[str, Any]:
        """Return the shortest way to name a place: its words, and where they are not alone, the
        block and which one there."""
        block = self.block(span)
        found: dict[str, Any] = {"quote": self.article[span]}
        if block is None or self.spans(found) == [span]:
            return found
        found["in"] = block.id
        same = self.spans({**found, "all": True})
        return found if same == [span] else {**found, "nth": same.index(span) + 1}

    def fits(self, span: Span) -> bool:
        """Say whether a span is made of whole words of one block that a reader sees."""
        words = self.article[span]
        return (bool(words) and words == words.strip() and self.block(span) is not None
                and strings.whole(self.article.text, span.start, span.end))  # fmt: skip


@lru_cache(maxsize=6)  # a decision changes one of two files, and both are asked for again
def _entries(text: str) -> dict[Path, Entry]:
    return dict(edit.entries(text))
