"""A lesson made into a draft by hand: every entry is a proposal, as a program leaves it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from kit.files import edit
from kit.files.pair import FILES

FERRY = Path(__file__).parent / "ferry"
LAYERS = ("entities", "quotations", "claims", "loaded", "connectives", "hedges", "glossary",
          "events", "questions")  # fmt: skip


def draft_of(folder: Path, to: Path, sure: float = 0.9, unsure: float = 0.55) -> Path:
    """Copy a lesson and make each of its entries a proposal; every second one is not sure."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns(".*"))
    for file in FILES.values():
        text = _proposed(folder / file, sure, unsure)
        (to / file).write_text(text, "utf-8", newline="\n")
    return to


@cache  # each change of a text is proved by reading it again
def _proposed(path: Path, sure: float, unsure: float) -> str:
    text = path.read_text("utf-8").replace("status: checked", "status: draft")
    for at in edit.entries(text):
        if at[0] in LAYERS and len(at) == 2:
            share = unsure if at[1] % 2 else sure
            text = edit.set_keys(text, at, {"status": "draft", "confidence": share})
    return text
