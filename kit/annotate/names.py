"""Names of people, places, organisations, peoples and events in an article, with how sure each is.

Adds over spaCy’s small model, stage by stage (`STAGES`; what each adds stands in its module under
`naming` and is measured by `tests/bench/annotating_names.py`): spaCy’s entities are only the first
of the voices heard. A person’s span is the name without a title, a possessive stays outside, a
nationality word is a nationality, a capital or palace that acts for its government stays a place.
Dates are not found here (`dates`).
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from ..lesson import Span
from .doc import Read
from .gazetteer import Gazetteer, bag, gazetteer
from .naming.agree import agree
from .naming.around import around
from .naming.events import events
from .naming.evidence import KEEP, Evidence, Guess
from .naming.firms import surnames
from .naming.lists import HOLD, lists_
from .naming.model import model
from .naming.prose import prose
from .naming.runs import Runs
from .naming.words import Page, pages

STAGES = ("trims", "lists", "prose", "around", "events", "agree")
KINDS = ("person", "place", "organisation", "nationality", "event", "other")
_SPORT = bag("match goal goals season striker midfielder defender league half-time penalty"
             " scored win coach innings wicket wickets semi-final quarter-final final team"
             " championship tournament fixture referee champions manager cup")  # fmt: skip


_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx"))


@dataclass(frozen=True)
class Named:
    """A name in the text; `kind` is one of KINDS, `confidence` the share of such that are right."""

    span: Span
    kind: str
    confidence: float


def names(read: Read, stages: Collection[str] = STAGES) -> tuple[Named, ...]:
    """Return the names of an article in order; none overlaps another."""
    lists = gazetteer()
    sheets = pages(read, lists)
    players = surnames(sheets) if _sport(sheets) else None
    small = frozenset(w.text for page in sheets for w in page.words if not w.cap)
    runs, evidences = [], []
    for page in sheets:
        evidence, found = Evidence(), Runs(page, lists)
        model(page, evidence, lists, "trims" in stages)
        if "lists" in stages:
            lists_(found, evidence)
        if "prose" in stages:
            prose(found, evidence)
        if "events" in stages:
            events(found, evidence, lists)
        if "around" in stages:
            around(page, evidence, lists, players)
        if "around" in stages:
            _dull(page, evidence, small)
            _unknown(page, evidence, lists)
        runs.append(found)
        evidences.append(evidence)
    if "agree" in stages:
        agree(runs, evidences, lists)
    return tuple(_named(read, page, guess) for page, evidence in zip(sheets, evidences, strict=True)
                 for guess in evidence.chosen())  # fmt: skip


def _dull(page: Page, evidence: Evidence, small: frozenset[str]) -> None:
    """Take most weight from a word that only opens a sentence and stands in the article in small
    letters too (“Rust needs room”), and from “Council” in “Council members”."""
    for guess in evidence:
        word, after = page.words[guess.start], page.words[guess.end:guess.end + 1]
        if guess.end - guess.start > 1 or not word.first or "lists" in guess.by:
            continue
        if word.low in small and (not after or after[0].text not in ("'s", "'")):
            guess.votes = {kind: weight * 0.4 for kind, weight in guess.votes.items()}


def _unknown(page: Page, evidence: Evidence, lists: Gazetteer) -> None:
    """Let capitals inside a sentence be a name though little speaks for one of the kinds."""
    for guess in evidence:
        words = page.words[guess.start:guess.end]
        the = guess.start and page.words[guess.start - 1].low == "the"
        if page.shouted or words[0].first or the or not 0.3 <= guess.weight < KEEP:
            continue
        plain = all(w.tag[:3] == "NNP" and w.text.replace("-", "").isalpha() for w in words)
        if plain and not lists.common(words[0].low) and guess.kind in KINDS[:3]:
            guess.votes[guess.kind] = KEEP


def _sport(sheets: list[Page]) -> bool:
    """Say whether the article is about matches."""
    words = [w.low for page in sheets for w in page.words]
    return sum(w in _SPORT for w in words) > max(4, len(words) // 60)


def _named(read: Read, page: Page, guess: Guess) -> Named:
    base, words = page.block.start, page.words[guess.start:guess.end]
    if len(words) > 1 and words[-1].text in ("'s", "'"):
        words = words[:-1]  # “Lord’s”: a possessive stays outside, even where it is half the name
    if len(words) > 1 and words[0].low in ("the", "a", "an"):
        words = words[1:]
    kind = guess.kind
    if len(words) > 1 and words[0].low.rstrip(".") in _TITLES:
        words, kind = words[1:], "person"  # “Ms Marsh”, whatever the model takes her for
    return Named(Span(base + words[0].start, base + words[-1].end), kind, _confidence(guess))


def _confidence(guess: Guess) -> float:
    """Return the share of such names that are right, from how far the next kind is behind.

    A logistic curve through the texts of tests/annotate/names and 500 sentences of real news
    (the news half of UD English PUD with the names of Universal NER, CC BY-SA).
    """
    listed, headed = "lists" in guess.by, guess.hold >= HOLD and "lists" not in guess.by
    sure = 0.15 + 0.5 * min(guess.margin, 5.0) + 0.6 * listed + 1.35 * headed
    sure += 0.2 * (guess.end - guess.start > 1) + 0.85 * (guess.kind == "event")
    sure -= 1.0 * (guess.kind == "other")  # not measured: no list of theirs is whole
    return round(1.0 / (1.0 + math.exp(-sure)), 2)
