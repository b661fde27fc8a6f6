"""Which meaning of a word a sentence uses: the one whose subject the text speaks of, or none.

Adds over spaCy: all of it. The glossary gives the sense that news uses, and often the everyday one
that it rules out. A sense of one field (“money used to start a business”) is taken only where the
sentence speaks of that field, or the whole article does; a general sense is taken unless the text
speaks of the other one. Better no meaning than a wrong one.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any, NamedTuple

from ...glossary import Entry
from ..doc import Read
from .levels import zipf
from .lexicon import bag, rows, words

COMMON = 5.3  # Zipf: from here on a word tells little of a text’s subject
MARGIN = 0.4  # by so much the other sense may have more without ruling ours out
RARE = 4.2  # Zipf: a word with one meaning that is rarer needs no proof
OTHER = 0.5  # what a sense needs that is not the first in news
ENOUGH = 0.9  # what a sense of one field needs


class Around(NamedTuple):
    """What an article speaks of: the weight of its words, and its share of each field’s words."""

    weight: dict[str, float]
    fields: dict[str, float]


def around(read: Read) -> Around:
    """Return what the article speaks of."""
    weight: dict[str, float] = {}
    seen: Counter[str] = Counter()
    for _, doc in read.docs:
        low, lemmas = words(doc)
        for word in {*low, *lemmas}:
            if word.isalpha() and len(word) > 2 and word not in weight:
                weight[word] = 1.0 if zipf(word) < COMMON else 0.25
        seen.update(field for lemma in lemmas for field in _fields().get(lemma, ()))
    most = max(seen.values(), default=1)
    return Around(weight, {field: n / max(most, 4) for field, n in seen.items()})


def sense(entries: tuple[Entry, ...], token: Any, text: Around) -> tuple[Entry, float] | None:
    """Return the entry that fits a token and how sure that is, or None where none does."""
    near = _near(token)
    if len(entries) == 1 and not entries[0].not_here:
        return (entries[0], 0.97) if _alone(entries[0], near, text) else None
    scored = [(_score(e, near, text), -i, e) for i, e in enumerate(entries)]
    fit = [row for row in scored if row[0] is not None]
    if not fit:
        return None
    score, place, best = max(fit, key=lambda row: (round(row[0] or 0.0, 1), row[1]))
    if place and (score or 0) < OTHER + 0.5 * (not _speaks(best.here)):
        return None
    return best, 0.92 if (score or 0) >= ENOUGH else 0.8


def opposed(entries: tuple[Entry, ...], token: Any, text: Around) -> bool:
    """Say whether the text around a token speaks of the sense that an entry rules out."""
    near = _near(token)
    return any(_against(e, near, text) > _for(e, near, text) + MARGIN for e in entries)


def _near(token: Any) -> set[str]:
    return {w for t in token.sent if t.is_alpha and t.i != token.i
            for w in (t.lower_, t.lemma_.lower())}  # fmt: skip


def _alone(entry: Entry, near: set[str], text: Around) -> bool:
    """A word with one sense: taken, if it is not a common word that happens to have one here."""
    fields = _speaks(entry.here)
    common = zipf(entry.word)
    if not fields:
        return common < COMMON - 0.5
    return common < RARE or any(_field(f, near, text) for f in fields)


def _score(entry: Entry, near: set[str], text: Around) -> float | None:
    """Return how well an entry fits; None where it does not."""
    fields = _speaks(entry.here)
    mine, other = _for(entry, near, text), _against(entry, near, text)
    if other > mine + MARGIN or (fields and mine < ENOUGH):
        return None
    return mine - other + 0.5 * (not fields)


def _for(entry: Entry, near: set[str], text: Around) -> float:
    return _shared(entry.here, near, text) + _most(_speaks(entry.here), near, text)


def _against(entry: Entry, near: set[str], text: Around) -> float:
    fields = _speaks(entry.not_here) - _speaks(entry.here)
    return _shared(entry.not_here, near, text) + _most(fields, near, text)


def _shared(meaning: str, near: set[str], text: Around) -> float:
    """How much a meaning shares with the sentence, and a little with the whole article."""
    return sum(text.weight.get(w, 0.0) * (1.0 if w in near else 0.3) for w in _content(meaning))


def _most(fields: frozenset[str], near: set[str], text: Around) -> float:
    return max((_field(f, near, text) for f in fields), default=0.0)


def _field(field: str, near: set[str], text: Around) -> float:
    """How much sentence and article speak of a field, 0 to 2."""
    here = sum(field in _fields().get(w, ()) for w in near)
    return min(here, 2) * 0.6 + text.fields.get(field, 0.0) * 0.6


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("fields.tsv"):
        for word in row["words"].split():
            found[word] = (*found.get(word, ()), row["field"])
    return found


@cache
def _speaks(meaning: str) -> frozenset[str]:
    """Return the fields of which a meaning speaks."""
    return frozenset(f for word in _content(meaning) for f in _fields().get(word, ()))


@cache
def _content(text: str) -> frozenset[str]:
    found = [w for w in re.findall(r"[a-z]{3,}", text.casefold()) if w not in bag("small words")]
    singular = [w[:-1] for w in found if w.endswith("s") and w[-2] != "s"]
    return frozenset([*found, *singular, *(w[:-3] + "y" for w in found if w.endswith("ies"))])
