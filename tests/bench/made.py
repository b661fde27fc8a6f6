"""A long lesson made of a short one, and a lesson with its entities alone."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from kit import text as strings
from kit.lesson import Article, Block, Lesson, Span

AGAIN = ("mentions", "quotations", "claims", "loaded", "connectives", "causes", "hedges",
         "questions")  # fmt: skip
OTHER = ("quotations", "claims", "loaded", "connectives", "causes", "hedges", "glossary",
         "questions", "events", "contested")  # fmt: skip


def words(lesson: Lesson) -> int:
    """Return how many words the article has."""
    return len(strings.words(lesson.article.text))


def longer(lesson: Lesson, times: int) -> Lesson:
    """Return a lesson that holds the article with all its marks and questions `times` over."""
    step = len(lesson.article.text) + 2
    names = [_names(lesson, n) for n in range(times)]
    shifts = [n * step for n in range(times)]
    article = Article(
        lesson.article.file, "\n\n".join([lesson.article.text] * times),
        tuple(Block(name[b.id], b.kind, b.start + by, b.end + by)
              for name, by in zip(names, shifts, strict=True) for b in lesson.article.blocks),
        tuple(_moved(s, by) for by in shifts for s in lesson.article.sentences))  # fmt: skip
    made: dict[str, Any] = {
        field: tuple(_named(_moved(noun, by), name, n)
                     for n, (name, by) in enumerate(zip(names, shifts, strict=True))
                     for noun in getattr(lesson, field))
        for field in AGAIN}  # fmt: skip
    made["glossary"] = tuple(
        replace(gloss, spans=tuple(_moved(s, by) for by in shifts for s in gloss.spans))
        for gloss in lesson.glossary)  # fmt: skip
    return replace(lesson, article=article, **made)


def entities_alone(lesson: Lesson) -> Lesson:
    """Return the lesson without anything but its text and its entities."""
    return replace(lesson, **dict.fromkeys(OTHER, ()))


def _names(lesson: Lesson, nth: int) -> dict[str, str]:
    """Return block id → its id in the nth repetition, paragraphs numbered on."""
    count = nth * len(lesson.paragraphs)
    return {b.id: f"p{int(b.id[1:]) + count}" if b.kind == "paragraph" else
            f"{b.id}-{nth + 1}" if nth else b.id for b in lesson.article.blocks}  # fmt: skip


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(_moved(part, by) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _moved(getattr(value, f.name), by)
                                 for f in fields(value)})  # fmt: skip
    return value


def _named(noun: Any, name: dict[str, str], nth: int) -> Any:
    more = f"-{nth + 1}" if nth else ""
    new = {"id": noun.id + more}
    if hasattr(noun, "again_for"):
        new |= {"again_for": noun.again_for and noun.again_for + more, "was": (),
                "reads": tuple(name.get(one, one) for one in noun.reads)}  # fmt: skip
    return replace(noun, **new)
