"""What comes back when: a pure replay of the answers, over days, with FSRS as the scheduler.

The first answer of a day counts. What was right comes back at the growing gaps GAPS, what was wrong
or guessed sooner. A word to learn comes back as a card from the day after it was met: production
first (type it from its meaning), then recognition (choose its meaning) when it could not be typed.
A day is a day of the learner: the time zone is that of `now`.

    due(lesson, state, now)           what to repeat today
    planned(lesson, state, now)       everything that comes back, with its day
    coming([(lesson, state)…], now)   five columns {label, count}
    sure_but_wrong(lesson, state)     questions to look at twice
    word_question(lesson, gloss, stage), question_of(lesson, id)
"""

from __future__ import annotations

from .cards import question_of, word_question
from .when import CHOOSE, GAPS, PRODUCE, Due, coming, due, planned, sure_but_wrong

__all__ = [
    "CHOOSE", "GAPS", "PRODUCE", "Due", "coming", "due", "planned", "question_of",
    "sure_but_wrong", "word_question",
]  # fmt: skip
