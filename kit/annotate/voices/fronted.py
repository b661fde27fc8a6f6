"""Speech before the words that tell who speaks: “The roof was lost, the captain said.”

Adds over spaCy, whose small model often hangs the two clauses together the wrong way round: the
commas around the speaker decide where the words said end.
"""

from __future__ import annotations

from ...lesson import Span
from ..coref.words import Words
from . import cues
from .frames import Frame

# What opens a side clause; after a comma, what goes on with the writer’s own sentence.
_SIDE = ("when", "while", "as", "after", "before", "if", "although", "though", "because", "since")
_JOINS = (*_SIDE, "and", "but", "or", "who", "which", "where", "whose", "so", "yet")
_OPENERS = ("that", "which", "who", "where", "whom", "but", "and")
_TENSE = ("VBD", "VBZ", "VBP", "MD")


def fronted(frame: Frame, v: int) -> tuple[Span, float, str] | None:
    """“The roof was lost, the captain said.” and “The roof, he said, was lost.”"""
    w = frame.w
    if w.lemma[v] not in cues.CLAUSE or w.tag[v] in ("VBG", "VB"):
        return None
    first, last = frame.spans[frame.units[v]]
    if frame.inside[first] >= 0 and frame.bare(frame.units[v]):
        return None
    comma = _comma(frame, first, v)
    rest = next((i for i in range(v + 1, last) if w.low[i] == "," and i - v < 12), -1)
    if comma > 0 and rest > 0 and w.low[comma - 1] in _OPENERS:  # “a piece that, he said, …”
        span = frame.content(rest + 1, last)
        return (span, 0.75, "front") if span else None
    if comma < 0 or v - comma > 22 or w.low[comma + 1] in _JOINS:
        return None
    between = (i for i in range(comma + 1, v) if w.tag[i] in _TENSE and frame.inside[i] < 0)
    if any(w.head[i] != v and not _relative(w, i) for i in between):
        return None
    clause_after = rest > 0 and any(
        w.tag[i] in _TENSE for i in range(rest + 1, last + 1))  # fmt: skip
    after = rest + 1 if rest + 1 <= last and w.pos[rest + 1] != "ADV" else rest + 2
    goes_on = rest > 0 and after <= last and (w.tag[after] in _TENSE or _own(w, after, last))
    split = clause_after and (goes_on or not _finite(frame, first, comma))
    span = frame.content(first, last if split else comma)
    return (span, 0.7 if split else 0.85, "split" if split else "front") if span else None


def _own(w: Words, joint: int, last: int) -> bool:
    """Say whether the clause after “and” has a subject of its own that is no “he” or “she”."""
    if w.low[joint] not in ("and", "but"):
        return False
    near = (i for i in range(joint + 1, min(joint + 8, last)) if w.dep[i] in ("nsubj", "nsubjpass"))
    own = next(near, -1)
    return own > 0 and w.low[own] not in ("he", "she", "they", "it")


def _comma(frame: Frame, first: int, v: int) -> int:
    """Return the comma between the words said and the phrase that says them, or -1.

    It stands before the subject with all that explains it: “…, Norway’s foreign minister, Karin
    Sjöberg, said”.
    """
    w = frame.w
    own = w.subject(v)
    if 0 <= own < v:
        while w.dep[own] == "appos":
            own = w.head[own]
        edge = min(w.under(own))
        if edge > first and w.low[edge - 1] == "," and frame.inside[edge - 1] < 0 and (
            _splits(frame, first, edge - 1) or "," in w.low[v + 1:v + 6]
        ):  # fmt: skip
            return edge - 1
    commas = (i for i in range(v - 1, first, -1) if w.low[i] == "," and _splits(frame, first, i))
    return next(commas, -1)


def _finite(frame: Frame, first: int, last: int) -> bool:
    """Say whether a verb with a tense stands between the two, outside quotation marks or in."""
    return any(frame.w.tag[i] in _TENSE for i in range(first, last))


def _splits(frame: Frame, first: int, comma: int) -> bool:
    """Say whether a clause with its own verb ends at this comma, and no side clause."""
    return (
        frame.inside[comma] < 0
        and _finite(frame, first, comma)
        and (frame.w.low[first] not in _SIDE)
    )


def _relative(w: Words, i: int) -> bool:
    """Say whether the verb or helper belongs to a relative clause."""
    return w.dep[i] in ("relcl", "acl") or (w.dep[i] in ("aux", "auxpass") and w.dep[w.head[i]] in (
        "relcl", "acl"))  # fmt: skip
