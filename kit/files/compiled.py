"""Lesson ↔ JSON: what a learner's computer loads instead of YAML.

The file has two lines: a head (format, key of the sources, sum of the second line) and the lesson.
A noun is {"Name": [its fields in order]}, without those at the end that say no more than their
default; a tuple is a list, a span is its two numbers. Only the nouns of a lesson can be made of it.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import MISSING, fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from .. import lesson as nouns
from ..lesson import Lesson, Span
from . import QUESTIONS, READING, article_path

FORMAT = 1  # another number makes every compiled lesson stale
NAME = ".lesson.json"
NOUNS: dict[str, type] = {
    name: noun for name, noun in vars(nouns).items()
    if isinstance(noun, type) and is_dataclass(noun)
}
FIELDS: dict[str, dict[str, str]] = {  # noun → field → its annotation
    name: {field: noun.__annotations__[field] for field in noun.__match_args__}  # type: ignore[attr-defined]
    for name, noun in NOUNS.items()
}
MADE_WITH = f"{FORMAT} {FIELDS}"  # a noun with other fields makes them stale as well


def dumps(lesson: Lesson) -> str:
    """Return a lesson as one line of JSON."""
    return json.dumps(_plain(lesson), ensure_ascii=False, separators=(",", ":"))


def loads(line: str) -> Lesson:
    """Return the lesson of such a line; ValueError when it holds none."""
    try:
        lesson = json.loads(line, object_hook=_noun)
    except (KeyError, IndexError, TypeError, RecursionError) as error:
        raise ValueError(f"no compiled lesson: {error!r}") from None
    if not isinstance(lesson, Lesson):
        raise ValueError("no compiled lesson")
    return lesson


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Span):
        return [value.start, value.end]
    name = type(value).__name__
    if name not in NOUNS:
        return value
    values = [getattr(value, field.name) for field in fields(value)]
    for field in reversed(fields(value)):
        if field.default is MISSING or values[-1] != field.default:
            break
        values.pop()
    return {name: [_plain(part) for part in values]}


def _deep(values: list[Any]) -> tuple[Any, ...]:
    return tuple([_deep(v) if type(v) is list else v for v in values])


def _spans(values: list[Any]) -> tuple[Span, ...]:
    return tuple([Span(start, end) for start, end in values])


def _span(value: list[int] | None) -> Span | None:
    return Span(*value) if value else None


_BACK = {"Span": _span, "Span | None": _span, "tuple[Span, ...]": _spans,
         "tuple[tuple[str, str], ...]": _deep, "tuple[tuple[str, float], ...]": _deep}  # fmt: skip
_LISTS = {  # noun → (place of a field that is a list in JSON, what makes it a value again)
    name: [(i, _BACK.get(kind, tuple)) for i, kind in enumerate(kinds.values())
           if kind in _BACK or kind.startswith("tuple[")]
    for name, kinds in FIELDS.items()
}  # fmt: skip


def _noun(entry: dict[str, list[Any]]) -> Any:
    ((name, values),) = entry.items()
    for i, back in _LISTS[name]:
        if i >= len(values):
            break
        values[i] = back(values[i])
    return NOUNS[name](*values)


def sources(folder: Path) -> str:
    """Return the SHA-256 of the YAML files as they are now, and of the folder’s name (the id)."""
    digest = sha256(f"{MADE_WITH}\0{folder.name}".encode())
    for file in (folder / READING, folder / QUESTIONS):
        try:
            raw = file.read_bytes()
        except FileNotFoundError:
            digest.update(b"\0none")
            continue
        digest.update(f"\0{len(raw)}\0".encode() + raw)
    return digest.hexdigest()


def key(folder: Path, article: str, yaml: str) -> str:
    """Return the SHA-256 of all that a lesson is made from: the article and its YAML (`sources`).

    "" when the article is gone.
    """
    path = article_path(folder, article)
    return sha256(yaml.encode() + path.read_bytes()).hexdigest() if path else ""


def fresh(folder: Path) -> Lesson | None:
    """Return the compiled lesson, or None when there is none, or an old or damaged one."""
    for place in (_beside, _cache):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            head, line = place(folder).read_bytes().split(b"\n", 1)
            about = json.loads(head)
            now = key(folder, about["article"], sources(folder))
            if about["key"] == now and about["sum"] == crc32(line):
                return loads(line.decode())
    return None


def keep(lesson: Lesson, folder: Path, yaml: str) -> Path | None:
    """Write the compiled lesson beside its YAML, or else in the user’s cache; None if neither can.

    `yaml` is what `sources` said before the YAML was read. Whoever reads meanwhile finds the old
    file or the new one, never half of one.
    """
    line = dumps(lesson)
    about = {"format": FORMAT, "article": lesson.article.file, "sum": crc32(line.encode()),
             "key": key(folder, lesson.article.file, yaml)}  # fmt: skip
    for place in (_beside, _cache):
        with contextlib.suppress(OSError):
            path = place(folder)
            if path.parent != folder:
                path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, f"{json.dumps(about)}\n{line}")
            return path
    return None


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=NAME, suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _beside(folder: Path) -> Path:
    return folder / NAME


def _cache(folder: Path) -> Path:
    from platformdirs import user_cache_path

    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return user_cache_path("kit", appauthor=False) / "lessons" / f"{folder.name}-{name}.json"
