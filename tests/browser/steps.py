"""What a test does in a browser, in words: open, run, wait, take a picture. Nothing sleeps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from browser.hosts import ROOT, Host
from playwright.sync_api import Locator, Page

IDLE = """() => {
    const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
    const kernel = context?.isReady && context.session?.kernel;  // “idle” alone is said too early
    return Boolean(kernel && kernel.status === "idle" && kernel.connectionStatus === "connected");
}"""
START = """name => {
    window.kitDone = false;
    jupyterapp.commands.execute(name).finally(() => { window.kitDone = true; });
}"""
DONE = "() => window.kitDone"
# A cell that puts out a view has its panel, no panel is an old one, no quiz waits for its kernel.
DRAWN = """() => {
    const seen = (what) => document.querySelectorAll(what).length;
    const cells = jupyterapp.shell.currentWidget.content.model.cells;
    const views = [...cells].flatMap((cell) => cell.type === "code" ? cell.outputs.toJSON() : [])
      .filter((one) => one.data?.["application/vnd.jupyter.widget-view+json"]).length;
    return views && seen(".kit-panel") === views && !seen("[data-old], .kit-alone");
}"""
CELL = ".jp-Notebook .jp-CodeCell"
OUTPUT = ".jp-OutputArea-output"
ARTEFACTS = ROOT / "artefacts"


def open_lab(page: Page, host: Host, path: str) -> None:
    """Open a notebook in JupyterLab and wait until its kernel is ready."""
    page.goto(f"{host.url}/lab/tree/{quote(path)}?token={host.token}&reset")
    _ready(page)


def open_notebook(page: Page, host: Host, path: str) -> None:
    """Open a notebook in Notebook 7 and wait until its kernel is ready."""
    page.goto(f"{host.url}/notebooks/{quote(path)}?token={host.token}")
    _ready(page)


def open_voila(page: Page, host: Host, path: str) -> None:
    """Open a notebook in Voilà, which runs it; wait until all of it is shown."""
    page.goto(f"{host.url}/voila/render/{quote(path)}?token={host.token}")
    page.wait_for_selector(OUTPUT)
    page.wait_for_selector("#voila-loading, #loading", state="hidden")


def idle(page: Page) -> None:
    """Wait until the kernel has nothing to do."""
    page.wait_for_function(IDLE)


def run_all(page: Page) -> None:
    """Run every cell, as the menu does, and wait for the last one to end."""
    command(page, "notebook:run-all-cells")
    idle(page)


STILL = """() => new Promise((done) => {
    let last = "", same = 0;  // a panel that grows moves all below it, and a click would miss
    const look = () => {
        const tops = [...document.querySelectorAll(".kit-panel")]
            .map((e) => Math.round(e.getBoundingClientRect().top)).join();
        same = tops === last ? same + 1 : 0;
        last = tops;
        if (same > 20) done(true); else requestAnimationFrame(look);
    };
    look();
})"""


def run_to_panels(page: Page) -> None:
    """Run every cell; wait until each panel is drawn anew, its kernel has said so, and all stand
    still."""
    page.evaluate("document.querySelectorAll('.kit-panel').forEach((e) => e.dataset.old = '')")
    run_all(page)
    page.wait_for_function(DRAWN)
    page.evaluate(STILL)


def panel_of(page: Page, kind: str, part: str) -> Locator:
    """Return the panel “read” or “quiz” that shows a part of the article."""
    return page.locator(f"[data-kit-{kind}~='{part}']")


def reload(page: Page) -> None:
    """Reload the page of a saved notebook; the kernel lives on, each panel is drawn again."""
    page.reload()
    _ready(page)
    page.wait_for_function(DRAWN)
    page.evaluate(STILL)


def records(host: Host, what: str = "answer") -> list[dict[str, Any]]:
    """Return what a host's kernels have put on the disk, in order of time."""
    lines = [line for path in host.answers.rglob("*.jsonl")
             for line in path.read_text("utf-8").splitlines()]  # fmt: skip
    found = sorted((json.loads(line) for line in lines), key=lambda r: (r["at"], r["n"]))
    return [record for record in found if record["what"] == what]


def no_error_shown(page: Page, known: tuple[str, ...] = ()) -> None:
    """Assert that no script has failed and that no widget shows an error in place of itself.

    `known` are errors that the host makes itself, with any notebook.
    """
    assert [error for error in page.errors if not (known and error.startswith(known))] == []
    for words in ("Error displaying widget", "Error creating widget", "model not found",
                  "could not be drawn"):  # fmt: skip
        assert page.get_by_text(words).count() == 0


def restart(page: Page) -> None:
    """Restart the kernel, as the menu does; nothing is run."""
    page.evaluate(START, "notebook:restart-kernel")
    page.locator(".jp-Dialog button.jp-mod-accept").click()
    page.wait_for_function(DONE)
    idle(page)


def save(page: Page) -> None:
    """Save the notebook, as Ctrl+S does."""
    command(page, "docmanager:save")


def command(page: Page, name: str) -> None:
    """Carry out a command of JupyterLab or Notebook 7 and wait until it is done."""
    page.evaluate(START, name)
    page.wait_for_function(DONE)


def shot(what: Page | Locator, name: str) -> Path:
    """Keep a picture in artefacts/, for CI and for whoever changed what it shows."""
    path = ARTEFACTS / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    what.screenshot(path=path)
    return path


def _ready(page: Page) -> None:
    page.wait_for_selector(CELL)
    idle(page)
