"""Commands for makers: notebooks, other formats."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

from ..errors import KitError, NotFound, did_you_mean
from .table import folders_of, kit


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
