"""A three-way merge of one lesson file, entry by entry, in the text of the person who changed it.

Comments and order stay. An entry that is as it was proposed is renewed; one that a person changed,
accepted or dropped stays; one that a person deleted does not come back; what is new is added at the
end of its list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..errors import KitError
from ..files import edit
from ..files.entries import WHERE
from ..files.nodes import Path_, parse
from ..lesson import NOBODY, WRITER

Entry = dict[str, Any]
Key = tuple[str, ...]
Rows = dict[Key, tuple[int, Entry]]

BY_ID = ("entities", "questions")
BY_WORD = ("glossary",)
BY_PLACE = ("quotations", "claims", "loaded", "connectives", "hedges", "events")
LISTS = ("entities", *BY_PLACE, *BY_WORD, "questions")  # all other keys are one value each
_WHO = ("speaker", "holder", "voice", "where", "of")  # keys that name an entity
_NOT_OURS = ("line",)


def plain(text: str) -> Entry:
    """Return a lesson file as plain values, an empty one as none; KitError where it is no YAML."""
    if not text.strip():
        return {}
    found = parse(text.removeprefix(edit.BOM)).plain
    if not isinstance(found, dict):
        raise KitError("the file holds no “key: value” lines")
    return found


def words_of(row: Entry) -> str:
    """Return the words that an entry quotes."""
    quote = row.get("quote", "")
    return str(quote.get("quote", "") if isinstance(quote, dict) else quote)


@dataclass
class _Edits:
    """Changes of one text, gathered before the first is made: paths count the old text."""

    sets: list[tuple[Path_, Entry]] = field(default_factory=list)
    gone: list[Path_] = field(default_factory=list)
    new: list[tuple[Path_, Any]] = field(default_factory=list)

    def made(self, text: str) -> str:
        for path, keys in self.sets:
            text = edit.set_keys(text, path, keys)
        for path, entry in self.new:
            text = edit.add(text, path, entry)
        for path in sorted(self.gone, key=lambda path: [str(p).zfill(9) for p in path],
                           reverse=True):  # fmt: skip
            text = edit.remove(text, path)
        return text


def merged(base: str, mine: str, theirs: str, words: set[str] | None = None) -> str:
    """Return `mine` with what `theirs` renews, takes away and adds over `base`.

    `words` are those that the glossary explains: a new question teaches no other.
    """
    old, own, new = plain(base), plain(mine), plain(theirs)
    edits = _Edits()
    for key in dict.fromkeys([*own, *new, *old]):
        if key not in LISTS and own.get(key) == old.get(key) and own.get(key) != new.get(key):
            edits.sets.append(((), {key: new.get(key)}))
    known = _known("entities", old, own, new) | {WRITER, NOBODY, ""}
    asked = _known("questions", old, own, new)
    needed = _needed(old, own)
    taken = {str(row["id"]) for key in LISTS for row in own.get(key) or () if "id" in row}
    for section in LISTS:
        rows = [by_key(section, whole.get(section)) for whole in (old, own, new)]
        if any(rows):
            there = _There(known, asked, words, taken, needed)
            _section(section, rows[0], rows[1], rows[2], edits, there)
    return edits.made(mine)


@dataclass
class _There:
    """What the merged file will have: entities, questions, words explained (None: not asked),
    ids that are taken; and the entities that a person's own entries need."""

    entities: set[str]
    questions: set[str]
    words: set[str] | None
    taken: set[str]
    needed: set[str]

    def leads(self, row: Entry) -> bool:
        """Say whether everything that a proposal names will be there."""
        taught = {str(word) for word in row.get("teaches") or ()}
        again = str(row.get("again-for", ""))
        return (_named(row) <= self.entities and (not again or again in self.questions)
                and (self.words is None or taught <= self.words))  # fmt: skip


def _known(section: str, old: Entry, own: Entry, new: Entry) -> set[str]:
    """Return the ids that a section of the merged file will have."""
    was, is_, will = (by_key(section, whole.get(section)) for whole in (old, own, new))
    ids = {key[0] for key, (_, row) in is_.items() if row.get("status") != "dropped"}
    return ids | {key[0] for key in will if key not in was}


