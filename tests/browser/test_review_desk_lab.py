"""The review desk in JupyterLab, with keys alone: each decision stands in the YAML, byte for byte,
and the notebook’s own single-key commands change no cell."""

from __future__ import annotations

import nbformat
from browser.hands import Keys
from browser.steps import no_error_shown, open_lab, run_to_panels, shot
from playwright.sync_api import expect
from proposed import FERRY, draft_of

from kit.files import edit
from kit.walk.build import KERNEL

BOOK = "notebooks/desk.ipynb"
CELLS = """() => [...jupyterapp.shell.currentWidget.content.model.cells]
    .map((cell) => [cell.id, cell.type, cell.sharedModel.source])"""


def _lay(host):
    """Lay a draft and a notebook with its desk where the host finds them."""
    folder = draft_of(FERRY, host.base / "exercises" / "ferry")
    book = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_code_cell('import kit\nlesson = kit.open_lesson("ferry")'),
        nbformat.v4.new_code_cell("lesson.desk()"),
        nbformat.v4.new_markdown_cell("The end.")],
        metadata={"kernelspec": KERNEL})  # fmt: skip
    nbformat.write(book, host.base / BOOK)
    return folder


def test_accept_mend_drop_and_undo_with_keys(page, lab_server):
    folder = _lay(lab_server)
    path = folder / "reading.yaml"
    at_first, asked = path.read_bytes(), (folder / "questions.yaml").read_bytes()
    open_lab(page, lab_server, BOOK)
    run_to_panels(page)
    panel = page.locator("[data-kit-desk]")
    expect(panel).to_have_count(1)
    expect(page.locator(".kit-twin:visible")).to_have_count(0)
    cells = page.evaluate(CELLS)
    do, live = Keys(page, panel), panel.locator(".kit-live")

    def text(*changes):
        wanted = at_first.decode().replace("status: draft", "status: partly", 1)
        for at, keys in changes:
            wanted = edit.set_keys(wanted, at, keys)
        return wanted.encode()

    looked = {"status": None, "confidence": None}
    kept = (("glossary", 1), looked)
    mended = (("claims", 1), {"kind": "plan", **looked})
    dropped = (("quotations", 1), {"status": "dropped"})

    do.reach(panel.locator(".kit-desk-row"))
    do.key("a")
    expect(live).to_contain_text("Kept. 6 of 36. Next: Place, Norhavn.")
    assert path.read_bytes() == text(kept)

    do.key("ArrowDown", "ArrowDown", "m")
    kinds = panel.locator("[data-kit-key^='field kind']")
    expect(kinds.nth(1)).to_be_focused()  # what is chosen: opinion
    do.key("ArrowRight", "ArrowRight")
    expect(live).to_contain_text("Changed: kind is Plan.")
    do.key("Escape", "m")
    expect(live).to_contain_text("Changed. 7 of 36.")
    assert path.read_bytes() == text(kept, mended)

    do.key("d")
    expect(live).to_contain_text("Dropped. Undo with Z. 8 of 36.")
    assert path.read_bytes() == text(kept, mended, dropped)
    shot(page, "desk-in-the-lab")

    for changes in (kept, mended), (kept,):
        do.key("z")
        expect(live).to_contain_text(f"Undone. {5 + len(changes)} of 36.")
        assert path.read_bytes() == text(*changes)
    do.key("z")
    expect(live).to_contain_text("Undone. 5 of 36.")
    assert path.read_bytes() == at_first
    assert (folder / "questions.yaml").read_bytes() == asked

    assert page.evaluate(CELLS) == cells
    no_error_shown(page)
