# ruff: noqa: E501  # pages stand here as sites write them
"""Pages with what makes reading them hard: paywalls, lazy pictures, AMP, boxes, hidden text."""

from __future__ import annotations

import json
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


def paywall_teaser(s: Story) -> str:
    first = [i for i, (k, _) in enumerate(s.body) if k == "paragraph"][2]
    s.body = s.body[:first + 1]
    return page(meta(s), nav() + f"""<main><article class="article article--paywalled"><h1>
{e(s.headline)}</h1><div class="article__meta">{s.byline} | {s.shown}</div><div class=
"article__content">{body(s)}<div class="fade-out"></div></div><div class="paywall-offer"><h2>Read the
whole story</h2><p>{OFFER}</p><ul><li>Unlimited access to all articles</li><li>The digital paper on
the evening before</li></ul><button>Subscribe now</button></div></article><section class="more">
<h2>Free to read</h2>{teasers()}</section></main>""" + footer())  # fmt: skip


def paywall_hidden(s: Story) -> str:
    rows = body(s).split("\n")
    return page(meta(s, ld=True), nav() + f"""<div class="content-wrap"><div class="kicker">Culture
</div><h1>{e(s.headline)}</h1><span class="author">By {s.byline}</span> <span class="date">{s.shown}
</span><div class="article-text">{"".join(rows[:4])}<div class="paywall-barrier"><p>Keep reading with
a subscription.</p><p>{OFFER}</p></div><div class="premium-content" style="display:none">
{"".join(rows[4:])}</div></div></div>""" + footer())  # fmt: skip


def paywall_json(s: Story) -> str:
    text = " ".join(w for k, w in s.body if k in ("paragraph", "quotation"))
    shown = [w for k, w in s.body if k == "paragraph"][:2]
    s.body = [("paragraph", w) for w in shown]  # what a reader of the page sees
    ld = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": s.headline,
          "datePublished": s.iso, "author": {"@type": "Person", "name": s.byline},
          "isAccessibleForFree": False, "articleBody": text}  # fmt: skip
    return page(f"<title>{e(s.headline)}</title><script type='application/ld+json'>{json.dumps(ld)}"
                "</script>", nav() + f"""<article><h1>{e(s.headline)}</h1><p>{s.byline}, {s.shown}</p>
<p>{e(shown[0])}</p><p>{e(shown[1])}</p><div class="regwall"><p>{OFFER}</p></div></article>"""
                + footer())  # fmt: skip


def json_only(s: Story) -> str:
    s.body = [(k, w) for k, w in s.body if k in ("paragraph", "quotation")]
    ld = {"@context": "https://schema.org", "@type": ["NewsArticle"], "headline": s.headline,
          "datePublished": f"{s.iso}T05:00:00-05:00", "author": [{"@type": "Person", "name": s.byline}],
          "articleBody": "\n\n".join(w for _, w in s.body)}  # fmt: skip
    return page(f"<title>{e(s.headline)}</title><script type='application/ld+json'>{json.dumps(ld)}"
                "</script>", "<div id=root></div><noscript>You need to enable JavaScript to run this "
                "app.</noscript>")  # fmt: skip


def lazy_pictures(s: Story) -> str:
    rows = body(s, pic='<figure class="lazy"><img class="lazyload" data-src=a.jpg src=data:,><noscript>'
                '<img src=a.jpg alt="{cap}"></noscript><figcaption>{cap} <cite>{credit}</cite>'
                '</figcaption></figure>',
                between={1: '<noscript><p>Please enable JavaScript to see this content. Our site works '
                         'best in a modern browser with scripts switched on.</p></noscript>'})
    return page(meta(s), f"""<noscript><div class="js-warning"><p>You need to enable JavaScript to run
this app. Some parts of the page, such as videos and comments, will not be shown.</p></div></noscript>
{nav()}<main><h1>{e(s.headline)}</h1><div class="post-meta"><span>By {s.byline}</span><time datetime=
"{s.iso}">{s.shown}</time><span>4 min read</span></div><div class="post-content">{rows}</div></main>"""
                + footer())  # fmt: skip


def amp(s: Story) -> str:
    rows = body(s, pic='<figure><amp-img src=a width=1 height=1 layout="responsive"></amp-img>'
                '<figcaption>{cap} {credit}</figcaption></figure>',
                between={2: '<amp-ad type="doubleclick"><div fallback>Advertisement could not be '
                         'loaded. Thank you for your patience.</div></amp-ad>'})  # fmt: skip
    return page(meta(s, ld=True), f"""<amp-sidebar id="menu" layout="nodisplay">{nav()}</amp-sidebar>
<header class="amp-header"><a href=/>The Courier</a></header><amp-consent id="c"><div id="ui"><p>
{COOKIES}</p></div></amp-consent><article class="amp-wp-article"><header><h1 class="amp-wp-title">
{e(s.headline)}</h1><div class="amp-wp-meta amp-wp-byline">{s.byline}</div><div class="amp-wp-meta">
<time datetime="{s.iso}">{s.shown}</time></div></header><div class="amp-wp-article-content">{rows}
</div><amp-list src=r><div class="related-title">More stories</div>{teasers(3)}</amp-list></article>
<footer class="amp-wp-footer"><p>© The Courier</p><a href="#top">Back to top</a></footer>""")  # fmt: skip


