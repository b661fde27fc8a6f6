"""What becomes of a file: a source that holds together, or the sentence, within seconds."""

from __future__ import annotations

import re
import time

from kit.errors import KitError
from kit.ingest import ingest

SECONDS = 20  # a slow machine with other work; alone the slowest takes six


def outcome(name: str, data: bytes):
    """A source that holds together, or the sentence."""
    begun = time.monotonic()
    try:
        found = ingest(name, data)
    except KitError as error:
        found = str(error)
        assert re.fullmatch(r"[“A-Z][^\n]{10,400}\.", found), found
    assert time.monotonic() - begun < SECONDS
    if isinstance(found, str):
        return found
    last = 0
    for block in found.blocks:
        words = found.text[block.start:block.end]
        assert last <= block.start < block.end <= len(found.text)
        assert words == words.strip()
        last = block.end
    assert found.blocks
    return found
