"""Words as the checks see them: which carry content, which belong together, how common they are.

Everything works on plain strings. Only `zipf` and `listed_level` need a library, imported when
called; without it they raise `kit.errors.Missing` with the command that installs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from .. import text as strings
from ..errors import Missing

_STOP = """
a about above across after again against all almost along already also although always am among an
and another any anybody anyone anything are around as at away back be became because become been
before behind being below beside between both but by came can cannot come could did do does doing
done down during each either else enough even ever every everybody everyone everything except few
first for from further get gets give given gives go goes going gone got had has have having he her
here hers herself him himself his how however i if in inside instead into is it its itself just
least less let like made make makes many may me might mine more most much must my myself near
neither never no nobody none nor not nothing now of off often on once one ones only onto or other
others our ours out outside over own per perhaps put quite rather really s same shall she should
since so some somebody someone something still such t take taken takes than that the their theirs
them themselves then there therefore these they thing things this those though through thus to
together too toward towards two under until up upon us used very want wants was way we well went
were what whatever when where whether which while who whom whose why will with within without
would yes yet you your yours yourself don't doesn't didn't isn't aren't wasn't weren't can't won't
"""
STOP = frozenset(_STOP.split())

_CLASSROOM = """
answer answers article author choose fits following idea information journalist mean meaning means
option options paragraph part passage phrase piece question read reader readers reading reporter
said say saying says sentence sentences statement story tell telling tells text title true false
stated think thinks word words write writer writes wrote line lines best
"""  # the words of tasks: they would stand in a question about any text

_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def tokens(text: str) -> list[str]:
    """Return the words of `text` as they stand."""
    return [text[a:b] for a, b in strings.words(text)]


def count(text: str) -> int:
    """Return how many words `text` has."""
    return len(strings.words(text))


def content(text: str) -> set[str]:
    """Return the roots of the words that carry content: no function words, no words of tasks."""
    found = set()
    for word in tokens(text):
        plain = strings.fold(word).casefold()
        bare = re.sub(r"'s?$", "", plain)
        if bare not in STOP and bare not in CLASSROOM and len(bare) > 1:
            found.add(strings.root(plain))
    return found


def kin(one: str, other: str) -> bool:
    """Say whether two words belong to one family, by root or by a long common beginning.

    >>> kin("sovereignty", "sovereign"), kin("country", "counter")
    (True, False)
    """
    one, other = strings.root(one), strings.root(other)
    if one == other:
        return True
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same >= 5 and same / max(len(one), len(other)) >= 0.75


def quoted(text: str) -> list[str]:
    """Return what stands between double quotation marks in `text`, curly or straight."""
    return _QUOTED.findall(text)


def unquoted(text: str) -> str:
    """Return `text` without what stands between quotation marks."""
    return _QUOTED.sub(" ", text)


def stands(words: str, text: str) -> bool:
    """Say whether quoted `words` stand in `text`: case and end punctuation free, “…” leaves out."""
    hay = strings.fold(text).casefold()
    parts = [part.strip(" ,.;:!?") for part in re.split(r"…|\.\.\.|\[[^\]]*\]", words)]
    parts = [strings.fold(part).casefold() for part in parts if part]
    return bool(parts) and all(strings.find(hay, part) for part in parts)


@cache
def zipf(word: str) -> float:
    """Return how common an English word is: its Zipf number (wordfreq); 0 when unknown."""
    try:
        from wordfreq import zipf_frequency
    except ImportError:
        raise Missing(
            "to know how common a word is, the check needs the package wordfreq; install it with "
            "“python -m pip install wordfreq”"
        ) from None
    return float(zipf_frequency(strings.fold(word), "en"))


def ease(word: str) -> float:
    """Return the Zipf number of `word` or of its plain form, whichever is the more common."""
    low = strings.fold(word).casefold()
    forms = {low, re.sub(r"'s?$", "", low), strings.root(low), strings.root(low) + "e"}
    return max(zipf(form) for form in forms if form)


def listed_level(word: str) -> str:
    """Return the CEFR level that cefrpy gives a word on average, or “” when it has none."""
    try:
        from cefrpy import CEFRAnalyzer
    except ImportError:
        raise Missing(
            "to compare levels the check needs the package cefrpy; install it with "
            "“python -m pip install cefrpy”"
        ) from None
    level = CEFRAnalyzer().get_average_word_level_CEFR(word)
    return str(level) if level else ""


def median(values: Iterable[float]) -> float:
    """Return the median, or 0 of nothing."""
    from statistics import median as middle

    values = list(values)
    return float(middle(values)) if values else 0.0

CLASSROOM = frozenset(_CLASSROOM.split())