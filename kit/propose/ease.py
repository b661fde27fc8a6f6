"""Stems in words as common as those of their text (I14): of several wordings, one that is.

The measure is the one of the standards: the median of the words' Zipf numbers, names and quoted
words left out, to one decimal. Without the list of frequencies every wording is as good.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from statistics import median
from typing import Any

from .. import text as strings
from ..lesson import Question
from .draft import Draft

FEW = 15  # plain words under which the whole text stands for a block
_QUOTED = re.compile(r"[“\"][^“”\"]+[”\"]")


def pick(draft: Draft, key: str, blocks: str | Iterable[str], asks: Sequence[str],
         statement: str = "") -> str:  # fmt: skip
    """Return one of the wordings that are as easy as the text, the easiest where none is."""
    wanted = heard(draft, (blocks,) if isinstance(blocks, str) else tuple(blocks))
    known = names(draft)
    rows = [(_median(f"{ask} {statement}", known), n) for n, ask in enumerate(asks)]
    good = [asks[n] for ease, n in rows if not ease or ease >= wanted]
    return draft.pick(key, good) if good else asks[max(rows, key=lambda r: (r[0], -r[1]))[1]]


def fits(draft: Draft, q: Question) -> bool:
    """Say whether the stem of an item is as easy as what it reads."""
    ease = _median(f"{q.ask} {q.statement}", names(draft))
    return not ease or ease >= heard(draft, q.reads)


def heard(draft: Draft, blocks: tuple[str, ...]) -> float:
    """Return how common the words of some blocks are."""
    kept = _kept(draft)
    if blocks not in kept:
        known, lesson = names(draft), draft.lesson
        shown = [lesson.article[b.span] for b in lesson.blocks.values()]
        area = [lesson.article[b.span] for b in lesson.blocks.values()
                if "all" in blocks or b.id in blocks]  # fmt: skip
        few = len(_plain("\n".join(area), known)) < FEW
        kept[blocks] = _median("\n".join(shown if few else area), known, quoted=True)
    return float(kept[blocks])


def names(draft: Draft) -> frozenset[str]:
    """Return the words with a capital in the names of the article, without their endings."""
    kept = _kept(draft)
    if () not in kept:
        texts = [e.name for e in draft.lesson.entities]
        texts += [draft[m.span] for m in draft.lesson.mentions if m.form == "name"]
        kept[()] = frozenset(strings.root(text[a:b]) for text in texts
                             for a, b in strings.words(text) if text[a].isupper())  # fmt: skip
    found: frozenset[str] = kept[()]
    return found


def _kept(draft: Draft) -> dict[tuple[str, ...], Any]:
    """Return what was worked out for this draft already; kept in it, as its own look-ups are."""
    kept: dict[tuple[str, ...], Any] = vars(draft).setdefault("_eased", {})
    return kept


def _median(text: str, known: frozenset[str], quoted: bool = False) -> float:
    plain = _plain(text if quoted else _QUOTED.sub(" ", text), known)
    values = [_zipf(word) for word in plain]
    return round(float(median(values)), 1) if values and all(v >= 0 for v in values) else 0.0


def _plain(text: str, known: frozenset[str]) -> list[str]:
    words = [text[a:b] for a, b in strings.words(text)]
    return [w for w in words if w[0].isalpha() and strings.root(w) not in known]


@cache
def _zipf(word: str) -> float:
    """Return how common a word is, in its form or its plain form; −1 without the list."""
    try:
        from wordfreq import zipf_frequency
    except ImportError:
        return -1.0
    low = strings.fold(word).casefold()
    forms = {low, re.sub(r"'s?$", "", low), strings.root(low), f"{strings.root(low)}e"}
    return max(float(zipf_frequency(form, "en")) for form in forms if form)
