"""A capital or palace that acts for its government: “align with Moscow”, “the Kremlin said”.

The name stays a place; its mention gets a note. Only where the verb or noun beside it is something
that governments do, so that “in Moscow” and “arrived from Moscow” get none.
"""

from __future__ import annotations

from ...lesson import Span
from ..doc import Read
from ..gazetteer import Entry, bag

_PALACES = frozenset(("White House", "Kremlin", "Downing Street", "10 Downing Street", "Whitehall",
                      "Blue House", "Elysee", "Élysée", "Number 10", "Westminster", "Capitol Hill",
                      "Elysee Palace", "Élysée Palace"))  # fmt: skip
_ACTS = bag(
    "say accuse agree announce deny want reject respond insist warn condemn welcome claim support"
    " oppose back refuse demand call urge decide hope fear argue believe regard see view consider"
    " recognize recognise sign impose lift pledge promise offer seek try vow react retaliate invade"
    " negotiate declare order summon expel cut tell ask add send withdraw stress confirm")
_TIES = bag(
    "tie relation relationship sanction talk deal agreement treaty war trade align negotiate side"
    " pressure alliance dispute tension summit cooperation link debt anger cold row dialogue help"
    " support aid loyalty dependence rapprochement break message signal threat demand")
_SPEAKERS = bag("spokesman spokeswoman spokesperson official source aide adviser press-secretary"
                " insider envoy negotiator diplomat policy")  # fmt: skip
_FEELINGS = bag("concern anger alarm fear outrage unease worry dismay suspicion relief criticism")
_OWN = bag("government ambition policy interest refusal decision")


def why_government(read: Read, span: Span, entry: Entry | None) -> str:
    """Return the sentence that tells a learner why a place means a government here, or ""."""
    if entry is None or not (entry.of or entry.name in _PALACES) or entry.group == "country":
        return ""
    tokens = read.tokens(span)
    if tokens is None:
        return ""
    head = tokens.root
    if head.dep_ == "compound" and head.head.lemma_ in _SPEAKERS:
        return f"A place has no {head.head.text}; the government that sits there has."
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_ in _ACTS:
        return f"Places do not {head.head.lemma_}; the government that sits there does."
    if head.dep_ == "pobj" and head.head.lower_ in ("with", "against", "between", "to", "for"):
        of = head.head.head
        if of.lemma_ in _TIES:
            return f"The word “{of.text}” speaks of governments, not of a town or a building."
    if head.dep_ == "pobj" and head.head.lower_ == "in" and head.head.head.lemma_ in _FEELINGS:
        return f"The {head.head.head.lemma_} is the government’s, not the town’s."
    if head.dep_ == "poss" and head.head.lemma_ in _TIES | _OWN:
        return f"A place has no {head.head.lemma_}; the government that sits there has."
    return ""
