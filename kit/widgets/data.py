"""What each panel is given, as plain JSON: pure functions of a lesson and a learner's state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .. import text as strings
from ..html import visible
from ..lesson import Block, Lesson, Question
from ..marks import Mark, cards, chains, marks
from ..posed import block as posed_block
from ..posed import pose, reads
from ..skills import LAYERS, SKILLS, START_LAYERS

Json = dict[str, Any]
WORDS_A_MINUTE = 90  # of a careful learner; screen.md calls P3–P5, 150 words, “about 2 minutes”


def title(blocks: Sequence[Block]) -> str:
    """Return “Paragraphs 3–5”, “Paragraph 3”, “Caption”, “The whole text”."""
    paragraphs = [b for b in blocks if b.kind == "paragraph"]
    if not paragraphs:
        return blocks[0].label if blocks else ""
    if len(paragraphs) == 1:
        return paragraphs[0].spoken.capitalize()
    if len(paragraphs) < len(blocks):
        return "The whole text"
    return f"Paragraphs {paragraphs[0].id[1:]}–{paragraphs[-1].id[1:]}"


def short(blocks: Sequence[Block]) -> str:
    """Return “P3–P5”, “P3”, “the caption”."""
    paragraphs = [b.label for b in blocks if b.kind == "paragraph"]
    if not paragraphs:
        return f"the {blocks[0].label.lower()}" if blocks else ""
    return paragraphs[0] if len(paragraphs) == 1 else f"{paragraphs[0]}–{paragraphs[-1]}"


def reader_data(lesson: Lesson, blocks: Sequence[Block], on: Iterable[str] = START_LAYERS,
                withhold: bool = True) -> Json:  # fmt: skip
    """Return what the reader shows of these blocks; all layers travel, `on` are shown at first.

    With `withhold` a mark that answers a question is hidden until that question is answered.
    """
    ids = [b.id for b in blocks]
    every = list(lesson.blocks)
    all_marks = marks(lesson)
    found = [m for m in all_marks if m.block in ids]
    words = sum(len(strings.words(lesson.article[b.span])) for b in blocks)
    minutes = max(1, round(words / WORDS_A_MINUTE))
    numbered = blocks and all(b.kind == "paragraph" for b in blocks)
    of = f"of {len(lesson.paragraphs)} · " if numbered else ""
    asked = any(reads(lesson, q)[-1:] and reads(lesson, q)[-1] in ids
                for q in lesson.questions if "all" not in q.reads)  # fmt: skip
    first, last = every.index(ids[0]), every.index(ids[-1])
    known = cards(lesson)
    partly = lesson.status == "partly"  # in a draft it would stand on every mark
    units = {b.id: (b.start, strings.utf16(lesson.article[b.span])) for b in blocks}
    return all_visible({
        "title": title(blocks), "lang": lesson.lang, "first": ids[0], "last": ids[-1],
        "of": f"{of}about {minutes} minute{'s' if minutes > 1 else ''}",
        "notice": "" if lesson.status == "checked" else lesson.status, **_checked(lesson),
        "before": _step(lesson, every[:first][::-1]), "after": _step(lesson, every[last + 1:]),
        "questions": f"Questions on {short(blocks)}" if asked else None,
        "blocks": [posed_block(lesson, b.id) for b in blocks],
        "layers": [{"id": layer, "name": name, "group": group,
                    "count": sum(m.layer == layer and not m.inner for m in found)}
                   for layer, (name, group) in LAYERS.items()] if all_marks else [],
        "on": [layer for layer in LAYERS if layer in set(on)],
        "marks": [_mark(mark, *units[mark.block], withhold)
                  | ({"unchecked": True} if partly and mark.unchecked else {}) for mark in found],
        "cards": {card: known[card] for card in sorted({m.card for m in found})},
        "chains": {of: rows if withhold else [{**row, "until": []} for row in rows]
                   for of, rows in chains(lesson, all_marks).items()
                   if any(mark.chain == of for mark in found)},
    })  # fmt: skip


def _checked(lesson: Lesson) -> Json:
    """Return how many entries and questions a person has looked at, of how many: [19, 43]."""
    if lesson.status != "partly":
        return {}
    nouns: list[Any] = [*lesson.entities, *(m for m in lesson.mentions if m.form != "name"),
                        *lesson.quotations, *lesson.claims, *lesson.loaded, *lesson.connectives,
                        *lesson.hedges, *lesson.glossary, *lesson.events,
                        *lesson.questions]  # fmt: skip
    return {"checked": [sum(noun.status != "draft" for noun in nouns), len(nouns)]}


def _step(lesson: Lesson, ids: Sequence[str]) -> str | None:
    """Return the next block that has a step of its own; a credit stands with its caption."""
    return next((b for b in ids if lesson.blocks[b].kind not in ("credit", "byline")), None)


def _mark(mark: Mark, at: int, units: Sequence[int], withhold: bool) -> Json:
    rest = {"edge": mark.edge, "inner": mark.inner, "chain": mark.chain, "nth": mark.nth,
            "of": mark.of, "until": list(mark.until) if withhold else [], "form": mark.form,
            "why": mark.why, "quoted": mark.quoted, "unsure": mark.unsure}  # fmt: skip
    return {
        "id": mark.id, "layer": mark.layer, "block": mark.block, "label": mark.label,
        "name": mark.name, "card": mark.card, "start": units[mark.start - at],
        "end": units[min(mark.end - at, len(units) - 1)],
    } | {key: value for key, value in rest.items() if value}  # fmt: skip


def all_visible(value: Any) -> Any:
    """Return JSON with bidi controls as visible signs, one for one, so that offsets stay true."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [all_visible(one) for one in value]
    if isinstance(value, dict):
        return {key: all_visible(one) for key, one in value.items()}
    return value


