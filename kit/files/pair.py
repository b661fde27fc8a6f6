"""Both lesson files of a folder, read and written together, for whoever edits them.

Nothing is written over what somebody else has changed since it was read, and of two files both
are written or none. A link stays a link, and a file keeps its permissions.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from ..errors import KitError
from . import QUESTIONS, READING
from .edit import Changed
from .out import put

FILES = {"reading": READING, "questions": QUESTIONS}
_BOM = b"\xef\xbb\xbf"


class Unwritable(KitError):
    """A lesson file could not be written; it is as it was."""


def read_pair(folder: Path) -> dict[str, bytes]:
    """Return the bytes of reading.yaml and, where there is one, of questions.yaml."""
    try:
        found = {name: path.read_bytes() for name, file in FILES.items()
                 if (path := folder / file).is_file()}  # fmt: skip
    except OSError as error:
        raise KitError(f"Could not read the lesson file: {error.strerror}.") from None
    return found


def text_of(raw: Mapping[str, bytes]) -> dict[str, str]:
    """Return the texts of both files, without a byte order mark; no questions are an empty text.

    KitError where there is no reading.yaml, or where a file is no text.
    """
    if "reading" not in raw:
        raise KitError("Could not read the lesson file: there is no reading.yaml.")
    try:
        return {"questions": "", **{name: data.decode("utf-8-sig") for name, data in raw.items()}}
    except UnicodeDecodeError:
        raise KitError("Could not read the lesson file: it is not UTF-8 text.") from None


def bytes_of(texts: Mapping[str, str], old: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the texts as bytes for the files that are there, with the marks that they had."""
    return {name: (_BOM if data.startswith(_BOM) else b"") + texts[name].encode()
            for name, data in old.items()}  # fmt: skip


def write_pair(folder: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
    """Write what differs from `old`, the files as they were read.

    Raises Changed when they are not as `old` any more, Unwritable when they cannot be written.
    """
    if read_pair(folder) != dict(old):
        raise Changed("The lesson file was changed in another place.")
    targets = {name: (folder / FILES[name]).resolve() for name in new if new[name] != old[name]}
    modes = {name: target.stat().st_mode for name, target in targets.items()}
    try:
        for name, target in targets.items():
            if not (os.access(target, os.W_OK) and modes[name] & 0o222):
                raise PermissionError(13, "it is read-only")
        by_folder: dict[Path, dict[str, bytes]] = {}
        for name, target in targets.items():
            by_folder.setdefault(target.parent, {})[target.name] = new[name]
        for place, data in by_folder.items():
            put(place, data)
        for name, target in targets.items():
            target.chmod(stat.S_IMODE(modes[name]))
    except OSError as error:
        why = error.strerror or "the disk may be full or closed"
        told = f"Could not write the lesson file: {why[:1].lower()}{why[1:]}. Nothing is lost."
        raise Unwritable(told) from None
