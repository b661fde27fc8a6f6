"""The reading notebook in JupyterLab, from a page that has not run to answers that are all back."""

from __future__ import annotations

import pytest
from browser.answering import (
    MAIN,
    face,
    first_of_each_kind,
    home_of,
    is_done,
    wrong_then_right,
)  # fmt: skip
from browser.hands import Keys, Mouse
from browser.steps import (
    CELL,
    OUTPUT,
    command,
    no_error_shown,
    open_lab,
    panel_of,
    records,
    reload,
    restart,
    run_to_panels,
    save,
    shot,
)  # fmt: skip
from playwright.sync_api import Page, expect

from kit.files import load

LESSON = load("macron-in-kazakhstan")
BOOKS = "notebooks/macron-in-kazakhstan/"
READ, CHECK = BOOKS + "02-read.ipynb", BOOKS + "06-check-yourself.ipynb"
# The kinds that ask about one part stand in the reading notebook; those on the whole in the other.
IN_READ = first_of_each_kind(LESSON, whole=False)
IN_CHECK = first_of_each_kind(LESSON, whole=True)
# What a learner reads, without the small labels behind the marks.
WORDS = """notebook => {
    const copy = notebook.cloneNode(true);
    copy.querySelectorAll("sup").forEach((label) => label.remove());
    return copy.textContent;
}"""


@pytest.fixture(autouse=True)
def no_error(page):
    """At the end of every test."""
    yield
    no_error_shown(page)


def test_all_nine_kinds_are_answered_here():
    kinds = {q.kind for q in LESSON.questions}
    assert len(kinds) == 9
    assert IN_READ.keys() | IN_CHECK.keys() == kinds


def test_text_and_questions_are_there_and_panels_take_their_place(page, lab_server):
    open_lab(page, lab_server, READ)
    panels = 2 * (len(LESSON.paragraphs) + 1)  # a reader and a quiz for each, and for the caption
    expect(page.locator(".kit-twin")).to_have_count(panels + 1)  # and the notes, without a panel
    words = page.locator(".jp-Notebook").evaluate(WORDS)
    for block in LESSON.blocks.values():
        if block.kind != "furniture":
            assert LESSON.article[block.span] in words
    for q in LESSON.questions:
        if not q.again_for and "all" not in q.reads:
            assert q.ask in words
    assert page.locator(".kit-panel").count() == 0
    assert page.locator(f"{OUTPUT} :is(button, input, select, textarea)").count() == 0
    no_error_shown(page)
    shot(page, "read-not-run")

    run_to_panels(page)
    assert page.locator("[data-kit-read]").count() == panels / 2
    assert page.locator("[data-kit-quiz]").count() == panels / 2
    assert page.locator(".kit-twin:visible").count() == 1
    shot(panel_of(page, "read", "p3"), "reader-light")
    shot(panel_of(page, "quiz", "p3"), "quiz-light")


def test_a_card_opens_and_a_layer_switches(page, lab_server):
    open_lab(page, lab_server, READ)
    run_to_panels(page)
    for hand in Keys, Mouse:
        _open_a_card(page, hand)


def _open_a_card(page: Page, hand: type[Mouse]) -> None:
    reader = panel_of(page, "read", "p1")
    do, mark = hand(page, reader), reader.locator(".kit-people").first
    if hand is Mouse:
        mark.click()
    else:
        do.reach(reader.locator("p.kit-text, p.kit-text [role=button]"))
        do.key("Escape", "ArrowRight")
        expect(mark).to_be_focused()
        do.key("Enter")
    card = reader.locator(".kit-word-card")
    expect(card.locator(".kit-card-title")).to_have_text("Emmanuel Macron")
    expect(reader.locator(".kit-live")).to_have_text("Card: Emmanuel Macron. 2 of 13 mentions.")
    expect(mark).to_have_attribute("aria-expanded", "true")
    expect(mark).to_be_focused()
    shot(reader, f"card-{hand.__name__.lower()}")
    do.press(card.get_by_role("button", name="Close the card"))
    expect(card).to_have_count(0)
    expect(mark).to_be_focused()

    groups = reader.locator("[data-kit-layer=groups]")
    seen = groups.get_attribute("aria-pressed") == "true"
    assert (reader.locator(".kit-groups").count() > 0) is seen
    if hand is Mouse:
        groups.click()
    else:
        page.keyboard.press("Shift+Tab")  # from the text back to the layers
        do.key("Home", "ArrowRight", "ArrowRight")
        expect(groups).to_be_focused()
        do.key("Space")
    expect(groups).to_have_attribute("aria-pressed", str(not seen).lower())
    assert (reader.locator(".kit-groups").count() > 0) is not seen
    expect(reader.locator(".kit-live")).to_contain_text(
        "Groups hidden." if seen else "Groups shown."
    )


