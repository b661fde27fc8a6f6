"""The walk: a lesson as notebooks that a learner opens one after another.

`notebooks(lesson)` gives the cells, a pure function; `build_notebooks` runs them in a process with
no answers in sight, cleans what they put out and writes what has changed. What a person added
stays; a generated cell that a person changed stops the build.
"""

from __future__ import annotations

from .build import build_notebooks, build_start
from .cells import Cell
from .parts import notebooks, start_cells
from .shell import Cells

__all__ = ["Cell", "Cells", "build_notebooks", "build_start", "notebooks", "start_cells"]
