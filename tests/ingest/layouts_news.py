# ruff: noqa: E501  # pages stand here as sites write them
"""Pages as large news sites lay them out: every function gives one page for one story."""

from __future__ import annotations

from html import escape as e

from ingest.story import (
    AD,
    COOKIES,
    LETTER,
    OFFER,
    Story,
    body,
    comments,
    footer,
    meta,
    nav,
    page,
    teasers,
)  # fmt: skip


def semantic(s: Story) -> str:
    return page(meta(s), nav() + f"""<main><article><header><h1>{e(s.headline)}</h1>
<p class="byline">By <a rel="author" href="/a">{s.byline}</a></p>
<time datetime="{s.iso}T08:30">{s.shown}</time></header>
{body(s, between={2: f'<aside class="ad"><p>{AD}</p></aside>'})}
<footer><ul class="tags"><li><a href=/t>Harbours</a></li><li><a href=/t>Elections</a></li></ul>
</footer></article></main><section class="related"><h2>More from The Courier</h2>{teasers()}
</section>""" + footer())  # fmt: skip


def hashed_classes(s: Story) -> str:
    rows = body(s, p='<div class="css-53u6y8"><p class="css-at9mc1 evys1bk0">{}</p></div>',
                sub='<h2 class="css-ow6j0y eoo0vm40">{}</h2>',
                pic='<div class="css-79elbk"><figure class="img-sz-large css-hxpw2c"><div><img '
                'src=x></div><figcaption class="css-1l44abu ewdxa0s0"><span class="css-jevhma">{cap}'
                '</span><span class="css-1u46b97"><span class="css-1ly73wi">Credit...</span>'
                '<span>{credit}</span></span></figcaption></figure></div>',
                between={1: '<div class="css-1r07izm"><div id="story-ad-1-wrapper"><p>ADVERTISEMENT'
                         '</p><a href="#after-ad">SKIP ADVERTISEMENT</a></div></div>',
                         3: f'<div class="css-o4e1xx" role="complementary"><h2>Sign up for the '
                         f'Morning Mail.</h2><p>{LETTER}</p></div>'})  # fmt: skip
    return page(meta(s, ld=True), f"""<div id="app"><div class="css-1x1jxeu"><header>{nav()}</header>
<div class="css-cookie" role="dialog" aria-label="cookies"><p>{COOKIES}</p><button>Accept</button>
</div><div class="css-1vxca1d e1lmdhsb0"><h1 class="css-1l24qy5 e1h9rw200">{e(s.headline)}</h1>
<p class="css-4anu6l e1jsehar1">By <span class="last-byline">{s.byline}</span></p>
<span class="css-epjblv">{s.shown}</span><button>Share full article</button>
<section name="articleBody" class="meteredContent css-1r7ky0e">{rows}</section></div>
<div class="css-1b1vuqe bottom-of-article"><p>A version of this article appears in print on page 3
of the Sund edition. <a href=/o>Order reprints</a> | <a href=/s>Subscribe</a></p></div>
<div class="css-recirc"><h2>Related Content</h2>{teasers(box='<li class="css-xx">{}</li>')}</div>
</div></div>""" + footer())  # fmt: skip


def text_blocks(s: Story) -> str:
    block = '<div data-component="text-block" class="sc-{0} kkqGjx"><p class="sc-{0} hxuGS">{1}</p></div>'
    rows = body(s, p=block.format("9a00e533-0", "{}"),
                sub='<div data-component="subheadline-block"><h2 class="sc-f98b1ad2-0">{}</h2></div>',
                pic='<figure><div data-component="image-block"><img src=p.webp><span '
                'class="sc-a34861b-2 visually-hidden">Image source, </span><span role="text">'
                '{credit}</span></div><div data-component="caption-block"><figcaption><span '
                'class="visually-hidden">Image caption, </span><p>{cap}</p></figcaption></div>'
                '</figure>',
                between={3: '<div data-component="links-block"><ul><li><a href=/1>Ten walks along the '
                         'old canal that need no car</a></li><li><a href=/2>Why the new concert hall '
                         'is already too small</a></li></ul></div>'})  # fmt: skip
    return page(meta(s, ld=True), nav() + f"""<main id="main-content"><article>
<div data-component="headline-block"><h1 class="sc-f98b1ad2-0">{e(s.headline)}</h1></div>
<div data-component="byline-block"><div><time datetime="{s.iso}T10:00:00.000Z">{s.shown}</time>
<button>Share</button><button>Save</button></div><div><span>{s.byline}</span><div>Environment
reporter</div></div></div>{rows}
<div data-component="topic-list"><h2>Related topics</h2><ul><li>Floods</li></ul></div></article>
<div data-component="more-stories"><h2>More on this story</h2>{teasers()}</div></main>"""
                + footer())  # fmt: skip


