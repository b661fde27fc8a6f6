"""The words that a verb of saying holds: “said (that) …”, “urged all to …”, “spoke of …”.

Adds over spaCy: where these words begin and end. Its tree is asked first; where the small model
loses itself (a missed “that”, “…, he said”, two voices in one sentence) the commas decide.
"""

from __future__ import annotations

from ...lesson import Span
from . import cues, holders
from .frames import Frame, Holder, Voice
from .fronted import fronted
from .titles import titled
from .unsaid import unsaid, would

_ANSWERS = ("deny", "dismiss", "confirm", "criticise", "criticize")  # “denied the claims”: whose?
_WITH = ("for", "of", "as", "on", "with")  # “praised the crew for …”
_ALL = cues.CLAUSE | cues.OBJECT | cues.TO_DO | cues.TO_OTHERS | cues.WITH.keys()


def of_verb(frame: Frame, v: int) -> Voice | None:
    """Return the words that the verb holds with who says them, or None."""
    w = frame.w
    lemma = w.lemma[v]
    if told := _told(frame, v):
        return told
    if lemma not in _ALL or unsaid(frame, v):
        return None
    place = (_clause(frame, v) or _infinitive(frame, v) or _with(frame, v) or _object(frame, v)
             or fronted(frame, v))  # fmt: skip
    if place is None:
        return None
    span, sure, rule = place
    who = holders.of_verb(frame, v, after=rule in ("front", "split"))
    if who is None or (span.overlaps(who.span) and rule != "split"):
        return None
    if w.tag[v] == "VB" and not any(w.dep[k] == "aux" for k in w.kids[v]):
        sure -= 0.15
    if lemma in cues.THINK:
        sure -= 0.12
    return Voice(0, 0, span, "", holder=who, cue=w.span(v, v), confidence=sure, rule=rule, verb=v)


def _told(frame: Frame, v: int) -> Voice | None:
    """“was told that …”, “the court heard that …”: words that nobody is named for."""
    w = frame.w
    own = w.subject(v)
    passive = w.lemma[v] == "tell" and w.tag[v] == "VBN" and any(
        w.dep[k] == "auxpass" for k in w.kids[v])  # fmt: skip
    court = own >= 0 and w.lemma[v] == "hear" and w.tag[v] == "VBD" and (
        w.low[own] in ("court", "jury", "inquest", "hearing", "tribunal", "inquiry"))  # fmt: skip
    if not (passive or court) or any(w.dep[k] in ("neg", "agent") for k in w.kids[v]):
        return None
    clause = next((k for k in w.kids[v] if w.dep[k] == "ccomp" and k > v), -1)
    if clause < 0:
        return None
    span = frame.content(*_edges(frame, v, clause))
    nobody = Holder(v, w.span(v, v), nobody=True)
    return Voice(0, 0, span, "", holder=nobody, cue=w.span(v, v), confidence=0.7, rule="clause",
                 verb=v) if span else None  # fmt: skip


def _clause(frame: Frame, v: int) -> tuple[Span, float, str] | None:
    """“said (that) it would rain”, “asked whether …”."""
    w = frame.w
    if w.lemma[v] not in cues.CLAUSE:
        return None
    unit = frame.units[v]
    for k in w.kids[v]:
        if w.dep[k] != "ccomp" or frame.units[k] != unit:
            continue
        if k > v:
            first, last = _edges(frame, v, k)
            span = frame.content(first, last)
            return (span, 0.88, "clause") if span else None
    for at in range(v + 1, min(v + 10, frame.spans[unit][1])):  # the parser missed it
        stops = w.pos[at] in ("VERB", "AUX", "PRON", "PUNCT")
        if stops and w.low[at] not in (",", "that", "me", "us"):
            break
        if w.low[at] == "that" and w.tag[at] == "IN":
            span = frame.content(at, _cut(frame, v, at, frame.spans[unit][1]))
            return (span, 0.78, "that") if span else None
    return None


