"""The published count of the readers' verdicts is the count of their verdicts."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1] / "propose"
USES = {"as is", "small change", "no"}


def items(number):
    found = [json.loads(path.read_text("utf-8"))["items"]
             for path in sorted((HERE / f"round-{number}").glob("*.json"))]  # fmt: skip
    assert len(found) == 10
    return [item for article in found for item in article]


@pytest.mark.parametrize("number", [1, 2])
def test_the_table_says_what_the_readers_said(number):
    rows = items(number)
    uses = Counter(row["use"] for row in rows)
    assert set(uses) == USES
    usable = [row for row in rows if row["use"] != "no"]
    assert all(row["agree"] for row in usable)
    line = re.search(rf"^\| {number} \| (.+) \|$", (HERE / "README.md").read_text("utf-8"),
                     re.MULTILINE)  # fmt: skip
    assert line[1].split(" | ") == [
        str(len(rows)), str(sum(row["agree"] for row in rows)), str(uses["as is"]),
        str(uses["small change"]), str(uses["no"]), f"{len(usable) / len(rows) * 100:.0f} %",
    ]  # fmt: skip


def test_the_causes_are_counted_too():
    text = (HERE / "README.md").read_text("utf-8")
    for start, cause in (("layer wrong", "layer wrong"), ("trivial", "trivial"),
                         ("not worth", "not worth asking"), ("no key", "no key"),
                         ("two keys", "two keys")):  # fmt: skip
        told = re.search(rf"^\| {start}[^|]*\| (\d+) \| (\d+) \|$", text, re.MULTILINE)
        counts = [sum(row["use"] == "no" and row["cause"].startswith(cause) for row in items(n))
                  for n in (1, 2)]  # fmt: skip
        assert [int(n) for n in told.groups()] == counts
