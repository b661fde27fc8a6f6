# ruff: noqa: E501  # pages stand here as sites write them
"""Pages of older systems: tables, line breaks, fonts, blogs and content managers."""

from __future__ import annotations

from html import escape as e

from ingest.story import (
    AD,
    COOKIES,
    LETTER,
    TEASERS,
    Story,
    body,
    comments,
    footer,
    meta,
    nav,
    page,
    teasers,
)  # fmt: skip


def table_layout(s: Story) -> str:
    rows = body(s, p="<p><font face=verdana size=2>{}</font></p>", sub="<p><b>{}</b></p>",
                pic='<table align=right width=200><tr><td><img src=x.jpg></td></tr><tr><td><font '
                'size=1>{cap} <i>{credit}</i></font></td></tr></table>')  # fmt: skip
    links = "".join(f"<tr><td><a href=/{n}>{t}</a></td></tr>" for n, (t, _) in enumerate(TEASERS))
    return page(f"<title>Courier: {e(s.headline)}</title>", f"""<table width=780 border=0><tr>
<td colspan=3><img src=logo.gif alt="The Courier"> <a href=/>Home</a> | <a href=/n>News</a> |
<a href=/s>Sport</a> | <a href=/w>Weather</a></td></tr><tr><td width=140 valign=top><table>{links}
</table></td><td valign=top><font size=5><b>{e(s.headline)}</b></font><br>
<font size=1>By {s.byline}<br>{s.shown}</font>{rows}<hr><a href=/p>Print this page</a> |
<a href=/m>Mail to a friend</a></td><td width=160 valign=top><table bgcolor=#eee><tr><td><b>Weather
</b><br>Sund: 4 degrees, rain. Tomorrow 6 degrees and more rain from the west.</td></tr><tr><td>{AD}
</td></tr></table></td></tr><tr><td colspan=3>Copyright 2003 Courier Media. All rights reserved.
</td></tr></table>""")  # fmt: skip


def line_breaks(s: Story) -> str:
    s.body = [(k, w) for k, w in s.body if k in ("paragraph", "quotation")]
    words = "<br><br>\n".join(e(w) for _, w in s.body)
    return page(meta(s, og=False), nav("div", "menu") + f"""<div id="content"><h1>{e(s.headline)}</h1>
<div class="info">{s.shown} - {s.byline}</div><div class="text">{words}<br><br>
<a href=/b>Back to overview</a></div></div><div id="sidebar"><h3>Latest</h3>{teasers()}</div>"""
                + footer("bottom", "div"))  # fmt: skip


def wordpress(s: Story) -> str:
    rows = body(s, pic='<div id="attachment_7" class="wp-caption alignleft" style="width: 310px">'
                '<img src=x><p class="wp-caption-text">{cap} {credit}</p></div>',
                between={2: '<script>var ad = "<p>not text</p>";</script>'})
    thread = comments('<li class="comment even"><article class="comment-body"><footer class='
                      '"comment-meta">{}</article></li>', "<cite class=fn>{}</cite> says:"
                      "</footer>", "<div class='comment-content'><p>{}</p></div>", 4)  # fmt: skip
    return page(meta(s), f"""<div id="page" class="hfeed site"><header id="masthead"><h1 class=
"site-title"><a href=/>The Courier Blog</a></h1><p class="site-description">Stories from a small
harbour and the sea behind it</p></header>{nav()}
<div id="primary"><article id="post-77" class="post-77 post type-post hentry category-news">
<header class="entry-header"><h2 class="entry-title">{e(s.headline)}</h2><div class="entry-meta">
Posted on <time class="entry-date published" datetime="{s.iso}T08:00">{s.shown}</time> by
<span class="author vcard"><a class="url fn n" href=/a>{s.byline}</a></span></div></header>
<div class="entry-content">{rows}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li>Tweet</li>
<li>More</li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>
{teasers(2)}</div></div><footer class="entry-meta">This entry was posted in <a href=/n>News</a> and
tagged <a href=/h>harbour</a>. Bookmark the permalink.</footer></article>
<nav class="nav-single"><a href=/o>← The bridge to nowhere</a> <a href=/x>What the keeper eats →</a>
</nav><div id="comments" class="comments-area"><h2>24 thoughts on “{e(s.headline)}”</h2><ol>{thread}
</ol><div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published. Required
fields are marked *</p></div></div></div><div id="secondary" class="widget-area"><aside class=
"widget"><h3>Recent posts</h3>{teasers(text=False)}</aside><aside class="widget widget_text"><h3>
About us</h3><p>We are three people and a dog. We write about what happens in the harbour of Sund,
and the dog guards the coffee.</p></aside></div></div>""" + footer())  # fmt: skip


