"""Word lists of this room's own: files with “[name]” above each list and remarks after “#”."""

from __future__ import annotations

from importlib.resources import files


def words(text: str) -> frozenset[str]:
    """Return the words of a text that is a list.

    >>> sorted(words("he she"))
    ['he', 'she']
    """
    return frozenset(text.split())


def lists(package: str, name: str) -> dict[str, list[str]]:
    """Return the lines of each list of a file; `package` is where the file lies."""
    found: dict[str, list[str]] = {}
    now = ""
    for line in files(package).joinpath(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            now = line.strip("[] ")
            found[now] = []
        elif line.strip() and not line.startswith("#"):
            found[now].append(line)
    return found
