"""Where words may be cut off: not behind “of the”, and not inside “46,000” or “4 a.m.”."""

from __future__ import annotations

import re

_HANG = """
a an the and or but nor of to in on at by for from with as that which who whose if than so its his
her their our my your this these is are was were be been has have had will would could may can not
no per into over about after before since because it he she they we you i first last very more
"""
HANGING = frozenset(_HANG.split())
_GOES_ON = re.compile(r"(?:[,.:]\d+)+%?|%|\.m\b\.?")  # of a figure, or of “4 a.m.”


def whole(text: str, end: int) -> int:
    """Return where the word that ends at `end` really ends.

    >>> whole("It cost 46,000.", 10), whole("at 4 a.m. today", 6)
    (14, 9)
    """
    found = _GOES_ON.match(text, end)
    short = found and found.group().startswith(".m") and text[end - 2:end] not in (" a", " p")
    return found.end() if found and not short else end
