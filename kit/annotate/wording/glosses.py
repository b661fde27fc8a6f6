"""Words explained as the article uses them, and the few to learn.

Adds over spaCy: all of it; of spaCy we take dictionary forms and parts of speech. Meanings come
from the kit’s news glossary, phrases before single words (`headwords`), of several senses the one
of which the text speaks (`senses`). A hard word that the glossary lacks gets two senses of an
installed dictionary (`dictionary`), named and far from sure, else an empty meaning (“needs a
gloss”): nothing is invented. Five to ten words are to be taught (Beck et al.): useful in many texts
(Tier 2) first, B2 to C1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ...glossary import Entry
from ...lesson import Gloss
from ..doc import Read
from . import dictionary
from .headwords import Headword, headwords_of
from .levels import at_least, zipf

FEWEST, MOST = 5, 10  # words to teach in one text (V1)
SURE = 0.7  # what is less sure is not taught
LOOKED_UP = 0.3  # how sure a dictionary's senses are: any of them, or none, may be meant
_TAUGHT = ("B1", "B2", "C1")
# A noun whose meaning speaks of these belongs to one field (Tier 3).
_FIELD = re.compile(
    r"\b(?:court|judge|lawyers?|laws?|crimes?|police|prison|army|armies|soldiers?|troops|weapons?"
    r"|war|bombs?|banks?|shares?|tax|taxes|economy|loans?|companies|debts?|disease|illness|doctors?"
    r"|medical|hospital|parliament|elections?|votes?|government|oil|gas|earth|scientists?|virus"
    r"|religion|religious|church|king|queen|ships?|planes?|chemicals?|legal|political|rocks?"
    r"|volcano)\b"
)


def glosses(read: Read, level: str = "B2", more: Iterable[Entry] = ()) -> tuple[Gloss, ...]:
    """Return the glosses of the words of `level` and harder, in text order; some to `teach`.

    `more` are a teacher’s own entries, which come first. Raises Missing without wordfreq.
    """
    found = headwords_of(read, tuple(more))
    made = _once([_gloss(word) for word in found if at_least(word.level, level)])
    taught = _taught(made)
    return tuple(replace(g, teach=g.id in taught) for g in made)


def _gloss(word: Headword) -> Gloss:
    entry = word.entry
    slug = re.sub(r"[^a-z0-9]+", "-", word.word.casefold()).strip("-")
    stems = {part.casefold()[:4] for part in word.word.split()}
    forms = {form for forms in word.forms for form in forms.split()}
    # “struck” is no form of “strike” that one sees: the lesson has to say so (V2)
    odd = sorted(form for form in forms if form[:4] not in stems and len(form) > 3)
    here = entry.here if entry else _looked_up(word)
    return Gloss(
        f"g-{slug}", word.word, tuple(word.spans), here, word.pos,
        tier=_tier(word), level=word.level, family=tuple(odd) if entry else (),
        not_here=entry.not_here if entry else "",
        confidence=LOOKED_UP if here and not entry else word.sure, status="draft")  # fmt: skip


def _looked_up(word: Headword) -> str:
    """Return “1 … · 2 … (Open English WordNet 2024)” from an installed dictionary, or nothing."""
    senses = dictionary.meanings(word.word, word.pos)
    numbered = [f"{n} {sense}" for n, sense in enumerate(senses, 1)] if senses[1:] else senses
    return f"{' · '.join(numbered)} ({dictionary.source()})" if senses else ""


def _tier(word: Headword) -> int:
    """Return 3 for words of one field, 2 for what many texts use (Beck); 0 without a meaning."""
    if word.entry is None:
        return 0
    return 3 if word.pos == "noun" and _FIELD.search(word.entry.here) else 2


def _once(made: list[Gloss]) -> list[Gloss]:
    """Return one gloss a headword, the one worth most: a lesson explains no word twice."""
    best: dict[str, Gloss] = {}
    for gloss in sorted(made, key=lambda g: (-_worth(g), g.spans[0])):
        best.setdefault(gloss.word.casefold(), gloss)
    return sorted(best.values(), key=lambda g: (g.spans[0], g.id))


def _taught(made: list[Gloss]) -> set[str]:
    """Return the ids of the words to teach, those worth most."""
    fit = [g for g in made if g.here and g.level in _TAUGHT and g.confidence >= SURE]
    fit.sort(key=lambda g: (-_worth(g), g.spans[0]))
    return {g.id for g in fit[:max(FEWEST, min(MOST, len(made) // 3))]}


def _worth(gloss: Gloss) -> float:
    """How much a word is worth to learn: Tier 2, C1 or B2, two meanings, met twice, not rare."""
    single = " " not in gloss.word
    common = zipf(gloss.word.split()[0])
    return (2.0 * (gloss.tier == 2) + 0.5 * (gloss.level == "C1") + 0.3 * (gloss.level == "B2")
            + 0.5 * bool(gloss.not_here) + 0.3 * (len(gloss.spans) > 1) + 0.3 * single
            + 0.4 * (3.2 <= common <= 4.8) + gloss.confidence)  # fmt: skip
