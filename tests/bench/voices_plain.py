"""The plain reader: spaCy's small model and the obvious rules, to measure ours against."""

from __future__ import annotations

import re
from typing import Any

from kit.lesson import Mention, Quotation, Span

from .voices_gold import Gold

_SAID = {
    "say", "tell", "add", "ask", "explain", "reply", "write", "announce", "claim", "warn", "argue",
    "note", "insist", "report", "admit", "believe", "think",
}  # fmt: skip
_MARKS = re.compile(r"“[^“”]+”|\"[^\"]+\"|‘[^‘’]+(?:’\w[^‘’]*)*’(?!\w)")


def voices(gold: Gold) -> tuple[Quotation, ...]:
    """Everything in quotation marks, spoken by the person nearest to a verb of saying.

    A clause of such a verb is indirect speech; “he” and “she” are the last person named.
    """
    found: list[Quotation] = []
    last = ""
    for block, doc in gold.read.docs:
        text = gold.read.article[block.span]
        marks = [Span(block.start + m.start(), block.start + m.end())
                 for m in _MARKS.finditer(text)]  # fmt: skip
        for sentence in doc.sents:
            where = gold.read.span(sentence)
            cue = next((t for t in sentence if t.lemma_ in _SAID and t.pos_ == "VERB"), None)
            here = [m for m in marks if where.start <= m.start < where.end]
            who, by = _nearest(gold, cue, where) if cue is not None else (last, None)
            last = who or last
            for span in here:
                found.append(Quotation(f"q{len(found)}", span, "direct", who, by))
            if cue is not None and not here:
                found += _clause(gold, cue, who, by, len(found))
    return tuple(found)


def _nearest(gold: Gold, cue: Any, where: Span) -> tuple[str, Span | None]:
    at = gold.read.span(cue).start
    people = {e.id for e in gold.entities if e.kind in ("person", "organisation")}
    near = sorted((abs(m.span.start - at), m) for m in gold.mentions
                  if m.entity in people and where.covers(m.span))  # fmt: skip
    if near:
        return near[0][1].entity, near[0][1].span
    for token in cue.children:
        if token.dep_ == "nsubj":
            before = [m for m in gold.mentions if m.entity in people and m.span.end <= at]
            spoken = token.lower_ in ("he", "she") and before
            return (before[-1].entity if spoken else "", gold.read.span(token))
    return "", None


def _clause(gold: Gold, cue: Any, who: str, by: Span | None, n: int) -> list[Quotation]:
    for token in cue.children:
        if token.dep_ == "ccomp":
            part = [t for t in token.subtree if t.lower_ != "that"]
            span = Span(gold.read.span(part[0]).start, gold.read.span(part[-1]).end)
            return [Quotation(f"q{n}", span, "indirect", who, by)]
    return []


def chains(gold: Gold) -> tuple[Mention, ...]:
    """“He” and “she” are the person named last; “it” the place or organisation."""
    kinds = {e.id: e.kind for e in gold.entities}
    found = []
    for _, doc in gold.read.docs:
        for token in doc:
            low = token.lower_
            wanted = ("person",) if low in ("he", "she", "his", "her", "him") else (
                ("organisation", "place") if low in ("it", "its") else ())  # fmt: skip
            at = gold.read.span(token)
            before = [
                m for m in gold.mentions if m.span.end <= at.start and kinds[m.entity] in wanted
            ]
            if before:
                found.append(Mention(f"m{at.start}", at, before[-1].entity, "pronoun"))
    return tuple(found)
