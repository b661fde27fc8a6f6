"""What neighbours tell: inside the article, below it, and where comments begin."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import captions, phrases
from .source import Piece

Prose = Callable[[Piece], bool]
_MOST = 16  # words of a subheading
_LABELLED = re.compile(r"(?:Q|A|Question|Answer)[.:]\s")
_TOLD = re.compile(r"[“\"«][^“”\"«»]*[^“”\"«».!?,…:;][”\"»]")  # a whole line, no stop in it
_LIVED = re.compile(r"\bborn\b.{3,80}\bdied\b|\bdied\b.{3,80}\bborn\b")
WRITER_IS = re.compile(
    r"^\W{0,3}(?P<who>(?:[A-Z][\w’'.-]+ ){1,4})(?:(?:has )?(?:covers|covered|reports|reported"
    r"|writes|"
    r"written)\b|(?:is|was|are|has been|works|teaches)\s.{0,200}\b(?:columnist|reporter|editor|"
    r"correspondent|writer|author|journalist|professor|fellow|lecturer|director|critic|freelance|"
    r"contributor|covers|writes|newsroom|desk|@))",
)


def comments(pieces: list[Piece], prose: Prose) -> None:
    """Make everything furniture that readers wrote below the article.

    A line “Comments” opens them when two paragraphs stand above it and what follows carries the
    signs of a thread: reply, report, hours ago.
    """
    signs = 0  # of a thread, from here to the end; beside the number of lines
    ends = [(0, 0)]
    for below, piece in enumerate(reversed(pieces), 1):
        signs += piece.count < 8 and bool(phrases.COMMENT_SIGN.fullmatch(piece.words[:60]))
        ends.append((below, signs))
    ends.reverse()
    count = 0
    for n, piece in enumerate(pieces):
        count += prose(piece)
        if piece.count <= 12 and count > 1 and phrases.COMMENTS_HEAD.fullmatch(piece.words[:300]):
            below, signs = ends[n + 1]
            if signs and signs * 8 >= below:
                for other in pieces[n:]:
                    other.kind, other.sure = "furniture", True
                return


def references(pieces: list[Piece], prose: Prose) -> None:
    """Make furniture of a list of sources at the end: a head, and nothing but short lines below."""
    total = sum(_counts(p, prose) for p in pieces)
    count = 0
    for n, piece in enumerate(pieces):
        if count >= max(1, 0.5 * total) and phrases.REFERENCES.fullmatch(piece.words[:80]):
            below = pieces[n + 1:]
            if len(below) <= 40 and all(p.count <= 45 for p in below) and n + 1 < len(pieces):
                for other in pieces[n:]:
                    other.kind, other.sure = "furniture", True
            return
        count += _counts(piece, prose)


def opens_list(line: str) -> bool:
    """Say whether a line such as “Related” opens a list of other texts."""
    return bool(phrases.LISTS_OTHERS.match(line)) and len(line.split()) <= 6


def inside(pieces: list[Piece], first: int, last: int, prose: Prose) -> None:
    """Name the short lines between paragraphs: captions, subheadings, titles of other texts."""
    early, boxed = True, False  # before any paragraph; below a head that lists other texts
    for n in range(first, last + 1):
        piece = pieces[n]
        boxed = n > 0 and _boxed(pieces[n - 1], boxed)
        early = early and not (n > first and _counts(pieces[n - 1], prose))
        before = pieces[n - 1] if n else None
        after = pieces[n + 1] if n + 1 < len(pieces) else None
        if piece.kind or _LABELLED.match(piece.words):
            continue
        if piece.heading or (n > first and _titles(pieces, n, prose)):
            piece.kind = "subheading"
            continue
        credit = after is not None and after.kind == "credit" and not _captioned(pieces, n + 1)
        like = captions.likeness(piece.words, piece.count)
        like += 2 * credit + (before is not None and before.kind == "credit" and n > 1
                              and not _captioned(pieces, n - 1))  # fmt: skip
        like += 2 if early and credit else 0
        if like >= 4 or (like == 3 and not prose(piece) and piece.count > 4):
            piece.kind = "caption"
        elif prose(piece) and not (piece.words.endswith("?") and piece.count <= _MOST - 2):
            if before and before.kind == "furniture" and before.sure and _is_teaser(pieces, n):
                piece.kind = "furniture"
        elif before and before.kind == "furniture" and boxed:
            piece.kind = "furniture"
        elif piece.count <= _MOST and piece.words[-1] not in ".!:;,":
            piece.kind = "subheading"


def _titles(pieces: list[Piece], n: int, prose: Prose) -> bool:
    """Say whether a few quoted words without a stop stand over a paragraph as its title."""
    piece, after = pieces[n], pieces[n + 1] if n + 1 < len(pieces) else None
    return (2 < piece.count <= 10 and bool(_TOLD.fullmatch(piece.words)) and after is not None
            and _counts(after, prose) and _counts(pieces[n - 1], prose)
            and pieces[n - 1].words[-1] != ":")  # fmt: skip


def _captioned(pieces: list[Piece], n: int) -> bool:
    return n > 0 and pieces[n - 1].kind == "caption"


def _boxed(above: Piece, boxed: bool) -> bool:
    """Say whether what follows `above` stands in a box that a line such as “Related” began."""
    return above.kind == "furniture" and (boxed or opens_list(above.words))


def _counts(piece: Piece, prose: Prose) -> bool:
    return piece.kind in ("", "paragraph") and prose(piece)


def _is_teaser(pieces: list[Piece], n: int) -> bool:
    """Say whether a sentence stands in a box: below a head such as “Share your thoughts”."""
    title = pieces[n - 1].words
    return bool(re.match(r"(?:share your|what do you think|newsletter|sign up|join)", title, re.I)
                and re.search(r"\byour?\b|\bjoin\b", pieces[n].words, re.I)
                and pieces[n].count < 40)  # fmt: skip


def tail(pieces: list[Piece], last: int, prose: Prose) -> None:
    """Name what stands below the last paragraph, and take a note on the writer off the end."""
    boxed = False
    for n in range(last + 1, len(pieces)):
        piece = pieces[n]
        boxed = n > 0 and _boxed(pieces[n - 1], boxed)
        if piece.kind in ("list", "credit") and not piece.sure and boxed:
            piece.kind = "furniture"
        if not piece.kind:
            like = captions.likeness(piece.words, piece.count)
            short = piece.words[-1] in ".!?" and pieces[n - 1].kind in ("", "paragraph") and n > 0
            piece.kind = "paragraph" if short else "furniture"
            if _LIVED.search(piece.words) and any(p.kind == "headline" and p.words in piece.words
                                                  for p in pieces):  # fmt: skip
                piece.kind = "paragraph"  # the last line of an obituary
            elif like >= 4 and not boxed:
                piece.kind = "caption"
            if n + 1 < len(pieces) and pieces[n + 1].kind == "list" and not boxed:
                piece.kind = "subheading"
    _drop_lonely_heads(pieces, last)
    texts = [p for p in pieces if p.kind in ("", "paragraph", "list")]
    for piece in texts[-2:]:
        if len(texts) > 3 and not piece.sure and WRITER_IS.match(piece.words) and piece.count < 60:
            who = WRITER_IS.match(piece.words)
            known = [p.words.lower() for p in pieces if p.kind == "byline"]
            if who and any(who["who"].strip().lower() in line for line in known):
                piece.kind = "furniture"


def _drop_lonely_heads(pieces: list[Piece], last: int) -> None:
    """A subheading with nothing below it but furniture heads furniture."""
    alone = True
    for piece in reversed(pieces):
        if piece.kind == "subheading" and alone and not piece.sure:
            piece.kind = "furniture"
        elif piece.kind != "furniture":
            alone = False
