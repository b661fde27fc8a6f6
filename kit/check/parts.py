"""The parts of a question, whatever its kind: stem, keys, lures, feedback, where it belongs."""

from __future__ import annotations

from .. import skills
from .. import text as strings
from ..lesson import Lesson, Option, Question, Span
from . import lexis


def singles(lesson: Lesson) -> tuple[Question, ...]:
    """Return the questions with one key among shuffled options."""
    return tuple(q for q in lesson.mains if q.kind == "choice")


def choosings(q: Question) -> list[tuple[Option, ...]]:
    """Return the sets of options that a learner chooses from; not the fixed true/false ones."""
    if q.kind in ("choice", "choices"):
        return [q.options]
    return [gap.options for gap in q.gaps if not gap.typed]


def options(q: Question) -> list[Option]:
    """Return every listed option, typed ones and extra right sides of a match too."""
    return [*q.options, *(o for gap in q.gaps for o in gap.options), *q.extra]


def keys(q: Question) -> tuple[str, ...]:
    """Return the texts of what is right: options, typed words, right sides."""
    right = [o.text for o in options(q) if o.right]
    return tuple(dict.fromkeys([*right, *(p.right for p in q.pairs)]))


def lures(q: Question) -> list[Option]:
    """Return the wrong options whose author chose a misreading; “true/false” has none."""
    return [] if q.kind == "truth" else [o for o in options(q) if not o.right]


def stem(q: Question) -> str:
    """Return what is asked, with the statement to judge."""
    return f"{q.ask} {q.statement}".strip()


def spoken(q: Question) -> str:
    """Return all words that a learner sees before answering, without the options."""
    return " ".join([stem(q), q.text, *(p.left for p in q.pairs)]).strip()


def feedback(q: Question) -> list[tuple[str, str, str]]:
    """Return (what a learner did, what is then said, words of the lesson file nearest to it).

    One row for everything that can be answered. The words are the feedback itself, or, where
    nothing is said yet, those that it belongs to.
    """
    rows = [(f"“{o.text}”", o.say, o.text) for o in options(q)]
    for pair in q.pairs:
        rows += [(f"“{pair.left}” found", pair.say, pair.left),
                 (f"“{pair.left}” missed", pair.miss, pair.left)]  # fmt: skip
    rows += [(f"“{item.text}”", item.say, item.text) for item in q.items]
    rows += [("a word to mark", t.say, "") for t in q.targets]
    rows += [("a word not to mark", t.say, "") for t in q.traps]
    typed = q.kind in ("short", "mark")
    rows += [("any other answer", q.otherwise, "")] if typed or q.otherwise else []
    rows += [("any other answer", g.otherwise, "") for g in q.gaps if g.typed or g.otherwise]
    rows += [("the proof", q.say, "")] if q.say else []
    return [(what, say, say if say.strip() else beside) for what, say, beside in rows]


def tag(q: Question, frame: str) -> str:
    """Return the row in a framework (`pisa pirls bloom ccss`): the item’s own or its skill’s."""
    return skills.row(q.skill, frame, q.tags)


def is_whole(lesson: Lesson, q: Question) -> bool:
    """Say whether the question needs the whole text."""
    return "all" in q.reads or {b.id for b in lesson.paragraphs} <= set(q.reads)


def reads(lesson: Lesson, q: Question) -> list[str]:
    """Return the blocks that the question reads, in the order of the text."""
    return [b for b in lesson.blocks if "all" in q.reads or b in q.reads]


def home(lesson: Lesson, q: Question) -> str:
    """Return the block after which the question comes: the last one it reads; “” = at the end."""
    blocks = reads(lesson, q)
    if not blocks or (is_whole(lesson, q) and len(lesson.paragraphs) > 1):
        return ""
    return blocks[-1]


def area(lesson: Lesson, q: Question) -> str:
    """Return the text that the question reads."""
    return "\n".join(lesson.article[lesson.blocks[b].span] for b in reads(lesson, q))


def shown(lesson: Lesson) -> str:
    """Return the text of all blocks that a reader sees."""
    return "\n".join(lesson.article[b.span] for b in lesson.blocks.values())


def sources(lesson: Lesson, spans: tuple[Span, ...]) -> set[str]:
    """Return who stands behind the words in `spans`: speakers, holders, voices, tie-makers."""
    rows = [(q.span, q.speaker) for q in lesson.quotations]
    rows += [(c.span, c.holder) for c in lesson.claims]
    rows += [(w.span, w.voice) for w in lesson.loaded]
    rows += [(part, c.by) for c in lesson.causes for part in (c.cause, c.effect)]
    return {who for span, who in rows if any(span.overlaps(other) for other in spans)}


def names(lesson: Lesson) -> frozenset[str]:
    """Return the roots of the capitalised words in the names of the article."""
    texts = [e.name for e in lesson.entities]
    texts += [lesson.article[m.span] for m in lesson.mentions if m.form == "name"]
    return frozenset(strings.root(w) for text in texts for w in lexis.tokens(text)
                     if w[:1].isupper())  # fmt: skip


def share(part: int, whole: int) -> float:
    """Return `part` of `whole`, 0 of nothing."""
    return part / whole if whole else 0.0
