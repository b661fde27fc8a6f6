"""Finished files take their places: all of them, or none and nothing is left.

`kit.files.out` writes whole files; this does it for a lesson, whose files lie in several folders
and may stand there already: what stood there comes back when one of them cannot be placed, and on
Ctrl-C.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path


class Placed:
    """Files that have taken their places; `undo` takes them back, `done` keeps them."""

    def __init__(self) -> None:
        self._new: list[Path] = []
        self._old: list[tuple[Path, Path]] = []  # where it lies now, where it stood
        self._folders: list[Path] = []

    def put(self, base: Path, files: Mapping[str, bytes | None]) -> None:
        """Write files (name with `/` → bytes, None takes it away) below `base`. OSError names the
        one that failed; then, as after Ctrl-C, everything is as it was."""
        parts: list[tuple[Path | None, Path]] = []
        target = base
        try:
            for name, data in files.items():
                target = base / name
                if data is None:
                    parts.append((None, target))
                    continue
                self._make(target.parent)
                part = target.with_name(f".{target.name}.part")
                parts.append((part, target))
                part.write_bytes(data)
            for new, target in parts:
                if target.exists():
                    kept = target.with_name(f".{target.name}.before")
                    self._old.append((kept, target))
                    kept.write_bytes(target.read_bytes())
                self._new.append(target)
                if new:
                    new.replace(target)
                else:
                    target.unlink(missing_ok=True)
        except BaseException as error:
            for new, _ in parts:
                with contextlib.suppress(OSError):
                    if new:
                        new.unlink(missing_ok=True)
            self.undo()
            if isinstance(error, OSError):
                raise OSError(error.errno, error.strerror, str(target)) from None
            raise

    def _make(self, folder: Path) -> None:
        for new in [f for f in (folder, *folder.parents) if not f.exists()][::-1]:
            self._folders.append(new)
            new.mkdir(exist_ok=True)

    def undo(self) -> None:
        """Put everything back as it was."""
        for path in self._new:
            if not any(path == target for kept, target in self._old if kept.exists()):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
        for kept, target in self._old:
            with contextlib.suppress(OSError):
                kept.replace(target) if target in self._new else kept.unlink()
        for folder in reversed(self._folders):
            with contextlib.suppress(OSError):
                folder.rmdir()
        self._new, self._old, self._folders = [], [], []

    def done(self) -> None:
        """Keep what was written; what stood there before goes."""
        for kept, _ in self._old:
            with contextlib.suppress(OSError):
                kept.unlink(missing_ok=True)
        self._new, self._old, self._folders = [], [], []
