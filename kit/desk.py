"""The learner’s desk: where answers are kept, and the panels that show what is kept.

Whatever a panel hears comes from a page, and a page is not trusted: only what `answers.sent`
lists is kept, what an answer is worth is our own score, and every refusal is one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from .answers import Log, Record, save_settings, sent, sent_settings, settings, stamped
from .answers import state as state_of
from .errors import KitError
from .lesson import Lesson, Question

Json = dict[str, Any]
WHERE = "on this computer"
OTHER = "Not saved: this panel shows no such"


class Desk:
    """What one learner has done in one lesson; it is read afresh each time."""

    def __init__(self, lesson: Lesson, home: Path | None = None):
        self.lesson, self.log = lesson, Log(lesson.id, home)
        self.told: list[str] = []  # what could not be read, a sentence each

    def state(self) -> Json:
        """Return the state of the lesson from all saved records; `told` says what was left out."""
        found = self.log.read()
        self.told = found.problems
        return state_of(found.records, self.lesson)

    # panels

    def panel(
        self, kind: Any, data: Json, blocks: Iterable[str], questions: Iterable[str],
        asked: Mapping[str, Question] | None = None, mode: str = "practice",
    ) -> Any:  # fmt: skip
        """Return a panel that keeps what a learner does in these blocks and questions.

        `asked` are the questions that it may answer, in `mode`. It is given its own part of the
        state, so that it stays still when something else is saved.
        """
        from .widgets.data import part_of_state

        blocks, questions, own = list(blocks), list(questions), dict(asked or {})

        def part(state: Json) -> Json:
            return part_of_state(state, blocks, questions, mode)

        panel = kind(data, part(self.state()), settings(),
                     lambda record: self.save(record, own, mode), WHERE)  # fmt: skip
        panel.lesson_id = self.lesson.id
        panel.refresh = lambda state: setattr(panel, "state", part(state))
        return panel

    def progress(self, data: Callable[[Json], Json]) -> Any:
        """Return the progress panel; `data` makes what it shows from the state."""
        from .widgets.panels import Progress

        panel = Progress(data(self.state()), {}, settings(), lambda r: self.save(r, {}), WHERE)
        panel.lesson_id = self.lesson.id
        panel.refresh = lambda state: setattr(panel, "data", data(state))
        return panel

    # what panels send

    def save(self, record: Record, asked: Mapping[str, Question], mode: str = "practice") -> Json:
        """Keep what a panel sent; return what the browser is told, {"try": 2} for an answer.

        Raises KitError, one sentence, when it is not kept.
        """
        what = record.get("what")
        if what == "settings":
            save_settings(sent_settings(record.get("settings")))
            refresh_settings()
            return {}
        if what == "copy":
            return {"where": self.log.copy().name}
        if what == "forget":
            self.log.forget()
            self.refresh()
            return {}
        kept = sent(record)
        told = self._own(kept, asked, mode)
        self.log.save(stamped(kept, self.lesson))
        self.refresh()
        return told

    def _own(self, kept: Record, asked: Mapping[str, Question], mode: str) -> Json:
        """Put into the record what we know better than a page; return what the page is told."""
        if "block" in kept and kept["block"] not in self.lesson.blocks:
            raise KitError(f"{OTHER} part.")
        if "question" not in kept:
            return {}
        q = asked.get(kept["question"])
        if q is None:
            raise KitError(f"{OTHER} question.")
        if kept["what"] == "rate" and kept["score"] not in {row.score for row in q.rubric}:
            raise KitError("Not saved: the rubric has no such score.")
        if kept["what"] != "answer":
            return {}
        from .score import score

        tries = [t for t in self.state()["answers"].get(q.id, []) if not t["older"]]
        worth = score(q, kept["response"], self.lesson.article).share if mode != "test" else None
        kept.update(share=worth, mode=mode, hints=min(kept.get("hints", 0), len(q.hints)))
        kept["try"] = len(tries) + 1
        return {"try": kept["try"]}

    def refresh(self) -> None:
        """Show the state of now in every living panel of this lesson."""
        from .widgets.panels import ALIVE

        state = self.state()
        for panel in list(ALIVE):
            if getattr(panel, "lesson_id", "") == self.lesson.id:
                with suppress(KitError):  # what is saved stays saved, whatever cannot be shown
                    panel.refresh(state)


def refresh_settings() -> None:
    """Let every living panel wear the reading settings of now."""
    from .widgets.panels import ALIVE

    for panel in list(ALIVE):
        panel.settings = settings()
