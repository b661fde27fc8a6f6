"""The reading notebook in JupyterLab: how soon it can be answered, and what its kernel takes.

The peer is the same notebook with its text as Markdown and its questions in jupyterquiz.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from browser.hosts import Host, lab_command
from browser.steps import CELL, IDLE, open_lab

from kit import files

from . import peers
from .chrome import chromium, page
from .timing import Row, by_turns, row

ROUNDS = 5
LESSON = "macron-in-kazakhstan"
BOOK, PEER = f"notebooks/{LESSON}/02-read.ipynb", f"notebooks/{LESSON}/peer.ipynb"
OURS_READY = "[data-kit-quiz] .kit-answers :is(input, select, button):enabled"
PEER_READY = ".MCButton, .Quiz input"
RUN = """(ready) => new Promise((done) => {
    const began = performance.now();
    const look = () => (document.querySelector(ready) ? done(performance.now() - began)
        : requestAnimationFrame(look));
    jupyterapp.commands.execute("notebook:run-all-cells").finally(() => { window.kitDone = true; });
    look();
})"""


def rows() -> Iterator[Row]:
    """Measure by turns, on one server, a fresh page and kernel each time."""
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        if browser is None:
            return
        host = Host(Path(folder), lab_command)
        try:
            _lay(host)
            seen: dict[str, list[tuple[float, float, float]]] = {BOOK: [], PEER: []}

            def once(book: str, ready: str) -> float:
                seen[book].append(_open(host, browser, book, ready))
                return seen[book][-1][0]

            by_turns(lambda: once(BOOK, OURS_READY), lambda: once(PEER, PEER_READY), ROUNDS)
        finally:
            host.stop()
    for i, (what, unit) in enumerate((
        ("opening the notebook to the first usable question", "s"),
        ("run all to the first usable question", "s"),
        ("largest memory of the kernel (resident)", "MB"),
    )):  # fmt: skip
        both = zip(seen[BOOK][1:], seen[PEER][1:], strict=True)
        pairs = [(a[i], b[i]) for a, b in both if a[i] and b[i]]
        if pairs:
            yield row(f"{what} / jupyterquiz", unit, pairs)


def _lay(host: Host) -> None:
    book = json.loads((host.base / BOOK).read_text("utf-8"))
    made = peers.notebook(book, files.load(LESSON))
    (host.base / PEER).write_text(json.dumps(made, indent=1), "utf-8")


def _open(host: Host, browser: Any, book: str, ready: str) -> tuple[float, float, float]:
    """Return seconds from opening, seconds from running, megabytes."""
    host.shut_down()
    with page(browser) as shown:
        shown.add_init_script("window.kitOpened = performance.now();")
        open_lab(shown, host, book)
        shown.wait_for_selector(CELL)
        assert not shown.locator(ready).count(), "a question is usable before anything is run"
        ran = shown.evaluate(RUN, ready)
        whole = shown.evaluate("performance.now() - kitOpened")
        shown.wait_for_function("() => window.kitDone")
        shown.wait_for_function(IDLE)
        memory = _memory(host)
    return whole / 1000, ran / 1000, memory


def _memory(host: Host) -> float:
    """Return the largest resident memory of the kernel in megabytes; 0 where nothing tells it."""
    kernel = json.loads(host.ask("api/kernels"))[0]["id"]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if kernel.encode() in (process / "cmdline").read_bytes():
                lines = (process / "status").read_text("utf-8").splitlines()
                return next(int(x.split()[1]) for x in lines if x.startswith("VmHWM")) / 1024
        except OSError:
            continue
    return 0
