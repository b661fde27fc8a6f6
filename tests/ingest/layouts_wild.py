# ruff: noqa: E501  # pages stand here as sites write them
"""Pages written after the rules, to see what they miss: none was looked at while they were made."""

from __future__ import annotations

import json
from html import escape as e

from ingest.story import (
    AD,
    COOKIES,
    LETTER,
    OFFER,
    OPINIONS,
    TEASERS,
    Story,
    body,
    footer,
    meta,
    nav,
    page,
    teasers,
)  # fmt: skip


def block_editor(s: Story) -> str:
    rows = body(s, p="<p>{}</p>", sub='<h3 class="wp-block-heading">{}</h3>',
                ul='<ul class="wp-block-list">{}</ul>',
                q='<blockquote class="wp-block-quote"><p>{}</p></blockquote>',
                pic='<figure class="wp-block-image size-large"><img width=1024 height=683 src=a>'
                '<figcaption class="wp-element-caption">{cap} {credit}</figcaption></figure>',
                between={1: "<div class='code-block code-block-1' style='margin: 8px auto'><small>"
                         "Advertisement</small><div>" + AD + "</div></div>",
                         4: "<div class='wp-block-group has-background'><h4>You might also like</h4><ul>"
                         f"<li><a href=/1>{TEASERS[0][0]}</a></li><li><a href=/2>{TEASERS[1][0]}</a>"
                         "</li></ul></div>"})  # fmt: skip
    return page(meta(s, ld=True), f"""<div class="wp-site-blocks"><header class="wp-block-template-part">
<p class="wp-block-site-title"><a href=/>The Courier</a></p>{nav()}</header><main class="wp-block-group">
<article class="post-9 post type-post status-publish format-standard has-post-thumbnail hentry
category-news tag-ferry tag-video"><h1 class="wp-block-post-title">{e(s.headline)}</h1>
<div class="wp-block-post-date"><time datetime="{s.iso}T08:00">{s.shown}</time></div>
<div class="wp-block-post-author"><div class="wp-block-post-author__avatar"><img width=48 height=48 src=a>
</div><p class="wp-block-post-author__name">{s.byline}</p></div><div class="entry-content
wp-block-post-content">{rows}</div><div class="taxonomy-post_tag wp-block-post-terms"><span>Tags: </span>
<a href=/t>ferry</a></div></article><div class="wp-block-comments"><h2>Responses</h2><ol class=
"wp-block-comment-template"><li><p>{OPINIONS[1][1]}</p></li><li><p>{OPINIONS[2][1]}</p></li></ol></div>
</main></div>""" + footer("wp-block-template-part"))  # fmt: skip


def utility_classes(s: Story) -> str:
    rows = body(s, p='<p class="mb-4 text-lg leading-8">{}</p>',
                sub='<h2 class="mt-8 mb-2 text-2xl font-bold">{}</h2>',
                pic='<div class="my-6"><div class="relative aspect-video"><img src=a class="object-cover">'
                '</div><div class="mt-2 text-sm text-gray-500"><span>{cap}</span> <span class="italic">'
                '{credit}</span></div></div>',
                between={2: '<div class="my-8 rounded-xl bg-blue-50 p-6"><div class="text-xl font-bold">'
                         f'The morning letter</div><p class="mb-4">{LETTER}</p><form><input><button>Sign me '
                         'up</button></form></div>'})  # fmt: skip
    cards = "".join(f'<a class="group block rounded" href="/{n}"><img src=x><h3 class="font-semibold">{t}'
                    f'</h3><p class="text-sm">{d}</p></a>' for n, (t, d) in enumerate(TEASERS))
    return page(meta(s), f"""<div id="__next"><div class="flex min-h-screen flex-col"><div class="fixed
inset-x-0 bottom-0 z-50 p-4"><div class="max-w-3xl"><p class="text-sm">{COOKIES}</p><p class="text-sm">
{COOKIES}</p><button>Fine</button></div></div><div class="sticky top-0 flex">{nav("div", "flex gap-4")}
</div><div class="mx-auto grid max-w-7xl grid-cols-12"><div class="col-span-8"><div class="text-red-600
uppercase">Region</div><h1 class="text-4xl font-black">{e(s.headline)}</h1><div class="flex items-center
gap-2"><img class="h-8 w-8 rounded-full" src=a><div><div class="font-medium">{s.byline}</div><div
class="text-sm text-gray-500">{s.shown}</div></div></div>{rows}<div class="mt-8 flex gap-2"><a class=
"rounded-full bg-gray-100" href=/t>Lakes</a><a class="rounded-full" href=/u>Boats</a></div></div>
<div class="col-span-4"><div class="text-xl">Most read</div>{cards}</div></div><div class="grid grid-cols-4">
{cards}</div></div></div><script id="__NEXT_DATA__" type="application/json">
{json.dumps({"props": {"pageProps": {"text": "This is not the text. " * 200}}})}</script>""")  # fmt: skip


