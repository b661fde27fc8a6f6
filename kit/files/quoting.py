"""Plain values → YAML as a person would write it; whatever the words are, they come back equal.

Words stand bare where YAML cannot take them for something else, else in quotation marks. Long words
are folded (`>-`) into lines of `WIDTH`; what cannot be seen (line separators, bidi overrides) is
written as an escape. A `Flow` stands on one line where it fits, `Rows` always have a line each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 100  # columns
_ODD = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_MEANT = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)$", re.IGNORECASE)  # or 1.1
_FIGURES = re.compile(r"[0-9][^ ]*$|[0-9]{4}-[0-9]")  # a number, a time, a day
_OPENERS = "“‘«„‹¿¡($€£/_…"  # what may begin bare words, beside letters and figures
_GAP = re.compile(r"(?<! ) (?! )")


class Flow(dict[str, Any]):
    """Keys and values that stand in braces on one line where they fit."""


class Rows(list[Any]):
    """A list with a line for each entry, however short."""


def scalar(value: Any, inside: bool = False) -> str:
    """Return a text, number or truth on one line; `inside` braces or brackets commas are not bare.

    >>> scalar("no"), scalar("He said: go"), scalar("a, b", inside=True), scalar(True)
    ("'no'", "'He said: go'", "'a, b'", 'true')
    """
    if not isinstance(value, str):
        return json.dumps(value)
    if _bare(value, inside):
        return value
    if _ODD.search(value) or "\n" in value:
        escaped = json.dumps(value, ensure_ascii=False)
        return _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", escaped)
    return "'" + value.replace("'", "''") + "'"


def _bare(words: str, inside: bool) -> bool:
    first, last = words[:1], words[-1:]
    if not (first.isalnum() or (first and first in _OPENERS)) or last.isspace() or last == ":":
        return False
    if _ODD.search(words) or "\n" in words or ": " in words or " #" in words:
        return False
    if inside and any(c in words for c in ",[]{}:?"):
        return False
    return not (_MEANT.match(words) or _FIGURES.match(words))


def dump(data: Mapping[str, Any], indent: int = 0, width: int = WIDTH) -> list[str]:
    """Return the lines of a mapping, indented by so many spaces."""
    found: list[str] = []
    for key, value in data.items():
        found += put(f"{' ' * indent}{scalar(key)}:", value, indent, width)
    return found


def put(lead: str, value: Any, indent: int, width: int = WIDTH) -> list[str]:
    """Return the lines of a value that follows `lead` (“key:” or “-”) at so many spaces.

    A `width` above WIDTH folds nothing: every text stands on one line.
    """
    if isinstance(value, str):
        return _words(lead, value, indent, width)
    if isinstance(value, (dict, list)) and not value:
        return [f"{lead} {'{}' if isinstance(value, dict) else '[]'}"]
    if isinstance(value, dict):
        line = f"{lead} {flow(value)}" if isinstance(value, Flow) else ""
        if 0 < len(line) <= width:
            return [line]
        rows = dump(value, indent + 2, width)
        return [f"{lead} {rows[0].lstrip()}", *rows[1:]] if lead.endswith("-") else [lead, *rows]
    if isinstance(value, list):
        simple = not isinstance(value, Rows) and all(not isinstance(v, dict) or isinstance(v, Flow)
                                                     for v in value)  # fmt: skip
        line = f"{lead} {flow(value)}" if simple else ""
        if 0 < len(line) <= width:
            return [line]
        inner = f"{' ' * (indent + 2)}-"
        return [lead, *(row for v in value for row in put(inner, v, indent + 2, width))]
    return [f"{lead} {scalar(value)}"]


def flow(value: Any) -> str:
    """Return a value on one line, in braces or brackets where it has parts."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k, True)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    return scalar(value, inside=True)


def _words(lead: str, words: str, indent: int, width: int) -> list[str]:
    line = f"{lead} {scalar(words)}"
    safe = width <= WIDTH and not _ODD.search(words) and words.strip() == words and words
    if safe and "\n" in words and not re.search(r"[ \u3000]\n", words):
        rows = words.split("\n")
        return [f"{lead} |-", *(f"{' ' * (indent + 2)}{row}" if row else "" for row in rows)]
    if not safe or "\n" in words or len(line) <= width or not _GAP.search(words):
        return [line]
    return [f"{lead} >-", *(" " * (indent + 2) + row for row in wrapped(words, width - indent - 2))]


def wrapped(words: str, width: int) -> Iterator[str]:
    """Yield lines of at most `width` columns, broken at single spaces only; a longer word stands
    alone."""
    line = ""
    for part in _GAP.split(words):
        if line and len(line) + 1 + len(part) > width:
            yield line
            line = part
        else:
            line = f"{line} {part}" if line else part
    yield line
