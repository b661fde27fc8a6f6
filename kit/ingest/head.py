"""What a page says about its article: headline, writers, date. Machine-readable first.

JSON-LD (schema.org), Open Graph and the usual meta names, then microdata and the names of elements.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from . import bylines, dates
from .tree import HEADINGS, Tree, named, text_of

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review|CreativeWork)$")
_DATES = [
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date", "pubdate", "publish-date", "publish_date", "publishdate", "publication_date",
    "publicationdate", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.created",
    "dcterms.date", "dcterms.issued", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "article.published", "article:created",
    "article_date_original", "originalpublicationdate", "ptime", "displaydate",
    "rnews:datepublished",
]
_AUTHORS = [
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "byl", "twitter:data1", "article.author", "cxenseparse:author", "creator",
    "og:author",
]
_INSIDE = {"@graph", "mainEntity", "itemListElement", "mainEntityOfPage", "liveBlogUpdate"}
_NEAR = 2_000  # elements after the headline among which a date is looked for
_FIRST = 20_000  # elements among which a headline is looked for
_LIMIT = 2_000_000  # characters of JSON-LD that are looked at
_AUTHOR = re.compile(r" (?:authors?|bylines?|writer|reporter|autor|vcard|fn|by|contributors?) ")
_NOT = re.compile(r" (?:comment|bio|image|photo|avatar|social|desc\w*|twitter|role|title|date) ")
_WHEN = re.compile(r" (?:date|time|timestamp|pubdate|published|dateline|when|datum|posted|datetime)"
                   r" ")  # fmt: skip


@dataclass
class Head:
    """What the head of a page and its microdata say; empty where they are silent."""

    titles: list[str]
    site: str = ""
    authors: list[str] | None = None
    date: str = ""
    body: str = ""  # the article's text, where JSON-LD carries it
    free: bool = True  # not behind a paywall, as far as the page says


def read(tree: Tree) -> Head:
    """Return what a page says about itself."""
    metas: dict[str, list[str]] = {}
    for el in tree.order:
        if el.tag == "meta" and el.get("content"):
            key = el.get("property") or el.get("name") or el.get("itemprop") or ""
            metas.setdefault(key.lower(), []).append(el.get("content").strip())
    nodes = _nodes(tree)
    first = next((n for n in nodes if _typed(n)), {})
    titles = [str(first.get("headline") or first.get("name") or "")]
    titles += metas.get("og:title", []) + metas.get("twitter:title", [])
    titles += [text_of(el) for el in tree.order if el.get("itemprop") == "headline"]
    titles += [text_of(el) for el in tree.root.iter("title")][:1]
    site = next(iter(metas.get("og:site_name", [])), "")
    head = Head([t for t in (" ".join(t.split()) for t in titles) if t], site)
    head.authors = _authors(first, metas)
    head.date = _date(first, metas)
    head.body = str(first.get("articleBody") or "")[:_LIMIT]
    free = first.get("isAccessibleForFree", True)
    head.free = str(free).lower() not in ("false", "0", "no")
    return head


def _nodes(tree: Tree) -> list[dict[str, Any]]:
    """Return all objects of the page's JSON-LD, without recursion."""
    found: list[dict[str, Any]] = []
    for el in tree.root.iter("script"):
        kind = (el.get("type") or "").lower()
        if "ld+json" not in kind or not el.text or len(el.text) > _LIMIT:
            continue
        raw = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", el.text.strip())
        try:
            stack = [json.loads(raw, strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            node = stack.pop()
            if isinstance(node, list):
                stack += reversed(node)
            elif isinstance(node, dict):
                found.append(node)
                stack += [value for key, value in node.items()
                          if key in _INSIDE and isinstance(value, (dict, list))]  # fmt: skip
    return found


def _typed(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(k, str) and _ARTICLE.search(k) for k in kinds) and bool(
        node.get("headline") or node.get("datePublished") or node.get("articleBody"))  # fmt: skip


def _authors(node: dict[str, Any], metas: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    rows = node.get("author") or node.get("creator") or []
    for row in rows if isinstance(rows, list) else [rows]:
        name = row.get("name") if isinstance(row, dict) else row
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str):
                found += _names(one)
    for key in _AUTHORS:
        if not found:
            for value in metas.get(key, []):
                found += _names(value)
    return list(dict.fromkeys(found))[:6]


def _names(words: str) -> list[str]:
    """Return the persons in a value, or the value itself where a house signs."""
    words = " ".join(re.sub(r"<[^>]{0,200}>", " ", words).split())
    if not words or len(words) > 160 or "http" in words or ("/" in words and " " not in words):
        return []
    persons = bylines.names(words)
    if persons:
        return persons
    plain = re.sub(r"^by\s+", "", words, flags=re.I)
    return [plain] if 0 < len(plain.split()) <= 5 and not dates.first(plain) else []


def _date(node: dict[str, Any], metas: dict[str, list[str]]) -> str:
    values = [node.get("datePublished"), node.get("dateCreated")]
    values += [value for key in _DATES for value in metas.get(key, [])]
    return next((day for v in values if v and (day := dates.iso(str(v)))), "")


def headline(tree: Tree, head: Head) -> Any | None:
    """Return the element that shows the headline, or None.

    One that says what the head says; else the first heading of the first order that is no name of
    the site; else, in pages without headings, a line that the title contains.
    """
    wanted = {_bare(t) for t in head.titles}
    marked, biggest = None, None
    for el in tree.order:
        heading = HEADINGS.get(el.tag, 0)
        if not 0 < tree.words[el] <= 40 or el.tag in ("title", "a", "li", "option", "script"):
            continue
        names = named(el)
        if not heading and " headline " not in names and " title " not in names:
            continue
        text = _bare(text_of(el))
        if text and text in wanted:
            if heading == 1:
                marked = el
                break
            marked = el if marked is None else marked
        elif heading == 1 and biggest is None and not _site_name(el, names, text, head):
            biggest = el
    if biggest is not None and (marked is None or HEADINGS.get(marked.tag) != 1):
        sure = marked is None or tree.place[biggest] <= tree.place[marked]
        if sure and (marked is None or tree.words[biggest] >= 4):
            return biggest
    if marked is not None:
        return marked
    inner = _in_title(tree, [t for t in wanted if len(t) > 20])
    if inner is not None:
        return inner
    return next((el for el in tree.order if el.tag == "h2" and 2 < tree.words[el] <= 40
                 and tree.linked[el] < tree.words[el]), None)  # fmt: skip


def _in_title(tree: Tree, titles: list[str]) -> Any | None:
    """Return the first element, of those that old pages use, whose words stand in the title."""
    for el in tree.order[:_FIRST]:
        if 4 <= tree.words[el] < 30 and el.tag in (
                "font", "b", "strong", "span", "big", "div", "td", "p", "h2", "h3"):  # fmt: skip
            text = _bare(text_of(el))
            if len(text) > 20 and any(text in t for t in titles):
                return el
    return None


def _site_name(el: Any, names: str, text: str, head: Head) -> bool:
    link = next((a.get("href") or "" for a in el.iter("a")), "")
    return (" site " in names or " logo " in names or link.rstrip("/") in ("/", "#")
            or (bool(link) and link.strip() == "/") or text == _bare(head.site)
            or (len(text.split()) < 3 and "header" in " ".join(
                named(a) for a in list(el.iterancestors())[:2])))  # fmt: skip


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def shown_authors(tree: Tree, after: Any | None) -> list[str]:
    """Return the writers that elements name: rel=author, microdata, the names of classes."""
    at = tree.place.get(after, 0) if after is not None else 0
    best: list[str] = []
    for el in tree.order:
        if not 0 < tree.words[el] <= 25 or el.tag in ("head", "script", "style"):
            continue
        sure = el.get("rel") == "author" or el.get("itemprop") in ("author", "creator")
        names = named(el)
        if sure or el.tag == "address" or (_AUTHOR.search(names) and not _NOT.search(names)):
            if tree.place[el] < at - 60 and not sure:
                continue
            found = bylines.names(text_of(el))
            if found and not _in_thread(el):
                return found
            best = best or []
    return best


def _in_thread(el: Any) -> bool:
    return any(re.search(r" comments? ", named(a)) for a in list(el.iterancestors())[:6])


def shown_date(tree: Tree, after: Any | None) -> str:
    """Return the date that a time element, microdata or a line near the headline shows."""
    at = tree.place.get(after, 0) if after is not None else 0
    found: list[tuple[int, str]] = []
    for el in tree.order[max(0, at - 200):at + _NEAR]:
        value, rank = "", 3
        if el.get("itemprop") == "datePublished":
            value, rank = dates.iso(el.get("content") or el.get("datetime") or text_of(el)), 0
        elif el.tag == "time":
            value = dates.iso(el.get("datetime") or "") or dates.published(text_of(el)[:120])
            rank = 1 if tree.place[el] >= at - 80 else 4
        elif 0 < tree.words[el] <= 20 and el.tag not in ("script", "style", "option", "title"):
            names = named(el)
            if _WHEN.search(names) or bylines.is_when(text_of(el)):
                value = dates.published(text_of(el)[:200])
                rank = 2 if tree.place[el] >= at - 80 else 5
        if value:
            found.append((rank, value))
            if rank < 2:
                break
    return min(found, key=lambda row: row[0])[1] if found else ""
