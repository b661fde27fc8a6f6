"""What a person reads when a draft is made: what is in it, what the program is least sure of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..lesson import Lesson, Span

UNSURE = 5  # that many are named
_DOUBT = 0.75  # more sure than this is not worth a line
_PLACES = {"person": "a person", "place": "a place", "organisation": "an organisation",
           "nationality": "a nationality word", "date": "a date", "event": "an event",
           "group": "a group", "idea": "an idea"}  # fmt: skip


@dataclass(frozen=True)
class Report:
    """Figures and sentences about one draft."""

    level: str
    words: int
    counts: tuple[tuple[str, int], ...]
    questions: int
    kinds: int  # of questions
    dropped: int = 0
    unsure: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def report(lesson: Lesson, dropped: int = 0, notes: tuple[str, ...] = ()) -> Report:
    """Return what is to be told about a draft."""
    from ..text import words

    mentions = [m for m in lesson.mentions if m.entity in lesson.entity]
    named = [lesson.entity[m.entity].kind for m in mentions if m.form == "name"]
    counts = (
        ("name", "names", sum(kind != "date" for kind in named)),
        ("date", "dates", named.count("date")),
        ("word that points back", "words that point back", sum(m.form != "name" for m in mentions)),
        ("quotation", "quotations", len(lesson.quotations)),
        ("claim", "claims", len(lesson.claims)),
        ("hedge", "hedges", len(lesson.hedges)),
        ("loaded word", "loaded words", len(lesson.loaded)),
        ("connective", "connectives", len(lesson.connectives)),
        ("word explained", "words explained", len(lesson.glossary)),
        ("word to learn", "words to learn", sum(g.teach for g in lesson.glossary)),
        ("event", "events", len(lesson.events)),
    )  # fmt: skip
    return Report(
        lesson.level, sum(len(words(lesson.article[b.span])) for b in lesson.blocks.values()),
        tuple((one if n == 1 else many, n) for one, many, n in counts if n), len(lesson.questions),
        len({q.kind for q in lesson.questions}), dropped, tuple(_unsure(lesson)), notes,
    )  # fmt: skip


def _unsure(lesson: Lesson) -> list[str]:
    """Return the proposals that are least sure, in words."""
    rows = sorted({row for row in _doubtful(lesson) if row[0] <= _DOUBT})
    return [f"{words} ({sure:.0%})" for sure, _, words in rows[:UNSURE]]


def _doubtful(lesson: Lesson) -> Iterator[tuple[float, int, str]]:
    """Yield (how sure, where, what) of everything that a program proposed."""
    article = lesson.article

    def cut(span: Span, most: int = 50) -> str:
        words = " ".join(article[span].split()).strip("“”\"")
        return f"“{words}”" if len(words) <= most else f"“{words[:most].rsplit(' ', 1)[0]} …”"

    def at(span: Span) -> str:
        return lesson.block_of(span).label

    names = [m for m in lesson.mentions if m.form == "name"]
    first = {m.entity: m.span for m in sorted(names, key=lambda m: m.span, reverse=True)}
    for e in lesson.entities:
        if e.status == "draft" and e.id in first:
            span = first[e.id]
            what = _PLACES.get(e.kind, "something named")
            yield e.confidence, span.start, f"{at(span)}: {cut(span)} as {what}"
    for m in lesson.mentions:
        if m.status == "draft" and m.form != "name" and m.entity in lesson.entity:
            who = lesson.entity[m.entity].name
            yield m.confidence, m.span.start, f"{at(m.span)}: {cut(m.span)} stands for {who}"
    for q in lesson.quotations:
        if q.status == "draft":
            who = lesson.holder(q.speaker)
            yield q.confidence, q.span.start, f"{at(q.span)}: {cut(q.span)} said by {who}"
    for name, entries in (("a claim", lesson.claims), ("a hedge", lesson.hedges),
                          ("a loaded word", lesson.loaded), ("a connective", lesson.connectives)):
        for entry in entries:
            if entry.status == "draft":
                words = f"{at(entry.span)}: {cut(entry.span)} as {name}"
                yield entry.confidence, entry.span.start, words
    for g in lesson.glossary:
        if g.status == "draft" and g.spans:
            words = f"{at(g.spans[0])}: “{g.word}” as “{g.here}”" if g.here else (
                f"{at(g.spans[0])}: “{g.word}” needs a gloss")  # fmt: skip
            yield g.confidence, g.spans[0].start, words


def lines(told: Report) -> list[str]:
    """Return a report as lines of text."""
    out = [f"  {told.words} words, level {told.level}"]
    if told.counts:
        out.append("  " + ", ".join(f"{n} {name}" for name, n in told.counts))
    if told.questions:
        left = f"; {told.dropped} did not pass the standards and were left out" * bool(told.dropped)
        out.append(f"  {told.questions} questions of {told.kinds} kinds{left}")
    if told.unsure:
        out += ["  Look at these first; the program is least sure of them:",
                *(f"    {words}" for words in told.unsure)]  # fmt: skip
    return [*out, *(f"  {note}" for note in told.notes)]
