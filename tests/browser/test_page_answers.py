"""Answering on the page of a lesson: every kind of question, every mode, an attack."""

from __future__ import annotations

import json

import pytest
from broken import hostile
from browser.answering import HEAR, MAIN, fill_in, heard, home_of
from browser.hands import Keys, Mouse
from browser.lessonpage import (
    CHOICE,
    KEPT,
    KINDS,
    LESSON,
    MAINS,
    kept,
    miss,
    opened_pages,
    quiz,
    saved_file,
)
from playwright.sync_api import expect
from storm_lesson import storm

from kit import answers, files

# The words of the paragraphs, without labels and the names of marks.
ARTICLE = """() => [...document.querySelectorAll(".kit-article .kit-text")].map((p) => {
    const own = document.createTreeWalker(p, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement.closest("[data-kit-aid]") ? NodeFilter.FILTER_REJECT : 1);
    let text = "";
    while (own.nextNode()) text += own.currentNode.nodeValue;
    return text;
})"""


@pytest.fixture
def opened(page, tmp_path):
    """Open a page of a lesson."""
    yield from opened_pages(page, tmp_path)


# answering


@pytest.mark.parametrize("hand", [Mouse, Keys])
@pytest.mark.parametrize("kind", KINDS)
def test_wrong_then_right(opened, kind, hand):
    page, q = opened(), KINDS[kind]
    panel = quiz(page, q)
    do = hand(page, panel)
    saved = panel.locator(".kit-saved")
    do.go(q.id)
    expect(panel.locator("[data-kit-key=ask]")).to_contain_text(q.ask)
    if kind != "write":
        fill_in(do, q, False)
        panel.evaluate(HEAR)
        do.check()
        expect(saved).to_contain_text("✓ Saved in this browser. Try 1.")
        assert heard(panel)[0].split()[0] in ("Not", "Partly.", "Careful.", "0")
        do.press(panel.locator(MAIN))
        expect(panel.locator(MAIN)).to_have_text("Check")
    fill_in(do, q, True)
    do.press(panel.locator(MAIN)) if kind == "write" else do.check()
    expect(saved).to_contain_text(f"✓ Saved in this browser. Try {1 if kind == 'write' else 2}.")
    tries = kept(page)["answers"][q.id]
    shares = [1] if kind == "write" else [1, 1]
    assert [t["share"] == 1 for t in tries] == ([False] if kind == "write" else [False, True])
    assert [t["mode"] for t in tries] == ["practice"] * len(shares)
    assert not any(t["older"] for t in tries)


def test_what_is_saved_is_worth_what_python_says(opened):
    from kit.score import score

    page = opened()
    for q in KINDS.values():
        if q.kind != "write":
            miss(page, q)
    for record in page.evaluate(KEPT):
        if record["what"] == "answer":
            q = LESSON.question[record["question"]]
            assert record["item"] == answers.question_print(LESSON, q)
            worth = score(q, record["response"], LESSON.article).share
            assert record["share"] == pytest.approx(worth), q.id


def test_the_panels_show_the_words_of_the_lesson(opened):
    for lesson in (storm(), LESSON):
        page = opened(lesson)
        assert page.evaluate(ARTICLE) == [lesson.article[b.span] for b in lesson.blocks.values()]
        for panel in page.locator("[data-kit-quiz]").all():
            dots = panel.locator(".kit-dot")
            assert dots.count()
            for dot in dots.all():
                dot.click()
                q = lesson.question[dot.get_attribute("data-kit-key").removeprefix("dot ")]
                ask = panel.locator("[data-kit-key=ask]").inner_text()
                assert q.ask in ask.replace("\n", " ")
                rows = panel.locator(".kit-option-text, .kit-order-text, .kit-left")
                texts = rows.all_inner_texts()
                mine = [o.text for o in (*q.options, *q.items)] + [p.left for p in q.pairs]
                if q.kind in ("choice", "choices", "order", "match"):
                    assert sorted(texts) == sorted(mine), q.id


def test_from_part_to_part(opened):
    page = opened(width=400)
    reader = page.locator("[data-kit-read]")
    reader.get_by_role("button", name="To the questions").click()
    expect(page.locator("[data-kit-quiz~=caption]")).to_be_focused()
    panel = page.locator("[data-kit-quiz~=p3]")
    for _ in range(8):  # skip all: once, then for good
        panel.get_by_role("button", name="Skip", exact=True).click()
    panel.get_by_role("button", name="Go on to P4").click()
    expect(page.locator("[data-kit-quiz~=p4]")).to_be_focused()
    last = page.locator("[data-kit-quiz~=p8]")
    for _ in range(10):
        last.get_by_role("button", name="Skip", exact=True).click()
    last.get_by_role("button", name="Go on to the whole text").click()
    expect(page.locator("[data-kit-quiz=whole]")).to_be_focused()
    page.get_by_role("button", name="Go on reading").or_(
        page.get_by_role("button", name="Start with P1")).click()  # fmt: skip
    assert page.evaluate("document.activeElement.dataset.kitKey") == "text p1"
    assert abs(page.evaluate("document.activeElement.getBoundingClientRect().top")) < 60


