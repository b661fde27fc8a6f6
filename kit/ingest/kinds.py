"""Pieces → their kinds: first what a line says by itself, then what its neighbours make of it.

Written for texts whose layout is lost. What markup said already (`Piece.sure`) stays.
"""

from __future__ import annotations

import itertools
import re

from ..errors import KitError
from . import bylines, captions, phrases
from .above import head
from .context import comments, inside, references, tail
from .lines import ITEM
from .source import Piece

MOST = 20_000  # parts of a text; a long reportage has 200
_LINE = 1500  # letters: no fixed phrase, byline or caption is longer
_STOP = re.compile(r"[.!?…。！？؟।:;][\"'”’»)\]]*$|[\"”»]$")
_INTRODUCES = re.compile(r"\b(?:said|says|added|wrote|writes|commented|stated|reads?):$")
_PAIR = re.compile(r"^[^.:!?“”\"]{1,60}:\s\S")
_QUOTED = re.compile(r"^[“\"«](?P<in>[^“”\"«»]+)[”\"»][.,]?(?P<by>\s*[—–-]\s*[^.]{2,80}\.?)?$")


def is_prose(piece: Piece) -> bool:
    """Say whether a piece reads like a paragraph: a sentence that ends, or a long one."""
    if piece.kind:
        return piece.kind == "paragraph"
    if piece.count >= 40:
        return True
    return piece.count >= 5 and bool(_STOP.search(piece.words[-6:]))


def decide(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with their kinds; a credit behind a caption becomes a piece of its own.

    KitError where there are too many for an article.
    """
    if len(pieces) > MOST:
        raise KitError(f"This file has {len(pieces):,} paragraphs; a lesson holds one article, "
                       f"{MOST:,} at most.")  # fmt: skip
    _mark(pieces)
    _lists(pieces)
    pieces = _split_credits(pieces)
    comments(pieces, is_prose)
    references(pieces, is_prose)
    first, last = _body(pieces)
    head(pieces, first, is_prose)
    inside(pieces, first, last, is_prose)
    _quotations(pieces)
    if last >= 0:
        tail(pieces, last, is_prose)
    for piece in pieces:
        piece.kind = piece.kind or "paragraph"
    return pieces


def _body(pieces: list[Piece]) -> tuple[int, int]:
    """Return the places of the first and the last paragraph, (0, -1) where there is none."""
    prose = [n for n, piece in enumerate(pieces) if is_prose(piece)]
    return (prose[0], prose[-1]) if prose else (len(pieces), -1)


def _mark(pieces: list[Piece]) -> None:
    """Give a kind to every piece that needs no neighbour to be known."""
    for piece in pieces:
        line = piece.words
        if piece.kind or piece.count > 130 or len(line) > _LINE:
            continue
        if phrases.is_furniture(line, piece.count):
            piece.kind, piece.sure = "furniture", True
        elif captions.is_credit(line):
            piece.kind = "credit"
        elif bylines.is_byline(line):
            piece.kind = "byline"
        elif captions.is_caption(line, piece.count):
            piece.kind = "caption"
    for before, piece in itertools.pairwise(pieces):
        beside = piece.kind == "credit" and before.kind == "byline" and not before.sure
        # “Words by …” above “Photographs by …”
        if beside and (bylines.is_byline(piece.words) or piece.words.startswith("Source")):
            piece.kind = "byline"


def _lists(pieces: list[Piece]) -> None:
    """Find items with a sign before them, and three rows or more of the form “name: value”."""
    run: list[Piece] = []
    for n, piece in enumerate([*pieces, Piece(0, 0, "")]):
        if ITEM.match(piece.words) and piece.kind in ("", "byline"):
            run.append(piece)
            continue
        sign = run[0].words.lstrip("( ")[0] if run else ""
        if len(run) == 1 and (sign.isalnum() or sign in "-–—"):
            # a numbered subheading, or who said the quotation above
            above = pieces[n - 2].words if n > 1 else ""
            said = not sign.isalnum() and run[0].count < 14 and _QUOTED.match(above)
            run[0].kind = "quotation" if said else ""
        else:
            for item in run:
                item.kind = "list"
        run = []
    rows: list[Piece] = []
    for piece in [*pieces, Piece(0, 0, "")]:
        if not piece.kind and _PAIR.match(piece.words) and piece.count <= 40:
            rows.append(piece)
            continue
        labels = {row.words.partition(":")[0] for row in rows}
        if len(rows) > 2 and len(labels) == len(rows):
            for row in rows:
                row.kind = "list"
        rows = []


def _split_credits(pieces: list[Piece]) -> list[Piece]:
    known = captions.photographers([p.words for p in pieces if p.count < 12])
    found = []
    for piece in pieces:
        at = 0
        if piece.kind in ("", "caption") and piece.count <= 90 and len(piece.words) < _LINE:
            at = captions.split(piece.words, known)
        if not at:
            found.append(piece)
            continue
        tail_words = piece.words[at:]
        left = _place(piece, at)
        found.append(Piece(piece.start, left[0], piece.words[:at].rstrip(), "caption"))
        found.append(Piece(left[1], piece.end, tail_words, "credit"))
    return found


def _place(piece: Piece, at: int) -> tuple[int, int]:
    """Return where the caption ends and the credit begins in the text; `at` counts single spaces.

    Pieces with line ends or double spaces inside keep their length only by chance, so both halves
    are found from the outside in.
    """
    extra = (piece.end - piece.start) - len(piece.words)
    start = piece.start + at + extra if extra else piece.start + at
    return start - (len(piece.words[:at]) - len(piece.words[:at].rstrip())), start


def _quotations(pieces: list[Piece]) -> None:
    """Find pieces that are nothing but somebody's words, set apart from the text."""
    for n, piece in enumerate(pieces):
        if piece.kind not in ("", "paragraph") or piece.sure:
            continue
        if piece.words.startswith("> "):
            piece.kind = "quotation"
            continue
        if n and _INTRODUCES.search(pieces[n - 1].words[-40:]) and is_prose(piece) and (
                pieces[n - 1].count <= 16 and piece.words[0] not in "“\"‘'"):  # fmt: skip
            piece.kind = "quotation"
            continue
        quoted = _QUOTED.match(piece.words) if len(piece.words) < 10 * _LINE else None
        if not quoted or piece.count < 4:
            continue
        before = pieces[n - 1] if n else None
        after = pieces[n + 1] if n + 1 < len(pieces) else None
        apart = (quoted["by"] or (before and (before.words.endswith(":") or before.kind in (
            "subheading", "headline"))) or (after and after.kind == "quotation"))  # fmt: skip
        if apart or piece.count >= 12:
            piece.kind = "quotation"
