"""Speakers without a name of their own: “police”, “two diplomats”, “Kazakhstan and Uzbekistan”.

Adds over spaCy's entities: each becomes one entity, so that a voice can be shown and asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lesson import Entity, Mention, Span
from ..coref import nouns

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_SURE = 0.7  # of a speaker without a name being one of its own and not somebody named


class Unnamed:
    """Makes these entities; `entities` and `mentions` hold what was made."""

    def __init__(self, text: str, known: Sequence[Entity]):
        self.text = text
        self.names = {e.id: e.name for e in known}
        self.groups = {frozenset(e.members): e.id for e in known if e.members}
        self.entities: dict[str, Entity] = {}
        self.mentions: dict[Span, Mention] = {}

    def group(self, span: Span, members: Sequence[str]) -> str:
        """Return the id of the entity for several speakers at once."""
        known = self.groups.get(frozenset(members))
        if known:
            return known
        id = "-and-".join(members)
        name = " and ".join(self.names[m] for m in members)
        self._add(Entity(id, "group", name, members=tuple(members), confidence=_SURE,
                         status="draft"), span)  # fmt: skip
        return id

    def one(self, span: Span, plural: bool, lemma: str, here: Span | None = None) -> str:
        """Return the id of the entity for a speaker that these words describe.

        `here` is a second place where the same speaker is described.
        """
        name = _ARTICLE.sub("", re.sub(r"\s+", " ", self.text[span.start : span.end]), count=1)
        first, *rest = name.split()
        if plural and first[1:].islower() and not any(word[:1].isupper() for word in rest):
            name = name[:1].lower() + name[1:]  # “Police said”
        id = re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "somebody"
        if id in self.names:
            id += "-voice"
        kind = "group" if plural else nouns.sort(lemma)
        kind = kind if kind in ("group", "person", "organisation", "place") else "other"
        self._add(Entity(id, kind, name, confidence=_SURE, status="draft"), span, here)
        return id

    def _add(self, entity: Entity, *spans: Span | None) -> None:
        self.entities.setdefault(entity.id, entity)
        for span in spans:
            if span is not None:
                self.mentions.setdefault(span, Mention(
                    f"{entity.id}-{span.start}", span, entity.id, "description",
                    confidence=_SURE, status="draft"))  # fmt: skip
