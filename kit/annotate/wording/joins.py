"""What a connective joins, in the article’s own words, cut short where they are long."""

from __future__ import annotations

import re
from typing import Any

from .lexicon import Found, sentence_start

MOST = 7  # words that are quoted of each side
_LINKS = ("advcl", "ccomp", "acl", "relcl")
_HANGS = ("DET", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "PUNCT")  # no side ends on such a word
_DATELINE = re.compile(r"^[A-Z][^a-z]+,? .{0,40}?(?:\)|[A-Z]) ?(?:[-–—]) ")
BEFORE = "this sentence and the one before"
FIRST = "this sentence and what came before"
AROUND = "what stands before it and what comes next"


def joins(hit: Found) -> str:
    """Return the two sides: “… and …”; of an adverb, the sentence before and this one."""
    doc, token = hit.doc, hit.doc[hit.end - 1]
    head = token.head
    if token.dep_ in ("mark", "advmod") and head.dep_ in _LINKS and head.i > token.i:
        return _two((hit.end, _piece(doc, hit.end, head.right_edge.i + 1)), _main(head))
    if token.dep_ == "cc" and not sentence_start(doc, hit.start):
        return _both(hit, head)
    noun = next((c for t in hit.tokens for c in t.children
                 if c.dep_ in ("pobj", "pcomp") and c.i >= hit.end), None)  # fmt: skip
    if noun is not None:
        return _phrase(hit, noun)
    first = doc[hit.start].sent.start == 0
    if sentence_start(doc, hit.start):
        return FIRST if first else BEFORE
    if token.dep_ == "advmod" and ";" not in doc[token.sent.start:hit.start].text:
        return FIRST if first else BEFORE
    return AROUND


def _both(hit: Found, left: Any) -> str:
    right = next((c for c in left.children if c.dep_ == "conj" and c.i >= hit.end), None)
    if right is None:
        return AROUND
    one = _piece(hit.doc, left.left_edge.i, hit.start)
    return _two((0, one), (1, _piece(hit.doc, hit.end, right.right_edge.i + 1)))


def _phrase(hit: Found, noun: Any) -> str:
    """The noun behind a preposition, and the clause or noun that the preposition hangs on."""
    top = hit.tokens.root
    other = (hit.end, _piece(hit.doc, hit.end, noun.right_edge.i + 1))
    head = top.head
    if head.i == top.i or hit.start <= head.i < hit.end:
        return AROUND
    if head.pos_ in ("VERB", "AUX"):
        return _two(other, _main(top))
    start = head.left_edge.i
    return _two(other, (start, _piece(hit.doc, start, top.left_edge.i)))


def _two(*sides: tuple[int, str]) -> str:
    """Return two sides in the order of the text; vague where one of them says too little."""
    (_, one), (_, other) = sorted(sides)
    if min(len(one), len(other)) < 3:
        return AROUND
    return f"“{one}” and “{other}”"


def _main(below: Any) -> tuple[int, str]:
    """Return where the clause above begins and its words, without what hangs on `below`."""
    verb, doc = below.head, below.doc
    inner = {t.i for t in below.subtree}
    own = {t.i for t in verb.subtree} - inner
    start = end = verb.i
    while start - 1 in own:
        start -= 1
    while end + 1 in own:
        end += 1
    return start, _piece(doc, start, end + 1)


def _piece(doc: Any, start: int, end: int) -> str:
    """Return the words of tokens `start` to `end`, at most MOST; "" with a quote in them."""
    lead = _DATELINE.match(doc.text)
    while start < end and (doc[start].pos_ in ("PUNCT", "SPACE", "CCONJ")
                           or (lead and doc[start].idx < lead.end())):  # fmt: skip
        start += 1
    while end > start and doc[end - 1].pos_ in ("PUNCT", "SPACE"):
        end -= 1
    places = [i for i in range(start, end) if not doc[i].is_punct]
    cut = places[MOST] if len(places) > MOST + 1 else end
    while start < cut < end and doc[cut - 1].pos_ in _HANGS:
        cut -= 1
    text = doc[start:cut].text
    if '"' in text:
        return ""
    return text.replace("'", "’") + (" …" if cut < end else "")
