"""The notebook “Trace it”: where picture, quotations and facts come from (SIFT)."""

from __future__ import annotations

from collections.abc import Iterator

from ..lesson import Lesson, Outside
from .cells import Cell, fold, say, text

MOVES = {
    "stop": ("Stop", "Before you share or believe it: what do you know about this text at all?"),
    "investigate": ("Investigate", "Who gave this to you, and what do they want to show?"),
    "find": ("Find other reports", "Leave the page. What do others say about the same thing?"),
    "trace": ("Trace it back", "Go back to where the words and numbers were first said."),
}  # Caulfield 2019: Stop, Investigate the source, Find better coverage, Trace claims


def trace_cells(lesson: Lesson, opening: Cell, onward: Cell) -> Iterator[Cell]:
    """The tasks by their move, then the facts from outside with source, date and how sure."""
    yield text(
        "head", "head", "# Trace it",
        "So far you have looked into the text. Now look behind it. Four moves help with every text"
        " that you meet: stop, investigate, find, trace. Write your answers down before you open"
        " ours.", "To start, choose **Run ▸ Run All Cells** in the menu.",
    )  # fmt: skip
    yield opening
    for move, (name, why) in MOVES.items():
        tasks = [t for t in lesson.trace if t.move == move]
        if not tasks:
            continue
        yield text(f"move-{move}", "task", f"## {name}", f"*{why}*")
        for n, task in enumerate(tasks, 1):
            away = "*You leave the page for this one.*" if task.beyond else ""
            more = fold("What we found", say(task.more)) if task.more else ""
            yield text(f"{move}-{n}", "task", f"### {say(task.title)}", say(task.do), away, more)
    if lesson.outside:
        yield text("outside", "task", "## Facts from outside the article",
                   "You need none of them to understand the text. Each has its source, its day and"
                   " how sure we are. “Found” means that we saw a copy of the page; “to verify”"
                   " means that we have not looked it up. Pages may be gone by now.",
                   fold("Show them", "\n".join(["| fact | source | day | how sure |",
                                                "| --- | --- | --- | --- |",
                                                *map(_row, lesson.outside)])))  # fmt: skip
    if lesson.contested:
        rows = [f"- **{say(c.term)}** – {say(c.note)}" for c in lesson.contested]
        yield text("contested", "task", "## Words that people fight over",
                   "Keep the word of the text when you quote it, and say whose word it is.",
                   fold("Show them", "\n".join(rows)))  # fmt: skip
    yield onward


def _row(fact: Outside) -> str:
    cells = (fact.says, "; ".join(fact.sources), fact.date, fact.confidence)
    return "| " + " | ".join(say(cell) for cell in cells) + " |"
