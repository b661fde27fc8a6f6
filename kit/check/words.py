"""V1–V5: which words are taught, and how they are explained.

Source of the rules: Beck, McKeown & Kucan, “Bringing Words to Life” (three tiers; a word has to be
met several times). Frequencies: wordfreq (Zipf). Levels: cefrpy, shown as one list among others.
"""

from __future__ import annotations

import re

from ..lesson import Gloss, Lesson
from ..skills import LEVELS
from . import lexis, parts
from .finding import Findings, listed, look, must

FEWEST, MOST = 5, 10  # V1
TIER_TWO = 0.60  # V1
EASY = 4.0  # V3: Zipf from which a gloss word is easy
MEETINGS = 3  # V5: gloss, item, later review
APART = 2  # V4: so many levels between two lists are a disagreement to show
VERSION = re.compile(r"\d+\.\d+|\b(19|20)\d\d\b")

# V3: under Zipf 4, but plain to learners of B1: school words, and words with a clear shape.
_ALLOWED = """
adjective adverb disagree everyday faraway footstep homework neighbour neighbours newcomer noun
polite politely praise praised someone's somebody underline unfriendly unkind unsure verb
"""
ALLOWED = frozenset(_ALLOWED.split())


def taught(lesson: Lesson) -> list[Gloss]:
    """Return the glosses of the core list."""
    return [g for g in lesson.glossary if g.teach]


def check_v1(lesson: Lesson) -> Findings:
    """Yield a core list that is not 5–10 words, or under 60 % Tier 2 (Beck et al.)."""
    core = taught(lesson)
    if not FEWEST <= len(core) <= MOST:
        yield must("V1", "", f"{len(core)} words are taught; {FEWEST} to {MOST} can be learnt.")
    two = sum(g.tier == 2 for g in core)
    if core and two / len(core) < TIER_TWO:
        what = f"Only {two} of the {len(core)} taught words are Tier 2"
        yield must("V1", "", f"{what} (useful in many texts); at least {TIER_TWO:.0%}.")


def check_v2(lesson: Lesson) -> Findings:
    """Yield glosses whose headword does not stand in the text at the places given."""
    blocks = [b.span for b in lesson.blocks.values()]
    for gloss in lesson.glossary:
        if not gloss.spans or not all(any(b.covers(s) for b in blocks) for s in gloss.spans):
            yield must("V2", gloss.id, f"“{gloss.word}” has no place in the text.")
        for span in gloss.spans:
            words = lexis.tokens(lesson.article[span])
            if not any(_of_family(gloss, word) for word in words):
                what = f"The text says “{lesson.article[span]}”"
                yield must("V2", gloss.id, f"{what}, which is no form of “{gloss.word}”.")


def _of_family(gloss: Gloss, word: str) -> bool:
    heads = [w for w in lexis.tokens(gloss.word) if w.casefold() not in lexis.STOP]
    heads = heads or lexis.tokens(gloss.word)
    family = [w for member in gloss.family for w in lexis.tokens(member)]
    if lexis.root(word) in map(lexis.root, family):
        return True
    return any(lexis.kin(word, head) for head in heads)


def check_v3(lesson: Lesson) -> Findings:
    """Yield glosses with rare words (Zipf under 4, not listed) or a word of the headword’s family.

    Beck et al.: explain in everyday language. Names do not count; the easiest form of a word does.
    """
    known = parts.names(lesson)
    for gloss in lesson.glossary:
        words = [w for w in lexis.tokens(gloss.here) if w.casefold() not in lexis.STOP]
        own = [w for w in words if _of_family(gloss, w)]
        if own:
            what = f"“{gloss.word}” is explained by its own family: “{own[0]}”."
            yield must("V3", gloss.id, what)
        hard = [w for w in words if w not in own and _hard(w, known)]
        if hard:
            rare = listed([f"{w} ({lexis.ease(w):.1f})" for w in hard])
            yield must("V3", gloss.id, f"“{gloss.word}” is explained with rarer words: {rare}.")
        if not gloss.here.strip():
            yield must("V3", gloss.id, f"“{gloss.word}” is not explained.")


def _hard(word: str, known: frozenset[str]) -> bool:
    if not any(c.isalpha() for c in word) or (lexis.root(word) in known and word[0].isupper()):
        return False
    pieces = [piece for piece in re.split(r"[-]", word) if piece.isalpha()] or [word]
    return any(lexis.ease(p) < EASY and p.casefold() not in ALLOWED for p in pieces)


def check_v4(lesson: Lesson) -> Findings:
    """Yield a lesson whose level lists are not named with their version, or hide a disagreement.

    A taught word whose level is two or more away from cefrpy’s has to be spoken of in `levels`.
    """
    if not lesson.levels.strip():
        yield must("V4", "", "The level lists are not named; say which, with their versions.")
        return
    if not VERSION.search(lesson.levels):
        yield must("V4", "", "The level lists are named without a version or year.")
    spoken = lexis.content(lesson.levels)
    for gloss in taught(lesson):
        if gloss.level not in LEVELS:
            yield must("V4", gloss.id, f"“{gloss.word}” is taught, but has no level.")
            continue
        other = lexis.listed_level(gloss.word) if lexis.count(gloss.word) == 1 else ""
        apart = abs(LEVELS.index(gloss.level) - LEVELS.index(other)) if other in LEVELS else 0
        if apart >= APART and lexis.root(gloss.word) not in spoken:
            what = f"“{gloss.word}” is {gloss.level} here and {other} in cefrpy"
            yield look("V4", gloss.id, f"{what}; say so in “levels”.")


def meetings(lesson: Lesson, gloss: Gloss) -> int:
    """Return how often a learner meets a taught word: its gloss, each item with it, a review."""
    return 1 + len(items_with(lesson, gloss)) + 1


def items_with(lesson: Lesson, gloss: Gloss) -> list[str]:
    """Return the ids of the items that practise the word or use it in stem or options."""
    found = []
    for q in lesson.mains:
        seen = " ".join([parts.spoken(q), *(o.text for o in parts.options(q)), *parts.keys(q)])
        if gloss.word in q.teaches or lexis.stands(gloss.word, seen):
            found.append(q.id)
    return found


def check_v5(lesson: Lesson) -> Findings:
    """Yield taught words that are met fewer than three times: gloss, item, review (Beck et al.).

    The review asks for every taught word by construction, so one item has to hold it.
    """
    for gloss in taught(lesson):
        if meetings(lesson, gloss) < MEETINGS:
            yield must("V5", gloss.id, f"“{gloss.word}” is taught, but no question uses it.")
    known = {g.word for g in lesson.glossary} | {g.id for g in lesson.glossary}
    for q in lesson.questions:
        for word in q.teaches:
            if word not in known:
                yield must("V5", q.id, f"This item practises “{word}”, which has no gloss.")
