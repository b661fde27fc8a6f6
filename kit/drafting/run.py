"""The work behind `kit new`: sources as people name them → lessons in their places.

One article is made here; many are made by processes, or by a scheduler's machines. Each is all or
nothing; a lesson that was made from the same bytes is passed over, so a second run goes on where
the first stopped.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..errors import KitError
from .make import NEW, Job, Made, make
from .place import Placed
from .pool import Failed, in_order
from .shelf import Shelf, shelf
from .sources import Given, read

Done = Callable[["Outcome"], None]


@dataclass(frozen=True)
class Outcome:
    """What became of one source: `made` or a reason; `skipped` where the lesson was there."""

    given: Given
    made: Made | None = None
    why: str = ""
    skipped: bool = False


def whole(given: Given) -> Given:
    """Return a source with its bytes, where only this process can reach them."""
    if given.url or given.data is not None:
        return given
    return replace(given, data=read(given)[1], name=Path(given.path).name or given.name)


def one(job: Job, tell: Callable[[str], None]) -> tuple[Made, str]:
    """Make one lesson in this process and give its files their places; return it, and a sentence
    where the start page could not be renewed.

    KitError where it cannot be made, or is there already. Nothing is left then, nor on Ctrl-C.
    """
    from ..walk import Cells

    gc.disable()  # for seconds, in a command that ends after them
    base = Path(job.base)
    if not job.notebooks:
        made = make(job, None, tell)
        _there(made)
        _placed(base, made).done()
        return made, ""
    with Cells() as cells:  # it starts while the article is read
        made = make(job, cells, tell)
        _there(made)
        placed = _placed(base, made)
        try:
            tell("renewing the start page")
            trouble = start_page(base, cells)
        except BaseException:
            placed.undo()
            raise
        placed.done()
    return made, trouble


def _there(made: Made) -> None:
    if made.told is None:
        raise KitError(f"the lesson “{made.id}” is made from this article already; --replace makes "
                       "it anew, --update keeps what you changed")  # fmt: skip


def _placed(base: Path, made: Made) -> Placed:
    placed = Placed()
    placed.put(base, made.files)
    return placed


def start_page(base: Path, cells: Any = None) -> str:
    """Make the start page of all lessons here; return why not, in a sentence, or nothing."""
    from .. import files
    from ..walk import build_start

    lessons = []
    for folder in files.find_lessons(base).values():
        if files.home(folder) == base:
            try:
                lessons.append(files.load(folder))
            except KitError:
                continue  # the page itself says which lesson cannot be opened
    try:
        build_start(base, lessons, process=cells)
    except KitError as error:
        return f"the start page is as it was: {error}"
    return ""


def many(jobs: Sequence[Job], base: Path, workers: int, scheduler: str, done: Done) -> None:
    """Make many lessons and give each its place as it is finished; `done` hears of each."""
    again: list[Job] = []
    known = shelf(base)
    for job, made in zip(jobs, _results(jobs, workers, scheduler), strict=True):
        outcome, known = _settle(job, made, base, known)
        if outcome is None:  # another lesson of this run has taken its name
            again.append(_renamed(job, made, known))
        else:
            done(outcome)
    for job, made in zip(again, _results(again, workers, scheduler), strict=True):
        outcome, known = _settle(job, made, base, known)
        done(outcome or Outcome(job.given, why="its names are taken by another lesson"))


def _results(jobs: Sequence[Job], workers: int, scheduler: str) -> Iterator[Any]:
    if not jobs:
        return iter(())
    if scheduler:
        from .scheduler import on_scheduler

        return on_scheduler(scheduler, alone, jobs, _sendable)
    return in_order(at_work, jobs, workers)


def _sendable(job: Job) -> Job:
    return replace(job, base="", given=whole(job.given))


def alone(job: Job) -> Made:
    """Make a lesson with a process of its own for its cells."""
    return make(job)


_CELLS: list[Any] = []  # of this process: started once, renewed when a cell has ended it


def at_work(job: Job) -> Made:
    """Make a lesson in a process that makes many."""
    from ..walk import Cells

    if job.notebooks and not _CELLS:
        _CELLS.append(Cells())
    try:
        return make(job, _CELLS[0] if job.notebooks else None)
    except BaseException:
        while _CELLS:
            _CELLS.pop().__exit__()
        raise


def _settle(job: Job, made: Made | Failed, base: Path,
            known: Shelf) -> tuple[Outcome | None, Shelf]:  # fmt: skip
    """Give a lesson its place; None where other files have its names by now."""
    if isinstance(made, Failed):
        return Outcome(job.given, why=made.why), known
    there = known.lesson_of(made.sha256)
    if made.told is None or (there and job.mode == NEW and job.wish.id in ("", there)):
        return Outcome(job.given, replace(made, id=there or made.id), skipped=True), known
    if job.mode == NEW and (made.id in known.lessons or _others(made, base, known)):
        return None, known
    try:
        _placed(base, made).done()
    except OSError as error:
        return Outcome(job.given, why=f"{error.filename}: {error.strerror}"), known
    return Outcome(job.given, made), known.with_lesson(made.id, made.sha256, made.files)


def _others(made: Made, base: Path, known: Shelf) -> bool:
    """Say whether a file of the lesson would take the place of another's."""
    return any((base / name).exists() and (base / name).read_bytes() != data
               for name, data in made.files.items() if name.startswith("seeds/"))  # fmt: skip


def _renamed(job: Job, made: Made, known: Shelf) -> Job:
    id = f"{made.id}-{made.sha256[:6]}" if made.id in known.lessons else made.id
    return replace(job, shelf=known, wish=replace(job.wish, id=id))


def cores() -> int:
    """Return how many processes may run at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def prepared(given: Iterable[Given], job: Job) -> list[Job]:
    """Return a job for each source; standard input is read here, for nobody else can."""
    found = []
    for source in given:
        here = whole(source) if not source.path and not source.url else source
        found.append(replace(job, given=here))
    return found
