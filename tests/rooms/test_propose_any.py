"""Any lesson gets its items or none: layers that are missing, doubtful or wrong break nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from broken import harbour
from drafted import TEXTS, drafted
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit import files
from kit.lesson import Lesson, Span
from kit.propose import ease, pool, propose
from kit.propose.choosing import Choice
from kit.propose.draft import Draft, slug, sure
from kit.propose.making import Lure, choice

LAYERS = ("entities", "mentions", "quotations", "claims", "loaded", "connectives", "hedges",
          "glossary", "events", "causes")  # fmt: skip
MACRON = files.load("macron-in-kazakhstan")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.sampled_from(LAYERS), max_size=6), st.integers(1, 5), st.integers(0, 9))
def test_layers_that_are_missing(gone: set[str], every: int, seed: int) -> None:
    rest = {name: () if name in gone else getattr(MACRON, name)[::every] for name in LAYERS}
    items = propose(replace(MACRON, questions=(), **rest), seed)
    assert len({q.id for q in items}) == len(items)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.floats(0.05, 0.95))
def test_what_is_doubtful_is_asked_less(doubt: float) -> None:
    unsure = {name: tuple(replace(row, confidence=row.confidence * doubt)
                          for row in getattr(MACRON, name))
              for name in ("entities", "mentions", "quotations", "claims", "glossary")}  # fmt: skip
    items = propose(replace(MACRON, **unsure))
    assert len(items) <= len(propose(MACRON))
    assert all(q.confidence <= 1 for q in items)


@pytest.mark.parametrize("name", ["macron", "harbour"])
def test_a_draft_answers_for_any_place(name: str) -> None:
    lesson: Lesson = MACRON if name == "macron" else harbour.sound()
    draft = Draft(lesson)
    for at in range(0, len(lesson.article.text), 17):
        span = Span(at, min(at + 9, len(lesson.article.text)))
        assert draft.where(span)
        sentence = draft.sentence(span)
        assert sentence is None or draft.number(span) >= 1


def test_where_words_stand() -> None:
    draft = Draft(harbour.sound())
    assert draft.where(harbour.at("“Nobody asked us,”")) == "the first sentence of P2"
    assert draft.where(harbour.at("However, no date")) == "the last sentence of P2"
    assert draft.where(harbour.at("Ada Lund sells")) == "the caption"
    assert draft.quote(harbour.at("“Nobody asked us,”")) == "“Nobody asked us”"


def test_words_that_are_cut_do_not_hang() -> None:
    draft = Draft(harbour.sound())
    span = harbour.at("will stop running on 3 March, the council said on Monday")
    assert draft.few(span, 4) == "will stop running"


def test_a_seed_fixes_what_is_picked() -> None:
    one, same, other = Draft(MACRON, 1), Draft(MACRON, 1), Draft(MACRON, 2)
    keys = [f"key-{n}" for n in range(30)]
    assert [one.pick(k, "abcd") for k in keys] == [same.pick(k, "abcd") for k in keys]
    assert [one.pick(k, "abcd") for k in keys] != [other.pick(k, "abcd") for k in keys]
    assert sorted(one.mixed("x", range(9))) == list(range(9))


def test_how_people_are_called() -> None:
    draft = Draft(MACRON)
    assert draft.name("macron") == "Emmanuel Macron"
    assert draft.short("macron") == "Macron"
    assert draft.pronoun("macron") == "he"
    assert draft.name("soviet-union") == "the Soviet Union"
    assert draft.name("nobody-of-that-name") == "nobody named"
    assert draft.speakers[0] == "macron"


def test_parts_of_ids_and_doubts() -> None:
    assert slug("The council’s new plan") == "councils-new-plan"
    assert slug("…") == "it"
    assert sure(0.5, 0.5) == 0.25


def test_three_of_a_kind_are_enough() -> None:
    draft = Draft(MACRON)
    block = MACRON.paragraphs[1]
    spans = [Span(block.start + 10 * n, block.start + 10 * n + 5) for n in range(6)]
    rows = [(f"generator-{n}", choice(
        draft, f"q-{n}", block.id, "work-it-out", f"What does Kazakhstan have, in part {n}?",
        (span,), ("Look again.",), 0.95, (f"key {n}", f"In P2 it stands: number {n}."),
        [Lure(f"lure {n}", "not stated", f"P2 does not say {n}.")]))
        for n, span in enumerate(spans)]  # fmt: skip
    made = Choice(draft, rows)
    made.take(block.id, 6, -0.99)
    assert len(made.kept) == 3


@pytest.mark.parametrize(("options", "fit"), [
    (("the World Bank", "the Red Cross", "Save the Sea"), True),
    (("the bank", "the World Bank", "Save the Sea"), False),
    (("World Bank", "the World Bank", "Save the Sea"), False),  # one is part of another
    (("Bank", "World Bank", "Save the Sea"), False),
    (("Bo", "a name that is longer than all of the others"), False),
])  # fmt: skip
def test_options_that_go_together(options: tuple[str, ...], fit: bool) -> None:
    assert pool.parallel(options) is fit


def test_of_several_wordings_an_easy_one() -> None:
    draft = Draft(MACRON)
    hard = "Ascertain whichever interlocutor enunciates idiosyncratic pronouncements hereabouts?"
    easy = "Who is it that says this to us in the text?"
    assert {ease.pick(draft, f"k{n}", "p4", (hard, easy)) for n in range(9)} == {easy}
    assert ease.pick(draft, "k", "p4", (hard,)) == hard


def test_names_and_quoted_words_do_not_make_a_stem_hard() -> None:
    draft = Draft(MACRON)
    plain, named = "Who is it that says this to us?", "Who is it that says “hegemony” to Macron?"
    assert {ease.pick(draft, f"k{n}", "p7", (plain, named)) for n in range(9)} == {plain, named}


@pytest.mark.parametrize("name", TEXTS)
def test_no_id_tells_the_answer(name):
    """A test copy shows the ids: none may hold a word of the key that is not asked with."""
    lesson = drafted(name)
    for q in propose(lesson):
        key = [o.text for o in (*q.options, *(o for g in q.gaps for o in g.options)) if o.right]
        key += [lesson.article[t.span] for t in q.targets]
        asked = set(re.findall(r"[a-z]+", f"{q.ask} {q.statement} {q.text}".lower()))
        if q.kind == "mark":  # what is quoted in the stem holds the target too
            asked = set()
        told = set(re.findall(r"[a-z]{3,}", " ".join(key).lower())) - asked
        assert not told & set(q.id.split("-")), (q.id, key)
