"""What is saved, brought back, kept for the end; what happens where nobody can save."""

from __future__ import annotations

import re

import pytest
from browser.hands import Mouse
from browser.quizpage import FERRY, KINDS, MAIN, READY, lit, question_of, quiz_pages, said, saved
from playwright.sync_api import expect


@pytest.fixture
def quiz(page, tmp_path):
    """Open a quiz on a page of its own."""
    yield from quiz_pages(page, tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_back_after_a_reload(quiz, kind):
    name, wrong, _, _, _ = KINDS[kind]
    page = quiz(name)
    do = Mouse(page)
    order = page.locator(".kit-option-text, option").all_inner_texts()
    wrong(do)
    do.check()
    expect(page.locator(".kit-saved")).to_have_text("✓ Saved on this computer. Try 1.")
    before = page.locator(".kit-quiz").inner_text()
    page.reload()
    page.wait_for_selector(READY)
    expect(page.locator(".kit-saved")).to_have_text("✓ Saved on this computer. Try 1.")
    news = page.locator(".kit-quiz-news").inner_text()
    assert re.fullmatch(r"You tried this one today\. It was (not|partly) right\.", news)
    assert page.locator(".kit-quiz").inner_text().replace(news, "").split() == before.split()
    assert page.locator(".kit-option-text, option").all_inner_texts() == order
    assert kind == "mark" or "Look here" in lit(page)


def test_done_before_and_the_list_of_all(quiz):
    at = "2026-01-06T10:00:00.000Z"
    options = {o.text: o.id for q in FERRY.questions if q.id == "last-day" for o in q.options}
    answers = {
        "last-day": [
            {
                "response": options["No boat will cross the water."],
                "share": 1,
                "sure": 2,
                "hints": 0,
                "try": 1,
                "at": at,
                "mode": "practice",
                "older": False,
            }
        ],
        "years": [
            {
                "response": "3",
                "share": 0,
                "sure": None,
                "hints": 0,
                "try": 1,
                "at": at,
                "mode": "practice",
                "older": True,
            }
        ]
        * 2,
    }
    page = quiz("last-day", "years", state={"answers": answers}, next="p3")
    expect(page.locator(".kit-ask")).to_have_text("You have answered all 2 questions.")
    expect(page.locator(".kit-results")).to_contain_text("1 of 2 right")
    expect(page.locator(".kit-results")).to_contain_text(
        "Your answer: No boat will cross the water."
    )
    page.get_by_role("button", name="Look: What will be different").click()
    expect(page.locator(".kit-quiz-news")).to_have_text(
        "You did this one on 6 January. It was right."
    )
    expect(page.locator(".kit-option-good")).to_contain_text("Yes. The council says")
    assert "◆ The answer is here" in lit(page)
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "Fairly sure")
    page.locator(".kit-dot").nth(1).click()
    expect(page.locator(".kit-quiz-news")).to_contain_text("The text has changed since then.")
    page.get_by_role("button", name="How it went").click()
    page.get_by_role("button", name="Go on to P3").click()
    assert said(page)[-1] == "P3 is not open on this page. Run its cell."


def test_an_answer_that_no_longer_fits_is_believed(quiz):
    gone = {
        "response": "o00000000",
        "share": 1,
        "sure": None,
        "hints": 0,
        "try": 1,
        "at": "2026-01-06T10:00:00.000Z",
        "mode": "practice",
        "older": True,
    }
    page = quiz("last-day", state={"answers": {"last-day": [gone]}})
    expect(page.locator(".kit-results")).to_contain_text("1 of 1 right")
    page.get_by_role("button", name=re.compile("^Look")).click()
    expect(page.locator(".kit-quiz-news")).to_contain_text("It was right. The text has changed")


def test_check_mode_keeps_feedback_for_the_end(quiz):
    page = quiz("last-day", "years", mode="check")
    do = Mouse(page)
    do.choose("Tickets will cost a bit more.")
    expect(page.locator(MAIN)).to_have_text("Save my answer")
    do.check()
    expect(page.locator(".kit-kept")).to_have_text("Saved. The results come at the end.")
    assert said(page)[-1] == "Saved. The results come at the end."
    assert page.locator(".kit-say, .kit-evidence").count() == 0
    do.check()
    do.write("Your answer", "19")
    do.check()
    expect(page.locator(MAIN)).to_have_text("Show the results")
    do.check()
    assert "Right" not in page.locator(".kit-results").inner_text()
    do.check()
    expect(page.locator(".kit-results")).to_contain_text("1 of 2 right")
    page.get_by_role("button", name="Look: What will be different").click()
    expect(page.locator(".kit-option-bad")).to_contain_text("Not this one. Tickets are sold")
    expect(page.locator(".kit-option-good")).to_contain_text("Here is the answer.")
    assert "◆ The answer is here" in lit(page)
    assert [(r["share"], r["mode"]) for r in saved(page)] == [(0, "check"), (1, "check")]


