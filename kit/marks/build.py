"""Lesson → marks: one function a layer, put together in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from ..lesson import Block, Lesson, Span
from ..text import capital
from .hidden import hidden
from .mark import Mark, label_of, layer_of, short_name

_SUBJECT = {"he": "is", "she": "is", "it": "is", "i": "is", "who": "is", "you": "is", "him": "is",
            "they": "are", "we": "are", "them": "are", "us": "are"}  # fmt: skip
_KEPT = "kit.marks"
DRAFT = "draft"  # the status of what a program made
_LONG = 40  # letters of a quotation that are spoken in its name


def marks(lesson: Lesson) -> tuple[Mark, ...]:
    """Return every mark in the blocks that a reader sees; what starts first, then the longer."""
    kept: tuple[Mark, ...] | None = lesson.__dict__.get(_KEPT)
    if kept is None:  # beside the lesson's own cached properties: it never changes
        kept = lesson.__dict__[_KEPT] = _made(lesson)
    return kept


def _made(lesson: Lesson) -> tuple[Mark, ...]:
    made = _Marker(lesson)
    found = [*made.mentions(), *made.voices(), *made.claims(), *made.loaded(), *made.connectives(),
             *made.words()]  # fmt: skip
    found.sort(key=lambda mark: (mark.start, -mark.end))
    return tuple(_apart(lesson, found))


def visible(marks: Iterable[Mark], layers: Collection[str],
            open_questions: Collection[str] | None) -> tuple[Mark, ...]:  # fmt: skip
    """Return the marks of these layers that answer no open question; None: all are open."""
    if open_questions is None:
        return tuple(mark for mark in marks if mark.layer in layers and not mark.until)
    return tuple(mark for mark in marks if mark.layer in layers
                 and not any(id in open_questions for id in mark.until))  # fmt: skip


def chains(lesson: Lesson, found: Iterable[Mark] = ()) -> dict[str, list[dict[str, Any]]]:
    """Return entity id → its mentions {mark, block, label, until}, in the order of the text.

    They hold places, no words, so that a withheld mention gives nothing away. `found` saves time
    where the marks of the lesson are at hand.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for mark in found or marks(lesson):
        if mark.chain:
            label = lesson.blocks[mark.block].label
            row: dict[str, Any] = {"mark": mark.id, "block": mark.block, "label": label}
            row |= {"until": list(mark.until)} if mark.until else {}
            rows.setdefault(mark.chain, []).append(row)
    return rows


def _apart(lesson: Lesson, found: list[Mark]) -> list[Mark]:
    """Withhold “his” with the “he” of its sentence: one card would give the other away."""
    starts = [sentence.start for sentence in lesson.article.sentences]
    until: dict[tuple[str, int], dict[str, None]] = {}
    for mark in found:
        if mark.chain and mark.form != "name" and mark.until:
            place = (mark.chain, bisect_right(starts, mark.start))
            until.setdefault(place, {}).update(dict.fromkeys(mark.until))
    if not until:
        return found
    return [replace(mark, until=tuple({**dict.fromkeys(mark.until), **more}))
            if mark.form != "name" and mark.chain
            and (more := until.get((mark.chain, bisect_right(starts, mark.start)))) else mark
            for mark in found]  # fmt: skip


