"""Which names mean the same: one entity for “Emmanuel Macron” and “Macron”, with role and place.

Adds over spaCy, which has no entities at all: short names, abbreviations and spellings of one
thing are gathered (“Kiev” and “Kyiv”, “IMF”), a person gets the role that the article gives
(“Kenyan Transport Minister”), a place its point, a nationality word its country, and a capital or
palace that acts for its government a note. Ids are slugs of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from ..lesson import Entity, Mention, Span
from .doc import Read
from .gazetteer import Entry, ascii_, bag, gazetteer, split
from .linking.roles import role
from .linking.seats import why_government
from .names import Named

_JUNIOR = bag("Jr Jr. Sr Sr. II III IV")
_MEN = bag("mr sir lord king prince")
_WOMEN = bag("mrs ms miss lady dame queen princess madame")


@dataclass
class Cluster:
    """The mentions of one thing, in order."""

    kind: str
    key: str  # what the lists call it, or its first full name without accents
    names: list[str] = field(default_factory=list)
    found: list[Named] = field(default_factory=list)
    entry: Entry | None = None


class Index:
    """The clusters so far, by what a further name may share with them."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self.by: dict[tuple[str, str, str], list[Cluster]] = {}

    def add(self, cluster: Cluster, words: str, named: Named) -> None:
        """Let a cluster have one more name."""
        if not cluster.names:
            self.clusters.append(cluster)
        cluster.found.append(named)
        if words in cluster.names:
            return
        cluster.names.append(words)
        parts, kind = _words(words), cluster.kind
        for what in {("key", cluster.key), ("spelt", _bare(words)), ("letters", _firsts(words)),
                     *(("word", parts[n]) for n in (0, -1) if parts)}:  # fmt: skip
            held = self.by.setdefault((kind, *what), [])
            if all(c is not cluster for c in held):
                held.append(cluster)

    def find(self, kind: str, what: str, value: str) -> list[Cluster]:
        """Return the clusters of a kind that have this key, spelling, word or these letters."""
        return self.by.get((kind, what, value), [])


