"""What pronouns and descriptions mean, and which of them are safe enough for a learner."""

from __future__ import annotations

import pytest
from bench.annotating_coref import ours, score
from bench.voices_gold import marked, right_hints, texts

from kit.annotate.coref import SAFE, chains
from kit.annotate.coref.people import of_name, of_words
from kit.annotate.voices import heard

BOTH = "[Anna Berg|person] met [Tom Keller|person] in [Leeds|place]. "


def meant(text: str) -> list[tuple[str, str]]:
    """Return the pronouns and descriptions of a text with the names of what they mean."""
    gold = marked(text)
    quotations = heard(gold.read, gold.entities, gold.mentions).quotations
    names = {e.id: e.name for e in gold.entities}
    return [(gold.read.article[m.span], names[m.entity])
            for m in chains(gold.read, gold.entities, gold.mentions, quotations)]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [
    # gender and number
    (BOTH + "She was late.", [("She", "Anna Berg")]),
    (BOTH + "He was late.", [("He", "Tom Keller")]),
    ("Mr [Lee|person] met Ms [Park|person]. She was late.", [("She", "Park")]),
    ("[Nordbank|organisation] closed. Its shares fell.", [("Its", "Nordbank")]),
    # the subject before the object, the last named before the one before
    ("[Tom Keller|person] called [Hugh Marsh|person]. He was late.", [("He", "Tom Keller")]),
    ("[Tom Keller|person] was late. [Hugh Marsh|person] waited. He read a paper.",
     [("He", "Hugh Marsh")]),
    # one verb has two sides
    ("[Tom Keller|person] waited. [Hugh Marsh|person] saw him.", [("him", "Tom Keller")]),
    # a noun phrase does not own itself
    ("[Tom Keller|person] slept. His son, [Hugh Marsh|person], came.", [("His", "Tom Keller")]),
    # forward
    ("During his visit, [Tom Keller|person] praised the crew.", [("his", "Tom Keller")]),
    # who, and what belongs to it
    ("[Anna Berg|person] told [Tom Keller|person], who stood with his hat on.",
     [("his", "Tom Keller")]),
    ("[Hugh Marsh|person] stressed [Russia|place]’s regard for its neighbours.",
     [("its", "Russia")]),
    # words in quotation marks
    ("“I was late,” [Anna Berg|person] said.", [("I", "Anna Berg")]),
    ("[Tom Keller|person] nodded. “[Hugh Marsh|person] was late,” he said.",
     [("he", "Tom Keller")]),
    # descriptions
    ("[Tom Keller|person], a captain, slept. The captain was tired.",
     [("The captain", "Tom Keller")]),
    ("The [Northern Lights Board|organisation] met. The board was split.",
     [("The board", "Northern Lights Board")]),
    ("[Peru|place] shook. The country mourned.", [("The country", "Peru")]),
    ("[Lima|place] shook. The country mourned.", []),
    ("[Nova|organisation] pays for the company.", []),
    # nothing is meant
    ("[Nordbank|organisation] closed. It is good to have friends.", []),
    ("[Nordbank|organisation] closed. It rained.", []),
    ("[Nordbank|organisation] closed. He puts it bluntly.", []),
    ("[Tom Keller|person] slept. She was late.", []),
    # somebody without a name stands nearer
    ("[Anna Berg|person] slept. Her daughter came in. She was late.", [("Her", "Anna Berg")]),
])  # fmt: skip
def test_meant(text: str, wanted: list[tuple[str, str]]) -> None:
    assert meant(text) == wanted


def test_two_people_are_a_pair() -> None:
    from kit.lesson import Entity

    gold = marked("[Anna Berg|person] and [Tom Keller|person] met. The two leaders ate.")
    pair = Entity("both", "group", "the two", members=("anna-berg", "tom-keller"))
    found = chains(gold.read, (*gold.entities, pair), gold.mentions)
    assert [(gold.read.article[m.span], m.entity) for m in found] == [("The two leaders", "both")]
    assert found[0].why == "The text has just named two: Anna Berg and Tom Keller."


@pytest.mark.parametrize(("text", "why"), [
    ("“I was late,” [Anna Berg|person] said.", "Berg is speaking here and means herself."),
    (BOTH + "She was late.", "Berg is the only woman near it who fits this word."),
    ("[Hugh Marsh|person] waited for [Tom Keller|person] and shut his door.",
     "Marsh does the action in the same sentence."),
    ("[Tom Keller|person], a captain, slept. The captain was tired.",
     "The text calls Keller “captain”."),
    ("The [Northern Lights Board|organisation] met. The board was split.",
     "The word “board” is part of the name Northern Lights Board."),
    ("During his visit, [Tom Keller|person] praised the crew.",
     "It looks forward: Keller comes after the comma and does the action."),
    ("[Hugh Marsh|person] stressed [Russia|place]’s regard for its neighbours.",
     "It goes on from “Russia’s”; both are Russia’s."),
])  # fmt: skip
def test_why(text: str, why: str) -> None:
    gold = marked(text)
    quotations = heard(gold.read, gold.entities, gold.mentions).quotations
    found = chains(gold.read, gold.entities, gold.mentions, quotations)
    assert [m.why for m in found] == [why]


def test_only_the_safe_have_a_reason() -> None:
    for gold in texts():
        for m in ours(gold):
            assert m.status == "draft"
            assert bool(m.why) == (m.confidence >= SAFE)
            assert m.form in ("pronoun", "description")


@pytest.mark.parametrize(("name", "sex"), [
    ("Karin Sjöberg", "f"), ("Kassym-Jomart Tokayev", "m"), ("Mrs Lee", "f"), ("Lee", ""),
    ("Jean Martin", ""), ("Sir Keir", "m"), ("Xqzt Lee", ""),
])  # fmt: skip
def test_gender_of_names(name: str, sex: str) -> None:
    assert of_name(name) == sex


def test_gender_of_words_beside() -> None:
    assert (of_words("the actress"), of_words("Mr."), of_words("the minister")) == ("f", "m", "")


@pytest.mark.parametrize("half", ["first", "later"])
def test_our_own_texts(half: str) -> None:
    assert score(half, ours) >= 0.8
    right, shown = right_hints(texts(half), ours)
    assert right / shown >= 0.9
