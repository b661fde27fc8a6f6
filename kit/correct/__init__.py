"""What a program proposed, for a teacher to check: a queue of proposals, and what a decision does.

Nothing here opens a lesson file: a `Draft` is the article with the two lesson files as texts, and
each decision returns the texts as they are then to be saved (`kit.correcting` saves them).

    Draft(article, texts)                      both files, read
    queue(draft, findings)                     every proposal, in the order of the text
    accept accept_all mend drop add marked     a decision → the texts with that entry changed
    along                                      what is dropped along with a question
    lesson_of(texts, folder, file)             the lesson that they would be
    desk_data desk_state                       what the panel is given
"""

from __future__ import annotations

from .add import ADDABLE, add, blank
from .decide import accept, accept_all, marked, mend, risky, status_of_lesson
from .draft import Draft, Texts
from .dropping import along, drop
from .given import desk_data, desk_state
from .proposal import SURE, Field, Proposal
from .queue import queue
from .whole import lesson_of

__all__ = [
    "ADDABLE", "SURE", "Draft", "Field", "Proposal", "Texts", "accept", "accept_all", "add",
    "along", "blank", "desk_data", "desk_state", "drop", "lesson_of", "marked", "mend", "queue",
    "risky", "status_of_lesson",
]  # fmt: skip
