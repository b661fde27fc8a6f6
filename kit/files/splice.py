"""One change of one mapping or list in a text: where to cut, and what to put there.

Each function takes the text with the part that changes (a `Node` of that text) and returns the new
text. Nothing is proved here; `kit.files.edit` reads what came out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..errors import KitError
from .entries import WHERE
from .nodes import Node, line_end, line_start, next_line
from .quoting import WIDTH, Flow, Rows, flow, put

_COMMENT = re.compile(r"(?:[ \t]*\r?\n)*( *)#")
_ONE_LINE = 10**9  # columns
_LINES = ("mentions", "refers", "options", "hints", "aims")  # lists with a line for each entry


def shaped(value: Any, key: str = "") -> Any:
    """Return a value in the form in which a person would write it: places in braces."""
    if isinstance(value, list):
        long = isinstance(value, Rows) or key in _LINES
        return (Rows if long else list)(shaped(part) for part in value)
    if isinstance(value, dict):
        rows = {str(k): shaped(v, str(k)) for k, v in value.items()}
        return Flow(rows) if set(rows) <= set(WHERE) else rows
    return value


def set_value(text: str, node: Node, key: str, value: Any) -> str:
    """Give a key that is there another value."""
    name, old = node.keys[key]
    value = shaped(value, key)
    if node.flow:
        if old.start == old.end:
            raise KitError(f"“{key}” stands without a value here")
        return text[:old.start] + flow(value) + text[old.end:]
    colon = text.index(":", name.end) + 1
    if old.kind != "scalar" and old.comments(old.start, old.end):
        raise KitError(f"a comment stands inside “{key}”, so it has to be changed in the file")
    lead = " " * node.column + f"{key}:"
    rows = _rows(text, next_line(text, old.end), lead, value, node.column)
    if len(rows) > 1 and text[old.end:line_end(text, old.end)].strip():
        rows = [f"{lead} {flow(value)}"]  # what stands behind it on the line is kept
    if len(rows) == 1 and old.kind == "scalar" and old.start < old.end:
        return text[:old.start] + rows[0][len(lead) + 1:] + text[old.end:]
    if re.search(r"(?:^|\s)#", text[colon:old.start]):
        raise KitError(f"a comment stands before “{key}”, so it has to be changed in the file")
    return text[:colon] + _eol(text).join([rows[0][len(lead):], *rows[1:]]) + text[old.end:]


def insert_key(text: str, node: Node, key: str, value: Any, order: Sequence[str] = (),
               apart: bool = False) -> str:  # fmt: skip
    """Put a new key where `order` has it; `apart`: a blank line before it."""
    value = shaped(value, key)
    rank = {k: n for n, k in enumerate(order)}
    before = [k for k in node.keys if rank.get(k, -1) < rank.get(key, len(rank))]
    first = next(iter(node.keys.values()), None)
    if node.flow:
        pair = flow({key: value})[1:-1]
        if before:
            at = node.keys[before[-1]][1].end
            return f"{text[:at]}, {pair}{text[at:]}"
        at = first[0].start if first else node.end - 1
        return f"{text[:at]}{pair}{', ' if first else ''}{text[at:]}"
    lead = " " * node.column
    at = next_line(text, node.keys[before[-1]][1].end) if before else 0
    rows = _rows(text, at, f"{lead}{key}:", value, node.column)
    if before:
        if apart:
            rows = ["", *rows, *([""] if text[at:line_end(text, at)].strip() else [])]
        return _lines(text, at, rows)
    if first is None:
        raise KitError("this entry is empty")
    lines = _eol(text).join([rows[0].lstrip(), *rows[1:], lead])
    return text[:first[0].start] + lines + text[first[0].start:]


def delete_key(text: str, node: Node, key: str) -> str:
    """Take a key away with its value and what stands behind it on the line."""
    names = list(node.keys)
    n = names.index(key)
    name, value = node.keys[key]
    if len(names) == 1:
        raise KitError(f"“{key}” is the only key of an entry; remove the entry instead")
    if node.flow:
        if n:
            return text[:node.keys[names[n - 1]][1].end] + text[value.end:]
        return text[:name.start] + text[node.keys[names[1]][0].start:]
    start, end = line_start(text, name.start), next_line(text, value.end)
    if not text[start:name.start].strip():
        return _cut(text, start, end)
    after = node.keys[names[1]][0].start  # the first key stands beside the dash
    if not text[end:line_start(text, after)].strip():
        return text[:name.start] + text[after:]
    tail = line_end(text, value.end)
    tail -= text[tail - 1] == "\r"
    return text[:name.start].rstrip(" ") + text[tail:]


def be_mapping(text: str, node: Node, entry: dict[str, Any]) -> str:
    """Let an entry that is only words be a mapping."""
    value = shaped(entry)
    words = flow(value)
    dash = text.rfind("-", 0, node.start)
    beside = dash >= 0 and not text[dash + 1:node.start].strip(" ")
    alone = beside and not text[line_start(text, dash):dash].strip()
    if alone and not text[node.end:line_end(text, node.end)].strip():
        column = dash - line_start(text, dash)
        rows = _rows(text, next_line(text, node.end), " " * column + "-", value, column)
        words = _eol(text).join([rows[0][column + 2:], *rows[1:]])
    return text[:node.start] + words + text[node.end:]


def append(text: str, rows: Node, value: Any, apart: bool) -> str:
    """Put an entry at the end of a list that is not empty; `apart`: blank lines between them."""
    if rows.flow:
        at = rows.items[-1].end
        return f"{text[:at]}, {flow(value)}{text[at:]}"
    if len(rows.items) > 1:
        between = text[rows.items[-2].end:dash_line(text, rows, len(rows.items) - 1)]
        apart = bool(re.search(r"\n[ \t]*\r?\n", between))
    at = next_line(text, rows.items[-1].end)
    lines = _rows(text, at, " " * rows.column + "-", shaped(value), rows.column)
    return _lines(text, at, ["", *lines] if apart else lines)


def delete_item(text: str, rows: Node, n: int, name: Node) -> str:
    """Take an entry out of a list; `name` is the key before the list, which may stay empty."""
    item = rows.items[n]
    if rows.flow:
        if n:
            return text[:rows.items[n - 1].end] + text[item.end:]
        end = rows.items[1].start if len(rows.items) > 1 else item.end
        return text[:item.start] + text[end:]
    start, end = dash_line(text, rows, n), next_line(text, item.end)
    if len(rows.items) == 1:
        colon = text.index(":", name.end) + 1
        return _cut(text[:colon] + " []" + text[colon:], start + 3, end + 3)
    above = line_start(text, start - 1) if start else start
    if start and not text[above:start].strip() and not text[end:line_end(text, end)].strip():
        start = above
    elif n == 0 and not text[end:line_end(text, end)].strip():
        end = next_line(text, end)
    return _cut(text, start, end)


def dash_line(text: str, rows: Node, n: int) -> int:
    """Return where the line with the dash of an entry of a list begins."""
    at = line_start(text, rows.start)
    if n:
        at = next_line(text, rows.items[n - 1].end)
    while at < len(text):
        line = text[at:line_end(text, at)]
        if line[:rows.column + 1].strip() == "-" and line[rows.column:rows.column + 1] == "-":
            return at
        at = next_line(text, at)
    raise KitError("this list is written in a way that cannot be changed safely")


def _rows(text: str, after: int, lead: str, value: Any, column: int) -> list[str]:
    """Return the lines of a value; nothing is folded where a comment that follows, further to the
    right than `column`, would then belong to its words."""
    comment = _COMMENT.match(text, after)
    folds = not comment or len(comment[1]) <= column
    return put(lead, value, column, WIDTH if folds else _ONE_LINE)


def _eol(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _lines(text: str, at: int, rows: Sequence[str]) -> str:
    """Put lines in front of the line that begins at an offset, or behind the last one."""
    eol = _eol(text)
    new = eol.join(rows)
    if at and text[at - 1] != "\n":  # no line end at the end of the file: it stays so
        return text[:at] + eol + new + text[at:]
    return text[:at] + new + eol + text[at:]


def _cut(text: str, start: int, end: int) -> str:
    """Take whole lines out; a file without a line end at its end stays so."""
    if end == len(text) and not text.endswith("\n") and start:
        start = len(text[:start].removesuffix("\n").removesuffix("\r"))
    return text[:start] + text[end:]