def _edges(frame: Frame, v: int, k: int) -> tuple[int, int]:
    """Return the first and last token of the words that depend on `k`, behind the verb.

    They go on to the end of the unit, unless something else that belongs to the verb itself comes
    in between: a second verb, a time, a clause with “when”.
    """
    w = frame.w
    end = frame.spans[frame.units[v]][1]
    first = min(i for i in w.under(k) if v < i <= end)
    last = end
    if w.dep[k] == "ccomp":
        for other in w.kids[v]:
            if other > k and w.dep[other] in ("conj", "advcl") and not w.that(other):
                edge = min(w.under(other))
                listed = w.dep[other] == "conj" and w.low[edge - 1] == ","
                if k < edge <= last and not listed:  # “that he came, saw, and left” is one voice
                    last = edge - 1
        thing = [m for m in w.kids[v] if w.dep[m] == "dobj" and v < m < first]
        if thing and w.subject(k) < 0:
            first = min(w.under(thing[0]))  # “warned the delay could cost lives”
    else:
        under = [i for i in w.under(k) if v < i <= end]
        last = max(under)
    if w.dep[v] == "relcl":
        last = min(last, max(w.under(v)))
    return first, _whole(frame, _cut(frame, v, first, last), end)


def _whole(frame: Frame, last: int, end: int) -> int:
    """Return `last`, moved to the end of the passage that it stands in."""
    while last < end and frame.inside[last] >= 0 and frame.inside[last + 1] == frame.inside[last]:
        last += 1
    return last


def _short(frame: Frame, first: int, last: int) -> int:
    """Return `last`, or the place before “, which …”: there the writer explains something."""
    w = frame.w
    for i in range(first + 2, last):
        if w.low[i] == "," and w.low[i + 1] in ("which", "who", "whose") and frame.inside[i] < 0:
            return i - 1
    return last


def _cut(frame: Frame, v: int, first: int, last: int) -> int:
    """Return `last`, or the place where another voice begins: “…, and drivers complain that”."""
    w = frame.w
    for i in range(first + 1, last):
        if w.dep[v] == "relcl" and w.low[i] == "," and w.tag[i + 1] in ("VBD", "VBZ"):
            return i - 1  # “a woman who asked that …, hung an empty frame”
        if w.tag[i] == "VBG" and w.low[i - 1] == "," and w.lemma[i] in _ALL and frame.inside[i] < 0:
            return i - 2  # “…, calling the verdict “a joke””: the same voice goes on by itself
        if w.tag[i] not in ("VBD", "VBZ", "VBP", "VBN") or frame.inside[i] >= 0:
            continue
        if w.lemma[i] not in _ALL or w.lemma[i] in cues.THINK:
            continue
        own = w.subject(i)
        if w.tag[i] == "VBD" and own < 0 and w.low[i - 1] == "but" and would(frame, w.head[i]):
            return i - 2  # “said it would attend but ruled out ending the strike”
        again = w.lemma[i] in cues.AGAIN and w.tag[i] == w.tag[v]
        if own < 0 and w.low[i - 1] == "and" and again:
            return i - 2  # “… had been dry, and accused Orland of …”
        if own < 0 or own > i or w.dep[own] == "nsubjpass":
            continue
        edge = min(w.under(own))
        if edge - 1 > first and w.low[edge - 1] in ("and", "but", "while", "whereas"):
            return edge - 2
        if edge - 1 > first and w.low[edge - 1] == "," and not any(
            k > i and w.dep[k] in ("ccomp", "dobj", "xcomp") for k in w.kids[i]
        ):  # fmt: skip
            return edge - 2  # “… found a volcano, the agency announced”
    return last


