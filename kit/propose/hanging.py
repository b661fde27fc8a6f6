"""Clauses that cannot stand alone: their first or last words hang on another clause."""

from __future__ import annotations

import re

from ..lesson import Span
from .draft import Draft

HANGS = re.compile(
    r"^(?:(?:in|of|from|to|with|for|at|on|by) (?:which|whom|whose)|which|that|who|whose|whom|where"
    r"|when|and|but|so|or|nor|to|because|as|if|while|although|though|since|than|whether|what|how"
    r"|why|by|\w+ing|of|not|yet|asked|neither)\b"
    r"|\b(?:also|too|instead|however|therefore|then|meanwhile|latter|former|likewise|so did|either"
    r"|one of them|both|such)\b"
    r"|\bthat (?:version|year|day|time|night|month|week|way|case|one|point|period|is|was)\b"
    r"|\bthat$"
    r"|^the (?:first|second|third|other|others|rest|same|next|remaining|two|three|latter|former)\b"
    r"|^(?:some|many|most|two|three|one|all|none|half|each|neither|another) of (?:them|these|those"
    r"|it|us|you)\b|,? (?:far|much|even)? ?(?:more|less|fewer|better|worse)$"
    r"|^[^,:]{1,40}: "
    r"|\b(?:said|says|ruled|wrote|added|noted|explained)(?: (?:on )?\w+day| yesterday)?$"
    r"|^(?:at|in|by|on|after|before) [^,]{1,30}, (?:became|was|were|had|has|is|won|met|took|went"
    r"|made|got|\w+ed)\b",
    re.IGNORECASE,
)  # fmt: skip
_ASKED = re.compile(
    r"\b(?:why|how|whether|if|unless|what|where|when|which|who|whose|wish(?:es|ed)?|until|till|lest"
    r"|to (?:say|think)|deny|denied|denies|doubt\w*)(?: that)? ?$", re.IGNORECASE
)  # fmt: skip


def under(draft: Draft, span: Span) -> bool:
    """Say whether the words hang on a question, a condition or a denial: “why pupils would …”."""
    text = draft.lesson.article.text
    return bool(_ASKED.search(text[max(0, span.start - 24):span.start])) or "?" in text[
        span.end:span.end + 2]  # fmt: skip
