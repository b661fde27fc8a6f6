"""What every extra sheet carries: its names, its language, who may see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...errors import KitError
from ...lesson import Lesson
from ..setting import Setting
from ..sheet import NOTICES

Json = dict[str, Any]
NAME = 20  # letters of a lesson’s title at the foot of a sheet


def base(lesson: Lesson, setting: Setting, sheet: str, title: str, intro: str = "",
         foot: str = "", version: bool = False) -> Json:  # fmt: skip
    """Return the head of a sheet; `foot` names it at the foot when its own name does not do.

    `version` is for sheets whose questions stand in another order in B.

    {"sheet", "key": for the teacher, "title": its heading, "lesson": what it is on, "intro",
    "lang", "name": for the foot, "edition", "version", "notice"}.
    """
    own = setting.version if version else ""
    return {
        "sheet": sheet, "key": setting.key, "title": title, "lesson": lesson.title,
        "intro": intro, "lang": lesson.lang,
        "name": " ".join(filter(None, [f"{short(lesson.title, NAME)} · {foot or sheet}", own])),
        "edition": lesson.fingerprint[:8], "version": own,
        "notice": NOTICES.get(lesson.status, ""),
    }  # fmt: skip


def questions(sheet: Json) -> Iterator[Json]:
    """Yield the questions of a worksheet, part by part."""
    for part in sheet["parts"]:
        yield from part["questions"]


def nothing(why: str, what: str) -> KitError:
    """Return the sentence that says why a sheet cannot be made.

    >>> str(nothing("names no place", "map to fill in"))
    'this lesson names no place, so there is no map to fill in'
    """
    return KitError(f"this lesson {why}, so there is no {what}")


def short(words: str, most: int) -> str:
    """Return the words on one line, cut behind a whole word where they are longer than `most`."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0] if " " in line[:most] else line[:most]
    return f"{cut.rstrip(' ,;:–—')} …"
