"""I8–I10, I12, I13: what gives a key away – absolute words, echoes, odd ones out, twins.

Source of the rules: Haladyna, Downing & Rodriguez 2002. Where a program can only suspect, the
finding is a look: a person decides.
"""

from __future__ import annotations

import re
from itertools import combinations

from .. import text as strings
from ..lesson import Lesson, Option
from . import lexis, parts
from .finding import Findings, listed, look, must
from .limits import limit

ABSOLUTES = re.compile(
    r"\b(always|never|only|all|none|every|everyone|everything|nobody|nothing|completely|entirely"
    r"|totally)\b", re.IGNORECASE
)  # fmt: skip
_NOT = re.compile(r"\b(not|no|never)\b|n't\b")
_ARTICLE = re.compile(r"\b(an?)\s*(?:…|\.\.\.|:)?$", re.IGNORECASE)
_TO = re.compile(r"\bto\s*(?:…|\.\.\.|:)?$", re.IGNORECASE)

_SORTS = {  # I10: first words by sort
    "preposition": "about after against at before between by during for from in inside into near of"
                   " off on outside over since through under until with without",
    "joint": "because although though when while if that so why how whether where",
    "person": "he she it they we you i there",
}  # fmt: skip
_FIRST = {word: sort for sort, words in _SORTS.items() for word in words.split()}


def check_i8(lesson: Lesson) -> Findings:
    """Yield a set whose wrong options hold absolute words more often than its keys.

    Haladyna et al. 2002: specific determiners give an option away as wrong. Words quoted from
    the article do not count.
    """
    right, wrong = absolutes(lesson)
    if parts.share(*wrong) > parts.share(*right):
        ids = [q.id for q in lesson.mains for group in parts.choosings(q)
               for o in group if not o.right and _absolute(o)]  # fmt: skip
        what = f"Absolute words (only, all …) stand in {wrong[0]} of {wrong[1]} wrong options"
        what += f" but in {right[0]} of {right[1]} right ones"
        yield must("I8", "", f"{what}: {listed(list(dict.fromkeys(ids)), 12)}.")


