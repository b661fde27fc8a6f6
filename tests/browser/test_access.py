"""The rows A1–A9 of kit.check on the stand-alone page: reader, every kind of question, progress.

A8, options for interest and persistence, is judged by a reviewer; what a machine can look at in it
(settings, listening) is in the reader’s tests. Inside JupyterLab: test_access_lab.py.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from browser.answering import HEAR, MAIN, fill_in, first_of_each_kind, heard
from browser.hands import Keys, Mouse
from browser.looks import look, nameless, tab_stops, violations
from browser.standalone import write_page
from browser.steps import shot
from playwright.sync_api import Page, expect

from kit.files import load
from kit.posed import reads
from kit.skills import LAYERS
from kit.widgets.data import quiz_data, reader_data
from kit.widgets.progress import progress_data

LESSON = load("macron-in-kazakhstan")
KINDS = first_of_each_kind(LESSON, whole=True) | first_of_each_kind(LESSON, whole=False)
PANELS = ("reader", "progress", *KINDS)
NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
SPACED = """* { letter-spacing: .12em !important; word-spacing: .16em !important;
  line-height: 1.5 !important } p { margin-bottom: 2em !important }"""


def _state() -> dict:
    """A learner who was right, wrong, and sure but wrong."""
    answers = {}
    for n, q in enumerate(q for q in LESSON.questions if q.kind == "choice" and not q.again_for):
        option = next(o.id for o in q.options if o.right is bool(n % 2))
        answers[q.id] = [{"response": option, "share": n % 2, "sure": 3, "hints": 0, "try": 1,
                          "at": "2026-03-01T10:00:00.000Z", "mode": "practice", "older": False}]
    return {"answers": answers, "highlights": [], "read": ["p1", "p2"], "looks": {}, "rated": {},
            "skipped": []}  # fmt: skip


def _data(panel: str) -> tuple[str, dict]:
    if panel == "reader":
        blocks = [LESSON.blocks[b] for b in ("p3", "p4", "p5")]
        return "reader", reader_data(LESSON, blocks, LAYERS, withhold=False) | {"notice": "draft"}
    if panel == "progress":
        where = "Your answers stay on this computer."
        return "progress", progress_data(LESSON, _state(), NOW, where)
    return "quiz", quiz_data(LESSON, [KINDS[panel]], "Questions",
                             parts=reads(LESSON, KINDS[panel]))


@pytest.fixture
def show(page: Page, tmp_path):
    """Show a panel on a page of its own; `wide`: 1000 px; afterwards no script may have failed."""

    def open_page(panel: str, dark: bool = False, width: int = 1000) -> Page:
        widget, data = _data(panel)
        page.set_default_timeout(5_000)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(write_page(tmp_path, widget, data, dark=dark).as_uri())
        page.wait_for_selector("[data-kit-ready]")
        if widget == "quiz":
            expect(page.locator(".kit-alone")).to_have_count(0)
        if panel == "reader":
            page.locator(".kit-people").first.click()
            expect(page.locator(".kit-word-card")).to_be_visible()
        return page

    yield open_page
    assert page.errors == []


def _miss(page: Page, panel: str) -> None:
    """Answer wrong, so that feedback and evidence are on the page too."""
    if panel in KINDS:
        do = Mouse(page, page.locator(".kit-panel"))
        fill_in(do, KINDS[panel], False)
        do.check()
        expect(page.locator(".kit-saved")).to_contain_text("✓ Saved")


@pytest.mark.parametrize("panel", PANELS)
def test_a1_every_control_has_a_name_a_role_and_a_value(show, panel):
    page = show(panel)
    for answered in False, True:
        if answered:
            _miss(page, panel)
        assert nameless(page) == []
        assert look(page, "roleless") == []
        assert look(page, "loose") == []
        assert page.get_by_role("region").count() == 1


def test_a1_finds_a_planted_fault(show):
    page = show("choice")
    page.evaluate("""() => {
        document.querySelector("[data-kit-key=main]").replaceChildren();
        document.querySelector("legend").replaceChildren();
    }""")
    assert nameless(page) == ["button “”"]
    assert len(look(page, "loose")) > 2


@pytest.mark.parametrize("panel", PANELS)
def test_a2_tab_goes_through_all_in_reading_order_and_out_again(show, panel):
    page = show(panel, width=400)  # one column: what comes later stands lower
    for answered in False, True:
        if answered:
            _miss(page, panel)
        expected = look(page, "expected")
        assert len(expected) > 2
        assert tab_stops(page) == expected
        assert tab_stops(page, "Shift+Tab") == expected[::-1]
        assert look(page, "upwards") == []


@pytest.mark.parametrize("panel", PANELS)
def test_a3_results_are_announced_in_words(show, panel):
    page = show(panel)
    box = page.locator(".kit-panel")
    assert look(page, "live") == [["status polite"]]
    box.evaluate(HEAR)
    do = Keys(page, box)
    if panel == "reader":
        do.reach(page.locator("[data-kit-layer]"))
        do.key("Space")
        assert heard(box) == ["People hidden."]
    elif panel == "progress":
        do.press(page.get_by_role("button", name="Forget my answers"))
        assert heard(box)[0].startswith("Forget ")
        assert "You cannot get them back." in heard(box)[0]
        expect(page.get_by_role("button", name="Keep them")).to_be_focused()
    else:
        do.check()
        assert heard(box)[-1].endswith(".")  # what is still missing
        _miss(page, panel)
        said = " ".join(heard(box))
        if panel == "write":
            assert "Saved. Compare it with the answers below." in said
        else:
            assert any(lead in said for lead in ("Not this one.", "Not yet.", "Partly.", "Careful.",
                                                 "found."))  # fmt: skip


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("panel", PANELS)
def test_a4_contrast_and_all_that_axe_knows(show, panel, dark):
    page = show(panel, dark)
    page.emulate_media(reduced_motion="reduce")
    for answered in False, True:
        if answered:
            _miss(page, panel)
        assert violations(page) == []
        assert look(page, "faint") == []
        assert look(page, "pale") == []
    shot(page, f"access-{panel}-{'dark' if dark else 'light'}")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a4_finds_planted_faults(show, dark):
    page = show("reader", dark)
    page.add_style_tag(content=".kit-title b { color: #808080 !important }"
                       " .kit-close { border: 1px solid #80808055 !important }")  # fmt: skip
    page.evaluate("document.querySelector('.kit-close').removeAttribute('aria-label');"
                  "document.querySelector('.kit-close').replaceChildren()")  # fmt: skip
    found = " ".join(violations(page))
    assert "color-contrast: <b>" in found
    assert "button-name" in found
    assert any("b." in fault for fault in look(page, "faint"))
    assert any("kit-close" in fault for fault in look(page, "pale"))


@pytest.mark.parametrize("how", ["320", "400 %", "spaced"])
@pytest.mark.parametrize("panel", PANELS)
def test_a5_nothing_is_cut_and_nothing_scrolls_sideways(show, panel, how):
    page = show(panel, width=320)
    if how == "400 %":  # of a window of 1280 × 900
        page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", {
            "width": 320, "height": 225, "deviceScaleFactor": 4, "mobile": False})  # fmt: skip
    if how == "spaced":
        page.add_style_tag(content=SPACED)
    for answered in False, True:
        if answered:
            _miss(page, panel)
        assert look(page, "sideways") == 0
        assert look(page, "cut") == []
    if how == "320":
        shot(page.locator(".kit-panel"), f"access-{panel}-320")


def test_a5_finds_planted_faults(show):
    page = show("choice", width=320)
    page.add_style_tag(content=".kit-ask { text-wrap: nowrap !important }"
                       " .kit-button { max-width: 40px; white-space: nowrap }")  # fmt: skip
    faults = " ".join(look(page, "cut"))
    assert "out: legend" in faults
    assert "cut: button" in faults


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("panel", PANELS)
def test_a6_focus_is_seen_and_targets_are_large(show, panel, dark):
    page = show(panel, dark)
    for width in 1000, 320:
        page.set_viewport_size({"width": width, "height": 900})
        assert look(page, "small") == []
        assert look(page, "dragged") == []
        look(page, "start", "Tab")
        for _ in look(page, "expected"):
            page.keyboard.press("Tab")
            assert look(page, "ring") == ""
    if panel in KINDS:  # help stands in the same place: after the answers, before the main button
        order = page.locator(".kit-answers, .kit-mark-area, [data-kit-key=hint], " + MAIN)
        keys = [one.get_attribute("data-kit-key") for one in order.all()]
        assert keys == [None, "hint", "main"][-len(keys):] if KINDS[panel].hints else True


@pytest.mark.parametrize("panel", PANELS)
def test_a7_headings_are_nested_and_the_language_is_set(show, panel):
    page = show(panel)
    levels = look(page, "headings")
    assert levels[:2] == [1, 2]  # the page’s own
    assert len(levels) > 2
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert look(page, "languages") == [LESSON.lang]


@pytest.mark.parametrize("panel", PANELS)
def test_a9_nothing_happens_by_itself(show, page, panel):
    page.clock.install()
    show(panel)
    _miss(page, panel)
    before = look(page, "text")
    page.clock.fast_forward("03:00:00")
    assert look(page, "text") == before


@pytest.mark.parametrize("panel", PANELS)
def test_reduced_motion_stops_all_motion(show, page, panel):
    page.emulate_media(reduced_motion="reduce")
    show(panel)
    _miss(page, panel)
    assert look(page, "moving") == []


def test_forced_colours_keep_lines_bars_frames_and_labels(show):
    page = show("reader")
    usual, labels = look(page, "patterns"), page.locator(".kit-label").all_inner_texts()
    page.emulate_media(forced_colors="active")
    assert look(page, "patterns") == usual
    assert {layer.split(":")[0] for layer in usual} >= {"people", "places", "voices", "claims"}
    assert not [one for one in usual if one.endswith(": ")]
    assert page.locator(".kit-label").all_inner_texts() == labels
    shot(page, "access-forced-colours")
