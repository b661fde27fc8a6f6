"""Overlapping marks of one text → flat pieces that follow one another: where every drawing starts.

The twin of `widgets/js/segments.js`; both run `tests/cases/segments.json`. Here offsets count code
points, there UTF-16 units (`text.utf16` converts); ends are not included.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Generic, NamedTuple, Protocol, TypeVar


class Mark(Protocol):
    """Anything with a start and an end in the text: a Span, or a mark that carries one."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point behind the last one."""


M = TypeVar("M", bound=Mark)


class Piece(NamedTuple, Generic[M]):
    """A stretch of text without a mark's edge inside.

    `marks` lie over it; `opens` and `closes` are those of them that start or end with it.
    """

    text: str
    start: int
    end: int
    marks: tuple[M, ...]
    opens: tuple[M, ...]
    closes: tuple[M, ...]


def segments(text: str, marks: Iterable[M]) -> tuple[Piece[M], ...]:
    """Cut `text` wherever a mark starts or ends.

    A mark is first clipped to the text; an empty one falls away. In a piece the marks stand by
    start, then the longer first, then as given. The time grows with marks and pieces, not with
    their product.

    >>> from kit.lesson import Span
    >>> [piece.text for piece in segments("the old ferry", [Span(4, 7)])]
    ['the ', 'old', ' ferry']
    """
    clipped = [(max(0, mark.start), min(len(text), mark.end), mark) for mark in marks]
    spans = sorted((s for s in clipped if s[0] < s[1]), key=lambda s: (s[0], -s[1]))
    cuts = sorted({0, len(text)} | {edge for span in spans for edge in span[:2]})
    pieces: list[Piece[M]] = []
    here: list[tuple[int, int, M]] = []
    coming = 0
    for start, end in pairwise(cuts):
        here = [span for span in here if span[1] > start] if here else here
        while coming < len(spans) and spans[coming][0] == start:
            here.append(spans[coming])
            coming += 1
        if not here:
            pieces.append(Piece(text[start:end], start, end, (), (), ()))
            continue
        pieces.append(Piece(
            text[start:end], start, end, tuple([mark for _, _, mark in here]),
            tuple([mark for first, _, mark in here if first == start]),
            tuple([mark for _, last, mark in here if last == end])))  # fmt: skip
    return tuple(pieces)
