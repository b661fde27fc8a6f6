"""Layers as far as items may rest on them: what a careful reader would not believe is left out.

A ship is no person and a tub does not speak; a name that was cut inside (“Denny Kawasaki” of
“Kawasaki-Poole”) is no name; what somebody denies is not what they say. Nothing is added and
nothing is changed in the lesson itself: this is only what those who ask look at.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..lesson import NOBODY, WRITER, Claim, Entity, Lesson, Loaded, Mention, Quotation, Span
from . import interview

SPEAKERS = ("person", "organisation", "group")

_HUMAN = """
man woman boy girl child teenager person president minister mayor teacher player leader coach judge
officer singer doctor captain scientist lawyer attorney spokesman spokeswoman spokesperson director
chairman chairwoman chair chief manager striker goalkeeper pianist artist writer author actor
actress chef professor biologist chemist engineer pilot driver farmer owner politician senator
governor king queen prince princess pope bishop general chancellor secretary ambassador envoy
official student pupil champion winner runner swimmer defender economist historian critic expert
superintendent councillor premier executive researcher firefighter nurse baker butcher fisherman
sailor skipper guide guard neighbour neighbor resident witness victim mother father son daughter
brother sister wife husband grandmother grandfather aunt uncle cousin friend colleague boss worker
volunteer activist analyst trader shopkeeper tenant patient passenger traveller tourist visitor
archaeologist geologist physicist astronomer journalist reporter editor photographer presenter
landlord candidate lawmaker deputy commissioner detective inspector sergeant lieutenant soldier
veteran priest imam rabbi pastor librarian curator musician conductor composer dancer designer
architect builder carpenter plumber mechanic electrician cook waiter waitress barber hairdresser
client customer user founder entrepreneur veterinarian vet dentist surgeon psychologist sociologist
treasurer referee umpire umpires captain manager trainer
police court jury council ministry government company firm agency authority committee commission
board union party bank club museum school university hospital institute association federation
organisation organization group team office department foundation charity parliament senate
congress army navy church airline airport operator police force newspaper magazine broadcaster
industry opposition crew panel tribunal embassy administration regulator institution college
people men women children students pupils teachers workers residents neighbours neighbors officials
scientists researchers experts critics organisers organizers doctors nurses farmers police officers
firefighters lawyers prosecutors investigators analysts economists unions parents fans players
members leaders ministers campaigners activists witnesses rescuers volunteers villagers locals
customers passengers drivers authorities protesters soldiers
"""
HUMAN = frozenset(_HUMAN.split())
_DENY = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|dismiss\w*|reject\w*|disput\w*|doubt\w*|refus\w*|declin\w*)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|doubt(?:s|ed)?|no evidence|fool to (?:say|think)|wrong to (?:say"
    r"|think)|would not say|did not say|cannot say|could not say)(?: that)?(?: \w+){0,1} ?$",
    re.IGNORECASE,
)
_PART = re.compile(r"[-‐‑’'][^\W\d_]")  # a word goes on here


def believed(lesson: Lesson) -> Lesson:
    """Return the lesson without the entries of draft layers that items should not rest on.

    Layers that a person has checked are believed as they stand.
    """
    text = lesson.article.text
    broken = {m.id for m in lesson.mentions
              if m.form == "name" and m.status == "draft" and _cut(text, m.span)}  # fmt: skip
    bad = {m.entity for m in lesson.mentions if m.id in broken}
    mentions = tuple(m for m in lesson.mentions if m.entity not in bad)
    by: dict[str, list[Mention]] = {}
    for m in mentions:
        by.setdefault(m.entity, []).append(m)
    entities = tuple(_sorted(text, e, by.get(e.id, [])) for e in lesson.entities
                     if e.id not in bad)  # fmt: skip
    able = {e.id for e in entities if _speaks(text, e, by.get(e.id, []))} | {"", WRITER, NOBODY}
    quotations = tuple(q for q in lesson.quotations if q.speaker in able and _said(text, q))
    gone = [q.span for q in lesson.quotations if q not in quotations and q.status == "draft"]
    answers = [b.span for b in lesson.paragraphs if b.id in interview.answers(lesson)]
    return replace(
        lesson, mentions=mentions, entities=entities, quotations=quotations,
        claims=tuple(c for c in lesson.claims if c.holder in able and _stated(text, c)
                     and not any(span.overlaps(c.span) for span in gone)
                     and not _asked(answers, c.holder, c)),
        loaded=tuple(w for w in lesson.loaded if w.voice in able
                     and not any(span.overlaps(w.span) for span in gone)
                     and not _asked(answers, w.voice, w)),
    )  # fmt: skip


def _asked(answers: list[Span], whose: str, entry: Claim | Loaded) -> bool:
    """Say whether a draft gives the words of an answer to the writer of an interview."""
    return whose == WRITER and entry.status == "draft" and any(
        span.covers(entry.span) for span in answers)


def _cut(text: str, span: Span) -> bool:
    """Say whether a name stops or starts inside a word: “Denny Kawasaki” of “Kawasaki-Poole”."""
    after, before = text[span.end:span.end + 2], text[max(0, span.start - 2):span.start]
    ends = bool(_PART.match(after)) and after[0] in "-‐‑" and after[1:].isupper()
    return ends or bool(re.match(r"[^\W\d_][-‐‑]$", before))


def _sorted(text: str, entity: Entity, rows: list[Mention]) -> Entity:
    """Return the entity; a “person” that has “the” in front of its name is a thing: a ship."""
    if entity.status != "draft" or entity.kind != "person":
        return entity
    names = [m for m in rows if m.form == "name"]
    the = sum(text[max(0, m.span.start - 4):m.span.start].lower() == "the " for m in names)
    titled = entity.name.split()[0].casefold() in HUMAN
    owned = len(names) > 1 and all(re.match(r"[’']s\b", text[m.span.end:m.span.end + 2] + " ")
                                   for m in names)  # fmt: skip
    thing = the * 2 > len(names) and not titled
    alone = len(names) == 1 and " " not in entity.name and not entity.role and re.search(
        r"(?:^|[.!?:\n]\s*)$", text[:names[0].span.start][-3:])  # fmt: skip
    return replace(entity, kind="other") if thing or owned or alone else entity


def _speaks(text: str, entity: Entity, rows: list[Mention]) -> bool:
    """Say whether an entity can say or think something: a person, a body, a human noun."""
    if entity.status != "draft":
        return True
    if entity.kind not in SPEAKERS:
        return False
    if any(m.form == "name" for m in rows):
        return True
    told = [text[m.span.start:m.span.end] for m in rows if m.form == "description"]
    return any(human(words) for words in (*told, entity.name))


def human(words: str) -> bool:
    """Say whether a description has a noun for people or for a body of people as its head.

    >>> human("a spokeswoman for the foundation"), human("the tub")
    (True, False)
    """
    head = re.split(r" (?:for|of|at|from|in|with|who|on)\b|,", words.casefold())[0].split()
    return bool(head) and (head[-1] in HUMAN or head[-1].removesuffix("s") in HUMAN)


def _said(text: str, q: Quotation) -> bool:
    """Say whether a draft quotation is said: what is reported with “denied” is not."""
    if q.status != "draft" or q.kind == "direct" or q.cue is None:
        return True
    return not _DENY.search(text[q.cue.start:q.cue.end])


def _stated(text: str, claim: Claim) -> bool:
    """Say whether a draft claim is stated where it stands, and not denied or only asked."""
    if claim.status != "draft":
        return True
    before = text[max(0, claim.span.start - 40):claim.span.start]
    return not _DENIED.search(before)
