"""What is meant by the words in a cell or a command: parts, questions, layers, modes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .errors import KitError, NotFound, did_you_mean
from .lesson import Block, Lesson, Plan, Question

Which = int | str
_NUMBER = re.compile(r"p?(-?[0-9]+)")


def parts(lesson: Lesson, which: Sequence[Which]) -> tuple[list[Block], str]:
    """Return the blocks that are meant, and a sentence when they are not those that were named.

    Nothing means all; two name the first and the last; a number names a paragraph, and one that
    is too high or too low the last or the first. NotFound names the nearest part there is.
    """
    every = list(lesson.blocks.values())
    if not which:
        return every, ""
    if len(which) > 2:
        raise KitError("name one part, or the first and the last: read(3, 5)")
    found = [_part(lesson, one) for one in which]
    note = " ".join(dict.fromkeys(said for _, said in found if said))
    at = sorted(every.index(block) for block, _ in found)
    blocks = every[at[0]:at[-1] + 1]
    if blocks[-1].kind == "caption":  # a credit stands with its caption
        blocks += [b for b in every[at[-1] + 1:at[-1] + 2] if b.kind == "credit"]
    return blocks, note


def _part(lesson: Lesson, one: Which) -> tuple[Block, str]:
    blocks, count = lesson.blocks, len(lesson.paragraphs)
    name = str(one).strip().lower()
    if name in blocks:
        return blocks[name], ""
    number = _NUMBER.fullmatch(name)
    if number and count:
        nth = int(number[1][:9])
        near = min(max(nth, 1), count)
        only = f"{count} paragraphs" if count > 1 else "one paragraph"
        said = f"This article has {only}. Showing P{near}."
        return lesson.paragraphs[near - 1], "" if near == nth else said
    known = did_you_mean(name, blocks, "parts")
    raise NotFound(f"this article has no part “{one}”; {known}".rstrip("; "))


def known(given: str | Iterable[str], allowed: Iterable[str], among: str) -> list[str]:
    """Return the names given, one or several, as a list; NotFound with the nearest for another."""
    names, allowed = [given] if isinstance(given, str) else list(given), list(allowed)
    for one in names:
        if one not in allowed:
            nearest = did_you_mean(one, allowed, among)
            raise NotFound(f"“{one}” is none of the {among}; {nearest}".rstrip("; "))
    return names


def plan_of(lesson: Lesson, items: Sequence[str]) -> Plan | None:
    """Return the plan that the words mean: its minutes (“45”); nothing means the shortest one."""
    if not items:
        return min(lesson.plans, key=lambda plan: plan.minutes, default=None)
    return next((plan for plan in lesson.plans if [str(plan.minutes)] == list(items)), None)


def asked(lesson: Lesson, items: Sequence[str]) -> tuple[Question, ...]:
    """Return the main questions that the words mean, each once, in the order of the lesson.

    A word is the minutes of a plan (“45”), “all”, “whole”, a part (“p3”, “p3-p5”) or a question’s
    id (then a second try is taken too). Nothing means the shortest plan, or all without a plan.
    NotFound names the nearest.
    """
    mains = lesson.mains
    wanted: set[str] = set()
    for word in items or ["" if plan_of(lesson, ()) else "all"]:
        wanted |= set(_meant(lesson, mains, word.strip()))
    found = tuple(q for q in lesson.questions if q.id in wanted)
    if not found:
        raise NotFound("there are no questions " + (f"on {', '.join(items)}" if items else "yet"))
    return found


def _meant(lesson: Lesson, mains: Sequence[Question], word: str) -> Iterable[str]:
    plan = plan_of(lesson, [word] if word else [])
    if plan is not None:
        # a plan names the questions of its way; one that only talks takes all
        return [id for phase in plan.phases for id in phase.items] or [q.id for q in mains]
    if word == "all":
        return [q.id for q in mains]
    if word == "whole":
        return [q.id for q in mains if "all" in q.reads]
    if word in lesson.question:
        return [lesson.question[word].id]
    ends = re.split(r"[-–]", word.lower())
    if all(end in lesson.blocks for end in ends) and len(ends) <= 2:
        blocks, _ = parts(lesson, ends)
        return [q.id for q in mains if "all" not in q.reads and home_of(lesson, q) in
                {b.id for b in blocks}]  # fmt: skip
    known = [*lesson.question, *lesson.blocks, "all", "whole", *(str(p.minutes)
                                                                  for p in lesson.plans)]
    nearest = did_you_mean(word, known) or "name a question, a part (p3), a plan’s minutes or “all”"
    raise NotFound(f"this lesson has no question “{word}”; {nearest}")


def home_of(lesson: Lesson, q: Question) -> str:
    """Return the last block that a question reads, where it is asked; "" for the whole text."""
    if "all" in q.reads:
        return ""
    return [b for b in lesson.blocks if b in q.reads][-1]
