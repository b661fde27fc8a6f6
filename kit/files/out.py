"""Write finished files: all of them or none, and never half of one."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path


def put(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files (name, may hold `/` → bytes) into a folder and return their paths.

    Each is written beside its place first; only when all are on the disk do they take it. OSError
    names the file that could not be written; then nothing has changed.
    """
    parts: list[tuple[Path, Path]] = []
    made: list[Path] = []
    target = folder
    try:
        for name, data in files.items():
            target = folder / name
            made += _folders(target.parent)
            part = target.with_name(f".{target.name}.part")
            parts.append((part, target))
            part.write_bytes(data)
        for part, target in parts:
            part.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from None
    finally:
        for part, _ in parts:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        for empty in reversed(made):  # a folder made for nothing goes away again
            with contextlib.suppress(OSError):
                empty.rmdir()
    return [target for _, target in parts]


def _folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; return the new ones, the outermost first."""
    new = [f for f in (folder, *folder.parents) if not f.exists()][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return new
