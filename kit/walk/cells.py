"""One cell of a notebook, and words of a lesson as Markdown that stays text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

# What Markdown, HTML or a link could take for markup, letter by letter.
_SPECIAL = re.compile(r"[\\`*_{}\[\]()#+!|~$^=&<>@]|(?<=[A-Za-z]):(?=\S)|(?i:(?<=www))\.")
# JupyterLab looks for formulas in the source and again in the page, where a backslash before the
# sign is gone; MathJax joins no text over the edge of an element, so a lone sign begins nothing.
_SAFE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", ":": "&#58;", ".": "&#46;", "@": "&#64;",
         "$": "<span>&#36;</span>", "\\": "<span>&#92;</span>"}  # fmt: skip
_STARTS = re.compile(r"^(\d*)(-|\.(?=\s|$))")  # would begin a list or draw a line
# Controls, bidi and zero width.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


@dataclass(frozen=True)
class Cell:
    """A cell: its id in the notebook, `code` or `markdown`, its tag, its source."""

    id: str
    kind: str
    tag: str
    source: str

    @property
    def mark(self) -> str:
        """Twelve hex digits of the source: tells later whether a person changed the cell."""
        return mark(self.source)


def mark(source: str) -> str:
    """Return the digits that stand for this source."""
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def say(words: str) -> str:
    """Return words of a lesson as Markdown: no letter of them is markup, formula or link.

    >>> say("a *b* <c> 5$")
    'a \\\\*b\\\\* &lt;c&gt; 5<span>&#36;</span>'
    """
    words = " ".join(_HIDDEN.sub("", words).split())
    words = _SPECIAL.sub(lambda found: _SAFE.get(found[0], f"\\{found[0]}"), words)
    return _STARTS.sub(r"\1\\\2", words)


def text(name: str, tag: str, *paragraphs: str) -> Cell:
    """Return a Markdown cell of paragraphs; empty ones fall away."""
    return Cell(name, "markdown", tag, "\n\n".join(p.strip() for p in paragraphs if p.strip()))


def code(name: str, *lines: str, tag: str = "act") -> Cell:
    """Return a code cell of one to three lines."""
    return Cell(name, "code", tag, "\n".join(lines))


def fold(summary: str, words: str) -> str:
    """Return words that open on a click."""
    return f"<details><summary>{summary}</summary>\n\n{words}\n\n</details>"
