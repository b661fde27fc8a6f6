"""What stands around the layers of `reading.yaml`: its head; tasks, facts and plans behind them.

Plain values in the order of the keys; `kit.files.write` makes YAML of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from ..lesson import Lesson, Rule
from .entries import Entry, filled
from .quoting import Rows

MINUTES = 45  # where a lesson does not say how long it takes


def head(lesson: Lesson, source: Mapping[str, str], left_out: list[str]) -> dict[str, Any]:
    """Return what stands above the layers; what a lesson does not say is told in `left_out`."""
    if not lesson.title:
        left_out.append("the lesson has no title; the name of its file stands for one")
    if lesson.minutes < 1:
        left_out.append(f"the lesson does not say its minutes; {MINUTES} stand for them")
    return {
        "format": "kit-reading/1", "article": lesson.article.file,
        "title": lesson.title or PurePath(lesson.article.file).stem, "lang": lesson.lang,
        "level": lesson.level, "minutes": lesson.minutes if lesson.minutes > 0 else MINUTES,
        "status": lesson.status,
    } | filled(
        rights=lesson.rights, about=lesson.about, levels=lesson.levels,
        source={k: source[k] for k in ("file", "sha256", "url") if source.get(k)},
        aims=Rows(lesson.aims), standards=Rows(_rule(rule) for rule in lesson.rules),
    )  # fmt: skip


def rest(lesson: Lesson) -> dict[str, Any]:
    """Return what stands behind the layers."""
    tasks = {key: Rows(filled(title=t.title, do=t.do, move=t.move, more=t.more, beyond=t.beyond)
                       for t in getattr(lesson, key)) for key in ("before", "after", "trace")}
    plans = Rows({"minutes": plan.minutes, "phases": Rows(
        filled(name=p.name, reading=p.reading, minutes=p.minutes, do=p.do, items=p.items,
               pair=p.pair) for p in plan.phases)} for plan in lesson.plans)  # fmt: skip
    outside = Rows(filled(id=o.id, says=o.says, sources=Rows(o.sources), date=o.date,
                          confidence=o.confidence, reads=o.reads)
                   for o in lesson.outside)  # fmt: skip
    return filled(outside=outside, before=tasks["before"], stops=dict(lesson.stops),
                  after=tasks["after"], trace=tasks["trace"], discussion=Rows(lesson.discussion),
                  teacher=Rows(lesson.teacher), plan=plans)  # fmt: skip


def _rule(rule: Rule) -> Entry:
    ignore = {"ignore": list(rule.of) or True} if rule.ignore else {}
    return {"row": rule.row, **ignore, **dict(rule.limits), "why": rule.why}
