"""The table of commands: one row a verb, and the group that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from ..errors import NotFound, did_you_mean


class Verb(NamedTuple):
    """One row of `kit --help`; `room` is the module that does the work."""

    name: str
    who: str
    out: str
    where: str
    room: str


VERBS = (  # a room is deleted together with its line here
    Verb("lab", "everybody", "JupyterLab on the start page", "your browser", "kit.lab"),
    Verb("new", "teachers", "a draft lesson of an article", "exercises/NAME/", "kit.drafting"),
    Verb("annotate", "programs", "what is found in a text", "the screen or --out", "kit.drafting"),
    Verb("build", "makers", "the notebooks of a lesson", "notebooks/LESSON/", "kit.walk"),
    Verb("check", "makers, teachers", "what to change and why", "the screen", "kit.check"),
    Verb("handout", "teachers", "worksheet, key, page", "handouts/LESSON/", "kit.paper"),
    Verb("site", "teachers", "all lessons as a web site", "site/ or FOLDER", "kit.page"),
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


def folders_of(names: Iterable[str], package: bool = False) -> list[Path]:
    """Return the folders of the lessons named, or of all lessons here; `package`: ours as well."""
    from .. import files

    if named := [files.find_lesson(name) for name in names]:
        return named
    here = list(files.find_lessons().values())
    if not package:
        here = [folder for folder in here if not folder.is_relative_to(files.PACKAGE)]
    if not here:
        raise NotFound("there is no lesson in this folder or above it; name one")
    return here
