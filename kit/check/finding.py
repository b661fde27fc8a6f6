"""What a check says: a finding. Where a row of the standards stands in the table: a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..lesson import Lesson

MUST, LOOK = "must", "look"


class Finding(NamedTuple):
    """One thing to change (`must`) or to judge (`look`), in a sentence for a teacher."""

    code: str
    where: str  # id of a question, a block, a gloss, a claim …; empty: the set as a whole
    what: str
    severity: str


Findings = Iterator[Finding]


class Row(NamedTuple):
    """One row of the standards: what it asks for and what proves it."""

    title: str
    function: Callable[[Lesson], Findings] | None  # None: nothing that a lesson alone can show
    by: str  # “P”, “P/R” … as in the standards, or the path of the test that proves the row


def must(code: str, where: str, what: str) -> Finding:
    """Return a finding that has to be changed."""
    return Finding(code, where, what, MUST)


def look(code: str, where: str, what: str) -> Finding:
    """Return a finding that a person has to look at; it may stay."""
    return Finding(code, where, what, LOOK)


def listed(names: list[str] | tuple[str, ...], most: int = 6) -> str:
    """Return names as a teacher would write them: “a, b and c”, with “3 more” after `most`."""
    names = [str(name) for name in names]
    if len(names) > most:
        names = [*names[:most], f"{len(names) - most} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
