"""The dates of an article with an ISO 8601 value of honest precision: a month stays a month.

Adds over spaCy: its DATE entities mix dates with ages, durations and habits and have no value; of
it we take the verb that a date belongs to. An own grammar finds the expressions (`grammar`), what
only looks like a date is kept out (`sieve`), the verb says whether “Friday” lies behind or ahead
(`tense`), and the calendar does the rest (`reckon`).

A span holds the words that name the date with what narrows them (“early 2015”, “later this year”),
without “on”, “the” or “’s” and without the time of day. “From 2009 to 2018” is one date with two
ends. “By”, “since” and “until” change no value; “no later than” opens one (`../2008-01-19`).
Relative dates are reckoned from `published`, else from the byline or the dateline; where neither
is known the value is "". Feasts that move but for Easter and Thanksgiving are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ...lesson import Block, Span
from ..doc import Read
from . import reckon
from .grammar import Hit, hits
from .reckon import Anchor
from .sieve import stands
from .tense import ahead, perfect
from .value import value

NARROW = 20  # letters between the two ends of a stretch: “ and the start of ”
NEAR = 300  # letters: how far back in its paragraph “two days later” or “on 5 May” looks
_JOINT = re.compile(r" ?(?:-|–|—|to|until|till|through|and|or) ?(?:the (?:end|start) of )?$")
_DASH = re.compile(r" ?[-–—] ?$")
_FROM = re.compile(
    r"\b(?:from|years|months?|seasons?|period|dated|ran|lasted) (?:the )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_TURNS = ("day", "days", "month", "weekday", "holiday", "easter", "unit", "quarter", "season")
_LATEST = re.compile(
    r"\b(?:no later than|on or before|not after|up to and including) (?:the )?$", re.IGNORECASE)
_EXPLICIT = re.compile(r"\d{4}(?:-\d\d){0,2}$")


class Date(NamedTuple):
    """One date: where it stands, its value ("" where it is open) and how sure both are (0–1)."""

    span: Span
    value: str
    confidence: float


# How sure span and value of a kind are: set by hand, lower for the kinds that went wrong when the
# rules first saw our texts (F1 over all kinds was 0.91 to 0.96 then).
SURE = {"iso": .99, "figures": .8, "days": .95, "day": .95, "month": .9, "season": .9,
        "quarter": .85, "half": .85, "years": .95, "decade": .95, "century": .8, "year": .95,
        "ago": .8, "hence": .85, "later": .7, "unit": .95, "word": .9, "weekday": .92,
        "holiday": .8, "easter": .8}  # fmt: skip
OPEN = 0.7  # a date whose value nobody can tell: the span alone is judged


class _Found(NamedTuple):
    hit: Hit
    value: str
    sure: float


def dates(read: Read) -> tuple[Date, ...]:
    """Return the dates of all blocks in text order, without overlaps."""
    at = published(read)
    found: list[Date] = []
    for block, doc in read.docs:
        for row in _joined(doc.text, list(_block(block, doc, at))):
            span = Span(block.start + row.hit.start, block.start + row.hit.end)
            found.append(Date(span, row.value, row.sure if row.value else min(row.sure, OPEN)))
    return tuple(found)


def published(read: Read) -> Anchor:
    """Return when the article came out: `published`, or a full date in its byline or dateline."""
    if (at := reckon.anchor(read.published)).year:
        return at
    for block, doc in read.docs:
        text = doc.text if block.kind == "byline" else doc.text[:60]
        if block.kind not in ("byline", "paragraph"):
            continue
        for hit in hits(text):
            led = block.kind == "byline" or re.match(r"[A-Z][A-Z .,'-]+, $", text[:hit.start])
            if led and hit.kind in ("day", "iso", "figures") and hit.part.get("y"):
                return reckon.anchor(value(hit, Anchor()))
        if block.kind == "paragraph":
            break
    return Anchor()


def _block(block: Block, doc: Any, at: Anchor) -> Iterator[_Found]:
    text, before = doc.text, list[_Found]()
    for hit in hits(text):
        token = doc.char_span(hit.start, hit.end, alignment_mode="expand")[0]
        if not stands(hit, text, token):
            continue
        forward = _forward(hit, text, token, block.kind)
        near = [row for row in before if hit.start - row.hit.end <= NEAR]
        worth = _in_story(hit, text, token, near) or value(hit, at, forward)
        if _EXPLICIT.match(worth) and _LATEST.search(text[:hit.start]):
            worth = f"../{worth}"
        row = _Found(hit, worth, SURE[hit.kind])
        before.append(row)
        yield row


def _forward(hit: Hit, text: str, token: Any, block: str) -> bool:
    """Say whether a date without its year or week lies ahead of the article."""
    if hit.kind not in _TURNS or hit.part.get("y"):
        return False
    return ahead(token, text[max(0, hit.start - 40):hit.start], block)


def _in_story(hit: Hit, text: str, token: Any, near: list[_Found]) -> str:
    """Return a value that a date takes from the one before it: “two days later”, “by April”."""
    if hit.kind == "later":
        return _later(hit, near)
    told = [row for row in near if _EXPLICIT.match(row.value)]
    if not told or hit.kind not in ("day", "days", "month") or hit.part.get("y") or perfect(token):
        return ""
    if "rel" in hit.part or "ry" in hit.part or _forward(hit, text, token, ""):
        return ""
    last = told[-1]
    full = last.hit.part.get("y") and last.hit.kind in ("day", "month", "iso")
    same = last.hit.part.get("y") and not re.search(r"[.?!] ", text[last.hit.end:hit.start])
    if full or (same and last.hit.kind == "year"):
        return value(hit, Anchor(int(last.value[:4])), False)
    return ""


def _later(hit: Hit, told: list[_Found]) -> str:
    way = hit.part["way"].casefold()
    count = hit.number("n") or 1
    count = -count if way in ("earlier", "previous", "preceding") else count
    for row in reversed(told):
        at = reckon.anchor(row.value if _EXPLICIT.match(row.value) else row.value[:4])
        if worth := reckon.away(at, hit.part["u"], count):
            return worth
    return ""


def _joined(text: str, rows: list[_Found]) -> Iterator[_Found]:
    """Yield the dates, two that are the ends of one stretch as one: “from 2009 to 2018”."""
    while rows:
        first, *rest = rows
        if rest and (whole := _stretch(text, first, rest[0])):
            yield whole
            rows = rest[1:]
        else:
            yield first
            rows = rest


def _stretch(text: str, a: _Found, b: _Found) -> _Found | None:
    gap, before = text[a.hit.end:b.hit.start], text[max(0, a.hit.start - 24):a.hit.start]
    if len(gap) > NARROW or not _JOINT.match(gap):
        return None
    between, of = _BETWEEN.search(before), gap.split()[:1] in (["and"], ["or"])
    if (of and not between) or (not of and not _DASH.match(gap) and not _FROM.search(before)):
        return None
    start, end = a.value, b.value
    if not _EXPLICIT.match(end):
        return None
    if a.hit.kind in ("day", "month") and b.hit.part.get("y") and not a.hit.part.get("y"):
        start = value(a.hit, reckon.anchor(end))
    if not _EXPLICIT.match(start) or start >= end:
        return None
    hit = Hit(a.hit.start, b.hit.end, "years", a.hit.part | b.hit.part)
    return _Found(hit, f"{start}/{end}", min(a.sure, b.sure))
