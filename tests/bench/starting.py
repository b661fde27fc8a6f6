"""A fresh process: the kit with its lesson, then with a panel, beside `import ipywidgets`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from .timing import Row, by_turns, row

ROOT = Path(__file__).parents[2]
ROUNDS = 25
PEER = "import ipywidgets"
KIT = "import kit; lesson = kit.open_lesson('macron-in-kazakhstan')"
PANEL = f"{KIT}; shown = lesson.read('p1'); panel = shown.pieces[0].panel()"


def rows() -> Iterator[Row]:
    """Measure processes from start to end, and the processor time that they took."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)  # a copy: nobody changes its files meanwhile
        for part in ("exercises", "seeds"):
            shutil.copytree(ROOT / part, place / part)
        _process(place, KIT)  # makes the compiled form, where it is stale
        for what, code, most in (("import kit, open the lesson", KIT, 0.6),
                                 ("the same, and make a reader panel", PANEL, 1.4)):  # fmt: skip
            both = by_turns(lambda code=code: _process(place, code),
                            lambda: _process(place, PEER), ROUNDS)  # fmt: skip
            for how, i in (("", 0), (" (processor time)", 1)):
                pairs = [(a[i] * 1000, b[i] * 1000) for a, b in both]
                yield row(f"{what} / import ipywidgets{how}", "ms", pairs, most=most)


def _process(place: Path, code: str) -> tuple[float, float]:
    """Return the seconds of a process on the clock and on the processor."""
    unlike = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")  # a learner has neither
    env = {name: value for name, value in os.environ.items() if name not in unlike}
    before, began = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=place, check=True, stdin=subprocess.DEVNULL,
                   env=env | {"KIT_ANSWERS": str(place / "answers")})  # fmt: skip
    after, ended = os.times(), time.perf_counter()
    used = (after.children_user + after.children_system
            - before.children_user - before.children_system)  # fmt: skip
    return ended - began, used
