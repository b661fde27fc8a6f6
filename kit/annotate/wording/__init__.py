"""The language of an article: connectives, loaded words, hedges, claims, events, glosses, figures.

    connectives(read)                     words that tie parts together
    loaded(read, quotations)              words that judge, whose they are, a calmer word
    hedges(read)                          words that soften a claim
    claims(read, quotations)              what is stated, by whom, how to find out
    events(read, dates, entities)         what happens and when
    glosses(read)                         words explained, some of them to learn
    readability(read)                     how hard the text is, in figures

Each file says what its stage adds over spaCy. The lists are data files of ours in this folder; a
teacher can mend them. Few and right beats many: what the rules cannot tell is left out.
"""

from .claims import claims
from .connectives import connectives
from .events import events
from .glosses import glosses
from .hedges import hedges
from .loaded import loaded
from .readability import readability

__all__ = ["claims", "connectives", "events", "glosses", "hedges", "loaded", "readability"]
