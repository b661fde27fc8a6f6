"""What names news knows: countries, towns, peoples, organisations, events, words beside them.

Own lists (`*.txt`) and extracts of open data (`cities.tsv`, `given.txt`, `family.txt`,
`words.txt`; made by `extract.py`, credited in LICENSE.md). Read once a process; nothing is
decided here, `soft` only says that a name is also something else: a common word, a given name.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import chain

from . import sources
from .entry import Entry, Gazetteer, ascii_, bag, double, split

__all__ = ["Entry", "Gazetteer", "ascii_", "bag", "double", "gazetteer", "split", "words_alone"]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return all lists, read once."""
    lists = words_alone()
    names: dict[tuple[str, ...], list[Entry]] = {}
    states: set[str] = set()
    capitals: dict[str, str] = {}
    for surface, entry in chain(
            sources.countries(capitals), sources.regions(), sources.peoples(),
            sources.organisations(lists), sources.events(), sources.known(),
            sources.others(lists), sources.towns(lists, capitals),
            sources.cities(capitals)):  # fmt: skip
        key = split(surface)
        held = names.setdefault(key, [])
        if any(e.kind == entry.kind for e in held) and entry.group == "city":
            continue  # a state and a city of one name: the state is listed by hand
        held.append(entry)
        if entry.group in ("country", "region"):
            states.add(ascii_(surface))
    longest: dict[str, int] = {}
    for key in names:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    found = {key: tuple(entries) for key, entries in names.items()}
    return replace(lists, names=found, longest=longest, states=frozenset(states))


def words_alone() -> Gazetteer:
    """Return the lists of words without the names: what `extract` needs to make the rest."""
    return Gazetteer({}, {}, sources.cues(), dict(sources.given()), bag(sources.text("family.txt")),
                     bag(sources.text("words.txt")), frozenset())  # fmt: skip
