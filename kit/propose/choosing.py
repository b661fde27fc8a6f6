"""Which of many sound items are kept, and in which order they are asked.

Taken one by one: the surest first, with a bonus for a kind, a topic or a skill that the set still
lacks and a malus for what it has enough of. Rows of the standards that speak about the set: T5
(order), T6 (two to six a paragraph, three of a kind), T7 (cohesion and a key phrase in three
paragraphs), I6 (the key is rarely the longest), S3 (little remembering), F7 (how sure are you?).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from .. import skills
from .. import text as strings
from ..lesson import Question
from . import giving, sieve
from .draft import Draft

Candidate = tuple[str, Question]  # generator, item

LONG, SHORT = 55, 22  # words of a paragraph: four items from the first on, two under the second
OF_ONE_KIND = 3  # T6
WHOLE, MOST_WHOLE, FIRST_WHOLE = 6, 8, 4
GOOD = 0.52  # score under which an item is only taken where a paragraph has fewer than two
LONGEST, REMEMBER = 0.28, 0.24  # I6, S3: shares that are not passed, a little under the limits
EVERY = 3  # T7
RICH = 5  # items for a paragraph, of which one can be spared
DOUBTFUL = 0.55  # confidence under which an item is taken only where there is nothing else
# Generators that ask for what a sentence tells: of one sentence, only one of their items is kept.
FACTS = ("truth", "gaps", "names", "place", "missing")
COHESION = ("how-it-hangs-together", "what-it-points-to")
PHRASE = ("word-in-context", "loaded-word", "put-in-words")
SURE = 4  # every so manieth item asks how sure the learner is
_STEPS = ("locate", "understand", "evaluate")


class Choice:
    """The items kept so far, and what is left to choose from."""

    def __init__(self, draft: Draft, rows: Iterable[Candidate]):
        self.draft = draft
        self.rows = list(rows)
        self.kept: list[Candidate] = []

    def home(self, q: Question) -> str:
        """Return the block after which an item is asked; “” is the end of the text."""
        if "all" in q.reads:
            return ""
        found = [b for b in self.draft.lesson.blocks if b in q.reads]
        return found[-1] if found else ""

    def at(self, block: str) -> list[Candidate]:
        """Return what is kept for a block."""
        return [row for row in self.kept if self.home(row[1]) == block]

    def take(self, block: str, most: int, least: float) -> None:
        """Keep the best items of a block, one after the other, until there are `most`."""
        left = [row for row in self.rows if self.home(row[1]) == block and row not in self.kept]
        while left and len(self.at(block)) < most:
            scored = [(round(self.score(row, block), 4), -n, row) for n, row in enumerate(left)]
            best, _, row = max(scored, key=lambda one: one[:2])
            if best < least:
                return
            left.remove(row)
            if not sieve.alike(row[1], (q for _, q in self.kept)):
                self.kept.append(row)

    def score(self, row: Candidate, block: str) -> float:
        """Return how much an item would add to the set now."""
        generator, q = row
        here = self.at(block)
        score = q.confidence
        kinds = Counter(o.kind for _, o in here)
        if kinds[q.kind] >= OF_ONE_KIND:
            return -1
        score -= 0.12 * kinds[q.kind]
        score -= (0.45 if block else 0.25) * sum(g == generator for g, _ in here)
        score -= 0.02 * sum(g == generator for g, _ in self.kept)
        score -= 0.1 * sum(o.skill == q.skill for _, o in here)
        score += 0.25 * any(topic not in self.topics() for topic in q.about)
        score += 0.12 * (q.kind not in {o.kind for _, o in self.kept})
        score += 0.15 * (_standard(q) not in {_standard(o) for _, o in self.kept})
        score += self._needed(q, block)
        score -= 0.15 * any(_same(q, o) for _, o in here)
        if any(g == generator and _same(q, o) for g, o in here):
            return -1  # two truths about one claim tell on each other
        if any(g == generator == "who_said" and _key(q) == _key(o) for g, o in here):
            return -1
        if _fact(row) and any(_fact(other) and self._same_fact(q, other[1])
                              for other in self.kept):
            return -1  # nobody is asked the same fact twice
        if q.skill == "word-in-context" and any(
                o.skill == q.skill and _same(q, o) for _, o in self.kept):
            return -1
        if not block and _fact(row):
            score -= 0.3 * self._poor(q)
        score -= 0.3 * (q.confidence < DOUBTFUL)
        if any(giving.tells(self.draft, a, b) for _, o in self.kept for a, b in ((q, o), (o, q))):
            return -1
        score -= 0.35 * any(_key(q) and _key(q) == _key(o) for _, o in here)
        score -= 0.4 * (q.kind == "write" and any(o.kind == "write" for _, o in here))
        score -= 0.15 * sieve.easy(q)
        score -= self._too_many(q)
        return score

    def _poor(self, q: Question) -> bool:
        """Say whether the paragraph that an item on the whole text asks for has few items."""
        block = self.draft.block(q.evidence[0]) if q.evidence else None
        return block is None or sum(self.home(o) == block.id for _, o in self.rows) < RICH

    def _same_fact(self, q: Question, other: Question) -> bool:
        """Say whether two items ask for what the same sentence tells."""
        mine, theirs = ({self.draft.sentence(s) for s in o.evidence if s.start >= 0} - {None}
                        for o in (q, other))  # fmt: skip
        return bool(mine & theirs)

    def topics(self) -> set[str]:
        """Return the topics of media literacy that are there already."""
        return {topic for _, q in self.kept for topic in q.about}

    def _needed(self, q: Question, block: str) -> float:
        """Return a bonus for cohesion or a key phrase that three paragraphs still lack (T7)."""
        names = [b.id for b in self.draft.paragraphs]
        if block not in names:
            return 0
        at = names.index(block)
        group = names[at - at % EVERY:at - at % EVERY + EVERY]
        there = {o.skill for _, o in self.kept if set(group) & set(o.reads)}
        urgent = 0.15 + 0.2 * (at % EVERY)
        return sum(urgent for wanted in (COHESION, PHRASE)
                   if q.skill in wanted and not there & set(wanted))  # fmt: skip

    def _too_many(self, q: Question) -> float:
        """Return a malus where the set would have too many long keys, facts to find, truths."""
        every = [o for _, o in self.kept]
        malus = 0.0
        singles = [o for o in every if o.kind == "choice"]
        if sieve.longest(q) and sum(map(sieve.longest, singles)) + 1 > max(
                1, LONGEST * (len(singles) + 1)):  # fmt: skip
            malus += 0.6
        remember = sum(o.skill == "find-a-fact" for o in every)
        if q.skill == "find-a-fact" and remember + 1 > max(2, REMEMBER * (len(every) + 1)):
            malus += 0.25
        if q.kind == "truth":
            keys = Counter(_answer(o) for o in every if o.kind == "truth")
            malus += 0.12 * (keys[_answer(q)] - min(keys[word] for word in skills.TRUTHS))
        return malus


def _fact(row: Candidate) -> bool:
    """Say whether an item asks for what one sentence tells."""
    return row[0] in FACTS or row[1].id.startswith("which-paragraph")


def _standard(q: Question) -> str:
    """Return the CCSS standard of an item; a set has each of RI.1–6 and 8 once (S4)."""
    return skills.row(q.skill, "ccss", q.tags)


def _key(q: Question) -> str:
    """Return the words of the only key, “” where they say nothing (a truth, a kind with parts)."""
    return _answer(q) if q.kind in ("choice", "short") else ""


def _answer(q: Question) -> str:
    return next((o.text for o in q.options if o.right), "")


def _same(one: Question, other: Question) -> bool:
    """Say whether two items ask about the same words."""
    return any(a.overlaps(b) for a in one.evidence[:1] for b in other.evidence[:1])


def chosen(draft: Draft, rows: Iterable[Candidate]) -> tuple[Question, ...]:
    """Return the items that are kept, in order: paragraph by paragraph, the whole text last."""
    choice = Choice(draft, rows)
    choice.take("", FIRST_WHOLE, GOOD)  # these first, for a paragraph may not ask the same again
    for block in draft.lesson.blocks.values():
        if block.kind == "paragraph":
            words = len(strings.words(draft[block.span]))
            most = 4 if words >= LONG else 3 if words >= SHORT else 2
            choice.take(block.id, most, GOOD)
            choice.take(block.id, 2, -0.4)
        else:
            choice.take(block.id, 1, GOOD)
    choice.take("", MOST_WHOLE, GOOD)
    choice.take("", WHOLE, -0.2)
    blocks = [*draft.lesson.blocks, ""]
    kept = sorted(choice.kept, key=lambda row: (
        blocks.index(choice.home(row[1])), _step(row[1]), row[1].kind == "write",
        _place(row[1]), row[1].id))  # fmt: skip
    return _asked_how_sure([q for _, q in kept])


def _step(q: Question) -> int:
    found = skills.row(q.skill, "pisa", q.tags)
    return _STEPS.index(found) if found in _STEPS else len(_STEPS)


def _place(q: Question) -> int:
    return min((span.start for span in q.evidence), default=0)


def _asked_how_sure(items: list[Question]) -> tuple[Question, ...]:
    """Return the items; of those that take thought, every fourth asks how sure one is (F7)."""
    able = [q.id for q in items if q.kind in ("choice", "truth") and q.skill != "find-a-fact"]
    able = able or [q.id for q in items if q.kind != "write"]
    asked = set(able[::SURE])
    return tuple(replace(q, sure=q.sure or q.id in asked) for q in items)