class _Marker:
    """Makes the marks of one lesson, layer by layer."""

    def __init__(self, lesson: Lesson):
        self.lesson, self.hidden = lesson, hidden(lesson)
        self.blocks = list(lesson.blocks.values())
        self.starts = [block.start for block in self.blocks]
        self.short = {id: short_name(lesson, id) for id in (*lesson.entity, "writer", "nobody")}

    def block(self, span: Span) -> Block | None:
        """Return the block that a reader sees the span in, None for furniture."""
        block = self.blocks[max(0, bisect_right(self.starts, span.start) - 1)]
        return block if block.start <= span.start < block.end else None

    def make(self, id: str, layer: str, span: Span, form: str = "", **more: Any) -> Iterator[Mark]:
        block = self.block(span)
        if block is not None:
            until = self.hidden.until(layer, span, form)
            yield Mark(id, layer, span, block.id, until=until, form=form, **more)

    def mentions(self) -> Iterator[Mark]:
        labels = {e.id: (layer_of(self.lesson, e), label_of(self.lesson, e))
                  for e in self.lesson.entities}  # fmt: skip
        shown = [m for m in self.lesson.mentions if self.block(m.span)]
        shown.sort(key=lambda m: (m.span.start, -m.span.end))
        total, nth = Counter(m.entity for m in shown), Counter[str]()
        for m in shown:
            layer, label = labels[m.entity]
            nth[m.entity] += 1
            words, card = self.lesson.article[m.span], f"entity-{m.entity}"
            block = self.block(m.span)
            place = f"“{words}” in {block.label}" if block else ""
            yield from self.make(
                f"mention-{m.id}", layer, m.span, m.form, label=label, name=f"{words}, {label}",
                card=f"{card}-{m.means}" if m.means else card, chain=m.entity, unsure=m.unsure,
                nth=nth[m.entity], of=total[m.entity],
                why=self.why(words, m.entity, m.form, m.why), unchecked=m.status == DRAFT,
                quoted=place if m.form != "name" else "")  # fmt: skip

    def why(self, words: str, entity: str, form: str, why: str) -> str:
        """Return “he” is Macron. He is the nearest man …; a name needs only its reason."""
        if form == "name":
            return why
        points = "points to" if form == "pronoun" else "means"
        verb = _SUBJECT.get(words.lower(), points)
        if verb == "is" and self.lesson.entity[entity].members:
            verb = "are"
        return f"“{words}” {verb} {self.short[entity]}. {why}".strip()

    def voices(self) -> Iterator[Mark]:
        for q in self.lesson.quotations:
            who, own = self.short.get(q.speaker, q.speaker), q.kind == "direct"
            card = f"voice-{q.id}"
            yield from self.make(
                card, "voices", q.span, card=card, edge="solid" if own else "dashed",
                label=f"{who} · {'own words' if own else 'reported'}",
                name=f"{'Own words' if own else 'Reported'}: {who}. {self.begin(q.span)}",
                unchecked=q.status == DRAFT,
            )
            for n, span in enumerate(q.own if q.kind == "mixed" else (), 1):
                yield from self.make(
                    f"{card}-own-{n}", "voices", span, card=card, edge="solid", inner=True,
                    label=f"{who} · own words",
                    name=f"Own words: {who}. {self.begin(span)}")  # fmt: skip

    def claims(self) -> Iterator[Mark]:
        edges = {"writer": "solid", "nobody": "dotted"}
        for c in self.lesson.claims:
            who = self.short.get(c.holder, c.holder)
            yield from self.make(
                f"claim-{c.id}", "claims", c.span, card=f"claim-{c.id}", label=capital(who),
                edge=edges.get(c.holder, "dashed"), unchecked=c.status == DRAFT,
                name=f"Claim, {who}: {self.begin(c.span)}")  # fmt: skip

    def loaded(self) -> Iterator[Mark]:
        for w in self.lesson.loaded:
            whose = f"{owner(self.whose(w.voice))} word"
            yield from self.make(
                f"loaded-{w.id}", "loaded", w.span, card=f"loaded-{w.id}",
                label=f"loaded · {whose}", unchecked=w.status == DRAFT,
                name=f"{self.lesson.article[w.span]}, loaded word, {whose}")  # fmt: skip

    def whose(self, voice: str) -> str:
        return {"writer": "writer", "nobody": "nobody"}.get(voice) or self.short.get(voice, voice)

    def connectives(self) -> Iterator[Mark]:
        for c in self.lesson.connectives:
            yield from self.make(
                f"joint-{c.id}", "connectives", c.span, card=f"joint-{c.id}", label=c.relation,
                unchecked=c.status == DRAFT,
                name=f"{self.lesson.article[c.span]}, connective, {c.relation}")  # fmt: skip

    def words(self) -> Iterator[Mark]:
        for g in self.lesson.glossary:
            label, edge = ("word to learn", "") if g.teach else ("word", "dotted")
            for n, span in enumerate(g.spans, 1):
                yield from self.make(
                    f"word-{g.id}-{n}", "words", span, card=f"word-{g.id}", label=label, edge=edge,
                    unchecked=g.status == DRAFT,
                    name=f"{self.lesson.article[span]}, {label}")  # fmt: skip

    def begin(self, span: Span) -> str:
        """Return how the words begin, whole words only."""
        words = " ".join(self.lesson.article[span].split())
        return words if len(words) <= _LONG else words[:_LONG].rpartition(" ")[0] + " …"


def owner(name: str) -> str:
    """Return “Macron’s”, “the two presidents’”."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"
