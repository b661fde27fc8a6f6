"""Questions → `questions.yaml` as plain values, in the order of its keys.

A question whose evidence or targets cannot be quoted is left out: it would lose its proof.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..lesson import Gap, Lesson, Option, Question, Span, Target
from .entries import Entry, filled, marked
from .quoting import Rows
from .selecting import NoQuote, Selector, inline


class Asked:
    """Writes one question bank; `left_out` gathers sentences."""

    def __init__(self, lesson: Lesson):
        self.lesson, self.select = lesson, Selector(lesson.article)
        self.left_out: list[str] = []

    def data(self) -> dict[str, Any]:
        """Return the whole file."""
        rows = Rows()
        gone: set[str] = set()
        for q in self.lesson.questions:
            try:
                if q.again_for in gone:
                    raise NoQuote(f"“{q.again_for}” is left out")
                rows.append(self._question(q))
            except NoQuote as error:
                gone.add(q.id)
                self.left_out.append(f"the question “{q.id}” is left out: {error}")
        return {"format": "kit-questions/1"} | filled(seed=self.lesson.seed) | {"questions": rows}

    def _question(self, q: Question) -> Entry:
        near = [b.span for b in self.select.blocks if "all" in q.reads or b.id in q.reads]
        hints = {"hint": q.hints[0]} if len(q.hints) == 1 else filled(hints=Rows(q.hints))
        return filled(
            id=q.id, again_for=q.again_for, was=q.was, kind=q.kind,
            reads=q.reads[0] if len(q.reads) == 1 else q.reads, skill=q.skill, level=q.level,
            difficulty=q.difficulty, layer=q.layer, teaches=q.teaches, about=q.about, sure=q.sure,
            beyond=q.beyond, tags=dict(q.tags), ask=q.ask, statement=q.statement, text=q.text,
            evidence=[inline(self._place(span, near)) for span in q.evidence]
        ) | hints | filled(
            options=self._options(q.options), gaps=Rows(self._gap(gap) for gap in q.gaps),
            pairs=Rows(filled(left=p.left, right=p.right, say=p.say, miss=p.miss)
                       for p in q.pairs),
            extra=self._options(q.extra), items=Rows(filled(text=i.text, say=i.say)
                                                     for i in q.items),
            targets=self._targets(q.targets, near), traps=self._targets(q.traps, near),
            words=q.words, rubric=Rows(filled(score=r.score, text=r.text) for r in q.rubric),
            samples=Rows(filled(score=r.score, text=r.text, why=r.why) for r in q.samples),
            say=q.say, otherwise=q.otherwise,
        ) | marked(q)  # fmt: skip

    def _place(self, span: Span, near: list[Span]) -> Entry:
        place = self.select.place(span, near)
        if near and not any(area.covers(span) for area in near):
            raise NoQuote(f"“{place['quote']}” stands in a part that it does not read")
        return place

    def _targets(self, targets: Iterable[Target], near: list[Span]) -> Rows:
        return Rows(self._place(t.span, near) | filled(say=t.say) for t in targets)

    def _options(self, options: Iterable[Option]) -> Rows:
        return Rows({"right" if o.right else "wrong": o.text}
                    | filled(accept=o.accept, trap=o.trap, say=o.say) for o in options)  # fmt: skip

    def _gap(self, gap: Gap) -> Entry:
        return filled(typed=gap.typed, options=self._options(gap.options), otherwise=gap.otherwise)
