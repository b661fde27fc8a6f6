"""Whether a date lies ahead of the article: read off the verb that the date belongs to.

“The court met on Friday” is the Friday before, “the court will meet on Friday” the one to come.
Adds over spaCy, whose parse gives the verb and its helpers: which verbs, forms and blocks of a
news text point forward.
"""

from __future__ import annotations

import re
from typing import Any

_WILL = frozenset(["will", "'ll", "wo", "shall", "would", "'d"])
_MAY = frozenset(["may", "might", "could", "should", "must", "can", "ca"])
# “scheduled for Friday”, “due on Friday”: the participle or adjective alone points forward.
_SET = frozenset(["schedule", "expect", "plan", "set", "due", "slate", "anticipate", "propose",
                  "postpone", "adjourn"])
# “agreed to meet on Friday”: what is wanted lies ahead; “had to cancel on Friday” does not.
_WANT = _SET | {"agree", "hope", "hop", "offer", "aim", "intend", "want", "promise", "vow", "order",
                "ask", "invite", "prepare", "ready", "likely", "pledge", "decide", "seek", "urge",
                "call", "wait", "tell", "instruct", "be", "need", "go", "determined"}
_SAY = frozenset(["say", "show", "suggest", "mean", "report", "tell", "add", "write", "claim",
                  "warn", "argue", "note", "think"])
_LEAD = re.compile(
    r"(?:\b(?:due|scheduled|planned|set|expected|slated) (?:\w+ )?(?:on|in|by|for|at)"
    r"|\bahead of|\buntil|\btill|\bno later than|\bfrom next) (?:the )?$"
)


def ahead(token: Any, before: str, block: str) -> bool:
    """Say whether the date at `token` lies ahead; `before` are the letters in front of it."""
    lead = _LEAD.search(before)
    verb = _verb(token)
    if verb is None:
        return bool(lead)
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & _WILL or (helpers & _MAY and "have" not in helpers):
        return "have" not in helpers
    if "to" in helpers:
        return bool(lead) or block == "headline" or _wanted(verb)
    if helpers & {"have", "has", "had", "'ve"} or verb.tag_ == "VBD" or "did" in helpers:
        if lead and helpers & {"have", "has", "'ve"}:
            return True  # “has been cancelled until Monday”
        return bool(lead and lead.group().startswith(("due", "scheduled", "expected", "planned")))
    if verb.lemma_ in _SET and verb.tag_ == "VBN":
        return True
    if verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "'re", "am", "'m"}:
        return True
    if verb.tag_ == "VB" and not helpers:  # “ask me again on Friday”, not “made him go on Friday”
        return not any(c.dep_ == "nsubj" for c in verb.children)
    if verb.tag_ in ("VBZ", "VBP") and block not in ("caption", "headline"):
        return verb.lemma_ not in _SAY
    return bool(lead)


def perfect(token: Any) -> bool:
    """Say whether the verb of a date is “has risen” or the like, which reaches up to now."""
    verb = _verb(token)
    return verb is not None and any(c.lower_ in ("has", "have", "'ve") for c in verb.children)


def _verb(token: Any) -> Any:
    """Return the nearest verb above a token, or None in a heading without one."""
    while token.pos_ not in ("VERB", "AUX"):
        if token.head == token:
            return None
        token = token.head
    return token


def _wanted(verb: Any) -> bool:
    """Say whether an infinitive hangs on a word that looks forward."""
    above = verb.head
    for _ in range(2):
        if above.lemma_ in _WANT or (above.lemma_ == "have" and above.tag_ != "VBD"):
            return True
        above = above.head
    return False
