"""Flashcards to cut out, and a page of words to keep: both from the words that a lesson teaches."""

from __future__ import annotations

from ... import text as strings
from ...lesson import Gloss, Lesson, Span
from ..asked import place
from ..setting import Setting
from .common import Json, base, nothing, short

LINES = 6  # on the back of a card, in 11 pt
MEANING, SENTENCE, GAP = 40, 42, 12  # letters on a line, and those that a gap takes
LEAST = 90  # letters that a sentence keeps, whatever the meaning takes
MEANT = 240  # a meaning longer than this is cut


def cards(lesson: Lesson, setting: Setting) -> Json:
    """Return the base with "cards": [{"number", "word", "about", "meaning", "sentence", "place"}].

    "sentence" is the article’s own, in pieces {"text"} or {"gap": True}; [] where there is none.
    Raises KitError when the lesson teaches no word.
    """
    found = []
    for n, gloss in enumerate(_taught(lesson, "set of cards"), 1):
        meaning = short(gloss.here, MEANT)
        room = SENTENCE * (LINES - 1 - len(meaning) // MEANING) - GAP
        found.append({
            "number": str(n), "word": gloss.word, "about": _about(gloss), "meaning": meaning,
            "sentence": _gapped(lesson, gloss, max(LEAST, room)),
            "place": _place(lesson, gloss),
        })  # fmt: skip
    how = "Print on both sides, flip on the long edge, cut along the marks."
    return base(lesson, setting, "cards", "Flashcards", how) | {"cards": found}


def words(lesson: Lesson, setting: Setting) -> Json:
    """Return the base with "words": [{"word", "about", "place", "meaning", "l1", "example"}].

    "example" fills the learner’s line in the teacher’s copy; else it is "". Raises KitError when
    the lesson teaches no word.
    """
    rows = [{"word": g.word, "about": _about(g), "place": _place(lesson, g), "meaning": g.here,
             "l1": [list(pair) for pair in g.l1], "example": g.use if setting.key else ""}
            for g in _taught(lesson, "page of words")]  # fmt: skip
    how = ("Tick what you know before the lesson. Write a sentence of your own. Tick again at the"
           " end.")  # fmt: skip
    return base(lesson, setting, "words", "Words to keep", how) | {"words": rows}


def _taught(lesson: Lesson, what: str) -> list[Gloss]:
    found = [g for g in lesson.glossary if g.teach]
    if not found:
        raise nothing("teaches no word", what)
    last = len(lesson.article.text)
    return sorted(found, key=lambda g: min((s.start for s in g.spans), default=last))


def _about(gloss: Gloss) -> str:
    return " · ".join(filter(None, [gloss.pos, gloss.say]))


def _place(lesson: Lesson, gloss: Gloss) -> str:
    return place(lesson.block_of(min(gloss.spans))) if gloss.spans else ""


def _gapped(lesson: Lesson, gloss: Gloss, room: int) -> list[Json]:
    """Return the sentence of a word with gaps for it; cut around the first gap to fit `room`."""
    first = min(gloss.spans, default=None)
    sentence = next((s for s in lesson.article.sentences if first and s.overlaps(first)), None)
    if first is None or sentence is None:
        return []
    whole = " ".join(lesson.article[sentence].split())
    form = " ".join(lesson.article[first].split())
    # whitespace is one blank now, so the first place is looked for again; the form may return
    places = [Span(a, b) for a, b in strings.find(whole, form)]
    nth = len(strings.find(" ".join(lesson.article[Span(sentence.start, first.start)].split()),
                           form))  # fmt: skip
    if not places:
        return []
    start, end = _around(whole, places[min(nth, len(places) - 1)], room)
    pieces: list[Json] = [{"text": "… "}] if start else []
    at = start
    for span in places:
        if start <= span.start and span.end <= end:
            pieces += [{"text": whole[at:span.start]}, {"gap": True}]
            at = span.end
    pieces += [{"text": whole[at:end]}, {"text": " …" if end < len(whole) else ""}]
    return [p for p in pieces if p.get("text") != ""]


def _around(whole: str, span: Span, room: int) -> tuple[int, int]:
    """Return the start and end of whole words around a place, at most about `room` letters."""
    if len(whole) <= room:
        return 0, len(whole)
    left = max(0, span.start - room // 2)
    right = min(len(whole), max(span.end, left + room))
    left = max(0, min(left, right - room))
    if left:
        left = min(span.start, whole.find(" ", left) + 1)
    if right < len(whole):
        right = max(span.end, whole.rfind(" ", 0, right))
    return left, right
