"""Who speaks: the words that name the subject of a verb of saying.

Adds over spaCy: the subject is looked for beyond `nsubj` (“said Keller”, “Keller, 47, of Dawlish,
said”, “she smiled, adding …”, “who says”), a name is preferred to its title, and what cannot speak
is refused.
"""

from __future__ import annotations

from ...lesson import Span
from ..coref import nouns
from ..coref.lists import words
from . import cues
from .frames import Frame, Holder

_TALKING = ("PROPN", "NOUN", "PRON")
_RELATIVE = ("who", "which", "that", "whom")
_NOBODY = words("""
this that these those what which nothing something anything everything there one's you i we me us
it's here now
""")
_PRONOUNS = words("""
he she they it him her them his their one two three someone everyone everybody
""")
_SINGLE = words("he she they it him her them his their")  # stand alone: no article, no “of …”
_ME = ("i", "we", "me", "my", "our")
_STRONG = words("say tell announce warn insist add claim argue admit write reply")


def of_verb(frame: Frame, verb: int, after: bool = False) -> Holder | None:
    """Return who does the verb, None if nobody that can speak; `after`: words come before it."""
    head = _subject(frame, verb, after)
    if head < 0:
        return None
    return holder(frame, head, verb)


def holder(frame: Frame, head: int, verb: int = -1) -> Holder | None:
    """Return the phrase with this head as a holder, if it can speak."""
    w = frame.w
    name = _name(frame, head)
    if name is not None:
        mention = frame.named[name]
        pair = _and(frame, head, mention.span)
        return Holder(name, pair or mention.span, "" if pair else mention.entity)
    if frame.own and w.low[head] in _ME:
        return Holder(head, w.span(head, head), frame.own)
    if w.lemma[head] in cues.WRITINGS | cues.SIGNS and (by := _owner(frame, head)):
        return by
    if w.lemma[head] in cues.SIGNS and w.pos[head] in ("NOUN", "PROPN"):
        return Holder(head, w.span(w.left(head), head), nobody=True)
    if not can_speak(frame, head, verb):
        return None
    if w.pos[head] == "PRON" and w.low[head] in _SINGLE:
        return Holder(head, w.span(head, head))
    first, last = w.left(head), head
    for k in w.kids[head]:
        if k > head and w.low[k] in ("of", "for") and frame.inside[k] < 0:
            last = max(last, *(i for i in w.under(k) if _near(frame, k, i)))
    return Holder(head, w.span(first, last))


def _owner(frame: Frame, head: int) -> Holder | None:
    """Return who wrote or owns what “speaks”: “her letter said”, “a letter from Holm said”."""
    w = frame.w
    for k in w.kids[head]:
        if w.dep[k] == "poss" and frame.inside[k] < 0:
            return holder(frame, k)
        if w.dep[k] == "prep" and w.low[k] in ("from", "by") and w.kids[k]:
            return holder(frame, w.kids[k][0])
    return None


def _near(frame: Frame, prep: int, i: int) -> bool:
    """Say whether `i` still belongs to the short phrase after a preposition."""
    w = frame.w
    return all(w.dep[k] not in ("relcl", "acl", "appos") and w.pos[k] != "PUNCT"
               for k in range(prep, i + 1))  # fmt: skip


def _name(frame: Frame, head: int) -> int | None:
    """Return a token of the name that the phrase has: its head, or a name explaining it."""
    w = frame.w
    if head in frame.named and frame.named[head].span.end >= w.end[head]:
        return head
    if w.pos[head] not in ("NOUN", "PROPN") and w.low[head] != "one":
        return None
    near = [k for k in w.kids[head] if w.dep[k] == "appos"]
    if w.dep[head] == "appos":
        near.append(w.head[head])
    if w.tag[head] == "NN" and nouns.person(w.lemma[head]):
        near.append(w.explained(head))
    if w.tag[head] == "NN" and head + 1 in frame.named and nouns.person(w.lemma[head]):
        near.append(head + 1)  # “said the chemist Ines Moor”
    if w.low[head] == "one" and w.low[head + 1:head + 2] == ["of"]:
        near.append(next((w.explained(k) for k in range(head + 2, min(head + 6, len(w)))
                          if w.tag[k] == "NNS"), -1))  # fmt: skip  # “one of the divers, Ann Moor”
    return next((k for k in near if k in frame.named and frame.inside[k] < 0), None)


def _and(frame: Frame, head: int, span: Span) -> Span | None:
    """Return the whole of “Kazakhstan and its neighbor Uzbekistan”, None for a single name."""
    w = frame.w
    others = [k for k in w.kids[head] if w.dep[k] == "conj" and w.pos[k] in ("PROPN", "NOUN")]
    others = [k for k in others if frame.inside[k] < 0]
    if not others:
        return None
    last = max(others)
    if not (w.pos[last] == "PROPN" or can_speak(frame, last, -1)):
        return None
    if any(w.low[k] in (",", ";") for k in range(head + 1, last)) and len(others) < 2:
        return None
    if any(w.pos[k] in ("VERB", "AUX") for k in range(head + 1, last)):
        return None
    return Span(span.start, frame.named[last].span.end if last in frame.named else w.end[last])


