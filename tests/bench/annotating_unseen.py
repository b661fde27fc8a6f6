"""All layers together, from the file to the lesson, on texts that were measured at first sight.

Nothing is given: blocks, names, speakers and chains are all found by the kit. The annotator did not
know the rules. First sight: round 1 blocks 0.84, names 0.85, direct and mixed 0.83, indirect 0.64,
dates 0.85, chains 0.80; round 2 blocks 0.85, names 0.77, direct and mixed 0.50, indirect 0.47,
dates 0.94, chains 0.74. What round 1 brought to light was mended since; of round 2 only figures
were looked at. The plain readers are those of the other parts; voices and chains have the names
given.

A quotation counts when four fifths of it are the annotated one (three fifths in indirect speech)
and the speaker's name is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.marked import Marked

from kit.annotate import annotate
from kit.annotate.doc import read
from kit.ingest import ingest
from kit.lesson import Article, Lesson, Quotation, Span

from . import annotating_blocks, annotating_dates, annotating_names, voices_plain, wording_gold
from .timing import Row
from .voices_gold import FOLDER, Count, Gold, _gold, all_pairs, conll, whole_chains

ROUNDS = {1: "mended since", 2: "only measured"}
LEAST = {"blocks": 0.9, "names": 0.87, "direct and mixed": 0.8, "indirect": 0.6, "dates": 0.82}
_UNDATED = "2026"  # what the plain reader reckons from where a file has no date
_CHAINS, _HINTS = 0.6, 0.85
_NEAR = {False: 0.8, True: 0.6}  # the share of an indirect quotation that has to be the same
Keys = set[tuple[int, int, str]]


@dataclass(frozen=True, eq=False)
class Seen:
    """One text: the layers as they should be, with what the kit makes of the file."""

    data: dict
    gold: Gold  # names as annotated, for the plain readers
    blocks: tuple
    lesson: Lesson
    published: str


@cache
def texts(number: int) -> tuple[Seen, ...]:
    """Return the texts of a round, each read and annotated by the kit."""
    found = []
    for path in sorted((FOLDER / "unseen").glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        if data["round"] == number:
            s = ingest(data["file"], data["text"].encode())
            lesson = annotate(Article(s.name, s.text, s.blocks, ()), s.date)
            found.append(Seen(data, _gold(data, path.stem), s.blocks, lesson, s.date))
    return tuple(found)


def rows() -> Iterator[Row]:
    """F1 of each layer by round, the share of hints that are right."""
    for number, state in ROUNDS.items():
        some = texts(number)
        for what, (ours, plain) in LAYERS.items():
            mine = sum((ours(t) for t in some), Count()).f1
            peer = sum((plain(t) for t in some), Count()).f1
            yield Row(f"{what}, round {number}, {state} / plain reader", "F1", round(mine, 3),
                      round(peer, 3), mine / (peer or 1), least=LEAST[what])  # fmt: skip
        golds = [t.gold for t in some]
        mine = conll((whole_chains(t.gold), _chains(t.lesson)) for t in some)
        peer = conll(all_pairs(golds, [voices_plain.chains(g) for g in golds]))
        yield Row(f"chains, round {number}, {state} / plain reader", "CoNLL", round(mine, 3),
                  round(peer, 3), mine / (peer or 1), least=_CHAINS)  # fmt: skip
        right, shown = hints(some)
        yield Row(f"hints right, round {number}, of {shown}", "share",
                  round(right / max(1, shown), 3), least=_HINTS)  # fmt: skip


def _same(wanted: Keys, found: Keys) -> Count:
    return Count(len(wanted & found), len(found), len(wanted))


def _rows(t: Seen, layer: str, key: str) -> Keys:
    return {(r["start"], r["end"], r[key]) for r in t.data[layer] if r[key]}


def _blocks(t: Seen) -> Count:
    return _same(_rows(t, "blocks", "kind"), {(b.start, b.end, b.kind) for b in t.blocks})


def _lines(t: Seen) -> Count:
    kinds = tuple((b["kind"], b["start"], b["end"]) for b in t.data["blocks"])
    return Count(*annotating_blocks._plain(Marked(t.gold.name, t.data["text"], kinds)))


def _wanted(t: Seen) -> Keys:
    kinds = annotating_names.TYPES
    return {(a, b, kinds[k]) for a, b, k in _rows(t, "entities", "type") if k in kinds}


def _names(t: Seen) -> Count:
    kinds = {e.id: e.kind for e in t.lesson.entities}
    five = set(annotating_names.TYPES.values())
    found = {(m.span.start, m.span.end, kinds[m.entity]) for m in t.lesson.mentions
             if m.form == "name" and kinds[m.entity] in five}  # fmt: skip
    return _same(_wanted(t), found)


def _spacy(t: Seen) -> Count:
    return _same(_wanted(t), annotating_names.plain(t.gold.read))


def _dates(t: Seen) -> Count:
    value = {e.id: e.value for e in t.lesson.entities if e.kind == "date" and e.value}
    found = {(m.span.start, m.span.end, value[m.entity]) for m in t.lesson.mentions
             if m.entity in value}  # fmt: skip
    return _same(_rows(t, "dates", "value"), found)


def _parser(t: Seen) -> Count:
    dated = read(t.gold.read.article, t.published or _UNDATED)
    text = wording_gold.Gold(t.gold.name, "", dated, (), {}, ())
    return _same(_rows(t, "dates", "value"), annotating_dates.plain(text))


def _voices(t: Seen, indirect: bool) -> Count:
    names = {e.id: e.name for e in t.lesson.entities}
    return _quotes(t, t.lesson.quotations, names, indirect)


def _nearest(t: Seen, indirect: bool) -> Count:
    names = {e.id: e.name for e in t.gold.entities}
    return _quotes(t, voices_plain.voices(t.gold), names, indirect)


def _quotes(t: Seen, found: Sequence[Quotation], names: dict[str, str], indirect: bool) -> Count:
    want = [q for q in t.data["quotes"] if (q["kind"] == "indirect") == indirect]
    have = [q for q in found if (q.kind == "indirect") == indirect]
    right, left = 0, list(have)
    for q in want:
        span = Span(q["start"], q["end"])
        hit = next((h for h in left if _near(span, h.span, _NEAR[indirect])), None)
        if hit and _speaks(q["speaker"] or "", names.get(hit.speaker, "")):
            left.remove(hit)
            right += 1
    return Count(right, len(have), len(want))


def _near(a: Span, b: Span, least: float) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > least * max(a.end - a.start, b.end - b.start)


def _speaks(wanted: str, found: str) -> bool:
    """Say whether two names of a speaker are the same, but for articles and given names."""
    one, two = wanted.casefold(), found.casefold()
    if not one or not two:
        return one == two
    return one in two or two in one or one.split()[-1] == two.split()[-1]


def _chains(lesson: Lesson) -> list[frozenset[Span]]:
    """Return our chains of two places or more that hold a person, a place or an organisation."""
    kinds = {e.id: e.kind for e in lesson.entities}
    chains: dict[str, set[Span]] = {}
    named = set()
    for m in lesson.mentions:
        if kinds[m.entity] in ("person", "place", "organisation"):
            chains.setdefault(m.entity, set()).add(m.span)
            named |= {m.entity} if m.form == "name" else set()
    return [frozenset(c) for e, c in chains.items() if len(c) > 1 and e in named]


def hints(some: Sequence[Seen]) -> tuple[int, int]:
    """Return how many of our mentions with a reason are right, and how many there are.

    Right is one that an annotated chain joins with a name of the same entity.
    """
    right = shown = 0
    for t in some:
        chain = {span: k for k, c in enumerate(t.gold.chains) for span in c}
        names = {m.entity: set[int]() for m in t.lesson.mentions}
        for m in t.lesson.mentions:
            if m.form == "name" and m.span in chain:
                names[m.entity].add(chain[m.span])
        for m in t.lesson.mentions:
            if m.why and m.form != "name":
                shown += 1
                right += chain.get(m.span, -1) in names[m.entity]
    return right, shown


LAYERS: dict[str, tuple[Callable[[Seen], Count], Callable[[Seen], Count]]] = {
    "blocks": (_blocks, _lines),
    "names": (_names, _spacy),
    "direct and mixed": (lambda t: _voices(t, False), lambda t: _nearest(t, False)),
    "indirect": (lambda t: _voices(t, True), lambda t: _nearest(t, True)),
    "dates": (_dates, _parser),
}
