"""How hard a word is: the glossary’s band where it has the word, else how common the word is.

Adds over spaCy: all of it. Frequencies: wordfreq (Zipf numbers: 7 “the”, 3 once in a million). The
limits between bands are the middles between the medians of our own glossary’s bands (B1 4.6, B2
4.2, C1 3.7, C2 3.1), carried on upwards; teachers’ levels lie within one band of Zipf for nearly
all words.
"""

from __future__ import annotations

from functools import cache

from ...errors import Missing
from ...glossary import look_up
from ...skills import LEVELS

_LIMITS = ((5.4, "A1"), (4.9, "A2"), (4.43, "B1"), (3.95, "B2"), (3.38, "C1"))


@cache
def zipf(word: str) -> float:
    """Return the Zipf number of an English word; 0 when unknown. Raises Missing."""
    try:
        from wordfreq import zipf_frequency
    except ImportError:
        what = "the levels of words come from the package wordfreq, which is not installed"
        raise Missing(f"{what}; pip install 'news-reading-kit[check]'") from None
    return float(zipf_frequency(word.replace("’", "'"), "en"))


def band(word: str, lemma: str = "", pos: str = "") -> str:
    """Return the band of a word: the glossary first, else the more common of its two forms.

    >>> band("house"), band("vassal")
    ('A1', 'C2')
    """
    known = look_up(lemma or word, pos) if pos else ()
    if known:
        return known[0].band
    common = max(zipf(word), zipf(lemma)) if lemma else zipf(word)
    return next((name for limit, name in _LIMITS if common >= limit), "C2")


def at_least(name: str, least: str) -> bool:
    """Say whether a band is `least` or harder."""
    return LEVELS.index(name) >= LEVELS.index(least)
