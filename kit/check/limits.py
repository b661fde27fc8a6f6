"""Every number of the standards, with its row and its usual value; a lesson may set its own.

`standards:` in `reading.yaml` names a row, the limit and the reason:

    standards:
      - row: V1
        most: 14
        why: The class knows half of these words from the week before.

Sources stand in the functions of the rows. The names stand in `reading.schema.json` as well, so
that an editor offers them; a test holds the two together.
"""

from __future__ import annotations

from typing import NamedTuple

from ..errors import did_you_mean
from ..lesson import Lesson, Rule


class Limit(NamedTuple):
    """A number that a row compares with, and what it counts."""

    value: float
    what: str


LIMITS: dict[str, dict[str, Limit]] = {
    "I2": {"fewest": Limit(3, "options, at least"),
           "most": Limit(5, "options, at most")},
    "I6": {"share": Limit(0.30, "items whose key alone is longest; by chance 25 % with four"),
           "ratio": Limit(1.6, "longest to shortest option, at most"),
           "short": Limit(15, "letters; shorter options count as so long")},
    "I7": {"slack": Limit(0.25, "how far from an equal share a place may be"),
           "run": Limit(3, "keys at the same place in a row, at most")},
    "I11": {"most": Limit(30, "words of a stem, at most")},
    "I12": {"fewest": Limit(3, "content words of a key in another stem that tell it")},
    "I14": {"slack": Limit(0, "how much rarer the words of a stem may be (Zipf)"),
            "fewest": Limit(15, "plain words under which a median says nothing")},
    "T2": {"ratio": Limit(1.6, "times chance; 40 % on four options, where chance is 25 %"),
           "fewest": Limit(5, "single-choice items under which nothing is counted")},
    "T3": {"share": Limit(0.85, "items that the text alone answers, at least")},
    "T4": {"share": Limit(0.15, "stems that fit any article, at most"),
           "zipf": Limit(5.5, "from here a word is so common that it makes no stem special")},
    "T6": {"fewest": Limit(2, "items of a paragraph, at least"),
           "most": Limit(6, "items of a paragraph, at most"),
           "alike": Limit(3, "items of one kind in a paragraph, at most")},
    "T7": {"every": Limit(3, "paragraphs; in each so many one item on cohesion, one on a phrase")},
    "S1": {"share": Limit(0.20, "items of each process of PISA, at least")},
    "S2": {"slack": Limit(0.10, "how far from the share in PIRLS")},
    "S3": {"remember": Limit(0.25, "items that only ask to remember, at most"),
           "analyse": Limit(0.40, "items that ask to analyse or more, at least")},
    "S5": {"above": Limit(1, "levels above the text, at most")},
    "V1": {"fewest": Limit(5, "words taught, at least"),
           "most": Limit(10, "words taught, at most"),
           "share": Limit(0.60, "Tier 2 among them, at least")},
    "V3": {"zipf": Limit(4.0, "from here a word of a gloss is easy")},
    "V4": {"apart": Limit(2, "levels between two lists that are a disagreement to tell")},
    "V5": {"fewest": Limit(3, "meetings with a taught word: gloss, item, review")},
    "M2": {"most": Limit(70, "words without a pause, at most")},
    "M9": {"fewest": Limit(2, "sources where numbers are given")},
    "F3": {"fewest": Limit(8, "words of feedback, at least"),
           "most": Limit(45, "words of feedback, at most")},
    "F4": {"fewest": Limit(1, "hints of an item, at least"),
           "most": Limit(3, "hints of an item, at most")},
    "F6": {"fewest": Limit(3, "growing gaps between reviews, at least")},
}  # fmt: skip
KAPPA = 0.6  # S6, where two people have tagged the items; see `agreement`


def limit(lesson: Lesson, row: str, name: str) -> float:
    """Return a limit of a row: the lesson's own, or the usual one."""
    own = {key: n for rule in lesson.rules if rule.row == row for key, n in rule.limits}
    return own.get(name, LIMITS[row][name].value)


def whole(lesson: Lesson, row: str, name: str) -> int:
    """Return a limit that counts things, as a whole number."""
    return round(limit(lesson, row, name))


def strange(rule: Rule) -> list[tuple[str, str, str]]:
    """Return (limit, what is wrong, nearest) for the limits that the row of a rule has not."""
    known = LIMITS.get(rule.row, {})
    return [(name, f"the row {rule.row} has no limit “{name}”",
             did_you_mean(name, known, "its limits") or "it has none")
            for name, _ in rule.limits if name not in known]  # fmt: skip
