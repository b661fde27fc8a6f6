"""What a page may send: the kinds of records, their keys, what each may hold. Pure.

A page is not trusted: anybody can talk to a kernel’s panel. What is not listed here is left out,
what has another shape is refused. `kit/schema/answer.schema.json` says the same of what is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..errors import KitError
from ..skills import MODES
from .log import Record

LETTERS = 20_000  # of one text: a note, a written answer
PARTS = 2_000  # of one answer: words that are marked, gaps, pairs
ID = 200  # letters of an id
NUMBER = 10**7  # offsets and counts; a file of the kit has at most 5 million letters

SIZES = (16, 17, 18, 19, 21, 23, 26)
SETTINGS: dict[str, tuple[Any, ...]] = {  # js/settings.js offers the same
    "size": SIZES, "lines": ("close", "normal", "wide"), "width": ("short", "normal", "long"),
    "letters": ("serif", "sans", "mono"), "colours": ("notebook", "paper", "night"),
    "names": ("first", "always", "off"),
}  # fmt: skip


def _text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LETTERS


def _id(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= ID


def _count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= NUMBER


def _pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_count, value))


def shaped(value: Any) -> bool:
    """Say whether a response has a shape that a question can have: a text, a flat list of texts,
    a list of [start, end], a flat mapping of texts."""
    if isinstance(value, list):
        return len(value) <= PARTS and (all(map(_text, value)) or all(map(_pair, value)))
    if isinstance(value, dict):
        return len(value) <= PARTS and all(map(_id, value)) and all(map(_text, value.values()))
    return _text(value)


Rule = tuple[Callable[[Any], bool], bool]  # what fits, and whether it must be there


def _must(fits: Callable[[Any], bool]) -> Rule:
    return fits, True


def _may(fits: Callable[[Any], bool]) -> Rule:
    return fits, False


KINDS: dict[str, dict[str, Rule]] = {
    "answer": {
        "question": _must(_id), "response": _must(shaped), "hints": _may(_count),
        "sure": _may(lambda v: v is None or (type(v) is int and v in (1, 2, 3))),
        "mode": _must(lambda v: isinstance(v, str) and v in MODES),
    },
    "highlight": {"id": _must(_id), "block": _must(_id), "start": _must(_count),
                  "end": _must(_count), "quote": _must(_text), "note": _may(_text)},
    "unhighlight": {"id": _must(_id)},
    "look": {"card": _must(_id)},
    "read": {"block": _must(_id)},
    "rate": {"question": _must(_id), "score": _must(_count)},
    "skip": {"question": _must(_id)},
    "postpone": {"undo": _may(lambda v: type(v) is bool)},
}  # fmt: skip


def sent(record: Mapping[str, Any]) -> Record:
    """Return what of a page’s record may be kept; KitError for what no page of ours would send."""
    what = record.get("what")
    rules = KINDS.get(what) if isinstance(what, str) else None
    if rules is None:
        raise KitError("Not saved: the page sent something that this kit does not keep.")
    found: Record = {"what": what}
    for key, (fits, must) in rules.items():
        if key in record and fits(record[key]):
            found[key] = record[key]
        elif key in record or must:
            if isinstance(record.get(key), str) and len(record[key]) > LETTERS:
                raise KitError(f"Not saved: this is longer than {LETTERS // 1000},000 letters.")
            raise KitError(f"Not saved: the page sent no “{key}” that this kit can read.")
    return found


def sent_settings(values: Any) -> dict[str, Any]:
    """Return those reading settings that exist, with a value that they can have."""
    given = values if isinstance(values, dict) else {}
    return {name: given[name] for name, known in SETTINGS.items()
            if type(given.get(name)) in (int, str) and given[name] in known}  # fmt: skip
