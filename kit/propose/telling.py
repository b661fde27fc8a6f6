"""What an item may show: a phrase of the text around a word, hints that do not tell, even lengths.

The limits are those of the standards (I6, I10, F3, F4), a little stricter, so that what is made
here passes `kit check`. Plain work on strings; nothing is drawn by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from .. import text as strings
from ..lesson import Span
from ..skills import LEVELS
from .draft import Draft

RATIO, SHORT = 1.6, 15  # I6: longest option to shortest, where up to 15 letters count as 15
FEWEST, MOST = 8, 45  # F3: words of a feedback
BEFORE, AFTER = 5, 6  # words on each side of a word that is shown in its phrase

# A quoted piece may start with one of these, and end in front of one of those.
_OPENS_WORDS = """
a an the no its his her their our my this these some many it he she they we you i was were is are
has have had will would could may might for with from in on at after before because who which when
while to but as during
"""
_OPENS = frozenset(_OPENS_WORDS.split())
_CLOSES_WORDS = """
and but or to for from in on at by with after before because who which that when while where as
during since until if so into over under about against between through
"""
_CLOSES = frozenset(_CLOSES_WORDS.split())
_BARRIER = re.compile(r"[“”\"«»„;()\[\]\n…–—]|:(?!\d)|(?<!\bp\.m)(?<!\ba\.m)\.\s")
_WEAK_WORDS = """
a an the and or but of to in on at by for from with as that which who whose where when while if
than so its his her their our my your this these those is are was were be been has have had will
would could may might can do does did not no very into over under about after before since because
although though until also it he she they we you i there then per said says told
"""
_WEAK = frozenset(_WEAK_WORDS.split())
_GENERIC_WORDS = """
someone somebody something anything person people thing things place way make makes made use used
uses usually often with that this these those what which when where from have has they them their
your more very than into about other others another does done being
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
_PLACES_WORDS = """
about after against at before between by during for from in inside into near of off on outside
over since through under until with without
"""
_PLACES = frozenset(_PLACES_WORDS.split())
_JOINTS_WORDS = """
because although though when while if that so why how whether where
"""
_JOINTS = frozenset(_JOINTS_WORDS.split())
_PEOPLE_WORDS = """
he she it they we you i there
"""
_PEOPLE = frozenset(_PEOPLE_WORDS.split())


def words(text: str) -> list[str]:
    """Return the words of a string, in small letters, with straight apostrophes."""
    return [strings.fold(text[a:b]).casefold() for a, b in strings.words(text)]


def count(text: str) -> int:
    """Return how many words a string has."""
    return len(strings.words(text))


