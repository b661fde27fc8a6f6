"""Commands for teachers: handouts and the site."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click

from ..errors import NotFound, did_you_mean
from .table import folders_of, kit


@kit.command()
@click.argument("lesson")
@click.option("--for", "audience", type=click.Choice(["student", "teacher"]),
              help="Only the worksheet, or only the key; both unless told.")
@click.option("--mode", type=click.Choice(["practice", "test"]), default="practice",
              help="test: no marks and no word list; the page tells no answer.")
@click.option("--format", "form", type=click.Choice(["pdf", "html", "docx", "md"]),
              help="One form; PDF and a web page unless told.")
@click.option("--items", default="", metavar="WORDS",
              help="A plan (45), all, whole, parts (p1-p3), questions; the shortest plan if none.")
@click.option("--versions", default="", metavar="A,B", help="The same questions, other orders.")
@click.option("--sheet", "sheets", multiple=True, metavar="NAME",
              help="Instead: cards, grid, guide, map, words, tickets, slides.")
@click.option("--layers", default=None, metavar="NAMES",
              help="Marks: people, places, groups, dates, loaded, voices, words; or none.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4")
@click.option("--large", is_flag=True, help="Large print, 18 points.")
@click.option("--dyslexia", is_flag=True, help="Plain letters, wide lines.")
@click.option("--duplex", is_flag=True, help="For printing on both sides.")
@click.option("--preview", is_flag=True, help="Also a picture of each page.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
              help="Where the files go.")  # fmt: skip
def handout(lesson: str, audience: str | None, mode: str, form: str | None, items: str,
            versions: str, sheets: tuple[str, ...], layers: str | None, preview: bool,
            out: Path | None, **more: object) -> int:  # fmt: skip
    """Make a worksheet, its key and a page that needs no Python.

    The files are written whole or not at all. Versions differ in order only; the key of each says
    where its questions stand in the others.
    """
    from .. import files, printed
    from ..files import out as written

    room = import_module("kit.paper")
    if unknown := [name for name in sheets if name not in room.AIDS]:
        raise NotFound(f"there is no sheet “{unknown[0]}”;"
                       f" {did_you_mean(unknown[0], room.AIDS, 'sheets')}")  # fmt: skip
    chosen = None if layers is None else _words(layers.replace("none", ""))
    setting = printed.fields({"mode": mode, "items": _words(items), "versions": _words(versions),
                              "layers": chosen, **more})  # fmt: skip
    folder = files.find_lesson(lesson)
    found = files.load(folder)
    forms = (form,) if form else ("pdf",) if sheets else ("pdf", "html")
    wish = printed.Wish((audience,) if audience else ("student", "teacher"), forms, sheets, preview,
                        setting)  # fmt: skip
    if not audience and "html" in forms:
        wish = replace(wish, key_page=form == "html")
    made = dict(printed.printed(found, wish, lambda words: click.echo(words, err=True)))
    for path in written.put(out or printed.folder_of(found, files.home(folder)), made):
        click.echo(f"written: {_near(path)}")
    return 0


def _words(given: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in given.split(",") if word.strip())


def _near(path: Path) -> str:
    """Return a path from the working folder where it lies in it, as a person would say it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


@kit.command()
@click.argument("folder", required=False, default="site",
                type=click.Path(file_okay=False, path_type=Path))  # fmt: skip
def site(folder: Path) -> int:
    """Make all lessons here into a web site that needs no server.

    A lesson whose rights do not allow its text on the web is shown without it, or left out; a
    sentence says so.
    """
    from .. import files
    from ..files import out as written

    room = import_module("kit.page")
    lessons = {place.name: files.load(place) for place in folders_of((), package=True)}
    for words in room.left_out(lessons):
        click.echo(words, err=True)
    paths = written.put(folder, room.site(lessons))
    click.echo(f"written: {len(paths)} files in {_near(folder.resolve())}; open index.html")
    return 0
