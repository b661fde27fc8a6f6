"""One mark as a value, and what the marks of entities are called."""

from __future__ import annotations

from dataclasses import dataclass

from ..lesson import Entity, Lesson, Span
from ..skills import ENTITY_LAYERS

_LABELS = {"organisation": "group", "nationality": "group", "other": "name"}


@dataclass(frozen=True)
class Mark:
    """Some words of the article with a layer of meaning over them.

    `label` stands in the text, `name` is spoken. `edge` is how its bars or its frame are drawn
    (solid dashed dotted); `inner` are own words inside a report. `card` is a key of `cards`. A
    mention has its `chain` (the entity’s id) and is the `nth` of `of` in it. It stays hidden
    `until` these questions are answered.
    """

    id: str
    layer: str
    span: Span
    block: str
    label: str
    name: str
    card: str
    edge: str = ""
    inner: bool = False
    chain: str = ""
    nth: int = 0
    of: int = 0
    until: tuple[str, ...] = ()
    form: str = ""
    why: str = ""
    quoted: str = ""
    unsure: bool = False
    unchecked: bool = False  # a program made it, and no person has looked at it yet

    @property
    def start(self) -> int:
        """The first code point of the article."""
        return self.span.start

    @property
    def end(self) -> int:
        """The code point behind the last one."""
        return self.span.end


def layer_of(lesson: Lesson, entity: Entity) -> str:
    """Return the layer of an entity’s mentions; a set of persons stands with the persons."""
    kinds = {lesson.entity[m].kind for m in entity.members if m in lesson.entity}
    if len(kinds) == 1 and kinds <= {"person", "place"}:
        return ENTITY_LAYERS[kinds.pop()]
    return ENTITY_LAYERS.get(entity.kind, "groups")


def label_of(lesson: Lesson, entity: Entity) -> str:
    """Return the label of an entity’s mentions in the text: “person”, “group”, “event” …"""
    if entity.members:
        return {"people": "people", "places": "places"}.get(layer_of(lesson, entity), "group")
    return _LABELS.get(entity.kind, entity.kind)


def short_name(lesson: Lesson, who: str) -> str:
    """Return how somebody is called in a label: “Lavrov”, “the writer”, “nobody named”.

    A person’s last name; what stands behind a comma falls away.
    """
    entity = lesson.entity.get(who)
    if entity is None:
        return lesson.holder(who)
    name = entity.name.partition(",")[0].strip()
    if entity.kind == "person" and name.split():
        return name.split()[-1]
    return name
