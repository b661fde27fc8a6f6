"""Tables of a lesson: its words, its voices and claims, the learner’s notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..lesson import Lesson
from ..marks import short_name
from ..text import capital
from .parts import escape, heading, items, say_html, table_html, tag
from .plain import plain
from .text import word_row

_HOW = {"direct": "own words", "indirect": "reported", "mixed": "reported, with own words"}
NO_NOTES = "No notes yet. Select some words, then press N."


def table_plain(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table as plain text, one line a row."""
    return plain(table_html(caption, tuple(head), [tuple(row) for row in rows]))


def words_html(lesson: Lesson, every: bool = False) -> str:
    """Return the words to learn with their meanings; with `every`, all words of the glossary."""
    rows = sorted((g for g in lesson.glossary if every or g.teach), key=lambda g: g.spans[:1])
    if not rows:
        return say_html("This lesson has no list of words.")
    title = heading("All words" if every else "Words to learn")
    return title + tag("dl", *map(word_row, rows))


def words_plain(lesson: Lesson, every: bool = False) -> str:
    """Return the same as plain text."""
    return plain(words_html(lesson, every))


def voices_html(lesson: Lesson) -> str:
    """Return who speaks, how, and in which words; then who stands behind each claim."""
    return _voices(lesson) + _claims(lesson)


def voices_plain(lesson: Lesson) -> str:
    """Return the same as plain text."""
    return plain(voices_html(lesson))


def _voices(lesson: Lesson) -> str:
    rows = [(capital(short_name(lesson, q.speaker)), _HOW.get(q.kind, q.kind),
             lesson.article[q.cue] if q.cue else "–", lesson.article[q.span],
             lesson.block_of(q.span).label) for q in lesson.quotations]  # fmt: skip
    head = ("Who", "How", "Brought in by", "Words", "Where")
    return table_html("Voices", head, rows) if rows else say_html("Nobody is quoted in this text.")


def _claims(lesson: Lesson) -> str:
    rows = [(capital(lesson.holder(c.holder)), c.kind, lesson.article[c.span], c.says, c.check,
             lesson.block_of(c.span).label) for c in lesson.claims]  # fmt: skip
    head = ("Who stands behind it", "Kind", "Words", "In plain words", "How to check it", "Where")
    return table_html("Claims", head, rows) if rows else ""


def notes_html(lesson: Lesson, highlights: Iterable[Mapping[str, Any]]) -> str:
    """Return the learner’s highlights and notes, as they stand in the state of the answers."""
    rows = []
    for row in highlights:
        block = lesson.blocks.get(str(row.get("block")))
        label = f" ({block.label})" if block else ""
        note = f" – {row['note']}" if row.get("note") else ""
        rows.append(escape(f"“{row.get('quote', '')}”{label}{note}"))
    return heading("My notes") + items(rows) if rows else say_html(NO_NOTES)


def notes_plain(lesson: Lesson, highlights: Iterable[Mapping[str, Any]]) -> str:
    """Return the same as plain text."""
    return plain(notes_html(lesson, highlights))


def progress_html(data: Mapping[str, Any]) -> str:
    """Return what the progress panel shows (its data) as tables; a bar is ten signs."""
    parts = [(row["label"], _bar(row["share"]), row["word"]) for row in data["parts"]]
    out = [heading(data["greeting"]), table_html("Where you are", ("Part", "How far", ""), parts)]
    skills = [(row["name"], f"{row['right']} of {row['right'] + row['wrong']} right",
               f"{row['left']} to come") for row in data["skills"]]  # fmt: skip
    out.append(table_html("What you can do already", ("Skill", "Answered", "Open"), skills))
    repeat = data["repeat"]["rows"] if data["repeat"] else ()
    due = [(row["title"], str(row["count"]), row["why"]) for row in repeat]
    out.append(table_html("Repeat today", ("What", "How many", "Why"), due) if due
               else say_html("Nothing to repeat today."))  # fmt: skip
    if any(day["count"] for day in data["coming"]):
        days = [(day["label"], str(day["count"])) for day in data["coming"]]
        out.append(table_html("Coming up", ("When", "How many"), days))
    if data["sure_wrong"]:
        rows = [(row["block"], row["ask"]) for row in data["sure_wrong"]]
        out.append(table_html("Sure, but not right", ("Where", "Question"), rows))
    return "".join(out)


def _bar(share: float, wide: int = 10) -> str:
    full = round(wide * share)
    return "█" * full + "░" * (wide - full)
