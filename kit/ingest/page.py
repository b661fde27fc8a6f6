"""A saved web page → the pieces of its article, in a text of our own.

What the page shows around the article is left out; a caption is kept, as a caption. Headline,
byline and date stand in front where the page shows them elsewhere.
"""

from __future__ import annotations

import re
from typing import Any

from ..errors import KitError
from . import (
    bylines,
    clutter,
    dates,
    decode,
    head,
    kinds,
    leaves,
    pictured,
    region,
    second,
    shaped,
    tree,
)
from .source import Piece


def read_html(name: str, data: bytes) -> Any:
    """Read a saved page."""
    from .readers import Read

    found = decode.decode(name, data, page=True)
    page = tree.parse(name, found.text)
    says = head.read(page)
    headline = head.headline(page, says)
    authors = says.authors or head.shown_authors(page, headline)
    date = says.date or head.shown_date(page, headline)
    clutter.mark(page, headline)
    parts = leaves.leaves(page)
    if len(parts) > kinds.MOST:
        raise KitError(f"“{name}” has {len(parts):,} parts, too many for one article.")
    rows = _article(page, parts, headline, says)
    title = tree.text_of(headline) if headline is not None else _title(says)
    lines = shaped.shape(page, rows, headline, authors)
    if not (says.free and _poor(lines, says.body)):
        lines = _checked(page, found.text, lines, headline, authors)
    if title and not any(kind == "headline" for kind, _ in lines):
        lines.insert(0, ("headline", title))
    if says.free and _poor(lines, says.body):
        lines = [line for line in lines if line[0] in ("headline", "byline", "caption", "credit")]
        lines += [("paragraph", " ".join(p.split())) for p in re.split(r"\s*\n\s*", says.body) if p]
    if not any(kind == "byline" for kind, _ in lines) and authors:
        lines.insert(1 if title else 0, ("byline", ", ".join(authors)))
    if not authors:
        authors = [n for kind, words in lines if kind == "byline" for n in bylines.names(words)]
    if not date:
        date = next((d for kind, words in lines if kind == "byline"
                     and (d := dates.published(words))), "")  # fmt: skip
    text, pieces = join(lines)
    left = page.total() - sum(p.count for p in pieces)
    notes = [*found.notes]
    if left > 20:
        notes.append(f"About {left} words around the article were left out.")
    return Read(text, pieces, title, ", ".join(dict.fromkeys(authors)), date, False, tuple(notes))


def _checked(page: tree.Tree, text: str, lines: list[pictured.Line], headline: Any | None,
             authors: list[str]) -> list[pictured.Line]:  # fmt: skip
    """Return our lines, or those that a second opinion names where ours are hardly any."""
    if sum(len(words.split()) for kind, words in lines if kind == "paragraph") >= second.FEW:
        return lines
    theirs = second.read(text)
    if not theirs:
        return lines
    page.gone = set()
    rows = [leaf for leaf in leaves.leaves(page)
            if leaf.count > 2 and second.bare(leaf.words) in theirs]  # fmt: skip
    other = shaped.shape(page, rows, headline, authors)
    return other if len(other) > len(lines) else lines


def _title(says: head.Head) -> str:
    """Return the title that the head gives, without the name of the site behind it."""
    if not says.titles:
        return ""
    parts = re.split(r"\s+[|–—»·-]\s+", says.titles[0])
    return max(parts, key=len) if len(says.titles) == 1 else says.titles[0]


def _poor(lines: list[tuple[str, str]], body: str) -> bool:
    """Say whether the page shows less than half of what its data holds."""
    shown = sum(len(words.split()) for kind, words in lines if kind in ("paragraph", "list"))
    return len(body.split()) > 2 * shown + 20


def _article(page: tree.Tree, parts: list[leaves.Leaf], headline: Any | None,
             says: head.Head) -> list[leaves.Leaf]:  # fmt: skip
    """Return the leaves of the article, from the headline on."""
    best = region.find(page, parts, headline)
    if best is None:
        return [leaf for leaf in parts if leaf.linked < 0.5 * leaf.count]
    start, end = region.reach(page, best)
    at = page.place[headline] if headline is not None else -1
    rows = []
    for leaf in parts:
        place = page.place[leaf.el]
        inside = start <= place <= end
        between = at <= place < start and at >= 0
        if inside or (between and _belongs(page, leaf, headline)):
            rows.append(leaf)
    return _after_headline(page, rows, headline, at)


def _belongs(page: tree.Tree, leaf: leaves.Leaf, headline: Any) -> bool:
    """Say whether something between the headline and the body is a part of the article."""
    if leaf.el is headline or headline in leaf.path:
        return True
    if leaf.linked > 0.6 * leaf.count and not bylines.is_name(leaf.words):
        return False
    if leaf.inside("li") is not None and leaf.count >= 5 and leaf.el.tag == "li":
        return True
    return bool(region.is_prose(leaf) or pictured.in_picture(page, leaf) or pictured.is_deck(leaf)
                or bylines.is_byline(leaf.words) or bylines.is_name(leaf.words)
                or bylines.is_when(leaf.words))  # fmt: skip


def _after_headline(page: tree.Tree, rows: list[leaves.Leaf], headline: Any | None,
                    at: int) -> list[leaves.Leaf]:  # fmt: skip
    """Leave out what stands above the headline, but for pictures, bylines and dates."""
    if headline is None:
        return rows
    kept = []
    for leaf in rows:
        own = leaf.el is headline or headline in leaf.path
        above = page.place[leaf.el] < at and not own and not _holds(leaf.el, headline)
        if not above or pictured.in_picture(page, leaf) or bylines.is_byline(leaf.words):
            kept.append(leaf)
    return kept


def _holds(el: Any, inner: Any) -> bool:
    return any(a is el for a in inner.iterancestors())


def join(lines: list[tuple[str, str]]) -> tuple[str, list[Piece]]:
    """Return a text with a blank line between its parts, and where each part stands.

    Items of a list that follow one another are one part, a line each.
    """
    parts: list[tuple[str, str]] = []
    for kind, words in lines:
        if kind == "list" and parts and parts[-1][0] == "list":
            parts[-1] = ("list", parts[-1][1] + "\n" + words)
        elif words:
            parts.append((kind, words))
    text, pieces = "", []
    chunks: list[str] = []
    length = 0
    for kind, words in parts:
        if chunks:
            chunks.append("\n\n")
            length += 2
        single = " ".join(words.split())
        pieces.append(Piece(length, length + len(words), single, kind, True))
        chunks.append(words)
        length += len(words)
    text = "".join(chunks) + ("\n" if chunks else "")
    return text, pieces
