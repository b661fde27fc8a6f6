"""Every lesson of the project keeps the standards and holds what a lesson needs."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest

from kit.check import check, failed, parts, report
from kit.files import CHECKOUT, find_lessons, home, load
from kit.skills import KINDS, READINGS

FOLDERS = [f for f in find_lessons(CHECKOUT).values() if home(f) == CHECKOUT]
FIRST_ARTICLE = "24c75671c8e99d1f8418c5679a65f1e247c49e0c450d1bed6ad01430c3b1840d"


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def lesson(request):
    return load(request.param)


@pytest.fixture
def first():
    return load("macron-in-kazakhstan")


def test_the_standards_find_nothing_that_must_change(lesson):
    findings = check(lesson)
    assert not failed(findings), report(findings)


def test_there_are_enough_questions_everywhere(first):
    homes = Counter(parts.home(first, q) for q in first.mains)
    assert all(homes[block.id] >= 4 for block in first.paragraphs)
    assert homes["caption"] + homes["credit"] >= 3
    assert homes[""] >= 6


def test_every_kind_is_asked_and_hard_ones_have_a_sibling(first):
    assert {q.kind for q in first.mains} == set(KINDS)
    again = {q.again_for for q in first.questions if q.again_for}
    assert len(again) >= 12
    assert all(first.question[id].difficulty >= 2 for id in again)


def test_the_plan_has_two_ways_through_three_readings(first):
    assert {plan.minutes for plan in first.plans} == {45, 90}
    for plan in first.plans:
        assert sum(phase.minutes for phase in plan.phases) == plan.minutes
        assert [phase.reading for phase in plan.phases] == list(READINGS)
        assert all(phase.pair for phase in plan.phases)
        asked = [id for phase in plan.phases for id in phase.items]
        assert asked
        assert set(asked) <= set(first.question)


def test_the_article_is_the_one_that_came():
    path = CHECKOUT / "seeds" / "000_e4162d8fab9e6120.txt"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == FIRST_ARTICLE


def test_every_pronoun_for_a_person_is_tied_to_one(first):
    import re

    held = {(m.span.start, m.span.end) for m in first.mentions}
    for block in first.blocks.values():
        text = first.article[block.span]
        for found in re.finditer(r"\b(he|his|you|your|they|who)\b", text, re.IGNORECASE):
            place = (block.start + found.start(), block.start + found.end())
            inside = any(a <= place[0] and place[1] <= b for a, b in held)
            assert inside, f"{found[0]} in {block.id}"
