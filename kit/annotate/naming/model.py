"""spaCy’s own entities as evidence, and what is cut off from them.

Adds over spaCy: articles, possessives, titles, quotation marks and small-letter words leave the
span (“the”, “Macron’s”, “Councillor Pugh”, “Sindh province”, “Juventus 2-1”); two names that a
slash, a comma or “and” holds together are parted (“AFP/Tom Okello”, “Maharashtra, Goa”).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from ..gazetteer import Gazetteer, bag
from .evidence import Evidence
from .words import Page, Word

# spaCy’s label → our kind and how far it is trusted on news (share right, twice, less one half)
LABELS = {
    "PERSON": ("person", 1.1), "GPE": ("place", 1.3), "LOC": ("place", 1.2), "FAC": ("place", 1.0),
    "ORG": ("organisation", 1.1), "NORP": ("nationality", 1.2), "EVENT": ("event", 1.3),
    "PRODUCT": ("other", 0.9), "WORK_OF_ART": ("other", 0.9), "LAW": ("other", 1.0),
    "LANGUAGE": ("other", 1.0),
}  # fmt: skip
HOLD = 0.25
_PARTS = bag("de da do dos das del della di du des la le van von der den bin ibn ben al el"
                   " y e of the for and & upon on")  # fmt: skip


def model(page: Page, evidence: Evidence, lists: Gazetteer, trims: bool = True) -> None:
    """Add what spaCy found on `page`."""
    for entity in page.doc.ents:
        if entity.label_ not in LABELS:
            continue
        kind, weight = LABELS[entity.label_]
        span = _words(page, entity)
        if span is None:
            continue
        parts = _cut(page.words, *span, kind, lists) if trims else [_bare(page.words, *span)]
        for start, end in parts:
            if start < end:
                worth = weight * _trust(page, start, end, lists) if trims else weight
                if worth:
                    evidence.add(start, end, kind, worth, "model", HOLD)


def _trust(page: Page, start: int, end: int, lists: Gazetteer) -> float:
    """Return how far one word alone is believed: not “COVID-19”, little what opens a sentence."""
    word = page.words[start]
    if " ".join(w.text for w in page.words[start:end]) in lists.cues["title"]:
        return 0.0
    if end - start > 1:
        return 0.8 if page.shouted else 1.0
    letters = word.text.replace(".", "")
    if letters in lists.cues["acronym"] or word.text.rstrip(".") in lists.cues["nameless"]:
        return 0.0
    if word.text in lists.cues["generic"]:
        return 0.6
    if word.first or page.shouted:
        plain = word.low in lists.cues["function"] or word.low in lists.cues["starter"]
        return 0.3 if plain else 0.6 if lists.common(word.low) else 1.0
    return 1.0


def _words(page: Page, entity: Any) -> tuple[int, int] | None:
    """Return the words that an entity of spaCy touches."""
    first = bisect_right(page.words, entity.start_char, key=lambda w: w.start) - 1
    end = bisect_left(page.words, entity.end_char, key=lambda w: w.start)
    return (first, end) if 0 <= first < end else None


def _bare(words: list[Word], start: int, end: int) -> tuple[int, int]:
    """Return the span without article and possessive, all that the plain reader trims."""
    if words[start].low in ("the", "a", "an"):
        start += 1
    if start < end and words[end - 1].text in ("'s", "'"):
        end -= 1
    return start, end


def _cut(words: list[Word], start: int, end: int, kind: str,
         lists: Gazetteer) -> list[tuple[int, int]]:  # fmt: skip
    found = []
    for a, b in _parted(words, start, end, kind, lists):
        a, b = _trimmed(words, a, b, kind, lists)
        if a < b and any(w.cap or w.text[0].isdigit() for w in words[a:b]):
            found.append((a, b))
    return found


def _parted(words: list[Word], start: int, end: int, kind: str,
            lists: Gazetteer) -> list[tuple[int, int]]:  # fmt: skip
    """Part what a slash, a comma or “and” only stands between."""
    cuts = {"/", "\n", "|", ";", "•", "—", "–"}
    joined = any(w.text in lists.cues["org start"] for w in words[start:end - 1])
    if not joined and kind != "event":
        if words[end - 1].text not in lists.cues["org end"]:
            cuts |= {",", "and"}
        else:
            cuts |= set() if words[end - 1].text.rstrip(".") in ("Inc", "Ltd", "LLC") else {","}
    parts, at = [], start
    if end - start > 1 and kind == "organisation" and any(
            e.group == "people" for e in lists.names.get((words[end - 1].text,), ())):
        return [(start, end - 1), (end - 1, end)]  # “House Republicans”
    for n in range(start, end):
        if words[n].low in cuts or (words[n].text == "-" and not words[n].glued):
            parts.append((at, n))
            at = n + 1
    return [*parts, (at, end)]


def _trimmed(words: list[Word], start: int, end: int, kind: str,
             lists: Gazetteer) -> tuple[int, int]:  # fmt: skip
    titles, nameless = lists.cues["title"], lists.cues["nameless"]
    while start < end:
        word = words[start]
        if word.text[0].isalnum() and (word.cap or word.text[0].isdigit() or kind == "event"):
            title = kind == "person" and word.text in titles and end - start > 1
            if not title and word.low not in ("the", "a", "an"):
                break
        elif word.low in ("al", "el", "de", "van", "von", "bin", "ibn", "le", "la", "di", "da"):
            break
        start += 1
    while start < end:
        word, many = words[end - 1], end - start > 1
        number = word.text[0].isdigit()
        mark = word.text in ("'s", "'") or not (word.text[0].isalnum() or word.text[-1] == ".")
        tail = kind != "event" and (many if number else not word.cap)
        if not (mark or tail or (many and kind == "person" and word.text in nameless)):
            break
        end -= 1
    return start, end
