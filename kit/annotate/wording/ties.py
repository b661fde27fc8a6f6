"""Whether a word of the list of connectives ties parts together where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .lexicon import Found, bag

_CLAUSE = ("advcl", "ccomp", "acl", "relcl", "conj")
_SUBJECT = ("nsubj", "nsubjpass", "expl", "csubj")
_VERBS = ("VERB", "AUX")
_PREPS = ("prep", "mark", "pcomp", "advmod", "ROOT")
_HAVE = ("has", "have", "'ve")
_NAMED = ("name", "look", "take", "model")  # “named after”, “look after”


def ties(hit: Found) -> bool:
    """Say whether the condition in the column `where` of the list holds."""
    return _TESTS[hit.row["where"]](hit)


def _subject(verb: Any) -> Any:
    return next((c for c in verb.children if c.dep_ in _SUBJECT), None)


def _comma(hit: Found) -> bool:
    return hit.starts and hit.after == ","


def _adverb(hit: Found) -> bool:
    """At a sentence’s start, or between commas, or before a full stop behind a comma."""
    if hit.starts:  # not “However hard he tries”
        return hit.next is not None and hit.next.pos_ not in ("ADJ", "ADV")
    closed = hit.next is not None and hit.next.is_punct
    return hit.before == ";" or (closed and hit.before in (",", "–", "—", "and", "but"))


def _mark(hit: Found) -> bool:
    """A conjunction with a clause of its own."""
    verb = hit.last.head
    return (hit.last.dep_ in ("mark", "advmod") and verb.dep_ in _CLAUSE
            and verb.pos_ in _VERBS and verb.tag_ != "VB")  # fmt: skip


def _prep(hit: Found) -> bool:
    return hit.last.pos_ in ("ADP", "SCONJ", "ADJ") and hit.last.dep_ in _PREPS


def _joint(hit: Found) -> bool:
    """“But” and “yet” between clauses: at a start, or with a verb on one side."""
    token = hit.first
    if hit.starts:
        return hit.next is not None and not (token.lower_ == "yet" and hit.after in ("to", "again"))
    if token.dep_ != "cc" or hit.before in ("nothing", "all", "anything", "none", "last"):
        return False
    other = [c for c in token.head.children if c.dep_ == "conj" and c.i > token.i]
    return token.head.pos_ in _VERBS or any(c.pos_ in _VERBS for c in other)


def _though(hit: Found) -> bool:
    return _mark(hit) or (hit.before == "," and hit.next is not None and hit.next.is_punct)


def _during(hit: Found) -> bool:
    """“While” of time: no subject of its own, or “was …ing”, or inside a sentence, no comma."""
    verb = hit.first.head
    if hit.first.dep_ not in ("mark", "advmod"):
        return False
    if _subject(verb) is None:
        return True
    if verb.tag_ == "VBG" and any(c.dep_ == "aux" for c in verb.children):
        return True
    return not hit.starts and hit.before not in (",", "–", "—", ";")


def _reason(hit: Found) -> bool:
    """“Due to rain”, not “due to open”."""
    return hit.next is not None and hit.next.tag_ not in ("VB", "PRP") and not hit.next.is_punct


def _since(hit: Found) -> str:
    """Return what “since” tells with its clause, “time” or “reason”; "" without a clause."""
    token, verb = hit.first, hit.first.head
    if token.dep_ != "mark" or _subject(verb) is None:
        return ""
    perfect = any(c.lower_ in _HAVE for c in verb.head.children if c.dep_ == "aux")
    # “The wettest winter since records began”
    lead = token.doc[max(token.sent.start, token.i - 5):token.i]
    first = any(t.tag_ in ("JJS", "RBS") or t.lower_ in ("first", "only", "last") for t in lead)
    now = verb.tag_ in ("VBZ", "VBP") or any(
        c.tag_ in ("VBZ", "VBP", "MD") for c in verb.children)  # fmt: skip
    return "time" if (perfect or first) and not now else "reason"


def _event(hit: Found) -> bool:
    """A preposition before something that happens: “during the visit”, not “during 2019”."""
    noun = next((c for c in hit.last.children if c.dep_ == "pobj"), None)
    if noun is None or noun.pos_ != "NOUN" or noun.ent_type_ in ("DATE", "TIME"):
        return False
    lemma = noun.lemma_.lower()
    if lemma in bag("times") or lemma in bag("courts"):
        return False
    return (hit.row["words"] == "during" or lemma in bag("events")
            or lemma.endswith(("tion", "sion", "ment", "ing")))  # fmt: skip


def _clause(hit: Found) -> bool:
    """A clause follows, with a subject or as “after leaving”."""
    token, verb = hit.last, hit.last.head
    if token.dep_ in ("mark", "advmod") and verb.dep_ in _CLAUSE and verb.i > token.i:
        asked = token.tag_ == "WRB" and verb.dep_ in ("relcl", "ccomp", "pcomp")
        return not asked and not _question(token) and verb.pos_ in _VERBS
    return token.dep_ == "prep" and any(c.dep_ == "pcomp" for c in token.children)


def _question(token: Any) -> bool:
    return token.tag_ == "WRB" and token.sent.text.rstrip("\"' ").endswith("?")


def _day(hit: Found) -> bool:
    """“On Friday, when …”: behind a date and a comma."""
    lead = hit.doc[max(0, hit.start - 3):hit.start]
    dated = any(t.ent_type_ in ("DATE", "TIME") for t in lead)
    return dated and hit.before == "," and hit.first.head.dep_ in ("relcl", "advcl")


def _following(hit: Found) -> bool:
    if hit.first.pos_ not in ("ADP", "VERB") or hit.before in ("the", "a", "by"):
        return False
    nouns = ("DET", "NOUN", "ADJ", "PRON", "PROPN", "NUM")
    there = hit.first.dep_ == "prep" or hit.starts
    return there and hit.next is not None and hit.next.pos_ in nouns


def _as(hit: Found) -> bool:
    """“As” between two things that happen: the main verb in the past, a subject behind “as”."""
    token, verb = hit.first, hit.first.head
    if token.dep_ != "mark" or verb.dep_ != "advcl" or _subject(verb) is None:
        return False
    helpers = [c for c in verb.children if "aux" in c.dep_]
    if verb.tag_ in ("VBG", "VBN") and any(c.lower_ in ("was", "were") for c in helpers):
        return True
    main = verb.head
    past = main.tag_ == "VBD" or any(c.tag_ == "VBD" for c in main.children if "aux" in c.dep_)
    return (past and main.pos_ == "VERB" and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")
            and verb.lemma_ not in ("be", "say", "expect", "know", "have", "admit"))  # fmt: skip


def _past(hit: Found) -> bool:
    """“Once part of the Union”: beside “was”, not “once a week”, not “once more”."""
    if hit.after in ("", "a", "an", "again", "more", "every", "per", "the"):
        return False
    beside = {hit.before, hit.after} & {"was", "were", "had", "who", "which"}
    return hit.first.dep_ == "advmod" and bool(beside)


def _so(hit: Found) -> bool:
    after = hit.next
    if after is None or hit.after in ("far", "much", "many", "that", "long", "as", "called"):
        return False
    if hit.starts:
        return after.text == "," or after.pos_ not in ("PUNCT", "ADP", "AUX", "VERB")
    subject = (*_SUBJECT, "det", "poss", "amod", "advmod")
    return hit.before == "," and after.dep_ in subject


def _also(hit: Found) -> bool:
    token = hit.first
    return token.dep_ == "advmod" and token.head.pos_ in _VERBS and hit.before != "only"


def _pair(hit: Found) -> bool:
    """“Both A and B”."""
    rest = hit.doc[hit.start:min(hit.start + 10, hit.first.sent.end)]
    return hit.first.dep_ in ("preconj", "cc") and any(t.lower_ == "and" for t in rest)


def _place(hit: Found) -> bool:
    token = hit.first
    return (token.dep_ == "advmod" and token.head.dep_ == "relcl" and token.i > 0
            and not _question(token))  # fmt: skip


_TESTS: dict[str, Callable[[Found], bool]] = {
    "any": lambda hit: True,
    "start": lambda hit: hit.starts,
    "comma": _comma,
    "adverb": _adverb,
    "mark": _mark,
    "prep": _prep,
    "joint": _joint,
    "though": _though,
    "while": lambda hit: _clause(hit) and not _during(hit),
    "during": lambda hit: _clause(hit) and _during(hit),
    "instead": lambda hit: hit.after not in ("", "of"),
    "reason": _reason,
    "reason clause": lambda hit: _since(hit) == "reason",
    "time clause": lambda hit: _since(hit) == "time",
    "event": _event,
    "clause": _clause,
    "clause or event": lambda hit: (
        hit.last.head.lemma_ not in _NAMED and (_clause(hit) or _event(hit))
    ),
    "day": _day,
    "following": _following,
    "as clause": _as,
    "past": _past,
    "so": _so,
    "purpose": lambda hit: not hit.starts and hit.next is not None and not hit.next.is_punct,
    "opening": lambda hit: hit.first.text == "And" and (hit.starts or hit.before == '"'),
    "adverb or verb": _also,
    "pair": _pair,
    "place": _place,
    "inside": lambda hit: hit.starts or hit.before in (",", "–") or hit.after == ",",
}
