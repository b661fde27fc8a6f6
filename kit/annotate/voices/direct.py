"""Words in quotation marks that stand as speech of their own: “…,” she said. He replied: “…”

Adds over spaCy: which verb belongs to which passage (behind it, before it, in between), and which
passages are no speech but titles, terms and scare quotes.
"""

from __future__ import annotations

from ...lesson import Span
from . import cues, holders
from .frames import Frame, Holder, Voice
from .passages import Passage
from .titles import titled

_OPEN_END = ",?!—–-…"
_FAR = 18  # words between a passage and its verb


def found(frame: Frame) -> list[Voice]:
    """Return the passages of a block that are direct speech; their verbs are noted as used."""
    if whole := _unmarked(frame):
        return [whole]
    out = []
    for k, p in enumerate(frame.passages):
        a, b = frame.ranges[k]
        unit = frame.units[a]
        voice = _one(frame, k, a, b, unit)
        if voice is None:
            continue
        voice.block, voice.unit, voice.own = frame.w.number, unit, (p,)
        if not p.closed and not p.goes_on:
            voice.confidence -= 0.2
        out.append(voice)
    return out


def _one(frame: Frame, k: int, a: int, b: int, unit: int) -> Voice | None:
    p = frame.passages[k]
    if frame.bare(unit):
        if titled(frame, k) and not p.follows:
            return None
        return Voice(0, 0, p.span, "direct", confidence=0.9, rule="bare")
    before = _before(frame, k, a, unit)
    if before:
        return before
    after = _after(frame, k, a, b, unit)
    if after:
        return after
    return _signed(frame, k, a, b, unit)


def _unmarked(frame: Frame) -> Voice | None:
    """Return a block that is speech without marks: “Berg: We won.”, or one set as a quotation."""
    w, last = frame.w, len(frame.w) - 1
    if frame.labelled or frame.answer:
        return None  # a whole answer is no quotation
    first, who = 0, None
    while first <= last and first in frame.named:
        first += 1
    if 0 < first < last - 3 and w.low[first] == ":" and not frame.passages:
        who = holders.holder(frame, first - 1)
    elif w.block.kind != "quotation" or frame.passages:
        return None
    else:
        first = -1
    span = frame.content(first + 1, last)
    if span is None or not any(w.tag[i] in ("VBD", "VBZ", "VBP") for i in range(first + 1, last)):
        return None
    if w.low[last] in (".", "?", "!", "…"):  # the speaker’s own, not the writer’s
        span = Span(span.start, w.end[last])
    return Voice(w.number, 0, span, "direct", (Passage(span, span, w.block.id),), who,
                 confidence=0.75, rule="label" if who else "bare")  # fmt: skip


# the verb stands behind


def _after(frame: Frame, k: int, a: int, b: int, unit: int) -> Voice | None:
    w, p = frame.w, frame.passages[k]
    first, last = frame.spans[unit]
    if b >= last:
        return None
    ends = frame.passages[k].inner
    inner = w.text[ends.start - w.block.start : ends.end - w.block.start].rstrip()
    comma = inner[-1:] in _OPEN_END and inner[-1:] != ""
    british = w.low[b + 1] in (",", "-", "--") or w.pos[b + 1] == "VERB"
    if not (comma or british):
        return None
    found = _verb_after(frame, b, last)
    if found is None:
        return None
    verb, who, cue = found
    voice = Voice(0, 0, p.span, "direct", holder=who, cue=cue, confidence=0.95, rule="after",
                  verb=verb)  # fmt: skip
    lead = [i for i in range(first, a) if frame.inside[i] < 0 and w.pos[i] not in (
        "PUNCT", "SPACE", "CCONJ", "INTJ")]  # fmt: skip
    if any(w.tag[i].startswith("VB") and w.lemma[i] in cues.CLAUSE and w.subject(i) >= 0
           for i in lead):  # fmt: skip
        return None  # “he told them it “looked cold”, according to …”: his words first
    if lead and not any(frame.inside[i] >= 0 for i in range(first, a)):
        if not comma and len(p.inner_words(w.text, w.block.start)) < 4:
            return None
        span = frame.content(first, b)
        if span is None:
            return None
        voice.span, voice.kind, voice.confidence, voice.rule = span, "mixed", 0.85, "front"
    if verb >= 0:
        frame.used.add(verb)
    return voice


def _verb_after(frame: Frame, b: int, last: int) -> tuple[int, Holder | None, Span] | None:
    """Return the verb of saying behind a passage, who does it, and the words of the cue."""
    w = frame.w
    for i in range(b + 1, min(last, b + _FAR) + 1):
        if frame.inside[i] >= 0 or w.low[i] in (";", ":"):
            return None
        if w.low[i] == "according" and w.low[i + 1 : i + 2] == ["to"]:
            who = object_of(frame, i + 1)
            return (-1, who, w.span(i, i + 1)) if who else None
        if not w.tag[i].startswith("VB"):
            continue
        relative = w.dep[i] in ("relcl", "acl") or any(
            w.low[s] in ("who", "which") for s in w.kids[i])  # fmt: skip
        if relative and w.lemma[i] not in cues.SPEAK:
            continue
        if w.lemma[i] in cues.SPEAK and not relative and (
            who := holders.of_verb(frame, i, after=True)
        ):  # fmt: skip
            return i, who, w.span(i, i)
        if w.lemma[i] == "put" and "it" in w.low[i + 1 : i + 3]:
            who = holders.of_verb(frame, i, after=True)
            return (i, who, w.span(i, i)) if who else None
        helper = w.dep[i] in ("aux", "auxpass")
        if w.tag[i] in ("VBD", "VBZ", "VBP") and not relative and not helper:
            return None
    return None


