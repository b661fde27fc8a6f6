"""From a date’s parts to ISO 8601 of honest precision: a month stays a month.

Everything here is calendar arithmetic on plain values. A date that cannot be reckoned gives "".
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from .grammar import HOLIDAYS, SEASONS, Hit

_MONTHS_OF = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # in the north, where a season begins


class Anchor(NamedTuple):
    """When the article came out: year, month and day; 0 for what is not known."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def date(self) -> date | None:
        """The day, or None when it is not known."""
        return date(*self) if self.year and self.month and self.day else None


def anchor(value: str) -> Anchor:
    """Return the anchor that an ISO value gives; nothing of what is no date of ours.

    >>> anchor("2023-11")
    Anchor(year=2023, month=11, day=0)
    """
    m = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T|$)", value)
    if not m:
        return Anchor()
    parts = [int(p or 0) for p in m.groups()]
    if not 1000 <= parts[0] <= 9000:  # so that no reckoning leaves the calendar
        return Anchor()
    if parts[2] and not _real(*parts):
        return Anchor()
    return Anchor(*parts) if parts[1] <= 12 else Anchor()


def _real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """Return the value of a year, a month or a day; "" for a day that no calendar has."""
    if not 1 <= year <= 9999 or (day and not _real(year, month, day)):
        return ""
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def week(day: date) -> str:
    """Return the ISO week of a day."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def near(at: Anchor, month: int, day: int, ahead: bool) -> int:
    """Return the year of a month (and day) that the article names without one.

    The last such day not after the anchor, or the first not before it. 0 without an anchor.
    """
    if not at.year:
        return 0
    if not at.month:
        return at.year
    now, then = (at.month, at.day if day and at.day else 0), (month, day if at.day else 0)
    if ahead:
        return at.year + (then < now)
    return at.year - (then > now)


def weekday(at: Anchor, wanted: int, rel: str, in_week: str, ahead: bool) -> str:
    """Return the day that “Tuesday” means: the nearest behind or ahead, the anchor’s own day too.

    “Last” and “next” mean the week before and the week after, as “of last week” does.
    """
    day = at.date
    if not day:
        return ""
    monday = day - timedelta(day.weekday())
    step = {"last": -7, "next": 7, "this": 0}
    if in_week:
        return (monday + timedelta(step[in_week] + wanted)).isoformat()
    if rel in ("last", "next"):
        return (monday + timedelta(step[rel] + wanted)).isoformat()
    if ahead or rel in ("this", "coming"):
        return (day + timedelta((wanted - day.weekday()) % 7)).isoformat()
    return (day - timedelta((day.weekday() - wanted) % 7)).isoformat()


def unit(at: Anchor, name: str, step: int) -> str:
    """Return “last year”, “this month”, “next week”, “last weekend” … `step` units away."""
    if name == "year":
        return iso(at.year + step) if at.year else ""
    if name == "month":
        months = at.year * 12 + at.month - 1 + step
        return iso(months // 12, months % 12 + 1) if at.month else ""
    if name == "quarter":
        quarters = at.year * 4 + (at.month - 1) // 3 + step
        return f"{quarters // 4:04d}-Q{quarters % 4 + 1}" if at.month else ""
    day = at.date
    if not day:
        return ""
    if name == "weekend":
        saturday = day + timedelta(5 - day.weekday() + 7 * step)
        return f"{saturday}/{saturday + timedelta(1)}"
    return week(day + timedelta(7 * step))


def away(at: Anchor, name: str, count: int) -> str:
    """Return the day, week, month or year `count` units from the anchor, in that unit."""
    if name == "fortnight":
        name, count = "week", count * 2
    if name == "decade":
        name, count = "year", count * 10
    if name == "day":
        return (at.date + timedelta(count)).isoformat() if at.date else ""
    return unit(at, name, count)


def code(season: str) -> str:
    """Return the two letters of a season: SP, SU, FA, WI."""
    return SEASONS[season.casefold()]


def season(at: Anchor, name: str, rel: str) -> str:
    """Return the season that “last winter” means; a winter bears the year in which it begins."""
    if not at.year or not at.month:
        return ""
    letters = code(name)
    begins = _MONTHS_OF[letters]
    turned = letters == "WI" and at.month < 3  # this winter began in the year before
    now, year = at.month + 12 * turned, at.year - turned
    if rel == "last":  # over, and the nearest such
        year -= now < begins + 3
    elif rel == "past":  # begun, and the nearest such
        year -= now < begins
    elif rel == "next":
        year += now >= begins
    elif rel == "coming":  # not over
        year += now >= begins + 3
    return f"{year:04d}-{letters}"


def holiday(hit: Hit, year: int) -> str:
    """Return the day of a feast in a year."""
    if not year:
        return ""
    if hit.kind == "holiday":
        return iso(year, *HOLIDAYS[hit.part["h"]])
    name = hit.part["h"]
    if name == "Thanksgiving":  # the fourth Thursday of November
        first = date(year, 11, 1)
        return (first + timedelta((3 - first.weekday()) % 7 + 21)).isoformat()
    shift = {"Good Friday": -2, "Easter Monday": 1}.get(name, 0)
    return (_easter(year) + timedelta(shift)).isoformat()


def _easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def half(number: int, year: int) -> str:
    """Return the first or second half of a year as two months."""
    first = 1 if number == 1 else 7
    return f"{year:04d}-{first:02d}/{year:04d}-{first + 5:02d}" if year else ""
