"""Both files of a draft → the queue: one proposal an entry, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..lesson import NOBODY, WRITER, Span
from ..skills import ENTITY_LAYERS
from .asked import question_fields, question_note, question_why
from .draft import Draft
from .fields import fields
from .proposal import DROPPED, SECTIONS, SURE, Entry, Path, Proposal, status_of, sureness
from .whys import why

_HOW = {"direct": "own words", "indirect": "reported", "mixed": "reported, with own words"}
_KINDS = {"organisation": "Group", "nationality": "Group", "group": "Several together",
          "other": "Name"}  # fmt: skip
Marks = list[tuple[Span, str, str, str]]


def queue(draft: Draft,
          findings: Mapping[str, Sequence[str]] | None = None) -> tuple[Proposal, ...]:  # fmt: skip
    """Return every proposal, marks before questions, both in the order of the text.

    `findings` are sentences about a question, by its id.
    """
    marks = sorted(_marks(draft), key=_place)
    asked = sorted(_asked(draft, findings or {}), key=_place)
    return (*marks, *asked)


def name_of(path: Path) -> str:
    """Return the id of a proposal: its path, as one word."""
    return "/".join(map(str, path))


def _place(p: Proposal) -> tuple[int, int, int]:
    if p.span is None:  # the whole text: at the end
        return (1, 0, 0)
    return (0, p.span.start, -p.span.end)


def _marks(draft: Draft) -> Iterator[Proposal]:
    for section in SECTIONS:
        if section in ("refers", "questions"):
            continue
        for path, entry in draft.section(section):
            span = _named(draft, entry) if section == "entities" else draft.place(entry)
            yield _mark(draft, section, path, entry, span)
    for path, entry in draft.reading.items():
        if len(path) == 4 and path[0] == "entities" and path[2] == "refers":
            owner = draft.reading.get(path[:2], {})
            if status_of(owner) != DROPPED:
                span = draft.place(entry)
                yield _mark(draft, "refers", path, entry, span, str(owner.get("id", "")))


def _named(draft: Draft, entry: Entry) -> Span | None:
    """Return where an entity is first named or meant."""
    places = [*(entry.get("mentions") or ()), *(entry.get("refers") or ())]
    return min((s for place in places for s in draft.spans(place)), default=None)


def _mark(draft: Draft, section: str, path: Path, entry: Entry, span: Span | None,
          owner: str = "") -> Proposal:  # fmt: skip
    layer, what = SECTIONS[section]
    if section == "entities":
        layer, what = _entity_layer(entry), _KINDS.get(str(entry["kind"]), str(entry["kind"]))
    elif section == "refers":
        layer = _entity_layer(draft.entities.get(owner, {}))
    title, note = _title(draft, section, entry, span, owner)
    block = draft.block(span)
    return Proposal(
        name_of(path), "reading", path, layer, what.capitalize(), title,
        block.id if block else "", block.label if block else "Whole text", status_of(entry),
        sureness(entry), span, tuple(_lit(draft, section, entry, span, layer, owner)), note,
        fields(draft, section, entry, span, owner), why(draft, section, entry, span, owner),
    )  # fmt: skip


def _entity_layer(entry: Entry) -> str:
    return ENTITY_LAYERS.get(str(entry.get("kind", "")), "groups")


def _title(draft: Draft, section: str, entry: Entry, span: Span | None,
           owner: str) -> tuple[str, str]:  # fmt: skip
    """Return what a proposal is called, and a word beside it."""
    words = cut(draft.words(span)) if span else cut(str(entry.get("quote", "")))
    if section == "entities":
        kind = _KINDS.get(str(entry["kind"]), str(entry["kind"]).capitalize())
        return f"{kind}: {entry.get('name', '')}", str(entry.get("value") or "")
    if section == "refers":
        return f"“{words}” = {draft.name(owner)}", ""
    if section == "quotations":
        if sureness(entry) < SURE:
            return f"Who says “{cut(words.strip('“”,. '), 24)}”", ""
        how = _HOW.get(str(entry.get("kind")), "")
        who = draft.short(entry.get("speaker"))
        return f"{who[:1].upper()}{who[1:]} · {how}", ""
    if section == "claims":
        return f"Claim: {words}", draft.name(entry.get("holder"))
    if section == "loaded":
        return f"Loaded word: {words}", draft.name(entry.get("voice"))
    if section == "connectives":
        return f"Connective: {words}", str(entry.get("relation", ""))
    if section == "glossary":
        learn = "Word to learn" if entry.get("teach") else "Word"
        return f"{learn}: {entry.get('word', words)}", str(entry.get("level") or "")
    if section == "events":
        return f"Event: {cut(str(entry.get('name', '')))}", str(entry.get("value") or "")
    return f"Careful words: {words}", ""


def cut(words: str, most: int = 34) -> str:
    """Return the beginning of long words."""
    words = " ".join(words.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0].rstrip(",;") + " …"


def _lit(draft: Draft, section: str, entry: Entry, span: Span | None, layer: str,
         owner: str) -> Marks:  # fmt: skip
    """Return what is marked around a proposal: itself, and the words that it was told by."""
    if span is None:
        return []
    if section == "quotations":
        return _voice(draft, entry, span)
    doubt = "" if sureness(entry) >= SURE else " ?"
    if section == "claims":
        holder = entry.get("holder")
        edge = {WRITER: "solid", NOBODY: "dotted"}.get(str(holder), "dashed")
        return [(span, layer, f"{draft.short(holder)}{doubt}", edge)]
    found: Marks = [(span, "plain" if section in ("events", "hedges") else layer, "", "")]
    if section == "entities":
        here = draft.sentence(span)
        found += [(s, layer, "", "") for m in entry.get("mentions") or () for s in draft.spans(m)
                  if s != span and here.covers(s)]  # fmt: skip
    if section == "refers":
        names = [s for s, who in draft.names if s.end <= span.start and who == owner]
        found += [(names[-1], layer, "", "")] if names else []
    return found


def _voice(draft: Draft, entry: Entry, span: Span) -> Marks:
    """Return a quotation, the words inside quotation marks, its speaker and its verb."""
    near, kind, speaker = draft.around(span), str(entry.get("kind")), str(entry.get("speaker"))
    doubt = "" if sureness(entry) >= SURE else " ?"
    how = _HOW.get(kind, "").partition(",")[0]
    edge = "solid" if kind == "direct" else "dashed"
    found: Marks = [(span, "voices", f"{draft.short(speaker)} · {how}{doubt}", edge)]
    found += [(s, "voices", "own words", "solid") for words in entry.get("own") or ()
              for s in draft.spans(words, [span]) if s != span and span.covers(s)]  # fmt: skip
    by, cue = draft.span(entry.get("by"), near), draft.span(entry.get("cue"), near)
    layer = _entity_layer(draft.entities.get(speaker, {}))
    found += [(by, layer, "", "")] if by else []
    return found + ([(cue, "cue", "", "")] if cue else [])


def _asked(draft: Draft, findings: Mapping[str, Sequence[str]]) -> Iterator[Proposal]:
    for path, entry in draft.section("questions"):
        reads = entry.get("reads") or ()
        reads = [reads] if isinstance(reads, str) else [str(r) for r in reads]
        areas = [b.span for b in draft.blocks.values() if "all" in reads or b.id in reads]
        proof = [s for place in entry.get("evidence") or () for s in draft.spans(place, areas)]
        span = proof[0] if proof and "all" not in reads else None
        block = draft.block(span)
        yield Proposal(
            name_of(path), "questions", path, "questions", "Question",
            f"Question: {cut(str(entry.get('ask', '')), 30)}", block.id if block else "",
            block.label if block else "Whole text", status_of(entry), sureness(entry), span,
            tuple((s, "evidence", "The answer is here", "") for s in proof), question_note(entry),
            question_fields(draft, entry, proof[0] if proof else None),
            question_why(draft, entry, proof[0] if proof else None),
            tuple(findings.get(str(entry.get("id", "")), ())),
        )  # fmt: skip
