"""Elements of an SVG document as strings; every text and attribute is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable

from ..html import visible

# The light set of the screen's colours (look: page, ink, soft, line, ctl, accent, layers).
PAGE, PANEL, SUNK, INK, SOFT = "#FFFFFF", "#FCFBF8", "#F3F1EC", "#1F1D1A", "#5A5650"
LINE, CTL, ACCENT = "#DAD5CB", "#827C72", "#1A5FB4"
PEOPLE, PLACES, VOICES, EVIDENCE = "#2166B8", "#1A7547", "#0B6672", "#B34A00"

SERIF = "Charter, Bitstream Charter, Iowan Old Style, Sitka Text, Cambria, Georgia, serif"
SANS = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"


def escape(words: str) -> str:
    """Return words for SVG: none is markup, and a bidi control is seen instead of obeyed."""
    return html.escape(visible(words))


def tag(name: str, *inside: str, **attributes: object) -> str:
    """Return one element; `_` in an attribute's name stands for `-`, a last `_` falls away."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_text(value))}"'
        for key, value in attributes.items() if value is not None
    )  # fmt: skip
    return f"<{name}{pairs}>{''.join(inside)}</{name}>" if inside else f"<{name}{pairs}/>"


def _text(value: object) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def text(words: str, x: float, y: float, size: float = 13, **more: object) -> str:
    """Return a line of text, its baseline at y."""
    return tag("text", escape(words), x=float(x), y=float(y), font_size=float(size),
               **{"font_family": SANS, "fill": INK, **more})  # fmt: skip


def width(words: str, size: float) -> float:
    """Return about how wide a line of text is, in pixels (0.56 em a letter, on the safe side)."""
    return 0.56 * size * len(words)


def lines(words: str, most: int) -> list[str]:
    """Return the words in lines of at most `most` characters; a longer word has its own line."""
    out = [""]
    for word in words.split():
        if out[-1] and len(out[-1]) + 1 + len(word) > most:
            out.append(word)
        else:
            out[-1] = f"{out[-1]} {word}".strip()
    return out


def document(wide: float, high: float, title: str, tells: str, body: Iterable[str]) -> str:
    """Return the whole picture with its ground, title and description."""
    return tag(
        "svg", tag("title", escape(title)), tag("desc", escape(tells)),
        tag("rect", width=float(wide), height=float(high), rx=10, fill=PANEL, stroke=LINE), *body,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {wide:.0f} {high:.0f}", role="img",
        width="100%", style=f"max-width:{wide:.0f}px",
    )  # fmt: skip