def islands(s: Story) -> str:
    letter = (f'<gu-island name="EmailSignUp"><figure><p>Sign up to First Edition</p><p>{LETTER}</p>'
              '<small><strong>Privacy Notice: </strong>Newsletters may contain information about '
              'charities, online advertisements, and content funded by outside parties.</small>'
              '</figure></gu-island>')  # fmt: skip
    rows = body(s, p='<p class="dcr-130mj7b">{}</p>', sub='<h2 id="x">{}</h2>',
                q='<blockquote class="dcr-zzndwp"><p>{}</p></blockquote>',
                pic='<figure id="f1" data-spacefinder-role="inline"><picture><img alt="a"></picture>'
                '<figcaption><span><svg></svg></span><span class="dcr-1qvd3m6">{cap} {credit}</span>'
                '</figcaption></figure>',
                between={2: letter, 4: '<figure data-spacefinder-role="richLink"><gu-island '
                         'name="RichLinkComponent"><a href=/r>Why the new concert hall is already '
                         'too small</a><div>Read more</div></gu-island></figure>'})  # fmt: skip
    return page(meta(s), f"""<header>{nav()}</header><main><article>
<aside data-gu-name="title"><a href=/s>Environment</a></aside>
<div data-gu-name="headline"><h1>{e(s.headline)}</h1></div>
<aside data-gu-name="meta"><address><a rel="author" href=/p>{s.byline}</a></address>
<details><summary>{s.shown}</summary>Last modified on 15 Feb 2025</details>
<div><a href=/share>Share</a></div></aside>
<div data-gu-name="body"><div id="maincontent" class="article-body-commercial-selector">{rows}</div>
<div class="submeta"><div>Explore more on these topics</div><ul><li><a href=/t>Cities</a></li></ul>
<a href=/r>Reuse this content</a></div></div></article>
<section id="reader-revenue"><h2>Thank you for reading</h2><p>{OFFER}</p></section>
<div class="most-viewed"><h2>Most viewed</h2><ol>{teasers(box="<li>{}</li>", text=False)}</ol></div>
</main>""" + footer())  # fmt: skip


def paragraph_divs(s: Story) -> str:
    rows = body(s, p='<div class="zn-body__paragraph">{}</div>', sub='<h3 class="zn-body__h">{}</h3>',
                pic='<div class="el__embedded"><div class="el__image"><img src=x><div class='
                '"media__caption el__storyelement__title">{cap}</div><div class="media__credit">'
                '{credit}</div></div></div>',
                between={2: f'<div class="ad ad--epic"><div class="ad-slot-header">Ad Feedback</div>'
                         f'<div>{AD}</div></div>',
                         3: '<div class="zn-body__read-more"><h4>Related article</h4><a href=/3>The dog '
                         'that takes the night bus on its own</a></div>'})  # fmt: skip
    return page(meta(s), nav("div", "nav-header") + f"""<article class="pg-rail-tall">
<h1 class="pg-headline">{e(s.headline)}</h1><div class="metadata"><p class="metadata__byline">
<span class="metadata__byline__author">By {s.byline}, Courier Business</span></p>
<p class="update-time">Updated 1:02 PM ET, {s.shown}</p></div>
<div class="pg-side-of-rail"><section id="body-text"><div class="l-container">{rows}</div></section>
</div><div class="pg-rail"><div class="zn"><h2>Paid Content</h2>{teasers()}</div></div></article>
""" + footer("l-footer", "div"))  # fmt: skip


def tabloid(s: Story) -> str:
    first = next(w for k, w in s.body if k == "paragraph")
    s.extra.append("Vote was held after a winter of protest")
    rows = body(s, p='<p class="mol-para-with-font"><font>{}</font></p>',
                sub='<h3 class="mol-factbox-title">{}</h3>',
                pic='<div class="artSplitter mol-img-group"><div class="mol-img"><img src=x></div>'
                '<p class="imageCaption">{cap} {credit}</p></div>',
                between={2: '<div class="related-carousel"><h3>RELATED ARTICLES</h3><ul>'
                         + teasers(box="<li>{}</li>", text=False) + '</ul></div>',
                         4: f'<div class="mpu_puff_wrapper"><p>{AD}</p></div>'})  # fmt: skip
    return page(meta(s), nav("div", "page-header") + f"""<div class="article wide" id="content">
<div id="js-article-text"><h2 class="logo-like">{e(s.headline)}</h2>
<ul class="mol-bullets-with-font"><li><strong>Vote was held after a winter of protest</strong></li>
</ul><p class="author-section byline-plain">By <a class="author" href=/a>{s.byline}</a></p>
<p class="byline-section"><span class="article-timestamp article-timestamp-published"><span
class="article-timestamp-label">Published:</span> <time datetime="{s.iso}T11:27">{s.shown}</time>
</span> | <span class="article-timestamp">Updated: 12:40, 15 February 2025</span></p>
<div class="shareArticles"><ul><li>e-mail</li><li>45 shares</li></ul></div>
<p id="comments-count"><a href=#c>183</a> View comments</p>
<div itemprop="articleBody">{rows}</div>
<div class="column-content"><h3>Share or comment on this article: {e(first[:50])}</h3></div>
<div id="most-watched-videos-wrapper"><h3>Most watched News videos</h3>{teasers(text=False)}</div>
<div id="reader-comments"><h3>Comments 183</h3>{comments('<div class="comment">{}</div>', times=6)}
<p>The views expressed in the contents above are those of our users.</p></div></div></div>"""
                + footer())  # fmt: skip


