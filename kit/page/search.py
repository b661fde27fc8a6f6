"""What can be found in a site: an index made when the site is built, read by `site.js`.

    index(lessons)     the lessons, and one row for each paragraph, word and question of them
    script(lessons)    the same as a classic script (`file:` lets a page fetch nothing)

A row is `[number of its lesson, place (“P3”), anchor (“at-p3”), [sentence, …]]`. Of a question only
what is asked stands here; a word that a question still asks for does not: nothing found may be a
key. The script folds case and accents itself, in the text and in what is typed, by one rule.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .. import text as strings
from ..html import visible
from ..lesson import Block, Lesson
from ..marks import marks
from ..marks import visible as may_be_seen
from ..which import home_of
from .rights import Excerpt

Row = tuple[str, str, list[str]]


class Entry(NamedTuple):
    """A lesson of the site as it is shown, and the address of its page."""

    lesson: Lesson
    href: str


def index(entries: Iterable[Entry]) -> dict[str, list[Any]]:
    """Return what can be found, as plain JSON."""
    lessons, rows = list[Any](), list[Any]()
    for n, (lesson, href) in enumerate(entries):
        lessons.append([visible(lesson.title), href, lesson.lang])
        rows += [[n, place, anchor, [visible(one) for one in words]]
                 for place, anchor, words in _rows(lesson) if any(words)]  # fmt: skip
    return {"lessons": lessons, "rows": rows}


def script(entries: Iterable[Entry]) -> str:
    """Return the index as a script that lays it down as `kitSearch`."""
    found = json.dumps(index(entries), ensure_ascii=False, separators=(",", ":"))
    return f"window.kitSearch = {found};\n"


def _rows(lesson: Lesson) -> Iterator[Row]:
    yield "", "", [lesson.title]
    about = [lesson.about[a:b] for a, b in strings.sentences(lesson.about)]
    yield "About", "", [*about, *lesson.aims]
    if not isinstance(lesson, Excerpt):  # its blocks are quotes, to be seen after an answer only
        for block in lesson.blocks.values():
            yield block.label, f"at-{block.id}", _sentences(lesson, block)
        yield from _words(lesson)
    for q in lesson.questions:
        home = home_of(lesson, q)
        where = lesson.blocks[home].label if home else "the whole text"
        if not q.again_for:
            yield f"Question on {where}", f"q-{q.id}", [q.ask, *filter(None, [q.statement])]


def _sentences(lesson: Lesson, block: Block) -> list[str]:
    own = [s for s in lesson.article.sentences if block.span.covers(s)] or [block.span]
    return [" ".join(lesson.article[span].split()) for span in own]


def _words(lesson: Lesson) -> Iterator[Row]:
    """Yield the explained words, each at its first place, but for those that a question asks."""
    places = dict[str, Block]()
    asked = set[str]()
    for mark in marks(lesson):
        if mark.layer == "words":
            places.setdefault(mark.card, lesson.blocks[mark.block])
            if not may_be_seen((mark,), ("words",), None):
                asked.add(mark.card)
    for gloss in lesson.glossary:
        card = f"word-{gloss.id}"
        if card in places and card not in asked:
            own = "".join(f" · {word}" for _, word in gloss.l1)
            yield f"Word in {places[card].label}", f"at-{places[card].id}", [
                f"{gloss.word}: {gloss.here}{own}"]  # fmt: skip
