"""What stands behind the key: why, which skills, how long, what to talk about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..lesson import Lesson, Question
from ..score import ordered, points, rights
from ..skills import name_of, row
from ..which import plan_of
from .asked import COLUMNS, LETTERS, columns_of
from .setting import Setting

Json = dict[str, Any]
_PISA = {"locate": "Locate", "understand": "Understand", "evaluate": "Evaluate"}


def notes(lesson: Lesson, setting: Setting, parts: Sequence[Json],
          questions: Sequence[Question], note: str) -> Json:  # fmt: skip
    """Return the notes for the teacher of a sheet whose `parts` are these `questions`."""
    numbers = _numbers(parts)
    plan = plan_of(lesson, setting.items)
    chosen = [q for q in questions if q.kind in ("choice", "choices", "truth")]
    chosen.sort(key=lambda q: _natural(numbers[q.id]))
    rest = sorted((q for q in questions if q not in chosen), key=lambda q: _natural(numbers[q.id]))
    return {
        "note": note,
        "feedback": [{"number": numbers[q.id], "skill": name_of(q.skill),
                      "rows": _feedback(lesson, setting, q)} for q in chosen],
        "others": [{"number": numbers[q.id], "skill": name_of(q.skill), "say": said}
                   for q in rest if (said := _said(lesson, q))],
        "skills": _skills(questions, numbers),
        "timing": [{"name": p.name, "minutes": p.minutes, "do": p.do, "pair": p.pair}
                   for p in (plan.phases if plan else ())],
        "talk": list(lesson.discussion), "teacher": list(lesson.teacher), "rights": lesson.rights,
    }  # fmt: skip


def _numbers(parts: Iterable[Json]) -> dict[str, str]:
    """Return question id → “3”, or “2 a” for one that stands in a table with others."""
    found = {}
    for q in (q for part in parts for q in part["questions"]):
        ids = q.get("ids", [q["id"]])
        for n, id in enumerate(ids):
            found[id] = f"{q['number']} {q['rows'][n]['letter']}" if "ids" in q else q["number"]
    return found


def _natural(number: str) -> tuple[int, str]:
    first, _, letter = number.partition(" ")
    return int(first), letter


def _feedback(lesson: Lesson, setting: Setting, q: Question) -> list[Json]:
    options = ordered(q, setting.seed(lesson))
    fixed = q.kind == "truth" and columns_of(q)
    names = [COLUMNS[o.text] for o in options] if fixed else list(LETTERS)
    return [{"letter": name, "right": o.right, "say": o.say}
            for name, o in zip(names, options, strict=False)]  # fmt: skip


def _said(lesson: Lesson, q: Question) -> str:
    """Return in short what to accept and why, for a kind without options to go through."""
    lead = []
    if q.kind == "short":
        words = dict.fromkeys(w for o in q.options if o.right for w in (o.text, *o.accept))
        lead = [f"Accept: {', '.join(words)}."]
    elif q.kind == "mark":
        lead = ["; ".join(f"“{lesson.article[t.span]}”: {t.say}" for t in q.targets)]
    elif q.kind == "match":
        spare = [side.text for side in rights(q, lesson.seed) if side.extra]
        lead = [f"Left over: {'; '.join(one.rstrip('.') for one in spare)}."] if spare else []
    elif q.kind == "cloze":
        lead = [f"Gap {n}: {right.say}" for n, gap in enumerate(q.gaps, 1)
                for right in gap.options if right.right]  # fmt: skip
    elif q.kind == "order":
        lead = [] if q.say else [item.say for item in q.items]
    elif q.kind == "write":
        lead = ["Samples with their points stand in the key."] if q.samples else []
    return " ".join([*lead, q.say]).strip()


def _skills(questions: Sequence[Question], numbers: dict[str, str]) -> list[Json]:
    whole = sum(map(points, questions)) or 1
    rows = []
    for pisa, name in _PISA.items():
        own = [q for q in questions if row(q.skill, "pisa", q.tags) == pisa]
        worth = sum(map(points, own))
        places = sorted((numbers[q.id] for q in own), key=_natural)
        rows.append({"name": name, "questions": ", ".join(places), "points": worth,
                     "share": f"{worth / whole:.0%}".replace("%", " %")})  # fmt: skip
    return rows

