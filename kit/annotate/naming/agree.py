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
from .runs import MONTHS, Runs
from .shorts import FIRM, HEADED, SOUND, SURNAME, Form, Key, key_of, shorts, surname, told

_SURE, _LIKE, _SAME = 2.0, 0.8, 1.0
_WHEN = bag("in on until till since by last next this of late early mid from to for before after")


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
    short = shorts(pages, chosen, lists)
    for key, form in told(pages, evidences).items():
        if short.get(key, ("", 0.0))[0] != "person" or form[1] >= FIRM:
            short[key] = form  # a firm may bear the name of its family
    forms = _sound(known) | short
    first: dict[str, list[Key]] = defaultdict(list)
    for key in forms:
        first[key[0]].append(key)
    for runs, evidence in zip(pages, evidences, strict=True):
        _spread(runs, evidence, known, short)
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
        words = key_of(runs, guess)
        if len(words) not in (2, 3) or guess.by & {"lists", "events"} or guess.hold >= HEADED:
            continue
        last = known.get(surname(words))
        if last is not None and last.seen and last.votes["person"] / last.seen >= SOUND and (
                last.votes["person"] >= max(last.votes.values())):  # fmt: skip
            evidence.add(guess.start, guess.end, "person", SURNAME, "agree", 0.5)


def _spellings(pages: list[Runs], evidences: list[Evidence]) -> dict[Key, Known]:
    known: dict[Key, Known] = defaultdict(Known)
    for runs, evidence in zip(pages, evidences, strict=True):
        for guess in evidence:
            if guess.votes:
                entry = known[key_of(runs, guess)]
                entry.seen += 1
                for kind, weight in guess.votes.items():
                    entry.votes[kind] += weight
    return known


def _spread(runs: Runs, evidence: Evidence, known: dict[Key, Known],
            short: dict[Key, Form]) -> None:  # fmt: skip
    """Add to every guess the mean of what is said of the same spelling elsewhere."""
    people = [g for g in evidence if g.hold >= HEADED and g.kind == "person"]
    for guess in list(evidence):
        entry = known.get(key_of(runs, guess))
        if entry is None or entry.seen < 2 or _opener(runs, guess):
            continue
        bearer = short.get(key_of(runs, guess)) == ("person", SURNAME) and "lists" not in guess.by
        if any(g.start <= guess.start and guess.end <= g.end and g is not guess for g in people):
            continue  # “Jordan Henderson”, though Jordan is a country elsewhere
        own = dict(guess.votes)
        others = entry.seen - bool(own)
        for kind, total in entry.votes.items():
            share = (total - own.get(kind, 0.0)) / max(1, others)
            tongue = kind == "other" and own.get("nationality", 0.0) > 0
            if share > 0 and not tongue and (not bearer or kind == "person" or (
                    share >= SOUND)):  # fmt: skip
                evidence.add(guess.start, guess.end, kind, _SAME * share, "agree", guess.hold)


def _opener(runs: Runs, guess: Guess) -> bool:
    """Say whether a guess is an ordinary word that only opens a sentence (“Reading is fun”)."""
    word = runs.words[guess.start]
    alone = guess.end - guess.start == 1 and word.first
    return alone and runs.lists.common(word.low) and word.tag[:3] != "NNP"


def _sound(known: dict[Key, Known]) -> dict[Key, Form]:
    """Return the spellings that are surely of one kind, with it and a weight."""
    found: dict[Key, Form] = {}
    for key, entry in known.items():
        kind = max(entry.votes, key=lambda k: (entry.votes[k], k))
        mean = entry.votes[kind] / entry.seen
        if mean >= SOUND and kind != "other":
            found[key] = (kind, min(mean, 2.0))
    return found


def _find(runs: Runs, evidence: Evidence, forms: dict[Key, Form], first: dict[str, list[Key]],
          short: dict[Key, Form]) -> None:  # fmt: skip
    """Find more places of the article’s names and of their short forms."""
    words = [w.text.rstrip(".") or w.text for w in runs.words]
    for n, word in enumerate(runs.words):
        if word.low == "the" and n + 1 < len(words) and runs.words[n + 1].cap:
            more = n + 2 < len(words) and (runs.words[n + 2].cap or words[n + 2] == "of")
            form = short.get(("the", words[n + 1]))
            if form and not more and not runs.page.shouted:
                evidence.add(n + 1, n + 2, *form, "agree", 0.5)
        for key in first.get(words[n], ()):
            end = n + len(key)
            if not word.cap or tuple(words[n:end]) != key:
                continue
            if len(key) == 1 and word.first and not runs.name[n] and word.tag[:3] != "NNP" and (
                    key not in short or runs.lists.common(word.low)):  # fmt: skip
                continue
            kind, weight = forms[key]
            if word.low in MONTHS and n and words[n - 1].casefold() in _WHEN:
                continue
            if kind == "person" and len(key) == 1 and end < len(words) and runs.name[end]:
                continue  # the first word of a longer name
            guess = evidence.guesses.get((n, end))
            if guess and guess.hold >= HEADED and guess.kind == "person" != kind:
                continue  # “Ms Halden”, of the firm Halden
            if guess is None or key in short or not guess.votes:
                evidence.add(n, end, kind, weight, "agree", 0.5)
