"""Commands for everybody who learns: open the lessons, forget the answers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..errors import KitError
from .table import folders_of, kit


@kit.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Use this port; else a free one.")
@click.option("--no-browser", is_flag=True, help="Print the address, open no browser.")
def lab(port: int | None, no_browser: bool) -> int:
    """Open JupyterLab on the start page of the lessons.

    Outside a folder with lessons, they are copied to kit-lessons/ first; what is there stays.
    """
    from ..lab import start

    return start(Path.cwd(), port, not no_browser)


@kit.command()
@click.argument("lesson", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(lesson: str | None, yes: bool) -> int:
    """Remove your own answers, of one lesson or of all lessons here. You cannot get them back."""
    from .. import answers, files

    for folder in folders_of([lesson] if lesson else (), package=True):
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
