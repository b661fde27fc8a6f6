"""Many entries of one file at once: each section is edited by itself, and the whole is read once.

`edit.set_keys` proves each change by reading the whole text again, which takes a moment for a long
lesson. A section alone is short; afterwards all entries are compared with what was wanted, and
where they differ (a section with an odd name, say) the entries are changed one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import KitError
from ..files import edit
from .proposal import Path

_SECTION = re.compile(r"^([A-Za-z][\w-]*):", re.MULTILINE)


def set_many(text: str, paths: Iterable[Path], keys: Mapping[str, Any]) -> str:
    """Return the text with the same keys set in several entries; None takes a key away."""
    paths = list(paths)
    try:
        made = _by_section(text, paths, keys)
        if _held(text, made, paths, keys):
            return made
    except (KitError, KeyError, IndexError):
        pass
    for path in paths:
        text = edit.set_keys(text, path, keys)
    return text


def _by_section(text: str, paths: list[Path], keys: Mapping[str, Any]) -> str:
    starts = [*_SECTION.finditer(text)]
    ends = [*(m.start() for m in starts[1:]), len(text)]
    head = next((m[0] for m in re.finditer(r"^format:.*\n", text, re.MULTILINE)), "")
    out = [text[:starts[0].start()]]
    for match, end in zip(starts, ends, strict=True):
        part = text[match.start():end]
        own = [path for path in paths if path[0] == match[1]]
        if own:
            part = head + part
            for path in own:
                part = edit.set_keys(part, path, keys)
            part = part[len(head):]
        out.append(part)
    return "".join(out)


def _held(old: str, new: str, paths: list[Path], keys: Mapping[str, Any]) -> bool:
    wanted = {path: dict(entry) for path, entry in edit.entries(old).items()}
    for path in paths:
        wanted[path] = {k: v for k, v in (wanted[path] | dict(keys)).items() if v is not None}
        if len(path) == 4:  # it stands in its entity as well
            mine = {k: v for k, v in wanted[path].items() if k != "line"}
            section, n, key, m = path
            rows = [*wanted[section, n][str(key)]]
            rows[int(m)] = mine
            wanted[section, n] = wanted[section, n] | {str(key): rows}
    found = edit.entries(new)
    return found.keys() == wanted.keys() and all(
        {**found[path], "line": 0} == {**entry, "line": 0} for path, entry in wanted.items()
    )
