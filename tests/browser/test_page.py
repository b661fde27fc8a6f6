"""The page of a lesson for everybody: without scripts, on paper, by keys, small, dark, large.

The rows A1–A7 and A9 of kit.check on the whole page; the panels alone are in test_access.py.
Answering: test_page_answers.py; what is kept: test_page_kept.py; the file: rooms/test_page.py.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from browser.answering import HEAR, heard
from browser.lessonpage import LESSON, MAINS, miss, opened_pages, written
from browser.looks import look, nameless, violations
from browser.steps import ARTEFACTS, shot
from playwright.sync_api import expect
from storm_lesson import storm

STOPS = """() => {
    const controls = "button, input, select, textarea, summary, a, [tabindex]";
    const all = [...document.querySelectorAll(controls)]
        .filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0);
    const name = (e) => (e.type === "radio" ? e.name : e);
    window.kitStops = [...new Set(all.map(name))].map((one) => all.filter((e) => name(e) === one));
    return kitStops.length;
}"""
STOP = "() => kitStops.findIndex((group) => group.includes(document.activeElement))"


@pytest.fixture
def opened(page, tmp_path):
    """Open a page of a lesson."""
    yield from opened_pages(page, tmp_path)


# without scripts, and on paper


def test_without_scripts_all_can_be_read(chromium, tmp_path):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for mode in ("practice", "test"):
        page.goto(written(tmp_path, mode=mode))
        expect(page.get_by_text("Turn on scripts to answer here.")).to_be_visible()
        for block in LESSON.blocks.values():
            assert LESSON.article[block.span] in page.locator("#read").inner_text()
        for q in MAINS:
            expect(page.get_by_text(q.ask, exact=True).first).to_be_visible()
        options = page.locator("#questions ol ol li").all_inner_texts()
        assert {o.text for q in MAINS if q.kind == "choice" and "all" not in q.reads
                for o in q.options} <= set(options)  # fmt: skip
        expect(page.locator("nav a", has_text="Save")).to_be_hidden()
        assert page.locator("button, input").count() == 0
    page.goto(written(tmp_path))
    assert "a country that" in page.locator("#words").inner_text()
    shot(page, "page-no-script")
    context.close()


def test_an_old_browser_keeps_the_static_form(page, tmp_path):
    page.add_init_script("delete window.DecompressionStream")
    page.goto(written(tmp_path))
    expect(page.get_by_text("This browser is too old to answer here.")).to_be_visible()
    expect(page.locator(".kit-still").first).to_be_visible()
    assert page.locator(".kit-panel").count() == 0


def test_the_policy_stops_what_would_ask_or_run(page, tmp_path):
    """A planted picture and a planted script: the other tests would hear of them."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(written(tmp_path))
    page.evaluate("""() => {
        const [picture, script] = [new Image(), document.createElement("script")];
        picture.src = "http://192.0.2.1/x.png";
        script.textContent = "window.hacked = 1";
        document.body.append(picture, script);
    }""")
    page.wait_for_function("document.images[0].complete")
    assert page.evaluate("window.hacked") is None
    for what in ("img-src", "script-src"):
        assert [one for one in said if what in one and "violates" in one], said


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_print_is_the_static_form(opened, page, dark):
    page.emulate_media(color_scheme="dark" if dark else "light")
    opened()
    miss(page)
    page.emulate_media(media="print")
    for kind in (".kit-panel", "button", "nav", "#save", "#progress"):
        assert page.locator(f"{kind} >> visible=true").count() == 0, kind
    for block in LESSON.blocks.values():
        assert LESSON.article[block.span] in page.locator("#read").inner_text()
    assert page.locator("#questions > div > .kit-still > ol > li").count() == sum(
        "all" not in q.reads for q in MAINS)  # fmt: skip
    expect(page.locator("#words tbody tr >> visible=true").first).to_be_visible()
    ink, ground = page.evaluate("""() => [getComputedStyle(document.body).color,
        getComputedStyle(document.documentElement).backgroundColor]""")  # fmt: skip
    assert (ink, ground) == ("rgb(31, 29, 26)", "rgba(0, 0, 0, 0)")
    raw = page.pdf(format="A4")
    if not dark:
        shot_of_pdf(raw)


