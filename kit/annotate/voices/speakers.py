"""Whose voice it is: the entity behind “she”, “the minister”, and behind no words at all.

Adds over the rules that find voices: pronouns and descriptions are resolved with `coref`; a passage
without a verb goes to whoever spoke just before, or to the person that the sentence before it is
about; a voice without a name (“police”) becomes an entity of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...lesson import Entity, Mention, Quotation
from ..coref import banned, nouns, resolved
from ..coref.lists import words
from .frames import Frame, Holder, Voice
from .unnamed import Unnamed

# Offices that a text names without saying who holds them.
_OFFICES = words("""
judge president minister mayor king queen pope governor prosecutor defendant spokesman spokeswoman
spokesperson chancellor premier chairman chairwoman leader official victim suspect witness owner
""")
_ABOVE = ("headline", "subheading", "caption")
_PRONOUNS = words("he she it they him her them his their its")


@dataclass(frozen=True)
class _Told:
    """A voice with its entity, and how sure the entity is."""

    voice: Voice
    who: str
    sure: float


class Speakers:
    """Finds the entity of each voice; `made` holds new ones, for speakers without a name."""

    def __init__(self, text: str, frames: Sequence[Frame], entities: Sequence[Entity],
                 mentions: Sequence[Mention]):  # fmt: skip
        self.frames, self.entities, self.mentions = frames, entities, mentions
        self.made = Unnamed(text, entities)
        self.last: _Told | None = None  # in quotation marks
        self.recent: _Told | None = None  # in any form
        self.people_named = {m.entity for m in mentions if m.form == "name"} & {
            e.id for e in entities if e.kind == "person"}  # fmt: skip
        self.surnames = Counter(_surname(e) for e in entities if e.kind == "person")
        self.bearer = {_surname(e): e.id for e in entities if e.kind == "person"}

    def quotations(self, voices: Sequence[Voice], resolve: bool = True) -> tuple[Quotation, ...]:
        """Return the voices as quotations, in text order; without `resolve` only names count."""
        self._read(voices)
        counts = Counter[str]()
        found: list[Quotation] = []
        above: list[tuple[int, str]] = []
        for voice in voices:
            told = self._told(voice) if resolve else _Told(
                voice, voice.holder.who if voice.holder else "", 1.0)  # fmt: skip
            block = self.frames[voice.block].w.block.id
            counts[block] += 1
            by = voice.holder.span if voice.holder else None
            if resolve and voice.rule == "bare" and self.frames[voice.block].w.block.kind in _ABOVE:
                above.append((len(found), self._words(voice)))
            own = tuple(p.span for p in voice.own) if voice.kind == "mixed" else ()
            found.append(Quotation(
                f"{block}-{counts[block]}", voice.span, voice.kind, told.who, by, voice.cue, own,
                confidence=round(voice.confidence * told.sure, 2), status="draft"))  # fmt: skip
        for n, inner in above:  # a headline or title that somebody says further down
            later = (q.speaker for q, v in zip(found[n + 1:], voices[n + 1:], strict=True)
                     if q.speaker and inner in self._words(v))  # fmt: skip
            given = next((f.own for f in self.frames if f.own), "")
            found[n] = replace(found[n], speaker=next(later, given), speaker_span=None)
        return tuple(found)

    def _words(self, voice: Voice) -> str:
        """Return what is said in small letters, without marks and the stop at its end."""
        words = self.made.text[voice.span.start:voice.span.end]
        return words.strip("“”\"‘’'«». ,").casefold()

    def _read(self, voices: Sequence[Voice]) -> None:
        """Find what each word means that may name a speaker, by block and token."""
        spans = sorted({p.span for v in voices for p in v.own})
        said = [(v.holder.span, [p.span for p in v.own]) for v in voices if v.holder and v.own]
        blocks = [f.w for f in self.frames]
        links = resolved(blocks, self.entities, self.mentions, spans, None,
                         banned(blocks, said, self.mentions))  # fmt: skip
        self.people = [x for x in links if x.point.main and x.point.quote < 0 and x.referent.who
                       and x.referent.sort == "person" and x.confidence >= 0.6]  # fmt: skip
        self.links = {(x.point.block, x.point.i): x for x in links}

    def _told(self, voice: Voice) -> _Told:
        who, sure = self._named(voice, voice.holder) if voice.holder else self._unsaid(voice)
        last = self.last
        if voice.holder is None and last and last.voice.block == voice.block and last.who == who:
            voice.holder = last.voice.holder  # “…,” she said. “…”: named once for both
            voice.cue = voice.cue or last.voice.cue
        told = _Told(voice, who, sure)
        self.recent = told
        self.last = told if voice.kind != "indirect" else self.last
        return told

    # speakers that words name

    def _named(self, voice: Voice, holder: Holder) -> tuple[str, float]:
        if holder.nobody:
            return "", 0.9
        if holder.who:
            return holder.who, 1.0
        frame = self.frames[voice.block]
        members = _members(frame, holder)
        if len(members) > 1:
            return self.made.group(holder.span, members), 0.9
        link = self.links.get((voice.block, holder.head))
        if link and link.referent.who:
            return link.referent.who, link.confidence if link.confidence < 0.9 else 0.97
        w = frame.w
        points = link.referent.points if link else []
        first = next((p for p in points if p.form == "noun"), None)
        if w.low[holder.head] in _PRONOUNS:
            if link is None or first is None:
                return "", 0.5
            return self.made.one(first.span, link.referent.number == "p", first.word), 0.6
        if link and first and first.span != holder.span and holder.span.covers(link.point.span):
            plural = link.referent.number == "p"
            return self.made.one(first.span, plural, first.word, holder.span), 0.9
        if w.pos[holder.head] == "PROPN" and self.surnames[w.low[holder.head]] == 1:
            return self.bearer[w.low[holder.head]], 0.9  # a longer form of a name that was found
        word = w.lemma[holder.head]
        if again := self._again(voice, holder, word):
            return again, 0.7
        plural = w.tag[holder.head] in ("NNS", "NNPS") or word in nouns.CROWDS
        return self.made.one(holder.span, plural, word), 0.9

    def _again(self, voice: Voice, holder: Holder, word: str) -> str:
        """Return who spoke last, if “the chemist” can only mean that person: a trade that nobody
        was given before, right after the person spoke."""
        w, last = self.frames[voice.block].w, self.recent
        start = w.at(holder.span.start)
        if last is None or not last.voice.holder or voice.block - last.voice.block > 1:
            return ""
        if w.low[start] != "the" or not nouns.person(word) or word in _OFFICES or (
                w.tag[holder.head] != "NN" or last.who not in self.people_named):  # fmt: skip
            return ""
        seen = any(word in f.w.lemma[:holder.head if f.w is w else None]
                   for f in self.frames[:voice.block + 1])  # fmt: skip
        return "" if seen else last.who

    # passages without a verb

    def _unsaid(self, voice: Voice) -> tuple[str, float]:
        """Return who says words that nobody is named for."""
        last, recent = self.last, self.recent
        if self.frames[voice.block].own:
            return self.frames[voice.block].own, 0.8  # an interview: unless a frame says otherwise
        if voice.own and voice.own[0].follows and last:
            return last.who, 0.95
        here = recent if recent and recent.voice.block == voice.block else None
        about = self._about(voice, recent.voice if recent else None)
        if last and last is here and last.who:
            return (about, 0.7) if about and about != last.who else (last.who, 0.95)
        if about:
            return about, 0.78
        if here and here.who and here.voice.holder:
            return here.who, 0.85  # indirect speech, then the words themselves
        if last and last.who and voice.block - last.voice.block <= 2:
            return last.who, 0.75
        return "", 0.5

    def _about(self, voice: Voice, since: Voice | None) -> str:
        """Return the person whom the last sentence before the words is about."""
        floor = since.span.end if since else 0
        k = bisect_left(self.people, voice.span.start, key=lambda x: x.point.span.start) - 1
        if k < 0:
            return ""
        link = self.people[k]
        near = voice.block - link.point.block <= 1 and link.point.span.start >= floor
        return link.referent.who if near else ""


def _members(frame: Frame, holder: Holder) -> tuple[str, ...]:
    """Return the entities of a speaker that is several: “Kazakhstan and Uzbekistan”."""
    if holder.head not in frame.named:
        return ()
    first, last = frame.w.at(holder.span.start), frame.w.at(holder.span.end - 1)
    inside = [frame.named[i] for i in range(first, last + 1) if i in frame.named]
    return tuple(dict.fromkeys(m.entity for m in inside))


def _surname(entity: Entity) -> str:
    return entity.name.casefold().split()[-1]