def drupal(s: Story) -> str:
    rows = body(s, sub="<h4>{}</h4>", pic='<div class="field field-name-field-image"><div class='
                '"field-items"><div class="field-item even"><img src=x><blockquote class='
                '"image-field-caption"><p>{cap}</p></blockquote><div class="field-name-field-'
                'copyright">{credit}</div></div></div></div>')  # fmt: skip
    return page(meta(s, og=False), f"""<div id="page-wrapper">{nav("div", "region region-menu")}
<div id="main"><div id="content" class="column"><div class="breadcrumb"><a href=/>Home</a> » <a
href=/n>News</a></div><h1 class="title" id="page-title">{e(s.headline)}</h1>
<div id="node-12" class="node node-article"><div class="submitted">Submitted by <span
class="username">{s.byline}</span> on {s.shown}</div><div class="content"><div class="field
field-name-body"><div class="field-items"><div class="field-item even" property="content:encoded">
{rows}</div></div></div><div class="field field-name-field-tags"><div class="field-label">Tags:&nbsp;
</div><a href=/1>Lake</a></div></div><ul class="links inline"><li><a href=/l>Log in</a> or <a
href=/r>register</a> to post comments</li></ul><div id="comments"><h2 class="title">Comments</h2>
{comments('<div class="comment"><h3>Re: ferry</h3>{}</div>')}</div></div></div>
<div class="region region-sidebar-first"><div class="block"><h2>Newsletter</h2><p>{LETTER}</p></div>
<div class="block block-views"><h2>Popular</h2>{teasers()}</div></div></div></div>""")  # fmt: skip


def blogger(s: Story) -> str:
    rows = body(s, p="<div style='text-align: justify;'>{}</div><div><br /></div>",
                sub="<div><b>{}</b></div>", pic='<table class="tr-caption-container"><tbody><tr><td>'
                '<img src=x></td></tr><tr><td class="tr-caption" style="text-align: center;">{cap} '
                '{credit}</td></tr></tbody></table>')  # fmt: skip
    return page(f"<title>Harbour notes: {e(s.headline)}</title>", f"""<div class="header"><h1
class="title">Harbour notes</h1></div><div id="main"><div class="date-outer"><h2 class="date-header">
<span>{s.shown}</span></h2><div class="post hentry"><h3 class="post-title entry-title">
{e(s.headline)}</h3><div class="post-body entry-content">{rows}</div><div class="post-footer">
Posted by <span class="fn">{s.byline}</span> at <abbr class="published" title="{s.iso}">9:00 AM</abbr>
<a href=/e>Email This</a> <a href=/b>BlogThis!</a> Labels: <a href=/l>harbour</a></div></div></div>
<div class="comments" id="comments"><h4>4 comments:</h4><dl>
{comments('{}', "<dt class='comment-author'>{} said...</dt>", "<dd class='comment-body'><p>{}</p></dd>")}
</dl></div></div><div class="sidebar"><h2>Blog Archive</h2><ul><li>2024 (31)</li><li>2023 (60)</li>
</ul></div>""")  # fmt: skip


def unclosed(s: Story) -> str:
    rows = body(s, p="<P>{}", sub="<P><STRONG>{}</STRONG>", li="<LI>{}", q="<BLOCKQUOTE>{}</BLOCKQUOTE>",
                pic="<P><IMG SRC=x.gif><BR><SMALL>{cap} {credit}</SMALL>")  # fmt: skip
    return page("", f"""<CENTER><A HREF=/>The Courier</A> - <A HREF=/n>News</A> - <A HREF=/s>Sport</A>
</CENTER><H1>{e(s.headline)}</H1><P><I>By {s.byline}</I><BR>{s.shown}{rows}<HR><A HREF=/>Back to the
front page</A>""")  # fmt: skip


def split_body(s: Story) -> str:
    rows = body(s, p='<p class="text">{}</p>').split("\n")
    third = max(1, len(rows) // 3)
    parts = [rows[:third], rows[third:2 * third], rows[2 * third:]]
    ad = f'<div class="inline-promo"><span>Advertisement</span><p>{AD}</p></div>'
    chunks = ad.join(f'<div class="story-part">{"".join(p)}</div>' for p in parts)
    return page(meta(s), nav() + f"""<div class="layout"><div class="story"><h1>{e(s.headline)}</h1>
<div class="story-meta"><span class="name">{s.byline}</span> · <span class="when">{s.shown}</span>
</div>{chunks}</div><div class="rail">{teasers()}</div></div><div class="gdpr-wall" id="consent">
<h2>Your privacy</h2><p>{COOKIES}</p><button>OK</button></div>""" + footer())  # fmt: skip


def print_view(s: Story) -> str:
    return page(meta(s, og=False), f"""<div class="print-logo">The Courier</div><div>Published on
<i>The Courier</i> (courier.example)</div><h1>{e(s.headline)}</h1><div>By {s.byline}</div><div>Created
{s.shown}</div>{body(s)}<div class="print-source">Source URL: courier.example/node/12</div>""")


def spans_in_cells(s: Story) -> str:
    rows = body(s, p='<span class="articletext">{}</span><br><br>', sub='<span class="subhead"><b>{}'
                '</b></span><br>', li="{}<br>", ul="{}", q='<span class="quote">{}</span><br><br>',
                pic='<div align=center><img src=x><br><span class="cutline">{cap} {credit}</span>'
                '</div>')  # fmt: skip
    return page(f"<title>{e(s.headline)} - Courier Online</title>", f"""<table><tr><td class=nav>
<a href=/1>Local</a><br><a href=/2>Obituaries</a><br><a href=/3>Classifieds</a></td><td>
<span class="headline">{e(s.headline)}</span><br><span class="byline">By {s.byline}</span><br>
<span class="dateline">{s.shown}</span><br><br>{rows}<table class=poll><tr><td>Quick poll: Should
the ferry stay? <input type=radio> Yes <input type=radio> No <input type=submit value=Vote></td></tr>
</table></td></tr></table>""")  # fmt: skip


OLD = [table_layout, line_breaks, wordpress, drupal, blogger, unclosed, split_body, print_view,
       spans_in_cells]  # fmt: skip
