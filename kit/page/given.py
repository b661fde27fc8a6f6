"""What the script of a page is given: the data of the notebooks’ panels, each thing once. Pure.

The panels of a page are those of the notebooks, and so is their data (`kit.widgets.data`). A page
carries it in its file, so whatever the script can find again is left out: the words that stand in
the static form anyway, empty values, the names of marks, the words that can be marked.
`js/pagegiven.js` puts it back; what the script would find otherwise travels as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..answers import question_print
from ..errors import KitError, did_you_mean
from ..lesson import Block, Lesson, Question, option_id
from ..marks import marks
from ..skills import KINDS, MODES, SKILLS
from ..which import home_of
from ..widgets.data import all_visible, quiz_data, reader_data, short

Json = dict[str, Any]
_LONG = 40  # letters of a quotation that are spoken in its name
WHOLE = "whole"  # the name of the part that asks about the whole text
# Cards of these layers speak of one place, so that a card may tell what another mark of it hides.
_TELL = ("voices", "claims", "loaded", "connectives", "words")
# Where the static form shows words of a question as the rows of its lists, in this order.
SHOWN = {
    "choice": [("options", "text")], "choices": [("options", "text")],
    "order": [("items", "text")], "match": [("pairs", "left"), ("rights", "text")],
}  # fmt: skip
# What a page of HTML would give back changed: controls, the signs that stand for bidi controls.
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]")
_OWN = {"again", "id", "gaps", "options"}  # never left out: the scorer counts them


def mode_of(mode: str) -> str:
    """Return the mode, if there is one of this name; KitError else."""
    if mode not in MODES:
        raise KitError(f"there is no mode “{mode}”; {did_you_mean(mode, MODES, 'modes')}")
    return mode


def steps(lesson: Lesson, questions: Iterable[Question]) -> list[tuple[str, list[Block],
                                                                       list[Question]]]:
    """Return the parts of the page that ask: (id, blocks, questions) in the order of the text.

    A credit stands with its caption. What is asked about the whole text comes last.
    """
    found: dict[str, tuple[list[Block], list[Question]]] = {}
    home: dict[str, str] = {}
    for block in lesson.blocks.values():
        first = home.get("caption", "") if block.kind == "credit" else ""
        home[block.id] = first or block.id
        found.setdefault(home[block.id], ([], []))[0].append(block)
    found[WHOLE] = ([], [])
    home[""] = WHOLE
    for q in questions:
        found[home[home_of(lesson, q)]][1].append(q)
    return [(id, blocks, asked) for id, (blocks, asked) in found.items() if asked]


def hidden_words(lesson: Lesson) -> frozenset[str]:
    """Return the cards that would answer a question of the lesson, by a mark that waits for it."""
    return frozenset(m.card for m in marks(lesson) if m.until and m.layer in _TELL)


def given(lesson: Lesson, questions: Sequence[Question], mode: str, text: bool = True) -> Json:
    """Return all that the script of a page reads, as plain JSON.

    Without `text` no article stands in the page, so that the blocks bring their words along.
    """
    reader = reader_data(lesson, list(lesson.blocks.values()))
    if mode != "practice":  # there no answer opens a mark
        _keep_quiet(reader, hidden_words(lesson))
    posed: dict[str, Json] = {}
    parts = []
    asked = steps(lesson, questions)
    for n, (id, blocks, own) in enumerate(asked):
        name = f"Questions on {short(blocks) if blocks else 'the whole text'}"
        data = quiz_data(lesson, own, name, mode, [b.id for b in blocks])
        posed |= {q["id"]: q for q in data["questions"]}
        onward = asked[n + 1][0] if n + 1 < len(asked) else ""
        parts.append({"id": id, "title": name, "blocks": [b.id for b in blocks] or [WHOLE],
                      "ask": [q.id for q in own], "next": onward,
                      "done": data["done_words"]})  # fmt: skip
    known = lesson.questions if mode != "test" else questions
    return all_visible({
        "lesson": lesson.id, "fingerprint": lesson.fingerprint, "lang": lesson.lang, "mode": mode,
        "title": lesson.title, "notice": reader["notice"], "of": reader["of"], "on": reader["on"],
        **({"checked": reader["checked"]} if "checked" in reader else {}),
        "layers": [[row["id"], row["name"], row["group"]] for row in reader["layers"]],
        "blocks": [_block(block) if text else block for block in reader["blocks"]],
        **_marks(reader), "cards": reader["cards"],
        "questions": [_question(q, reader["blocks"], {id for part in parts for id in part["ask"]})
                      for q in posed.values()],
        "parts": parts, "kinds": KINDS,
        "skills": {s.name: s.group for s in SKILLS.values()},
        "items": {q.id: question_print(lesson, q) for q in known},
        "was": {old: row for q in known for old, row in _was(q)},
    })  # fmt: skip


def _was(q: Question) -> Iterable[tuple[str, list[Any]]]:
    """Yield old names of a question: its name now, and the ids that its parts had then."""
    texts: set[tuple[str, ...]] = set()
    if q.kind not in ("short", "write", "mark"):  # there a response holds no ids
        gaps = (o for gap in q.gaps if not gap.typed for o in gap.options)
        texts = {(o.text,) for o in (*q.options, *q.items, *gaps)}
        texts |= {(pair.left, "left") for pair in q.pairs}
        texts |= {(side.text, "right") for side in q.extra}
        texts |= {(pair.right, "right") for pair in q.pairs}
    for old in q.was:
        yield old, [q.id, {option_id(old, *t): option_id(q.id, *t) for t in sorted(texts)}]


def _keep_quiet(reader: Json, hidden: frozenset[str]) -> None:
    """Take from the reader every mark and card that tells an answer; nobody can open them."""
    kept = [m for m in reader["marks"] if not m.get("until") and m["card"] not in hidden]
    cards = {m["card"] for m in kept}
    reader["marks"] = kept
    reader["cards"] = {id: card for id, card in reader["cards"].items() if id in cards}


# marks


def name_of(layer: str, words: str, label: str) -> str:
    """Return how a mark is called aloud, as the script finds it from its words and its label."""
    if layer in ("voices", "claims"):
        if max(words, default="") > "\uffff":  # letters that a script counts as two
            return ""
        begin = words if len(words) <= _LONG else words[:_LONG].rpartition(" ")[0] + " …"
        if layer == "claims":
            lower = label.startswith(("The ", "Nobody "))
            return f"Claim, {label[:1].lower() + label[1:] if lower else label}: {begin}"
        who, _, how = label.rpartition(" · ")
        return f"{how[:1].upper()}{how[1:]}: {who}. {begin}"
    if layer == "loaded":
        return f"{words}, loaded word, {label.removeprefix('loaded · ')}"
    return f"{words}, {'connective, ' if layer == 'connectives' else ''}{label}"


def _marks(reader: Json) -> Json:
    """Return the marks, block by block, as rows [layer, start, end, card, label, what else]."""
    text = {block["id"]: block["text"] for block in reader["blocks"]}
    place = {block["id"]: block["label"] for block in reader["blocks"]}
    layers = [layer["id"] for layer in reader["layers"]]
    cards = list(reader["cards"])
    rows: dict[str, list[Any]] = {id: [] for id in text}
    for mark in reader["marks"]:
        # an id that nobody keeps, the place in a chain, and the paragraph are counted again
        left = {"id", "nth", "of", "block", "layer", "start", "end", "card", "label"}
        more = {key: value for key, value in mark.items() if key not in left and value}
        layer, start, end = mark["layer"], mark["start"], mark["end"]
        words = cut(text[mark["block"]], start, end)
        _leave(more, "name", name_of(layer, words, mark["label"]))
        _leave(more, "quoted", f"“{words}” in {place[mark['block']]}")
        _leave(more, "chain", mark["card"].removeprefix("entity-"))
        rows[mark["block"]].append([layers.index(layer), start, end, cards.index(mark["card"]),
                                    mark["label"], *([more] if more else [])])  # fmt: skip
    return {"marks": rows}


def _leave(row: Json, key: str, found: Any) -> None:
    """Leave a value out where the script finds the same."""
    if row.get(key) == found:
        del row[key]


def cut(text: str, start: int, end: int) -> str:
    """Return what stands between two UTF-16 offsets."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * start:2 * end].decode("utf-16-le", "replace")


