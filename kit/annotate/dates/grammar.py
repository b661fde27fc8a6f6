"""How news writes dates: the expressions, each with its parts, as data.

Nothing is reckoned here. A `Hit` says which words stand for a date (without “on”, “the” or “’s”)
and what they give: a day, a month, a year, a unit to count. Ages, durations, sums and names that
hold a number (“Agenda 2030”, “the Sunday Times”) are kept out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORDS = """
January February March April May June July August September October November December
Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
seventeen eighteen nineteen twenty
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
twenties thirties forties fifties sixties seventies eighties nineties
"""
_LONG, _SHORT, _DAYS, _SMALL, _RANK, _TENS = (line.split() for line in _WORDS.split("\n")[1:-1])

MONTHS = {name[:3].casefold(): n for n, name in enumerate(_LONG, 1)}
WEEKDAYS = {name[:3].casefold(): n for n, name in enumerate(_DAYS)}
NUMBERS = {word: n for n, word in enumerate(_SMALL, 1)} | {"a": 1, "an": 1}
RANKS = {word: n for n, word in enumerate(_RANK, 1)}
DECADES = {word: n for n, word in enumerate(_TENS, 2)}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
HOLIDAYS = {"Christmas Day": (12, 25), "Christmas Eve": (12, 24), "Christmas": (12, 25),
            "Boxing Day": (12, 26), "New Year's Day": (1, 1), "New Year's Eve": (12, 31),
            "Valentine's Day": (2, 14), "Halloween": (10, 31), "May Day": (5, 1),
            "St Patrick's Day": (3, 17), "Bastille Day": (7, 14)}  # fmt: skip


class Hit(NamedTuple):
    """One expression in a text: where, of which sort, and its parts by name."""

    start: int
    end: int
    kind: str
    part: dict[str, str]

    def number(self, name: str) -> int:
        """Return a part as a number; 0 where it is missing."""
        word = self.part.get(name) or ""
        digits = re.match(r"\d+", word)
        low = word.casefold()
        return int(digits[0]) if digits else NUMBERS.get(low) or RANKS.get(low, 0)

    @property
    def month(self) -> int:
        """The month, 1 to 12, or 0."""
        return MONTHS.get((self.part.get("m") or "")[:3].casefold(), 0)

    @property
    def weekday(self) -> int | None:
        """The day of the week, Monday = 0."""
        return WEEKDAYS.get((self.part.get("wd") or "")[:3].casefold())


def _any(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))


_MONTH = [*_LONG, *(name.upper() for name in _LONG)]
M = rf"(?P<m>(?:{_any(_MONTH)})\b|(?:{_any(_SHORT)})\b\.?)"
M2 = M.replace("?P<m>", "?P<m2>")
D = r"(?P<d>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?![\d:%]|[.,]\d)\b"
D2 = D.replace("?P<d>", "?P<d2>")
Y = r"(?P<y>(?:1\d|20)\d\d)\b(?![%:]|[.,]\d)"
REL = r"(?:,? (?:of )?(?P<ry>last|this|next) year\b)"
YEAR = rf"(?:(?:,| of)? ?{Y}|{REL})"
WD = rf"(?P<wd>{_any(_DAYS)}|{_any([d.upper() for d in _DAYS])})"
WD0 = rf"(?:(?P<wd>{_any(_DAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?),? (?:the )?)?"
EARLY = r"(?:(?P<mod>[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)[- ](?:in |on )?)?"
N = rf"(?P<n>\d{{1,3}}|{_any(_SMALL)}|[Aa]n?|{_any([w.capitalize() for w in _SMALL])})"
U = r"(?P<u>day|week|fortnight|month|year|decade)"
S = rf"(?P<s>{_any(tuple(SEASONS))})"
S2 = S.replace("?P<s>", "?P<s2>")
DASH = r" ?(?:[-–—]|to|until|through|and) ?"
_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<y>(?:1\d|20)\d\d)-(?P<mm>0[1-9]|1[0-2])-(?P<dd>[0-2]\d|3[01])(?!\d)"),
    ("figures", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\d/])"),
    ("days", rf"{D}{DASH}{D2} {M}{YEAR}?"),
    ("days", rf"{M} {D}{DASH}{D2}{YEAR}?"),
    ("day", rf"{WD0}{D} (?:of )?{M}{YEAR}?"),
    ("day", rf"{WD0}{M} {D}{YEAR}?"),
    ("month", rf"{EARLY}{M}{YEAR}"),
    ("month", rf"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) )?{EARLY}{M}"),
    ("season", rf"{EARLY}{S}{YEAR}(?:[-–/]\d\d\b)?"),
    ("season", rf"{EARLY}(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) {S}\b"),
    ("season", rf"(?<=[Ii]n the ){S}\b|(?<=[Bb]y the ){S2}\b"),
    ("quarter", rf"(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)[- ]quarter\b(?: of{YEAR})?"),
    ("quarter", r"(?P<q>Q[1-4])\b(?: (?P<y>20\d\d|19\d\d)\b)?"),
    ("half", rf"(?P<n>first|second|1st|2nd) half{YEAR}"),
    ("years", r"(?P<y>(?:1\d|20)\d\d) ?[-–/] ?(?P<y2>\d\d|(?:1\d|20)\d\d)\b(?![-–/.,]\d|%)"),
    ("decade", rf"{EARLY}(?:(?P<y>(?:1\d|20)\d)0'?s|'(?P<yy>[2-9])0s)\b"),
    ("decade", rf"(?<=[Tt]he ){EARLY}(?:nineteen[- ])?(?P<word>{_any(_TENS)})\b"),
    ("century", rf"{EARLY}(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{_any(_RANK)})[- ][Cc]entury\b"),
    ("year", rf"{EARLY}{Y}(?!s|'s? )"),
    ("year", rf"{EARLY}{Y}(?='s )"),
    ("ago", rf"{N} {U}s? ago\b"),
    ("hence", rf"{N} {U}s?'s? time\b"),
    ("later", rf"{N} {U}s? (?P<way>later|earlier)\b(?! than)"),
    ("later", r"(?P<way>[Nn]ext|[Ff]ollowing|[Pp]revious|[Pp]receding) (?P<u>day)\b"),
    ("later", r"(?P<way>[Ff]ollowing|[Pp]revious|[Pp]receding) (?P<u>week|month|year)\b"),
    ("unit", rf"{EARLY}(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) (?P<u>week|month|year|quarter|weekend)\b"),
    ("unit", r"(?:[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle) of the (?P<u>week|month|year)\b"),
    ("unit", r"(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) in the (?P<u>week|month|year)\b"),
    ("unit", r"(?<=[Tt]he )(?:coming )?(?P<u>weekend)\b|(?P<yend>[Yy]ear[- ]end)\b"),
    ("word", r"(?P<w>[Tt]he day before yesterday|[Tt]he day after tomorrow|[Tt]oday|[Yy]esterday"
             r"|[Tt]omorrow|[Tt]onight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b"),
    ("weekday", rf"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?{WD}\b"
                r"(?:,? (?:of )?(?P<week>last|this|next) week\b)?"),
    ("holiday", rf"(?P<h>{_any(tuple(HOLIDAYS))})(?: {Y})?"),
    ("easter", r"(?P<h>Good Friday|Easter (?:Sunday|Monday)|Easter|Thanksgiving)\b(?: Day)?"
               rf"(?: {Y})?"),
)  # fmt: skip
RULES = tuple((kind, re.compile(rule)) for kind, rule in _RULES)
# The words with which an expression can begin; the rules are tried there and nowhere else.
_FIRST = re.compile(
    r"(?<![\w$£€'])(?<!\d[.,/])(?:\d|'[2-9]0s|Q[1-4]\b"
    rf"|(?i:an?|{_any(_SMALL)}) (?:day|week|fortnight|month|year|decade)"
    rf"|(?:{_any([*_MONTH, *_DAYS, *(d.upper() for d in _DAYS), *HOLIDAYS])})\b"
    rf"|(?:{_any(_SHORT)}|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Good F|Easter|Thanks)"
    rf"|(?:{_any(tuple(SEASONS))}|{_any(_RANK)}|{_any(_TENS)})\b|nineteen[- ]|coming |weekend"
    r"|(?i:early|late|mid|earlier|later|last|next|this|end|start|beginning|middle|following"
    r"|previous|preceding|today|yesterday|tomorrow|tonight|coming)\b|[Yy]ear[- ]end"
    r"|[Tt]he day )|(?<= )'[2-9]0s"
)


def hits(text: str) -> Iterator[Hit]:
    """Yield the expressions in text order, the longest where several begin; none overlap.

    `text` has straight apostrophes. What only looks like a date is not kept out yet.

    >>> [(h.kind, h.part) for h in hits("on 3 June 2019")]
    [('day', {'d': '3', 'm': 'June', 'y': '2019'})]
    """
    end = 0
    for first in _FIRST.finditer(text):
        start = first.start()
        if start < end:
            continue
        best: Hit | None = None
        for kind, rule in RULES:
            m = rule.match(text, start)
            if m and (best is None or m.end() > best.end):
                part = {k: v for k, v in m.groupdict().items() if v}
                best = Hit(*m.span(), kind, part)
        if best:
            yield best
            end = best.end
