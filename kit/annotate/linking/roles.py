"""The role that an article gives a person: the title before the name or the words after it.

“Kenyan Transport Minister Wanjiru Kamau”, “Retired teacher Margaret O’Brien”, “Kirsty Tinto, a
co-author,”, “Mayor of London Sadiq Khan”.
"""

from __future__ import annotations

from typing import Any

from ...lesson import Span
from ..doc import Read
from ..gazetteer import bag, gazetteer

_PLAIN = bag("Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Dr Dr. Sir Dame Maître Monsieur Madame Mme")
_BEFORE, _AFTER = 6, 14  # words looked at


def role(read: Read, spans: list[Span]) -> str:
    """Return the first role that stands beside one of a person’s names, or ""."""
    for look in (_left, _right):
        for span in spans:
            tokens = read.tokens(span)
            if tokens is not None and (found := look(tokens)):
                return found
    return ""


def _left(name: Any) -> str:
    """Return the title with what belongs to it, before the name."""
    cues, doc = gazetteer().cues, name.doc
    start, told = name.start, False
    while start and name.start - start < _BEFORE:
        token = doc[start - 1]
        known = token.text in cues["title"] or token.lower_ in cues["before person"]
        if token.is_sent_start and token.text == '"':
            break
        if not (known or token.tag_ in ("NN", "NNP", "NNPS", "JJ", "VBN") or token.text == "-"):
            break
        told = told or (known and token.text not in _PLAIN)
        start -= 1
        if token.is_sent_start:
            break
    while start < name.start and (doc[start].text in _PLAIN or doc[start].text == "-"):
        start += 1
    if not told or start >= name.start:
        return ""
    return _clean(doc[start:name.start].text, doc[start])


def _right(name: Any) -> str:
    """Return the words in commas behind the name that say what the person is."""
    cues, doc, at = gazetteer().cues, name.doc, name.end
    if at >= len(doc) or doc[at].text != ",":
        return ""
    at += 1
    if at + 1 < len(doc) and doc[at].text.isdigit() and doc[at + 1].text == ",":
        at += 2  # “, 63, a …”
    if at < len(doc) and doc[at].lower_ in ("a", "an", "the"):
        at += 1
    end = at
    while end < len(doc) and end - at < _AFTER and doc[end].text not in (",", ".", ";", "-", "–"):
        if doc[end].lower_ in ("who", "said", "told", "which") or doc[end].is_sent_start:
            break
        end += 1
    nouns = [t.lower_ for t in doc[at:min(end, at + 6)]]
    if end == at or end - at == _AFTER or not any(n in cues["before person"] for n in nouns):
        return ""
    return _clean(doc[at:end].text, doc[at])


def _clean(words: str, first: Any) -> str:
    """Return a role without a capital that only a sentence’s start gave it."""
    words = words.strip(" \"'")
    if first.is_sent_start and first.tag_ in ("NN", "JJ", "VBN") and words[:1].isupper():
        return words[0].lower() + words[1:]
    return words
