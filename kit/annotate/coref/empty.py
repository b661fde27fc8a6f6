"""“It” that points to nothing: “it is good to have friends”, “it rained”, “it was Keller who …”.

Adds over spaCy, whose small model marks such an “it” as `expl` only now and then.
"""

from __future__ import annotations

from .lists import words
from .words import Words

_SEEM = words("""
seem appear turn happen rain snow freeze thunder hail emerge transpire matter follow take remain
become get prove cost help hurt
""")
_WEATHER = words("""
cold warm hot dark light late early time sunny windy rainy cloudy foggy icy dry wet noon midnight
morning evening night summer winter spring autumn monday tuesday wednesday thursday friday
saturday sunday o'clock
""")
_NOUNS = words("""
time fact shame pity pleasure honour honor question matter way wonder duty secret mistake surprise
chance idea news relief tragedy miracle coincidence rule tradition custom crime luck
""")
_MAKE = words("make find think consider believe feel call owe leave deem keep")
_OPEN = ("that", "to", "who", "which", "whether", "if", "when", "how", "why", "what", "where",
         "because", "for", "not")  # fmt: skip


def idle(w: Words, i: int) -> bool:
    """Say whether the “it” at token `i` points to nothing."""
    if w.low[i] != "it":
        return False
    if w.dep[i] == "expl":
        return True
    if w.dep[i] in ("nsubj", "nsubjpass"):
        return _before_its_clause(w, i)
    if i and w.lemma[i - 1] == "put":
        return True  # “puts it bluntly”
    # “make it clear that …”, “find it hard to …”
    after = w.low[i + 1 : i + 6]
    return (
        w.low[i - 1 : i] != []
        and w.lemma[i - 1] in _MAKE
        and (
            i + 1 < len(w) and w.pos[i + 1] in ("ADJ", "ADV") and ("that" in after or "to" in after)
        )
    )


def _before_its_clause(w: Words, i: int) -> bool:
    verb = w.head[i]
    lemma = w.lemma[verb]
    stops = (k for k in range(verb + 1, len(w)) if w.first[k] or w.low[k] in (".", ";", "!", "?"))
    end = next(stops, len(w))
    rest = range(max(verb, i) + 1, end)
    clause = any(w.dep[k] in ("ccomp", "csubj", "advcl", "acl", "relcl", "xcomp") and k > verb
                 for k in w.kids[verb])  # fmt: skip
    if lemma in _SEEM and lemma not in ("get", "become", "take", "remain", "help", "cost"):
        return clause or lemma in ("rain", "snow", "seem", "appear", "turn", "freeze")
    if lemma in ("take", "cost"):
        return any(w.low[k] in ("to", "until", "for") for k in rest)
    if lemma not in ("be", "become", "remain", "get", "prove"):
        said = w.tag[verb] == "VBN" and w.dep[i] == "nsubjpass"
        return said and any(w.low[k] == "that" for k in list(rest)[:3])  # “it is believed that”
    for k in list(rest)[:3]:
        if w.lemma[k] in _WEATHER:
            return True
    for k in w.kids[verb]:
        after = w.low[k + 1 : min(end, k + 7)]
        if k > verb and w.dep[k] == "acomp" and any(word in _OPEN for word in after):
            return True
        if k > verb and w.dep[k] == "attr" and any(
            word in ("that", "who", "to", "whether") for word in after
        ):  # fmt: skip
            return w.lemma[k] in _NOUNS or w.pos[k] in ("PROPN", "PRON")  # “it was Keller who …”
    return False
