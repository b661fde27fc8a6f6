"""Two forms: a guide to read with, paragraph by paragraph, and a ticket to hand in at the door."""

from __future__ import annotations

from ...lesson import Block, Lesson
from ..setting import Setting
from ..sheet import worksheet
from .common import Json, base, nothing, questions, short

LONG = 45  # letters of an option that still fits a ticket’s line
ASK = 140
PROOF = 90


def guide(lesson: Lesson, setting: Setting) -> Json:
    """Return the base with "rows": [{"number", "says", "who", "word"}], one a paragraph.

    In the teacher’s copy a row holds what to look for, whose voices are heard and the words that
    are taught; else these are "". Raises KitError for an article without paragraphs.
    """
    if not lesson.paragraphs:
        raise nothing("has no paragraphs", "reading guide")
    rows = []
    for block in lesson.paragraphs:
        row = {"number": block.id[1:], "says": "", "who": "", "word": ""}
        if setting.key:
            row |= {"says": dict(lesson.stops).get(block.id, ""), "who": _voices(lesson, block),
                    "word": _words(lesson, block)}  # fmt: skip
        rows.append(row)
    how = ("Read one paragraph, then write. Say in your own words what it says. Who says it: the"
           " writer (W), or a person (name)?")  # fmt: skip
    return base(lesson, setting, "guide", "Reading guide", how) | {"rows": rows}


def _voices(lesson: Lesson, block: Block) -> str:
    heard = [q for q in lesson.quotations if block.span.overlaps(q.span)]
    return ", ".join(["W", *dict.fromkeys(lesson.holder(q.speaker) for q in heard)])


def _words(lesson: Lesson, block: Block) -> str:
    taught = (g for g in lesson.glossary if g.teach and g.spans)
    return ", ".join(g.word for g in taught if block.span.covers(min(g.spans)))


def tickets(lesson: Lesson, setting: Setting) -> Json:
    """Return the base with "question": {"ask", "options": [{"letter", "text"}], "right", "proof",
    "place"}.

    The question is the last one of the worksheet whose options are short, so that it fits a
    quarter of a page. "right" (letters), "proof" and "place" tell the answer in the teacher’s copy,
    else they are empty. Raises KitError when nothing with options is asked.
    """
    asked = [q for q in questions(worksheet(lesson, setting))
             if q["kind"] in ("choice", "truth")]  # fmt: skip
    if not asked:
        raise nothing("asks nothing with options to choose from", "exit ticket")
    # a choice before a statement; what is short; what one line proves; then the last one
    chosen = min(reversed(asked), key=lambda q: (q["kind"] != "choice", max(0, _over(q)),
                                                  not q["proof"]))  # fmt: skip
    made = base(lesson, setting, "tickets", "Exit ticket", foot="exit ticket", version=True)
    return made | {"question": _ticket(chosen)}


def _over(q: Json) -> int:
    """Return by how many letters a question is too long for a ticket."""
    texts = [o["text"] for o in q.get("options", [])]
    return max(len(q["ask"]) - ASK, max(map(len, texts), default=0) - LONG)


def _ticket(q: Json) -> Json:
    key = q.get("key", {})
    if "options" in q:
        right, proofs = key.get("letters", []), key.get("evidence", [])
        options = [{"letter": o["letter"], "text": o["text"]} for o in q["options"]]
        ask = q["ask"]
    else:
        row, own = q["rows"][-1], (key.get("rows") or [{}])[-1]
        right, proofs = [own.get("column", "")], own.get("evidence", [])
        names = {"T": "true", "F": "false", "N": "not stated"}
        options = [{"letter": sign, "text": names[sign]} for sign in q["columns"]]
        ask = row["text"]
    return {
        "ask": ask, "options": options, "right": [o for o in right if o],
        "proof": short(proofs[0]["quote"], PROOF) if proofs else "",
        "place": proofs[0]["place"] if proofs else "",
    }  # fmt: skip
