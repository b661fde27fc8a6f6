"""The annotated texts for dates and wording, parsed once, and how proposals are counted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kit.annotate.doc import Read, model, read
from kit.lesson import Article, Block, Quotation, Span

from .timing import Row, by_turns, row, seconds

HERE = Path(__file__).parents[1] / "annotate"
HALVES = ("first", "later", "last")
Keys = set[tuple[Any, ...]]


@dataclass(frozen=True)
class Gold:
    """One text: parsed, its part of the texts, its dates and what a teacher would mark."""

    name: str
    half: str
    read: Read
    dates: tuple[dict[str, Any], ...]
    layers: dict[str, list[dict[str, Any]]]
    quotations: tuple[Quotation, ...]


@lru_cache(maxsize=1)
def texts() -> tuple[Gold, ...]:
    """Return all texts."""
    return tuple(_gold(path) for path in sorted((HERE / "dates").glob("*.json")))


def _gold(path: Path) -> Gold:
    data = json.loads(path.read_text("utf-8"))
    layers = json.loads((HERE / "wording" / path.name).read_text("utf-8"))
    blocks = tuple(Block(b["id"], b["kind"], b["start"], b["end"]) for b in data["blocks"])
    article = Article(data["file"], data["text"], blocks, ())
    said = tuple(Quotation(f"q-{n}", Span(q["start"], q["end"]), q["kind"], q["speaker"])
                 for n, q in enumerate(layers["quotations"]))  # fmt: skip
    return Gold(path.stem, path.stem.split("-")[0], read(article, layers["published"]),
                tuple(data["dates"]), layers, said)  # fmt: skip


def of(half: str) -> Iterator[Gold]:
    """Yield the texts of a half; "" means all."""
    return (gold for gold in texts() if half in ("", gold.half))


def counts(half: str, wanted: Callable[[Gold], Keys],
           found: Callable[[Gold], Keys]) -> tuple[int, int, int]:  # fmt: skip
    """Return how many are right, proposed too much and missed."""
    right = more = less = 0
    for gold in of(half):
        want, got = wanted(gold), found(gold)
        right += len(want & got)
        more += len(got - want)
        less += len(want - got)
    return right, more, less


def f1(right: int, more: int, less: int) -> float:
    """Return the F1 of what `counts` gives."""
    return 2 * right / max(1, 2 * right + more + less)


def beside(what: str, mine: float, peer: float, unit: str = "F1") -> Row:
    """Return a row of two figures."""
    return Row(what, unit, round(mine, 3), round(peer, 3), mine / peer if peer else None)


def keys(rows: Iterable[dict[str, Any]], *more: str) -> Keys:
    """Return the annotated places with some of their fields."""
    return {(r["start"], r["end"], *(r[name] for name in more)) for r in rows}


def speed(what: str, work: Callable[[Gold], object]) -> Row:
    """Return how long a stage takes over all texts beside spaCy’s own time for them."""
    golds = texts()

    def ours() -> float:
        for gold in golds:  # what a parse keeps for later stages is forgotten
            for _, doc in gold.read.docs:
                for name in [n for n in doc.user_data if str(n).startswith("kit.")]:
                    del doc.user_data[name]
        return seconds(lambda: [work(gold) for gold in golds]) * 1000

    def plain() -> float:
        nlp = model()
        return seconds(lambda: [nlp(doc.text) for g in golds for _, doc in g.read.docs]) * 1000

    return row(what, "ms", by_turns(ours, plain, 3), most=0.3)
