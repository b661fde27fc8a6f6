"""What tells that a name is an organisation's: its apposition, what it owns, who works for it.

Adds over spaCy, which takes firms and clubs that it does not know for people or towns: “Halden, the
supermarket chain”, “the bakery group Halden”, “Halden’s shares”, “an analyst at Halden”, “hired by
the Halden Station”, the clubs of a result (“Halden 3 Port Vale 2”) and of a report of a match.
"""

from __future__ import annotations

from itertools import pairwise

from ..gazetteer import Gazetteer, bag
from .evidence import Guess
from .words import Page, Word

Votes = list[tuple[str, float]]

_SURE, _LIKE = 2.2, 1.5
_OWNED = bag("share shares shareholder shareholders stock profit profits revenue revenues turnover"
             " sales board customers subscribers stores outlets branches staff workforce employees"
             " dividend headquarters factory factories warehouse investors takeover warehouses bid"
             " listing newsroom bosses subsidiary readers editor owner owners members")  # fmt: skip
_SHOPS = bag("store shop supermarket restaurant bakery café cafe pub bar diner chain brand hotel"
             " cinema mill brewery garage factory")  # fmt: skip
_OTHERS = bag("rival competitor supplier owner parent partner customer predecessor successor"
              " subsidiary lender insurer landlord operator maker sponsor")  # fmt: skip
_FUNDS = bag("fund lender insurer baker bakery brewery builder cooperative co-operative grocer"
             " trust trader dairy wholesaler investor bookseller housebuilder")  # fmt: skip
_STAFF = bag("analyst economist strategist researcher scientist engineer trader executive director"
             " chairman chairwoman founder co-founder spokesman spokeswoman spokesperson boss"
             " shareholder employee consultant partner lecturer reporter correspondent"
             " technician professor curator")  # fmt: skip
_TAKEN = bag("hired employed recruited published commissioned funded sponsored run owned operated"
             " made built issued organised organized managed acquired")  # fmt: skip
_PLAYS = bag("beat beats lost lose loses won win wins drew draw draws lead leads led trailed"
             " trail scored equalised equalized defended defend conceded conceded dominated"
             " play plays played host hosts hosted face faces faced knocked thrashed pressed"
             " signed are were have could kicked attacked needed survived held reached finished")
_MEETS = bag("beat beats against meet meets met face faces faced thrashed defeated host hosted"
             " visit versus vs v over hosts play plays played knocked join joined left for")
_SIDE = bag("coach manager captain goalkeeper keeper defence defense players fans supporters"
            " defender striker midfielder winger bench side squad lead season midfield")
_CLUBS = bag("United City Town Rovers Wanderers Rangers Athletic Albion County Hotspur Villa"
             " Celtic Wednesday Dynamo Sporting Harriers Argyle Orient Thistle")  # fmt: skip


def firms(words: list[Word], guess: Guess, lists: Gazetteer,
          surnames: frozenset[str] | None) -> Votes:  # fmt: skip
    """Return what the words around `guess` say for an organisation, with weights; `surnames` are
    the words that end a name of several words in a report of a match, else None."""
    before = words[max(0, guess.start - 8):guess.start][::-1]
    after = words[guess.end:guess.end + 10]
    found = [*_before(before, after, lists), *_after(before, after, lists)]
    if surnames is not None:
        found += _matches(words, guess, before, after, lists, surnames)
    return found


def surnames(pages: list[Page]) -> frozenset[str]:
    """Return the words that end a run of capitals: in a report of a match, players’ surnames."""
    found = set()
    for page in pages:
        for one, two in pairwise(page.words):
            if one.cap and two.cap and not page.shouted and two.text not in _CLUBS:
                found.add(two.text)
    return frozenset(found)


def club(words: list[Word], guess: Guess, lists: Gazetteer) -> bool:
    """Say whether a listed town goes on as a club does: “Bath Rugby”, “Leeds Vale”."""
    after = words[guess.end:guess.end + 2]
    key = tuple(w.text for w in words[guess.start:guess.end])
    town = any(e.group in ("city", "region") for e in lists.names.get(key, ()))
    return (town and bool(after) and after[0].cap and not after[0].acr and not after[0].glued
            and after[0].text not in lists.given and after[0].text not in lists.cues["title"]
            and after[0].low not in lists.cues["before person"]
            and not (len(after) > 1 and after[1].cap and after[1].text not in _CLUBS))  # fmt: skip


def _low(words: list[Word], n: int) -> str:
    return words[n].low if len(words) > n else ""


