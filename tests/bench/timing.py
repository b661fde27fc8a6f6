"""Ours and a peer by turns, and the table of what came out."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

HEAD = ("what", "ours", "peer", "ratio", "aim", "met")


@dataclass(frozen=True)
class Row:
    """One comparison. `ratio` is the median of the ratios of the rounds: noise hits both sides of
    a round alike. `most` is the aim for the ratio, `limit` for our own figure, in `unit`; `least`
    is the aim for a figure of ours that should be high, such as a share or an F1."""

    what: str
    unit: str
    ours: float
    peer: float | None = None
    ratio: float | None = None
    most: float | None = None
    limit: float | None = None
    rounds: int = 0
    least: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None where there is none."""
        if self.least is not None:
            return self.ours >= self.least
        if self.limit is not None:
            return self.ours <= self.limit
        return self.ratio <= self.most if self.most and self.ratio is not None else None

    def cells(self) -> tuple[str, ...]:
        """What stands in the table."""
        aim = f"≤ {self.limit:g} {self.unit}" if self.limit is not None else ""
        if self.least is not None:
            aim = f"≥ {self.least:g}"
        elif self.most:
            aim = "faster" if self.most == 1 else f"≤ {self.most:g} ×"
        shown = {True: "yes", False: "NO", None: ""}[self.met]
        return (self.what, _figure(self.ours, self.unit), _figure(self.peer, self.unit),
                "" if self.ratio is None else f"{self.ratio:.2f} ×", aim, shown)  # fmt: skip

    def plain(self) -> dict[str, object]:
        """The row for the JSON file."""
        return asdict(self) | {"met": self.met}


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def row(what: str, unit: str, pairs: Sequence[tuple[float, float]], **aim: float) -> Row:
    """Return the row of pairs (ours, peer), one a round."""
    ours, peer = zip(*pairs, strict=True)
    ratio = statistics.median(a / b for a, b in pairs)
    return Row(what, unit, statistics.median(ours), statistics.median(peer), ratio,
               rounds=len(pairs), **aim)  # fmt: skip


def by_turns(ours: Callable[[], float], peer: Callable[[], float],
             rounds: int) -> list[tuple[float, float]]:  # fmt: skip
    """Return (ours, peer) for each round after a first one that warms both up."""
    ours(), peer()
    return [(ours(), peer()) for _ in range(rounds)]


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Return how long one of `times` calls took, in the fastest of three stretches.

    One stretch is enough for what takes longer than a busy neighbour’s turn.
    """
    gc.collect()
    best = LONG = 0.5
    for _ in range(3):
        began = time.perf_counter()
        for _ in range(times):
            work()
        took = time.perf_counter() - began
        best = min(best, took / times)
        if took > LONG:
            return took / times
    return best


def percentile(values: Iterable[float], share: float) -> float:
    """Return the smallest value that at least `share` of the values do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -int(-share * len(ranked) // 1) - 1)]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as lines of text."""
    lines = [HEAD, *(row.cells() for row in rows)]
    wide = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(line, wide, strict=True)).rstrip()
                     for line in lines)  # fmt: skip
