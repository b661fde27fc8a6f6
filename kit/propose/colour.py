"""Where a word that judges is more than colour: it is all its clause says, or a term of the law."""

from __future__ import annotations

import re

from ..lesson import Span
from .draft import Draft


def predicate(draft: Draft, span: Span) -> bool:
    """Say whether a word is all that its clause says (“feels stupid”): then it cannot be left out.
    """
    text = draft.lesson.article.text
    before = text[max(0, span.start - 24):span.start]
    linked = re.search(r"\b(?:is|are|was|were|be|been|feels?|felt|seems?|seemed|looks?|looked"
                       r"|becomes?|became|sounds?|sounded|gets?|got|stays?|[’']s|[’']re)"
                       r"(?: (?:so|very|too|quite|a bit|really|not|all))? $", before)  # fmt: skip
    return bool(linked) and not re.match(r" [a-z]{3,}", text[span.end:span.end + 4])


def legal(draft: Draft, span: Span) -> bool:
    """Say whether a word may be a term of the law here, and so no colour: “nuisance”, “guilty”."""
    text = draft.lesson.article.text
    court = re.search(r"\b(?:judge|court|jury|attorney|lawyer|trial)\b", text, re.IGNORECASE)
    return bool(court and _LEGAL.search(draft[span]))


_LEGAL = re.compile(
    r"\b(?:nuisance|guilty|fraud\w*|crim\w+|abus\w+|neglig\w+|reckless\w*|unreasonabl\w+|murder\w*"
    r"|theft|assault\w*|offen\w+|illegal\w*|unlawful\w*|claim\w*|admitt?\w*)\b", re.IGNORECASE
)  # fmt: skip
