"""Every kind of question, wrong then right, by mouse and by keys; hints, confidence, siblings."""

from __future__ import annotations

import re

import pytest
from browser.hands import Keys, Mouse
from browser.quizpage import FERRY, KINDS, MAIN, READY, lit, quiz_pages, said, saved
from browser.standalone import quiz_data
from playwright.sync_api import expect


@pytest.fixture
def quiz(page, tmp_path):
    """Open a quiz on a page of its own."""
    yield from quiz_pages(page, tmp_path)


@pytest.mark.parametrize("hand", [Mouse, Keys])
@pytest.mark.parametrize("kind", KINDS)
def test_wrong_then_right(quiz, kind, hand):
    name, wrong, right, miss, share = KINDS[kind]
    page = quiz(name)
    do = hand(page)
    assert page.locator(".kit-quiz input:checked").count() == 0
    assert lit(page) == ""

    wrong(do)
    do.check()
    again = "Mark again" if kind == "mark" else "Try again"
    expect(page.locator(MAIN)).to_have_text(again)
    expect(page.locator(".kit-saved")).to_have_text("✓ Saved on this computer. Try 1.")
    assert said(page)[-1].startswith(miss)
    assert said(page)[-1].endswith("Saved on this computer.")
    assert [round(r["share"], 6) for r in saved(page)] == [round(share, 6)]
    if kind == "choices":
        expect(page.locator(".kit-answers > .kit-say")).to_contain_text("One is still missing.")
    if kind != "mark":
        assert set(lit(page).split("◆ ")) <= {"", "Look here", "Look here "}
        assert "Look here: " in said(page)[-1]

    do.press(page.locator(MAIN))
    expect(page.locator(MAIN)).to_have_text("Check")
    right(do)
    do.check()
    expect(page.locator(MAIN)).to_have_text("How it went")
    expect(page.locator(".kit-saved")).to_have_text("✓ Saved on this computer. Try 2.")
    assert [r["share"] for r in saved(page)][1:] == [1]
    assert [r["try"] for r in saved(page)] == [1, 2]
    if kind == "mark":
        assert said(page)[-1] == "1 of 1 found."
        expect(page.locator(".kit-mark-score")).to_contain_text("All 1. Nothing missed.")
    else:
        assert said(page)[-1].startswith("Yes, now it fits.")
        assert "◆ The answer is here" in lit(page)
    assert len(said(page)) == len(set(said(page)))


@pytest.mark.parametrize("hand", [Mouse, Keys])
def test_order(quiz, hand):
    data = quiz_data(FERRY, "steps")
    places = ["another way to travel", "the end of the line", "a voice against it"]
    data["questions"][0]["items"].sort(key=lambda item: places.index(item["text"]))
    page = quiz("steps", questions=data["questions"])
    do = hand(page)
    assert page.locator(".kit-order-text").all_inner_texts() == places
    do.check()
    assert said(page)[-1] == "Move something first. The arrows do it."
    do.move("up", "the end of the line")
    assert said(page)[-1] == "the end of the line: now 1 of 3."
    do.check()
    expect(page.locator(MAIN)).to_have_text("Try again")
    assert said(page)[-1].startswith("Partly. 1 of 3 stand right. Look here:")
    assert "She speaks" not in page.locator(".kit-order").inner_text()  # not before the end
    do.press(page.locator(MAIN))
    do.check()
    assert said(page)[-1] == "This is the same answer. Change something first."
    do.move("up", "a voice against it")
    do.check()
    expect(page.locator(MAIN)).to_have_text("How it went")
    assert [r["share"] for r in saved(page)] == [pytest.approx(1 / 3), 1]


@pytest.mark.parametrize("hand", [Mouse, Keys])
def test_write(quiz, hand):
    page = quiz("letter")
    do = hand(page)
    do.write("Your text", "Dear council, “no timetable” is no plan.")
    expect(page.locator(".kit-answers > .kit-help")).to_have_text("7 of about 40 words")
    do.check()
    expect(page.locator(".kit-say-good")).to_have_text("✓ Saved. Compare it with these two.")
    assert said(page)[-1] == "Saved. Compare it with the answers below."
    assert page.locator(".kit-say-bad, .kit-verdict-bad").count() == 0
    if hand is Mouse:
        page.get_by_label("1 A view with a quotation.").check()
    else:
        do.reach(page.locator(".kit-rate input"))
        do.key("Space")
    assert [r["score"] for r in saved(page, "rate")] == [1]
    assert saved(page)[0]["share"] is None
    page.reload()
    page.wait_for_selector(READY)
    page.get_by_role("button", name=re.compile("^Look: Write")).click()
    expect(page.get_by_label("Your text")).to_have_value("Dear council, “no timetable” is no plan.")
    expect(page.get_by_label("1 A view with a quotation.")).to_be_checked()


