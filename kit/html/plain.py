"""The static form as plain text: the same words in the same order, marks as signs.

    _Macron_    a name or what points to one      ~pull~      a loaded word
    {vassal}    a word to learn                   *While*     a connective or bold words
    =words=     the words of the text, or the learner’s own highlight
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SIGNS = {"u": "__", "em": "~~", "dfn": "{}", "strong": "**", "mark": "=="}
_BLOCKS = {"p", "h3", "h4", "ul", "ol", "dl", "details", "summary", "fieldset", "legend", "table",
           "tr", "section", "div", "li", "dt", "dd", "caption"}  # fmt: skip


def plain(html: str) -> str:
    """Return the text of HTML that `kit.html` has made, one line a paragraph or row."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (re.sub(r"[ \t]+", " ", line).rstrip() for line in "".join(reader.out).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


class _Reader(HTMLParser):
    """Collects text; knows how deep it is in lists and folds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.lists: list[tuple[str, int]] = []
        self.cells = 0

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a line, a sign or a list."""
        if name in _BLOCKS:
            self.line("\n" if name in ("h3", "fieldset", "table", "details") else "")
        if name in ("ul", "ol"):
            letters = dict(attrs).get("type") == "A"
            self.lists.append(("A" if letters else "1" if name == "ol" else "", 0))
        elif name == "li":
            kind, n = self.lists.pop()
            self.lists.append((kind, n + 1))
            mark = {"A": f"{chr(65 + n)}. ", "1": f"{n + 1}. ", "": "- "}[kind]
            self.out.append("  " * len(self.lists) + mark)
        elif name == "dd":
            self.out.append("    ")
        elif name == "summary":
            self.out.append("▸ ")
        elif name == "h3":
            self.out.append("# ")
        elif name == "tr":
            self.cells = 0
        elif name in ("td", "th"):
            self.out.append(" | " if self.cells else "")
            self.cells += 1
        elif name == "sup":
            self.out.append(" (")
        elif name in _SIGNS:
            self.out.append(_SIGNS[name][0])

    def handle_endtag(self, name: str) -> None:
        """Close it."""
        if name in ("ul", "ol"):
            self.lists.pop()
        if name in _BLOCKS:
            self.line()
        elif name == "sup":
            self.out.append(")")
        elif name in _SIGNS:
            self.out.append(_SIGNS[name][1])

    def handle_data(self, data: str) -> None:
        """Take the words; a line feed in them is a space."""
        self.out.append(" ".join(data.split("\n")))

    def line(self, more: str = "") -> None:
        """Begin a new line, if one has begun and is not the first of a list’s row."""
        last = next((text for text in reversed(self.out) if text), "\n")
        begun = last.endswith(("\n", "▸ ")) or re.fullmatch(r" *([A-Z]\.|\d+\.|-) ", last)
        self.out.append(("" if begun else "\n") + (more if self.out else ""))
