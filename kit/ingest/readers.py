"""One reader for each kind of file: bytes → text, pieces and what the head of the file says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import decode, plain
from .source import Piece


@dataclass(frozen=True)
class Read:
    """What a reader found."""

    text: str
    pieces: list[Piece]
    title: str = ""
    byline: str = ""
    date: str = ""
    plain: bool = False
    notes: tuple[str, ...] = ()


def read_txt(name: str, data: bytes) -> Read:
    """Read a plain text; it stays as it is."""
    found = decode.decode(name, data)
    pieces = plain.read(found.text)
    return Read(found.text, pieces, plain.title(pieces), plain.byline(pieces), plain.date(pieces),
                found.plain, found.notes)  # fmt: skip


def _html(name: str, data: bytes) -> Read:
    from .page import read_html

    return read_html(name, data)


def _md(name: str, data: bytes) -> Read:
    from .markdown import read_md

    return read_md(name, data)


def _docx(name: str, data: bytes) -> Read:
    from .word import read_docx

    return read_docx(name, data)


def _pdf(name: str, data: bytes) -> Read:
    from .pdf import read_pdf

    return read_pdf(name, data)


READERS: dict[str, Callable[[str, bytes], Read]] = {
    "txt": read_txt, "md": _md, "html": _html, "docx": _docx, "pdf": _pdf}  # fmt: skip
