"""Pictures of a page: which words belong to one, and which of these are its caption or credit."""

from __future__ import annotations

import re
from typing import Any

from . import captions, phrases
from .leaves import Leaf
from .lines import clean
from .region import is_prose
from .tree import HEADINGS, PICTURE, Tree, named, text_of

_CAPTION = re.compile(r" (?:captions?|figcaption|cutline|legend|bildtext|imagecaption"
                      r"|caption ?text|"
                      r"(?:image|photo|picture|media) (?:info|text|description|legend|caption)) ")
CREDIT = re.compile(r" (?:credits?|copyright|bildquelle|attribution|photographer|photo ?by"
                     r"|creditline|"
                     r"(?:image|photo|picture|media) (?:source|by|credit|copyright)) ")  # fmt: skip
_DECK = re.compile(r" (?:sub ?head(?:line)?|standfirst|dek|deck|summary|lead|lede|intro"
                   r"|excerpt|kicker|"
                   r"sub ?title|abstract|teaser ?text|chapo|vorspann) ")  # fmt: skip
_NOISE = re.compile(
    r"^(?:image|photo|picture|video|media)?\s?(?:caption|source|credit)s?\s?[,:.…]+\s*|\s*(?:,\s*)?"
    r"purchase licensing rights\W*$|^credit\W*\.\.\.\s*|\s*(?:hide|toggle) caption\s*|"
    r"\s*(?:open|view) (?:this )?image in (?:gallery|fullscreen)\s*|^enlarge(?: this)? image\s*|"
    r"^\d+ of \d+\s*$", re.I)  # fmt: skip
_META = re.compile(r" (?:bylines?|authors?|meta|date|time|timestamp|avatar|share|social|nav) ")
_ICON = re.compile(r" (?:icons?|emoji|avatar|logo|spacer|pixel|wp smiley|headshot|profile) ")
_SMALL_BOX = 70  # words around a picture that may be its caption

Line = tuple[str, str]  # kind, words


def is_deck(leaf: Leaf) -> bool:
    """Say whether a leaf is called a summary of the article."""
    return leaf.count >= 5 and any(_DECK.search(named(el)) for el in leaf.path[-2:])


def in_picture(tree: Tree, leaf: Leaf) -> bool:
    """Say whether a leaf belongs to a picture: by tag, by name, or alone beside one in a box."""
    if _CAPTION.search(leaf.names) or CREDIT.search(leaf.names) or (
            leaf.inside("figcaption") is not None):  # fmt: skip
        return True
    figure = leaf.inside("figure")
    if figure is not None and leaf.inside("blockquote") is None:
        return True
    near = list(reversed(leaf.path))[:4]
    if any(_CAPTION.search(named(el)) for el in near[:3]):
        return True
    if leaf.heading or any(_META.search(named(el)) for el in near[:3]) or is_deck(leaf):
        return False
    if leaf.slanted >= 0.9 * leaf.count and leaf.count <= 60 and _follows_picture(leaf.el):
        return True
    for el in near:
        if el.tag in ("body", "article", "main") or tree.words[el] > _SMALL_BOX:
            return False
        if any(_is_picture(inner) for inner in el.iter(*PICTURE)):
            long = sum(tree.words[p] >= 8 for p in el.iter("p"))
            return long < 2 and not any(True for _ in el.iter(*HEADINGS)) and _beside(leaf, el)
    return False


def _follows_picture(el: Any) -> bool:
    """Say whether the element before holds a picture and no words."""
    last = el.getprevious()
    return last is not None and isinstance(last.tag, str) and not text_of(last) and any(
        _is_picture(inner) for inner in last.iter(*PICTURE))  # fmt: skip


def _is_picture(el: Any) -> bool:
    """Say whether an element shows a picture, and no icon, face or logo."""
    sizes = [el.get(key) or "" for key in ("width", "height")]
    small = any(size.rstrip("px").isdigit() and int(size.rstrip("px")) <= 64 for size in sizes
                if len(size) < 8)  # fmt: skip
    return not small and not _ICON.search(named(el) + " " + (el.get("alt") or "").lower() + " ")


def _beside(leaf: Leaf, box: Any) -> bool:
    """Say whether a leaf in a small box with a picture is its caption, and no paragraph."""
    if leaf.el.tag != "p" or not is_prose(leaf):
        return True
    if box is leaf.el:  # the picture stands inside the paragraph
        small = any(True for _ in leaf.el.iter("small", "i", "em", "font"))
        return leaf.count <= 45 and (small or len([w for w in leaf.lines if w]) < len(leaf.lines))
    return leaf.count <= 25


def lines(leaf: Leaf) -> list[Line]:
    """Return what a leaf beside a picture says: its caption, its credit, or both."""
    words = clean(leaf.words)
    for _ in range(3):
        words = _NOISE.sub("", words).strip()
    credit = captions.is_credit(words)
    if not words or (phrases.is_furniture(words, len(words.split())) and not credit):
        return []
    marks = leaf.names + " ".join(named(el) for el in leaf.path[-2:])
    if credit or CREDIT.search(leaf.names) or (
            CREDIT.search(named(leaf.el)) and not _CAPTION.search(named(leaf.el))):
        return [("credit", words)]
    if leaf.el.tag == "p" and leaf.count > 60 and not _CAPTION.search(marks) and leaf.inside(
            "figcaption") is None:  # fmt: skip
        return [("paragraph", words)]
    at = captions.split(words)
    if at:
        return [("caption", words[:at].strip()), ("credit", words[at:].strip())]
    return [("caption", words)]