@pytest.mark.parametrize("kind", KINDS)
def test_test_mode_tells_nothing(quiz, kind):
    name, wrong, _, _, _ = KINDS[kind]
    page = quiz(name, mode="test")
    do = Mouse(page)
    assert page.get_by_role("button", name="Hint").count() == 0
    wrong(do)
    do.check()
    expect(page.locator(".kit-kept")).to_have_text("Saved. Your teacher will look at it.")
    assert said(page) == ([] if kind != "mark" else said(page)[:1]) + [
        "Saved. Your teacher will look at it."
    ]
    assert page.locator(".kit-say, .kit-evidence, .kit-verdict").count() == 0
    assert saved(page)[0]["share"] is None
    before = page.locator(".kit-quiz").inner_text()
    page.reload()
    page.wait_for_selector(READY)
    page.get_by_role("button", name=re.compile("^Look")).click()
    expect(page.locator(".kit-quiz-news")).to_have_text("You did this one today.")
    assert (
        page.locator(".kit-quiz").inner_text().replace("You did this one today.", "").split()
        == before.split()
    )
    page.get_by_role("button", name="Change my answer").click()
    wrong(do) if kind not in ("mark", "choices") else None
    do.check()
    expect(page.locator(".kit-kept")).to_be_visible()
    assert [r["try"] for r in saved(page)] == [1, 2]


def test_not_saved_and_save_again(quiz):
    page = quiz("last-day", "years", host="here")
    page.evaluate("kitHost.mode = 'failing'")
    do = Mouse(page)
    do.choose("No boat will cross the water.")
    do.check()
    expect(page.locator(".kit-option-good")).to_be_visible()
    notice = page.locator(".kit-saved .kit-notice")
    expect(notice).to_have_text(
        "Not saved. The disk is full. Your answer is still here. Save again"
    )
    assert said(page)[-1].endswith("Not saved. The disk is full. Your answer is still here.")
    assert "Saved on" not in page.locator(".kit-foot").inner_text()
    do.check()  # next question: the notice stays, the first answer waits
    do.write("Your answer", "19")
    do.check()
    expect(notice).to_contain_text("Your 2 answers are still here.")
    page.evaluate("kitHost.mode = 'here'")
    page.get_by_role("button", name="Save again").click()
    expect(notice).to_have_count(0)
    assert said(page)[-1] == "Saved on this computer."
    assert [r["question"] for r in saved(page)] == ["last-day", "years"]


def test_not_saved_in_a_test_is_not_called_saved(quiz):
    page = quiz("years", mode="test")
    page.evaluate("kitHost.mode = 'failing'")
    do = Mouse(page)
    do.write("Your answer", "19")
    do.check()
    expect(page.locator(".kit-saved .kit-notice")).to_be_visible()
    expect(page.locator(".kit-kept")).to_have_count(0)
    expect(page.locator(MAIN)).to_have_text("Save my answer")
    expect(page.get_by_label("Your answer")).to_have_value("19")
    page.evaluate("kitHost.mode = 'here'")
    do.check()
    expect(page.locator(".kit-kept")).to_be_visible()
    expect(page.locator(".kit-saved .kit-notice")).to_have_count(0)


def test_saving_takes_a_while(quiz):
    page = quiz("years")
    page.evaluate("kitHost.slow = 2500")
    do = Mouse(page)
    do.write("Your answer", "19")
    do.check()
    expect(page.locator(".kit-say-good")).to_be_visible(timeout=300)  # feedback does not wait
    assert "Saved" not in page.locator(".kit-foot").inner_text()
    expect(page.locator(".kit-saved")).to_have_text("Saving …")
    expect(page.locator(".kit-saved")).to_contain_text("✓ Saved on this computer.")


@pytest.mark.parametrize("kind", [*KINDS, "order", "write"])
def test_without_a_host_answers_are_off_until_it_comes(quiz, kind):
    name = question_of(kind)
    page = quiz(name, host="gone")
    expect(page.locator(".kit-alone")).to_have_text("Run the lesson to save your answers.")
    expect(page.get_by_role("button", name="Check", exact=True)).to_have_count(0)
    assert page.locator(".kit-quiz :is(input, select, textarea):enabled").count() == 0
    assert page.locator(".kit-arrow").count() == 0
    if kind == "mark":
        page.locator(".kit-word").first.click()
        page.keyboard.press("Space")
        assert page.locator(".kit-word-on").count() == 0
    page.evaluate("kitHost.wake()")
    expect(page.locator(".kit-alone")).to_have_count(0)
    if kind in KINDS:
        KINDS[kind][1](Mouse(page))
        page.locator(MAIN).click()
        expect(page.locator(".kit-saved")).to_contain_text("✓ Saved on this computer.")
    else:
        assert page.locator(".kit-quiz :is(textarea, .kit-arrow):enabled").count() > 0


def test_answers_of_yesterday_are_seen_without_a_host(quiz):
    options = {o.text: o.id for q in FERRY.questions if q.id == "last-day" for o in q.options}
    old = {
        "response": options["Tickets will cost a bit more."],
        "share": 0,
        "sure": None,
        "hints": 0,
        "try": 1,
        "at": "2026-01-06T10:00:00.000Z",
        "mode": "practice",
        "older": False,
    }
    page = quiz("last-day", host="gone", state={"answers": {"last-day": [old]}})
    expect(page.locator(".kit-option-bad")).to_contain_text("Not this one. Tickets are sold")
    assert "◆ Look here" in lit(page)