def test_an_answer_opens_marks_words_and_progress(opened):
    page = opened()
    words = page.locator("#words")
    rows = words.locator("tbody tr")
    waiting = rows.count()
    expect(words.locator(".kit-news")).to_contain_text(f"{waiting} words are still in open")
    expect(rows.locator("visible=true")).to_have_count(0)
    taught = [span for gloss in LESSON.glossary if gloss.teach for span in gloss.spans]
    q = next(q for q in MAINS if q.layer == "words" and q.kind == "choice"
             and any(e.overlaps(span) for span in taught for e in q.evidence))  # fmt: skip
    panel = quiz(page, q)
    do = Mouse(page, panel)
    do.go(q.id)
    fill_in(do, q, True)
    do.check()
    expect(rows.locator("visible=true")).to_have_count(1)
    expect(words.locator(".kit-news")).to_contain_text(f"{waiting - 1} words are")
    progress = page.locator("#progress")
    expect(progress).to_contain_text("1 of 1")
    expect(progress.locator(".kit-part-half")).to_have_count(1)
    assert "Repeat" not in progress.inner_text()
    assert "Coming up" not in progress.inner_text()


def test_a_panel_stays_still_when_another_saves(opened):
    page = opened(width=700)
    pane = page.locator("[data-kit-quiz=whole] .kit-quiz-long").first
    whole = next(q for q in MAINS if q.reads == ("all",) and q.kind != "mark")
    Mouse(page, quiz(page, whole)).go(whole.id)
    pane.evaluate("one => { one.scrollTop = 90; one.kitOld = true; }")
    miss(page)
    assert pane.evaluate("one => [one.scrollTop, one.kitOld]") == [90, True]


def test_sure_but_not_right_and_nothing_comes_back(opened):
    page = opened()
    q = next(q for q in MAINS if q.sure and q.kind == "choice")
    panel = quiz(page, q)
    do = Mouse(page, panel)
    do.go(q.id)
    fill_in(do, q, False)
    panel.get_by_text("Sure", exact=True).click()
    do.check()
    expect(panel).to_contain_text("You were sure. Good to know: look at this one twice.")
    row = page.locator("#progress .kit-sure")
    expect(row).to_contain_text(q.ask)
    row.get_by_role("link").click()
    assert page.evaluate("document.activeElement.dataset.kitKey") == f"text {home_of(LESSON, q)}"


# other modes


def test_a_test_gives_nothing_back(opened):
    page = opened(mode="test")
    assert page.locator("#progress").count() == 0
    for q in KINDS.values():
        panel = quiz(page, q)
        do = Mouse(page, panel)
        do.go(q.id)
        if q.kind == "mark":
            do.mark_at(int(panel.locator(".kit-word").first.get_attribute("data-kit-key").split()[1]))
        else:
            fill_in(do, q, False)
        do.check()
        expect(panel.locator(".kit-kept")).to_have_text("Saved. Your teacher will look at it.")
        assert panel.locator(".kit-say, .kit-evidence, .kit-badge, .kit-hint").count() == 0
    rows = [r for r in page.evaluate(KEPT) if r["what"] == "answer"]
    assert len(rows) == len(KINDS)
    assert {(r["share"], r["mode"]) for r in rows} == {(None, "test")}
    _, *rest = map(json.loads, saved_file(page, "T").splitlines())
    assert answers.state(rest, LESSON) == kept(page)


def test_a_test_shows_no_answers_of_practice(opened):
    miss(opened())
    page = opened(mode="test")
    panel = quiz(page, CHOICE)
    Mouse(page, panel).go(CHOICE.id)
    assert panel.locator("input:checked").count() == 0


def test_a_check_tells_at_the_end(opened):
    page = opened(mode="check")
    panel = page.locator("[data-kit-quiz~=caption]")
    do = Mouse(page, panel)
    for q in MAINS[:4]:
        fill_in(do, q, True)
        do.check()
        expect(panel.locator(".kit-kept")).to_have_text("Saved. The results come at the end.")
        assert panel.locator(".kit-say").count() == 0
        do.check()
    expect(panel.locator(MAIN)).to_have_text("Show the results")
    do.check()
    expect(panel).to_contain_text("4 of 4 right")
    assert page.locator("#progress").count() == 0


# an attack with every word


@pytest.mark.parametrize("mode", ["practice", "check", "test"])
def test_a_hostile_lesson_is_text(opened, tmp_path, mode):
    lesson = files.read_yaml(hostile.write(tmp_path))
    page = opened(lesson, mode)
    assert hostile.TRIED["script"] in page.locator("#read .kit-here").inner_text()
    assert hostile.TRIED["script"] in page.locator(".kit-ask").first.inner_text()
    page.locator("[data-kit-read] .kit-words, [data-kit-read] .kit-people").first.click()
    q = next(q for q in lesson.questions if q.kind == "choice" and not q.again_for)
    panel = page.locator("[data-kit-quiz]", has=page.locator(f"[data-kit-key='dot {q.id}']"))
    panel.locator(f"[data-kit-key='dot {q.id}']").click()
    assert hostile.TRIED["script"] in panel.locator(".kit-option-row").first.inner_text()
    panel.locator(".kit-option-row").first.click()
    panel.locator(MAIN).click()
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, iframe, svg, body .kit-here script").count() == 0
    assert hostile.TRIED["script"] in page.title()
