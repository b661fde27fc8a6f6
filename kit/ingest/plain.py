"""A text file → its pieces, title, byline and date."""

from __future__ import annotations

import re

from . import bylines, dates, kinds, lines
from .source import Piece

_DATELINE = re.compile(r"^[^a-z]{2,60}?[,(–—-]\s*(?P<rest>.{0,60}?)\s*"
                       r"(?:\([^)]{2,30}\)\s*)?[–—-]\s")  # fmt: skip

_STACKED = ("byline", "credit", "furniture")


def read(text: str) -> list[Piece]:
    """Return the pieces of a plain text with their kinds."""
    return _together(text, kinds.decide(lines.pieces(text)))


def _together(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join lines of one kind that no blank line parts, in a text that has blank lines: a block ends
    at a blank line, and is split only where kinds differ."""
    if not lines.blank(text.strip()):
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if (last and piece.kind == last.kind in _STACKED
                and not lines.blank(text[last.end:piece.start])):  # fmt: skip
            last.end, last.words = piece.end, f"{last.words} | {piece.words}"
        else:
            found.append(piece)
    return found


def title(pieces: list[Piece]) -> str:
    """Return the headline's words."""
    return next((p.words for p in pieces if p.kind == "headline"), "")


def byline(pieces: list[Piece]) -> str:
    """Return the writers' names; who only edited, photographed or helped is none of them."""
    found: list[str] = []
    others = re.compile(r"^\W*(?:(?:additional )?(?:reporting|editing|edited|writing)|photo"
                        r"|pictures)"
                        r"|contributed", re.I)  # fmt: skip
    rows = [p.words for p in pieces if p.kind == "byline"]
    for row in rows:
        if not others.search(row):
            found += [name for name in bylines.names(row) if name not in found]
    if not found:
        for row in rows:
            if re.match(r"^\W*reporting (?:by )?", row, re.I):
                part = re.split(r";|\bediting\b", row, maxsplit=1, flags=re.I)[0]
                found += bylines.names(part.strip("( "))
    return ", ".join(found[:6])


def date(pieces: list[Piece]) -> str:
    """Return the day of publication: from the bylines, else from the dateline of the first
    paragraph; an empty string where neither has a year."""
    rows = [p.words for p in pieces if p.kind == "byline"]
    if any(found := [dates.published(row) for row in rows]):
        marked = [day for row, day in zip(rows, found, strict=True)
                  if day and not re.match(r"\W*(?:last )?(?:updated|modified)", row, re.I)]
        return (marked or [day for day in found if day])[0]
    first = next((p.words for p in pieces if p.kind == "paragraph"), "")
    line = _DATELINE.match(first[:140])
    return dates.first(line[0]) if line else ""