@cache
def content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning: five letters of each, function words out.

    >>> sorted(content("the plans of a company"))
    ['compa', 'plan']
    """
    found = set()
    for word in words(text):
        bare = re.sub(r"'s?$", "", word)
        if len(bare) > 2 and bare not in _WEAK and bare not in _GENERIC:
            found.add(stem(bare))
    return frozenset(found)


@cache
def stem(word: str) -> str:
    """Return the first letters of a word that its forms share: five at most, no plural s, no -ed.

    >>> stem("plans"), stem("planned"), stem("accused")
    ('plan', 'plan', 'accus')
    """
    low = strings.fold(word).casefold()
    for ending in ("ing", "ed", "es", "s", "e", "y"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)]
            break
    if len(low) > 3 and low[-1] == low[-2]:
        low = low[:-1]
    return low[:5]


def quiet(hints: Iterable[str], keys: Iterable[str], seen: str, most: int = 2) -> tuple[str, ...]:
    """Return the first `most` hints that hold no content word of a key beside those in `seen`."""
    secret = frozenset().union(*(content(key) for key in keys)) - content(seen)
    kept = [hint for hint in hints if not content(hint) & secret]
    return tuple(dict.fromkeys(kept))[:most]


def even(texts: Sequence[str]) -> bool:
    """Say whether options are of like length (I6)."""
    sizes = [len(text) for text in texts]
    return max(sizes) <= RATIO * max(SHORT, min(sizes))


@cache
def sort(text: str) -> str:
    """Return with which sort of word an option starts; parallel options start alike (I10)."""
    first = (words(text) or [""])[0]
    if first == "to":
        return "to"
    if first.endswith("ing") and len(first) > 5:
        return "-ing"
    for name, some in (("place", _PLACES), ("joint", _JOINTS), ("person", _PEOPLE)):
        if first in some:
            return name
    return "noun"


def phrase(draft: Draft, span: Span, before: int = BEFORE, after: int = AFTER) -> Span:
    """Return a piece of the sentence around `span`, in whole words, that one can quote.

    It crosses no quotation mark, dash or colon, breaks at a comma where it can, starts where a
    group of words starts and ends where one ends.
    """
    sentence = draft.sentence(span) or span
    places = _places(draft, sentence)
    inside = [i for i, place in enumerate(places) if place.overlaps(span)]
    if not inside:
        return span
    text = draft.lesson.article.text
    low = _start(text, places, inside[0], before)
    high = _end(text, places, inside[-1], after)
    start, end = places[low].start, places[high].end
    start -= text[start - 1:start] in ("$", "£", "€")
    return Span(start, draft.whole(end))


def opening(draft: Draft, sentence: Span, most: int = 10, least: int = 3) -> Span:
    """Return the first words of a sentence, as far as a group of words ends there."""
    places = _places(draft, sentence)
    if not places:
        return sentence
    text = draft.lesson.article.text
    high = _end(text, places, 0, most, least)
    if high + 1 < least:  # no group of words ends early enough
        high = 0
        while high + 1 < min(most, len(places)) and _breaks(text, *places[high:high + 2]) < 2:
            high += 1
        while high and _word(text, places[high]) in _WEAK:
            high -= 1
    end = places[high].end
    return Span(places[0].start, draft.whole(end))


def _places(draft: Draft, sentence: Span) -> list[Span]:
    return [Span(sentence.start + a, sentence.start + b)
            for a, b in strings.words(draft[sentence])]  # fmt: skip


def _breaks(text: str, left: Span, right: Span) -> int:
    """Return what stands between two words: 0 nothing, 1 a comma, 2 a mark that parts them."""
    between = text[left.end:right.start]
    if text[right.start:right.start + 1].isdigit() and between in (":", ",", "."):
        return 0  # inside of a figure
    return 2 if _BARRIER.search(between) else int("," in between and " " in between)


def _start(text: str, places: list[Span], at: int, most: int) -> int:
    low = at
    while low > 0 and at - low < most and not _breaks(text, places[low - 1], places[low]):
        low -= 1
    if low == 0 or _breaks(text, places[low - 1], places[low]):
        while low < at and _word(text, places[low]) in ("and", "or", "that", "of"):
            low += 1
        return low
    opens = [i for i in range(low, at + 1) if _word(text, places[i]) in _OPENS]
    return opens[0] if opens else at


def _end(text: str, places: list[Span], at: int, most: int, least: int = 1) -> int:
    ends = []
    for high in range(at, len(places)):
        last = high + 1 == len(places)
        stop = 2 if last else _breaks(text, places[high], places[high + 1])
        whole = high == at or _word(text, places[high]) not in _WEAK
        if whole and high > at + 1 and _word(text, places[high - 1]) in ("and", "or") and not stop:
            whole = False  # “times are tight and decisions”: a new clause has begun
        if high > at and _word(text, places[high - 1]) in ("as", "under") and not stop:
            whole = False  # “as long” as what?
        next_ = "" if last else _word(text, places[high + 1])
        if whole and (stop or (high > at and next_ in _CLOSES)):
            ends.append(high)
        if stop == 2 or (stop and high - at >= least) or high - at >= most + 2:
            break
    good = [high for high in ends if high - at <= most] or ends[:1]
    return good[-1] if good else at


def _word(text: str, place: Span) -> str:
    return strings.fold(text[place.start:place.end]).casefold()


def level(draft: Draft, wanted: str) -> str:
    """Return a level that is at most one above the text’s (S5), B1 when none is given."""
    wanted = wanted if wanted in LEVELS else "B1"
    if draft.lesson.level not in LEVELS:
        return wanted
    return LEVELS[min(LEVELS.index(wanted), LEVELS.index(draft.lesson.level) + 1)]


def quotable(text: str) -> bool:
    """Say whether words can stand between our quotation marks: they hold none themselves."""
    return bool(text.strip()) and not re.search(r"[“”\"«»„\n]", text)


def sized(says: Iterable[str]) -> bool:
    """Say whether every feedback has 8 to 45 words, each its own (F3)."""
    rows = [" ".join(say.split()) for say in says]
    return len(set(rows)) == len(rows) and all(FEWEST <= count(say) <= MOST for say in rows)
