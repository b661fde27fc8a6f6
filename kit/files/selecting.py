"""A place in the article → the shortest quotation that leads back to it: the way of `places`, back.

The rules are those of `places.Finder`: whole words of a block that readers see, `in` which block,
`nth` where they stand there several times; nothing more where they stand once near.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from .. import text as strings
from ..errors import KitError
from ..lesson import Article, Block, Span
from .entries import short
from .places import cut
from .quoting import Flow

_SPACES = str.maketrans("\t\n\r", "   ")  # `places` compares them as spaces


class NoQuote(KitError):
    """Words cannot be quoted; the text says which words and why."""


class Selector:
    """Quotes places of one article."""

    def __init__(self, article: Article):
        self.article = article
        self.folded = strings.fold(article.text)
        self.blocks = [b for b in article.blocks if b.kind != "furniture"]
        self.starts = [b.start for b in self.blocks]
        self._found: dict[str, dict[Span, int]] = {}

    def block(self, span: Span) -> Block | None:
        """Return the block in which all of `span` stands, None where readers see none."""
        n = bisect_right(self.starts, span.start)
        return self.blocks[n - 1] if n and self.blocks[n - 1].span.covers(span) else None

    def words(self, span: Span) -> str:
        """Return the words as a file holds them; NoQuote where they begin or end with a space."""
        words = self.article[span].translate(_SPACES)
        if not words or words != words.strip():
            raise NoQuote(f"“{short(words)}” is no whole word")
        return words

    def everywhere(self, words: str) -> dict[Span, int]:
        """Return every place of the text, furniture too, where the words stand as whole words, and
        which one it is, from 1."""
        if words not in self._found:
            needle, found = strings.fold(words), dict[Span, int]()
            at = self.folded.find(needle)
            while at >= 0:
                if strings.whole(self.article.text, at, at + len(needle)):
                    found[Span(at, at + len(needle))] = len(found) + 1
                at = self.folded.find(needle, at + 1)
            self._found[words] = found
        return self._found[words]

    def hits(self, words: str) -> list[Span]:
        """Return every place in the blocks that readers see."""
        return [span for span in self.everywhere(words) if self.block(span)]

    def place(self, span: Span, near: Iterable[Span] = ()) -> dict[str, Any]:
        """Return `quote` and, as far as needed, `in` and `nth`, so that `span` is found again.

        `near` are the places where a reader of the file looks first. Raises NoQuote.
        """
        words = self.words(span)
        hits, block = self.hits(words), self.block(span)
        if block is None:
            raise NoQuote(f"“{short(words)}” does not stand in one block that readers see")
        if span not in hits:
            raise NoQuote(f"“{short(words)}” is no whole word in {block.id}")
        close = [hit for hit in hits if any(area.covers(hit) for area in near)]
        if len(hits) == 1 or close == [span]:
            return {"quote": words}
        inside = [hit for hit in hits if block.span.covers(hit)]
        if inside == [span]:
            return {"quote": words, "in": block.id}
        return {"quote": words, "in": block.id, "nth": inside.index(span) + 1}

    def parts(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Return what `blocks` has to list so that the article is cut as it is, and what of that
        cannot be said, a sentence each."""
        wanted = {b.span: b.kind for b in self.article.blocks}
        listed = {span: kind for span, kind in wanted.items() if kind != "paragraph"}
        told: list[str] = []
        for _ in range(3):  # what would be cut otherwise has to be listed as well
            rows, bad = self._rows(listed)
            have = {b.span for b in self._cut(rows) if wanted.get(b.span) == b.kind}
            more = {span: kind for span, kind in wanted.items() if span not in have}
            for span in self._between(wanted, self._cut(rows)):
                words = short(self.article[span])
                told.append(f"“{words}” stands in no block, so it is listed as furniture")
                more[span] = "furniture"
            if not set(more) - set(listed):
                break
            listed |= more
        rows, bad = self._rows(listed)
        told += bad.values()
        if self._cut(rows) != self.article.blocks and not told:
            told.append("the blocks of the article cannot be told by quotations")
        return [self._part(span) | {"kind": kind} for span, kind in rows], told

    def _cut(self, rows: Sequence[tuple[Span, str]]) -> tuple[Block, ...]:
        return cut(self.article.file, self.article.text, rows).blocks

    def _between(self, wanted: Iterable[Span], have: Iterable[Block]) -> list[Span]:
        """Return the blocks that overlap none of the wanted ones."""
        spans = sorted(wanted)
        ends = [span.end for span in spans]
        at = [(block.span, bisect_right(ends, block.start)) for block in have]
        return [span for span, n in at if n == len(spans) or not span.overlaps(spans[n])]

    def _rows(self, listed: dict[Span, str]) -> tuple[Sequence[tuple[Span, str]], dict[Span, str]]:
        """Return the parts that can be quoted, in order, and a sentence for the others."""
        rows, bad = [], {}
        for span in sorted(listed):
            try:
                self._part(span)
                rows.append((span, listed[span]))
            except NoQuote as error:
                bad[span] = f"a block is not listed, for {error}"
        return rows, bad

    def _part(self, span: Span) -> dict[str, Any]:
        """Return the quotation of a block; its `nth` counts through the whole text."""
        words = self.words(span)
        hits = self.everywhere(words)
        if span not in hits:
            raise NoQuote(f"“{short(words)}” is no whole word")
        return {"quote": words} | ({"nth": hits[span]} if len(hits) > 1 else {})


def inline(place: dict[str, Any]) -> Any:
    """Return a place as it stands in a list or after a key: the words alone where they do."""
    return place["quote"] if len(place) == 1 else Flow(place)
