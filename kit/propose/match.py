"""Match: who says what, who is what, what happened when. For the whole text, three pairs at least.

Right sides that belong to nothing are of the same sort and of the same text where it has one to
spare, so that the last pair is not found by what is left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import text as strings
from ..lesson import Option, Pair, Question, Span, option_id
from . import ease, order, plain, telling
from .draft import Draft, wrong
from .making import made

FEWEST, MOST = 3, 4
LEAST = 0.7
_JOBS = ("lawyer", "engineer", "mayor", "school teacher", "economist", "photographer", "nurse",
         "film-maker", "trade minister", "army officer")  # fmt: skip


class Row(NamedTuple):
    """A left side, its right side, the words of the text that join them, what is then said."""

    left: str
    right: str
    span: Span
    say: str
    miss: str


def items(draft: Draft) -> Iterator[Question]:
    """Yield what the layers allow: speakers and words, people and roles, events and times."""
    for make in (_voices, _roles, _times):
        found = make(draft)
        if found is not None:
            yield found


def _voices(draft: Draft) -> Question | None:
    rows: list[Row] = []
    name = "who-says-what"
    taken: set[str] = set()
    for q in sorted(draft.quotations, key=lambda q: (q.kind == "indirect", -q.confidence, q.span)):
        named = draft.mentions(q.speaker, "name")
        span = q.own[0] if q.own else q.span
        if not named or q.speaker in taken or q.confidence < LEAST:
            continue
        words = draft[span].strip(" “”\"„«»‘’',.")
        if q.kind == "indirect":  # only to make three
            clause = plain.reported(draft, q)
            if len(rows) >= FEWEST or not clause or draft.short(q.speaker) in clause:
                continue
            words = strings.capital(clause)
        if not 4 <= len(strings.words(words)) <= 14 or re.search(r"[“”\"\n]", words):
            continue
        taken.add(q.speaker)
        where, verb = draft.where(span), f"“{draft[q.cue]}”" if q.cue else "a verb of saying"
        frame = plain.frame(draft, q)
        told = draft.quote(frame, 9) if frame else verb
        few = draft.quote(span, 4)
        rows.append(Row(
            words if q.kind == "indirect" else f"“{words}”", draft.name(q.speaker), q.span,
            draft.pick(f"{name}/{q.id}", (
                f"{strings.capital(where)} has {told} beside these words.",
                f"With {told}, in {where}, the words get their speaker.",
                f"You find {few} in {where}; next to it stands {told}.")),
            draft.pick(f"{name}/{q.id}/m", (
                f"Find {few} in {where}, and see who stands beside {verb}.",
                f"Look at {where} again: before or after {few} the text says whose words they are.",
                f"These words stand in {where}. Follow {verb} to the one who does it.")),
        ))  # fmt: skip
    rows = sorted(_apart(rows), key=lambda r: r.span)
    if len(rows) < FEWEST:
        return None
    spare = [e for e in draft.of_kind("person", "organisation")
             if e.id not in taken and e.confidence >= 0.85 and _named(draft, e.id)
             and not draft.said_by(e.id) and _spare(rows, draft.name(e.id))]  # fmt: skip
    extra: tuple[Option, ...] = ()
    if spare:
        short, spot = draft.name(spare[0].id), draft.mentions(spare[0].id)[0]
        extra = (wrong(name, "wrong speaker", short, draft.pick(name, (
            f"{strings.capital(short)} is named in {draft.where(spot.span)}, but speaks none of"
            " these words. Look for verbs of saying.",
            f"In {draft.where(spot.span)} you do meet {short}. None of the quotations stands"
            " there, though."))),)  # fmt: skip
    about = plain.about(draft)
    return _match(
        draft, name, rows, extra, "whose-voice", ease.pick(draft, name, "all", (
            f"Who says what in {about}?",
            f"Whose words are these? Match them with the people of {about}.",
            f"Who is it that says this in {about}?")),
        ("Find the first words of each quotation in the text, and read what stands around them.",
         "Where there is only “he” or “she”, read back to the last name."),
        0.85, about=("attribution",), layer="voices")  # fmt: skip


def _roles(draft: Draft) -> Question | None:
    rows: list[Row] = []
    name = "who-is-who"
    for entity in draft.of_kind("person"):
        role = entity.role.strip()
        place = _role_place(draft, entity.id, role)
        if entity.confidence < LEAST or place is None or not 1 <= len(role.split()) <= 7:
            continue
        if re.search(r"\b(?:counterpart|its|his|her|their|who|which|aged?|one)\b|[“”\"]|[’']s\b|\d",
                     role, re.IGNORECASE):  # fmt: skip
            continue
        who, short, where = draft.name(entity.id), draft.short(entity.id), draft.where(place)
        if telling.content(role) & telling.content(who):
            continue
        rows.append(Row(
            who, _role(role), place,
            draft.pick(f"{name}/{entity.id}", (
                f"“{role}” stands right beside the name, in {where}.",
                f"{strings.capital(where)} joins the two: “{role}”.",
                f"The text says what {short} does in {where}: “{role}”.")),
            draft.pick(f"{name}/{entity.id}/m", (
                f"Look at the words before and after the name {short}, in {where}.",
                f"{strings.capital(where)} tells what {short} does; a comma or a title shows it.",
                f"Find the first full name of {short}, in {where}.")),
        ))  # fmt: skip
    rows = _apart(rows)
    if len(rows) < FEWEST:
        return None
    text = draft.lesson.article.text.casefold()
    job = next((j for j in draft.mixed(name, _JOBS) if j not in text), None)
    first = draft.where(rows[0].span)
    extra = (wrong(name, "not stated", job, (
        f"Nobody in the text has this job. Check the words beside each name, starting in"
        f" {first}.")),) if job else ()  # fmt: skip
    names = f"{rows[0].left}, {rows[1].left}"
    return _match(
        draft, name, rows, extra, "find-a-fact", ease.pick(draft, name, "all", (
            f"What does the text say about {names} and others: who is what?",
            f"Match {names} and the others with what the text says that they are.")),
        ("News says who somebody is at the first full name.",
         "Look in front of the name for a title, and after it for words between commas."),
        0.82, layer="people")  # fmt: skip


def _role(role: str) -> str:
    return role if role[0].islower() or " " in role else role.lower()


def _role_place(draft: Draft, entity: str, role: str) -> Span | None:
    """Return where the role stands beside one of the person's names."""
    for mention in draft.mentions(entity, "name"):
        sentence = draft.sentence(mention.span)
        if sentence and role:
            for start, end in strings.find(draft.lesson.article.text, role, sentence.start,
                                           sentence.end):  # fmt: skip
                if min(abs(end - mention.span.start), abs(start - mention.span.end)) <= 8:
                    return Span(start, end)
    return None


