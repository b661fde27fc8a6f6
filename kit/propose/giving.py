"""Whether one item prints what another one asks for: then only one of the two is kept."""

from __future__ import annotations

from .. import text as strings
from ..lesson import Question
from .draft import Draft

SHOWN = 3  # words of the text that both have to print, at least


def tells(draft: Draft, one: Question, other: Question) -> bool:
    """Say whether what `one` prints gives away the key of `other`."""
    shown = _printed(one)
    spans = [s for s in other.evidence if s.start >= 0]
    pieces = [p for s in spans if len((p := strings.plain(draft[s])).split()) >= SHOWN]
    same = any(strings.find(shown, piece) for piece in pieces)
    if other.kind in ("truth", "cloze"):
        keys = [o.text for g in other.gaps for o in g.options if o.right]
        near = other.kind == "truth" or all(strings.find(shown, strings.plain(k)) for k in keys)
        return same and near and one.kind != "write"
    if other.kind == "mark":
        words = [draft[t.span] for t in other.targets]
        here = any(draft.sentence(t.span) == draft.sentence(s)
                   for t in other.targets for s in one.evidence)  # fmt: skip
        return len(words) == 1 and f"“{words[0]}”" in one.ask and here
    if other.kind != "choice" or not other.skill.startswith(("whose", "what-it-points")):
        return False
    key = next((strings.plain(o.text) for o in other.options if o.right), "")
    return bool(key) and same and one.kind != "write" and bool(strings.find(shown, key))


def _printed(q: Question) -> str:
    """Return what a learner reads before answering, without the options of a choice."""
    rows = [q.ask, q.statement, q.text, *(o.text for o in q.items)]
    rows += [half for pair in q.pairs for half in (pair.left, pair.right)]
    return strings.plain(" | ".join(rows))
