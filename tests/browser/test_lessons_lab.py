"""The other lessons of the project in JupyterLab: each kind of question, answers that stay."""

from __future__ import annotations

import pytest
from browser.answering import face, home_of, is_done, wrong_then_right
from browser.hands import Mouse
from browser.steps import (
    no_error_shown,
    open_lab,
    panel_of,
    records,
    restart,
    run_to_panels,
    save,
    shot,
)  # fmt: skip
from playwright.sync_api import expect

from kit import files

LESSONS = sorted(path.parent.name for path in files.CHECKOUT.glob("exercises/*/reading.yaml")
                 if path.parent.name != "macron-in-kazakhstan")  # fmt: skip


def one_a_part(lesson):
    """A question of each kind that there is, no two of one part: a panel whose questions are all
    answered shows them as a list when it is run again, without a way to each."""
    found, homes = {}, set()
    for q in lesson.mains:
        home = home_of(lesson, q)
        if "all" not in q.reads and q.kind not in found and home not in homes:
            found[q.kind] = q
            homes.add(home)
    return found


def test_there_are_three_lessons():
    assert len(LESSONS) == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", LESSONS)
def test_each_kind_is_answered_and_is_back_after_a_restart(page, lab_server, name):
    lesson = files.load(name)
    open_lab(page, lab_server, f"notebooks/{name}/02-read.ipynb")
    run_to_panels(page)
    reader = panel_of(page, "read", lesson.paragraphs[1].id)
    expect(reader.locator(".kit-people, .kit-places").first).to_be_visible()
    shot(reader, f"lesson-{name}")
    asked = one_a_part(lesson)
    assert len(asked) >= 5
    before = {}
    for kind, q in asked.items():
        do = Mouse(page, panel_of(page, "quiz", home_of(lesson, q)))
        wrong_then_right(do, q)
        before[kind] = face(do.within)
        shot(do.within, f"lesson-{name}-{kind}")
    assert {r["question"] for r in records(lab_server)} == {q.id for q in asked.values()}
    save(page)
    restart(page)
    run_to_panels(page)
    for kind, q in asked.items():
        panel = panel_of(page, "quiz", home_of(lesson, q))
        is_done(panel, q)
        assert face(panel) == before[kind]
    no_error_shown(page)
