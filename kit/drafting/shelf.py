"""What stands in the folder already: lessons with their sources, files in seeds/, free names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .names import with_suffix

PROPOSED = ".proposed.json"
_SOURCE = re.compile(r"^source:[ \t]*(?:#.*)?\n((?:[ \t]+.*\n|[ \t]*#.*\n)+)", re.MULTILINE)
_KEY = re.compile(r"^[ \t]+(file|sha256):[ \t]*[\"']?([^\"'\n]+?)[\"']?[ \t]*$", re.MULTILINE)
_ARTICLE = re.compile(r"^article:[ \t]*[\"']?([^\"'\n]+?)[\"']?[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Shelf:
    """The lessons and sources of one folder, as values that can be sent to another machine."""

    lessons: Mapping[str, str] = field(default_factory=dict)  # id → SHA-256 of its source, or ""
    seeds: Mapping[str, str] = field(default_factory=dict)  # file → SHA-256
    owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # file → lessons

    def lesson_of(self, sha256: str) -> str:
        """Return the id of the lesson made from these bytes, or an empty string."""
        return next((id for id, sha in self.lessons.items() if sha and sha == sha256), "")

    def with_lesson(self, id: str, sha256: str, files: Mapping[str, bytes | None]) -> Shelf:
        """Return the shelf with one lesson more: what `shelf` would find now."""
        new = {name.removeprefix("seeds/"): hashlib.sha256(data).hexdigest()
               for name, data in files.items() if name.startswith("seeds/") and data}  # fmt: skip
        owners = {name: (*self.owners.get(name, ()), id) for name in new}
        return Shelf({**self.lessons, id: sha256}, {**self.seeds, **new}, {**self.owners, **owners})

    def free(self, file: str, data: bytes, id: str) -> str:
        """Return the name under which bytes can lie in seeds/: `file` where that is free, holds the
        same bytes or belongs to this lesson alone; else with the lesson's id."""
        sha256 = hashlib.sha256(data).hexdigest()
        for name in (file, with_suffix(file, id), with_suffix(file, f"{id}-{sha256[:6]}")):
            same = [seed for seed in self.seeds if seed.casefold() == name.casefold()]
            if all(self.seeds[s] == sha256 or self.owners.get(s) == (id,) for s in same):
                return name
        return with_suffix(file, sha256)


def find_base(here: Path) -> Path:
    """Return the nearest folder upwards that holds exercises/, else `here`."""
    here = here.resolve()
    return next((f for f in (here, *here.parents) if (f / "exercises").is_dir()), here)


def shelf(base: Path) -> Shelf:
    """Return what stands in a folder now. A lesson that cannot be read is there all the same."""
    lessons, owners = dict[str, str](), dict[str, tuple[str, ...]]()
    for folder in sorted(p for p in (base / "exercises").glob("*") if p.is_dir()):
        article, file, sha256 = _made_from(folder / "reading.yaml")
        lessons[folder.name] = sha256
        for name in {article, file} - {""}:
            owners[name] = (*owners.get(name, ()), folder.name)
    seeds = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
             for path in sorted((base / "seeds").glob("*")) if path.is_file()}  # fmt: skip
    return Shelf(lessons, seeds, owners)


def _made_from(path: Path) -> tuple[str, str, str]:
    """Return `article`, and `file` and `sha256` of `source`, as far as a lesson file says them.

    By pattern, for a folder may hold hundreds of lessons, and one of them may be broken.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return "", "", ""
    article = _ARTICLE.search(text)
    source = _SOURCE.search(text)
    keys = dict(_KEY.findall(source[1])) if source else {}
    return (article[1] if article else "", keys.get("file", ""), keys.get("sha256", ""))
