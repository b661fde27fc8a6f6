"""Commands that begin with an article: a new lesson, and what the program finds in a text."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import KitError
from ..skills import LEVELS
from .table import kit

if TYPE_CHECKING:
    from ..drafting import Job, Outcome

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
                     "\ufeff]")  # fmt: skip
_STARTS = 8  # articles that are worth a process more: starting one takes as long


def _day(ctx: click.Context, param: click.Parameter, given: str) -> str:
    """Return an ISO date, of a year or a month too; a sentence for anything else."""
    try:
        if given:
            found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", given.strip())
            date(int(found[1]), int(found[2] or 1), int(found[3] or 1))  # type: ignore[index]
    except (TypeError, ValueError):
        raise click.BadParameter(f"“{given}” is no day; write 2026-11-24") from None
    return given.strip()


@kit.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--title", default="", help="The title; the article’s headline unless told.")
@click.option("--level", type=click.Choice(LEVELS), help="Level of the text; estimated if none.")
@click.option("--id", "name", default="", metavar="NAME", help="Name of the lesson’s folder.")
@click.option("--rights", default="", help="Who may publish the text.")
@click.option("--published", default="", metavar="DATE", callback=_day,
              help="Its day, if the article does not say it: 2026-11-24.")
@click.option("--seed", type=click.IntRange(0), default=0, help="Another seed, other questions.")
@click.option("--replace", is_flag=True, help="Make a lesson that is there anew.")
@click.option("--update", is_flag=True, help="Make it anew, but keep what a person changed.")
@click.option("--no-notebooks", is_flag=True, help="Only the lesson files.")
@click.option("--jobs", type=click.IntRange(1), help="How many articles at once.")
@click.option("--scheduler", default="", metavar="ADDRESS",
              help="Many machines: the address of a Dask scheduler.")  # fmt: skip
def new(sources: tuple[str, ...], title: str, level: str | None, name: str, rights: str,
        published: str, seed: int, replace: bool, update: bool, no_notebooks: bool,
        jobs: int | None, scheduler: str) -> int:  # fmt: skip
    """Make a draft lesson of an article: a file, a folder of files, a web address, - for standard
    input.

    Reads .txt, .md, .html, .docx and .pdf. The article stays as it is, in seeds/; a teacher
    corrects what the program proposes. All files of a lesson are written, or none.
    """
    from .. import drafting

    if replace and update:
        raise click.UsageError("--replace and --update exclude one another")
    given, told = drafting.expand(sources)
    base = drafting.find_base(Path.cwd())
    mode = drafting.REPLACE if replace else drafting.UPDATE if update else drafting.NEW
    wish = drafting.Wish(title, level or "", name, rights, published, seed)
    job = drafting.Job(given[0], wish, drafting.shelf(base), str(base), mode, not no_notebooks)
    for words in told:
        click.echo(words, err=True)
    if len(given) == 1 and not scheduler:
        return _one(drafting.prepared(given, job)[0], base)
    if title or name:
        raise click.UsageError("--title and --id are for one article")
    if scheduler and (replace or update):
        raise click.UsageError("--scheduler makes new lessons only")
    return _many(drafting.prepared(given, job), base, jobs or drafting.cores(), scheduler)


def _one(job: Job, base: Path) -> int:
    from .. import drafting

    with drafting.Waiting() as waiting:
        made, trouble = drafting.one(job, waiting.tell)
    click.echo(f"{_safe(made.title)}\n  lesson “{made.id}” (draft) in {_near(base)}")
    shown = [row for row in sorted(made.files.items()) if not row[0].endswith(".lesson.json")]
    if not shown:
        click.echo("  nothing has changed")
    for name, data in shown:
        click.echo(f"  {'written' if data is not None else 'removed'}: {name}")
    if made.told:
        click.echo(_safe("\n".join(drafting.lines(made.told))))
    if trouble:
        click.echo(_safe(trouble), err=True)
    click.echo(_next(made.id, job.notebooks))
    return 0


def _next(id: str, notebooks: bool) -> str:
    """Return the two commands that a teacher wants now."""
    if not notebooks:
        return f"Next: kit build {id} makes the notebooks; kit check {id} says what is left to do."
    return (f"Next: kit lab opens the lesson; lesson.desk() in notebooks/{id}/08-teacher.ipynb "
            "corrects it.")  # fmt: skip


def _many(jobs: list[Job], base: Path, workers: int, scheduler: str) -> int:
    from .. import drafting

    failed = made = 0
    with drafting.Waiting(len(jobs)) as waiting:

        def done(outcome: Outcome) -> None:
            nonlocal failed, made
            waiting.step(outcome.given.name)
            failed += bool(outcome.why)
            made += outcome.made is not None and not outcome.skipped
            with waiting.paused():
                click.echo(_safe(_line(outcome)), err=bool(outcome.why))

        drafting.many(jobs, base, workers, scheduler, done)
        trouble = ""
        if made and jobs[0].notebooks:
            waiting.tell("renewing the start page")
            trouble = drafting.start_page(base)
    if trouble:
        click.echo(_safe(trouble), err=True)
    click.echo(f"{made} made, {len(jobs) - made - failed} there already, {failed} failed, in "
               f"{_near(base)}")  # fmt: skip
    if made:
        click.echo("Next: kit lab opens the lessons; lesson.desk() in the notebook for the teacher "
                   "corrects one.")  # fmt: skip
    return int(failed > 0)


def _line(outcome: Outcome) -> str:
    if outcome.made is None:
        return f"{outcome.given.name}: {outcome.why}"
    if outcome.skipped:
        return f"there already: {outcome.made.id} ({outcome.given.name})"
    told = outcome.made.told
    return f"made: {outcome.made.id} ({told.questions if told else 0} questions)"


def _near(path: Path) -> str:
    return "this folder" if path == Path.cwd().resolve() else str(path)


def _safe(words: str) -> str:
    """Return words that a terminal can show: an article may hold what would obey or confuse it."""
    return _OBEYED.sub("", words)


@kit.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl",
              help="jsonl: the layers, one line an article (the default); table: to look at.")
@click.option("--published", default="", metavar="DATE", callback=_day,
              help="Their day, if the articles do not say it: 2026-11-24.")
@click.option("--jobs", type=click.IntRange(1), help="How many articles at once.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write this file; it is written whole or not at all.")  # fmt: skip
def annotate(sources: tuple[str, ...], form: str, published: str, jobs: int | None,
             out: Path | None) -> int:  # fmt: skip
    """Show what the program finds in articles: names, voices, links, dates.

    Nothing is written beside what you ask for. What is printed comes in the order of the sources;
    progress and problems go to standard error.
    """
    from .. import drafting
    from ..drafting.reading import Asked, prepared, shown

    if out is not None and not out.parent.is_dir():
        raise KitError(f"there is no folder {out.parent}")
    given, told = drafting.expand(sources)
    for words in told:
        click.echo(words, err=True)
    asked = [Asked(source, published, form) for source in prepared(given)]
    workers = jobs or max(1, min(drafting.cores(), len(asked) // _STARTS))
    failed, parts = 0, list[str]()
    with drafting.Waiting(len(asked)) as waiting:
        results = shown(asked, workers, waiting.tell)
        for source, found in zip(given, results, strict=True):
            waiting.step(source.name)
            bad = isinstance(found, drafting.Failed)
            if bad:
                problems = [found.why]
            else:
                text, problems = found
                if out is None:
                    with waiting.paused():
                        sys.stdout.buffer.write(text.encode())
                        sys.stdout.buffer.flush()
                parts.append(text)
            failed += bad
            with waiting.paused():
                for words in problems:
                    click.echo(_safe(f"{source.name}: {words}"), err=True)
    if failed == len(asked):
        return 2
    if out is not None:
        from ..files.out import put

        put(out.parent, {out.name: "".join(parts).encode()})
    return int(failed > 0)