def test_second_miss_shows_key_and_evidence(quiz):
    page = quiz("last-day")
    do = Mouse(page)
    for wrong in ("Tickets will cost a bit more.", "New ships will start work."):
        do.choose(wrong)
        do.check()
        expect(page.locator(".kit-saved")).to_contain_text("Saved on")
        if wrong.startswith("Tickets"):
            assert "No boat will cross" not in " ".join(said(page))
            do.check()  # try again
    right = page.locator(".kit-option-good")
    expect(right).to_contain_text("Here is the answer. The council says that the ferry")
    assert page.locator(".kit-option-bad").count() == 2
    assert lit(page) == "◆ The answer is here"
    assert "will stop running on 3 March" in page.locator(".kit-evidence").inner_text()
    assert said(page)[-1].startswith("Here is the answer. No boat will cross the water.")
    assert said(page)[-1].endswith("The answer is here: paragraph 1, sentence 1.")


def test_partial_cloze_after_second_miss_says_the_words(quiz):
    page = quiz("however")
    do = Mouse(page)
    do.check()
    assert said(page)[-1] == "Gap 1 is still empty."
    do.pick("Gap 1 of 2", "Therefore")
    do.check()
    assert said(page)[-1] == "Gap 2 is still empty."
    do.write("Gap 2 of 2", "price")
    do.check()
    do.check()
    do.write("Gap 2 of 2", "hour")
    do.check()
    parts = page.locator(".kit-parts-said li").all_inner_texts()
    assert "Here is the answer. “However”." in parts[0]
    expect(page.locator(".kit-answers > .kit-say")).to_have_text(
        "✓ Here is the answer. You had 0 of 2."
    )
    assert "Here is the answer. “date”." in parts[1]


def test_spelling_is_forgiven_and_shown(quiz):
    page = quiz("years")
    do = Mouse(page)
    do.write("Your answer", "ninteen")
    do.check()
    expect(page.locator(".kit-say-good")).to_have_text(
        "✓ Yes. We write it “nineteen”. The text says “for 19 years”."
    )


def test_hints_are_a_ladder(quiz):
    page = quiz("why")
    do = Keys(page)
    do.reach(page.locator(".kit-option input"))
    do.key("?")
    assert said(page) == ["Hint: Read the second sentence."]
    button = page.locator("[data-kit-key=hint]")
    expect(button).to_have_text("One more hint")
    do.press(button)
    assert said(page)[-1] == "Hint: Look around the joining word."
    expect(button).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.kitKey") == "main"  # focus is not lost
    do.choose("reckless")
    do.check()
    expect(page.locator(".kit-saved")).to_contain_text("Saved on")
    assert saved(page)[0]["hints"] == 2


def test_question_mark_is_a_letter_in_a_field(quiz):
    page = quiz("however", "years")
    page.get_by_label("Gap 2 of 2").press("?")
    expect(page.get_by_label("Gap 2 of 2")).to_have_value("?")
    assert said(page) == []


@pytest.mark.parametrize("hand", [Mouse, Keys])
def test_how_sure(quiz, hand):
    page = quiz("last-day")
    do = hand(page)
    slider = page.get_by_role("slider", name="How sure are you?")
    assert slider.get_attribute("aria-valuetext") == "Not set"
    expect(slider).to_have_class(re.compile("kit-sure-hollow"))
    if hand is Mouse:
        page.locator(".kit-sure-word").get_by_text("Fairly sure").click()
        assert slider.get_attribute("aria-valuetext") == "Fairly sure"
        page.locator(".kit-sure-word").get_by_text("Sure", exact=True).click()
    else:
        do.reach(slider)
        do.key("Space")
        assert slider.get_attribute("aria-valuetext") == "Fairly sure"
        do.key("End")
    assert slider.get_attribute("aria-valuetext") == "Sure"
    do.choose("Tickets will cost a bit more.") if hand is Mouse else page.locator(
        ".kit-option input"
    ).last.check()
    do.check()
    fixed = page.get_by_role("slider", name="How sure were you?")
    expect(fixed).to_be_disabled()
    expect(
        page.get_by_text("You were sure. Good to know: this one comes back tomorrow.", exact=True)
    ).to_be_visible()
    assert [r["sure"] for r in saved(page)] == [3]


