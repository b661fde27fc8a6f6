"""Which files a handout is made of: for whom, in which forms; and the same shown in a notebook.

`kit handout` and `lesson.handout()` both ask here; the rooms `paper` and `page` do the work.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import KitError, Missing, NotFound, did_you_mean
from .lesson import Lesson
from .shown import Piece, Shown, has_kernel, show_view
from .which import asked, known

if TYPE_CHECKING:
    from .paper import Setting

FOLDER = "handouts"
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Wish:
    """What somebody wants on paper or as a page; nothing said means for both, as PDF and page."""

    audiences: tuple[str, ...] = ("student", "teacher")
    forms: tuple[str, ...] = ("pdf", "html")
    sheets: tuple[str, ...] = ()
    preview: bool = False
    setting: dict[str, Any] = field(default_factory=dict)  # fields of paper.Setting
    key_page: bool = True  # the key as a page too, for the teacher


def fields(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a setting, checked: NotFound or KitError names what cannot be."""
    from . import paper

    own = dict(given)
    for name, allowed in (("paper", ("a4", "letter")), ("layers", paper.MARKS)):
        if own.get(name):
            found = known(own[name], allowed, "layers" if name == "layers" else "papers")
            own[name] = tuple(found) if name == "layers" else found[0]
    lines = [layer for layer in own.get("layers") or () if layer in paper.LINES]
    if len(lines) > paper.MOST:
        raise KitError(f"more than {paper.MOST} underlines cannot be told apart on paper; leave"
                       f" out {', '.join(lines[paper.MOST:])}")
    versions = own.get("versions", ())
    if len(set(versions)) != len(versions):
        raise KitError("two versions have the same name")
    if odd := [name for name in versions if not (name.isalnum() and len(name) <= 8)]:
        raise KitError(f"a version is named by one letter or a short word, not “{odd[0]}”")
    names = list(paper.Setting.__dataclass_fields__)
    if unknown := [name for name in own if name not in names]:
        nearest = did_you_mean(unknown[0], names)
        raise NotFound(f"a handout has no “{unknown[0]}”; {nearest}".rstrip("; "))
    return own


def printed(lesson: Lesson, wish: Wish, tell: Tell) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every file; `tell` hears what a teacher should know, in sentences.

    An extra sheet and slides are PDF; a page is one for all versions.
    """
    from . import paper

    for audience in wish.audiences:
        setting = paper.Setting(audience=audience, **wish.setting)
        note = _note(lesson, tell) if setting.key else ""
        for sheet in wish.sheets or ("",):
            for form in wish.forms:
                if form == "html":
                    if not sheet and (wish.key_page or not setting.key):
                        yield from _pages(lesson, setting)
                else:
                    yield from paper.handout(lesson, setting, form, sheet, note, tell)
            if wish.preview:
                yield from paper.previews(lesson, setting, sheet, note)


def _pages(lesson: Lesson, setting: Setting) -> Iterator[tuple[str, bytes]]:
    """Yield the page for learners, or the key as a page for the teacher."""
    from . import page

    # a page has room for all, paper for a lesson's time
    questions = asked(lesson, setting.items or ("all",))
    if setting.key:
        yield "key.html", page.key(lesson, questions).encode()
    else:
        name = "test.html" if setting.mode == "test" else "page.html"
        yield name, page.page(lesson, questions, setting.mode).encode()


def _note(lesson: Lesson, tell: Tell) -> str:
    """Return a sentence for the teacher when the standards ask for a change, else nothing."""
    from . import check

    try:
        found = [f for f in check.check(lesson) if f.severity == "must"]
    except Missing:
        return ""
    if not found:
        return ""
    things, names = ("one thing", "it") if len(found) == 1 else (f"{len(found)} things", "them")
    words = f"The standards for lessons ask for {things} to be changed; kit check names {names}."
    tell(words)
    return words


def folder_of(lesson: Lesson, home: Path) -> Path:
    """Return where the handouts of a lesson go: `handouts/<lesson>/` where its files are.

    For a lesson inside the package, in the working folder.
    """
    from . import files

    inside = home.is_relative_to(files.PACKAGE)
    return (Path.cwd() if inside else home) / FOLDER / lesson.id


# in a notebook


WIDE = 230  # pixels of a page in a notebook, so that three stand side by side
NAMES = {"worksheet": "Worksheet", "test": "Test", "key": "Key", "page": "Page for a browser"}


def shown(lesson: Lesson, wish: Wish) -> Shown:
    """Make the files of a wish; return links to them and, live, a picture of each page.

    They lie in `handouts/` beside the notebook. Where that cannot be written a sentence says so,
    and the pages are shown all the same.
    """
    from . import html
    from .files.out import put

    told: list[str] = []
    files: dict[str, bytes] = {}
    with _progress(3) as step:
        for name, data in printed(lesson, wish, told.append):
            files[name] = data
            step(name)
    links = [_link(name) for name in files]
    try:
        put(Path(FOLDER), files)
    except OSError as error:
        told.append(f"The files are not saved: {error.strerror}.")
        links = []
    said = [html.say_html(words) for words in told]
    inside = "".join([*said, html.tag("ul", *links) if links else ""])
    text = html.plain(inside)
    return Shown([Piece(html.twin(lesson, inside, run=False), text,
                        lambda: _pages_panel(lesson, wish))])  # fmt: skip


def _link(name: str) -> str:
    """Return a row of the list that offers a file; no size, for that may differ elsewhere."""
    from . import html

    return html.tag("li", html.tag("a", html.escape(_words(name)), href=f"{FOLDER}/{name}"),
                    html.escape(f" ({name})"))  # fmt: skip


def _words(name: str) -> str:
    """Return what a file is: “Worksheet B, large print”."""
    sheet, *more = name.rpartition(".")[0].split("-")
    said = {"large": ", large print", "dyslexia": ", plain letters and wide lines"}
    return NAMES.get(sheet, sheet) + "".join(said.get(part, f" {part}") for part in more)


def _pages_panel(lesson: Lesson, wish: Wish) -> Any:
    """Return a widget with a picture of each page of the first sheet, three in a row."""
    from ipywidgets import HTML

    from . import html, paper

    setting = paper.Setting(audience=wish.audiences[0], **wish.setting)
    images = []
    with _progress(1) as step:
        for name, png in paper.previews(lesson, setting, ppi=60):
            sheet, _, page = name.removesuffix(".png").rpartition("-")
            address = f"data:image/png;base64,{base64.b64encode(png).decode()}"
            images.append(html.tag("img", src=address, alt=f"{_words(sheet + '.')}, page {page}",
                                   width=str(WIDE), style="border:1px solid #827A6C;"
                                   "margin:4px"))  # fmt: skip
        step("pictures")
    return HTML(html.tag("div", *images, style="display:flex;flex-wrap:wrap"))


@contextmanager
def _progress(steps: int) -> Iterator[Callable[[str], None]]:
    """Show a bar while files are made, where a notebook can draw one; then it goes away."""
    if not has_kernel():
        yield lambda _: None
        return
    from ipywidgets import IntProgress

    bar = IntProgress(max=steps, description="Making …")
    show_view(bar)

    def step(name: str) -> None:
        bar.value, bar.description = bar.value + 1, name

    try:
        yield step
    finally:
        bar.close()
