"""Rules for news prose as evidence: titles, given names, heads of organisations, places, events.

Adds over spaCy: a name after a title is a person without the title; a name that ends with
“University”, “Inc.” or begins with “Ministry of” is an organisation to its end; “River”, “Street”,
“County” make places, “Cup”, “War”, “Summit” events, “Act”, “Prize” neither.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from .evidence import Evidence
from .heads import ROYAL, headed
from .runs import MONTHS, PARTICLES, Runs

HOLD = 3.0  # a head word knows where its name ends: nothing inside it counts
_SHAPE = 0.5  # two or three words that no list knows are somebody more often than anything else
_TITLED, _HEADED, _GIVEN, _FAMILY = 3.0, 2.6, 2.2, 0.7
SIDES = ("North", "South", "East", "West", "Upper", "Lower", "Greater", "Inner", "Outer", "Great",
         "New", "Old", "Northern", "Southern", "Eastern", "Western", "Little")  # fmt: skip
_ROMAN = re.compile(r"[IVX]{2,}$")


def prose(runs: Runs, evidence: Evidence) -> None:
    """Add what the rules say of the names on one page."""
    _dateline(runs, evidence)
    if runs.page.block.kind == "byline":
        _house(runs, evidence)
    if not runs.page.shouted:
        for start, end in runs.all():
            _parse(runs, evidence, start, end)


def _dateline(runs: Runs, evidence: Evidence) -> None:
    """Add the place and the agency that a paragraph opens with: “PORT HALDEN, Oct 14 (AFP) –”."""
    words = runs.words
    end = next((n for n, w in enumerate(words[:5]) if not w.acr), 0)
    if not end or runs.page.shouted:
        return
    dash = next((n for n in range(end, min(end + 9, len(words)))
                 if words[n].text in ("-", "--", "–", "—")), 0)  # fmt: skip
    if not dash or any(w.text in ('"', ".", ":") for w in words[:dash]):
        return
    if not runs.known(0, "organisation"):
        evidence.add(0, end, "place", 2.0, "prose", 1.0)
    for n in range(end, dash - 1):
        if words[n].text == "(" and words[dash - 1].text == ")" and words[n + 1].cap:
            evidence.add(n + 1, dash - 1, "organisation", 2.0, "prose", 1.0)


def _house(runs: Runs, evidence: Evidence) -> None:
    """Add the paper that stands on a line of its own below the writer; “Science Editor” is none."""
    posts = runs.cues["before person"]
    for _, line in groupby(range(len(runs.words)), key=lambda n: runs.words[n].sentence):
        at = list(line)
        words = [runs.words[n] for n in at]
        for one, two in pairwise(words):
            if two.cap and two.low in posts and one.cap:
                evidence.add(at[words.index(one)], at[words.index(one)] + 1, "organisation", -2.0,
                             "prose")  # fmt: skip
        plain = all(w.cap and w.text.isalpha() and w.low not in MONTHS for w in words)
        first, last = words[0], words[-1]
        if plain and at[0] and 1 < len(words) < 6 and last.low not in posts and (
                first.text not in runs.lists.given and first.low not in ("by", "in", "from")
                and not runs.title(at[0], at[-1] + 1)) and (
                last.low not in posts and runs.lists.common(last.low)):  # fmt: skip
            evidence.add(at[0], at[-1] + 1, "organisation", 3.2, "prose", HOLD)


def _parse(runs: Runs, evidence: Evidence, start: int, end: int) -> None:
    """Cut one run into names, from left to right."""
    at = start
    while at < end:
        if not runs.name[at]:
            at += 1
            continue
        whole, kind = headed(runs, at, end)
        longest = runs.hits.get(at, (0, ()))[0]
        title = 0 if longest > 1 else _title(runs, at, end, whole)
        if title:
            at = _titled(runs, evidence, at + title, end)
        elif whole > at + longest:
            evidence.add(at, whole, kind, _HEADED, "prose", HOLD)
            at = whole
        elif person := _person(runs, at, end):
            reach, weight = person
            if longest == 1 and runs.words[reach - 1].text in runs.lists.family:
                evidence.add(at, at + 1, "place", -1.5, "prose")  # Jordan Henderson
                weight += 0.6
            evidence.add(at, reach, "person", weight, "prose", HOLD)
            at = reach
        elif longest:
            at = _nation(runs, evidence, at, longest, end)
        else:
            at = _chunk(runs, evidence, at, end)


def _title(runs: Runs, at: int, end: int, whole: int) -> int:
    """Return how long the title at `at` is, if it is one here (“Justice Department” has none)."""
    size = runs.title(at, end)
    if size == 1 and whole > at + 1:
        word, following = runs.words[at].text, runs.words[at + 1].text
        royal = word in ROYAL and following not in PARTICLES
        if royal or (whole <= at + 3 and following not in runs.lists.given):
            return 0
    return size


def _titled(runs: Runs, evidence: Evidence, at: int, end: int) -> int:
    """Add the person whose title ends before `at`; return where to go on."""
    if at >= end or not runs.name[at]:
        return at
    if more := runs.title(at, end):  # “Prime Minister Sir …”
        return _titled(runs, evidence, at + more, end)
    reach = person_end(runs, at, end)
    evidence.add(at, reach, "person", _TITLED, "prose", HOLD)
    return reach


def person_end(runs: Runs, at: int, end: int) -> int:
    """Return where a person’s name that begins at `at` ends."""
    k, names = at, 0
    while k < end and names < 5:
        if runs.name[k] and not (names and _interrupts(runs, k, end)):
            if names and runs.known(k, "nationality"):
                break
            k, names = k + 1, names + 1
        elif k > at and (after := runs.small(k, end)):
            k = after
        else:
            break
    return k


def _interrupts(runs: Runs, k: int, end: int) -> bool:
    """Say whether a title at `k` ends a name before it; “Dean” or “King” may be part of one."""
    word = runs.words[k].text
    known = word in runs.lists.given or word in runs.lists.family
    return runs.title(k, end) > known


def _person(runs: Runs, at: int, end: int) -> tuple[int, float] | None:
    """Return where a person’s name ends that begins with a given name, and its weight."""
    words, lists = runs.words, runs.lists
    word = words[at]
    head = word.text.partition("-")[0]
    initial = len(word.text) <= 2 and word.text[:1].isupper() and word.text.endswith(".")
    if not (head in lists.given or initial) or runs.known(at, "nationality"):
        return None
    reach = person_end(runs, at, min(end, at + 5))
    if reach - at < 2:
        return None
    doubtful = lists.common(head.casefold()) or any(
        not e.soft for e in runs.hits.get(at, (0, ()))[1])  # fmt: skip
    weight = _GIVEN - 0.9 * doubtful
    if words[reach - 1].text in lists.family or words[at + 1].text in lists.given:
        weight += 0.6
    return reach, weight


def _nation(runs: Runs, evidence: Evidence, at: int, size: int, end: int) -> int:
    """Step over a name of the lists; add “Georgian Dream”, a people with a common word."""
    k = at + size
    word = runs.words[k] if k < end else None
    if (word and runs.name[k] and runs.known(at, "nationality") and k not in runs.hits
            and runs.lists.common(word.low) and not runs.title(k, end)
            and (k + 1 == end or not runs.name[k + 1])):  # fmt: skip
        evidence.add(at, k + 1, "organisation", 1.4, "prose", HOLD)
        return k + 1
    if (word and runs.name[k] and runs.known(at, "place") and k not in runs.hits
            and runs.lists.common(word.low) and not runs.title(k, end)
            and word.low not in runs.cues["before person"]
            and (k + 1 == end or not runs.name[k + 1])):  # fmt: skip
        evidence.add(at, k + 1, "place", 1.2, "prose", HOLD)  # Kerry Head
        return k + 1
    return k


def _chunk(runs: Runs, evidence: Evidence, at: int, end: int) -> int:
    """Register words that no rule knows, for the words around to judge; return their end."""
    k = at + 1
    while k < end and k - at < 5:
        word = runs.words[k]
        if not (runs.name[k] or runs.small(k, end)) or runs.title(k, end) or k in runs.hits:
            break
        if _person(runs, k, end) and not runs.lists.common(word.low):
            break
        k += 1
    first = runs.words[at]
    plain = first.text.rstrip(".")
    dull = plain in runs.cues["nameless"] or plain in runs.cues["acronym"]
    if k == at + 1 and (first.low in MONTHS or dull):
        return k
    guess = evidence.add(at, k, "", 0.0, "prose", 0.5)
    last = runs.words[k - 1].text
    if 2 <= k - at <= 3 and last in runs.lists.family:
        evidence.add(at, k, "person", _FAMILY, "prose", 0.5)
    if k - at in (2, 3) and not any(runs.lists.common(w.low) for w in runs.words[at:k]):
        nation = at and runs.known(at - 1, "nationality") == 1
        evidence.add(at, k, "person", 1.2 if nation else _SHAPE, "prose", 0.5)
    if k == at + 2 and plain in SIDES and not first.first and not runs.lists.common(last.lower()):
        evidence.add(at, k, "place", 1.7, "prose", 0.5)  # Lower Halden
    if k > at + 1 and (_ROMAN.match(last) or first.text in ("Von", "Van", "De")):
        evidence.add(at, k, "person", 1.3, "prose", 0.5)  # Ramesses II
    if first.acr and k == at + 1:
        guess.votes["organisation"] = guess.votes.get("organisation", 0.0) + 0.9
    return k
