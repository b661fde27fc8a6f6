"""Which elements of a page belong to the site and not to the article: by tag, role and name.

The names are the ones that content managers and themes have in common; an element that holds much
of the page's text is kept whatever it is called, for sites call their whole page “has-ads”.
"""

from __future__ import annotations

import re
from typing import Any

from .tree import GONE, HEADINGS, INLINE, Tree, named, text_of

_ROLES = {"navigation", "contentinfo", "complementary", "dialog", "alertdialog", "search", "menu",
          "menubar", "toolbar", "tooltip", "alert", "banner", "form", "tablist"}  # fmt: skip
_THREAD = re.compile(r" (?:(?:comments?|commentlist|disqus|discussion|respond|forum|replies|coral|"
                     r"livefyre|spotim|viafoura|openweb)(?! count)) ")  # fmt: skip
_SITE = re.compile(
    " (?:"
    "ads?|advert|advertis(?:e|er|ement|ements|ing)|adslot|adunit|adbox|dfp|mpu|sponsor(?:ed)?|"
    "promo(?:s|ted|tion|tions)?|taboola|outbrain|affiliate|puff|pub|publicite|werbung|anzeige|"
    "related(?: ?(?:posts?|articles?|stories|content|links|coverage))?|relatedposts|recirc\\w*|"
    "recommend(?:ed|ations?)|trending|popular|teasers?|linkbox|"
    "(?:read|more) (?:more|also|next|on|in|from|stories|articles|news)|readmore|morefrom|"
    "more (?:stories|news|about)|most (?:read|viewed|watched|popular|shared)|hub ?peek|up next"
    "|next up|"
    "rich ?links?|internal ?link|inline ?link|links? block|see also|"
    "shar(?:e|ing|ethis|ebar|edaddy|es)|social|socials|follow(?:us)?|sharedaddy|addtoany|"
    "newsletters?|sign ?up|subscri(?:be|ption|ptions)|email ?sign ?up|mailing|optin|cta|"
    "cookie\\w*|consent|gdpr|ccpa|privacy|onetrust|didomi|"
    "paywall (?:offer|barrier|prompt|message|modal|overlay)|regwall|piano|barrier|gateway|metering|"
    "side ?bar|rail|widget ?area|nav|navbar|navigation|menu|mega ?menu|breadcrumbs?|crumbs|"
    "foot|footer|colophon|masthead|topbar|toolbar|tool ?bar|tools|actions|pagination|pager|paging|"
    "tags?|tag ?list|taglist|topics|topic list|keywords|categories|filed|"
    "author ?(?:bio|box|info|card|profile)|about ?author|bio|biography|"
    "pop ?up|modal|overlay|lightbox|toast|tooltip|snackbar|skip ?(?:link|to)|"
    "poll|quiz|survey|rating|ratings|vote|donat(?:e|ion)|fundrais\\w*|membership|reader revenue|"
    "weather ?widget|ticker|carousel nav|video ?(?:teaser|promo|playlist)|playlist|listen|audio|"
    "(?:hide|toggle) caption|comments? (?:count|link)|commentcount|"
    "print ?(?:only|source|logo)|submeta|post ?footer|entry ?utility|site ?info|"
    "screen ?reader(?: ?text)?|sr only|visually ?hidden|off ?screen|noprint|toc|table of contents"
    ") "
)
# A part of a picture may bear a name from above; these say that it is one.
_PICTURE = re.compile(r" (?:captions?|figcaption|cutline|legend|wp caption|credits?) ")
_WHOLE = re.compile(r" (?:article ?body|story ?body|entry ?content|post ?(?:content|body)|article ?"
                    r"(?:text|content)|body ?text|main ?content|wysiwyg|hentry) ")  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_REPLY = re.compile(r"(?:reply|report(?: comment| abuse)?|flag|upvote|downvote|permalink|"
                    r"reply to \S+|show \d+ repl(?:y|ies)|log in to reply)", re.I)  # fmt: skip
_NEVER = re.compile(r" (?:cookie\w*|consent|gdpr|ccpa|privacy|onetrust|modal|dialog"
                    r"|foot(?:er)?|site ?info|"
                    r"side ?bar|widget ?area|subscri\w*|paywall|regwall|terms|related\w*"
                    r"|sponsor\w*) ")
_RUN = 4  # paragraphs side by side: an article, whatever its element is called
_LARGE = 0.3  # of the page's words: no name says that so much is clutter


def mark(tree: Tree, headline: Any | None) -> None:
    """Put what belongs to the site into `tree.gone`: the outermost elements of it."""
    runs = _runs(tree)
    keep = set(headline.iterancestors()) | {headline} if headline is not None else set()
    left = tree.total()
    done: set[Any] = set()
    for el in tree.order:
        parent = el.getparent()
        if parent in done:
            done.add(el)
            continue
        if el in keep or el is tree.root or el.tag == "body":
            if el.tag in GONE:
                tree.gone.add(el)
            continue
        if _is_site(tree, el, left, runs):
            tree.gone.add(el)
            done.add(el)
            left -= tree.words[el]
    _teasers(tree, keep, done)
    _threads(tree, keep)


