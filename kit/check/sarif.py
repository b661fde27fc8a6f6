"""Findings in SARIF 2.1.0, which code hosts and editors show beside the line.

Source: OASIS, “Static Analysis Results Interchange Format (SARIF) Version 2.1.0”. Rules are the
rows of the standards; what a lesson leaves out is a suppressed result with its justification; a
file that cannot be read is a notification, and then the execution was not successful.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from ..errors import Fault
from .finding import MUST, Finding, Row, line
from .lines import Place
from .table import BESIDE, TABLE

VERSION = "2.1.0"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES: dict[str, Row] = {code: row for code, row in TABLE.items() if row.function} | BESIDE


def sarif(
    found: Iterable[tuple[str, Finding, Place]], faults: Iterable[Fault] = ()
) -> dict[str, Any]:
    """Return a log with one run: (lesson, finding, where it stands), and faults of files.

    File names have to be relative to the working folder.
    """
    numbers = {code: n for n, code in enumerate(_RULES)}
    stopped = [{"level": "error", "message": {"text": _plain(_said(f))},
                "locations": [_location(Place(f.file, f.line))]} if f.file else
               {"level": "error", "message": {"text": _plain(_said(f))}}
               for f in faults]  # fmt: skip
    invocation: dict[str, Any] = {"executionSuccessful": not stopped}
    if stopped:
        invocation["toolExecutionNotifications"] = stopped
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [{
            "tool": {"driver": {"name": "kit check", "rules": [
                _rule(code, row) for code, row in _RULES.items()]}},
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
            "results": [_result(lesson, finding, place, numbers[finding.code])
                        for lesson, finding, place in found],
        }],
    }  # fmt: skip


def _rule(code: str, row: Row) -> dict[str, Any]:
    words = "".join(c if c.isalnum() else " " for c in row.title).split()
    return {
        "id": code, "name": "".join(word[:1].upper() + word[1:] for word in words),
        "shortDescription": {"text": _plain(f"{row.title}.")}, "help": {"text": _plain(row.mend)},
    }  # fmt: skip


def _result(lesson: str, finding: Finding, place: Place, number: int) -> dict[str, Any]:
    where = f"{finding.where}: " if finding.where else ""
    result: dict[str, Any] = {
        "ruleId": finding.code, "ruleIndex": number,
        "level": "error" if finding.severity == MUST else "note",
        "message": {"text": _plain(f"{where}{finding.what} {finding.mend}".strip())},
        "locations": [_location(place)],
        "properties": {"lesson": lesson, "entry": finding.where, "mend": finding.mend},
    }  # fmt: skip
    if finding.why:
        result["suppressions"] = [{"kind": "inSource", "justification": line(finding.why)}]
    return result


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.file)}}
    if place.line:
        physical["region"] = {"startLine": place.line}
    return {"physicalLocation": physical}


def _said(fault: Fault) -> str:
    return f"{fault.what}; {fault.nearest}" if fault.nearest else fault.what


def _plain(text: str) -> str:
    """Return a message without placeholders ({0}) and links ([a](b)); §3.11.5 and §3.11.6."""
    return line(text).replace("{", "{{").replace("}", "}}").replace("](", "\\](")
