"""What a clause says that somebody is: “who has been mayor”, “was elected mayor”.

Adds over spaCy: it has the tree; which verbs give a person a role is told here.
"""

from __future__ import annotations

from .lists import words
from .words import Words

_MADE = words("elect re-elect appoint name make crown choose vote")
_WORKED = words("work serve train act practise practice qualify")


def been(w: Words, head: int) -> list[int]:
    """Return the nouns that a clause gives to a name: “who has been mayor”, “who worked as a
    baker”, “was elected mayor”."""
    verbs = [k for k in w.kids[head] if w.dep[k] == "relcl"]
    if w.dep[head] in ("nsubj", "nsubjpass"):
        verbs.append(w.head[head])
    verbs += [k for v in verbs for k in w.kids[v] if w.dep[k] == "xcomp"]  # “used to be a”
    found = []
    for v in verbs:
        if w.dep[v] != "ROOT" and w.lemma[v] in ("be", "become"):
            found += [k for k in w.kids[v] if w.dep[k] == "attr" and k > v]
        elif w.lemma[v] in _MADE:
            found += [k for k in w.kids[v] if w.dep[k] in ("oprd", "attr") and k > v]
        elif w.lemma[v] in _WORKED:
            as_ = [k for k in w.kids[v] if w.low[k] == "as" and w.dep[k] == "prep"]
            found += [k for p in as_ for k in w.kids[p] if w.dep[k] == "pobj"]
    return found
