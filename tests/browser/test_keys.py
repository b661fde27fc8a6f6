"""The notebook’s own single-key commands, pressed on every control of ours: no cell changes.

In command mode JupyterLab takes A and B for a new cell, X to cut, D D to delete, M for Markdown,
0 0 for a new kernel and more. Whatever has the focus in a panel, these keys must not get there.
"""

from __future__ import annotations

from browser.answering import first_of_each_kind, home_of
from browser.hands import Mouse
from browser.steps import open_lab, panel_of, run_to_panels
from playwright.sync_api import Locator, Page, expect

from kit.files import load

LESSON = load("macron-in-kazakhstan")
BOOKS = "notebooks/macron-in-kazakhstan/"
IN_READ = first_of_each_kind(LESSON, whole=False)
IN_CHECK = first_of_each_kind(LESSON, whole=True)
KEYS = ("a", "b", "x", "m", "1", "ArrowDown", "ArrowUp", "d", "d", "0", "0", "c", "v", "y", "r",
        "z", "l", "o", "j", "k", "Shift+L", "Shift+O", "Shift+M", "Shift+V", "Enter",
        "d", "d")  # fmt: skip
CELLS = """() => {
    const book = jupyterapp.shell.currentWidget.content;
    return [book.activeCellIndex, book.mode, document.querySelectorAll(".jp-Dialog").length,
      document.querySelectorAll(".jp-mod-lineNumbers, .cm-lineNumbers").length,
      ...[...book.model.cells].map((cell) => [cell.id, cell.type, cell.sharedModel.source])];
}"""
CONTROLS = (
    ":is(button, input, select, textarea, summary, [tabindex]):not([tabindex='-1']"
    ":not([data-kit-layer], .kit-dot, .kit-word)):visible:enabled"
)


def _press(page: Page, panel: Locator, open_again) -> list[str]:
    """Press all keys on every control of a panel; return the controls where a cell changed."""
    open_again()
    count, changed = panel.locator(CONTROLS).count(), []
    assert count > 2
    before = page.evaluate(CELLS)
    for i in range(count):
        control = panel.locator(CONTROLS).nth(i)
        if not control.count():
            break  # a key closed what was open
        control.focus()
        name = control.evaluate("e => e.getAttribute('aria-label') || e.textContent || e.name")
        for key in KEYS:
            page.keyboard.press(key)
        if page.evaluate(CELLS)[2:] != before[2:]:
            changed.append(name)
            before = page.evaluate(CELLS)
        open_again()
    return changed


def test_keys_on_the_reader_and_on_every_kind_of_question(page, lab_server):
    open_lab(page, lab_server, BOOKS + "02-read.ipynb")
    run_to_panels(page)
    reader = panel_of(page, "read", "p3")
    people = reader.locator("[data-kit-layer=people]")

    def card_open() -> None:
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        if people.get_attribute("aria-pressed") == "false":  # 1 has switched it off
            people.click()
        if not reader.locator(".kit-word-card").count():
            reader.locator(".kit-people").first.click()
        expect(reader.locator(".kit-word-card")).to_be_visible()

    assert _press(page, reader, card_open) == []
    for name in "Reading", "My notes":
        tool = reader.get_by_role("button", name=name)

        def drawer_open(tool=tool) -> None:
            if tool.get_attribute("aria-expanded") == "false":
                tool.click()
            expect(tool).to_have_attribute("aria-expanded", "true")

        assert _press(page, reader, drawer_open) == []
    for kind, q in IN_READ.items():
        panel = panel_of(page, "quiz", home_of(LESSON, q))
        do = Mouse(page, panel)
        assert (kind, _press(page, panel, lambda do=do, q=q: do.go(q.id))) == (kind, [])


def test_keys_on_a_written_answer_and_on_progress(page, lab_server):
    open_lab(page, lab_server, BOOKS + "06-check-yourself.ipynb")
    run_to_panels(page)
    panel = page.locator("[data-kit-quiz]").first
    assert _press(page, panel, lambda: Mouse(page, panel).go(IN_CHECK["write"].id)) == []
    progress = page.get_by_role("region", name="Your progress")
    assert _press(page, progress, lambda: None) == []


def test_the_keys_do_change_cells_elsewhere(page, lab_server):
    """The test above can fail: the same keys on the cell around the panel do their work."""
    open_lab(page, lab_server, BOOKS + "02-read.ipynb")
    before = page.evaluate(CELLS)
    page.keyboard.press("b")
    assert len(page.evaluate(CELLS)) == len(before) + 1
