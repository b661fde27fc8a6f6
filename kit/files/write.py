"""The nouns of a lesson → its YAML files, so that reading them gives the same nouns back.

    reading_yaml(lesson, source)    `reading.yaml`; `source` says which file the article came from
    questions_yaml(lesson)          `questions.yaml`

Both return the text and what could not be written, a sentence each; such entries are left out. What
the files do not hold: where sentences end; ids, order, status and confidence of single names (an
entity with its names is one proposal); the form of a word that points back (its words tell it); the
order of a word’s places. Where nobody is given to speak, `nobody` is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..lesson import Lesson
from .entries import short
from .quoting import Rows, dump, wrapped

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_HEAD = (
    "This file is a draft that the program made. Nobody has looked at an entry with “status: draft”"
    " yet; its “confidence” (0 to 1) says how sure the program is. Where an entry is right, take"
    " both lines away. Where it is wrong, mend it, or write “status: dropped”: then the lesson goes"
    " without it, and it is not proposed again."
)


class Written(NamedTuple):
    """The text of a lesson file, and what had to be left out of it, a sentence each."""

    text: str
    left_out: tuple[str, ...]


def reading_yaml(lesson: Lesson, source: Mapping[str, str] | None = None) -> Written:
    """Return `reading.yaml`; `source` (file, sha256, url) goes into it where given."""
    from .layers import Layers

    layers = Layers(lesson)
    return _finish("reading", layers.data(source or {}), lesson, layers.left_out)


def questions_yaml(lesson: Lesson) -> Written:
    """Return `questions.yaml`."""
    from .asked import Asked

    asked = Asked(lesson)
    return _finish("questions", asked.data(), lesson, asked.left_out)


def _finish(stem: str, data: dict[str, Any], lesson: Lesson, left_out: list[str]) -> Written:
    """Return the file with its head, and a blank line before each section and each entry."""
    data = _tidied(data, left_out)
    rows = [f"# yaml-language-server: $schema=../../kit/schema/{stem}.schema.json"]
    if lesson.status != "checked":
        rows += [f"# {row}" for row in wrapped(_HEAD, 98)]
    for key, value in data.items():
        lines = dump({key: value})
        apart = isinstance(value, Rows) and any(isinstance(entry, dict) for entry in value)
        rows += ["", lines[0]] if apart or isinstance(value, (Rows, dict)) else [lines[0]]
        for n, line in enumerate(lines[1:]):
            rows += ["", line] if apart and n and line.startswith("  - ") else [line]
    return Written("\n".join(rows) + "\n", tuple(dict.fromkeys(left_out)))


def _tidied(value: Any, left_out: list[str]) -> Any:
    """Return the values without control characters, which no lesson file may hold."""
    if isinstance(value, dict):
        return type(value)((key, _tidied(inner, left_out)) for key, inner in value.items())
    if isinstance(value, list):
        return type(value)(_tidied(inner, left_out) for inner in value)
    if isinstance(value, str) and (odd := _CONTROL.search(value)):
        clean = _CONTROL.sub("", value)
        left_out.append(f"an invisible control character (U+{ord(odd[0]):04X}) was taken out of"
                        f" “{short(clean)}”")  # fmt: skip
        return clean
    return value
