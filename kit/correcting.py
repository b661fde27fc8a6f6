"""The review desk of a lesson: the teacher decides, and each decision is at once in the YAML.

Both files are kept as they were read. Before anything is written they are compared with the disk:
what somebody else changed meanwhile is never overwritten, the teacher reads it again first. What
the panel sends is not trusted (`kit.correct` refuses it in one sentence), and a change after which
the lesson could not be read is not saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from weakref import WeakSet

from . import correct, files
from .correct import Draft, Proposal, Texts
from .errors import KitError, Missing
from .files.edit import Changed
from .files.pair import Unwritable, bytes_of, read_pair, text_of, write_pair
from .lesson import Lesson
from .shown import Piece, Shown

Json = dict[str, Any]
EMPTY = "Nothing to check."
_UNDO = 500  # steps that can be taken back


def open_desk(lesson: Lesson, folder: Path | None) -> Shown:
    """Return the desk of a lesson: what is open as a table, and in a notebook the panel.

    KitError when the lesson has no files here, or they cannot be read.
    """
    from . import html

    desk = Correcting(lesson, folder or files.find_lesson(lesson.id))
    rows = [(p.label, p.title, "" if p.sure else "not sure", p.why) for p in desk.open()]
    caption = f"Check what the program proposed: {len(rows)} to go"
    head = ("where", "proposed", "program", "why")
    table = html.table_html(caption, head, rows) if rows else html.say_html(EMPTY)
    text = html.table_plain(caption, head, rows) if rows else EMPTY
    return Shown([Piece(html.twin(lesson, table, run=False), text, desk.panel)])


class Correcting:
    """One teacher at the desk of one lesson; `folder` holds its YAML files."""

    def __init__(self, lesson: Lesson, folder: Path):
        self.lesson, self.folder = lesson, Path(folder)
        self._panels: WeakSet[Any] = WeakSet()
        self._findings: dict[str, list[str]] | None = None
        self._asks: list[str] | None = None  # not asked yet
        self._news, self._trouble = "", ""
        self._begin()

    def _begin(self) -> None:
        """Read both files; what was decided before cannot be taken back any more."""
        self._raw = read_pair(self.folder)
        self._draft = self._read(self._raw)
        self._queue = self._queued()
        self._first = {p.id: p.confidence for p in self._queue}
        self._mended: frozenset[str] = frozenset()
        self._asks = None
        self._steps: list[tuple[dict[str, bytes], frozenset[str], str]] = []

    # what there is

    def open(self) -> list[Proposal]:
        """Return what nobody has looked at yet, in the order of the text."""
        return [p for p in self._queue if p.status == "open"]

    def data(self) -> Json:
        """Return what the panel shows and what never changes."""
        return correct.desk_data(self.lesson)

    def state(self) -> Json:
        """Return what the panel shows now."""
        found = correct.desk_state(self._draft, self._queue, self._mended, self._first)
        return found | {"news": self._news, "trouble": self._trouble,
                        "status": correct.status_of_lesson(self._draft.texts),
                        "asks": self._still(),
                        "undo": self._steps[-1][2] if self._steps else ""}  # fmt: skip

    def _still(self) -> list[str]:
        """Return what `kit check` still wants changed, once everything is looked at."""
        if self.open():
            return []
        if self._asks is None:
            self._asks = _musts(lambda: self._readable(self._draft.texts))
        return self._asks

    def panel(self) -> Any:
        """Return the panel for a live notebook."""
        from .answers import settings
        from .widgets.panels import ReviewDesk

        if self._findings is None:
            self._findings = _found(self.lesson)
            self._queue = self._queued()
        panel = ReviewDesk(self.data(), self.state(), settings(), self.hear, "in the lesson file")
        self._panels.add(panel)
        return panel

    def _read(self, raw: Mapping[str, bytes]) -> Draft:
        return Draft(self.lesson.article, text_of(raw))

    def _queued(self) -> tuple[Proposal, ...]:
        return correct.queue(self._draft, self._findings)

    # what the panel sends

    def hear(self, record: Json) -> Json:
        """Do what a panel asks for; return what it is told. KitError: it was not done, and why."""
        before = self._trouble
        try:
            return self._do(record)
        finally:
            if record.get("what") != "look" or self._trouble != before:
                for panel in list(self._panels):
                    panel.state = self.state()

    def _do(self, record: Json) -> Json:
        what = record.get("what")
        if what == "look":
            self._trouble = "changed" if read_pair(self.folder) != self._raw else ""
            return {}
        if what == "read":
            self._begin()
            self._trouble, self._news = "", "The lesson file was read again."
            return {}
        if what == "undo":
            return self._undo()
        if what == "finish":
            return self._finish()
        if what == "add":
            return self._add(record)
        if what == "accept-all":
            return self._accept_all(record.get("part"))
        decisions: dict[str, Callable[[Proposal, Json], Json]] = {
            "accept": self._accept, "drop": self._drop, "mend": self._mend}  # fmt: skip
        if not isinstance(what, str) or what not in decisions:
            raise KitError("Not saved: the desk knows no such decision.")
        proposal = next((p for p in self._queue if p.id == record.get("id")), None)
        if proposal is None:
            raise KitError("Not saved: there is no such proposal.")
        return decisions[what](proposal, record)

    def _accept(self, proposal: Proposal, _: Json) -> Json:
        texts = correct.accept(self._draft, proposal)
        return self._save(texts, f"{_name(proposal)} kept.", self._mended - {proposal.id})

    def _drop(self, proposal: Proposal, _: Json) -> Json:
        texts = correct.drop(self._draft, proposal)
        words = f"{_name(proposal)} dropped{correct.along(self._draft, proposal)}."
        return self._save(texts, words, self._mended - {proposal.id})

    def _mend(self, proposal: Proposal, record: Json) -> Json:
        changes = record.get("set")
        if not isinstance(changes, dict) or len(changes) > 200:
            raise KitError("Not saved: nothing was changed.")
        texts = correct.mend(self._draft, proposal, changes)
        lesson = self._readable(texts) if correct.risky(proposal, changes) else self.lesson
        told = self._save(texts, f"{_name(proposal)} changed.", self._mended | {proposal.id})
        if proposal.file == "questions" and self._findings is not None:
            self._findings = _found(lesson)
            self._queue = self._queued()
        return told

    def _accept_all(self, part: Any) -> Json:
        """Keep every mark of a paragraph of which the program was sure."""
        chosen = [p for p in self.open() if p.part == part and p.file == "reading"
                  and self._first.get(p.id, p.confidence) >= correct.SURE]  # fmt: skip
        if not chosen:
            raise KitError("Not saved: there is nothing sure left in this part.")
        texts = correct.accept_all(self._draft, chosen)
        words = f"{len(chosen)} mark{'s' if len(chosen) > 1 else ''} in {chosen[0].label} kept."
        return self._save(texts, words, self._mended)

    def _add(self, record: Json) -> Json:
        layer, changes = record.get("layer"), record.get("set", {})
        if not isinstance(layer, str) or not isinstance(changes, dict) or len(changes) > 50:
            raise KitError("Not saved: there is no such layer.")
        texts, path = correct.add(self._draft, layer, record.get("words"), changes)
        self._readable(texts)
        told = self._save(texts, f"{correct.ADDABLE[layer]} added.", self._mended)
        return told | {"id": "/".join(map(str, path))}

    def _finish(self) -> Json:
        if self.open():
            raise KitError("Not saved: something is still to be checked.")
        return self._save(dict(self._draft.texts), EMPTY, self._mended)

    def _undo(self) -> Json:
        if not self._steps:
            raise KitError("There is nothing to undo.")
        raw, mended, words = self._steps[-1]
        self._write(raw)
        self._steps.pop()
        self._took(raw, mended, f"Undone: {words}")
        return {"told": "Undone."}

    # the files

    def _save(self, texts: Texts, words: str, mended: frozenset[str]) -> Json:
        """Write the texts, with the status of the lesson; the step can be taken back."""
        left = any(p.status == "open" for p in correct.queue(Draft(self.lesson.article, texts)))
        status = "partly" if left else "checked"
        if status != correct.status_of_lesson(self._draft.texts):
            texts = correct.marked(texts, status)
        raw = bytes_of(texts, self._raw)
        self._write(raw)
        self._steps = [*self._steps, (self._raw, self._mended, words)][-_UNDO:]
        self._took(raw, mended, words)
        return {"told": words}

    def _took(self, raw: dict[str, bytes], mended: frozenset[str], words: str) -> None:
        self._raw, self._mended, self._news, self._trouble = raw, mended, words, ""
        self._draft = self._read(raw)
        self._queue, self._asks = self._queued(), None

    def _write(self, raw: Mapping[str, bytes]) -> None:
        """Put the files on the disk; the panel is told what is in the way."""
        try:
            write_pair(self.folder, self._raw, raw)
        except Changed:
            self._trouble = "changed"
            raise
        except Unwritable:
            self._trouble = "unwritable"
            raise

    def _readable(self, texts: Mapping[str, str]) -> Lesson:
        """Return the lesson that the texts would be; KitError when it could not be read."""
        return correct.lesson_of(texts, self.folder, self.lesson.article.file)


def _name(p: Proposal) -> str:
    return p.title.replace(": ", " “", 1) + "”" if ": " in p.title else p.title


def _found(lesson: Lesson) -> dict[str, list[str]]:
    """Return what the standards find in each question: id → sentences."""
    from .check import check

    try:
        findings = check(lesson)
    except Missing:
        return {}
    rows: dict[str, list[str]] = {}
    for one in findings:
        if one.where in lesson.question:
            lead = "Must be changed: " if one.severity == "must" else "Please look: "
            rows.setdefault(one.where, []).append(f"{lead}{one.what}")
    return rows


def _musts(lesson: Callable[[], Lesson]) -> list[str]:
    """Return what must be changed in a lesson as sentences; each says where."""
    from .check import MUST, check
    from .html import visible

    try:
        found = [one for one in check(lesson()) if one.severity == MUST]
    except Missing:
        return []
    except KitError as error:  # it cannot even be read
        return [visible(str(error).removeprefix("Not saved: "))]
    return [visible(f"{one.where}: {one.what}" if one.where else one.what) for one in found]