def with_siblings(lesson: Lesson, questions: Sequence[Question]) -> list[Question]:
    """Return the questions, and behind them those that are offered after a miss."""
    ids = {q.id for q in questions}
    return [*questions, *(q for q in lesson.questions if q.again_for in ids and q.id not in ids)]


def quiz_data(lesson: Lesson, questions: Sequence[Question], name: str, mode: str = "practice",
              parts: Sequence[str] = (), review: bool = False,
              since: str = "") -> Json:  # fmt: skip
    """Return what the quiz shows: the questions as posed in `mode`, and the text that they read.

    `name` is the title; `parts` the blocks that it belongs to (for going there); a review counts
    answers from `since` on (UTC) only. In test mode there is no second try and nothing that tells.
    """
    asked = list(questions) if mode == "test" else with_siblings(lesson, questions)
    every = list(lesson.blocks)
    last = max((every.index(p) for p in parts), default=len(every))
    return all_visible({
        "title": name, "lang": lesson.lang, "mode": mode, "review": review, "since": since,
        "parts": list(parts), "notice": "" if lesson.status == "checked" else lesson.status,
        "blocks": [posed_block(lesson, b) for b in every],  # to look at
        "questions": [pose(lesson, q, mode) for q in asked],
        "next": _step(lesson, every[last + 1:]),
        "done_words": _done(questions),
    })  # fmt: skip


def _done(questions: Sequence[Question]) -> str:
    """Return what a learner has practised: two can-do sentences."""
    can = dict.fromkeys(SKILLS[q.skill].can for q in questions if q.skill in SKILLS)
    return " ".join(["You have practised this.", *list(can)[:2]]) if can else ""


def part_of_state(state: Json, blocks: Iterable[str], questions: Iterable[str],
                  mode: str = "practice") -> Json:  # fmt: skip
    """Return what one panel needs of a learner's state, so that the others stay as they are.

    A test is told of its own answers alone: what those of practice were worth would give the key.
    """
    here, asked, test = set(blocks), set(questions), mode == "test"
    answers = {q: [t for t in tries if not test or t["mode"] == mode]
               for q, tries in state.get("answers", {}).items() if q in asked}  # fmt: skip
    return {
        "answers": {q: tries for q, tries in answers.items() if tries},
        "highlights": [h for h in state.get("highlights", []) if h.get("block") in here],
        "rated": {q: score for q, score in state.get("rated", {}).items()
                  if q in asked and not test},
        "skipped": [q for q in state.get("skipped", []) if q in asked],
    }  # fmt: skip
