"""Fixed phrases of news sites that are no part of an article, in classes by how sure they are.

The phrases are what sites of all kinds print around their texts, collected from the habit of
reading them, not from one site. A phrase counts only where it makes up the line, or opens a short
one: an article may well speak about cookies, newsletters and advertisements.
"""

from __future__ import annotations

import re

# The whole line, whatever stands around it.
_WHOLE = r"""
advertisement|advertisements|advertising|advert|ads?|ad feedback|sponsored(?: content| links?
| by .{1,40})?|promoted(?: content| by .{1,40})?|paid (?:content|post|partner content)
|partner(?:ed)? (?:content|offers?)|(?:skip|continue|scroll|story continues|article continues
|continue reading)\b.{0,40}|skip to .{1,40}|advertisement\W.{0,50}|remove ads.{0,20}
|report (?:this )?ad|why am i seeing this.{0,10}|\d*\s*comments?(?:\s*\(?\d+\)?)?|(?:view|show
|hide|load|read|see|all|add|leave|post|write|join|no|most)\s(?:all\s|a\s|your\s|the\s|more\s
|\d+\s)?(?:comments?|conversation|discussion|repl(?:y|ies))(?:\W*\d*\W*)?|share
|share(?: this)?(?: (?:article|story|page|post|full article|with friends|on|via|to
|by).{0,30})?:?|shares|save|saved?(?: (?:article|for later|story))?
|print(?: this)?(?: (?:article|page|story))?|e-?mail(?: this)?(?: (?:article|page|story))?
|(?:send|mail) (?:by|via|to a friend).{0,20}|copy(?: link| url)?|link copied.{0,20}|facebook
|twitter|x|whatsapp|linkedin|reddit|pinterest|telegram|messenger|instagram|youtube|tiktok
|threads|bluesky|flipboard|pocket|tumblr|mastodon|viber|tweet|pin it|like|reply|report|recommend
|bookmark|follow|(?:follow|find|like|join) us\b.{0,60}|listen(?: to (?:this )?(?:article
|story))?(?:\W.{0,30})?|\d+[- ]?min(?:ute)?s?\s(?:read|listen|watch|video)\b.{0,10}
|reading time\W.{0,20}|estimated reading.{0,20}|related(?: (?:articles?|stories|story|content
|topics?|links?|coverage|news|posts?|reading|items|tags))?:?|more (?:on this(?: story| topic)?
|stories|news|from .{1,40}|like this|to read|in .{1,30}|coverage|headlines):?|read (?:more|next
|also|on|full (?:story|article)|this next|the full .{1,20}):?|see (?:also|more)(?: on)?:?
|(?:most|top) (?:read|viewed|popular|watched|shared|commented|stories|recent)(?: .{0,25})?
|trending(?: now)?|popular(?: now| stories| posts)?|editor'?s'? (?:picks?|choice)
|recommended(?: .{1,25})?|latest(?: .{0,20})?|you (?:may|might) (?:also )?(?:like
|be interested).{0,40}|what to read next|up next|next up|don'?t miss|in other news
|around the web|from (?:the|around the) web|elsewhere on .{1,30}|explore more.{0,40}
|discover more|topics?:?|tags?:?|labels?:?|categories:?|keywords:?|filed under:?
|in this (?:article|story):?|home|menu|search|account|navigation|main menu|sections?|log ?in
|login|log ?out|sign in|sign ?up|sign ?up now|sign up here\.?|(?:register|subscribe|buy|shop
|book|order|start|join)(?: now| here| today)?|subscribers? only|for subscribers
|subscriber exclusive|premium|members only|donate|support us|my account|settings|close
|accept(?: all)?(?: cookies)?|reject all|(?:manage|cookie|privacy|change)(?: my)? (?:options
|settings|preferences|choices|consent|policy|notice)|agree|i agree|ok|okay|got it|no,? thanks
|learn more|find out more|click here\b.{0,60}|tap here\b.{0,60}|more|next|previous|next page
|previous page|page \d+(?: of \d+)?|\d+ of \d+|back to (?:top|overview|home).{0,20}|top
|load more.{0,20}|show more.{0,20}|view more.{0,20}|view gallery|view image.{0,30}
|open image.{0,30}|toggle caption|hide caption|enlarge.{0,20}|expand|image \d+ of \d+|gallery
|photos?|videos?|live|breaking(?: news)?|for immediate release|(?:read )?full story
|cite this (?:page|article)|newsletters?|today'?s paper|e-?paper|puzzles|terms (?:of use
|of service|and conditions|& conditions)|privacy(?: policy)?|contact(?: us)?|about(?: us)?
|reuse this content|request reprints|order reprints|purchase licensing rights.{0,10}|get the app
|open in app|newsletter sign-?up|your privacy|we value your privacy|privacy (?:notice|settings)
|cookies?|cookie (?:policy|notice)|weather where you are|share your thoughts
|what do you think\??|your comment|your views|have your say|anonymous|.{1,25} said\.{3}
|\d+ (?:shares?|likes?|views?|claps?|followers?|reactions?)|quick (?:links|poll)
"""
# Names of sections: furniture above and below an article, a subheading inside one.
_SECTIONS = r"""
exclusive|opinions?|analysis|comment|editorial|features?|long reads?|explainers?|explained
|interviews?|reviews?|news|world(?: news)?|politics|business|companies|sports?|culture|science
|health|technology|tech|lifestyle|life|travel|weather|local(?: news)?|uk(?: news)?|us(?: news)?
|europe|asia|africa|americas?|middle east|australia|podcasts?|entertainment|environment|climate
|education|money|economy|markets|finance|national|international|regional|arts|music|books|film
|tv|food|style|fashion|football|cricket|tennis|golf|rugby|obituar(?:y|ies)|classifieds|jobs
|video|society|crime|courts?|history|family|cars|motors|property|in pictures|live blog
|investigations?|letters|columnists?|the .{2,20} view|press release
"""
# The line begins so; short lines only, or of any length where the phrase speaks to the reader.
_OPENS = r"""
(?:must|also|further) (?:read|see|watch|reading)\b\W|(?:go|dig) deeper\s?[:(|>]|(?:read|see
|watch|listen|more|related|don'?t miss|also|click|explore|check out|learn)\s?(?:more|also|next
|now|here|on|story|article|coverage|video)?\s?[:|>»–-]\s?\S|(?:read|see|watch) (?:more|also
|next)\b|more on\b|related(?: articles?| stories| story)?:|click here\b|(?:sign
|signing) up (?:to|for|here|today|now)\b|subscribe (?:to|for|now|here|today|with)\b|get (?:the 
|our |all )?(?:latest|top|best|daily|morning|breaking|essential|stories|news|unlimited|full
|access|five|\d)\b.{0,80}(?:inbox|newsletter|email|e-mail|app|access|month|alerts?|digest
|whatsapp)|already (?:a |have )(?:subscri|member|an account|regist)|have an account
|not a (?:subscriber|member)|you(?:'ve| have) (?:reached|used|read|viewed)\b.{0,60}(?:articles?
|limit|stories)|to (?:continue|keep) reading|(?:keep|continue) reading (?:with|by|for|below)
|subscribe to (?:continue|read|keep)|start (?:your|a) .{0,20}trial|this (?:article|content
|story) is (?:for|only|reserved|available)\b.{0,40}(?:subscribers?|members)|unlock\b
|create (?:a free|an) account|try .{0,30} for (?:free|only|just|\W?\d)|cancel (?:at )?any ?time
|follow .{1,60} on (?:twitter|x|facebook|instagram|social|linkedin|bluesky|threads|mastodon
|google)|(?:share|tweet|pin|email|print|post) (?:this|on|via|to|or comment)\b|have (?:a
|you got a?) (?:story|tip|news tip|question|comment)\b|do you have (?:a|an|any) (?:story|tip
|opinion|question|information|news)|got a (?:tip|story|question)|contact (?:us|the (?:author
|writer|reporter|newsroom)|.{1,30} at\s\S+@)|contact:|(?:write|email
|e-mail)(?:to )?.{1,40}(?: at|:)\s\S+@|reach (?:him|her|them|.{1,30}) (?:at|on|via|by)\b|(?:©
|\(c\)|copyright\b).{0,80}|all rights reserved|our standards:|the (?:thomson
|trust) .{0,30}principles|(?:this|a version of this) (?:article|story|column)(?: first
| originally| also)? (?:appear|was (?:originally|first) published|is from|is part of
|contains affiliate)|appeared in the\b.{0,40}(?:edition|issue)|posted in\b|tagged(?: with
| as)?\b|filed under|topics?:|tags?:|labels?:|categor(?:y|ies):|keywords:|previous (?:post
|article|story)\b|next (?:post|article|story)\b|older post|newer post|leave a (?:comment|reply)
|your (?:e-?mail )?(?:address|comment) (?:will|is)\b|required fields|logged in as|please (?:log
|sign) in|(?:we|this (?:web)?site|our (?:web)?site)\b.{0,60}\bcookies\b|by (?:continuing
|clicking|using|signing|submitting|subscribing|entering|registering)\b.{0,80}\b(?:you|agree|site
|accept)|please enable (?:javascript|cookies)|you need to enable|javascript (?:is|must)
|thank(?:s| you) for (?:reading|subscribing|signing|your patience|registering|your support)
|to unsubscribe|unsubscribe|view (?:this email )?in (?:your )?browser|disclaimer:
|the views expressed|views expressed|opinions expressed|join (?:the|our|us
|\d).{0,50}(?:conversation|discussion|newsletter|community|channel|whatsapp|telegram|below)
|download (?:the|our) .{0,30}app|support (?:us|our|independent|quality|local)\b.{0,60}
|if you can, support|.{2,40} is (?:funded|supported) by (?:its )?(?:readers|you)
|make a (?:donation|contribution)|did you (?:like|enjoy) this|was this (?:article
|page) (?:useful|helpful)|tell us (?:what|your)|let us know (?:what|in)|rate this|have your say
|vote (?:now|in our)|take our (?:poll|survey)|recommended(?: for you)?:|sponsored(?: by)?:
|promoted:|watch:|video:|listen:|podcast:|photos?:\sclick|gallery:|read our\b|see our\b
|browse\b.{0,40}|back to\b|return to\b|home\s?[>»/|›]|you are here|source url
|print(?:able)?version|originally published (?:on|by|at|in)|published on .{0,40}\(\S+\.\w+\)
|a version of this|newsletters? may contain|privacy notice|for more information see our privacy
|we use google recaptcha|terms of (?:use|service)|sign up\b.{0,5}$|shares? of articles
|image(?:s)? (?:is|are) for illustration|note: comments|comments (?:are|have been) (?:closed
|moderated|disabled)|commenting on this|show comments|\*?this (?:article|post|page
|story) (?:may )?contains? affiliate|we may (?:earn|receive) a? ?(?:small )?commission
|i consent to|i agree to|you can (?:unsubscribe|opt out|change your|withdraw)|enter your e-?mail
|your inbox|stay (?:up to date|informed|connected|in the know)\b|never miss|be the first to
|keep up (?:to date )?with|(?:from|to|cc|bcc|reply-to):\s.{0,60}@|subject:\s|you(?:'re
| are) receiv(?:ed|ing) this|you received this|(?:watch|see|hear|listen to) (?:in )?(?:the|our
|this) (?:\w+ )?(?:video|clip|podcast|gallery)\b|breaking news alerts|loading\b|ad choices
|see more on\b|more from\b|more about\b|more stories\b|more news\b
"""

