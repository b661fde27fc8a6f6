"""“Mark every …”: one layer in one block as a question; what must be marked and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from broken import harbour

from kit import files
from kit.answers import MARK
from kit.errors import NotFound
from kit.lesson import NOBODY, Mention, Span
from kit.marking import mark_question
from kit.posed import pose
from kit.score import score
from kit.skills import LAYERS, SKILLS


@pytest.fixture(scope="module", params=["macron-in-kazakhstan", "harbour"])
def lesson(request):
    return harbour.sound() if request.param == "harbour" else files.load(request.param)


@pytest.fixture(scope="module")
def first():
    return files.load("macron-in-kazakhstan")


def tasks(lesson):
    """Every task that a lesson has."""
    for block in lesson.blocks.values():
        for layer in LAYERS:
            try:
                yield block, layer, mark_question(lesson, block, layer)
            except NotFound:
                continue


def test_every_task_can_be_asked_and_answered_right(lesson):
    count = 0
    for block, layer, q in tasks(lesson):
        count += 1
        assert q.id == f"{MARK}{block.id}:{layer}"
        assert q.skill in SKILLS
        assert q.hints
        assert q.otherwise
        assert all(block.span.covers(t.span) and t.say.strip() for t in q.targets)
        spans = [[t.span.start, t.span.end] for t in q.targets]
        assert score(q, spans, lesson.article).share == 1, q.id
        assert score(q, [], lesson.article).share == 0
        assert pose(lesson, q)["targets"]
    assert count > 10


def test_no_target_lies_in_another_and_they_stand_in_order(lesson):
    for _, _, q in tasks(lesson):
        spans = [t.span for t in q.targets]
        assert spans == sorted(spans)
        assert not any(a is not b and a.covers(b) for a in spans for b in spans), q.id


def test_the_outer_of_two_is_kept_whichever_comes_first():
    sound = harbour.sound()
    whole, part = harbour.at("Per Holm"), harbour.at("Holm")
    inner = replace(sound, mentions=(Mention("a", part, "holm"), Mention("b", whole, "holm")))
    (target,) = mark_question(inner, sound.blocks["p1"], "people").targets
    assert target.span == whole
    beside = Span(whole.start, whole.start + 3)
    apart = replace(inner, mentions=(Mention("a", beside, "holm"), Mention("b", whole, "holm"),
                                     Mention("c", part, "holm")))  # fmt: skip
    assert [t.span for t in mark_question(apart, sound.blocks["p1"], "people").targets] == [whole]


def test_voices_are_the_words_that_bring_them_in(first):
    q = mark_question(first, first.blocks["p5"], "voices")
    cues = [quote.cue for quote in first.quotations if quote.cue
            and first.blocks["p5"].span.covers(quote.cue)]  # fmt: skip
    assert [t.span for t in q.targets] == sorted(set(cues))
    assert all("brings in" in t.say for t in q.targets)


def test_he_counts_as_a_person_and_is_explained(first):
    says = {first.article[t.span]: t.say for block in first.paragraphs
            for t in _targets(first, block, "people")}  # fmt: skip
    he = next(words for words in says if words.lower() in ("he", "his"))
    assert says[he].startswith(f"“{he}” stands for ")
    assert "is a name" in says["Macron"]


def _targets(lesson, block, layer):
    try:
        return mark_question(lesson, block, layer).targets
    except NotFound:
        return ()


def test_a_group_of_people_is_marked_with_people():
    sound = harbour.sound()
    both = harbour.nouns.Entity("both", "group", "the two", members=("holm", "lund"))
    odd = harbour.nouns.Entity("odd", "group", "all", members=("holm", "norhavn"))
    said = harbour.at("Nobody")
    for entity, layer in ((both, "people"), (odd, "")):
        lesson = replace(sound, entities=(*sound.entities, entity),
                         mentions=(Mention("m", said, entity.id, "description"),))  # fmt: skip
        found = [name for name in LAYERS
                 for t in _targets(lesson, sound.blocks["p2"], name) if t.span == said]  # fmt: skip
        assert found == ([layer] if layer else [])


@pytest.mark.parametrize(("layer", "words"), [
    ("loaded", "A calmer word: “cost”"), ("claims", "The harbour council stands behind it"),
    ("words", "burden: something heavy"), ("places", "“Norhavn” is a name: Norhavn."),
])  # fmt: skip
def test_each_layer_has_its_reason(layer, words):
    lesson = harbour.sound()
    says = [t.say for block in lesson.blocks.values() for t in _targets(lesson, block, layer)]
    assert any(words in say for say in says), says


def test_what_is_not_there_is_said():
    lesson = harbour.sound()
    with pytest.raises(NotFound, match="no layer “voces”; did you mean ‘voices’"):
        mark_question(lesson, lesson.blocks["p1"], "voces")
    with pytest.raises(NotFound, match="Dates: paragraph 1 holds none"):
        mark_question(lesson, lesson.blocks["p1"], "dates")


def test_words_of_nobody_named_can_be_asked_for(first):
    unsaid = tuple(replace(q, speaker=NOBODY) for q in first.quotations)
    question = mark_question(replace(first, quotations=unsaid), first.blocks["p8"], "voices")
    assert "nobody named’s" in question.targets[0].say
