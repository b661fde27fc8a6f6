"""What a page keeps in the browser, hands in as a file, opens again and forgets."""

from __future__ import annotations

import json

import pytest
from broken import hostile
from browser.answering import HEAR, fill_in, heard
from browser.hands import Mouse
from browser.lessonpage import (
    CHOICE,
    KEPT,
    KEYS,
    KINDS,
    LESSON,
    kept,
    miss,
    open_file,
    opened_pages,
    quiz,
    saved_file,
)  # fmt: skip
from playwright.sync_api import expect
from storm_lesson import storm

from kit import answers

REFUSED = """Object.defineProperty(window, "localStorage",
  { get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""
# As if the questions had been others when they were answered.
OLDER = """() => {
  const key = Object.keys(localStorage).find((name) => name.startsWith("kit:answers:"));
  const text = localStorage.getItem(key);
  localStorage.setItem(key, text.replaceAll(/"item":"[0-9a-f]{12}"/g, '"item":"000000000000"'));
}"""


@pytest.fixture
def opened(page, tmp_path):
    """Open a page of a lesson."""
    yield from opened_pages(page, tmp_path)


# keeping


def test_answers_notes_and_settings_are_back_after_a_reload(opened):
    page = opened()
    panel = miss(page)
    reader = page.locator("[data-kit-read]")
    reader.locator("[data-kit-key='text p2']").focus()
    page.keyboard.press("h")
    expect(reader.locator(".kit-highlight").first).to_be_visible()
    reader.get_by_role("button", name="Reading").click()
    reader.get_by_role("button", name="Larger letters").click()
    before = panel.locator(".kit-say-bad").text_content()
    page = opened()
    expect(quiz(page, CHOICE).locator(".kit-say-bad")).to_have_text(before)
    expect(quiz(page, CHOICE).locator(".kit-saved")).to_contain_text("✓ Saved in this browser.")
    expect(page.locator("[data-kit-read] .kit-highlight").first).to_be_visible()
    size = "getComputedStyle(document.querySelector('.kit-article .kit-text')).fontSize"
    assert page.evaluate(size) == "21px"
    assert len(page.evaluate(KEYS)) == 1  # a page that adds nothing takes no key


def test_two_tabs_do_not_write_over_one_another(opened, page):
    one = opened()
    other = opened(tab=page.context.new_page())
    first, second = KINDS["truth"], KINDS["short"]
    miss(one, CHOICE)
    miss(other, first)
    miss(one, second)
    assert len(one.evaluate(KEYS)) == 2
    assert set(kept(one)["answers"]) == {CHOICE.id, first.id, second.id}
    # and each hears of the other
    for tab in (one, other):
        expect(tab.locator("[data-kit-save]")).to_contain_text("3 answers saved in this browser.")
    expect(quiz(other, CHOICE).locator(".kit-say-bad")).to_be_visible()
    other.close()


def test_another_lesson_is_another_shelf(opened):
    miss(opened())
    page = opened(storm())
    expect(page.locator("[data-kit-save]")).to_contain_text("No answers are saved yet.")


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["refused", "full"])
def test_nothing_is_called_saved_that_is_not(opened, page, script):
    page.add_init_script(script)
    opened()
    panel = quiz(page, CHOICE)
    do = Mouse(page, panel)
    do.go(CHOICE.id)
    fill_in(do, CHOICE, False)
    panel.evaluate(HEAR)
    do.check()
    expect(panel.locator(".kit-saved")).to_contain_text("Not saved. This browser")
    expect(panel.locator(".kit-saved")).to_contain_text("Your answer is still here.")
    assert "Not saved." in heard(panel)[0]
    assert page.get_by_text("✓ Saved").count() == 0
    expect(page.locator("#kit-alone")).to_contain_text("This browser keeps nothing for this page.")
    expect(page.locator("[data-kit-save]")).to_contain_text("1 answer not saved. A file takes them")
    panel.get_by_role("button", name="Save again").click()
    expect(page.locator("[data-kit-save]")).to_contain_text("1 answer not saved.")
    text = saved_file(page, "K-1")  # and a file holds it, once
    assert [r["what"] for r in map(json.loads, text.splitlines()[1:])].count("answer") == 1


def test_leaving_with_an_unsaved_answer_is_asked_for(opened, page):
    leave = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    opened()
    miss(page)
    assert page.evaluate(leave) is True
    page.evaluate(f"() => {{ {FULL} }}")
    q = KINDS["truth"]
    do = Mouse(page, quiz(page, q))
    do.go(q.id)
    fill_in(do, q, False)
    do.check()
    expect(do.within.locator(".kit-saved")).to_contain_text("Not saved.")
    assert page.evaluate(leave) is False


def test_what_could_not_be_saved_is_saved_again(opened, page):
    page.add_init_script("""const real = Storage.prototype.setItem;
      Storage.prototype.setItem = function (...given) {
        if (window.closed_) throw new DOMException("full", "QuotaExceededError");
        return real.apply(this, given);
      }; window.closed_ = true;""")  # fmt: skip
    opened()
    panel = quiz(page, CHOICE)
    do = Mouse(page, panel)
    do.go(CHOICE.id)
    fill_in(do, CHOICE, False)
    do.check()
    expect(panel.locator(".kit-saved")).to_contain_text("Not saved. This browser has no room left.")
    page.evaluate("window.closed_ = false")
    panel.get_by_role("button", name="Save again").click()
    expect(panel.locator(".kit-saved")).to_contain_text("✓ Saved in this browser. Try 1.")
    expect(page.locator("[data-kit-save]")).to_contain_text("1 answer saved in this browser.")
    assert "not saved" not in page.locator("[data-kit-save]").inner_text()
    assert len(page.evaluate(KEPT)) >= 1
    assert len(kept(page)["answers"][CHOICE.id]) == 1


def test_what_stands_broken_in_the_storage_harms_nothing(opened):
    page = opened()
    miss(page)
    page.evaluate("""() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith("kit:answers:"));
      localStorage.setItem(key, localStorage.getItem(key) + '{"what":"answer","que');
      localStorage.setItem(key.slice(0, -1) + "x", 'null\\n[]\\n{"what":"__proto__"}\\n\\u0000');
      localStorage.setItem("kit:settings", "]");
      localStorage.setItem("kit:learner", "{}");
    }""")  # fmt: skip
    page = opened()
    expect(quiz(page, CHOICE).locator(".kit-say-bad")).to_be_visible()
    expect(page.locator("[data-kit-save]")).to_contain_text("1 answer saved")


def test_answers_to_an_older_question_are_kept_and_marked(opened):
    page = opened()
    miss(page)
    page.evaluate(OLDER)
    page = opened()
    panel = quiz(page, CHOICE)
    Mouse(page, panel).go(CHOICE.id)
    expect(panel.locator(".kit-quiz-news")).to_contain_text("The text has changed since then.")
    assert kept(page)["answers"][CHOICE.id][0]["older"] is True
    expect(page.locator("#progress")).to_contain_text("none yet")


# the file


def test_a_file_for_the_teacher(opened):
    page = opened()
    for q in (CHOICE, KINDS["match"], KINDS["mark"], KINDS["write"]):
        miss(page, q)
    text = saved_file(page, "KZ-7")
    head, *rows = map(json.loads, text.splitlines())
    assert text == answers.hand_in(LESSON, rows, "KZ-7")
    assert (head["records"], head["learner"]) == (len(rows), "KZ-7")
    assert answers.state(rows, LESSON) == kept(page)
    expect(page.locator("[data-kit-save] .kit-notice")).to_contain_text(
        f"The file “{LESSON.id}-KZ-7.jsonl” holds 4 answers.")  # fmt: skip
    page = opened()
    expect(page.get_by_label("Your code")).to_have_value("KZ-7")


def test_a_file_needs_a_code_and_an_answer(opened):
    page = opened()
    note = page.locator("[data-kit-save] .kit-notice")
    save = page.get_by_role("button", name="Save my answers to a file")
    save.click()
    expect(note).to_have_text("Write your code first. ")
    expect(page.get_by_label("Your code")).to_be_focused()
    page.get_by_label("Your code").fill("a")
    save.click()
    expect(note).to_contain_text("There is nothing to save yet.")


def test_a_copy_is_offered_beside_each_answer(opened):
    page = opened()
    panel = miss(page)
    panel.get_by_role("button", name="Save a copy").click()
    expect(page.get_by_label("Your code")).to_be_focused()
    page.get_by_label("Your code").fill("b")
    with page.expect_download():
        panel.get_by_role("button", name="Save a copy").click()


def test_a_saved_file_is_opened_elsewhere(opened, page):
    opened()
    miss(page)
    text = saved_file(page, "KZ-7")
    page.evaluate("localStorage.clear()")
    opened()
    expect(open_file(page, text)).to_contain_text("1 answer came back from the file of “KZ-7”.")
    expect(quiz(page, CHOICE).locator(".kit-say-bad")).to_be_visible()
    expect(page.get_by_label("Your code")).to_have_value("KZ-7")
    expect(open_file(page, text)).to_contain_text("All that is in this file is here already.")
    opened()
    assert len(kept(page)["answers"][CHOICE.id]) == 1


def test_another_or_a_broken_file_changes_nothing(opened):
    page = opened()
    miss(page)
    before = page.evaluate("JSON.stringify(localStorage)")
    text = answers.hand_in(LESSON, page.evaluate(KEPT), "x")
    hook = hostile.HOOK
    for words, wrong in {
        "This is no file of saved answers.": hook,
        "This file belongs to another lesson.": text.replace(LESSON.id, "elsewhere", 1),
        "This file is not whole": text[:-5],
        "This file came from a newer version": text.replace('"v":1', '"v":9', 1),
    }.items():
        expect(open_file(page, wrong)).to_contain_text(words)
        expect(page.locator("[data-kit-save] .kit-notice")).to_contain_text("Nothing was changed.")
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_an_attack_in_a_file_is_text(opened):
    page = opened()
    rows = [{"v": 1, "lesson": LESSON.id, "at": "2027-03-01T10:00:00.000Z", "n": n, **more}
            for n, more in enumerate([
                {"what": "highlight", "id": hostile.HOOK[:200], "block": "p1", "start": 0, "end": 6,
                 "quote": hostile.HOOK, "note": hostile.HOOK},
                {"what": "answer", "question": KINDS["short"].id, "response": hostile.HOOK,
                 "share": 0, "mode": "practice"},
                {"what": "answer", "question": "__proto__", "response": "x", "share": 1,
                 "mode": "practice"},
                {"what": "look", "card": "__proto__"}, {"what": "evil", "html": hostile.HOOK},
            ], 1)]  # fmt: skip
    text = answers.hand_in(LESSON, rows, hostile.TRIED["attribute"][:40])
    expect(open_file(page, text)).to_contain_text("1 line could not be read and is left out.")
    page.get_by_role("button", name="My notes").click()
    expect(page.locator("[data-kit-read]")).to_contain_text(hostile.TRIED["script"])
    page = opened()
    assert page.evaluate("[window.hacked, ({}).share]") == [None, None]
    assert page.locator("img, iframe, .kit-here script").count() == 0


# forgetting


def test_forget_asks_first_and_then_forgets_everywhere(opened):
    page = opened()
    miss(page)
    box = page.locator("[data-kit-save]")
    forget = box.get_by_role("button", name="Forget my answers")
    forget.click()
    expect(box.locator(".kit-notice")).to_contain_text(
        "Forget 1 answer in this lesson? You cannot get them back.")  # fmt: skip
    expect(box.get_by_role("button", name="Keep them")).to_be_focused()
    page.keyboard.press("Escape")
    expect(forget).to_be_focused()
    expect(box.locator(".kit-notice")).to_be_hidden()
    assert len(page.evaluate(KEYS)) == 1
    forget.click()
    box.get_by_role("button", name="Keep them").click()
    assert len(page.evaluate(KEYS)) == 1
    forget.click()
    box.get_by_role("button", name="Forget them").click()
    expect(box.locator(".kit-notice")).to_contain_text("Your answers are forgotten.")
    expect(forget).to_be_focused()
    assert page.evaluate(KEYS) == []
    expect(box).to_contain_text("No answers are saved yet.")
    panel = quiz(page, CHOICE)
    Mouse(page, panel).go(CHOICE.id)
    assert panel.locator(".kit-say, input:checked").count() == 0
    miss(page)  # and one can begin again
    assert len(kept(page)["answers"][CHOICE.id]) == 1