def italic_captions(s: Story) -> str:
    rows = body(s, p="<p>{}</p>", sub="<p><strong>{}</strong></p>",
                pic='<p><img class="aligncenter" src=a width=600 height=400></p><p><em>{cap} {credit}</em></p>')
    return page(meta(s), nav("div", "top") + f"""<div class="wrap"><div class="aside-left">{teasers(3)}</div>
<div class="article-title">{e(s.headline)}</div><ul class="meta-list"><li>{s.byline}</li><li>{s.shown}</li>
<li>No comments</li></ul><div class="the-text">{rows}</div></div>""" + footer())  # fmt: skip


def preformatted(s: Story) -> str:
    import textwrap

    s.body = [(k, w) for k, w in s.body if k in ("paragraph", "subheading", "quotation")]
    text = "\n\n".join(textwrap.fill(w, 72) for _, w in s.body)
    return page(f"<title>{e(s.headline)}</title>", f"<h2>{e(s.headline)}</h2><pre>By {s.byline}\n{s.shown}\n\n"
                f"{e(text)}\n\n###\n</pre><hr><a href=/>All releases</a>")  # fmt: skip


def nameless_thread(s: Story) -> str:
    boxes = "".join(f'<div class="x78zum5"><div class="xh8yej3"><span>{n}</span><span>2 hours ago</span></div>'
                    f'<div class="x1iorvi4">{w} {w}</div><div><span>Reply</span><span>Report</span></div></div>'
                    for n, w in OPINIONS * 5)  # fmt: skip
    return page(meta(s), f"""<div class="x1n2onr6"><div class="x6s0dn4">{nav("div", "x1ja2u2z")}</div>
<div class="x1lliihq"><h1 class="x1heor9g">{e(s.headline)}</h1><div class="x193iq5w"><span>{s.byline}</span>
<span>{s.shown}</span></div>{body(s, p='<div class="x11i5rnm"><span class="x1s688f">{}</span></div>',
sub='<div class="x11i5rnm"><b>{}</b></div>')}</div><div class="x1c4vz4f">{boxes}</div></div>""")  # fmt: skip


def consent_wall(s: Story) -> str:
    wall = "".join(f"<p>{COOKIES} Our partners may also process your data on the ground of their legitimate "
                   "interest. You can object to this in the settings.</p>" for _ in range(6))
    s.body = s.body[:6]
    return page(meta(s), f"""<div class="q1"><div class="q2"><h2>Your choices matter to us</h2>{wall}<div>
<span>Agree</span><span>Settings</span></div></div></div><div class="q3"><div class="q4"><h1>{e(s.headline)}
</h1><div class="q5">{s.byline}<span> – </span>{s.shown}</div><div class="q6">{body(s)}</div></div></div>""")


