"""A Word file → the pieces of its article; its styles are believed before its words.

python-docx opens the package and knows the styles; the paragraphs are read from its tree, since a
wrapper for each costs milliseconds, and inserted words are missing from it. The package is looked
through first: parts that unpack to more than an article ever has, and parts that name outside
entities, are refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from ..errors import KitError, Missing
from . import dates, kinds, plain
from .lines import clean
from .page import join
from .source import Piece

_MOST = 80_000_000  # bytes of XML in one package; pictures are not unpacked
_RATIO = 400  # how many times larger a part may become
_STYLES = (
    (re.compile(r"^(?:title|headline)\b", re.I), "headline"),
    (re.compile(r"^(?:sub-?title|standfirst|deck)\b", re.I), "paragraph"),
    (re.compile(r"^(?:heading|überschrift|titre)\s?\d", re.I), "subheading"),
    (re.compile(r"caption|legend|cutline", re.I), "caption"),
    (re.compile(r"\bcredit", re.I), "credit"),
    (re.compile(r"byline|author|dateline|^date$", re.I), "byline"),
    (re.compile(r"quot", re.I), "quotation"),
    (re.compile(r"\blist\b|bullet", re.I), "list"),
)  # fmt: skip
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText",
         "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip


def read_docx(name: str, data: bytes) -> Any:
    """Read a Word file."""
    from .readers import Read

    _look(name, data)
    document = _open(name, data)
    pieces = [p for p in _pieces(document) if p.words]
    _first(pieces)
    decided = kinds.decide(pieces)
    text, placed = join([(p.kind, p.words) for p in decided])
    title, byline, day = plain.title(placed), plain.byline(placed), plain.date(placed)
    return Read(text, placed, title, byline, day, False, ())


def _look(name: str, data: bytes) -> None:
    """Look at the package before anything is unpacked whole."""
    odd = f"“{name}” is no file that Word wrote"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            total = 0
            for part in package.infolist():
                if part.flag_bits & 1:
                    raise KitError(f"“{name}” is locked with a password; save it without one.")
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                total += part.file_size
                swollen = part.file_size > 10_000_000 and (
                    part.file_size > _RATIO * max(part.compress_size, 1))  # fmt: skip
                if total > _MOST or swollen:
                    raise KitError(f"{odd}: it would unpack to {total / 1e6:,.0f} MB or more.")
                with package.open(part) as stream:
                    if re.search(rb"<!(?:DOCTYPE|ENTITY)", stream.read(4096), re.I):
                        raise KitError(f"{odd}: one of its parts names entities of its own.")
    except KitError:
        raise
    except Exception:  # a broken package fails in many ways, with many kinds of errors
        raise KitError(f"“{name}” is a Word file that is cut off or damaged.") from None


def _open(name: str, data: bytes) -> Any:
    try:
        import docx
    except ModuleNotFoundError:
        raise Missing("Word files need a part that is not installed here; "
                      "pip install 'news-reading-kit[make]'") from None  # fmt: skip
    try:
        return docx.Document(io.BytesIO(data))
    except Exception:  # lxml, zipfile, KeyError, ValueError …: whatever is missing in the package
        raise KitError(f"“{name}” is a Word file that is cut off or damaged.") from None


def _pieces(document: Any) -> list[Piece]:
    names = {style.style_id: style.name or "" for style in document.styles}
    found: list[Piece] = []
    for block in document.element.body.iterchildren():
        if block.tag == f"{_W}tbl":
            for row in block.iter(f"{_W}tr"):
                cells = [clean(" ".join(_words(p) for p in cell.iter(f"{_W}p")))
                         for cell in row.iterchildren(f"{_W}tc")]  # fmt: skip
                found.append(Piece(0, 0, " | ".join(c for c in cells if c), "list", True))
        elif block.tag == f"{_W}p":
            for words in _words(block).split("\n"):
                found.append(_styled(block, names, clean(words)))
        elif block.tag == f"{_W}sdt":
            for inner in block.iter(f"{_W}p"):
                found.append(_styled(inner, names, clean(_words(inner))))
    return found


def _words(paragraph: Any) -> str:
    """Return the words of a paragraph, inserted ones too, deleted ones not."""
    parts: list[str] = []
    stack = [paragraph]
    while stack:
        el = stack.pop()
        if el.tag in _SKIP:
            continue
        if el.tag == f"{_W}t":
            parts.append(el.text or "")
        elif el.tag in (f"{_W}tab", f"{_W}noBreakHyphen"):
            parts.append(" " if el.tag.endswith("tab") else "-")
        elif el.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        stack.extend(reversed(el))
    return "".join(parts)


def _styled(paragraph: Any, names: dict[str, str], words: str) -> Piece:
    marks = {el.tag: el.get(f"{_W}val") for el in paragraph.iterfind(f"{_W}pPr/*")}
    style = names.get(marks.get(f"{_W}pStyle") or "", "")
    kind = next((kind for pattern, kind in _STYLES if pattern.search(style)), "")
    heading = int(style[-1]) if kind == "subheading" and style[-1:].isdigit() else 0
    if not kind and f"{_W}numPr" in marks:
        kind = "list"
    if not kind and len(words) < 100 and words[-1:] not in ".,;:" and _bold(paragraph):
        return Piece(0, 0, words, "", False, 6)
    return Piece(0, 0, words, kind, bool(kind) and not heading, heading)


def _bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if (_words(run)).strip()]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(m is not None and m.get(f"{_W}val") not in ("0", "false")
                              for m in marks)  # fmt: skip


def _first(pieces: list[Piece]) -> None:
    """Find the headline: the title, else the first heading of the first order, else the first."""
    if not any(p.kind == "headline" for p in pieces):
        heads = [p for p in pieces if p.heading and p.kind == "subheading"]
        best = next((p for p in heads if p.heading == 1), None)
        if best is not None and (best is heads[0] or len(
                [p for p in heads if p.heading == 1]) == 1):  # fmt: skip
            best.kind, best.sure = "headline", True
    for n, piece in enumerate(pieces):
        if piece.heading == 6 and not piece.kind and n and not dates.first(piece.words):
            piece.kind = "subheading" if any(p.count > 20 for p in pieces[:n]) else ""
