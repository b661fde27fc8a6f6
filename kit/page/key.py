"""The key of a lesson as a page for the teacher: every answer with its proof and its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from .. import html
from ..colours import DARK, LIGHT
from ..lesson import Lesson, Question

# Nothing is fetched and nothing runs; the static form brings its styles with its elements.
_SAFE = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{{max-width:52rem;margin:2rem auto;padding:0 1rem;font:17px/1.6 system-ui,sans-serif;"
    "background:{page};color:{ink}}}"
    "table{{border-collapse:collapse;width:100%}}th,td{{border-bottom:1px solid {ctl};"
    "padding:4px 8px}}td{{overflow-wrap:anywhere}}"
)
_PRINT = "@media print{body{font-size:11pt}fieldset{break-inside:avoid}}"


def key(lesson: Lesson, questions: Sequence[Question]) -> str:
    """Return the whole page: a table with the key in short, then question by question."""
    asked = list(questions)
    rows = [(str(n), q.ask, html.key_words(lesson, q)) for n, q in enumerate(asked, 1)]
    table = html.table_html("The key in short", ("no.", "question", "answer"), rows)
    body = html.questions_html(lesson, asked, "practice").replace("<details>", "<details open>")
    dark = _STYLE.format(**DARK)
    title = html.escape(f"Key: {lesson.title}")
    plain = escape(html.visible(lesson.title))
    return (
        f'<!doctype html>\n<html lang="{html.escape(lesson.lang)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_SAFE}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Key: {plain}</title><style>{_STYLE.format(**LIGHT)}"
        f"@media (prefers-color-scheme: dark){{{dark}}}{_PRINT}</style></head>"
        f"<body><main><h1>{title}</h1><p>For the teacher, not for learners. Edition"
        f" {lesson.fingerprint[:8]}.</p>{table}<h2>Question by question</h2>{body}"
        "</main></body></html>\n"
    )
