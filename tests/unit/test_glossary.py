"""The news glossary: its form, its size, and meanings that are easier than their words."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import LessonError
from kit.glossary import Entry, headwords, look_up, read
from kit.skills import LEVELS

TEXT = resources.files("kit.glossary").joinpath("news.tsv").read_text("utf-8")
ENTRIES = read(TEXT, "news.tsv")


def test_there_are_enough_words():
    assert len(headwords()) >= 2400


def test_it_is_sorted_and_holds_nothing_twice():
    words = [line.split("\t")[0].casefold() for line in TEXT.splitlines()]
    assert words == sorted(words)
    assert len({(e.words, e.pos, e.here) for e in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("word", ["tie", "reserve", "engagement", "landscape", "strike", "bill"])
def test_words_have_the_sense_of_news(word):
    senses = look_up(word)
    assert senses
    assert senses[0].not_here or len(senses) > 1


def test_both_spellings_and_parts_of_speech():
    assert look_up("defense") == look_up("Defence")
    assert {entry.pos for entry in look_up("strike", "verb")} <= {"verb", "phrasal verb"}
    assert look_up("no such word") == ()


def test_ones_own_words_come_first():
    own = read("tie\tnoun\tB2\ta thing of my own\t\n", "mine.tsv")
    assert look_up("tie", more=own)[0] is own[0]


def test_meanings_are_short_and_plain():
    for entry in ENTRIES:
        assert 3 <= len(entry.here.split()) <= 17, entry
        assert not entry.here.endswith("."), entry
        assert entry.band in LEVELS
        assert not entry.not_here or len(entry.not_here.split()) <= 9, entry


def test_meanings_use_easier_words_and_not_the_word_itself():
    from wordfreq import zipf_frequency

    hard, circular = set(), set()
    for entry in ENTRIES:
        words = re.findall(r"[a-z]+(?:-[a-z]+)*", re.sub(r"[’']s?\b", "", entry.here.lower()))
        hard |= {w for w in words if min(zipf_frequency(p, "en") for p in w.split("-")) < 4}
        if " " not in entry.word and entry.word.lower() in words:
            circular.add(entry.word)
    assert not circular
    assert len(hard) <= len(ENTRIES) / 50, sorted(hard)


@pytest.mark.parametrize(("line", "said"), [
    ("tie\tnoun\tB2", "mine.tsv:1: an entry has 5 columns with tabs between them, this one has 3"),
    ("tie\tnuon\tB2\ta bond\t", "no part of speech “nuon”; did you mean ‘noun’?"),
    ("tie\tnoun\tB9\ta bond\t", "there is no band “B9”"),
    ("tie\tnoun\tB2\t\t", "an entry needs a headword and a meaning"),
])  # fmt: skip
def test_a_fault_is_one_sentence(line, said):
    with pytest.raises(LessonError) as problem:
        read(line, "mine.tsv")
    assert said in str(problem.value)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text):
    try:
        found = read(text, "any.tsv")
    except LessonError:
        return
    assert all(isinstance(entry, Entry) for entry in found)
