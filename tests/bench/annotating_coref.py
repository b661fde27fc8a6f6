"""Chains of pronouns and descriptions on our own annotated texts, beside the plain reader.

Names and quotations are given, so that what is measured is coreference alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kit.annotate.coref import STAGES, chains
from kit.lesson import Mention

from . import voices_plain
from .annotating_voices import HALVES, speed
from .timing import Row
from .voices_gold import Gold, all_pairs, conll, given, right_hints, texts

Reader = Callable[[Gold], Sequence[Mention]]


def rows() -> Iterator[Row]:
    """CoNLL F1 of chains that hold a name, the share of hints that are right, the time."""
    for half in HALVES:
        yield _row(f"chains, {half} half / names alone", score(half, ours), score(half, _nothing))
        plain = score(half, voices_plain.chains)
        yield _row(f"chains, {half} half / nearest name", score(half, ours), plain, 0.6)
    for stage in STAGES:
        less = score("", lambda g, s=stage: ours(g, tuple(x for x in STAGES if x != s)))
        yield _row(f"chains / without the stage “{stage}”", score("", ours), less)
    for half in HALVES:
        right, shown = right_hints(texts(half), ours)
        yield Row(f"hints right, {half} half, of {shown}", "share", round(right / shown, 3),
                  least=0.85)  # fmt: skip
    yield speed("find chains, all texts / spaCy reads them", ours)


def score(half: str, reader: Reader) -> float:
    """Return the CoNLL F1 of a reader over all texts of a half."""
    golds = texts(half)
    return conll(all_pairs(golds, [reader(g) for g in golds]))


def ours(gold: Gold, stages: tuple[str, ...] = STAGES) -> tuple[Mention, ...]:
    """Return our chains with the names and quotations as annotated."""
    return chains(gold.read, gold.entities, gold.mentions, given(gold), stages)


def _nothing(gold: Gold) -> tuple[Mention, ...]:
    return ()


def _row(what: str, mine: float, peer: float, least: float | None = None) -> Row:
    return Row(what, "F1", round(mine, 3), round(peer, 3), mine / (peer or 1), least=least)
