"""The standards as functions: what is checked, what was found, the figures of a set.

A row of the standards is a function `check_<code>` that yields findings; nothing here changes a
lesson or opens a file. Rows that a program can decide (P) yield `must`; rows where a program only
suspects (P/R) yield `look`. Looks are printed, but never fail a lesson (`failed` is about `must`
alone), because a person has to be able to say “I looked, it stays” without a note in the lesson.
A lesson may leave findings out and set limits of its own (`limits`), each with a reason; `judge`
still returns what is left out, `check` does not. Each finding says how to mend it.
Set-wide rows leave out second tries (`again-for`); item rows hold for them too.

    I1  Exactly one key                              T7  Syntax and key phrases are asked about
    I2  Three to five options                        S1  Locate, understand, evaluate (PISA)
    I3  Every wrong option names its misreading      S2  Near PIRLS, or the reason is given
    I4  No “all of the above”                        S3  Little remembering, much analysing (Bloom)
    I5  No hidden or double negative                 S4  CCSS RI.1–6 and 8 are all there
    I6  Length does not give the key away            S5  Every item has a can-do and a fair level
    I7  Keys are spread over the places              S6  Tags are true: two people, kappa ≥ 0.6
    I8  Absolute words do not mark wrong options     V1  Five to ten words taught, most Tier 2
    I9  No word of the stem in the key alone         V2  Every gloss has its word in the text
    I10 Options are parallel                         V3  Glosses in easier words
    I11 The stem is a full question                  V4  Level lists named, differences shown
    I12 No item tells the answer of another          V5  Taught words are met three times
    I13 No two options mean the same                 M2  A pause every 70 words
    I14 The stem is not harder than the text         M4  Every claim has a holder; items agree
    T1  Every item has evidence in the text          M5  Quotations as in the source
    T2  Guessing without the text does not pay       M6  Loaded words have a voice and a calmer word
    T3  The text alone answers 85 %                  M7  Five topics of media literacy
    T4  Stems are about this text                    M9  Outside facts have source, date, confidence
    T5  Literal, then inference, then evaluation     F1  Feedback for every answer
    T6  Two to six items a paragraph                 F2  Feedback cites the text
    F3  Feedback of 8–45 words, each its own         F4  Hints do not tell
    F5  After two misses there is something to show  F6  Review at growing gaps
    F7  “How sure are you?” is asked

Proved by looking at what is drawn, not at a lesson (the path stands in `TABLE`):

    A1  Every control has a name, a role and a value
    A2  Everything works by keyboard, in reading order
    A3  Results are announced, in words
    A4  Contrast 4.5 : 1 and 3 : 1, in light and dark
    A5  400 % zoom, 320 px, own line spacing
    A6  WCAG 2.2: focus, drag, target size, help
    A7  Headings nested, language set
    A9  No timer
    A10 The handout reads in grey, at 11 pt

Found beside the standards, always to look at:

    DRAFT  Every proposal is reviewed
    RULE   Every rule of the lesson is needed
"""

from __future__ import annotations

from collections.abc import Iterable

from ..lesson import Lesson
from .figures import numbers
from .finding import LOOK, MUST, Finding, Row, line
from .items import best_seed
from .limits import LIMITS, strange
from .lines import Lines, Place
from .report import FILE, TITLES, dumps, report, row
from .rules import judge
from .sarif import sarif
from .spread import agreement
from .table import BESIDE, TABLE

__all__ = [
    "BESIDE", "FILE", "LIMITS", "LOOK", "MUST", "TABLE", "TITLES", "Finding", "Lines", "Place",
    "Row", "agreement", "best_seed", "check", "dumps", "failed", "judge", "line", "numbers",
    "report", "row", "sarif", "strange",
]  # fmt: skip


def check(lesson: Lesson) -> tuple[Finding, ...]:
    """Return what the standards find in a lesson and the lesson does not leave out."""
    return tuple(finding for finding in judge(lesson) if not finding.why)


def failed(findings: Iterable[Finding]) -> bool:
    """Say whether something must be changed; only then `kit check` leaves with 1."""
    return any(finding.severity == MUST and not finding.why for finding in findings)
