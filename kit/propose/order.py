"""The order of events: as they happened, where the text dates them, and as the text tells them.

Events are put in order only where one ends before the next begins, by ISO values of honest
precision; a season or an open end says too little. What the text only plans is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from .. import text as strings
from ..lesson import Event, Question, Span
from . import clauses, ease, plain
from .draft import Draft
from .making import made, steps

LEAST = 0.6  # how sure an event or claim has to be
FEWEST, MOST = 3, 5  # steps
LONGEST = 18  # words of a step
_PLAN = re.compile(r"\b(?:would|will|hope[ds]?|intends?|plans?|planned|could|may|might|offered)\b")


class Dated(NamedTuple):
    """An event with its place, its time as two days, and the words that give the time."""

    event: Event
    span: Span
    first: int
    last: int
    when: Span

    @property
    def words(self) -> str:
        """What happens, without a full stop."""
        return self.event.name.strip().rstrip(".")


def items(draft: Draft) -> Iterator[Question]:
    """Yield the dated events in their order, and claims of several paragraphs as told."""
    rows = chain(dated(draft))[:MOST]
    if len(rows) >= FEWEST:
        yield _happened(draft, rows)
    told = _told(draft)
    if len(told) >= FEWEST:
        yield _as_told(draft, told)


def dated(draft: Draft) -> list[Dated]:
    """Return the events whose time the text gives in words, and that can stand alone."""
    found = []
    for event in draft.lesson.events:
        if event.span is None or event.outside or event.confidence < LEAST:
            continue
        days, when = period(event.value), _when(draft, event.span, event.value)
        sentence = draft.sentence(event.span)
        planned = sentence is not None and _PLAN.search(event.name)
        if re.match(r"[a-z]+ed\b", draft[event.span]):
            continue  # “a report, published in March”: its subject stands elsewhere
        if days and when and not planned and _apart(draft, event):
            found.append(Dated(event, event.span, *days, when))
    return sorted(found, key=lambda d: (d.first, d.last, d.event.id))


def _apart(draft: Draft, event: Event) -> bool:
    """Say whether an event's name stands alone, in few words, and gives no time away."""
    name = event.name.rstrip(".")
    times = (draft[m.span] for e in draft.of_kind("date") for m in draft.mentions(e.id))
    return plain.alone(name) and len(strings.words(name)) <= LONGEST and not any(
        strings.find(name, time) for time in times)  # fmt: skip


def _when(draft: Draft, span: Span, value: str) -> Span | None:
    """Return the words that give an event's time: in the event, or else in its sentence."""
    dates = {e.id for e in draft.lesson.entities if e.kind == "date" and e.value == value}
    sentence = draft.sentence(span) or span
    rows = [m.span for m in draft.inside(sentence) if m.entity in dates]
    inside = [s for s in rows if s.overlaps(span)]
    return next(iter(inside or rows), None)


def chain(rows: list[Dated]) -> list[Dated]:
    """Return events of which each ends before the next begins, as many as can be."""
    out: list[Dated] = []
    for row in sorted(rows, key=lambda d: (d.last, d.first, d.event.id)):
        if not out or row.first > out[-1].last:
            out.append(row)
    return out


def period(value: str) -> tuple[int, int] | None:
    """Return the first and last day (ordinals) of an ISO value, or None where it says too little.

    >>> period("2023-11") == (date(2023, 11, 1).toordinal(), date(2023, 11, 30).toordinal())
    True
    """
    try:
        if re.fullmatch(r"\d{4}/\d{4}", value):
            return date(int(value[:4]), 1, 1).toordinal(), date(int(value[5:]), 12, 31).toordinal()
        if re.fullmatch(r"\d{3}X", value):
            year = int(value[:3]) * 10
            return date(year, 1, 1).toordinal(), date(year + 9, 12, 31).toordinal()
        if re.fullmatch(r"\d{4}", value):
            return date(int(value), 1, 1).toordinal(), date(int(value), 12, 31).toordinal()
        if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
            first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return first.toordinal(), first.toordinal() + 6
        if month := re.fullmatch(r"(\d{4})-(\d\d)", value):
            first = date(int(month[1]), int(month[2]), 1)
            after = (first + timedelta(days=31)).replace(day=1)
            return first.toordinal(), after.toordinal() - 1
        if re.match(r"\d{4}-\d\d-\d\d(?:T|$)", value):
            day = date.fromisoformat(value[:10]).toordinal()
            return day, day
    except ValueError:
        return None
    return None


