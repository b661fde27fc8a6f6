"""What the progress panel is given: where a learner is, what comes back, what is done already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from .. import review
from ..lesson import Lesson, Question
from ..posed import reads
from ..skills import SKILLS
from .data import all_visible

Json = dict[str, Any]
LONG = timedelta(days=10)  # after so long a break the first things to repeat are easy ones
EACH = 0.7  # minutes for one thing to repeat
GROUPS = tuple(dict.fromkeys(skill.group for skill in SKILLS.values()))


def progress_data(lesson: Lesson, state: Json, now: datetime, where: str,
                  others: Sequence[tuple[Lesson, Json]] = ()) -> Json:  # fmt: skip
    """Return what the panel shows of this lesson; what is to repeat counts `others` too."""
    both = [(lesson, state), *others]
    due = [(one, item) for one, own in both for item in review.due(one, own, now)]
    parts = [_part(lesson, state, b.id) for b in lesson.paragraphs]
    onward = next((part for part in parts if part["word"] != "read"), None)
    started = bool(state.get("answers") or state.get("read"))
    return all_visible({
        "lang": lesson.lang, "where": where, "greeting": _greeting(lesson, state, now, onward),
        "answers": sum(map(len, state.get("answers", {}).values())),
        "next": {"words": "Go on reading" if started else "Start with P1",
                 "kit_read": onward["id"]} if onward else None,
        "parts": parts, "repeat": _repeat(due) if due else None,
        "coming": review.coming(both, now), "skills": [_skill(lesson, state, g) for g in GROUPS],
        "sure_wrong": [_row(lesson, lesson.question[q])
                       for q in review.sure_but_wrong(lesson, state) if q in lesson.question],
    })  # fmt: skip


def last_share(state: Json, id: str) -> float | None:
    """Return what the last answer to a question was worth; None: not answered, or not scored."""
    tries = [t for t in state.get("answers", {}).get(id, ()) if not t.get("older")]
    return tries[-1]["share"] if tries else None


def _part(lesson: Lesson, state: Json, id: str) -> Json:
    asked = [q for q in lesson.questions
             if not q.again_for and "all" not in q.reads and reads(lesson, q)[-1:] == [id]]
    done = sum(bool(state.get("answers", {}).get(q.id)) for q in asked)
    share = done / len(asked) if asked else float(id in state.get("read", ()))
    if id in state.get("read", ()) and not share:
        share = 0.2  # looked at, nothing answered
    word = "read" if share >= 1 else "half" if share else "new"
    return {"id": id, "label": id.upper(), "share": share, "word": word}


def _greeting(lesson: Lesson, state: Json, now: datetime, onward: Json | None) -> str:
    times = [t["at"] for tries in state.get("answers", {}).values() for t in tries if t.get("at")]
    times += list(state.get("read_at", {}).values())
    if not times:
        return "Welcome. Start with P1; it takes about 2 minutes."
    try:
        away = now - datetime.fromisoformat(max(times))
    except (ValueError, TypeError):  # a time that cannot be read, or has no zone
        away = timedelta(0)
    if away > LONG:
        return f"It has been {away.days} days. Start with what comes back today."
    if onward is None:
        waiting = [q for q in lesson.questions
                   if not q.again_for and q.id not in state.get("answers", {})]  # fmt: skip
        if len(waiting) == 1 and waiting[0].kind == "write":
            return f"You have read it all. One last task waits: write {waiting[0].words} words."
        if waiting:
            return f"You have read it all. {len(waiting)} questions wait in “Check yourself”."
        return "You have read it all, and answered it all."
    if onward["word"] == "half":
        return f"Welcome back. You are in the middle of {onward['label']}."
    return f"Welcome back. Go on with {onward['label']}."


def _repeat(due: list[tuple[Lesson, review.Due]]) -> Json:
    rows: dict[tuple[str, str, str], Json] = {}
    for lesson, item in due:
        q = lesson.question.get(item.id)
        title = "Words to learn" if item.kind == "word" else _title(lesson, q)
        row = rows.setdefault((item.kind, title, item.why), {
            "sign": item.kind, "title": title, "why": item.why, "count": 0})  # fmt: skip
        row["count"] += 1
    return {"total": len(due), "minutes": max(1, round(EACH * len(due))),
            "rows": list(rows.values())}  # fmt: skip


def _title(lesson: Lesson, q: Question | None) -> str:
    if q is None or q.skill not in SKILLS:
        return lesson.title
    return SKILLS[q.skill].name


def _skill(lesson: Lesson, state: Json, group: str) -> Json:
    right = wrong = left = 0
    for q in lesson.questions:
        if q.again_for or q.kind == "write" or SKILLS[q.skill].group != group:
            continue
        share = last_share(state, q.id)
        right += share is not None and share >= 1
        wrong += share is not None and share < 1
        left += share is None
    return {"name": group, "right": right, "wrong": wrong, "left": left}


def _row(lesson: Lesson, q: Question) -> Json:
    home = reads(lesson, q)[-1]
    return {"block": lesson.blocks[home].label, "ask": q.ask, "kit_read": home}
