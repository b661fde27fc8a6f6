"""Quotations with their speakers on our own annotated texts, beside the plain reader.

The names are given, so that what is measured is voices and not names. Texts of the half “later”
were written after the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kit.annotate.voices import STAGES, heard
from kit.lesson import Quotation

from . import voices_plain
from .timing import Row, by_turns, row, seconds
from .voices_gold import Count, Gold, quotes, reread, texts

HALVES = ("first", "later")
PARTS = (("direct and mixed", False), ("indirect", True))
Reader = Callable[[Gold], Sequence[Quotation]]


def rows() -> Iterator[Row]:
    """F1 of quotations with the right speaker, and what each stage adds; the time it takes."""
    for half in HALVES:
        for name, indirect in PARTS:
            ours = score(half, indirect, _without(""))
            plain = score(half, indirect, voices_plain.voices)
            least = 0.6 if indirect else 0.8
            yield _row(f"{name} with speaker, {half} half / plain reader", ours, plain, least)
    for stage in STAGES:
        for name, indirect in PARTS:
            ours = score("", indirect, _without(""))
            less = score("", indirect, _without(stage))
            if less.right and ours.f1 != less.f1:
                yield _row(f"{name} with speaker / without the stage “{stage}”", ours, less)
    yield speed("find voices, all texts / spaCy reads them", lambda g: heard(
        g.read, g.entities, g.mentions))  # fmt: skip


def score(half: str, indirect: bool, reader: Reader) -> Count:
    """Compare what a reader finds with what there is, over all texts of a half."""
    return sum((quotes(g, reader(g), indirect) for g in texts(half)), Count())


def _without(stage: str) -> Reader:
    left = tuple(s for s in STAGES if s != stage)
    return lambda gold: heard(gold.read, gold.entities, gold.mentions, left).quotations


def _row(what: str, ours: Count, peer: Count, least: float | None = None) -> Row:
    return Row(what, "F1", round(ours.f1, 3), round(peer.f1, 3), ours.f1 / (peer.f1 or 1),
               least=least)  # fmt: skip


def speed(what: str, work: Callable[[Gold], object], rounds: int = 5) -> Row:
    """Return the time of `work` on freshly read texts beside the reading itself."""
    golds = texts()

    def ours() -> float:
        fresh = [reread(g) for g in golds]
        return seconds(lambda: [work(g) for g in fresh]) * 1000

    peer = lambda: seconds(lambda: [reread(g) for g in golds]) * 1000  # noqa: E731
    return row(what, "ms", by_turns(ours, peer, rounds), most=0.1)
