"""Names and their linking on our own annotated texts, beside the plain reader.

The plain reader is spaCy's small model with articles and possessives trimmed. A name counts when
its span and its kind, one of five, are the annotated ones. Texts of the half “first” were written
before the rules, those of “later” and “last” after them; what each of these two brought to light
was mended afterwards.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from kit.annotate.doc import Read, model, read
from kit.annotate.link import linked
from kit.annotate.names import STAGES, Named, names
from kit.lesson import Article, Block, Span

from .timing import Row, by_turns, row, seconds

HERE = Path(__file__).parents[1] / "annotate" / "names"
HALVES = ("first", "later", "last")
TYPES = {"PERSON": "person", "PLACE": "place", "ORG": "organisation", "NORP": "nationality",
         "EVENT": "event"}  # fmt: skip
SPACY = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place",
         "ORG": "organisation", "NORP": "nationality", "EVENT": "event"}  # fmt: skip
Found = set[tuple[int, int, str]]


@dataclass(frozen=True)
class Gold:
    """One annotated text: its names as (start, end, kind), each with its entity."""

    read: Read
    half: str
    names: tuple[tuple[int, int, str], ...]
    entities: tuple[str, ...]
    sentences: frozenset[tuple[int, int]]


@lru_cache(maxsize=1)
def texts() -> tuple[Gold, ...]:
    """Return all annotated texts, parsed."""
    return tuple(_gold(json.loads(path.read_text("utf-8"))) for path in sorted(HERE.glob("*.json")))


def _gold(data: dict) -> Gold:
    blocks = tuple(Block(b["id"], b["kind"], b["start"], b["end"]) for b in data["blocks"])
    rows = [e for e in data["entities"] if e["type"] in TYPES]
    return Gold(
        read(Article(data["file"], data["text"], blocks, ())), data["half"],
        tuple((e["start"], e["end"], TYPES[e["type"]]) for e in rows),
        tuple(e["entity"] for e in rows), frozenset(map(tuple, data["sentences"])))  # fmt: skip


def rows() -> Iterator[Row]:
    """F1 by half and by kind, what each stage adds, linking, sentences, time."""
    for half in HALVES:
        yield _row(f"names, {half} half / plain reader", f1(ours, half), f1(plain, half), 0.87)
    for kind in TYPES.values():
        yield _row(f"names, {kind} / plain reader", f1(ours, kind=kind), f1(plain, kind=kind))
    for stage in STAGES:
        less = f1(lambda r, s=stage: ours(r, tuple(x for x in STAGES if x != s)))
        yield _row(f"names / without the stage “{stage}”", f1(ours), less)
    for n in range(len(STAGES) + 1):
        done = f1(lambda r, n=n: ours(r, STAGES[:n]))
        yield Row(f"names, stages up to “{(('spaCy', *STAGES))[n]}”", "F1", round(done, 3))
    yield Row("links of mentions, names given", "F1", round(links(), 3))
    yield _row("sentences / spaCy's parser", sentences(True), sentences(False), 0.97)
    yield time()


def f1(reader: Callable[[Read], Found], half: str = "", kind: str = "") -> float:
    """Return the F1 of a reader over the texts of a half and the names of a kind, or all."""
    right = wrong = missed = 0
    for gold in texts():
        if half in ("", gold.half):
            wanted = {n for n in gold.names if kind in ("", n[2])}
            found = {n for n in reader(gold.read) if kind in ("", n[2])}
            right += len(wanted & found)
            wrong += len(found - wanted)
            missed += len(wanted - found)
    return 2 * right / max(1, 2 * right + wrong + missed)


def ours(article: Read, stages: tuple[str, ...] = STAGES) -> Found:
    """Return our names of the five kinds."""
    found = {(n.span.start, n.span.end, n.kind) for n in names(article, stages)}
    return {n for n in found if n[2] in TYPES.values()}


def plain(article: Read) -> Found:
    """Return spaCy's names without articles and possessives."""
    found = set()
    for _, doc in article.docs:
        for entity in doc.ents:
            if kind := SPACY.get(entity.label_):
                span = article.span(entity)
                words = article.article[span]
                front = re.match(r"(?:the|an?)\s+", words, re.IGNORECASE)
                behind = re.search(r"[’']s?$", words)
                start = span.start + (front.end() if front else 0)
                found.add((start, span.start + behind.start() if behind else span.end, kind))
    return found


def links() -> float:
    """Return the F1 of pairs of mentions that mean the same, the names given."""
    right = ours_ = theirs = 0
    for gold in texts():
        given = [Named(Span(a, b), kind, 1.0) for a, b, kind in gold.names]
        _, mentions = linked(gold.read, given)
        mine = {m.span: m.entity for m in mentions}
        pairs = list(combinations(zip(given, gold.entities, strict=True), 2))
        for (one, first), (other, second) in pairs:
            same, wanted = mine[one.span] == mine[other.span], first == second
            right += same and wanted
            ours_ += same
            theirs += wanted
    return 2 * right / max(1, ours_ + theirs)


def sentences(mine: bool) -> float:
    """Return the F1 of exact sentences, ours or those of spaCy's parser, block by block."""
    right = found = wanted = 0
    for gold in texts():
        spans = {(s.start, s.end) for s in gold.read.sentences} if mine else _parsed(gold.read)
        right += len(spans & gold.sentences)
        found += len(spans)
        wanted += len(gold.sentences)
    return 2 * right / (found + wanted)


def _parsed(article: Read) -> set[tuple[int, int]]:
    spans = set()
    for block, _ in article.docs:
        for s in model()(article.article[block.span]).sents:
            start = block.start + s.start_char
            spans.add((start, start + len(s.text.rstrip())))
    return spans


def time() -> Row:
    """Return the time of names and links beside spaCy's own for the same texts."""
    reads = [gold.read for gold in texts()]
    blocks = [r.article[b.span] for r in reads for b, _ in r.docs]
    pairs = by_turns(lambda: seconds(lambda: [linked(r, names(r)) for r in reads]) * 1000,
                     lambda: seconds(lambda: list(model().pipe(blocks))) * 1000, 5)  # fmt: skip
    return row("find and link names, all texts / spaCy reads them", "ms", pairs, most=0.3)


def _row(what: str, mine: float, peer: float, least: float | None = None) -> Row:
    return Row(what, "F1", round(mine, 3), round(peer, 3), mine / (peer or 1), least=least)
