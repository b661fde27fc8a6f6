"""What a person sees while waiting: after a second, on standard error, and never anywhere else.

On a terminal rich draws a line or, for many articles, a bar; elsewhere plain lines.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

AFTER = 1.0  # seconds of silence


class Waiting:
    """Says what is happening. Use it in a `with`; `total` articles are expected."""

    def __init__(self, total: int = 1, after: float = AFTER):
        self._total, self._done, self._words = total, 0, ""
        self._shown, self._live = False, None  # type: tuple[bool, Any]
        self._task: Any = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(after, self._begin)
        self._timer.daemon = True

    def __enter__(self) -> Waiting:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            self._shown = False
            if self._live is not None:
                self._live.stop()
                self._live = None

    def tell(self, words: str) -> None:
        """Say what is being done now."""
        with self._lock:
            self._words = words
            if self._shown:
                self._show()

    def step(self, name: str) -> None:
        """Say that one article is finished."""
        with self._lock:
            self._done += 1
            self._words = f"{self._done} of {self._total}: {name}"
            if self._shown:
                self._show()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the bar away while something else is written to the screen."""
        with self._lock:
            if self._live is not None:
                self._live.stop()
            yield
            if self._live is not None and self._shown:
                self._live.start()

    def _begin(self) -> None:
        with self._lock:
            self._shown = True
            if sys.stderr.isatty():
                self._live = self._drawn()
            if self._words:
                self._show()

    def _drawn(self) -> Any:
        """Return rich's bar or its line, started; None without rich."""
        try:
            from rich import console, progress
        except ImportError:
            return None
        parts: list[Any] = [progress.SpinnerColumn()]
        if self._total > 1:
            parts += [progress.BarColumn(), progress.MofNCompleteColumn()]
        words = progress.TextColumn("{task.description}", markup=False)
        live = progress.Progress(
            *parts, progress.TimeElapsedColumn(), words, console=console.Console(stderr=True),
            transient=True, redirect_stdout=False, redirect_stderr=False)  # fmt: skip
        self._task = live.add_task(self._words, total=self._total)
        live.start()
        return live

    def _show(self) -> None:
        if self._live is not None:
            self._live.update(self._task, completed=self._done, description=self._words)
        else:
            print(f"… {self._words}", file=sys.stderr, flush=True)
