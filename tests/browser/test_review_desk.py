"""The review desk: a teacher accepts, mends, drops, adds and takes back, by mouse and by keys.

What is decided stands in the files, byte for byte; the desk can be seen and used by everybody.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from browser.deskpage import DeskPage
from browser.hands import Keys
from browser.looks import look, nameless, tab_stops, violations
from browser.steps import shot
from playwright.sync_api import expect

from kit import correcting

SPACED = """* { letter-spacing: .12em !important; word-spacing: .16em !important;
  line-height: 1.5 !important } p { margin-bottom: 2em !important }"""


@pytest.fixture
def desk(page, tmp_path):
    """The desk of the ferry draft; afterwards no script may have failed."""
    yield DeskPage(page, tmp_path)
    assert page.errors == []


def status(desk, section, n):
    return desk.entry(section, n).get("status", "")


def count(desk):
    return desk.page.locator(".kit-title .kit-faint").inner_text()


# what a teacher does with the mouse


def test_the_queue_tells_what_is_proposed(desk):
    desk.open()
    assert count(desk) == "5 of 36 checked · 31 to go"
    assert desk.page.locator(".kit-desk-steps").first.inner_text().split("\n") == [
        "Marks 26", "Questions 10"]  # fmt: skip
    first = desk.page.locator(".kit-desk-row").first
    assert first.inner_text().split("\n")[1:] == ["Word: quay", "Caption · program is not sure"]
    desk.key("order").select_option(label="As in the text")
    titles = desk.page.locator(".kit-desk-row").all_inner_texts()
    assert titles[0].split("\n")[1:] == ["Person: Ada Lund", "Caption"]
    assert desk.page.locator(".kit-foot").inner_text() == (
        "Learners see “Not checked yet” until you finish.")  # fmt: skip


def test_accept_mend_drop_and_undo_with_the_mouse(desk):
    desk.open()
    bytes_at_first = desk.files()
    desk.row("Claim: a burden").click()
    desk.key("do accept").click()
    assert desk.said() == "Kept. 6 of 36. Next: Who says “Nobody asked us”."
    assert status(desk, "claims", 1) == ""
    expect(desk.row("Claim: a burden")).to_contain_text("P1 · kept")
    expect(desk.key("row quotations/1")).to_be_focused()
    expect(desk.page.locator(".kit-foot")).to_contain_text(
        "✓ Saved in the lesson file: Claim “a burden” kept.")  # fmt: skip
    expect(desk.page.locator(".kit-foot")).to_contain_text("Learners see “Partly checked”")

    speaker = desk.key("field speaker")
    assert desk.key("do accept").inner_text().split() == ["Accept", "A"]
    speaker.select_option(label="Per Holm")
    assert desk.said() == "Changed: who speaks is Per Holm."
    expect(desk.page.locator(".kit-desk-was").first).to_have_text("Ada Lund")
    expect(desk.key("do mend")).to_have_text("Keep my changeM")
    expect(desk.key("do accept")).to_have_text("Accept as it wasA")
    assert desk.page.locator(".kit-main").all_inner_texts() == ["Keep my change\nM"]
    desk.key("do mend").click()
    assert desk.said().startswith("Changed. 7 of 36. Next: ")
    assert desk.entry("quotations", 1)["speaker"] == "holm"
    expect(desk.key("row quotations/1")).to_contain_text("Holm · own words")
    expect(desk.key("row quotations/1")).to_contain_text("P2 · mended by you")

    desk.row("Loaded word: reckless").click()
    desk.key("do drop").click()
    assert desk.said().startswith("Dropped. Undo with Z. 8 of 36.")
    assert status(desk, "loaded", 1) == "dropped"
    for left in 7, 6, 5:
        desk.key("do undo").click()
        assert desk.said().startswith(f"Undone. {left} of 36.")
    assert desk.files() == bytes_at_first
    expect(desk.key("do undo")).to_have_count(0)


def test_the_words_become_longer_and_shorter_on_both_sides(desk):
    desk.open()
    desk.row("Claim: a burden").click()
    quote = desk.page.locator(".kit-desk-quote")
    for name, words in [
        ("Longer at the start", "“service a burden”"), ("Longer at the start",
                                                        "“the service a burden”"),
        ("Shorter at the start", "“service a burden”"), ("Longer at the end",
                                                         "“service a burden, because”"),
        ("Shorter at the end", "“service a burden”"), ("Shorter at the end", "“service a”"),
        ("Shorter at the end", "“service”"), ("Shorter at the end", "“service”"),
    ]:  # fmt: skip
        desk.page.get_by_role("button", name=name).click()
        expect(quote).to_have_text(words)
    expect(desk.page.locator(".kit-desk-text .kit-claims")).to_contain_text("service")
    desk.key("do mend").click()
    desk.said()
    assert desk.entry("claims", 1)["quote"] == "service"


def test_all_sure_marks_of_a_paragraph_at_once(desk):
    desk.open()
    desk.row("Loaded word: burden").click()
    button = desk.key("all")
    n = int(button.inner_text().split()[2])
    button.click()
    assert desk.said().startswith(f"{n} marks in P1 kept. {5 + n} of 36.")
    assert status(desk, "loaded", 0) == ""
    assert status(desk, "claims", 1) == "draft"  # not sure
    desk.row("Loaded word: burden").click()
    expect(desk.key("all")).to_have_count(0)


def test_a_question_is_mended(desk):
    desk.open()
    desk.key("tab questions").check(force=True)
    desk.row("What will be different").click()
    desk.key("field options/1/text").fill("Tickets get dearer.")
    desk.key("field options/0/say").fill("The council says so in its first sentence.")
    desk.key("do mend").click()
    assert desk.said().startswith("Changed. 6 of 36.")
    options = desk.entry("questions", 0)["options"]
    assert options[1]["wrong"] == "Tickets get dearer."
    assert options[0]["say"] == "The council says so in its first sentence."


def test_a_mark_is_added_with_the_mouse(desk):
    desk.open()
    desk.row("However").click()
    desk.key("add").click()
    box = desk.key("add text")
    spot = box.evaluate("""p => {
        const range = document.createRange(), node = p.firstChild;
        const at = node.nodeValue.indexOf("hearing");
        range.setStart(node, at); range.setEnd(node, at + 7);
        const box = range.getBoundingClientRect();
        return [box.left, box.right, box.top + box.height / 2];
    }""")
    desk.page.mouse.move(spot[0] + 2, spot[2])
    desk.page.mouse.down()
    desk.page.mouse.move(spot[1] - 2, spot[2], steps=4)
    desk.page.mouse.up()
    expect(desk.page.locator(".kit-desk-chosen")).to_have_text("Chosen: “hearing”")
    desk.key("add layer").select_option(label="Word to learn")
    desk.key("add it").click()
    assert desk.said() == "Not saved: “What it means here” may not be empty."
    desk.key("add here").fill("a meeting where people may speak")
    desk.key("add it").click()
    assert desk.said() == "Word to learn added. Word to learn: hearing"
    entry = desk.entry("glossary", 2)
    assert (entry["quote"], entry["teach"]) == ("hearing", True)
    assert "status" not in entry
    expect(desk.key("row glossary/2")).to_be_focused()


# with keys alone


def test_the_whole_work_with_keys_alone(desk):
    desk.open()
    first = desk.files()
    do = Keys(desk.page)
    do.reach(desk.page.locator(".kit-desk-row"))
    assert desk.page.evaluate("document.activeElement.dataset.kitKey") == "row glossary/1"
    do.key("ArrowDown", "ArrowDown", "ArrowUp")
    expect(desk.key("row entities/3")).to_be_focused()
    do.key("ArrowDown", "ArrowDown")
    do.key("a")
    assert desk.said().startswith("Kept. 6 of 36.")
    do.key("m")  # the first field of the next one
    expect(desk.key("field speaker")).to_be_focused()
    do.key("Home")
    assert desk.said() == "Changed: who speaks is Per Holm."
    do.key("Escape")
    expect(desk.key("row quotations/1")).to_be_focused()
    do.key("m")
    assert desk.said().startswith("Changed. 7 of 36.")
    do.key("d")
    assert desk.said().startswith("Dropped. Undo with Z. 8 of 36.")
    assert status(desk, "loaded", 1) == "dropped"
    assert desk.entry("quotations", 1)["speaker"] == "holm"
    for _ in range(3):
        do.key("z")
        assert desk.said().startswith("Undone.")
    assert desk.files() == first
    do.key("z")
    assert desk.said() == "There is nothing to undo."


def test_a_mark_is_added_with_keys(desk):
    desk.open()
    do = Keys(desk.page)
    do.press(desk.key("add"))
    expect(desk.key("add text")).to_be_focused()
    do.key(*["ArrowRight"] * 5)
    assert desk.said() == "quay"
    do.key("Shift+ArrowRight", "Shift+ArrowRight")
    assert desk.said() == "quay of Norhavn"
    do.key("Home", "Shift+ArrowRight")
    assert desk.said() == "Ada Lund"
    do.key("End", "ArrowLeft")
    assert desk.said() == "January"
    do.pick("Layer", "Place")
    do.write("Name", "Some month")
    do.press(desk.key("add it"))
    assert desk.said() == "Place added. Place: Some month"
    assert desk.entry("entities", 6)["mentions"] == ["January"]
    do.press(desk.key("add"))
    do.key("Escape")
    expect(desk.key("add")).to_be_focused()


FIELDS = ["field neutral", "field voice", "order", "keys", "tab reading"]


@pytest.mark.parametrize("key", FIELDS)
def test_single_keys_do_nothing_while_focus_is_in_a_field(desk, key):
    desk.open()
    desk.row("Loaded word: reckless").click()
    desk.key(key).focus()
    for letter in ("a", "d", "m", "z"):
        desk.page.keyboard.press(letter)
    desk.said()
    assert [r for r in desk.heard if r["what"] != "look"] == []
    if key == "field neutral":
        assert desk.key(key).input_value().count("adm") == 1


def test_single_keys_can_be_turned_off(desk):
    desk.open()
    desk.key("keys").uncheck()
    assert desk.said() == "Single keys are off."
    assert desk.page.locator(".kit-desk-key").count() == 0
    desk.row("Loaded word: reckless").focus()
    for letter in ("a", "d", "z", "m"):
        desk.page.keyboard.press(letter)
    assert [r for r in desk.heard if r["what"] != "look"] == []
    desk.page.keyboard.press("Enter")
    desk.key("do drop").click()
    assert desk.said().startswith("Dropped.")


def test_keys_with_control_or_a_held_key_decide_nothing_more(desk):
    desk.open()
    desk.page.locator(".kit-desk-row").first.focus()
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.press("Control+d")
    assert [r for r in desk.heard if r["what"] != "look"] == []
    desk.page.keyboard.down("d")
    desk.page.keyboard.down("d")  # it repeats while it is held
    desk.page.keyboard.up("d")
    desk.said()
    assert len([r for r in desk.heard if r["what"] != "look"]) == 1


# files that others use too


def test_a_file_changed_elsewhere_is_noticed_and_the_decision_waits(desk):
    desk.open()
    desk.row("Loaded word: reckless").click()
    desk.key("field voice").select_option(label="Per Holm")
    path = desk.folder / "reading.yaml"
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    other = desk.files()
    desk.key("do mend").click()
    words = "The lesson file was changed in another place. Your last decision is kept."
    assert desk.said() == words
    assert desk.files() == other
    expect(desk.page.locator(".kit-desk-trouble")).to_contain_text(words)
    shot(desk.page, "desk-changed")
    desk.page.get_by_role("button", name="Read it again").click()
    assert desk.said().startswith("The lesson file was read again. Your last decision is not saved")
    assert desk.files() == other  # nothing was done by itself
    expect(desk.key("field voice")).to_have_value("holm")
    expect(desk.key("do mend")).to_contain_text("Keep my change")
    desk.key("do mend").click()
    assert desk.said().startswith("Changed.")
    assert desk.entry("loaded", 1)["voice"] == "holm"
    assert desk.files()["reading"].endswith(b"# by hand\n")


def test_a_change_elsewhere_is_seen_when_the_teacher_comes_back(desk):
    desk.open()
    path = desk.folder / "reading.yaml"
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    desk.page.locator(".kit-desk-row").first.focus()
    expect(desk.page.locator(".kit-desk-trouble")).to_contain_text("changed in another place")


def test_a_read_only_file(desk):
    desk.open()
    path = desk.folder / "reading.yaml"
    path.chmod(0o444)
    before = desk.files()
    desk.row("Loaded word: reckless").click()
    desk.key("do drop").click()
    words = "Could not write the lesson file: it is read-only. Nothing is lost."
    assert desk.said() == words
    expect(desk.page.locator(".kit-desk-trouble")).to_contain_text(words)
    assert desk.files() == before
    path.chmod(0o644)
    desk.page.get_by_role("button", name="Save again").click()
    assert desk.said().startswith("Dropped. Undo with Z.")
    assert status(desk, "loaded", 1) == "dropped"
    expect(desk.page.locator(".kit-desk-trouble")).to_have_count(0)


def test_what_cannot_be_dropped_says_why(desk):
    desk.open()
    desk.row("Place: Norhavn").click()
    desk.key("do drop").click()
    words = "Not dropped: “Norhavn” still stands as the place of an event in P1. Change that first."
    assert desk.said() == words
    expect(desk.page.locator(".kit-desk-problem")).to_have_text(words)
    desk.row("Person: Per Holm").click()
    expect(desk.page.locator(".kit-desk-problem")).to_be_hidden()


def test_without_a_kernel_everything_can_be_read_and_nothing_pressed(desk):
    desk.down = True
    desk.open()
    expect(desk.page.locator(".kit-alone")).to_have_text("Run the lesson to save your answers.")
    assert desk.page.locator(".kit-desk-buttons button:enabled").count() == 0
    desk.page.locator(".kit-desk-row").first.focus()
    desk.page.keyboard.press("a")
    assert desk.said() == "Run the lesson to save your answers."


def test_the_end(desk, monkeypatch):
    monkeypatch.setattr(correcting, "_musts", lambda lesson: [])
    for p in desk.desk.open()[:-1]:
        desk.desk.hear({"what": "accept", "id": p.id})
    desk.open()
    last = desk.desk.open()[0]
    desk.key(f"tab {last.file}").check(force=True)
    desk.row(last.title[:20]).click()
    desk.key("do accept").click()
    assert desk.said() == ("Kept. 36 of 36. Nothing to check. Learners no longer see"
                           " “Not checked yet”.")  # fmt: skip
    expect(desk.page.locator(".kit-desk-empty")).to_contain_text("Nothing to check.")
    assert b"\nstatus: checked\n" in desk.files()["reading"]
    expect(desk.page.locator(".kit-desk-asks")).to_have_count(0)
    shot(desk.page, "desk-empty")


def test_the_end_says_what_the_check_still_asks_for(desk, monkeypatch):
    asks = ["last-day: Two keys.", "The set has no question about “who”."]
    monkeypatch.setattr(correcting, "_musts", lambda lesson: asks)
    for p in desk.desk.open()[:-1]:
        desk.desk.hear({"what": "accept", "id": p.id})
    desk.open()
    expect(desk.page.locator(".kit-desk-asks")).to_have_count(0)
    last = desk.desk.open()[0]
    desk.key(f"tab {last.file}").check(force=True)
    desk.row(last.title[:20]).click()
    desk.key("do accept").click()
    assert desk.said() == ("Kept. 36 of 36. Everything is looked at. kit check still asks for"
                           " 2 changes. Learners no longer see “Not checked yet”.")  # fmt: skip
    empty = desk.page.locator(".kit-desk-empty")
    expect(empty).to_be_focused()
    expect(empty).to_contain_text("Everything is looked at. kit check still asks for 2 changes.")
    assert desk.page.locator(".kit-desk-asks li").all_inner_texts() == asks
    assert b"\nstatus: checked\n" in desk.files()["reading"]
    assert violations(desk.page) == []


# for everybody


def states(desk):
    """The states in which the panel is measured: a mark, a change in it, a question, adding."""
    desk.row("Loaded word: reckless").click()
    yield "mark"
    desk.key("field voice").select_option(label="Per Holm")
    desk.row("Place: Norhavn").click()
    desk.key("do drop").click()
    desk.said()
    yield "refused"
    desk.key("tab questions").check(force=True)
    yield "question"
    desk.key("tab reading").check(force=True)
    desk.key("add").click()
    desk.page.keyboard.press("ArrowRight")
    yield "adding"


def test_every_control_has_a_name_a_role_and_a_value(desk):
    desk.open()
    for state in states(desk):
        assert (state, nameless(desk.page)) == (state, [])
        assert (state, look(desk.page, "roleless")) == (state, [])
        assert (state, look(desk.page, "loose")) == (state, [])
    assert look(desk.page, "live") == [["status polite"]]
    assert desk.page.get_by_role("region").count() == 1


def test_tab_goes_through_all_in_reading_order_and_out_again(desk):
    desk.open(width=400)
    for state in states(desk):
        expected = look(desk.page, "expected")
        assert (state, tab_stops(desk.page)) == (state, expected)
        assert (state, tab_stops(desk.page, "Shift+Tab")) == (state, expected[::-1])
        assert (state, look(desk.page, "upwards")) == (state, [])


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_contrast_and_all_that_axe_knows(desk, dark):
    desk.page.emulate_media(reduced_motion="reduce")
    desk.open(dark)
    for state in states(desk):
        assert (state, violations(desk.page)) == (state, [])
        assert (state, look(desk.page, "faint")) == (state, [])
        assert (state, look(desk.page, "pale")) == (state, [])
        shot(desk.page, f"desk-{state}-{'dark' if dark else 'light'}")
        assert look(desk.page, "moving") == []


@pytest.mark.parametrize("how", ["320", "spaced"])
def test_nothing_is_cut_and_nothing_scrolls_sideways(desk, how):
    desk.open(width=320)
    if how == "spaced":
        desk.page.add_style_tag(content=SPACED)
    for state in states(desk):
        assert (state, look(desk.page, "sideways")) == (state, 0)
        cut = [one for one in look(desk.page, "cut") if "kit-desk-queue" not in one]  # it scrolls
        assert (state, cut) == (state, [])
        if how == "320":
            shot(desk.page.locator(".kit-panel"), f"desk-{state}-320")


def test_focus_is_seen_and_targets_are_large(desk):
    desk.open()
    for state in states(desk):
        for width in 1000, 320:
            desk.page.set_viewport_size({"width": width, "height": 900})
            assert (state, width, look(desk.page, "small")) == (state, width, [])
            look(desk.page, "start", "Tab")
            for _ in look(desk.page, "expected"):
                desk.page.keyboard.press("Tab")
                assert (state, width, look(desk.page, "ring")) == (state, width, "")


def test_headings_are_nested_and_the_language_is_set(desk):
    desk.open()
    levels = look(desk.page, "headings")
    assert levels[:2] == [1, 2]
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert look(desk.page, "languages") == ["en"]


def test_what_a_lesson_file_says_is_never_markup(desk):
    bad = "<img src=x onerror=alert(1)>"
    desk.desk.hear({"what": "mend", "id": "entities/1", "set": {"name": bad, "gloss": bad}})
    desk.open()
    expect(desk.key("row entities/1")).to_contain_text(bad)
    assert desk.page.locator("img").count() == 0
