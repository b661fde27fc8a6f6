"""The same notebook, unchanged, in Notebook 7."""

from __future__ import annotations

from browser.answering import (
    face,
    first_of_each_kind,
    home_of,
    is_done,
    wrong_then_right,
)  # fmt: skip
from browser.hands import Keys, Mouse
from browser.steps import (
    no_error_shown,
    open_notebook,
    panel_of,
    records,
    reload,
    run_to_panels,
    save,
    shot,
)  # fmt: skip

from kit.files import load

LESSON = load("macron-in-kazakhstan")
READ = "notebooks/macron-in-kazakhstan/02-read.ipynb"
# Notebook 7 logs these itself, with any notebook.
ITS_OWN = ("Cannot read properties of undefined (reading 'schema')",)


def test_read_and_answer_in_notebook_7(page, notebook_server):
    open_notebook(page, notebook_server, READ)
    assert page.locator(".kit-panel").count() == 0
    run_to_panels(page)
    asked = [first_of_each_kind(LESSON, whole=False)[kind] for kind in ("choice", "choices")]
    faces = []
    for hand, q in zip((Mouse, Keys), asked, strict=True):
        panel = panel_of(page, "quiz", home_of(LESSON, q))
        wrong_then_right(hand(page, panel), q)
        faces.append(face(panel))
    shot(page, "notebook-7")
    assert [r["question"] for r in records(notebook_server)] == [q.id for q in asked for _ in "12"]
    save(page)
    reload(page)
    for q, seen in zip(asked, faces, strict=True):
        panel = panel_of(page, "quiz", home_of(LESSON, q))
        is_done(panel, q)
        assert face(panel) == seen
    no_error_shown(page, ITS_OWN)
