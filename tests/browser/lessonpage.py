"""A lesson as one file in a real browser, from a folder: no server, no Python, no network.

    @pytest.fixture
    def opened(page, tmp_path):
        yield from opened_pages(page, tmp_path)

    page = opened()                     the first lesson for practice
    page = opened(lesson, "test", width=320)
"""

from __future__ import annotations

from pathlib import Path

from browser.answering import fill_in, first_of_each_kind, home_of
from browser.hands import Mouse
from playwright.sync_api import Locator, Page, expect

from kit import answers, files
from kit.lesson import Lesson, Question
from kit.page import page as page_of

LESSON = files.load("macron-in-kazakhstan")
KINDS = first_of_each_kind(LESSON, whole=True) | first_of_each_kind(LESSON, whole=False)
MAINS = [q for q in LESSON.questions if not q.again_for]
CHOICE = KINDS["choice"]
READY = "[data-kit-ready]"
KEYS = """() => Object.keys(localStorage).filter((key) => key.startsWith("kit:answers:")).sort()"""
KEPT = """() => Object.keys(localStorage).filter((key) => key.startsWith("kit:answers:")).sort()
  .flatMap((key) => localStorage.getItem(key).split("\\n").filter(Boolean).map(JSON.parse))"""
_made: dict[tuple[Lesson, str], str] = {}


def written(folder: Path, lesson: Lesson = LESSON, mode: str = "practice") -> str:
    """Write the page of a lesson into a folder; return its address."""
    if (lesson, mode) not in _made:
        _made[lesson, mode] = page_of(lesson, mode=mode)
    path = folder / f"{lesson.id}-{mode}.html"
    path.write_text(_made[lesson, mode], "utf-8")
    return path.as_uri()


def opened_pages(page: Page, folder: Path):
    """Yield a function that opens a page; at the end nothing was asked for, refused or failed."""
    said: list[str] = []

    def request(one):
        if not one.url.startswith(("file:", "blob:")):
            said.append(one.url)

    def watch(tab: Page) -> Page:
        tab.set_default_timeout(8_000)
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("request", request)
        return tab

    def show(lesson: Lesson = LESSON, mode: str = "practice", tab: Page | None = None,
             width: int = 1000) -> Page:  # fmt: skip
        tab = watch(tab or page)
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(written(folder, lesson, mode))
        tab.wait_for_selector(READY, state="attached")
        return tab

    yield show
    assert said == []


def quiz(page: Page, q: Question) -> Locator:
    """Return the panel that asks a question."""
    part = "whole" if "all" in q.reads else home_of(LESSON, q)
    return page.locator(f"[data-kit-quiz~='{part}']")


def miss(page: Page, q: Question = CHOICE) -> Locator:
    """Answer a question wrong; it is saved. Return its panel."""
    panel = quiz(page, q)
    do = Mouse(page, panel)
    do.go(q.id)
    fill_in(do, q, False)
    do.check()
    expect(panel.locator(".kit-saved")).to_contain_text("✓ Saved in this browser. Try 1.")
    return panel


def kept(page: Page) -> dict:
    """Return the state of the lesson as Python reads it from what the browser keeps."""
    return answers.state(page.evaluate(KEPT), LESSON)


def saved_file(page: Page, code: str) -> str:
    """Save the answers to a file and return what is in it."""
    page.get_by_label("Your code").fill(code)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save my answers to a file").click()
    assert waiting.value.suggested_filename == f"{LESSON.id}-{code}.jsonl"
    return waiting.value.path().read_text("utf-8")


def open_file(page: Page, text: str) -> Locator:
    """Choose a file in the page; return where its sentence about it stands."""
    file = {"name": "answers.jsonl", "mimeType": "text/plain", "buffer": text.encode()}
    page.set_input_files("[data-kit-save] input[type=file]", file)
    return page.locator("[data-kit-save] .kit-notice")
