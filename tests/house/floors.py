"""The only table of floors: every module of kit, lowest first. CONTRIBUTING.md explains it."""

from __future__ import annotations

FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors", "text", "colours"),
    ("lesson", "skills"),
    ("files", "schema", "segments", "marks", "score", "answers", "glossary"),
    ("html", "posed", "review", "marking", "shown", "which"),
    ("widgets", "pictures"),
    ("walk", "paper", "page", "formats", "check", "tables",
     "ingest", "annotate", "propose", "correct"),
    ("reading", "printed", "desk", "correcting", "drafting", "teacher", "lab", "cli", "__init__"),
)  # fmt: skip
# Each can be deleted, with its line in the table of kit/cli.py.
ROOMS = ("walk", "paper", "page", "formats", "check", "ingest", "annotate", "propose", "correct")
GOES_TOO = {"correct": "correcting"}  # what of floor 7 is nothing without its room

# One room, two names: files asks schema for its rules.
SAME_ROOM = (("files", "schema"),)
# What may look down a floor's own corridor, and why.
NEIGHBOURS = {
    "__init__": ("reading",),  # the front door opens the first room behind it
    "cli": ("lab", "printed", "drafting"),  # a verb of the table each
    # a lesson keeps answers, prints handouts, opens its teacher's view and the review desk
    "reading": ("desk", "teacher", "printed", "correcting"),
}