def test_untouched_slider_counts_for_nothing_and_a_guess_comes_back(quiz):
    page = quiz("last-day")
    do = Mouse(page)
    do.choose("No boat will cross the water.")
    do.check()
    expect(page.locator(".kit-saved")).to_contain_text("Saved on")
    assert saved(page)[0]["sure"] is None
    page.evaluate("localStorage.clear()")
    page.reload()
    page.wait_for_selector(MAIN)
    page.locator(".kit-sure-word").get_by_text("Guessing").click()
    do.choose("No boat will cross the water.")
    do.check()
    expect(
        page.get_by_text("You were guessing, so we will ask again in 3 days.", exact=True)
    ).to_be_visible()


def test_without_an_answer(quiz):
    page = quiz("last-day")
    button = page.locator(MAIN)
    assert button.is_enabled()
    button.click()
    assert said(page) == ["Choose an answer first."]
    assert page.evaluate("document.activeElement.type") == "radio"
    assert saved(page) == []


def test_sibling_is_offered_after_a_miss_with_the_place_lit(quiz):
    page = quiz("last-day", "years")
    do = Mouse(page)
    do.choose("Tickets will cost a bit more.")
    do.check()
    do.check()
    do.choose("No boat will cross the water.")
    do.check()
    page.get_by_role("button", name="One more like it").click()
    expect(page.locator(".kit-ask")).to_have_text("What ends in the harbour on 3 March?")
    assert lit(page) == "◆ Look here"
    assert page.evaluate("document.activeElement.className") == "kit-ask"
    do.choose("the boat service")
    do.check()
    expect(page.locator(".kit-option-good")).to_contain_text("Yes. It is the ferry")
    page.get_by_role("button", name="Next question").click()
    expect(page.locator(".kit-ask")).to_have_text("For how many years has Ada Lund sold tickets?")
    assert said(page)[-1] == "Question 2 of 2."


def test_no_sibling_after_a_hit(quiz):
    page = quiz("last-day")
    do = Mouse(page)
    do.choose("No boat will cross the water.")
    do.check()
    expect(page.locator(".kit-option-good")).to_be_visible()
    expect(page.get_by_role("button", name="One more like it")).to_have_count(0)


def test_skipped_waits_for_the_end(quiz):
    page = quiz("last-day", "years")
    do = Mouse(page)
    page.get_by_role("button", name="Skip", exact=True).click()
    assert said(page)[-1] == "Skipped. It waits for you at the end. Question 2 of 2."
    do.write("Your answer", "19")
    do.check()
    page.get_by_role("button", name="Next question").click()
    expect(page.locator(".kit-ask")).to_contain_text("What will be different")
    page.get_by_role("button", name="Skip", exact=True).click()
    expect(page.locator(".kit-ask")).to_have_text("1 of 2 answered.")
    assert saved(page, "skip")[0]["question"] == "last-day"
    page.get_by_role("button", name="Answer: What will be different").click()
    expect(page.locator(".kit-option")).to_have_count(3)


def test_dots_go_to_any_question(quiz):
    page = quiz("last-day", "years", "why")
    do = Keys(page)
    do.reach(page.locator(".kit-dot"))
    do.key("End", "Enter")
    expect(page.locator(".kit-where")).to_have_text("3 of 3")
    assert page.locator(".kit-dot").nth(0).get_attribute("aria-label") == "Question 1: to come"


def test_many_questions_have_a_list_instead_of_dots(quiz):
    data = quiz_data(FERRY)
    many = [q | {"id": f"{q['id']}-{n}", "again": []} for n in range(2) for q in data["questions"]]
    page = quiz(questions=many)
    expect(page.locator(".kit-dot")).to_have_count(0)
    page.get_by_role("button", name="The question after").click()
    page.get_by_role("button", name=f"2 of {len(many)}: see all questions").click()
    expect(page.locator(".kit-result")).to_have_count(len(many))


def test_go_to_the_words_and_look_around(quiz):
    page = quiz("last-day")
    do = Keys(page)
    do.choose("Tickets will cost a bit more.")
    do.check()
    expect(page.locator(MAIN)).to_be_focused()  # the same button, now Try again
    do.reach(page.locator("[data-kit-key=words]"))
    do.key("Enter")
    assert "kit-evidence" in page.evaluate("document.activeElement.className")
    do.press(page.get_by_role("button", name="Look at paragraph 2"))
    expect(page.locator(".kit-quiz-text .kit-text")).to_contain_text("Nobody asked us")
    do.press(page.get_by_role("button", name="Back to the question’s text"))
    expect(page.locator(".kit-quiz-text .kit-text")).to_contain_text("The harbour ferry")
