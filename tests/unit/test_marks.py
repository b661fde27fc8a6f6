"""Marks, cards and what is withheld, on the harbour lesson and on the first lesson."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from broken import harbour
from broken.harbour import at

from kit import marks as marking
from kit.lesson import Connective, Entity, Gloss, Mention, Question, Quotation
from kit.skills import LAYERS


def lesson(**more):
    return replace(harbour.sound(), **{"questions": (), **more})


def named(found, **wanted):
    (only,) = (m for m in found if all(getattr(m, k) == v for k, v in wanted.items()))
    return only


def asks(id, layer, *evidence, **more):
    return Question(id, "choice", ("p3",), "work-it-out", "?", evidence, layer=layer, **more)


@pytest.fixture(scope="module")
def first():
    from kit.files import load

    return load("macron-in-kazakhstan")


def test_every_mark_lies_in_its_block_and_has_a_card(first):
    cards = marking.cards(first)
    for mark in marking.marks(first):
        assert first.blocks[mark.block].span.covers(mark.span)
        assert mark.layer in LAYERS
        assert mark.card in cards
        assert mark.name
        assert set(mark.until) <= {q.id for q in first.questions if not q.again_for}


def test_furniture_has_no_marks(first):
    hidden = {b.id for b in first.article.blocks} - set(first.blocks)
    assert hidden
    assert not any(mark.block in hidden for mark in marking.marks(first))


def test_ids_are_unique_and_the_order_is_that_of_the_text(first):
    found = marking.marks(first)
    assert len({m.id for m in found}) == len(found)
    assert [m.start for m in found] == sorted(m.start for m in found)


def test_a_mark_cannot_be_changed():
    mark = marking.marks(lesson())[0]
    with pytest.raises(FrozenInstanceError):
        mark.label = "other"


def test_names_are_spoken():
    found = marking.marks(lesson())
    assert named(found, id="mention-m2").name == "Per Holm, person"
    assert named(found, id="voice-q1").name.startswith("Reported: the harbour council. The harbour")
    assert named(found, id="voice-q2").name == "Own words: Lund. “Nobody asked us,”"
    assert named(found, id="loaded-l1").name == "burden, loaded word, Holm’s word"
    assert named(found, id="word-g-burden-1").name == "burden, word to learn"
    assert "connective, contrast" in named(
        marking.marks(lesson(connectives=(Connective("k", at("However"), "contrast"),))),
        layer="connectives").name  # fmt: skip


def test_labels_stand_in_the_text():
    found = marking.marks(lesson())
    assert named(found, id="voice-q1").label == "the harbour council · reported"
    assert named(found, id="voice-q2").label == "Lund · own words"
    assert named(found, id="claim-c2").label == "Holm"
    assert named(found, id="claim-c6").label == "The writer"
    assert named(found, id="loaded-l2").label == "loaded · Lund’s word"


def test_edges_tell_who_stands_behind():
    nobody = replace(harbour.CLAIMS[0], holder="nobody")
    found = marking.marks(lesson(claims=(nobody, *harbour.CLAIMS[1:])))
    assert named(found, id="claim-c1").edge == "dotted"
    assert named(found, id="claim-c2").edge == "dashed"
    assert named(found, id="claim-c6").edge == "solid"
    assert named(found, id="voice-q1").edge == "dashed"
    assert named(found, id="voice-q2").edge == "solid"


def test_own_words_in_a_report_are_an_inner_mark():
    outer, inner = (m for m in marking.marks(lesson()) if m.card == "voice-q3")
    assert (outer.inner, outer.edge) == (False, "dashed")
    assert (inner.inner, inner.edge) == (True, "solid")
    assert outer.span.covers(inner.span)


def test_mentions_are_counted_over_the_whole_text():
    holm = [m for m in marking.marks(lesson()) if m.chain == "holm"]
    assert [(m.nth, m.of) for m in holm] == [(1, 2), (2, 2)]
    chain = marking.chains(lesson(), marking.marks(lesson()))["holm"]
    assert [(row["block"], row["label"]) for row in chain] == [("p1", "P1"), ("p3", "P3")]


def test_he_says_who_he_is_and_where():
    he = Mention("m5", at("He"), "holm", "pronoun", why="He is the nearest man before it.",
                 unsure=True)  # fmt: skip
    mark = named(marking.marks(lesson(mentions=(he,))), chain="holm")
    assert mark.why == "“He” is Holm. He is the nearest man before it."
    assert mark.quoted == "“He” in P3"
    assert mark.unsure


@pytest.mark.parametrize(("members", "layer", "label"), [
    (("holm", "lund"), "people", "people"),
    (("norhavn", "norhavn"), "places", "places"),
    (("holm", "norhavn"), "groups", "group"),
    (("council",), "groups", "group"),
])  # fmt: skip
def test_a_set_stands_with_what_its_members_are(members, layer, label):
    group = Entity("set", "group", "some", members=members)
    made = lesson(entities=(*harbour.ENTITIES, group),
                  mentions=(Mention("x", at("islanders"), "set", "description"),))  # fmt: skip
    mark = named(marking.marks(made), chain="set")
    assert (mark.layer, mark.label) == (layer, label)


@pytest.mark.parametrize(("kind", "layer", "label"), [
    ("event", "groups", "event"), ("idea", "groups", "idea"), ("date", "dates", "date"),
    ("nationality", "groups", "group"), ("organisation", "groups", "group"),
])  # fmt: skip
def test_kinds_have_their_layer(kind, layer, label):
    made = lesson(entities=(*harbour.ENTITIES, Entity("e", kind, "it")),
                  mentions=(Mention("x", at("3 March"), "e"),))  # fmt: skip
    mark = named(marking.marks(made), chain="e")
    assert (mark.layer, mark.label) == (layer, label)


def test_a_government_is_not_its_city(first):
    cards = marking.cards(first)
    moscow = named([m for m in marking.marks(first) if m.block == "p6"], chain="moscow")
    assert "Here: the government, not the city." in cards[moscow.card]["text"]
    assert "not against a city" in moscow.why


def test_a_card_says_what_its_layer_promises(first):
    cards = marking.cards(first)
    assert cards["entity-macron"]["line"] == "President of France"
    word = next(card for card in cards.values() if card["title"] == "sovereignty")
    assert word["kind"] == "Word to learn"
    assert word["line"] == "noun · SOV-rin-tee"
    assert any(text.startswith("Here: ") for text in word["text"])
    assert any(text.startswith("Not here: ") for text in word["text"])
    claim = cards["claim-k-concerns"]
    assert claim["title"] == "The writer"
    assert any(text.startswith("How to check it: ") for text in claim["text"])


def test_another_language_stands_on_the_card():
    gloss = Gloss("g", "quay", (at("quay"),), "the side of a harbour", l1=(("es", "muelle"),))
    assert "Español: muelle" in marking.cards(lesson(glossary=(gloss,)))["word-g"]["text"]


# what is withheld (invariant 9)


def test_a_layer_is_withheld_on_the_evidence_of_its_question():
    q = asks("who", "voices", at("a bus over the new bridge"))
    found = marking.marks(lesson(questions=(q,)))
    assert {m.id for m in found if "who" in m.until} >= {"voice-q3"}
    assert not any(m.layer in ("people", "words") for m in found if m.until)
    shown = marking.visible(found, LAYERS, {"who"})
    assert "voice-q3" not in {m.id for m in shown}
    assert "voice-q3" in {m.id for m in marking.visible(found, LAYERS, ())}


def test_a_speaker_is_not_named_by_another_layer():
    q = asks("who", "voices", at("calls the plan reckless"))
    found = marking.marks(lesson(questions=(q,)))
    assert named(found, id="claim-c3").until == ("who",)
    assert named(found, id="loaded-l2").until == ("who",)


def test_reference_withholds_he_but_not_the_name():
    q = asks("he", "reference", at("He gave no timetable"), at("Holm insisted"))
    name = Mention("m9", at("Holm", 2), "holm")
    found = marking.marks(lesson(questions=(q,), mentions=(*harbour.MENTIONS, name)))
    assert named(found, id="mention-m5").until == ("he",)
    assert named(found, id="mention-m9").until == ()


def test_a_sibling_counts_by_its_main():
    main = asks("he", "", at("has never been published"))
    sibling = asks("he-again", "reference", at("He gave no timetable"), again_for="he")
    found = marking.marks(lesson(questions=(main, sibling)))
    assert named(found, id="mention-m5").until == ("he",)


def test_no_other_card_of_the_chain_tells():
    q = asks("he", "reference", at("He gave no timetable"))
    made = lesson(questions=(q,))
    also = marking.cards(made)["entity-holm"].get("also", "")
    assert "he" not in also.lower().split(", ")
    assert marking.chains(made, marking.marks(made))["holm"][-1]["until"] == ["he"]


def test_his_in_the_same_sentence_is_withheld_with_he():
    spans = [at("Holm", 2), at("He"), at("timetable")]
    forms = ["name", "pronoun", "pronoun"]
    rows = enumerate(zip(spans, forms, strict=True))
    mentions = tuple(Mention(f"n{i}", span, "holm", form) for i, (span, form) in rows)
    found = marking.marks(lesson(mentions=mentions, questions=(asks("he", "reference", at("He")),)))
    assert [m.until for m in found if m.chain == "holm"] == [(), ("he",), ("he",)]


@pytest.mark.parametrize(("tries", "still"), [
    ([], True), ([0], True), ([0.5], True), ([1], False), ([0, 1], False), ([0, 0], False),
    ([None], True),
])  # fmt: skip
def test_a_question_is_open_until_right_or_tried_twice(tries, still):
    state = {"answers": {"q": [{"share": share} for share in tries]}}
    assert marking.question_open(state, "q") is still


def test_a_sibling_is_never_open_itself(first):
    assert marking.open_questions(first, {}) == {q.id for q in first.questions if not q.again_for}


def test_quotations_of_every_kind_are_cards():
    kinds = {q.id: marking.cards(lesson())[f"voice-{q.id}"]["kind"] for q in harbour.QUOTATIONS}
    assert kinds == {"q1": "Reported", "q2": "Own words", "q3": "Reported, with own words"}


def test_a_lesson_without_layers_has_no_marks():
    bare = lesson(entities=(), mentions=(), quotations=(), claims=(), loaded=(), glossary=())
    assert marking.marks(bare) == ()
    assert marking.cards(bare) == {}


def test_the_cue_is_told():
    q = Quotation("q", at("“Nobody asked us,”"), "direct", "lund", cue=at("said", 2))
    assert "“said” brings it in." in marking.cards(lesson(quotations=(q,)))["voice-q"]["text"]
