"""kit: read the news with a sharp eye. `open_lesson(name)` opens a lesson, `lessons()` lists them.

    import kit
    lesson = kit.open_lesson("macron-in-kazakhstan")
    lesson.read("p3")
"""

from __future__ import annotations

from .errors import KitError
from .reading import Reading, lessons, open_lesson

__all__ = ["KitError", "Reading", "lessons", "open_lesson"]
