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
        if (told := _goes_on(frame, unit, a, taken)) and not frame.own:
            start = max(w.at(told.span.end), w.at(told.cue.end) if told.cue else 0)
            span = frame.content(start + 1, b) if told.unit == unit else frame.content(first, b)
            if span and told.holder and not span.overlaps(told.holder.span):
                out.append(Voice(w.number, unit, span, "mixed", (p,), told.holder, None, 0.6,
                                 "fragment"))  # fmt: skip
                continue
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
        if frame.own:
            who = None  # the one who answers
        elif who is None:
            continue
        out.append(Voice(w.number, unit, p.span, "mixed", (p,), who, None,
                           0.55, "fragment"))  # fmt: skip
    return out


def _goes_on(frame: Frame, unit: int, a: int, taken: list[Voice]) -> Voice | None:
    """Return the voice that goes on in these words: “He had no plan, she said, and had acted “with
    a smile”.” It was told in indirect speech, in the same sentence or in the one before."""
    w = frame.w
    for voice in reversed(taken):
        if voice.span.end > w.start[a] or voice.kind == "direct" or not voice.cue:
            continue
        if voice.unit == unit and w.at(voice.cue.end) < a:
            return voice
        subject = next((i for i in range(frame.spans[unit][0], a) if w.dep[i] == "nsubj"), -1)
        shared = subject >= 0 and w.low[subject] in ("he", "she", "they", "it")
        return voice if shared and unit - voice.unit == 1 else None
    return None


def _term(frame: Frame, a: int, b: int) -> bool:
    """Say whether the passage stands before a noun that it describes: the “taste map” that …"""
    w = frame.w
    return (
        a > 0 and w.pos[a - 1] in ("DET", "ADJ") and b + 1 < len(w)
        and w.pos[b + 1] in ("NOUN", "PROPN") and frame.units[b + 1] == frame.units[a]
    )  # fmt: skip
