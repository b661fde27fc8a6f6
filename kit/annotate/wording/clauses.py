"""Clauses of a sentence: the finite verbs that state something, each with its own stretch of text.

Adds over spaCy: its tree has heads and arrows; a learner needs a piece of text that states one
thing. A clause here goes from its subject to the end of what belongs to it, without the word that
ties it on, without the clauses inside it that state something themselves where they stand at its
edge, and without “he said”.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from .lexicon import bag

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_HEADS = ("ROOT", "conj", "ccomp", "relcl", "advcl", "parataxis")
_LINKS = ("cc", "mark", "preconj", "punct")
_PHRASES = ("as a result,", "a result,", "result,", "in addition,", "addition,", "for example,",
            "example,", "for instance,", "instance,", "of course", "course ")  # fmt: skip
_TENSED = ("VBD", "VBZ", "VBP", "MD")


class Clause(NamedTuple):
    """A finite verb with its subject (may be shared or missing) and its tokens in the Doc."""

    verb: Any
    subject: Any
    start: int
    end: int

    @property
    def tokens(self) -> Any:
        """The spaCy Span of the clause."""
        return self.verb.doc[self.start:self.end]

    @property
    def helpers(self) -> set[str]:
        """The helping verbs and “to”, in small letters."""
        return {c.lower_ for c in self.verb.children if c.dep_ in ("aux", "auxpass")}


def saying(verb: Any) -> bool:
    """Say whether a verb can bring in somebody’s words or thoughts."""
    return verb.lemma_ in bag("saying")


def subject(verb: Any) -> Any:
    """Return the subject of a verb, or the one that it shares with the verb before it."""
    while True:
        own = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if own is not None or verb.dep_ != "conj":
            return own
        verb = verb.head


def finite(verb: Any) -> bool:
    """Say whether a verb has a tense, its own or a helper’s."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if verb.tag_ in _TENSED:
        return True
    return any(c.tag_ in _TENSED for c in verb.children if c.dep_ in ("aux", "auxpass")) or (
        verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN", "VBG") and finite(verb.head)
        and subject(verb) is not None and verb.head.tag_ == verb.tag_)  # fmt: skip


def clauses(sentence: Any) -> Iterator[Clause]:
    """Yield the clauses of a spaCy sentence in text order."""
    verbs = [t for t in sentence if t.dep_ in _HEADS and finite(t)]
    own = {t.i for t in verbs}
    for verb in verbs:
        start, end = _edges(verb, own)
        if end - start >= 2:
            yield Clause(verb, subject(verb), start, end)


def around(verb: Any, have: set[int]) -> tuple[int, int]:
    """Return the first and the last of the tokens of `have` that stand around a verb without a
    break, without the words that only tie them to what comes before."""
    start = end = verb.i
    while start - 1 in have:
        start -= 1
    while end + 1 in have:
        end += 1
    while start < verb.i and (links(verb.doc[start], verb) or verb.doc[start].is_space):
        start += 1
    return start, end


def _edges(verb: Any, others: set[int]) -> tuple[int, int]:
    """Return the first token and the one behind the last of a clause."""
    doc = verb.doc
    out: set[int] = set()
    for inner in verb.subtree:
        if inner.i not in others or inner.i == verb.i:
            continue
        if inner.dep_ in ("conj", "parataxis", "advcl") or _aside(inner, verb):
            out |= {t.i for t in inner.subtree}
    for child in verb.children:
        if _frames(child, verb):
            out |= {t.i for t in child.subtree}
    have = {t.i for t in verb.subtree} - out
    start, end = around(verb, have)
    while end > verb.i and (hangs(doc[end]) or doc[end].dep_ == "cc"):
        end -= 1
    return start, end + 1


def hangs(token: Any) -> bool:
    """Say whether a token at the end of a piece of text is better left off."""
    return token.is_space or (token.is_punct and token.text not in (")", "%"))


def _aside(inner: Any, verb: Any) -> bool:
    """A relative clause behind a comma: it states something of its own."""
    if inner.dep_ != "relcl" or inner.i < verb.i:
        return False
    left = inner.left_edge.i
    return left > 0 and inner.doc[left - 1].text == ","


def _frames(child: Any, verb: Any) -> bool:
    """A part that goes before or behind with a comma: “Born in 1922, he …”, “…, sending mud …”."""
    doc = verb.doc
    if child.i > verb.i:
        left = child.left_edge.i
        return child.dep_ == "advcl" and child.tag_ == "VBG" and doc[left - 1].text == ","
    behind = child.right_edge.i + 1
    if behind >= len(doc) or doc[behind].text != ",":
        return False
    deep = any(t.dep_ in ("relcl", "pcomp") for t in child.subtree)
    return child.dep_ in ("advcl", "acl") or (child.dep_ == "prep" and (
        deep or child.lower_ in bag("leading prepositions")))  # fmt: skip


def links(token: Any, verb: Any) -> bool:
    """A word at a clause’s start that only ties it on: “and”, “when”, “As a result,”."""
    if token.dep_ in _LINKS:
        return True
    after = token.doc[token.i + 1]
    if token.dep_ == "advmod" and token.head == verb and token.tag_ in ("WRB", "RB"):
        return token.tag_ == "WRB" or after.text == "," or token.lower_ in bag("tying adverbs")
    lead = token.doc[token.i:token.i + 4].text.lower()
    return lead.startswith(_PHRASES)
