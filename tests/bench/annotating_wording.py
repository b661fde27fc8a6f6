"""Connectives, loaded words, hedges, claims, events and glosses, each beside its obvious rule.

The obvious rule is our own list without the parse (connectives, loaded words, hedges), a fact by
the writer or the speaker for every sentence (claims), the sentence around every date (events), and
the first meaning of the glossary for the part of speech (glosses). Quotations are given as
annotated. A claim counts when half of it is the annotated one and kind and holder are right; an
event when it holds the annotated words and has their value.

First runs on texts that the rules had not seen (later, last): connectives F1 0.89, 0.95; loaded
words 0.82, 1.0; hedges 0.87, 0.95; claims right 0.74, 0.73; events right 0.87, 0.81; meanings that
fit 0.69, 0.91.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kit.annotate import wording
from kit.annotate.dates import dates
from kit.annotate.wording.lexicon import find, table
from kit.glossary import look_up
from kit.lesson import WRITER, Claim, Span

from .timing import Row
from .wording_gold import HALVES, Gold, Keys, beside, counts, f1, keys, of, speed

HALF = 0.5  # of a claim that has to be the annotated one
_POS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective", "ADV": "adverb"}
_OURS: dict[str, Callable[[Gold], Keys]] = {
    "connectives": lambda g: _keys(wording.connectives(g.read), "relation"),
    "loaded": lambda g: _keys(wording.loaded(g.read, g.quotations), "voice"),
    "hedges": lambda g: _keys(wording.hedges(g.read)),
}
_FIELD = {"connectives": ("relation",), "loaded": ("voice",), "hedges": ()}


def rows() -> Iterator[Row]:
    """F1 of the lists, shares of claims, events and meanings that are right, time."""
    for layer, ours in _OURS.items():
        for half in HALVES:
            yield beside(f"{layer}, {half} half / the list alone",
                         f1(*counts(half, lambda g, a=layer: _gold(g, a), ours)),
                         f1(*counts(half, lambda g, a=layer: _gold(g, a), lambda g, a=layer:
                                    _listed(g, a))))  # fmt: skip
    for half in HALVES:
        mine, plain = right(half, claims), right(half, sentences)
        yield beside(f"claims right, {half} half / every sentence", mine[0], plain[0], "share")
        yield beside(f"claims found, {half} half / every sentence", mine[1], plain[1], "share")
    for half in HALVES:
        mine, plain = happened(half, events), happened(half, dated)
        yield beside(f"events right, {half} half / dated sentences", mine[0], plain[0], "share")
        yield beside(f"events found, {half} half / dated sentences", mine[1], plain[1], "share")
    for half in HALVES:
        (mine, judged, left), (first, _, _) = fitting(half, glosses), fitting(half, first_meanings)
        what = f"meanings that fit, {half} half, {judged} judged, {left} not"
        yield beside(f"{what} / first meaning", mine, first, "share")
    yield speed("wording, all texts / spaCy reads them", every_stage)


def every_stage(g: Gold) -> None:
    """Run all stages of the wording on one text."""
    found = dates(g.read)
    wording.connectives(g.read)
    wording.loaded(g.read, g.quotations)
    wording.hedges(g.read)
    wording.claims(g.read, g.quotations)
    wording.events(g.read, found)
    wording.glosses(g.read)
    wording.readability(g.read)


def _gold(g: Gold, layer: str) -> Keys:
    return keys(g.layers[layer], *_FIELD[layer])


def _keys(found: Sequence, *more: str) -> Keys:
    return {(x.span.start, x.span.end, *(getattr(x, name) for name in more)) for x in found}


def _listed(g: Gold, layer: str) -> Keys:
    """Return what our list finds where nothing is asked of the place."""
    found = set()
    for block, doc in g.read.docs:
        if block.kind in ("byline", "credit") or (block.kind == "headline" and layer != "loaded"):
            continue
        for hit in find(doc, table(f"{layer}.tsv"), lambda hit: True):
            span = g.read.span(hit.tokens)
            more = [hit.row.get(name, WRITER) for name in _FIELD[layer]]
            found.add((span.start, span.end, *more))
    return found


def claims(g: Gold) -> Sequence[Claim]:
    """Return our claims."""
    return wording.claims(g.read, g.quotations)


def sentences(g: Gold) -> Sequence[Claim]:
    """Return every sentence as a fact of whoever speaks in it."""
    found = []
    for span in g.read.sentences:
        said = [q.speaker for q in g.quotations if q.span.overlaps(span)]
        found.append(Claim("", span, "fact", said[0] if said else WRITER))
    return found


def right(half: str, reader: Callable[[Gold], Sequence[Claim]]) -> tuple[float, float]:
    """Return the share of claims that are right, and the share of the annotated ones found."""
    good = all_ = found = wanted = 0
    for g in of(half):
        hits = set()
        for claim in reader(g):
            best = max(range(len(g.layers["claims"])),
                       key=lambda i, c=claim: _same(c.span, g.layers["claims"][i]))  # fmt: skip
            gold = g.layers["claims"][best]
            ok = (_same(claim.span, gold) >= HALF and claim.kind == gold["kind"]
                  and claim.holder == gold["holder"])  # fmt: skip
            good, all_ = good + ok, all_ + 1
            hits |= {best} if ok else set()
        found, wanted = found + len(hits), wanted + len(g.layers["claims"])
    return good / max(1, all_), found / max(1, wanted)


def _same(span: Span, gold: dict[str, int]) -> float:
    both = min(span.end, gold["end"]) - max(span.start, gold["start"])
    return max(0, both) / (max(span.end, gold["end"]) - min(span.start, gold["start"]))


def events(g: Gold) -> Sequence[tuple[Span, str]]:
    """Return our events."""
    return [(e.span, e.value) for e in wording.events(g.read, dates(g.read)) if e.span]


def dated(g: Gold) -> Sequence[tuple[Span, str]]:
    """Return the sentence around every date, one date a sentence."""
    found = {}
    for date in dates(g.read):
        for span in g.read.sentences:
            if span.covers(date.span):
                found.setdefault(span, date.value)
    return list(found.items())


def happened(half: str, reader: Callable[[Gold], Sequence]) -> tuple[float, float]:
    """Return the share of events that are right, and the share of the annotated ones found."""
    good = all_ = found = wanted = 0
    for g in of(half):
        hits = set()
        for span, value in reader(g):
            ours = {i for i, gold in enumerate(g.layers["events"]) if gold["value"] == value
                    and span.overlaps(Span(gold["start"], gold["end"]))}  # fmt: skip
            good, all_ = good + bool(ours), all_ + 1
            hits |= ours
        found, wanted = found + len(hits), wanted + len(g.layers["events"])
    return good / max(1, all_), found / max(1, wanted)


def glosses(g: Gold) -> set[tuple[str, str]]:
    """Return our meanings."""
    return {(gloss.word, gloss.here) for gloss in wording.glosses(g.read) if gloss.here}


def first_meanings(g: Gold) -> set[tuple[str, str]]:
    """Return the glossary’s first meaning of each word in its part of speech."""
    found = set()
    for block, doc in g.read.docs:
        for token in doc if block.kind != "byline" else ():
            if token.pos_ in _POS and token.is_alpha and len(token) > 2:
                rows = look_up(token.lemma_.lower(), _POS[token.pos_])
                rows = [e for e in rows if " " not in e.word and e.band != "B1"]
                found |= {(e.word, e.here) for e in rows[:1]}
    return found


def fitting(half: str, reader: Callable[[Gold], set]) -> tuple[float, int, int]:
    """Return the share of judged meanings that fit, how many were judged, how many were not."""
    good = judged = left = 0
    for g in of(half):
        known = {(row["word"], row["here"]): row["fits"] for row in g.layers["senses"]}
        for key in reader(g):
            judged, left = judged + (key in known), left + (key not in known)
            good += known.get(key, False)
    return good / max(1, judged), judged, left
