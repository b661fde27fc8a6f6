"""How words reach us: word for word in quotation marks, as a report, or half and half.

The marks on the page decide, so the key can be defended with a finger on the line. Asked about
named speakers only, and not about reports of thoughts that could be the writer's own summary.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import text as strings
from ..lesson import Question, Quotation
from . import ease, interview, plain
from .draft import Draft, slug
from .making import Lure, choice

LEAST = 0.75
_WAYS = {
    "direct": "word for word, between quotation marks",
    "indirect": "as a report, without any quotation marks",
    "mixed": "partly as a report, partly between marks",
}
_TOLD = frozenset(("said", "says", "told", "argued", "warned", "claimed", "explained", "announced",
                   "insisted", "added", "promised", "admitted", "accused", "described",
                   "according to"))  # fmt: skip


def items(draft: Draft) -> Iterator[Question]:
    """Yield one question a quotation of a named speaker."""
    answers = interview.answers(draft.lesson)
    for q in draft.quotations:
        block = draft.block(q.span)
        if block is None or block.id in answers or q.cue is None:
            continue
        if block.kind != "paragraph" or q.confidence < LEAST:
            continue
        words = draft[q.span]
        marks = any(mark in words for mark in "“”\"")
        sound = (q.kind == "direct" and words[:1] in "“\"" and words.rstrip()[-1:] in "”\"") \
            or (q.kind == "indirect" and not marks and draft[q.cue].casefold() in _TOLD) \
            or (q.kind == "mixed" and marks and any(
                len(strings.words(draft[own])) > 1 for own in q.own))  # fmt: skip
        if not sound or not draft.mentions(q.speaker, "name") or _many(draft, q):
            continue
        if len(strings.words(words)) >= 4:
            yield _item(draft, q, block.id)


def _many(draft: Draft, q: Quotation) -> bool:
    """Say whether the same sentence passes on other words of this speaker in another way."""
    sentence = draft.sentence(q.span)
    return any(o.id != q.id and o.speaker == q.speaker and o.kind != q.kind
               and sentence is not None and o.span.overlaps(sentence)
               for o in draft.quotations)  # fmt: skip


def _item(draft: Draft, q: Quotation, block: str) -> Question:
    who, verb = draft.name(q.speaker), draft[q.cue] if q.cue else "said"
    span = q.own[0] if q.own else q.span
    place, where = draft.spoken_of(block), draft.where(span)
    about = draft.few(span, 6)
    name = f"{block}-how-told-{slug(about, 3)}"
    seen = f"“{about}”"
    ask = ease.pick(draft, name, block, (
        f"How does {place} give us what {who} has to say in the part with {seen}?",
        f"In {where}, how do we get the words of {who} ({seen})?",
        f"How do the words of {who} come to us in {where}: {seen}?",
    ))  # fmt: skip
    proofs = {
        "direct": (f"In {where} the marks open before {seen} and close after the last word.",
                   f"{strings.capital(where)} puts all of it between marks, from {seen} on."),
        "indirect": (f"No marks stand around {seen}; with “{verb}”, {where} reports the sense.",
                     f"{strings.capital(where)} has “{verb}” and then a clause without any marks:"
                     f" {seen}."),
        "mixed": (f"In {where} only {seen} stands between marks; the words around it are the"
                  " writer’s.",
                  f"{strings.capital(where)} reports, and then lets {seen} stand in marks."),
    }  # fmt: skip
    lures = [Lure(text, *_why(draft, q, way, where, name))
             for way, text in _WAYS.items() if way != q.kind]  # fmt: skip
    evidence = [q.span]
    frame = plain.frame(draft, q)
    if frame and not frame.overlaps(q.span):
        evidence.append(frame)
    return choice(
        draft, name, block, "whose-voice", ask, evidence,
        (f"Lay one finger where it begins in {place}, and one where it ends.",
         "Ask what could be heard on a tape, just as it stands here."),
        q.confidence * 0.85, (_WAYS[q.kind], draft.pick(f"{name}/proof", proofs[q.kind])), lures,
        about=("attribution",), layer="voices", difficulty=2,
    )  # fmt: skip


def _why(draft: Draft, q: Quotation, way: str, where: str, seed: str) -> tuple[str, str]:
    """Return the misreading behind another way, and what is then said."""
    short = draft.short(q.speaker)
    first = draft.few(q.span, 3)
    says = {
        "direct": (f"{strings.capital(short)} is named, so it sounds like a quotation. Do marks"
                   f" stand around every word, from “{first}” on, in {where}?",
                   f"For this, {where} would need marks at both ends of what {short} says. Look"
                   f" at “{first}”."),
        "indirect": (f"A verb of saying stands there, as in a report. But look for marks in"
                     f" {where}: is there a word inside them?",
                     f"Reports have no quotation marks at all. Check {where} for the small"
                     " signs."),
        "mixed": (f"This happens often in news. Look in {where} if the marks close and open again,"
                  " or if there are any.",
                  f"Half and half would need some words inside marks and some outside. Go through"
                  f" {where} from “{first}” on."),
    }  # fmt: skip
    return "half right", draft.pick(f"{seed}/{way}", says[way])
