"""Answers as pandas tables, for learners who want them in Python and for the teacher's view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .answers import MARK
from .errors import Missing, NotFound
from .lesson import Lesson, Question
from .marking import mark_question
from .review import question_of
from .score import rights
from .skills import SKILLS

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = {  # with pandas’ names of their kinds, the same for an empty table
    "at": "datetime64[ms, UTC]", "question": "string", "part": "string", "skill": "string",
    "try": "Int64", "answer": "string", "share": "Float64", "right": "boolean", "sure": "Int64",
    "hints": "Int64", "mode": "string", "older": "boolean",
}  # fmt: skip


def answers_frame(lesson: Lesson, state: dict[str, Any]) -> DataFrame:
    """Return one row an answer, the oldest first; an empty table when there is none.

    `at` is UTC; `share` is between 0 and 1, missing where nobody has scored it; `sure` is 1 to 3;
    `older` marks answers to a question that has changed since.
    """
    try:
        import pandas as pd
    except ImportError:
        raise Missing(
            "this needs pandas, which is not installed; pip install 'news-reading-kit[class]'"
        ) from None
    pd.set_option("display.html.use_mathjax", False)  # an answer with a $ is no formula
    rows = []
    for id, tries in state["answers"].items():
        q = _question(lesson, id)
        for one in tries:
            rows.append({
                "at": one["at"], "question": id, "part": _part(q),
                "skill": SKILLS[q.skill].name if q and q.skill in SKILLS else "",
                "try": one["try"], "answer": in_words(lesson, q, one["response"]),
                "share": one["share"], "right": None if one["share"] is None else one["share"] == 1,
                "sure": one["sure"], "hints": one["hints"], "mode": one["mode"],
                "older": one["older"],
            })  # fmt: skip
    rows.sort(key=lambda row: (row["at"], row["question"], row["try"]))
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["at"] = pd.to_datetime(frame["at"], utc=True, errors="coerce", format="ISO8601")
    return frame.astype(COLUMNS)


def _question(lesson: Lesson, id: str) -> Question | None:
    """Return the question, the word card or the task to mark that has this id."""
    block, _, layer = id.removeprefix(MARK).partition(":")
    if not id.startswith(MARK) or block not in lesson.blocks:
        return question_of(lesson, id)
    try:
        return mark_question(lesson, lesson.blocks[block], layer)
    except NotFound:  # the lesson has changed since
        return None


def _part(q: Question | None) -> str:
    return "" if q is None else "whole text" if "all" in q.reads else ", ".join(q.reads)


def in_words(lesson: Lesson, q: Question | None, response: Any) -> str:
    """Return an answer as a person would write it; what cannot be read stands as it is."""
    if q is None:
        return str(response)
    try:
        return _SAID[q.kind](lesson, q, response)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return str(response)


def _options(lesson: Lesson, q: Question, response: Any) -> str:
    texts = {o.id: o.text for o in (*q.options, *q.items)}
    given = [response] if isinstance(response, str) else response
    return " · ".join(texts[id] for id in given)


def _gaps(lesson: Lesson, q: Question, response: Any) -> str:
    said = []
    for gap, given in zip(q.gaps, response, strict=True):
        texts = {o.id: o.text for o in gap.options}
        said.append((given if gap.typed else texts.get(given, given)) or "–")
    return " · ".join(said)


def _match(lesson: Lesson, q: Question, response: Any) -> str:
    texts = {side.id: side.text for side in rights(q, lesson.seed)}
    return " · ".join(f"{p.left} = {texts.get(response.get(p.id), '–')}" for p in q.pairs)


def _marked(lesson: Lesson, q: Question, response: Any) -> str:
    return " · ".join(lesson.article.text[start:end] for start, end in response)


def _typed(lesson: Lesson, q: Question, response: Any) -> str:
    return response if isinstance(response, str) else str(response)


_SAID: dict[str, Callable[[Lesson, Question, Any], str]] = {
    "choice": _options, "choices": _options, "truth": _options, "order": _options,
    "cloze": _gaps, "match": _match, "mark": _marked, "short": _typed, "write": _typed,
}  # fmt: skip
