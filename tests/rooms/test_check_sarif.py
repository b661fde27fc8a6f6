"""SARIF 2.1.0: valid by its schema (as pydantic models), and by what the specification asks."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kit.check import BESIDE, TABLE, Place, dumps, judge, sarif
from kit.errors import Fault
from kit.lesson import Rule

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from broken import cases, harbour  # noqa: E402

PLACE = Place("exercises/last ferry/questions.yaml", 7)
FAULTS = [Fault("exercises/b/reading.yaml", 3, "“x” is no key", "did you mean ‘y’?"),
          Fault("", 0, "there is no lesson “z”")]  # fmt: skip


@pytest.fixture(scope="module")
def found():
    """All findings that the broken lessons have, and one that is left out."""
    sound = harbour.sound()
    broken = cases.edit("last-day", hints=())(sound)
    ruled = replace(broken, rules=(Rule("F4", "No time for hints.", True),))
    lessons = [ruled, *(breaks(sound) for _, breaks in cases.CASES)]
    return [("harbour", finding, PLACE) for lesson in lessons for finding in judge(lesson)]


@pytest.fixture(scope="module")
def log(found):
    return json.loads(dumps(sarif(found, FAULTS)))


def test_the_published_schema_accepts_it(log):
    from pydantic import ValidationError
    from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

    read = Sarif.model_validate(log)
    assert len(read.runs[0].results) == len(log["runs"][0]["results"]) > 100
    assert Sarif.model_validate(sarif([]))
    for slip in ({"level": "bad"}, {"ruleIndex": -2}, {"extra": 1}, {"message": {}}):
        broken = json.loads(json.dumps(log))
        broken["runs"][0]["results"][0] |= slip
        if slip != {"message": {}}:  # the models leave the choice of text or id open
            with pytest.raises(ValidationError):
                Sarif.model_validate(broken)


def test_it_names_version_and_tool(log):
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["tool"]["driver"]["name"] == "kit check"


def test_the_rules_are_the_rows(log):
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    rows = {code: row for code, row in TABLE.items() if row.function} | BESIDE
    assert [rule["id"] for rule in rules] == list(rows)
    for rule in rules:
        assert re.fullmatch(r"\w+", rule["name"])
        assert rule["shortDescription"]["text"] == f"{rows[rule['id']].title}."
        assert rule["help"]["text"] == rows[rule["id"]].mend
        assert "helpUri" not in rule
    assert len({rule["name"] for rule in rules}) == len(rules)


def test_every_result_has_rule_level_message_and_place(log, found):
    (run,) = log["runs"]
    for result, (lesson, finding, _) in zip(run["results"], found, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["ruleId"] == finding.code
        assert result["level"] == {"must": "error", "look": "note"}[finding.severity]
        assert result["message"]["text"].endswith(finding.mend)
        assert result["properties"] == {
            "lesson": lesson, "entry": finding.where, "mend": finding.mend}  # fmt: skip
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "exercises/last%20ferry/questions.yaml"
        assert physical["region"] == {"startLine": 7}


def test_every_row_of_the_table_is_among_the_results(log):
    assert {r["ruleId"] for r in log["runs"][0]["results"]} == {
        code for code, row in TABLE.items() if row.function}  # fmt: skip


def test_what_is_left_out_is_suppressed_with_its_justification(log):
    out = [r for r in log["runs"][0]["results"] if "suppressions" in r]
    assert [(r["ruleId"], r["suppressions"]) for r in out] == [
        ("F4", [{"kind": "inSource", "justification": "No time for hints."}])
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_is_a_notification(log, found):
    (invocation,) = log["runs"][0]["invocations"]
    first, second = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert first["message"]["text"] == "“x” is no key; did you mean ‘y’?"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "exercises/b/reading.yaml"
    assert place["region"] == {"startLine": 3}
    assert "locations" not in second
    assert sarif(found)["runs"][0]["invocations"] == [{"executionSuccessful": True}]


HOSTILE = "\x1b[31m\u202e\x9b2J\x00<script>x</script> [go](javascript:x) {0} }{ \ud800 \u2028end"


@pytest.mark.parametrize("field", ["what", "where", "mend", "why"])
def test_hostile_words_are_seen_and_do_nothing(field):
    finding = judge(cases.edit("last-day", hints=())(harbour.sound()))[0]
    text = dumps(sarif([("harbour", finding._replace(**{field: HOSTILE}), PLACE)]))
    assert not [c for c in text if (ord(c) < 32 and c != "\n") or 126 < ord(c) < 160]
    assert not {"\u202e", "\ud800", "\u2028"} & set(text)
    text.encode("utf-8")
    result = json.loads(text)["runs"][0]["results"][0]
    if field == "why":
        said = result["suppressions"][0]["justification"]
    else:
        said = result["message"]["text"]
        assert "[go](" not in said
        assert "[go\\](javascript:x)" in said
        assert "{{0}} }}{{" in said
    assert "⟨U+001B⟩[31m⟨U+202E⟩⟨U+009B⟩2J⟨U+0000⟩<script>x</script>" in said


def test_the_same_findings_give_the_same_bytes(found):
    assert dumps(sarif(found, FAULTS)) == dumps(sarif(list(found), list(FAULTS)))