def _happened(draft: Draft, rows: list[Dated]) -> Question:
    blocks = [b.id for d in rows if (b := draft.block(d.span))]
    single = len(set(blocks)) == 1
    reads = blocks[0] if single else "all"
    name = f"{blocks[0]}-order-of-events" if single else "order-of-events"
    about = plain.about(draft)
    ask = ease.pick(draft, name, reads, (
        f"What came first in {about}? Put the events in order of time.",
        f"Put these events from {about} in order of time, the earliest first.",
        f"In {about}, what was first, and what came after that?",
    ))  # fmt: skip
    first = draft.spoken_of(blocks[0])
    told = [(strings.capital(d.words), _say(draft, d, n, name)) for n, d in enumerate(rows)]
    trust = min(d.event.confidence for d in rows)
    proof = ", ".join(f"“{draft[d.when]}”" for d in rows)
    return made(
        draft, name, "order", reads, "how-it-hangs-together", ask, [d.span for d in rows],
        (f"Look for the words of time; one of them stands in {first}.",
         "Write a year or a day beside each event, and then put them in line."),
        trust + 0.1, items=steps(name, told), layer="dates",
        say=f"The words of time give the order: {proof}.",
    )  # fmt: skip


def _say(draft: Draft, row: Dated, n: int, name: str) -> str:
    where, when = draft.where(row.span), draft[row.when]
    few = draft.quote(row.span, 5)
    return draft.pick(f"{name}/{n}", (
        f"The time is given in {where}: “{when}”, beside {few}.",
        f"{strings.capital(where)} has “{when}” for this; set it against the other times.",
        f"Read {where} from {few} on: “{when}” tells you when.",
    ))  # fmt: skip


def _told(draft: Draft) -> list[tuple[Span, str]]:
    """Return one short claim a paragraph, spread over the text."""
    found: list[tuple[Span, str]] = []
    claims = sorted(draft.lesson.claims, key=lambda c: (c.span, c.id))
    for block in draft.paragraphs:
        rows = []
        for claim in claims:
            if not block.span.covers(claim.span) or claim.confidence < LEAST:
                continue
            if not plain.own_fact(draft, claim):
                continue
            words = plain.statement(draft, claim)
            if words and clauses.whole(words) and 4 <= len(strings.words(words)) <= 15:
                rows.append((claim, words))
        if rows:
            best = max(rows, key=lambda r: (r[0].confidence, -r[0].span.start))
            found.append((best[0].span, best[1]))
    while len(found) > MOST:
        found.pop(len(found) // 2)
    return found


def _as_told(draft: Draft, rows: list[tuple[Span, str]]) -> Question:
    name = "order-as-told"
    few = " ".join(rows[0][1].split()[:3])
    about = plain.about(draft)
    ask = ease.pick(draft, name, "all", (
        f"In which order does {about} tell these things?",
        f"Put these things from {about} in the order in which you read them.",
        f"In {about}, what do you read first, and what comes after that?",
    ))  # fmt: skip
    told = []
    for n, (span, words) in enumerate(rows):
        where = draft.where(span)
        told.append((strings.capital(words), draft.pick(f"{name}/{n}", (
            f"You read this in {where}; it begins with {draft.quote(span, 4)}.",
            f"{strings.capital(where)} is the place where you read {draft.quote(span, 6)}.",
            f"It stands in {where}; look for {draft.quote(span, 3)} there.",
        ))))  # fmt: skip
    places = ", ".join(draft.spoken_of(b.id) for s, _ in rows if (b := draft.block(s)))
    return made(
        draft, name, "order", "all", "how-it-hangs-together", ask, [s for s, _ in rows],
        ("Read only the first words of each paragraph, and look for these things there.",
         "Take two of them at a time, and ask which of the two you meet first."),
        0.7, items=steps(name, told), difficulty=1,
        say=f"The text goes through them in this order: {places}. It begins with “{few}”.",
    )  # fmt: skip