def sticky_title(s: Story) -> str:
    s.extra.append("A vote, a boat and a long winter.")
    rows = body(s, between={3: f'<div class="js-most-read c-list"><h3>Most read</h3><ol><li><a href=/1>'
                            f'{TEASERS[2][0]}</a></li><li><a href=/2>{TEASERS[3][0]}</a></li></ol></div>',
                            5: '<p><a href="/l"><em>Read our full coverage of the lake region here</em></a></p>'},
                pic='<figure><div class="img"><img src=a></div><figcaption class="c-figure__caption">{cap}'
                '<span class="c-figure__credit">{credit}</span></figcaption></figure>')  # fmt: skip
    return page(meta(s), f"""<div class="sticky-bar"><span class="sticky-bar__title">{e(s.headline)}</span>
<span>Share</span></div>{nav()}<div class="layout has-sidebar ads-enabled social-share"><header class="hero">
<ol class="crumbs"><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ol><h1>{e(s.headline)}</h1>
<p class="hero__standfirst">A vote, a boat and a long winter.</p></header><div class="byline-row"><span>By
</span><a href=/a>{s.byline}</a><time>{s.shown}</time><a href="#c">12</a></div><div class="content-body
content-body--with-ads">{rows}</div><section class="c-newsletter"><p>{LETTER}</p></section></div>"""
                + footer())  # fmt: skip


def question_answer(s: Story) -> str:
    s.extra += ["Q: Why did you start?", "I had a bad knee and the doctor said walk, so I counted gulls.",
                "Q: Do you ever miss a Sunday?", "Twice. My daughter's wedding, and the storm of 2007."]
    qa = "".join(f"<p><strong>{s.extra[n]}</strong></p><p>{s.extra[n + 1]}</p>" for n in (0, 2))
    return page(meta(s), nav() + f"""<main id="content"><div class="node node--type-article node--view-mode-full">
<h1><span>{e(s.headline)}</span></h1><div class="node__meta">Submitted by <span lang="">{s.byline}</span> on
<span>{s.shown}</span></div><div class="node__content"><div class="clearfix text-formatted field
field--name-body field--type-text-with-summary">{body(s)}{qa}</div><div class="field--name-field-media-image">
<article><img src=b></article></div><section class="field field--name-comment comment-wrapper"><h2>Comments
</h2><article class="js-comment"><p>{OPINIONS[0][1]}</p></article></section></div></div></main>""" + footer())


def product_cards(s: Story) -> str:
    rows = body(s, between={2: '<div class="product-card"><img src=p><h4>The good umbrella</h4><p>24 crowns</p>'
                            '<a href=/buy>Buy now</a></div>',
                            4: f'<div class="callout"><p><strong>Try it:</strong> {OFFER}</p></div>'})
    return page(meta(s), nav() + f"""<article class="listing article-single article-single--premium"><div class=
"article-single__head"><span class="flag">Plus</span><h1>{e(s.headline)}</h1><p class="dateline">{s.shown}
</p><p class="writer">{s.byline}</p></div><div class="article-single__main">{rows}</div></article>
<aside class="article-aside">{teasers()}</aside>""" + footer())  # fmt: skip


def tables_in_tables(s: Story) -> str:
    rows = body(s, p="{}<br><br>", sub="<b>{}</b><br><br>", li="&#149; {}<br>", ul="{}<br>", q="<i>{}</i><br><br>",
                pic='<table width=180 align=left cellpadding=4><tr><td><img src=a width=180 height=120></td></tr>'
                '<tr><td class=small>{cap}<br>{credit}</td></tr></table>')  # fmt: skip
    side = "".join(f'<tr><td class=small><a href=/{n}><b>{t}</b></a><br>{d}</td></tr>'
                   for n, (t, d) in enumerate(TEASERS))  # fmt: skip
    return page("<title>COURIER ONLINE</title>", f"""<table width=100%><tr><td><table><tr><td><a href=/><img
src=logo.gif></a></td><td>{s.shown}</td></tr></table></td></tr><tr><td><table><tr><td width=120><table>{side}
</table></td><td><table><tr><td><h1>{e(s.headline)}</h1></td></tr><tr><td><i>by {s.byline}</i></td></tr><tr>
<td class=story>{rows}</td></tr><tr><td align=right><a href=/p>printer friendly</a></td></tr></table></td>
</tr></table></td></tr><tr><td><small>All contents copyright Courier Media. No part may be copied without
written permission from the publisher.</small></td></tr></table>""")  # fmt: skip


WILD = [block_editor, utility_classes, italic_captions, preformatted, nameless_thread, consent_wall,
        sticky_title, question_answer, product_cards, tables_in_tables]  # fmt: skip
