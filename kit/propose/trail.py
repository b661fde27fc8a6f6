"""Behind the text: a task for each move of SIFT, and prompts to talk about.

Each takes its words from the layers: a byline, a speaker, a figure, a loaded word. Where a layer is
empty, a plainer task stands in its place.
"""

from __future__ import annotations

from ..lesson import Span, Task
from . import telling
from .draft import Draft

LEAST = 0.8  # confidence of a name that a task is built on
NAMES = 2  # names that are searched for together


def trace(draft: Draft) -> tuple[Task, ...]:
    """Return one task for each move of SIFT (Caulfield 2019); two of them leave the page (M8)."""
    return (_look(draft), _who(draft), _others(draft), _back(draft))


def _look(draft: Draft) -> Task:
    given = []
    for kind, name in (("byline", "under the headline"), ("credit", "beside the picture")):
        rows = [b for b in draft.lesson.blocks.values() if b.kind == kind]
        words = draft[rows[0].span].strip() if rows else ""
        if rows and telling.quotable(words):
            given.append(f"“{words}” stands {name}.")
    said = " ".join(given) or "Neither a writer’s name nor a credit stands in this text."
    return Task(
        "Stop and look",
        "Fill in five lines from the text alone: writer, outlet, day of writing, source of the"
        " picture, sources of the facts. Where the text is silent, write “not given”.",
        "stop", f"{said} Silence proves nothing bad; it only tells you what to look for.",
    )  # fmt: skip


def _who(draft: Draft) -> Task:
    speakers = [s for s in draft.speakers if draft.lesson.entity[s].confidence >= LEAST
                and draft.lesson.entity[s].name[:1].isupper()]  # fmt: skip
    heard = max(speakers, key=lambda s: (len(draft.said_by(s)), s), default="")
    if not heard:
        return Task(
            "Who wants to be heard?",
            "Nobody is named as a speaker in this text, or hardly anybody. Who gave it to you, and"
            " what would they like you to believe? Write one sentence on each.", "investigate",
            "A text without voices still has a writer, and somebody who published it.",
        )  # fmt: skip
    name, place = draft.name(heard), draft.where(draft.said_by(heard)[0].span)
    return Task(
        "Who speaks most?",
        f"We hear {name}, first in {place}. Note what the text tells about this voice. Then write"
        " one thing that this voice would like readers to believe, and one that it may leave out.",
        "investigate", "To have an interest is no lie. It only tells you where to ask a second"
                       " time.",
    )  # fmt: skip


def _others(draft: Draft) -> Task:
    named = [e for e in draft.of_kind("person", "organisation", "place", "event")
             if e.confidence >= LEAST and e.name[:1].isupper()]  # fmt: skip
    named.sort(key=lambda e: (-len(draft.mentions(e.id)), e.kind == "place", e.id))
    words = " and ".join(e.name for e in named[:NAMES]) or f"“{draft.lesson.title}”"
    return Task(
        "Look for a second report",
        f"Search the web for {words} together. Note two pages, the day of each, and the source that"
        " each one names. What do both tell, and what does only one of them tell?",
        "find", "Pages that copy one another count as one. If you find nothing, write that down: it"
                " is a finding, too.", beyond=True,
    )  # fmt: skip


def _back(draft: Draft) -> Task:
    piece = _figure(draft)
    if piece is None:
        return Task(
            "Back to the first source",
            "Choose one sentence that you would like to believe. Who must have known it first, and"
            " where would that be written down? Name the place, and look there if you can.",
            "trace", "An office, a paper, a film, a person who was there: the nearer, the better.",
            beyond=True,
        )  # fmt: skip
    return Task(
        "Back to the first source",
        f"“{draft[piece]}” stands in {draft.where(piece)}. Who must have known or counted this"
        " first? Write down where it would be found, look there if you can, and compare.",
        "trace", "Ask what is counted, for which time, and by whom. Two numbers can both be right"
                 " if"
                 " they count different things.", beyond=True,
    )  # fmt: skip


def _figure(draft: Draft) -> Span | None:
    """Return the surest claim with a figure in it, in a piece that can be quoted."""
    rows = sorted(draft.lesson.claims, key=lambda c: (c.kind != "fact", -c.confidence, c.span))
    for claim in rows:
        piece = telling.opening(draft, claim.span, 12)
        good = any(c.isdigit() for c in draft[piece]) and telling.count(draft[piece]) > 3
        if good and telling.quotable(draft[piece]):
            return piece
    return None


def discussion(draft: Draft) -> tuple[str, ...]:
    """Return prompts to talk about, from the layers; nobody is asked to speak for a country."""
    lesson, found = draft.lesson, []
    word = next((w for w in lesson.loaded if w.confidence >= 0.75
                 and telling.quotable(draft[w.span])), None)  # fmt: skip
    if word is not None:
        found.append(f"Would you keep the word “{draft[word.span]}” if you were the editor? What"
                     " for,"
                     " or what instead?")  # fmt: skip
    ahead = next((c for c in lesson.claims if c.kind in ("prediction", "plan")
                  and c.confidence >= 0.7), None)  # fmt: skip
    if ahead is not None:
        piece = draft[telling.opening(draft, ahead.span, 12)]
        if telling.quotable(piece) and telling.count(piece) > 3:
            found.append(f"“{piece}”: what would have to happen for this to come true, and who"
                         " could"
                         " change it?")  # fmt: skip
    named = [s for s in draft.speakers if lesson.entity[s].confidence >= LEAST
             and lesson.entity[s].name[:1].isupper()]  # fmt: skip
    if heard := [draft.name(s) for s in named[:2]]:
        found.append(f"We hear {' and '.join(heard)}. Who else could have been asked, and what"
                     " might"
                     " a reader learn from them?")  # fmt: skip
    found += [
        "Which sentence of the text would you check first, and why that one?",
        "What is the difference between a fact that is missing and a fact that is hidden?",
        "When is it fair to shorten what somebody said? What must a writer do then?",
    ]
    return tuple(found)
