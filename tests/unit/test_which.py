"""Which questions the words after `--items` mean."""

from __future__ import annotations

import pytest

from kit import files
from kit.errors import NotFound
from kit.which import asked, plan_of


@pytest.fixture(scope="module")
def lesson():
    return files.load("macron-in-kazakhstan")


def ids(lesson, *words):
    return [q.id for q in asked(lesson, words)]


def test_nothing_means_the_shortest_plan_in_the_order_of_the_lesson(lesson):
    short = plan_of(lesson, ())
    assert short.minutes == 45
    wanted = {id for phase in short.phases for id in phase.items}
    assert ids(lesson) == [q.id for q in lesson.questions if q.id in wanted]
    assert ids(lesson, "45") == ids(lesson)
    assert len(ids(lesson, "90")) > len(ids(lesson))


def test_all_and_whole_and_parts(lesson):
    mains = [q.id for q in lesson.questions if not q.again_for]
    assert ids(lesson, "all") == mains
    assert set(ids(lesson, "whole")) == {q.id for q in lesson.questions
                                         if "all" in q.reads and not q.again_for}  # fmt: skip
    third = ids(lesson, "p3")
    assert third
    assert all(lesson.question[id].reads[-1] == "p3" for id in third)
    span = ids(lesson, "p3-p5")
    assert set(span) == {*third, *ids(lesson, "p4"), *ids(lesson, "p5")}
    assert ids(lesson, "P3–P5") == span


def test_questions_by_name_each_once_with_a_second_try(lesson):
    again = next(q for q in lesson.questions if q.again_for)
    found = ids(lesson, again.id, "next-stop", "next-stop")
    assert sorted(found) == sorted([again.id, "next-stop"])


def test_a_slip_names_the_nearest(lesson):
    with pytest.raises(NotFound, match=r"no question “next-stpo”; did you mean ‘next-stop’\?"):
        asked(lesson, ["next-stpo"])
    with pytest.raises(NotFound, match="no question “p99”"):
        asked(lesson, ["p99"])
    with pytest.raises(NotFound):
        asked(lesson, ["p1-p2-p3"])
