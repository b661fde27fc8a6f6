"""What is meant by the words in a cell: parts of the article, names of layers and modes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .errors import KitError, NotFound, did_you_mean
from .lesson import Block, Lesson

Which = int | str
_NUMBER = re.compile(r"p?(-?[0-9]+)")


def parts(lesson: Lesson, which: Sequence[Which]) -> tuple[list[Block], str]:
    """Return the blocks that are meant, and a sentence when they are not those that were named.

    Nothing means all; two name the first and the last; a number names a paragraph, and one that
    is too high or too low the last or the first. NotFound names the nearest part there is.
    """
    every = list(lesson.blocks.values())
    if not which:
        return every, ""
    if len(which) > 2:
        raise KitError("name one part, or the first and the last: read(3, 5)")
    found = [_part(lesson, one) for one in which]
    note = " ".join(dict.fromkeys(said for _, said in found if said))
    at = sorted(every.index(block) for block, _ in found)
    blocks = every[at[0]:at[-1] + 1]
    if blocks[-1].kind == "caption":  # a credit stands with its caption
        blocks += [b for b in every[at[-1] + 1:at[-1] + 2] if b.kind == "credit"]
    return blocks, note


def _part(lesson: Lesson, one: Which) -> tuple[Block, str]:
    blocks, count = lesson.blocks, len(lesson.paragraphs)
    name = str(one).strip().lower()
    if name in blocks:
        return blocks[name], ""
    number = _NUMBER.fullmatch(name)
    if number and count:
        nth = int(number[1][:9])
        near = min(max(nth, 1), count)
        only = f"{count} paragraphs" if count > 1 else "one paragraph"
        said = f"This article has {only}. Showing P{near}."
        return lesson.paragraphs[near - 1], "" if near == nth else said
    known = did_you_mean(name, blocks, "parts")
    raise NotFound(f"this article has no part “{one}”; {known}".rstrip("; "))


def known(given: str | Iterable[str], allowed: Iterable[str], among: str) -> list[str]:
    """Return the names given, one or several, as a list; NotFound with the nearest for another."""
    names, allowed = [given] if isinstance(given, str) else list(given), list(allowed)
    for one in names:
        if one not in allowed:
            nearest = did_you_mean(one, allowed, among)
            raise NotFound(f"“{one}” is none of the {among}; {nearest}".rstrip("; "))
    return names
