"""Parts of the article: paragraphs with their marks, the words and connectives of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ..lesson import Block, Gloss, Lesson, Span
from ..marks import Mark, marks, visible
from ..marks.cards import TONGUES
from ..skills import LAYERS
from .nest import AnyMark, Highlight, carriers, paragraph
from .parts import defined, escape, fold, heading, tag
from .plain import plain

Open = Collection[str] | None


def text_html(lesson: Lesson, blocks: Iterable[Block], layers: Collection[str] = tuple(LAYERS),
              open_questions: Open = None,
              highlights: Iterable[Mapping[str, Any]] = ()) -> str:  # fmt: skip
    """Return the blocks with the marks of these layers, each with its list of words.

    What would answer one of `open_questions` is left out (None: nothing is answered yet).
    `highlights` are the learner’s own, as in the state of the answers.
    """
    shown, mine = list(blocks), list(highlights)
    ids = {block.id for block in shown}
    seen = [m for m in visible(marks(lesson), layers, open_questions) if m.block in ids]
    by_block: dict[str, list[AnyMark]] = {}
    for mark in seen:
        by_block.setdefault(mark.block, []).append(mark)
    labelled, words = carriers(lesson.article.text, seen), _words_of(lesson, ids, open_questions)
    out: list[str] = []
    for block in shown:
        own = by_block.get(block.id, [])
        out += [heading(_title(block)),
                paragraph(lesson, block, own + _highlights(lesson, block, mine), labelled),
                _words(block, words.get(block.id, ())), _joints(lesson, own)]  # fmt: skip
    return "".join(out)


def text_plain(lesson: Lesson, blocks: Iterable[Block], layers: Collection[str] = tuple(LAYERS),
               open_questions: Open = None,
               highlights: Iterable[Mapping[str, Any]] = ()) -> str:  # fmt: skip
    """Return the same as plain text."""
    return plain(text_html(lesson, blocks, layers, open_questions, highlights))


def _title(block: Block) -> str:
    return block.spoken.removeprefix("the ").capitalize()


def _words_of(lesson: Lesson, ids: Collection[str], open_questions: Open) -> dict[str, list[Gloss]]:
    """Return block → the words explained in it, but for those that a question still asks for."""
    glosses = {f"word-{gloss.id}": gloss for gloss in lesson.glossary}
    found: dict[tuple[str, str], bool] = {}  # in the order of the text; False when it is asked for
    for mark in marks(lesson):
        if mark.layer == "words" and mark.block in ids:
            seen = bool(visible((mark,), ("words",), open_questions))
            key = (mark.block, mark.card)
            found[key] = found.get(key, True) and seen
    rows: dict[str, list[Gloss]] = {}
    for (block, card), seen in found.items():
        if seen:
            rows.setdefault(block, []).append(glosses[card])
    return rows


def _words(block: Block, glosses: Iterable[Gloss]) -> str:
    rows = [word_row(gloss) for gloss in glosses]
    where = "this paragraph" if block.kind == "paragraph" else block.spoken
    return fold(f"Words in {where}", tag("dl", *rows)) if rows else ""


def word_row(gloss: Gloss) -> str:
    """Return a word and its meaning as rows of a `dl`."""
    more = " · ".join(filter(None, (gloss.pos, gloss.say)))
    name = escape(gloss.word), escape(f" ({more})" if more else "")
    learn = "<small> word to learn</small>" if gloss.teach else ""
    text = gloss.here[:1].upper() + gloss.here[1:]
    text = text if not text or text[-1] in ".!?" else f"{text}."
    here = f" Here: {gloss.use}" if gloss.use else ""
    other = f" Not here: {gloss.not_here}." if gloss.not_here else ""
    own = "".join(f" {TONGUES.get(code, code)}: {word}." for code, word in gloss.l1)
    dd = escape(f"{text}{here}{other}{own}")
    return defined(f"<b>{name[0]}</b>{name[1]}{learn}", dd)


def _joints(lesson: Lesson, own: Iterable[AnyMark]) -> str:
    """Return the connectives that are marked, with what they do."""
    found = {m.span: m.label for m in own if isinstance(m, Mark) and m.layer == "connectives"}
    rows = []
    for c in lesson.connectives if found else ():
        if c.span in found:
            says = f"{found[c.span]}: {c.joins}" + (f" = {c.plain}" if c.plain else "")
            rows.append(defined(tag("b", escape(lesson.article[c.span])), escape(says)))
    return fold("Connectives here", tag("dl", *rows)) if rows else ""


def _highlights(lesson: Lesson, block: Block,
                rows: Iterable[Mapping[str, Any]]) -> list[AnyMark]:  # fmt: skip
    """Return the learner’s highlights that are still where they were."""
    found, text = list[AnyMark](), lesson.article[block.span]
    for row in rows:
        start, end, quote = row.get("start"), row.get("end"), row.get("quote")
        if row.get("block") != block.id or not isinstance(quote, str) or not quote:
            continue
        if not (isinstance(start, int) and isinstance(end, int) and text[start:end] == quote):
            start = text.find(quote)
            end = start + len(quote)
        if start >= 0:
            span = Span(block.start + start, block.start + end)
            found.append(Highlight(span, str(row.get("note") or "")))
    return found
