"""The same notebook, unchanged, in Voilà: it runs by itself, and answers outlive its kernel."""

from __future__ import annotations

from browser.answering import (
    face,
    first_of_each_kind,
    home_of,
    is_done,
    wrong_then_right,
)  # fmt: skip
from browser.hands import Keys, Mouse
from browser.steps import no_error_shown, open_voila, panel_of, records, shot
from playwright.sync_api import expect

from kit.files import load

LESSON = load("macron-in-kazakhstan")
READ = "notebooks/macron-in-kazakhstan/02-read.ipynb"
PANELS = 2 * (len(LESSON.paragraphs) + 1)  # a reader and a quiz for each, and for the caption


def _open(page, host):
    open_voila(page, host, READ)
    expect(page.locator(".kit-panel")).to_have_count(PANELS, timeout=30_000)
    expect(page.locator(".kit-alone")).to_have_count(0)
    assert page.locator(".kit-twin:visible").count() == 1  # the notes, which have no panel


def test_read_and_answer_in_voila(page, voila_server):
    _open(page, voila_server)
    asked = [first_of_each_kind(LESSON, whole=False)[kind] for kind in ("choice", "choices")]
    faces = []
    for hand, q in zip((Mouse, Keys), asked, strict=True):
        panel = panel_of(page, "quiz", home_of(LESSON, q))
        wrong_then_right(hand(page, panel), q)
        faces.append(face(panel))
    shot(page, "voila")
    assert [r["question"] for r in records(voila_server)] == [q.id for q in asked for _ in "12"]
    _open(page, voila_server)  # Voilà starts a new kernel for each visit
    for q, seen in zip(asked, faces, strict=True):
        panel = panel_of(page, "quiz", home_of(LESSON, q))
        is_done(panel, q)
        assert face(panel) == seen
    no_error_shown(page)
