"""Claims, events, glosses, readability: the rules one by one, and that any text is read."""

from __future__ import annotations

import builtins

import pytest
from bench.wording_gold import texts
from hypothesis import given as given_text
from hypothesis import settings
from hypothesis import strategies as st
from rooms.test_annotate_wording import given, said

from kit.annotate.dates import dates
from kit.annotate.wording import (
    claims,
    connectives,
    events,
    glosses,
    hedges,
    levels,
    loaded,
    readability,
)
from kit.annotate.wording.readability import syllables
from kit.errors import Missing
from kit.glossary import read as entries
from kit.lesson import Entity, Quotation, Span
from kit.skills import LEVELS

# claims


@pytest.mark.parametrize(("words", "found"), [
    ("The harvest fell by 31 percent in 2022.", [("fact", "writer")]),
    ("The firm plans to build a factory in Lind.", [("plan", "writer")]),
    ("The trial is due to open on Monday.", [("plan", "writer")]),
    ("The draw takes place on Monday evening.", [("plan", "writer")]),
    ("Sales are expected to fall again this year.", [("prediction", "writer")]),
    ("The council is likely to vote next week.", [("prediction", "writer")]),
    ("The government should lower these taxes.", [("opinion", "writer")]),
    ("The plan is a disgrace for the town.", [("opinion", "writer")]),
    ("The director is thought to have paid the judge.", [("fact", "nobody")]),
    ("If it rains tomorrow, nobody will come to the old harbour.", [("prediction", "writer")]),
    ("Where did the money go in 2022?", []),
    ("The mayor said that 40 houses had burnt.", []),
])  # fmt: skip
def test_claims(words, found):
    got = claims(given(words))
    assert [(c.kind, c.holder) for c in got] == found
    assert all(c.check.endswith(".") and not c.says for c in got)


def test_the_holder_of_a_claim_is_the_speaker():
    words = "“We built 40 houses in 2022,” Lee said."
    [claim] = claims(given(words), (said(words, "“We built 40 houses in 2022,”"),))
    assert (claim.holder, claim.kind) == ("lee", "fact")
    assert words[claim.span.start:claim.span.end] == "We built 40 houses in 2022"


def test_the_writers_verb_with_anothers_words_is_no_claim():
    words = "Lee commended the town for its refusal to sell the old harbour in 2022."
    quote = said(words, "the town for its refusal to sell the old harbour in 2022", kind="indirect")
    assert claims(given(words), (quote,)) == ()


def test_a_paragraph_has_few_claims():
    words = " ".join(f"The firm sold {n} boats in 200{n}." for n in range(1, 9))
    assert len(claims(given(words))) == 4


# events


def test_an_event_is_a_sentence_without_its_date():
    words = "On 3 March 2011, the old bridge in Lind fell into the river. He left in 2012."
    text = given(words)
    [event] = events(text, dates(text), (Entity("lind", "place", "Lind"),))
    assert event.name == "The old bridge in Lind fell into the river."
    assert (event.value, event.where, event.order) == ("2011-03-03", "lind", 1)


def test_events_stand_in_the_order_of_time():
    words = "The wall fell in 1989. The tower fell in 1950. The dam burst in March 1950."
    text = given(words)
    assert [(e.order, e.value) for e in events(text, dates(text))] == [
        (1, "1950"), (2, "1950-03"), (3, "1989")]  # fmt: skip


def test_he_gets_the_name_of_the_only_person():
    words = "Astrid Nyman rowed alone. In 2010 she founded a club."
    text = given(words)
    [event] = events(text, dates(text), (Entity("nyman", "person", "Astrid Nyman"),))
    assert event.name == "Astrid Nyman founded a club."


@pytest.mark.parametrize("words", [
    "The firm has paid its workers since 1994.", "The contract runs until 2026.",
    "Sales were lower than in 2018.", "Lee said on Monday that he was ill.",
    "It fell in 2012.",
])  # fmt: skip
def test_what_is_no_event(words):
    text = given(words)
    assert events(text, dates(text)) == ()


