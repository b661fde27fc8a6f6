"""Verbs of saying with which nobody has said anything: “did not say”, “if he says”, “could argue”.

Adds over spaCy: it has the tree; what a helper or “if” makes of a verb is told here.
"""

from __future__ import annotations

from . import cues
from .frames import Frame


def unsaid(frame: Frame, v: int) -> bool:
    """Say whether the verb is denied, only possible, or asked of somebody."""
    w = frame.w
    for k in w.kids[v]:
        if w.dep[k] == "neg" or (w.dep[k] == "aux" and w.lemma[k] in cues.PERHAPS):
            return True
        if w.dep[k] == "mark" and w.low[k] in ("if", "unless", "whether"):
            return True
        if w.dep[k] == "auxpass" or w.dep[k] == "nsubjpass":
            return not any(w.dep[s] == "agent" for s in w.kids[v])
    up = w.head[v]
    if w.dep[v] == "xcomp" and up != v:
        return w.lemma[up] not in cues.GOING or unsaid(frame, up)
    if w.tag[v] == "VB" and w.dep[v] in ("advcl", "acl", "ccomp", "conj"):
        return w.lemma[up] not in cues.GOING
    if v == frame.spans[frame.units[v]][0] and w.tag[v] in ("VBN", "VBD"):
        return True  # “Asked what she misses, she …”
    if w.tag[v] == "VBN" and w.dep[v] in ("acl", "advcl") and w.subject(v) < 0:
        return not any(w.dep[s] == "agent" for s in w.kids[v])
    return False


def would(frame: Frame, up: int) -> bool:
    """Say whether a verb stands with “would” or another helper that a past tense cannot follow."""
    w = frame.w
    return w.tag[up] == "VB" and any(w.tag[k] == "MD" for k in w.kids[up])
