"""The places of a lesson on a map of their part of the world."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from math import cos, radians

from ..lesson import Entity, Lesson
from . import svg

WIDE, MOST_HIGH, EDGE = 760, 520, 14
MARGIN = 6.0  # degrees around the places
NEAR = 0.2  # degrees: places so close share one point
NOTE = (
    "Lines: Natural Earth. Crimea is drawn with Ukraine, as in resolution 68/262 of the United"
    " Nations (2014)."
)

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


@cache
def world() -> tuple[tuple[tuple[Point, ...], ...], dict[str, list[list[int]]], frozenset[int]]:
    """Return the borders of the world: arcs as points (longitude, latitude), country → rings of arc
    numbers (~n is arc n backwards), and the arcs that are no border."""
    data = json.loads(resources.files("kit.pictures").joinpath("borders.json").read_text("utf-8"))
    arcs = []
    for flat in data["arcs"]:
        x = y = 0
        line = []
        for dx, dy in zip(flat[::2], flat[1::2], strict=True):
            x, y = x + dx, y + dy
            line.append((x * data["step"], y * data["step"]))
        arcs.append(tuple(line))
    return tuple(arcs), data["countries"], frozenset(data["inner"])


def map_svg(lesson: Lesson, names: bool = True) -> str:
    """Return a map with the lesson's places; without `names` a blank one to write on.

    Equirectangular, true to scale along the middle latitude. A country that the text names is
    tinted; a city is a dot, a region only a name.
    """
    places = [e for e in lesson.entities if e.kind == "place" and e.at]
    if not places:
        return svg.document(WIDE, 80, "No map", "The lesson gives no place with its coordinates.",
                            [svg.text("This lesson names no place.", EDGE, 45)])  # fmt: skip
    frame = _Frame([p.at for p in places])
    _, countries, inner = world()
    named = {p.name for p in places if p.name in countries} if names else set()
    body = [*_land(frame, countries, named), *_borders(frame, inner)]
    if names:
        body += _names(frame, places, countries)
    body += [svg.text(line, EDGE, frame.high + 16 + 14 * i, 11.5, fill=svg.SOFT)
             for i, line in enumerate(svg.lines(NOTE, 112))]  # fmt: skip
    tells = "Places in the article: " + ", ".join(p.name for p in places) + "."
    title = f"Map: {lesson.title}" if names else "A map without names, to write on"
    return svg.document(WIDE, frame.high + 28, title, tells if names else title, body)


class _Frame:
    """The part of the world that is shown, and how a place becomes a point of the picture."""

    def __init__(self, at: list[tuple[float, ...]]):
        lats, lons = [p[0] for p in at], [p[1] for p in at]
        self.south, self.north = min(lats) - MARGIN, min(max(lats) + MARGIN, 84)
        self.west, self.east = min(lons) - MARGIN, max(lons) + MARGIN
        self.shrink = cos(radians((self.south + self.north) / 2))
        self.scale = WIDE / ((self.east - self.west) * self.shrink)
        self.high = round(min(MOST_HIGH, (self.north - self.south) * self.scale))

    def point(self, lon: float, lat: float) -> Point:
        """Return where a place stands in the picture."""
        return (lon - self.west) * self.shrink * self.scale, (self.north - lat) * self.scale


def _land(frame: _Frame, countries: dict[str, list[list[int]]], named: set[str]) -> Iterator[str]:
    yield svg.tag("rect", width=WIDE, height=frame.high, rx=10, fill="#EEF3F5")
    for tinted in (False, True):
        paths = []
        for name, rings in countries.items():
            for ring in rings if (name in named) is tinted else ():
                cut = clip([frame.point(*p) for p in outline(ring)], WIDE, frame.high)
                if len(cut) > 2:
                    paths.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in cut) + "Z")
        if paths:
            yield svg.tag("path", d="".join(paths), fill="#DDEBDF" if tinted else svg.PANEL)


def clip(ring: list[Point], wide: float, high: float) -> list[Point]:
    """Return a ring cut to a frame from 0, 0 to wide, high (Sutherland and Hodgman 1974)."""
    for axis, edge, sign in ((0, 0.0, 1), (0, float(wide), -1), (1, 0.0, 1), (1, float(high), -1)):
        out: list[Point] = []
        for a, b in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
            in_a, in_b = sign * (a[axis] - edge) >= 0, sign * (b[axis] - edge) >= 0
            if in_a is not in_b:
                t = (edge - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if in_b:
                out.append(b)
        ring = out
    return ring


def outline(ring: list[int]) -> list[Point]:
    """Return the points (longitude, latitude) of a country’s ring of arc numbers, in one piece."""
    arcs = world()[0]
    return unbroken([p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])])


def unbroken(ring: list[Point]) -> list[Point]:
    """Return a ring that crosses the 180th meridian in one piece, east of it over 180°."""
    lons = [lon for lon, _ in ring]
    if max(lons) - min(lons) < 350:
        return ring
    return [(lon + 360 if lon < 0 else lon, lat) for lon, lat in ring]


def _borders(frame: _Frame, inner: frozenset[int]) -> Iterator[str]:
    parts = []
    for n, arc in enumerate(world()[0]):
        if n in inner:
            continue
        run: list[str] = []
        for x, y in (frame.point(*p) for p in arc):
            if -20 < x < WIDE + 20 and -20 < y < frame.high:
                run.append(f"{min(max(x, 0), WIDE):.0f} {max(y, 0):.0f}")
            elif len(run) > 1:
                parts.append("M" + "L".join(run))
                run = []
            else:
                run = []
        if len(run) > 1:
            parts.append("M" + "L".join(run))
    yield svg.tag("path", d="".join(parts), fill="none", stroke=svg.CTL, stroke_width=0.7)


def _names(frame: _Frame, places: list[Entity], countries: dict[str, list[list[int]]]) -> list[str]:
    """Place the names so that none lies over another: towns first, then countries, then regions."""
    groups: list[list[Entity]] = []
    for place in sorted(places, key=lambda p: rank(p, countries)):
        near = [g for g in groups if rank(g[0], countries) == rank(place, countries)
                and all(abs(a - b) < NEAR for a, b in zip(g[0].at, place.at, strict=True))]
        near[0].append(place) if near else groups.append([place])
    taken: list[Box] = []
    for group in groups:
        if rank(group[0], countries) == 0:
            x, y = frame.point(group[0].at[1], group[0].at[0])
            taken.append((x - 6, y - 6, x + 6, y + 6))
    out = []
    for group in groups:
        how = rank(group[0], countries)
        x, y = frame.point(group[0].at[1], group[0].at[0])
        words = " · ".join(p.name for p in group)
        size = (13.0, 15.0, 13.0)[how]
        left, base = _free(words, size, x, y, taken, centred=how > 0, high=frame.high)
        if how == 0:
            out.append(svg.tag("circle", cx=x, cy=y, r=4, fill=svg.INK))
        style = {"font_weight": 600} if how < 2 else {"font_style": "italic", "fill": svg.SOFT}
        halo = {"stroke": svg.PANEL, "stroke_width": 3, "paint_order": "stroke"}
        out.append(svg.text(words, left, base, size, **style, **halo))
    return out


def rank(place: Entity, countries: dict[str, list[list[int]]]) -> int:
    """Return 0 for a point, 1 for a country, 2 for a region: neither on the map nor a town."""
    if place.name in countries:
        return 1
    return 0 if "capital" in place.role or "seat" in place.role or "city" in place.role else 2


def _free(words: str, size: float, x: float, y: float, taken: list[Box], centred: bool,
          high: float) -> Point:  # fmt: skip
    """Return left edge and baseline of the first place where the words lie over nothing."""
    w = svg.width(words, size)
    sides = [(x - w / 2, y + dy) for dy in (5, 24, -16, 43, -35, 62)] if centred else [
        (x + 9, y + 5), (x - w - 9, y + 5), (x - w / 2, y - 10), (x - w / 2, y + 22)]  # fmt: skip
    for left, base in sides:
        left = min(max(left, 6), WIDE - w - 6)
        box = (left - 2, base - size, left + w + 2, base + 4)
        if box[1] > 0 and box[3] < high and not any(_meet(box, other) for other in taken):
            break
    taken.append(box)
    return left, base


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
