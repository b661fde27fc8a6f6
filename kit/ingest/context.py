"""What neighbours tell: above the article, inside it, below it, and where comments begin."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import bylines, captions, phrases
from .source import Piece

Prose = Callable[[Piece], bool]
_TRIES = 40  # lines above the text that may be its headline
_MOST = 16  # words of a subheading
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
    elif before.kind == "furniture" and before.sure and _opens_list(before.words):
        piece.kind = "furniture"
    else:
        piece.kind = "subheading" if piece.count <= 40 else "paragraph"


def _opens_list(line: str) -> bool:
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
        if piece.kind:
            continue
        if piece.heading:
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


def _captioned(pieces: list[Piece], n: int) -> bool:
    return n > 0 and pieces[n - 1].kind == "caption"


def _boxed(above: Piece, boxed: bool) -> bool:
    """Say whether what follows `above` stands in a box that a line such as “Related” began."""
    return above.kind == "furniture" and (boxed or _opens_list(above.words))


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
            if like >= 4 and not boxed:
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