WHOLE = re.compile("(?:" + "".join(_WHOLE.split("\n")) + ")", re.I)
SECTION = re.compile("(?:" + "".join(_SECTIONS.split("\n")) + ")", re.I)
OPENS = re.compile("(?:" + "".join(_OPENS.split("\n")) + ")", re.I)

# Said by the page to whoever sits in front of it, in a whole sentence.
_TO_READER = re.compile(
    r"\bcookies\b.{0,120}\b(?:we|our|your?|consent|device|browser|settings|partners)\b|"
    r"\b(?:we|our|you|your|partners)\b.{0,120}\bcookies\b|"
    r"\b(?:process|share|collect) (?:your )?personal data\b|\bfree trial\b|"
    r"\byour inbox\b|\bsign up (?:to|for) (?:our|the|a) .{0,40}(?:newsletter|email|briefing"
    r"|alerts)\b|"
    r"\b(?:our|the|this) newsletter\b.{0,60}\b(?:sign|subscri|inbox|every)|"
    r"\balready a (?:subscriber|member)\b|\bcancel (?:at )?any ?time\b|\breader-supported\b|"
    r"\bwill not be published\b|\bbecom(?:e|ing) a .{0,20}(?:subscriber|member|supporter)\b|"
    r"\b(?:funded by|support from) (?:our )?readers\b|\baccess to (?:all|every) articles?\b|"
    r"\bwe have (?:also )?sent you\b|\ball rights reserved\b|\bsupport us with\b",
    re.I,
)
COMMENTS_HEAD = re.compile(
    r"(?:(?:\d+|all|reader|readers'?|top|user|view|show|add|recent)\s)*comments?(?:\s?\(?\d+\)?)?"
    r"(?:\s+\w+)?|join the (?:conversation|discussion)|discussion(?:\s?\(?\d+\)?)?"
    r"|\d+ (?:thoughts?|"
    r"responses?|replies) (?:on|to) .{1,200}|responses? \(?\d+\)?|leave a (?:reply|comment)|"
    r"what (?:others|people|readers) (?:say|are saying)|discussion about this post|"
    r"what do you think\??|have your say|your (?:comments?|views|opinions?)|reader reactions",
    re.I,
)
# Heads of what stands below an article that names where it comes from.
REFERENCES = re.compile(r"(?:story |journal |further |external |original )?(?:sources?|references?|"
                        r"citations?|footnotes?|links?|further reading|bibliography"
                        r"|publication)\s?:?",
                        re.I)  # fmt: skip
