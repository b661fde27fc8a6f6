"""Commands for makers: notebooks, findings, other formats."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import KitError, NotFound, did_you_mean
from .table import folders_of, kit

if TYPE_CHECKING:
    from ..check import Finding


@kit.command()
@click.argument("lessons", nargs=-1, metavar="[LESSON]...")
@click.option("--check", is_flag=True, help="Write nothing; say what would change (exit code 1).")
@click.option("--replace", is_flag=True, help="Replace generated cells that were changed by hand.")
def build(lessons: tuple[str, ...], check: bool, replace: bool) -> int:
    """Make the notebooks of lessons, of all lessons here unless some are named.

    Cells that a person added stay where they are.
    """
    from .. import files

    rooms = import_module("kit.walk")
    folders = folders_of(lessons)
    if any(folder.is_relative_to(files.PACKAGE) for folder in folders):
        raise KitError("that lesson is part of the package; kit lab lays a copy to change")
    changed = [name for folder in folders for name in rooms.build_notebooks(folder, check, replace)]
    for base in dict.fromkeys(files.home(folder) for folder in folders):
        shown = [files.load(f) for f in files.find_lessons(base).values() if files.home(f) == base]
        changed += rooms.build_start(base, shown, check, replace)
    word = "would change" if check else "written"
    for name in changed:
        click.echo(f"{word}: {name}")
    if not changed:
        click.echo("Nothing to change.")
    return 1 if check and changed else 0


@kit.command()
@click.argument("lessons", nargs=-1, metavar="[LESSON]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help="text for people (the default), json for programs.")  # fmt: skip
def check(lessons: tuple[str, ...], form: str) -> int:
    """Hold lessons against the standards, all lessons here unless some are named.

    Exit code 1 when something must be changed; what a person should only look at never fails.
    """
    from .. import files

    room = import_module("kit.check")
    failed, rows = False, []
    for folder in folders_of(lessons):
        lesson = files.load(folder)
        found, places = room.check(lesson), _places(folder)
        failed = failed or room.failed(found)
        rows += [_row(lesson.id, finding, places) for finding in found]
        if form == "text":
            click.echo(f"{lesson.id}\n" + _report(room, found, places))
    if form == "json":
        import json

        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    return int(failed)


def _row(lesson: str, finding: Finding, places: dict[str, str]) -> dict[str, str | int | None]:
    file, _, line = places.get(finding.where, "").rpartition(":")
    return {"lesson": lesson, **finding._asdict(), "file": file or None,
            "line": int(line) if line else None}  # fmt: skip


def _report(room: object, found: Iterable[Finding], places: dict[str, str]) -> str:
    """Return the room's own report, with `file:line` before what has a place in a file."""
    named = [f._replace(where=f"{places[f.where]}: {f.where}" if f.where in places else f.where)
             for f in found]  # fmt: skip
    return str(room.report(named))  # type: ignore[attr-defined]


def _places(folder: Path) -> dict[str, str]:
    """Return where the entries of a lesson stand: id, glossary word or quotation → `file:line`."""
    import re

    from ..files.source import shown

    key = re.compile(r"""[\s\-{]*\b(id|word|quote|term)\s*:\s*(["']?)([^,}#]+?)\2\s*(?:[,}#]|$)""")
    found: dict[str, str] = {}
    for name in ("questions.yaml", "reading.yaml"):
        path = folder / name
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        for number, line in enumerate(lines, 1):
            if match := key.match(line):
                found.setdefault(match[3], f"{shown(path)}:{number}")
    return found


@kit.command()
@click.argument("lesson")
@click.option("--format", "form", required=True, metavar="NAME",
              help="layers: every mark, as JSON Lines.")  # fmt: skip
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write this file; it is written whole or not at all.")  # fmt: skip
def export(lesson: str, form: str, out: Path | None) -> int:
    """Put out a lesson in a format that other programs read."""
    from .. import files
    from ..files import out as written

    formats = import_module("kit.formats").FORMATS
    if form not in formats:
        raise NotFound(f"there is no format “{form}”; {did_you_mean(form, formats, 'formats')}")
    text = import_module(formats[form]).dumps(files.load(lesson))
    if out is None:
        sys.stdout.buffer.write(text.encode())
        return 0
    if not out.parent.is_dir():
        raise KitError(f"there is no folder {out.parent}")
    written.put(out.parent, {out.name: text.encode()})
    return 0
