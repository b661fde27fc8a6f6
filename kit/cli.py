"""The commands: one table, thin functions, exit codes 0 done, 1 findings, 2 could not.

Each verb calls one room, imported when asked. Problems go to standard error, one sentence each.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from .errors import KitError, NotFound, did_you_mean

if TYPE_CHECKING:
    from .check import Finding


class Verb(NamedTuple):
    """One row of `kit --help`; `room` is the module that does the work."""

    name: str
    who: str
    out: str
    where: str
    room: str


VERBS = (  # a room is deleted together with its line here
    Verb("lab", "everybody", "JupyterLab on the start page", "your browser", "kit.lab"),
    Verb("build", "makers", "the notebooks of a lesson", "notebooks/LESSON/", "kit.walk"),
    Verb("check", "makers, teachers", "what to change and why", "the screen", "kit.check"),
    Verb("export", "programs", "a lesson in another format", "the screen or --out", "kit.formats"),
    Verb("forget", "learners", "your answers are removed", "answers/LESSON/", "kit.answers"),
)


class Table(click.Group):
    """The group of verbs; its help is the table above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the table."""
        return [verb.name for verb in VERBS]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command behind a verb of the table."""
        return super().get_command(ctx, name) if name in self.list_commands(ctx) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or name the nearest one."""
        if args and self.get_command(ctx, args[0]) is None:
            nearest = did_you_mean(args[0], self.list_commands(ctx), "commands")
            raise click.UsageError(f"kit has no command “{args[0]}”; {nearest}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table: verb, who uses it, what comes out, where."""
        rows = [("Command", "Who", "What comes out", "Where"), *(verb[:4] for verb in VERBS)]
        wide = [max(len(row[i]) for row in rows) for i in range(4)]
        formatter.write("\n")
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, wide, strict=True))
            formatter.write(f"  {'  '.join(cells).rstrip()}\n")


@click.group(cls=Table, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="news-reading-kit", message="kit %(version)s")
def kit() -> None:
    """Turn a news article into a lesson: read it, question it, trace it.

    A LESSON is named by its id or its folder. Exit code: 0 done, 1 findings, 2 could not.
    """


@kit.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Use this port; else a free one.")
@click.option("--no-browser", is_flag=True, help="Print the address, open no browser.")
def lab(port: int | None, no_browser: bool) -> int:
    """Open JupyterLab on the start page of the lessons.

    Outside a folder with lessons, they are copied to kit-lessons/ first; what is there stays.
    """
    from .lab import start

    return start(Path.cwd(), port, not no_browser)


@kit.command()
@click.argument("lessons", nargs=-1, metavar="[LESSON]...")
@click.option("--check", is_flag=True, help="Write nothing; say what would change (exit code 1).")
@click.option("--replace", is_flag=True, help="Replace generated cells that were changed by hand.")
def build(lessons: tuple[str, ...], check: bool, replace: bool) -> int:
    """Make the notebooks of lessons, of all lessons here unless some are named.

    Cells that a person added stay where they are.
    """
    from . import files

    rooms = import_module("kit.walk")
    folders = _folders(lessons)
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
    from . import files

    room = import_module("kit.check")
    failed, rows = False, []
    for folder in _folders(lessons):
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

    from .files.source import shown

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
    from . import files

    formats = import_module("kit.formats").FORMATS
    if form not in formats:
        raise NotFound(f"there is no format “{form}”; {did_you_mean(form, formats, 'formats')}")
    text = import_module(formats[form]).dumps(files.load(lesson))
    if out is None:
        sys.stdout.buffer.write(text.encode())
        return 0
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(text.encode())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return 0


@kit.command()
@click.argument("lesson", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(lesson: str | None, yes: bool) -> int:
    """Remove your own answers, of one lesson or of all lessons here. You cannot get them back."""
    from . import answers, files

    for folder in _folders([lesson] if lesson else (), package=True):
        log = answers.Log(folder.name, files.home(folder))
        saved = sum(record["what"] == "answer" for record in log.read().records)
        where = [str(place) for place in log.folders if any(place.glob("*.jsonl"))]
        if where and not yes:
            if not sys.stdin.isatty():
                raise KitError("nobody is here to ask; add --yes to remove the answers")
            question = f"Forget {saved} answers in {folder.name}? You cannot get them back."
            if not click.confirm(question):
                click.echo("Kept.")
                continue
        log.forget()
        for place in where:
            click.echo(f"Removed your answers from {place}.")
        if not where:
            click.echo(f"There are no answers in {folder.name}.")
    return 0


def _folders(names: Iterable[str], package: bool = False) -> list[Path]:
    """Return the folders of the lessons named, or of all lessons here; `package`: ours as well."""
    from . import files

    if named := [files.find_lesson(name) for name in names]:
        return named
    here = list(files.find_lessons().values())
    if not package:
        here = [folder for folder in here if not folder.is_relative_to(files.PACKAGE)]
    if not here:
        raise NotFound("there is no lesson in this folder or above it; name one")
    return here


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit code; whatever can be explained is one sentence."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code."""
    try:
        return kit.main(arguments, prog_name="kit", standalone_mode=False) or 0
    except click.ClickException as error:
        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            click.echo(error.format_message())
            return 0
        return _problem(error.format_message())
    except click.exceptions.Abort:
        return _problem("stopped")
    except KitError as error:
        return _problem(str(error))
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name in ("", "kit"):
            raise
        install = f"{sys.executable} -m pip install {name}"
        return _problem(f"this needs {name}, which is not installed; {install}")
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        sys.stderr.close()
        return 0
    except OSError as error:
        return _problem(f"{error.filename or 'a file'}: {error.strerror or error}")


def _problem(sentence: str) -> int:
    click.echo(sentence, err=True)
    return 2
