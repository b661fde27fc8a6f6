"""The published figures of a set: what a teacher and the README tell about it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .. import skills
from ..lesson import Lesson
from . import closeness, cues, items, lexis, parts, spread, words
from .limits import limit


def numbers(lesson: Lesson) -> dict[str, Any]:
    """Return the figures of a lesson: label in words → number, or a small table of numbers.

    Shares are between 0 and 1, rounded to three places. Second tries are counted once, by number.
    """
    return _set(lesson) | _keys(lesson) | _feedback(lesson) | _words(lesson)


def _set(lesson: Lesson) -> dict[str, Any]:
    asked = lesson.mains
    homes = Counter(parts.home(lesson, q) or "whole text" for q in asked)
    kinds = Counter(skills.KINDS.get(q.kind, q.kind) for q in asked)
    names = Counter(skills.SKILLS[q.skill].name for q in asked if q.skill in skills.SKILLS)
    return {
        "questions": len(asked),
        "second tries": len(lesson.questions) - len(asked),
        "questions by kind": dict(kinds.most_common()),
        "questions by place": {b: homes[b] for b in [*lesson.blocks, "whole text"] if homes[b]},
        "questions by level": _share_table(Counter(q.level for q in asked)),
        "questions by skill": dict(names.most_common()),
        "PISA": _rounded(spread.shares(lesson, "pisa")),
        "PIRLS": _rounded(spread.shares(lesson, "pirls")),
        "Bloom": _rounded(spread.shares(lesson, "bloom")),
        "CCSS": _rounded(spread.shares(lesson, "ccss")),
        "media topics": dict(sorted(Counter(t for q in asked for t in q.about).items())),
        "share with evidence in the text": _share(
            sum(bool(q.evidence or q.targets) for q in asked), len(asked)),
        "share that the text alone answers": _share(sum(not q.beyond for q in asked), len(asked)),
        "share of stems that fit any article": _share(len(closeness.generic(lesson)), len(asked)),
    }  # fmt: skip


def _keys(lesson: Lesson) -> dict[str, Any]:
    single = parts.singles(lesson)
    right, wrong = cues.absolutes(lesson)
    places = Counter(items.key_places(lesson, lesson.seed))
    short = limit(lesson, "I6", "short")
    ratios = [max(sizes) / max(1, short, min(sizes)) for q in lesson.questions
              for o in parts.choosings(q) if (sizes := [len(one.text) for one in o])]  # fmt: skip
    traps = Counter(o.trap for q in lesson.questions for o in parts.lures(q) if o.trap)
    return {
        "single-choice questions": len(single),
        "options in them": dict(sorted(Counter(len(q.options) for q in single).items())),
        "key positions": {"ABCDEFGH"[place]: places[place] for place in sorted(places)},
        "share of keys that alone are longest": _share(
            sum(map(items.key_is_longest, single)), len(single)),
        "longest to shortest option, at most": round(max(ratios, default=0), 2),
        "absolute words in right options": _share(*right),
        "absolute words in wrong options": _share(*wrong),
        "misreadings behind wrong options": dict(traps.most_common()),
        "right without the text, by chance": round(closeness.chance(lesson), 3),
        "right without the text, by always taking": _rounded(closeness.guesses(lesson)),
    }  # fmt: skip


def _feedback(lesson: Lesson) -> dict[str, Any]:
    sizes = [lexis.count(say) for q in lesson.questions for _, say, _ in parts.feedback(q) if say]
    return {
        "pieces of feedback": len(sizes),
        "words in feedback, fewest": min(sizes, default=0),
        "words in feedback, median": lexis.median(sizes),
        "words in feedback, most": max(sizes, default=0),
        "hints": sum(len(q.hints) for q in lesson.questions),
        "questions that ask how sure": sum(q.sure for q in lesson.mains),
    }


def _words(lesson: Lesson) -> dict[str, Any]:
    core = words.taught(lesson)
    holders = Counter(lesson.holder(c.holder) for c in lesson.claims)
    return {
        "words explained": len(lesson.glossary),
        "words taught": len(core),
        "share of Tier 2 among them": _share(sum(g.tier == 2 for g in core), len(core)),
        "meetings with each taught word": {g.word: words.meetings(lesson, g) for g in core},
        "claims by holder": dict(holders.most_common()),
        "quotations by kind": dict(Counter(q.kind for q in lesson.quotations).most_common()),
        "outside facts": len(lesson.outside),
    }


def _share(part: int, whole: int) -> float:
    return round(parts.share(part, whole), 3)


def _rounded(table: dict[str, float]) -> dict[str, float]:
    return {name: round(share, 3) for name, share in table.items()}


def _share_table(counts: Counter[str]) -> dict[str, float]:
    return {name: _share(n, counts.total()) for name, n in sorted(counts.items())}
