"""A handout beside nbconvert: the command's time, the files' sizes, what is tagged.

The peer prints the reading notebook, which holds the same article and questions.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import tasks
from kit import files, paper

from .timing import Row, by_turns, row, seconds

ROOT = Path(__file__).parents[2]
LESSON = "macron-in-kazakhstan"
BOOK = "02-read.ipynb"
ROUNDS = 7
KIT = Path(sys.executable).with_name("kit")
# nbconvert starts the browser that Playwright would have downloaded; here it gets the one there is.
WEBPDF = """
import os
from playwright.async_api import BrowserType
launch = BrowserType.launch
there = {"executable_path": os.environ["KIT_CHROMIUM"], "args": ["--no-sandbox"]}
BrowserType.launch = lambda self, **more: launch(self, **{**more, **there})
from nbconvert.nbconvertapp import main
main()
"""


def rows() -> Iterator[Row]:
    """Measure whole commands by turns, then a hundred handouts in this process."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for part in ("exercises", "seeds"):
            shutil.copytree(ROOT / part, place / part)
        shutil.copy(ROOT / "notebooks" / LESSON / BOOK, place / BOOK)
        yield from _pdf(place)
        yield from _html(place)
    yield _hundred()


def _pdf(place: Path) -> Iterator[Row]:
    browser = tasks.find_browser()
    if not browser:
        return
    ours = [KIT, "handout", LESSON, "--for", "student", "--format", "pdf", "--out", "out"]
    peer = [sys.executable, "-c", WEBPDF, "--to", "webpdf", BOOK, "--output", "peer"]
    os.environ["KIT_CHROMIUM"] = browser
    pairs = by_turns(lambda: _command(place, ours), lambda: _command(place, peer), ROUNDS)
    yield row("kit handout, PDF / nbconvert webpdf", "ms", pairs, most=1 / 8)
    yield row("the same", "ms", pairs, limit=350)
    sheet, other = place / "out" / "worksheet.pdf", place / "peer.pdf"
    sizes = [(sheet.stat().st_size / 1000, other.stat().st_size / 1000)]
    yield row("size of the PDF", "kB", sizes, most=1 / 2)
    yield row("tagged (1) or not (0)", "", [(float(_tagged(sheet)), float(_tagged(other)) or 1e-9)])


def _html(place: Path) -> Iterator[Row]:
    ours = [KIT, "handout", LESSON, "--for", "student", "--format", "html", "--out", "out"]
    peer = [sys.executable, "-m", "nbconvert", "--to", "html", BOOK, "--output", "peer"]
    pairs = by_turns(lambda: _command(place, ours), lambda: _command(place, peer), ROUNDS)
    yield row("kit handout, page / nbconvert HTML", "ms", pairs)
    page, other = place / "out" / "page.html", place / "peer.html"
    sizes = [(page.stat().st_size / 1000, other.stat().st_size / 1000)]
    yield row("size of the page (all questions)", "kB", sizes, most=1 / 4)
    yield row("the same, of its own", "kB", sizes, limit=150)


def _hundred() -> Row:
    lesson = files.load(LESSON)
    setting = paper.Setting()
    paper.handout(lesson, setting)
    each = seconds(lambda: [paper.handout(lesson, setting) for _ in range(100)]) / 100
    return Row("100 worksheets in one process, each", "s", each, limit=0.05, rounds=1)


def _command(place: Path, command: list[str | Path]) -> float:
    """Return how many milliseconds a whole command took."""
    began = time.perf_counter()
    subprocess.run([str(part) for part in command], cwd=place, check=True, capture_output=True,
                   stdin=subprocess.DEVNULL)  # fmt: skip
    return 1000 * (time.perf_counter() - began)


def _tagged(path: Path) -> bool:
    from pypdf import PdfReader

    root = PdfReader(path).trailer["/Root"]
    return "/StructTreeRoot" in root and bool(root.get("/MarkInfo", {}).get("/Marked"))