COMMENT_SIGN = re.compile(
    r"(?:reply|report|like|upvote|downvote|flag|permalink|show replies|\d+\s+(?:likes?|replies"
    r"|reply|"
    r"points?|upvotes?))|\d+\s?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|[mhdw])\s?ago|"
    r".{1,30} (?:says|said|wrote|writes):|edited|guest|top commenter",
    re.I,
)
# Heads after which the lines that follow are titles of other texts.
LISTS_OTHERS = re.compile(
    r"(?:related|more|also (?:read|see)|must read|read|see|most|top|trending|popular"
    r"|recommended|latest|you (?:may|might)|what to|"
    r"up next|in other|around|from the|elsewhere|topics?|tags?|don'?t miss|editor|explore|discover|"
    r"sponsored|promoted|paid|share|follow|comments?|skip|previous|next|sections?|keep reading)\b",
    re.I,
)
# Openings that begin sentences of articles as well: “Follow the river …”, “More on that later.”
_AMBIGUOUS = re.compile(r"(?:more|watch(?! in)|see|follow|try|join|support|browse|share|get"
                        r"|print|post|vote|"
                        r"contact|listen|read|learn|explore|loading|topics?|photos?|video)\b(?!\s?[:|>])",
                        re.I)  # fmt: skip
_YOU = re.compile(r"\b(?:you|your|us|our|we|here|inbox|newsletter|app)\b", re.I)
RULE = re.compile(r"(?:https?://|www\.)\S{1,300}|[\W_]{1,80}|x{3,}|-?\s?(?:30|ends?|END)\s?-?")


