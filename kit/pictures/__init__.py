"""Pictures of a lesson as SVG: where it happens, when, and who speaks of whom.

Every function takes a `Lesson` and returns one SVG document as a string. The pictures bring their
own ground, so that they read on a light and on a dark page; what they show stands in a title and a
description for readers who cannot see them, and in a table beside them (`kit.html`).
"""

from __future__ import annotations

from .map import map_svg
from .speakers import speakers_svg, spoken_of
from .timeline import timeline_svg

__all__ = ["map_svg", "speakers_svg", "spoken_of", "timeline_svg"]
