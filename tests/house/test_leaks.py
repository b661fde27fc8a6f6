"""What a learner gets tells no answer: not in words, not hidden in the file, not by a difference.

In no file (see `leaking`) a sentence of a key is found; and a lesson whose keys are all different
gives the same bytes, so that nothing can depend on what is right: no order, id, class, flag, font
or colour. What the searches find when a leak is there: test_leaks_planted.py.
"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from leaking import (
    ALL,
    FORMED,
    LESSONS,
    SEED,
    copies,
    given,
    leaks,
    lesson_of,
    open_cards,
    opened,
    secrets,
    seeds,
)

from kit.lesson import Lesson, Level, Option, Question
from kit.page import page
from kit.paper import FORMS, Setting, handout

KEYED = {"right", "say", "accept", "otherwise", "order", "targets", "traps", "hints", "samples",
         "evidence", "look", "again", "miss", "why", "trap", "key", "correct", "answer", "from",
         "to"}  # fmt: skip
EACH = pytest.mark.parametrize("form", FORMED)
BOTH = pytest.mark.parametrize("name", LESSONS)


@EACH
@BOTH
def test_no_copy_holds_a_secret(name, form):
    lesson = lesson_of(name)
    for file in given(name, form):
        assert leaks(lesson, file.data) - (open_cards(lesson) if form == "html" else set()) == set()


def test_there_are_secrets_to_find():
    for name, least in (("first", 150), ("storm", 130), ("harbour", 60)):
        assert len(secrets(lesson_of(name))) > least
        assert any(given(name, form) for form in FORMED)
    said = lesson_of("storm").question["long-options"].options[0].say
    assert {said, "soggy ground", "half right", "drowned at sea"} <= secrets(lesson_of("storm"))
    assert open_cards(lesson_of("storm")) == {"old stonework", "an expense"}
    for form in FORMS:
        (key,) = handout(lesson_of("harbour"), Setting(audience="teacher", items=ALL), form)
        assert len(leaks(lesson_of("harbour"), key.data)) > 30


# the seed


@EACH
def test_no_copy_holds_the_seed(form):
    assert seeds(copies(replace(lesson_of("storm"), seed=SEED), form)) == []


# no difference


def other_key(q: Question) -> Question:
    """The same question as a learner sees it, with another key, other proofs in other words.

    What is counted on the page (how many are right, how long a typed answer is) stays.
    """
    def turned(options: tuple[Option, ...]) -> tuple[Option, ...]:
        right = [o.right for o in options]
        made = [replace(o, right=r, say=f"~{o.say}", trap="", accept=("~",) * 2)
                for o, r in zip(options, right[1:] + right[:1], strict=True)]  # fmt: skip
        return tuple(made[::-1])

    def typed(options: tuple[Option, ...]) -> tuple[Option, ...]:
        return tuple(replace(o, text="~" * len(o.text), say="~", accept=()) for o in options)

    sides = [pair.right for pair in q.pairs]
    return replace(
        q, hints=("~",), say="~", otherwise="~", items=q.items[::-1],
        options=(typed if q.kind == "short" else turned)(q.options),
        gaps=tuple(replace(g, options=(typed if g.typed else turned)(g.options), otherwise="~")
                   for g in q.gaps),
        pairs=tuple(replace(p, right=r, say="~", miss="~")
                    for p, r in zip(q.pairs, sides[1:] + sides[:1], strict=True)),
        extra=tuple(replace(o, say="~", trap="") for o in q.extra[::-1]),
        targets=tuple(replace(t, say="~") for t in q.targets), traps=(),
        samples=(Level(0, "~", "~"),))  # fmt: skip


def pinned(lesson: Lesson) -> Lesson:
    """The lesson with a fingerprint that does not count its keys, as its real one does."""
    made = replace(lesson)
    made.__dict__["fingerprint"] = "0123456789ab"
    return made


def differing(lesson: Lesson, form: str) -> list[str]:
    """The files that are not the same for another key."""
    other = replace(lesson, questions=tuple(map(other_key, lesson.questions)))
    pairs = zip(copies(pinned(lesson), form), copies(pinned(other), form), strict=True)
    return [one.name for one, two in pairs if one != two]


@EACH
@pytest.mark.parametrize("name", ["first", "storm"])
def test_another_key_gives_the_same_bytes(name, form):
    assert differing(lesson_of(name), form) == []


@pytest.mark.parametrize("form", ["pdf", "docx", "md", "html", "sheet slides"])
def test_a_key_that_comes_first_is_found(form, monkeypatch):
    def first(things, *_):
        return tuple(sorted(things, key=lambda one: not getattr(one, "right", True)))

    monkeypatch.setattr("kit.posed.shuffled", first)
    monkeypatch.setattr("kit.html.questions.shuffled", first)
    monkeypatch.setattr("kit.paper.asked.shuffled", first)
    assert differing(lesson_of("harbour"), form)


def test_a_mark_on_the_right_option_is_found(monkeypatch):
    from kit.paper.asked import Asked

    def marked(self, q):
        form, key = whole(self, q)
        for option, own in zip(form["options"], key()["letters"], strict=False):
            option["text"] += "\u00a0" if option["letter"] == own else ""
        return form, key

    whole = Asked._choice
    monkeypatch.setattr(Asked, "_choice", marked)
    assert differing(lesson_of("harbour"), "docx")
    assert differing(lesson_of("harbour"), "pdf")


def keys(value) -> set[str]:
    """The names of all values in JSON."""
    if isinstance(value, dict):
        return set(value) | {key for one in value.values() for key in keys(one)}
    return {key for one in value for key in keys(one)} if isinstance(value, list) else set()


@BOTH
def test_the_data_of_a_page_has_no_field_for_an_answer(name):
    def data(mode: str):
        raw = page(lesson_of(name), mode=mode).encode()
        held = [text.rsplit("\0", 1)[1] for text in opened(raw) if text.count("\0") == 2]
        return json.loads(held[0])["questions"]

    assert keys(data("test")) & KEYED == set()
    assert keys(data("practice")) & KEYED >= {"right", "say", "hints", "evidence"}
