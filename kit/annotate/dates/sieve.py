"""What looks like a date and is none: counts, ages, names, habits, newspapers, first names.

The rules are ours, drawn from news prose; each has a line in the tests.
"""

from __future__ import annotations

import re
from typing import Any

from .grammar import Hit

_BEFORE_YEAR = re.compile(
    r"(?:\b(?:than|about|over|nearly|almost|around|some|least|most|to|up|a|an|another|every|No\.?"
    r"|[Nn]umber|[Rr]oom|[Ff]light|[Pp]age|Boeing|Airbus|Windows|Agenda|Vision|Act|Directive|point)"
    r"|[$£€#])[ -]$"
)
_OF_TIME = re.compile(
    r"\b(?:in|since|from|until|till|by|of|during|before|after|around|circa|between|and|to|early"
    r"|late|mid|for|the|that|this|back|than|on|or|through|until|winter|summer|spring|autumn|[A-Z]?"
    r"year)[ -]$|(?:^|[(,:;–—-] ?)$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"\b[A-Z][\w&’'-]+ $")
_COUNTED = re.compile(
    r" (?:people|persons?|men|women|children|troops|soldiers|jobs|homes|houses|cases|deaths|votes"
    r"|euros?|dollars?|pounds?|crowns?|francs?|yen|miles?|metres?|meters?|km|kilometres?|kilometers?"
    r"|kg|kilos?|tonnes?|tons?|litres?|liters?|acres?|hectares?|square|degrees|percent|per cent"
    r"|points?|hours|hrs|GMT|BST|UTC|CET|local time|members|employees|workers|students|pupils"
    r"|pages|words|copies|seats|times|years?|days|weeks|months|feet|ft|cubic|mm|cm|m|rpm|calories)\b"
)
_TIME_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|from|to|of|during|before|after|around|for|through|throughout"
    r"|between|and|or|on|when|as|again|ending|starting|beginning|last|next|this|each|every"
    r"|because|but|[Ii]ts|[Tt]heir|[Tt]he|a|an) $|\b(?:In|Since|Until|By|From|During|Before|After"
    r"|Between|On) $"
)
_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach|[Mm]ost|[Mm]any|[Aa]ll|[Aa]ny|[Oo]ne|[Aa]nother) $")
_PAPER = re.compile(r" (?:Times|Mirror|Herald|Telegraph|Post|Mail|Express|Star|World|Independent"
                    r"|Sun|Tribune|Night Live|Night Football|Harbou?r|School|Prayers)\b")
_FEAST = re.compile(r"\b(?:Black|Bloody|Super|Palm|Ash|Shrove|Good|Easter|Cyber|Giving|Maundy"
                    r"|Whit|Man|Holy|Mail on|Record on) $")  # fmt: skip
