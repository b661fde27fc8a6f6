"""What a check says: a finding. Where a row of the standards stands in the table: a row."""

from __future__ import annotations

import unicodedata
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
    part: str = ""  # the words of the option, hint, feedback … inside the entry, to find their line
    mend: str = ""  # how to mend it; the row's own sentence unless the function has a nearer one
    why: str = ""  # the lesson's reason for leaving it out; empty: it stands


Findings = Iterator[Finding]


class Row(NamedTuple):
    """One row of the standards: what it asks for, what proves it, how its findings are mended."""

    title: str
    function: Callable[[Lesson], Findings] | None  # None: nothing that a lesson alone can show
    by: str  # “P”, “P/R” … as in the standards, or the path of the test that proves the row
    mend: str
    at: str = "questions"  # the key under which a finding about the whole set stands


def must(code: str, where: str, what: str, part: str = "", mend: str = "") -> Finding:
    """Return a finding that has to be changed."""
    return Finding(code, where, nested(what), MUST, part, mend)


def look(code: str, where: str, what: str, part: str = "", mend: str = "") -> Finding:
    """Return a finding that a person has to look at; it may stay."""
    return Finding(code, where, nested(what), LOOK, part, mend)


def listed(names: list[str] | tuple[str, ...], most: int = 6) -> str:
    """Return names as a teacher would write them: “a, b and c”, with “3 more” after `most`."""
    names = [str(name) for name in names]
    if len(names) > most:
        names = [*names[:most], f"{len(names) - most} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def nested(text: str) -> str:
    """Return `text` with quotations inside quotations in single marks; as it is where marks lack.

    >>> nested("““His” looks back” is odd.")
    '“‘His’ looks back” is odd.'
    """
    signs, depth = [], 0
    for sign in text:
        depth += sign == "“"
        if depth < 1 and sign == "”":
            return text
        signs.append({"“": "‘", "”": "’"}.get(sign, sign) if depth % 2 == 0 else sign)
        depth -= sign == "”"
    return text if depth else "".join(signs)


def line(text: str) -> str:
    """Return `text` on one line, each invisible or controlling sign as its number.

    A terminal would obey an escape, a bidi control would turn the sentence around.

    >>> line("a\\x1b[31m\\nb")
    'a⟨U+001B⟩[31m b'
    """
    return "".join(f"⟨U+{ord(c):04X}⟩" if unseen(c) else c for c in " ".join(text.split()))


def unseen(sign: str) -> bool:
    """Say whether a sign is a control, a format sign, half a pair, or a line end that few know."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")
