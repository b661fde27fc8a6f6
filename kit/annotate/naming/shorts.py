"""The short names that an article may go on with, and what the words beside a name tell of all.

Adds over spaCy: a surname after the full name, “Halden” and “the Review” after “Halden Instruments
Inc.” and “The Upland Review”, an abbreviation after its bracket; a firm that one sentence calls a
supermarket chain is one everywhere.
"""

from __future__ import annotations

from collections import defaultdict

from ..gazetteer import Gazetteer, bag
from .evidence import Evidence, Guess
from .runs import PARTICLES, Runs

Key = tuple[str, ...]
Form = tuple[str, float]  # a kind and its weight
SURNAME, _FIRST, _SHORT, _LETTERS = 2.0, 1.4, 1.4, 2.2
FIRM = 3.0
HEADED = 3.0  # the hold of a name that a head word marks
SOUND = 1.5  # weight from which a name speaks for others
_TOLD = 3.5  # the most that the words beside a name add everywhere
_FIRMS = bag(
    "Inc Corp Ltd LLC LLP plc PLC Plc AG GmbH SE SpA NV BV ASA Oyj Co Limited Incorporated Group"
    " Corporation Company Holdings Instruments Technologies Industries Pharmaceuticals")
_STORMS = ("Hurricane", "Typhoon", "Cyclone", "Storm", "Tropical", "Super", "Superstorm")
_WATERS = ("River", "Loch", "Lough", "Mount")
_TOO_PLAIN = bag("The New North South East West Great National International United Royal American"
                 " British European First Central Federal World Saint San Los")  # fmt: skip


def key_of(runs: Runs, guess: Guess) -> Key:
    """Return the words of a guess as the article spells them, without a stop."""
    return tuple(w.text.rstrip(".") for w in runs.words[guess.start:guess.end])


def shorts(pages: list[Runs], chosen: list[list[Guess]], lists: Gazetteer) -> dict[Key, Form]:
    """Return the short forms that sound names of the article bring: their kind and weight."""
    found: dict[Key, Form] = {}
    heads = lists.cues["place end"] | lists.cues["place start"]
    for runs, guesses in zip(pages, chosen, strict=True):
        for guess in guesses:
            words = key_of(runs, guess)
            if guess.weight < SOUND:
                continue
            if len(words) > 1 and guess.kind == "person":
                found[surname(words)] = ("person", SURNAME)
                if not runs.known(guess.start, "place", "organisation", "nationality"):
                    found.setdefault(words[:1], ("person", _FIRST))
            elif guess.kind == "place" and words[0] in _WATERS and len(words) == 2:
                found.setdefault(words[1:], ("place", _SHORT))  # “the Severn”
                found.setdefault(("the", words[1]), ("place", _SHORT))
            elif guess.kind == "place" and len(words) > 1 and "lists" not in guess.by:
                for head in sorted({words[0] if words[1] == "of" else "", words[-1]} & heads):
                    found.setdefault(("the", head), ("place", FIRM))  # “the Moor”
            elif guess.kind == "event" and runs.words[guess.start].text in _STORMS:
                found[words[-1:]] = ("event", FIRM)
            elif guess.kind == "organisation":
                firm = words[-1] in _FIRMS
                for form in _forms(runs, guess, words, lists):
                    found.setdefault(form, ("organisation", FIRM if firm else _SHORT))
                if letters := _letters(runs, guess):
                    found[letters] = (guess.kind, _LETTERS)
    return found


def told(pages: list[Runs], evidences: list[Evidence]) -> dict[Key, Form]:
    """Return the names that some words say to be firms’ or places’, so that they are everywhere."""
    weights: dict[Key, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for runs, evidence in zip(pages, evidences, strict=True):
        for guess in evidence:
            if "lists" not in guess.by and guess.hold < HEADED:
                for kind, weight in guess.told.items():
                    weights[key_of(runs, guess)][kind] += weight
    best = {key: max((weight, kind) for kind, weight in kinds.items())
            for key, kinds in weights.items() if kinds}  # fmt: skip
    return {key: (kind, min(_TOLD, weight)) for key, (weight, kind) in best.items()
            if weight >= SOUND and kind != "person"}  # fmt: skip


def surname(words: Key) -> Key:
    """Return the family name of a person’s full name, with its particles, without Jr."""
    last = len(words) - 1
    while last > 1 and words[last] in ("Jr", "Sr", "II", "III", "IV"):
        last -= 1
    first = last
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return words[first:last + 1]


def _forms(runs: Runs, guess: Guess, words: Key, lists: Gazetteer) -> list[Key]:
    """Return shorter names of an organisation: without Inc., its first word, a club’s last."""
    ends = lists.cues["org end"]
    found = []
    body = list(words)
    while len(body) > 1 and body[-1] in ends:
        body.pop()
        if not (len(body) == 1 and _plain(runs, guess, body[0], lists)):
            found.append(tuple(body))
    first, last = words[0], words[-1]
    if len(words) > 1 and last in ends and last not in _FIRMS:
        found.append(("the", last))  # “the Review”
    if len(words) > 1 and body == [first] and not _plain(runs, guess, first, lists):
        found.append((first,))
    if len(words) == 2 and last in ("Rovers", "United", "City", "Wanderers", "Town", "Rangers"):
        found.append((last,))
    return found


def _plain(runs: Runs, guess: Guess, word: str, lists: Gazetteer) -> bool:
    """Say whether a word alone is more likely another thing than the organisation."""
    if word in _TOO_PLAIN or word in lists.given or lists.common(word.casefold()):
        return True
    return bool(runs.known(guess.start, "place", "nationality", "person"))


def _letters(runs: Runs, guess: Guess) -> Key:
    """Return the abbreviation in the bracket behind a name."""
    behind = runs.words[guess.end:guess.end + 3]
    if len(behind) == 3 and behind[0].text == "(" and behind[2].text == ")":
        word, large = behind[1].text, sum(c.isupper() for c in behind[1].text)
        if large > 1 and word[0] == runs.words[guess.start].text[0]:
            return (word,)
    return ()
