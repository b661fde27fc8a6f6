"""What a word means here: the sense that does not fit is there, and no second key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafted import TEXTS, drafted, drafts, faults, made, text_of

from kit.glossary import look_up
from kit.propose import meanings, telling, words
from kit.propose.draft import Draft


@pytest.mark.parametrize("name", TEXTS)
def test_items_keep_the_item_rows(name):
    lesson = drafted(name)
    items = made("words", lesson)
    assert items
    assert faults(lesson, items) == []


def test_same_seed_same_items():
    lesson = drafted(TEXTS[1])
    assert text_of(made("words", lesson)) == text_of(made("words", lesson))
    assert text_of(made("words", lesson)) != text_of(made("words", lesson, seed=1))


def test_words_to_learn_are_asked_first_and_named():
    lesson = drafted("dates/first-business")
    items = made("words", lesson)
    known = {g.word: g for g in lesson.glossary}
    taught = [known[q.teaches[0]].teach for q in items]
    assert taught == sorted(taught, reverse=True)
    assert sum(taught) >= 3


def test_the_other_sense_of_a_word_is_among_the_answers():
    lesson = drafted("dates/first-business")
    board = next(q for q in made("words", lesson) if q.teaches == ("board",))
    other = next(o for o in board.options if o.trap == "other sense")
    assert "wood" in other.text
    assert "“board”" in other.say.casefold()
    assert next(o for o in board.options if o.right).text in look_up("board", "noun")[0].here


def test_no_wrong_meaning_shares_a_word_with_the_key():
    for lesson in drafts():
        for q in made("words", lesson):
            key = next(o for o in q.options if o.right)
            for other in (o for o in q.options if not o.right):
                assert not telling.content(key.text) & telling.content(other.text), (q.id, other)


def test_a_word_that_could_stand_for_the_key_is_no_wrong_answer():
    lesson = drafted("dates/first-local")
    ban = next(g for g in lesson.glossary if g.word == "ban")
    offered = {m.word for m in meanings.of_news(Draft(lesson), ban)}
    assert offered
    assert not offered & {"bar", "outlaw", "prohibit", "forbid"}


def test_an_unsure_sense_is_not_asked_about():
    for lesson in drafts():
        sure = {g.word for g in lesson.glossary if g.confidence >= words.LEAST}
        assert all(set(q.teaches) <= sure for q in made("words", lesson))


def test_layer_and_status():
    for q in made("words", drafted(TEXTS[0])):
        assert (q.layer, q.status, q.skill) == ("words", "draft", "word-in-context")
        assert 0 < q.confidence <= 1


@pytest.mark.parametrize(("here", "short"), [
    ("a factory, or a place where electricity is made", "a factory"),
    ("a plan for a new law that a parliament must vote on", "a plan for a new law"),
    ("a measure of how good, safe or popular something is", None),
    ("to say that someone has done something wrong", None),
])  # fmt: skip
def test_a_meaning_is_cut_only_before_what_adds_to_it(here, short):
    forms = list(meanings.forms(here))
    assert forms[0] == here
    assert (short in forms) if short else len(forms) == 1


def test_a_word_in_a_compound_is_not_asked_about():
    lesson = drafted("dates/first-business")
    board = next(g for g in lesson.glossary if g.word == "board")
    draft = Draft(lesson)
    assert not words._compound(draft, board, board.spans[0])
    text = lesson.article.text.replace("board will meet", "board game met ")
    other = Draft(replace(lesson, article=replace(lesson.article, text=text)))
    assert words._compound(other, board, board.spans[0])
