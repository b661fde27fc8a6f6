"""The answer log: append-only JSON Lines, one file for each kernel, flushed before “saved” is said.

A file is never rewritten, so two kernels cannot harm each other. Reading merges all files of a
lesson, leaves out what cannot be read and says so. Nothing here scores or schedules.

    Log(lesson_id, home)              .save(record) .read() .forget() .copy(to)
    stamped(record, lesson)           a record with the lesson and the print of its question
    state(records, lesson)            what a learner has done so far
    hand_in(lesson, records, code)    the file for the teacher
    settings(), save_settings(values) reading settings for all lessons
    sent(record), sent_settings(…)    what of a page’s message may be kept

Records: `kit/schema/answer.schema.json`; a file that is handed in: `handin.schema.json`.
"""

from __future__ import annotations

from .log import VERSION, Log, Record, Records, save_settings, settings
from .past import MARK, WORD, hand_in, question_print, stamped, state
from .sent import sent, sent_settings

__all__ = [
    "MARK", "VERSION", "WORD", "Log", "Record", "Records", "hand_in", "question_print",
    "save_settings", "sent", "sent_settings", "settings", "stamped", "state",
]  # fmt: skip
