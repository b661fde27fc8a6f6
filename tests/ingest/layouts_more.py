# ruff: noqa: E501  # pages stand here as sites write them
"""Pages of ten more kinds: broadcasters, local papers, portals, builders of sites."""

from __future__ import annotations

from html import escape as e

from ingest.story import (
    AD,
    COOKIES,
    LETTER,
    Story,
    body,
    comments,
    footer,
    meta,
    nav,
    page,
    teasers,
)  # fmt: skip


def local_paper(s: Story) -> str:
    rows = body(s, p='<p class="gnt_ar_b_p">{}</p>', sub='<h2 class="gnt_ar_b_h2">{}</h2>',
                pic='<figure class="gnt_em gnt_em_img"><img src=a><figcaption class="gnt_em_cp"><span>'
                '{cap}</span><span class="gnt_em_pd">{credit}</span></figcaption></figure>',
                between={2: '<p class="gnt_ar_b_p">More: <a href=/1 class="gnt_ar_b_a">The dog that takes '
                         'the night bus on its own</a></p>',
                         3: '<div aria-label="advertisement" class="gnt_x gnt_x__lbl"></div>'})
    return page(meta(s, ld=True), f"""<div class="gnt_cw"><header>{nav()}</header><main class=
"gnt_cw_w"><div class="gnt_pr"><a href=/l class="gnt_ar_lbl">LOCAL</a><h1 class="gnt_ar_hl">
{e(s.headline)}</h1><div class="gnt_ar_by">{s.byline}<br>The Sund Courier</div><div class="gnt_ar_dt"
aria-label="Published">Published 5:02 a.m. ET {s.shown}</div><div class="gnt_ar_b">{rows}<p class=
"gnt_ar_b_p"><em>{s.byline} is a reporter for The Sund Courier. Reach her at
m.ilven@courier.example.</em></p></div></div></main></div>""" + footer())  # fmt: skip


def public_radio(s: Story) -> str:
    rows = body(s, pic='<div class="bucketwrap image large"><div class="imagewrap"><img src=a></div><div '
                'class="credit-caption"><div class="caption-wrap"><div class="caption"><p>{cap}</p><b '
                'class="credit">{credit}</b><b class="hide-caption">hide caption</b></div><b class='
                '"toggle-caption">toggle caption</b></div><span class="credit">{credit}</span></div>'
                '</div>',
                between={3: '<div class="bucketwrap internallink insettwocolumn"><h3 class="conheader">'
                         'Business</h3><div class="bucket"><a href=/1>Why the new concert hall is already '
                         'too small</a></div></div>'})  # fmt: skip
    credits = [w for k, w in s.body if k == "credit"]
    s.extra += credits
    return page(meta(s), nav() + f"""<main><article class="story"><div class="storytitle"><h1>
{e(s.headline)}</h1></div><div id="story-meta"><div class="dateblock"><time datetime="{s.iso}T05:00">
<span class="date">{s.shown}</span><span class="time">5:00 AM ET</span></time></div><div id=
"storybyline"><p class="byline__name">{s.byline}</p></div></div><div class="audio-module"><h4>3-Minute
Listen</h4><ul><li>Download</li><li>Transcript</li></ul></div><div id="storytext">{rows}</div><ul
class="tags"><li>ferry</li></ul></article></main>""" + footer())  # fmt: skip


def international(s: Story) -> str:
    rows = body(s, pic='<figure class="article-featured-image"><div class="responsive-image"><img src=a>'
                '</div><figcaption>{cap} [{credit}]</figcaption></figure>',
                between={2: '<div class="more-on"><h2 class="more-on__heading">Recommended Stories</h2>'
                         '<span class="screen-reader-text">list of 4 items</span><ul>'
                         + teasers(box="<li>{}</li>", text=False) + '</ul></div>',
                         4: f'<div class="newsletter-wrap"><p>Sign up for Courier Weekly. {LETTER}</p>'
                         '</div>'})  # fmt: skip
    lead = "A long dispute about a boat, a tax and a winter ends with a vote."
    s.extra.append(lead)
    return page(meta(s, ld=True), nav() + f"""<main id="main-content-area"><div class="topics"><a
href=/n>News</a>|<a href=/e>Elections</a></div><header class="article-header"><h1>{e(s.headline)}</h1>
<p class="article__subhead"><em>{lead}</em></p></header><div class="article-info-block"><div class=
"article-author-name">By <a href=/a class="author-link">{s.byline}</a></div><div class=
"article-dates"><span class="screen-reader-text">Published On {s.shown}</span><span>{s.shown}</span>
</div></div><div class="wysiwyg wysiwyg--all-content">{rows}<div class="article-source"><span>Source:
Courier and news agencies</span></div></div></main>""" + footer())  # fmt: skip


def site_builder(s: Story) -> str:
    rows = body(s, p='<div class="elementor-element elementor-widget-text-editor"><div class='
                '"elementor-widget-container"><p>{}</p></div></div>',
                sub='<div class="elementor-widget-heading"><h2 class="elementor-heading-title">{}</h2>'
                '</div>',
                pic='<div class="elementor-widget-image"><figure class="wp-caption"><img src=a>'
                '<figcaption class="widget-image-caption wp-caption-text">{cap} {credit}</figcaption>'
                '</figure></div>')  # fmt: skip
    return page(meta(s), f"""<div class="elementor elementor-location-header">{nav("div", "menu-main")}
</div><div class="elementor elementor-location-single"><section class="elementor-section"><h1
class="elementor-heading-title">{e(s.headline)}</h1><ul class="elementor-post-info"><li>{s.byline}</li>
<li>{s.shown}</li><li>No Comments</li></ul></section>{rows}<section><div class="elementor-share-buttons">
<span>Facebook</span><span>WhatsApp</span></div><div class="elementor-author-box"><h4>{s.byline}</h4>
<p>A reporter who came for a summer and stayed for the herring.</p></div><div class=
"elementor-posts-container">{teasers(box="<article class='elementor-post'>{}</article>")}</div>
</section></div><div id="cookie-law-info-bar"><span>{COOKIES}</span></div>""")  # fmt: skip


