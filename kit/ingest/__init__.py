"""Any article: the bytes of a file → its text in blocks, each with its kind.

    txt   the text as it is; blank lines or line ends make the blocks
    md    a Markdown text without its signs
    html  a saved page without what surrounds the article
    docx  a Word file, its styles believed
    pdf   a PDF that holds text

Libraries do the reading (trafilatura, python-docx, pypdf, markdown-it); this room decides what the
parts are. Pure: it opens no file and asks no network. `name` is only a name: what a file is, its
bytes say. Whatever cannot become an article ends in one sentence, a `KitError`.
"""

from __future__ import annotations

import hashlib
import re

from ..errors import KitError
from . import language, sniff
from .source import Piece, Source, blocks

LARGEST = 50_000_000  # bytes of a file
LONGEST = 5_000_000  # characters of its text; kit.files reads no more either
_SENTENCE = re.compile(r"\w\W{0,3}[.!?…。！？؟।]")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")

__all__ = ["Source", "ingest"]


def ingest(name: str, data: bytes) -> Source:
    """Return the article that the bytes of a file hold. KitError, a sentence, when there is none.

    >>> source = ingest("ferry.txt", "The ferry stops.\\n\\nNobody was asked.".encode())
    >>> [block.id for block in source.blocks]
    ['p1', 'p2']
    """
    _fits(name, data)
    kind, note = sniff.kind(name, data)
    from .readers import READERS

    found = READERS[kind](name, data)
    if len(found.text) > LONGEST:
        raise KitError(f"“{name}” holds {len(found.text) / 1e6:.0f} million letters; a lesson "
                       f"holds "
                       f"one article, {LONGEST // 1_000_000} million at most.")  # fmt: skip
    _has_sentence(name, found.pieces)
    lang = language.guess(" ".join(p.words for p in found.pieces if p.kind != "furniture")[:20_000])
    notes = [note, *found.notes, *_about(found.text, lang)]
    return Source(name, kind, found.text, blocks(found.pieces), found.title, found.byline,
                  found.date, found.plain, hashlib.sha256(data).hexdigest(), lang,
                  tuple(n for n in notes if n))  # fmt: skip


def _fits(name: str, data: bytes) -> None:
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise KitError(f"“{name}” is empty.")
    if len(data) > LARGEST:
        raise KitError(f"“{name}” is {len(data) // 1_000_000} MB large; the kit reads files of "
                       f"{LARGEST // 1_000_000} MB at most.")  # fmt: skip


def _has_sentence(name: str, pieces: list[Piece]) -> None:
    shown = [p for p in pieces if p.kind != "furniture"]
    if not any(c.isalpha() for p in shown for c in p.words[:5000]):
        raise KitError(f"“{name}” holds no words that could be an article.")
    if not any(_SENTENCE.search(p.words) and (p.count > 2 or len(p.words) > 12) for p in shown):
        raise KitError(f"“{name}” holds no whole sentence; a lesson needs an article.")


def _about(text: str, lang: str) -> list[str]:
    notes = []
    if lang not in ("", "en"):
        notes.append(f"The text looks like {language.NAMES[lang]}; the kit's word lists are "
                     f"English.")
    if hidden := len(_UNSEEN.findall(text)):
        notes.append(f"{hidden} invisible character{'s' * (hidden != 1)} (zero width or "
                     f"direction of "
                     "writing) stand in the text.")  # fmt: skip
    return notes
