"""One name, one kind, over the whole article.

Adds over spaCy, which judges every sentence alone: what a name is in one place speaks for it in
all (“Brandt” at the start of a sentence, in the headline); a surname follows its full name, a short
name its company or club (“Halden Instruments Inc.” … “Halden”), an abbreviation the name before
its bracket. A capital that acts for its government stays a place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ..gazetteer import Gazetteer, bag
from .evidence import Evidence, Guess
from .runs import MONTHS, PARTICLES, Runs

Key = tuple[str, ...]
Form = tuple[str, float]  # a kind and its weight
_SURE, _LIKE = 2.0, 0.8
_SAME, _SURNAME, _FIRST, _SHORT, _LETTERS = 1.0, 2.0, 1.4, 1.4, 2.2
_FIRM = 3.0
_FIRMS = bag(
    "Inc Corp Ltd LLC LLP plc PLC Plc AG GmbH SE SpA NV BV ASA Oyj Co Limited Incorporated Group"
    " Corporation Company Holdings Instruments Technologies Industries Pharmaceuticals")
_STORMS = ("Hurricane", "Typhoon", "Cyclone", "Storm", "Tropical", "Super", "Superstorm")
_HEADED = 3.0  # the hold of a name that a head word marks
_WHEN = bag("in on until till since by last next this of late early mid from to for before after")
_SOUND = 1.5  # weight from which a name speaks for others
_TOO_PLAIN = bag("The New North South East West Great National International United Royal American"
                 " British European First Central Federal World Saint San Los")  # fmt: skip


@dataclass
class Known:
    """What the article says of one spelling."""

    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    seen: int = 0


def agree(pages: list[Runs], evidences: list[Evidence], lists: Gazetteer) -> None:
    """Let the names of all pages speak for one another."""
    for runs, evidence in zip(pages, evidences, strict=True):
        _listed(runs, evidence)
    known = _spellings(pages, evidences)
    for runs, evidence in zip(pages, evidences, strict=True):
        _whole(runs, evidence, known)
    chosen = [evidence.chosen() for evidence in evidences]
    short = _short(pages, chosen, lists)
    forms = _sound(known) | short
    first: dict[str, list[Key]] = defaultdict(list)
    for key in forms:
        first[key[0]].append(key)
    for runs, evidence in zip(pages, evidences, strict=True):
        _spread(runs, evidence, known)
        _find(runs, evidence, forms, first, short)


def _listed(runs: Runs, evidence: Evidence) -> None:
    """Let the sure names of a list (“Ahmedabad and Surat”) speak for the unsure ones."""
    words, row = runs.words, list[Guess]()
    for guess in [*evidence.chosen(), None]:
        if guess and row:
            between = [w.low for w in words[row[-1].end:guess.start]]
            if between in ([","], ["and"], [",", "and"], ["or"], ["&"]):
                row.append(guess)
                continue
        sure = {g.kind for g in row if g.margin >= _SURE}
        if len(row) > 1 and len(sure) == 1:
            for g in row:
                if g.margin < _SURE:
                    evidence.add(g.start, g.end, sure.copy().pop(), _LIKE, "agree")
        row = [guess] if guess else []


def _whole(runs: Runs, evidence: Evidence, known: dict[Key, Known]) -> None:
    """Let a surname that is surely a person’s make a person of the full name before it."""
    for guess in list(evidence):
        words = _key(runs, guess)
        if len(words) not in (2, 3) or guess.by & {"lists", "events"} or guess.hold >= _HEADED:
            continue
        last = known.get(_surname(words))
        if last is not None and last.seen and last.votes["person"] / last.seen >= _SOUND and (
                last.votes["person"] >= max(last.votes.values())):  # fmt: skip
            evidence.add(guess.start, guess.end, "person", _SURNAME, "agree", 0.5)


def _key(runs: Runs, guess: Guess) -> Key:
    return tuple(w.text.rstrip(".") for w in runs.words[guess.start:guess.end])


def _spellings(pages: list[Runs], evidences: list[Evidence]) -> dict[Key, Known]:
    known: dict[Key, Known] = defaultdict(Known)
    for runs, evidence in zip(pages, evidences, strict=True):
        for guess in evidence:
            if guess.votes:
                entry = known[_key(runs, guess)]
                entry.seen += 1
                for kind, weight in guess.votes.items():
                    entry.votes[kind] += weight
    return known


def _spread(runs: Runs, evidence: Evidence, known: dict[Key, Known]) -> None:
    """Add to every guess the mean of what is said of the same spelling elsewhere."""
    people = [g for g in evidence if g.hold >= _HEADED and g.kind == "person"]
    for guess in list(evidence):
        entry = known.get(_key(runs, guess))
        if entry is None or entry.seen < 2 or _opener(runs, guess):
            continue
        if any(g.start <= guess.start and guess.end <= g.end and g is not guess for g in people):
            continue  # “Jordan Henderson”, though Jordan is a country elsewhere
        own = dict(guess.votes)
        others = entry.seen - bool(own)
        for kind, total in entry.votes.items():
            share = (total - own.get(kind, 0.0)) / max(1, others)
            tongue = kind == "other" and own.get("nationality", 0.0) > 0
            if share > 0 and not tongue:
                evidence.add(guess.start, guess.end, kind, _SAME * share, "agree", guess.hold)


def _opener(runs: Runs, guess: Guess) -> bool:
    """Say whether a guess is an ordinary word that only opens a sentence (“Reading is fun”)."""
    word = runs.words[guess.start]
    alone = guess.end - guess.start == 1 and word.first
    return alone and runs.lists.common(word.low) and word.tag[:3] != "NNP"


def _short(pages: list[Runs], chosen: list[list[Guess]], lists: Gazetteer) -> dict[Key, Form]:
    """Return the short forms that sound names of the article bring: their kind and weight."""
    found: dict[Key, Form] = {}
    for runs, guesses in zip(pages, chosen, strict=True):
        for guess in guesses:
            words = _key(runs, guess)
            if guess.weight < _SOUND:
                continue
            if len(words) > 1 and guess.kind == "person":
                found[_surname(words)] = ("person", _SURNAME)
                if not runs.known(guess.start, "place", "organisation", "nationality"):
                    found.setdefault(words[:1], ("person", _FIRST))
            elif guess.kind == "event" and runs.words[guess.start].text in _STORMS:
                found[words[-1:]] = ("event", _FIRM)
            elif guess.kind == "organisation":
                firm = words[-1] in _FIRMS
                for form in _forms(runs, guess, words, lists):
                    found.setdefault(form, ("organisation", _FIRM if firm else _SHORT))
                if letters := _letters(runs, guess):
                    found[letters] = (guess.kind, _LETTERS)
    return found


def _surname(words: Key) -> Key:
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


def _sound(known: dict[Key, Known]) -> dict[Key, Form]:
    """Return the spellings that are surely of one kind, with it and a weight."""
    found: dict[Key, Form] = {}
    for key, entry in known.items():
        kind = max(entry.votes, key=lambda k: (entry.votes[k], k))
        mean = entry.votes[kind] / entry.seen
        if mean >= _SOUND and kind != "other":
            found[key] = (kind, min(mean, 2.0))
    return found


def _find(runs: Runs, evidence: Evidence, forms: dict[Key, Form], first: dict[str, list[Key]],
          short: dict[Key, Form]) -> None:  # fmt: skip
    """Find more places of the article’s names and of their short forms."""
    words = [w.text.rstrip(".") or w.text for w in runs.words]
    for n, word in enumerate(runs.words):
        for key in first.get(words[n], ()):
            end = n + len(key)
            if not word.cap or tuple(words[n:end]) != key:
                continue
            if len(key) == 1 and word.first and not runs.name[n] and word.tag[:3] != "NNP":
                continue
            kind, weight = forms[key]
            if word.low in MONTHS and n and words[n - 1].casefold() in _WHEN:
                continue
            if kind == "person" and len(key) == 1 and end < len(words) and runs.name[end]:
                continue  # the first word of a longer name
            guess = evidence.guesses.get((n, end))
            if guess is None or key in short or not guess.votes:
                evidence.add(n, end, kind, weight, "agree", 0.5)
