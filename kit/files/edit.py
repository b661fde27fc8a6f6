"""Change one entry in the text of a lesson file; outside of it every byte stays as it was.

    entries(text)                  path → entry, with its line
    set_keys(text, path, keys)     keys of one entry set, or taken away (None)
    add(text, path, entry)         an entry more at the end of a list
    remove(text, path)             an entry less
    save(file, old, new)           write it, unless somebody else has changed the file

A path is ("quotations", 3) or ("entities", 2, "refers", 1); () is the file itself. Comments, order,
blank lines and line ends are those of the person who wrote them. What came out is read again and
compared: where it is not exactly the wanted change, KitError is raised and nothing is lost.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from ..errors import KitError
from . import splice
from .nodes import Node, Path_, next_line, parse, read, same
from .out import put
from .quoting import Rows

_UNSAFE = "this entry is written in a way that cannot be changed safely; change it in the file"
BOM = "\ufeff"
_BEHIND = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:[ \t]*#[^\n]*\Z)?")  # blank lines, comments
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class Changed(KitError):
    """The file on the disk is not the one that was read."""


def entries(text: str) -> dict[Path_, dict[str, Any]]:
    """Return the entries of every list of a lesson file by path, and the places of each entity.

    Each is a plain dict with its `line`, counted from 1; a place that is only its words is
    {"quote": words}. KitError where the text is no YAML.
    """
    found: dict[Path_, dict[str, Any]] = {}
    for section, (_, rows) in parse(text.removeprefix(BOM)).keys.items():
        for n, row in enumerate(rows.items):
            if row.kind != "mapping":
                continue
            found[section, n] = row.plain | {"line": row.line}
            for key in ("mentions", "refers") if section == "entities" else ():
                for m, place in enumerate(row.keys[key][1].items if key in row.keys else ()):
                    plain = place.plain if place.kind == "mapping" else {"quote": place.plain}
                    found[section, n, key, m] = plain | {"line": place.line}
    return copy.deepcopy(found)


def set_keys(text: str, path: Path_, keys: Mapping[str, Any]) -> str:
    """Return the text with keys of the entry at `path` set; None takes a key away.

    An entry that is only words (`- Ada Lund`) becomes a mapping with its words as `quote`. A new
    key stands where the schema has it. KitError for what cannot be changed safely.
    """
    root = parse(text.removeprefix(BOM))
    entry = root.at(path)
    if entry.kind == "sequence" or (entry.kind == "scalar" and not isinstance(path[-1], int)):
        raise KitError(f"“{path[-1]}” has no keys")
    old = entry.plain if entry.kind == "mapping" else {"quote": entry.plain}
    keys = {key: value for key, value in keys.items() if not same(old.get(key), _clean(value))}
    new = {k: _clean(v) for k, v in (old | keys).items() if v is not None}
    if not keys:
        return text
    if not new:
        raise KitError("an entry keeps one key at least; remove the entry instead")
    order = _order(root, path)

    def change(part: str, way: Path_) -> str:
        if entry.kind == "scalar":
            return splice.be_mapping(part, read(part).at(way), new)
        for key, value in sorted(keys.items(), key=lambda pair: pair[1] is None):
            node = read(part).at(way)
            if value is None:
                part = splice.delete_key(part, node, key)
            elif key in node.keys:
                part = splice.set_value(part, node, key, _clean(value))
            else:
                apart = not path and isinstance(value, list)
                part = splice.insert_key(part, node, key, _clean(value), order, apart)
        return part

    return _proved(text, lambda whole: _inside(whole, root, path, change), path, new)


def add(text: str, path: Path_, entry: Any) -> str:
    """Return the text with an entry more at the end of the list at `path`.

    A list that is not there yet is begun, where the schema has it.
    """
    root = parse(text.removeprefix(BOM))
    entry = _clean(entry)
    key = path[-1] if path else ""
    parent = root.at(path[:-1])
    if parent.kind != "mapping" or not isinstance(key, str):
        raise KitError(f"there is no list “{' '.join(map(str, path))}” in the file")
    rows = parent.keys[key][1] if key in parent.keys else None
    if rows and rows.plain is not None and rows.kind != "sequence":
        raise KitError(f"“{key}” is no list")

    def change(whole: str) -> str:
        if rows and rows.items:
            return splice.append(whole, rows, entry, apart=len(path) == 1)
        if rows:
            return splice.set_value(whole, parent, key, Rows([entry]))
        order = _order(root, path[:-1])
        return splice.insert_key(whole, parent, key, Rows([entry]), order, len(path) == 1)

    held = rows.plain if rows and rows.items else []
    return _proved(text, change, path, [*held, entry])


def remove(text: str, path: Path_) -> str:
    """Return the text without the entry at `path`; comments beside it stay."""
    root = parse(text.removeprefix(BOM))
    root.at(path)
    if len(path) < 2 or not isinstance(path[-1], int) or not isinstance(path[-2], str):
        raise KitError("only an entry of a list can be removed")
    n = path[-1]
    name, rows = root.at(path[:-2]).keys[path[-2]]
    left = [row for m, row in enumerate(rows.plain) if m != n]
    return _proved(text, lambda whole: splice.delete_item(whole, rows, n, name), path[:-1], left)


def save(file: Path, old: str, new: str) -> None:
    """Write a lesson file whole or not at all; `old` is its text as it was read.

    Both texts hold the line ends (and the byte order mark) of the file. Raises Changed where the
    file on the disk is another one by now, KitError where it cannot be written.
    """
    try:
        now = file.read_bytes() if file.exists() else b""
        if now != old.encode("utf-8"):
            raise Changed("The lesson file was changed in another place.")
        put(file.parent, {file.name: new.encode("utf-8")})
    except OSError as error:
        why = error.strerror or "it is not to be reached"
        raise KitError(f"the lesson file {file.name} could not be written: {why}") from None


def _clean(value: Any) -> Any:
    """Return a value with lists for tuples; KitError for what no lesson file may hold."""
    if isinstance(value, Mapping):
        return {str(key): _clean(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(inner) for inner in value]
    if isinstance(value, str) and (odd := _CONTROL.search(value)):
        raise KitError(f"the words hold an invisible control character (U+{ord(odd[0]):04X})")
    return value


def _inside(text: str, root: Node, path: Path_, change: Callable[[str, Path_], str]) -> str:
    """Change an entry in its own lines, where they can be read alone: a long file is slow."""
    rows = root.keys[str(path[0])][1] if len(path) > 1 and path[0] in root.keys else None
    if rows is None or rows.flow or not isinstance(path[1], int):
        return change(text, path)
    start = splice.dash_line(text, rows, path[1])
    behind = _BEHIND.match(text, next_line(text, rows.items[path[1]].end))
    end = behind.end() if behind else len(text)
    new = change(text[start:end], (0, *path[2:]))
    if "\r\n" in text and "\n" not in text[start:end]:  # the last line of a file without its end
        new = new.replace("\n", "\r\n")
    return text[:start] + new + text[end:]


def _proved(text: str, change: Callable[[str], str], path: Path_, value: Any) -> str:
    """Return the changed text, read again: `value` stands at `path`, the rest is as it was."""
    bare = text.removeprefix(BOM)
    wanted = copy.deepcopy(parse(bare).plain)
    node = wanted
    for step in path[:-1]:
        node = node[step]
    if path:
        node[path[-1]] = value
    else:
        wanted = value
    try:
        new = change(bare)
    except (ValueError, IndexError):  # no colon, no dash: a rare way to write YAML
        raise KitError(_UNSAFE) from None
    try:
        held = same(parse(new).plain, wanted)
    except KitError:
        held = False
    if not held:
        raise KitError(_UNSAFE)
    return BOM + new if text.startswith(BOM) else new


@lru_cache(maxsize=2)
def _schema(name: str) -> Any:
    place = resources.files("kit.schema").joinpath(f"{name}.schema.json")
    return json.loads(place.read_text("utf-8")) if place.is_file() else {}


def _order(root: Node, path: Path_) -> list[str]:
    """Return the keys that the mapping at `path` may have, in the order of its schema."""
    told = root.plain.get("format", "") if isinstance(root.plain, dict) else ""
    rules = schema = _schema(str(told).removeprefix("kit-").partition("/")[0] or "none")
    for step in path:
        if isinstance(step, int):
            rules = rules.get("items", {})
        else:
            rules = rules.get("properties", {}).get(step, {})
        if "$ref" in rules:
            rules = schema["$defs"][rules["$ref"].rsplit("/", 1)[1]]
    return list(rules.get("properties", ()))
