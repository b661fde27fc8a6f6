"""Speech passed on in the writer's sentence: clauses, objects, “according to”, “his claim that”.

Adds over spaCy: it has the tree; which verbs and nouns pass on words, where these words begin and
end, and when nobody has said anything (“did not say”, “if he says”, “could argue”) is told here.
A stretch that holds words in quotation marks is mixed, one without is indirect.
"""

from __future__ import annotations

from ...lesson import Span
from ..coref.lists import words
from . import cues, holders
from .clauses import of_verb
from .direct import object_of
from .frames import Frame, Holder, Voice

_LIGHT = words("""
make express voice issue repeat give have share raise reiterate offer announce publish release
hold
""")


def found(frame: Frame, taken: list[Voice]) -> list[Voice]:
    """Return indirect and mixed quotations of a block; `taken` are its direct ones."""
    out: list[Voice] = []
    w = frame.w
    for i in range(len(w)):
        if frame.inside[i] >= 0:
            continue
        voice = None
        if w.low[i] == "according" and w.low[i + 1 : i + 2] == ["to"]:
            voice = _according(frame, i)
        elif w.tag[i].startswith("VB") and i not in frame.used:
            voice = of_verb(frame, i)
        elif w.low[i] in cues.WORDS and i > 0:
            voice = _in_words(frame, i)
        if voice is None and w.pos[i] == "NOUN" and w.lemma[i] in cues.NOUNS:
            voice = _of_noun(frame, i)
        if voice is None:
            continue
        voice.block, voice.unit = w.number, frame.units[i]
        voice.aside = voice.verb >= 0 and w.dep[voice.verb] == "relcl"
        voice.own = frame.covered(voice.span)
        voice.kind = "mixed" if voice.own else "indirect"
        out.append(voice)
    return _apart(out, taken)


def _apart(found: list[Voice], taken: list[Voice]) -> list[Voice]:
    """Leave out what lies over direct speech, and of two over each other the wider one.

    A clause inside another’s words (“he said she had promised to come”) belongs to the outer voice.
    """
    kept: dict[int, list[Span]] = {}  # by unit: only voices of one sentence can overlap
    for voice in taken:
        kept.setdefault(voice.unit, []).append(voice.span)
    out = []
    clauses = {v.unit for v in found if v.rule in ("clause", "that") and not v.aside}
    for voice in sorted(found, key=lambda v: (v.span.start - v.span.end, v.span.start)):
        if voice.rule == "according" and voice.unit in clauses:
            continue  # “he told them that …, according to court papers”: his words first
        near = kept.setdefault(voice.unit, [])
        if not any(voice.span.overlaps(other) for other in near):
            near.append(voice.span)
            out.append(voice)
    return sorted(out, key=lambda v: v.span)


# phrases


def _according(frame: Frame, i: int) -> Voice | None:
    w = frame.w
    who = object_of(frame, i + 1)
    if who is None:
        return None
    first, last = frame.spans[frame.units[i]]
    end = _phrase_end(frame, who, last)
    before = [k for k in range(first, i) if w.pos[k] not in ("PUNCT", "SPACE", "CCONJ", "ADV")]
    within = w.low[i - 1] == "," and w.low[end] == "," and end + 2 < last and (
        w.pos[end + 1] in ("VERB", "AUX"))  # fmt: skip
    if i > first + 1 and w.low[i - 1] == "," and w.low[i - 2] in ("which", "that", "who", "where"):
        span = frame.content(end + 1, last)  # “a piano on which, according to her, …”
    elif before and within:
        span = frame.content(first, last)
    elif len(before) > 2:
        span = frame.content(first, i - 1)
    else:
        span = frame.content(end + 1, last)
    if span is None:
        return None
    return Voice(0, 0, span, "", holder=who, cue=w.span(i, i + 1), confidence=0.85,
                 rule="according")  # fmt: skip


def _phrase_end(frame: Frame, who: Holder, last: int) -> int:
    """Return the token of the comma that closes an opening phrase, else the phrase's own end."""
    w = frame.w
    under = max(w.under(who.head))
    comma = next((i for i in range(who.head, last) if w.low[i] == "," and i >= who.head), -1)
    return comma if comma >= 0 else min(under, last - 1)


def _in_words(frame: Frame, i: int) -> Voice | None:
    """“In her view, …” and “…, in her words, …”."""
    w = frame.w
    poss = next((k for k in w.kids[i] if w.dep[k] == "poss"), -1)
    start = next((k for k in range(i - 1, max(-1, i - 7), -1) if w.low[k] in ("in", "to")), -1)
    if poss < 0 or start < 0 or (w.low[i] == "words" and not frame.passages and start > frame.spans[
        frame.units[i]][0]):  # fmt: skip
        return None
    who = holders.holder(frame, poss)
    if who is None:
        return None
    first, last = frame.spans[frame.units[i]]
    quoted = [r for r in frame.ranges if first <= r[0] and r[0] > i]
    if quoted and quoted[0][0] - i <= 2:
        span: Span | None = frame.passages[frame.ranges.index(quoted[0])].span
    elif start - first <= 1:
        span = frame.content(i + 1, last)
    else:
        return None
    if span is None:
        return None
    return Voice(0, 0, span, "", holder=who, cue=w.span(start, i), confidence=0.8, rule="words")


def _of_noun(frame: Frame, i: int) -> Voice | None:
    """“his claim that …”, “expressed the hope that …”."""
    w = frame.w
    clause = next((k for k in w.kids[i] if k > i and w.dep[k] in ("acl", "ccomp", "relcl")
                   and w.that(k)), -1)  # fmt: skip
    if clause < 0:
        return None
    who = _noun_holder(frame, i)
    if who is None:
        return None
    first, last = min(w.under(clause)), max(w.under(clause))
    span = frame.content(first, min(last, frame.spans[frame.units[i]][1]))
    if span is None or span.overlaps(who.span):
        return None
    return Voice(0, 0, span, "", holder=who, cue=w.span(i, i), confidence=0.75, rule="noun")


def _noun_holder(frame: Frame, i: int) -> Holder | None:
    w = frame.w
    for k in w.kids[i]:
        if w.dep[k] == "poss":
            return holders.holder(frame, k)
        if k > i and w.low[k] in ("by", "from", "of") and w.kids[k]:
            return holders.holder(frame, w.kids[k][0])
    for k in w.kids[i]:  # “the claim that …, which one letter made”
        if w.dep[k] == "relcl" and w.lemma[k] in _LIGHT and w.subject(k) >= 0:
            return holders.holder(frame, w.subject(k))
    up = w.head[i]
    if w.dep[i] in ("dobj", "pobj") and w.pos[up] == "VERB" and w.lemma[up] in _LIGHT:
        return holders.of_verb(frame, up)
    return None
