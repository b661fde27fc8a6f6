"""Where a finding stands in the lesson files: file and line of the nearest entry.

Works on the texts of the files; whoever calls it has opened them. Lines count from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import text as strings
from .finding import Finding
from .table import BESIDE, TABLE

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

# Ids that `kit.files` makes for entries without one: section → what stands before the number.
PREFIX = {"quotations": "q", "claims": "k", "loaded": "l", "connectives": "c", "hedges": "h",
          "causes": "cause", "events": "e", "outside": "o", "entities": "e"}  # fmt: skip
POINTERS = ("teaches", "evidence", "reads", "quote")  # under these stand words of something else


class Place(NamedTuple):
    """A file as a person in the working folder would write it, and a line."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Lines:
    """The places of one lesson; `files` are name → text, the file with the questions first."""

    def __init__(self, files: Mapping[str, str]):
        self._roots = {name: root for name, text in files.items() if (root := _tree(text))}
        self._first = Place((list(files) or [""])[-1], 1)  # reading.yaml
        self._keys: dict[str, Place] = {}  # key at the top of a file
        self._entries: dict[str, tuple[Place, Node]] = {}  # id of an entry
        self._asked: dict[str, Place] = {}  # block → the first question that reads it
        for name, root in self._roots.items():
            for key, value in root.value:
                self._keys.setdefault(key.value, Place(name, key.start_mark.line + 1))
                for id, node in _entries(key.value, value):
                    place = Place(name, node.start_mark.line + 1)
                    self._entries.setdefault(id, (place, node))
                    for block in _reads(node) if key.value == "questions" else ():
                        self._asked.setdefault(block, place)

    def of(self, finding: Finding) -> Place:
        """Return the nearest place: the words it is about, its entry, its section, the file."""
        if finding.code.startswith("T") and finding.where in self._asked:
            return self._asked[finding.where]
        if finding.where in self._entries:
            place, node = self._entries[finding.where]
            return Place(place.file, _line(node, finding.part) or place.line)
        row = (TABLE | BESIDE).get(finding.code)
        place = self._keys.get(row.at if row else "", self._first)
        if finding.part:
            for name, root in self._roots.items():
                if line := _line(root, finding.part):
                    return Place(name, line)
        return place

    def at(self, section: str, number: int, key: str) -> Place:
        """Return the place of a key in an entry of a list at the top of a file."""
        for name, root in self._roots.items():
            for top, value in root.value:
                if top.value == section and number < len(value.value):
                    entry = value.value[number]
                    found = [k.start_mark.line for k, _ in entry.value if k.value == key]
                    return Place(name, (found or [entry.start_mark.line])[0] + 1)
        return self._first


def _tree(text: str) -> Any:
    """Return the nodes of a YAML file with their marks, or None where it holds no keys."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError, RecursionError):  # it has just been changed
        return None
    return root if isinstance(getattr(root, "value", None), list) and root.id == "mapping" else None


def _entries(section: str, node: Any) -> Iterator[tuple[str, Any]]:
    """Yield (id, node) of the entries of a section, as `kit.files` calls them."""
    if section == "stops" and node.id == "mapping":
        yield from ((key.value, key) for key, _ in node.value)
    if node.id != "sequence":
        return
    for n, entry in enumerate(node.value, 1):
        if entry.id != "mapping":
            continue
        keys = {key.value: value for key, value in entry.value}
        if "id" in keys:
            yield keys["id"].value, entry
        elif section == "glossary":
            slug = re.sub(r"[^a-z0-9]+", "-", _headword(keys).casefold()).strip("-")
            yield f"g-{slug or n}", entry
        elif section in PREFIX:
            yield f"{PREFIX[section]}-{n}", entry


def _reads(question: Any) -> list[str]:
    """Return the blocks that a question reads."""
    nodes = [value for key, value in question.value if key.value == "reads"]
    return [words for node in nodes for words, *_ in _words(node)]


def _headword(keys: dict[str, Any]) -> str:
    """Return the word that a gloss explains: its `word`, or else what it quotes."""
    node = keys.get("word") or keys.get("quote")
    if node is not None and node.id == "mapping":
        node = {key.value: value for key, value in node.value}.get("quote")
    return str(node.value) if node is not None and node.id == "scalar" else ""


def _words(node: Any, key: str = "") -> Iterator[tuple[str, int, str]]:
    """Yield every text below a node with its line and the key that it stands under."""
    if node.id == "scalar":
        yield node.value, node.start_mark.line + 1, key
        return
    for inner in node.value:
        if isinstance(inner, tuple):
            yield from _words(inner[1], inner[0].value)
        else:
            yield from _words(inner, key)


def _line(node: Any, part: str) -> int:
    """Return the line of the text that is `part`, or else of one that holds it; 0 when none does.

    An option that says no more than a word taught or quoted comes before that word.
    """
    wanted = _same(part)
    found = [(2 if have != wanted else key in POINTERS, line)
             for words, line, key in (_words(node) if wanted else ())
             if (have := _same(words)) == wanted or (len(wanted) > 3 and wanted in have)]
    return min(found, default=(0, 0))[1]


def _same(words: str) -> str:
    return " ".join(strings.fold(words).split()).casefold()
