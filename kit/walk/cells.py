"""One cell of a notebook, and words of a lesson as Markdown that stays text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

# What Markdown, HTML, MathJax or a link could take for markup; an ampersand is escaped first.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~$^=])")
_STARTS = re.compile(r"^(\d*)([-+.])(?=\s|$)")  # would begin a list
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # bidi and zero width


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

    >>> say("a *b* <c> $d$")
    'a \\\\*b\\\\* &lt;c&gt; \\\\$d\\\\$'
    """
    words = " ".join(_HIDDEN.sub("", words).split())
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    words = re.sub(r"(?i)\b(https?|ftp|javascript|data):", r"\1&#58;", words)
    words = words.replace("@", "&#64;").replace("www.", "www&#46;")
    return _STARTS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", words))


def text(name: str, tag: str, *paragraphs: str) -> Cell:
    """Return a Markdown cell of paragraphs; empty ones fall away."""
    return Cell(name, "markdown", tag, "\n\n".join(p.strip() for p in paragraphs if p.strip()))


def code(name: str, *lines: str, tag: str = "act") -> Cell:
    """Return a code cell of one to three lines."""
    return Cell(name, "code", tag, "\n".join(lines))


def fold(summary: str, words: str) -> str:
    """Return words that open on a click."""
    return f"<details><summary>{summary}</summary>\n\n{words}\n\n</details>"
