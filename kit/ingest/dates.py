"""Dates as news pages print them → ISO 8601 of honest precision.

An own grammar: general date readers fill what is not said (“March 2024” → a day). 3/4/2024 is March
or April, so it stays a year, unless a weekday beside it settles the matter.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_NAMES = ("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
          "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?")
MONTH = rf"(?:{'|'.join(_NAMES)})\b\.?"
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DAY = r"(?P<{}d>[0-3]?\d)(?:st|nd|rd|th)?\b\.?"
_YEAR = r"(?P<{}y>(?:1[89]|20)\d\d)\b"

_FORMS = "|".join((
    r"(?P<iy>(?:1[89]|20)\d\d)[-/.](?P<im>[01]?\d)[-/.](?P<id>[0-3]?\d)(?!\d)",
    rf"\b{_DAY.format('a')}[\s-]+(?:of\s+)?(?P<am>{MONTH})[\s,-]+{_YEAR.format('a')}",
    rf"\b(?P<bm>{MONTH})\s+{_DAY.format('b')},?\s+{_YEAR.format('b')}",
    r"(?<![\d.])(?P<n1>[0-3]?\d)(?P<ns>[/.-])(?P<n2>[0-3]?\d)(?P=ns)(?P<ny>20\d\d|\d\d)(?![\d.]\d)",
    rf"\b(?P<cm>{MONTH}),?\s+{_YEAR.format('c')}",
    rf"\b{_DAY.format('e')}\s+(?P<em>{MONTH})(?!\w)",
    rf"\b(?P<fm>{MONTH})\s+{_DAY.format('f')}(?![\d:])",
))  # fmt: skip
DATE = re.compile(_FORMS, re.I)
TIME = re.compile(r"\b[0-2]?\d(?:[:.h][0-5]\d){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?|"
                  r"\b[01]?\d\s*[ap]\.?m\b\.?|\bnoon\b|\bmidnight\b", re.I)  # fmt: skip
ZONE = re.compile(r"\b(?:GMT|UTC|BST|CES?T|EES?T|E[SD]?T|P[SD]?T|C[SD]T|M[SD]T|A[EWC][SD]T|IST|JST|"
                  r"HKT|SGT|WIB|MSK|Z)\b(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d\b")  # fmt: skip
AGO = re.compile(r"\b(?:\d+|an?|one|two|three|few)\s+(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|"
                 r"month|year)s?\s+ago\b|\b\d+\s?[mhdw]\s+ago\b|\b(?:just now|yesterday)\b", re.I)
_FIGURE = re.compile(r"\d")
_WEEKDAY = re.compile(WEEKDAY, re.I)


@dataclass(frozen=True)
class Found:
    """A date in a text: where, and its value; without a year `value` is empty."""

    start: int
    end: int
    value: str


def find(text: str) -> list[Found]:
    """Return the dates of `text` from left to right.

    >>> [d.value for d in find("Mon 4 Nov 2024, again in May 2025")]
    ['2024-11-04', '2025-05']
    """
    if not _FIGURE.search(text):
        return []
    return [Found(*m.span(), _value(m, text)) for m in DATE.finditer(text)]


def first(text: str) -> str:
    """Return the value of the first date in `text` that has a year, or an empty string."""
    return next((d.value for d in find(text) if d.value), "")


def published(text: str) -> str:
    """Return the date that `text` says it was published on, not the one of an update beside it."""
    dates = [d for d in find(text) if d.value]
    for date in dates:
        before = text[max(0, date.start - 40):date.start].lower()
        if re.search(r"(?:published|posted|created|first|date)\W", before):
            return date.value
    for date in dates:
        before = text[max(0, date.start - 40):date.start].lower()
        if not re.search(r"(?:updated|modified|edited|corrected|changed)\W", before):
            return date.value
    return dates[0].value if dates else ""


def iso(value: str) -> str:
    """Return the day of a machine's date (“2024-03-12T08:30:00+01:00” → “2024-03-12”), or what a
    person's one says. The day is the one where it was published, so the zone changes nothing."""
    value = str(value).strip()
    found = re.match(r"((?:1[89]|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)", value)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if re.fullmatch(r"1\d{9}(?:\d{3})?", value):  # seconds or milliseconds since 1970
        stamp = int(value[:10])
        return datetime.datetime.fromtimestamp(stamp, datetime.UTC).date().isoformat()
    return first(value[:200])


def _value(m: re.Match[str], text: str) -> str:
    part = m.groupdict()
    if part["iy"]:
        return _day(int(part["iy"]), int(part["im"]), int(part["id"]))
    for letter in "ab":
        if part[f"{letter}y"]:
            month = _month(part[f"{letter}m"])
            return _day(int(part[f"{letter}y"]), month, int(part[f"{letter}d"]))
    if part["ny"]:
        return _figures(m, text)
    if part["cy"]:
        return f"{part['cy']}-{_month(part['cm']):02}"
    return ""


def _figures(m: re.Match[str], text: str) -> str:
    a, b, year = int(m["n1"]), int(m["n2"]), int(m["ny"])
    year += 2000 if year < 100 else 0
    days = {_day(year, b, a), _day(year, a, b)}
    days = {day for day in days if len(day) == 10}
    if m["ns"] == ".":  # 3.4.2024 puts the day first wherever it is written
        days = {_day(year, b, a)} if len(_day(year, b, a)) == 10 else days
    near = _WEEKDAY.search(text[max(0, m.start() - 14):m.start()])
    if len(days) > 1 and near:
        wanted = _DAYS.index(near[0][:3].lower())
        days = {d for d in days if datetime.date.fromisoformat(d).weekday() == wanted} or days
    return days.pop() if len(days) == 1 else str(year) if days else ""


def _month(name: str) -> int:
    return 1 + [n[:3] for n in _NAMES].index(name[:3].lower())


def _day(year: int, month: int, day: int) -> str:
    """Return a day, or as much of it as there is in the calendar."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return f"{year}-{month:02}" if 1 <= month <= 12 else str(year)
