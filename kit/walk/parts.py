"""The notebooks of a lesson, cell by cell. What is said here is said to the learner."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from urllib.parse import quote

from ..html import NOT_CHECKED
from ..lesson import Block, Lesson
from .cells import Cell, code, fold, say, text
from .teacher import teacher_cells
from .trace import trace_cells

NAMES = {
    "01-before-reading": "Before you read",
    "02-read": "Read",
    "03-voices": "Who says what",
    "04-people-places-time": "People, places and time",
    "05-words": "Words",
    "06-check-yourself": "Check yourself",
    "07-trace-it": "Trace it",
    "08-teacher": "For the teacher",
}
RUN = "To start, choose **Run ▸ Run All Cells** in the menu. Then read, click and write."
OPEN = "import kit"


def notebooks(lesson: Lesson) -> dict[str, tuple[Cell, ...]]:
    """Return the cells of every notebook of a lesson by its name without ending."""
    made = {
        "01-before-reading": before_cells(lesson),
        "02-read": read_cells(lesson),
        "03-voices": voices_cells(lesson),
        "04-people-places-time": people_cells(lesson),
        "05-words": words_cells(lesson),
        "06-check-yourself": check_cells(lesson),
        "07-trace-it": trace_cells(lesson, open_cell(lesson), onward("07-trace-it")),
        "08-teacher": teacher_cells(lesson, open_cell(lesson)),
    }
    return {name: tuple(_told(lesson, name, cells)) for name, cells in made.items()}


def _told(lesson: Lesson, name: str, cells: Iterable[Cell]) -> Iterator[Cell]:
    """Say at the head of each notebook for learners that nobody has checked the lesson yet, and
    leave out what it cannot have: a worksheet without questions, a task to mark people if nobody
    is named."""
    lead, rest = NOT_CHECKED.get(lesson.status, ("", ""))
    people = {e.id for e in lesson.entities if e.kind == "person"}
    named = any(m.entity in people for m in lesson.mentions)
    without = {*(() if lesson.questions else ("handout-task", "handout")),
               *(() if named else ("mark-task", "mark"))}  # fmt: skip
    for cell in (cell for cell in cells if cell.id not in without):
        if lead and cell.id == "head" and name != "08-teacher":
            cell = replace(cell, source=f"{cell.source}\n\n**{lead}** {rest}")
        yield cell


def open_cell(lesson: Lesson) -> Cell:
    """Return the cell with which every notebook opens."""
    name = json.dumps(lesson.id, ensure_ascii=False)  # a folder’s name, and never more than that
    return code("open", OPEN, f"lesson = kit.open_lesson({name})", tag="open")


def onward(name: str) -> Cell:
    """Return the last cell: where to go on."""
    names = list(NAMES)
    after = names[names.index(name) + 1]
    if after == "08-teacher":
        back = "That was the last one. [Back to the start](../start.ipynb)."
        return text("onward", "onward", back)
    return text("onward", "onward", f"**Next:** [{NAMES[after]}]({after}.ipynb)")


def before_cells(lesson: Lesson) -> Iterator[Cell]:
    """What a learner does before reading: a map, a guess; nothing of the text is given away."""
    about = [f"*{say(lesson.about)}*"] if lesson.about else []
    yield text(
        "head", "head", f"# {say(lesson.title)}",
        f"A lesson for reading the news. Text: {lesson.level}. About {lesson.minutes} minutes"
        " in all.",
        "\n".join(["After it you can say:", *(f"- {say(aim)}" for aim in lesson.aims)]), RUN,
    )  # fmt: skip
    yield open_cell(lesson)
    if about:
        yield text("about", "task", "## Where this text comes from", *about)
    for n, task in enumerate(lesson.before, 1):
        more = [fold("A little help", say(task.more))] if task.more else []
        yield text(f"before-{n}", "task", f"## {say(task.title)}", say(task.do), *more)
        if n == 1 and any(e.at for e in lesson.entities):
            yield code("before-map", "lesson.map(names=False)")
            yield text("before-compare", "task", "Written it down? Now compare with the names.")
            yield code("before-map-names", "lesson.map()")
        if n == 2 and "caption" in lesson.blocks:
            yield code("before-caption", 'lesson.read("caption", layers=[])', tag="text")
    yield onward("01-before-reading")


def read_cells(lesson: Lesson) -> Iterator[Cell]:
    """The text, part by part: why we stop here, the words, the questions."""
    yield text(
        "head", "head", f"# Read: {say(lesson.title)}",
        "Read one part at a time. Names and hard words are marked: click a mark, or press Enter on"
        " it, to see more. Then answer. Everything you do is saved on this computer at once.", RUN,
    )  # fmt: skip
    yield open_cell(lesson)
    stops = dict(lesson.stops)
    asked = {b for q in lesson.questions if "all" not in q.reads for b in q.reads[-1:]}
    for block in _steps(lesson):
        title = block.spoken.removeprefix("the ").capitalize()
        yield text(f"{block.id}-task", "task", f"## {title}", say(stops.get(block.id, "")))
        yield code(f"{block.id}-text", f'lesson.read("{block.id}")', tag="text")
        if block.id in asked or _companion(lesson, block) in asked:
            yield code(f"{block.id}-act", f'lesson.quiz("{block.id}")')
    yield text("notes-task", "task", "## Your notes", "Here is all that you marked and wrote.")
    yield code("notes", "lesson.note()")
    yield onward("02-read")


def _steps(lesson: Lesson) -> list[Block]:
    """Return the blocks that have a step of their own; a credit stands with its caption."""
    return [b for b in lesson.blocks.values() if b.kind not in ("credit", "byline")]


def _companion(lesson: Lesson, block: Block) -> str:
    return "credit" if block.kind == "caption" and "credit" in lesson.blocks else ""


def voices_cells(lesson: Lesson) -> Iterator[Cell]:
    """Who speaks, in whose words, and who stands behind each claim."""
    yield text(
        "head", "head", "# Who says what",
        "A news text is full of voices. Some speak in their own words, inside quotation marks;"
        " others are only reported. And some sentences have no voice at all. Here you learn to hear"
        " the difference.", RUN,
    )  # fmt: skip
    yield open_cell(lesson)
    for n, block in enumerate(_voiced(lesson)[:3], 1):
        name = block.spoken
        yield text(f"mark-{n}", "task", f"## Mark the voices in {name}",
                   "Mark every word that brings in a voice: verbs of saying, or words like"
                   " “according to”. Then compare with our marks.")  # fmt: skip
        yield code(f"mark-{n}-act", f'lesson.mark("{block.id}", "voices")')
    yield text("read-task", "task", "## See all voices",
               "Now the marks are on. A solid bar means own words, a dashed bar means a report."
               " Ask at each one: could I check that this was said?")  # fmt: skip
    yield code("read", 'lesson.read(layers=["voices", "loaded"])', tag="text")
    yield text("claims-task", "task", "## Who stands behind it?",
               "Every claim has a holder: the writer, somebody named, or nobody. The table says"
               " who, and how you could find out whether it is so. Which claim would you check"
               " first?")  # fmt: skip
    yield code("claims", "lesson.voices()")
    if lesson.hedges:
        rows = "\n".join(f"- **{say(lesson.article[h.span])}** – {say(h.says)}"
                         for h in lesson.hedges)  # fmt: skip
        task = "These words make a claim softer. Cover the right side and say it yourself."
        yield text("hedges", "task", "## How sure is the text?", task, rows)
    yield onward("03-voices")


def _voiced(lesson: Lesson) -> list[Block]:
    def cues(block: Block) -> int:
        return sum(q.cue is not None and block.span.covers(q.cue) for q in lesson.quotations)

    return [b for b in lesson.paragraphs if cues(b) > 1]


def people_cells(lesson: Lesson) -> Iterator[Cell]:
    """People, places, time: pictures of the same text."""
    yield text("head", "head", "# People, places and time",
               "You have read the text. Now look at it as a map, as a line of time and as a net"
               " of voices. Each picture leaves something out. What?", RUN)  # fmt: skip
    yield open_cell(lesson)
    yield text("map-task", "task", "## Where", "Find each place of the text. Which of them is used"
               " for a government, not for a place on the ground?")  # fmt: skip
    yield code("map", "lesson.map()")
    yield text("time-task", "task", "## When", "Only a full dot has a day in the text. Cover the"
               " picture and try to tell the events in their order.")  # fmt: skip
    yield code("time", "lesson.timeline()")
    yield text("net-task", "task", "## Who speaks of whom", "Follow the lines from left to right."
               " Then ask: who is spoken of, and never speaks?")  # fmt: skip
    yield code("net", 'lesson.voices("net")')
    yield text("mark-task", "task", "## Mark it yourself",
               "Mark all people in this paragraph, also “he” and “his”. Then compare.")  # fmt: skip
    busy = max(lesson.paragraphs, key=lambda b: _people(lesson, b), default=None)
    if busy is not None:
        yield code("mark", f'lesson.mark("{busy.id}", "people")')
    yield onward("04-people-places-time")


def _people(lesson: Lesson, block: Block) -> int:
    return sum(lesson.entity[m.entity].kind == "person" and block.span.covers(m.span)
               for m in lesson.mentions)  # fmt: skip


def words_cells(lesson: Lesson) -> Iterator[Cell]:
    """The words to learn, then all others."""
    core = sum(g.teach for g in lesson.glossary)
    yield text("head", "head", "# Words",
               f"{core} words of this text are worth learning: you will meet them again in other"
               " news. The rest is here to look up. We explain each word as it is used here.",
               RUN)  # fmt: skip
    yield open_cell(lesson)
    yield text("learn-task", "task", "## Words to learn", "Read a word aloud, then its sentence."
               " Make a new sentence about your own day with three of them.")  # fmt: skip
    yield code("learn", "lesson.words()")
    yield text("repeat-task", "task", "## Say it without looking",
               "These cards come back after some days, just before you forget.")  # fmt: skip
    yield code("repeat", 'lesson.review("words")')
    yield text("all-task", "task", "## All words of the text")
    yield code("all", 'lesson.words("all")')
    yield onward("05-words")


def check_cells(lesson: Lesson) -> Iterator[Cell]:
    """Questions on the whole text, what comes back today, and tasks that leave the screen."""
    yield text("head", "head", "# Check yourself",
               "These questions need the whole text. Nobody gives you a mark: you find out what you"
               " understand and what is worth a second look.", RUN)  # fmt: skip
    yield open_cell(lesson)
    yield text("whole-task", "task", "## The whole text",
               "Have the text beside you. Look up, do not guess.")  # fmt: skip
    yield code("whole", 'lesson.quiz("whole")')
    for n, task in enumerate(lesson.after, 1):
        more = [fold("A little help", say(task.more))] if task.more else []
        yield text(f"after-{n}", "task", f"## {say(task.title)}", say(task.do), *more)
    yield text("progress-task", "task", "## Where you are")
    yield code("progress", "lesson.progress()")
    yield text("review-task", "task", "## Repeat", "What was hard comes back here, a little later"
               " each time.")  # fmt: skip
    yield code("review", "lesson.review()")
    yield onward("06-check-yourself")


def start_cells(lessons: list[Lesson]) -> tuple[Cell, ...]:
    """Return the cells of the page where everything starts."""
    cells = [text("head", "head", "# Read the news with a sharp eye",
                  "Choose a lesson. Each is one article, cut into small steps: before you read,"
                  " the text with its questions, the voices, the words, and where it all comes"
                  " from.", RUN),
             code("open", OPEN, tag="open")]  # fmt: skip
    for lesson in lessons:
        folder = quote(lesson.id)
        rows = "\n".join(f"{n}. [{title}]({folder}/{name}.ipynb)" for n, (name, title) in
                         enumerate(NAMES.items(), 1) if name != "08-teacher")  # fmt: skip
        draft = "" if lesson.status == "checked" else " Not checked yet by a teacher."
        cells.append(text(_cell_id(lesson.id), "lesson", f"## {say(lesson.title)}",
                          f"Text: {lesson.level}. About {lesson.minutes} minutes.{draft}", rows,
                          f"[{NAMES['08-teacher']}]({folder}/08-teacher.ipynb)"))  # fmt: skip
    cells += [text("where-task", "task", "## Where you are"), code("where", "kit.lessons()"),
              text("keys", "task", "## With the keyboard",
                   "**Tab** goes to the next part, **→** and **←** to the next and the previous"
                   " mark, **Enter** opens a card, **Esc** closes it, **H** highlights, **N**"
                   " writes a note, **?** in a question asks for a hint.")]  # fmt: skip
    return tuple(cells)


def _cell_id(name: str) -> str:
    """Return a cell’s id for a lesson: a notebook allows 64 letters, figures, hyphens, lines."""
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", name)[:48]
    more = "" if plain == name else f"-{sha256(name.encode()).hexdigest()[:8]}"
    return f"lesson-{plain}{more}"
