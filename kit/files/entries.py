"""Small things that both lesson files need: their lists, and the places that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .source import Source

WHERE = ("quote", "in", "nth", "after", "before", "all")
Entry = dict[str, Any]


def entries(source: Source, *path: str | int) -> Iterator[tuple[list[str | int], Entry]]:
    """Yield (path, entry) of a list of “key: value” entries that have the right shape."""
    node: Any = source.data
    for step in path:
        node = node.get(step, ()) if isinstance(node, dict) else node[int(step)]
    for i, entry in enumerate(node):
        if isinstance(entry, dict):
            yield [*path, i], entry


def where(entry: Entry) -> Any:
    """Return the place that an entry names: its `quote`, with `in`, `nth` … beside it."""
    if isinstance(entry.get("quote"), dict):
        return entry["quote"]
    return {key: entry[key] for key in WHERE if key in entry}


def texts(entry: Entry, key: str) -> tuple[str, ...]:
    """Return a list of texts as a tuple."""
    return tuple(str(text) for text in entry.get(key, ()) if text is not None)


def short(words: Any) -> str:
    """Return the beginning of long words, for a message."""
    line = " ".join(str(words).split())
    return line if len(line) <= 60 else line[:57].rsplit(" ", 1)[0] + " …"
