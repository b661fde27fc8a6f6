"""Words that make a claim softer, each with what it leaves open, in a sentence for learners.

Adds over spaCy: all of it. The list (`hedges.tsv`) is ours; the parse decides whether “could” is a
guess or an ability, “some” a vague number or an article, “is expected to” nobody’s expectation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...lesson import Hedge
from ..doc import Read
from .lexicon import Found, bag, find, table

_NOT_IN = ("headline", "byline", "credit")
_SUBJECT = ("nsubj", "nsubjpass")
_CLOCK = ("o'clock", "a.m.", "p.m.", "am", "pm")
_SEVERAL = ("dozen", "hundred", "third", "quarter", "million", "half")
_TALK = ("talk", "speak", "know", "think", "hear", "say")


def hedges(read: Read) -> tuple[Hedge, ...]:
    """Return the hedges of all blocks but headlines, bylines and credits, in text order."""
    found = []
    for block, doc in read.docs:
        if block.kind in _NOT_IN:
            continue
        for hit in find(doc, table("hedges.tsv"), lambda hit: _TESTS[hit.row["where"]](hit)):
            span = read.span(hit.tokens)
            found.append(Hedge(f"h-{span.start}", span, hit.row["says"],
                               float(hit.row["sure"]), "draft"))  # fmt: skip
    return tuple(found)


def guesses(token: Any) -> bool:
    """Say whether “could” guesses; not “could not go”, “could see”, “so that he could”."""
    verb = token.head
    if token.tag_ != "MD" or token.text[:1].isupper() or verb.lemma_ in bag("abilities"):
        return False
    beside = {c.lower_ for c in verb.children if c.dep_ in ("neg", "mark", "advmod")}
    if beside & {"not", "n't", "so", "where", "whether"}:
        return False
    return not token.sent.text.rstrip("\"' ").endswith("?")


def _subject(verb: Any) -> Any:
    return next((c for c in verb.children if c.dep_ in _SUBJECT), None)


def _has(verb: Any, *deps: str) -> bool:
    return any(c.dep_ in deps for c in verb.children)


def _modal(hit: Found) -> bool:
    """A guess; not “May 5”, not a wish (“May he rest”), not a rule (“may not be parked”)."""
    verb = hit.first.head
    if hit.first.tag_ != "MD" or hit.first.text[:1].isupper():
        return False
    who = _subject(verb)
    if who is not None and who.lower_ in ("nobody", "none"):
        return False
    return not (hit.first.lower_ == "may" and _has(verb, "neg") and _has(verb, "nsubjpass"))


def _should(hit: Found) -> bool:
    """“Should” of things that will happen: “shipments should reach the port”, not “we should”."""
    verb, who = hit.first.head, _subject(hit.first.head)
    if hit.first.tag_ != "MD" or who is None or who.pos_ in ("PRON", "PROPN"):
        return False
    return verb.lemma_ in bag("shipments should") and not who.ent_type_


def _likely(hit: Found) -> bool:
    """Not “more likely than”, “as likely as”: those compare."""
    return hit.before not in ("as", "more", "less", "twice") and hit.after not in ("", "than")


def _finding(hit: Found) -> bool:
    """“The study suggests that …”, not “she suggested a walk”."""
    verb, who = hit.first, _subject(hit.first)
    if verb.pos_ != "VERB" or who is None or who.lemma_.lower() not in bag("findings"):
        return False
    return _has(verb, "ccomp", "dobj")


def _passive(hit: Found) -> bool:
    return hit.first.tag_ == "VBN" and hit.last.lower_ in ("to", "at")


def _view(hit: Found) -> bool:
    return hit.first.tag_ == "VBN" and not _has(hit.first, "agent")


def _believer(hit: Found) -> bool:
    """“Analysts believe that …”: somebody named, and something that they think to be so."""
    who = _subject(hit.first)
    named = who is not None and who.pos_ in ("NOUN", "PROPN")
    return named and hit.first.pos_ == "VERB" and _has(hit.first, "ccomp")


def _expecter(hit: Found) -> bool:
    return hit.first.tag_ in ("VBP", "VBZ", "VBD") and _has(hit.first, "ccomp", "xcomp")


def _number(hit: Found) -> bool:
    """An approximate number: “about 300”, “some $40m”, “around half”."""
    after = hit.next
    then = hit.doc[hit.end + 1].lower_ if hit.end + 1 < len(hit.doc) else ""
    if after is None or after.is_space or then in _CLOCK:
        return False
    word = hit.first.lower_
    if word == "about" and hit.first.head.lemma_ in _TALK:
        return False
    if after.lower_ == "a":
        return then in _SEVERAL
    if word == "roughly" and after.lower_ in ("the", "what", "as"):
        return True
    money = after.ent_type_ in ("MONEY", "PERCENT")
    return after.like_num or money or after.lower_ in bag("small amounts")


def _noun(hit: Found) -> bool:
    """“Some” before a plural: “some analysts”; not “some way off”, “some of us”."""
    noun = hit.first.head
    return hit.first.dep_ == "det" and noun.tag_ in ("NNS", "NNPS") and not noun.like_num


def _soon(hit: Found) -> bool:
    """Soon that lies ahead; not “as soon as”, “sooner”, “soon after”."""
    helpers = {c.lower_ for c in hit.first.head.children if c.dep_ == "aux"}
    if hit.first.lower_ != "soon" or hit.before in ("as", "too", "how"):
        return False
    return hit.after not in ("", "as", "after") and bool(
        helpers & {"will", "would", "'ll", "could", "may", "might"})  # fmt: skip


_TESTS: dict[str, Callable[[Found], bool]] = {
    "any": lambda hit: True,
    "modal": _modal,
    "could": lambda hit: guesses(hit.first),
    "should": _should,
    "likely": _likely,
    "seem": lambda hit: hit.first.pos_ in ("VERB", "AUX"),
    "finding": _finding,
    "passive": _passive,
    "view": _view,
    "believer": _believer,
    "expecter": _expecter,
    "gerund": lambda hit: hit.first.tag_ == "VBG" and _has(hit.first, "xcomp"),
    "number": _number,
    "short": lambda hit: hit.before not in ("not", "n't") and bool(hit.after),
    "noun": _noun,
    "before noun": lambda hit: hit.first.dep_ == "amod" and hit.first.head.pos_ == "NOUN",
    "soon": _soon,
    "verb": lambda hit: hit.first.pos_ == "VERB",
}
