"""Where words come from: an interview, a statement, a court … or the text leaves it open.

“In a place left open” stands among the answers each time, so that it tells nothing where it is
right. A paragraph with a hint that the rules cannot place (“told Radio Free Europe”) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..lesson import Question, Quotation, Span
from . import interview, plainly, telling
from .draft import Draft, right, slug, sure, wrong

SKILL = "weigh-a-claim"
LEAST = 0.75  # confidence of a quotation
MOST = 2  # such items, a lesson; of those where it is left open, one
OPEN = "the text does not say"
NEAR = 2  # paragraphs before and after, in which something may tell where it was said


class Place(NamedTuple):
    """Where something can be said: as an option, and as a text speaks of it."""

    text: str
    spoken: re.Pattern[str]


_PLACES = tuple(Place(text, re.compile(spoken)) for text, spoken in (
    ("in an interview", r"in an? (?:[a-z]+ )?interview|in a conversation with"),
    ("in a written statement", r"in a (?:[a-z]+ )?statement|in an? e-?mail|in a press release"),
    ("on a conference call", r"on a (?:conference )?call|on the phone|by (?:tele)?phone"),
    ("at a press conference", r"(?:press|news) conference|told (?:reporters|journalists)"),
    ("in a court of law", r"(?:told|in) (?:the )?court|told the (?:judge|jury)|at the trial"),
    ("in a letter or a book", r"in a letter|in (?:his|her|a) (?:book|diary|memoirs?)"),
    ("in a speech or a debate", r"in a (?:[a-z]+ )?(?:speech|debate)|told (?:parliament|the"
                                 " crowd)"),
    ("in a post on the web", r"wrote on (?:X|Twitter|Facebook)|in a (?:[a-z]+ )?(?:post|tweet)"),
))  # fmt: skip
# Words after which somebody could argue that the text tells where it was said.
_HINT = re.compile(
    r"\b(?:told|tells|telling|wrote|writes|interview|statement|conference|letter|radio|television"
    r"|TV|broadcast\w*|newspaper|magazine|meeting|court|trial|speech|post|tweet|call|phone|debate"
    r"|parliament|kitchen|asked|spoke|speaking|report|study|paper|announce\w*|e-?mail|testif\w*|witness\w*|jury|judge|notice|sign|hall|visit\w*|invit\w*"
    r"|reporters|message|phoned|rang)\b"
)


def items(draft: Draft) -> Iterator[Question]:
    """Yield up to two items: words whose place the text tells before words left open."""
    answers = interview.answers(draft.lesson)  # said to the one who asks
    able = [s for s in draft.quotations if (b := draft.block(s.span)) and b.id not in answers]
    rows = [q for said in able if (q := _item(draft, said)) is not None]
    first = {q.reads: q for q in reversed(rows)}
    rows = sorted((q for q in rows if first[q.reads] is q), key=lambda q: -q.confidence)
    told = [q for q in rows if q.options[0].text != OPEN]
    yield from [*told, *[q for q in rows if q not in told][:1]][:MOST]


def _item(draft: Draft, said: Quotation) -> Question | None:
    block = draft.block(said.span)
    if block is None or block.kind != "paragraph" or said.kind != "direct":
        return None
    if said.confidence < LEAST or not said.speaker or said.cue is None:
        return None
    piece = telling.opening(draft, said.span, 9)
    shown, place = draft[piece], draft.spoken_of(block.id)
    frame = _frame(draft, said)
    if not telling.quotable(shown) or telling.count(shown) < 3 or frame is None:
        return None
    found = [(p, m) for p in _PLACES if (m := p.spoken.search(draft[frame]))]
    if len(found) > 1 or (not found and _HINT.search(_around(draft, block.id))):
        return None
    name = f"{block.id}-from-{slug(shown, 3)}"
    lures = [p for p in draft.mixed(name, _PLACES) if p not in [p for p, _ in found]
             and not p.spoken.search(draft[block.span])
             and ("court" not in p.text or "court" in draft.lesson.article.text)]  # fmt: skip
    key = found[0][0].text if found else OPEN
    texts = [key, *([OPEN] if found else []), *(p.text for p in lures)][:4]
    who = draft.name(said.speaker)
    ask = plainly.plainest(draft, (
        f"In {place} it says “{shown}”. Where was it that this was said first?",
        f"“{shown}” is what it says in {place}. Where was it that this was said, as far as we are"
        " told?",
    ), block.id)  # fmt: skip
    says = [_proof(draft, found[0][1].group() if found else "", frame, shown, place, who)]
    ways = (
        "Much in the news comes from there. But which words of {place}, near “{shown}”, tell you"
        " so?",
        "It may well be so. Read what stands beside “{cue}” in {place} and look for a place or a"
        " time.",
        "Then {place} would have to say it. Go through the sentence with “{shown}” once more.",
    )
    cue = draft[said.cue]
    for n, text in enumerate(texts[1:]):
        if text == OPEN:
            says.append(f"Often the news leaves it open. But read on in {place}, after “{shown}”:"
                        " there is a hint.")  # fmt: skip
        else:
            says.append(ways[n].format(place=place, shown=shown, cue=cue))
    hints = telling.quiet((
        f"Look at the words around “{cue}” in {place}.",
        "To whom does this person speak, and on which day? Does the sentence tell you?",
    ), [key], ask)  # fmt: skip
    if len(texts) < 4 or not ask or not hints or not telling.even(texts) or not telling.sized(says):
        return None
    options = [right(name, texts[0], says[0])]
    options += [wrong(name, "not stated", text, say)
                for text, say in zip(texts[1:], says[1:], strict=True)]  # fmt: skip
    return Question(
        name, "choice", (block.id,), SKILL, ask, (piece, said.cue), hints,
        telling.level(draft, "B1"), 2, options=tuple(options), about=("origin",),
        confidence=sure(said.confidence, 0.9 if found else 0.8), status="draft",
    )  # fmt: skip


def _around(draft: Draft, block: str) -> str:
    """Return the text of a paragraph and of its neighbours."""
    names = [b.id for b in draft.paragraphs]
    at = names.index(block) if block in names else 0
    return "\n".join(draft[b.span] for b in draft.paragraphs[max(0, at - NEAR):at + NEAR + 1])


def _frame(draft: Draft, said: Quotation) -> Span | None:
    """Return the sentence that brings the words in, where it stands in their paragraph."""
    sentence = draft.sentence(said.cue) if said.cue else None
    block = draft.block(said.span)
    return sentence if sentence and block and block.span.covers(sentence) else None


def _proof(draft: Draft, words: str, frame: Span, shown: str, place: str, who: str) -> str:
    if words:
        return (f"{place} brings “{shown}” in with the words “{words}”. So one could look for it"
                " there.")  # fmt: skip
    n = draft.number(frame)
    which = f" (sentence {n})" if n else ""
    return (f"{place}{which} tells that {who} spoke, but neither where nor to whom. So “{shown}” is"
            " hard to look up.")  # fmt: skip
