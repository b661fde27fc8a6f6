"""Words that tie parts of a text together, with the relation, in plain words.

Adds over spaCy: it marks conjunctions, but not what they say, and no “as a result” or “in response
to”. A list of ours (`connectives.tsv`) names the words, the parse decides whether a word ties here
(“since March” does not, “since he left” does) and which of two relations “while” and “since” have
(`ties`); `joins` says what is tied. Plain “and”, “or” and “if” are left out: nobody needs them
explained, or no relation of ours fits.
"""

from __future__ import annotations

from ...lesson import Connective
from ..doc import Read
from .joins import joins
from .lexicon import find, table
from .ties import ties

_NOT_IN = ("headline", "byline", "credit")


def connectives(read: Read) -> tuple[Connective, ...]:
    """Return the connectives of all blocks but headlines, bylines and credits, in text order."""
    found = []
    for block, doc in read.docs:
        if block.kind in _NOT_IN:
            continue
        for hit in find(doc, table("connectives.tsv"), ties):
            row, span = hit.row, read.span(hit.tokens)
            found.append(Connective(
                f"c-{span.start}", span, row["relation"], joins(hit), row["plain"],
                float(row["sure"]), "draft"))  # fmt: skip
    return tuple(found)
