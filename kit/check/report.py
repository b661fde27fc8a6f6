"""What the check says, for people (lines) and for programs (rows)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from .finding import LOOK, MUST, Finding, line, unseen
from .lines import Place

FILE = "FILE"  # the code of what keeps a file from being read
TITLES = ((MUST, "Must be changed"), (LOOK, "Please look; it may stay"))


def report(findings: Iterable[Finding], place: Callable[[Finding], Place] | None = None) -> str:
    """Return the findings as lines: what must change first; words first, the code last.

    How to mend it stands below, once where several findings in a row are mended alike.
    """
    findings = list(findings)
    lines = []
    for severity, title in TITLES:
        some = [f for f in findings if f.severity == severity and not f.why]
        if some:
            lines += ["", f"{title} ({len(some)})"]
        for n, f in enumerate(some):
            where = [str(place(f))] if place else []
            where += [f.where] if f.where else []
            lines.append("  " + line(": ".join([*where, f"{f.what} [{f.code}]"])))
            if f.mend and f.mend != (some[n + 1].mend if n + 1 < len(some) else ""):
                lines.append(f"    → {line(f.mend)}")
    lines = lines or ["", "Nothing to change."]
    if out := [f for f in findings if f.why]:
        lines += ["", f"{len(out)} left out with a reason"]
        lines += [f"  {f.code}: {line(f.why)}" for f in dict.fromkeys(
            Finding(f.code, "", "", "", why=f.why) for f in out)]  # fmt: skip
    return "\n".join(lines[1:])


def row(lesson: str, finding: Finding, place: Place) -> dict[str, Any]:
    """Return a finding for programs; `ignored` is the lesson's reason, or null where it stands."""
    return {"lesson": lesson, "code": finding.code, "where": finding.where, "what": finding.what,
            "severity": finding.severity, "mend": finding.mend, "ignored": finding.why or None,
            "file": place.file or None, "line": place.line or None}  # fmt: skip


def dumps(value: Any) -> str:
    """Return JSON that means the same and that no terminal obeys: unseen signs as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return "".join(json.dumps(c)[1:-1] if unseen(c) and c != "\n" else c for c in text)
