"""A mark that the teacher adds: words of the text and a layer → a new entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import KitError
from ..files import edit
from ..lesson import NOBODY, WRITER, Span
from .decide import cleaned, free_id, keys, with_people
from .draft import Draft, Texts
from .fields import fields, things
from .proposal import Field, Path
from .voices import with_marks

_ENTITIES = {"person": "person", "place": "place", "group": "organisation", "date": "date"}
NEW = ""  # instead of an entity that is there already
ADDABLE: dict[str, str] = {  # what can be added: its name
    "person": "Person", "place": "Place", "group": "Group", "date": "Date",
    "refers": "“He”, “they” …", "quotations": "Voice", "claims": "Claim", "loaded": "Loaded word",
    "connectives": "Connective", "hedges": "Careful words", "glossary": "Word to learn",
    "events": "Event",
}  # fmt: skip
_BLANK: dict[str, dict[str, Any]] = {
    "quotations": {"kind": "direct", "speaker": NOBODY},
    "claims": {"kind": "fact", "holder": WRITER}, "loaded": {"voice": WRITER},
    "connectives": {"relation": "contrast"}, "glossary": {"teach": True},
}  # fmt: skip


def blank(draft: Draft, layer: str) -> tuple[Field, ...]:
    """Return the fields of a new entry, with what they hold at first."""
    if layer in _ENTITIES:
        kind = _ENTITIES[layer]
        same = tuple((id, name) for id, name in things(draft)
                     if draft.entities[id].get("kind") == kind)  # fmt: skip
        return (Field("entity", "Which", "list", NEW, ((NEW, "a new one"), *same)),
                Field("name", "Name", "line", "", most=120))  # fmt: skip
    first = next(iter(draft.entities), "")
    return tuple(f for f in fields(draft, layer, _BLANK.get(layer, {}), None, first)
                 if f.kind != "words")  # fmt: skip


def add(draft: Draft, layer: str, words: Any, changes: Mapping[str, Any]) -> tuple[Texts, Path]:
    """Return the texts with a new entry, and its path. `words` is [block, start, end].

    KitError says in one sentence why it cannot be added.
    """
    if layer not in ADDABLE:
        raise KitError("Not saved: there is no such layer.")
    wanted = blank(draft, layer)
    span = cleaned(draft, (Field("words", "The words", "words", ""),), {"words": words})["words"]
    given = {f.key: f.value for f in wanted} | dict(changes)
    clean = {f.key: (f.value == "yes" if f.kind == "yes" else f.value) for f in wanted}
    clean |= cleaned(draft, wanted, given)
    empty = next((f.name for f in wanted if f.needed and not clean.get(f.key)), "")
    if empty:
        raise KitError(f"Not saved: “{empty}” may not be empty.")
    if layer in _ENTITIES:
        return _entity(draft, layer, span, clean)
    if layer == "refers":
        return _refers(draft, span, clean)
    if layer == "quotations" and clean["kind"] != "indirect":
        span = with_marks(draft, span)
    _once(draft, layer, span)
    draft, clean = with_people(draft, clean)
    entry = draft.selector(span)
    if layer == "glossary" and len(entry) > 1:
        entry = {"quote": entry}
    entry |= {k: v for k, v in keys(draft, entry, clean).items() if v is not None}
    return _added(draft, (layer,), entry)


def _once(draft: Draft, layer: str, span: Span) -> None:
    for _, entry in draft.section(layer, dropped=False):
        if draft.place(entry) == span:
            raise KitError("Not saved: these words have such a mark already.")


def _entity(draft: Draft, layer: str, span: Span, clean: dict[str, Any]) -> tuple[Texts, Path]:
    selector = draft.selector(span)
    mention: Any = selector if len(selector) > 1 else selector["quote"]
    taken = {s for s, who in draft.names if who == clean["entity"] or not clean["entity"]}
    if span in taken:
        raise KitError("Not saved: these words have such a mark already.")
    if clean["entity"]:
        path = _path(draft, clean["entity"])
        text = edit.add(draft.texts["reading"], (*path, "mentions"), mention)
        return {**draft.texts, "reading": text}, path
    name = clean["name"] or draft.words(span)
    entry = {"id": free_id(draft, name), "kind": _ENTITIES[layer], "name": name,
             "mentions": [mention]}  # fmt: skip
    return _added(draft, ("entities",), entry)


def _refers(draft: Draft, span: Span, clean: dict[str, Any]) -> tuple[Texts, Path]:
    path = _path(draft, clean["entity"])
    for row in draft.reading[path].get("refers") or ():
        if span in draft.spans(row) and not (isinstance(row, dict) and row.get("status")):
            raise KitError("Not saved: these words have such a mark already.")
    entry = draft.selector(span) | ({"why": clean["why"]} if clean.get("why") else {})
    return _added(draft, (*path, "refers"), entry)


def _path(draft: Draft, id: str) -> Path:
    return next(path for path, entry in draft.section("entities", dropped=False)
                if entry.get("id") == id)  # fmt: skip


def _added(draft: Draft, section: Path, entry: dict[str, Any]) -> tuple[Texts, Path]:
    text = edit.add(draft.texts["reading"], section, entry)
    node: Any = draft.reading.get(section[:2], {}) if len(section) > 1 else None
    count = (len(node.get(section[2]) or ()) if node is not None
             else sum(1 for _ in draft.section(str(section[0]))))  # fmt: skip
    return {**draft.texts, "reading": text}, (*section, count)
