"""A1, A4 and A6 once more inside JupyterLab, in both themes; axe looks at our outputs alone."""

from __future__ import annotations

import pytest
from browser.answering import fill_in, first_of_each_kind, home_of
from browser.hands import Mouse
from browser.looks import look, violations
from browser.steps import OUTPUT, open_lab, panel_of, run_to_panels, shot
from playwright.sync_api import Page, expect

from kit.files import load

LESSON = load("macron-in-kazakhstan")
BOOKS = "notebooks/macron-in-kazakhstan/"
CHOICE = first_of_each_kind(LESSON, whole=False)["choice"]
THEME = "theme => jupyterapp.commands.execute('apputils:change-theme', {theme})"


def _theme(page: Page, name: str) -> None:
    page.evaluate(THEME, f"JupyterLab {name}")
    light = str(name == "Light").lower()
    page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")
    dark = "dark" if name == "Dark" else "light"
    expect(page.locator(".kit-panel").first).to_have_attribute("data-kit-theme", dark)


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_axe_finds_nothing_in_our_outputs_but_a_planted_fault(page, lab_server, theme):
    open_lab(page, lab_server, BOOKS + "02-read.ipynb")
    page.emulate_media(reduced_motion="reduce")
    run_to_panels(page)
    _theme(page, theme)
    reader = panel_of(page, "read", "p3")
    reader.locator(".kit-people").first.click()
    panel = panel_of(page, "quiz", home_of(LESSON, CHOICE))
    do = Mouse(page, panel)
    fill_in(do, CHOICE, False)
    do.check()
    expect(panel.locator(".kit-saved")).to_contain_text("✓ Saved")
    assert violations(page, OUTPUT) == []
    assert look(page, "faint") == []
    assert look(page, "pale") == []
    assert look(page, "small") == []
    for part, box in ("reader", reader), ("quiz", panel):
        box.scroll_into_view_if_needed()
        shot(page, f"lab-{part}-{theme.lower()}")

    panel.evaluate("""panel => {
        const dark = panel.dataset.kitTheme === "dark";
        panel.querySelector(".kit-option-text").style.color = dark ? "#444444" : "#999999";
        panel.querySelector("[data-kit-key=main]").replaceChildren();
        panel.scrollIntoView();
    }""")
    found = " ".join(violations(page, OUTPUT))
    assert "button-name" in found
    # In here axe is silent about faint words (on a page of their own it is not), so we measure.
    assert any("kit-option-text" in fault for fault in look(page, "faint"))


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_axe_finds_nothing_in_progress(page, lab_server, theme):
    open_lab(page, lab_server, BOOKS + "06-check-yourself.ipynb")
    page.emulate_media(reduced_motion="reduce")
    run_to_panels(page)
    _theme(page, theme)
    assert violations(page, OUTPUT) == []
    assert look(page, "faint") == []
    assert look(page, "pale") == []
    page.get_by_role("region", name="Your progress").scroll_into_view_if_needed()
    shot(page, f"lab-progress-{theme.lower()}")
