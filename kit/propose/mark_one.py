"""Mark the one word among a few: the one that judges, the one that leaves something open.

The few are quoted, so that no reader has to weigh a whole paragraph, and they are left alone where
a second word among them could be meant as well (`_JUDGING`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .. import text as strings
from ..lesson import Block, Question, Span, Target
from . import plainly, telling
from .colour import legal, predicate
from .draft import Draft, slug, sure

LEAST = 0.75  # confidence of a loaded word or a hedge
TRAPS = 4  # words not to mark

_JUDGING = frozenset(
    ["good", "bad", "great", "poor", "best", "worst", "better", "worse", "nice", "terrible",
     "difficult", "hard", "easy", "important", "strong", "weak", "wrong", "right", "fair", "sad",
     "happy", "big", "huge", "serious", "dangerous", "safe", "clear", "real", "true", "false",
     "beautiful", "ugly", "cheap", "expensive", "famous", "loved", "deep", "well", "badly"]
)  # fmt: skip


SHORT = 12  # words of a sentence that is quoted whole
_NO_SUBJECT = re.compile(r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|do|does"
                         r"|did|that|which|who)\b", re.IGNORECASE)  # fmt: skip
LIGHT = re.compile(
    r"\w+n[’']t|not|never|nobody|nothing|neither|none|without|cannot|only|just|even|also|least|most"
    r"|more|less|fewer|many|much|some|several|few|every|each|both|does|been|being|have|will|would"
    r"|could|should|might|must|said|says|told|opinion|view|perhaps|probably|possibly|almost|nearly"
    r"|about|around|roughly|likely|usually|often|sometimes|seems?|appears?|thought|believed?s?"
    r"|expected|without|while|two|three|four|five|six|seven|eight|nine|ten|hope\w*|claim\w*"
    r"|suggest\w*|if|whether|first|last|then|than|very|quite|enough",
    re.IGNORECASE,
)  # fmt: skip
_MAY = re.compile(
    r" (?:not |also |even |well |still |yet |soon )?(?:be|have|become|mean|lead|come|take|last"
    r"|cause|rise|fall|cost|happen|set off|need|bring|turn|change|help|lose|win|break|melt|spread"
    r"|reach)\b"
)
_HEDGES = re.compile(
    r"\b(?:opinion|view|perhaps|probably|possibly|maybe|likely|apparently|seem\w*|appear\w*"
    r"|suggest\w*|least|claim\w*|in theory|supposed\w*|reported\w*)\b", re.IGNORECASE
)  # fmt: skip


def words(draft: Draft, block: Block) -> Iterator[Question]:
    """Yield tasks on one word among a few: one that judges, one that leaves something open."""
    lesson = draft.lesson
    judging = [(w.span, w.confidence, w.why, w.neutral) for w in lesson.loaded
               if w.neutral and not predicate(draft, w.span) and not legal(draft, w.span)]
    open_ = [(h.span, h.confidence, h.says, "") for h in lesson.hedges if _open(draft, h.span)]
    for name, skill, about, rows, other in (
        ("judging", "loaded-word", ("loaded",), judging, open_),
        ("open", "weigh-a-claim", (), open_, judging),
    ):
        for span, confidence, why, calm in rows:
            if confidence < LEAST or not block.span.covers(span):
                continue
            around = _shown(draft, span)
            if around is None or _other(draft, around, span):
                continue
            if sum(around.overlaps(s) for s, *_ in (*rows, *other)) == 1:
                found = _one(draft, block, (name, skill, about), around, span, confidence, why,
                             calm)  # fmt: skip
                if found is not None:
                    yield found


def _shown(draft: Draft, span: Span) -> Span | None:
    """Return the words to be quoted around a word: its sentence where that is short, else a phrase
    that does not start with a verb whose subject is cut off; None where there is none."""
    sentence = draft.sentence(span)
    if sentence is not None and telling.count(draft[sentence]) <= SHORT:
        bare = draft[sentence].rstrip(" .!")
        if telling.quotable(bare) and "?" not in bare:
            return Span(sentence.start, sentence.start + len(bare))
    found = telling.phrase(draft, span)
    return None if _NO_SUBJECT.match(draft[found]) else found


def _other(draft: Draft, around: Span, span: Span) -> bool:
    """Say whether a second word in what is shown leaves something open as well."""
    rest = f"{draft[Span(around.start, span.start)]} | {draft[Span(span.end, around.end)]}"
    return bool(_HEDGES.search(rest))


def _open(draft: Draft, span: Span) -> bool:
    """Say whether a hedge leaves something open here: “could” is often “was able to”, “may” “is
    allowed to”, and after a question word (“what it might cost”) everything is open anyway."""
    text, word = draft.lesson.article.text, draft[span].casefold()
    sentence = draft.sentence(span) or span
    if text[span.end:span.end + 1] == ",":
        return False  # “it seems, …”: put in between, and hard to read alone
    if word not in ("may", "might", "can", "could", "would"):
        return True
    asked = re.search(r"\b(?:what|who|how|where|when|which|whether|why|if|so that)\b[^.,;]*$",
                      text[sentence.start:span.start], re.IGNORECASE)  # fmt: skip
    return not asked and bool(_MAY.match(text[span.end:span.end + 24]))


def _meant(word: str, why: str) -> str:
    """Return what the layer says of a hedge, as far as it is true wherever the word stands."""
    return "It is possible, and not more than that." if word in ("may", "might", "could") else why


def _one(draft: Draft, block: Block, sort: tuple[str, str, tuple[str, ...]], around: Span,
         span: Span, confidence: float, why: str, calm: str) -> Question | None:  # fmt: skip
    name, skill, about = sort
    word, place = draft[span], draft.spoken_of(block.id)
    shown = draft[around]
    places = [Span(around.start + a, around.start + b) for a, b in strings.words(shown)]
    rest = [p for p in places if not p.overlaps(span) and len(draft[p]) > 3
            and telling.content(draft[p]) and draft[p].casefold() not in _JUDGING
            and not LIGHT.fullmatch(draft[p])]  # fmt: skip
    judging = any(draft[p].casefold() in _JUDGING for p in places)
    if " " in word or len(rest) < 2 or judging or not telling.quotable(shown):
        return None
    if name == "judging":
        asks = (f"In {place} it says “{shown}”. Mark the one word in it that tells us what to think"
                " of it.",)  # fmt: skip
        hints = ("Leave the words out one by one. Which loss makes it cooler and no poorer?",
                 f"Which word in {place} would the other side change at once?")
        trap = ("“{}” belongs to the fact in {place}, and both sides could use it. Go on in “"
                + shown + "”.")
        proof = f"“{word}” takes sides. {why}"
        says = (f"Put ‘{calm}’ in the place of “{word}” in “{shown}”: it tells the same fact in a"
                " cooler way.")  # fmt: skip
    else:
        asks = (f"In {place} it says “{shown}”. Mark the one word in it that is there to leave"
                " something open.",)  # fmt: skip
        hints = ("Leave the words out one by one. When do you get a claim that is bolder?",
                 f"Ask how sure the text is at this place in {place}.")  # fmt: skip
        trap = ("“{}” names a part of what {place} tells, and not how sure it is. Go on in “"
                + shown + "”.")  # fmt: skip
        proof = f"“{word}” leaves something open. {_meant(word, why)}"
        says = f"With “{word}” in it, “{shown}” says less than it would without this word."
    targets = [Target(span, proof if telling.count(proof) >= 8 else f"{proof} ({place})")]
    traps = [Target(p, trap.replace("{}", draft[p], 1).replace("{place}", place))
             for p in rest[:TRAPS]]  # fmt: skip
    return made(draft, f"{block.id}-mark-one-{slug(shown.replace(word, ''), 3)}", block, skill,
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
