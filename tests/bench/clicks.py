"""From the click to the feedback on the screen, beside jupyterquiz with the same questions.

The clock starts with the browser's own stamp of the click and stops behind the frame in which the
feedback is painted. There is no kernel: one round has a host that never says that it has saved.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from browser.standalone import quiz_data, write_page

from kit import files
from kit.lesson import Question

from . import peers
from .chrome import chromium, page
from .timing import Row, percentile

ROUNDS, NEVER = 4, 3_600_000
WATCH = """([trigger, words, feedback]) => {
    window.benchTimes = [];
    const shows = (node) => node.closest?.(feedback) || node.querySelector?.(feedback);
    document.addEventListener("click", (event) => {
        const button = event.target.closest(trigger);
        // a label passes its click on to its field: one click, not two
        if (!event.isTrusted || event.target.matches("input")) return;
        if (!button?.textContent.includes(words)) return;
        const seen = new MutationObserver((news) => {
            if (!news.some((one) => one.target.closest?.(feedback)
                || [...one.addedNodes].some(shows))) return;
            seen.disconnect();
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => benchTimes.push(performance.now() - event.timeStamp);
                port2.postMessage(0);
            });
        });
        seen.observe(document.body, { childList: true, subtree: true });
    }, true);
}"""
ARRIVED = "count => benchTimes.length >= count"


def rows() -> Iterator[Row]:
    """Measure every question that has options to click, wrong first, then right."""
    lesson = files.load("macron-in-kazakhstan")
    asked = [q for q in lesson.questions if q.kind in ("choice", "truth") and not q.again_for]
    ours: list[list[float]] = []
    peer: list[list[float]] = []
    clicks = 2 * len(asked)
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        if browser is None:
            return
        path = write_page(Path(folder), "quiz", quiz_data(lesson, *(q.id for q in asked)))
        other = Path(folder, "peer.html")
        other.write_text(peers.page([peers.question(q) for q in asked]), "utf-8")
        for _ in range(ROUNDS):
            ours.append(_ours(browser, path, asked))
            peer.append(_peer(browser, other, asked))
        alone = _ours(browser, path, asked, slow=NEVER)
    assert {len(side) for side in [*ours, *peer, alone]} == {clicks}
    for what, share in (("95th percentile", 0.95), ("median", 0.5)):
        a, b = (percentile(chain.from_iterable(side), share) for side in (ours, peer))
        ratio = statistics.median(percentile(x, share) / percentile(y, share)
                                  for x, y in zip(ours, peer, strict=True))  # fmt: skip
        name = f"click to feedback, {what} of {clicks * ROUNDS} clicks / jupyterquiz"
        limit = 50 if share > 0.5 else None
        yield Row(name, "ms", a, b, ratio, limit=limit, rounds=ROUNDS)
    yield Row(f"click to feedback, 95th percentile of {clicks}, the host never answers", "ms",
              percentile(alone, 0.95), limit=50)  # fmt: skip


def _answers(q: Question) -> list[str]:
    wrong = next(option.text for option in q.options if not option.right)
    return [wrong, next(option.text for option in q.options if option.right)]


def _ours(browser: Any, path: Path, asked: list[Question], slow: int = 0) -> list[float]:
    with page(browser) as shown:
        shown.goto(path.as_uri())
        shown.wait_for_selector("[data-kit-ready]")
        shown.wait_for_selector(".kit-option input:enabled")
        shown.evaluate("slow => { kitHost.slow = slow; }", slow)
        shown.evaluate(WATCH, ["[data-kit-key=main]", "Check", ".kit-say"])
        main, count = shown.locator("[data-kit-key=main]"), 0
        for q in asked:
            for nth, words in enumerate(_answers(q)):
                if nth:
                    main.click()  # Try again
                shown.locator(".kit-option-row").filter(
                    has=shown.get_by_text(words if q.kind != "truth" else words.capitalize(),
                                          exact=True)).click()  # fmt: skip
                main.click()
                count += 1
                shown.wait_for_function(ARRIVED, arg=count)
            main.click()  # Next question
        return shown.evaluate("benchTimes")


def _peer(browser: Any, path: Path, asked: list[Question]) -> list[float]:
    with page(browser) as shown:
        shown.goto(path.as_uri())
        shown.wait_for_selector(".MCButton")
        shown.evaluate(WATCH, [".MCButton", "", ".Feedback"])
        boxes, count = shown.locator(".Quiz"), 0
        for at, q in enumerate(asked):
            for words in _answers(q):
                boxes.nth(at).locator(".MCButton").filter(
                    has=shown.get_by_text(words, exact=True)).click()  # fmt: skip
                count += 1
                shown.wait_for_function(ARRIVED, arg=count)
        return shown.evaluate("benchTimes")
