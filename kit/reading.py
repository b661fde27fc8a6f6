"""Somebody reading a lesson: the lesson, this learner's answers, and what a notebook cell calls.

Every method is a door: it asks one room and shows what comes back. `Lesson` itself draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import files
from .desk import Desk
from .errors import KitError
from .lesson import Block, Lesson, Question
from .shown import Piece, Shown
from .skills import LAYERS, MODES, START_LAYERS
from .which import Which, home_of, known, parts

if TYPE_CHECKING:
    from pandas import DataFrame

    from .teacher import Teacher

Json = dict[str, Any]


def open_lesson(name: str) -> Reading:
    """Return a lesson, opened by this learner. NotFound names the nearest lesson there is."""
    folder = files.find_lesson(name)
    return Reading(files.load(folder), files.home(folder), folder)


def lessons() -> Shown:
    """Show every lesson that is found here: its level, its time, what you have done of it."""
    from . import html, review

    rows, now = [], _now()
    for id, folder in files.find_lessons().items():
        try:
            reading = Reading(files.load(folder), files.home(folder))
        except KitError as error:
            rows.append((id, "", "", "", f"cannot be opened: {str(error).splitlines()[0]}"))
            continue
        lesson, state = reading._lesson, reading._state()
        mains = lesson.mains
        done = sum(q.id in state["answers"] for q in mains)
        rows.append((lesson.title, lesson.level, f"{lesson.minutes} minutes",
                     f"{done} of {len(mains)}", str(len(review.due(lesson, state, now)))))
    table = ("Lessons", ("lesson", "text", "time", "questions answered", "to repeat today"), rows)
    inside = f'<section class="kit-twin">{html.table_html(*table)}</section>'
    return Shown([Piece(inside, html.table_plain(*table))])


def _now() -> datetime:
    return datetime.now().astimezone()


class Reading:
    """A lesson in the hands of one learner. What it shows is kept and restored."""

    def __init__(self, lesson: Lesson, home: Path | None = None, folder: Path | None = None):
        self._lesson, self._desk, self._folder = lesson, Desk(lesson, home), folder

    def __dir__(self) -> list[str]:
        return ["answers", "desk", "handout", "map", "mark", "note", "progress", "quiz", "read",
                "review", "teacher", "timeline", "voices", "words"]  # fmt: skip

    def __repr__(self) -> str:
        from .html import visible

        lesson = self._lesson
        return f"{visible(lesson.title)} (text: {lesson.level}, {lesson.minutes} minutes)"

    def _repr_mimebundle_(self, **_: Any) -> Json:
        return {"text/plain": repr(self)}

    # reading and answering

    def read(self, *which: Which, layers: Iterable[str] | None = None) -> Shown:
        """Show paragraphs with their marks: `read("p3")`, `read(3, 5)`, `read()` for all.

        `layers` says which marks are on at first; all can be switched on and off. A mark that
        answers an open question is hidden; not so in the whole text with layers that you name,
        which is for after the questions.
        """
        from . import html, marks

        on = START_LAYERS if layers is None else tuple(known(layers, LAYERS, "layers"))
        blocks, note = parts(self._lesson, which)
        hide = bool(which) or not layers
        state = self._state()
        waiting = marks.open_questions(self._lesson, state) if hide else ()
        given = (self._lesson, blocks, on, waiting, state["highlights"])
        inside = html.notice_html(self._lesson) + html.text_html(*given)
        return self._shown(note, Piece(html.twin(self._lesson, inside), html.plain(inside),
                                       lambda: self._reader(blocks, on, hide)))  # fmt: skip

    def quiz(self, *which: Which, mode: str = "practice") -> Shown:
        """Show the questions on paragraphs: `quiz("p3")`, `quiz(3, 5)`, `quiz("whole")`.

        Modes: practice (feedback at once), check (feedback at the end), test (no feedback).
        """
        from .widgets import data

        mode = known(mode, MODES, "modes")[0]
        if which == ("whole",):
            asked = [q for q in self._lesson.mains if "all" in q.reads]
            return self._quiz(asked, "Questions on the whole text", mode)
        blocks, note = parts(self._lesson, which)
        homes = {b.id for b in blocks} if which else set(self._lesson.blocks) | {""}
        asked = [q for q in self._lesson.mains if home_of(self._lesson, q) in homes]
        if not asked:
            return self._say(f"There are no questions on {data.short(blocks)} yet.")
        name = f"Questions on {data.short(blocks)}" if which else "All questions"
        return self._quiz(asked, name, mode, [b.id for b in blocks], note)

    def mark(self, where: Which, layer: str) -> Shown:
        """Mark words yourself, then compare: `mark("p5", "voices")`."""
        from .marking import mark_question

        blocks, note = parts(self._lesson, (where,))
        question = mark_question(self._lesson, blocks[0], layer)
        name = f"Mark it yourself: {LAYERS[layer][0].lower()} in {blocks[0].label}"
        return self._quiz([question], name, "practice", [blocks[0].id], note)

    def note(self, *which: Which) -> Shown:
        """Show your own highlights and notes, of one paragraph or of all."""
        from . import html

        blocks, note = parts(self._lesson, which)
        ids = {b.id for b in blocks}
        mine = [h for h in self._state()["highlights"] if h.get("block") in ids]
        if not mine:
            words = "No notes yet. Select some words in the text, then press N."
            return self._say(f"{note} {words}".strip())
        return self._shown(note, Piece(html.twin(self._lesson, html.notes_html(self._lesson, mine),
                                                 run=False),
                                       html.notes_plain(self._lesson, mine)))  # fmt: skip

    # looking at the whole

    def words(self, which: str = "learn") -> Shown:
        """Show the words to learn; `words("all")` shows every word that is explained."""
        from . import html

        every = known(which, ("learn", "all"), "lists")[0] == "all"
        return self._static(html.words_html(self._lesson, every),
                            html.words_plain(self._lesson, every))  # fmt: skip

    def voices(self, which: str = "table") -> Shown:
        """Show who says what and who stands behind each claim; `voices("net")` draws who speaks
        of whom."""
        from . import html

        if known(which, ("table", "net"), "forms")[0] == "table":
            return self._static(html.voices_html(self._lesson), html.voices_plain(self._lesson))
        from .pictures import speakers_svg, spoken_of

        names = self._lesson.entity
        rows = [(names[who].name, names[of].name, str(len(said)),
                 "; ".join(f"“{_cut(self._lesson.article[q.span])}”" for q in said))
                for (who, of), said in spoken_of(self._lesson).items()]  # fmt: skip
        head = ("who speaks", "of whom", "times", "words")
        return self._picture(speakers_svg(self._lesson), "Who speaks of whom", head, rows)

    def map(self, names: bool = True) -> Shown:
        """Show the places on a map; `map(names=False)` is an empty one to write on."""
        from .pictures import map_svg

        lesson = self._lesson
        places = [e for e in lesson.entities if e.kind == "place" and e.at]
        rows = [(p.name, p.role, _at(p.at)) for p in places]
        picture = map_svg(lesson, names)
        if not names:
            text = "A map without names. Find the places yourself; the next map names them."
            return Shown([Piece("", text, svg=picture)])
        head = ("place", "what it is", "where it lies")
        return self._picture(picture, "Places in the text", head, rows)

    def timeline(self, outside: bool = False) -> Shown:
        """Show what happened when; `outside=True` adds the facts from outside the article."""
        from .pictures import timeline_svg
        from .pictures.timeline import BY_ORDER, day, in_order

        rows = [(day(e.value) or BY_ORDER, e.name,
                 "from outside the article" if e.outside else "in the article")
                for e in in_order(self._lesson, outside)]  # fmt: skip
        head = ("when", "what", "where we know it from")
        return self._picture(timeline_svg(self._lesson, outside), "What happened when", head, rows)

    # what was done, and what comes back

    def review(self, which: str = "today") -> Shown:
        """Show what comes back today, over all lessons; `review("words")` asks for all words to
        learn in this lesson, whenever you like."""
        from . import review

        now = _now()
        since = now.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
        stamp = f"{since:%Y-%m-%dT%H:%M:%S}.000Z"
        if known(which, ("today", "words"), "reviews")[0] == "words":
            cards = [review.word_question(self._lesson, g)
                     for g in self._lesson.glossary if g.teach]  # fmt: skip
            return self._quiz(cards, "Words to learn", "practice", review=True, since=stamp)
        pieces: list[Piece] = []
        for reading in self._all():
            lesson, state = reading._lesson, reading._state()
            due = [q for item in review.due(lesson, state, now)
                   if (q := review.question_of(lesson, item.id))]  # fmt: skip
            if due:
                shown = reading._quiz(due, f"Repeat: {lesson.title}", "practice", review=True,
                                      since=stamp)  # fmt: skip
                pieces += shown.pieces
        if pieces:
            return Shown(pieces)
        return self._say("Nothing to repeat today. What you answer will come back here in some"
                         " days, just before you forget it.")  # fmt: skip

    def answers(self) -> DataFrame:
        """Return every answer as a pandas table, the oldest first."""
        from .tables import answers_frame

        return answers_frame(self._lesson, self._state())

    def progress(self) -> Shown:
        """Show where you are, what comes back, and what you can do already."""
        from . import html
        from .widgets.progress import progress_data

        now = _now()
        data = progress_data(self._lesson, self._state(), now, "", self._others())
        inside = html.progress_html(data)
        return self._shown("", Piece(html.twin(self._lesson, inside, run=False),
                                     html.plain(inside), self._progress_panel))  # fmt: skip

    def handout(self, *items: str, mode: str = "practice", versions: str = "",
                **more: Any) -> Shown:  # fmt: skip
        """Make worksheet, key and page, show the worksheet and offer the files.

        `handout()` takes the questions of the shortest plan; `handout("90")` those of another,
        `handout("all")`, `handout("p1-p3")`. `mode="test"`, `versions="A,B"`, `large=True`,
        `dyslexia=True`, `paper="letter"`, `duplex=True` and `layers=[…]` as for `kit handout`.
        """
        from . import printed

        setting = {"items": items, "mode": known(mode, MODES, "modes")[0],
                   "versions": tuple(v.strip() for v in versions.split(",") if v.strip())}
        wish = printed.Wish(setting=printed.fields({**setting, **more}), key_page=False)
        return printed.shown(self._lesson, wish)

    def teacher(self) -> Teacher:
        """Open the teacher's view: key, items, figures, what was misread."""
        from .teacher import Teacher

        return Teacher(self._lesson, self._state())

    def desk(self) -> Shown:
        """Check what a program proposed: accept, mend, drop or add marks and questions.

        Each decision is at once in the YAML files of the lesson; run the other cells again to see
        it there.
        """
        from .correcting import open_desk

        return open_desk(self._lesson, self._folder)

    # behind the doors

    def _state(self) -> Json:
        return self._desk.state()

    def _all(self) -> list[Reading]:
        """Return every lesson that is found here, this one first."""
        found = [self]
        for id, folder in files.find_lessons().items():
            if id != self._lesson.id:
                with suppress(KitError):  # a fault in another lesson is no fault of this one
                    found.append(Reading(files.load(folder), files.home(folder)))
        return found

    def _others(self) -> list[tuple[Lesson, Json]]:
        return [(r._lesson, r._state()) for r in self._all()[1:]]

    def _static(self, inside: str, text: str) -> Shown:
        from . import html

        return Shown([Piece(html.twin(self._lesson, inside, run=False), text)])

    def _picture(self, svg: str, caption: str, head: Sequence[str],
                 rows: Sequence[Sequence[str]]) -> Shown:  # fmt: skip
        from . import html

        table = html.table_html(caption, head, rows)
        text = html.table_plain(caption, head, rows)
        return Shown([Piece(html.twin(self._lesson, table, run=False), text, svg=svg)])

    def _say(self, words: str) -> Shown:
        from . import html

        return self._static(html.say_html(words), words)

    def _shown(self, note: str, *pieces: Piece) -> Shown:
        first = list(self._say(note).pieces) if note else []
        first += [piece for words in self._desk.told for piece in self._say(words).pieces]
        return Shown([*first, *pieces])

    def _quiz(self, questions: Sequence[Question], name: str, mode: str,
              parts: Sequence[str] = (), note: str = "", review: bool = False,
              since: str = "") -> Shown:  # fmt: skip
        from . import html

        inside = html.notice_html(self._lesson)
        inside += html.questions_html(self._lesson, questions, mode)

        def panel() -> Any:
            from .widgets.data import quiz_data
            from .widgets.panels import Quiz

            data = quiz_data(self._lesson, questions, name, mode, parts, review, since)
            ids = [q["id"] for q in data["questions"]]
            asked = {**self._lesson.question, **{q.id: q for q in questions}}
            return self._desk.panel(Quiz, data, (), ids, {id: asked[id] for id in ids}, mode)

        return self._shown(note, Piece(html.twin(self._lesson, inside), html.plain(inside), panel))

    def _reader(self, blocks: Sequence[Block], on: Iterable[str], hide: bool) -> Any:
        from .widgets.data import reader_data
        from .widgets.panels import Reader

        data = reader_data(self._lesson, blocks, on, hide)
        rows = [*data["marks"], *(row for chain in data["chains"].values() for row in chain)]
        until = {id for row in rows for id in row.get("until", ())}
        return self._desk.panel(Reader, data, [b.id for b in blocks], until)

    def _progress_panel(self) -> Any:
        from .widgets.progress import progress_data

        where = "Your answers stay on this computer."
        return self._desk.progress(
            lambda state: progress_data(self._lesson, state, _now(), where, self._others()))


def _at(place: tuple[float, ...]) -> str:
    north, east = place
    return (f"{abs(north):.1f}° {'N' if north >= 0 else 'S'},"
            f" {abs(east):.1f}° {'E' if east >= 0 else 'W'}")  # fmt: skip


def _cut(words: str, most: int = 60) -> str:
    words = words.strip("“”")
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


