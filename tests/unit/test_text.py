"""Pure work on strings: quotations are found where they stand, sentences and words are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kit import text as strings

WORDS = st.text("abcde ’“”\"'-–.,1", max_size=60)
ANY = st.text(max_size=80)


@given(ANY)
def test_folding_keeps_every_place(text):
    assert len(strings.fold(text)) == len(text)
    assert strings.fold(strings.fold(text)) == strings.fold(text)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [("he said “he”", '"he"', [(8, 12)]),
     ("Russia’s oil", "Russia's", [(0, 8)]),
     ("Russia’s oil", "Russia", [(0, 6)]),
     ("Western wind in the West", "West", [(20, 24)]),
     ("no no no", "no", [(0, 2), (3, 5), (6, 8)]),
     ("19 years, 190 days", "19", [(0, 2)]),
     ("two\nlines", "two lines", [(0, 9)]),
     ("A name", "a", []), ("anything", "", []), ("anything", " ", [])],
)  # fmt: skip
def test_whole_words_are_found_folded(text, quote, found):
    assert strings.find(text, quote) == found


@given(WORDS, st.data())
def test_words_cut_from_a_text_are_found_there(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    assume(quote and quote == quote.strip() and strings.whole(text, start, end))
    assert (start, end) in strings.find(text, quote)


@given(WORDS, WORDS)
def test_what_is_found_reads_like_the_quotation(text, quote):
    for start, end in strings.find(text, quote):
        assert strings.fold(text[start:end]) == strings.fold(quote.strip())
        assert strings.whole(text, start, end)


def test_only_the_given_stretch_is_searched():
    assert strings.find("no no no", "no", 3, 5) == [(3, 5)]
    assert strings.find("no no no", "no", 4) == [(6, 8)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [("One. Two! Three?", ["One.", "Two!", "Three?"]),
     ("Mr. Holm met J. Lund. He left.", ["Mr. Holm met J. Lund.", "He left."]),
     ("It cost 3.5 million. Why?", ["It cost 3.5 million.", "Why?"]),
     ("“Nobody asked us.” She left.", ["“Nobody asked us.”", "She left."]),
     ("She said “Why?” and left.", ["She said “Why?” and left."]),
     ("On Nov. 3 it rained. 19 came.", ["On Nov. 3 it rained.", "19 came."]),
     ("  Spaces around.  ", ["Spaces around."]),
     ("no stop", ["no stop"]), ("", []), (" ", [])],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text, cut):
    assert [text[start:end] for start, end in strings.sentences(text)] == cut


@given(st.text("Ab .!?”“\n1", max_size=60))
def test_sentences_hold_everything_once_and_in_order(text):
    spans = strings.sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    assert all(text[a:b] == text[a:b].strip() and a < b for a, b in spans)


def test_a_possessive_belongs_to_its_word():
    text = "Macron’s well-known visit, 2023"
    words = ["Macron’s", "well-known", "visit", "2023"]
    assert [text[a:b] for a, b in strings.words(text)] == words


@given(ANY)
def test_utf16_counts_as_javascript_does(text):
    table = strings.utf16(text)
    assert len(table) == len(text) + 1
    for at in range(len(text) + 1):
        assert table[at] == len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def test_the_nearest_words_are_shown():
    text = "The harbour ferry will stop running on 3 March."
    start, end = strings.nearest(text, "harbor fery")
    assert text[start:end] == "harbour ferry"
    assert strings.nearest(text, "a hegemon vies") is None


@pytest.mark.parametrize(
    ("answer", "wanted", "right"),
    [("The Council ", "the council", True), ("council", "the council", True),
     ("counsil", "council", True), ("consl", "council", False), ("uzbekisatn", "Uzbekistan", True),
     ("uzbkstan", "Uzbekistan", True), ("ozbkstan", "Uzbekistan", False), ("18", "19", False),
     ("“reckless”", "reckless", True), ("naïve", "naive", True), ("", "19", False),
     ("cat", "cut", False)],
)  # fmt: skip
def test_spelling_slips_are_forgiven_in_long_words(answer, wanted, right):
    assert strings.close(answer, wanted) is right
