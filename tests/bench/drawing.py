"""Static HTML of the article and of a long one, beside displaCy with the same marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from kit import files, html, marks
from kit.lesson import Lesson

from .made import entities_alone, longer, words
from .timing import Row, by_turns, row, seconds

NAME, LONG, ROUNDS = "macron-in-kazakhstan", 10_000, 11
LAYERS = ("people", "places", "groups", "dates")


def rows() -> Iterator[Row]:
    """Measure drawing; everything answered, so that every mark is drawn."""
    short = files.load(NAME)
    long = longer(short, -(-LONG // words(short)))
    for what, lesson, times in (("the article", short, 20), ("10,000 words", long, 1)):
        alone = entities_alone(lesson)
        ent, span = _ent(alone), _span(alone)
        yield _row(f"draw {what}, entities alone / displaCy ent", alone, ent, times, most=2)
        yield _row(f"draw {what}, same with word lists / displaCy ent", lesson, ent, times,
                   layers=LAYERS)  # fmt: skip
        yield _row(f"draw {what}, all layers / displaCy span", lesson, span, times, most=1)
    yield from growth(short)


def growth(short: Lesson) -> Iterator[Row]:
    """Time per 1,000 words at 5 and 10 times the article, beside the article itself."""
    base = words(short)
    for times in (5, 10):
        long = longer(short, times)
        for what, fresh in (("draw", False), ("find marks, draw", True)):
            pairs = by_turns(
                lambda long=long, fresh=fresh, times=times:
                    seconds(lambda: _draw(long, fresh)) / base / times * 1e6,
                lambda fresh=fresh, times=times:
                    seconds(lambda: _draw(short, fresh), times) / base * 1e6,
                ROUNDS // 2)  # fmt: skip
            name = f"{what}, all layers, 1,000 words at {times} × / at 1 ×"
            yield row(name, "ms", pairs, most=1.25)


def _row(what: str, lesson: Lesson, peer: Callable[[], str], times: int,
         layers: tuple[str, ...] = (), **aim: float) -> Row:  # fmt: skip
    pairs = by_turns(lambda: seconds(lambda: _draw(lesson, layers=layers), times) * 1000,
                     lambda: seconds(peer, times) * 1000, ROUNDS)  # fmt: skip
    return row(what, "ms", pairs, **aim)


def _draw(lesson: Lesson, fresh: bool = False, layers: tuple[str, ...] = ()) -> str:
    if fresh:  # what a lesson keeps for the second drawing is forgotten
        for name in [n for n in lesson.__dict__ if n.startswith("kit.")]:
            del lesson.__dict__[name]
    blocks = lesson.blocks.values()
    if layers:
        return html.text_html(lesson, blocks, layers, open_questions=())
    return html.text_html(lesson, blocks, open_questions=())


def _ent(lesson: Lesson) -> Callable[[], str]:
    from spacy import displacy

    found = [{"start": m.start, "end": m.end, "label": m.label.upper()}
             for m in marks.marks(lesson)]  # fmt: skip
    given = {"text": lesson.article.text, "ents": found, "title": None}
    return lambda: displacy.render(given, style="ent", manual=True, jupyter=False)


def _span(lesson: Lesson) -> Callable[[], str]:
    from spacy import displacy

    tokens = list(re.finditer(r"\w+|[^\w\s]", lesson.article.text))
    found: list[dict[str, Any]] = []
    for mark in marks.marks(lesson):
        inside = [i for i, t in enumerate(tokens) if t.start() < mark.end and mark.start < t.end()]
        found.append({"start_token": inside[0], "end_token": inside[-1] + 1,
                      "label": mark.label.upper()})  # fmt: skip
    given = {"text": lesson.article.text, "spans": found, "tokens": [t[0] for t in tokens]}
    return lambda: displacy.render(given, style="span", manual=True, jupyter=False)
