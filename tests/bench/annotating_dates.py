"""Dates with their values on our own annotated texts, beside the plain reader.

A date counts when span and value are the annotated ones. The plain reader takes spaCy’s DATE
entities without what stands before them and asks dateparser for the value, with the precision that
the words show; what dateparser cannot read is dropped.

The first run on texts that the rules had not seen gave F1 0.964 (later) and 0.914 (last).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from kit.annotate.dates import dates
from kit.annotate.dates.reckon import anchor

from .timing import Row
from .wording_gold import HALVES, Gold, Keys, beside, counts, f1, keys, speed

_LEAD = re.compile(r"(?:the|a|an|on|in|at|by|since|until|from|of|during|about|between) ", re.I)
_BEHIND = re.compile(r"(?:'s| (?:morning|evening|afternoon|night))$")


def rows() -> Iterator[Row]:
    """F1 by half, spans alone, right values among the spans found, time."""
    for half in HALVES:
        yield beside(f"dates, {half} half / spaCy + dateparser",
                     f1(*counts(half, gold, ours)), f1(*counts(half, gold, plain)))  # fmt: skip
    spans = [f1(*counts("", lambda g: _spans(gold(g)), lambda g, r=r: _spans(r(g))))
             for r in (ours, plain)]  # fmt: skip
    yield beside("dates, spans alone / spaCy", *spans)
    yield speed("find dates, all texts / spaCy reads them", lambda g: dates(g.read))


def gold(text: Gold) -> Keys:
    """Return the annotated dates."""
    return {(*key[:2], key[2] or "") for key in keys(text.dates, "value")}


def ours(text: Gold) -> Keys:
    """Return our dates."""
    return {(d.span.start, d.span.end, d.value) for d in dates(text.read)}


def plain(text: Gold) -> Keys:
    """Return spaCy’s dates with the values that dateparser gives."""
    found = set()
    at = anchor(text.read.published)
    base = datetime(at.year, at.month or 1, at.day or 1)
    for block, doc in text.read.docs:
        for entity in doc.ents:
            if entity.label_ != "DATE":
                continue
            lead, words = _LEAD.match(entity.text), entity.text
            start = entity.start_char + (lead.end() if lead else 0)
            behind = _BEHIND.search(words)
            end = entity.start_char + (behind.start() if behind else len(words))
            if start < end:
                value = _value(doc.text[start:end], base)
                if value:  # what dateparser cannot read is an age or a habit more often than not
                    found.add((block.start + start, block.start + end, value))
    return found


def _value(words: str, base: datetime) -> str:
    import dateparser

    if re.fullmatch(r"\d{4}", words):
        return words
    given = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    day = dateparser.parse(words, languages=["en"], settings=given)
    if day is None:
        return ""
    if re.search(r"\byears?\b", words):
        return f"{day:%Y}"
    bare = re.search(r"\d(?:st|nd|rd|th)?\b(?!\d\d)", re.sub(r"\d{4}", "", words))
    month = re.search(r"\bmonth|(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)", words)
    return f"{day:%Y-%m}" if month and not bare else f"{day:%Y-%m-%d}"


def _spans(found: Keys) -> Keys:
    return {key[:2] for key in found}
