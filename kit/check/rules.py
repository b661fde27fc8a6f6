"""All findings of a lesson, with what it leaves out for a reason, and what is left to review."""

from __future__ import annotations

from collections import Counter

from ..errors import KitError
from ..lesson import Lesson, Mention, Rule
from .finding import Finding, Findings, listed, look
from .limits import strange
from .table import BESIDE, TABLE

DRAFT = "draft"  # the status of what a program proposed and nobody has looked at
_PROPOSED = {  # sections of a lesson in which a program proposes, and what one of them is called
    "entities": "name", "mentions": "reference", "quotations": "quotation", "claims": "claim",
    "loaded": "loaded word", "connectives": "connective", "hedges": "hedge", "glossary": "word",
    "events": "event", "questions": "question",
}  # fmt: skip


def judge(lesson: Lesson) -> tuple[Finding, ...]:
    """Return everything that the standards find, in the order of the table.

    Those with a `why` are left out by a rule of the lesson. Raises KitError for a rule with a
    limit that its row has not.
    """
    for rule in lesson.rules:
        for _, what, nearest in strange(rule):
            raise KitError(f"standards: {what}; {nearest}")
    rows = [row.function for row in TABLE.values() if row.function]
    found = dict.fromkeys(finding for function in rows for finding in function(lesson))
    ruled = [_ruled(lesson, finding) for finding in found]
    beside = [*_idle(lesson, ruled), *_unreviewed(lesson)]
    return tuple(f._replace(mend=f.mend or (TABLE | BESIDE)[f.code].mend)
                 for f in (*ruled, *beside))  # fmt: skip


def _ruled(lesson: Lesson, finding: Finding) -> Finding:
    why = next((rule.why for rule in lesson.rules if _leaves_out(rule, finding)), "")
    return finding._replace(why=why)


def _leaves_out(rule: Rule, finding: Finding) -> bool:
    of = not rule.of or finding.where in rule.of
    return rule.ignore and rule.row == finding.code and of


def _idle(lesson: Lesson, found: list[Finding]) -> Findings:
    """Yield rules that do nothing, or nothing any more: they would hide what comes later."""
    for rule in lesson.rules:
        seen = {f.where for f in found if _leaves_out(rule, f)}
        idle = [name for name in rule.of if name not in seen]
        if idle:
            what = f"The rule on {rule.row} finds nothing to leave out at {listed(idle)}."
            yield look("RULE", "", what, rule.why)
        elif rule.ignore and not seen:
            what = f"The rule on {rule.row} finds nothing to leave out."
            yield look("RULE", "", what, rule.why)
        elif not rule.ignore and not rule.limits:
            what = f"The rule on {rule.row} neither leaves out nor limits anything."
            mend = "Say “ignore: true”, or a limit such as “most: 14”."
            yield look("RULE", "", what, rule.why, mend)


def _unreviewed(lesson: Lesson) -> Findings:
    """Yield how much of a draft nobody has looked at."""
    all_of, left = Counter[str](), Counter[str]()
    for section, name in _PROPOSED.items():
        for entry in getattr(lesson, section):
            if isinstance(entry, Mention) and entry.form == "name":
                continue  # part of its entity
            all_of[name] += 1
            left[name] += entry.status == DRAFT
    if left.total():
        some = [f"{n} {name}{'s' if n > 1 else ''}" for name, n in left.items() if n]
        are = "is" if left.total() == 1 else "are"
        what = f"{left.total()} of {all_of.total()} proposals {are} not reviewed yet"
        yield look("DRAFT", "", f"{what}: {listed(some, 10)}.")
    elif lesson.status != "checked":
        what = f"Nothing is left to review, but the lesson calls itself “{lesson.status}”."
        yield look("DRAFT", "", what, mend="Write “status: checked” in reading.yaml.")
