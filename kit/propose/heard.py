"""Who is heard in the whole text: in their own words, first and last.

News chooses who may speak, and where; these questions make the choice visible.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import text as strings
from ..lesson import Option, Question, Quotation, Span
from . import ease, plain, pool
from .draft import Draft, right, wrong
from .making import Lure, choice, made

LEAST = 0.65
_PEOPLE = ("person", "organisation")
_QUOTES = "“”\"‘"


def items(draft: Draft) -> Iterator[Question]:
    """Yield who speaks in their own words, whose voice comes first and whose last."""
    for found in (_heard(draft), _edge(draft, last=True), _edge(draft, last=False)):
        if found is not None:
            yield found


def _edge(draft: Draft, last: bool) -> Question | None:
    """Return whose quotation closes (or opens) the text."""
    rows = [q for q in draft.quotations if q.kind != "indirect"]
    rows = [q for q in rows if (b := draft.block(q.span)) and b.kind == "paragraph"]
    if len({q.speaker for q in rows}) < 3 or len(draft.paragraphs) < 3:
        return None
    q = rows[-1] if last else rows[0]
    if q.confidence < LEAST or not draft.mentions(q.speaker, "name") or not _sure(draft):
        return None
    head = next((b for b in draft.lesson.blocks.values() if b.kind == "headline"), None)
    if not last and head is not None and any(mark in draft[head.span] for mark in _QUOTES):
        return None  # then the first quotation marks stand in the headline
    key = draft.name(q.speaker)
    voices = [s for s in draft.speakers if s != q.speaker and any(o.speaker == s for o in rows)
              and draft.mentions(s, "name")]  # fmt: skip
    lures = pool.fitting(key, voices, draft.name)
    if len(lures) < 2:
        return None
    name = "last-word" if last else "first-voice"
    about, span = plain.about(draft), q.own[0] if q.own else q.span
    asks = (
        f"Who has the last word between quotation marks in {about}?",
        f"Whose own words come last in {about}?",
        f"In {about}, who is the last one that we can hear in their own words?",
    ) if last else (
        f"Who is the first to speak in quotation marks in {about}?",
        f"Whose own words come first in {about}?",
        f"In {about}, who is the first one that we can hear in their own words?",
    )  # fmt: skip
    few = draft.quote(span, 6)
    side = "last" if last else "first"
    proof = draft.pick(name, (
        f"The {side} quotation marks stand around {few}, in {draft.where(span)}.",
        f"Nobody is quoted {'after' if last else 'before'} {few} in {draft.where(span)}; there"
        f" it is {draft.short(q.speaker)}."))  # fmt: skip
    return choice(
        draft, name, "all", "whose-voice", ease.pick(draft, name, "all", asks), (q.span,),
        (f"Go {'up from the end' if last else 'down from the top'} and stop at the first"
         " quotation marks.",
         "Then ask who says it; behind a “he” or “she” there is a name further up."),
        q.confidence * 0.9, (key, proof),
        [_elsewhere(draft, s, rows, side, f"{name}/{s}") for s in lures],
        about=("attribution",), layer="voices", difficulty=1,
    )  # fmt: skip


def _sure(draft: Draft) -> bool:
    """Say whether no marks stand outside of the quotations that are known, each with a speaker."""
    known = [o.span for o in draft.quotations
             if o.kind != "indirect" and o.speaker and o.confidence >= LEAST]  # fmt: skip
    for block in draft.paragraphs:
        text = draft[block.span]
        for at, sign in enumerate(text):
            here = block.start + at
            opens = sign in "‘'" and not text[max(0, at - 1):at].isalnum()
            if (sign in "“”\"" or opens) and not any(s.start <= here <= s.end for s in known):
                return False
    return True


def _elsewhere(draft: Draft, who: str, rows: list[Quotation], side: str, seed: str) -> Lure:
    q = next(o for o in rows if o.speaker == who)
    span = q.own[0] if q.own else q.span
    few, where = draft.quote(span, 5), draft.where(span)
    way = "after" if side == "last" else "before"
    big = strings.capital(draft.short(who))
    return Lure(draft.name(who), "wrong paragraph", draft.pick(seed, (
        f"{big} is quoted in {where}: {few}. Does nobody speak {way} that?",
        f"You hear {draft.short(who)} with {few}, in {where}. Look {way} it for other marks.",
        f"In {where} {few} is in marks. But is that the {side} quotation of the text?",
    )))  # fmt: skip


def _heard(draft: Draft) -> Question | None:
    """Return who is quoted in their own words, and who is only named or reported."""
    own = [q for q in draft.quotations if q.kind != "indirect" and q.confidence >= LEAST]
    loud = [e for e in draft.of_kind(*_PEOPLE) if any(q.speaker == e.id for q in own)
            and draft.mentions(e.id, "name")]  # fmt: skip
    spoken = {q.speaker for q in draft.quotations if q.kind != "indirect"}
    silent = [e for e in draft.of_kind(*_PEOPLE) if e.id not in spoken and e.confidence >= 0.85
              and any((b := draft.block(m.span)) and b.kind == "paragraph"
                      for m in draft.mentions(e.id, "name"))]  # fmt: skip
    silent.sort(key=lambda e: (not draft.said_by(e.id), e.kind != "person"))
    if len(loud) < 2 or not silent or not _sure(draft):
        return None
    name = "in-their-own-words"
    texts = [draft.name(e.id) for e in loud[:3]]
    chosen = pool.fitting(texts[0], silent, lambda e: draft.name(e.id), least=1, most=2)
    texts += [draft.name(e.id) for e in chosen]
    if not chosen or not pool.parallel(texts) or len(texts) < 4:
        return None
    options: list[Option] = []
    spans: list[Span] = []
    for entity in loud[:3]:
        q = next(q for q in own if q.speaker == entity.id)
        spans.append(q.span)
        span = q.own[0] if q.own else q.span
        few = draft.quote(span, 5)
        options.append(right(name, draft.name(entity.id), draft.pick(f"{name}/{entity.id}", (
            f"{few} stands in quotation marks, in {draft.where(span)}.",
            f"In {draft.where(span)} you hear {draft.short(entity.id)} with {few}.",
            f"{strings.capital(draft.where(span))} has {few} in marks; these are"
            f" {plain.whose(draft.short(entity.id))} words."))))  # fmt: skip
    for entity in chosen:
        options.append(wrong(name, *_quiet(draft, entity.id, f"{name}/{entity.id}")))
    return made(
        draft, name, "choices", "all", "whose-voice", ease.pick(draft, name, "all", (
            f"Who is quoted word for word in {plain.about(draft)}?",
            f"Who speaks in their own words in {plain.about(draft)}?",
            f"In {plain.about(draft)}, who can you hear in their own words?")),
        spans, ("Look for quotation marks first, and then for the speaker of each quotation.",
                "A sentence with “said that” gives the sense; only marks give the very words."),
        0.8, options=tuple(options), about=("attribution",), layer="voices",
    )  # fmt: skip


def _quiet(draft: Draft, entity: str, seed: str) -> tuple[str, str, str]:
    """Return trap, words and feedback for somebody who is not quoted word for word."""
    name, told = draft.name(entity), draft.said_by(entity)
    big = strings.capital(draft.short(entity))
    if told:
        where, few = draft.where(told[0].span), draft.quote(told[0].span, 5)
        return ("half right", name, draft.pick(seed, (
            f"{big} does say something, in {where}. But look at {few}: are there quotation marks?",
            f"The text reports {few} in {where}. Whose wording is that, without any marks?",
        )))  # fmt: skip
    where = draft.where(draft.mentions(entity, "name")[0].span)
    return ("wrong speaker", name, draft.pick(seed, (
        f"{big} is named in {where}. Is there a verb of saying, or a quotation, beside the name?",
        f"You read about {draft.short(entity)} in {where}. To be named is not yet to be heard.",
    )))  # fmt: skip