def microdata(s: Story) -> str:
    rows = body(s, pic='<span class="photo"><img src=a><span class="photo-legend">{cap}</span><span '
                'class="photo-source">{credit}</span></span>',
                between={2: f'<div class="pub"><p>{AD}</p></div>'})  # fmt: skip
    return page(f"<title>{e(s.headline)}</title>", nav() + f"""<div itemscope itemtype=
"http://schema.org/NewsArticle"><h1 itemprop="headline">{e(s.headline)}</h1><span itemprop="author"
itemscope><span itemprop="name">{s.byline}</span></span><meta itemprop="datePublished" content=
"{s.iso}"><p class="date">{s.shown}</p><div itemprop="articleBody">{rows}</div></div>
<div itemprop="comment">{comments("<div>{}</div>", times=3)}</div>""" + footer())  # fmt: skip


def portal(s: Story) -> str:
    rows = body(s, p='<p class="txt">{}</p>', pic='<div class="foto"><img src=a><p class="bildtext">{cap} '
                '<span class="bildquelle">{credit}</span></p></div>',
                between={1: '<p class="txt"><b>Watch in the video above: the last crossing.</b></p>',
                         3: '<div class="linkbox"><strong>More on the subject</strong><br><a href=/1>Ten '
                         'walks along the old canal that need no car</a><br><a href=/2>Why the new concert '
                         'hall is already too small</a></div>'})  # fmt: skip
    return page(meta(s), nav("div", "topmenu") + f"""<div class="portal"><div class="left">{teasers()}
</div><div class="center"><div class="dachzeile">Lake region</div><h1>{e(s.headline)}</h1><div class=
"autor">From {s.byline}, {s.shown}</div>{rows}<div class="services">Mail Print Feedback</div><div class=
"forum"><h3>What do you think?</h3>{comments('<div class="beitrag">{}</div>', times=2)}</div></div>
<div class="right"><div class="box"><h4>Partner offers</h4><p>{AD}</p></div></div></div>""")


def carried_quotes(s: Story) -> str:
    rows = body(s, q='<div class="quote-block"><q>{}</q></div>',
                pic='<picture><img src=a></picture><p class="caption"><em>{cap}</em> <small>{credit}'
                '</small></p>',
                between={2: '<blockquote class="twitter-tweet"><p>We are all out on the quay tonight and '
                         'nobody is going home.</p>— Hallbridge Quay (@quay) <a href=/t>March 3, 2024</a>'
                         '</blockquote>' * 0})  # fmt: skip
    return page(meta(s), nav() + f"""<main class="content"><div class="hero"><h1>{e(s.headline)}</h1>
<div class="hero-meta">{s.byline} &bull; {s.shown}</div></div><div class="prose">{rows}</div><div
class="tags-list">Filed under: <a href=/x>Lakes</a>, <a href=/y>Boats</a></div><div class="cta"><h3>
Support independent reporting</h3><p>We have no owner and no paywall. If you can, give what a coffee
costs and keep it that way.</p><a href=/d>Donate</a></div></main>""" + footer())  # fmt: skip


def accordion(s: Story) -> str:
    return page(meta(s), nav() + f"""<main><div class="article-page"><div class="article-page__top">
<h1>{e(s.headline)}</h1><div class="byline"><div>By</div><div>{s.byline}</div></div><div class=
"timestamp">{s.shown}</div></div><div class="toc"><h4>In this article</h4><ul><li><a href=#1>The vote</a>
</li><li><a href=#2>The boat</a></li></ul></div>{body(s)}<details class="comments-toggle"><summary>Show
comments</summary>{comments('<div class="cmt">{}</div>', times=3)}</details><details><summary>Terms of
the contest</summary><p>Employees of The Courier and their families may not take part in it.</p>
</details></div></main>""" + footer())  # fmt: skip


def second_article(s: Story) -> str:
    other = teasers(4, "<article><header>{}</header><p>By Lina Berg, 11 January 2025</p><p>The story goes "
                    "on for a while, about a matter that has nothing to do with the one above, and it is "
                    "here so that nobody leaves the site. It has a second sentence too.</p></article>")
    return page(meta(s), nav() + f"""<div class="infinite-scroll"><article class="full"><h1>
{e(s.headline)}</h1><div class="meta-line">By <b>{s.byline}</b>, {s.shown}</div>{body(s)}</article>
<h2 class="up-next">Up next</h2>{other}</div>""" + footer())  # fmt: skip


def plain_document(s: Story) -> str:
    return (f"<html><body><h2>{e(s.headline)}</h2><p>By {s.byline}</p><p>{s.shown}</p>{body(s)}"
            "</body></html>")  # fmt: skip


MORE = [local_paper, public_radio, international, site_builder, microdata, portal, carried_quotes,
        accordion, second_article, plain_document]  # fmt: skip