def _is_site(tree: Tree, el: Any, left: int, runs: dict[Any, int]) -> bool:
    if el.tag in GONE:
        return True
    words = tree.words[el]
    share = words / max(left, 1)
    if el.tag == "noscript":
        return True
    if el.get("hidden") is not None or el.get("aria-hidden") == "true" or _HIDDEN.search(
            el.get("style") or ""):  # fmt: skip
        return share < 0.25
    names = named(el)
    if _THREAD.search(names) and el.tag not in ("body", "html"):
        return left - words > 60 or share < _LARGE
    if share > _LARGE or _WHOLE.search(names):
        return False
    if runs.get(el, 0) >= _RUN and not _NEVER.search(names):
        return False
    if el.tag in ("footer", "aside", "form", "details"):
        return el.tag != "footer" or not _in_quote(el)
    if (el.get("role") or "").lower() in _ROLES:
        return True
    if el.tag in HEADINGS and not tree.linked[el]:
        return False
    if el.tag == "header" and words and tree.linked[el] != 0:
        return tree.linked[el] / words > 0.5
    return bool(_SITE.search(names)) and not _PICTURE.search(names)


def _runs(tree: Tree) -> dict[Any, int]:
    """Return for every element the most paragraphs that stand side by side somewhere in it."""
    counts: dict[Any, int] = {}
    for el in reversed(tree.order):
        parent = el.getparent()
        if parent is None:
            continue
        words = tree.words[el]
        if el.tag in ("p", "div") and 15 <= words <= 250 and tree.linked[el] < 0.4 * words and all(
                child.tag in INLINE for child in el):  # fmt: skip
            counts[parent] = counts.get(parent, 0) + 1
    found: dict[Any, int] = {}
    for el in reversed(tree.order):
        best = max(found.get(el, 0), counts.get(el, 0))
        found[el] = best
        parent = el.getparent()
        if parent is not None:
            found[parent] = max(found.get(parent, 0), best)
    return found


def _in_quote(el: Any) -> bool:
    parent = el.getparent()
    return parent is not None and parent.tag in ("blockquote", "figure")


def _teasers(tree: Tree, keep: set[Any], done: set[Any]) -> None:
    """Mark rows of boxes of one shape, each a linked title with a short text or none."""
    families: dict[tuple[Any, str, str], list[Any]] = {}
    for el in tree.order:
        if el in keep or el in done or el.tag not in ("div", "li", "article", "section", "tr", "a"):
            continue
        if 2 < tree.words[el] <= 90 and _linked_title(tree, el):
            key = (el.getparent(), el.tag, el.get("class") or "")
            families.setdefault(key, []).append(el)
    for (parent, _, _), family in families.items():
        if len(family) > 1:
            tree.gone.update(family)
            if parent not in keep and tree.words[parent] < 1.3 * sum(
                    tree.words[el] for el in family) + 6:  # fmt: skip
                tree.gone.add(parent)


def _threads(tree: Tree, keep: set[Any]) -> None:
    """Mark rows of boxes of one shape in which readers are asked to reply, report or vote."""
    families: dict[tuple[Any, str, str], list[Any]] = {}
    for el in tree.order:
        if el.tag in ("div", "li", "article", "section", "dd", "tr") and el not in keep and (
                5 < tree.words[el] < 400 and el not in tree.gone):  # fmt: skip
            families.setdefault((el.getparent(), el.tag, el.get("class") or ""), []).append(el)
    for family in families.values():
        if len(family) > 2:
            signs = [el for el in family if any(_REPLY.fullmatch(" ".join((d.text or "").split()))
                                                for d in el.iter() if len(d.text or "") < 40)]
            if len(signs) >= 0.6 * len(family):
                tree.gone.update(family)


def _linked_title(tree: Tree, el: Any) -> bool:
    """Say whether an element opens with a link that is a title, and is short beside it."""
    words, linked = tree.words[el], tree.linked[el]
    if not linked or linked < 3:
        return False
    if linked >= 0.8 * words:
        return True
    first = next((d for d in el.iter("a", *HEADINGS) if tree.words.get(d, 0) >= 3), None)
    if first is None:
        return False
    whole = first.tag == "a" or tree.linked[first] >= 0.8 * tree.words[first]
    heading = first.tag in HEADINGS or any(d.tag in HEADINGS for d in first.iter()) or any(
        a.tag in HEADINGS for a in first.iterancestors() if a is not el)  # fmt: skip
    opens = text_of(el).startswith(text_of(first))
    return whole and heading and opens and words - linked <= 60
