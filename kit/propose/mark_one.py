"""Mark the one word among a few: the one that judges, the one that leaves something open.

The few are quoted, so that no reader has to weigh a whole paragraph, and they are left alone where
a second word among them could be meant as well (`_JUDGING`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import text as strings
from ..lesson import Block, Question, Span, Target
from . import plainly, telling
from .draft import Draft, slug, sure

LEAST = 0.75  # confidence of a loaded word or a hedge
TRAPS = 4  # words not to mark

_JUDGING = frozenset(
    ["good", "bad", "great", "poor", "best", "worst", "better", "worse", "nice", "terrible",
     "difficult", "hard", "easy", "important", "strong", "weak", "wrong", "right", "fair", "sad",
     "happy", "big", "huge", "serious", "dangerous", "safe", "clear", "real", "true", "false",
     "beautiful", "ugly", "cheap", "expensive", "famous", "loved", "deep", "well", "badly"]
)  # fmt: skip


def words(draft: Draft, block: Block) -> Iterator[Question]:
    """Yield tasks on one word among a few: one that judges, one that leaves something open."""
    lesson = draft.lesson
    judging = [(w.span, w.confidence, w.why) for w in lesson.loaded if w.neutral]
    open_ = [(h.span, h.confidence, h.says) for h in lesson.hedges]
    for name, skill, about, rows, other in (
        ("judging", "loaded-word", ("loaded",), judging, open_),
        ("open", "weigh-a-claim", (), open_, judging),
    ):
        for span, confidence, why in rows:
            if confidence < LEAST or not block.span.covers(span):
                continue
            around = telling.phrase(draft, span)
            if sum(around.overlaps(s) for s, *_ in (*rows, *other)) == 1:
                found = _one(draft, block, (name, skill, about), span, confidence, why)
                if found is not None:
                    yield found


def _one(draft: Draft, block: Block, sort: tuple[str, str, tuple[str, ...]], span: Span,
         confidence: float, why: str) -> Question | None:  # fmt: skip
    name, skill, about = sort
    word, place, around = draft[span], draft.spoken_of(block.id), telling.phrase(draft, span)
    shown = draft[around]
    places = [Span(around.start + a, around.start + b) for a, b in strings.words(shown)]
    rest = [p for p in places if not p.overlaps(span) and len(draft[p]) > 3
            and telling.content(draft[p]) and draft[p].casefold() not in _JUDGING]  # fmt: skip
    judging = any(draft[p].casefold() in _JUDGING for p in places)
    if " " in word or len(rest) < 2 or judging or not telling.quotable(shown):
        return None
    if name == "judging":
        asks = (f"In {place} it says “{shown}”. Mark the one word in it that tells us what to think"
                " of it.",)  # fmt: skip
        hints = ("Leave the words out one by one. Which loss makes it cooler and no poorer?",
                 f"Which word in {place} would the other side change at once?")
        trap = "Somebody on the other side could use “{}” as well. Go on in “" + shown + "”."
        proof = f"“{word}” takes sides. {why}"
        says = (f"Take “{word}” out of “{shown}”, and the fact is still there. Only the colour is"
                " gone.")  # fmt: skip
    else:
        asks = (f"In {place} it says “{shown}”. Mark the one word in it that is there to leave"
                " something open.",)  # fmt: skip
        hints = ("Leave the words out one by one. When do you get a claim that is bolder?",
                 f"Ask how sure the text is at this place in {place}.")  # fmt: skip
        trap = "Without “{}” we would know less, but we would be just as sure. Go on in “" + (
            shown + "”.")
        proof = f"“{word}” makes the claim more careful. {why}"
        says = f"With “{word}” in it, “{shown}” says less than it would without this word."
    targets = [Target(span, proof if telling.count(proof) >= 8 else f"{proof} ({place})")]
    traps = [Target(p, trap.format(draft[p])) for p in rest[:TRAPS]]
    return made(draft, f"{block.id}-mark-{name}-{slug(word)}", block, skill,
                 plainly.plainest(draft, asks, block.id), targets, traps, hints,
                 f"It stands inside “{shown}”. Say these words aloud and listen to each of them.",
                 says, "loaded" if name == "judging" else "", about,
                 sure(confidence, 0.9))  # fmt: skip


def made(draft: Draft, name: str, block: Block, skill: str, ask: str, targets: list[Target],
         traps: list[Target], hints: Sequence[str], otherwise: str, say: str, layer: str,
         about: tuple[str, ...], confidence: float,
         more: Sequence[Span] = ()) -> Question | None:  # fmt: skip
    """Return a task to mark, or None where a part of it is missing or says too much."""
    kept = telling.quiet(hints, [draft[t.span] for t in targets], ask)
    says = [*(t.say for t in (*targets, *traps)), otherwise, say]
    if not ask or not traps or not kept or not telling.sized(says):
        return None
    return Question(
        name, "mark", (block.id,), skill, ask, (*(t.span for t in targets), *more), kept,
        telling.level(draft, "B1" if skill == "find-a-fact" else "B2"),
        1 if skill == "find-a-fact" else 2, targets=tuple(targets), traps=tuple(traps), say=say,
        otherwise=otherwise, layer=layer, about=about, confidence=confidence, status="draft",
    )  # fmt: skip
