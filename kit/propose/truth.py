"""True, false or not stated: a claim of the text with one change that can be defended.

False: another figure, an opposite, another holder, another name where the event is one of its kind.
True: a figure said less exactly, or other words for the same. Not stated: a claim with something
added that the text neither gives nor denies (see `unsaid`). A claim of somebody named keeps its
holder in front, so that the statement is about the text and not about the world.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import text as strings
from ..lesson import Claim, Question, Span
from . import clauses, ease, edits, plain, pool, telling, unsaid, verdicts
from .draft import Draft, slug
from .making import truth

LEAST = 0.6  # how sure the claim has to be
_NEGATIVE = re.compile(
    r"\b(?:not|never|except|neither|nor|cannot|least|no|nobody|nothing)\b|n[’']t\b"
)
_BEGIN = frozenset(("began", "begin", "begins", "ended", "end", "ends"))  # no strict opposites


class Told(NamedTuple):
    """A claim as a statement: the span, the words alone, and who it is left to."""

    claim: Claim
    span: Span
    words: str
    lead: str  # “According to Ada Lund, ”, or empty

    def said(self, words: str) -> str:
        """Return the full statement with these words."""
        return strings.capital(f"{self.lead}{words}.")


def items(draft: Draft) -> Iterator[Question]:
    """Yield statements to judge, several a claim where several changes are safe."""
    told = list(_told(draft))
    for one in told:
        yield from _false(draft, one)
        yield from _true(draft, one)
    for one in told:
        if not one.lead:
            yield from unsaid.about_event(draft, one.span, one.words, one.claim.confidence)
    roles = list(unsaid.about_roles(draft))  # a filler: one is enough
    yield from sorted(roles, key=lambda q: -q.confidence)[:1]


def _told(draft: Draft) -> Iterator[Told]:
    """Yield the claims of paragraphs that can stand alone, in order."""
    for claim in sorted(draft.lesson.claims, key=lambda c: (c.span, c.id)):
        block = draft.block(claim.span)
        if block is None or block.kind != "paragraph" or claim.confidence < LEAST:
            continue
        voice = draft.voice(plain.start(draft, claim.span))
        if claim.holder == "writer" and (claim.kind == "opinion" or voice is not None):
            continue
        words = plain.statement(draft, claim)
        if words is None or not clauses.whole(words):
            continue
        lead = ""
        if claim.holder != "writer":
            known = draft.name(claim.holder)
            named = claim.holder in draft.lesson.entity and (
                draft.mentions(claim.holder, "name") or " " in known)
            if not named or draft.short(claim.holder) in words:
                continue
            opens = voice is not None and _opens(draft, claim.span, voice.span)
            if not claim.says and not opens:
                continue
            lead = f"According to {draft.name(claim.holder)}, "
            words = plain.small(draft, words)
        yield Told(claim, plain.start(draft, claim.span), words, lead)


def _opens(draft: Draft, span: Span, voice: Span) -> bool:
    """Say whether a claim opens what somebody says, so that its subject is not cut off."""
    between = draft.lesson.article.text[voice.start:span.start].strip(" “”\"‘’")
    return span.start <= voice.start or not between or between[-1:] in ".!?;"


def _false(draft: Draft, one: Told) -> Iterator[Question]:
    step = draft.pick(f"{one.claim.id}/step", range(12))
    there = edits.numbers(draft.lesson.article.text)
    steps = (step, *(n for n in range(12) if n != step))
    changed = [("figure", e) for n in steps for e in edits.figure(one.words, n, there)][:1]
    changed += [("turn", e) for e in edits.turned(one.words)][:1]
    changed += [("name", e) for e in _renamed(draft, one)][:1]
    for how, edit in changed:
        statement = edit.text if how == "name" else one.said(edit.text)
        if _NEGATIVE.search(statement) or edit.text == one.words:
            continue
        says = verdicts.false(draft, f"{one.claim.id}/{how}", one.span, how, edit)
        doubt = {"figure": 0.95, "turn": 0.7 if edit.was in _BEGIN else 0.92, "name": 0.85}[how]
        yield from _made(draft, one, "false", statement, says, doubt,
                         "find-a-fact" if how != "turn" else "put-in-words", edit)  # fmt: skip
    yield from _held(draft, one)


def _renamed(draft: Draft, one: Told) -> Iterator[edits.Edit]:
    """Yield the statement with somebody else as the one who does it: “In P3, it is …”."""
    found = re.match(r"(?:The )?((?:[A-Z][\w’.-]+ ?)+) ([a-z]+)", one.words)
    block = draft.block(one.span)
    if one.lead or not found or not block or not _DOES.fullmatch(found.group(2)):
        return
    for mention in draft.inside(one.span, "name"):
        entity, was = draft.lesson.entity[mention.entity], draft[mention.span]
        if not found.group(1).endswith(was) or entity.kind not in ("person", "organisation"):
            continue
        for other in pool.others(draft, entity.id, one.span, entity.kind):
            sentence = draft.sentence(one.span) or one.span
            near = any(sentence.covers(m.span) for m in draft.mentions(other.id))
            if min(other.confidence, mention.confidence) >= 0.85 and not near \
                    and draft.mentions(other.id, "name"):  # fmt: skip
                rest = one.words[found.start(2):]
                now = draft.short(other.id)
                yield edits.Edit(
                    f"In {draft.spoken_of(block.id)}, it is {now} who {rest}.", was, now)
                break


_DOES = re.compile(
    r"\w+ed|met|won|lost|sold|bought|froze|paid|took|gave|came|led|left|wrote|built|was|has|had"
    r"|plans|wants|says|rejects|owes"
)  # fmt: skip


def _held(draft: Draft, one: Told) -> Iterator[Question]:
    """Yield the claim in somebody else's mouth; the text gives it to its holder."""
    q = draft.voice(one.span)
    if not one.lead or q is None or q.speaker != one.claim.holder or q.cue is None:
        return
    speakers = [e for e in pool.others(draft, q.speaker, q.span, "person", "organisation")
                if e.id in draft.speakers and e.confidence >= 0.8
                and draft.short(e.id) not in one.words]  # fmt: skip
    if not speakers or _NEGATIVE.search(one.words):
        return
    other = draft.short(speakers[0].id)
    theirs = next((t for t in draft.said_by(speakers[0].id) if t.kind != "indirect"), None)
    if theirs is None:
        return
    frame = plain.frame(draft, q)
    told = draft.quote(frame, 9) if frame else f"“{draft[q.cue]}”"
    place = draft.spoken_of(draft.block(one.span).id)  # type: ignore[union-attr]
    statement = f"In {place}, it is {other} who says that {one.words}."
    seed = f"{one.claim.id}/held"
    heard = theirs.own[0] if theirs.own else theirs.span
    few = draft.quote(heard, 5)
    says = verdicts.held(draft, seed, one.span, q, told, (other, few, draft.where(heard)))
    yield from _made(draft, one, "false", statement, says, 0.9, "whose-voice", None,
                     about=("attribution",), layer="voices")  # fmt: skip


