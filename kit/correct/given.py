"""What the review desk is given, as plain JSON. Offsets are UTF-16 units of a block."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from .. import text as strings
from ..html import visible
from ..lesson import Lesson, Span
from ..posed import block as posed_block
from .add import ADDABLE, blank
from .draft import Draft
from .proposal import KEPT, Field, Proposal

Json = dict[str, Any]
_LAYERS = {"person": "people", "place": "places", "group": "groups", "date": "dates",
           "refers": "people", "quotations": "voices", "glossary": "words"}  # fmt: skip


def desk_data(lesson: Lesson) -> Json:
    """Return what does not change while the teacher is at work."""
    return _visible({
        "lang": lesson.lang, "title": lesson.title, "keys": True,
        "blocks": [posed_block(lesson, b) for b in lesson.blocks],
        "layers": [{"id": id, "name": name, "layer": _LAYERS.get(id, id)}
                   for id, name in ADDABLE.items()],
    })  # fmt: skip


def desk_state(draft: Draft, proposals: Iterable[Proposal], mended: Collection[str] = (),
               first: Mapping[str, float] | None = None) -> Json:  # fmt: skip
    """Return the queue as it is now.

    `mended` are the proposals that the teacher has changed, `first` what the program thought of
    each before the teacher came: the order shall not change under somebody’s hands.
    """
    lists: dict[tuple[tuple[str, str], ...], int] = {}
    units = {b.id: strings.utf16(draft.article[b.span]) for b in draft.blocks.values()}

    def place(span: Span | None) -> Json | None:
        block = draft.block(span)
        if span is None or block is None:
            return None
        table = units[block.id]
        return {"block": block.id, "start": table[span.start - block.start],
                "end": table[span.end - block.start]}  # fmt: skip

    def field(f: Field) -> Json:
        found: Json = {"key": f.key, "name": f.name, "kind": f.kind, "value": f.value}
        if f.choices:
            found["list"] = lists.setdefault(f.choices, len(lists))
        more = {"most": f.most if f.kind in ("line", "text") else 0, "group": f.group,
                "place": place(f.span), "needed": f.needed}  # fmt: skip
        return found | {key: value for key, value in more.items() if value}

    items = []
    for p in proposals:
        sure = (first or {}).get(p.id, p.confidence)
        marks = [{**at, "layer": layer, "label": label, "edge": edge}
                 for span, layer, label, edge in p.marks if (at := place(span))]  # fmt: skip
        items.append({
            "id": p.id, "same": _same(draft, p), "tab": p.file, "layer": p.layer, "what": p.what,
            "title": p.title, "part": p.part, "label": p.label,
            "status": "mended" if p.status == KEPT and p.id in mended else p.status,
            "sure": round(sure, 2), "note": p.note, "why": p.why, "findings": list(p.findings),
            "fields": [field(f) for f in p.fields], "marks": marks,
        })  # fmt: skip
    blanks = {layer: [field(f) for f in blank(draft, layer)] for layer in ADDABLE}
    return _visible({"items": items, "blanks": blanks,
                     "lists": [[list(pair) for pair in choices] for choices in lists]})  # fmt: skip


def _same(draft: Draft, p: Proposal) -> str:
    """Return a name that stays with an entry when others around it come and go."""
    entry = draft.questions.get(p.path) if p.file == "questions" else draft.reading.get(p.path)
    own = (entry or {}).get("id") or [(entry or {}).get(k) for k in ("quote", "in", "nth", "name")]
    return f"{p.path[0]} {len(p.path)} {own}"


def _visible(value: Any) -> Any:
    """Return JSON with bidi controls as visible signs, one for one, so that offsets stay true."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [_visible(one) for one in value]
    if isinstance(value, dict):
        return {key: _visible(one) for key, one in value.items()}
    return value
