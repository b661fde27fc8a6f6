"""The review desk on a page of its own, over the real desk: what it decides is in real files.

    desk = DeskPage(page, tmp_path)      # a draft of the ferry lesson in a folder
    desk.open()                          # Chromium shows it; `desk.files()` are the bytes on disk

The page’s model passes every message to `Correcting`, as a kernel would; `desk.down` lets it be
silent.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from browser.standalone import HERE, JS, SHEETS, _js
from playwright.sync_api import Locator, Page, expect
from proposed import FERRY, draft_of

from kit import files, widgets
from kit.correcting import Correcting
from kit.errors import KitError
from kit.files import edit
from kit.files.pair import FILES

MODEL = """
window.kitModel = (traits) => {
  const listeners = new Map(), values = { ...traits };
  const fire = (name, ...more) => (listeners.get(name) || []).forEach((cb) => cb(...more));
  window.kitBusy = 0;
  return {
    get: (name) => values[name],
    set: (name, value) => { values[name] = value; },
    save_changes: () => {},
    on: (name, cb) => listeners.set(name, [...(listeners.get(name) || []), cb]),
    off: (name, cb) => listeners.set(name, (listeners.get(name) || []).filter((c) => c !== cb)),
    send: async (message) => {
      window.kitBusy += 1;
      const { state, said } = JSON.parse(await window.kitKernel(JSON.stringify(message)));
      if (state) { values.state = state; fire("change:state"); }
      said.forEach((one) => fire("msg:custom", one));
      window.kitBusy -= 1;
    },
  };
};
"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The desk</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{css}
body {{ margin: 0; padding: 8px; background: {ground}; }}</style></head>
<body data-jp-theme-light="{light}"><main>
<h1 style="position:absolute;width:1px;height:1px;overflow:hidden">Page</h1>
<h2 style="position:absolute;width:1px;height:1px;overflow:hidden">Lesson</h2>
<div id="cell"></div></main>
<script>{host}</script><script>{model}</script>
<script>kitShow({code}, {traits}, "kit-desk");</script></body></html>"""


class DeskPage:
    """A page with the desk of a draft, and the files behind it."""

    def __init__(self, page: Page, folder: Path, lesson: Path = FERRY, draft: Path | None = None):
        self.page, self.tmp = page, folder
        self.folder = draft or draft_of(lesson, folder / "lesson")
        self.down, self.heard = False, list[Any]()
        self.desk = Correcting(files.read_yaml(self.folder), self.folder)
        self.desk._findings = {}
        page.expose_function("kitKernel", self._kernel)

    def _kernel(self, sent: str) -> str:
        message, said = json.loads(sent), []
        before = self.desk.state()
        if not self.down and message["what"] == "hello":
            said.append({"what": "here", "saved_in": "in the lesson file"})
        if not self.down and message["what"] == "save":
            nonce, record = message["nonce"], message["record"]
            self.heard.append(record)
            try:
                said.append({"what": "saved", "nonce": nonce, **self.desk.hear(record)})
            except KitError as error:
                said.append({"what": "failed", "nonce": nonce, "why": str(error)})
        state = self.desk.state()
        return json.dumps({"state": None if state == before else state, "said": said})

    def open(self, dark: bool = False, width: int = 1000, height: int = 900) -> DeskPage:
        """Show the desk; afterwards it is ready for the teacher."""
        css = "\n".join((JS / f"{name}.css").read_text("utf-8") for name in (*SHEETS, "desk"))
        traits = {"data": self.desk.data(), "state": self.desk.state(), "settings": {}}
        path = self.tmp / "desk.html"
        path.write_text(PAGE.format(
            css=css, ground="#111111" if dark else "#FFFFFF", light=str(not dark).lower(),
            host=(HERE / "page" / "host.js").read_text("utf-8"), model=MODEL,
            code=_js(widgets.join("desk.js")), traits=_js(traits)), "utf-8")  # fmt: skip
        self.page.set_default_timeout(5_000)
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("[data-kit-ready]")
        if not self.down:
            expect(self.page.locator(".kit-alone")).to_have_count(0)
        return self

    def files(self) -> dict[str, bytes]:
        """Return the lesson files as they are on the disk."""
        return {name: (self.folder / file).read_bytes() for name, file in FILES.items()}

    def entry(self, section: str, n: int) -> dict[str, Any]:
        """Return an entry as it is on the disk."""
        name = "questions" if section == "questions" else "reading"
        return edit.entries(self.files()[name].decode())[section, n]

    # what a teacher sees and does

    def key(self, key: str) -> Locator:
        """Return a control by the key that the panel gives it."""
        return self.page.locator(f'[data-kit-key="{key}"]')

    def row(self, words: str) -> Locator:
        """Return a row of the queue."""
        return self.page.locator(".kit-desk-row").filter(has_text=words)

    def said(self) -> str:
        """Return what the live region said last, when the host has answered all that came."""
        self.page.wait_for_function("window.kitBusy === 0")
        return self.page.locator(".kit-live").inner_text().replace("\u00a0", "")