def _true(draft: Draft, one: Told) -> Iterator[Question]:
    if one.claim.says and not _alike(one.claim.says, draft[one.span]):
        edit = edits.Edit(one.words, draft.few(one.span, 5), one.words)
        says = verdicts.true(draft, f"{one.claim.id}/plain", one.span, "plain", edit)
        yield from _made(draft, one, "true", one.said(one.words), says, 0.95, "put-in-words", edit)
    changed = [("rounded", e) for e in edits.rounded(one.words)][:1]
    other = edits.reworded(one.words)
    changed += [("reworded", other)] if other else []
    for how, edit in changed:
        says = verdicts.true(draft, f"{one.claim.id}/{how}", one.span, how, edit)
        skill = "find-a-fact" if how == "rounded" else "put-in-words"
        yield from _made(draft, one, "true", one.said(edit.text), says, 0.92, skill, edit)


def _alike(one: str, other: str) -> bool:
    """Say whether two wordings share most of their words."""
    a, b = (set(strings.plain(words).split()) for words in (one, other))
    return len(a & b) > 0.6 * max(1, min(len(a), len(b)))


def _made(draft: Draft, one: Told, key: str, statement: str, says: tuple[str, str, str],
          doubt: float, skill: str, edit: edits.Edit | None, **more: object
          ) -> Iterator[Question]:  # fmt: skip
    block = draft.block(one.span)
    if block is None or len(strings.words(statement)) > 28 or not telling.sized(says):
        return
    name = f"{block.id}-judge-{slug(statement.removeprefix('According to '), 5)}"
    place, where = draft.spoken_of(block.id), draft.where(one.span)
    ask = ease.pick(draft, name, block.id, unsaid.asks(place), statement)
    part = "the figures" if edit and re.search(r"\d", edit.now) else "each part"
    hints = (f"Find the place in {place} that speaks of this; it is in {where}."
             if where != place else f"Find the words in {place} that speak of this.",
             f"Compare {part} of the statement with the text, word by word.")  # fmt: skip
    layer = str(more.pop("layer", "claims"))
    yield truth(draft, name, block.id, skill, ask, statement, (one.span,), hints,
                max(0.5, one.claim.confidence) * doubt + 0.1, key, says, layer=layer,
                difficulty=2, **more)  # fmt: skip
