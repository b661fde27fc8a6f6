"""The lesson as those who ask see it: its layers with the look-ups that every generator needs.

`Draft` is a value: the same lesson and seed give the same answers, and nothing here draws on
chance. Where a choice has to be made (one wording of several) `pick` draws it from the seed and a
key. Dropped entries are no part of a Lesson.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import TypeVar

from .. import text as strings
from ..lesson import Block, Entity, Lesson, Mention, Option, Quotation, Span, option_id
from . import cutting

Thing = TypeVar("Thing")

_ORDINALS = ("first", "second", "third", "fourth")
_PRONOUNS = {"he": "he", "him": "he", "his": "he", "himself": "he",
             "she": "she", "her": "she", "hers": "she", "herself": "she",
             "it": "it", "its": "it", "itself": "it",
             "they": "they", "them": "they", "their": "they", "theirs": "they"}  # fmt: skip
_MARKS = "“”\"‘’'„«»"


@dataclass(frozen=True)
class Draft:
    """A lesson with look-ups; `seed` fixes every choice between good things."""

    lesson: Lesson
    seed: int = 0

    # the text

    def __getitem__(self, span: Span) -> str:
        return self.lesson.article[span]

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The numbered paragraphs that hold words."""
        return tuple(b for b in self.lesson.paragraphs if self[b.span].strip())

    @cached_property
    def _sentences(self) -> dict[str, tuple[Span, ...]]:
        found: dict[str, list[Span]] = {b: [] for b in self.lesson.blocks}
        for span in self.lesson.article.sentences:
            block = self.block(span)
            if block and block.id in found:
                found[block.id].append(span)
        return {name: tuple(spans) for name, spans in found.items()}

    def block(self, span: Span) -> Block | None:
        """Return the block (furniture is none) in which `span` starts, or None."""
        return next((b for b in self.lesson.blocks.values() if b.start <= span.start < b.end), None)

    def sentences(self, block: str) -> tuple[Span, ...]:
        """Return the sentences of a block, in order."""
        return self._sentences.get(block, ())

    def sentence(self, span: Span) -> Span | None:
        """Return the sentence in which `span` starts, or None outside of all sentences."""
        block = self.block(span)
        rows = self.sentences(block.id) if block else ()
        return next((s for s in rows if s.start <= span.start < s.end), None)

    def number(self, span: Span) -> int:
        """Return which sentence of its block `span` starts in: 1, 2 …; 0 for none."""
        block, sentence = self.block(span), self.sentence(span)
        return self.sentences(block.id).index(sentence) + 1 if block and sentence else 0

    def spoken_of(self, block: str) -> str:
        """Return how a feedback calls a block: “P3”, “the caption”."""
        found = self.lesson.blocks[block]
        return found.label if found.kind == "paragraph" else found.spoken

    def where(self, span: Span, short: bool = False) -> str:
        """Return where `span` stands: “the second sentence of P3”; `short` without “of P3”."""
        block, n = self.block(span), self.number(span)
        if block is None:
            return "the text"
        place, many = self.spoken_of(block.id), len(self.sentences(block.id))
        if many < 2 or not n:
            return place
        if n == many and many > 2:
            which = "the last sentence"
        else:
            which = f"the {_ORDINALS[n - 1]} sentence" if n <= len(_ORDINALS) else f"sentence {n}"
        return which if short else f"{which} of {place}"

    def quote(self, span: Span, most: int = 8) -> str:
        """Return words of the text in curly marks, at most so many, whole words from the start."""
        return f"“{self.few(span, most)}”"

    def few(self, span: Span, most: int = 8) -> str:
        """Return the first words of `span`, without quotation marks and end punctuation.

        Where it has to be cut, it does not end with a word that hangs (“of the”).
        """
        shown = self[span]
        every = strings.words(shown) or [(0, len(shown))]
        words = every[:most]
        while len(every) > len(words) > 2 and shown[slice(*words[-1])].lower() in cutting.HANGING:
            words.pop()
        first, end = span.start + words[0][0], self.whole(span.start + words[-1][1])
        return self[Span(first, end)].strip(_MARKS)

    def whole(self, end: int) -> int:
        """Return where the word that ends at `end` really ends (“46,000”)."""
        return cutting.whole(self.lesson.article.text, end)

    # who and what

    @cached_property
    def _mentions(self) -> dict[str, tuple[Mention, ...]]:
        found: dict[str, list[Mention]] = {e.id: [] for e in self.lesson.entities}
        for mention in sorted(self.lesson.mentions, key=lambda m: (m.span, m.id)):
            if mention.entity in found:
                found[mention.entity].append(mention)
        return {name: tuple(rows) for name, rows in found.items()}

    def mentions(self, entity: str, form: str = "") -> tuple[Mention, ...]:
        """Return the places where an entity is meant, in order; with `form` only those."""
        return tuple(m for m in self._mentions.get(entity, ()) if not form or m.form == form)

    def inside(self, span: Span, form: str = "") -> tuple[Mention, ...]:
        """Return the mentions that lie inside `span`, in order; with `form` only those."""
        return tuple(m for m in self._ordered
                     if span.covers(m.span) and (not form or m.form == form))  # fmt: skip

    @cached_property
    def _ordered(self) -> tuple[Mention, ...]:
        return tuple(sorted(self.lesson.mentions, key=lambda m: (m.span, m.id)))

    def of_kind(self, *kinds: str) -> tuple[Entity, ...]:
        """Return the entities of these kinds, in the order of their first mention."""
        rows = [e for e in self.lesson.entities if e.kind in kinds and self.mentions(e.id)]
        return tuple(sorted(rows, key=lambda e: (self.mentions(e.id)[0].span, e.id)))

    def around(self, span: Span, *kinds: str) -> tuple[Entity, ...]:
        """Return the entities of these kinds, those named nearest to `span` first."""
        def far(entity: Entity) -> int:
            return min(abs(m.span.start - span.start) for m in self.mentions(entity.id))
        return tuple(sorted(self.of_kind(*kinds), key=far))

    def name(self, entity: str) -> str:
        """Return how options call an entity, with its article, without what follows a comma."""
        if entity not in self.lesson.entity:
            return "the writer" if entity == "writer" else "nobody named"
        found, rows = self.lesson.entity[entity], self.mentions(entity)
        shown = found.name if found.kind == "date" else found.name.split(", ")[0]
        if rows and not self.mentions(entity, "name"):  # only described: “A spokesman”, “the firm”
            told = [self[m.span] for m in rows if m.form == "description"] or [shown]
            shown = told[0] if found.status == "draft" else shown
            return shown if shown[1:2].isupper() else shown[0].lower() + shown[1:]
        return self._article(entity) + shown

    def short(self, entity: str) -> str:
        """Return the shortest name that the text uses: “Macron”; for others as `name`."""
        forms = [self[m.span] for m in self.mentions(entity, "name")] if self.is_person(entity) \
            else []  # fmt: skip
        forms = [f for f in forms if f[:1].isupper() and not f.isupper()]
        return min(forms, key=lambda f: (len(f.split()), len(f), f)) if forms else self.name(entity)

    def _article(self, entity: str) -> str:
        """Return “the ” where the text mostly has it in front of the name."""
        found, text = self.lesson.entity[entity], self.lesson.article.text
        if found.kind in ("person", "date", "nationality") or found.name[:4].lower() == "the ":
            return ""
        rows = [m for m in self.mentions(entity, "name") if self[m.span] in found.name]
        the = sum(text[max(0, m.span.start - 4):m.span.start].lower() == "the " for m in rows)
        return "the " if rows and the * 2 >= len(rows) else ""

    def pronoun(self, entity: str) -> str:
        """Return he, she, it or they, as the text speaks of an entity; “” when it does not."""
        said = [_PRONOUNS.get(self[m.span].casefold(), "") for m in self.mentions(entity)]
        said = [word for word in said if word]
        return max(sorted(set(said)), key=said.count) if said else ""

    def is_person(self, entity: str) -> bool:
        """Say whether the entity is one person."""
        return entity in self.lesson.entity and self.lesson.entity[entity].kind == "person"

    # who says what

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in the order of the text, without those in furniture."""
        rows = (q for q in self.lesson.quotations if self.block(q.span))
        return tuple(sorted(rows, key=lambda q: (q.span, q.id)))

    def said_by(self, speaker: str) -> tuple[Quotation, ...]:
        """Return what a speaker says, in order."""
        return tuple(q for q in self.quotations if q.speaker == speaker)

    def voice(self, span: Span) -> Quotation | None:
        """Return the quotation in which `span` starts, the shortest of several, or None."""
        rows = [q for q in self.quotations if q.span.start <= span.start < q.span.end]
        return min(rows, key=lambda q: (q.span.end - q.span.start, q.id)) if rows else None

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """The ids of all named speakers, in the order in which they first speak."""
        return tuple(dict.fromkeys(q.speaker for q in self.quotations
                                   if q.speaker in self.lesson.entity))  # fmt: skip

    # choices that a seed fixes

    def pick(self, key: str, things: Sequence[Thing]) -> Thing:
        """Return one of the things, the same one for the same seed and key."""
        return things[self._draw(key) % len(things)]

    def mixed(self, key: str, things: Iterable[Thing]) -> tuple[Thing, ...]:
        """Return the things in an order that the seed and the key fix."""
        rows = list(enumerate(things))
        return tuple(t for _, t in sorted(rows, key=lambda r: (self._draw(f"{key}/{r[0]}"), r[0])))

    def _draw(self, key: str) -> int:
        drawn = hashlib.blake2b(f"{self.seed}/{key}".encode(), digest_size=6).digest()
        return int.from_bytes(drawn, "big")


def right(item: str, text: str, say: str, *accept: str) -> Option:
    """Return a right option of the question `item` with its proof."""
    return Option(option_id(item, text), text, True, say, "", accept)


def wrong(item: str, trap: str, text: str, say: str) -> Option:
    """Return a wrong option with its misreading (`skills.TRAPS`; “” for truth) and feedback."""
    return Option(option_id(item, text), text, False, say, trap)


def slug(words: str, most: int = 5) -> str:
    """Return words as a part of an id: small letters, figures and hyphens.

    >>> slug("The council’s new plan")
    'the-councils-new-plan'
    """
    found = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", strings.plain(words)))[:most]
    return "-".join(found) or "it"


def sure(*parts: float) -> float:
    """Return what several doubts leave: the product, to two decimals."""
    return round(prod(parts), 2)
