"""Which of several wordings of a question is as plain as its text (I11, I14).

The frequencies are wordfreq’s, which the layers were made with; without them all words count as
equal, and the first wording is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .. import text as strings
from .draft import Draft
from .telling import count, stem, words

STEM = 30  # I11: words of a question, at most

_QUOTED = re.compile(r"“[^”]*”")


def plainest(draft: Draft, asks: Sequence[str], *blocks: str) -> str:
    """Return the first wording of a question whose words are no rarer than those of its text (I14).

    The answer is “” when all are too long or too rare.
    """
    area = " ".join(draft[draft.lesson.blocks[b].span] for b in blocks)
    names = _names(draft)
    heard = _commonness(area, names)
    for ask in asks:
        if count(ask) <= STEM and _commonness(_QUOTED.sub(" ", ask), names) >= heard:
            return ask
    return ""


@cache
def _commonness(text: str, names: frozenset[str]) -> float:
    sizes = sorted(_ease(w) for w in words(text) if w[0].isalpha() and stem(w) not in names)
    middle = len(sizes) // 2
    if not sizes:
        return 0.0
    return round(sizes[middle] if len(sizes) % 2 else (sizes[middle - 1] + sizes[middle]) / 2, 1)


@cache
def _ease(word: str) -> float:
    try:
        from wordfreq import zipf_frequency
    except ImportError:
        return 0.0
    bare = re.sub(r"'s?$", "", word)
    head = re.sub(r"(?:ing|ed|es|s|ly)$", "", bare)
    forms = {word, bare, head, f"{head}e"} if len(head) > 2 else {word, bare}
    return max(float(zipf_frequency(form, "en")) for form in forms if form)


def _names(draft: Draft) -> frozenset[str]:
    found = " ".join(e.name for e in draft.lesson.entities)
    return frozenset(stem(w) for a, b in strings.words(found) if (w := found[a:b])[0].isupper())
