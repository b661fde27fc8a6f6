"""The text of a lesson file → its parts, with where each begins and really ends.

ruamel says where a part begins; the end of a list or a folded text lies, for it, behind the blank
lines and comments that follow. Here it is the end of the last word. Offsets count code points.
"""

from __future__ import annotations

import datetime
import re
from functools import cached_property, lru_cache
from typing import Any

from ..errors import KitError
from .source import _plain, _yaml

Path_ = tuple[str | int, ...]
_STR = "tag:yaml.org,2002:str"


class Node:
    """One value in a text: a mapping, a list or a scalar."""

    def __init__(self, text: str, node: Any, maker: Any):
        self.text, self._node, self._maker = text, node, maker
        self.start: int = node.start_mark.index
        self.column: int = node.start_mark.column
        self.line: int = node.start_mark.line + 1
        self.kind: str = node.id  # mapping sequence scalar
        self.flow: bool = bool(node.flow_style) if self.kind != "scalar" else True

    @cached_property
    def keys(self) -> dict[str, tuple[Node, Node]]:
        """Key → (key, value) of a mapping, in the order of the file."""
        pairs = self._node.value if self.kind == "mapping" else ()
        rows = [(self._of(key), self._of(value)) for key, value in pairs]
        return {str(key.plain): (key, value) for key, value in rows}

    @cached_property
    def items(self) -> list[Node]:
        """The entries of a list."""
        return [self._of(v) for v in self._node.value] if self.kind == "sequence" else []

    def _of(self, node: Any) -> Node:
        return Node(self.text, node, self._maker)

    def at(self, path: Path_) -> Node:
        """Return what stands at a path; KitError where nothing does."""
        node = self
        for step in path:
            if isinstance(step, int) and 0 <= step < len(node.items):
                node = node.items[step]
            elif isinstance(step, str) and step in node.keys:
                node = node.keys[step][1]
            else:
                raise KitError(f"there is no entry “{' '.join(map(str, path))}” in the file")
        return node

    @cached_property
    def end(self) -> int:
        """Where the value really ends: behind its last word, bracket or quotation mark."""
        if self.kind == "scalar":
            block = self._node.style in ("|", ">")
            return self._folded_end() if block else int(self._node.end_mark.index)
        if self.flow or not self._node.value:
            return int(self._node.end_mark.index)
        last = self.items[-1] if self.kind == "sequence" else list(self.keys.values())[-1][1]
        return last.end

    def _folded_end(self) -> int:
        """Return where the last line of a folded or literal text ends."""
        end = after = line_end(self.text, self.start)
        if re.search(r"\d", self.text[self.start:after].partition("#")[0]):  # “>2”: told, not seen
            return self.start + len(self.text[self.start:self._node.end_mark.index].rstrip())
        end = self.start + len(self.text[self.start:end].rstrip())
        wide = -1
        while after < len(self.text):
            start = next_line(self.text, after)
            after = line_end(self.text, start)
            line = self.text[start:after]
            if not line.strip():
                if after >= len(self.text):
                    break
                continue
            indent = len(line) - len(line.lstrip(" "))
            if wide < 0 and start >= self._node.end_mark.index:
                break
            wide = indent if wide < 0 else wide
            if indent < wide:
                break
            end = start + len(line.rstrip("\r"))
        return end

    @cached_property
    def plain(self) -> Any:
        """The value as dicts, lists, texts and numbers, as `source` reads it."""
        if self.kind == "mapping":
            return {key: value.plain for key, (_, value) in self.keys.items()}
        if self.kind == "sequence":
            return [item.plain for item in self.items]
        if self._node.tag == _STR:
            return str(self._node.value).replace("\a", "")
        return _plain(self._maker.construct_object(self._node, deep=True))

    def comments(self, start: int, end: int) -> bool:
        """Say whether a comment stands between two places of this value."""
        spots = sorted((leaf.start, leaf.end) for leaf in self.leaves())
        at = start
        for a, b in [*spots, (end, end)]:
            if re.search(r"(?:^|\s)#", self.text[max(at, start):max(min(a, end), at, start)]):
                return True
            at = max(at, b)
        return False

    def leaves(self) -> list[Node]:
        """Return all scalars inside, keys too."""
        if self.kind == "scalar":
            return [self]
        rows = self.items or [part for pair in self.keys.values() for part in pair]
        return [leaf for row in rows for leaf in row.leaves()]


@lru_cache(maxsize=4)
def parse(text: str) -> Node:
    """Return the whole of a lesson file, as `read`.

    The last texts are kept: whoever edits one asks again for what came of it.
    """
    return read(text)


def read(text: str) -> Node:
    """Return what a text holds, a whole file or some lines of one; KitError if it is no YAML."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    yaml = _yaml()
    try:
        root = yaml.compose(text)
        if root is None:
            raise KitError("the file is empty")
        node = Node(text, root, yaml.constructor)
        _single(node)
        node.plain  # noqa: B018 – a value that cannot be read is told here
        return node
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + 1} of " if mark else ""
        raise KitError(f"{line}the file is no YAML ({error.problem or error.context})") from None
    except (YAMLError, ValueError) as error:
        raise KitError(f"the file is no YAML ({error})") from None
    except RecursionError:
        raise KitError("lists stand inside lists too deep to be a lesson") from None


def _single(node: Node) -> None:
    """Refuse a key that stands twice: nobody could say which of them an edit means."""
    if node.kind == "mapping" and len(node.keys) != len(node._node.value):
        raise KitError(f"line {node.line} of the file: a key stands twice here")
    for row in node.items or [value for _, value in node.keys.values()]:
        _single(row)


def line_start(text: str, at: int) -> int:
    """Return where the line of an offset begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line of an offset ends, before its line end."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def next_line(text: str, at: int) -> int:
    """Return where the line after that of an offset begins; the end of the text after the last."""
    return min(len(text), line_end(text, at) + 1)


def same(one: Any, other: Any) -> bool:
    """Say whether two values are equal and of the same types: 1 is not “1”, nor true."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, datetime.date):
        one = one.isoformat()
    return type(one) is type(other) and bool(one == other)
