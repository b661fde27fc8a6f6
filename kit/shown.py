"""Something to see in a notebook: pictures, static HTML with plain text beside it, live panels.

Each stands in an output of its own, in this order. A panel's output holds the widget view alone, so
that what nbval compares, and what is left without a kernel, is the static form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

VIEW = "application/vnd.jupyter.widget-view+json"


class Piece(NamedTuple):
    """One static output with the panel that replaces it, if there is one."""

    html: str
    text: str
    panel: Callable[[], Any] | None = None
    svg: str = ""


@dataclass(frozen=True)
class Shown:
    """What a method of a lesson gives back; the notebook shows it, `print` prints its text."""

    pieces: Sequence[Piece]
    panels: list[Any] = field(default_factory=list, repr=False, compare=False)

    def _ipython_display_(self) -> None:
        from IPython.display import display

        live = has_kernel()
        for piece in self.pieces:
            if piece.svg:
                caption = piece.text.partition("\n")[0]  # the table behind it tells the rest
                display({"image/svg+xml": piece.svg, "text/plain": caption}, raw=True)
            if piece.html:
                display({"text/html": piece.html, "text/plain": piece.text}, raw=True)
            if piece.panel and live:
                panel = piece.panel()
                self.panels.append(panel)
                show_view(panel)

    def _repr_html_(self) -> str:
        return "\n".join(piece.html for piece in self.pieces)

    def __str__(self) -> str:
        return "\n\n".join(piece.text for piece in self.pieces if piece.text)

    __repr__ = __str__


def has_kernel() -> bool:
    """Say whether a notebook is there that can draw a widget."""
    from IPython.core.getipython import get_ipython

    return getattr(get_ipython(), "kernel", None) is not None


def show_view(widget: Any) -> None:
    """Show a widget in an output of its own, which holds its view and nothing beside it."""
    from IPython.display import display

    bundle = widget._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    display({VIEW: data[VIEW]}, raw=True)
