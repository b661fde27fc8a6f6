"""Reader, Quiz, Progress and ReviewDesk as widgets: they pass on data and messages, no more.

The code of the front end would be saved into a notebook once a panel (some 80 KB each). So each
panel holds only a loader; the code lies on one shelf a kernel, a model that all panels share. The
review desk has a shelf of its own, so that no learner's notebook carries it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

import anywidget
import traitlets
from ipywidgets import Widget

from ..errors import KitError
from . import css, join, joined

Save = Callable[[dict[str, Any]], dict[str, Any]]

# Takes the code from the shelf, imports it once a page, sets the style. Where that fails, the
# static form in front of it is still there, and a sentence says so.
LOADER = """async function load({ model }) {
  const id = model.get("shelf"), name = model.get("module"), type = "text/javascript";
  const shelf = await model.widget_manager.get_model(id), done = shelf.kitDone ??= {};
  done[name] ??= import(URL.createObjectURL(new Blob([shelf.get("code")[name]], { type })));
  const old = document.querySelector("style[data-kit]");
  const style = old ?? document.head.appendChild(document.createElement("style"));
  if (style.dataset.kit !== id) style.textContent = shelf.get("css");
  style.dataset.kit = id;
  return done[name];
}
export default { async render(context) {
  try { return (await load(context)).default.render(context); } catch (error) {
    console.error(error);
    context.el.textContent = "This part could not be drawn. The text above is complete.";
  }
} };
"""

MODULES = ("reader.js", "quiz.js", "progress.js")
DESK = ("desk.js",)
SHEETS = ("reader", "quiz", "progress", "desk")  # all of them: a page has one style for all panels


class Shelf(Widget):
    """The code of all panels, once a kernel; it is never shown."""

    code = traitlets.Dict().tag(sync=True)
    css = traitlets.Unicode().tag(sync=True)


_shelves: dict[tuple[str, ...], Shelf] = {}


def shelf(modules: tuple[str, ...] = MODULES) -> Shelf:
    """Return the shelf of this kernel; with KIT_DEV=1 its code is read afresh."""
    fresh = bool(os.environ.get("KIT_DEV"))
    found = _shelves.get(modules)
    if found is None or found.comm is None or fresh:
        take = joined if fresh else join
        found = Shelf(code={name: take(name) for name in modules}, css=css(*SHEETS))
        _shelves[modules] = found
    return found


class Panel(anywidget.AnyWidget):
    """What all panels share: data, the learner's state, settings, and a host that keeps answers.

    `save` takes a record and returns what the browser is told about it ({"try": 2}); it raises
    KitError with a plain sentence when the record is not on the disk.
    """

    _esm = LOADER
    modules: tuple[str, ...] = MODULES
    data = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)
    shelf = traitlets.Unicode().tag(sync=True)
    module = traitlets.Unicode().tag(sync=True)

    def __init__(self, data: dict[str, Any], state: dict[str, Any], settings: dict[str, Any],
                 save: Save, where: str = "on this computer"):  # fmt: skip
        self._save, self._where = save, where
        self._kept: dict[str, dict[str, Any]] = {}  # what was said to which record
        super().__init__(data=data, state=state, settings=settings,
                         shelf=shelf(self.modules).model_id)  # fmt: skip
        self.on_msg(self._hear)
        ALIVE.add(self)

    def _hear(self, _: Any, message: Any, __: Any) -> None:
        if not isinstance(message, dict):
            return
        what = message.get("what")
        if what == "hello":
            self.send({"what": "here", "saved_in": self._where})
        elif what == "save" and isinstance(message.get("record"), dict):
            self._keep(message.get("nonce"), message["record"])
        elif what in ("settings", "copy"):
            self._keep(None, message)

    def _keep(self, nonce: Any, record: dict[str, Any]) -> None:
        """Keep a record once: a page that heard nothing in time sends it again."""
        try:
            told = self._kept.get(nonce) if isinstance(nonce, str) else None
            told = self._save(record) if told is None else told
        except KitError as error:
            self.send({"what": "failed", "nonce": nonce, "why": str(error)})
        else:
            if isinstance(nonce, str):
                self._kept[nonce[:80]] = told
            self.send({"what": "saved", "nonce": nonce, **told})


class Reader(Panel):
    """Paragraphs with their layers, cards, notes."""

    module = traitlets.Unicode("reader.js").tag(sync=True)


class Quiz(Panel):
    """Questions with their text beside them."""

    module = traitlets.Unicode("quiz.js").tag(sync=True)


class Progress(Panel):
    """Where a learner is, and what comes back."""

    module = traitlets.Unicode("progress.js").tag(sync=True)


class ReviewDesk(Panel):
    """What a program proposed, for the teacher to check; `state` is the queue."""

    modules = DESK
    module = traitlets.Unicode("desk.js").tag(sync=True)


ALIVE: WeakSet[Panel] = WeakSet()  # every panel of this kernel that is still held
