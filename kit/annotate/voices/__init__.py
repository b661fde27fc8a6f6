"""Whose words stand where: direct, indirect and mixed quotations with their speakers.

Adds over spaCy, which has no such layer: passages in any marks (`passages`), speech of its own
(`direct`), speech inside the writer's sentence (`reported`), what is left (`fragments`), and who
speaks (`speakers`, with the rules of `coref`). Titles, terms and scare quotes are no voices.

A quotation keeps its marks; “that” and the full stop of the writer stay outside. A split quotation
is two. Words over several paragraphs are one quotation a paragraph.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ...lesson import Entity, Mention, Quotation
from ..coref.words import word_lists
from ..doc import Read
from . import direct, fragments, reported
from .frames import all_frames
from .passages import all_passages
from .speakers import Speakers

STAGES = ("direct", "reported", "fragments", "speakers")  # left out one by one in the bench
LEAST = 0.35  # below, nothing is proposed
_SILENT = ("byline", "credit")  # blocks in which nobody is quoted
_SHORT = ("headline", "subheading", "caption")  # … where marks without a verb are no voice


@dataclass(frozen=True)
class Heard:
    """Quotations, with the entities and mentions of speakers that have no name (“police”)."""

    quotations: tuple[Quotation, ...]
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()


def voices(read: Read, entities: Sequence[Entity],
           mentions: Sequence[Mention]) -> tuple[Quotation, ...]:  # fmt: skip
    """Return the quotations; the speaker is empty where it is none of `entities`."""
    known = {e.id for e in entities}
    return tuple(q if q.speaker in known else replace(q, speaker="")
                 for q in heard(read, entities, mentions).quotations)  # fmt: skip


def heard(read: Read, entities: Sequence[Entity], mentions: Sequence[Mention],
          stages: Collection[str] = STAGES) -> Heard:  # fmt: skip
    """Return the quotations and, for speakers that are none of `entities`, new entities."""
    blocks = word_lists(read.docs, read.article.text)
    parts = all_passages([b for b, _ in read.docs], read.article.text)
    found = []
    framed = all_frames(blocks, parts, mentions, entities)
    for frame in framed:
        if frame.w.block.kind in _SILENT:
            continue
        own = direct.found(frame) if "direct" in stages else []
        own += reported.found(frame, own) if "reported" in stages else []
        if "fragments" in stages and frame.w.block.kind not in _SHORT:
            own += fragments.found(frame, own)
        found += sorted(own, key=lambda v: v.span)
    speakers = Speakers(read.article.text, framed, entities, mentions)
    told = speakers.quotations(found, "speakers" in stages)
    quotations = tuple(q for q in told if q.confidence >= LEAST)
    used, made = {q.speaker for q in quotations}, speakers.made
    return Heard(quotations, tuple(e for e in made.entities.values() if e.id in used),
                 tuple(m for m in made.mentions.values() if m.entity in used))  # fmt: skip
