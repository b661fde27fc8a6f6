"""What a lesson needs beside its questions, so that notebooks, paper and pages can be built.

    around(lesson)   the same lesson with aims, tasks, stops, notes, plans, levels and minutes

What a lesson has already stays as it is; only what is empty is filled. Everything is worded from
the layers and the questions, and nothing is said about people or events that they do not hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from .. import skills
from ..lesson import Lesson, Phase, Plan, Question
from . import tasks, telling, trail
from .draft import Draft

AIMS = 4  # can-do sentences
UNSURE = 3  # of each layer, so many entries are named to be checked first
PIRLS = {"retrieve": 20, "infer": 30, "integrate": 30, "evaluate": 20}  # PIRLS 2021, in per cent
_READING = {
    "find-a-fact": "says", "put-in-words": "says", "work-it-out": "says", "main-idea": "says",
    "loaded-word": "means", "weigh-a-claim": "means", "compare-sources": "means",
}  # fmt: skip  # the others: how
# Reading → minutes and, at most, items of the two ways.
_SHORT = {"before": (5, 0), "says": (12, 7), "how": (12, 6), "means": (10, 4), "after": (6, 0)}
_LONG = {"before": (5, 0), "says": (20, 12), "how": (25, 12), "means": (20, 9), "after": (20, 2)}
_NAMES = {"before": "Before", "says": "First reading", "how": "Second reading",
          "means": "Third reading", "after": "After"}  # fmt: skip
_PAIR = {
    "before": "Compare what you wrote, then keep the guesses secret.",
    "says": "Show each other the line with the answer.",
    "how": "Compare your marks before you look at ours.",
    "means": "Agree on one word or claim that you would look at again.",
    "after": "Swap texts and underline the evidence.",
}
_MINUTES = {"choice": 1.0, "choices": 1.5, "truth": 1.0, "cloze": 2.0, "match": 2.0, "order": 2.0,
            "mark": 2.0, "short": 2.0, "write": 15.0}  # fmt: skip
PACE, ROUND = 90, 15  # words read in a minute, slowly; minutes are rounded to this


def around(lesson: Lesson) -> Lesson:
    """Return the lesson with what it lacks beside questions; what it has stays."""
    draft = Draft(lesson, lesson.seed)
    made: dict[str, Any] = {
        "aims": aims(lesson), "before": tasks.before(draft), "stops": tasks.stops(draft),
        "after": tasks.after(draft), "trace": trail.trace(draft),
        "discussion": trail.discussion(draft), "teacher": notes(draft), "plans": plans(lesson),
        "levels": levels(), "minutes": minutes(lesson),
    }  # fmt: skip
    return replace(lesson, **{name: new for name, new in made.items() if not getattr(lesson, name)})


def aims(lesson: Lesson) -> tuple[str, ...]:
    """Return can-do sentences: the most frequent skill of each PISA process, then the next."""
    count = Counter(q.skill for q in lesson.mains if q.skill in skills.SKILLS)
    rows = sorted(count, key=lambda s: (-count[s], list(skills.SKILLS).index(s)))
    rows = rows or ["find-a-fact", "work-it-out", "whose-voice"]
    first = {skills.SKILLS[s].pisa: s for s in reversed(rows)}
    chosen = [s for s in rows if first[skills.SKILLS[s].pisa] == s]
    chosen += [s for s in rows if s not in chosen]
    order = list(skills.SKILLS)
    return tuple(skills.SKILLS[s].can for s in sorted(chosen[:AIMS], key=order.index))


def plans(lesson: Lesson) -> tuple[Plan, ...]:
    """Return a way of 45 and one of 90 minutes: before, three readings, after."""
    return (Plan(45, _phases(lesson, _SHORT)), Plan(90, _phases(lesson, _LONG)))


def reading_of(q: Question) -> str:
    """Return in which of the three readings, or after them, a question is asked."""
    return "after" if q.kind == "write" else _READING.get(q.skill, "how")


def _phases(lesson: Lesson, way: dict[str, tuple[int, int]]) -> tuple[Phase, ...]:
    found = []
    for reading, (time, most) in way.items():
        own = [q for q in lesson.mains if reading_of(q) == reading]
        items = _spread(own, most)
        found.append(Phase(_NAMES[reading], reading, time, _do(lesson, reading, bool(items)),
                           tuple(q.id for q in items), _PAIR[reading]))  # fmt: skip
    return tuple(found)


def _spread(own: Sequence[Question], most: int) -> list[Question]:
    """Return up to `most` questions in their order: the surest, first one for each part."""
    ranked = sorted(own, key=lambda q: (-q.confidence, own.index(q)))
    seen: Counter[tuple[str, ...]] = Counter()
    turns: list[tuple[int, int, Question]] = []
    for q in ranked:
        turns.append((seen[q.reads], len(turns), q))
        seen[q.reads] += 1
    kept = {q.id for *_, q in sorted(turns, key=lambda row: row[:2])[:most]}
    return [q for q in own if q.id in kept]


def _do(lesson: Lesson, reading: str, items: bool) -> str:
    first, last = lesson.paragraphs[:1], lesson.paragraphs[-1:]
    parts = f"{first[0].label} to {last[0].label}" if len(lesson.paragraphs) > 1 else "the text"
    where = " Then answer the questions." if items else ""
    return {
        "before": "Do the two tasks that come before reading, in pairs.",
        "says": f"Read {parts} once, without stopping at every word.{where}",
        "how": f"Read {parts} again. Who speaks, and what do the small words point to?{where}",
        "means": f"Weigh the claims and the words that take sides.{where}",
        "after": ("Write the answer with evidence, rate it with the rubric, and go back to your"
                  " guesses." if items else
                  "Write one sentence of summary and one of doubt. Look at your guesses again."),
    }[reading]  # fmt: skip


def minutes(lesson: Lesson) -> int:
    """Return about how long the whole lesson takes: reading, every question, the tasks around."""
    words = sum(telling.count(lesson.article[b.span]) for b in lesson.blocks.values())
    work = sum(_MINUTES.get(q.kind, 1.0) for q in lesson.mains)
    return max(45, round((2 * words / PACE + work + 20) / ROUND) * ROUND)


def levels() -> str:
    """Return which lists stand behind the levels of words, with the version that was used (V4)."""
    from importlib.metadata import PackageNotFoundError, version

    own = ("Levels of words come from the kit’s own news glossary. The level of other words is an"
           " estimate from how common they are")  # fmt: skip
    try:
        return (f"{own} (wordfreq {version('wordfreq')}: Zipf numbers; 5 and more is very common, 4"
                " to 5 common, 3 to 4 less common, under 3 rare). No second list was compared.")
    except PackageNotFoundError:
        return f"{own}. No list with a version was at hand, and no second list was compared."


def notes(draft: Draft) -> tuple[str, ...]:
    """Return notes for teachers: that it is a draft, and what to check first."""
    lesson, found = draft.lesson, list[str]()
    if lesson.status != "checked":
        found.append("This lesson is a draft. A program made its marks, questions and notes, and"
                     " nobody has looked at them yet.")  # fmt: skip
    found += _check_first(draft)
    doubtful = sorted((q for q in lesson.mains if q.status == "draft"),
                      key=lambda q: (q.confidence, q.id))[:UNSURE]  # fmt: skip
    if doubtful:
        found.append("The program is least sure of these questions:"
                     f" {_listed(q.id for q in doubtful)}."
                     " Try each without the key.")  # fmt: skip
    bare = [g.word for g in lesson.glossary if not g.here]
    if bare:
        found.append(f"These words need a gloss: {_listed(bare[:8])}. Write one, or drop the word.")
    if lesson.mains:
        found.append(_pirls(lesson))
    kinds = {e.kind for e in lesson.entities}
    if kinds & {"nationality", "place"}:
        found.append("Learners may come from the places in this text or have family there. Ask"
                     " “What"
                     " does the text say?”, and let nobody speak for a country or a group.")
    found.append("In 45 minutes, read the text once and go deep only where the plan has questions."
                 " In"
                 " 90 minutes, let pairs compare their marks before they see ours.")  # fmt: skip
    return tuple(found)


def _check_first(draft: Draft) -> list[str]:
    """Return a note for each layer with draft entries: how many, and the least sure ones."""
    lesson, found = draft.lesson, []
    for name, rows, tell in (
        ("quotations", lesson.quotations,
         lambda q: f"{draft.quote(q.span, 5)} by"
                   f" {draft.name(q.speaker) if q.speaker else 'nobody'}"),
        ("claims", lesson.claims, lambda c: f"{draft.quote(c.span, 5)} as {c.kind}"),
        ("loaded words", lesson.loaded, lambda w: f"“{draft[w.span]}”, said by"
                                                  f" {lesson.holder(w.voice)}"),
        ("names", lesson.entities, lambda e: f"“{e.name}” as {e.kind}"),
        ("words that point back", [m for m in lesson.mentions if m.form == "pronoun"],
         lambda m: f"“{draft[m.span]}” in {draft.where(m.span)} for {draft.name(m.entity)}"),
    ):  # fmt: skip
        new = [row for row in rows if row.status == "draft"]
        if new:
            worst = sorted(new, key=lambda row: (row.confidence, row.id))[:UNSURE]
            told = "; ".join(tell(row) for row in worst)
            found.append(f"Among the {name} ({len(new)} in all), check first: {told}.")
    return found


def _pirls(lesson: Lesson) -> str:
    count = Counter(skills.row(q.skill, "pirls", q.tags) for q in lesson.mains)
    have = ", ".join(f"{row} {100 * count[row] // len(lesson.mains)} %" for row in PIRLS)
    fair = ", ".join(str(n) for n in PIRLS.values())
    return (f"By the four processes of PIRLS the questions are spread like this: {have}; PIRLS"
            " itself"
            f" has {fair}. A short text gives what it has; add a question where you miss one.")


def _listed(words: Iterable[str]) -> str:
    rows = list(words)
    return " and ".join([", ".join(rows[:-1]), rows[-1]] if len(rows) > 1 else rows)