def absolutes(lesson: Lesson) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return (with an absolute word, all) for right options and for wrong ones."""
    every = [o for q in lesson.mains for group in parts.choosings(q) for o in group]
    right, wrong = [o for o in every if o.right], [o for o in every if not o.right]
    return (sum(map(_absolute, right)), len(right)), (sum(map(_absolute, wrong)), len(wrong))


def _absolute(option: Option) -> bool:
    return bool(ABSOLUTES.search(lexis.unquoted(option.text)))


def check_i9(lesson: Lesson) -> Findings:
    """Yield stems with a content word that stands in the key and in no other option (clang)."""
    for q in lesson.questions:
        asked = lexis.content(parts.stem(q))
        for options in parts.choosings(q):
            if q.kind not in ("choice", "cloze"):
                continue
            wrong = set().union(*(lexis.content(o.text) for o in options if not o.right))
            for key in (o for o in options if o.right):
                if echo := asked & (lexis.content(key.text) - wrong):
                    words = [w for w in lexis.tokens(key.text) if strings.root(w) in echo]
                    what = f"“{words[0] if words else key.text}” stands in the question and,"
                    what = f"{what} of all options, in the right one alone."
                    yield look("I9", q.id, what, key.text)


def check_i10(lesson: Lesson) -> Findings:
    """Yield options that are not parallel: end punctuation, capital, first word, “a” and “an”.

    Haladyna et al. 2002: keep options homogeneous in content and grammatical structure, and
    consistent with the stem. A name at the start may keep its capital. The first word is only
    sorted roughly.
    """
    known = parts.names(lesson)
    for q in lesson.questions:
        for options in parts.choosings(q):
            texts = [o.text.strip() for o in options if o.text.strip()]
            if len({_end(t) for t in texts}) > 1:
                yield look("I10", q.id, "Some options end with a full stop and some do not.")
            if len({_capital(t, known) for t in texts} - {""}) > 1:
                yield look("I10", q.id, "Some options start with a capital and some do not.")
            if odd := _odd_start(options):
                what = f"“{odd}” starts in another way than the other options; make them alike."
                yield look("I10", q.id, what, odd)
            for option in options:
                if clash := _clash(parts.stem(q), option.text):
                    yield look("I10", q.id, clash, option.text)


def _clash(stem: str, text: str) -> str:
    """Return why an option cannot follow a stem that ends with “a”, “an” or “to”, or “”."""
    first = (lexis.tokens(text) or [""])[0].casefold()
    if (end := _ARTICLE.search(stem.strip())) and first:
        # letters, not sounds: an hour, a user and letters that are read one by one are let through
        unsure = first.startswith(("h", "u", "eu", "one", "once")) or first[0].isdigit()
        if not unsure and (first[0] in "aeio") is not (end[1].casefold() == "an"):
            return f"“{text}” does not fit after “{end[1]}” at the end of the question."
    if _TO.search(stem.strip()) and first == "to":
        return f"“{text}” says the “to” of the question again."
    return ""


def _end(text: str) -> str:
    last = text.rstrip("”\"'’)")[-1:]
    return last if last in ".?!…" else ""


def _capital(text: str, known: frozenset[str]) -> str:
    first = lexis.tokens(text)[:1]
    if not first or not first[0][0].isalpha() or text[0] in "“\"":
        return ""
    if strings.root(first[0]) in known:
        return ""
    return "big" if first[0][0].isupper() else "small"


def _odd_start(options: tuple[Option, ...]) -> str:
    """Return the one option that starts with another sort of word than all others, or “”."""
    sorts = [_sort(o.text) for o in options]
    for sort, option in zip(sorts, options, strict=True):
        rest = {s for s in sorts if s is not sort and s != sort}
        if sorts.count(sort) == 1 and len(rest) == 1 and len(sorts) > 2:
            return option.text
    return ""


def _sort(text: str) -> str:
    words = [strings.fold(w).casefold() for w in lexis.tokens(text)[:2]] or [""]
    first = words[0]
    if first == "to":
        return "to"
    if first.endswith("ing") and len(first) > 5:
        return "-ing"
    return _FIRST.get(first, "noun")


def check_i12(lesson: Lesson) -> Findings:
    """Yield stems that give away the key of another question (Haladyna et al. 2002).

    All content words of a key stand in another stem, three at least, or the key's own wording of
    two words or more. Keys that are only names are left out: a text has few of them.
    """
    known, enough = parts.names(lesson), limit(lesson, "I12", "fewest")
    for q in lesson.mains:
        if q.kind == "write":
            continue
        for other in lesson.mains:
            if other.id == q.id:
                continue
            seen = parts.spoken(other)
            for key in parts.keys(q):
                if key in ("true", "false", "not stated") or not _tells(
                        seen, key, known, enough):  # fmt: skip
                    continue
                what = f"The question “{other.id}” tells the answer to this one: “{key}”."
                yield look("I12", q.id, what, key)


def _tells(seen: str, key: str, known: frozenset[str], enough: float) -> bool:
    words = lexis.content(key)
    if words and words <= known:
        return False
    if len(words) >= enough:
        return words <= lexis.content(seen)
    return lexis.count(key) > (1 if words else enough) and lexis.stands(key, seen)


def check_i13(lesson: Lesson) -> Findings:
    """Yield options that mean the same, or of which one is part of another.

    Haladyna et al. 2002: options are independent of one another, not overlapping.
    """
    for q in lesson.questions:
        for options in parts.choosings(q):
            for one, other in combinations(options, 2):
                if what := _overlap(one, other):
                    yield look("I13", q.id, what, other.text)


def _overlap(one: Option, other: Option) -> str:
    a, b = strings.plain(one.text), strings.plain(other.text)
    if a == b:
        return f"“{one.text}” and “{other.text}” are the same option."
    short, long = sorted((a, b), key=len)
    if strings.find(long, short):
        return f"One of “{one.text}” and “{other.text}” is part of the other."
    mine, yours = lexis.content(one.text), lexis.content(other.text)
    turned = bool(_NOT.search(a)) is not bool(_NOT.search(b)) or one.right is not other.right
    if mine == yours and len(mine) > 2 and not turned:
        return f"“{one.text}” and “{other.text}” use the same words; do they mean the same?"
    return ""
