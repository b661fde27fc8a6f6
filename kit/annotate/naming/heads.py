"""Head words: where a name that “University”, “River” or “Cup” marks begins and ends.

Adds over spaCy: “Centers for Disease Control and Prevention”, “Arts Council England”, “China Road
and Bridge Corporation”, “BBC Radio Northshire” are one name each, to their last word.
"""

from __future__ import annotations

from ..gazetteer import bag
from .runs import Runs

HEADS = (("other end", "other"), ("org end", "organisation"), ("place end", "place"),
         ("event end", "event"))  # fmt: skip
STARTS = (("org start", "organisation"), ("place start", "place"), ("event start", "event"))
_OF = {"organisation": ("of", "for", "on", "to", "against", "de", "des", "du", "del", "della"),
       "place": ("of", "de", "du", "des"), "event": ("of",)}  # fmt: skip
ROYAL = bag("King Queen Prince Princess Lord Lady Saint Pope Justice General Cardinal Bishop"
                  " Father Mother Sister Brother Emperor Duke Chief Private Major")  # fmt: skip


def headed(runs: Runs, at: int, end: int) -> tuple[int, str]:
    """Return where a name that a head word marks ends, and its kind; (0, "") without one."""
    solid = runs.solid(at, end)
    if (joined := _both(runs, at, solid, end)) > solid:
        return joined, "organisation"
    if at and runs.words[at - 1].low in ("journal", "magazine") and solid < end:
        return _complement(runs, solid, end) or solid, "organisation"
    size = runs.known(at, "organisation")
    if size and at + size + 1 == solid and not runs.words[at].first and any(
            e.group == "country" for e in runs.hits.get(at + size, (0, ()))[1]):  # fmt: skip
        return solid, "organisation"  # “Sony Australia”
    if any(w.text in ("Radio", "TV", "Television") for w in runs.words[at + 1:solid]):
        return solid, "organisation"
    if any(w.text == "&" for w in runs.words[at + 1:solid - 1]):
        return solid, "organisation"  # “Hollis & Byrne”
    if reach := _described(runs, at, solid, end):
        return reach, "place"
    for k in range(solid - 1, at - 1, -1):
        word = runs.words[k].text
        for cue, kind in STARTS:
            if word in runs.cues[cue] and k + 1 < end and runs.words[k + 1].low in _OF[kind]:
                reach = _complement(runs, k + 1, end)
                if reach and not _titled_inside(runs, at, k):
                    return reach, kind
        if k > at and not _somebody(runs, at, k):
            for cue, kind in HEADS:
                if word in runs.cues[cue] and not _titled_inside(runs, at, k):
                    branch = kind == "organisation" and k + 2 == solid and any(
                        e.group in ("country", "region") for e in runs.hits.get(k + 1, (0, ()))[1])
                    return k + 1 + branch, kind  # “Arts Council England”
    for cue, kind in (("org prefix", "organisation"), ("place start", "place")):  # Rue Paradis
        if runs.words[at].text in runs.cues[cue] and solid > at + 1:
            return solid, kind
    return 0, ""


def _described(runs: Runs, at: int, solid: int, end: int) -> int:
    """Return where “the Black Moor of Halden” ends: two words that describe land and “of” a name
    that no list knows; else 0."""
    words, lists = runs.words, runs.lists
    if not at or words[at - 1].text != "the" or solid - at > 2 or solid + 1 >= end:
        return 0
    if any(words[solid - 1].text in runs.cues[cue] for cue in (
            "org end", "event end", "other end", "org start", "event start")):  # fmt: skip
        return 0
    if words[solid].low != "of" or not runs.name[solid + 1] or at in runs.hits:
        return 0
    reach = runs.solid(solid + 1, end)
    plain = lists.common(words[at].low) and words[at].text not in lists.given
    return reach if plain and reach == solid + 2 and not lists.common(words[solid + 1].low) and (
        not runs.title(at, end) and not runs.title(solid - 1, end)) else 0  # fmt: skip


def _somebody(runs: Runs, at: int, k: int) -> bool:
    """Say whether a given and a family name end in what is else a head word: “Alan Park”."""
    words, lists = runs.words, runs.lists
    return (k == at + 1 and words[at].text in lists.given and not lists.common(words[at].low)
            and words[k].text in lists.family and at not in runs.hits)  # fmt: skip


def _both(runs: Runs, at: int, solid: int, end: int) -> int:
    """Return where “China Road and Bridge Corporation” ends: two words that share a head; else 0.

    Not “Google and Apple Inc.”: what the lists know, or a name of several words, stands alone.
    """
    words = runs.words
    if solid >= end or words[solid].low != "and" or not runs.name[min(solid + 1, end - 1)]:
        return 0
    last = runs.solid(solid + 1, end)
    plural = words[last - 1].text in runs.cues["org end"] and last - solid - 1 in (2, 3, 4)
    if not plural or runs.known(solid + 1, "organisation", "place", "person"):
        return 0
    tail = words[at:solid]
    size = runs.known(at, "nationality", "place")
    if runs.known(at, "organisation") or len(tail) - size not in (1, 2) or runs.title(at, end):
        return 0
    if tail[-1].text in runs.cues["org end"] or not runs.lists.common(tail[-1].low):
        return 0
    return last


def _titled_inside(runs: Runs, at: int, k: int) -> bool:
    """Say whether a title stands between, so that the head belongs to somebody’s description."""
    limit = runs.solid(k, len(runs.words))
    for n in range(at + 1, k + 1):
        size = runs.title(n, limit)
        if size and n + size <= k and runs.words[n].text in ROYAL:
            continue
        if size and (n + size > k + 1 or n < k) and not _owns(runs, n + size):
            return True
    return False


def _owns(runs: Runs, n: int) -> bool:
    return n < len(runs.words) and runs.words[n].text in ("'s", "'")


def _complement(runs: Runs, at: int, end: int) -> int:
    """Return where “of …” ends that begins at `at`; 0 when no name follows."""
    words, k = runs.words, at + 1
    if k < end and words[k].low == "the":
        k += 1
    if k >= end or not runs.name[k] or runs.title(k, end):
        return 0
    k = _until_title(runs, k, runs.solid(k, end), end)
    while k + 1 < end:
        low, after = words[k].low, k + 1 + (words[k + 1].low == "the")
        if after >= end or not runs.name[after] or runs.title(after, end):
            break
        thing = low == "in" and after not in runs.hits  # “… in Cultural Goods”
        added = low in ("and", "&") and not _whole(runs, after, end)
        if low in ("of", "for", "against", "on") or thing or added:
            k = _until_title(runs, after, runs.solid(after, end), end)
        else:
            break
    return k


def _until_title(runs: Runs, at: int, reach: int, end: int) -> int:
    """Return `reach`, or where a title or a person starts before it."""
    for k in range(at + 1, reach):
        given = runs.words[k].text in runs.lists.given and k + 1 < reach
        if runs.title(k, end) or (given and not runs.lists.common(runs.words[k].low)):
            return k
    return reach


def _whole(runs: Runs, at: int, end: int) -> bool:
    """Say whether a name of its own stands at `at`, which “and” only adds."""
    if runs.known(at, "organisation", "place", "person"):
        return True
    return runs.solid(at, end) - at > 2 or runs.words[at - 1].low == "the"
