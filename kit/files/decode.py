"""The sections of `reading.yaml` → the nouns of a lesson; what leads nowhere becomes a fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .. import lesson as nouns
from ..errors import did_you_mean
from ..lesson import Article, Block, Span
from .entries import Entry, dropped, entries, proposal, short, stranger, texts, where
from .places import Finder, cut
from .source import Source

_PRONOUNS = (
    "he him his himself she her hers herself it its itself they them their theirs themselves we us"
    " our ours ourselves you your yours yourself yourselves i me my mine myself who whom whose"
    " which that this these those one ones both each"
)
PRONOUNS = frozenset(_PRONOUNS.split())


def article(source: Source, text: str) -> Article | None:
    """Return the article in its blocks, those that the file names and the paragraphs between.

    None when one of `blocks` is faulty: then nobody can say what p1 is, and faults that would
    only follow from it are not told.
    """
    name = source.data.get("article", "")
    finder = Finder(Article(name, text, (Block("text", "", 0, len(text)),), ()))
    parts: list[tuple[Span, str]] = []
    whole = None not in source.data.get("blocks", ())
    for path, entry in entries(source, "blocks"):
        span = finder.span(source, path, where(entry))
        whole = whole and span is not None and "kind" in entry
        if span and any(span.overlaps(other) for other, _ in parts):
            source.fault(path, f"“{short(entry['quote'])}” overlaps another block")
            whole = False
        elif span and "kind" in entry:
            parts.append((span, entry["kind"]))
    return cut(name, text, parts) if whole else None


class ReadingFile:
    """Decodes one `reading.yaml`; `faults` gather in `source`."""

    def __init__(self, source: Source, article: Article):
        self.source, self.article = source, article
        self.finder = Finder(article)
        self.ids: dict[str, str] = {}  # id → section, of everything that has one
        self.entities = [str(e["id"]) for _, e in entries(source, "entities") if "id" in e]
        self.gone = dropped(source, "entities") - set(self.entities)
        self.facts = [str(o["id"]) for _, o in entries(source, "outside") if "id" in o]

    def fields(self) -> dict[str, Any]:
        """Return all fields of the Lesson that this file fills, except the article's."""
        data = self.source.data
        found: dict[str, Any] = {key: str(data.get(key, "")) for key in (
            "title", "lang", "level", "rights", "about", "levels")}  # fmt: skip
        found |= {"minutes": data.get("minutes", 0), "status": data.get("status", "checked")}
        found |= {key: texts(data, key) for key in ("aims", "discussion", "teacher")}
        found |= {key: self._tasks(key) for key in ("before", "after", "trace")}
        found["entities"], found["mentions"] = self._entities(), self._mentions()
        for key in ("quotations", "claims", "loaded", "connectives", "causes", "hedges",
                    "glossary", "events", "contested", "outside", "stops"):  # fmt: skip
            found[key] = tuple(getattr(self, f"_{key}")())
        return found

    @staticmethod
    def status(fields: dict[str, Any]) -> str:
        """Return the status of a lesson: with drafts in it, it is “partly” checked at most."""
        rows = [r for key in ("entities", "mentions", "quotations", "claims", "loaded", "hedges",
                              "connectives", "glossary", "events", "questions")
                for r in fields.get(key, ())]  # fmt: skip
        told = str(fields["status"])
        return "partly" if told == "checked" and any(r.status for r in rows) else told

    # what leads somewhere

    def who(self, path: Sequence[str | int], key: str, who: Any) -> str:
        """Return the id of an entity, `writer` or `nobody`; a stranger is a fault."""
        known = [*self.entities, nouns.WRITER, nouns.NOBODY]
        if isinstance(who, str) and who not in known:
            stranger(self.source, [*path, key], "entity", who, known, self.gone)
        return str(who or "")

    def entity(self, path: Sequence[str | int], who: Any) -> str:
        """Return the id of an entity; a stranger is a fault."""
        if isinstance(who, str) and who not in self.entities:
            stranger(self.source, path, "entity", who, self.entities, self.gone)
        return str(who or "")

    def block(self, path: Sequence[str | int], name: Any) -> str:
        """Return the id of a block that readers see; a stranger is a fault."""
        if isinstance(name, str) and name not in self.finder.blocks:
            nearest = did_you_mean(name, self.finder.blocks, "blocks")
            self.source.fault(path, f"there is no block “{name}”", nearest)
        return str(name or "")

    def name(self, path: Sequence[str | int], entry: Entry, prefix: str) -> str:
        """Return the entry's id, or one that is made from its number; each may stand once."""
        name = str(entry.get("id") or f"{prefix}-{int(path[-1]) + 1}")
        if name in self.ids:
            what = f"the id “{name}” stands twice"
            nearest = f"one of the {self.ids[name]} has it already"
            self.source.fault([*path, "id"], what, nearest)
        self.ids[name] = str(path[0])
        return name

    def around(self, spans: Iterable[Span | None]) -> list[Span]:
        """Return the blocks in which the spans stand: where words near them are looked for."""
        found = [span for span in spans if span]
        return [b.span for b in self.finder.blocks.values() if any(b.span.covers(s) for s in found)]

    def _marked(self, section: str) -> Iterator[tuple[list[str | int], Entry, Span]]:
        """Yield the entries of a section that stand in the article, each place once."""
        seen: set[Span] = set()
        for path, entry in entries(self.source, section):
            span = self.finder.span(self.source, path, where(entry))
            if span in seen and section not in ("claims", "quotations"):
                self.source.fault(path, f"“{short(entry['quote'])}” is listed twice here")
            elif span:
                seen.add(span)
                yield path, entry, span

    # the sections

    def _entities(self) -> tuple[nouns.Entity, ...]:
        found = []
        for path, entry in entries(self.source, "entities"):
            for n, member in enumerate(texts(entry, "members")):
                self.entity([*path, "members", n], member)
            if "of" in entry:
                self.entity([*path, "of"], entry["of"])
            found.append(nouns.Entity(
                self.name(path, entry, "e"), entry.get("kind", ""), entry.get("name", ""),
                entry.get("gloss", ""), entry.get("role", ""),
                tuple(float(n) for n in entry.get("at", ()) if n is not None),
                str(entry.get("value", "")), texts(entry, "members"), entry.get("of", ""),
                entry.get("note", ""), **proposal(entry)))  # fmt: skip
        return tuple(found)

    def _mentions(self) -> tuple[nouns.Mention, ...]:
        found = []
        for path, entity in entries(self.source, "entities"):
            seen: dict[Span, bool] = {}  # place → found by “all: true”
            for key in ("mentions", "refers"):
                for n, entry in enumerate(entity.get(key, ())):
                    here = [*path, key, n]
                    more = entry if isinstance(entry, dict) else {}
                    for span in self.finder.spans(self.source, here, entry):
                        if span in seen and not (seen[span] or more.get("all")):
                            words = self.article[span]
                            self.source.fault(here, f"“{words}” is listed twice for this entity")
                        elif span not in seen:
                            form = "name" if key == "mentions" else _form(self.article[span])
                            made = proposal(entity if key == "mentions" else more)
                            found.append((span, str(entity.get("id", "")), form, more, made))
                        seen[span] = bool(more.get("all"))
        found.sort(key=lambda row: (row[0].start, -row[0].end))
        counts: dict[str, int] = {}
        mentions = []
        for span, entity_id, form, more, made in found:
            n = counts[entity_id] = counts.get(entity_id, 0) + 1
            mentions.append(nouns.Mention(
                f"{entity_id}.{n}", span, entity_id, form, more.get("means", ""),
                more.get("why", ""), bool(more.get("unsure")), **made))  # fmt: skip
        return tuple(mentions)

    def _quotations(self) -> Iterator[nouns.Quotation]:
        for path, entry, span in self._marked("quotations"):
            near, kind = self.around([span]), entry.get("kind", "")
            by, cue = (self.finder.span(self.source, [*path, key], entry[key], near)
                       if key in entry else None for key in ("by", "cue"))  # fmt: skip
            own = [self.finder.span(self.source, [*path, "own", n], words, [span])
                   for n, words in enumerate(entry.get("own", ()))]  # fmt: skip
            for n, part in enumerate(own):
                if part and not span.covers(part):
                    what = f"“{self.article[part]}” does not stand inside this quotation"
                    self.source.fault([*path, "own", n], what)
            if kind == "direct" and not own:
                own = [span]
            yield nouns.Quotation(
                self.name(path, entry, "q"), span, kind,
                self.who(path, "speaker", entry.get("speaker")), by, cue,
                tuple(part for part in own if part), entry.get("note", ""),
                **proposal(entry))  # fmt: skip

    def _claims(self) -> Iterator[nouns.Claim]:
        for path, entry, span in self._marked("claims"):
            yield nouns.Claim(self.name(path, entry, "k"), span, entry.get("kind", ""),
                              self.who(path, "holder", entry.get("holder")),
                              entry.get("says", ""), entry.get("check", ""),
                              **proposal(entry))  # fmt: skip

    def _loaded(self) -> Iterator[nouns.Loaded]:
        for path, entry, span in self._marked("loaded"):
            yield nouns.Loaded(self.name(path, entry, "l"), span,
                               self.who(path, "voice", entry.get("voice")),
                               entry.get("neutral", ""), entry.get("why", ""),
                               **proposal(entry))  # fmt: skip

    def _connectives(self) -> Iterator[nouns.Connective]:
        for path, entry, span in self._marked("connectives"):
            yield nouns.Connective(self.name(path, entry, "c"), span, entry.get("relation", ""),
                                   entry.get("joins", ""), entry.get("plain", ""),
                                   **proposal(entry))  # fmt: skip

    def _hedges(self) -> Iterator[nouns.Hedge]:
        for path, entry, span in self._marked("hedges"):
            yield nouns.Hedge(self.name(path, entry, "h"), span, entry.get("says", ""),
                              **proposal(entry))  # fmt: skip

    def _causes(self) -> Iterator[nouns.Cause]:
        for path, entry in entries(self.source, "causes"):
            cause, effect = (self.finder.span(self.source, [*path, key], entry.get(key))
                             for key in ("cause", "effect"))  # fmt: skip
            near = self.around([cause, effect])
            marker = None
            if "marker" in entry:
                marker = self.finder.span(self.source, [*path, "marker"], entry["marker"], near)
            by = self.who(path, "by", entry.get("by"))
            if cause and effect:
                yield nouns.Cause(self.name(path, entry, "cause"), cause, effect, by, marker)

    def _glossary(self) -> Iterator[nouns.Gloss]:
        words: set[str] = set()
        for path, entry in entries(self.source, "glossary"):
            spans = self.finder.spans(self.source, path, where(entry))
            for n, more in enumerate(entry.get("also", ())):
                spans += self.finder.spans(self.source, [*path, "also", n], more)
            quote = entry.get("quote", "")
            quote = quote.get("quote", "") if isinstance(quote, dict) else quote
            word = str(entry.get("word", quote))
            if word.casefold() in words:
                self.source.fault(path, f"the word “{word}” is explained twice")
                continue
            words.add(word.casefold())
            slug = re.sub(r"[^a-z0-9]+", "-", word.casefold()).strip("-")
            entry = entry if "id" in entry or not slug else entry | {"id": f"g-{slug}"}
            yield nouns.Gloss(
                self.name(path, entry, "g"), word, tuple(sorted(set(spans))), entry.get("here", ""),
                entry.get("pos", ""), entry.get("say", ""), entry.get("use", ""),
                entry.get("tier", 0), entry.get("level", ""), bool(entry.get("teach")),
                texts(entry, "family"), entry.get("not-here", ""),
                tuple((str(k), str(v)) for k, v in entry.get("l1", {}).items()),
                **proposal(entry))  # fmt: skip

    def _events(self) -> Iterator[nouns.Event]:
        for path, entry in entries(self.source, "events"):
            span = self.finder.span(self.source, path, where(entry)) if "quote" in entry else None
            if "where" in entry:
                self.entity([*path, "where"], entry["where"])
            fact = entry.get("outside", "")
            if fact and fact not in self.facts:
                nearest = did_you_mean(fact, self.facts)
                self.source.fault([*path, "outside"], f"there is no outside fact “{fact}”", nearest)
            yield nouns.Event(self.name(path, entry, "e"), entry.get("name", ""),
                              str(entry.get("value", "")), entry.get("order", 0), span,
                              entry.get("where", ""), fact, **proposal(entry))  # fmt: skip

    def _contested(self) -> Iterator[nouns.Contested]:
        for path, entry in entries(self.source, "contested"):
            spans: list[Span] = []
            for n, words in enumerate(entry.get("quotes", ())):
                spans += self.finder.spans(self.source, [*path, "quotes", n], words)
            yield nouns.Contested(entry.get("term", ""), tuple(spans), texts(entry, "others"),
                                  entry.get("note", ""))  # fmt: skip

    def _outside(self) -> Iterator[nouns.Outside]:
        for path, entry in entries(self.source, "outside"):
            for n, block in enumerate(entry.get("reads", ())):
                self.block([*path, "reads", n], block)
            yield nouns.Outside(self.name(path, entry, "o"), entry.get("says", ""),
                                texts(entry, "sources"), str(entry.get("date", "")),
                                entry.get("confidence", ""), texts(entry, "reads"))  # fmt: skip

    def _stops(self) -> Iterator[tuple[str, str]]:
        for block, why in self.source.data.get("stops", {}).items():
            yield self.block(["stops", block], block), str(why)

    def _tasks(self, section: str) -> tuple[nouns.Task, ...]:
        return tuple(
            nouns.Task(entry.get("title", ""), entry.get("do", ""), entry.get("move", ""),
                       entry.get("more", ""), bool(entry.get("beyond")))
            for _, entry in entries(self.source, section)
        )  # fmt: skip

    def plans(self, questions: Iterable[str]) -> tuple[nouns.Plan, ...]:
        """Return the plans; every item of a phase has to be one of `questions`."""
        known = set(questions)
        found = []
        for path, plan in entries(self.source, "plan"):
            phases = []
            for here, phase in entries(self.source, *path, "phases"):
                for n, item in enumerate(texts(phase, "items")):
                    if item not in known:
                        what, nearest = f"there is no question “{item}”", did_you_mean(item, known)
                        self.source.fault([*here, "items", n], what, nearest)
                phases.append(nouns.Phase(
                    phase.get("name", ""), phase.get("reading", ""), phase.get("minutes", 0),
                    phase.get("do", ""), texts(phase, "items"), phase.get("pair", "")))  # fmt: skip
            found.append(nouns.Plan(plan.get("minutes", 0), tuple(phases)))
        return tuple(found)


def _form(words: str) -> str:
    return "pronoun" if words.casefold() in PRONOUNS else "description"
