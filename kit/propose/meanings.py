"""Meanings that could stand beside the right one: of the same word, of this text, of other news.

A meaning of another word never touches the field of the key (`_FIELDS`), for it could be right as
well: “bar” beside “ban”. Look-alikes come first, then meanings about things of the same sort.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .. import text as strings
from ..glossary import headwords, look_up
from ..lesson import Gloss, Span
from . import telling
from .draft import Draft
from .fields import foreign

_NEAR = 8  # look-alikes that are tried first
_POOL = 900  # entries of the glossary that are looked at for one word
_CUTS = (" that ", " who ", " which ", " where ", " because ", " when ")
_AFTERTHOUGHT = re.compile(r", (?=or an? |or the |especially|used |usually|which|who|often|as )")
# What a noun’s meaning is about: options about things of one sort are harder to guess.
_SORTS = (
    ("person", re.compile(r"^(?:a|an|the|any) (?:\w+ ){0,2}(?:person|man|woman|official|lawyers?|"
                          r"leader|worker|soldier|member|expert|writer|judge|head|citizen)\b")),
    ("group", re.compile(r"^(?:a|an|the|all) (?:\w+ ){0,2}(?:group|organisation|company|team|people"
                         r"|army|party|body|country|countries)\b")),
    ("place", re.compile(r"^(?:a|an|the) (?:\w+ ){0,2}(?:place|area|building|land|room|factory|line"
                         r"|road|part of a)\b")),
    ("words", re.compile(r"^(?:a|an|the|some) (?:\w+ ){0,2}(?:paper|letter|list|report|law|document"
                         r"|statement|claim|promise|rule|agreement|story|news|plan|decision)\b")),
    ("amount", re.compile(r"^(?:a|an|the|some) (?:\w+ ){0,2}(?:money|amount|number|payment|tax|sum"
                          r"|price|part|share|measure|rate|level)\b")),
)  # fmt: skip
# Meanings that touch one of these fields together could both be right.
_FIELDS = tuple(frozenset(map(telling.stem, row.split())) for row in (
    "true likely believe believed trust trusted proof prove sure certain doubt possible fact",
    "rule law allow allowed permit forbid order ban legal court crime guilty police punish enter"
    " illegal official duty right",
    "say says speak tell claim word words answer ask announce promise complain warn talk public",
    "rise fall increase smaller larger more less grow reduce become higher lower fast suddenly big",
    "start begin end finish stop continue last time long short delay late early",
    "money pay price cost tax buy sell company business profit owner owe bank share",
    "damage hurt harm kill danger attack fight war weapon army soldier violent force destroy bad",
    "agree accept refuse reject against support favour join help protect",
    "government power leader official political vote election parliament minister rule control",
    "feel fear angry happy worry worried feeling shock sad upset hope want",
    "meeting march protest crowd public show event", "good better important useful strong best",
    "move travel leave go come cross arrive return", "difficult hard problem trouble risk serious",
    "choose decide decision choice plan idea think opinion", "area land town city country place",
    "worker work job workers union", "change new different replace", "careful slow calm quiet",
    "hide secret cheat lie trick false fake", "hit strike beat defeat win lose", "build produce",
    "study research test find discover learn know", "sick ill disease doctor health medical death",
    "like love popular praise", "many several large number amount", "break broken separate apart",
    "give receive get hand offer take", "keep hold store save", "see look watch clear visible",
    "rain storm water wind weather flood", "road vehicle traffic car train ship plane",
    "person woman member expert head", "group organisation people team party",
))  # fmt: skip


class Meaning(NamedTuple):
    """A meaning that could be an option: where it comes from, and the word that it belongs to."""

    text: str
    source: str  # sense, text, news
    word: str = ""
    span: Span | None = None


def forms(here: str) -> Iterator[str]:
    """Yield a meaning as it stands, and cut before what only adds to it.

    >>> list(forms("a factory, or a place where electricity is made"))
    ['a factory, or a place where electricity is made', 'a factory']
    """
    yield here
    first = _AFTERTHOUGHT.split(here)[0]
    heads = [first, *(first.split(cut)[0] for cut in _CUTS)]
    for head in dict.fromkeys(heads):
        if head != here and len(telling.content(head)) >= (1 if head == first else 2):
            yield head


def senses(gloss: Gloss) -> Iterator[Meaning]:
    """Yield dictionary senses of the word that do not fit here, the gloss’s own first."""
    rows = [gloss.not_here, *(e.here for e in look_up(gloss.word, gloss.pos) if e.here)]
    for text in dict.fromkeys(rows):
        if text and text != gloss.here:
            for form in forms(text):
                yield Meaning(form, "sense", gloss.word)


def of_text(draft: Draft, gloss: Gloss) -> Iterator[Meaning]:
    """Yield the meanings of other words of this text, of the same part of speech."""
    about = _about(gloss.here)
    rows = draft.mixed(f"{gloss.id}/others", draft.lesson.glossary)
    for other in sorted(rows, key=lambda g: _about(g.here) != about):
        if other.id != gloss.id and other.pos == gloss.pos and other.here and other.spans:
            yield Meaning(other.here, "text", draft[other.spans[0]], other.spans[0])


def of_news(draft: Draft, gloss: Gloss) -> Iterator[Meaning]:
    """Yield meanings of other news words: look-alikes first, then others in a fixed order."""
    rows, head = _news(gloss.pos), strings.plain(gloss.word)
    if not rows or not gloss.pos:
        return
    like = (row for row in rows if row[0][:3] == head[:3])
    near = heapq.nsmallest(_NEAR, like, key=lambda r: (-alike(head, r[0]), r[0]))
    start, step = draft.pick(f"{gloss.id}/news", range(len(rows))), len(rows) // _POOL + 1
    rest = [rows[(start + n * step) % len(rows)] for n in range(min(_POOL, len(rows)))]
    mine, about, text = _fields(gloss.here), _about(gloss.here), draft.lesson.article.text
    for word, here in (*near, *sorted(rest, key=lambda r: (_about(r[1]) != about,
                                                          abs(len(r[1]) - len(gloss.here)) // 12))):
        other = not (word.startswith(head[:5]) or head.startswith(word[:5]))
        if other and not mine & _fields(here) and not foreign(here, text):
            yield Meaning(here, "news", word)


@cache
def _fields(meaning: str) -> frozenset[int]:
    stems = telling.content(meaning)
    return frozenset(n for n, field in enumerate(_FIELDS) if stems & field)


@cache
def _about(meaning: str) -> str:
    return next((name for name, pattern in _SORTS if pattern.match(meaning)), "")


@cache
def _news(pos: str) -> tuple[tuple[str, str], ...]:
    rows = ((word, look_up(word, pos)) for word in headwords() if word.isalpha())
    return tuple((word, found[0].here) for word, found in rows if found)


def alike(one: str, other: str) -> int:
    """Return how many letters two words share at their start, and one more for a like end."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
                min(len(one), len(other)))  # fmt: skip
    return same + (one[-3:] == other[-3:])
