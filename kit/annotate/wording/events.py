"""What happens and when, for the timeline: a sentence for each dated clause.

Adds over spaCy: all of it. A date belongs to the verb above it; the clause of that verb, without
the date, is the event’s name. Only what a date pins down is proposed, in the order of time. A
clause that begins with “it” or “they” cannot stand alone and is left out, as are hopes, habits and
what stands in quotation marks; “he” and “she” get the name of the only person named so far.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from ...lesson import Entity, Event, Span
from ..dates import Date
from ..doc import Read
from .clauses import around, finite, hangs, saying, subject
from .lexicon import bag

_DATELINE = re.compile(r"^[A-Z][A-Z .,’'-]+(?:\(.*?\))? ?[-–—] |^.{0,60}\) ?[-–—] ")
LONGEST = 26  # words of a name; a longer clause is cut at its last comma or left out
_SIGNED = ("byline", "credit")  # names there are not in the story
_PERSON = ("he", "she")
SURE = 0.8


def events(read: Read, dates: Iterable[Date], entities: Iterable[Entity] = ()) -> tuple[Event, ...]:
    """Return the dated events by time, each with its place where the clause names one."""
    entities = tuple(entities)
    places = {e.name: e.id for e in entities if e.kind == "place" and e.name}
    people = _people(read, entities)
    found: dict[Span, Event] = {}
    for row in dates:
        made = _event(read, row, places, people) if row.value else None
        if made and made.span and made.span not in found:
            found[made.span] = made
    rows = sorted(found.values(), key=lambda e: (_first_day(e.value), e.span or Span(0, 0)))
    return tuple(Event(e.id, e.name, e.value, n, e.span, e.where, "", e.confidence, "draft")
                 for n, e in enumerate(rows, 1))  # fmt: skip


def _people(read: Read, entities: tuple[Entity, ...]) -> dict[str, int]:
    """Return the people by full name, and where each is first named (by any part of it)."""
    names = {e.name for e in entities if e.kind == "person" and e.name.strip()}
    if not entities:
        names = {e.text for b, doc in read.docs if b.kind not in _SIGNED
                 for e in doc.ents if e.label_ == "PERSON"}  # fmt: skip
    full = {n for n in names if not any(n != o and n.split()[-1] == o.split()[-1]
                                        and len(n) < len(o) for o in names)}  # fmt: skip
    found = {}
    texts = [(b.start, doc.text) for b, doc in read.docs if b.kind not in _SIGNED]
    for name in sorted(full):
        last = name.split()[-1]
        places = (start + text.find(last) for start, text in texts if last in text)
        if (at := next(places, -1)) >= 0:
            found[name] = at
    return found


def _event(read: Read, row: Date, places: dict[str, str], people: dict[str, int]) -> Event | None:
    tokens = read.tokens(row.span)
    if tokens is None or _block(read, row.span).kind not in ("paragraph", "caption", "list"):
        return None
    verb = _verb(tokens)
    if verb is None or _since(tokens) or _quoted(tokens) or _reports(verb):
        return None
    clause = _clause(verb, tokens)
    if clause is None:
        return None
    who, start, end = clause
    here = read.span(who).start
    known = [name for name, at in people.items() if at < here]
    stands_for = known[0] if who.lower_ in _PERSON and len(known) == 1 else ""
    if who.lower_ in bag("bare subjects") and not stands_for:
        return None
    name = _name(verb, who, start, end, tokens, stands_for)
    if not name:
        return None
    span = read.span(verb.doc[start:end])
    where = next((id for place, id in sorted(places.items(), key=lambda p: -len(p[0]))
                  if re.search(rf"\b{re.escape(place)}\b", read.article[span])), "")  # fmt: skip
    sure = SURE * row.confidence - 0.1 * (verb.dep_ not in ("ROOT", "conj"))
    sure -= 0.15 * bool(stands_for)
    sure -= 0.2 * (name.split()[0].lower() in ("his", "her", "its", "their", "our", "my"))
    return Event(f"e-{span.start}", name, row.value, 0, span, where, "", round(sure, 2), "draft")


def _block(read: Read, span: Span) -> Any:
    return next(b for b, _ in read.docs if b.start <= span.start < b.end)


def _verb(tokens: Any) -> Any:
    """Return the verb above a date that tells an event, or None."""
    token = tokens.root
    while token.head != token:
        token = token.head
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")):
            break
    if token.pos_ not in ("VERB", "AUX") or token.lemma_ in bag("states"):
        return None
    if token.dep_ == "xcomp" and token.head.pos_ in ("VERB", "AUX", "ADJ"):  # “is due to open”
        token = token.head.head if token.head.pos_ == "ADJ" else token.head
    if token.lemma_ == "date" or (token.lemma_ in ("promise", "plan") and _for(tokens)):
        return None
    return token if finite(token) or (token.dep_ == "acl" and token.tag_ == "VBN") else None


def _for(tokens: Any) -> bool:
    """“Promised for last autumn”: the date is that of what was promised."""
    return bool(tokens.start) and tokens.doc[tokens.start - 1].lower_ == "for"


def _since(tokens: Any) -> bool:
    """“Since March”, “runs until 2026”, “in the year to June”, “than in 2018”: no event."""
    doc, first = tokens.doc, tokens.start
    if tokens.end < len(doc) and doc[tokens.end].tag_ == "POS":
        return True  # “this year’s event”
    before = doc[max(0, first - 4):first].text.lower().removesuffix(" the end of")
    if re.search(r"\b(?:as|than|like) in(?: the)?$", before):
        return True
    if re.search(r"\b(?:since|than|(?:months?|years?) to)(?: the)?$", before):
        return True
    barred = any(c.dep_ == "neg" for t in tokens.root.ancestors for c in t.children)
    if re.search(r"\b(?:until|till)(?: the)?$", before) and not barred:
        return True
    return any(t.lower_ == "every" for t in tokens.sent[:4])


def _reports(verb: Any) -> bool:
    """“Said on Monday that …”: that somebody speaks is not the event."""
    return saying(verb) and any(c.dep_ in ("ccomp", "parataxis") for c in verb.children)


def _quoted(tokens: Any) -> bool:
    """Say whether a date stands inside quotation marks."""
    return tokens.doc[:tokens.start].text.count('"') % 2 == 1


def _clause(verb: Any, tokens: Any) -> tuple[Any, int, int] | None:
    """Return who acts, and where the clause begins and ends in the Doc."""
    doc = verb.doc
    who = verb.head if verb.dep_ == "acl" else subject(verb)
    if who is not None and who.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        who = verb.head
    if who is None or any(c.dep_ == "neg" for c in verb.children):
        return None
    out = {t.i for c in verb.children if c.dep_ in ("conj", "advcl", "parataxis", "cc")
           and not _holds(c, tokens) for t in c.subtree}  # fmt: skip
    have = {t.i for t in verb.subtree} - out
    start, end = around(verb, have)
    while end > verb.i and hangs(doc[end]):
        end -= 1
    return who, start, end + 1


def _holds(token: Any, tokens: Any) -> bool:
    return token.left_edge.i <= tokens.start and tokens.end - 1 <= token.right_edge.i


def _name(verb: Any, who: Any, start: int, end: int, when: Any, person: str) -> str:
    """Return the clause as a sentence without its date; "" where it would not stand alone."""
    doc, low, high = verb.doc, when.start, when.end
    while low > start and doc[low - 1].lower_ in bag("before a date"):
        low -= 1
    if high < end and doc[high].lower_ in bag("hours"):
        high += 1
    if doc[low - 1].text == "," and high < end and doc[high].text == ",":
        low, high = low - 1, high + 1
    words = [i for i in range(start, end) if not low <= i < high]
    own = subject(verb)
    head = [t.i for t in who.subtree if not _inside(t, verb, who)]
    lead: list[int] = []
    if verb.dep_ in ("acl", "relcl") or (own is not None and own.i < start):
        lead = [i for i in head if i < verb.i]
        words = [i for i in words if i not in lead and doc[i].tag_ not in ("WDT", "WP")]
    instead = {who.i: person} if person else {}
    link = " was " if verb.dep_ == "acl" else " "
    text = f"{_text(doc, lead)}{link}{_text(doc, words, instead)}".strip()
    text = re.sub(r"^[\s,;:–—-]+|[\s,;:–—-]+$", "", re.sub(r"\s+", " ", text))
    text = re.sub(r" ([,.;:])", r"\1", re.sub(r",(?: ,)+", ",", text))
    text = _DATELINE.sub("", text)
    if '"' in text or len(text.split()) < 3:
        return ""
    if len(text.split()) > LONGEST:
        text = text[:text.rfind(",")] if "," in text[30:] else ""
    if not text or len(text.split()) > LONGEST or text.split()[0].lower() in bag("bare subjects"):
        return ""
    return text[:1].upper() + text[1:].replace("'", "’") + "."


def _inside(token: Any, verb: Any, who: Any) -> bool:
    """Say whether a token of the noun phrase belongs to a clause that hangs on it."""
    while token != who and token.head != token:
        if token == verb or token.dep_ in ("relcl", "acl", "appos", "conj", "cc", "punct"):
            return True
        token = token.head
    return False


def _text(doc: Any, places: list[int], instead: dict[int, str] | None = None) -> str:
    """Return the words of some tokens, one of them perhaps by another name."""
    said = instead or {}
    return "".join(said.get(i, doc[i].text) + (doc[i].whitespace_ if i + 1 in places else " ")
                   for i in places).strip()  # fmt: skip


def _first_day(value: str) -> str:
    """Return something that sorts a value by the beginning of its time.

    >>> sorted(["2023-Q2", "2023-01", "199X", "2023-W01"], key=_first_day)
    ['199X', '2023-01', '2023-W01', '2023-Q2']
    """
    first = value.split("/")[0]
    if first == "..":
        return value
    year, _, rest = first.partition("-")
    if rest[:1] == "Q":
        return f"{year}-{int(rest[1]) * 3 - 2:02d}-00"
    if re.match(r"W\d", rest):
        return date.fromisocalendar(int(year), min(int(rest[1:]), 52), 1).isoformat()
    seasons = {"SP": "03", "SU": "06", "FA": "09", "WI": "12"}
    return f"{year.replace('X', '0')}-{seasons.get(rest, rest)}"
