"""The same questions for jupyterquiz, on a page of its own and in a notebook.

What jupyterquiz has no kind for becomes its nearest kind over the same words, so that both sides
show as many questions with as much text.
"""

from __future__ import annotations

from typing import Any

from kit.lesson import Lesson, Option, Question

Json = dict[str, Any]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Quiz</title></head>
<body style="margin: 8px; --jp-content-font-size1: 14px">{html}
<script>{script}</script></body></html>"""


def question(q: Question) -> Json:
    """Return a question as jupyterquiz takes it."""
    given: Json = {"question": " ".join(filter(None, (q.ask, q.statement)))}
    if q.kind in ("short", "write"):
        answers = [_answer(o) | {"type": "string"} for o in q.options]
        other = {"type": "default", "feedback": q.otherwise or "Compare it with your neighbour’s."}
        return given | {"type": "string", "answers": [*answers, other]}
    if q.kind == "choices":
        return given | {"type": "many_choice", "answers": [_answer(o) for o in q.options]}
    return given | {"type": "multiple_choice", "answers": _answers(q)}


def _answers(q: Question) -> list[Json]:
    if q.kind == "cloze":
        return [_answer(option) for option in q.gaps[0].options]
    if q.kind == "match":
        sides = dict.fromkeys(pair.right for pair in q.pairs)
        return [_words(side, side == q.pairs[0].right, q.pairs[0].say) for side in sides]
    if q.kind == "order":
        return [_words(one.text, one is q.items[0], one.say) for one in q.items]
    if q.kind == "mark":
        return [_words(f"“{n}”", not n, t.say) for n, t in enumerate((*q.targets, *q.traps))]
    return [_answer(option) for option in q.options]


def _answer(option: Option) -> Json:
    return _words(option.text, option.right, option.say)


def _words(text: str, right: bool, say: str) -> Json:
    return {"answer": text, "correct": right, "feedback": say or "See the text."}


def page(questions: list[Json]) -> str:
    """Return a page that shows the questions as a notebook would."""
    import jupyterquiz.dynamic.display as peer

    shown: list[Any] = []
    real, peer.display = peer.display, shown.append
    try:
        peer.display_quiz(questions)
    finally:
        peer.display = real
    html, script = (one.data for one in shown)
    return PAGE.format(html=html, script=script)


def notebook(book: Json, lesson: Lesson) -> Json:
    """Return our notebook with text and quizzes of jupyterquiz where it has ours."""
    cells = []
    for cell in book["cells"]:
        source = "".join(cell["source"])
        code = cell["cell_type"] == "code"
        if code and source.startswith("import kit"):
            source = "from jupyterquiz import display_quiz"
        elif code and source.startswith("lesson.read("):
            cell, source = _markdown(cell), _text(lesson, source.split('"')[1])
        elif code and source.startswith("lesson.quiz("):
            asked = _asked(lesson, source.split('"')[1])
            source = f"display_quiz({[question(q) for q in asked]!r})"
        elif code:  # notes have no counterpart
            continue
        empty = {"outputs": []} if "outputs" in cell else {}
        cells.append(cell | {"source": source} | empty)
    return book | {"cells": cells}


def _markdown(cell: Json) -> Json:
    return {"cell_type": "markdown", "id": cell["id"], "metadata": {}}


def _text(lesson: Lesson, part: str) -> str:
    return lesson.article[lesson.blocks[part].span]


def _asked(lesson: Lesson, part: str) -> list[Question]:
    """Return the questions whose last block is this one, as `quiz` does."""
    homes = {q.id: [b for b in lesson.blocks if b in q.reads] for q in lesson.questions}
    return [q for q in lesson.questions
            if not q.again_for and "all" not in q.reads and homes[q.id][-1:] == [part]]  # fmt: skip
