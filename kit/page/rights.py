"""What a site may show of a lesson, by the words in its `rights`; and the lesson cut down to that.

`allowed` reads the beginning of `rights`, whatever its case:

    WHOLE     an open licence (“CC0”, “CC BY 4.0”, “CC-BY-SA-4.0”, “Creative Commons …”, “Open
              Government Licence”), “public domain”, “own”, “our own …”, “ours – …”, “permission …”
              (also “with permission …”, “by permission …”): the text is shown
    NOTHING   “no …”, “none”, “not …” (but “not known …”), “never …”, “closed”, “private”,
              “confidential”, “secret”, “forbidden”, “refused”: the lesson is left out
    QUOTES    everything else, “unknown – …” and “© …” too: questions and short quotes, no text

When in doubt, less: a word of doubt in the first sentence (“perhaps”, “unclear”, “?”), or, unless a
licence is named with its version, a word that limits (“not”, “only”, “asked”, “without” …), turns
WHOLE into QUOTES. The rule reads words; it gives no legal advice. Whoever writes `rights` answers
for them, and for what a licence asks besides (a name, no sale); a page prints them in full.

`excerpt` gives the lesson for QUOTES. Its article holds nothing but quotes, so that nothing made of
it can tell more. A quote has at most LONGEST words. A run of RUN words or more of the article
counts as quoted wherever it stands, in a question, an option or feedback; all runs and quotes
together hold at most SHARE of the article’s words. What does not fit is left out, whole questions
too; tasks that mark words in the text always. In place of a quote stands where to look in it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from .. import text as strings
from ..lesson import Article, Block, Lesson, Question, Span
from ..posed import pose
from ..text import capital
from ..which import home_of

WHOLE, QUOTES, NOTHING = "whole", "quotes", "nothing"
LONGEST, RUN, SHARE = 25, 6, 0.2
_PLACE, _QUOTE, _NAME = range(3)
_LAST = 10**9  # behind every sentence
_Row = tuple[int, int, int, str]  # block, sentence, what stands there, words

_NAMED = re.compile(r"cc[ -]?0(-1\.0)?\b|cc[ -]by(-(nc|nd|sa))*[ -]\d\.\d\b")
_OPEN = re.compile(r"(cc[ -]?0|cc[ -]by|creative commons|open government licen[cs]e|ogl"
                   r"|public domain|(our |my )?own|ours|((with|by) )?permission)\b")  # fmt: skip
_CLOSED = re.compile(r"(no|none|not(?! (known|clear|sure))|never|closed|private|confidential|secret"
                     r"|forbidden|refused)\b")  # fmt: skip
_DOUBT = re.compile(r"\?|\b(unknown|unsure|unclear|uncertain|maybe|perhaps|probably|possibly"
                    r"|disputed|sure)\b")  # fmt: skip
_LIMIT = re.compile(r"\b(not|no|nor|never|nobody|none|cannot|asked|asking|ask|needed|need|needs"
                    r"|required|pending|wanted|waiting|refused|denied|withdrawn|expired|ended"
                    r"|without|until|only|unless|except|missing|isn't|wasn't)\b")  # fmt: skip


def allowed(rights: str) -> str:
    """Return WHOLE, QUOTES or NOTHING: what a site may show of a lesson with these `rights`.

    >>> allowed("CC BY 4.0, Ada Lund"), allowed("unknown – nobody says"), allowed("No.")
    ('whole', 'quotes', 'nothing')
    """
    words = " ".join(strings.fold(rights).casefold().split()).lstrip("\"'( ")
    if _CLOSED.match(words):
        return NOTHING
    first = re.split(r"[.!](?:\s|$)", words, maxsplit=1)[0]
    if not _OPEN.match(words) or _DOUBT.search(first):
        return QUOTES
    return WHOLE if _NAMED.match(words) or not _LIMIT.search(first) else QUOTES


@dataclass(frozen=True)
class Place(Block):
    """A block of an excerpt: a quote, or where it stands in the text, with the names of both."""

    short: str = ""
    spoken_as: str = ""

    @property
    def label(self) -> str:
        """What a reader calls it: “P4”, “Caption”."""
        return self.short

    @property
    def spoken(self) -> str:
        """What a voice calls it: “paragraph 4, sentence 2”."""
        return self.spoken_as


@dataclass(frozen=True)
class Excerpt(Lesson):
    """A lesson without its text. Answers to it count for the whole lesson: same id, same edition.

    `share` is how much of the article is quoted; `marking` counts the questions left out because
    they need the text beside them, `long` those that would quote too much.
    """

    edition: str = ""
    share: float = 0.0
    marking: int = 0
    long: int = 0

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of the whole lesson."""
        return self.edition


def excerpt(lesson: Lesson) -> Excerpt:
    """Return the lesson with its questions and short quotes instead of its text."""
    told = _Told(lesson)
    for words in (lesson.title, lesson.about, *lesson.aims):
        told.add(told.runs([words]))  # what the page says in any case
    rest = [q for q in lesson.questions if q.kind != "mark"]
    own = {q.id: told.runs(_words_in(pose(lesson, q))) for q in rest}
    kept = {q.id for q in sorted(rest, key=lambda q: len(own[q.id])) if told.fits(own[q.id])}
    mains = {q.id for q in lesson.mains}
    kept -= {q.id for q in rest if q.again_for in mains - kept}  # second tries of what is gone
    asked = [q for q in rest if q.id in kept]
    spans = sorted({e for q in asked for e in q.evidence}, key=lambda e: (e.end - e.start, e))
    quoted = {span for span in spans if told.fits(told.at(span))}
    cut = _Cut(lesson, asked, quoted)
    return Excerpt(
        lesson.id, lesson.title, lesson.lang, lesson.level, lesson.minutes, lesson.rights,
        cut.article(), lesson.status, lesson.about, lesson.aims,
        questions=tuple(map(cut.question, asked)), seed=lesson.seed, edition=lesson.fingerprint,
        share=told.share, marking=sum(q.kind == "mark" for q in lesson.mains),
        long=sum(q.kind != "mark" and q.id not in kept for q in lesson.mains),
    )  # fmt: skip