def shot_of_pdf(raw: bytes):
    """Keep the printed pages as one picture, in grey; the text is still text in the file."""
    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(raw)
    sheets = [sheet.render(scale=1).to_pil().convert("L") for sheet in document]
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert "key player in this shifting landscape" in re.sub(r"\s+", " ", text)
    wide, high = sheets[0].size
    whole = Image.new("L", (wide * 4, high * -(-len(sheets) // 4)), 160)
    for n, sheet in enumerate(sheets):
        whole.paste(sheet, (n % 4 * wide, n // 4 * high))
    ARTEFACTS.mkdir(exist_ok=True)
    whole.save(ARTEFACTS / "page-print.png")
    assert 8 <= len(sheets) <= 16


# A1 to A9: everybody can use it


def test_a1_every_control_has_a_name_a_role_and_a_value(opened):
    page = opened()
    for answered in False, True:
        if answered:
            miss(page)
        assert nameless(page) == []
        assert look(page, "roleless") == []
        assert look(page, "loose") == []
    names = [one.get_attribute("aria-label") for one in page.locator(".kit-panel").all()]
    assert len(set(names)) == len(names)


def test_a2_the_skip_link_and_the_way_through(opened):
    page = opened(width=400)
    look(page, "start", "Tab")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    shot(page, "page-skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('#read'))")
    # Every control once, in the order of the document, and what comes later stands lower.
    stops = page.evaluate(STOPS)
    look(page, "start", "Tab")
    for stop in range(stops):
        page.keyboard.press("Tab")
        assert page.evaluate(STOP) == stop
    assert look(page, "upwards") == []


def test_a3_what_is_saved_and_forgotten_is_announced(opened):
    page = opened()
    miss(page)
    box = page.locator("[data-kit-save]")
    box.evaluate(HEAR)
    box.get_by_role("button", name="Save my answers to a file").click()
    box.get_by_role("button", name="Forget my answers").click()
    box.get_by_role("button", name="Forget them").click()
    assert heard(box) == ["Write your code first.",
                          "Forget 1 answer in this lesson? You cannot get them back.",
                          "Your answers are forgotten."]  # fmt: skip
    assert {tuple(live) for live in look(page, "live")} == {("status polite",)}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a4_contrast_and_all_that_axe_knows(opened, page, dark):
    page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    opened(width=1280)
    for answered in False, True:
        if answered:
            miss(page)
        assert violations(page) == []
        assert look(page, "faint") == []
        assert look(page, "pale") == []
    page.screenshot(path=shot(page, f"page-{'dark' if dark else 'light'}"), full_page=True)


@pytest.mark.parametrize("mode", ["practice", "test"])
def test_a4_axe_knows_nothing_against_the_static_form(page, tmp_path, mode):
    page.add_init_script("delete window.DecompressionStream")
    page.goto(written(tmp_path, mode=mode))
    assert violations(page) == []
    page.evaluate("document.querySelector('h2').style.color = '#B0B0B0'")
    page.evaluate("document.querySelector('nav').removeAttribute('aria-label')")
    assert any(fault.startswith("color-contrast: <h2") for fault in violations(page))


def test_a4_night_is_dark_all_over(opened, page):
    opened()
    page.get_by_role("button", name="Reading").click()
    page.get_by_role("radio", name="Night").click()
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(17, 17, 17)"
    assert violations(page) == []
    assert look(page, "faint") == []
    expect(page.get_by_role("radio", name="Page")).to_be_visible()  # not the notebook’s ground


@pytest.mark.parametrize("how", ["320", "400 %"])
def test_a5_nothing_is_cut_and_nothing_scrolls_sideways(opened, page, how):
    opened(width=320)
    if how == "400 %":  # of a window of 1280 × 900
        page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", {
            "width": 320, "height": 225, "deviceScaleFactor": 4, "mobile": False})  # fmt: skip
    for answered in False, True:
        if answered:
            miss(page)
        assert look(page, "sideways") == 0
        assert look(page, "cut") == []
    if how == "320":
        page.screenshot(path=shot(page, "page-320"), full_page=True)


def test_a5_long_words_and_foreign_letters_fit(opened):
    page = opened(storm(), width=320)
    assert look(page, "sideways") == 0
    assert look(page, "cut") == []
    page.screenshot(path=shot(page, "page-storm-320"), full_page=True)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 657, "height": 900})  # what margins leave of A4
    assert look(page, "sideways") == 0


def test_a6_focus_is_seen_and_targets_are_large(opened):
    page = opened()
    assert look(page, "dragged") == []
    for width in 1000, 320:
        page.set_viewport_size({"width": width, "height": 900})
        assert look(page, "small") == []
        for link in page.locator("nav a").all():
            assert link.bounding_box()["height"] >= 24
    box = page.locator("[data-kit-save]")
    box.get_by_label("Your code").focus()
    for _ in range(4):
        assert look(page, "ring") == ""
        page.keyboard.press("Tab")


def test_a7_headings_are_nested_and_the_language_is_set(opened, page, tmp_path):
    opened()
    levels = look(page, "headings")
    assert levels[0] == 1
    assert levels.count(1) == 1
    shown = page.evaluate("""() => [...document.querySelectorAll("h1, h2, h3, [role=heading]")]
        .filter((e) => e.checkVisibility())
        .map((e) => Number(e.getAttribute("aria-level") || e.tagName[1]))""")
    assert all(b <= a + 1 for a, b in pairwise(shown))
    assert page.locator("html").get_attribute("lang") == LESSON.lang
    assert look(page, "languages") == [LESSON.lang]
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role


def test_a9_nothing_happens_by_itself(opened, page):
    page.clock.install()
    opened()
    miss(page)
    before = look(page, "text")
    page.clock.fast_forward("03:00:00")
    after = look(page, "text")
    # the text on the screen has been read in three hours; nothing else has changed
    strip = lambda words: re.sub(r"P\d (?:new|half|read)", "", words)  # noqa: E731
    assert strip(after) == strip(before)


def test_forced_colours_keep_lines_frames_and_boxes(opened, page):
    opened()
    usual = look(page, "patterns")
    page.emulate_media(forced_colors="active")
    assert look(page, "patterns") == usual
    shot(page, "page-forced-colours")
