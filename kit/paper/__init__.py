"""A lesson on paper: worksheet, test and key, extra sheets and slides.

    handout(lesson, setting, form, sheet)   the files, each with its name and bytes
    previews(lesson, setting, sheet)        a picture of each page
    FORMS, AIDS                             what `--format` and `--sheet` can be

Everything starts from `sheet.worksheet` (or a sheet of `aids`): plain JSON, drawn by Typst, as DOCX
or as Markdown. Pure: the same lesson and setting give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from ..errors import KitError
from ..lesson import Lesson
from .aids import AIDS
from .setting import LINES, MARKS, MOST, Setting
from .sheet import worksheet

__all__ = [
    "AIDS", "FORMS", "LINES", "MARKS", "MOST", "File", "Setting", "handout", "previews",
    "worksheet",
]  # fmt: skip

Json = dict[str, Any]
Tell = Callable[[str], None]
ORDERED = ("", "grid", "slides")  # sheets on which the versions differ


class File(NamedTuple):
    """A finished file: its name and its bytes."""

    name: str
    data: bytes


def handout(lesson: Lesson, setting: Setting, form: str = "pdf", sheet: str = "",
            note: str = "", tell: Tell = lambda _: None) -> list[File]:  # fmt: skip
    """Return the files of one audience: one, or one a version.

    `sheet` names an extra sheet instead of the worksheet (these are PDF only); `note` is a
    sentence for the teacher that the key prints; `tell` hears of signs that no font has. KitError
    for what cannot be printed.
    """
    if sheet and form != "pdf":
        raise KitError(f"the sheet “{sheet}” is made as PDF only")
    files = []
    for name, own, data, template in _made(lesson, setting, sheet, note):
        files.append(File(f"{name}.{form}", FORMS[form](data, own, template)))
        if form == "pdf":
            _tell_signs(data, files[-1].name, tell)
    return files


def _tell_signs(data: Json, name: str, tell: Tell) -> None:
    from .pdf import unprintable

    if signs := unprintable(data):
        listed = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:8])
        more = f" and {len(signs) - 8} more" if len(signs) > 8 else ""
        tell(f"{name}: no font of the kit has {listed}{more}; printed as numbers.")


def previews(lesson: Lesson, setting: Setting, sheet: str = "", note: str = "",
             ppi: float = 72) -> list[File]:  # fmt: skip
    """Return a PNG of every page, named like its file: `worksheet-1.png`."""
    from .pdf import pages

    return [File(f"{name}-{n}.png", page) for name, own, data, template
            in _made(lesson, setting, sheet, note)
            for n, page in enumerate(pages(data, own, template, ppi=ppi), 1)]  # fmt: skip


def _made(lesson: Lesson, setting: Setting, sheet: str,
          note: str) -> Iterator[tuple[str, Setting, Json, str]]:  # fmt: skip
    """Yield (file name without ending, setting, data, template) for each version."""
    for version in (setting.versions if sheet in ORDERED else ()) or ("",):
        own = replace(setting, version=version)
        if sheet:
            make, template = AIDS[sheet]
            data = make(lesson, own)
        else:
            data, template = worksheet(lesson, own, note), "worksheet"
        yield _name(data, own, sheet), own, data, template


def _name(data: Json, setting: Setting, sheet: str) -> str:
    parts = [sheet or data["sheet"], setting.version]
    if sheet:
        parts.append("key" if setting.key else "")
    parts += ["large" if setting.large else "", "dyslexia" if setting.dyslexia else ""]
    return "-".join(part for part in parts if part)


def _pdf(data: Json, setting: Setting, template: str) -> bytes:
    from .pdf import pdf

    return pdf(data, setting, template)


def _docx(data: Json, setting: Setting, _: str) -> bytes:
    from .word import docx

    return docx(data, setting)


def _md(data: Json, _: Setting, __: str) -> bytes:
    from .markdown import markdown

    return markdown(data).encode()


FORMS: dict[str, Callable[[Json, Setting, str], bytes]] = {"pdf": _pdf, "docx": _docx, "md": _md}