def boxes(s: Story) -> str:
    rows = body(s, pic='<div class="article-image"><div class="image-wrapper"><img src=a></div><div '
                'class="image-info"><div class="image-caption-text">{cap}</div><div class="photo-by">'
                '{credit}</div></div></div>',
                between={1: '<div class="readmore-inline"><p><strong>Read also:</strong> <a href=/1>Why '
                         'the new concert hall is already too small</a></p></div>',
                         2: '<p><a href=/2><strong>READ MORE: Ten walks along the old canal that need '
                         'no car</strong></a></p>',
                         3: f'<div class="newsletter-signup"><h3>The morning letter</h3><p>{LETTER}</p>'
                         '<form><input type=email><button>Sign up</button></form></div>',
                         4: f'<div class="sponsored-box"><span>Sponsored</span><p>{AD}</p></div>',
                         5: '<div class="video-teaser"><h4>Watch: the last crossing</h4><p>Two minutes '
                         'and forty seconds on the water with the captain of the Aurora.</p></div>'})
    return page(meta(s), nav() + f"""<main class="single"><div class="single__header"><div class=
"single__category"><a href=/c>Region</a></div><h1>{e(s.headline)}</h1></div><div class="single__info">
<div class="single__author">Text: {s.byline}</div><div class="single__date">{s.shown}</div></div>
<div class="single__text">{rows}</div><div class="single__bio"><img src=f><p><b>{s.byline}</b> has been
with The Courier since 2011. She writes about lakes, boats and the people who like them too much.</p>
</div></main>""" + footer())  # fmt: skip


def many_comments(s: Story) -> str:
    item = '<div class="c-item"><div class="c-top">{}</div></div>'
    return page(meta(s), nav() + f"""<div class="wrapper"><div class="post"><h1>{e(s.headline)}</h1>
<p class="post-info">{s.shown} by {s.byline}</p>{body(s)}</div><div class="discussion"><h3>Discussion
(48)</h3><p>Please be kind to one another and read our rules before you write.</p>
{comments(item, "<span class=user>{}</span><span class=ago>3 hours ago</span>",
          "<p>{}</p><a href=#>Reply</a>", 12)}</div></div>""" + footer())  # fmt: skip


def magazine(s: Story) -> str:
    rows = body(s, p='<p class="graf graf--p">{}</p>', sub='<h3 class="graf graf--h3">{}</h3>',
                q='<blockquote class="graf--pullquote">{}</blockquote>',
                pic='<figure class="graf graf--figure"><div class="aspectRatioPlaceholder"><img src=a>'
                '</div><figcaption class="imageCaption">{cap} {credit}</figcaption></figure>')
    return page(meta(s), f"""<div class="metabar"><a href=/>Open in app</a><a href=/s>Sign up</a></div>
<article><section><div class="section-inner"><h1 class="graf--title">{e(s.headline)}</h1><div class=
"postMeta"><a href=/@a>{s.byline}</a><span>Follow</span><span>{s.shown}</span> · <span>6 min read
</span></div>{rows}</div></section></article><div class="postActions"><button>Clap</button><span>214
claps</span></div><div class="u-tableLayout"><h3>Written by {s.byline}</h3><p>Writes about boats. Used
to be one of those people who say that they will learn the accordion.</p></div><div class=
"streamItem"><h2>More from Medium-sized Towns</h2>{teasers()}</div>""")  # fmt: skip


def letter(s: Story) -> str:
    rows = body(s, between={2: '<div class="subscription-widget-wrap"><div class="preamble"><p>Harbour '
                            'Letter is a reader-supported publication. To receive new posts and support '
                            'my work, consider becoming a free or paid subscriber.</p></div></div>'},
                pic='<div class="captioned-image-container"><figure><a class="image-link"><img src=a>'
                '</a><figcaption class="image-caption">{cap} {credit}</figcaption></figure></div>')
    return page(meta(s), f"""<div class="main-menu"><a href=/>Harbour Letter</a><button>Subscribe
</button></div><article class="typography newsletter-post post"><div class="post-header"><h1 class=
"post-title published">{e(s.headline)}</h1><div class="byline-wrapper"><a href=/@s>{s.byline}</a>
<div>{s.shown}</div></div><div class="post-ufi"><a>12</a><a>Share</a></div></div><div class=
"available-content"><div class="body markup">{rows}<p class="button-wrapper"><a class="button"
href=/s><span>Leave a comment</span></a></p></div></div></article><div class="comments-page"><h4>
Discussion about this post</h4>{comments('<div class="comment">{}</div>')}</div>""")  # fmt: skip


