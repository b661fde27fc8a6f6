"""The teacher's notebook: the plan, the key, the items, what was misread."""

from __future__ import annotations

from collections.abc import Iterator

from ..lesson import Lesson, Phase
from .cells import Cell, code, fold, say, text

READINGS = {
    "before": "before reading",
    "says": "1 · what does it say",
    "how": "2 · how does it say it",
    "means": "3 · what does it mean, do I trust it",
    "after": "after reading",
}


def teacher_cells(lesson: Lesson, opening: Cell) -> Iterator[Cell]:
    """Everything that a teacher needs on one page; learners are not sent here."""
    yield text(
        "head", "head", f"# For the teacher: {say(lesson.title)}",
        "The plan, the key with the reason for every option, the items with their skills, and what"
        " was misread on this computer. Questions and notes below are for you; nothing here is"
        " linked from the learners’ pages except the start page.",
        "To start, choose **Run ▸ Run All Cells** in the menu.",
    )  # fmt: skip
    yield opening
    if lesson.status != "checked":
        yield text("desk-task", "teacher", "## Check it first", "A program made the marks and the"
                   " questions. Look at each: accept it, mend it or drop it; what is missing, add."
                   " Learners see “Not checked yet” until you have finished.")  # fmt: skip
        yield code("desk", "lesson.desk()", tag="teacher")
    yield text("rights", "teacher", "## May I use this text?", say(lesson.rights))
    if lesson.teacher:
        notes = "\n".join(f"- {say(note)}" for note in lesson.teacher)
        yield text("notes", "teacher", "## Before you teach it", notes)
    for plan in lesson.plans:
        rows = "\n".join(map(_phase, plan.phases))
        yield text(f"plan-{plan.minutes}", "teacher", f"## A way of {plan.minutes} minutes",
                   f"| min | phase | reading | what to do | in pairs | questions |\n"
                   f"| --- | --- | --- | --- | --- | --- |\n{rows}")  # fmt: skip
    if lesson.discussion:
        prompts = "\n".join(f"1. {say(prompt)}" for prompt in lesson.discussion)
        yield text("discussion", "teacher", "## To talk about", prompts,
                   fold("How to keep it fair", "Nobody speaks for a country. Ask “What does the"
                        " text say?”, and let a second learner say where it stands."))  # fmt: skip
    yield text("key-task", "teacher", "## The key", "For every question: the answer, the words of"
               " the text that prove it, and what each wrong answer tells you.")  # fmt: skip
    yield code("key", "teacher = lesson.teacher()", "teacher.key()", tag="teacher")
    yield text("items-task", "teacher", "## The items", "One row a question. The figures of the set"
               " stand below.")  # fmt: skip
    yield code("items", "teacher.items()", tag="teacher")
    yield code("figures", "teacher.figures()", tag="teacher")
    yield text("misread-task", "teacher", "## What was misread",
               "From the answers on this computer: first tries, the hardest questions first, and"
               " which misreading drew most. It is empty until somebody answers.")  # fmt: skip
    yield code("misread", "teacher.misread()", tag="teacher")
    yield code("answers", "lesson.answers()", tag="teacher")
    yield text("handout-task", "teacher", "## On paper",
               "The worksheet for the shortest plan, its key, and a page for a browser that needs"
               " no Python. The files are in the folder `handouts` beside this notebook. Other"
               " questions: `lesson.handout(\"90\")`; a test: `lesson.handout(mode=\"test\")`; two"
               " versions: `lesson.handout(versions=\"A,B\")`; large print:"
               " `lesson.handout(large=True)`.")  # fmt: skip
    yield code("handout", "lesson.handout()", tag="teacher")


def _phase(phase: Phase) -> str:
    items = ", ".join(phase.items)
    cells = (str(phase.minutes), phase.name, READINGS.get(phase.reading, phase.reading), phase.do,
             phase.pair, items)  # fmt: skip
    return "| " + " | ".join(say(cell) for cell in cells) + " |"
