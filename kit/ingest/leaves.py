"""A page's tree → its leaves: stretches of text that nothing but inline tags runs through."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from . import lines
from .tree import GONE, HEADINGS, INLINE, Tree, named

# Inline elements that are parts of their own because their name says so.
_OWN = re.compile(r" (?:captions?|cutline|legend|bildtext|credits?|copyright|bildquelle"
                  r"|attribution|"
                  r"byline|dateline|headline|photographer|subhead|timestamp|(?:photo|image|media)"
                  r" (?:legend|source|credit|by|copyright|caption)) ")  # fmt: skip
_BREAK = "\x1e"  # stands for <br>; no text has it any more
_NEAR = 40  # elements around a leaf that are remembered


@dataclass
class Leaf:
    """One stretch of text with what the elements around it say."""

    words: str
    el: Any  # the nearest element that is no inline one
    path: tuple[Any, ...]  # the elements around, the nearest last
    order: int
    linked: int = 0  # words inside links
    strong: int = 0  # words in bold
    slanted: int = 0  # words in italics or small letters
    names: str = " "  # of inline elements that are parts of their own
    lines: list[str] = field(default_factory=list)  # at every line break

    @cached_property
    def count(self) -> int:
        """How many words it has, split at spaces."""
        return self.words.count(" ") + 1

    @cached_property
    def heading(self) -> int:
        """1 to 6 inside a heading, else 0."""
        return next((HEADINGS[el.tag] for el in reversed(self.path[-4:]) if el.tag in HEADINGS), 0)

    def inside(self, *tags: str) -> Any | None:
        """Return the nearest element around with one of the tags."""
        return next((el for el in reversed(self.path) if el.tag in tags), None)


class _Walk:
    """Gathers text until an element that is no inline one begins or ends."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self.path: list[Any] = []
        self.parts: list[str] = []
        self.own: list[str] = []
        self.links = self.bolds = self.slants = self.pres = 0
        self.linked = self.strong = self.slanted = 0

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(_unwrapped(text) if self.pres else text)
            count = len(text.split())
            self.linked += count if self.links else 0
            self.strong += count if self.bolds else 0
            self.slanted += count if self.slants else 0

    def flush(self) -> None:
        raw = "".join(self.parts)
        if raw.strip(" \t\r\n\xa0" + _BREAK) and self.path:
            lines = [" ".join(line.split()) for line in raw.split(_BREAK)]
            words = " ".join(line for line in lines if line)
            leaf = Leaf(words, self.path[-1], tuple(self.path[-_NEAR:]), len(self.leaves),
                        self.linked, self.strong, self.slanted,
                        self.own[-1] if self.own else " ", lines)  # fmt: skip
            self.leaves.append(leaf)
        self.parts, self.linked, self.strong, self.slanted = [], 0, 0, 0


def _unwrapped(text: str) -> str:
    """Return preformatted text with breaks where its paragraphs and its short lines end."""
    rows = [" ".join(piece.words.split()) for piece in lines.pieces(text)]
    return (_BREAK * 2).join(rows) + _BREAK


def leaves(tree: Tree) -> list[Leaf]:
    """Return the leaves of what is left of the page, in document order."""
    from lxml import etree

    walk = _Walk()
    body = tree.root.find("body")
    walker = etree.iterwalk(body if body is not None else tree.root, events=("start", "end"))
    for event, el in walker:
        if not isinstance(el.tag, str):
            if event == "end":
                walk.add(el.tail)
            continue
        out = el in tree.gone or el.tag in GONE
        own = el.tag in INLINE and _is_own(el)
        if event == "start":
            if out:
                walker.skip_subtree()
            else:
                _start(walk, el, own)
        elif out:
            if el.tag not in INLINE:
                walk.flush()
            walk.add(el.tail)
        else:
            _end(walk, el, own)
    walk.flush()
    return walk.leaves


def _is_own(el: Any) -> bool:
    return el.tag not in ("a", "b", "br", "img") and bool(_OWN.search(named(el)))


def _start(walk: _Walk, el: Any, own: bool) -> None:
    if el.tag == "br":
        walk.parts.append(_BREAK)
    elif el.tag not in INLINE:
        walk.flush()
        walk.path.append(el)
    elif own:
        walk.flush()
        walk.own.append(named(el))
    _count(walk, el.tag, 1)
    if el.tag in INLINE and walk.parts and _glued(walk.parts[-1], el):
        walk.parts.append(" ")
    walk.add(el.text)


def _end(walk: _Walk, el: Any, own: bool) -> None:
    _count(walk, el.tag, -1)
    if el.tag not in INLINE:
        walk.flush()
        walk.path.pop()
    elif own:
        walk.flush()
        walk.own.pop()
    walk.add(el.tail)


def _count(walk: _Walk, tag: str, step: int) -> None:
    walk.links += step * (tag == "a")
    walk.bolds += step * (tag in ("b", "strong"))
    walk.slants += step * (tag in ("i", "em", "small", "cite"))
    walk.pres += step * (tag == "pre")


def _glued(before: str, el: Any) -> bool:
    """Say whether two inline elements stand side by side that a style sheet keeps apart."""
    last = el.getprevious()
    side_by_side = last is not None and last.tag in INLINE and last.tag != "br" and not last.tail
    starts = before[-1:].islower() and (el.text or "")[:1].isupper()
    return side_by_side and (before[-1:] in ".!?…”)" or starts)
