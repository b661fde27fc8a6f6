"""A mended question → the keys that change, each at the part of the question where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import KitError
from .asked import hints
from .draft import Draft
from .proposal import Entry, Path, Proposal

DECIDED = {"status": None, "confidence": None}  # a person has looked at the entry
Edit = tuple[Path, dict[str, Any]]


def question_edits(draft: Draft, proposal: Proposal, clean: Mapping[str, Any]) -> list[Edit]:
    """Return what is to be set where, for values that are clean; a key is the way to a value.

    KitError when learners could not be right any more, or there would be two keys.
    """
    entry = draft.questions[proposal.path]
    edits: dict[Path, dict[str, Any]] = {proposal.path: dict(DECIDED)}
    said = hints(entry)
    for key, value in clean.items():
        *way, last = (int(step) if step.isdigit() else step for step in key.split("/"))
        if way[:1] == ["hints"] or (not way and last == "evidence") or key.startswith("hints/"):
            continue
        at = edits.setdefault((*proposal.path, *way), {})
        row = _row(entry, way)
        if last == "right":
            old = row.get("right", row.get("wrong"))
            words = clean.get("/".join(map(str, (*way, "text"))), old)
            at |= ({"right": words, "wrong": None, "trap": None} if value
                   else {"wrong": words, "right": None})  # fmt: skip
        elif last == "text" and ("right" in row or "wrong" in row):
            if "/".join(map(str, (*way, "right"))) not in clean:
                at["right" if "right" in row else "wrong"] = value
        else:
            at[str(last)] = value or None
    new = [clean.get(f"hints/{n}", hint) for n, hint in enumerate(said)]
    if new != said:
        key = "hints" if entry.get("hints") else "hint"
        left = [hint for hint in new if hint]
        edits[proposal.path][key] = (left if key == "hints" else left[0]) if left else None
    if "evidence" in clean:
        selector = draft.selector(clean["evidence"])
        edits[proposal.path]["evidence"] = [selector if len(selector) > 1 else selector["quote"]]
    _one_right(proposal, clean)
    return list(edits.items())


def _row(entry: Entry, way: Sequence[str | int]) -> Mapping[str, Any]:
    node: Any = entry
    for step in way:
        node = node[step]
    return node if isinstance(node, Mapping) else {}


def _one_right(proposal: Proposal, clean: Mapping[str, Any]) -> None:
    """Refuse a question whose learners could not be right, or that would have two keys."""
    sets: dict[str, int] = {}
    for field in proposal.fields:
        if field.key.endswith("/right"):
            stem = field.key.rsplit("/", 2)[0]
            sets[stem] = sets.get(stem, 0) + bool(clean.get(field.key, field.value))
    touched = any(key.endswith("/right") for key in clean)
    several = "Choose all" in proposal.note or "Short" in proposal.note
    if touched and any(n < 1 or (n > 1 and not several) for n in sets.values()):
        raise KitError("Not saved: one answer has to be right, and only one.")
