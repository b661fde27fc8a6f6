"""A piece of the world in black and white: land white, the sea dotted, borders as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, radians

from ...pictures import svg
from ...pictures.map import clip, outline, world

Point = tuple[float, float]
LOWEST, HIGHEST = 100.0, 122.0  # mm, how high a map may be
LEAST = 12.0  # degrees that are shown at least, either way
PITCH = 1.7  # mm between the dots of the sea


class Chart:
    """The part of the world around some points (longitude, latitude), drawn `wide` mm wide.

    Equirectangular, true to scale along the middle latitude. It may lie across the 180th meridian.
    """

    def __init__(self, points: Sequence[Point], wide: float):
        self.wide = wide
        self.west, east = _shortest([lon for lon, _ in points])
        lats = [lat for _, lat in points]
        south, north = min(lats), max(lats)
        self.west, east = _grown(self.west, east, 0.08)
        south, north = _grown(south, north, 0.12)
        south, north = max(south, -84.0), min(north, 84.0)
        self.shrink = cos(radians((south + north) / 2))
        high = wide * (north - south) / ((east - self.west) * self.shrink)
        if high > HIGHEST:  # show more at the sides
            more = wide * (north - south) / HIGHEST / self.shrink
            self.west, east = _about(self.west, east, more)
        elif high < LOWEST:  # show more above and below
            more = LOWEST * (east - self.west) * self.shrink / wide
            south, north = _about(south, north, more)
            south, north = max(south, -84.0), min(north, 84.0)
        self.north = north
        self.scale = wide / ((east - self.west) * self.shrink)
        self.high = round((north - south) * self.scale, 1)

    def point(self, lon: float, lat: float) -> Point:
        """Return where a place stands on the map, in mm from its left top corner."""
        turns = (lon - self.west) % 360
        return turns * self.shrink * self.scale, (self.north - lat) * self.scale

    def holds(self, at: Point, edge: float) -> bool:
        """Say whether a point lies on the map, at least `edge` mm from its frame."""
        return edge <= at[0] <= self.wide - edge and edge <= at[1] <= self.high - edge

    def svg(self) -> str:
        """Return the drawing: sea, land, borders and a frame; no word stands in it."""
        line = {"fill": "none", "stroke": "#000", "stroke_linecap": "round",
                "stroke_linejoin": "round"}  # fmt: skip
        return svg.tag(
            "svg", *self._sea(),
            svg.tag("path", d="".join(_path(ring, "Z") for ring in self._land()), fill="#fff",
                    stroke="#fff", stroke_width=0.9),
            svg.tag("path", d="".join(map(_path, self._borders())), stroke_width=0.3, **line),
            svg.tag("rect", x=0.2, y=0.2, width=self.wide - 0.4, height=self.high - 0.4,
                    fill="none", stroke="#000", stroke_width=0.4),
            xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {self.wide:g} {self.high:g}",
            width=f"{self.wide:g}mm", height=f"{self.high:g}mm",
        )  # fmt: skip

    def _sea(self) -> Iterator[str]:
        for odd in (0, 1):  # rows of round dots, every other one moved by half
            rows = range(odd, int(self.high / PITCH) + 1, 2)
            path = "".join(f"M{PITCH / 2 * odd:g} {PITCH * (row + 0.5):.2f}h{self.wide:g}"
                           for row in rows if PITCH * (row + 0.5) < self.high)  # fmt: skip
            yield svg.tag("path", d=path, fill="none", stroke="#000", stroke_width=0.32,
                          stroke_linecap="round", stroke_dasharray=f"0 {PITCH:g}")  # fmt: skip

    def _placed(self, line: Iterable[Point]) -> Iterator[list[Point]]:
        """Yield a line as it may lie on the map: once, or again a turn of the world away."""
        plain = [((lon - self.west) * self.shrink * self.scale, (self.north - lat) * self.scale)
                 for lon, lat in line]  # fmt: skip
        turn = 360 * self.shrink * self.scale
        for move in (-turn, 0.0, turn):
            if (min(x for x, _ in plain) + move < self.wide
                    and max(x for x, _ in plain) + move > 0):  # fmt: skip
                yield [(x + move, y) for x, y in plain]

    def _land(self) -> Iterator[list[Point]]:
        for ring in (ring for rings in world()[1].values() for ring in rings):
            for placed in self._placed(outline(ring)):
                cut = clip(placed, self.wide, self.high)
                if len(cut) > 2:
                    yield cut

    def _borders(self) -> Iterator[list[Point]]:
        arcs, _, inner = world()
        for arc in (arc for n, arc in enumerate(arcs) if n not in inner):
            for placed in self._placed(arc):
                yield from self._runs(placed, arc)

    def _runs(self, placed: list[Point], arc: Sequence[Point]) -> Iterator[list[Point]]:
        """Yield the parts of a line inside the frame; none runs along 180° or jumps over it."""
        run: list[Point] = []
        for (a, b), (lon, other) in zip(pairwise(placed), pairwise(arc), strict=True):
            seam = (abs(lon[0]) > 179.9 and abs(other[0]) > 179.9) or abs(lon[0] - other[0]) > 180
            inside = None if seam else self._segment(a, b)
            if inside and run and run[-1] == inside[0]:
                run.append(inside[1])
                continue
            if len(run) > 1:
                yield run
            run = [*inside] if inside else []
        if len(run) > 1:
            yield run

    def _segment(self, a: Point, b: Point) -> tuple[Point, Point] | None:
        """Return the part of a segment inside the frame (Liang and Barsky 1984), or None."""
        low, high = 0.0, 1.0
        for axis, edge in ((0, self.wide), (1, self.high)):
            step = b[axis] - a[axis]
            for way, gap in ((-step, a[axis]), (step, edge - a[axis])):
                if way == 0 and gap < 0:
                    return None
                if way < 0:
                    low = max(low, gap / way)
                elif way > 0:
                    high = min(high, gap / way)
        if low >= high:
            return None
        ends = [(a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])) for t in (low, high)]
        return (a if low == 0 else ends[0], b if high == 1 else ends[1])


def _shortest(lons: Sequence[float]) -> Point:
    """Return the ends of the shortest way around the world that meets all longitudes."""
    around = sorted({lon % 360 for lon in lons})
    gaps = [(b - a, b) for a, b in pairwise([*around, around[0] + 360])]
    gap, west = max(gaps)
    return west % 360, west % 360 + 360 - gap


def _grown(low: float, high: float, share: float) -> Point:
    return _about(low, high, max(LEAST, (high - low) * (1 + 2 * share) + 4))


def _about(low: float, high: float, span: float) -> Point:
    middle = (low + high) / 2
    return middle - span / 2, middle + span / 2


def _path(points: Iterable[Point], end: str = "") -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + end
