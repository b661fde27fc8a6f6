"""The bricks of the static form: escaped text, elements, tables, the frame around all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape as _escape

from ..colours import TWIN, TWIN_MARK
from ..lesson import Lesson

END = "To click and to save your answers, run this cell."
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPECIAL = re.compile("[&<>\"'$\\\\\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MATH = re.compile(r"([$\\])")


def visible(text: str) -> str:
    """Return the text with each bidi control as “\ufffd”, so that none can reorder the page.

    One character for one character: offsets stay true.
    """
    return _BIDI.sub("\ufffd", text)


def escape(text: str) -> str:
    """Return text for HTML: no letter of it is markup, and no $ or \\ begins a formula.

    JupyterLab typesets HTML that it shows; a sign in an element of its own begins nothing.
    """
    if not _SPECIAL.search(text):
        return text
    safe = _MATH.sub(r"<span>\1</span>", _escape(text))
    return _BIDI.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", safe)  # no offsets count here


def tag(name: str, *inside: str, **attributes: str) -> str:
    """Return an element; what is inside is HTML already. Empty attributes fall away."""
    more = "".join(f' {key.rstrip("_")}="{_escape(value)}"' for key, value in attributes.items()
                   if value)  # fmt: skip
    return f"<{name}{more}>{''.join(inside)}</{name}>"


def p(words: str, **attributes: str) -> str:
    """Return a paragraph of plain words."""
    return tag("p", escape(words), **attributes)


def items(rows: Iterable[str], name: str = "ul", **attributes: str) -> str:
    """Return a list; the rows are HTML already."""
    return tag(name, *(tag("li", row) for row in rows), **attributes)


def letters(rows: Iterable[str]) -> str:
    """Return a list counted A B C; without the style a notebook's own sheet counts 1 2 3."""
    return items(rows, "ol", type="A", style="list-style-type:upper-alpha")


def defined(name: str, words: str) -> str:
    """Return a row of a `dl`, one below the other; a notebook's own sheet would let them float."""
    block = "display:block;float:none;width:auto"
    return f'<dt style="{block}">{name}</dt><dd style="{block};margin:0 0 6px 24px">{words}</dd>'


def fold(summary: str, *inside: str) -> str:
    """Return something that opens with a click."""
    return tag("details", tag("summary", escape(summary), style="padding:6px 0"), *inside)


def table_html(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of plain words with its caption; the first cell of a row names it."""
    top = tag("thead", tag("tr", *(tag("th", escape(h), scope="col", style=_CELL) for h in head)))
    body = (tag("tr", tag("th", escape(first), scope="row", style=_CELL),
                *(tag("td", escape(cell), style=_CELL) for cell in rest))
            for first, *rest in rows)  # fmt: skip
    name = tag("caption", tag("b", escape(caption)), style="text-align:left") if caption else ""
    return tag("table", name, top, tag("tbody", *body))


_CELL = "text-align:left;vertical-align:top"


def say_html(words: str) -> str:
    """Return a sentence of ours, or several."""
    return p(words)


def lines_html(text: str) -> str:
    """Return text whose lines stay lines."""
    return tag("pre", escape(text), style="white-space:pre-wrap")


def twin(lesson: Lesson, *inside: str, run: bool = True) -> str:
    """Return the outermost element; with `run` its last line says how to make it live."""
    last = tag("p", tag("small", escape(END))) if run else ""
    return tag("section", *inside, last, class_="kit-twin", lang=lesson.lang)


NOT_CHECKED = {  # status of a lesson: what a learner is told
    "draft": ("Not checked yet.", "A program made these marks and questions. Your teacher has not"
              " looked at them. If something looks wrong, tell your teacher."),
    "partly": ("Partly checked.", "A program made some of these marks and questions. If something"
               " looks wrong, tell your teacher."),
}  # fmt: skip


def notice_html(lesson: Lesson) -> str:
    """Return the sentence that nobody has checked the lesson; nothing when somebody has."""
    lead, rest = NOT_CHECKED.get(lesson.status, ("", ""))
    return tag("p", tag("b", lead), f" {escape(rest)}") if lead else ""


def heading(words: str) -> str:
    """Return a heading below those of the notebook."""
    return tag("h3", escape(words))


def proof(quotations: Iterable[tuple[str, str]]) -> str:
    """Return words of the text that prove an answer, each with its place, inside a line.

    “The text:” stands in front of them; words of the same place share its name.
    """
    line, (ground, ink) = TWIN["evidence"], TWIN_MARK["evidence"]
    style = (f"background-color:{ground};color:{ink};border-left:5px solid {line};"
             f"border-right:5px solid {line};padding:0 4px")  # fmt: skip
    places: dict[str, list[str]] = {}
    for words, place in quotations:
        marked = tag("mark", escape(" ".join(words.split())), style=style)
        places.setdefault(place, []).append(marked)
    found = [f"{' … '.join(marked)} ({escape(place)})" for place, marked in places.items()]
    return "The text: " + " ".join(found) if found else ""
