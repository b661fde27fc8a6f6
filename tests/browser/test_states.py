"""The four states in which a notebook is met, and nowhere an error box or a lost answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from browser.answering import MAIN, face, fill_in, first_of_each_kind, home_of, is_done
from browser.hands import Mouse
from browser.steps import (
    OUTPUT,
    no_error_shown,
    open_lab,
    panel_of,
    records,
    run_to_panels,
    save,
    shot,
)  # fmt: skip
from playwright.sync_api import Page, expect

from kit.files import load

LESSON = load("macron-in-kazakhstan")
READ = "notebooks/macron-in-kazakhstan/02-read.ipynb"
CHOICE = first_of_each_kind(LESSON, whole=False)["choice"]
ASKED = [q for q in LESSON.questions if not q.again_for and "all" not in q.reads]
PANELS = 2 * (len(LESSON.paragraphs) + 1)
ALONE = "Run the lesson to save your answers."
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
MOST = 1_500_000  # bytes of the saved notebook; without its widgets it has 230,000


def _answer(page: Page) -> list:
    """Answer the first question right and return what is seen of it."""
    panel = panel_of(page, "quiz", home_of(LESSON, CHOICE))
    do = Mouse(page, panel)
    fill_in(do, CHOICE, True)
    do.check()
    expect(panel.locator(".kit-saved")).to_have_text("✓ Saved on this computer. Try 1.")
    return face(panel)


def _saved(page: Page, host) -> tuple[list, int]:
    """Run, answer, save, and shut the kernel down; return what was seen and the file’s size."""
    open_lab(page, host, READ)
    run_to_panels(page)
    seen = _answer(page)
    save(page)
    book = json.loads((host.base / READ).read_text("utf-8"))
    kept = book["metadata"]["widgets"][STATE]["state"]
    assert len([one for one in kept.values() if "data" in one["state"]]) == PANELS
    return seen, (host.base / READ).stat().st_size


def test_saved_and_trusted_without_a_kernel_then_run(page, chromium, lab_server, tmp_path):
    seen, size = _saved(page, lab_server)
    print(f"the saved notebook has {size} bytes")
    assert size < MOST
    _look_at_html(chromium, lab_server.base / READ, tmp_path, "state-nbconvert-saved")
    lab_server.shut_down()
    open_lab(page, lab_server, READ)  # a new kernel, that knows of no widget
    expect(page.locator(".kit-panel")).to_have_count(PANELS)
    expect(page.locator(".kit-alone")).to_have_count(PANELS // 2)
    assert set(page.locator(".kit-alone").all_text_contents()) == {ALONE}
    drawn = "e => getComputedStyle(e.parentElement, '::before').content"
    assert page.locator(".kit-panel").first.evaluate(drawn) == "none"  # no broken chain
    controls = ":is(input, select, textarea):enabled"
    assert page.locator(f"[data-kit-quiz] .kit-answers {controls}").count() == 0
    assert page.get_by_role("button", name="Check", exact=True).count() == 0
    panel = panel_of(page, "quiz", home_of(LESSON, CHOICE))
    is_done(panel, CHOICE)
    assert face(panel) == seen
    reader = panel_of(page, "read", "p1")
    reader.locator(".kit-people").first.click()
    expect(reader.locator(".kit-word-card")).to_be_visible()
    page.keyboard.press("h")
    expect(reader.locator(".kit-foot")).to_contain_text(ALONE)
    assert reader.locator(".kit-highlight").count() == 0  # it could not be kept
    no_error_shown(page)
    shot(panel, "state-kernel-gone")
    shot(page, "state-kernel-gone-page")

    run_to_panels(page)
    panel = panel_of(page, "quiz", home_of(LESSON, CHOICE))
    is_done(panel, CHOICE)
    assert face(panel) == seen
    assert len(records(lab_server)) == 1
    no_error_shown(page)
    shot(panel, "state-run-again")


def test_untrusted(page, lab_server):
    _saved(page, lab_server)
    lab_server.shut_down()
    path = lab_server.base / READ  # what another hand has changed is not trusted
    book = json.loads(path.read_text("utf-8"))
    book["cells"][0]["source"] = ["# From somebody else"]
    path.write_text(json.dumps(book), "utf-8")
    open_lab(page, lab_server, READ)
    expect(page.get_by_role("heading", name="From somebody else")).to_be_visible()
    # a notebook draws its outputs one after the other
    expect(page.locator(f"{OUTPUT}:has(fieldset):visible")).to_have_count(PANELS // 2)
    words = page.locator(".jp-Notebook").text_content()
    assert all(q.ask in words for q in ASKED)
    assert page.locator(".kit-panel").count() == 0
    sentence = page.locator(OUTPUT).get_by_text("To click and to save your answers, run this cell.")
    assert sentence.count() == PANELS
    no_error_shown(page)
    shot(page, "state-untrusted")

    run_to_panels(page)
    panel = panel_of(page, "quiz", home_of(LESSON, CHOICE))
    is_done(panel, CHOICE)


def test_a_kernel_that_goes_away_says_so_and_loses_nothing(page, lab_server):
    open_lab(page, lab_server, READ)
    run_to_panels(page)
    lab_server.shut_down()
    panel = panel_of(page, "quiz", home_of(LESSON, CHOICE))
    do = Mouse(page, panel)
    fill_in(do, CHOICE, True)
    do.check()
    expect(panel.locator(".kit-say-good").first).to_be_visible()
    notice = panel.locator(".kit-saved .kit-notice")
    expect(notice).to_have_text(
        "Not saved. You can read on. To save answers, start the notebook again: Run, then Run all"
        " cells. Your answer is still here. Save again"
    )
    expect(panel.locator(MAIN)).to_have_text("Next question")
    assert records(lab_server) == []
    no_error_shown(page)
    shot(panel, "state-kernel-went-away")


def test_converted_to_html(chromium, root, tmp_path):
    _look_at_html(chromium, root / READ, tmp_path, "state-nbconvert")


def _look_at_html(chromium, book: Path, folder: Path, name: str) -> None:
    """Convert a notebook, open the page where no other machine answers, and find all of it."""
    words = [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", folder, book]
    subprocess.run(words, check=True, capture_output=True)
    context = chromium.new_context(offline=True, viewport={"width": 1000, "height": 900})
    try:
        sheet = context.new_page()
        sheet.goto((folder / f"{book.stem}.html").as_uri(), wait_until="domcontentloaded")
        assert sheet.locator(".kit-twin:visible").count() == PANELS + 1
        seen = sheet.locator("body").inner_text()
        for q in ASKED:
            assert q.ask in seen
        assert "Error" not in seen
        assert VIEW not in seen
        shot(sheet, name)
    finally:
        context.close()


def test_the_committed_notebook_carries_no_widget(root):
    book = json.loads((root / READ).read_text("utf-8"))
    assert "widgets" not in book["metadata"]
    outputs = [out for cell in book["cells"] for out in cell.get("outputs", [])]
    assert outputs
    assert not any(VIEW in out.get("data", {}) for out in outputs)
