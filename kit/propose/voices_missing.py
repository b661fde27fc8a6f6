"""Missing voices and missing evidence: who is only spoken of, and what backs up a claim.

Somebody is missing only when a paragraph names them more than once, with no verb of saying beside
the name and nobody who speaks for them. A claim stands alone only where its paragraph has one
voice, and where no figure and no report is near it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lesson import NOBODY, WRITER, Claim, Entity, Mention, Question
from . import clauses, interview, plainly, telling
from .draft import Draft, right, slug, sure, wrong
from .mark import SAYING

SKILL = "weigh-a-claim"
SPOKEN_OF = 2  # so often somebody has to be named to be missed
ALONE = 2  # items on claims that stand alone, a lesson

_PAPER = re.compile(
    r"\b(?:study|studies|report(?!ed|er|s\b)|survey|figures|data|document|statistics|research|poll"
    r"|trial|test|law|letter|paper|according)\b|\d"
)
_ASIDE = re.compile(
    r"^(?:which|that|who|whose|and|but|or|to)\b|\b(?:would rather|would like|wish\w*|hop(?:e|es|ed)"
    r"|wants?|wanted)\b", re.IGNORECASE
)  # fmt: skip


def missing_voices(draft: Draft) -> Iterator[Question]:
    """Yield an item on somebody who is only spoken of, and items on claims that stand alone."""
    found = _silent(draft)
    if found is not None:
        yield found
    rows = [q for c in sorted(draft.lesson.claims, key=lambda c: (-c.confidence, c.span))
            if (q := _alone(draft, c)) is not None]  # fmt: skip
    taken = {q.reads: q for q in reversed(rows)}
    yield from [q for q in rows if taken[q.reads] is q][:ALONE]


def _alone(draft: Draft, claim: Claim) -> Question | None:
    """Ask what backs up a view or a forecast, where only the speaker’s word does."""
    block, whose = draft.block(claim.span), claim.holder
    entity = draft.lesson.entity.get(whose)
    if block is None or block.kind != "paragraph" or entity is None or entity.confidence < 0.8:
        return None
    if block.id in interview.answers(draft.lesson):
        return None  # an answer is one voice, of course
    here = [q for q in draft.quotations if block.span.covers(q.span)]
    around = [q for q in here if q.span.overlaps(claim.span)]
    if claim.kind not in ("opinion", "prediction") or claim.confidence < 0.72 or len(around) != 1:
        return None
    if {q.speaker for q in here} != {whose} or around[0].confidence < 0.7:
        return None
    if _PAPER.search(draft[block.span].casefold()):
        return None
    piece = telling.opening(draft, claim.span, 12)
    shown, place, name = draft[piece], draft.spoken_of(block.id), draft.name(whose)
    if not telling.quotable(shown) or telling.count(shown) < 4 or not clauses.whole(shown):
        return None
    if clauses.loose(shown, draft[draft.sentence(claim.span) or claim.span]):
        return None  # nobody would ask for a proof
    if _ASIDE.search(shown):
        return None  # a wish needs no proof, and what hangs on another word says nothing alone
    id_ = f"{block.id}-alone-{slug(shown, 3)}"
    ask = plainly.plainest(draft, (
        f"What is there in {place} to back up “{shown}”?",
        f"“{shown}” is what it says in {place}. What is there to back it up?",
    ), block.id)  # fmt: skip
    texts = [f"the word of {name} alone", f"{name}, and a second voice",
             "a figure that one can check", "a report that one can read"]  # fmt: skip
    says = [
        f"{place} has “{shown}” from {name} and nothing else for it: no second voice, no figure, no"
        " report.",
        f"It would count for more if two people said so. Who else speaks in {place}, beside"
        f" “{shown}”?",
        f"A number would make it easier to weigh “{shown}”. Go through {place} and look for one.",
        f"Then one could look it up. Is there a study, a letter or a paper in {place}, near"
        f" “{shown}”?",
    ]
    hints = telling.quiet((
        f"Take “{shown}” away. What is left in {place} that has to do with it?",
        f"Go through {place} with a pencil and underline all that could serve as a proof.",
    ), texts[:1], ask)  # fmt: skip
    if not ask or not hints or not telling.even(texts) or not telling.sized(says):
        return None
    options = [right(id_, texts[0], says[0])]
    options += [wrong(id_, trap, text, say) for trap, text, say in zip(
        ("half right", "not stated", "not stated"), texts[1:], says[1:], strict=True)]  # fmt: skip
    cue = around[0].cue
    evidence = [piece, *([cue] if cue and block.span.covers(cue) else [])]
    return Question(
        id_, "choice", (block.id,), SKILL, ask, tuple(evidence), hints,
        telling.level(draft, "B2"), 3, options=tuple(options), layer="claims",
        about=("missing",), confidence=sure(claim.confidence, around[0].confidence),
        status="draft",
    )  # fmt: skip


def _silent(draft: Draft) -> Question | None:
    """Ask who is spoken of and does not speak: one beside three who do."""
    heard = [s for s in draft.speakers if _named(draft.lesson.entity[s])
             and max(q.confidence for q in draft.said_by(s)) >= 0.7]  # fmt: skip
    if len(heard) < 2:
        return None
    quiet = sorted((e for e in draft.of_kind("person") if _is_silent(draft, e)),
                   key=lambda e: (-len(_places(draft, e)), e.id))  # fmt: skip
    if not quiet:
        return None
    key, name = quiet[0], "not-heard"
    rows = [s for s in heard if draft.lesson.entity[s].kind == key.kind]
    rows = [*rows, *(s for s in heard if s not in rows)][:3]
    texts = [draft.name(key.id), *map(draft.name, rows)]
    place = draft.where(draft.mentions(key.id, "name")[0].span)
    ask = plainly.plainest(draft, (
        f"Of {_either(sorted(texts))}, who is spoken of in this text and has no say in it?",
    ), *(b.id for b in draft.paragraphs))  # fmt: skip
    says = [f"The text names {texts[0]} {len(_places(draft, key))} times, first in {place}. No verb"
            " of saying goes with this name, so this view is missing."]  # fmt: skip
    for row in rows:
        q = max(draft.said_by(row), key=lambda q: (q.confidence, -q.span.start))
        cue = f", with “{draft[q.cue]}”" if q.cue else ""
        says.append(f"You hear this voice in {draft.where(q.span)}{cue}. Look for a name that has"
                    " no verb of saying beside it.")  # fmt: skip
    hints = telling.quiet((
        "Go through the names one by one. Which verb stands with each?",
        "Underline each verb of saying, and draw a line to the one who speaks.",
    ), texts[:1], ask)  # fmt: skip
    seen = [draft.mentions(key.id, "name")[0].span]
    seen += [q.cue or telling.opening(draft, q.span, 5) for row in rows
             for q in draft.said_by(row)[:1]]  # fmt: skip
    if not ask or not hints or len(texts) < 3 or not telling.sized(says):
        return None
    if not telling.even(texts):
        return None
    options = [right(name, texts[0], says[0])]
    options += [wrong(name, "reversed", text, say)
                for text, say in zip(texts[1:], says[1:], strict=True)]  # fmt: skip
    return Question(
        name, "choice", ("all",), SKILL, ask, tuple(s for s in seen if draft.block(s)), hints,
        telling.level(draft, "B2"), 3, options=tuple(options), layer="voices",
        about=("missing",), confidence=sure(key.confidence, 0.78), status="draft",
    )  # fmt: skip


def _places(draft: Draft, entity: Entity) -> tuple[Mention, ...]:
    paragraphs = {b.id for b in draft.paragraphs}
    return tuple(m for m in draft.mentions(entity.id, "name")
                 if (block := draft.block(m.span)) is not None and block.id in paragraphs)


def _named(entity: Entity) -> bool:
    return (entity.kind in ("person", "organisation") and entity.confidence >= 0.8
            and entity.name[:1].isupper())  # fmt: skip


def _is_silent(draft: Draft, entity: Entity) -> bool:
    """Say whether a person is named often enough, and beside no words of their own."""
    rows = _places(draft, entity)
    if not _named(entity) or " " not in entity.name or len(rows) < SPOKEN_OF:
        return False
    if draft.said_by(entity.id):
        return False
    if any(c.holder == entity.id for c in draft.lesson.claims if c.holder not in (WRITER, NOBODY)):
        return False
    text = draft.lesson.article.text
    if any(SAYING.search(text[m.span.end:m.span.end + 40]) for m in draft.mentions(entity.id)):
        return False
    for quotation in draft.quotations:
        around = draft.sentence(quotation.cue or quotation.span)
        who = quotation.speaker_span
        if who and any(abs(m.span.start - who.end) < 40 or abs(who.start - m.span.end) < 40
                       for m in rows):  # fmt: skip
            return False  # “said Brun of the union”: somebody speaks for them
        if not quotation.speaker and around and any(around.covers(m.span) for m in rows):
            return False
    return True


def _either(names: list[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}"
