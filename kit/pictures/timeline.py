"""What happened when: the article's events in their order, dated ones with their day."""

from __future__ import annotations

import re

from ..lesson import Event, Lesson
from . import svg

WIDE, EDGE, AXIS = 760, 24, 190
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December"]  # fmt: skip
PARTS = {"Q1": "January to March", "Q2": "April to June", "Q3": "July to September",
         "Q4": "October to December", "SP": "spring", "SU": "summer", "FA": "autumn",
         "WI": "winter"}  # fmt: skip
BY_ORDER = "no day given"
_ISO = re.compile(r"(?P<year>\d{3}[\dX])(?:-(?P<part>W\d\d|Q\d|SP|SU|FA|WI)"
                  r"|-(?P<month>\d\d)(?:-(?P<date>\d\d)(?:T[\d:]+)?)?)?")  # fmt: skip
_BESIDE = 21  # letters of a day that fit beside the line


def day(value: str) -> str:
    """Return an ISO date of honest precision in words: “1 November 2023”, “November 2023”.

    >>> [day(v) for v in ("2023-11", "2023-W44", "199X", "2023-11/2025", "../2008-01-19")]
    ['November 2023', 'week 44 of 2023', '1990s', 'November 2023 – 2025', 'until 19 January 2008']
    """
    if "/" in value:
        first, last = map(day, value.split("/", 1))
        if not first or not last:
            return f"until {last}" if last else f"since {first}" if first else ""
        return f"{first} – {last}"
    found = _ISO.fullmatch(value)
    if found is None:
        return "" if value == ".." else value
    year, part, month, date = found["year"], found["part"], found["month"], found["date"]
    if part:
        some = PARTS.get(part) or (f"week {int(part[1:])} of" if part[0] == "W" else part)
        return f"{some} {year}"
    if year.endswith("X"):
        return f"{year[:3]}0s"
    if not month or not 1 <= int(month) <= 12:
        return value if month else year
    named = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(date)} {named}" if date else named


def in_order(lesson: Lesson, outside: bool = False) -> list[Event]:
    """Return the events as the story goes; those from outside the article stand at their day."""
    inside = sorted((e for e in lesson.events if not e.outside), key=lambda e: e.order)
    if not outside:
        return inside
    dated = [e.value for e in inside if e.value]
    first, last = min(dated, default=""), max(dated, default="")
    more = sorted((e for e in lesson.events if e.outside), key=lambda e: e.value)
    before = [e for e in more if e.value < first]
    at = next((i for i, e in enumerate(inside) if e.value), len(inside))
    same = [e for e in more if first <= e.value <= last]
    return [*inside[:at], *before, *inside[at:], *same, *(e for e in more if e.value > last)]


def timeline_svg(lesson: Lesson, outside: bool = False) -> str:
    """Return the events under one another along a line: a full dot has a day, an open one none.

    With `outside` the facts from outside the article stand there too, as squares.
    """
    events = in_order(lesson, outside)
    y, body = 34.0, []
    for event in events:
        rows = svg.lines(event.name, 62)
        body += _event(event, rows, y)
        beside = len(svg.lines(day(event.value), _BESIDE))
        y += 20 * max(len(rows), beside - 1) + 18
    high = y + 8
    axis = svg.tag("line", x1=AXIS, y1=20, x2=AXIS, y2=high - 24, stroke=svg.CTL, stroke_width=2)
    key = [("●", "the article gives the day"), ("○", "it gives no day; the order is ours")]
    key += [("■", "from outside the article")] if outside else []
    legend = svg.text(" · ".join(f"{sign} {what}" for sign, what in key), EDGE, high + 4, 11.5,
                      fill=svg.SOFT)  # fmt: skip
    told = "; ".join(f"{day(e.value) or BY_ORDER}: {e.name.rstrip('.')}" for e in events)
    title = f"Timeline: {lesson.title}"
    return svg.document(WIDE, high + 18, title, f"{told}.", [axis, *body, legend])


def _event(event: Event, rows: list[str], y: float) -> list[str]:
    when = day(event.value) or BY_ORDER
    tone = svg.INK if event.value else svg.SOFT
    out = [svg.text(part, AXIS - 18, y + 15 * n, 12.5, fill=tone, text_anchor="end",
                    font_weight=600 if event.value else 400)
           for n, part in enumerate(svg.lines(when, _BESIDE))]  # fmt: skip
    if event.outside:
        out.append(svg.tag("rect", x=AXIS - 6, y=y - 10, width=12, height=12, fill=svg.EVIDENCE))
    else:
        out.append(svg.tag("circle", cx=AXIS, cy=y - 4, r=6, stroke=svg.ACCENT, stroke_width=2,
                           fill=svg.ACCENT if event.value else svg.PANEL))  # fmt: skip
    for n, row in enumerate(rows):
        out.append(svg.text(row, AXIS + 20, y + 20 * n, 14.5, font_family=svg.SERIF))
    return out
