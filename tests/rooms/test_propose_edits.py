"""Small changes of statements, periods of time, wrong answers that go with a key."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.propose import edits, plain, pool
from kit.propose.order import period


@pytest.mark.parametrize(("text", "was", "now"), [
    ("Prices rose by 18 per cent", "18 per cent", "38 per cent"),
    ("It will create 14,000 jobs", "14,000", "34,000"),
    ("The deal is worth $2.4 billion", "$2.4 billion", "$5.4 billion"),
    ("He left the party in 2018", "2018", "2015"),
    ("They meet on June 4", "4", "13"),
    ("They froze two accounts", "two", "five"),
    ("The meeting starts at 7 p.m.", "7", "9"),  # no 27 o’clock
    ("Ada Lund, 68, paid for it", "68", "74"),
    ("It passed with 95 per cent", "95 per cent", "80 per cent"),  # no 115 per cent
])  # fmt: skip
def test_another_figure(text: str, was: str, now: str) -> None:
    edit = next(iter(edits.figure(text, 0)))
    assert (edit.was, edit.now) == (was, now)
    assert edit.text == text.replace(was, now)


def test_a_number_of_the_text_is_never_put_in() -> None:
    there = edits.numbers("waves of 20-foot; 38 people")
    assert {"20", "38"} <= there
    assert not list(edits.figure("Prices rose by 18 per cent", 0, there))


@pytest.mark.parametrize("text", [
    "In 2019 the house was lost",
    "Last fall, anyone could hand in an idea",
    "The race was won by Ada Lund",
])
def test_no_opposite_that_nobody_would_say(text: str) -> None:
    assert not list(edits.turned(text))


def test_other_words_only_where_the_grammar_bears_them() -> None:
    assert edits.reworded("The names will remain") is None
    assert edits.reworded("A footbridge is due to open next week") is None
    assert edits.reworded("a loss in the first half of the year") is None


@pytest.mark.parametrize("text", [
    "It is at least 300 kilometres long",  # a higher figure would be true as well
    "It was launched on a Falcon 9 in spring",
    "It landed at 6:24 p.m. that day",
    "Luna-25 crashed",
    "The 320-kilometre railway is late",
    "One man spoke",
])  # fmt: skip
def test_figures_that_are_left_alone(text: str) -> None:
    assert list(edits.figure(text, 0)) == []


@given(st.integers(2, 10**7), st.integers(0, 11))
def test_another_figure_is_another_figure(number: int, step: int) -> None:
    for shown in (f"{number:,}", str(number)):
        for edit in edits.figure(f"They counted {shown} ships", step):
            new = int(edit.now.replace(",", ""))
            assert new != number
            assert new > 0
            assert ("," in edit.now) == ("," in shown) or new < 1000 or number < 1000


@given(st.integers(100, 10**7))
def test_less_exactly_is_still_true(number: int) -> None:
    for edit in edits.rounded(f"They counted {number:,} ships"):
        assert edit.now.startswith("over ")
        assert int(edit.now[5:].replace(",", "")) < number


@pytest.mark.parametrize(("text", "turned"), [
    ("Sales fell in March", "Sales rose in March"),
    ("The market is not coming back", "The market is coming back"),
    ("The minister declined to comment", "The minister agreed to comment"),
    ("Schools will stay closed", "Schools will stay open"),
    ("Orland rejects the charge", "Orland accepts the charge"),
])  # fmt: skip
def test_turned_round(text: str, turned: str) -> None:
    assert [e.text for e in edits.turned(text)] == [turned]


@pytest.mark.parametrize("text", [
    "He began to draw",  # “ended to draw” is no English
    "She never lost a match",  # an opposite beside “never”
    "The two agreed on little",
    "He was raised by hand",
])  # fmt: skip
def test_not_turned_round(text: str) -> None:
    assert list(edits.turned(text)) == []


def test_opposites_lead_to_another_word() -> None:
    assert all(one != other for one, other in edits._OPPOSITE.items())


def test_other_words_for_the_same() -> None:
    edit = edits.reworded("The bank refused to lend money for almost a decade")
    assert edit is not None
    assert edit.text == "The bank would not lend money for almost ten years"
    assert edits.reworded("Nothing here can be said in another way") is None


@pytest.mark.parametrize(("value", "first", "last"), [
    ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
    ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
    ("2023-11-01", date(2023, 11, 1), date(2023, 11, 1)),
    ("2023-W44", date(2023, 10, 30), date(2023, 11, 5)),
    ("199X", date(1990, 1, 1), date(1999, 12, 31)),
    ("1996/1998", date(1996, 1, 1), date(1998, 12, 31)),
])  # fmt: skip
def test_periods(value: str, first: date, last: date) -> None:
    assert period(value) == (first.toordinal(), last.toordinal())


@given(st.text(max_size=12))
def test_a_period_never_raises(value: str) -> None:
    found = period(value)
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize("value", ["", "2026-SP", "../2008", "2023-13", "2023-02-30", "soon"])
def test_no_period(value: str) -> None:
    assert period(value) is None


NAMES = st.lists(st.text("abcdefgh ", min_size=1, max_size=30).map(str.strip).filter(bool),
                 max_size=8, unique=True)  # fmt: skip


@given(st.text("abcdefgh ", min_size=3, max_size=25).map(str.strip).filter(bool), NAMES)
def test_wrong_answers_go_with_the_key(key: str, rows: list[str]) -> None:
    found = pool.fitting(key, rows, str)
    assert len(found) in (0, 2, 3)
    if found:
        sizes = [len(text) for text in (key, *found)]
        assert max(sizes) <= 1.6 * max(15, *[min(sizes)] * 2)
        assert key not in found


def test_the_key_is_hidden_among_longer_names() -> None:
    assert pool.fitting("Anna Lund", ["Bo Li", "Per Ek", "Eva Ray", "Maria Ekström"], str)[-1:] == [
        "Maria Ekström"]  # fmt: skip


@pytest.mark.parametrize(("words", "stands"), [
    ("The World Bank refused to lend money for the line", True),
    ("Vance kept his money in a second account", True),
    ("His side had offered to withdraw its troops", False),
    ("So did Israel’s Beresheet", False),
    ("which in 2018 refused to lend money", False),
    ("In which 20,000 people were killed", False),
    ("The ministry denied it", False),
    ("They met again in Paris", False),
])  # fmt: skip
def test_words_that_can_stand_alone(words: str, stands: bool) -> None:
    assert plain.alone(words) is stands
