"""`standards:` of `reading.yaml` → rules: rows of the standards that count differently, and why."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import did_you_mean
from ..lesson import Rule
from .entries import entries, texts
from .source import Source


def rules(source: Source, ids: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules in the order of the file; what they leave out has to be one of `ids`.

    The schema has seen to the names of rows and limits. Whether a row has that limit is known to
    `kit.check` alone.
    """
    known, found = list(ids), []
    for path, entry in entries(source, "standards"):
        ignore = entry.get("ignore", False)
        of = texts(entry, "ignore") if isinstance(ignore, list) else ()
        for n, name in enumerate(of):
            if name not in known:
                nearest = did_you_mean(name, known)
                source.fault([*path, "ignore", n], f"there is no entry “{name}”", nearest)
        limits = tuple((key, n) for key, n in entry.items() if key not in ("row", "why", "ignore"))
        found.append(Rule(entry.get("row", ""), entry.get("why", ""), bool(ignore), of, limits))
    return tuple(found)
