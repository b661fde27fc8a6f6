"""What was proposed, what a person made of it, what is proposed now → the files that keep both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import KitError
from ..files import edit
from .merge import LISTS, Entry, bare, by_key, merged, plain, words_of


def updated(proposed: Mapping[str, Any], now: Mapping[str, str],
            made: Mapping[str, str]) -> dict[str, str]:  # fmt: skip
    """Return the texts of the lesson files; all three are file → text (“reading”, “questions”).

    KitError where it is not known what was proposed, or where a person's file is no YAML.
    """
    if not isinstance(proposed.get("reading"), str):
        raise KitError("it is not known any more what was proposed for this lesson, so nobody can "
                       "tell what you changed; --replace makes it anew")  # fmt: skip
    found: dict[str, str] = {}
    words: set[str] = set()
    for stem in ("reading", "questions"):
        mine, theirs = now.get(stem, ""), made.get(stem, "")
        base = str(proposed.get(stem, ""))
        if not mine.strip() and base.strip():
            continue  # a person has taken the file away
        found[stem] = mine if not theirs.strip() else theirs if mine in ("", base) else merged(
            base, mine, theirs, words)  # fmt: skip
        if not found[stem].strip():
            del found[stem]
        elif stem == "reading":
            words = _taught(plain(found[stem]))
    if "reading" in found and made.get("reading"):
        asked = {str(q.get("id")) for q in plain(found.get("questions", "")).get("questions") or ()
                 if q.get("status") != "dropped"}  # fmt: skip
        found["reading"] = _plans(found["reading"], asked)
    return found


def _taught(reading: Entry) -> set[str]:
    rows = (row for row in reading.get("glossary") or () if row.get("status") != "dropped")
    return {str(row.get("word") or words_of(row)) for row in rows}


def _plans(text: str, asked: set[str]) -> str:
    """Return reading.yaml whose plan names questions that are there."""
    plan = plain(text).get("plan")
    if not isinstance(plan, list):
        return text
    mended = [{**way, "phases": [_phase(phase, asked) for phase in way.get("phases", ())]}
              for way in plan]  # fmt: skip
    return text if mended == plan else edit.set_keys(text, (), {"plan": mended})


def _phase(phase: Entry, asked: set[str]) -> Entry:
    items = [item for item in phase.get("items", ()) if item in asked]
    return {key: items if key == "items" else value for key, value in phase.items()
            if key != "items" or items}  # fmt: skip


def kept(base: str, mine: str) -> Iterator[str]:
    """Yield what a person changed, in words, for the report."""
    old, own = plain(base), plain(mine)
    for section in LISTS:
        was, is_ = (by_key(section, whole.get(section)) for whole in (old, own))
        changed = sum(key in was and bare(section, row) != bare(section, was[key][1])
                      for key, (_, row) in is_.items())  # fmt: skip
        added, gone = len(is_.keys() - was.keys()), len(was.keys() - is_.keys())
        told = [f"{n} {word}" for n, word in ((changed, "changed"), (added, "added"),
                                              (gone, "deleted")) if n]  # fmt: skip
        if told:
            yield f"Kept in {section}: {', '.join(told)} by hand."