_HIS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Yy]our|[Oo]ur) (?:early |late |mid-)?$")
_OPEN_TO = re.compile(r" ?(?:to|[-–—]) ?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_OPEN_FROM = re.compile(r"day ?(?:to|[-–—]) ?$")
_AGE = re.compile(r" (?:old|of age)\b|-(?:old|olds)\b")
_FESTIVE = re.compile(r" (?:tree|card|present|market|pudding|carol)")
_SPAN_OF = re.compile(r"\b(?:[Tt]he|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts|[Aa]t|[Oo]ur) $")
_NOWADAYS = re.compile(r"'s (?!announcement|decision|meeting|vote|news|ruling|session|game|match)")
_PERSON_MONTHS = ("May", "March", "April", "June", "August")


def stands(hit: Hit, text: str, token: Any) -> bool:
    """Say whether an expression of `text` is a date; `token` is spaCy’s first one of it."""
    before, after = text[max(0, hit.start - 24):hit.start], text[hit.end:hit.end + 24]
    if _HIS.search(before) and hit.kind in ("decade", "word"):
        return False
    if hit.kind == "year":
        return _year(hit, before, after)
    if hit.kind == "years":
        return _years(hit, before, after)
    if hit.kind == "month" and len(hit.part) == 1:
        return _month(hit, before, after, token)
    if hit.kind == "weekday":
        return _weekday(hit, before, after)
    if hit.kind == "season" and not ({"y", "ry", "rel"} & set(hit.part)):
        return not _habit(token)  # “in the winter it snows”
    if hit.kind in ("later", "ago") and _AGE.match(after):
        return False
    if hit.kind == "unit":
        return _unit(hit, before, after, token)
    if hit.kind == "word":
        return _word(hit, before, after, token)
    if hit.kind == "quarter" and not hit.part.get("y"):
        return not re.match(r" (?:of an|final|finals|mile)\b", after)
    if hit.kind == "figures":
        return max(hit.number("a"), hit.number("b")) <= 31
    return not (hit.kind == "holiday" and _FESTIVE.match(after))


def _habit(token: Any) -> bool:
    """Say whether the verb above stands in the plain present."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    helped = any(c.dep_ in ("aux", "auxpass") for c in token.children)
    return token.tag_ in ("VBZ", "VBP") and not helped


def _year(hit: Hit, before: str, after: str) -> bool:
    if hit.part.get("mod"):
        return True
    if re.search(r"(?:than|about|over|nearly|almost|around|some|least|up to|another) $", before):
        return not _COUNTED.match(after) and before.endswith("around ") and hit.number("y") > 1700
    if _COUNTED.match(after) or (_BEFORE_YEAR.search(before) and not before.endswith(" to ")):
        return False
    timed = _OF_TIME.search(before)
    if not timed and _NAME_BEFORE.search(before):
        return False  # “Euro 2024”, “Agenda 2030”
    if hit.number("y") < 1900:
        return bool(re.search(r"\b(?:in|since|from|until|by|of|before|after|around|and|to|the|about"
                              r"|circa|between|year) $", before, re.IGNORECASE))  # fmt: skip
    return bool(timed) or bool(re.search(r"(?:\w|[’']s?|[,;]) $", before))


def _years(hit: Hit, before: str, after: str) -> bool:
    last = hit.part["y2"]
    first = hit.number("y")
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if len(last) == 2 and end <= first:
        return False
    return 0 < end - first < 400 and not _COUNTED.match(after)


def _month(hit: Hit, before: str, after: str, token: Any) -> bool:
    name = hit.part["m"]
    if _EVERY.search(before):
        return False
    if len(name.rstrip(".")) <= 4 and name not in ("May", "June", "July"):
        return False  # “Jan”, “Mar” alone are first names and short words
    lead = _TIME_LEAD.search(before)
    named = re.match(r"(?:-| )[A-Z]", after) and not re.match(r" (?:[A-Z]{2,}\b|I\b)", after)
    if name in ("May", "March"):
        walk = re.match(r" (?:on|for|to|through|in|against|by|of|from)\b", after)
        if re.search(r"\b(?:the|a|an|its|their) $", before, re.IGNORECASE) and walk:
            return False  # “the March on Washington”
        return bool(lead) and not (named and token.ent_type_ != "DATE")
    if name in _PERSON_MONTHS and (named or not lead):
        return token.ent_type_ == "DATE"
    return not (named and token.ent_type_ in ("PERSON", "ORG", "GPE"))


def _weekday(hit: Hit, before: str, after: str) -> bool:
    if re.search(r"\b[Aa]n? (?:\w+ )?$", before):
        return False  # “on a wet Tuesday”
    if _EVERY.search(before) or _FEAST.search(before) or _PAPER.match(after):
        return False
    if _OPEN_TO.match(after) and not re.search(r"\bfrom $", before, re.IGNORECASE):
        return False  # “open Monday to Friday”
    if _OPEN_FROM.search(before) and not re.search(r"\b[Ff]rom \w+ ", before):
        return False
    named = re.match(r" [A-Z][a-z]", after)
    return not (named and re.search(r"\b(?:[Tt]he|[Aa]) $", before))


def _unit(hit: Hit, before: str, after: str, token: Any) -> bool:
    rel = (hit.part.get("rel") or "").casefold()
    if rel in ("last", "next") and _SPAN_OF.search(before):
        return False  # “the last year of his life”, “over the next month”
    if rel == "this" and re.search(r"\b(?:[Ll]ike|[Aa]t|[Oo]f all) $", before):
        return False
    if hit.part.get("u") == "weekend" and not rel:
        return not re.match(r" [a-z]+", after) or bool(re.match(
            r" (?:after|and|as|at|because|before|but|by|in|of|on|that|the|to|when|with|were|was|for"
            r"|from|while|will|has|had|is)\b", after))  # fmt: skip
    return not re.match(r"[- ]olds?\b", after)


def _word(hit: Hit, before: str, after: str, token: Any) -> bool:
    """“Today” that means nowadays is no date: “today’s young people”, “of today”, “even today”."""
    word = hit.part["w"].casefold()
    if word == "today":
        if after.startswith("?") or _NOWADAYS.match(after):
            return False
        if re.search(r"\b(?:of|[Ee]ven|until|till|to|and|than) $", before):
            return False
        verb = token
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        helpers = {c.lower_ for c in verb.children}
        if verb.tag_ in ("VBZ", "VBP") and not helpers & {"has", "have"}:
            return False
    if word == "tonight" and re.search(r"\b(?:of|like) $", before):
        return False
    return not (word == "tomorrow" and re.match(r"'s world", after))