def hidden_parts(s: Story) -> str:
    rows = body(s, between={1: f'<div hidden><p>{AD}</p></div><p class="sr-only">End of the first part. '
                            'Press tab to go on to the second part of this page.</p>',
                            3: f'<p style="display: none">{COOKIES}</p>'})  # fmt: skip
    return page(meta(s), f"""<div aria-hidden="true"><p>{LETTER}</p></div>{nav()}<div role="main"><h1>
{e(s.headline)}</h1><address class="author">{s.byline}</address><p class="pubdate">{s.shown}</p>{rows}
<div class="tooltip" role="tooltip"><p>The words that you select can be shared with your friends.</p>
</div></div><div role="contentinfo"><p>Courier Media, 12 Quay Street, Sund. Register number 77123.</p>
</div><div role="dialog" class="modal"><h2>Stay a little longer</h2><p>{OFFER}</p></div>""")  # fmt: skip


def gallery(s: Story) -> str:
    shots = ["A tug breaks the ice around the ferry Aurora shortly after midnight.",
             "Dockers warm their hands over a barrel on the south quay.",
             "Morning. The channel is open again, and the gulls are back."]  # fmt: skip
    s.extra += shots
    slides = "".join(f'<li class="slide"><img src={n}><div class="slide-caption"><span class="num">{n} of '
                     f'3</span><p>{words}</p><span class="slide-credit">Lina Berg/AFP</span></div></li>'
                     for n, words in enumerate(shots, 1))  # fmt: skip
    s.extra += ["Lina Berg/AFP"] * 3
    return page(meta(s), nav() + f"""<main><h1>{e(s.headline)}</h1><div class="by">by {s.byline},
{s.shown}</div><div class="gallery"><ul>{slides}</ul><button>Next</button></div><div class="copy">
{body(s)}</div></main><div class="cookiebar"><p>{COOKIES}</p></div>""" + footer())  # fmt: skip


def question_list(s: Story) -> str:
    pairs = [("Why did you start?", "I had a bad knee and the doctor said walk, so I counted gulls."),
             ("Do you ever miss a Sunday?", "Twice. My daughter's wedding, and the storm of 2007.")]
    s.extra += [w for pair in pairs for w in pair]
    dl = "".join(f"<dt><strong>{q}</strong></dt><dd><p>{a}</p></dd>" for q, a in pairs)
    return page(meta(s), nav() + f"""<main><article><h1>{e(s.headline)}</h1><p class="meta">Interview:
{s.byline}<br>{s.shown}</p>{body(s)}<dl class="interview">{dl}</dl></article></main>""" + footer())


def with_table(s: Story) -> str:
    cells = [("Oster", "minus 8.4"), ("Kesh", "minus 6.1"), ("Tal", "minus 4.0")]
    s.extra += [w for row in cells for w in row] + ["Town", "Degrees"]
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in cells)
    return page(meta(s), nav() + f"""<div class="article"><h1>{e(s.headline)}</h1><div class="byline">
<span>{s.byline}</span> <span>{s.shown}</span></div><div class="article-body">{body(s)}<table class=
"data"><thead><tr><th>Town</th><th>Degrees</th></tr></thead><tbody>{rows}</tbody></table></div>
<div class="pagination"><a href=?p=1>1</a> <a href=?p=2>2</a> <a href=?p=2>Next page</a></div></div>
""" + footer())  # fmt: skip


def brief_among_teasers(s: Story) -> str:
    s.body = [(k, w) for k, w in s.body if k == "paragraph"][:3]
    return page(meta(s), nav() + f"""<div class="container"><div class="row"><div class="col-8"><div
class="news-item"><h1>{e(s.headline)}</h1><small>{s.shown} | {s.byline}</small>{body(s)}</div><h2>
More news</h2>{teasers(4, '<div class="news-item">{}<small>11 hours ago</small></div>') * 3}</div><div
class="col-4"><div class="box"><h3>Opinion</h3>{teasers()}</div></div></div></div>""" + footer())


NEW = [paywall_teaser, paywall_hidden, paywall_json, json_only, lazy_pictures, amp, boxes, many_comments,
       magazine, letter, hidden_parts, gallery, question_list, with_table, brief_among_teasers]  # fmt: skip
