"""Make borders.json from Natural Earth's countries (1 : 110 m, public domain; npm world-atlas 2).

    python -m kit.pictures.extract countries-110m.json

One place is changed: Natural Earth draws Crimea with Russia; here it is drawn with Ukraine, as in
resolution 68/262 of the United Nations General Assembly (27 March 2014). The map says so.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

STEP = 0.05  # degrees: what one unit of borders.json stands for


def extract(topology: dict) -> dict:
    """Return {"step", "arcs": [[x, y, dx, dy …]], "countries": {name: [[arc …]]}, "inner": [arc]}.

    Arc numbers are those of TopoJSON: ~n is arc n backwards; inner arcs are no borders.
    """
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[tuple[int, int]] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round((x * sx + tx) / STEP), round((y * sy + ty) / STEP))
            if not line or line[-1] != point:
                line.append(point)
        arcs.append(line)
    countries = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        rings = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        countries[shape["properties"]["name"]] = [ring for polygon in rings for ring in polygon]
    inner = _crimea(arcs, countries)
    lines = [_deltas(line) for line in arcs]
    return {"step": STEP, "arcs": lines, "countries": countries, "inner": inner}


def _crimea(arcs: list[list[tuple[int, int]]], countries: dict[str, list[list[int]]]) -> list[int]:
    """Give the ring around Simferopol to Ukraine; return the arcs that are no border any more."""
    for ring in countries["Russia"]:
        points = [point for n in ring for point in arcs[_plain(n)]]
        xs, ys = [p[0] * STEP for p in points], [p[1] * STEP for p in points]
        if min(xs) > 32 and max(xs) < 37 and min(ys) > 44 and max(ys) < 47:
            other = {_plain(n) for around in countries["Ukraine"] for n in around}
            countries["Russia"].remove(ring)
            countries["Ukraine"].append(ring)
            return sorted(other & {_plain(n) for n in ring})
    return []


def _plain(n: int) -> int:
    return n if n >= 0 else ~n


def _deltas(line: list[tuple[int, int]]) -> list[int]:
    flat = list(line[0])
    for (a, b), (c, d) in pairwise(line):
        flat += [c - a, d - b]
    return flat


if __name__ == "__main__":
    found = extract(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    target = Path(__file__).with_name("borders.json")
    target.write_text(json.dumps(found, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
