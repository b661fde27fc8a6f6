"""A proposed question as a teacher sees it: what can be mended in it, and why it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..files.questions import words_of
from ..lesson import Span
from ..skills import KINDS, TRAPS, name_of
from .draft import Draft
from .proposal import Entry, Field

_TEXTS: dict[str, tuple[str, int]] = {  # key of a question: what it is called, how long at most
    "ask": ("Question", 400), "statement": ("Statement", 400), "text": ("Text with gaps", 800),
    "say": ("The proof", 400), "otherwise": ("To any other answer", 400),
}  # fmt: skip
_SIDES: dict[str, tuple[tuple[str, str], ...]] = {  # a list: the texts of each row
    "pairs": (("left", "Left"), ("right", "Right"), ("say", "When found"), ("miss", "When missed")),
    "items": (("text", "Step"), ("say", "Feedback")),
    "targets": (("say", "Feedback"),), "traps": (("say", "Feedback"),),
    "rubric": (("text", "What is asked"),),
    "samples": (("text", "Answer"), ("why", "Why this score")),
}  # fmt: skip
_ROWS = {"pairs": "Pair", "items": "Step", "targets": "Right words", "traps": "Wrong words",
         "rubric": "Score", "samples": "Sample with score"}  # fmt: skip
_NO_TRAP = "no misreading named"


def question_fields(draft: Draft, entry: Entry, evidence: Span | None) -> tuple[Field, ...]:
    """Return every text of a question that can be mended; its key is the way to it."""
    kind = str(entry.get("kind", "choice"))
    found = [Field(key, name, "text", str(entry[key]), most=most, needed=key != "say")
             for key, (name, most) in _TEXTS.items() if entry.get(key)]  # fmt: skip
    found += _options(entry, "options", "Option", kind)
    for n, gap in enumerate(_rows(entry, "gaps"), 1):
        found += _options(gap, "options", f"Gap {n} · option", "cloze", f"gaps/{n - 1}/")
    found += _options(entry, "extra", "Extra", "extra")
    for key, sides in _SIDES.items():
        for n, row in enumerate(_rows(entry, key)):
            found += [Field(f"{key}/{n}/{side}", name, "text", str(row[side]), most=400,
                            group=_group(key, n, row), needed=True)
                      for side, name in sides if row.get(side)]  # fmt: skip
    for n, hint in enumerate(hints(entry)):
        found.append(Field(f"hints/{n}", "Hint", "text", hint, most=300))
    if evidence and len(entry.get("evidence") or ()) == 1:
        found.append(Field("evidence", "The words that prove it", "words", draft.words(evidence),
                           span=evidence))  # fmt: skip
    return tuple(found)


def _group(key: str, n: int, row: Mapping[str, Any]) -> str:
    return f"{_ROWS[key]} {row.get('score', n) if key in ('rubric', 'samples') else n + 1}"


def hints(entry: Entry) -> list[str]:
    """Return the hints of a question, under whichever key they stand."""
    many = entry.get("hints")
    return [str(h) for h in many] if many else [str(entry["hint"])] if entry.get("hint") else []


def _rows(entry: Entry, key: str) -> list[Mapping[str, Any]]:
    rows = entry.get(key)
    return [row if isinstance(row, Mapping) else {} for row in rows] if rows else []


def _options(entry: Entry, key: str, name: str, kind: str, stem: str = "") -> Iterator[Field]:
    for n, row in enumerate(_rows(entry, key)):
        right = "right" in row
        at, group = f"{stem}{key}/{n}", f"{name} {n + 1}"
        group += f" · {TRAPS[row['trap']]}" if row.get("trap") in TRAPS else ""
        words = words_of(row["right" if right else "wrong"]) if right or "wrong" in row else ""
        # the words of “true, false, not stated” are fixed
        if kind != "truth":
            yield Field(f"{at}/text", "Says", "text", words, most=300, group=group, needed=True)
        if kind != "extra":
            yield Field(f"{at}/right", "Right", "yes", "yes" if right else "",
                        group=group if kind != "truth" else f"{name} {n + 1}: {words}")  # fmt: skip
        yield Field(f"{at}/say", "Feedback", "text", str(row.get("say") or ""), most=400,
                    group=group if kind != "truth" else f"{name} {n + 1}: {words}")  # fmt: skip


def question_note(entry: Entry) -> str:
    """Return what stands beside a question in the queue: “4 options”, or its kind."""
    count = len(entry.get("options") or ())
    kind = str(entry.get("kind", "choice"))
    return f"{count} options" if kind in ("choice", "choices") and count else KINDS.get(kind, kind)


def question_why(draft: Draft, entry: Entry, evidence: Span | None) -> str:
    """Return, in one or two sentences, what the question asks for and where it comes from."""
    kind = KINDS.get(str(entry.get("kind", "choice")), "")
    skill = name_of(str(entry.get("skill", "")))
    block = draft.block(evidence)
    first = f"It trains “{skill}”" + (f" ({kind.lower()})" if kind else "")
    if evidence and block:
        first += f" and is proved by words of {block.label}"
    wrong = [row for row in _rows(entry, "options") if "wrong" in row]
    traps = list(dict.fromkeys(TRAPS.get(str(row.get("trap", "")), _NO_TRAP) for row in wrong))
    if entry.get("kind", "choice") not in ("choice", "choices") or not traps:
        return f"{first}."
    return f"{first}. Its wrong answers: {'; '.join(traps)}."
