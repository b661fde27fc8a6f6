"""A voice that a teacher marks: which of its words stand inside quotation marks."""

from __future__ import annotations

import re
from typing import Any

from ..errors import KitError
from ..lesson import Span
from .draft import Draft

_PASSAGE = re.compile(r"“[^“”]+”|\"[^\"]+\"|«[^«»]+»")
_LETTER = re.compile(r"[^\W_]")


def with_marks(draft: Draft, span: Span) -> Span:
    """Return the span with a quotation mark (and its comma) that it only just leaves out.

    Who chooses words leaves out the signs beside them, but they are part of what is quoted.
    """
    for passage in _passages(draft, span):
        whole = Span(min(span.start, passage.start), max(span.end, passage.end))
        beside = draft.article.text[whole.start:span.start] + draft.article.text[span.end:whole.end]
        if not _LETTER.search(beside):
            span = whole
    return span


def own_words(draft: Draft, span: Span) -> list[Any]:
    """Return the parts of a voice inside quotation marks, as places within it.

    KitError where there are none: then it is not “both”.
    """
    found = []
    for passage in _passages(draft, span):
        if span.covers(passage):
            words = draft.article[passage]
            same = draft.spans({"quote": words, "all": True}, [span])
            nth = same.index(passage) + 1 if passage in same else 1
            found.append(words if len(same) < 2 else {"quote": words, "nth": nth})
    if not found:
        raise KitError("Not saved: none of these words stand inside quotation marks, so the voice"
                       " is not “both”.")  # fmt: skip
    return found


def _passages(draft: Draft, span: Span) -> list[Span]:
    """Return what stands in quotation marks and shares words with a span."""
    block = draft.block(span)
    if block is None:
        return []
    found = (Span(block.start + m.start(), block.start + m.end())
             for m in _PASSAGE.finditer(draft.article[block.span]))  # fmt: skip
    return [passage for passage in found if passage.overlaps(span)]
