"""The command that holds lessons against the standards."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ..errors import Fault, KitError, LessonError, Missing
from .table import folders_of, kit

if TYPE_CHECKING:
    from ..check import Finding, Lines


class Checked(NamedTuple):
    """A lesson that could be read: its id, all findings, and where they stand."""

    lesson: str
    found: tuple[Finding, ...]
    lines: Lines


@kit.command()
@click.argument("lessons", nargs=-1, metavar="[LESSON]...")
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text",
              help="text for people (the default), json for programs, sarif for code hosts and "
              "editors.")  # fmt: skip
def check(lessons: tuple[str, ...], form: str) -> int:
    """Hold lessons against the standards, all lessons here unless some are named.

    Exit code 1 when something must be changed, 2 when a lesson cannot be read; the others are
    checked all the same. What a person should only look at never fails. A lesson may leave rows
    out and set its own limits, each with a reason: “standards:” in its reading.yaml.
    """
    room = import_module("kit.check")
    done: list[Checked] = []
    faults: list[Fault] = []
    for name in dict.fromkeys(lessons) or folders_of(()):
        try:
            done.append(_checked(room, name))
        except Missing:
            raise
        except LessonError as error:
            faults += error.faults
        except KitError as error:
            faults.append(Fault("", 0, str(error)))
    _SAY[form](room, done, faults)
    for fault in faults:
        click.echo(room.line(str(fault).removeprefix(": ")), err=True)
    return 2 if faults else int(any(room.failed(one.found) for one in done))


def _checked(room: Any, name: str | Path) -> Checked:
    """Read and judge one lesson; a limit that its row has not is a fault of the file."""
    from .. import files

    (folder,) = folders_of([str(name)])
    lesson = files.load(folder)
    lines = room.Lines(_texts(folder))
    strange = [Fault(place.file, place.line, what, nearest)
               for n, rule in enumerate(lesson.rules) for key, what, nearest in room.strange(rule)
               if (place := lines.at("standards", n, key))]  # fmt: skip
    if strange:
        raise LessonError(strange)
    return Checked(lesson.id, room.judge(lesson), lines)


def _texts(folder: Path) -> dict[str, str]:
    """Return the lesson files by the names that a person here would write, questions first."""
    from ..files.source import read_text, shown

    paths = [folder / name for name in ("questions.yaml", "reading.yaml")]
    return {shown(path): read_text(path, shown(path)) for path in paths if path.is_file()}


def _text(room: Any, done: list[Checked], faults: list[Fault]) -> None:
    for one in done:
        click.echo(f"{one.lesson}\n{room.report(one.found, one.lines.of)}")


def _json(room: Any, done: list[Checked], faults: list[Fault]) -> None:
    rows = [room.row(one.lesson, f, one.lines.of(f)) for one in done for f in one.found]
    rows += [room.row("", *_finding(room, fault)) for fault in faults]
    click.echo(room.dumps(rows))


def _finding(room: Any, fault: Fault) -> tuple[Finding, tuple[str, int]]:
    """Return what keeps a file from being read as a finding."""
    found = room.Finding(room.FILE, "", fault.what, room.MUST, mend=fault.nearest)
    return found, room.Place(fault.file, fault.line)


def _sarif(room: Any, done: list[Checked], faults: list[Fault]) -> None:
    rows = [(one.lesson, f, one.lines.of(f)) for one in done for f in one.found]
    click.echo(room.dumps(room.sarif(rows, faults)))


_SAY = {"text": _text, "json": _json, "sarif": _sarif}
