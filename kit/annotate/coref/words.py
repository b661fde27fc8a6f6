"""The words of an article as plain lists, block by block, with its passages in quotation marks.

Adds over a spaCy Doc: reading an attribute of a token costs a call each time, and voices and
chains read every attribute often; here each is read once. A `unit` is a sentence of the writer or
a part of it up to a semicolon: a sentence that ends inside quotation marks ends no unit, so “he”
two quoted sentences on still stands beside the words that tell who spoke.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ...lesson import Block, Span

T = TypeVar("T")
# Lemmas that the small model gets wrong: “hopes” is no hop.
_LEMMAS = {"hop": "hope", "rag": "rage", "texte": "text"}
SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(eq=False)
class Words:
    """The tokens of one block; positions are offsets in the article's text."""

    block: Block
    doc: Any
    number: int  # of the block among those that are read
    text: str  # the block as it stands in the article
    low: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    first: list[bool] = field(default_factory=list)  # starts a sentence, as spaCy has it
    kids: list[list[int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.low)

    def at(self, offset: int) -> int:
        """Return the token that holds the offset or, between two, the next one."""
        i = bisect_right(self.start, offset) - 1
        return i if i >= 0 and offset < self.end[i] else i + 1

    def within(self, span: Span) -> range:
        """Return the tokens that begin in the span, or hold its beginning."""
        first = self.at(span.start)
        return range(first, max(first, bisect_left(self.start, span.end)))

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens from `first` to `last`, both included."""
        return Span(self.start[first], self.end[last])

    def subject(self, verb: int) -> int:
        """Return the verb's own subject, the nearer of two, or -1."""
        own = [k for k in self.kids[verb] if self.dep[k] in SUBJECTS]
        return min(own, key=lambda k: abs(k - verb), default=-1)

    def that(self, verb: int) -> bool:
        """Say whether the verb’s clause begins with “that”."""
        return any(self.low[k] == "that" and self.dep[k] == "mark" for k in self.kids[verb])

    def explained(self, noun: int) -> int:
        """Return where a name after “the owner, ” would start, or -1; the parser misses many.

        The noun is followed by a comma, and the words after it go up to another one or to a verb.
        """
        comma = noun + 1
        for _ in range(6):  # “a resident of Quay Street, …”
            if comma >= len(self) - 1 or self.low[comma] == ",":
                break
            if self.pos[comma] in ("VERB", "AUX", "PUNCT", "CCONJ", "PRON"):
                return -1
            comma += 1
        if comma >= len(self) - 2 or self.low[comma] != "," or self.pos[comma + 1] != "PROPN":
            return -1
        end = comma + 1
        while end < len(self) and self.pos[end] == "PROPN":
            end += 1
        closed = end < len(self) and (self.low[end] in (",", ".", ";")
                                      or self.pos[end] in ("VERB", "AUX"))  # fmt: skip
        return comma + 1 if closed else -1

    def under(self, top: int) -> list[int]:
        """Return the tokens of the subtree of `top`, in order."""
        found, todo = [], [top]
        while todo:
            i = todo.pop()
            found.append(i)
            todo += self.kids[i]
        return sorted(found)

    def left(self, noun: int) -> int:
        """Return the first token of the noun phrase whose head is `noun`, as it stands before it.

        >>> # “the new French president”: the place of “the”
        """
        at = noun
        while at > 0 and self._within(at - 1, noun):
            at -= 1
        while at < noun and (self.pos[at] == "PUNCT" or self.tag[at] in ("CC", "IN", "RB")):
            at += 1
        return at

    def _within(self, i: int, noun: int) -> bool:
        for _ in range(6):
            if self.head[i] == i:
                return False
            if self.dep[i] in ("nsubj", "relcl", "acl", "appos", "nsubjpass", "advcl"):
                return False
            i = self.head[i]
            if i == noun:
                return True
        return False


def word_lists(docs: Iterable[tuple[Block, Any]], text: str) -> tuple[Words, ...]:
    """Return the blocks as lists of words; what a Doc was read into is kept with it."""
    found = []
    for number, (block, doc) in enumerate(docs):
        if "words" not in doc.user_data:
            doc.user_data["words"] = _lists(number, block, doc, text)
        found.append(doc.user_data["words"])
    return tuple(found)


def _lists(number: int, block: Block, doc: Any, text: str) -> Words:
    made = Words(block, doc, number, text[block.start : block.end])
    base = block.start
    for t in doc:
        made.low.append(t.lower_)
        lemma = t.lemma_.lower()
        made.lemma.append(_LEMMAS.get(lemma, lemma))
        made.pos.append(t.pos_)
        made.tag.append(t.tag_)
        made.dep.append(t.dep_)
        made.head.append(t.head.i)
        made.start.append(base + t.idx)
        made.end.append(base + t.idx + len(t))
        made.first.append(bool(t.is_sent_start))
    for i, low in enumerate(made.low):
        if low in ("old", "olds") and made.low[max(0, i - 2) : i] == ["year", "-"]:
            made.lemma[i], made.pos[i] = "year-old", "NOUN"  # “the 45-year-old”
    made.kids = [[] for _ in made.low]
    for i, h in enumerate(made.head):
        if h != i:
            made.kids[h].append(i)
    return made


def by_block(blocks: Sequence[Words], things: Iterable[T], where: Callable[[T], Span]
             ) -> list[list[T]]:  # fmt: skip
    """Return for each block the things that lie in it, in the order given."""
    starts = [w.block.start for w in blocks]
    found: list[list[T]] = [[] for _ in blocks]
    for thing in things:
        span = where(thing)
        k = bisect_right(starts, span.start) - 1
        if k >= 0 and span.end <= blocks[k].block.end:
            found[k].append(thing)
    return found


def units(block: Words, quoted: Iterable[Span]) -> list[int]:
    """Return for each token the number of its unit, a sentence that quotations do not cut."""
    inside = [False] * len(block)
    for span in quoted:
        for i in block.within(span)[1:]:
            inside[i] = True
    found, now = [], 0
    for i in range(len(block)):
        if i and not inside[i] and (block.first[i] or block.low[i - 1] == ";"):
            now += 1
        found.append(now)
    return found