# glosses


def test_a_gloss_has_the_meaning_of_the_text():
    got = {g.word: g for g in glosses(given("The Senate passed the bill by 31 votes to 18."))}
    assert "parliament" in got["bill"].here
    assert got["bill"].not_here
    assert got["bill"].tier == 3
    assert got["bill"].status == "draft"


def test_a_meaning_of_another_field_is_left_out():
    assert "capital" not in {g.word for g in glosses(given("She lives in the capital by the sea."))}


def test_a_word_that_the_glossary_lacks_needs_a_gloss():
    got = {g.word: g for g in glosses(given("They were digging beside the arsenic factory."))}
    assert got["arsenic"].here == ""
    assert not got["arsenic"].teach
    assert "Okaro" not in got


def test_a_word_of_easy_parts_needs_none():
    found = glosses(given("A footbridge was unsold and loudly praised."))
    assert all(g.here for g in found)


def test_ones_own_words_come_first():
    own = entries("quolm\tnoun\tC1\ta thing of our own\t\n"
                  "red quolm\tnoun phrase\tC1\ta red one\t", "mine.tsv")  # fmt: skip
    got = {g.word: g.here for g in glosses(given("The quolm and the red quolm fell."), more=own)}
    assert got == {"quolm": "a thing of our own", "red quolm": "a red one"}


def test_an_odd_form_is_told():
    got = {g.word: g for g in glosses(given("Both sides struck a deal after a week of talks."))}
    assert got["strike a deal"].family == ("struck",)


def test_words_to_teach_are_few_and_known():
    for text in texts():
        found = glosses(text.read)
        taught = [g for g in found if g.teach]
        assert len(taught) <= 10
        assert all(g.here and g.level in LEVELS and g.spans for g in taught)
        assert len({g.word.casefold() for g in found}) == len(found)
        assert len(taught) == 10 or len(taught) <= max(5, len(found) // 3)


def test_without_wordfreq_one_sentence(monkeypatch):
    real = builtins.__import__

    def refuse(name, *args, **kwargs):
        if name.startswith("wordfreq"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    levels.zipf.cache_clear()
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(Missing, match="package wordfreq"):
        glosses(given("A footbridge fell."))
    levels.zipf.cache_clear()


# readability


def test_readability():
    figures = readability(given("The cat sat on the mat. It was a fat cat, and it slept."))
    assert (figures["words"], figures["sentences"]) == (14, 2)
    assert figures["grade"] < 2
    assert sum(figures["bands"].values()) == pytest.approx(1, abs=0.01)


def test_readability_of_nothing():
    figures = readability(given("…"))
    assert figures["grade"] == figures["words"] == 0


@pytest.mark.parametrize(("word", "beats"), [
    ("minister", 3), ("announced", 2), ("wanted", 2), ("trade", 1), ("table", 2), ("called", 1),
    ("settled", 2), ("create", 2), ("stadium", 3), ("violence", 3), ("league", 1), ("metre", 2),
    ("religious", 3), ("various", 3), ("offices", 3), ("makes", 1), ("2023", 4), ("n’t", 1),
])  # fmt: skip
def test_syllables(word, beats):
    assert syllables(word) == beats


@settings(max_examples=40, deadline=None)
@given_text(st.text(max_size=80))
def test_any_text_is_read(words):
    text = given(f"{words} While “{words}” said on Friday that it may rise, he claimed (the ban) –")
    quotes = (Quotation("q-1", Span(0, len(words) + 3), "direct", ""),)
    found = [*connectives(text), *loaded(text, quotes), *hedges(text), *claims(text, quotes),
             *events(text, dates(text)), *(s for g in glosses(text) for s in g.spans)]  # fmt: skip
    spans = [getattr(f, "span", f) for f in found]
    assert all(0 <= s.start < s.end <= len(text.article.text) for s in spans)
    assert readability(text)["words"] >= 10
