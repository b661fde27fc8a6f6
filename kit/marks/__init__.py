"""What is marked in the text, and the card behind each mark. Pure values; nothing is drawn here.

    marks(lesson)                  every mark of the text that a reader sees, in its order
    cards(lesson)                  card id → its card as plain JSON
    chains(lesson)                 entity id → its mentions
    open_questions(lesson, state)  questions that still wait for their answer
    visible(marks, layers, open)   the marks that may be seen now

A mark that would answer an open question names it in `until`; nobody shows it before that question
is answered, and no other card of its chain tells it.
"""

from __future__ import annotations

from .build import chains, marks, visible
from .cards import Card, cards
from .hidden import open_questions, question_open, until_of
from .mark import Mark, layer_of, short_name

__all__ = [
    "Card", "Mark", "cards", "chains", "layer_of", "marks", "open_questions", "question_open",
    "short_name", "until_of", "visible",
]  # fmt: skip