def linked(read: Read, names: Iterable[Named]) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return the entities of an article, in order of first mention, and all their mentions."""
    ordered = sorted(names, key=lambda n: n.span)
    clusters = _clusters(read, ordered)
    ids = _ids(clusters)
    places = {c.key: i for c, i in zip(clusters, ids, strict=True) if c.kind == "place"}
    entities = tuple(_entity(read, c, i, places) for c, i in zip(clusters, ids, strict=True))
    mentions = []
    for cluster, name in zip(clusters, ids, strict=True):
        for n, found in enumerate(cluster.found, 1):
            why = why_government(read, found.span, cluster.entry) if cluster.kind == "place" else ""
            sure = found.confidence
            mentions.append(Mention(
                f"{name}.{n}", found.span, name, means="government" if why else "", why=why,
                unsure=sure < 0.5, confidence=sure, status="draft"))  # fmt: skip
    return entities, tuple(sorted(mentions, key=lambda m: m.span))


def _clusters(read: Read, names: list[Named]) -> list[Cluster]:
    """Gather the names; full names first, so that short ones find them."""
    index = Index()
    for n in sorted(names, key=lambda n: -len(_words(read.article[n.span]))):
        words = read.article[n.span]
        entry = _entry(words, n.kind)
        key = entry.of if entry and n.kind == "nationality" and entry.of else (
            entry.name if entry else ascii_(words))  # fmt: skip
        home = _home(read, index, n, words, key)
        index.add(home or Cluster(n.kind, key, entry=entry), words, n)
    for cluster in index.clusters:
        cluster.found.sort(key=lambda n: n.span)
    return sorted(index.clusters, key=lambda c: c.found[0].span)


@lru_cache(maxsize=4096)
def _words(words: str) -> list[str]:
    return [w for w in re.split(r"\s+", ascii_(words)) if w not in _JUNIOR]


def _entry(words: str, kind: str) -> Entry | None:
    """Return what the lists know of a name of this kind."""
    names = gazetteer().names
    for form in (words, words.title() if words.isupper() and len(words) > 3 else words):
        for entry in names.get(split(form), ()):
            if entry.kind == kind:
                return entry
    return None


def _home(read: Read, index: Index, n: Named, words: str, key: str) -> Cluster | None:
    """Return the cluster that a name belongs to, or None for one of its own."""
    for what, value in (("key", key), ("spelt", _bare(words))):
        if same := index.find(n.kind, what, value):
            return same[0]
    parts = _words(words)
    near = index.find(n.kind, "letters", words.replace(".", ""))
    for part in dict.fromkeys((parts[0], parts[-1])) if parts else ():
        near = near + index.find(n.kind, "word", part)
    able = [c for c in near if any(_shortens(words, name, n.kind) for name in c.names)]
    if n.kind == "person":
        able = [c for c in able if _fits(read, n, c)]
    return _nearest(able, n) if able else None


@lru_cache(maxsize=4096)
def _bare(words: str) -> str:
    """Return a name without accents, capitals and full stops."""
    return ascii_(words).replace(".", "").casefold()


def _shortens(short: str, full: str, kind: str) -> bool:
    """Say whether `short` is how news calls `full` after its first mention."""
    few, many = _words(short), _words(full)
    if len(few) >= len(many) and not (kind == "person" and len(few) == len(many)):
        return len(few) == 1 and _letters(short, full)
    if kind == "person":
        if len(few) == 1:
            return few[0] in (many[-1], many[0]) or few[0] == "".join(many[-1:])
        return (few[-1] == many[-1] and few[0] == many[0]) or few == many[-len(few):]
    if kind == "organisation":
        return few == many[:len(few)] or few == many[-len(few):] or _letters(short, full)
    if kind == "event":
        return few == many[-len(few):] or few == many[:len(few)]
    return False


def _letters(short: str, full: str) -> bool:
    """Say whether `short` is made of the first letters of `full`."""
    letters = short.replace(".", "")
    return len(letters) > 1 and letters.isupper() and letters == _firsts(full)


@lru_cache(maxsize=4096)
def _firsts(words: str) -> str:
    """Return the first letters of the words with a capital."""
    return "".join(w[0] for w in re.findall(r"[A-Za-z]+", ascii_(words)) if w[0].isupper())


def _fits(read: Read, n: Named, cluster: Cluster) -> bool:
    """Say whether “Mrs” or “Mr” before a surname suits the given name of a cluster."""
    before = re.findall(r"\w+", read.article.text[max(0, n.span.start - 12):n.span.start])
    title = before[-1].casefold() if before else ""
    if title not in _MEN | _WOMEN:
        return True
    sexes = {gazetteer().given.get(_words(name)[0], "b") for name in cluster.names
             if len(_words(name)) > 1}  # fmt: skip
    wrong = "f" if title in _MEN else "m"
    return sexes != {wrong}


def _nearest(able: list[Cluster], n: Named) -> Cluster:
    """Return the cluster whose full name was read last before a short one."""
    def distance(cluster: Cluster) -> tuple[bool, int]:
        places = [found.span.start for found in cluster.found]
        back = [n.span.start - place for place in places if place <= n.span.start]
        return (not back, min(back) if back else min(places, default=0))
    return min(able, key=distance)


def _ids(clusters: list[Cluster]) -> list[str]:
    """Return an id a cluster: the slug of its name, numbered where two would be the same."""
    taken: dict[str, int] = {}
    ids = []
    for cluster in clusters:
        slug = re.sub(r"[^a-z0-9]+", "-", ascii_(_title(cluster)).casefold()).strip("-") or "name"
        taken[slug] = taken.get(slug, 0) + 1
        ids.append(slug if taken[slug] == 1 else f"{slug}-{taken[slug]}")
    return ids


def _title(cluster: Cluster) -> str:
    """Return the name to show: the fullest spelling of the article, not in capitals."""
    loud = cluster.kind != "organisation"  # the capitals of UNICEF are its own
    spoken = [n for n in cluster.names if not (loud and n.isupper() and len(n) > 3)]
    if not spoken:
        return cluster.entry.name if cluster.entry else cluster.names[0].title()
    if cluster.kind == "nationality":
        return min(spoken, key=lambda n: (len(n), n))
    return max(spoken, key=lambda n: (len(_words(n)), len(n), n))


def _entity(read: Read, cluster: Cluster, name: str, places: dict[str, str]) -> Entity:
    entry = cluster.entry
    spans: list[Span] = [n.span for n in cluster.found]
    country = places.get(cluster.key, "") if cluster.kind == "nationality" else ""
    return Entity(
        name, cluster.kind, _title(cluster),
        role=role(read, spans) if cluster.kind == "person" else "",
        at=entry.at if entry and cluster.kind == "place" else (), of=country,
        confidence=max(n.confidence for n in cluster.found), status="draft")  # fmt: skip