def _infinitive(frame: Frame, v: int) -> tuple[Span, float, str] | None:
    """“pledged to adhere”, “urged all members to think”."""
    w = frame.w
    lemma = w.lemma[v]
    todo = next((k for k in w.kids[v] if w.dep[k] in ("xcomp", "ccomp") and k > v
                 and "to" in [w.low[x] for x in w.kids[k] if x < k]), -1)  # fmt: skip
    if todo < 0:
        return None
    if lemma in cues.TO_DO:
        first, last = _edges(frame, v, todo)
        span = frame.content(first, last)
        return (span, 0.8, "to") if span else None
    if lemma in cues.TO_OTHERS:
        whom = [k for k in w.kids[v] if w.dep[k] in ("dobj", "dative") and v < k < todo]
        first, last = _edges(frame, v, todo)
        if whom:
            first = min(first, min(w.under(whom[0])))
        if not whom and w.subject(todo) < 0:
            return None
        span = frame.content(first, last)
        return (span, 0.72, "others") if span else None
    return None


def _with(frame: Frame, v: int) -> tuple[Span, float, str] | None:
    """“spoke of …”, “called for …”, “accused X of …”, “described X as …”."""
    w = frame.w
    wanted = cues.WITH.get(w.lemma[v], ())
    prep = next((k for k in w.kids[v] if k > v and w.low[k] in wanted and w.dep[k] in (
        "prep", "prt", "agent")), -1)  # fmt: skip
    if prep < 0 or not w.kids[prep]:
        return None
    first, last = _edges(frame, v, prep)
    if w.low[prep] == "on" and w.lemma[v] == "call":  # “called on the government to …”
        last = _cut(frame, v, first, frame.spans[frame.units[v]][1])
    last = _short(frame, prep, last)
    thing = [k for k in w.kids[v] if w.dep[k] == "dobj" and v < k < prep]
    if thing:
        first = min(w.under(thing[0]))
        span = frame.content(first, last)
    else:
        near = max(frame.inside[prep + 1 : prep + 3], default=-1)  # “spoke of “an honest exchange””
        span = frame.content(prep + 1, frame.ranges[near][1] if near >= 0 else last)
    if span is None:
        return None
    quoted = bool(frame.covered(span))
    if not quoted and w.lemma[v] == "point":
        return None  # “pointed to the door”
    return span, 0.85 if quoted else 0.55, "with"


def _object(frame: Frame, v: int) -> tuple[Span, float, str] | None:
    """“stressed the importance of …”, “called it “overdue””."""
    w = frame.w
    lemma = w.lemma[v]
    if lemma not in cues.OBJECT and lemma not in cues.SPEAK:
        return None
    things = [k for k in w.kids[v] if k > v and w.dep[k] in (
        "dobj", "oprd", "attr", "prep", "xcomp", "ccomp", "acomp", "dative", "obj")]  # fmt: skip
    first = v + 1
    if not any(w.dep[k] in ("dobj", "oprd", "ccomp", "xcomp", "acomp", "attr") for k in things):
        return None
    unit_last = frame.spans[frame.units[v]][1]
    near = [k for k in things if w.dep[k] != "prep" or w.low[k] in _WITH]
    last = max(max(x for x in w.under(k) if x <= unit_last) for k in near)
    first = min(min(x for x in w.under(k) if x > v) for k in near)
    span = frame.content(first, _short(frame, first, _whole(frame, last, unit_last)))
    if span is None:
        return None
    own = frame.covered(span)
    quoted = bool(own)
    if quoted and lemma not in cues.OBJECT and w.at(own[0].span.start) - v > 5:
        return None
    if not quoted and lemma not in cues.OBJECT:
        return None
    names = lemma in cues.NAMED  # “called the plan a disgrace”, not “called a doctor”
    if names and not quoted and not any(w.dep[k] in ("oprd", "ccomp", "xcomp") for k in things):
        return None
    if names and quoted and all(titled(frame, frame.passages.index(p)) for p in own):
        return None
    if not quoted and (last - first < 1 + (lemma in cues.LOOSE) or (lemma in _ANSWERS and any(
            w.lemma[k] in cues.NOUNS for k in near))):  # fmt: skip
        return None
    return span, 0.85 if quoted else (0.5 if lemma in cues.LOOSE else 0.66), "object"
