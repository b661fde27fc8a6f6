"""All stages in their order: an article → a lesson of draft layers.

Adds the order alone. Names come first, because speakers, chains and events are told by them; then
voices, because pronouns inside quotation marks mean the speaker's world; then chains, dates and
wording. Speakers without a name (“police”) become entities, dates do too, so that every layer has
its place in the lesson.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..glossary import Entry
from ..lesson import Article, Entity, Lesson, Mention
from ..skills import LEVELS
from . import coref, dates, link, names, wording
from .doc import read
from .voices import heard

_LEAD = 0.05  # share of words above a band that a text of this band may have


def annotate(article: Article, published: str = "", level: str = "",
             more: Iterable[Entry] = ()) -> Lesson:  # fmt: skip
    """Return a lesson of status “draft” that holds every layer and no questions.

    `published` is an ISO date or empty, `level` a CEFR level or empty (then it is estimated from
    the words), `more` are a teacher's own glossary entries. Raises Missing without spaCy, its
    model or the word frequencies.
    """
    parsed = read(article, published)
    named = names.names(parsed)
    entities, mentions = link.linked(parsed, [n for n in named if n.kind != "date"])
    voices = heard(parsed, entities, mentions)
    entities, mentions = (*entities, *voices.entities), (*mentions, *voices.mentions)
    chains = coref.chains(parsed, entities, mentions, voices.quotations)
    found = dates.dates(parsed)
    figures = wording.readability(parsed)
    days, on = _dates(article, found, {e.id for e in entities})
    claims = wording.claims(parsed, voices.quotations)
    return Lesson(
        id="", title="", lang="en", level=level or estimated(figures["bands"]), minutes=0,
        rights="", article=replace(article, sentences=parsed.sentences), status="draft",
        entities=(*entities, *days),
        mentions=tuple(sorted((*mentions, *chains, *on), key=lambda m: (m.span, m.id))),
        quotations=voices.quotations, claims=claims,
        loaded=wording.loaded(parsed, voices.quotations),
        connectives=wording.connectives(parsed), hedges=wording.hedges(parsed),
        glossary=wording.glosses(parsed, _known(level or estimated(figures["bands"])), more),
        events=wording.events(parsed, found, entities),
    )  # fmt: skip


def estimated(bands: dict[str, float]) -> str:
    """Return the level of a text from the shares of its words by band: the highest band that, with
    those above it, still holds one word in twenty.

    >>> estimated({"A1": .6, "A2": .2, "B1": .1, "B2": .06, "C1": .03, "C2": .01})
    'B2'
    """
    above = 0.0
    for name in reversed(LEVELS):
        above += bands.get(name, 0.0)
        if above >= _LEAD:
            return name
    return "B1"


def _known(level: str) -> str:
    """Return the band from which words are explained: one below the text's, B1 at least."""
    return LEVELS[max(LEVELS.index("B1"), LEVELS.index(level) - 1)]


def _dates(article: Article, found: Iterable[dates.Date],
           taken: set[str]) -> tuple[list[Entity], list[Mention]]:  # fmt: skip
    """Return the dates as entities, one a value (an open one by its words), and their places."""
    made: dict[str, Entity] = {}
    places: list[Mention] = []
    for date in found:
        words = article[date.span]
        key = date.value or words.casefold()
        if key not in made:
            made[key] = Entity(_free(words, taken), "date", words, value=date.value,
                               confidence=date.confidence, status="draft")  # fmt: skip
        entity = made[key]
        sure = min(entity.confidence, date.confidence)
        made[key] = replace(entity, confidence=sure)
        count = sum(m.entity == entity.id for m in places) + 1
        places.append(Mention(f"{entity.id}.{count}", date.span, entity.id,
                              confidence=date.confidence, status="draft"))  # fmt: skip
    return list(made.values()), places


def _free(words: str, taken: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-") or "day"
    name = slug if slug[0].isalpha() else f"on-{slug}"
    n = 1
    while (free := name if n == 1 else f"{name}-{n}") in taken:
        n += 1
    taken.add(free)
    return free
