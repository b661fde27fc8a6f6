"""Leaves of a page → lines with their kinds: what tags and names say, then what the words say."""

from __future__ import annotations

import re
from typing import Any

from . import bylines, captions, phrases, pictured
from .context import WRITER_IS
from .leaves import Leaf
from .lines import clean
from .pictured import Line, in_picture
from .region import is_prose
from .tree import PICTURE, Tree, named, text_of

_QUOTE = re.compile(r" (?:quote|pull ?quote|blockquote|graf pullquote) ")
_LINES = 3_000  # of one stretch with line breaks; more is no article
_STOP = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")


def shape(tree: Tree, rows: list[Leaf], headline: Any | None, authors: list[str]) -> list[Line]:
    """Return the lines of an article with their kinds, furniture left out."""
    lines: list[Line] = []
    started = headline is None
    body = 0
    title = clean(text_of(headline)) if headline is not None else ""
    skip: set[Any] = set()
    tables: set[Any] = set()
    for leaf in rows:
        if any(el in skip for el in leaf.path):
            continue
        if body > 2 and _opens_thread(leaf):
            break
        if headline is not None and (leaf.el is headline or headline in leaf.path
                                     or _only_headline(leaf, headline)):  # fmt: skip
            if not started:
                lines.append(("headline", clean(leaf.words)))
            started = True
            continue
        table = _data_table(tree, leaf)
        if table is not None:
            if table not in tables:
                tables.add(table)
                lines += _table_rows(table)
            continue
        if _is_box(tree, leaf, rows, skip):
            continue
        for kind, words in _lines_of(tree, leaf, authors, body):
            words = clean(words)
            if words == title:
                kind = "" if started else "headline"
                started = True
            if kind and words:
                body += kind == "paragraph"
                lines.append((kind, words))
    return _without_author(_once(lines), authors)


def _opens_thread(leaf: Leaf) -> bool:
    """Say whether a heading below the text begins what readers wrote about it."""
    head = leaf.heading or leaf.inside("summary", "legend") is not None
    return bool(head and leaf.count <= 30 and phrases.COMMENTS_HEAD.fullmatch(leaf.words))


def _without_author(lines: list[Line], authors: list[str]) -> list[Line]:
    """Take the note on the writer off the end of an article."""
    texts = [line for line in lines if line[0] in ("paragraph", "list", "quotation")]
    for line in texts[-2:] if len(texts) > 3 else ():
        who = WRITER_IS.match(line[1])
        if who and len(line[1].split()) < 60 and any(who["who"].strip() == a for a in authors):
            lines.remove(line)
    return lines


def _only_headline(leaf: Leaf, headline: Any) -> bool:
    return headline.getparent() is not None and leaf.words == text_of(headline)


def _once(lines: list[Line]) -> list[Line]:
    """Drop a caption or credit that the page repeats right after itself, and a second byline."""
    found: list[Line] = []
    for line in lines:
        near = found[-4:]
        if line in near and line[0] in ("caption", "credit", "byline", "headline"):
            continue
        found.append(line)
    return found


def _signs(leaf: Leaf, authors: list[str]) -> bool:
    """Say whether a leaf is a byline that only stands beside a face."""
    if leaf.inside("figcaption", "figure") is not None or leaf.count > 20:
        return False
    if pictured.CREDIT.search(leaf.names + named(leaf.el)) or captions.is_credit(leaf.words):
        return False
    return leaf.words.strip(" .,") in authors or bylines.is_byline(leaf.words)


def _is_box(tree: Tree, leaf: Leaf, rows: list[Leaf], skip: set[Any]) -> bool:
    """Leave a whole small box out when the first thing that it says is furniture."""
    line = leaf.words
    if leaf.count > 14 or not phrases.is_furniture(line, leaf.count) or in_picture(tree, leaf):
        return False
    total = sum(row.count for row in rows)
    for el in reversed(leaf.path[-4:]):
        words = tree.words[el]
        if words > 90 or words > 0.35 * total or el.tag in ("body", "article", "main"):
            break
        if sum(p.count > 20 and is_prose(p) for p in rows if el in p.path) > 1:
            break
        if clean("".join(el.itertext())).startswith(clean(line)[:60]):
            skip.add(el)
    return True


