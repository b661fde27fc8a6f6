"""Overlapping marks become flat pieces; the same table runs through the JavaScript twin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.segments import segments
from kit.text import utf16

CASES = json.loads((Path(__file__).parents[1] / "cases" / "segments.json").read_text("utf-8"))


class Mark(NamedTuple):
    id: str
    start: int
    end: int


def points(table, unit):
    """Return the code point at a UTF-16 unit; places outside the text stay outside."""
    if unit < 0:
        return unit
    return table.index(unit) if unit <= table[-1] else len(table) - 1 + unit - table[-1]


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_the_table_that_both_languages_run(case):
    table = utf16(case["text"])
    marks = [Mark(m["id"], points(table, m["start"]), points(table, m["end"]))
             for m in case["marks"]]  # fmt: skip
    found = [{"start": table[p.start], "end": table[p.end], "marks": [m.id for m in p.marks]}
             for p in segments(case["text"], marks)]  # fmt: skip
    assert found == case["pieces"]


PLACE = st.integers(-3, 25)
MARKS = st.lists(st.builds(Mark, st.text("ab", max_size=2), PLACE, PLACE))


@given(st.text(max_size=20), MARKS)
def test_the_pieces_are_the_text_and_each_lies_under_its_marks(text, marks):
    pieces = segments(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.start < piece.end for piece in pieces)
    for piece in pieces:
        over = [m for m in marks if m.start <= piece.start < piece.end <= m.end]
        assert sorted(piece.marks) == sorted(over)
    shown = [m for m in marks if max(0, m.start) < min(len(text), m.end)]
    assert sorted(m for p in pieces for m in p.opens) == sorted(shown)
    assert sorted(m for p in pieces for m in p.closes) == sorted(shown)


def test_a_mark_opens_once_and_closes_once():
    a, b = Mark("a", 0, 8), Mark("b", 4, 13)
    first, both, last = segments("one two three", [a, b])
    assert (first.opens, first.closes) == ((a,), ())
    assert (both.opens, both.closes) == ((b,), (a,))
    assert (last.opens, last.closes) == ((), (b,))