def _times(draft: Draft) -> Question | None:
    rows: list[Row] = []
    name = "what-happened-when"
    for row in order.dated(draft):
        words, where = draft[row.when], draft.where(row.span)
        few = draft.quote(row.span, 4)
        if words in row.words or row.when in [r.span for r in rows]:
            continue
        rows.append(Row(
            strings.capital(row.words), words, row.span,
            draft.pick(f"{name}/{row.event.id}", (
                f"“{words}” stands in {where}, beside {few}.",
                f"{strings.capital(where)} gives the time with “{words}”.",
                f"Read {where}: “{words}” belongs to {few}.")),
            draft.pick(f"{name}/{row.event.id}/m", (
                f"Go to {where} and find {few}; a word of time stands in the same sentence.",
                f"Look in {where} for a day, a month or a year near {few}.",
                f"The sentence with {few} is {where}. Which time does it give?"))))  # fmt: skip
    rows = _apart(rows)
    if len(rows) < FEWEST:
        return None
    used = {r.right for r in rows}
    spare = [draft[m.span] for e in draft.of_kind("date") for m in draft.mentions(e.id)[:1]
             if e.confidence >= 0.85 and _named(draft, e.id)
             and all(_unlike(draft[m.span], u) for u in used)]  # fmt: skip
    extra: tuple[Option, ...] = ()
    if spare:
        spot = Span(*strings.find(draft.lesson.article.text, spare[0])[0])
        extra = (wrong(name, "wrong paragraph", spare[0],
                       f"“{spare[0]}” stands in {draft.where(spot)}, with something else. Look in"
                       " the sentences of these events."),)  # fmt: skip
    return _match(
        draft, name, rows, extra, "find-a-fact", ease.pick(draft, name, "all", (
            f"When did these things happen, in {plain.about(draft)}?",
            f"Which time does {plain.about(draft)} give for each event?",
            f"When was it that this came to be, in {plain.about(draft)}?")),
        ("Find each event in the text, and stay in its sentence.",
         "Times can be a day of the week, a month, a year, or words such as “last year”."),
        0.75, layer="dates")  # fmt: skip


def _apart(rows: list[Row]) -> list[Row]:
    """Return rows with different sides, at most MOST."""
    kept: list[Row] = []
    for row in rows:
        if all(row.left != k.left and _unlike(row.right, k.right) for k in kept):
            kept.append(row)
    return kept[:MOST]


def _unlike(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a not in b and b not in a


def _spare(rows: list[Row], name: str) -> bool:
    return all(_unlike(name, row.right) for row in rows)


def _named(draft: Draft, entity: str) -> bool:
    """Say whether the story itself names an entity, not only a byline or credit."""
    blocks = [draft.block(m.span) for m in draft.mentions(entity, "name")]
    return any(b is not None and b.kind == "paragraph" for b in blocks)


def _match(draft: Draft, name: str, rows: list[Row], extra: tuple[Option, ...], skill: str,
           ask: str, hints: tuple[str, str], trust: float, **more: object) -> Question:  # fmt: skip
    blocks = [b.id for r in rows if (b := draft.block(r.span))]
    reads: str | tuple[str, ...] = blocks[0] if len(set(blocks)) == 1 else "all"
    pairs = tuple(Pair(option_id(name, r.left, "left"), r.left, r.right, r.say, r.miss)
                  for r in rows)  # fmt: skip
    return made(draft, name, "match", reads, skill, ask, [r.span for r in rows], hints,
                trust if extra else trust * 0.9, pairs=pairs, extra=extra, **more)  # fmt: skip
