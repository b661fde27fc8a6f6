"""What neighbours tell of the lines above an article: headline, summary, byline, section."""

from __future__ import annotations

import re

from . import bylines, captions, phrases
from .context import Prose, opens_list
from .source import Piece

_TRIES = 40  # lines above the text that may be its headline
_DECK = 50  # words of a summary below the headline
_SENTENCES = re.compile(r"[.!?…][\"”’)]*(?=\s|$)")


def head(pieces: list[Piece], first: int, prose: Prose) -> None:
    """Name what stands above the first paragraph: headline, byline, section, summary."""
    top = [n for n, p in enumerate(pieces[:first]) if not p.kind]
    at = next((n for n, p in enumerate(pieces) if p.kind == "headline"), None)
    if at is None:
        at = _headline(pieces, top, first, prose)
    if at is None:
        for n in top:
            if _writes(pieces, n):
                pieces[n].kind = "byline"
            elif _is_section(pieces[n]):
                pieces[n].kind = "furniture"
        return
    pieces[at].kind = "headline"
    _deck(pieces, at, prose)
    for n in top:
        piece = pieces[n]
        if piece.kind:
            continue
        if n < at:
            piece.kind = "furniture"
        elif _writes(pieces, n) or (piece.count <= 6 and _beside_bylines(pieces, n)):
            piece.kind = "byline"
        elif _is_section(piece):
            piece.kind = "furniture"
        else:
            _below_headline(pieces, n)


def _deck(pieces: list[Piece], at: int, prose: Prose) -> None:
    """Make a subheading of one or two full sentences between a headline and the byline below."""
    below = [n for n in range(at + 1, min(at + 8, len(pieces))) if pieces[n].kind != "furniture"]
    if len(below) < 3:
        return
    deck, by, text = below[0], below[1], below[2]
    piece = pieces[deck]
    written = pieces[by].kind == "byline" or (not pieces[by].kind and pieces[by].count < 9
                                              and not prose(pieces[by]) and _writes(pieces, by))
    if (written and not piece.kind and prose(piece) and piece.count <= _DECK
            and len(_SENTENCES.findall(piece.words)) <= 2 and pieces[text].kind in (
                "", "byline", "caption", "credit", "list")):  # fmt: skip
        piece.kind = "subheading"


def _about(pieces: list[Piece], at: int, prose: Prose) -> bool:
    """Say whether the name at the top is the headline: the text below is about its bearer, as in
    an obituary, and no byline holds it."""
    name = pieces[at].words
    signed = any(p.kind == "byline" and name in p.words for p in pieces)
    if signed or not bylines.is_name(name) or name.startswith("The "):
        return False
    texts = [p.words for p in pieces[at + 1:] if not p.kind and prose(p)]
    last = name.split()[-1]
    return len(texts) > 1 and name in texts[0] and any(last in words for words in texts[1:])


def _writes(pieces: list[Piece], n: int) -> bool:
    """Say whether a line between headline and text is a name or a trade beside a byline."""
    line = pieces[n].words
    parts = re.split(r"\s+(?:and|&)\s+|,\s*|\s*[|·•/]\s*", line)
    if all(bylines.is_name(p) or bylines.is_trade(p) for p in parts if p):
        return True
    if re.fullmatch(r"(?:[A-Z][\w’'.-]+ ){1,4}in [A-Z][\w’'. -]{2,30}(?:,? and .{3,60})?", line):
        return True
    return bylines.is_trade(line)


def _beside_bylines(pieces: list[Piece], n: int) -> bool:
    """Say whether a line stands between two bylines, or holds the name that the next one is:
    “Portrait of Ada Lund / Ada Lund”."""
    after = pieces[n + 1] if n + 1 < len(pieces) else None
    if after is None:
        return False
    between = n > 0 and pieces[n - 1].kind == "byline" == after.kind
    return between or (bylines.is_name(after.words) and after.words in pieces[n].words)


def _headline(pieces: list[Piece], top: list[int], first: int, prose: Prose) -> int | None:
    if top and top[0] == 0 and _about(pieces, 0, prose):
        return 0
    named = [n for n in top if 2 <= pieces[n].count <= 32 and not _writes(pieces, n)
             and pieces[n].words[-1] != ":" and not _is_section(pieces[n])]  # fmt: skip
    if named:
        for n in named[:_TRIES]:  # the one right above the byline, if it is no nav word
            after = next((p for p in pieces[n + 1:n + 20] if p.kind != "furniture"), None)
            if after and after.kind == "byline" and pieces[n].count >= 4:
                return _longer(pieces, named, n)
        long = [n for n in named if pieces[n].count >= 4]
        return long[0] if long else named[0]
    if first < len(pieces) and not any(p.kind == "caption" for p in pieces[:first]):
        piece = pieces[first]  # a headline that ends with a stop or a question
        follows = next((p for p in pieces[first + 1:first + 20] if p.kind != "furniture"), None)
        short = piece.count <= 16 and piece.words[-1] in "?!”\"’'"
        if follows and (short or (follows.kind == "byline" and piece.count <= 20)):
            return first
    if not top or len(pieces) == 1 or first >= len(pieces):
        return None
    only = pieces[top[0]]  # “Ferry Plan Wins” looks like a name; at the very top it is none
    title = top[0] == 0 or (len(top) == 1 and not _writes(pieces, top[0]))
    return top[0] if title and only.words[-1] != ":" and not _is_section(only) else None


def _is_section(piece: Piece) -> bool:
    return phrases.SECTION.fullmatch(piece.words) is not None


def _longer(pieces: list[Piece], named: list[int], n: int) -> int:
    """Prefer the line above a summary: “Headline / What it is about, in one line / By …”."""
    best = n
    for m in range(n - 1, max(-1, n - 6), -1):
        if pieces[m].kind not in ("", "caption", "credit"):
            break
        best = m if m in named and pieces[m].count >= 4 else best
    return best


def _below_headline(pieces: list[Piece], n: int) -> None:
    piece, after = pieces[n], pieces[n + 1] if n + 1 < len(pieces) else None
    before = pieces[n - 1]
    like = captions.likeness(piece.words, piece.count)
    near = before.kind == "credit" or (after is not None and after.kind == "credit")
    if like + 2 * near >= 3 and piece.count >= 4:
        piece.kind = "caption"
    elif before.kind == "furniture" and before.sure and opens_list(before.words):
        piece.kind = "furniture"
    else:
        piece.kind = "subheading" if piece.count <= 40 else "paragraph"
