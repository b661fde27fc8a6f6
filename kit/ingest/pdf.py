"""A PDF that holds text → the pieces of its article.

pypdf gives the lines in the order of the file (columns stay columns) with the size of their
letters. Lines become paragraphs again: by the gap above, an indent, or a line that ends early. What
stands on every page, and the page's number, is left out.
"""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from ..errors import KitError, Missing
from . import bylines, captions, dates, kinds, phrases, plain
from .lines import clean
from .page import join
from .source import Piece

_PAGES = 60  # an article has fewer
_LETTERS = 2_000_000
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(r"[.!?…:”\"’][)\]]?$")
_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|of)\s*\d{1,4})?", re.I)
_ADDRESS = re.compile(r"^(?:https?://|www\.|file:/)\S+(?:\s+\d+/\d+)?$|^\d{1,2}/\d{1,2}/\d{2,4},? "
                      r"\d{1,2}:\d\d(?:\s?[AP]M)?\b", re.I)  # fmt: skip


@dataclass
class Line:
    """A line of a page: its words, where it begins, how large its letters are."""

    words: str
    x: float
    y: float
    size: float
    page: int
    right: float = 0.0


def read_pdf(name: str, data: bytes) -> Any:
    """Read a PDF."""
    from .readers import Read

    lines, notes, said = _lines(name, data)
    if sum(len(line.words) for line in lines) < 20:
        raise KitError(f"“{name}” holds no text, only pictures of it; a program that recognises "
                       "letters has to read it first.")  # fmt: skip
    pieces = _pieces(_without_margins(lines))
    decided = kinds.decide(pieces)
    text, placed = join([(p.kind, p.words) for p in decided])
    title = plain.title(placed)
    byline = plain.byline(placed) or ", ".join(bylines.names(said))
    return Read(text, placed, title, byline, plain.date(placed), False, tuple(notes))


def _lines(name: str, data: bytes) -> tuple[list[Line], list[str], str]:
    try:
        import pypdf
    except ModuleNotFoundError:
        raise Missing("PDF files need a part that is not installed here; "
                      "pip install 'news-reading-kit[make]'") from None  # fmt: skip
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks are for its makers
    found: list[Line] = []
    notes: list[str] = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise KitError(f"“{name}” is locked with a password; save it without one.")
        count = len(reader.pages)
        if count > _PAGES:
            notes.append(f"Only the first {_PAGES} of {count} pages were read.")
        for n in range(min(count, _PAGES)):
            found += _page(reader.pages[n], n)
            if sum(len(line.words) for line in found) > _LETTERS:
                raise KitError(f"“{name}” holds a book, not an article.")
        said = str(reader.metadata.get("/Author") or "")[:200] if reader.metadata else ""
    except KitError:
        raise
    except Exception as error:  # a damaged PDF fails in any way it likes
        if "crypt" in f"{type(error).__name__} {error}".lower():
            sentence = f"“{name}” is locked in a way that the kit cannot open; save it without."
        else:
            sentence = f"“{name}” is a PDF that is cut off or damaged."
        raise KitError(sentence) from None
    return found, notes, said


def _page(page: Any, number: int) -> list[Line]:
    """Return the lines of a page in the order in which the file writes them."""
    lines: list[Line] = []
    parts: list[str] = []
    here: list[float] = []  # x, y, size of the line that is being gathered

    def close() -> None:
        words = clean("".join(parts).replace("\u00ad", "-"))  # many fonts mix the two up
        if words and here:
            width = here[0] + 0.5 * here[2] * len(words)  # letters are half as wide as high
            lines.append(Line(words, here[0], here[1], here[2], number, width))
        parts.clear()
        here.clear()

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        scale = abs(tm[3] or tm[1] or 1) * abs(cm[3] or 1)
        x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
        high = round(size * scale, 1)
        for bit in re.split(r"(\n)", text):
            if bit == "\n":
                close()
            elif bit:
                if here and bit.strip() and abs(here[1] - y) > 0.6 * max(here[2], 1):
                    close()
                if not here and bit.strip():
                    here.extend((x, y, high))
                parts.append(bit)

    page.extract_text(visitor_text=visit)
    close()
    return lines


