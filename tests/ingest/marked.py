"""Texts with their blocks marked (`<<p>>` begins a paragraph …) → the text and its gold blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
KINDS = {"h": "headline", "b": "byline", "c": "caption", "r": "credit", "p": "paragraph",
         "s": "subheading", "l": "list", "q": "quotation", "f": "furniture"}  # fmt: skip
_MARK = re.compile(r"<<([hbcrpslqf])>>")


@dataclass(frozen=True)
class Marked:
    """One text: `blocks` are (kind, start, end), offsets count code points."""

    name: str
    text: str
    blocks: tuple[tuple[str, int, int], ...]

    def words(self, kind: str) -> list[str]:
        """The blocks of one kind, white space made single."""
        return [" ".join(self.text[a:b].split()) for k, a, b in self.blocks if k == kind]


def read(name: str, marked: str) -> Marked:
    """Take the marks out and keep where they stood."""
    bits = _MARK.split(marked)
    text, blocks = bits[0], []
    for mark, words in zip(bits[1::2], bits[2::2], strict=True):
        start = len(text) + len(words) - len(words.lstrip())
        blocks.append((KINDS[mark], start, len(text) + len(words.rstrip())))
        text += words
    return Marked(name, text, tuple(blocks))


def texts() -> list[Marked]:
    """All texts in the order of their names."""
    return [read(path.stem, path.read_text("utf-8"))
            for path in sorted((HERE / "texts").glob("*.txt"))]  # fmt: skip
