"""What is done beside the questions: before reading, at each stop, after reading.

Before reading nothing of the text is told but a place name or the headline; a stop says what to
watch for and never who or what it is. What follows the trail of a text stands in `trail`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..lesson import Block, Task
from . import telling
from .draft import Draft

PAUSE = 70  # words after which a reader pauses (M2)
LEAST = 0.8  # confidence of a name that a task is built on


def before(draft: Draft) -> tuple[Task, ...]:
    """Return a map or knowledge prompt and a prediction: five minutes, nothing given away."""
    place = next((e for e in draft.of_kind("place") if e.at and e.confidence >= LEAST), None)
    title = _headline(draft)
    if place is not None:
        name = draft.name(place.id)
        first = Task(
            "Find the place",
            f"Take two minutes and a map. Find {name}. Write down what lies around it, and one"
            " thing"
            " that you know about it.",
            more="No map in the room? Draw what you know in your head, then compare with a partner."
                 " Empty spots are fine.",
        )  # fmt: skip
    else:
        what = f" called “{title}”" if title else ""
        first = Task(
            "What do you know?",
            f"You are going to read a text{what}. Take two minutes. Write down three things that"
            " you"
            " know about this, and one that you are not sure of.",
            more="Work alone first, then put your lists together with a partner.",
        )  # fmt: skip
    look = ("Read only the caption." if "caption" in draft.lesson.blocks
            else "Read only the headline." if title else "Read only the first sentence.")
    second = Task(
        "Guess before you read",
        f"Take three minutes. {look} Write two things that you expect the text to tell you, and one"
        " question that you hope it answers. Keep the paper; you will need it at the end.",
    )
    return first, second


def _headline(draft: Draft) -> str:
    """Return the headline, or the title, where it can stand between our quotation marks."""
    found = next((draft[b.span].strip() for b in draft.lesson.blocks.values()
                  if b.kind == "headline"), draft.lesson.title)  # fmt: skip
    return found if telling.quotable(found) else ""


def stops(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Return for each block what to watch for, with a pause at least every seventy words."""
    found, used = [], Counter[str]()
    for block in draft.lesson.blocks.values():
        if block.kind in ("credit", "byline"):
            continue
        found.append((block.id, " ".join(_stop(draft, block, used))))
    return tuple(found)


def _stop(draft: Draft, block: Block, used: Counter[str]) -> Iterator[str]:
    """Yield one or two sentences for a block; what other blocks have is used last."""
    fixed = {
        "headline": "Read the headline alone. What do you know now, and what do you only guess?",
        "caption": "Read the caption. Note what the picture shows, where and when; then ask who"
                   " gave"
                   " it.",
        "subheading": "Read this line. What do you expect in the part that follows?",
    }.get(block.kind)  # fmt: skip
    if fixed:
        yield fixed
        return
    rows = sorted(_watch(draft, block), key=lambda row: used[row[:15]])[:2]
    used.update(row[:15] for row in rows)
    yield from rows
    pause = _pause(draft, block)
    if pause:
        yield f"Make a pause after “{pause}”, and say in your own words what you know so far."


def _watch(draft: Draft, block: Block) -> Iterator[str]:
    """Yield what is worth watching for in a block, the rarest first."""
    lesson, span = draft.lesson, block.span
    said = [q for q in draft.quotations if span.covers(q.span)]
    own = sum(q.kind != "indirect" for q in said)
    voices = len({q.speaker for q in said if q.speaker})
    times = [m for m in draft.inside(span) if lesson.entity[m.entity].kind == "date"]
    figures = sum(c.isdigit() for c in draft[span])
    ties = [c for c in lesson.connectives if span.covers(c.span) and c.confidence >= LEAST
            and c.relation in ("contrast", "cause", "result", "purpose")]  # fmt: skip
    pointers = draft.inside(span, "pronoun")
    plans = [c for c in lesson.claims if span.covers(c.span) and c.kind in ("plan", "prediction")]
    coloured = [w for w in lesson.loaded if span.covers(w.span)]
    if voices > 1:
        yield "More than one voice is heard here. Find where each of them begins and ends."
    if own and voices == 1:
        yield "Somebody speaks here in own words. Find out who, and which verb brings the words in."
    if said and not own:
        yield "Somebody’s words are reported here. What would you have to do to check them?"
    for tie in ties[:1]:
        yield f"Watch the word “{draft[tie.span]}”. What does it tie to what?"
    if plans:
        yield "Not all of this has happened. Which verbs look ahead?"
    if len(times) > 2:
        yield "Note each time that you find, and put them in order."
    if figures > 3:
        yield "Note the figures, and ask of each what it counts."
    if len(pointers) > 1:
        yield "Follow the small words like “it”, “he” or “their” back to their owners."
    if coloured:
        yield "Which word would you leave out in a report with facts only?"
    yield "Find the one thing that you did not know before, and the words that tell it."
    yield "Say in one sentence what this part adds to the part before."


def _pause(draft: Draft, block: Block) -> str:
    """Return the last words of the sentence at which a long block is cut, or “”."""
    if telling.count(draft[block.span]) <= PAUSE:
        return ""
    size, last = 0, None
    for sentence in draft.sentences(block.id)[:-1]:
        size += telling.count(draft[sentence])
        if last is not None and size > PAUSE:
            break
        last = sentence
    if last is None:
        return ""
    tail = draft[last].rstrip(" .!?").split()[-4:]
    return " ".join(tail) if telling.quotable(" ".join(tail)) else ""


def after(draft: Draft) -> tuple[Task, ...]:
    """Return summary, stance, back to the guesses, transfer (M3)."""
    title = _headline(draft)
    text = f"the text “{title}”" if title else "the text"
    return (
        Task("Tell it in sixty words",
             f"Sum up {text} in about 60 words for somebody who has not read it. Use no word that"
             " takes sides, and say for every opinion whose it is.",
             more="Start from the claims layer: one sentence for what happened, one for each side"
                  " that speaks."),
        Task("Where does the text stand?",
             "Decide whether the text leans to one side, a little, or not at all. Give three words"
             " or facts from it for your view, and one that speaks against it.",
             more="Two good readers may disagree here. What counts is the evidence."),
        Task("Back to your guesses",
             "Take out your paper from the beginning. Which guess was right, which was not, and"
             " which question is still open? Write where you would look for the answer."),
        Task("Try it on another text",
             "Take a news text of today about something of the same kind. Find one word that takes"
             " sides, one claim that nobody stands behind, and one voice that is missing.",
             more="A text in your own language is fine."),
    )  # fmt: skip
