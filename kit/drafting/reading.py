"""The work behind `kit annotate`: a source → its layers, as a line of JSON or as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..lesson import Lesson
from .draft import Wish, annotated
from .pool import attempt, in_order
from .run import whole
from .sources import Given, read

Found = tuple[str, tuple[str, ...]]  # the text, and what was left out


@dataclass(frozen=True)
class Asked:
    """What is to be shown of one source: `form` jsonl or table."""

    given: Given
    published: str = ""
    form: str = "jsonl"


def prepared(given: Iterable[Given]) -> list[Given]:
    """Return the sources; standard input is read here, for nobody else can."""
    return [whole(g) if not g.path and not g.url else g for g in given]


def shown(asked: Sequence[Asked], workers: int, tell: Callable[[str], None]) -> Iterator[Any]:
    """Yield for each source its text and notes, or Failed, in their order."""
    if workers > 1 and len(asked) > 1:
        yield from in_order(show, asked, workers)
        return
    for one in asked:
        tell(one.given.name)
        yield attempt(show, one)


def show(asked: Asked) -> Found:
    """Return what was found in a source. KitError, a sentence, where it holds no article."""
    name, data, _ = read(asked.given)
    found = annotated(name, data, Wish(published=asked.published))
    lesson = replace(found.lesson, article=replace(found.lesson.article, file=name))
    notes = [note for note in found.notes if "--title" not in note]
    if asked.form == "table":
        return "\n".join(table(lesson)) + "\n\n", tuple(notes)
    from ..formats import layers

    return layers.dumps(lesson) + "\n", tuple(notes)


def table(lesson: Lesson) -> list[str]:
    """Return a table to look at: what it is, the words, who or what is meant, how sure it is."""
    rows: list[tuple[str, ...]] = [("what", "where", "words", "means", "sure")]
    rows += [row for _, row in sorted(_rows(lesson))]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, wide, strict=True)).rstrip()
             for row in rows]  # fmt: skip
    return [lesson.article.file, *lines]


def _rows(lesson: Lesson) -> Iterator[tuple[int, tuple[str, ...]]]:
    article = lesson.article

    def row(what: str, span: Any, means: str, sure: float) -> tuple[int, tuple[str, ...]]:
        words = _cut(article[span])
        return span.start, (what, lesson.block_of(span).label, words, means, f"{sure:.2f}")

    for m in lesson.mentions:
        entity = lesson.entity[m.entity]
        what = entity.kind if m.form == "name" else m.form
        means = (entity.value or "open") if entity.kind == "date" else _cut(entity.name)
        yield row(what, m.span, means, m.confidence)
    for q in lesson.quotations:
        yield row(f"{q.kind} speech", q.span, _cut(lesson.holder(q.speaker)), q.confidence)
    for c in lesson.claims:
        yield row(f"claim: {c.kind}", c.span, _cut(lesson.holder(c.holder)), c.confidence)
    for h in lesson.hedges:
        yield row("hedge", h.span, _cut(h.says), h.confidence)
    for w in lesson.loaded:
        yield row("loaded word", w.span, _cut(w.neutral), w.confidence)
    for t in lesson.connectives:
        yield row("connective", t.span, t.relation, t.confidence)
    for g in lesson.glossary:
        yield row("word to learn" if g.teach else "word", g.spans[0], _cut(g.here), g.confidence)


def _cut(words: str, most: int = 60) -> str:
    words = "".join(c if c.isprintable() else " " for c in words)
    words = " ".join(words.split())
    return words if len(words) <= most else words[:most - 1].rstrip() + "…"
