"""A noun behaves as a frozen dataclass does."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from kit.lesson import Block, Entity, Pair
from kit.noun import noun


@dataclasses.dataclass(frozen=True)
class Plain:
    id: str
    left: str
    right: str
    say: str = ""
    miss: str = ""


def test_it_is_shown_and_hashed_as_a_dataclass_is():
    ours, plain = Pair("a", "b", right="c"), Plain("a", "b", right="c")
    assert repr(ours) == repr(plain).replace("Plain", "Pair")
    assert hash(ours) == hash(plain)
    assert dataclasses.asdict(ours) == dataclasses.asdict(plain)


def test_equal_are_those_of_one_class_with_equal_values():
    one = Entity("macron", "person", "Emmanuel Macron")
    assert one == Entity(id="macron", kind="person", name="Emmanuel Macron", gloss="")
    assert one != dataclasses.replace(one, gloss="a president")
    assert Block("a", "b", 0, 1) != Plain("a", "b", "0", "1")
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one


@pytest.mark.parametrize(
    ("values", "named", "words"),
    [
        (("a", "b"), {}, "Pair needs “right”"),
        ((), {"id": "a"}, "Pair needs “left”"),
        (("a", "b", "c", "d", "e", "f"), {}, "takes 5 values, not 6"),
        (("a", "b", "c"), {"side": "d"}, "cannot take “side”"),
        (("a", "b", "c"), {"left": "d"}, "cannot take “left”"),
    ],
)
def test_wrong_values_are_refused(values, named, words):
    with pytest.raises(TypeError, match=words):
        Pair(*values, **named)


def test_there_is_no_noun_that_changes():
    with pytest.raises(AssertionError):
        noun(frozen=False)
