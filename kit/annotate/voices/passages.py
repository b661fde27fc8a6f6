"""Passages in quotation marks, whatever the marks look like.

Adds over spaCy, which only knows that a token is a quotation mark: which mark opens, which closes,
what belongs together over several sentences and paragraphs, and which single mark is an apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...lesson import Block, Span

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‟": "”", "‘": "’", "‚": "‘’",
            "‹": "›", "'": "'", "`": "'´"}  # fmt: skip
_LONGEST = 6_000  # letters that one passage may have
_OPEN = 200  # marks that nobody closes; a block with more is no prose and is left alone
_DOUBLE, _SINGLE = '“„«»"‟', "‘‚‹'`"
# Words that begin with an apostrophe: no quotation opens there.
_CUT = re.compile(r"['’‘](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|n['’])", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """Words inside quotation marks, the marks included; `goes_on`: the next block continues it."""

    span: Span
    inner: Span
    block: str
    goes_on: bool = False
    follows: bool = False  # continues the passage of the block before
    closed: bool = True

    def inner_words(self, text: str, base: int = 0) -> list[str]:
        """Return the words inside; `text` begins at offset `base`."""
        return text[self.inner.start - base : self.inner.end - base].split()


def all_passages(blocks: Sequence[Block], text: str) -> list[Passage]:
    """Return the outermost passages of all blocks, in order; furniture is to be left out before.

    A mark that nobody closes holds to the end of its block if the next block opens with the same
    mark (as in newspapers) or if it opened the block; else to the end of its sentence.
    """
    found: list[Passage] = []
    for k, block in enumerate(blocks):
        ahead = blocks[k + 1] if k + 1 < len(blocks) else None
        opens = text[ahead.start] if ahead else ""
        found += _of_block(block, text, opens, bool(found) and found[-1].goes_on)
    return found


def _of_block(block: Block, text: str, opens: str, follows: bool) -> list[Passage]:
    found, at, open_ = [], block.start, 0
    while at < block.end:
        mark = text[at]
        if open_ > _OPEN:
            break
        if mark in _DOUBLE + _SINGLE and _opens(text, at, block):
            end = _close(text, at, block)
            size = 2 if text[at : at + 2] in ("``", "''") else 1
            if end:
                span = Span(at, end)
                found.append(Passage(span, Span(at + size, end - size), block.id,
                                     follows=follows and at == block.start))  # fmt: skip
                at = end
                continue
            open_ += 1
            if mark in _DOUBLE or size == 2:
                goes_on = opens == mark
                end = block.end if goes_on or at == block.start else _sentence(text, at, block)
                if end - at > 2:
                    found.append(Passage(Span(at, end), Span(at + size, end), block.id, goes_on,
                                         follows and at == block.start, closed=False))  # fmt: skip
                    at = end
                    continue
        at += 1
    return found


def _opens(text: str, at: int, block: Block) -> bool:
    """Say whether the mark at `at` opens a passage."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    mark = text[at]
    if after.isspace() or after in ",;:)]" or (after == "." and text[at + 1 : at + 4] != "..."):
        return mark in "«»„" and after == "\u00a0"
    if before.isalnum() or before in ".,!?;%)":
        return mark == "“" and before in ".,!?;"
    if mark in "'’‘`" and _CUT.match(text, at):
        return False
    return not (mark == "'" and text[at + 1] == "'" and before.isalnum())


def _close(text: str, at: int, block: Block) -> int:
    """Return where the passage opened at `at` ends (behind its mark), 0 if nowhere."""
    mark = text[at]
    closers = _CLOSERS[mark]
    if text[at : at + 2] in ("``", "''"):
        end = text.find("''", at + 2, min(block.end, at + _LONGEST))
        return end + 2 if end > 0 else 0
    if mark in _SINGLE:
        return _close_single(text, at, closers, block)
    depth, i, end = 0, at + 1, min(block.end, at + _LONGEST)
    while i < end:
        c = text[i]
        if c in closers and not (mark == '"' and _opens(text, i, block) and text[i - 1] == " "):
            if depth == 0:
                return i + 1
            depth -= 1
        elif c == mark and mark in "“«" and i > at + 1:
            if text[i - 1] in " (\n" or mark == "«":
                depth += 1  # the same marks inside themselves
        elif mark == '"' and c == '"':
            return 0
        i += 1
    return 0


def _close_single(text: str, at: int, closers: str, block: Block) -> int:
    """As `_close`, for marks that are apostrophes too: the first that can be no apostrophe."""
    doubtful = 0
    for i in range(at + 2, min(block.end, at + _LONGEST)):
        c = text[i]
        if c == text[at] and c not in closers and text[i - 1].isspace():
            break  # another one opens
        if c not in closers:
            continue
        after = text[i + 1] if i + 1 < block.end else " "
        if after.isalnum() or (text[i - 1].isspace()):
            continue
        if text[i - 1] in "sz" and after == " " and text[i + 2 : i + 3].islower():
            doubtful = doubtful or i + 1  # “the teachers’ union”
            continue
        return i + 1
    return doubtful


def _sentence(text: str, at: int, block: Block) -> int:
    """Return the end of the sentence that begins at `at`."""
    stop = re.compile(r"[.!?…](?=\s|$)").search(text, at, block.end)
    return stop.end() if stop else block.end
