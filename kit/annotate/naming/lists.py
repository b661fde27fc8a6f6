"""The gazetteer as evidence: the longest name that starts at each word.

Adds over spaCy: countries, towns, regions, peoples, organisations and events that its model does
not know or takes for others (“Porto”, “Pfizer”, “Karachi”, “East African Community”). A name that
is also a word, a given name or another thing (“Nice”, “Jordan”, “Mobile”) counts for little until
the words beside it help; a name inside a longer name never wins (see `evidence`).
"""

from __future__ import annotations

from ..gazetteer import Entry
from .evidence import Evidence
from .prose import SIDES
from .runs import Runs
from .words import Word

HOLD = 3.0
_WEIGHT = {"country": 3.0, "region": 2.4, "city": 2.0, "nation": 3.0, "people": 2.2, "event": 3.0,
           "known": 2.2, "other": 2.4}  # fmt: skip
_SOFT, _ORGANISATION = 0.6, 2.6


def lists_(runs: Runs, evidence: Evidence) -> None:
    """Add what the gazetteer knows of the names on one page."""
    page = runs.page
    for n, word in enumerate(page.words):
        if word.text == "X" and n and page.words[n - 1].low in ("on", "to"):
            evidence.add(n, n + 1, "organisation", 1.5, "lists")  # “he wrote on X”
    for start, (length, entries) in runs.hits.items():
        words = page.words[start:start + length]
        if _side(page.words, start) and entries[0].kind == "place":
            evidence.add(start - 1, start + length, "place", 1.5, "lists", HOLD)
        for entry in entries:
            weight = _weight(entry, words, page.shouted)
            if weight:
                evidence.add(start, start + length, entry.kind, weight, "lists", HOLD)


def _side(words: list[Word], start: int) -> bool:
    """Say whether a direction with a capital stands before a place: “East Palestine”."""
    before = words[start - 1].text if start else ""
    return before in SIDES and not words[start - 1].first


def _weight(entry: Entry, words: list[Word], shouted: bool) -> float:
    first = words[0]
    if entry.kind == "organisation":
        weight = _ORGANISATION + 0.3 * (len(words) > 1)
        if first.acr and shouted and len(words) == 1:
            return 0.0
    else:
        weight = _WEIGHT[entry.group]
        if entry.group == "city" and entry.people < 100 and len(words) == 1:
            weight = 1.4
    if entry.soft:
        weight = _SOFT if len(words) == 1 else weight - 0.8
    if first.first and len(words) == 1 and entry.soft:
        weight -= 0.3  # its capital tells nothing
    return weight
