"""Which part of a page is the article: the element in whose reach most sentences stand."""

from __future__ import annotations

import re
from typing import Any

from . import phrases
from .leaves import Leaf
from .tree import Tree, named

_STOP = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_BODY = re.compile(r" (?:article ?body|story ?body|entry ?content|post ?(?:content|body)|article ?"
                   r"(?:text|content)|body ?text|story ?text|rich ?text\w*) ")  # fmt: skip
_REACH = 6  # how far up a paragraph speaks for the elements around it
_FADE = 0.82  # how much less at every step


def is_prose(leaf: Leaf) -> bool:
    """Say whether a leaf reads like a paragraph, and not like a link."""
    if leaf.linked > 0.5 * leaf.count or leaf.heading:
        return False
    return leaf.count >= 25 or (leaf.count >= 8 and bool(_STOP.search(leaf.words[-6:])))


def find(tree: Tree, leaves: list[Leaf], headline: Any | None) -> Any | None:
    """Return the element that holds the article, or None where the page has no sentences.

    Every paragraph gives its words to the elements around it, less at each step: so a box that
    holds one loses against the column that holds all, and a frame that adds little loses as well.
    """
    scores: dict[Any, float] = {}
    for leaf in leaves:
        if not is_prose(leaf) or leaf.inside("figcaption", "blockquote") is not None:
            continue
        if leaf.count <= 120 and phrases.is_furniture(leaf.words, leaf.count):
            continue
        weight = float(min(leaf.count, 80))
        path = leaf.path if leaf.el.tag in ("p", "blockquote", "pre") else (*leaf.path, leaf.el)
        own = [el for el in reversed(path) if el.tag != "p"]
        for el in dict.fromkeys(own[:_REACH + 2]):
            bonus = 1.25 if el.get("itemprop") == "articleBody" or _BODY.search(named(el)) else 1.0
            scores[el] = scores.get(el, 0.0) + weight * bonus
            weight *= _FADE
    if not scores:
        return None
    best = max(scores, key=lambda el: (scores[el], tree.place[el]))
    return _with_headline(tree, best, headline)


def _with_headline(tree: Tree, best: Any, headline: Any | None) -> Any:
    """Stay inside the article element that holds the headline, where the page has several."""
    if headline is None:
        return best
    for el in headline.iterancestors():
        if el.tag == "article" and tree.words[el] >= 60:
            inside = any(a is best for a in el.iterancestors())
            return el if inside else best
    return best


def reach(tree: Tree, el: Any) -> tuple[int, int]:
    """Return the places of the first and the last element inside `el`, in document order."""
    last = el
    while len(last):
        children = [child for child in last if isinstance(child.tag, str)]
        if not children:
            break
        last = children[-1]
    return tree.place[el], tree.place.get(last, tree.place[el])
