"""The layers format: one line of JSON that holds a text and what was found in it.

`kit/schema/layers.schema.json` describes it. Offsets count code points of `text`, ends are not
included. An entity’s span is its name without article, possessive and (of a person) title; words
that only point to it (“he”, “the two leaders”) stand in the chains of `coref` alone.
"""

from __future__ import annotations

import json
import re
from typing import Any

from ..lesson import NOBODY, WRITER, Article, Lesson, Mention, Quotation, Span
from ..skills import ENTITY_TYPES

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|President|Chancellor|King|Queen"
    r"|(?:Prime|Foreign|Defen[cs]e|Interior|Finance) Minister|Minister|Secretary|General|Colonel"
    r"|Captain|Senator|Governor|Mayor|Pope|Father|Sister|Rev|Judge|Justice)\.?\s+)+"
)
_POSSESSIVE = re.compile(r"[’']s?$")


def dumps(lesson: Lesson) -> str:
    """Return the layers of a lesson as one line of JSON (without a line end)."""
    return json.dumps(layers(lesson), ensure_ascii=False, separators=(", ", ": "))


def layers(lesson: Lesson) -> dict[str, Any]:
    """Return the layers of a lesson as plain values."""
    article = lesson.article
    return {
        "file": article.file,
        "text": article.text,
        "blocks": [{"id": b.id, "kind": b.kind, "start": b.start, "end": b.end}
                   for b in article.blocks],
        "sentences": [[s.start, s.end] for s in article.sentences],
        "entities": [_entity(lesson, m) for m in _named(lesson)],
        "quotes": [_quote(lesson, q) for q in sorted(lesson.quotations, key=lambda q: q.span)],
        "coref": _chains(lesson),
        "dates": [_date(lesson, m) for m in _named(lesson)
                  if lesson.entity[m.entity].kind == "date"],
    }  # fmt: skip


def name_span(article: Article, span: Span, person: bool = False) -> Span:
    """Return the name inside `span`, without an article, a person’s title or a final ’s."""
    words = article[span]
    front = _ARTICLE.match(words)
    start = front.end() if front else 0
    title = _TITLE.match(words, start) if person else None
    start = title.end() if title else start
    behind = _POSSESSIVE.search(words, start)
    end = behind.start() if behind else len(words)
    return Span(span.start + start, span.start + end) if start < end else span


def _named(lesson: Lesson) -> list[Mention]:
    return sorted((m for m in lesson.mentions if m.form == "name"), key=lambda m: m.span)


def _name(lesson: Lesson, mention: Mention) -> Span:
    person = lesson.entity[mention.entity].kind == "person"
    return name_span(lesson.article, mention.span, person)


def _entity(lesson: Lesson, mention: Mention) -> dict[str, Any]:
    entity, span = lesson.entity[mention.entity], _name(lesson, mention)
    row = {"start": span.start, "end": span.end, "type": ENTITY_TYPES.get(entity.kind, "OTHER"),
           "entity": entity.name, "text": lesson.article[span],
           "confidence": min(mention.confidence, 0.5 if mention.unsure else 1.0)}  # fmt: skip
    return row | ({"note": mention.means} if mention.means else {})


def _quote(lesson: Lesson, quote: Quotation) -> dict[str, Any]:
    by = quote.speaker_span
    known = quote.speaker not in (WRITER, NOBODY, "")
    return {
        "start": quote.span.start, "end": quote.span.end, "kind": quote.kind,
        "speaker": lesson.entity[quote.speaker].name if known else None,
        "speaker_start": by.start if by else None, "speaker_end": by.end if by else None,
        "cue": lesson.article[quote.cue] if quote.cue else None,
    }  # fmt: skip


def _chains(lesson: Lesson) -> list[list[list[int]]]:
    """Return the places of each entity that is named or meant twice or more, in text order."""
    chains = []
    for entity in lesson.entities:
        spans = {_name(lesson, m) if m.form == "name" else m.span
                 for m in lesson.mentions if m.entity == entity.id}  # fmt: skip
        if len(spans) > 1:
            chains.append([[span.start, span.end] for span in sorted(spans)])
    return sorted(chains)


def _date(lesson: Lesson, mention: Mention) -> dict[str, Any]:
    span, value = _name(lesson, mention), lesson.entity[mention.entity].value
    return {"start": span.start, "end": span.end, "value": value or None}
