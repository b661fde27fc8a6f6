"""An answer grid: circles to fill in, a letter each, for the questions of the worksheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...lesson import Lesson
from ..setting import Setting
from ..sheet import worksheet
from .common import Json, base, nothing, questions


def grid(lesson: Lesson, setting: Setting) -> Json:
    """Return the base with "rows": [{"label", "signs": ["A", …], "many", "filled": ["B"], "say"}].

    A row without signs is a line for words. "filled" and "say" hold the answer in the teacher’s
    copy, else nothing. Numbers and letters are those of the worksheet. Raises KitError when no
    question can stand in a grid.
    """
    rows = [row for q in questions(worksheet(lesson, setting)) for row in _rows(q)]
    if not rows:
        raise nothing("asks nothing but longer texts", "answer grid")
    how = ["Fill one circle in each row. To change an answer, cross it out and fill another."]
    if any(row["many"] for row in rows):
        how.append("A row with + may have several.")
    if any(not row["signs"] for row in rows):
        how.append("On a line, write the word.")
    made = base(lesson, setting, "grid", "Answer grid", " ".join(how), version=True)
    return made | {"rows": rows}


def _row(label: str, signs: list[str], filled: Sequence[str] = (), say: str = "",
         many: bool = False) -> Json:  # fmt: skip
    return {"label": label, "signs": signs, "many": many, "filled": [*filled], "say": say}


def _rows(q: Json) -> Iterator[Json]:
    n, key = q["number"], q.get("key", {})
    if "options" in q:
        many = q["kind"] == "choices"
        yield _row(n, [o["letter"] for o in q["options"]], key.get("letters", []), many=many)
    elif "rows" in q:
        for row, own in _with(q["rows"], key.get("rows")):
            yield _row(f"{n} {row['letter']}".strip(), q["columns"], [own["column"]] if own else [])
    elif q["kind"] == "cloze":
        gaps = [part["gap"] for part in q["text"] if isinstance(part, dict)]
        for gap, own in _with(gaps, key.get("gaps")):
            yield _row(f"{n} ({gap})", [], say=own or "")
    elif q["kind"] == "match":
        signs = [side["letter"] for side in q["rights"]]
        for i, own in _with(range(1, len(q["lefts"]) + 1), key.get("letters")):
            yield _row(f"{n} box {i}", signs, [own] if own else [])
    elif q["kind"] == "order":
        signs = [str(i) for i in range(1, len(q["steps"]) + 1)]
        for i, own in _with(signs, key.get("numbers")):
            yield _row(f"{n} box {i}", signs, [own] if own else [])
    elif q["kind"] == "mark":
        for i, own in _with(range(1, q["count"] + 1), key.get("words")):
            yield _row(f"{n} ({i})", [], say=own or "")
    elif q["kind"] == "short":
        yield _row(n, [], say=key.get("answer", ""))


def _with(rows: Sequence[Any], keys: Sequence[Any] | None) -> Iterator[tuple[Any, Any]]:
    """Pair each row with its key, or with None where there are no keys."""
    return zip(rows, keys or [None] * len(rows), strict=False)
