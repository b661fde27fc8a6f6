"""From a file to a draft lesson: `kit new` and `kit annotate`, apart from what the screen shows.

    draft(name, data, wish)   pure: bytes → the nouns of a draft lesson
    make(job)                 one source → all files of its lesson, as bytes
    one, many                 make lessons and give their files their places, all or nothing

It puts the rooms together: ingest reads, annotate and propose propose, check throws out, files
writes, walk makes the notebooks. A teacher decides afterwards.
"""

from __future__ import annotations

from .draft import Draft, Wish, annotated, draft
from .make import NEW, REPLACE, UPDATE, Job, Made, make
from .names import slug
from .pool import Failed, in_order
from .report import Report, lines, report
from .run import Outcome, cores, many, one, prepared, start_page
from .shelf import Shelf, find_base, shelf
from .sources import Given, expand
from .waiting import Waiting

__all__ = [
    "NEW", "REPLACE", "UPDATE", "Draft", "Failed", "Given", "Job", "Made", "Outcome", "Report",
    "Shelf", "Waiting", "Wish", "annotated", "cores", "draft", "expand", "find_base", "in_order",
    "lines", "make", "many", "one", "prepared", "report", "shelf", "slug", "start_page",
]  # fmt: skip
