"""What a common noun can stand for: a person, an organisation, a place, a set of people, a source.

Adds over spaCy: it knows the number of a word and nothing of gender and animacy. The lists stand in
`nouns.txt`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .lists import lists, words

_LISTS = {name: words(" ".join(lines)) for name, lines in lists(__package__, "nouns.txt").items()}
MEN, WOMEN, PEOPLE = _LISTS["men"], _LISTS["women"], _LISTS["people"]
ORGANISATIONS, BUSINESSES = _LISTS["organisations"], _LISTS["businesses"]
COUNTRIES, SETTLEMENTS, LANDS = _LISTS["countries"], _LISTS["settlements"], _LISTS["lands"]
CROWDS, COLLECTIVES = _LISTS["crowds"], _LISTS["collectives"]
PUBLIC = _LISTS["public"]  # last words of names of bodies that are no firms
SOURCES, IDLE = _LISTS["sources"], _LISTS["idle"]
# noun → last words of names that it can stand for: “the party” is the Liberal Bloc
NAMED = {name[6:]: found for name, found in _LISTS.items() if name.startswith("named ")}
_PERSON = re.compile(r".+(?:man|woman|person|ist|keeper|maker|holder|goer|worker|year-old)$")


@lru_cache(maxsize=4096)
def person(lemma: str) -> bool:
    """Say whether the noun means a person.

    >>> person("minister"), person("ferrywoman"), person("harbour")
    (True, True, False)
    """
    if lemma in MEN or lemma in WOMEN or lemma in PEOPLE:
        return True
    return lemma not in ORGANISATIONS and bool(_PERSON.match(lemma))


def gender(lemma: str) -> str:
    """Return “m”, “f” or, where the noun does not tell, an empty string."""
    if lemma in WOMEN or (lemma.endswith("woman") and person(lemma)):
        return "f"
    return "m" if lemma in MEN or (lemma.endswith("man") and person(lemma)) else ""


def sort(lemma: str) -> str:
    """Return what sort of thing a common noun means.

    >>> sort("minister"), sort("company"), sort("village"), sort("half"), sort("bread")
    ('person', 'organisation', 'place', 'crowd', 'thing')
    """
    if person(lemma):
        return "person"
    if lemma in ORGANISATIONS:
        return "organisation"
    if lemma in COUNTRIES or lemma in SETTLEMENTS or lemma in LANDS:
        return "place"
    return "crowd" if lemma in CROWDS or lemma in COLLECTIVES else "thing"
