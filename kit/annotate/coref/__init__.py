"""What pronouns and descriptions mean: names first, then pronouns, then “the captain”.

Adds over spaCy, whose models have no coreference. Number, gender, animacy and quotation marks
decide who may be meant; nearness and the place in the sentence decide who is (`resolve`,
`describe`). Every mention comes with a confidence. Only those that are safe (`SAFE`) carry a `why`,
one plain sentence for a learner: a mention without one is a guess for the teacher, not a hint.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ...lesson import Entity, Mention, Quotation, Span
from ..doc import Read
from .gather import all_points
from .points import Link
from .resolve import Resolver
from .whys import why
from .words import Words, by_block, word_lists

STAGES = ("pronoun", "description")  # the forms; left out one by one in the bench
SAFE = 0.8  # from here on a hint is shown: in our own texts 17 of 20 such links were right
LEAST = 0.5  # below, a guess is not proposed


def chains(read: Read, entities: Sequence[Entity], mentions: Sequence[Mention],
           quotations: Sequence[Quotation] = (),
           stages: Collection[str] = STAGES) -> tuple[Mention, ...]:  # fmt: skip
    """Return the pronouns and descriptions that mean one of `entities`, in text order.

    `mentions` are the names; they are not returned. `why` is empty where a hint would be too bold.
    """
    blocks = word_lists(read.docs, read.article.text)
    quoted, speakers = passages(quotations)
    said = [(q.speaker_span, q.own or (q.span,)) for q in quotations
            if q.speaker_span and q.kind != "indirect"]  # fmt: skip
    found = resolved(blocks, entities, mentions, quoted, speakers,
                     banned(blocks, said, mentions))  # fmt: skip
    names = {e.id: e.name for e in entities}
    taken = {m.span for m in mentions}
    out = []
    for link in found:
        point = link.point
        if point.form == "name" or not link.referent.who or link.confidence < LEAST:
            continue
        form = "pronoun" if point.form == "pronoun" else "description"
        if point.span in taken or form not in stages:
            continue
        out.append(Mention(
            f"{link.referent.who}-{point.span.start}", point.span, link.referent.who, form,
            why=why(link, read.article, names) if link.confidence >= SAFE else "",
            confidence=link.confidence, status="draft"))  # fmt: skip
    return tuple(sorted(out, key=lambda m: m.span))


def resolved(blocks: Sequence[Words], entities: Iterable[Entity], mentions: Iterable[Mention],
             quoted: Sequence[Span], speakers: Mapping[int, tuple[str, float]] | None = None,
             barred: Mapping[int, frozenset[str]] | None = None) -> list[Link]:  # fmt: skip
    """Return what every name, pronoun and noun means; `quoted` are sorted passages.

    `speakers`: passage number → entity id and how sure that is. `barred`: where a pronoun starts →
    whom it cannot mean.
    """
    entities = tuple(entities)
    return Resolver(entities, speakers, barred).run(all_points(blocks, entities, mentions, quoted))


def passages(
    quotations: Iterable[Quotation],
) -> tuple[list[Span], dict[int, tuple[str, float]]]:
    """Return the passages in quotation marks, in order, and who speaks in which, how surely."""
    spans: dict[Span, tuple[str, float]] = {}
    for q in quotations:
        for span in (q.own or (q.span,)) if q.kind != "indirect" else ():
            spans[span] = (q.speaker, q.confidence)
    ordered = sorted(spans)
    return ordered, {k: spans[s] for k, s in enumerate(ordered) if spans[s][0]}


def banned(blocks: Sequence[Words], said: Iterable[tuple[Span, Sequence[Span]]],
           mentions: Iterable[Mention]) -> dict[int, frozenset[str]]:  # fmt: skip
    """Return whom “he” in “he said” cannot mean: people named inside the words he says.

    `said` holds where each speaker is named, with the passages in quotation marks.
    """
    names = by_block(blocks, mentions, lambda m: m.span)
    found: dict[int, frozenset[str]] = {}
    for spoken, here in zip(by_block(blocks, said, lambda s: s[0]), names, strict=True):
        for by, own in spoken:
            inside = {m.entity for m in here if any(o.covers(m.span) for o in own)}
            found[by.start] = found.get(by.start, frozenset()) | inside
    return found
