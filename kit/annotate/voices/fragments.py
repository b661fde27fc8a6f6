"""Words in quotation marks that no verb of saying holds, inside a sentence of the writer.

Most are titles, terms and scare quotes, and those are left out. What stays is long enough to be
somebody’s own words, and a person of the same sentence stands behind it.
"""

from __future__ import annotations

from ..coref import nouns
from . import holders
from .frames import Frame, Voice
from .titles import titled

_LONG = 4  # words; shorter ones are terms and scare quotes more often than voices


def found(frame: Frame, taken: list[Voice]) -> list[Voice]:
    """Return the passages that are left and look like somebody’s words, as mixed quotations."""
    w, out = frame.w, []
    held = {p.span for v in taken for p in v.own}
    for k, p in enumerate(frame.passages):
        if p.span in held or titled(frame, k):
            continue
        a, b = frame.ranges[k]
        size = len(p.inner_words(w.text, w.block.start))
        if size < _LONG or _term(frame, a, b):
            continue
        unit = frame.units[a]
        first = frame.spans[unit][0]
        who = None
        for i in range(a - 1, first - 1, -1):
            if frame.inside[i] >= 0:
                continue
            person = i in frame.named or w.low[i] in ("he", "she", "they")
            person = person or nouns.person(w.lemma[i])
            if person and w.dep[i] in ("nsubj", "pobj", "poss") and (
                who := holders.holder(frame, i)
            ):  # fmt: skip
                break
        if who is None:
            continue
        out.append(Voice(w.number, unit, p.span, "mixed", (p,), who, None,
                           0.55, "fragment"))  # fmt: skip
    return out


def _term(frame: Frame, a: int, b: int) -> bool:
    """Say whether the passage stands before a noun that it describes: the “taste map” that …"""
    w = frame.w
    return (
        a > 0 and w.pos[a - 1] in ("DET", "ADJ") and b + 1 < len(w)
        and w.pos[b + 1] in ("NOUN", "PROPN") and frame.units[b + 1] == frame.units[a]
    )  # fmt: skip
