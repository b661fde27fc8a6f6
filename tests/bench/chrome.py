"""One Chromium for the measurements in a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import tasks

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
SIZE = {"width": 1280, "height": 900}


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield a browser, or None where there is none."""
    from playwright.sync_api import sync_playwright

    path = tasks.find_browser()
    if not path:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def page(browser: Any) -> Iterator[Any]:
    """Yield a page with nothing from before."""
    context = browser.new_context(viewport=SIZE, locale="en-GB")
    shown = context.new_page()
    shown.set_default_timeout(60_000)
    yield shown
    context.close()
