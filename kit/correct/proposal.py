"""One thing that a program proposed, and the fields in which a teacher can mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..lesson import Span

SURE = 0.7  # from this confidence on a proposal counts as sure (look/screen.md, “Review desk”)
OPEN, KEPT, DROPPED = "open", "kept", "dropped"
SOMEONE = "+"  # before a name: somebody who is not in the lesson yet
Entry = Mapping[str, Any]
Path = tuple[str | int, ...]

# A section of the files: its layer in the text, and what one of its entries is called.
SECTIONS: dict[str, tuple[str, str]] = {
    "entities": ("groups", "Name"), "refers": ("people", "Who is meant"),
    "quotations": ("voices", "Quotation"), "claims": ("claims", "Claim"),
    "loaded": ("loaded", "Loaded word"), "connectives": ("connectives", "Connective"),
    "hedges": ("hedges", "Careful words"), "glossary": ("words", "Word"),
    "events": ("events", "Event"), "questions": ("questions", "Question"),
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """Something about a proposal that can be changed.

    `kind`: `few` (buttons), `list`, `line`, `text`, `words` (of the article), `yes`. A text has at
    most `most` characters. Of `words`, `span` is where they stand.
    """

    key: str
    name: str
    kind: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    most: int = 200
    group: str = ""
    span: Span | None = None
    needed: bool = False  # may not be empty


@dataclass(frozen=True)
class Proposal:
    """An entry of a lesson file as a teacher sees it; `marks` are (where, layer, label, edge)."""

    id: str
    file: str  # reading, questions
    path: Path
    layer: str
    what: str
    title: str
    part: str  # id of a block; empty: the whole text
    label: str  # how that part is called
    status: str  # open kept dropped
    confidence: float
    span: Span | None
    marks: tuple[tuple[Span, str, str, str], ...]
    note: str
    fields: tuple[Field, ...]
    why: str
    findings: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether the program was sure of it."""
        return self.confidence >= SURE


def status_of(entry: Entry) -> str:
    """Return `open`, `kept` (a person has looked at it) or `dropped`."""
    return {"draft": OPEN, "dropped": DROPPED}.get(str(entry.get("status", "")), KEPT)


def sureness(entry: Entry) -> float:
    """Return the confidence of an entry; 1 where it says none."""
    value = entry.get("confidence", 1)
    return float(value) if isinstance(value, (int, float)) else 1.0
