"""The nouns of a lesson are values: they do not change, and they know what they are called."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from kit import lesson as nouns
from kit.lesson import Article, Block, Entity, Lesson, Option, Question, Span, option_id

TEXT = "A title\nOne two.\nThree four.\nSHARE"
BLOCKS = (Block("headline", "headline", 0, 7), Block("p1", "paragraph", 8, 16),
          Block("p2", "paragraph", 17, 28), Block("furniture", "furniture", 29, 34))  # fmt: skip
ASK = Question("new", "choice", ("p1",), "find-a-fact", "Which?", (Span(8, 11),),
               options=(Option("o1", "one", True),), was=("old",))  # fmt: skip


@pytest.fixture
def small():
    return Lesson("small", "Small", "en", "B1", 5, "ours", Article("a.txt", TEXT, BLOCKS, ()),
                  entities=(Entity("holm", "person", "Per Holm"),), questions=(ASK,))  # fmt: skip


def all_nouns():
    found = [v for v in vars(nouns).values() if isinstance(v, type) and dataclasses.is_dataclass(v)]
    return [pytest.param(noun, id=noun.__name__) for noun in found]


@pytest.mark.parametrize("noun", all_nouns())
def test_a_noun_is_frozen_and_holds_no_list(noun):
    blank, name = object.__new__(noun), dataclasses.fields(noun)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(blank, name, "new")
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(blank, name)
    assert noun.__doc__
    for field in dataclasses.fields(noun):
        assert not field.type.startswith(("list", "dict", "set")), field.name


def test_spans_overlap_and_cover():
    assert Span(1, 4).overlaps(Span(3, 5))
    assert not Span(1, 4).overlaps(Span(4, 5))
    assert Span(1, 4).covers(Span(1, 4))
    assert not Span(1, 4).covers(Span(3, 5))


def test_readers_see_no_furniture_and_paragraphs_count_alone(small):
    assert list(small.blocks) == ["headline", "p1", "p2"]
    assert [b.id for b in small.paragraphs] == ["p1", "p2"]
    assert small.article[small.blocks["p2"].span] == "Three four."


def test_blocks_have_a_short_and_a_spoken_name():
    assert [b.label for b in BLOCKS[:2]] == ["Headline", "P1"]
    assert [b.spoken for b in BLOCKS[:2]] == ["the headline", "paragraph 1"]


def test_a_question_answers_to_its_old_id(small):
    assert small.question["old"] is small.question["new"] is ASK


def test_who_stands_behind_a_claim(small):
    assert [small.holder(who) for who in ("writer", "nobody", "", "holm")] == [
        "the writer", "nobody named", "nobody named", "Per Holm"]  # fmt: skip


def test_the_block_of_a_span_is_where_it_starts(small):
    assert small.block_of(Span(8, 11)).id == "p1"
    assert small.block_of(Span(17, 18)).id == "p2"


def test_the_fingerprint_changes_with_text_questions_and_seed_alone(small):
    change = dataclasses.replace
    text = change(small.article, text=TEXT + "!")
    ask = change(ASK, ask="Which one?")
    same = change(small, title="Other", entities=())
    others = [change(small, article=text), change(small, questions=(ask,)), change(small, seed=1)]
    assert same.fingerprint == small.fingerprint
    assert len({small.fingerprint, *(other.fingerprint for other in others)}) == 4


def test_the_fingerprint_is_the_same_on_every_computer(small):
    code = "import sys; sys.path.insert(0, '.'); from kit.lesson import *; " \
           "a = Article('a', 'b', (Block('p1', 'paragraph', 0, 1),), ()); " \
           "print(Lesson('i', 't', 'en', 'B1', 5, '', a).fingerprint)"  # fmt: skip
    root = Path(__file__).parents[2]
    seen = {subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True,
                           env={"PYTHONHASHSEED": seed}, check=True).stdout
            for seed in ("1", "2")}  # fmt: skip
    assert len(seen) == 1


def test_ids_of_options_tell_nothing_and_do_not_meet():
    assert option_id("q", "one") != option_id("q", "two") != option_id("p", "two")
    assert option_id("ab", "c") != option_id("a", "bc")
    assert option_id("q", "one") == option_id("q", "one")
    assert len(option_id("q", "one")) == 9
