"""What the log means: the state of a lesson from its records. Pure; opens no file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from ..lesson import Lesson, Question, option_id
from .log import VERSION, Record, line

WORD = "word:"  # starts the ids of word cards, which are no questions of the lesson file
MARK = "mark:"  # and of the tasks to mark a layer
_LIGHT = ("id", "block", "start", "end", "quote", "note")


def question_print(lesson: Lesson, q: Question) -> str:
    """Return twelve hex digits that change when what a learner sees of a question changes.

    It tells nothing about the key, so that a test copy has the same one, and nothing about the
    question’s name. For words to mark the text counts as well, because answers are offsets in it.
    """
    seen: list[Any] = [q.kind, q.ask, q.statement, q.text, q.words]
    seen += [sorted(o.text for o in q.options) if q.kind != "short" else ""]
    seen += [[sorted(o.text for o in gap.options) if not gap.typed else "" for gap in q.gaps]]
    seen += [sorted(pair.left for pair in q.pairs), sorted(item.text for item in q.items)]
    seen += [sorted({pair.right for pair in q.pairs} | {extra.text for extra in q.extra})]
    seen += [[(row.score, row.text) for row in q.rubric]]
    seen += [lesson.article.text if q.kind == "mark" else ""]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:12]


def stamped(record: Record, lesson: Lesson) -> Record:
    """Return the record with the lesson it belongs to; an answer with its question’s print."""
    record = record | {"lesson": lesson.id, "fingerprint": lesson.fingerprint}
    q = lesson.question.get(str(record.get("question", "")))
    return record | ({"item": question_print(lesson, q)} if q else {})


def state(records: Iterable[Record], lesson: Lesson) -> dict[str, Any]:
    """Return what a learner has done so far, by question, block and card.

    An answer is `older` when its question has changed since or is gone. Answers under a name that
    a question had before belong to it, with the ids that it has now. `read_at`, `looks` and
    `postponed` hold UTC times.
    """
    out: dict[str, Any] = {"answers": {}, "highlights": [], "read": [], "looks": {}, "rated": {},
                           "skipped": [], "read_at": {}, "postponed": []}  # fmt: skip
    lights: dict[str, Record] = {}
    for record in records:
        what, at = record.get("what"), str(record.get("at", ""))
        name = record.get({"read": "block", "look": "card"}.get(str(what), "question"), "")
        name = name if isinstance(name, str) else ""
        q = lesson.question.get(name)
        name = q.id if q else name
        if what == "answer" and name:
            out["answers"].setdefault(name, []).append(_answer(record, lesson, q))
            out["skipped"] = [other for other in out["skipped"] if other != name]
        elif what == "highlight" and isinstance(record.get("id"), str):
            lights[record["id"]] = {key: record.get(key) for key in _LIGHT}
        elif what == "unhighlight":
            lights.pop(str(record.get("id")), None)
        elif what == "read" and name:
            out["read_at"].setdefault(name, at)
        elif what == "look" and name:
            out["looks"].setdefault(name, []).append(at)
        elif what == "rate" and name and type(record.get("score")) is int:
            out["rated"][name] = record["score"]
        elif what == "skip" and name and name not in out["skipped"]:
            out["skipped"].append(name)
        elif what == "postpone" and record.get("undo"):
            out["postponed"] = out["postponed"][:-1]
        elif what == "postpone":
            out["postponed"].append(at)
    return out | {"highlights": list(lights.values()), "read": list(out["read_at"])}


def hand_in(lesson: Lesson, records: Iterable[Record], learner: str) -> str:
    """Return the file that a learner hands in: a header with a checksum, then the records.

    `learner` is the code that the teacher gave; names are not asked for.
    """
    body = b"".join(line(record, "This cannot be handed in") for record in records)
    header = {"v": VERSION, "what": "hand-in", "lesson": lesson.id,
              "fingerprint": lesson.fingerprint, "learner": learner,
              "records": body.count(b"\n"), "sha256": hashlib.sha256(body).hexdigest()}  # fmt: skip
    return (line(header, "This cannot be handed in") + body).decode()


def _answer(record: Record, lesson: Lesson, q: Question | None) -> Record:
    """Return one answer for the state; a value of the wrong kind counts as not given."""
    share, sure, response = record.get("share"), record.get("sure"), record.get("response")
    fits = type(share) in (int, float) and 0 <= share <= 1  # type: ignore[operator]
    if q is None:
        name = str(record.get("question"))
        changed = record.get("fingerprint") != lesson.fingerprint  # marks are offsets in the text
        older = changed if name.startswith(MARK) else not name.startswith(WORD)
    elif "item" in record:
        older = record["item"] != question_print(lesson, q)
    else:
        older = record.get("fingerprint") != lesson.fingerprint
    old = str(record.get("question"))
    if q is not None and old != q.id and q.kind not in ("short", "write", "mark"):
        response = _renamed(response, _new_ids(q, old))
    count = {key: record[key] if type(record.get(key)) is int else 0 for key in ("hints", "try")}
    return {"response": response, "share": share if fits else None,
            "sure": sure if type(sure) is int and sure in (1, 2, 3) else None, **count,
            "at": str(record.get("at", "")), "mode": str(record.get("mode", "")),
            "older": older}  # fmt: skip


def _new_ids(q: Question, old: str) -> dict[str, str]:
    """Return the ids that the parts of a question had under its old name, with those of now."""
    texts: set[tuple[str, ...]]
    texts = {(o.text,) for o in (*q.options, *q.items, *(o for g in q.gaps for o in g.options))}
    texts |= {(pair.left, "left") for pair in q.pairs} | {(pair.right, "right") for pair in q.pairs}
    texts |= {(extra.text, "right") for extra in q.extra}
    return {option_id(old, *text): option_id(q.id, *text) for text in texts}


def _renamed(value: Any, ids: dict[str, str], depth: int = 3) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list) and depth:
        return [_renamed(one, ids, depth - 1) for one in value]
    if isinstance(value, dict) and depth:
        return {ids.get(key, key): _renamed(one, ids, depth - 1) for key, one in value.items()}
    return value
