"""Statements that the text leaves open: a claim with something added that is nowhere given.

What is added could be so; it is never a matter of taste, and it is only added where no word near
it speaks of the same thing (“first”, “again”, “since 2019”), so that nobody can call it true or
false from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import text as strings
from ..lesson import Question, Span
from . import ease, telling
from .draft import Draft, slug
from .making import truth

_AGAIN = re.compile(
    r"\b(?:first|again|once|another|second|third|new|since|ever|never|still|until|always|already"
    r"|usual|usually|every|each|annual|anniversary|record|repeated|return(?:ed)?|re-?open\w*|last"
    r"|previous(?:ly)?|earlier|history|no longer|born|died?|dies|dead|killed)\b", re.IGNORECASE
)  # fmt: skip
_DID = re.compile(
    r"\b(?:met|signed|froze|published|accused|visited|landed|crashed|sold|bought|banned|declined to"
    r"|condemned|criticised|welcomed|opened|closed|asked|searched|spoke|testified|apologised|sued"
    r"|fined|arrested|cancelled|invited|attacked|tested|launched|raised|lowered|protested|marched"
    r"|received|rejected|blocked|warned|borrowed|evacuated|suspended|fired|hired)\b"
)  # fmt: skip  # deeds that somebody could have done before
_STATE = re.compile(
    r"\b(?:is|are|was|were|will|would|had|has|have|which|who|that|because|after|before)\b"
)  # fmt: skip
_SINCE = re.compile(
    r"\b(?:since|years?|months?|took over|became|appoint\w*|elect\w*|new|former|retired|decades?"
    r"|first|until|joined|19\d\d|20\d\d)\b", re.IGNORECASE
)  # fmt: skip


def asks(place: str) -> tuple[str, ...]:
    """Return how one may ask for a judgement; the long ones are made of the commonest words."""
    return (
        f"Is this true, false or not stated in {place}?",
        f"What does {place} say: is this true, false or not stated?",
        f"Can you tell from {place} if this is true or false, or is it not stated there?",
        f"From what you read in {place}, is this true, is it false, or is it not stated there?",
        f"As far as you can see in {place}, is this true, or is it false, or is it not stated?",
    )  # fmt: skip


def about_event(draft: Draft, span: Span, words: str, trust: float) -> Iterator[Question]:
    """Yield a claim about something that was done, said to have happened for the first time."""
    sentence, block = draft.sentence(span), draft.block(span)
    if sentence is None or block is None or _AGAIN.search(draft[sentence]):
        return
    if " named " in words or not _DID.search(words) or _STATE.search(words):
        return
    if len(strings.words(words)) > 16:
        return
    where, place, few = draft.where(span), draft.spoken_of(block.id), draft.quote(span, 6)
    seed = f"first/{block.id}/{words}"
    says = (
        draft.pick(f"{seed}/t", (
            f"That it happened is right: {few}. Now look in {where} for words that say it was new.",
            f"Most of it stands in {where}. Check the last words of the statement: what tells you"
            " so?")),
        draft.pick(f"{seed}/f", (
            f"For this, {place} would have to tell of an earlier time. Search {where} for one.",
            f"“False” needs words that speak against it. Which words of {where} do?")),
        draft.pick(f"{seed}/n", (
            f"{strings.capital(where)} tells that it happened ({few}). Whether it had happened"
            " before is left open.",
            f"You read {few} in {where}, and nothing about earlier times. So one cannot say.")),
    )  # fmt: skip
    statement = f"{strings.capital(words)} for the first time."
    yield from _made(draft, block.id, span, statement, says, trust * 0.85)


def about_roles(draft: Draft) -> Iterator[Question]:
    """Yield how long somebody has had a job, where the text names the job alone."""
    for entity in draft.of_kind("person"):
        rows = [m for m in draft.mentions(entity.id, "name")
                if (b := draft.block(m.span)) and b.kind == "paragraph"]  # fmt: skip
        role = entity.role.strip()
        if not rows or entity.confidence < 0.85 or not _plain_role(role):
            continue
        mention = next((m for m in rows if role in draft[draft.sentence(m.span) or m.span]), None)
        spoken = [draft[s] for m in draft.mentions(entity.id) if (s := draft.sentence(m.span))]
        if mention is None or any(_SINCE.search(words) for words in spoken):
            continue
        block = draft.block(mention.span)
        if block is None:
            continue
        name, where = draft.name(entity.id), draft.where(mention.span)
        low = role[0].lower() + role[1:] if " " not in role else role
        post = low if low[0].isupper() else f"{'an' if low[0] in 'aeio' else 'a'} {low}"
        seed = f"role/{entity.id}"
        statement = draft.pick(f"{seed}/s", (
            f"{name} became {post} more than five years ago.",
            f"{name} has been {post} for less than a year."))
        says = (
            draft.pick(f"{seed}/t", (
                f"Name and job go together, in {where}. But what tells you about the start?",
                f"“{role}” is right for {draft.short(entity.id)}. Look in {where} for the rest.")),
            draft.pick(f"{seed}/f", (
                f"To call it false, you need words against it. Are there any in {where}?",
                f"Search {where} for a year or a day on which this job began. Do you find one?")),
            draft.pick(f"{seed}/n", (
                f"{strings.capital(where)} gives the job, “{role}”, and no word about when it"
                " began.",
                f"“{role}” is all that {where} says about the job; its start is left open.")),
        )  # fmt: skip
        within = draft.sentence(mention.span) or mention.span
        places = strings.find(draft.lesson.article.text, role, within.start, within.end)
        span = Span(*places[0]) if places else mention.span
        yield from _made(draft, block.id, span, statement, says, entity.confidence * 0.65)


def _plain_role(role: str) -> bool:
    """Say whether a job can follow “became”."""
    words = role.split()
    if role in ("President", "Chairman", "Captain", "Director", "Minister", "judge", "Judge") or \
            role.endswith(".") or role.startswith(("Cllr", "Dr", "Sgt", "Prof", "Sen", "Gov")):
        return False  # of what?
    if not 1 <= len(words) <= 7 or role[:1].isdigit():
        return False
    if re.search(r"\b(?:counterpart|former|retired|acting|its|his|her|their|who|which|the|young|old"
                 r"|one|co|aged?|wife|husband|son|daughter|mother|father)\b|[“”\"’']|s$",
                 role, re.IGNORECASE):  # fmt: skip
        return False
    return words[-1][0].islower() or role[0].isupper()


def _made(draft: Draft, block: str, span: Span, statement: str, says: tuple[str, str, str],
          trust: float) -> Iterator[Question]:  # fmt: skip
    if len(strings.words(statement)) > 28 or not telling.sized(says):
        return
    name = f"{block}-judge-{slug(statement, 5)}"
    place = draft.spoken_of(block)
    ask = ease.pick(draft, name, block, asks(place), statement)
    hints = ("Cut the statement into its parts, and look for each of them in the text.",
             f"Ask of each part: which words of {place} say so, or speak against it?")
    yield truth(draft, name, block, "work-it-out", ask, statement, (span,), hints, trust,
                "not stated", says, layer="claims", difficulty=3)  # fmt: skip
