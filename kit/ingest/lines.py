"""A plain text → its pieces, by the rule of the lesson files.

A piece ends at a blank line, or at every line end where the text has no blank line inside. Lines
that stand together between blank lines are one piece where they are one paragraph, wrapped, or one
list; a headline stacked on a byline is two. Time grows with the length of the text.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

from . import bylines
from .source import Piece

_BLANK = re.compile(r"\n[ \t]*\r?\n")
_GAP = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")
_END = re.compile(r"\r?\n")
ITEM = re.compile(r"\s*(?:[-–—*•●▪■◦‣·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_SPACE = re.compile(r"\s+")
_STOP = re.compile(r"[.!?…:;]['”’\")\]]*$")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LONG = 4_000  # characters: longer lines are no lines of a list, and are not looked at twice


def blank(text: str) -> bool:
    """Say whether a blank line stands inside the text."""
    return _BLANK.search(text) is not None


def clean(words: str) -> str:
    """Return words without invisible characters, letters composed, single spaces."""
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", words)).split())


def single(words: str) -> str:
    """Return the words with single spaces."""
    return _SPACE.sub(" ", words).strip()


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a plain text, without their kinds."""
    body = text.strip("\n\r ")
    if not body:
        return []
    first = len(text) - len(text.lstrip("\n\r "))
    blank = _BLANK.search(body) is not None
    found: list[Piece] = []
    indented: list[bool] = []
    for start, end in _between(_GAP if blank else _END, body):
        for a, b, kind in _parts(body, start, end) if blank else [(start, end, "")]:
            words = body[a:b]
            left, right = a + len(words) - len(words.lstrip()), a + len(words.rstrip())
            if left < right:
                found.append(Piece(first + left, first + right, single(words), kind))
                indented.append(_indented(body, left, right))
    if 0 < sum(indented) <= 0.3 * len(found):
        for piece, aside in zip(found, indented, strict=True):
            if aside and not piece.kind and piece.count > 3:
                piece.kind = "quotation"
    return found


def _indented(body: str, start: int, end: int) -> bool:
    """Say whether every line of a piece stands to the right, two spaces or a tab at least."""
    line = body.rfind("\n", 0, start) + 1
    rows = _END.split(body[line:end]) if end - line < _LONG else [body[line:start + 1]]
    return all(re.match(r"(?: {2}|\t)[ \t]*\S", row) for row in rows if row.strip())


def _between(gap: re.Pattern[str], body: str) -> list[tuple[int, int]]:
    edges = [0]
    for match in gap.finditer(body):
        edges += [match.start(), match.end()]
    edges.append(len(body))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _parts(body: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Cut what stands between two blank lines where its lines are parts of their own; the kind is
    given where the lines show it."""
    rows = [(start + a, start + b) for a, b in _between(_END, body[start:end])]
    rows = [(a, b) for a, b in rows if body[a:b].strip()]
    if len(rows) < 2:
        return [(start, end, "")]
    words = [body[a:min(b, a + _LONG)].rstrip() for a, b in rows]
    if all(w.lstrip().startswith(">") for w in words):
        return [(start, end, "quotation")]
    if len([w for w in words if ITEM.match(w)]) > 1:
        return _listed(rows, words)
    stacked = len(words) < 6 and any(bylines.is_byline(single(w)) for w in words[1:])
    return [(start, end, "")] if _wrapped(words) and not stacked else [(a, b, "") for a, b in rows]


def _listed(rows: list[tuple[int, int]], words: list[str]) -> list[tuple[int, int, str]]:
    """Keep a list together; what stands above its first item is a piece of its own."""
    at = next(n for n, w in enumerate(words) if ITEM.match(w))
    head = [(rows[0][0], rows[at - 1][1], "")] if at else []
    return [*head, (rows[at][0], rows[-1][1], "list")]


def _wrapped(words: list[str]) -> bool:
    """Say whether the lines are one paragraph that some program broke at a width.

    Then the first word of the next line would not have fitted on the line before, in most of them.
    """
    width = max(len(w) for w in words)
    if width > 140:  # nobody wraps so far: these are whole paragraphs
        return not sum(bool(_STOP.search(w)) for w in words[:-1]) * 2 > len(words) - 1
    if width < 30:
        return False
    full = sum(len(a) + 1 + len(b.split(None, 1)[0]) > width - 2
               for a, b in itertools.pairwise(words))  # fmt: skip
    stops = sum(bool(_STOP.search(w)) for w in words[:-1])
    return full >= 0.6 * (len(words) - 1) and stops < 0.7 * (len(words) - 1) + 0.5
