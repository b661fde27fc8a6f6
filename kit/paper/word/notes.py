"""The pages behind the key: why, which skills, how long, what to talk about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..setting import Setting
from .base import text_width
from .pen import Pen

Json = dict[str, Any]
_TEXT = "Table note"


def notes(pen: Pen, told: Json, setting: Setting) -> None:
    """Write the teacher’s notes, on a page of their own; what is empty has no heading."""
    width = text_width(setting)
    first = pen.paragraph("Heading 1", "Notes for the teacher")
    first.paragraph_format.page_break_before = True
    if told["note"]:
        pen.paragraph("Notice", told["note"])
    if told["feedback"]:
        _feedback(pen, told["feedback"], width, setting.large)
    if told["others"]:
        rows = [(row["number"], row["say"], row["skill"]) for row in told["others"]]
        _table(pen, "What to accept", ("Question", "What to accept, and why", "Skill"),
               (18, 60, 22) if setting.large else (12, 68, 20), rows, width)  # fmt: skip
    skills = [(row["name"], row["questions"], str(row["points"]), row["share"])
              for row in told["skills"]]  # fmt: skip
    _table(pen, "Skills", ("Skill (PISA)", "Questions", "Points", "Share"), (26, 46, 14, 14),
           skills, width)  # fmt: skip
    steps = [(row["name"], str(row["minutes"]), row["do"], row["pair"]) for row in told["timing"]]
    _table(pen, "Time", ("Step", "Minutes", "What to do", "In pairs"), (20, 17, 37, 26), steps,
           width)  # fmt: skip
    _list(pen, "To talk about", told["talk"])
    _list(pen, "Good to know", told["teacher"])
    _versions(pen, told, width)
    if told["rights"]:
        pen.paragraph("Heading 2", "Rights")
        pen.paragraph("Normal", told["rights"])


def _feedback(pen: Pen, items: list[Json], width: int, large: bool) -> None:
    pen.paragraph("Heading 2", "Why: feedback in short")
    widths = [width * part // 100 for part in ((18, 16, 46, 20) if large else (12, 11, 59, 18))]
    head = ("Question", "Answer", "What to say", "Skill")
    table = pen.table(head, widths, "Feedback for every answer", style=_TEXT)
    for item in items:
        for n, row in enumerate(item["rows"]):
            cells = pen.row(table, widths)
            right = row["right"]
            number, skill = (item["number"], item["skill"]) if n == 0 else ("", "")
            pen.paragraph(_TEXT, (number, "Strong"), into=cells[0])
            sign = (f"{row['letter']} ✓", "Answer") if right else row["letter"]
            pen.paragraph(_TEXT, sign, into=cells[1])
            pen.paragraph(_TEXT, row["say"], into=cells[2])
            pen.paragraph(_TEXT, skill, into=cells[3])
    pen.after_table()


def _table(pen: Pen, title: str, head: tuple[str, ...], parts: tuple[int, ...],
           rows: Sequence[tuple[str, ...]], width: int) -> None:  # fmt: skip
    if not rows:
        return
    pen.paragraph("Heading 2", title)
    widths = [width * part // 100 for part in parts]
    table = pen.table(head, widths, title, style=_TEXT)
    for row in rows:
        for cell, words in zip(pen.row(table, widths), row, strict=True):
            pen.paragraph(_TEXT, words, into=cell)
    pen.after_table()


def _list(pen: Pen, title: str, rows: list[str]) -> None:
    if rows:
        pen.paragraph("Heading 2", title)
    for row in rows:
        pen.paragraph("Note list", row)


def _versions(pen: Pen, told: Json, width: int) -> None:
    """Write which number and answer of one version is which of the others."""
    names = told.get("version_names", ())
    if not told.get("versions"):
        return
    head = tuple(cell for name in names for cell in (f"Version {name}", "Answer"))
    share = 100 // len(head)
    _table(pen, "From one version to the other", head, (share,) * len(head),
           [tuple(row) for row in told["versions"]], width)  # fmt: skip
