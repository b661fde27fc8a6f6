"""Why the program proposed a mark: one or two plain sentences, from the entry and its sentence.

They tell what can be seen in the text beside the entry (a name before, a verb, quotation marks),
so that a teacher can judge quickly; they do not repeat how a stage weighed it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..lesson import NOBODY, WRITER, Span
from .draft import Draft
from .proposal import SURE, Entry, sureness

_MARKS = re.compile(r"[“\"«]")
_WILL = re.compile(r"\b(?:will|would|could|may|might|expects?|plans?|set to|going to)\b", re.I)


def why(draft: Draft, section: str, entry: Entry, span: Span | None, owner: str = "") -> str:
    """Return why an entry was proposed; `owner` is the entity that a `refers` belongs to."""
    if span is None and section not in ("entities", "events"):
        return "These words do not stand in the article any more. Drop it, or add the mark anew."
    said = _WHYS[section](draft, entry, span or Span(0, 0), owner)
    confidence = sureness(entry)
    if confidence < SURE and "may be wrong" not in said:
        said += f" The program gives it {confidence:.0%}."
    return said


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def _entity(draft: Draft, entry: Entry, span: Span, _: str) -> str:
    name, kind = str(entry.get("name", "")), str(entry.get("kind", ""))
    count = sum(len(draft.spans(m)) for m in entry.get("mentions") or ())
    also = len(entry.get("refers") or ())
    if not count and also:
        return f"It is never named; other words stand for it {_times(also)}."
    if not count:
        return f"“{name}” is nowhere named in so many words; something else in the text needs it."
    told = f"It is named {_times(count)}"
    told += f", and other words stand for it {_times(also)}." if also else " in the text."
    if kind == "date":
        value = str(entry.get("value") or "")
        if not value:
            return "These words read like a date, but no day follows from them."
        if value in name:
            return "These words name a day, a month or a year."
        return f"These words read like a date; with the article’s own day it is {value}."
    before = _before(draft, span)
    if kind == "person" and before[:1].isupper() and before not in name.split():
        return f"“{before}” stands in front of it, as a title does. {told}"
    if kind == "nationality":
        return f"It is a word for the people of a country. {told}"
    article = "an" if kind[:1] in "aeiou" else "a"
    return f"It is written like a name, and the words around it fit {article} {kind}. {told}"


def _before(draft: Draft, span: Span) -> str:
    """Return the word before a place in its sentence, if there is one."""
    start = draft.sentence(span).start
    found = re.search(r"([^\W\d_][\w’'-]*)\s$", draft.article.text[start:span.start])
    return found[1] if found else ""


def _refers(draft: Draft, entry: Entry, span: Span, owner: str) -> str:
    words, name = draft.words(span), draft.name(owner)
    before = [(s, who) for s, who in draft.names if s.end <= span.start]
    mine = [s for s, who in before if who == owner]
    if not mine:
        return f"No name stands before “{words}”; {name} is named only later. It may be wrong."
    kind = draft.entities.get(owner, {}).get("kind")
    between = [draft.name(who) for s, who in before if s.start > mine[-1].start and who != owner
               and draft.entities.get(who, {}).get("kind") == kind]  # fmt: skip
    last = draft.words(mine[-1])
    block = draft.block(mine[-1])
    place = f" ({block.label})" if block and block != draft.block(span) else ""
    if between:
        return (f"“{last}”{place} fits “{words}”, but “{between[-1]}” stands nearer,"
                " so it may be wrong.")  # fmt: skip
    return f"“{last}”{place} is the nearest name before “{words}” that fits."


def _quotation(draft: Draft, entry: Entry, span: Span, _: str) -> str:
    near = draft.around(span)
    cue, by = draft.span(entry.get("cue"), near), draft.span(entry.get("by"), near)
    marks = bool(_MARKS.search(draft.article[span]))
    what = "The words stand in quotation marks" if marks else "The words are reported"
    verb = f"“{draft.words(cue)}”" if cue else ""
    if entry.get("speaker") in (NOBODY, None):
        return f"{what}, and no name stands near them." + (f" The verb is {verb}." if verb else "")
    if by is None:
        return f"{what}. No name stands beside them; {draft.name(entry['speaker'])} spoke before."
    told = f"“{draft.words(by)}”"
    if cue is None:
        return f"{what}; {told} is the nearest name, and no verb of saying stands there."
    low, high = sorted((by, cue))
    between = [draft.words(s) for s, who in draft.names if low.end <= s.start
               and s.end <= high.start and who != entry.get("speaker")]  # fmt: skip
    if between:
        return (f"{told} is the name that was taken. “{between[-1]}” stands nearer to the verb"
                f" {verb}, so it may be wrong.")  # fmt: skip
    if sureness(entry) < SURE:
        return f"{told} is the nearest name to the verb {verb}. Who says it may be wrong."
    return f"{what}, and {told} is the subject of {verb}."


def _claim(draft: Draft, entry: Entry, span: Span, _: str) -> str:
    holder, kind = entry.get("holder"), str(entry.get("kind", ""))
    will = _WILL.search(draft.article[span])
    first = (f"“{will[0]}” looks ahead, so it is no fact yet. " if will
             and kind in ("prediction", "plan") else "It judges; no one could look it up. "
             if kind == "opinion" else "It states something that one could look up. ")  # fmt: skip
    if holder == WRITER:
        return f"{first}Nobody is quoted here, so the writer stands behind it."
    if holder in (NOBODY, None):
        return f"{first}The sentence names no source."
    return f"{first}It is part of what {draft.name(holder)} says."


def _loaded(draft: Draft, entry: Entry, span: Span, _: str) -> str:
    words, voice = draft.words(span), entry.get("voice")
    whose = ("It stands outside all quotations, so it is the writer’s word." if voice == WRITER
             else f"It stands in words of {draft.name(voice)}.")  # fmt: skip
    return f"“{words}” judges and does not only describe. {whose}"


def _connective(draft: Draft, entry: Entry, span: Span, _: str) -> str:
    words, relation = draft.words(span), str(entry.get("relation", ""))
    opens = draft.sentence(span).start == span.start
    where = "opens its sentence" if opens else "joins two parts of its sentence"
    return f"“{words}” {where}; such words mostly stand for {relation}."


def _hedge(draft: Draft, entry: Entry, span: Span, _: str) -> str:
    return f"“{draft.words(span)}” makes the statement more careful."


def _gloss(draft: Draft, entry: Entry, span: Span, _: str) -> str:
    level = str(entry.get("level") or "")
    hard = f"The word is about {level}" if level else "The word is rare"
    if not entry.get("here"):
        return f"{hard}, and no meaning was found for it. Write one, or drop it."
    return f"{hard}. Its meaning comes from a list of news words; see whether it fits here."


def _event(draft: Draft, entry: Entry, span: Span, _: str) -> str:
    value = str(entry.get("value") or "")
    return (f"The sentence tells that something happens, and when: {value}." if value else
            "The sentence tells that something happens; it gives no day.")  # fmt: skip


_WHYS: dict[str, Callable[[Draft, Entry, Span, str], str]] = {
    "entities": _entity, "refers": _refers, "quotations": _quotation, "claims": _claim,
    "loaded": _loaded, "connectives": _connective, "hedges": _hedge, "glossary": _gloss,
    "events": _event,
}  # fmt: skip
