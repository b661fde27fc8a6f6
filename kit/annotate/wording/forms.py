"""Forms of the calmer words: “say” becomes “said” where the article has “claimed”."""

from __future__ import annotations

_PAST = {"say": "said", "speak": "spoke", "fall": "fell", "rise": "rose", "cut": "cut",
         "spend": "spent", "take": "took", "keep": "kept", "leave": "left", "break": "broke",
         "bring": "brought", "put": "put", "teach": "taught", "beat": "beat", "come": "came",
         "be": "was", "lead": "led", "give": "gave", "hit": "hit", "spread": "spread"}  # fmt: skip
_PARTICIPLE = {"speak": "spoken", "fall": "fallen", "rise": "risen", "take": "taken",
               "break": "broken", "beat": "beaten", "give": "given", "come": "come",
               "be": "been"}  # fmt: skip
_DOUBLED = ("cut", "put", "hit")
_VOWELS = "aeiou"


def verb(phrase: str, tag: str) -> str:
    """Return a verb phrase in the form that a Penn tag names; its first word changes.

    >>> verb("fall a lot", "VBD"), verb("criticise", "VBG"), verb("say", "VBZ")
    ('fell a lot', 'criticising', 'says')
    """
    word, _, rest = phrase.partition(" ")
    return " ".join(filter(None, (_form(word, tag), rest)))


def _form(word: str, tag: str) -> str:
    if tag == "VBZ":
        return "is" if word == "be" else plural(word)
    if tag == "VBG":
        if word in _DOUBLED:
            return word + word[-1] + "ing"
        return (word[:-1] if word.endswith("e") and word != "be" else word) + "ing"
    if tag in ("VBD", "VBN"):
        if tag == "VBN" and word in _PARTICIPLE:
            return _PARTICIPLE[word]
        if word in _PAST:
            return _PAST[word]
        if word.endswith("y") and word[-2] not in _VOWELS:
            return word[:-1] + "ied"
        return word + ("d" if word.endswith("e") else "ed")
    return word


def plural(word: str) -> str:
    """Return a noun in the plural (or a verb with -s).

    >>> plural("country"), plural("loss"), plural("way")
    ('countries', 'losses', 'ways')
    """
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")


def noun(phrase: str, many: bool) -> str:
    """Return a noun phrase without its mark ~, in the plural if `many`.

    >>> noun("thing~ that is not true", True)
    'things that is not true'
    """
    words = phrase.split(" ")
    return " ".join((plural(w[:-1]) if many else w[:-1]) if w.endswith("~") else w for w in words)
