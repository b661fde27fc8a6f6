"""A decision of the teacher → the texts of the lesson files with that entry changed.

What is sent comes from a page and is not trusted: a field that the proposal does not have, a choice
that was not offered, words that are too long or not in the article are refused in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..errors import KitError
from ..files import edit
from ..lesson import Span
from .draft import Draft, Texts
from .dropping import needs_first
from .many import set_many
from .parts import DECIDED, Edit, question_edits
from .proposal import SOMEONE, Entry, Field, Proposal
from .voices import own_words, with_marks

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_STATUS = re.compile(r"^status:[^\S\n]*[^\s#]*", re.MULTILINE)
_AFTER = re.compile(r"^(?:minutes|level|lang|title):.*\n", re.MULTILINE)


def accept(draft: Draft, proposal: Proposal) -> Texts:
    """Return the texts with the entry as it stands, looked at by a person.

    KitError for a second try of a question that is dropped.
    """
    first = needs_first(draft, proposal)
    if first:
        raise KitError(f"Not saved: {first}")
    return _set(draft, proposal.file, [(proposal.path, dict(DECIDED))])


def accept_all(draft: Draft, proposals: Iterable[Proposal]) -> Texts:
    """Return the texts with several marks as they stand, looked at by a person."""
    text = set_many(draft.texts["reading"], [p.path for p in proposals], DECIDED)
    return {**draft.texts, "reading": text}


def mend(draft: Draft, proposal: Proposal, changes: Mapping[str, Any]) -> Texts:
    """Return the texts with the fields changed and the entry looked at. KitError says why not."""
    clean = cleaned(draft, proposal.fields, changes)
    if not clean:
        return accept(draft, proposal)
    if proposal.file == "questions":
        return _set(draft, "questions", question_edits(draft, proposal, clean))
    if "entity" in clean:
        return _moved(draft, proposal, clean)
    if "words" in clean and proposal.path[0] == "quotations":
        clean["words"] = with_marks(draft, clean["words"])
    draft, clean = with_people(draft, clean)
    entry = draft.reading[proposal.path]
    return _set(draft, "reading", [(proposal.path, keys(draft, entry, clean) | DECIDED)])


def marked(texts: Mapping[str, str], status: str) -> Texts:
    """Return the texts with the status of the whole lesson: draft, partly, checked."""
    text = texts["reading"]
    line = f"status: {status}"
    if _STATUS.search(text):
        text = _STATUS.sub(line, text, count=1)
    else:
        places = list(_AFTER.finditer(text))
        at = places[-1].end() if places else 0
        text = f"{text[:at]}{line}\n{text[at:]}"
    return {**texts, "reading": text}


def status_of_lesson(texts: Mapping[str, str]) -> str:
    """Return the status of the whole lesson, as its file says it."""
    found = _STATUS.search(texts["reading"])
    return found[0].partition(":")[2].strip(" '\"") if found else "checked"


def risky(proposal: Proposal, changes: Mapping[str, Any]) -> bool:
    """Say whether a lesson could be unreadable after a change; finding that out takes a second.

    What is chosen from a list, or said in free words about a mark, cannot spoil a file.
    """
    new = any(isinstance(value, str) and value.startswith(SOMEONE) for value in changes.values())
    return proposal.file == "questions" or new or bool({"words", "value", "entity"} & set(changes))


# what was sent


def cleaned(draft: Draft, fields: Sequence[Field], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was sent as values: texts, “yes” as true or false, words as a span.

    What is as it was falls away. KitError for anything that the fields do not allow.
    """
    known = {field.key: field for field in fields}
    found: dict[str, Any] = {}
    for key, value in changes.items():
        field = known.get(key)
        if field is None:
            raise KitError("Not saved: this proposal has no such field.")
        value = _span(draft, value) if field.kind == "words" else _value(field, value)
        if field.kind == "yes":
            if bool(value) != bool(field.value):
                found[key] = bool(value)
        elif value != (field.span if field.kind == "words" else field.value):
            found[key] = value
    return found


def _value(field: Field, value: Any) -> str:
    name = f"“{field.name}”"
    if not isinstance(value, str):
        raise KitError(f"Not saved: {name} is no text.")
    value = " ".join(value.split())
    if _CONTROL.search(value):
        raise KitError(f"Not saved: {name} holds a character that cannot be seen.")
    offered = {choice for choice, _ in field.choices}
    if SOMEONE in offered and value.startswith(SOMEONE):
        if not 1 <= len(value[1:].strip()) <= 120:
            raise KitError("Not saved: say who it is, in up to 120 letters.")
        return SOMEONE + value[1:].strip()
    if field.choices and value not in offered:
        raise KitError(f"Not saved: {name} has no such choice.")
    if len(value) > field.most:
        raise KitError(f"Not saved: {name} is longer than {field.most} letters.")
    if field.needed and not value:
        raise KitError(f"Not saved: {name} may not be empty.")
    return value


