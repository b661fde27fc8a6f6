"""The news glossary: its form, its size, and meanings that are easier than their words."""

from __future__ import annotations

import codecs
import re
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import LessonError
from kit.glossary import LARGEST, OWN, Entry, headwords, look_up, own, read, read_file
from kit.skills import LEVELS

TEXT = resources.files("kit.glossary").joinpath("news.tsv").read_text("utf-8")
ENTRIES = read(TEXT, "news.tsv")
MINE = "tie\tnoun\tB2\ta thing of mine, “my own”\t\n"
JUDGED = Path(__file__).parents[1] / "glossary" / "judged.tsv"


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


@pytest.mark.parametrize("data", [
    MINE.encode(), codecs.BOM_UTF8 + MINE.encode(), MINE.encode("utf-16"),
    MINE.replace("\n", "\r\n").encode("utf-8"),
    b"# word\tpart of speech\n\n" + MINE.encode(),
    MINE.replace("a thing of mine, “my own”", '"a thing of mine, “my own”"').encode(),
])  # fmt: skip
def test_a_file_of_ones_own_is_read_however_it_was_saved(tmp_path, data):
    (tmp_path / OWN).write_bytes(data)
    assert own(tmp_path) == (Entry(("tie",), "noun", "B2", "a thing of mine, “my own”", ""),)


def test_quotation_marks_of_a_spreadsheet_are_taken_off():
    assert read('tie\tnoun\tB2\t"a so-called ""tie"", a bond"\t', "x")[0].here == (
        'a so-called "tie", a bond')  # fmt: skip


def test_no_file_of_ones_own_is_no_fault(tmp_path):
    assert own(tmp_path) == ()


def _link(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(("make", "said"), [
    (lambda path: path.write_bytes(b"tie\tnoun\tB2\ta bond\n\xe9lan\tnoun\tC1\ta push\n"),
     "glossary.tsv:2: this is not UTF-8 text; save it as UTF-8, or from a spreadsheet as “Unicode"),
    (lambda path: path.write_bytes(codecs.BOM_UTF16_LE + b"t"),
     "glossary.tsv: this is not UTF-8 text"),
    (lambda path: path.write_text("tie\tnoun\tB9\ta bond", "utf-8"),
     "glossary.tsv:1: there is no band “B9”"),
    (lambda path: path.write_bytes(b"#" * (LARGEST + 1)),
     "glossary.tsv: a glossary may have 5 million bytes at most"),
    (Path.mkdir, "glossary.tsv: the glossary cannot be read: is a directory"),
    (_link, "glossary.tsv: the glossary cannot be read: too many levels of symbolic links"),
])  # fmt: skip
def test_a_bad_file_is_one_sentence(tmp_path, make, said):
    make(tmp_path / OWN)
    with pytest.raises(LessonError) as problem:
        own(tmp_path)
    assert str(problem.value).startswith(said)


def test_a_file_that_was_named_has_to_be_there(tmp_path):
    with pytest.raises(LessonError, match=r"^words\.tsv: the glossary cannot be read: no such"):
        read_file(tmp_path / "words.tsv")


def test_nine_of_ten_drawn_entries_were_judged_to_fit():
    lines = [ln for ln in JUDGED.read_text("utf-8").splitlines() if not ln.startswith("#")]
    names, *cells = [line.split("\t") for line in lines]
    rows = [dict(zip(names, row, strict=True)) for row in cells]
    known = {("/".join(e.words), e.pos, e.here) for e in ENTRIES}
    for draw in "12":
        half = [row for row in rows if row["draw"] == draw]
        assert len(half) == 100
        assert sum(row["verdict"] == "fits" for row in half) >= 90
    for row in rows:
        assert row["verdict"] in ("fits", "nearly", "wrong")
        assert row["why"] or row["verdict"] == "fits"
        assert row["now"] or row["verdict"] == "fits", row["word"]
        assert (row["word"], row["pos"], row["now"] or row["meaning"]) in known, row["word"]


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text):
    try:
        found = read(text, "any.tsv")
    except LessonError:
        return
    assert all(isinstance(entry, Entry) for entry in found)
