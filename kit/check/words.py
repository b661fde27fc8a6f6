"""V1–V5: which words are taught, and how they are explained.

Source of the rules: Beck, McKeown & Kucan, “Bringing Words to Life” (three tiers; a word has to be
met several times). Frequencies: wordfreq (Zipf). Levels: cefrpy, shown as one list among others.
"""

from __future__ import annotations

import re

from .. import text as strings
from ..lesson import Gloss, Lesson
from ..skills import LEVELS
from . import lexis, parts
from .finding import Findings, listed, look, must
from .limits import limit

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
    """Yield a core list that is not 5–10 words, under 60 % Tier 2, or with needless words.

    Beck et al.: Tier 3 (words of one field) only where the text needs them, so that an item
    has to rest on the word; Tier 1 (everyday words) not at all.
    """
    core, share = taught(lesson), limit(lesson, "V1", "share")
    fewest, most = limit(lesson, "V1", "fewest"), limit(lesson, "V1", "most")
    if not fewest <= len(core) <= most:
        yield must("V1", "", f"{len(core)} words are taught; {fewest} to {most} can be learnt.")
    two = sum(g.tier == 2 for g in core)
    if core and two / len(core) < share:
        what = f"Only {two} of the {len(core)} taught words are Tier 2"
        yield must("V1", "", f"{what} (useful in many texts); at least {share:.0%}.")
    for gloss in core:
        if gloss.tier not in (2, 3):
            what = f"“{gloss.word}” is taught, but is not of Tier 2 or 3."
            yield look("V1", gloss.id, what, mend="Give its “tier:”, or do not teach it.")
        if gloss.tier == 3 and not _needed(lesson, gloss):
            what = f"“{gloss.word}” is of one field only, and no question rests on it."
            mend = "Explain it without teaching it, or ask something that needs it."
            yield look("V1", gloss.id, what, mend=mend)


def _needed(lesson: Lesson, gloss: Gloss) -> bool:
    """Say whether an item practises the word or has it in its evidence or among its words."""
    if items_with(lesson, gloss):
        return True
    proofs = [span for q in lesson.mains for span in (*q.evidence, *(t.span for t in q.targets))]
    return any(span.overlaps(proof) for span in gloss.spans for proof in proofs)


def check_v2(lesson: Lesson) -> Findings:
    """Yield glosses whose headword does not stand in the text at the places given."""
    blocks = [b.span for b in lesson.blocks.values()]
    for gloss in lesson.glossary:
        if not gloss.spans or not all(any(b.covers(s) for b in blocks) for s in gloss.spans):
            what = f"“{gloss.word}” has no place in the text."
            yield must("V2", gloss.id, what, mend="Quote the word from a part that readers see.")
        for span in gloss.spans:
            words = lexis.tokens(lesson.article[span])
            if not any(_of_family(gloss, word) for word in words):
                what = f"The text says “{lesson.article[span]}”"
                yield must("V2", gloss.id, f"{what}, which is no form of “{gloss.word}”.")


def _of_family(gloss: Gloss, word: str) -> bool:
    heads = [w for w in lexis.tokens(gloss.word) if w.casefold() not in lexis.STOP]
    heads = heads or lexis.tokens(gloss.word)
    family = [w for member in gloss.family for w in lexis.tokens(member)]
    if strings.root(word) in map(strings.root, family):
        return True
    return any(lexis.kin(word, head) for head in heads)


def check_v3(lesson: Lesson) -> Findings:
    """Yield glosses with rare words (Zipf under 4, not listed) or a word of the headword’s family.

    Beck et al.: explain in everyday language. Names do not count; the easiest form of a word does.
    """
    known, easy = parts.names(lesson), limit(lesson, "V3", "zipf")
    for gloss in lesson.glossary:
        words = [w for w in lexis.tokens(gloss.here) if w.casefold() not in lexis.STOP]
        own = [w for w in words if _of_family(gloss, w)]
        if own:
            what = f"“{gloss.word}” is explained by its own family: “{own[0]}”."
            yield must("V3", gloss.id, what, gloss.here)
        hard = [w for w in words if w not in own and _hard(w, known, easy)]
        if hard:
            rare = listed([f"{w} ({lexis.ease(w):.1f})" for w in hard])
            what = f"“{gloss.word}” is explained with rarer words: {rare}."
            yield must("V3", gloss.id, what, gloss.here)
        if not gloss.here.strip():
            mend = "Write under “here:” what it means in this text."
            yield must("V3", gloss.id, f"“{gloss.word}” is not explained.", mend=mend)


def _hard(word: str, known: frozenset[str], easy: float) -> bool:
    if not any(c.isalpha() for c in word) or (strings.root(word) in known and word[0].isupper()):
        return False
    pieces = [piece for piece in re.split(r"[-]", word) if piece.isalpha()] or [word]
    return any(lexis.ease(p) < easy and p.casefold() not in ALLOWED for p in pieces)


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
            what = f"“{gloss.word}” is taught, but has no level."
            mend = f"Add “level:”, one of {', '.join(LEVELS)}."
            yield must("V4", gloss.id, what, mend=mend)
            continue
        other = lexis.listed_level(gloss.word) if lexis.count(gloss.word) == 1 else ""
        apart = abs(LEVELS.index(gloss.level) - LEVELS.index(other)) if other in LEVELS else 0
        if apart >= limit(lesson, "V4", "apart") and strings.root(gloss.word) not in spoken:
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
        if (n := meetings(lesson, gloss)) < (fewest := limit(lesson, "V5", "fewest")):
            what = "no question uses it" if n == 2 else f"is met {n} times; {fewest} are right"
            yield must("V5", gloss.id, f"“{gloss.word}” is taught, but {what}.")
    known = {g.word for g in lesson.glossary} | {g.id for g in lesson.glossary}
    for q in lesson.questions:
        for word in q.teaches:
            if word not in known:
                what = f"This item practises “{word}”, which has no gloss."
                mend = "Add the word to the glossary, or take it out of “teaches:”."
                yield must("V5", q.id, what, word, mend)
