"""A quiz on a page of its own, the nine kinds of questions answered wrong and right.

@pytest.fixture
def quiz(page, tmp_path):
    yield from quiz_pages(page, tmp_path)
"""

from __future__ import annotations

from pathlib import Path

from browser.standalone import quiz_data, write_page
from playwright.sync_api import Page, expect

from kit.files import read_yaml

FERRY = read_yaml(Path(__file__).parents[1] / "ferry")
MAIN = "[data-kit-key=main]"
READY = "[data-kit-ready]"


def quiz_pages(page: Page, tmp_path: Path):
    """Yield a function that opens a quiz; afterwards no script may have failed."""

    def show(*ids: str, mode: str = "practice", host: str = "here", **more) -> Page:
        look = {name: more.pop(name) for name in ("dark", "state", "settings") if name in more}
        path = write_page(
            tmp_path, "quiz", quiz_data(FERRY, *ids, mode=mode, **more), mode=host, **look
        )
        page.set_default_timeout(5_000)
        page.goto(path.as_uri())
        page.wait_for_selector(READY)
        if host != "gone":
            expect(page.locator(".kit-alone")).to_have_count(0)
        return page

    yield show
    assert page.errors == []


def said(page: Page) -> list[str]:
    """What the live region has said, when the host has answered all that came.

    A result is spoken with the word that it is saved, so it comes a moment after it is seen.
    """
    page.wait_for_function("kitHost.slow > 0 || kitHost.pending === 0")
    return page.evaluate("kitSaid")


def saved(page: Page, what: str = "answer") -> list[dict]:
    """The records that the host keeps, when it has kept all that came."""
    page.wait_for_function("kitHost.pending === 0")
    return page.evaluate("what => kitHost.records.filter((r) => r.what === what)", what)


def lit(page: Page) -> str:
    """The labels of what is lit in the text."""
    labels = " ".join(page.locator(".kit-label-evidence").all_inner_texts())
    return " ".join(labels.translate({ord(c): " " for c in "()"}).split())


# A kind: its question, a wrong answer, the right one, how a miss begins, what it is worth.
KINDS = {
    "choice": (
        "last-day",
        lambda do: do.choose("Tickets will cost a bit more."),
        lambda do: do.choose("No boat will cross the water."),
        "Not this one. Tickets",
        0,
    ),
    "choices": (
        "why",
        lambda do: do.choose("burden", "reckless"),
        lambda do: do.choose("burden", "fewer"),
        "Not yet. One does not fit. One is still missing.",
        0,
    ),
    "truth": (
        "timetable",
        lambda do: do.choose("True"),
        lambda do: do.choose("False"),
        "Not this one. He names only",
        0,
    ),
    "cloze": (
        "however",
        lambda do: (do.pick("Gap 1 of 2", "However"), do.write("Gap 2 of 2", "price")),
        lambda do: do.write("Gap 2 of 2", "day"),
        "Partly. 1 of 2 gaps fit. Paragraph 2 names",
        0.5,
    ),
    "match": (
        "sides",
        lambda do: [
            do.pick(f"{left}: goes with", "Holm") for left in ("burden", "reckless", "within weeks")
        ],
        lambda do: do.pick("reckless: goes with", "Lund"),
        "Partly. 2 of 3 fit. See paragraph 2.",
        2 / 3,
    ),
    "short": (
        "years",
        lambda do: do.write("Your answer", "3"),
        lambda do: do.write("Your answer", "ninetean"),
        "Not this one. That number",
        0,
    ),
    "mark": (
        "origin",
        lambda do: do.mark("Photo"),
        lambda do: do.mark("Photo", "harbour", "council"),
        "0 of 1 found. 1 missed, 1 too many.",
        0,
    ),
}


def question_of(kind: str) -> str:
    """The question of the ferry that is of this kind."""
    return {"order": "steps", "write": "letter"}.get(kind) or KINDS[kind][0]