# questions


def _block(block: Json) -> Json:
    """Return a block without its text, if the page reads the same in the static form."""
    return {k: v for k, v in block.items() if k != "text" or _ODD.search(v)}


def _question(q: Json, blocks: Sequence[Json], asked: Iterable[str]) -> Json:
    """Return a posed question without what is empty, fixed or found again."""
    row = _unsaid(q) if q["id"] in asked else dict(q)
    if row["kind"] == "mark":
        del row["spots"]  # the words of the blocks that it reads
    if "look" in row:
        _leave(row, "look", _look(row["evidence"], blocks))
    for key in ("kind_name", "keys", "beyond", "level", "difficulty"):
        row.pop(key)
    row["targets"] = [{k: v for k, v in t.items() if k != "words"} for t in row.get("targets", ())]
    row["traps"] = [{k: v for k, v in t.items() if k != "words"} for t in row.get("traps", ())]
    return _without_empty(row)


def _unsaid(q: Json) -> Json:
    """Return a question without those of its words that the static form shows."""
    row = dict(q)
    if not _ODD.search(row["ask"]):
        del row["ask"]
    shown = SHOWN.get(q["kind"], ())
    if not any(_ODD.search(one[key]) for part, key in shown for one in q[part]):
        for part, name in shown:
            row[part] = [{k: v for k, v in one.items() if k != name} for one in q[part]]
    return row


def _look(evidence: Sequence[Json], blocks: Sequence[Json]) -> list[Json]:
    """Return the sentences in which the evidence stands, as the script finds them."""
    return [{"block": b["id"], "start": start, "end": end}
            for b in blocks for start, end in b["sentences"]
            if any(e["block"] == b["id"] and e["start"] < end and start < e["end"]
                   for e in evidence)]  # fmt: skip


def _without_empty(value: Any) -> Any:
    """Return JSON without the empty values of its mappings."""
    if isinstance(value, list):
        return [_without_empty(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _without_empty(one) for key, one in value.items()
            if one or key in _OWN or (isinstance(one, int) and not isinstance(one, bool))}
