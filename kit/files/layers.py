"""The nouns of a lesson → the sections of `reading.yaml` as plain values, in the order of its keys.

What cannot be written (words that are no whole words, say) is left out and told in `left_out`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .. import lesson as nouns
from ..lesson import NOBODY, WRITER, Lesson, Mention, Span
from .entries import Entry, filled, marked, short
from .frame import head, rest
from .quoting import Rows
from .selecting import NoQuote, Selector, inline

_NEEDED = {"loaded word": ("neutral",), "hedge": ("says",), "event": ("name",),
           "contested term": ("term", "quotes")}  # fmt: skip  # what the schema asks for
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Layers:
    """Writes one reading file; `left_out` gathers sentences."""

    def __init__(self, lesson: Lesson):
        self.lesson, self.select = lesson, Selector(lesson.article)
        self.left_out: list[str] = []
        self.known: dict[str, str] = {}  # entity → its id in the file
        self.words: set[str] = set()  # words that are explained
        self.taken: set[str] = {o.id for o in lesson.outside}

    def data(self, source: Mapping[str, str]) -> dict[str, Any]:
        """Return the whole file."""
        lesson, (blocks, told) = self.lesson, self.select.parts()
        self.left_out += told
        layers = {
            "blocks": blocks,
            "entities": self._entities(),
            "quotations": self._each("quotation", "q", lesson.quotations, self._quotation),
            "claims": self._each("claim", "k", lesson.claims, self._claim),
            "loaded": self._each("loaded word", "l", lesson.loaded, self._loaded, once=True),
            "connectives": self._each("connective", "c", lesson.connectives, self._connective,
                                      once=True),
            "causes": self._each("cause", "cause", lesson.causes, self._cause),
            "hedges": self._each("hedge", "h", lesson.hedges, self._hedge, once=True),
            "glossary": self._each("word", "g", lesson.glossary, self._gloss),
            "events": self._each("event", "e", lesson.events, self._event),
            "contested": self._each("contested term", "", lesson.contested, self._contested),
        }  # fmt: skip
        sections = {key: Rows(rows) for key, rows in layers.items() if rows}
        return head(lesson, source, self.left_out) | sections | rest(lesson)

    # what leads somewhere

    def _each(self, what: str, prefix: str, found: Iterable[Any],
              entry: Callable[[Any], Entry], once: bool = False) -> list[Entry]:  # fmt: skip
        """Return the entries of a section; `once`: no two may stand at one place."""
        rows: list[Entry] = []
        seen: set[Span | None] = set()
        for noun in found:
            span = getattr(noun, "span", None)
            try:
                if once and span and span in seen:
                    raise NoQuote(f"“{short(self.lesson.article[span])}” is in the list already")
                made = entry(noun)
                if empty := [key for key in _NEEDED.get(what, ()) if not made.get(key)]:
                    raise NoQuote(f"it has no “{empty[0]}”")
            except NoQuote as error:
                self.left_out.append(f"a {what} is left out: {error}")
                continue
            seen.add(span)
            default = f"{prefix}-{len(rows) + 1}"
            if prefix == "g" and (slug := _slug(noun.word)):
                default = f"g-{slug}"
            name = self._name(noun.id, default) if prefix else {}
            rows.append(name | made | (marked(noun) if hasattr(noun, "status") else {}))
        return rows

    def _name(self, wanted: str, default: str) -> Entry:
        """Return `id` where it has to be written: the one that stands for none is not."""
        free = self._free(wanted if _ID.fullmatch(wanted) else default)
        return {} if free == default else {"id": free}

    def _free(self, name: str) -> str:
        """Return the id, with a number where it is taken: each may stand once."""
        free, n = name, 1
        while free in self.taken:
            n += 1
            free = f"{name}-{n}"
        self.taken.add(free)
        return free

    def _who(self, who: str) -> str:
        if who in ("", WRITER, NOBODY):
            return who or NOBODY
        if who not in self.known:
            raise NoQuote(f"there is no entity “{who}”")
        return self.known[who]

    def _near(self, *spans: Span) -> list[Span]:
        blocks = (self.select.block(span) for span in spans)
        return [block.span for block in blocks if block]

    def _maybe(self, what: str, span: Span | None, near: list[Span]) -> Any:
        """Return a place that an entry can do without, or None."""
        try:
            return inline(self.select.place(span, near)) if span else None
        except NoQuote as error:
            self.left_out.append(f"the {what} is left out: {error}")
            return None

    # the sections

    def _entities(self) -> list[Entry]:
        self._names()
        by: dict[str, list[Mention]] = {}
        for mention in self.lesson.mentions:
            by.setdefault(mention.entity, []).append(mention)
        rows = []
        for old, e in {e.id: e for e in self.lesson.entities if e.id in self.known}.items():
            members = [self.known[m] for m in e.members if m in self.known]
            rows.append(filled(
                id=self.known[old], kind=e.kind, name=e.name, role=e.role, gloss=e.gloss, at=e.at,
                value=e.value, members=members, of=self.known.get(e.of, ""), note=e.note,
            ) | marked(e) | self._mentions(by.pop(old, [])))  # fmt: skip
        for who in by:
            self.left_out.append(f"{len(by[who])} mentions are left out: no entity “{short(who)}”")
        return rows

    def _names(self) -> None:
        """Give every entity an id that a file may hold: its own, or one of small letters."""
        later = []
        for e in self.lesson.entities:
            if not e.name or e.id in self.known:
                self.left_out.append(f"an entity “{short(e.id)}” is left out: it is there twice or"
                                     " has no name")  # fmt: skip
            elif not _ID.fullmatch(e.id) or e.id in self.taken:
                later.append(e)
            else:
                self.known[e.id] = e.id
                self.taken.add(e.id)
        for e in later:
            letters = unicodedata.normalize("NFKD", e.id).encode("ascii", "ignore").decode()
            self.known.setdefault(e.id, self._free(_slug(letters) or e.kind))

    def _mentions(self, found: list[Mention]) -> Entry:
        plain = {m.span for m in found if m.form == "name" and not (m.means or m.why or m.unsure)}
        names, refers, seen = Rows(), Rows(), set[Span]()
        for m in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
            if m.span in seen:
                continue
            seen.add(m.span)
            try:
                place = self.select.place(m.span)
            except NoQuote as error:
                self.left_out.append(f"a mention of “{short(m.entity)}” is left out: {error}")
                continue
            more = filled(means=m.means, why=m.why, unsure=m.unsure)
            hits = self.select.hits(place["quote"])
            if m.span in plain and len(hits) > 1 and plain.issuperset(hits):
                place = {"quote": place["quote"], "all": True}
                seen.update(hits)
            if m.form == "name":
                names.append(place | more if more else inline(place))
            else:
                more |= marked(m)
                refers.append(place | more if more else inline(place))
        return filled(mentions=names, refers=refers)

    def _quotation(self, q: nouns.Quotation) -> Entry:
        near = self._near(q.span)
        own = () if q.kind == "direct" and q.own == (q.span,) else q.own
        parts = [self._maybe("words of a quotation", s, [q.span]) for s in own if q.span.covers(s)]
        if len(parts) < len(own):
            self.left_out.append("words beside their quotation are left out")
        return self.select.place(q.span) | filled(
            kind=q.kind, speaker=self._who(q.speaker),
            by=self._maybe("place of a speaker", q.speaker_span, near),
            cue=self._maybe("cue of a quotation", q.cue, near),
            own=[part for part in parts if part], note=q.note)  # fmt: skip

    def _claim(self, k: nouns.Claim) -> Entry:
        return self.select.place(k.span) | filled(
            kind=k.kind, holder=self._who(k.holder), says=k.says, check=k.check)  # fmt: skip

    def _loaded(self, w: nouns.Loaded) -> Entry:
        return self.select.place(w.span) | filled(
            voice=self._who(w.voice), neutral=w.neutral, why=w.why)  # fmt: skip

    def _connective(self, c: nouns.Connective) -> Entry:
        return self.select.place(c.span) | filled(relation=c.relation, joins=c.joins, plain=c.plain)

    def _cause(self, c: nouns.Cause) -> Entry:
        near = self._near(c.cause, c.effect)
        return filled(cause=inline(self.select.place(c.cause)),
                      effect=inline(self.select.place(c.effect)), by=self._who(c.by),
                      marker=self._maybe("marker of a cause", c.marker, near))  # fmt: skip

    def _hedge(self, h: nouns.Hedge) -> Entry:
        return self.select.place(h.span) | filled(says=h.says)

    def _event(self, e: nouns.Event) -> Entry:
        place = self.select.place(e.span) if e.span else {}
        return place | filled(name=e.name, value=e.value, order=e.order,
                              where=self.known.get(e.where, ""), outside=e.outside)  # fmt: skip

    def _gloss(self, g: nouns.Gloss) -> Entry:
        places = self._places(g.spans)
        if not places:
            raise NoQuote(f"the word “{short(g.word)}” stands nowhere")
        if g.word.casefold() in self.words:
            raise NoQuote(f"“{short(g.word)}” is in the list already")
        if not g.here and g.status != "draft":
            raise NoQuote(f"“{short(g.word)}” has no meaning")
        self.words.add(g.word.casefold())
        word = "" if places[0]["quote"] == g.word else g.word
        return {"quote": inline(places[0])} | filled(
            also=[inline(place) for place in places[1:]], word=word, pos=g.pos, say=g.say,
            tier=g.tier, level=g.level, teach=g.teach, here=g.here, use=g.use, family=g.family,
            not_here=g.not_here, l1=dict(g.l1))  # fmt: skip

    def _contested(self, c: nouns.Contested) -> Entry:
        quotes: list[Any] = []
        spans = list(c.spans)
        while spans:  # their order says which is spoken of first
            place = self.select.place(spans[0])
            hits = self.select.hits(place["quote"])
            whole = len(hits) > 1 and spans[:len(hits)] == hits
            quotes.append(inline({"quote": place["quote"], "all": True} if whole else place))
            del spans[:len(hits) if whole else 1]
        return filled(term=c.term, quotes=quotes, others=c.others, note=c.note)

    def _places(self, spans: Iterable[Span]) -> list[Entry]:
        """Return quotations of several places; `all` where it says the same."""
        rows, wanted, seen = [], set(spans), set[Span]()
        for span in sorted(wanted):
            if span not in seen:
                place = self.select.place(span)
                hits = self.select.hits(place["quote"])
                whole = len(hits) > 1 and wanted.issuperset(hits)
                rows.append({"quote": place["quote"], "all": True} if whole else place)
                seen.update(hits if whole else [span])
        return rows


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
