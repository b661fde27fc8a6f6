"""A page's tree: parsed once, words counted, each element asked whether it belongs to the site.

No function here recurses: a page may nest its parts as deep as it likes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ..errors import KitError

MOST = 200_000  # elements; a page of a large paper has 5,000
DEEPEST = 2000  # libxml2 stops at 2048 and loses what is inside

_INLINE = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
    "br",
]
INLINE = frozenset(_INLINE)
GONE = frozenset(
    [
        "script", "style", "template", "svg", "math", "button", "input", "select",
        "option", "textarea", "iframe", "object", "embed", "canvas", "audio", "nav",
        "menu", "dialog", "head", "link", "meta", "datalist", "progress", "amp-ad",
        "amp-sidebar", "amp-consent", "amp-list", "amp-embed", "amp-sticky-ad",
        "amp-analytics", "amp-user-notification", "title", "base", "map",
    ]
)
PICTURE = frozenset(["img", "picture", "amp-img", "video", "amp-video", "figure"])
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_NAMES = {"class", "id", "data-component", "data-testid", "data-type", "itemprop", "name"}
_WORD = re.compile(r"\S+")
_PARTS = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]+)\d*(?![A-Za-z0-9])")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass
class Tree:
    """A parsed page: the elements in document order, and how many words each holds."""

    root: Any
    order: list[Any]
    words: dict[Any, int] = field(default_factory=dict)  # in the element and all below it
    linked: dict[Any, int] = field(default_factory=dict)  # of these, inside links
    place: dict[Any, int] = field(default_factory=dict)  # in document order
    gone: set[Any] = field(default_factory=set)  # what is no part of the article

    def total(self) -> int:
        """How many words the page holds."""
        return self.words.get(self.root, 0)


def parse(name: str, text: str) -> Tree:
    """Return the tree of a page. KitError when there is none."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True,
                                  remove_pis=True)  # fmt: skip
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", " "))
    try:
        root = lxml_html.document_fromstring(
            clean.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise KitError(f"“{name}” cannot be read as a web page.") from None
    order = [el for el in root.iter() if isinstance(el.tag, str)]
    tree = Tree(root, order)
    if len(order) > MOST:
        raise KitError(f"“{name}” has more than {MOST:,} tags, too many for one article.")
    depth = {root: 0}
    for n, el in enumerate(order):
        tree.place[el] = n
        parent = el.getparent()
        if parent is not None:
            depth[el] = depth.get(parent, 0) + 1
            if depth[el] > DEEPEST:
                raise KitError(f"“{name}” nests its parts more than {DEEPEST:,} deep; save the "
                               "article from a browser again, or as text.")  # fmt: skip
    _count(tree)
    return tree


def _count(tree: Tree) -> None:
    for el in reversed(tree.order):
        own = 0 if el.tag in GONE else len(_WORD.findall(el.text or ""))
        total = 0 if el.tag in GONE else own + tree.words.get(el, 0)
        linked = total if el.tag == "a" else tree.linked.get(el, 0)
        tree.words[el], tree.linked[el] = total, linked if el.tag not in GONE else 0
        parent = el.getparent()
        if parent is not None:
            tail = len(_WORD.findall(el.tail or ""))
            tree.words[parent] = tree.words.get(parent, 0) + total + tail
            tree.linked[parent] = tree.linked.get(parent, 0) + tree.linked[el]


def named(el: Any) -> str:
    """Return the words of the names that a page gives an element: “ article body main content ”.

    What mixes letters and figures (“x18f6ad”) is no word but a machine's name.
    """
    if not el.keys():
        return " "
    raw = " ".join([value for key, value in el.items() if key in _NAMES])
    words = [word for word in _PARTS.findall(raw[:400]) if word]
    return f" {_CAMEL.sub(' ', ' '.join(words)).lower()} " if words else " "


def text_of(el: Any) -> str:
    """Return the words of an element with single spaces."""
    return " ".join("".join(el.itertext()).split())


def ancestors(el: Any) -> list[Any]:
    """Return the elements around `el`, the nearest first."""
    return list(el.iterancestors())
