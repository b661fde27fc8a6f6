"""Connectives by their grammar: what may stand for each, what would say something else, and why.

A wrong one is never of a relation that could hold beside the right one: adding beside result, or
contrast beside “meanwhile”.
"""

from __future__ import annotations

from typing import NamedTuple


class Way(NamedTuple):
    """A connective that could stand there: its words and, by its relation, what it would say."""

    words: str
    relation: str


SAYS = {
    "contrast": "as the two parts pull apart",
    "result": "as one part leads to the other",
    "cause": "as it brings in a reason",
    "example": "as it brings in one case",
    "adding": "as it brings in one more point",
    "same time": "as both happen at one time",
    "later": "as one happens after the other",
    "purpose": "as it names an aim",
    "condition": "as it holds on one condition",
    "instead": "as one takes the other’s place",
}

# Grammar → connective of the text → what may stand for it; then, by relation, the wrong ones.
ADVERBS = {
    "however": Way("All the same", "contrast"), "nevertheless": Way("However", "contrast"),
    "nonetheless": Way("However", "contrast"), "even so": Way("However", "contrast"),
    "still": Way("However", "contrast"), "yet": Way("However", "contrast"),
    "as a result": Way("Therefore", "result"), "as a consequence": Way("Therefore", "result"),
    "therefore": Way("As a result", "result"), "consequently": Way("As a result", "result"),
    "accordingly": Way("As a result", "result"), "for this reason": Way("Therefore", "result"),
    "for that reason": Way("Therefore", "result"), "for example": Way("For instance", "example"),
    "for instance": Way("For example", "example"), "in the meantime": Way("Meanwhile", "same time"),
    "meanwhile": Way("At the same time", "same time"), "afterwards": Way("After that", "later"),
    "subsequently": Way("After that", "later"), "then": Way("After that", "later"),
}  # fmt: skip
JOINTS = {"but": Way("and yet", "contrast"), "yet": Way("and all the same", "contrast")}
CLAUSES = {
    "although": Way("even though", "contrast"), "though": Way("although", "contrast"),
    "even though": Way("although", "contrast"), "whereas": Way("while", "contrast"),
    "so that": Way("in order that", "purpose"),
    "once": Way("after", "later"), "as soon as": Way("right after", "later"),
}  # fmt: skip
# of words with two meanings, the one that the text uses
TWO = {
    ("while", "contrast"): Way("whereas", "contrast"),
    ("while", "time"): Way("at the time when", "same time"),
    ("since", "cause"): Way("because", "cause"),
    ("since", "time"): Way("from the time when", "later"),
    ("as", "time"): Way("at the moment when", "same time"),
    ("as", "cause"): Way("because", "cause"),
}
PREPOSITIONS = {
    "because of": Way("as a result of", "cause"), "due to": Way("because of", "cause"),
    "owing to": Way("because of", "cause"), "thanks to": Way("because of", "cause"),
    "on account of": Way("because of", "cause"), "as a result of": Way("because of", "cause"),
    "despite": Way("in spite of", "contrast"), "in spite of": Way("despite", "contrast"),
    "instead of": Way("in place of", "instead"),
}  # fmt: skip
LURES = {
    "adverb": {
        "contrast": (Way("As a result", "result"), Way("For example", "example"),
                     Way("In addition", "adding")),
        "result": (Way("However", "contrast"), Way("For example", "example"),
                   Way("Before that", "later")),
        "example": (Way("However", "contrast"), Way("As a result", "result"),
                    Way("Meanwhile", "same time")),
        "same time": (Way("As a result", "result"), Way("For example", "example"),
                      Way("Because of this", "cause")),
        "later": (Way("However", "contrast"), Way("For example", "example"),
                  Way("Meanwhile", "same time")),
    },
    "joint": {"contrast": (Way("and so", "result"), Way("because", "cause"),
                           Way("for example", "example"))},
    "clause": {
        "contrast": (Way("because", "cause"), Way("in order that", "purpose"),
                     Way("if", "condition")),
        "cause": (Way("although", "contrast"), Way("in order that", "purpose"),
                  Way("if", "condition")),
        "purpose": (Way("although", "contrast"), Way("because", "cause"),
                    Way("as soon as", "later")),
        "later": (Way("although", "contrast"), Way("in order that", "purpose"),
                  Way("because", "cause")),
        "same time": (Way("although", "contrast"), Way("because", "cause"),
                      Way("in order that", "purpose")),
    },
    "preposition": {
        "cause": (Way("in spite of", "contrast"), Way("instead of", "instead"),
                  Way("for example", "example")),
        "contrast": (Way("because of", "cause"), Way("instead of", "instead"),
                     Way("for example", "example")),
        "instead": (Way("because of", "cause"), Way("in spite of", "contrast"),
                    Way("as well as", "adding")),
    },
}  # fmt: skip
DOUBLE = {"while": ("contrast", "same time"), "since": ("cause", "later"),
           "as": ("cause", "same time")}  # fmt: skip
