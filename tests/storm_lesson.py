"""The storm lesson: one invented lesson that holds everything which is hard to print or to show."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kit import files
from kit.lesson import Lesson

FOLDER = Path(__file__).parent / "storm"


@cache
def storm() -> Lesson:
    """Return the lesson; it is a value, so all tests may share it."""
    return files.read_yaml(FOLDER)
