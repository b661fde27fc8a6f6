"""How a problem is worded: where it is, what is wrong, and the nearest thing that would be right.

    KitError                 anything the kit can explain in a sentence; no traceback is shown
    ├── LessonError          one or more faults in lesson files, all of them at once
    ├── NotFound             a lesson, paragraph or question that does not exist
    └── Missing              an optional part is not installed; says the command that installs it
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class KitError(Exception):
    """A problem that one sentence explains; its text is shown as it stands."""

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows instead of a traceback."""
        return [str(self)]


class NotFound(KitError):
    """Something was asked for by a name that does not exist."""


class Missing(KitError):
    """An optional part of the kit is not installed."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one file: `file:line: what; nearest`. Line 0 means the whole file."""

    file: str
    line: int
    what: str
    nearest: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what}" + (f"; {self.nearest}" if self.nearest else "")


class LessonError(KitError):
    """All faults of a lesson at once; `faults` holds them in file order."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def did_you_mean(word: str, known: Iterable[str], among: str = "") -> str:
    """Return “did you mean ‘…’?”, or the allowed words when none is close.

    >>> did_you_mean("macrn", ["macron", "lavrov"])
    'did you mean ‘macron’?'
    """
    import difflib

    known = sorted({str(name) for name in known})
    close = difflib.get_close_matches(str(word), known, n=1, cutoff=0.6)
    if close:
        return f"did you mean ‘{close[0]}’?"
    if among and 0 < len(known) <= 15:
        return f"{among}: {', '.join(known)}"
    return ""
