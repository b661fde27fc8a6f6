"""What can be mended in an entry of reading.yaml, layer by layer."""

from __future__ import annotations

from collections.abc import Callable

from ..lesson import NOBODY, WRITER, Span
from ..skills import CLAIM_KINDS, ENTITY_KINDS, LEVELS, RELATIONS
from .draft import Draft
from .proposal import SOMEONE, Entry, Field

Choices = tuple[tuple[str, str], ...]

KIND_NAMES = {"organisation": "group", "nationality": "nationality", "group": "several together"}
HOW = (("direct", "Own words"), ("indirect", "Reported"), ("mixed", "Both"))
ELSE = (SOMEONE, "someone else …")
_ORDER = ("person", "organisation", "group", "place", "nationality", "other", "idea", "event")


def people(draft: Draft, writer: bool = False) -> Choices:
    """Return who may stand behind words: the entities (persons first), nobody, someone else."""
    found = [(id, e) for id, e in draft.entities.items() if e.get("kind") in _ORDER]
    found.sort(key=lambda row: _ORDER.index(str(row[1]["kind"])))
    first = ((WRITER, "the writer"),) if writer else ()
    named = tuple((id, str(e.get("name", id))) for id, e in found)
    return (*first, *named, (NOBODY, "nobody named"), ELSE)


def things(draft: Draft) -> Choices:
    """Return all entities: what a pronoun may stand for."""
    return tuple((id, str(e.get("name", id))) for id, e in draft.entities.items())


def words(draft: Draft, entry: Entry, span: Span | None, name: str = "The words") -> list[Field]:
    """Return the field that makes the words longer or shorter; none where they stand often."""
    quote = entry.get("quote")
    many = entry.get("all") or (isinstance(quote, dict) and quote.get("all"))
    if span is None or many:
        return []
    return [Field("words", name, "words", draft.words(span), span=span)]


def fields(draft: Draft, section: str, entry: Entry, span: Span | None,
           owner: str = "") -> tuple[Field, ...]:  # fmt: skip
    """Return the fields of an entry; `owner` is the entity that a `refers` belongs to."""
    return tuple(_FIELDS[section](draft, entry, span, owner))


def _line(entry: Entry, key: str, name: str, most: int = 200, needed: bool = False,
          long: bool = False) -> Field:  # fmt: skip
    value = str(entry.get(key) or "")
    return Field(key, name, "text" if long else "line", value, most=most, needed=needed)


def _entity(draft: Draft, entry: Entry, span: Span | None, owner: str) -> list[Field]:
    kinds = tuple((kind, KIND_NAMES.get(kind, kind)) for kind in ENTITY_KINDS)
    found = [_line(entry, "name", "Name", 120, needed=True),
             Field("kind", "Kind", "list", str(entry.get("kind", "")), kinds)]  # fmt: skip
    if entry.get("kind") == "date":
        return [*found, _line(entry, "value", "Which day", 40)]
    return [*found, _line(entry, "role", "Who or what", 160),
            _line(entry, "gloss", "In one sentence", 300, long=True)]  # fmt: skip


def _refers(draft: Draft, entry: Entry, span: Span | None, owner: str) -> list[Field]:
    return [Field("entity", "Who is meant", "list", owner, things(draft)),
            _line(entry, "why", "How one can tell", 300, long=True),
            *words(draft, entry, span)]  # fmt: skip


def _quotation(draft: Draft, entry: Entry, span: Span | None, owner: str) -> list[Field]:
    return [Field("speaker", "Who speaks", "list", str(entry.get("speaker", "")), people(draft)),
            Field("kind", "Kind", "few", str(entry.get("kind", "")), HOW),
            *words(draft, entry, span)]  # fmt: skip


def _claim(draft: Draft, entry: Entry, span: Span | None, owner: str) -> list[Field]:
    kinds = tuple((kind, kind.capitalize()) for kind in CLAIM_KINDS)
    return [Field("kind", "Kind", "few", str(entry.get("kind", "")), kinds),
            Field("holder", "Who stands behind it", "list", str(entry.get("holder", "")),
                  people(draft, writer=True)),
            _line(entry, "says", "In plain words", 300, long=True),
            _line(entry, "check", "How one could find out", 300, long=True),
            *words(draft, entry, span)]  # fmt: skip


def _loaded(draft: Draft, entry: Entry, span: Span | None, owner: str) -> list[Field]:
    return [Field("voice", "Whose word", "list", str(entry.get("voice", "")),
                  people(draft, writer=True)),
            _line(entry, "neutral", "A calmer word", 120, needed=True),
            _line(entry, "why", "What it does to a reader", 300, long=True),
            *words(draft, entry, span)]  # fmt: skip


def _connective(draft: Draft, entry: Entry, span: Span | None, owner: str) -> list[Field]:
    relations = tuple((name, name) for name in RELATIONS)
    return [Field("relation", "What it does", "list", str(entry.get("relation", "")), relations),
            _line(entry, "joins", "What it ties to what"),
            _line(entry, "plain", "In plain words"),
            *words(draft, entry, span)]  # fmt: skip


def _hedge(draft: Draft, entry: Entry, span: Span | None, owner: str) -> list[Field]:
    return [_line(entry, "says", "What they do", 200, needed=True), *words(draft, entry, span)]


def _gloss(draft: Draft, entry: Entry, span: Span | None, owner: str) -> list[Field]:
    levels = (("", "none"), *((level, level) for level in LEVELS))
    return [_line(entry, "here", "What it means here", 300, needed=True, long=True),
            _line(entry, "not-here", "What it does not mean here", 300, long=True),
            _line(entry, "use", "A sentence that shows it", 300, long=True),
            _line(entry, "pos", "Sort of word", 40),
            Field("level", "Level", "list", str(entry.get("level") or ""), levels),
            Field("teach", "A word to learn", "yes", "yes" if entry.get("teach") else ""),
            *words(draft, entry, span)]  # fmt: skip


def _event(draft: Draft, entry: Entry, span: Span | None, owner: str) -> list[Field]:
    return [_line(entry, "name", "What happens", 200, needed=True),
            _line(entry, "value", "Which day", 40), *words(draft, entry, span)]  # fmt: skip


_FIELDS: dict[str, Callable[[Draft, Entry, Span | None, str], list[Field]]] = {
    "entities": _entity, "refers": _refers, "quotations": _quotation, "claims": _claim,
    "loaded": _loaded, "connectives": _connective, "hedges": _hedge, "glossary": _gloss,
    "events": _event,
}  # fmt: skip