def _words_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [words for one in inside for words in _words_in(one)]


class _Told:
    """How much of the article is told: the numbers of its words, counted through."""

    def __init__(self, lesson: Lesson):
        text = lesson.article.text
        self._places = [(block.start + a, block.start + b) for block in lesson.blocks.values()
                        for a, b in strings.words(text[block.start:block.end])]  # fmt: skip
        self._words = [_plain(text[a:b]) for a, b in self._places]
        self._runs: dict[tuple[str, ...], list[int]] = {}
        for i in range(len(self._words) - RUN + 1):
            self._runs.setdefault(tuple(self._words[i:i + RUN]), []).append(i)
        self._told = set[int]()

    @property
    def share(self) -> float:
        """The share of the article’s words that is told."""
        return len(self._told) / max(1, len(self._words))

    def runs(self, texts: Iterable[str]) -> set[int]:
        """Return the words of the article that stand in these texts in runs of RUN or more."""
        found = set[int]()
        for text in texts:
            words = [_plain(text[a:b]) for a, b in strings.words(text)]
            for i in range(len(words) - RUN + 1):
                for at in self._runs.get(tuple(words[i:i + RUN]), ()):
                    found.update(range(at, at + RUN))
        return found

    def at(self, span: Span) -> set[int]:
        """Return the words of the article inside the span."""
        return {i for i, (a, b) in enumerate(self._places) if a < span.end and span.start < b}

    def add(self, words: set[int]) -> None:
        """Count these words as told."""
        self._told |= words

    def fits(self, words: set[int]) -> bool:
        """Count these words as told if there is room for them; say whether there was."""
        room = len(self._told | words) <= SHARE * len(self._words)
        if words and not (room and _stretch(words) <= LONGEST):
            return False
        self.add(words)
        return True


def _plain(word: str) -> str:
    return strings.fold(word).casefold()


def _stretch(numbers: set[int]) -> int:
    """Return how many of the numbers follow one another at most."""
    longest = 0
    for first in numbers:
        if first - 1 not in numbers:
            last = first
            while last + 1 in numbers:
                last += 1
            longest = max(longest, last - first + 1)
    return longest


class _Cut:
    """The article of an excerpt. For each block of the lesson: places in it, quotes, its own name.

    Each is a block by itself, so that a question can show its own and no other. The name comes
    last and keeps the id of the lesson’s block: there a question is at home.
    """

    def __init__(self, lesson: Lesson, asked: Iterable[Question], quoted: Container[Span]):
        self._lesson, self._quoted, self._order = lesson, quoted, list(lesson.blocks)
        spans = {span for q in asked for span in q.evidence}
        rows = {row for span in spans for row in self._rows(span)}
        rows |= {(n, _LAST, _NAME, "") for n in range(len(self._order))}
        self._blocks, self._texts = dict[_Row, Place](), list[str]()
        for row in sorted(rows):
            self._add(row)

    def article(self) -> Article:
        """Return it; only a place is a sentence, and so a place to look."""
        looks = tuple(b.span for (_, _, what, _), b in self._blocks.items() if what == _PLACE)
        return Article("", "\n".join(self._texts), tuple(self._blocks.values()), looks)

    def question(self, q: Question) -> Question:
        """Return the question with its evidence in this article; it reads nothing else."""
        rows = dict.fromkeys(row for span in q.evidence for row in self._rows(span))
        home = home_of(self._lesson, q)
        last = max([self._order.index(home or self._order[0]), *(row[0] for row in rows)])
        reads = (*(self._blocks[row].id for row in rows), self._order[last])
        evidence = tuple(self._blocks[row].span for row in rows)
        return replace(q, reads=reads if home else ("all",), evidence=evidence, layer="")

    def _rows(self, span: Span) -> list[_Row]:
        """Return the place of the span, and its words if they may be quoted."""
        block = self._lesson.block_of(span)
        own = [s for s in self._lesson.article.sentences if block.span.covers(s)]
        nth = next((n for n, s in enumerate(own, 1) if span.start < s.end and own[1:]), 0)
        at = self._order.index(block.id)
        words = " ".join(self._lesson.article[span].split()).strip("“”")
        quote = [(at, nth, _QUOTE, f"“{words}”")] if span in self._quoted else []
        return [(at, nth, _PLACE, ""), *quote]

    def _add(self, row: _Row) -> None:
        at, nth, what, words = row
        block = self._lesson.blocks[self._order[at]]
        name = block.spoken + (f", sentence {nth}" if 0 < nth < _LAST else "")
        start = sum(len(text) + 1 for text in self._texts)
        self._texts.append(words or f"{capital(name)}.")
        id = block.id if what == _NAME else f"{block.id}-{len(self._texts)}"
        self._blocks[row] = Place(id, block.kind, start, start + len(self._texts[-1]),
                                  block.label, name)  # fmt: skip
