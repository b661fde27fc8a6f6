"""Slides: one question a page and, for the teacher, its answer with the proof on the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ... import text as strings
from ...lesson import Lesson, Question
from ..asked import place
from ..setting import Setting
from ..sheet import worksheet
from .common import Json, base, questions, short

ROWS = 4  # statements on one slide
HEAD = 25  # words of a question that can be a heading; of a longer one only its first sentence
AIMS = 4
PASSAGE = 150  # words of the article beside a question that is answered in words
MARKED = 200  # words of a paragraph to mark that a wall can show
PROOF, WHY = 190, 260  # letters


def slides(lesson: Lesson, setting: Setting) -> Json:
    """Return the base with "kicker" and "pages", each {"show": "question" or "answer", "part", …}.

    A page is a question of the worksheet, "ask" cut into a heading and "more", with "passage":
    [{"place", "text"}] to read beside it and "look": where to read when that is too long for a
    wall. An answer page, only in the teacher’s copy of a practice lesson, has "key", "proof":
    [{"place", "quote"}] and "why" besides.
    """
    told = setting.key and setting.mode != "test"
    sheet = worksheet(lesson, setting if told else replace(setting, audience="student"))
    pages = []
    for part in sheet["parts"]:
        for q in (one for whole in questions({"parts": [part]}) for one in _split(whole)):
            asked = _plain(q) | {"show": "question", "part": part["title"]} | _beside(lesson, q)
            pages.append(asked)
            if told:
                pages.append(asked | _answer(lesson, q))
    made = base(lesson, setting, "slides", lesson.title, version=True)
    return made | {"key": told, "kicker": sheet["kicker"], "pages": pages,
                   "aims": [short(aim, 140) for aim in lesson.aims[:AIMS]]}  # fmt: skip


def _split(q: Json) -> Iterator[Json]:
    """Yield a question as often as its statements need slides."""
    if len(q.get("rows", [])) <= ROWS:
        yield q
        return
    for at in range(0, len(q["rows"]), ROWS):
        part = q | {"rows": q["rows"][at:at + ROWS], "ids": q["ids"][at:at + ROWS]}
        if "key" in q:
            part["key"] = q["key"] | {"rows": q["key"]["rows"][at:at + ROWS]}
        yield part


def _plain(q: Json) -> Json:
    """Return a question without anything that tells its answer."""
    plain = {name: value for name, value in q.items() if name not in ("key", "id", "ids")}
    plain |= dict(zip(("ask", "more"), _head(q["ask"]), strict=True))
    if "blocks" in q:
        plain["blocks"] = [{"place": b["place"], "pieces": [{"text": _text(b)}]}
                           for b in q["blocks"]] if _few(q) else []  # fmt: skip
    return plain


def _head(ask: str) -> tuple[str, str]:
    """Return a question as a heading, and what of it follows below."""
    ends = [end for _, end in strings.sentences(ask)]
    if len(ask.split()) <= HEAD or len(ends) < 2:
        return ask, ""
    return ask[:ends[0]], ask[ends[0]:].strip()


def _text(block: Json) -> str:
    return "".join(piece["text"] for piece in block["pieces"])


def _few(q: Json) -> bool:
    return sum(len(_text(b).split()) for b in q["blocks"]) <= MARKED


def _beside(lesson: Lesson, q: Json) -> Json:
    """Return what stands beside a question that is answered in words, or on a sheet."""
    if q["kind"] == "mark":
        return {"passage": [], "look": "" if _few(q) else _look(q)}
    if q["kind"] not in ("short", "write"):
        return {"passage": [], "look": ""}
    own = lesson.question[q["id"]]
    read = [b for b in lesson.blocks.values() if b.id in own.reads]
    words = sum(len(lesson.article[b.span].split()) for b in read)
    if not read or words > PASSAGE:
        return {"passage": [], "look": _look(q)}
    return {"passage": [{"place": place(b), "text": lesson.article[b.span]} for b in read],
            "look": ""}  # fmt: skip


def _look(q: Json) -> str:
    places = q["places"]
    if not places:
        return "Look at the whole text on your sheet."
    many = "paragraphs" if len(places) > 1 else "paragraph"
    return f"Look at {many} {', '.join(places)} on your sheet."


def _answer(lesson: Lesson, q: Json) -> Json:
    ids = q.get("ids", [q["id"]])
    key = dict(q["key"])
    proofs = key.pop("evidence", [])
    if "rows" in key:
        key["rows"] = [{"column": row["column"], "proof": _proof(row["evidence"][:1])}
                       for row in key["rows"]]  # fmt: skip
    why = _why(lesson.question[ids[0]]) if len(ids) == 1 else ""
    page = {"show": "answer", "key": key, "proof": _proof(_telling(proofs)), "why": short(why, WHY)}
    if q["kind"] == "write":  # the best sample is the answer
        key["samples"] = sorted(key["samples"], key=lambda s: -s["score"])[:1]
        page |= {"why": key["samples"][0]["why"] if key["samples"] else "", "proof": []}
    return page | ({"blocks": q["blocks"] if _few(q) else []} if "blocks" in q else {})


def _telling(evidence: list[Json]) -> list[Json]:
    """Return the two longest quotations, in the order of the text: “he” alone proves little."""
    longest = sorted(evidence, key=lambda e: -len(e["quote"]))[:2]
    return [e for e in evidence if e in longest]


def _proof(evidence: list[Json]) -> list[Json]:
    return [{"place": e["place"], "quote": short(e["quote"], PROOF)} for e in evidence]


def _why(q: Question) -> str:
    """Return why the answer is right: the question’s own sentence, or that of the right option."""
    gaps = [o for gap in q.gaps for o in gap.options if o.right]
    right = [o.say for o in (*q.options, *gaps) if o.right and o.say]
    return q.say or next(iter(right), "") or " ".join(t.say for t in q.targets)
