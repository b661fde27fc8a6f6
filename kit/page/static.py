"""The readable form of a page: what stands in the file without any script, and what is printed.

Text, words and questions in plain elements with few short classes, because a page carries them
beside everything that its script needs: `page.css` draws boxes to tick, gaps and lines from the
elements themselves. No answer stands here, in any mode. Where a panel replaces a stretch of it on
the screen, the stretch is a `kit-still`; the element around it names the place in `data-kit-place`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape as _escape
from typing import Any

from ..html import NOT_CHECKED, escape, tag, visible
from ..html.nest import AnyMark, paragraph
from ..lesson import Block, Gloss, Lesson, Question
from ..marks import marks
from ..marks import visible as seen
from ..marks.cards import TONGUES
from ..score import ordered, rights, shuffled
from ..skills import KINDS
from .given import WHOLE, hidden_words, steps

_GAP = re.compile(r"\{(\d+)\}")
_STYLE = re.compile(r'<(\w+) style="([^"]*)">')  # of a tag: text has no such quotation marks
LINES = {"short": 1, "write": 6}  # to write on, when the question does not say how much
A_LINE = 8  # words on a line of a written answer

# The script takes it away. No `noscript`: a script may also be kept from running, or fail.
ALONE = '<p class="kit-told" id="kit-alone">Turn on scripts to answer here.</p>'


@dataclass(frozen=True)
class Around:
    """What a site adds to a page, as HTML, and what it keeps back."""

    home: str = ""  # address of “All lessons”
    first: str = ""  # stands before everything else in main
    last: str = ""  # stands behind it
    text: bool = True  # False: the article must not be shown, so nobody can read on in it


ALONE_PAGE = Around()


def body(lesson: Lesson, questions: Sequence[Question], mode: str,
         around: Around = ALONE_PAGE) -> str:  # fmt: skip
    """Return everything inside the body of a page, complete without scripts."""
    parts = steps(lesson, questions)
    names = [("read", "Read")] if around.text else []
    names += [("questions", "Questions")] if any(id != WHOLE for id, *_ in parts) else []
    names += [("whole", "The whole text")] if any(id == WHOLE for id, *_ in parts) else []
    words = taught(lesson, mode)
    names += [("words", "Words")] if words else []
    asked = _numbered(parts)
    inside = {
        "read": _text(lesson) if around.text else "",
        "questions": "".join(_part(lesson, id, asked, mode) for id, *_ in parts if id != WHOLE),
        "whole": _part(lesson, WHOLE, asked, mode) if WHOLE in asked else "",
        "words": _words(lesson, words),
    }
    sections = "".join(tag("section", tag("h2", name), inside[id], id=id) for id, name in names)
    live = [("progress", "Progress")] if mode == "practice" and parts and around.text else []
    live += [("save", "Save")]
    # They need the script: no heading without it, and no way to it.
    sections += "".join(f'<section id="{id}" data-kit-place="{id}" hidden>{tag("h2", name)}'
                        f"</section>" for id, name in live)  # fmt: skip
    ways = "".join(f'<li><a href="#{id}">{name}</a></li>' for id, name in names)
    ways += "".join(f'<li hidden><a href="#{id}">{name}</a></li>' for id, name in live)
    start = next(id for id, _ in (*names, *live) if id != "words")
    what = "text" if around.text else "questions"
    return "".join((
        f'<a class="kit-skip" href="#{start}">Skip to the {what}</a>',
        _head(lesson, ways, mode, around.home), "<main>", around.first, _band(lesson), ALONE,
        sections, around.last, "</main>", _foot(lesson),
    ))  # fmt: skip


def attribute(words: str) -> str:
    """Return words for an attribute or the title."""
    return _escape(visible(words))


def _head(lesson: Lesson, ways: str, mode: str, home: str) -> str:
    kicker = [{"test": "Test"}.get(mode, "Reading"), lesson.level,
              f"{lesson.minutes} minutes" if lesson.minutes else ""]  # fmt: skip
    back = f'<p><a href="{attribute(home)}">‹ All lessons</a></p>' if home else ""
    about = tag("p", escape(lesson.about), class_="kit-about") if lesson.about else ""
    nav = f'<nav aria-label="On this page"><ul>{ways}</ul></nav>'
    return tag("header", back, tag("p", escape(" · ".join(filter(None, kicker))),
                                   class_="kit-kicker"),
               tag("h1", escape(lesson.title)), about, nav)  # fmt: skip


def _band(lesson: Lesson) -> str:
    lead, rest = NOT_CHECKED.get(lesson.status, ("", ""))
    return tag("p", tag("b", lead), f" {rest}", class_="kit-told") if lead else ""


def _foot(lesson: Lesson) -> str:
    rights = f"Rights: {lesson.rights}" if lesson.rights else ""
    rows = filter(None, (rights, f"Version {lesson.fingerprint[:8]}"))
    return tag("footer", *(tag("p", escape(row)) for row in rows))


# the text


def _text(lesson: Lesson) -> str:
    shown = seen(marks(lesson), ("people", "places"), None)  # what answers a question stays away
    by_block: dict[str, list[AnyMark]] = {}
    for mark in shown:
        by_block.setdefault(mark.block, []).append(mark)
    rows = "".join(_block(lesson, b, by_block.get(b.id, [])) for b in lesson.blocks.values())
    key = ('<p class="kit-still kit-key">Lines: <u class="kit-p">people</u>, <u>places</u></p>'
           if shown else "")  # fmt: skip
    return f'<div data-kit-place="read">{key}<div class="kit-still">{rows}</div></div>'


def _block(lesson: Lesson, block: Block, own: Sequence[AnyMark]) -> str:
    text = _STYLE.sub(_lean, paragraph(lesson, block, own))
    if block.kind == "paragraph":
        return f'<p id="text-{block.id}"><b>{block.id[1:]}</b> {text.removeprefix("<p>")}'
    return f"<p><small>{escape(block.label)}</small> {text.removeprefix('<p>')}"


def _lean(found: re.Match[str]) -> str:
    """Return a tag with a class where it had its style: one sheet knows what it looks like."""
    return f"<{found[1]}>" if found[1] != "u" or "dotted" in found[2] else '<u class="kit-p">'


# words to learn


def taught(lesson: Lesson, mode: str) -> list[Gloss]:
    """Return the words to learn, in the order of the text; in a test or check none it asks for."""
    hidden = hidden_words(lesson) if mode != "practice" else ()
    return sorted((g for g in lesson.glossary if g.teach and f"word-{g.id}" not in hidden),
                  key=lambda g: g.spans[:1])  # fmt: skip


def _words(lesson: Lesson, glosses: Sequence[Gloss]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Word", "Meaning here", "Where"))
    rows = "".join(_word(lesson, gloss) for gloss in glosses)
    return ('<p class="kit-news" hidden></p><table><caption>Words to learn</caption><thead>'
            f"<tr>{head}</tr></thead><tbody>{rows}</tbody></table>")  # fmt: skip


def _word(lesson: Lesson, gloss: Gloss) -> str:
    more = " · ".join(filter(None, (gloss.pos, gloss.say)))
    own = " · ".join(f"{TONGUES.get(code, code)}: {word}" for code, word in gloss.l1)
    says = [gloss.here, f"Here: {gloss.use}" if gloss.use else "", own]
    where = ", ".join(dict.fromkeys(lesson.block_of(span).label for span in gloss.spans))
    name = tag("b", escape(gloss.word)) + (f" <small>{escape(more)}</small>" if more else "")
    meaning = "<br>".join(escape(row) for row in says if row)
    return (f'<tr data-kit-card="{attribute(f"word-{gloss.id}")}"><th scope="row">{name}</th>'
            f"<td>{meaning}</td><td>{escape(where)}</td></tr>")  # fmt: skip


# questions


def _numbered(parts: Sequence[tuple[str, Any, Sequence[Question]]]) -> dict[str, Any]:
    """Return part → (number of its first question, its blocks, its questions)."""
    found, n = {}, 1
    for id, blocks, asked in parts:
        found[id] = (n, blocks, asked)
        n += len(asked)
    return found


def _part(lesson: Lesson, id: str, parts: dict[str, Any], mode: str) -> str:
    first, blocks, asked = parts[id]
    stop = dict(lesson.stops).get(id, "") if mode != "test" else ""
    task = tag("p", escape(stop), class_="kit-task") if stop else ""
    name = escape(blocks[0].spoken.removeprefix("the ").capitalize()) if blocks else ""
    title = tag("h3", name, class_="kit-still") if name else ""
    rows = "".join(_row(_question(lesson, q)) for q in asked)
    start = f' start="{first}"' if first > 1 else ""
    return (f'<div data-kit-place="{attribute(id)}">{title}{task}<div class="kit-still">'
            f"<ol{start}>{rows}</ol></div></div>")  # fmt: skip


def _question(lesson: Lesson, q: Question) -> str:
    how, inside = _SHOWN.get(q.kind, _choice)(lesson, q)
    ask = tag("b", escape(q.ask)) + (f" <small>{escape(how)}</small>" if how else "")
    return tag("p", ask) + inside


Shown = tuple[str, str]  # how to answer, and what there is to answer in


def _list(rows: Sequence[str], name: str = "ol", **more: str) -> str:
    return tag(name, *(_row(escape(row)) for row in rows), **more)


def _row(inside: str) -> str:
    """Return a row of a list; its end is understood, which saves five bytes in each of hundreds."""
    return f"<li>{inside}"


def _choice(lesson: Lesson, q: Question) -> Shown:
    how = KINDS[q.kind] if q.kind == "choices" else ""
    said = tag("p", escape(q.statement)) if q.statement else ""
    rows = [o.text for o in ordered(q, lesson.seed)]
    if q.kind == "truth":
        return "", said + _list([row.capitalize() for row in rows], "ul", class_="kit-t")
    return how, said + _list(rows)


def _cloze(lesson: Lesson, q: Question) -> Shown:
    text = _GAP.sub(r"<i>\1</i>", escape(q.text))
    rows = []
    for n, gap in enumerate(q.gaps, 1):
        words = [o.text for o in shuffled(gap.options, f"{q.id}/{n}", lesson.seed)]
        rows += [] if gap.typed else [f"{n}: {' / '.join(words)}"]
    return KINDS["cloze"], tag("p", text, class_="kit-g") + "".join(
        tag("p", escape(row)) for row in rows)  # fmt: skip


def _match(lesson: Lesson, q: Question) -> Shown:
    left, right = [pair.left for pair in q.pairs], [side.text for side in rights(q, lesson.seed)]
    return "Write the letter.", tag("div", _list(left, "ul"), _list(right), class_="kit-m")


def _order(lesson: Lesson, q: Question) -> Shown:
    rows = [item.text for item in shuffled(q.items, q.id, lesson.seed)]
    return f"Write the numbers 1 to {len(rows)}.", _list(rows, "ul")


def _mark(lesson: Lesson, q: Question) -> Shown:
    names = [b.spoken for b in lesson.blocks.values() if b.id in q.reads]
    where = "the text" if "all" in q.reads else " and ".join(names)
    return f"Mark the words in {where}.", ""


def _short(lesson: Lesson, q: Question) -> Shown:
    most = q.words or 3
    return "Write 1 word." if most == 1 else f"Write 1–{most} words.", _lines(LINES["short"])


def _write(lesson: Lesson, q: Question) -> Shown:
    rows = [f"{row.score}: {row.text}" for row in q.rubric]
    rated = _list(rows, "ul", class_="kit-r") if rows else ""
    count = -(-q.words // A_LINE) if q.words else LINES["write"]
    return f"Write about {q.words} words." if q.words else "", rated + _lines(count)


def _lines(count: int) -> str:
    return '<div class="kit-w">' + "<i></i>" * count + "</div>"


_SHOWN: dict[str, Callable[[Lesson, Question], Shown]] = {
    "choice": _choice, "choices": _choice, "truth": _choice, "cloze": _cloze, "match": _match,
    "order": _order, "mark": _mark, "short": _short, "write": _write,
}  # fmt: skip
