"""A question as a page receives it: plain JSON, with the answer or without.

In the modes practice and check the page scores by itself, so the keys are sent. In test mode
nothing is sent that tells: no key, feedback, hint, evidence or sample, and `keys` is false. Offsets
are UTF-16 units of a block’s text, except `points` and `at`: code points of the article.
"""

from __future__ import annotations

from typing import Any

from . import skills
from . import text as strings
from .errors import KitError, did_you_mean
from .lesson import Block, Lesson, Option, Question, Span, Target
from .score import ordered, rights, shuffled

Json = dict[str, Any]


def block(lesson: Lesson, id: str) -> Json:
    """Return a block of the article: its names, its text, where its sentences stand."""
    found = lesson.blocks[id]
    units = _Units(lesson, found)
    return {
        "id": found.id, "label": found.label, "spoken": found.spoken, "kind": found.kind,
        "text": lesson.article[found.span],
        "sentences": [units(s) for s in lesson.article.sentences if found.span.covers(s)],
        "at": found.start,
    }  # fmt: skip


def reads(lesson: Lesson, q: Question) -> list[str]:
    """Return the ids of the blocks that a question reads, in the order of the text."""
    return [b for b in lesson.blocks if "all" in q.reads or b in q.reads]


def pose(lesson: Lesson, q: Question, mode: str = "practice") -> Json:
    """Return the question for a page; in test mode without anything that tells the answer.

    Raises KitError for a mode that does not exist.
    """
    if mode not in skills.MODES:
        nearest = did_you_mean(mode, skills.MODES, "modes")
        raise KitError(f"there is no mode “{mode}”" + (f"; {nearest}" if nearest else ""))
    keys = mode != "test"
    seed = lesson.seed
    form: Json = {
        "id": q.id, "kind": q.kind, "kind_name": skills.KINDS.get(q.kind, q.kind),
        "skill_name": skills.name_of(q.skill),
        "ask": q.ask, "statement": q.statement, "text": q.text, "words": q.words,
        "sure": q.sure, "beyond": q.beyond, "level": q.level, "difficulty": q.difficulty,
        "reads": reads(lesson, q), "options": _options(q, seed, keys),
        "gaps": [_gap(q, n, seed, keys) for n in range(len(q.gaps))],
        "pairs": [_pair(lesson, q, n, keys) for n in range(len(q.pairs))],
        "rights": [{"id": side.id, "text": side.text}
                   | ({"say": side.extra.say if side.extra else ""} if keys else {})
                   for side in rights(q, seed)],
        "items": [_item(item, keys) for item in shuffled(q.items, q.id, seed)],
        "spots": _spots(lesson, q),
        "rubric": [{"score": row.score, "text": row.text} for row in q.rubric],
        "keys": keys,
    }  # fmt: skip
    if lesson.status == "partly" and q.status == "draft":  # a draft says so of all of them
        form["unchecked"] = True
    return form | _told(lesson, q) if keys else form


def _told(lesson: Lesson, q: Question) -> Json:
    """Return what a page may know only when it may know the answer."""
    held = [s for s in lesson.article.sentences if any(s.overlaps(e) for e in q.evidence)]
    return {
        "order": [item.id for item in q.items],
        "targets": [_target(lesson, target) for target in q.targets],
        "traps": [_target(lesson, target) for target in q.traps],
        "say": q.say, "otherwise": q.otherwise, "hints": list(q.hints),
        "samples": [{"score": s.score, "text": s.text, "why": s.why} for s in q.samples],
        "evidence": [_place(lesson, span) for span in q.evidence],
        "look": [_place(lesson, span) for span in held],
        "again": [other.id for other in lesson.questions if other.again_for == q.id],
    }  # fmt: skip


def _option(option: Option, keys: bool) -> Json:
    told = {"right": option.right, "say": option.say, "accept": list(option.accept)}
    return {"id": option.id, "text": option.text} | (told if keys else {})


def _item(item: Option, keys: bool) -> Json:
    return {"id": item.id, "text": item.text} | ({"say": item.say} if keys else {})


def _options(q: Question, seed: int, keys: bool) -> list[Json]:
    if q.kind == "short" and not keys:
        return []
    return [_option(option, keys) for option in ordered(q, seed)]


def _gap(q: Question, n: int, seed: int, keys: bool) -> Json:
    gap = q.gaps[n]
    options = shuffled(gap.options, f"{q.id}/{n + 1}", seed) if keys or not gap.typed else ()
    form: Json = {"typed": gap.typed, "options": [_option(o, keys) for o in options]}
    return form | ({"otherwise": gap.otherwise} if keys else {})


def _pair(lesson: Lesson, q: Question, n: int, keys: bool) -> Json:
    pair = q.pairs[n]
    form: Json = {"id": pair.id, "left": pair.left}
    if keys:
        right = next(side.id for side in rights(q, lesson.seed) if side.text == pair.right)
        form |= {"right": right, "say": pair.say, "miss": pair.miss}
    return form


def _spots(lesson: Lesson, q: Question) -> list[Json]:
    """Return the words that can be marked, block by block, both ways of counting."""
    found = []
    for name in reads(lesson, q) if q.kind == "mark" else []:
        at = lesson.blocks[name]
        units = _Units(lesson, at)
        words = [Span(at.start + s, at.start + e)
                 for s, e in strings.words(lesson.article[at.span])]  # fmt: skip
        found.append({"block": name, "words": [units(word) for word in words],
                      "points": [[word.start, word.end] for word in words]})  # fmt: skip
    return found


def _target(lesson: Lesson, target: Target) -> Json:
    at = lesson.block_of(target.span)
    units = _Units(lesson, at)
    words = [Span(at.start + s, at.start + e) for s, e in strings.words(lesson.article[at.span])]
    return _place(lesson, target.span) | {
        "points": [target.span.start, target.span.end],
        "words": [units(word) for word in words if word.overlaps(target.span)],
        "say": target.say,
    }


def _place(lesson: Lesson, span: Span) -> Json:
    at = lesson.block_of(span)
    start, end = _Units(lesson, at)(span)
    return {"block": at.id, "start": start, "end": end}


class _Units:
    """Turns a span of the article into UTF-16 offsets of one block."""

    def __init__(self, lesson: Lesson, at: Block):
        self.table, self.at = strings.utf16(lesson.article[at.span]), at

    def __call__(self, span: Span) -> list[int]:
        last = len(self.table) - 1
        return [self.table[min(max(0, at - self.at.start), last)] for at in (span.start, span.end)]
