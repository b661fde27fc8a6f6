"""The static form of a lesson: HTML that survives a notebook’s sanitizer, and the same as text.

It is for notebooks that are not trusted or have no kernel, for print and for code hosts. Elements
alone tell what is marked; there are no ids, roles, scripts, style sheets or variables, and neither
a ground nor a colour of the text (both come from the page).

    text_html(lesson, blocks, layers, open_questions)    paragraphs with their marks and words
    questions_html(lesson, questions, mode)              questions, hints, answers and feedback
    words_html, voices_html, notes_html, table_html …    tables
    twin(lesson, *inside)                                the outermost element around any of them
    plain(html)                                          any of them as text; `…_plain` for each

Words from lesson files are text: markup, formulas, templates and bidi controls are shown.
"""

from __future__ import annotations

from .parts import (
    END,
    NOT_CHECKED,
    escape,
    lines_html,
    notice_html,
    say_html,
    table_html,
    tag,
    twin,
    visible,
)
from .plain import plain
from .questions import key_words, questions_html, questions_plain
from .tables import (
    notes_html,
    notes_plain,
    progress_html,
    table_plain,
    voices_html,
    voices_plain,
    words_html,
    words_plain,
)  # fmt: skip
from .text import text_html, text_plain

__all__ = [
    "END", "NOT_CHECKED", "escape", "key_words", "lines_html", "notes_html", "notes_plain",
    "notice_html", "plain", "progress_html", "questions_html", "questions_plain", "say_html",
    "table_html", "table_plain", "tag", "text_html", "text_plain", "twin", "visible",
    "voices_html", "voices_plain", "words_html", "words_plain",
]  # fmt: skip