def _needed(old: Entry, own: Entry) -> set[str]:
    """Return the entities that entries of a person, new or changed, lead to."""
    found: set[str] = set()
    for section in LISTS:
        before = by_key(section, old.get(section))
        for key, (_, row) in by_key(section, own.get(section)).items():
            if key not in before or bare(section, before[key][1]) != bare(section, row):
                found |= _named(row)
    return found


def _named(row: Entry) -> set[str]:
    """Return the entities that an entry names."""
    who = [row[key] for key in _WHO if isinstance(row.get(key), str)]
    return {*map(str, who), *map(str, row.get("members") or ())}


def by_key(section: str, rows: Any) -> Rows:
    """Return the entries of a section by what makes each the same one."""
    return {_key(section, row): (n, row) for n, row in enumerate(rows or ())
            if isinstance(row, dict)}  # fmt: skip


def _key(section: str, row: Any) -> Key:
    """Return what makes an entry the same one: its id, its word, its place."""
    if section in BY_ID:
        return (str(row.get("id", "")),)
    if section in BY_WORD:
        return (str(row.get("word") or words_of(row)).casefold(),)
    return _place(row) or (str(row.get("name", "")),)


def _place(row: Any) -> Key:
    place = row if isinstance(row, dict) else {"quote": row}
    place = place["quote"] if isinstance(place.get("quote"), dict) else place
    return tuple(f"{key}={place[key]}" for key in WHERE if key in place)


def _section(section: str, old: Rows, own: Rows, new: Rows, edits: _Edits,
             there: _There) -> None:  # fmt: skip
    for key, (n, row) in own.items():
        if key not in old:
            continue  # a person's own
        before, after = old[key][1], new[key][1] if key in new else None
        if section == "entities" and after is not None and row.get("status") != "dropped":
            _refers((section, n), before, row, after, edits)
        if bare(section, row) != bare(section, before):
            continue
        if after is not None and there.leads(after):
            if change := _change(section, row, after):
                edits.sets.append(((section, n), change))
        elif (after is None and key[0] not in there.needed) or not there.leads(row):
            edits.gone.append((section, n))
    for key, (_, row) in new.items():
        if key not in own and key not in old and there.leads(row):
            edits.new.append(((section,), _free(section, row, there.taken)))


def bare(section: str, row: Entry) -> Entry:
    """Return an entry as one proposal: what points to an entity is a proposal of its own."""
    less = ("refers",) if section == "entities" else ()
    return {key: value for key, value in row.items() if key not in (*_NOT_OURS, *less)}


def _change(section: str, row: Entry, after: Entry) -> Entry:
    """Return the keys to set; the id stays, for a rule of the lesson may name it."""
    was, will = bare(section, row), bare(section, after)
    return {key: will.get(key) for key in dict.fromkeys([*was, *will])
            if was.get(key) != will.get(key) and key != "id"}  # fmt: skip


def _free(section: str, row: Entry, taken: set[str]) -> Entry:
    """Return a new entry without its id where another entry has that by now."""
    if section in BY_ID or str(row.get("id", "")) not in taken:
        return row
    return {key: value for key, value in row.items() if key != "id"}


def _refers(path: Path_, before: Entry, row: Entry, after: Entry, edits: _Edits) -> None:
    old, own, new = ({_place(r): (n, r) for n, r in enumerate(e.get("refers") or ())}
                     for e in (before, row, after))  # fmt: skip
    named = {_place(r) for r in row.get("mentions") or ()}
    for key, (n, entry) in own.items():
        if key not in old or old[key][1] != entry:
            continue
        if key not in new:
            edits.gone.append((*path, "refers", n))
        elif new[key][1] != entry and isinstance(entry, dict):
            edits.sets.append(((*path, "refers", n), _change("refers", entry, new[key][1])))
    for key, (_, entry) in new.items():
        if key not in own and key not in old and key not in named:
            edits.new.append(((*path, "refers"), entry))
