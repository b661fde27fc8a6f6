"""Pure work on strings: fold for comparison, find a quotation, cut into sentences and words.

Offsets count Unicode code points; an end is exclusive. Nothing here knows what a lesson is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_FOLD = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
     "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " ", "\r": " "}
)  # fmt: skip  # one character for one character, so that offsets stay true

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|vs|etc|e\.g|i\.e|No|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$"
)
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+|$)")


def fold(text: str) -> str:
    """Return `text` with straight quotes, plain dashes and plain spaces; same length.

    >>> fold("Russia’s “friends”")
    'Russia\\'s "friends"'
    """
    return text.translate(_FOLD)


@lru_cache(maxsize=8)
def _hay(text: str) -> str:
    """An article is searched hundreds of times while a lesson is read; it is folded once."""
    return fold(text)


def plain(text: str) -> str:
    """Return `text` for comparing answers: folded, lower case, no accents, single spaces, no
    punctuation at the ends, no leading article."""
    text = unicodedata.normalize("NFKD", fold(text)).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[^\w\s'-]", " ", text)
    text = re.sub(r"\s+", " ", text).strip(" '-")
    return re.sub(r"^(?:the|a|an) (?=\S)", "", text)


def capital(words: str) -> str:
    """Return the words with their first letter large; names inside keep theirs.

    >>> capital("the two presidents of P3")
    'The two presidents of P3'
    """
    return words[:1].upper() + words[1:]


def whole(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` begins and ends at word boundaries."""
    left = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    right = end >= len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
    return left and right


@cache
def root(word: str) -> str:
    """Return `word` without its ending: “accuses”, “accused” and “accusing” give the same.

    >>> root("stopped") == root("stops")
    True
    """
    word = re.sub(r"'s?$", "", fold(word).casefold())
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("ches", "shes", "sses", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and re.search(r"[aeiouy]", rest):
            word = rest
            break
    word = word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def find(text: str, quote: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return every place in `text[start:end]` where `quote` stands as whole words.

    Quotation marks, dashes and spaces are compared folded; the offsets are those of `text`.

    >>> find("he said “he”", '"he"')
    [(8, 12)]
    """
    needle, hay = fold(quote.strip()), _hay(text)
    found: list[tuple[int, int]] = []
    if not needle:
        return found
    limit = len(text) if end is None else end
    at = hay.find(needle, start, limit)
    while at >= 0:
        if whole(text, at, at + len(needle)):
            found.append((at, at + len(needle)))
        at = hay.find(needle, at + 1, limit)
    return found


def nearest(text: str, quote: str) -> tuple[int, int] | None:
    """Return the place in `text` that is most like `quote`, or None when nothing is close.

    Windows of as many words as the quotation has, two fewer and two more, are compared.
    """
    import difflib

    places = words(text)
    size = max(1, len(words(quote)))
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(fold(quote).casefold())
    best, place = 0.6, None
    for width in range(max(1, size - 2), size + 3):
        for i in range(len(places) - width + 1):
            start, end = places[i][0], places[i + width - 1][1]
            matcher.set_seq1(fold(text[start:end]).casefold())
            if matcher.real_quick_ratio() <= best or matcher.quick_ratio() <= best:
                continue
            ratio = matcher.ratio()
            if ratio > best:
                best, place = ratio, (start, end)
    return place


def words(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the words of `text`; a possessive belongs to its word.

    >>> words("Macron’s visit")
    [(0, 8), (9, 14)]
    """
    return [match.span() for match in _WORD.finditer(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the sentences of one paragraph, without the space around them.

    A full stop after an abbreviation, an initial or inside a number ends nothing; a sentence
    starts with a capital, a figure or an opening quotation mark.
    """
    found, start = [], 0
    for stop in _STOP.finditer(text):
        rest = text[stop.end():].lstrip()
        head = text[start:stop.start() + 1]
        if rest and not re.match(r"[\"'“‘(\[]?[A-Z0-9À-ÞА-ЯЁ]", rest):
            continue
        if text[stop.start()] == "." and rest and _ABBREVIATION.search(head):
            continue
        found.append((start, stop.end()))
        start = len(text) - len(rest)
    if text[start:].strip():
        found.append((start, start + len(text[start:].rstrip())))
    lead = len(text) - len(text.lstrip())
    return [(max(a, lead), b) for a, b in found]


def utf16(text: str) -> list[int]:
    """Return, for each code point offset of `text`, its offset in UTF-16 units (JavaScript's)."""
    at, table = 0, [0]
    for c in text:
        at += 2 if ord(c) > 0xFFFF else 1
        table.append(at)
    return table


def close(answer: str, wanted: str) -> bool:
    """Say whether a typed answer is the wanted one, spelling slips forgiven.

    Compared as `plain`; from five letters one slip is forgiven, from nine two (insert, delete,
    change or swap neighbours: optimal string alignment distance).
    """
    mine, other = plain(answer), plain(wanted)
    if mine == other:
        return True
    from rapidfuzz.distance import OSA

    slips = 0 if len(other) < 5 else 1 if len(other) < 9 else 2
    return slips > 0 and OSA.distance(mine, other, score_cutoff=slips) <= slips
