"""How hard a text is to read: its sentences, its syllables, and how common its words are.

Adds over spaCy: all of it. Flesch–Kincaid grade = 0.39 · words a sentence + 11.8 · syllables a
word − 15.59 (Kincaid et al. 1975). Syllables are groups of vowels with the silent ones taken off
and a list of exceptions; that is within 0.2 grades of a dictionary’s count.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ...skills import LEVELS
from ..doc import Read
from .levels import band

_KINDS = ("paragraph", "quotation", "list")
_POS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective", "ADV": "adverb"}
_ODD = {"the": 1, "area": 3, "areas": 3, "idea": 3, "being": 2, "create": 2,
        "created": 3, "creating": 3, "poem": 2, "quiet": 2, "science": 2, "society": 4,
        "social": 2, "special": 2, "business": 2, "every": 2, "people": 2, "something": 2,
        "someone": 2, "somewhere": 2, "sometimes": 2, "ukraine": 2, "europe": 2, "european": 4,
        "real": 2, "really": 3, "reality": 4, "museum": 3, "going": 2, "doing": 2, "seeing": 2,
        "lion": 2, "riot": 2, "diet": 2, "client": 2, "giant": 2, "trial": 2, "violence": 3,
        "violent": 3, "variety": 4, "period": 3, "media": 3, "radio": 3, "video": 3, "studio": 3,
        "serious": 3, "various": 3, "previous": 3, "experience": 4, "material": 4, "people's": 2,
        "evening": 2, "whole": 1, "somehow": 2, "homeless": 2, "therefore": 2, "throughout": 2,
        "use": 1, "used": 1, "eye": 1, "eyes": 1, "one": 1, "ones": 1, "once": 1, "wednesday": 2,
        "naive": 2, "nuclear": 3, "actual": 3, "usual": 3, "usually": 4, "actually": 4,
        "mutual": 3, "annual": 3, "individual": 5, "situation": 4, "evaluate": 4, "continue": 3,
        "argue": 2, "league": 1, "colleague": 2, "colleagues": 2, "value": 2, "values": 2,
        "issue": 2, "issues": 2, "rescue": 2, "queue": 1, "unique": 2, "technique": 2,
        "parliament": 3, "theatre": 3, "scientist": 3, "scientists": 3, "safety": 2, "rhythm": 2,
        "cafe": 2, "recipe": 3, "catastrophe": 4, "ideas": 3}  # fmt: skip
_GROUP = re.compile(r"[aeiouy]+")
# Two vowels that are two beats (sta-di-um, cre-ate, flu-ent, play-ing) …
_TWO = re.compile(
    r"(?<![cgstx])i[au]|(?<![cgstxnl])io|(?<=[st])ia(?=[^lnr]|$)|(?<=[st])io(?=l|t$)|ie(?=t)"
    r"|(?<=r)ea(?=t[eio])|ye?i(?=n)|yee|eo(?=[lgmnsr])|oi(?=ng$)|sms?$"
    r"|(?<=[^gqas])u[ao](?=[^r]|$)|(?<=[^gq])ue(?=n|ls?$)"
)
# … and one beat where the rule before saw two.
_ONE = re.compile(r"(?<=[cgst])eo(?=n)|(?<=[gq])ues?$")
# The e that nobody hears: late, named, called, makes, hopeful, placement.
_SILENT = re.compile(
    r"(?<=[aeiouy][^aeiouylw])e$|(?<=[aeiouy][^aeiouy][^aeiouylr])e$|(?<=[aeiouy]l)e$"
    r"|(?<=[aeiouy][^aeiouytdw])ed$|(?<=[^aeiouy][^aeiouytdlr])ed$|(?<=ll|rr|rl)ed$"
    r"|(?<=[aeiouy][^aeiouycgszx])es$|(?<=[aeiouy][^aeiouy][^aeiouycgszxlhr])es$"
    r"|(?<=[aeiouy][^aeiouy])e(?=ly$|ment|ful|less|ness)"
)


def readability(read: Read) -> dict[str, Any]:
    """Return the figures of the running text.

    `words`, `sentences`, `words_per_sentence`, `syllables_per_word`, `grade` (US school year) and
    `bands`: the share of the words by band, names and numbers left out. Without a sentence all
    figures are 0. Raises Missing without wordfreq.
    """
    count = sentences = beats = 0
    by_band = dict.fromkeys(LEVELS, 0)
    for block, doc in read.docs:
        if block.kind not in _KINDS:
            continue
        for sentence in doc.sents:
            tokens = [t for t in sentence if any(c.isalnum() for c in t.text)]
            sentences += bool(tokens)
            for token in tokens:
                piece = token.text.startswith("'") or token.lower_ in ("n't", "na")
                count += not piece
                beats += syllables(token.text)
                if token.is_alpha and not piece and token.pos_ not in ("PROPN", "NUM"):
                    pos = _POS.get(token.pos_, "")
                    by_band[band(token.lower_, token.lemma_.lower(), pos)] += 1
    total = sum(by_band.values())
    a, b = (count / sentences, beats / count) if count else (0.0, 0.0)
    return {
        "words": count, "sentences": sentences, "words_per_sentence": round(a, 1),
        "syllables_per_word": round(b, 2),
        "grade": round(0.39 * a + 11.8 * b - 15.59, 1) if count else 0.0,
        "bands": {name: round(n / total, 3) if total else 0.0 for name, n in by_band.items()},
    }  # fmt: skip


@cache
def syllables(word: str) -> int:
    """Return how many syllables an English word has, at least one; of a number, its figures.

    >>> [syllables(w) for w in ("minister", "announced", "wanted", "trade", "table")]
    [3, 2, 2, 1, 2]
    """
    low = re.sub(r"[^a-z']", "", word.casefold().replace("’", "'"))
    if not low or low.startswith("'"):
        return len(re.findall(r"\d", word)) if not low else 0
    low = low.removesuffix("'s").strip("'")
    if low in _ODD:
        return _ODD[low]
    count = len(_GROUP.findall(low)) + len(_TWO.findall(low)) - len(_ONE.findall(low))
    return max(1, count - len(_SILENT.findall(low)))