@pytest.mark.slow
@pytest.mark.parametrize("hand", [Mouse, Keys])
def test_every_kind_is_answered_and_everything_is_back(page, lab_server, hand):
    open_lab(page, lab_server, READ)
    run_to_panels(page)
    note = _note(page, hand)
    asked = dict(sorted(IN_READ.items(), key=lambda one: list(LESSON.blocks).index(
        home_of(LESSON, one[1]))))  # in reading order, as Tab goes
    before = {}
    for kind, q in asked.items():
        do = hand(page, panel_of(page, "quiz", home_of(LESSON, q)))
        wrong_then_right(do, q)
        before[kind] = face(do.within)
        shot(do.within, f"answered-{kind}")
    found = records(lab_server)
    assert [r["question"] for r in found] == [q.id for q in asked.values() for _ in range(2)]
    assert [r["try"] for r in found] == [1, 2] * len(asked)
    assert all(r["share"] < 1 for r in found[::2])
    assert all(r["share"] == 1 for r in found[1::2])
    save(page)

    def everything_is_back() -> None:
        reader = panel_of(page, "read", "p1")
        expect(reader.locator(".kit-highlight")).to_have_text(note[0])
        expect(reader.locator(".kit-beside .kit-note")).to_contain_text(note[1])
        for kind, q in asked.items():
            panel = panel_of(page, "quiz", home_of(LESSON, q))
            is_done(panel, q)
            assert face(panel) == before[kind]

    reload(page)
    everything_is_back()
    restart(page)
    run_to_panels(page)
    everything_is_back()
    assert records(lab_server) == found  # looking is no answer
    table = _answers(page)
    for q in asked.values():
        assert q.id in table
    assert table.count("macron-in-kazakhstan") <= 2 * len(asked)


@pytest.mark.slow
@pytest.mark.parametrize("hand", [Mouse, Keys])
def test_questions_on_the_whole_text(page, lab_server, hand):
    open_lab(page, lab_server, CHECK)
    run_to_panels(page)
    panel = page.locator("[data-kit-quiz]").first
    before = {}
    for kind, q in IN_CHECK.items():
        do = hand(page, panel)
        wrong_then_right(do, q)
        before[kind] = face(panel)
        shot(panel, f"whole-{kind}")
    rating = panel.locator(".kit-rate input").first
    if hand is Mouse:
        rating.check()
    else:
        do.reach(panel.locator(".kit-rate input"))
        do.key("Space")
    expect(panel.locator(".kit-live")).to_contain_text("You rate it")
    save(page)
    reload(page)
    for kind, q in IN_CHECK.items():
        is_done(panel, q)
        if kind == "write":
            expect(panel.locator(".kit-rate input").first).to_be_checked()
        else:
            assert face(panel) == before[kind]
    writes = [r for r in records(lab_server) if r["question"] == IN_CHECK["write"].id]
    assert [r["share"] for r in writes] == [None]


def test_words_are_marked_and_compared(page, lab_server):
    open_lab(page, lab_server, BOOKS + "03-voices.ipynb")
    run_to_panels(page)
    panel = page.locator("[data-kit-quiz]").first
    do = Keys(page, panel)
    do.reach(panel.locator(".kit-word"))
    do.key("Space", "ArrowRight", "ArrowRight", "Space")
    expect(panel.locator(".kit-live")).to_contain_text("2 marked.")
    do.check()
    expect(panel.locator(".kit-saved")).to_have_text("✓ Saved on this computer. Try 1.")
    expect(panel.locator(".kit-score")).to_contain_text(" of ")
    expect(panel.locator(MAIN)).to_have_text("Mark again")
    compared = panel.locator(".kit-mark-text .kit-word").all_inner_texts()
    shot(panel, "voices-compared")
    save(page)
    reload(page)
    assert panel.locator(".kit-mark-text .kit-word").all_inner_texts() == compared


def _note(page: Page, hand: type[Mouse]) -> tuple[str, str]:
    """Highlight words of P1 by keys alone and write a note; return both."""
    reader, words = panel_of(page, "read", "p1"), "The name of the guest, in full."
    do = Keys(page, reader)
    do.reach(reader.locator("p.kit-text"))
    do.key("Shift+ArrowRight", "Shift+ArrowRight", "n")
    page.keyboard.type(words)
    do.press(reader.get_by_role("button", name="Save"))
    expect(reader.locator(".kit-live")).to_contain_text("Note saved.")
    return reader.locator(".kit-highlight").inner_text(), words


def _answers(page: Page) -> str:
    """Write `lesson.answers()` into a new cell, run it, and return what it shows."""
    page.evaluate("() => { const book = jupyterapp.shell.currentWidget.content;"
                  " book.activeCellIndex = book.widgets.length - 1; }")  # fmt: skip
    command(page, "notebook:insert-cell-below")
    command(page, "notebook:enter-edit-mode")
    page.keyboard.type("lesson.answers()")
    page.keyboard.press("Shift+Enter")
    frame = page.locator(f"{CELL} table.dataframe").last
    expect(frame).to_be_visible()
    return frame.inner_text()
