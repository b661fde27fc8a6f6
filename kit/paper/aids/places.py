"""A map to fill in: black and white, with numbers where the names of the places belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import dist

from ...lesson import Entity, Lesson, Task
from ...pictures.map import NOTE, rank, world
from ..setting import Setting
from .chart import Chart, Point
from .common import Json, base, nothing

MOST = 8  # places to name
NEAR = 0.2  # degrees: the Kremlin and Moscow are one point
WIDE = 168.0  # mm, the measure of both papers
ROUND, LARGE = 6.4, 9.0  # mm, a circle with its number
_ASK = {"title": "Before you read", "do": "What might the article be about? Write one sentence."}
_FAR = (1.0, 1.5, 2.0, 2.6)  # so many circles between a place and its own, if it stands beside
_SIDES = ((1, 0), (-1, 0), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7), (0, -1), (0, 1))
_ROWS = ("at the top", "half-way down", "at the bottom")
_COLUMNS = ("far left", "left", "in the middle", "right", "far right")


def fill_in(lesson: Lesson, setting: Setting) -> Json:
    """Return the base with the drawing of the map, its circles and the lines to write on.

    "map": {"wide", "high", "round" in mm, "svg", "alt", "circles": [{"number", "x", "y",
    "town": bool, "from": [x, y] or []}]}, "places": [{"number", "name": in the teacher’s copy,
    else ""}], "ask": {"title", "do"}, a task for it, "note": whose borders these are. Nothing else
    tells a name. Raises KitError when the lesson gives no place with its coordinates.
    """
    places = _chosen(lesson)
    size = LARGE if setting.large else ROUND
    chart = Chart([(p.at[1], p.at[0]) for p in places] or [(0.0, 0.0)], WIDE)
    circles = _circles(chart, places, size)
    if not circles:
        raise nothing("names no place with its coordinates", "map to fill in")
    how = ("Write the name of each place on its line. The numbers go from west to east; the sea"
           " is dotted.")  # fmt: skip
    if any(circle["town"] for _, circle in circles):
        how += " A dot is a town."
    made = base(lesson, setting, "map", "Where are we?", how)
    return made | {
        "map": {"wide": WIDE, "high": chart.high, "round": size, "svg": chart.svg(),
                "alt": _alt(chart, circles), "circles": [circle for _, circle in circles]},
        "places": [{"number": circle["number"], "name": place.name if setting.key else ""}
                   for place, circle in circles],
        "ask": _task(lesson.before), "note": NOTE,
    }  # fmt: skip


def _chosen(lesson: Lesson) -> list[Entity]:
    """Return what can be pointed at: countries, then towns; regions only where nothing else is."""
    countries = world()[1]
    first = {m.entity: m.span.start for m in sorted(lesson.mentions, key=lambda m: m.span,
                                                    reverse=True)}  # fmt: skip
    last = len(lesson.article.text)
    places = sorted((e for e in lesson.entities if e.kind == "place" and len(e.at) == 2),
                    key=lambda e: first.get(e.id, last))  # fmt: skip
    places.sort(key=lambda e: (1, 0, 2).index(rank(e, countries)))
    found: list[Entity] = []
    for place in places:
        region = rank(place, countries) == 2
        same = any(all(abs(a - b) < NEAR for a, b in zip(place.at, other.at, strict=True))
                   for other in found)  # fmt: skip
        if same or (region and any(rank(p, countries) < 2 for p in found)):
            continue
        found.append(place)
    return found[:MOST]


def _circles(chart: Chart, places: Sequence[Entity], size: float) -> list[tuple[Entity, Json]]:
    """Return the places that find room for a circle, from west to east, with it.

    "from" is where a circle points to when it stands beside its place, as that of a town does.
    """
    countries = world()[1]
    at = {p.id: chart.point(p.at[1], p.at[0]) for p in places}
    towns = [p for p in places if not rank(p, countries)]
    dots = [at[p.id] for p in towns]
    taken: list[Point] = []
    found: list[tuple[Entity, Point]] = []
    for place in [*(p for p in places if p not in towns), *towns]:
        x, y = at[place.id]
        if not chart.holds((x, y), 0):  # a pole
            continue
        beside = [(x + far * size * dx, y + far * size * dy) for far in _FAR for dx, dy in _SIDES]
        tried = beside if place in towns else [(x, y), *beside]
        free = next((p for p in tried if chart.holds(p, size / 2 + 0.6)
                     and all(dist(p, other) > size + 0.8 for other in taken)
                     and all(dist(p, dot) > size / 2 + 1.4 for dot in dots)), None)  # fmt: skip
        if free:
            taken.append(free)
            found.append((place, free))
    found.sort(key=lambda row: row[1])
    return [(place, {"number": str(n), "x": round(x, 1), "y": round(y, 1),
                     "town": place in towns,
                     "from": [] if (x, y) == at[place.id] else [round(v, 1) for v in at[place.id]]})
            for n, (place, (x, y)) in enumerate(found, 1)]  # fmt: skip


def _task(before: Iterable[Task]) -> Json:
    """Return the lesson’s own task with a map, else one that fits any."""
    own = next((t for t in before if re.search(r"\bmap\b", f"{t.title} {t.do}", re.I)), None)
    return {"title": own.title, "do": own.do} if own else dict(_ASK)


def _alt(chart: Chart, circles: Iterable[tuple[Entity, Json]]) -> str:
    """Return where the circles are; a name would give the answer away."""
    told = [f"{c['number']}: {_COLUMNS[int(5 * c['x'] / chart.wide)]},"
            f" {_ROWS[int(3 * c['y'] / chart.high)]}" for _, c in circles]  # fmt: skip
    return (f"A map without names; the sea is dotted. Numbered circles on it: {len(told)}. "
            + "; ".join(told) + ".")  # fmt: skip
