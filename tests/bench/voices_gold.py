"""The annotated texts of `tests/annotate`: read, turned into nouns of a lesson, compared.

A text is one file of the layers format. The file name says when it was written: `first-…` before
the rules, `later-…` after them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from kit.annotate.doc import Read, read
from kit.lesson import Article, Block, Entity, Mention, Quotation, Span

FOLDER = Path(__file__).parents[1] / "annotate"
LAYERS = ("voices", "coref")
_OWN = re.compile(r"“[^“”]+”|\"[^\"]+\"|‘[^‘’]+(?:’\w[^‘’]*)*’(?!\w)")
KINDS = {"PERSON": "person", "PLACE": "place", "ORG": "organisation", "NORP": "nationality",
         "EVENT": "event", "DATE": "date", "OTHER": "other"}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Gold:
    """One annotated text: how it is read, who is named in it, and the layers as they should be."""

    name: str
    read: Read
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[dict[str, Any], ...]
    chains: tuple[frozenset[Span], ...]
    named: frozenset[Span]  # names of people, places and organisations


@cache
def texts(half: str = "") -> tuple[Gold, ...]:
    """Return the texts of both layers whose file name starts with `half`."""
    files = [f for layer in LAYERS for f in sorted((FOLDER / layer).glob(f"{half}*.json"))]
    return tuple(_gold(json.loads(f.read_text(encoding="utf-8")), f.stem) for f in files)


def _gold(row: dict[str, Any], name: str) -> Gold:
    blocks = tuple(Block(b["id"], b["kind"], b["start"], b["end"]) for b in row["blocks"])
    article = Article(row["file"], row["text"], blocks, ())
    entities: dict[str, Entity] = {}
    mentions = []
    for e in row["entities"]:
        id = slug(e["entity"])
        entities.setdefault(id, Entity(id, KINDS[e["type"]], e["entity"]))
        mentions.append(Mention(f"m{e['start']}", Span(e["start"], e["end"]), id))
    return Gold(
        name, read(article), tuple(entities.values()), tuple(mentions), tuple(row["quotes"]),
        tuple(frozenset(Span(*m) for m in chain) for chain in row["coref"]),
        frozenset(Span(e["start"], e["end"]) for e in row["entities"]
                  if e["type"] in ("PERSON", "PLACE", "ORG")))  # fmt: skip


def reread(gold: Gold) -> Gold:
    """Return the text as spaCy reads it anew, with nothing kept from before."""
    return replace(gold, read=read(gold.read.article))


def given(gold: Gold) -> tuple[Quotation, ...]:
    """Return the annotated quotations as nouns of a lesson."""
    ids = {e.name: e.id for e in gold.entities}
    found = []
    for n, q in enumerate(gold.quotes):
        span = Span(q["start"], q["end"])
        own = (
            tuple(
                Span(span.start + m.start(), span.start + m.end())
                for m in _OWN.finditer(gold.read.article[span])
            )
            if q["kind"] == "mixed"
            else ()
        )
        by = None if q["speaker_start"] is None else Span(q["speaker_start"], q["speaker_end"])
        found.append(Quotation(f"q{n}", span, q["kind"], ids.get(q["speaker"], ""), by, None, own))
    return tuple(found)


def marked(text: str) -> Gold:
    """Return a text in which names are marked, “[Karin Sjöberg|person]”, without annotations.

    Lines are blocks. A name that is the last word of a longer one is the same person.
    """
    plain, entities, mentions = "", dict[str, Entity](), []
    at = 0
    for m in re.finditer(r"\[([^|\]]+)\|(\w+)\]", text):
        plain += text[at : m.start()]
        name, kind = m.groups()
        known = (e.id for e in entities.values() if e.name.split()[-1] == name)
        id = next(known, slug(name))
        entities.setdefault(id, Entity(id, kind, name))
        mentions.append(Mention(f"m{len(plain)}", Span(len(plain), len(plain) + len(name)), id))
        plain, at = plain + name, m.end()
    plain += text[at:]
    lines = re.finditer(r"[^\n]+", plain)
    blocks = tuple(Block(f"p{n}", "paragraph", *m.span()) for n, m in enumerate(lines, 1))
    article = read(Article("made.txt", plain, blocks, ()))
    return Gold("made", article, tuple(entities.values()), tuple(mentions), (), (), frozenset())


def slug(name: str) -> str:
    """Return a name as an id.

    >>> slug("IG Werk")
    'ig-werk'
    """
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")


# quotations


@dataclass
class Count:
    """Right, proposed and wanted, and what follows from them."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.said + other.said, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def same_place(a: Span, b: Span, least: float = 0.5) -> bool:
    """Say whether two spans share at least half of the letters that either has."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and shared / (max(a.end, b.end) - min(a.start, b.start)) >= least


def same_speaker(gold: Gold, want: dict[str, Any], found: Quotation, names: dict[str, str]) -> bool:
    """Say whether a proposed quotation has the right speaker.

    A speaker with a name is right when the entity is; one without (“police”) when the words are
    the same, but for an article.
    """
    if want["speaker"] is None:
        return found.speaker_span is None or not names.get(found.speaker)
    if want["speaker"] in {e.name for e in gold.entities}:
        return names.get(found.speaker, "") == want["speaker"]
    if found.speaker_span is None or want["speaker_start"] is None:
        return False
    return found.speaker_span.overlaps(Span(want["speaker_start"], want["speaker_end"]))


def quotes(gold: Gold, found: Sequence[Quotation], indirect: bool,
           speaker: bool = True) -> Count:  # fmt: skip
    """Compare the quotations of one text: direct and mixed together, or indirect alone."""
    names = {e.id: e.name for e in gold.entities}
    want = [q for q in gold.quotes if (q["kind"] == "indirect") == indirect]
    have = [q for q in found if (q.kind == "indirect") == indirect]
    right, left = 0, list(have)
    for q in want:
        span = Span(q["start"], q["end"])
        hit = next((h for h in left if same_place(span, h.span)
                    and (not speaker or same_speaker(gold, q, h, names))), None)  # fmt: skip
        if hit:
            left.remove(hit)
            right += 1
    return Count(right, len(have), len(want))


# chains


def whole_chains(gold: Gold) -> list[frozenset[Span]]:
    """Return the wanted chains that hold a named person, place or organisation."""
    return [c for c in gold.chains if c & gold.named]


def made_chains(gold: Gold, found: Iterable[Mention]) -> list[frozenset[Span]]:
    """Return proposed chains: the names as given, with the pronouns and descriptions found."""
    kinds = {e.id: e.kind for e in gold.entities}
    chains: dict[str, set[Span]] = {}
    for m in (*gold.mentions, *found):
        if kinds.get(m.entity) in ("person", "place", "organisation"):
            chains.setdefault(m.entity, set()).add(m.span)
    return [frozenset(c) for c in chains.values() if len(c) > 1]


def conll(pairs: Iterable[tuple[Sequence[frozenset[Span]], Sequence[frozenset[Span]]]]) -> float:
    """Return the mean of MUC, B³ and CEAF-e F1 over texts of (wanted, made) chains."""
    pairs = list(pairs)
    scores = []
    for measure in (_muc, _b3, _ceaf):
        r_up = r_down = p_up = p_down = 0.0
        for want, made in pairs:
            up, down = measure(want, made)
            r_up, r_down = r_up + up, r_down + down
            up, down = measure(made, want)
            p_up, p_down = p_up + up, p_down + down
        recall, precision = r_up / (r_down or 1), p_up / (p_down or 1)
        both = recall + precision
        scores.append(2 * recall * precision / both if both else 0.0)
    return sum(scores) / 3


def _muc(key: Sequence[frozenset[Span]], other: Sequence[frozenset[Span]]) -> tuple[float, float]:
    up = down = 0
    for chain in key:
        parts = {next((k for k, o in enumerate(other) if m in o), -1 - n)
                 for n, m in enumerate(sorted(chain))}  # fmt: skip
        up += len(chain) - len(parts)
        down += len(chain) - 1
    return up, down


def _b3(key: Sequence[frozenset[Span]], other: Sequence[frozenset[Span]]) -> tuple[float, float]:
    up = 0.0
    for chain in key:
        up += sum(len(chain & o) ** 2 for o in other) / len(chain)
    return up, sum(map(len, key))


def _ceaf(key: Sequence[frozenset[Span]], other: Sequence[frozenset[Span]]) -> tuple[float, float]:
    """One-to-one match of chains, the likest pair first (chains overlap little, so that is nearly
    the best there is)."""
    worth = sorted(((2 * len(a & b) / (len(a) + len(b)), i, j) for i, a in enumerate(key)
                    for j, b in enumerate(other) if a & b), reverse=True)  # fmt: skip
    left, right, total = set[int](), set[int](), 0.0
    for value, i, j in worth:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            total += value
    return total, len(key)


def right_hints(golds: Iterable[Gold], reader: Callable[[Gold], Iterable[Mention]]
                ) -> tuple[int, int]:  # fmt: skip
    """Return how many mentions with a reason are right, and how many there are."""
    right = shown = 0
    for gold in golds:
        chain = {span: k for k, c in enumerate(gold.chains) for span in c}
        of = {m.entity: chain[m.span] for m in gold.mentions if m.span in chain}
        for m in reader(gold):
            if m.why:
                shown += 1
                right += chain.get(m.span, -1) == of.get(m.entity, -2)
    return right, shown


def all_pairs(golds: Iterable[Gold], found: Iterable[Sequence[Mention]]
              ) -> Iterator[tuple[list[frozenset[Span]], list[frozenset[Span]]]]:  # fmt: skip
    """Return wanted and made chains, text by text."""
    for gold, mentions in zip(golds, found, strict=True):
        yield whole_chains(gold), made_chains(gold, mentions)