def can_speak(frame: Frame, head: int, verb: int) -> bool:
    """Say whether a phrase without a name can be a voice."""
    w = frame.w
    if w.low[head] in _NOBODY:
        return False
    if w.pos[head] in ("PRON", "NUM", "DET", "ADJ"):
        return w.low[head] in _PRONOUNS or w.lemma[head] in nouns.COLLECTIVES
    lemma = w.lemma[head]
    if nouns.person(lemma) or lemma in nouns.ORGANISATIONS or lemma in nouns.CROWDS:
        return True
    if lemma in nouns.COLLECTIVES or lemma in nouns.COUNTRIES or lemma in nouns.SETTLEMENTS:
        return True
    said = w.lemma[verb] if verb >= 0 else "say"
    if lemma in nouns.SOURCES:
        return said in cues.PAPER
    if lemma in nouns.IDLE or w.tag[head] in ("CD",):
        return False
    return said in _STRONG and w.pos[head] in ("NOUN", "PROPN")


def _subject(frame: Frame, verb: int, after: bool) -> int:
    """Return the head of the phrase that does the verb, or -1."""
    w = frame.w
    own = w.subject(verb)
    if own >= 0 and frame.inside[own] < 0 and w.dep[own] != "nsubjpass":
        if w.low[own] in _RELATIVE and w.dep[verb] in ("relcl", "ccomp", "acl"):
            return w.head[verb]
        if w.low[own] not in _RELATIVE and not (after and own > verb + 8):
            return own
    if own >= 0 and w.dep[own] == "nsubjpass":
        by = next((k for k in w.kids[verb] if w.dep[k] == "agent"), -1)
        return next((k for k in w.kids[by] if w.dep[k] == "pobj"), -1) if by >= 0 else -1
    if after and (found := _beside(frame, verb)) >= 0:
        return found
    return _above(frame, verb)


def _beside(frame: Frame, verb: int) -> int:
    """Return the head of the phrase right after the verb (“said Keller”) or before it."""
    w = frame.w
    unit = frame.units[verb]
    at = verb + 1
    while at < len(w) and w.pos[at] in ("ADV", "PART") and frame.units[at] == unit:
        at += 1
    near = at < len(w) and frame.units[at] == unit and frame.inside[at] < 0
    if near and w.tag[verb] != "VBG" and (
        at in frame.named or w.pos[at] in ("PROPN", "DET", "NOUN", "ADJ")
        or w.low[at] in ("he", "she", "they", "one")
    ):  # fmt: skip
        end = at
        while end + 1 < len(w) and frame.inside[end + 1] < 0 and (
            w.pos[end + 1] in ("PROPN", "NOUN", "ADJ", "PART") or end + 1 in frame.named
        ) and w.pos[end] != "PRON":  # fmt: skip
            end += 1
        if w.lemma[verb] not in ("tell", "ask", "remind", "urge") or w.subject(verb) < 0:
            return end
    first = frame.spans[unit][0]
    before = [i for i in range(verb - 1, first - 1, -1) if frame.inside[i] < 0]
    stretch = []
    for i in before:
        if frame.inside[i] >= 0:
            break
        stretch.append(i)
    names = [i for i in reversed(stretch) if i in frame.named]
    if names:
        mention = frame.named[names[0]]
        return max(i for i in names if frame.named[i] is mention)
    return next((i for i in stretch if w.pos[i] in _TALKING and w.dep[i] not in ("compound", "poss")
                 and w.low[i] not in _RELATIVE), -1)  # fmt: skip


def _above(frame: Frame, verb: int) -> int:
    """Return the subject that a verb shares with the one above it (“she smiled, adding …”)."""
    w = frame.w
    at = verb
    for _ in range(5):
        dep, up = w.dep[at], w.head[at]
        if w.low[verb] == "saying" and w.lemma[up] in ("quote", "cite", "report", "hear"):
            passive = next((k for k in w.kids[up] if w.dep[k] == "nsubjpass"), -1)
            if passive >= 0:  # “was quoted as saying”
                return passive
        if dep in ("conj", "advcl", "xcomp", "dep", "pcomp", "prep", "ccomp") and up != at:
            if dep == "ccomp" and w.tag[at] not in ("VBG", "VB"):
                return -1
            if dep == "xcomp" and w.lemma[up] not in cues.GOING:
                return -1
            at = up
            if w.dep[up] == "ccomp" and w.lemma[verb] in cues.AGAIN and dep == "conj" and (
                w.lemma[w.head[up]] in cues.CLAUSE
                and not any(w.dep[k] == "ccomp" for k in w.kids[up])
            ):  # fmt: skip
                at = w.head[up]  # “said it had been dry, and accused Orland”
            own = w.subject(at) if w.pos[at] in ("VERB", "AUX") else -1
            if own >= 0:
                if frame.inside[own] >= 0 or w.dep[own] == "nsubjpass":
                    return -1
                if w.low[own] in _RELATIVE and w.dep[at] == "relcl":
                    return w.head[at]
                return own
        elif dep in ("acl", "relcl") and up != at and w.pos[up] in _TALKING:
            return up if w.tag[verb] == "VBG" or dep == "relcl" else -1
        else:
            return -1
    return -1
