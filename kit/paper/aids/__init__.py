"""The extra sheets of a lesson: to cut out, to fill in, to hand in at the door, to show on a wall.

    AIDS    name → (function(lesson, setting) → plain JSON, the template that draws it)

Every function is pure and raises KitError where the lesson has nothing for such a sheet. A
student’s copy holds no key; the teacher’s copy is the same sheet, filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...lesson import Lesson
from ..setting import Setting
from .forms import guide, tickets
from .grid import grid
from .places import fill_in
from .slides import slides
from .vocabulary import cards, words

__all__ = ["AIDS"]

AIDS: dict[str, tuple[Callable[[Lesson, Setting], dict[str, Any]], str]] = {
    "cards": (cards, "aids"),
    "grid": (grid, "aids"),
    "guide": (guide, "aids"),
    "map": (fill_in, "aids"),
    "words": (words, "aids"),
    "tickets": (tickets, "aids"),
    "slides": (slides, "slides"),
}
