"""Titles, names and terms in quotation marks: no voice says them.

Adds over spaCy: capital letters, and the noun or verb beside the marks (the film “…”, called “…”).
"""

from __future__ import annotations

import re

from ..coref.lists import words
from . import cues
from .frames import Frame

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = words("a an the of and or in on at to for from with by de la le as is & vs")


def titled(frame: Frame, k: int) -> bool:
    """Say whether a passage is a title or a name and no voice."""
    w, p = frame.w, frame.passages[k]
    a, b = frame.ranges[k]
    inner = w.text[p.inner.start - w.block.start : p.inner.end - w.block.start].strip()
    parts = _WORD.findall(inner)
    if not parts:
        return True
    big = [x for x in parts if x.casefold() not in _SMALL]
    capital = bool(big) and all(x[0].isupper() for x in big)
    sentence = inner[-1] in "?!." and len(parts) > 2
    unit = frame.units[a]
    near = [i for i in (a - 1, a - 2) if i >= 0 and frame.units[i] == unit]
    noun = any(w.lemma[i] in cues.TITLED for i in near) or (
        b + 1 < len(w) and w.lemma[b + 1] in cues.TITLED and w.pos[b + 1] == "NOUN")  # fmt: skip
    called = any(w.lemma[i] in cues.NAMED and w.tag[i] == "VBN" for i in near)
    if called and (capital or len(parts) <= 4):
        return True
    if capital and any(w.lemma[i] in cues.NAMED for i in near):
        return True
    if noun and (capital or len(parts) <= 4):
        return True
    return capital and not sentence and len(big) >= 2 and inner[-1] != ","