def _before(before: list[Word], after: list[Word], lists: Gazetteer) -> Votes:
    """What the words before say: “the bakery group X”, “an analyst at X”, “hired by the X”."""
    the = _low(before, 0) == "the"
    near = before[1:] if the else before
    one, two = _low(near, 0), _low(near, 1)
    small = bool(near) and near[0].text == one
    if small and one in _FUNDS and not the and one not in lists.cues["before person"]:
        return [("organisation", _SURE)]
    if small and one in lists.cues["before org"] and one not in lists.cues["before person"]:
        return [("organisation", _LIKE)]
    if one == "in" and two in ("shares", "stake", "invested", "investor", "investors"):
        return [("organisation", _LIKE)]
    if one == "," and not the and two in lists.cues["before org"] and near[1].text == two:
        owner = any(w.low in ("'s", "'", "its", "their") for w in near[2:6])
        return [("organisation", _LIKE if _low(after, 0) in (",", ".") or owner else 0.0)]
    if small and one in _OTHERS and two == "its":
        return [("organisation", _SURE + 0.6)]  # “its rival X”
    if one in ("at", "for", "with", "of") and two in _STAFF:
        return [("organisation", _LIKE if one == "at" or the else 0.7)]
    if one == "of" and near[1:2] and near[1].text == two and two in lists.cues["place of"] and (
            two not in lists.cues["before person"]):  # fmt: skip
        return [("place", _LIKE)]  # “the island of X”
    if one == "by" and the and two in _TAKEN:
        return [("organisation", _SURE)]
    return []


def _after(before: list[Word], after: list[Word], lists: Gazetteer) -> Votes:
    """What the words behind say: “X, the supermarket chain”, “X’s shares”, “the old X’s store”."""
    one = _low(after, 0)
    if one in ("'s", "'"):
        behind = [w.low for w in after[1:4] if w.text == w.low]
        if behind[:1] and behind[0] in _OWNED:
            return [("organisation", _LIKE)]
        if any(w in _SHOPS for w in behind[:2]) and any(
                w.low in ("the", "a", "former", "old", "new", "local") for w in before[:2]):
            return [("organisation", _LIKE)]  # the article belongs to the store
        return []
    if one in _OWNED and _low(after, 1) not in ("of",) and one != "members":
        return [("organisation", 0.8)]
    if one == "," and _low(after, 1) in ("the", "a", "an", "which", "its"):
        return _apposed(after, lists)
    return []


def _apposed(after: list[Word], lists: Gazetteer) -> Votes:
    """Judge “, the … chain” by the noun that heads the words behind the comma."""
    head = ""
    for word in after[2:8]:
        if word.tag[:2] not in ("NN", "JJ", "VB", "CD") and word.text != "-":
            break
        if word.tag[:2] == "NN" and word.text == word.low:
            head = word.low
    if _low(after, 1) == "which":
        return []
    for cue, kind in (("before person", "person"), ("before org", "organisation"),
                      ("place of", "place"), ("after place", "place")):  # fmt: skip
        if head in lists.cues[cue]:
            return [(kind, _LIKE)]
    return []


def _matches(words: list[Word], guess: Guess, before: list[Word], after: list[Word],
             lists: Gazetteer, players: frozenset[str]) -> Votes:  # fmt: skip
    """What a report of a match says: results, clubs that play as towns do not."""
    names = words[guess.start:guess.end]
    if len(names) > 1 and names[-1].text in _CLUBS and names[0].text not in lists.given:
        return [("organisation", 3.0), ("person", -1.5)]
    found = 0.0
    score = _low(after, 0)
    if score.isdigit() and len(score) < 3 and len(after) > 1 and (
            after[1].cap or _low(after, 1) in ("-", "–")):  # fmt: skip
        found += _SURE
    if _low(before, 0).isdigit() and len(before) > 1 and (
            before[1].cap or _low(before, 1) in ("-", "–")):  # fmt: skip
        found += _SURE
    if any(n + 2 < len(row) and row[n].low in ("and", "or") and row[n + 2].text in _CLUBS
           for row, n in ((after, 0),)):  # fmt: skip
        found += _SURE
    alone = len(names) == 1 and names[0].text not in players and names[0].text not in lists.given
    if alone and guess.votes.get("person", 0.0) < 3.0:
        near = (_low(after, 0) in _PLAYS) + (_low(before, 0) in _MEETS) + (
            _low(after, 0) in ("'s", "'") and _low(after, 1) in _SIDE) + (found > 0)  # fmt: skip
        if near:
            return [("organisation", found + _SURE * near), ("person", -1.0)]
    town = guess.votes.get("place", 0.0) > guess.votes.get("person", 0.0)
    if town and not any(e.group == "country" for e in lists.names.get(
            tuple(w.text for w in names), ())):  # fmt: skip
        found += _SURE * (_low(after, 0) in _PLAYS) + _SURE * (_low(before, 0) in _MEETS)
    return [("organisation", found)] if found else []