# the verb stands before


def _before(frame: Frame, k: int, a: int, unit: int) -> Voice | None:
    w, p = frame.w, frame.passages[k]
    first = frame.spans[unit][0]
    if a <= first:
        return None
    left = a - 1
    if frame.inside[left] >= 0 or (w.pos[left] == "SPACE" and left <= first):
        return None
    sign = w.low[left] if w.pos[left] == "PUNCT" else ""
    inner = w.text[p.inner.start - w.block.start : p.inner.end - w.block.start]
    begins = inner[:1].isupper() or inner[:1] in "…‘'0123456789["
    whole = begins and (inner.rstrip()[-1:] in ".?!…," or len(inner.split()) > 5)
    if sign not in (",", ":", "-", "--") and not whole:
        return None
    stretch = []
    for i in range(left, first - 1, -1):
        if frame.inside[i] >= 0:
            break
        stretch.append(i)
    if sign != ":" and "that" in [w.low[i] for i in stretch[:3]]:
        return None
    for i in stretch:
        found = _cue_at(frame, i, sign)
        if found is None:
            continue
        verb, who, cue = found
        far = left - i
        if sign != ":" and far > (3 if not sign else _FAR):
            return None
        if titled(frame, k) and sign != ":":
            return None
        if sign == "," and not begins and verb >= 0 and far > 2 and not any(
            frame.inside[x] >= 0 for x in range(first, verb)
        ):  # fmt: skip
            return None  # “she promised a hospital, “not a hole””: no speech of its own
        if verb >= 0:
            frame.used.add(verb)
        sure = 0.95 if sign == ":" or far < 6 else 0.88
        return Voice(0, 0, p.span, "direct", holder=who, cue=cue, confidence=sure, rule="before",
                     verb=verb)  # fmt: skip
    if sign == ":" and whole:
        return Voice(0, 0, p.span, "direct", holder=_anybody(frame, stretch), confidence=0.8,
                     rule="colon")  # fmt: skip
    return None


def _cue_at(frame: Frame, i: int, sign: str) -> tuple[int, Holder | None, Span] | None:
    """Return verb, speaker and cue if the token is a cue for the words after it."""
    w = frame.w
    verb = w.tag[i].startswith("VB") and w.lemma[i] in cues.SPEAK
    if verb or (w.low[i] in cues.FORMS and w.low[i + 1 : i + 2] == [":"]):
        who = holders.of_verb(frame, i, after=not verb or any(
            frame.inside[x] >= 0 for x in range(frame.spans[frame.units[i]][0], i)))  # fmt: skip
        return (i, who, w.span(i, i)) if who else None
    if w.lemma[i] == "put" and "it" in w.low[i + 1 : i + 3] and (who := holders.of_verb(frame, i)):
        return i, who, w.span(i, i + 1)
    if w.low[i] in cues.WORDS and sign in (",", ":", ""):
        poss = next((s for s in w.kids[i] if w.dep[s] == "poss"), -1)
        who = holders.holder(frame, poss) if poss >= 0 else None
        start = next((s for s in range(i - 1, max(-1, i - 6), -1) if w.low[s] == "in"), i)
        return (-1, who, w.span(start, i)) if who else None
    if w.low[i] == "according" and w.low[i + 1 : i + 2] == ["to"]:
        who = object_of(frame, i + 1)
        return (-1, who, w.span(i, i + 1)) if who else None
    return None


def _anybody(frame: Frame, stretch: list[int]) -> Holder | None:
    """Return the subject of the words before a colon, or their possessor, if it can speak."""
    w = frame.w
    for want in (("nsubj",), ("poss",)):
        for i in reversed(stretch):
            if w.dep[i] in want and (who := holders.holder(frame, i)) and w.low[i] != "it":
                return who
    return None


# a name behind a dash


def _signed(frame: Frame, k: int, a: int, b: int, unit: int) -> Voice | None:
    """“…” – Anna Berg, farmer: a passage that is signed."""
    w = frame.w
    first, last = frame.spans[unit]
    if a != first or b + 2 > last or w.low[b + 1] not in ("-", "--", "–", "—"):
        return None
    name = b + 2 if b + 2 in frame.named else -1
    if name < 0 or any(w.tag[i] in ("VBD", "VBZ", "VBP") for i in range(b + 2, last + 1)):
        return None
    return Voice(0, 0, frame.passages[k].span, "direct", holder=holders.holder(frame, name),
                 confidence=0.85, rule="signed")  # fmt: skip


def object_of(frame: Frame, prep: int) -> Holder | None:
    """Return who stands after “according to”."""
    w = frame.w
    at = next((i for i in w.kids[prep] if w.dep[i] == "pobj"), -1)
    if at < 0 or frame.inside[at] >= 0:
        at = next((i for i in range(prep + 1, min(prep + 6, len(w)))
                   if i in frame.named or w.pos[i] in ("NOUN", "PROPN", "PRON")), -1)  # fmt: skip
    if at < 0 or w.lemma[at] in ("plan", "schedule", "need", "taste", "rule", "size", "age", "law"):
        return None
    found = holders.holder(frame, at)
    if found is None and w.pos[at] in ("NOUN", "PROPN"):  # “according to figures”
        found = Holder(at, w.span(w.left(at), at))
    return found
