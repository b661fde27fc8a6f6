"""When something comes back: the replay of the answers, day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import blake2b
from typing import Any

from ..answers import WORD
from ..lesson import Gloss, Lesson

RETENTION = 0.95  # the share that FSRS lets a learner still know when an item comes back
GAPS = (1, 3, 8, 19, 43)  # days between reviews of what is right each time; proved in the tests
SURE_WRONG, WRONG, GUESSED = 1, 2, 3  # days, at most
PRODUCE, CHOOSE = "produce", "choose"  # the stages of a word card
GUESSING, SURE = 1, 3  # answers to “How sure are you?”
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
State = dict[str, Any]


@dataclass(frozen=True)
class Due:
    """Something that comes back: `id` of a question or a word card, `why` for the learner."""

    id: str
    kind: str  # question, word
    why: str
    when: date


@dataclass(frozen=True)
class _Answer:
    """What the first answer of a day was."""

    day: date
    share: float
    sure: int
    hints: int

    @property
    def sort(self) -> str:
        if self.share < 1:
            return "sure-wrong" if self.sure == SURE else "part" if self.share >= 0.5 else "wrong"
        return "guessed" if self.sure == GUESSING else "hint" if self.hints else "right"


_WHY = {
    "sure-wrong": "You were sure, but it was not right.",
    "wrong": "You missed it last time.",
    "part": "Last time a part of it was right.",
    "guessed": "It was right last time, but you were guessing.",
    "hint": "It was right last time, with a hint.",
    "right": "It was right last time. See if you still know it.",
    "met": "You have met this word in the text. Can you write it?",
    "choose": "You could not write this word. Can you find its meaning?",
}
_FIRST = tuple(_WHY)  # the order of a review
_MOST = {"sure-wrong": SURE_WRONG, "wrong": WRONG, "part": WRONG, "guessed": GUESSED}


def due(lesson: Lesson, state: State, now: datetime) -> tuple[Due, ...]:
    """Return what to repeat today, what went wrong first; nothing when today was postponed."""
    today = _local(now, now.tzinfo)
    return tuple(item for item in planned(lesson, state, now) if item.when <= today)


def planned(lesson: Lesson, state: State, now: datetime) -> tuple[Due, ...]:
    """Return everything that will come back, with its day; what is late stands at its own day."""
    zone, today = now.tzinfo, _local(now, now.tzinfo)
    found: list[tuple[int, Due]] = []
    for q in lesson.questions:
        answers = _answers(state, q.id, zone, today)
        if answers and not q.again_for:
            sort = answers[-1].sort
            when = _when(q.id, answers)
            found.append((_FIRST.index(sort), Due(q.id, "question", _WHY[sort], when)))
    for gloss in lesson.glossary:
        found += _word(lesson, state, gloss, zone, today) if gloss.teach else []
    found.sort(key=lambda row: (row[0], row[1].when, row[1].id))
    items = tuple(item for _, item in found)
    if any(_day(at, zone, today) == today for at in state.get("postponed", ())):
        tomorrow = today + timedelta(1)
        return tuple(replace(item, when=max(item.when, tomorrow)) for item in items)
    return items


def coming(readings: Iterable[tuple[Lesson, State]], now: datetime) -> list[dict[str, Any]]:
    """Return five columns {label, count} over all lessons: today, tomorrow, the next three days.

    Those three are the next days on which something comes back: “Sat 28”, later “12 Jan”.
    """
    today = _local(now, now.tzinfo)
    counts = Counter(max(item.when, today) for lesson, state in readings
                     for item in planned(lesson, state, now))  # fmt: skip
    days = [today, today + timedelta(1)]
    later = sorted(day for day in counts if day > days[1])
    free = (today + timedelta(n) for n in range(2, 9))
    days += sorted([*later, *(day for day in free if day not in later)][:3])
    return [{"label": _label(day, today), "count": counts[day]} for day in days]


def sure_but_wrong(lesson: Lesson, state: State) -> tuple[str, ...]:
    """Return the questions whose last answer was sure and not right (F7), in the lesson’s order."""
    found = []
    for q in lesson.questions:
        judged = [a for a in state.get("answers", {}).get(q.id, ()) if _counts(a)]
        if judged and judged[-1]["share"] < 1 and judged[-1].get("sure") == SURE:
            found.append(q.id)
    return tuple(found)


def _label(day: date, today: date) -> str:
    ahead = (day - today).days
    if ahead < 2:
        return ("Today", "Tomorrow")[ahead]
    if ahead < 28:
        return f"{_DAYS[day.weekday()]} {day.day}"
    return f"{day.day} {_MONTHS[day.month - 1]}"


# the replay


def _local(at: datetime, zone: tzinfo | None) -> date:
    return at.astimezone(zone or UTC).date() if at.tzinfo else at.date()


def _day(at: Any, zone: tzinfo | None, today: date) -> date | None:
    """Return the learner’s day of a time in a record, None when it is no time.

    A time ahead of the clock (which was wrong then, or is now) counts as yesterday, so that
    nothing waits until that time has come.
    """
    try:
        day = _local(datetime.fromisoformat(str(at)), zone)
    except (ValueError, OverflowError):
        return None
    return day if day <= today else today - timedelta(1)


def _counts(answer: dict[str, Any]) -> bool:
    """Say whether an answer was judged, and to the question as it is now."""
    return answer.get("share") is not None and not answer.get("older")


def _answers(state: State, id: str, zone: tzinfo | None, today: date) -> list[_Answer]:
    """Return the first judged answer of each day."""
    found: list[_Answer] = []
    for answer in filter(_counts, state.get("answers", {}).get(id, ())):
        day = _day(answer.get("at"), zone, today)
        if day and (not found or day > found[-1].day):
            found.append(_Answer(day, answer["share"], answer.get("sure") or 0,
                                 answer.get("hints") or 0))  # fmt: skip
    return found


def _when(id: str, answers: list[_Answer]) -> date:
    """Return the day on which an item comes back after these answers."""
    from fsrs import Card, Rating, Scheduler

    rate = {"sure-wrong": Rating.Again, "wrong": Rating.Again, "right": Rating.Good}
    # no steps of minutes, no chance, no clock: the same answers give the same days
    plan = Scheduler(desired_retention=RETENTION, learning_steps=(), relearning_steps=(),
                     enable_fuzzing=False)  # fmt: skip
    number = int.from_bytes(blake2b(id.encode(), digest_size=6).digest(), "big")
    noon = [datetime.combine(answer.day, time(12), UTC) for answer in answers]
    card = Card(card_id=number, due=noon[0])
    for at, answer in zip(noon, answers, strict=True):
        card, _ = plan.review_card(card, rate.get(answer.sort, Rating.Hard), at)
    last = answers[-1]
    days = (card.due - noon[-1]).days
    return last.day + timedelta(min(days, _MOST.get(last.sort, days)))


# words to learn


def _word(lesson: Lesson, state: State, gloss: Gloss, zone: tzinfo | None,
          today: date) -> list[tuple[int, Due]]:  # fmt: skip
    """Return the card of a word: typed first; the meaning to choose after a miss of today."""
    id, other = (f"{WORD}{gloss.id}:{stage}" for stage in (PRODUCE, CHOOSE))
    answers = _answers(state, id, zone, today)
    if not answers:
        met = _met(lesson, state, gloss, zone, today)
        sort, when = "met", met + timedelta(1) if met else None
    else:
        sort, when = answers[-1].sort, _when(id, answers)
    found = [(_FIRST.index(sort), Due(id, "word", _WHY[sort], when))] if when else []
    if answers and answers[-1].day == today and answers[-1].share < 1:
        chosen = _answers(state, other, zone, today)
        if not chosen or chosen[-1].day < today:
            found.append((_FIRST.index(CHOOSE), Due(other, "word", _WHY[CHOOSE], today)))
    return found


def _met(lesson: Lesson, state: State, gloss: Gloss, zone: tzinfo | None,
         today: date) -> date | None:  # fmt: skip
    """Return the day on which a learner first opened a word’s card, read it or worked with it."""
    blocks = {lesson.block_of(span).id for span in gloss.spans}
    times = [at for card, found in state.get("looks", {}).items()
             if card.rpartition(":")[2] == gloss.id for at in found]  # fmt: skip
    times += [at for block, at in state.get("read_at", {}).items() if block in blocks]
    for q in lesson.questions:
        if gloss.word in q.teaches or (len(q.reads) == 1 and q.reads[0] in blocks):
            times += [a.get("at") for a in state.get("answers", {}).get(q.id, ())]
    days = [day for at in times if (day := _day(at, zone, today))]
    return min(days, default=None)
