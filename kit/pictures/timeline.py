"""What happened when: the article's events in their order, dated ones with their day."""

from __future__ import annotations

from ..lesson import Event, Lesson
from . import svg

WIDE, EDGE, AXIS = 760, 24, 190
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December"]  # fmt: skip
BY_ORDER = "no day given"


def day(value: str) -> str:
    """Return an ISO date of honest precision in words: “1 November 2023”, “November 2023”.

    >>> day("2023-11")
    'November 2023'
    """
    parts = value.split("-")
    if len(parts) == 3 and parts[2].isdigit():
        return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2 and parts[1].isdigit():
        return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return value


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
        y += 20 * len(rows) + 18
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
    out = [svg.text(when, AXIS - 18, y, 12.5, fill=tone, text_anchor="end",
                    font_weight=600 if event.value else 400)]  # fmt: skip
    if event.outside:
        out.append(svg.tag("rect", x=AXIS - 6, y=y - 10, width=12, height=12, fill=svg.EVIDENCE))
    else:
        out.append(svg.tag("circle", cx=AXIS, cy=y - 4, r=6, stroke=svg.ACCENT, stroke_width=2,
                           fill=svg.ACCENT if event.value else svg.PANEL))  # fmt: skip
    for n, row in enumerate(rows):
        out.append(svg.text(row, AXIS + 20, y + 20 * n, 14.5, font_family=svg.SERIF))
    return out
