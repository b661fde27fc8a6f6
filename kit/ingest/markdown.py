"""A Markdown text → the pieces of its article, its signs taken out.

markdown-it reads it (CommonMark); a head between `---` lines may name title, author and date.
"""

from __future__ import annotations

import re
from typing import Any

from ..errors import Missing
from . import bylines, dates, decode, kinds, plain
from .lines import clean
from .page import join
from .source import Piece

_HEAD = re.compile(r"\A---[ \t]*\r?\n(?P<rows>(?:[^\n]*\n){1,60}?)---[ \t]*\r?\n")
_ROW = re.compile(r"^(title|headline|author|authors|byline|by|date"
                  r"|published)\s*:\s*(.+?)\s*$", re.I)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]{0,500}>", re.S)
_NEVER = 200_000  # characters of one paragraph without a line end: read as it stands


def read_md(name: str, data: bytes) -> Any:
    """Read a Markdown text."""
    from .readers import Read

    found = decode.decode(name, data)
    said, body = _head(found.text)
    pieces = [piece for piece in _pieces(body) if piece.words]
    title = next((p for p in pieces if p.heading == 1), None)
    title = title or next((p for p in pieces[:1] if p.heading), None)
    if title is not None:
        title.kind, title.sure = "headline", True
    elif "title" in said:
        pieces.insert(0, Piece(0, 0, said["title"], "headline", True))
    for n, value in enumerate(said[key] for key in ("byline", "date") if key in said):
        pieces.insert(1 + n, Piece(0, 0, value, "byline", True))
    decided = kinds.decide(pieces)
    text, placed = join([(p.kind, p.words) for p in decided])
    byline = ", ".join(bylines.names(said["byline"])) or said["byline"] if "byline" in said else ""
    day = dates.iso(said.get("date", ""))
    return Read(text, placed, plain.title(placed), byline or plain.byline(placed),
                day or plain.date(placed), False, found.notes)  # fmt: skip


def _head(text: str) -> tuple[dict[str, str], str]:
    """Return what the head says, and the text below it."""
    found = _HEAD.match(text)
    said: dict[str, str] = {}
    if not found:
        return said, text
    for row in found["rows"].splitlines():
        if pair := _ROW.match(row):
            key = {"headline": "title", "author": "byline", "authors": "byline", "by": "byline",
                   "published": "date"}.get(pair[1].lower(), pair[1].lower())  # fmt: skip
            said.setdefault(key, clean(pair[2].strip("\"'[]")))
    return said, text[found.end():]


def _pieces(text: str) -> list[Piece]:
    try:
        from markdown_it import MarkdownIt
    except ModuleNotFoundError:
        raise Missing("Markdown texts need a part that is not installed here; "
                      "pip install 'news-reading-kit[make]'") from None  # fmt: skip
    long = any(len(line) > _NEVER for line in text.split("\n"))
    tokens = [] if long else MarkdownIt("commonmark").enable("table").parse(text)
    found: list[Piece] = [Piece(0, 0, clean(part)) for part in text.split("\n\n")
                          ] if long else []  # fmt: skip
    around: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(token.type.removesuffix("_open") + token.tag[1:])
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline":
            found += _inline(token, around)
        elif token.type == "html_block":
            found += [Piece(0, 0, clean(_TAG.sub(" ", token.content)))]
        elif token.type in ("fence", "code_block"):
            kind = "quotation" if token.type == "code_block" else ""
            found.append(Piece(0, 0, clean(token.content), kind))
    return found


def _inline(token: Any, around: list[str]) -> list[Piece]:
    """Return the pieces of one paragraph, heading, item or cell; a picture gives its caption."""
    words: list[str] = []
    pictures: list[Piece] = []
    bold = plain_words = depth = 0
    for child in token.children or []:
        depth += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        if child.type == "image":
            caption = child.attrGet("title") or child.content
            pictures.append(Piece(0, 0, clean(str(caption or "")), "caption"))
        elif child.type in ("text", "code_inline"):
            words.append(child.content)
            bold += len(child.content) if depth else 0
            plain_words += 0 if depth else len(child.content.strip())
        elif child.type == "softbreak":
            words.append("\n")
        elif child.type == "hardbreak" or child.content.lower().startswith("<br"):
            words.append("\n\n")
    heading = next((int(a[-1]) for a in around if a.startswith("heading") and a[-1].isdigit()), 0)
    kind = ("subheading" if heading else "list" if any(a.startswith("list_item") for a in around)
            or "tr" in "".join(around) else "quotation" if any(
                a.startswith("blockquote") for a in around) else "")  # fmt: skip
    rows = [clean(row) for row in re.split(r"\n\n", "".join(words))]
    found = []
    for row in rows:
        mine = kind
        if not kind and bold and not plain_words and len(row) < 100 and row[-1:] not in ".,;":
            mine = "subheading"
        found.append(Piece(0, 0, row, mine, (bool(mine) and mine != "subheading") or bool(heading),
                           heading))  # fmt: skip
    return found + [p for p in pictures if p.count > 2]
