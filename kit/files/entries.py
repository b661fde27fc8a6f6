"""Small things that both lesson files need: their lists, and the places that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..errors import did_you_mean
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


def dropped(source: Source, section: str, key: str = "id") -> set[str]:
    """Return the ids (or another key) of the entries of a section that somebody has dropped."""
    return {str(entry.get(key)) for path, entry in source.dropped.items()
            if path[0] == section and len(path) == 2}  # fmt: skip


def stranger(source: Source, path: Sequence[str | int], sort: str, name: str,
             known: Iterable[str], gone: Iterable[str]) -> None:  # fmt: skip
    """Note that nothing of this sort (“entity”) is known by that name, or that it is dropped."""
    if name in gone:
        nearest = "take it back, or name another one"
        source.fault(path, f"the {sort} “{name}” is dropped", nearest)
    else:
        source.fault(path, f"there is no {sort} “{name}”", did_you_mean(name, known))


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


def proposal(entry: Entry) -> dict[str, Any]:
    """Return the status and the confidence of an entry, as fields of its noun."""
    return {"status": entry.get("status", ""), "confidence": float(entry.get("confidence", 1.0))}


def filled(**keys: Any) -> Entry:
    """Return the keys that say something, tuples as lists; `not_here` is written `not-here`, `in_`
    is `in`."""
    return {
        key.rstrip("_").replace("_", "-"): list(value) if isinstance(value, tuple) else value
        for key, value in keys.items() if value or key == "score"
    }  # fmt: skip


def marked(noun: Any) -> Entry:
    """Return the status and the confidence of a noun as far as they say something."""
    sure = {} if noun.confidence == 1 else {"confidence": float(noun.confidence)}
    return filled(status=noun.status) | sure
