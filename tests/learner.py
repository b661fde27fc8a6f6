"""A learner without a browser: what panels would send for them."""

from __future__ import annotations

from typing import Any

from kit.reading import Reading


def answer(lesson: Reading, question: str, response: Any, mode: str = "practice", **more) -> dict:
    """Let a quiz panel send an answer; what the page says of its worth is a lie."""
    record = {"what": "answer", "question": question, "response": response, "share": 0.123,
              "try": 99, "hints": 0, "sure": None, "mode": mode, **more}  # fmt: skip
    return lesson._desk.save(record, lesson._lesson.question, mode)


def option(lesson: Reading, question: str, right: bool) -> str:
    """The id of a right or a wrong option of a question."""
    return next(o.id for o in lesson._lesson.question[question].options if o.right == right)


def highlight(lesson: Reading, block: str, words: str, note: str = "") -> None:
    """Mark words of a block, perhaps with a note, as the reader does."""
    start = lesson._lesson.article[lesson._lesson.blocks[block].span].index(words)
    lesson._desk.save({"what": "highlight", "id": f"h-{block}-{start}", "block": block,
                       "start": start, "end": start + len(words), "quote": words, "note": note},
                      {})  # fmt: skip


def all_shown(lesson: Reading) -> dict[str, Any]:
    """What every door of a lesson shows when nothing has been answered, by its call."""
    last = lesson._lesson.paragraphs[-1].id
    teacher = lesson.teacher()
    calls = {
        "read()": lesson.read(), "read(1, 2)": lesson.read(1, 2),
        "read(layers)": lesson.read(layers=["voices", "claims", "loaded", "connectives"]),
        "quiz()": lesson.quiz(), "quiz(whole)": lesson.quiz("whole"),
        "quiz(check)": lesson.quiz(last, mode="check"), "quiz(test)": lesson.quiz(mode="test"),
        "note()": lesson.note(), "words()": lesson.words(), "words(all)": lesson.words("all"),
        "voices()": lesson.voices(), "voices(net)": lesson.voices("net"), "map()": lesson.map(),
        "map(False)": lesson.map(names=False), "timeline()": lesson.timeline(),
        "timeline(outside)": lesson.timeline(outside=True), "review()": lesson.review(),
        "review(words)": lesson.review("words"), "progress()": lesson.progress(),
        "handout()": lesson.handout(), "key()": teacher.key(), "items()": teacher.items(),
        "figures()": teacher.figures(), "misread()": teacher.misread(),
    }  # fmt: skip
    for block in lesson._lesson.paragraphs:
        for layer in ("people", "voices"):
            if marked(lesson, block.id, layer):
                calls[f"mark({block.id}, {layer})"] = lesson.mark(block.id, layer)
    return calls


def marked(lesson: Reading, block: str, layer: str) -> bool:
    """Say whether a block holds something to mark."""
    from kit.errors import NotFound

    try:
        lesson.mark(block, layer)
    except NotFound:
        return False
    return True