def is_furniture(line: str, count: int) -> bool:
    """Say whether a line of `count` words is something that a site prints around its texts."""
    if RULE.fullmatch(line):
        return True
    bare = line.strip(" \t.:|>»›→←•*·-–—[]()\u200b")
    if count <= 12 and (WHOLE.fullmatch(bare) or WHOLE.fullmatch(line)):
        return True
    opening = line.lstrip("*•·-–[( ")
    if count <= 40 and (OPENS.match(opening) or OPENS.match(line)):
        sentence = count >= 7 and line[-1] in ".!?”\"" and _AMBIGUOUS.match(opening)
        return not (sentence and not _YOU.search(line)) and (
            _speaks(line) or (count <= 25 and line[-1] not in ".!?”\""))  # fmt: skip
    if count <= 14 and _crumbs(line):
        return True
    return count <= 120 and bool(_TO_READER.search(line)) and _speaks(line)


def _speaks(line: str) -> bool:
    """Say whether nobody in the article speaks here: the words are the page's own."""
    return not re.search(r"[“”\"«»]|\b(?:said|told|says|wrote|added)\b", line)


def _crumbs(line: str) -> bool:
    """Say whether a line is a path or a bar: “Home > News > World”, “Menu  Search  Account”."""
    parts = [p.strip() for p in re.split(r"\s[>»›|/•·]\s|\s{2,}|[>»›|]", line) if p.strip()]
    return (len(parts) > 1 and all(
        WHOLE.fullmatch(p) or SECTION.fullmatch(p) or (len(p.split()) <= 2 and p.isupper())
        for p in parts
    )) or bool(re.match(r"(?:home|news)\s?[>»›]", line, re.I))  # fmt: skip