def _span(draft: Draft, value: Any) -> Span:
    """Return the words that a page has named as [block, start, end] (code points)."""
    try:
        block, start, end = value
        at = draft.blocks[block]
    except (TypeError, ValueError, KeyError):
        raise KitError("Not saved: the text has no such part.") from None
    if not (type(start) is int and type(end) is int and 0 <= start < end <= at.end - at.start):
        raise KitError("Not saved: these words are not in the text.")
    span = Span(at.start + start, at.start + end)
    if not draft.fits(span):
        raise KitError("Not saved: choose whole words.")
    return span


# what is written


def _set(draft: Draft, file: str, edits: Sequence[Edit]) -> Texts:
    text = draft.texts[file]
    for path, changes in edits:
        text = edit.set_keys(text, path, changes)
    return {**draft.texts, file: text}


def keys(draft: Draft, entry: Entry, clean: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of an entry of reading.yaml for values that are clean."""
    found: dict[str, Any] = {}
    for key, value in clean.items():
        if key == "words":
            found |= _where(draft, entry, value)
        else:
            found[key] = value if value not in ("", False) else None
    return found | _own(draft, entry, clean)


def _own(draft: Draft, entry: Entry, clean: Mapping[str, Any]) -> dict[str, Any]:
    """Return `own` of a voice whose kind or words change; KitError for “both” without marks."""
    own, words = entry.get("own"), clean.get("words")
    if clean.get("kind") == "mixed":
        span = words or draft.place(entry)
        return {"own": own_words(draft, span)} if span else {}
    if own and clean.get("kind") in ("direct", "indirect"):
        return {"own": None}
    if own and words:
        inside = [w for w in own if any(words.covers(s)
                  for s in draft.spans(w, draft.around(words)))]  # fmt: skip
        return {"own": inside or None}
    return {}


def _where(draft: Draft, entry: Entry, span: Span) -> dict[str, Any]:
    selector = draft.selector(span)
    before = draft.place(entry)
    other = not before or draft.words(before).casefold() != draft.words(span).casefold()
    if "also" in entry and other:  # places of the word that it was
        return _where(draft, {k: v for k, v in entry.items() if k != "also"}, span) | {"also": None}
    if isinstance(entry.get("quote"), dict):  # of a gloss
        return {"quote": selector if len(selector) > 1 else selector["quote"]}
    old = {key: None for key in ("in", "nth", "after", "before", "all") if key in entry}
    return {**old, **selector}


def with_people(draft: Draft, clean: dict[str, Any]) -> tuple[Draft, dict[str, Any]]:
    """Return the draft with somebody new among its entities, where a value asks for that."""
    for key, value in clean.items():
        if isinstance(value, str) and value.startswith(SOMEONE):
            name = value[1:]
            same = [id for id, e in draft.entities.items()
                    if str(e.get("name", "")).casefold() == name.casefold()]  # fmt: skip
            id = same[0] if same else free_id(draft, name)
            if not same:
                new: dict[str, Any] = {"id": id, "kind": "person", "name": name}
                if draft.spans({"quote": name, "all": True}):
                    new["mentions"] = [{"quote": name, "all": True}]
                text = edit.add(draft.texts["reading"], ("entities",), new)
                draft = Draft(draft.article, {**draft.texts, "reading": text})
            clean = {**clean, key: id}
    return draft, clean


def free_id(draft: Draft, name: str) -> str:
    """Return an id for an entity that no entry of the file has yet."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40].strip("-") or "name"
    taken = {str(entry.get("id", "")) for entry in draft.reading.values()}
    n, id = 1, slug
    while id in taken:
        n += 1
        id = f"{slug}-{n}"
    return id


def _moved(draft: Draft, proposal: Proposal, clean: Mapping[str, Any]) -> Texts:
    """Return the texts with a word that stands for another entity than proposed.

    The old entry stays, as dropped: the program shall not propose it again.
    """
    entry = draft.reading[proposal.path]
    rest = {k: v for k, v in clean.items() if k != "entity"}
    kept = {k: v for k, v in entry.items() if k not in ("status", "confidence", "line")}
    new = {k: v for k, v in (kept | keys(draft, entry, rest)).items() if v is not None}
    if "why" not in rest:
        new.pop("why", None)  # it spoke for somebody else
    to = next(path for path, other in draft.section("entities", dropped=False)
              if other.get("id") == clean["entity"])  # fmt: skip
    text = edit.set_keys(draft.texts["reading"], proposal.path, {"status": "dropped"})
    text = edit.add(text, (*to, "refers"), new)
    return {**draft.texts, "reading": text}
