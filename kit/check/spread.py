"""S1–S6: the skills that a set trains, in four frameworks, and the level of its items.

Sources: PISA 2018 reading framework, PIRLS 2021 reading framework, Bloom’s taxonomy (revised,
Anderson & Krathwohl 2001), CCSS Reading: Informational Text, CEFR companion volume 2020.
"""

from __future__ import annotations

import re
from collections import Counter

from .. import skills
from ..lesson import NOBODY, Lesson, Span
from . import parts
from .finding import Findings, listed, look, must
from .limits import limit

PIRLS = {"retrieve": 0.20, "infer": 0.30, "integrate": 0.30, "evaluate": 0.20}  # S2
STANDARDS = ("RI.1", "RI.2", "RI.3", "RI.4", "RI.5", "RI.6", "RI.8")  # S4; RI.9 with two versions
_VERSIONS = re.compile(  # S4: a task that sets the article beside another text
    r"\b(?:compare|differ\w*)\b.*\b(?:two|other|another|second) (?:version|report|article|text)s?\b"
    r"|\b(?:two|other|another|second) (?:version|report|article)s?\b.*\b(?:compare|differ\w*)\b",
    re.IGNORECASE | re.DOTALL,
)


def shares(lesson: Lesson, frame: str) -> dict[str, float]:
    """Return which share of the items has which row of a framework (`pisa pirls bloom ccss`)."""
    asked = lesson.mains
    found = Counter(parts.tag(q, frame) for q in asked)
    return {row: n / len(asked) for row, n in sorted(found.items())}


def check_s1(lesson: Lesson) -> Findings:
    """Yield PISA 2018 processes under 20 %, and “evaluate” without its two sorts.

    The sorts: quality and credibility (skill “weigh-a-claim”), and conflict between sources
    (“compare-sources”, or an evaluating item whose evidence holds two voices).
    """
    have, share = shares(lesson, "pisa"), limit(lesson, "S1", "share")
    for row in ("locate", "understand", "evaluate"):
        if have.get(row, 0) < share:
            what = f"Only {have.get(row, 0):.0%} of the items are “{row}” (PISA)"
            yield must("S1", "", f"{what}; at least {share:.0%}.")
    judging = [q for q in lesson.mains if parts.tag(q, "pisa") == "evaluate"]
    if not any(q.skill == "weigh-a-claim" for q in judging):
        what = "No item asks whether a claim can be trusted (weigh-a-claim)."
        yield must("S1", "", what, mend="Add an item with the skill weigh-a-claim.")
    if not any(q.skill == "compare-sources" or _voices(lesson, q.evidence) > 1 for q in judging):
        mend = "Add an item that judges, with words of two speakers as its evidence."
        yield must("S1", "", "No item sets two voices against each other.", mend=mend)


def _voices(lesson: Lesson, spans: tuple[Span, ...]) -> int:
    return len(parts.sources(lesson, spans) - {NOBODY, ""})


def check_s2(lesson: Lesson) -> Findings:
    """Yield shares more than 10 points from PIRLS 2021 (20, 30, 30, 20 %) that nothing explains.

    A note for teachers with the word “PIRLS” explains them.
    """
    have, slack = shares(lesson, "pirls"), limit(lesson, "S2", "slack")
    far = [f"{row} {have.get(row, 0):.0%} instead of {fair:.0%}" for row, fair in PIRLS.items()
           if abs(have.get(row, 0) - fair) > slack + 1e-9]  # fmt: skip
    if far and not any("PIRLS" in note for note in lesson.teacher):
        what = f"The spread is far from PIRLS ({listed(far)})"
        yield must("S2", "", f"{what}; change it or say why in a note for teachers.")


def check_s3(lesson: Lesson) -> Findings:
    """Yield a set with over 25 % “remember” or under 40 % “analyse” and higher (Bloom, revised)."""
    have, most = shares(lesson, "bloom"), limit(lesson, "S3", "remember")
    if have.get("remember", 0) > most:
        what = f"{have['remember']:.0%} of the items only ask to remember"
        yield must("S3", "", f"{what}; at most {most:.0%}.")
    high = sum(have.get(row, 0) for row in ("analyse", "evaluate", "create"))
    if high < (least := limit(lesson, "S3", "analyse")):
        what = f"Only {high:.0%} of the items ask to analyse or more"
        yield must("S3", "", f"{what}; at least {least:.0%}.")


def check_s4(lesson: Lesson) -> Findings:
    """Yield CCSS standards RI.1–6 and 8 that no item is about, and RI.9 where a task needs it.

    RI.9 is asked for only where two versions are compared: where a task says so (a look).
    """
    have = {row for q in lesson.mains for row in re.findall(r"RI\.\d", parts.tag(q, "ccss"))}
    missing = [row for row in STANDARDS if row not in have]
    if missing:
        fits = [next(n for n, s in skills.SKILLS.items() if s.ccss == row) for row in missing]
        mend = f"Add items with the skills {listed(fits, 9)}." if len(fits) > 1 else (
            f"Add an item with the skill {fits[0]}.")  # fmt: skip
        yield must("S4", "", f"No item is about {listed(missing, 9)} of the CCSS.", mend=mend)
    for task in (*lesson.before, *lesson.after, *lesson.trace):
        if "RI.9" not in have and _VERSIONS.search(task.do):
            what = f"The task “{task.title}” compares versions, but no item is about RI.9 (CCSS)."
            mend = "Add an item with the skill compare-sources."
            yield look("S4", "", what, task.title, mend)


def check_s5(lesson: Lesson) -> Findings:
    """Yield items without a skill or level, or more than one level above the text (CEFR 2020)."""
    levels = skills.LEVELS
    above = limit(lesson, "S5", "above")
    top = levels.index(lesson.level) + above if lesson.level in levels else len(levels)
    for q in lesson.questions:
        if q.skill not in skills.SKILLS or not skills.SKILLS[q.skill].can:
            yield must("S5", q.id, "This item names no skill, so no “I can …” belongs to it.")
        if q.level not in levels:
            yield must("S5", q.id, f"This item names no level ({', '.join(levels)}).")
        elif levels.index(q.level) > top:
            what = f"The item is {q.level}, the text {lesson.level}: too hard for it."
            yield must("S5", q.id, what, q.level)


def agreement(lesson: Lesson, tags: dict[str, str]) -> float:
    """Return Cohen’s kappa between the lesson’s skills and a second person’s (question → skill).

    S6 asks for 20 items tagged by two people on their own, and a kappa of at least 0.6.
    """
    pairs = [(q.skill, tags[q.id]) for q in lesson.questions if q.id in tags]
    if not pairs:
        return 0.0
    same = sum(a == b for a, b in pairs) / len(pairs)
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ours[row] * theirs[row] for row in ours) / len(pairs) ** 2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)
