"""What comes out of reading a file, and the pieces it is made from. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from ..lesson import Block

KINDS = ("headline", "byline", "caption", "credit", "paragraph", "subheading", "list",
         "quotation", "furniture")  # fmt: skip


@dataclass(frozen=True)
class Source:
    """An article as read from one file.

    `blocks` count code points of `text`, end exclusive, as the blocks of a lesson do. An empty
    `title`, `byline`, `date` or `lang` means that nothing in the file says it.
    """

    name: str
    kind: str  # txt md html docx pdf
    text: str  # what annotations point into
    blocks: tuple[Block, ...]
    title: str
    byline: str  # names only, joined by commas
    date: str  # of publication, ISO 8601 of honest precision
    plain: bool  # `text` is what the file holds, character for character
    sha256: str  # of the bytes
    lang: str = ""  # a guess: en fr de …
    notes: tuple[str, ...] = ()  # what was left out or changed, a sentence each


@dataclass
class Piece:
    """A stretch of a text on its way to becoming a block; `kind` is empty until it is known."""

    start: int
    end: int
    words: str  # with single spaces
    kind: str = ""
    sure: bool = False  # markup or a fixed phrase says so: no neighbour changes it
    heading: int = 0  # 1 to 6 where markup makes it a heading

    @property
    def count(self) -> int:
        """How many words it has, split at spaces; where there are hardly any, as in Chinese, by
        letters."""
        spaced = self.words.count(" ") + 1 if self.words else 0
        return spaced if len(self.words) < 16 * spaced else len(self.words) // 3


def blocks(pieces: list[Piece]) -> tuple[Block, ...]:
    """Return the pieces as blocks with the names that a lesson gives them.

    The rule is that of `kit.files.places.cut`: p1, p2 … for paragraphs; every other kind by its
    name, from the second on with a number.
    """
    counts: dict[str, int] = {}
    found = []
    for piece in pieces:
        n = counts[piece.kind] = counts.get(piece.kind, 0) + 1
        name = piece.kind if n == 1 else f"{piece.kind}-{n}"
        name = f"p{n}" if piece.kind == "paragraph" else name
        found.append(Block(name, piece.kind, piece.start, piece.end))
    return tuple(found)
