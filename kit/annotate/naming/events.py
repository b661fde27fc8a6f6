"""Events with a year or a storm’s name as evidence.

Adds over spaCy: “Cyclone Varuna”, “Super Bowl XLVII”, “2028 presidential election”, “2010 Haiti
earthquake”, “Operation Barkhane”, “Euro 2028” with all their words. Where a year or number belongs
to an event of the lists, the span takes it in.
"""

from __future__ import annotations

import re

from ..gazetteer import Gazetteer, bag
from .evidence import Evidence
from .runs import Runs
from .words import Word

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–/]\d\d)?$")
_MODEL = re.compile(r"(?:[A-Z]{1,2}-?)?\d{2,3}[A-Z]{0,2}$")
_ROAD, _ROADS = re.compile(r"[A-Z]{1,2}-?\d{1,3}$"), ("motorway", "highway", "road", "autobahn")
_WHEN = ("in", "since", "by", "from", "until")
_ROMAN = re.compile(r"[IVXL]+$")
_VOTES = bag("election elections referendum primary primaries caucus caucuses plebiscite"
             " by-election poll")  # fmt: skip
_KINDS = bag("presidential general parliamentary legislative federal local municipal state"
             " midterm mid-term gubernatorial regional provincial mayoral european")  # fmt: skip
_BLOWS = bag("earthquake tsunami attacks bombings bombing coup protests riots floods famine"
             " fires massacre shooting crisis war invasion uprising revolution genocide"
             " outbreak pandemic epidemic eruption games olympics crash")  # fmt: skip
_STORMY = bag("Hurricane Typhoon Cyclone Storm Superstorm Tropical Super Severe Winter"
              " Cyclonic Subtropical Ex-Tropical Ex-Hurricane")  # fmt: skip
_WITH_YEAR = bag("Euro Expo Eurovision Copa CES Davos")


def events(runs: Runs, evidence: Evidence, lists: Gazetteer) -> None:
    """Add the events on one page."""
    words = runs.words
    for n, word in enumerate(words):
        if size := _storm(runs, n, lists):
            evidence.add(n, n + size, "event", 4.0, "events", 1.5)
        if _YEAR.match(word.text) and (end := _dated(runs, n)):
            evidence.add(n, end, "event", 2.6, "events", 1.5)
        if _MODEL.match(word.text) and n and runs.known(n - 1, "organisation"):
            evidence.add(n - 1, n + 1, "other", 3.0, "events", 3.0)  # “a Boeing 777”
        if _ROAD.match(word.text) and n + 1 < len(words) and words[n + 1].low in _ROADS:
            evidence.add(n, n + 1, "place", 2.5, "events")
        if word.text in ("Interstate", "Route", "Highway") and n + 1 < len(words) and (
                words[n + 1].text.isdigit()):  # fmt: skip
            evidence.add(n, n + 2, "place", 2.5, "events", 3.0)
        if word.text == "Operation" and n + 1 < len(words) and runs.name[n + 1]:
            evidence.add(n, runs.solid(n, len(words)), "event", 2.0, "events", 1.5)
        if word.text in _WITH_YEAR and n + 1 < len(words) and _YEAR.match(words[n + 1].text):
            evidence.add(n, n + 2, "event", 3.0, "events", 1.5)
    _widened(words, evidence)


def _storm(runs: Runs, n: int, lists: Gazetteer) -> int:
    """Return how many words a storm’s name has at `n`, with “Hurricane” before it; 0 without."""
    words = runs.words
    if words[n].text not in _STORMY:
        return 0
    for size in (4, 3, 2, 1):
        if " ".join(w.text for w in words[n:n + size]) in lists.cues["storm"]:
            k = n + size
            if k >= len(words) or not words[k].cap or not words[k].text.isalpha():
                return 0
            following = words[k + 1].text if k + 1 < len(words) else ""
            heads = lists.cues["org end"] | lists.cues["place end"]
            if words[k].text in heads or words[k].low in lists.cues["function"]:
                return 0
            return 0 if following in lists.cues["org end"] else size + 1
    return 0


def _dated(runs: Runs, n: int) -> int:
    """Return where the event ends whose year stands at `n`, or 0."""
    words, k, capitals = runs.words, n + 1, 0
    while k < len(words) and k - n < 6 and words[k].sentence == words[n].sentence:
        word = words[k]
        if word.low in _VOTES and (k > n + 1):
            return k + 1
        if word.low in _BLOWS and capitals:
            return k + 1
        if not (runs.name[k] or word.low in _KINDS or word.text in ("-", "and", "'s")):
            return 0
        capitals += runs.name[k]
        k += 1
    return 0


def _widened(words: list[Word], evidence: Evidence) -> None:
    """Take a year before and a number behind into the span of an event."""
    for guess in list(evidence):
        if guess.kind != "event" or guess.weight < 2 or guess.by == {"model"}:
            continue
        start, end = guess.start, guess.end
        dated = start and _YEAR.match(words[start - 1].text)
        if dated and (start < 2 or words[start - 2].low not in _WHEN):
            start -= 1
        if end < len(words) and ((_ROMAN.match(words[end].text) and words[end].text != "I")
                                 or _YEAR.match(words[end].text)):  # fmt: skip
            end += 1
        if (start, end) != (guess.start, guess.end):
            evidence.add(start, end, "event", guess.weight, "events", guess.hold)
