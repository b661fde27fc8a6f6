"""What is missing: who counted, how many, who says so, when it will be; then voices and evidence.

One missing thing stands beside things that the sentence tells, so that a reader has to look for
each (`_there` knows them from the layers). Nothing is said about what the missing thing may be.
Voices and evidence stand in `voices_missing`, what was said where in `origin`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..lesson import NOBODY, WRITER, Question, Span
from . import plainly, telling
from .draft import Draft, right, slug, sure, wrong
from .mark import DAYS
from .voices_missing import missing_voices

SKILL = "weigh-a-claim"
LEAST = 0.75  # confidence of the entry that an item is built on
MANY = 150  # from so many on, somebody has to have counted
SUBJECT = 4  # a name among the first words of a sentence does what it tells

_SOURCE = re.compile(
    r"\b(?:according|said|says|told|survey|study|report|figures|statistics|census|counted|ministry"
    r"|office|researchers|police|data|poll|estimate[ds]?|reckon|found|show(?:s|ed))\b"
)
_COUNTED = re.compile(  # things that somebody has to have counted; ages, prices and times are not
    r"(?:\b(?:some|about|around|nearly|roughly|almost|over|more than|fewer than|up to|at least) )"
    r"?(?<![£$€.,\d])(?!(?:1[5-9]|20)\d\d )\d[\d,]*(?: (?:million|billion))? "
    r"(?!years|months|weeks|days|hours|minutes|seconds|miles|metres|kilometres|points|goals|games|times|pounds|dollars|euros|crowns)"
    r"(?:[a-z]+ )?(?:people|[a-z]{3,}s)\b|\d[\d.]*(?:%| per ?cent)"
)
_WHERE = re.compile(r"\b(?:in|at|near|along|outside|across|through) (?:the |central )?$")
_PARTS = {"date": "what time it is about", "place": "what place it is about",
          "organisation": "what group or office does it", "person": "what person does it"}
_NOBODY = re.compile(
    r"^(?:expected|thought|believed|said|reported|estimated|considered|alleged|understood)\b"
    r"|reportedly|allegedly"
)
_TIME = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|soon|later|next|now|already|spring|summer|autumn"
    r"|winter|May|March|end of|when|until|after|before|once|deadline)\b"
)
_VAGUE = ("several", "some", "many", "various", "numerous")


class Part(NamedTuple):
    """Something that the text tells: how an option calls it, and the words that tell it."""

    text: str
    words: str


def items(draft: Draft) -> Iterator[Question]:
    """Yield items on missing sources, figures and times in text order, then on voices."""
    for block in draft.paragraphs:
        for sentence in draft.sentences(block.id):
            for way in (_who_counted, _how_many, _who_expects, _when):
                found = way(draft, sentence, block.id)
                if found is not None:
                    yield found
                    break
    yield from missing_voices(draft)


def _there(draft: Draft, sentence: Span) -> list[Part]:
    """Return what a sentence tells for sure: when, where, who or which group does it."""
    found: dict[str, Part] = {}
    text = draft.lesson.article.text
    for mention in draft.inside(sentence, "name"):
        entity = draft.lesson.entity[mention.entity]
        lead = text[max(sentence.start, mention.span.start - 12):mention.span.start]
        starts = telling.count(text[sentence.start:mention.span.start]) < SUBJECT
        good = {"date": True, "place": bool(_WHERE.search(lead)), "organisation": starts,
                "person": starts}.get(entity.kind, False)  # fmt: skip
        if good and min(mention.confidence, entity.confidence) >= LEAST:
            found.setdefault(entity.kind, Part(_PARTS[entity.kind], draft[mention.span]))
    return [p for p in found.values() if telling.quotable(p.words)]


def _who_counted(draft: Draft, sentence: Span, block: str) -> Question | None:
    """A figure that nobody in the sentence has counted."""
    figures = [Span(sentence.start + f.start(), sentence.start + f.end())
               for f in _COUNTED.finditer(draft[sentence])]  # fmt: skip
    claim = next((c for c in draft.lesson.claims if c.holder == WRITER and c.kind == "fact"
                  and c.confidence >= 0.8 and any(c.span.covers(f) for f in figures)), None)
    spoken = any(q.span.overlaps(sentence) for q in draft.quotations)
    office = any(draft.lesson.entity[m.entity].kind == "organisation"
                 for m in draft.inside(sentence))  # fmt: skip  # then they may have counted
    if claim is None or spoken or office or _SOURCE.search(draft[sentence].casefold()):
        return None
    figure = next(f for f in figures if claim.span.covers(f))
    counts = re.findall(r"\d[\d,]*", draft[figure])
    big = max((float(n.replace(",", "")) for n in counts), default=0)
    if big < MANY and not re.search(r"[%]|per ?cent|million|billion|about|around|nearly|roughly"
                                    r"|almost", draft[figure]):  # fmt: skip
        return None  # a dozen things need no counting
    return _item(draft, block, figure, "counted", "who counted or measured",
                 "names nobody who did it", claim.confidence)  # fmt: skip


def _how_many(draft: Draft, sentence: Span, block: str) -> Question | None:
    """“Several”, “some”: a number that is not given."""
    hedge = next((h for h in draft.lesson.hedges if sentence.covers(h.span)
                  and draft[h.span].casefold() in _VAGUE and h.confidence >= LEAST), None)
    if hedge is None or "number" not in hedge.says or "exact" in hedge.says:
        return None
    return _item(draft, block, hedge.span, "many", "how many of them there are", "gives no number",
                 hedge.confidence)  # fmt: skip


def _who_expects(draft: Draft, sentence: Span, block: str) -> Question | None:
    """“Is expected to”, “reportedly”: a view that nobody stands behind."""
    hedge = next((h for h in draft.lesson.hedges if sentence.covers(h.span)
                  and _NOBODY.search(draft[h.span].casefold()) and h.confidence >= LEAST), None)
    named = re.search(r"\baccording to\b|\bby (?:the|experts|analysts|scientists)\b",
                      draft[sentence])  # fmt: skip
    if hedge is None or named or draft.voice(hedge.span) is not None:
        return None
    return _item(draft, block, hedge.span, "says", "who says or thinks so",
                 "names nobody behind this word", hedge.confidence)  # fmt: skip


def _when(draft: Draft, sentence: Span, block: str) -> Question | None:
    """A plan without a time, in a paragraph that names none."""
    plan = next((c for c in draft.lesson.claims if sentence.covers(c.span) and c.kind == "plan"
                 and c.confidence >= 0.65 and c.holder != NOBODY), None)  # fmt: skip
    paragraph = draft.lesson.blocks[block].span
    timed = DAYS.search(draft[paragraph]) or _TIME.search(draft[paragraph])
    dated = any(draft.lesson.entity[m.entity].kind == "date" for m in draft.inside(paragraph))
    if plan is None or timed or dated:
        return None
    return _item(draft, block, telling.opening(draft, plan.span, 9), "when",
                 "when it is to happen", "names no day, month or year for it", plan.confidence)


def _item(draft: Draft, block: str, at: Span, sort: str, key: str, gone: str,
          confidence: float) -> Question | None:  # fmt: skip
    """Return the item on the words at `at`: `key` is what the sentence does not tell."""
    sentence, place = draft.sentence(at), draft.spoken_of(block)
    around = at if sort == "when" else telling.phrase(draft, at, 3, 4)
    shown = draft[around]
    if sentence is None or not telling.quotable(shown) or telling.count(shown) < 3:
        return None
    there = _there(draft, sentence)
    about = "what is to be done" if sort == "when" else "what thing it is about"
    there = [*there, Part(about, shown)][:3]
    name = f"{block}-left-out-{slug(shown, 3)}"
    ask = plainly.plainest(draft, draft.mixed(name, (
        f"You want to check “{shown}” in {place}. What is it that the sentence leaves out?",
        f"What would you still have to ask to be sure of “{shown}” in {place}?",
        f"“{shown}” is what it says in {place}. What is it that you would still have to ask for?",
    )), block)  # fmt: skip
    where = draft.where(sentence)
    says = [f"{where[:1].upper()}{where[1:]} {gone}. You would have to ask for it before you can"
            f" check “{shown}”."]  # fmt: skip
    ways = (
        "One does need this for a check. But {where} has it: look at “{words}”.",
        "You would want to know this, and {where} tells you: find “{words}” in it.",
        "This is a good question, but it is answered: read “{words}” in {where}.",
    )
    says += [way.format(where=where, words=p.words) for way, p in zip(ways, there, strict=False)]
    texts = [key, *(p.text for p in there)]
    hints = telling.quiet((
        f"Look for each of them in the sentence with “{draft.few(at, 5)}”. All but one are there.",
        "Imagine that you have to find out whether it is so. What is your first question?",
    ), [key], ask)  # fmt: skip
    if len(texts) < 3 or not ask or not hints or not telling.even(texts):
        return None
    if not telling.sized(says):
        return None
    options = [right(name, texts[0], says[0])]
    options += [wrong(name, "half right", text, say)
                for text, say in zip(texts[1:], says[1:], strict=True)]  # fmt: skip
    return Question(
        name, "choice", (block,), SKILL, ask, (around,), hints,
        telling.level(draft, "B2"), 3, options=tuple(options), about=("missing",),
        confidence=sure(confidence, 0.85), status="draft",
    )  # fmt: skip
