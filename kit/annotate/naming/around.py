"""The words beside a name as evidence.

Adds over spaCy: “in Karachi”, “Karachi, Pakistan”, “Paris-based” make a place; “Castellan, 63,”,
“lawyer Karim Benali”, “Kamau said” a person; “shares in Halden”, “the website Mediapart”, “Halden
employs” an organisation; in reports of matches “Porto beat” and “Essex seamer” are teams. Worth
little where the lists or a head word are sure.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..gazetteer import Gazetteer, bag
from .evidence import Evidence, Guess
from .firms import club, firms
from .words import Page, Word

Votes = list[tuple[str, float]]

_CLOSED = bag("\" ' , . ? ! as have has")
_WORKS = bag("song film book album show series novel play single movie painting programme program"
             " opera musical documentary sitcom poem track hit ballad drama")  # fmt: skip
_BASED = bag("based born area")
_TITLED = bag("journal newspaper magazine website broadcaster agency")
_OF_LAND = bag("capital port coast border airport streets parliament government economy president")
_ROADS = bag("Street Road Avenue Lane Terrace Drive Close Way Crescent Square Court Place Row"
             " Gardens Grove Boulevard Mews Hill Park Rise Walk")  # fmt: skip
_THROUGH = bag("through along past beyond")
_CONTEST = bag("beat beats defeated thrashed faced face meet met against versus vs v lost won"
               " drew drawn host hosted win wins lead leads led signed joined play played striker"
               " midfielder defender goalkeeper captain coach manager winger side scored equalised"
               " over")  # fmt: skip


@dataclass(frozen=True)
class Beside:
    """The neighbours of a guess: `one` and `two` before it (without “the”), five words after."""

    one: Word | None
    two: Word | None
    the: bool  # “the” stands directly before
    quoted: bool  # a quotation mark stands directly before
    after: list[Word]

    def next(self, n: int = 0) -> str:
        """Return the word behind, or the n-th after it, in small letters, or ""."""
        return self.after[n].low if len(self.after) > n else ""

    @property
    def before(self) -> str:
        """The word before, in small letters, or ""."""
        return self.one.low if self.one else ""

    @property
    def second(self) -> str:
        """The word before that, in small letters, or ""."""
        return self.two.low if self.two else ""


def around(page: Page, evidence: Evidence, lists: Gazetteer,
           players: frozenset[str] | None = None) -> None:  # fmt: skip
    """Add what the neighbours of every guess on `page` say; `players` as in `firms`."""
    for guess in list(evidence):
        beside, names = _beside(page.words, guess), page.words[guess.start:guess.end]
        votes = [*_left(beside, lists), *_right(beside, lists, names)]
        votes += _rules(page.words, guess, beside)
        told = firms(page.words, guess, lists, players)
        for kind, weight in told:
            guess.told[kind] = guess.told.get(kind, 0.0) + weight
        votes += told
        if players is not None and club(page.words, guess, lists):
            evidence.add(guess.start, guess.end + 1, "organisation", 2.4, "around", 3.0)
        if players is not None:
            votes += _sport(page.words, guess, beside, lists)
        if guess.end - guess.start == 1:
            votes += _alone(page.words[guess.start], guess, beside, lists)
        for kind, weight in votes:
            evidence.add(guess.start, guess.end, kind, weight, "around")


def _beside(words: list[Word], guess: Guess) -> Beside:
    before = words[max(0, guess.start - 3):guess.start][::-1]
    the = bool(before) and before[0].text == "the"
    near = before[1:] if the else before
    quoted = bool(before) and before[0].text == '"'
    one, two = (*near, None, None)[:2]
    return Beside(one, two, the, quoted, words[guess.end:guess.end + 5])


def _left(beside: Beside, lists: Gazetteer) -> Votes:
    """What the words before say."""
    cues, one, two = lists.cues, beside.before, beside.second
    small = beside.one is not None and beside.one.text == one
    found: Votes = []
    if one in cues["before place"]:
        found.append(("place", 1.1))
    elif one in _THROUGH and not beside.the:
        found.append(("place", 0.8))
    elif one == "at":
        found += [("place", 0.5), ("organisation", 0.3)]
    elif one in ("from", "to"):
        found.append(("place", 1.3 if two in cues["motion"] else 0.4))
    elif one == "of" and two in cues["place of"]:
        found.append(("place", 1.6))
    elif one == "of" and two in cues["after org"]:
        found.append(("organisation", 0.5))
    elif small and one in cues["before person"]:
        found.append(("person", 1.3))
    elif small and one in cues["before org"]:
        found.append(("organisation", 1.4))
    if one == "," and not beside.the:  # “its leader, Nika Melia”, “her programme, Night Post”
        for nouns, kind, weight in ((_WORKS, "other", 3.0), (cues["before person"], "person", 1.2),
                                    (cues["place of"], "place", 0.8),
                                    (cues["before org"], "organisation", 0.8)):  # fmt: skip
            if two in nouns:
                found.append((kind, weight))
                break
    if one in cues["said"] and two in _CLOSED:
        found.append(("person", 1.0))  # “…,” says Tarlo
    if one in _TITLED:
        found.append(("organisation", 1.0))
    if one == "by" and two in ("owned", "operated", "made", "run"):
        found.append(("organisation", 0.8))
    return [(k, w / 2 if beside.the and k == "place" else w) for k, w in found]  # “in the …”


def _right(beside: Beside, lists: Gazetteer, names: list[Word]) -> Votes:
    """What the words behind say."""
    if not beside.after:
        return []
    many, letter = len(names) > 1, names[0].low[:1]
    cues, first = lists.cues, beside.after[0]
    one, two, three = beside.next(), beside.next(1), beside.next(2)
    small = first.text == one
    if one == "-" and first.glued and two in _BASED:
        return [("place", 2.0)]
    if one == ",":
        return _comma(beside, lists)
    if one in cues["said"]:
        return [("person", 0.6 + beside.quoted)]  # “…,” Saqib said
    if small and one in cues["after org"]:
        return [("organisation", 0.9)]
    if small and one in cues["after place"]:
        return [("place", 1.0)]
    if one in ("'s", "'"):
        if two in cues["kin"]:
            return [("person", 0.7)]
        if two in cues["after org"]:
            return [("organisation", 0.5)]
        return [("place", 0.7)] if two in _OF_LAND else []
    if one == "(" and three == ")" and beside.after[1].acr and many and two[:1] == letter:
        return [("organisation", 1.2)]
    return []


def _comma(beside: Beside, lists: Gazetteer) -> Votes:
    """What a comma with the words behind it says: an age, an apposition, a country."""
    cues, two, three = lists.cues, beside.next(1), beside.next(2)
    if two.isdigit() and len(two) < 3 and three in (",", "."):
        return [("person", 2.5)]
    if two in ("who", "whose"):
        return [("person", 1.4 if two == "who" else 0.7)]
    if two == "which":
        return [("organisation", 0.5), ("place", 0.3), ("person", -0.8)]
    if two in ("a", "an", "the", "his", "her"):
        nouns = [w.low for w in beside.after[2:5]]
        for cue, kind, weight in (("before person", "person", 1.2), ("place of", "place", 1.3),
                                  ("before org", "organisation", 1.1)):  # fmt: skip
            if any(noun in cues[cue] for noun in nouns):
                return [(kind, weight)]
    if len(beside.after) > 1 and beside.after[1].text in lists.states:
        return [("place", 1.5)]
    return []


def _rules(words: list[Word], guess: Guess, beside: Beside) -> Votes:
    """What speaks against a person, for a work, and what refers back."""
    found: Votes = []
    after = beside.after
    street = words[guess.start - 2].text if guess.start > 2 and beside.before == "," else ""
    if street in _ROADS and not beside.the:
        found.append(("place", 1.6))  # “of Quay Terrace, Halden”
    noun = bool(after) and after[0].text[:1].islower() and after[0].tag[:2] == "NN"
    if beside.the and not noun:
        found.append(("person", -1.2))  # “the Carnival of”, but “the Obama administration”
    if beside.next().isdigit() and len(beside.next()) < 4 and guess.end - guess.start == 1:
        found += [("other", 1.2), ("person", -0.8)]  # Apollo 17
    if beside.before in ("in", "near") and after and beside.next() not in ("'s", "'"):
        found.append(("person", -0.9))
    closed = '"' in (beside.next(), beside.next(1))
    if beside.quoted and closed and any(
            w.low in _WORKS for w in words[max(0, guess.start - 5):guess.start]):  # fmt: skip
        found.append(("other", 2.5))
    for word in after[1:]:  # “Lumen plans to list its shares”, “Vega says her team”
        if word.low == "its":
            return [*found, ("organisation", 0.4), ("place", 0.2)]
        if word.low in ("his", "her", "himself", "herself"):
            return [*found, ("person", 0.5)]
        if not word.text[0].isalpha() or word.cap:
            break
    return found


def _alone(word: Word, guess: Guess, beside: Beside, lists: Gazetteer) -> Votes:
    """What speaks for one word by itself: a family name, an abbreviation, a language."""
    found: Votes = []
    if word.text in lists.family and not lists.common(word.low):
        found.append(("person", 1.2))
    elif word.text in lists.given and word.tag[:3] == "NNP":
        found.append(("person", 1.1))
    if word.acr and word.text.replace(".", "") not in lists.cues["acronym"]:
        found.append(("organisation", 0.3 + 0.3 * beside.the))
    if "nationality" in guess.votes and _language(beside, lists):
        found += [("other", 5.0), ("nationality", -6.0)]
    return found


def _language(beside: Beside, lists: Gazetteer) -> bool:
    """Say whether a nationality word is a language: “speaks French”, “in English.”"""
    if beside.next() in ("language", "lessons", "speakers", "speaking"):
        return True
    ends = not beside.after or beside.after[0].tag[:2] not in ("NN", "JJ", "VB", "PO")
    return ends and (beside.before in lists.cues["languages"] or beside.before == "in")


def _sport(words: list[Word], guess: Guess, beside: Beside, lists: Gazetteer) -> Votes:
    """A town’s name beside a verb of matches is its team’s, as in “Essex’s Jamie Porter”."""
    key = tuple(w.text for w in words[guess.start:guess.end])
    town = any(e.group in ("city", "region") for e in lists.names.get(key, ()))
    found = 0.8 * (beside.before in _CONTEST)
    found += 0.8 * (beside.next() in _CONTEST or beside.next()[:1].isdigit())
    if beside.next() in lists.cues["after org"]:
        if town:
            return [("organisation", found + 2.0), ("place", -1.5)]
        found += 1.0
    return [("organisation", found)] if found else []
