"""Words that judge: whose word it is, a calmer word in the same form, what it does to a reader.

Adds over spaCy: all of it. The list (`loaded.tsv`) is ours; the parse and the words around decide
whether a word judges here (“claimed that”, not “claimed two lives”; see `judging`), the quotations
whose word it is. Words that many news texts need (crisis, war, attack) are left out: what is loaded
is the choice where a calmer word would have done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...lesson import NOBODY, WRITER, Loaded, Quotation, Span
from ..doc import Read
from . import forms
from .judging import judges
from .lexicon import Found, find, table

REPORTED = 0.75  # how often a loaded word in a report is the speaker’s and not the reporter’s


def loaded(read: Read, quotations: Iterable[Quotation] = ()) -> tuple[Loaded, ...]:
    """Return the loaded words of all blocks but bylines and credits, in text order."""
    quotations = tuple(quotations)
    found = []
    for block, doc in read.docs:
        if block.kind in ("byline", "credit"):
            continue
        for hit in judgements(doc):
            span = read.span(hit.tokens)
            voice, share = whose(span, quotations)
            found.append(Loaded(f"l-{span.start}", span, voice, _neutral(hit), hit.row["why"],
                                round(float(hit.row["sure"]) * share, 2), "draft"))  # fmt: skip
    return tuple(found)


def judgements(doc: Any) -> Iterator[Found]:
    """Yield the rows of the list that stand in a Doc and judge there."""
    return find(doc, table("loaded.tsv"), judges)


def whose(span: Span, quotations: Iterable[Quotation]) -> tuple[str, float]:
    """Return whose word stands at `span`, and how sure that is.

    Inside quotation marks it is the speaker’s; in a report it is most likely, but the word may be
    the reporter’s own. The verb that brings the words in is the writer’s.
    """
    best: tuple[str, float] | None = None
    for q in quotations:
        if not q.span.covers(span) or (q.cue and q.cue.overlaps(span)):
            continue
        own = q.kind == "direct" or any(part.covers(span) for part in q.own)
        if q.kind == "mixed" and not own:
            continue
        if best is None or own:
            best = q.speaker or NOBODY, 1.0 if own else REPORTED
    return best or (WRITER, 1.0)


def _neutral(hit: Found) -> str:
    """Return the calmer word in the form of the article’s word."""
    if hit.row["pos"] == "verb" or (hit.row["pos"] == "phrase" and hit.first.pos_ == "VERB"):
        return forms.verb(hit.row["neutral"], hit.first.tag_)
    return forms.noun(hit.row["neutral"], hit.row["pos"] == "noun" and hit.last.tag_ == "NNS")