def agency_testids(s: Story) -> str:
    rows = body(s, p='<div data-testid="paragraph-0" class="text__text__1FZLe body__full_width">{}'
                '</div>', sub='<h2 data-testid="Heading" class="heading__base__2T28j">{}</h2>',
                pic='<div class="article-body__element__2p5pI"><figure data-testid="primary-image">'
                '<img src=x><figcaption data-testid="Caption"><span>{cap}</span> <span>{credit}, '
                '<a href="/l">Purchase Licensing Rights</a></span></figcaption></figure></div>',
                between={2: f'<div data-testid="promo-box" class="promo-box__container"><p>{LETTER} '
                         'Sign up <a href=/n>here</a>.</p></div>',
                         3: '<div data-testid="ResponsiveAdSlot" class="ad-slot"><span>Advertisement · '
                         'Scroll to continue</span><button>Report This Ad</button></div>'})  # fmt: skip
    return page(meta(s, ld=True), nav() + f"""<main><article data-testid="Article">
<div class="article-header"><nav aria-label="breadcrumb"><a href=/w>World</a></nav>
<h1 data-testid="Heading">{e(s.headline)}</h1>
<div class="info-content"><div class="author-name">By <a rel="author" href=/a>{s.byline}</a></div>
<time><span>{s.shown}</span><span>9:30 PM UTC</span><span>Updated 2 hours ago</span></time></div></div>
<div class="article-body__wrapper"><div class="article-body__content">{rows}
<div class="sign-off"><p>Reporting by {s.byline}; Editing by Paul Osk</p></div>
<p>Our Standards: <a href=/p>The Courier Trust Principles.</a></p></div>
<div class="author-bio"><h3>{s.byline}</h3><p>{s.byline} covers harbours and ferries for The Courier
and has reported from eleven countries. She lives in Sund with two cats.</p></div></div></article>
<section data-testid="ReadNext"><h2>Read Next</h2>{teasers(box="<li>{}</li>")}</section></main>"""
                + footer())  # fmt: skip


def rich_text(s: Story) -> str:
    rows = body(s, pic='<div class="Enhancement"><div class="Enhancement-item"><figure class="Figure">'
                '<img src=x><figcaption class="Figure-caption"><p>{cap} {credit}</p></figcaption>'
                '</figure></div></div>',
                between={3: '<div class="FreeStar"><div class="Advertisement">Advertisement</div></div>',
                         4: '<div class="HtmlModule HubPeek"><h3>Related coverage</h3>'
                         + teasers(2) + '</div>'})  # fmt: skip
    return page(meta(s), nav() + f"""<div class="Page-content"><main class="Page-main">
<div class="Page-breadcrumbs"><a href=/w>World News</a></div>
<h1 class="Page-headline">{e(s.headline)}</h1>
<div class="Page-lead"><div class="Page-byline"><div class="Page-authors">By <a class="Link">
{s.byline}</a></div><bsp-timestamp data-timestamp="1710228600000"><span>Updated 9:14 AM GMT,
{s.shown}</span></bsp-timestamp></div></div>
<div class="Page-actions"><span>Share</span><ul><li>Copy</li><li>Email</li><li>X</li></ul></div>
<div class="Page-storyBody"><div class="RichTextStoryBody RichTextBody">{rows}
<p>___</p></div></div>
<div class="AuthorInfo"><div class="bio">{s.byline} is a correspondent for The Courier.</div></div>
</main><aside class="Page-aside"><h2>Most read</h2>{teasers()}</aside></div>""" + footer())  # fmt: skip


def live_blog(s: Story) -> str:
    paragraphs = [w for k, w in s.body if k in ("paragraph", "quotation")]
    s.body = [(k, w) for k, w in s.body if k in ("paragraph", "quotation")]
    posts = ""
    for n, words in enumerate(paragraphs):
        title = ["Ferry stops for the night", "Council meets again", "What we know so far"][n % 3]
        s.extra.append(title)
        posts += f"""<article class="live-post" id="p{n}"><time class="post-time">1{n % 10}:05</time>
<h3>{title}</h3><div class="post-body"><p>{e(words)}</p></div><div class="share-post">
<button>Share this post</button><a href="#p{n}">Copy link</a></div></article>"""
        if n == 1:
            posts += f'<div class="ad-live"><p>Advertisement</p><p>{AD}</p></div>'
    return page(meta(s), nav() + f"""<main><header class="live-header"><span class="live">LIVE</span>
<h1>{e(s.headline)}</h1><p class="byline">By {s.byline}</p><p class="timestamp">{s.shown}</p></header>
<section class="live-feed">{posts}<button>Load more</button></section></main>""" + footer())  # fmt: skip


NEWS = [semantic, hashed_classes, text_blocks, islands, paragraph_divs, tabloid, agency_testids,
        rich_text, live_blog]  # fmt: skip
