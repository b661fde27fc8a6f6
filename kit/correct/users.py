"""What else in a lesson needs an entry: then the entry cannot simply be dropped."""

from __future__ import annotations

from collections.abc import Iterator

from .draft import Draft
from .proposal import DROPPED, Entry, Proposal, status_of

_WHO = {"quotations": "speaker", "claims": "holder", "loaded": "voice", "causes": "by"}
_AS = {"quotations": "as the speaker", "claims": "behind a claim", "loaded": "as the voice of a"
       " loaded word", "causes": "behind a cause", "events": "as the place of an event",
       "entities": "as part of another name"}  # fmt: skip


def users(draft: Draft, proposal: Proposal) -> str:
    """Return one sentence that says who needs an entry; empty when nobody does."""
    section = proposal.path[0]
    if section == "entities" and len(proposal.path) == 2:
        entry = draft.reading[proposal.path]
        found = list(dict.fromkeys(_of_entity(draft, str(entry.get("id", "")))))
        name = entry.get("name", "")
        return f"“{name}” still stands {' and '.join(found[:2])}." if found else ""
    if section == "glossary":
        word = word_of(draft.reading[proposal.path])
        asked = [q for _, q in draft.section("questions", dropped=False)
                 if word in (q.get("teaches") or ())]  # fmt: skip
        return f"a question practises the word “{word}”." if asked else ""
    return ""


def word_of(entry: Entry) -> str:
    """Return the headword of a gloss."""
    quote = entry.get("quote", "")
    return str(entry.get("word") or (quote.get("quote", "") if isinstance(quote, dict) else quote))


def _of_entity(draft: Draft, id: str) -> Iterator[str]:
    for path, entry in draft.reading.items():
        section = str(path[0])
        if len(path) != 2 or status_of(entry) == DROPPED:
            continue
        key = _WHO.get(section)
        if (key and entry.get(key) == id) or (section == "events" and entry.get("where") == id):
            yield f"{_AS[section]}{_place(draft, entry)}"
        elif section == "entities" and id in (*(entry.get("members") or ()), entry.get("of")):
            yield _AS[section]


def _place(draft: Draft, entry: object) -> str:
    span = draft.place(entry) if isinstance(entry, dict) else None
    block = draft.block(span)
    return f" in {block.label}" if block else ""