def _without_margins(lines: list[Line]) -> list[Line]:
    """Leave out page numbers, and what stands at the edge of every other page."""
    pages = max((line.page for line in lines), default=0) + 1
    seen = Counter(re.sub(r"\d+", "0", line.words) for line in lines)
    kept = []
    for line in lines:
        again = pages > 2 and seen[re.sub(r"\d+", "0", line.words)] > pages / 2
        twice = pages == 2 and len(line.words) < 90 and seen[re.sub(r"\d+", "0", line.words)] == 2
        if not (again or twice or _NUMBER.fullmatch(line.words) or _ADDRESS.match(line.words)):
            kept.append(line)
    return kept


def _pieces(lines: list[Line]) -> list[Piece]:
    if not lines:
        return []
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    usual = sizes.most_common(1)[0][0]
    gaps = Counter(round(a.y - b.y, 1) for a, b in itertools.pairwise(lines)
                   if a.page == b.page and 0 < a.y - b.y < 4 * usual
                   and a.size == b.size == usual)  # fmt: skip
    leading = min((gap for gap, n in gaps.items() if n >= 0.15 * max(gaps.values())),
                  default=1.2 * usual)  # fmt: skip
    wide = max(line.right - line.x for line in lines)
    ends = sum(bool(_STOP.search(a.words)) or a.right - a.x < 0.6 * wide for a in lines)
    if leading > 1.6 * usual and ends > len(lines) / 2:
        leading = 1.25 * usual  # every paragraph is one line
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, leading, usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    vocabulary = _vocabulary(lines)
    largest = _headline_size(lines, usual)
    return [_piece(group, usual, largest, vocabulary) for group in groups]


def _headline_size(lines: list[Line], usual: float) -> float:
    first = [line.size for line in lines if line.page == 0 and len(line.words) > 8]
    return max(first) if first and max(first) > 1.25 * usual else 0.0


def _goes_on(group: list[Line], line: Line, leading: float, usual: float) -> bool:
    """Say whether a line continues the paragraph above it."""
    last, size = group[-1], group[0].size
    if abs(line.size - size) > 0.12 * max(size, 1):
        return False
    wide = max(a.right - a.x for a in group)
    if line.page != last.page or line.y > last.y + usual:  # next page, next column
        return not _STOP.search(last.words) or line.words[:1].islower()
    gap = last.y - line.y
    if gap > 1.35 * leading * size / max(usual, 1):
        return False
    if line.x > min(a.x for a in group) + 0.6 * usual and len(group) > 1 and abs(
            line.x - last.x) > 0.6 * usual:  # an indent
        return False
    early = last.right - last.x < 0.75 * wide if len(group) > 1 else False
    return not (early and _STOP.search(last.words) and line.words[:1].isupper())


def _vocabulary(lines: list[Line]) -> set[str]:
    """Return the words that stand in the lines whole."""
    found: set[str] = set()
    broken = False
    for line in lines:
        words = _WORD.findall(line.words.lower())
        breaks = bool(_HYPHEN.search(line.words))
        found.update(words[1 if broken else 0:len(words) - breaks])
        broken = breaks
    return found


def _joined(words: str, line: str, vocabulary: set[str]) -> str:
    """Put a word together that was broken at the line's end; “well-known” keeps its hyphen."""
    if not _HYPHEN.search(words) or not (line[:1].islower() or words[-2:-1].isupper()):
        return f"{words} {line}"
    left, right = _WORD.findall(words.lower())[-1:], _WORD.findall(line.lower())[:1]
    new = bool(left and right) and "".join(left + right) not in vocabulary
    if new and ("-".join(left + right) in vocabulary or {*left, *right} <= vocabulary):
        return words + line
    return words[:-1] + line


def _piece(group: list[Line], usual: float, largest: float, vocabulary: set[str]) -> Piece:
    words = group[0].words
    for line in group[1:]:
        words = _joined(words, line.words, vocabulary)
    size = group[0].size
    count = len(words.split())
    if largest and size == largest and group[0].page == 0 and count < 40:
        return Piece(0, 0, words, "headline", True)
    if size > 1.1 * usual and count <= 16 and not dates.first(words):
        return Piece(0, 0, words, "", False, 2)
    if size < 0.9 * usual and 4 <= count <= 60 and not (
            bylines.is_byline(words) or captions.is_credit(words)
            or phrases.is_furniture(words, count)):  # fmt: skip
        return Piece(0, 0, words, "caption")
    return Piece(0, 0, words)