def _lines_of(tree: Tree, leaf: Leaf, authors: list[str], body: int) -> list[Line]:
    link = leaf.linked > 0.7 * leaf.count and leaf.count > 2 and not leaf.inside("figcaption", "dl")
    if link and not is_prose(leaf) and not any(name in leaf.words for name in authors):
        return []
    if not _signs(leaf, authors) and in_picture(tree, leaf):
        return pictured.lines(leaf)
    if leaf.heading:
        return [] if _is_clutter(leaf.words) else [("subheading", leaf.words)]
    found: list[Line] = []
    for line in _broken(leaf):
        kind = _kind(leaf, line, authors, body)
        if kind:
            found.append((kind, line))
            body += kind == "paragraph"
    return found


def _is_clutter(line: str) -> bool:
    return phrases.is_furniture(line, len(line.split()))


def _broken(leaf: Leaf) -> list[str]:
    """Return the lines of a leaf: cut at empty lines, and where a line ends like a paragraph."""
    rows: list[str] = []
    fresh = True
    if len(leaf.lines) > _LINES:
        return [leaf.words]
    for line in leaf.lines:
        if not line:
            fresh = True
            continue
        joins = rows and not fresh and not _STOP.search(rows[-1][-6:]) and line[:1].islower()
        if joins:
            rows[-1] += " " + line
        else:
            rows.append(line)
        fresh = False
    return rows


def _kind(leaf: Leaf, line: str, authors: list[str], body: int) -> str:
    count = len(line.split())
    if _is_clutter(line):
        return ""
    if bylines.is_byline(line) or (count < 14 and any(
            line.strip(" .,") == name or line.lower().startswith("by " + name.lower())
            for name in authors)):  # fmt: skip
        return "byline"
    early = body == 0
    if early and count <= 14 and any(name in line for name in authors):
        return "byline"
    if early and count <= 8 and (bylines.is_trade(line) or bylines.is_name(line)):
        return "byline"
    quote = leaf.inside("blockquote") is not None or any(_QUOTE.search(named(el))
                                                         for el in leaf.path[-2:])  # fmt: skip
    if quote or (leaf.names.strip() and _QUOTE.search(leaf.names)):
        return "quotation"
    if leaf.inside("dt") is not None:
        return "subheading"
    item = leaf.inside("li")
    if item is not None and leaf.inside("ul", "ol") is not None and count <= 60:
        return "list"
    stop = bool(_STOP.search(line[-6:]))
    if not stop or line.endswith("?"):
        if leaf.strong >= 0.9 * leaf.count and count <= 16 and not early:
            return "subheading"
        if " subhead " in leaf.names:
            return "subheading"
        if leaf.el.tag not in ("p", "td", "dd", "pre") and count < 6:
            return ""  # the label of some control
    return "paragraph"


def _data_table(tree: Tree, leaf: Leaf) -> Any | None:
    """Return the table around a leaf where it holds data, and is no means of layout."""
    table = leaf.inside("table")
    if table is None or leaf.inside("td", "th") is None:
        return None
    if any(True for _ in table.iter(*PICTURE)) or tree.words[table] > 1500:
        return None
    rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    wide = sum(len(row) > 1 for row in rows)
    short = sum(tree.words[c] <= 14 for c in cells)
    nested = any(t is not table for t in table.iter("table"))
    return table if not nested and wide > 1 and short >= 0.85 * len(cells) else None


def _table_rows(table: Any) -> list[Line]:
    found = []
    for row in table.iter("tr"):
        cells = [" ".join("".join(c.itertext()).split()) for c in row if c.tag in ("td", "th")]
        found.append(("list", " | ".join(c for c in cells if c)))
    return [line for line in found if line[1]]
