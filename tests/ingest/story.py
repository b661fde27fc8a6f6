"""A marked text as a story that a page can be laid out from, and the pieces that sites put around.

The furniture is written in whole sentences on purpose: what is short is easy to leave out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape as e

from ingest.marked import Marked


@dataclass
class Story:
    """What a page shows of an article, and nothing that it shows beside it."""

    headline: str
    byline: str
    shown: str  # the date as printed
    iso: str
    body: list[tuple[str, str]]
    extra: list[str] = field(default_factory=list)  # what a layout adds to the main text

    def gold(self) -> list[str]:
        """The main text without headline, byline and date, in pieces."""
        return [words for _, words in self.body] + self.extra


WRITERS = ["Marta Ilven", "Jonas Pell", "Nadia Ferris", "Owen Tarn", "Rosa Imre", "Sam Ortiz"]
DATES = [("12 March 2024", "2024-03-12"), ("June 4, 2024", "2024-06-04"),
         ("Mon 18 Nov 2024", "2024-11-18"), ("27 August 2024 at 9:15", "2024-08-27"),
         ("2024-03-16", "2024-03-16"), ("Jan. 30, 2025", "2025-01-30")]  # fmt: skip


def story(n: int, texts: list[Marked], longer: bool = True) -> Story:
    """The `n`th story: one text, with the paragraphs of another added to make a usual length."""
    rich = [t for t in texts if t.words("headline") and len(t.words("paragraph")) >= 4]
    first, second = rich[n % len(rich)], rich[(n * 7 + 3) % len(rich)]
    keep = ("caption", "credit", "paragraph", "subheading", "list", "quotation")
    body = [(k, " ".join(first.text[a:b].split())) for k, a, b in first.blocks if k in keep]
    if not any(kind == "caption" for kind, _ in body):
        body[1:1] = [("caption", "A boat leaves the quay of Hallbridge on a grey morning in March"),
                     ("credit", "Photo: Lina Berg/Norvale News")]  # fmt: skip
    if longer:
        body += [("paragraph", words) for words in second.words("paragraph")]
    shown, iso = DATES[n % len(DATES)]
    return Story(first.words("headline")[0], WRITERS[n % len(WRITERS)], shown, iso, body)


def body(s: Story, p: str = "<p>{}</p>", sub: str = "<h2>{}</h2>", li: str = "<li>{}</li>",
         q: str = "<blockquote><p>{}</p></blockquote>", pic: str = "", cap: str = "{}",
         credit: str = "{}", between: dict[int, str] | None = None,
         ul: str = "<ul>{}</ul>") -> str:  # fmt: skip
    """The body as HTML; `pic` holds `{cap}` and `{credit}`; `between` puts furniture after the nth
    paragraph."""
    pic = pic or "<figure><img src=a.jpg alt=''><figcaption>{cap} {credit}</figcaption></figure>"
    out, items, paragraphs = [], [], 0
    blocks = list(s.body)
    for n, (kind, words) in enumerate(blocks):
        if kind == "list":
            items.append(li.format(e(words.lstrip("•*–- "))))
            if n + 1 == len(blocks) or blocks[n + 1][0] != "list":
                out.append(ul.format("".join(items)))
                items = []
        elif kind == "caption":
            follows = n + 1 < len(blocks) and blocks[n + 1][0] == "credit"
            by = credit.format(e(blocks[n + 1][1])) if follows else ""
            out.append(pic.format(cap=cap.format(e(words)), credit=by))
        elif kind == "credit" and blocks[n - 1][0] != "caption":
            out.append(pic.format(cap="", credit=credit.format(e(words))))
        elif kind in ("paragraph", "subheading", "quotation"):
            out.append({"paragraph": p, "subheading": sub, "quotation": q}[kind].format(e(words)))
            if kind == "paragraph":
                paragraphs += 1
                out.append((between or {}).get(paragraphs, ""))
    return "\n".join(out)


def page(head: str, inner: str, lang: str = "en") -> str:
    """A whole document."""
    return (f"<!DOCTYPE html>\n<html lang='{lang}'><head><meta charset='utf-8'>{head}</head>\n"
            f"<body>{inner}</body></html>")  # fmt: skip


SECTIONS = [
    "Home", "World", "Business", "Politics", "Culture", "Sport", "Weather", "Opinion", "Podcasts",
]


def nav(tag: str = "nav", css: str = "site-nav") -> str:
    """The menu of a site."""
    items = "".join(f"<li><a href='/{s}'>{s}</a></li>" for s in SECTIONS)
    return f"<{tag} class='{css}'><ul>{items}</ul></{tag}>"


TEASERS = [
    ("Baker who sang to his dough retires after fifty years",
     "He says the rye liked opera and that the rolls did not care. His daughter takes over."),
    ("Ten walks along the old canal that need no car",
     "From the lock at Brunn to the heron colony: paths for a weekend, with maps to print."),
    ("Why the new concert hall is already too small",
     "Planners counted the seats twice and the audience never, our critic writes from Alm."),
    ("The dog that takes the night bus on its own",
     "Every evening at half past nine he gets on at the market and off at the hospital."),
]  # fmt: skip


def teasers(n: int = 4, box: str = "<div class='teaser'>{}</div>", text: bool = True,
            h: str = "h3") -> str:  # fmt: skip
    """Links to other stories, with a sentence each."""
    out = []
    for title, deck in TEASERS[:n]:
        inner = f"<a href='/x/{len(title)}'><{h}>{title}</{h}></a>"
        out.append(box.format(inner + (f"<p>{deck}</p>" if text else "")))
    return "".join(out)


OPINIONS = [
    ("tern_lover", "I have lived here for forty years and I can tell you that nobody ever asks."),
    ("M. Quist", "Good piece. But the figures for last year are missing, and they would show the "
     "opposite of what the council claims. Look them up, they are on the notice board."),
    ("ferry4ever", "Why is it always the small places that have to pay? Build the bridge and stop "
     "complaining about the price of it."),
    ("anon1987", "My aunt was there and she says it was not like that at all."),
]  # fmt: skip


def comments(item: str, who: str = "<b>{}</b>", what: str = "<p>{}</p>", times: int = 1) -> str:
    """What readers wrote below the article."""
    return "".join(item.format(who.format(name) + what.format(words))
                   for name, words in OPINIONS * times)  # fmt: skip


AD = "Your old car is worth more than you think. Tell us its number plate and get a price today."
COOKIES = ("We and our 146 partners use cookies and similar technologies to store and access "
           "information on your device, to show you personalised content and to measure how it "
           "is used. You can accept all cookies or change your settings at any time.")  # fmt: skip
LETTER = "Get the five stories you need to know, every morning before seven, in your inbox."
OFFER = ("Already a subscriber? Log in. Otherwise try The Courier for four weeks for one crown: "
         "all articles, the app and the Sunday puzzle. You can cancel at any time.")  # fmt: skip


def footer(css: str = "site-footer", tag: str = "footer") -> str:
    """The end of a page."""
    return (f"<{tag} class='{css}'><p>The Courier is published by Courier Media, 12 Quay Street, "
            "Sund. We are a member of the Press Council and follow its code.</p><p>© 2025 Courier "
            f"Media. All rights reserved.</p><a href='/t'>Terms of use</a></{tag}>")  # fmt: skip


def meta(s: Story, ld: bool = False, og: bool = True) -> str:
    """What the head of a page says."""
    import json

    out = f"<title>{e(s.headline)} | The Courier</title>"
    if og:
        out += (f"<meta property='og:title' content=\"{e(s.headline)}\">"
                f"<meta property='article:published_time' content='{s.iso}T08:30:00+01:00'>"
                f"<meta name='author' content='{s.byline}'>")  # fmt: skip
    if ld:
        data = {"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "The Courier"},
            {"@type": "NewsArticle", "headline": s.headline, "datePublished": f"{s.iso}T06:00:00Z",
             "dateModified": "2025-02-14T10:00:00Z",
             "author": [{"@type": "Person", "name": s.byline}]}]}  # fmt: skip
        out += f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    return out
