"""A block as the words that names are made of.

spaCy’s tokens with two changes: words joined by a hyphen are one (“Jean-Pierre”, “al-Qaeda”)
unless they name two things (“Paris-based”, “China-Europe”), and each knows whether its capital
tells anything: at the start of a sentence, in a headline of capitals, it does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..gazetteer import Gazetteer, ascii_, bag

if TYPE_CHECKING:
    from ...lesson import Block
    from ..doc import Read

_JOINED = bag(  # what stands behind a hyphen after the name of something
    "winning based born led backed educated wide style trained owned controlled held listed funded"
    " made bound speaking area run era brokered occupied dominated majority sponsored allied"
    " friendly related linked inspired branded built registered flagged supported administered type"
    " like only free first proof to from in of the")
_PARTICLES = bag("al el ad ar as an at az ul ur ed es e i de la le")
_ARABIC = re.compile(r"(?:al|el|ad|ar|as|an|at|az|ul|ur|ed|es)-[A-Z]")  # al-Assad
_ENDS = frozenset(".!?\"')…:")
_OPENERS = frozenset("\"'([-–—:;…|•*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `start` and `end` count letters of the Doc’s text."""

    text: str  # without accents
    low: str
    start: int
    end: int
    tag: str  # spaCy’s fine part of speech
    first: bool  # opens a sentence or a quotation: its capital tells nothing
    cap: bool  # starts with a capital
    acr: bool  # capitals only, two at least
    glued: bool  # no space before it
    sentence: int  # number of its sentence


@dataclass
class Page:
    """One block with its words."""

    block: Block
    doc: Any
    words: list[Word]
    shouted: bool  # all capitals, or a headline that writes every word large

    def text(self, i: int, j: int) -> str:
        """Return words `i` to `j` as they stand in the block."""
        return str(self.doc.text[self.words[i].start:self.words[j - 1].end])


def pages(read: Read, lists: Gazetteer) -> list[Page]:
    """Return all blocks as pages of words."""
    return [_page(block, doc, lists) for block, doc in read.docs]


def _page(block: Block, doc: Any, lists: Gazetteer) -> Page:
    raw = [(t.text, t.idx, t.tag_, bool(t.whitespace_), t.is_sent_start) for t in doc]
    words: list[Word] = []
    sentence, opening, i, n = -1, True, 0, len(raw)
    while i < n:
        text, start, tag, _, begins = raw[i]
        if begins or i == 0:
            sentence, opening = sentence + 1, True
        k = i
        while k + 2 < n and raw[k + 1][0] in ("-", "–") and _joins(raw, k, lists):
            k += 2
            text = doc.text[start:raw[k][1] + len(raw[k][0])]
            tag = raw[k][2]
        plain = ascii_(text) or text  # an accent by itself stays one
        cap = plain[:1].isupper() or bool(_ARABIC.match(plain))
        words.append(Word(
            plain, plain.lower(), start, start + len(text), tag, opening, cap,
            cap and plain.isupper() and sum(map(str.isalpha, plain)) > 1,
            bool(i) and not raw[i - 1][3], sentence))  # fmt: skip
        if text.strip():
            opening = (opening and text[0] in _OPENERS) or (
                text in ('"', "(") and bool(words[:-1]) and _after_stop(words))
        i = k + 1
    return Page(block, doc, words, _shouted(words, block.kind))


def _after_stop(words: list[Word]) -> bool:
    """Say whether a quotation mark at the end of `words` opens a sentence of its own."""
    return len(words) > 1 and words[-2].text in (",", ":", ".", "?", "!", "-", "–", "—")


def _joins(raw: list[tuple[str, int, str, bool, bool]], k: int, lists: Gazetteer) -> bool:
    """Say whether token `k`, a hyphen and the token behind it are one word."""
    if k + 2 >= len(raw) or raw[k][3] or raw[k + 1][0] not in ("-", "–") or raw[k + 1][3]:
        return False
    left, right = raw[k][0], raw[k + 2][0]
    if not (left[-1:].isalnum() and right[:1].isalnum()):
        return False
    if right.casefold() in _JOINED and left[:1].isupper():
        return False
    if left.islower() and right[:1].isupper():  # “al-Qaeda”, but “anti-Russian”, “then-President”
        return left in _PARTICLES or (k > 1 and raw[k - 1][0] == "-" and not raw[k - 1][3])
    both = left[:1].isupper() and right[:1].isupper()
    if left in ("R", "D", "I") and (ascii_(right),) in lists.names:  # R-Ohio
        return False
    if both and raw[k + 1][0] == "-":
        known = lists.names
        sides = [known.get((ascii_(side),), ()) for side in (left, right)]
        if all(side and side[0].kind == "organisation" for side in sides):
            return True  # Harvard-Smithsonian
        apart = (ascii_(left),) in known and (ascii_(right),) in known
        return not apart or (ascii_(f"{left}-{right}"),) in known
    if both:
        return False
    return not (left[:1].isupper() and right.islower() and (ascii_(left),) in lists.names
                and (left[:1].isupper() and len(left) > 2))  # fmt: skip


def _shouted(words: list[Word], kind: str) -> bool:
    long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    if len(long) < 3:
        return False
    if sum(w.acr for w in long) > 0.7 * len(long):
        return True
    title = kind in ("headline", "subheading") or (
        kind == "paragraph" and len(long) > 3 and words[-1].text not in _ENDS)
    return title and len(words) < 30 and sum(w.cap for w in long) > 0.75 * len(long)
