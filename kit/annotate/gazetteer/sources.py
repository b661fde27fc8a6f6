"""Read the lists beside this file: own ones and extracts, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from .entry import Entry, Gazetteer, ascii_, double


def text(name: str) -> str:
    """Return a list as it stands."""
    return files(__package__).joinpath(name).read_text("utf-8")


def _lines(name: str) -> Iterator[str]:
    for line in text(name).splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def cues() -> dict[str, frozenset[str]]:
    """Return the lists of cues.txt by their names."""
    found: dict[str, frozenset[str]] = {}
    name = ""
    for line in _lines("cues.txt"):
        if head := re.match(r"\[([^\]]+)\]", line):
            name = head.group(1)
            found[name] = frozenset()
        else:
            found[name] |= frozenset(map(ascii_, _parts(line)))
    return found


def given() -> Iterator[tuple[str, str]]:
    """Yield given names with f, m or b."""
    for line in (*_lines("given.txt"), *_lines("given-more.txt")):
        sex, *names = line.split()
        for name in names:
            yield ascii_(name), sex


def countries(capitals: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    """Yield countries and their nationality words; note their capitals."""
    for line in _lines("countries.txt"):
        code, names, at, capital, words = line.split("|")
        first, *others = _parts(names)
        point = tuple(float(n) for n in at.split(",") if n)
        for name in (first, *others):
            yield name, Entry(first, "place", "country", at=point, of=code)
        if capital:
            capitals[ascii_(capital)] = first
        for word in _parts(words):
            yield word, Entry(word, "nationality", "nation", of=first)


def regions() -> Iterator[tuple[str, Entry]]:
    """Yield regions, waters, buildings … and their nationality words."""
    for line in _lines("regions.txt"):
        names, at, words = line.split("|")
        parts, point = _parts(names), tuple(float(n) for n in at.split(",") if n)
        for name in parts:
            soft = name.startswith("=")
            own = parts[0] if point else name  # a line without a point lists different places
            yield name.lstrip("="), Entry(own.lstrip("="), "place", "region", soft, point)
        for word in _parts(words):
            yield word, Entry(word, "nationality", "nation", of=parts[0] if point else "")


def peoples() -> Iterator[tuple[str, Entry]]:
    """Yield peoples, faiths and the members of parties."""
    for line in _lines("peoples.txt"):
        for word in _parts(line):
            yield word, Entry(word, "nationality", "people")


def organisations(lists: Gazetteer) -> Iterator[tuple[str, Entry]]:
    """Yield organisations."""
    group = ""
    for line in _lines("organisations.txt"):
        if line.startswith("["):
            group = line.strip("[] ")
            continue
        for part in _parts(line):
            first, *others = [name.strip() for name in part.split(" = ")]
            for name in (first, *others):
                bare = name.lstrip("?").removeprefix("The ")  # the article is no part of a span
                soft = name.startswith("?") or (group != "party" and double(lists, bare, False))
                own = first.lstrip("?").removeprefix("The ")
                yield bare, Entry(own, "organisation", group, soft)


def events() -> Iterator[tuple[str, Entry]]:
    """Yield events."""
    for line in _lines("events.txt"):
        for part in _parts(line):
            first, *others = [name.strip() for name in part.split(" = ")]
            for name in (first, *others):
                if "{" not in name:  # a year or number before or after is `naming.events`’ work
                    yield name, Entry(first, "event", "event")


def others(lists: Gazetteer) -> Iterator[tuple[str, Entry]]:
    """Yield names that are none of the five kinds."""
    for line in _lines("others.txt"):
        for name in _parts(line):
            name = name.removeprefix("The ")
            yield name, Entry(name, "other", "other", double(lists, name, False))


def known() -> Iterator[tuple[str, Entry]]:
    """Yield people whom news calls by the family name alone."""
    for line in _lines("known.txt"):
        for part in _parts(line):
            first, *others = [name.strip() for name in part.split(" = ")]
            for name in (first, *others):
                soft = name.startswith("?")
                yield name.lstrip("?"), Entry(first.lstrip("?"), "person", "known", soft)


def cities(capitals: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    """Yield the towns of the extract, the largest of each name."""
    best: dict[str, tuple[int, Entry]] = {}
    for line in _lines("cities.tsv"):
        name, lat, lon, people, *other = line.split("\t")
        plain, many = ascii_(name), int(people)
        if plain in best and best[plain][0] >= many:
            continue
        soft = bool(other)
        country = capitals.get(plain, "")
        best[plain] = (many, Entry(name, "place", "city", soft and not country,
                                   (float(lat), float(lon)), country, many))  # fmt: skip
    for name, (_, entry) in best.items():
        yield name, entry


def towns(lists: Gazetteer, capitals: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    """Yield the towns of the own list."""
    for line in _lines("towns.txt"):
        names, at = line.split("|")
        first, *others = _parts(names)
        lat, lon = (float(n) for n in at.split(","))
        country = capitals.get(ascii_(first), "")
        for name in (first, *others):
            yield name, Entry(first, "place", "city", double(lists, name), (lat, lon), country, 400)
