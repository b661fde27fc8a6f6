"""What breaks the sound lesson: for each code of the standards, small changes to be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kit.lesson import Gap, Lesson, Option, Task

from .harbour import at, right, wrong

LONG = "because it costs the council a great deal of money that it would rather spend elsewhere"


def edit(item: str, **fields) -> Callable[[Lesson], Lesson]:
    """Return a change of one question's fields."""

    def change(lesson: Lesson) -> Lesson:
        questions = (replace(q, **fields) if q.id == item else q for q in lesson.questions)
        return replace(lesson, questions=tuple(questions))

    return change


def option(item: str, number: int, **fields) -> Callable[[Lesson], Lesson]:
    """Return a change of one option of a question."""

    def change(lesson: Lesson) -> Lesson:
        options = list(lesson.question[item].options)
        options[number] = replace(options[number], **fields)
        return edit(item, options=tuple(options))(lesson)

    return change


def every(test: Callable = bool, **fields) -> Callable[[Lesson], Lesson]:
    """Return a change of all questions that pass the test."""
    return lambda lesson: replace(lesson, questions=tuple(
        replace(q, **fields) if test(q) else q for q in lesson.questions))  # fmt: skip


def without(*ids: str) -> Callable[[Lesson], Lesson]:
    """Return a change that takes questions away."""
    return lambda lesson: replace(
        lesson, questions=tuple(q for q in lesson.questions if q.id not in ids))  # fmt: skip


def row(field: str, number: int, **fields) -> Callable[[Lesson], Lesson]:
    """Return a change of one entry of a layer of the reading: a claim, a gloss …"""

    def change(lesson: Lesson) -> Lesson:
        rows = list(getattr(lesson, field))
        rows[number] = replace(rows[number], **fields)
        return replace(lesson, **{field: tuple(rows)})

    return change


def whole(**fields) -> Callable[[Lesson], Lesson]:
    """Return a change of the lesson's own fields."""
    return lambda lesson: replace(lesson, **fields)


def keys_first(lesson: Lesson) -> Lesson:
    """Put the key of every single choice at the same place, whatever the shuffle."""
    from kit.score import shuffled

    def turn(q):
        if q.kind != "choice":
            return q
        first, other = shuffled(q.options, q.id, lesson.seed)[0], q.options[0]
        swap = {first.id: other, other.id: first}
        return replace(q, options=tuple(
            replace(swap.get(o.id, o), id=o.id) for o in q.options))  # fmt: skip

    return replace(lesson, questions=tuple(map(turn, lesson.questions)))


def last_first(lesson: Lesson) -> Lesson:
    """Put the last question first."""
    return replace(lesson, questions=(lesson.questions[-1], *lesson.questions[:-1]))


def longest_keys(lesson: Lesson) -> Lesson:
    """Make every key a little longer than the options beside it."""
    for q in lesson.questions:
        if q.kind == "choice":
            longest = max((o.text for o in q.options), key=len)
            lesson = option(q.id, 0, text=f"{longest} here")(lesson)
    return lesson


def long_paragraph(lesson: Lesson) -> Lesson:
    """Make the last paragraph longer than a breath."""
    text = lesson.article.text + "and so on " * 40
    blocks = lesson.article.blocks
    blocks = (*blocks[:-1], replace(blocks[-1], end=len(text) - 1))
    return replace(lesson, article=replace(lesson.article, text=text, blocks=blocks))


HEARING = Gap((right("however", "hearing", "It is in paragraph 2."),), typed=True, otherwise="")
SAME = "The council says in paragraph 1 that the ferry “will stop running” on that very day."

CASES: tuple[tuple[str, Callable[[Lesson], Lesson]], ...] = (
    ("I1", option("last-day", 1, right=True)),
    ("I1", option("timetable", 0, text="yes")),
    ("I1", edit("why-stop", options=(right("why-stop", "one", SAME),))),
    ("I1", edit("years", options=(wrong("years", "reversed", "3", SAME),))),
    ("I1", edit("steps", items=())),
    ("I2", lambda lesson: edit("he", options=lesson.question["he"].options[:2])(lesson)),
    ("I2", lambda lesson: edit("he", options=lesson.question["he"].options * 2)(lesson)),
    ("I3", option("last-day", 1, trap="")),
    ("I3", option("last-day", 1, trap="silly")),
    ("I4", option("last-day", 2, text="All of the above.")),
    ("I4", option("last-day", 2, text="Both A and B")),
    ("I5", edit("last-day", ask="What will not happen in the harbour after 3 March?")),
    ("I5", edit("last-day", ask="What will NOT happen without the ferry on 3 March?")),
    ("I5", edit("timetable", statement="Holm did not name the hours of the new bus.")),
    ("I6", option("last-day", 0, text=f"No boat will cross the water, {LONG}.")),
    ("I6", longest_keys),
    ("I7", keys_first),
    ("I8", option("last-day", 2, text="Only new ships start.")),
    ("I9", edit("burden", ask="Does “burden” make the boat look good or bad to you?")),
    ("I10", option("last-day", 2, text="New ships will start work")),
    ("I10", option("last-day", 2, text="new ships will start work.")),
    ("I10", option("report", 1, text="to drive on the road")),
    ("I10", edit("last-day", ask="After 3 March the harbour will have an …")),
    ("I10", lambda lesson: edit("report", ask="In paragraph 3 the report says how to …")(
        option("report", 0, text="to cross")(lesson))),
    ("I11", edit("last-day", ask="The harbour after 3 March.")),
    ("I11", edit("last-day", ask="After 3 March the ____ in the harbour will stop, is that so?")),
    ("I11", edit("last-day", ask=f"What will be different in the harbour {LONG} {LONG}?")),
    ("I12", edit("years", ask="Since they cannot do without it: for 19 years, who sold tickets?")),
    ("I12", edit("years", ask="A plan that people argue over: since when does Ada Lund sell?")),
    ("I13", option("last-day", 2, text="Tickets will cost a bit more. ")),
    ("I13", option("last-day", 2, text="Tickets will cost a bit more, of course.")),
    ("I13", option("he", 2, text="the doctor’s driver")),
    ("I14", edit("last-day", ask="Which maritime connectivity terminates irrevocably?")),
    ("T1", edit("last-day", evidence=())),
    ("T1", edit("last-day", evidence=(at("has never been published"),))),
    ("T2", longest_keys),
    ("T3", every(lambda q: q.reads == ("p1",), beyond=True)),
    ("T4", every(lambda q: q.kind == "choice", ask="What is meant?")),
    ("T5", last_first),
    ("T5", edit("last-day-again", again_for="burden")),
    ("T5", edit("last-day", skill="weigh-a-claim")),
    ("T6", without("last-day", "why-stop")),
    ("T6", every(lambda q: q.reads in (("p1",), ("p2",)), reads=("p3",))),
    ("T6", every(lambda q: q.reads == ("p2",), kind="choice")),
    ("T7", without("depend", "burden")),
    ("T7", without("however", "he")),
    ("S1", every(lambda q: q.skill == "find-a-fact", skill="work-it-out")),
    ("S1", every(lambda q: q.skill == "weigh-a-claim", skill="loaded-word")),
    ("S1", edit("whose-reckless", evidence=(at("calls the plan reckless"),))),
    ("S2", every(skill="find-a-fact")),
    ("S3", every(skill="find-a-fact")),
    ("S3", every(tags=(("bloom", "understand"),))),
    ("S4", without("main-idea")),
    ("S4", whole(after=(Task("Twice told", "Compare this article with another report."),))),
    ("S5", edit("last-day", level="")),
    ("S5", edit("last-day", skill="swim")),
    ("S5", whole(level="A1")),
    ("V1", row("glossary", 0, teach=False)),
    ("V1", lambda lesson: row("glossary", 0, tier=3)(row("glossary", 1, tier=3)(lesson))),
    ("V1", row("glossary", 1, tier=1)),
    ("V1", row("glossary", 2, word="engine", spans=(at("engine"),), tier=3)),
    ("V2", row("glossary", 0, spans=())),
    ("V2", row("glossary", 0, spans=(at("Norhavn"),))),
    ("V3", row("glossary", 0, here="an onerous encumbrance")),
    ("V3", row("glossary", 1, here="in a reckless way")),
    ("V4", whole(levels="")),
    ("V4", whole(levels="A list of words from the net.")),
    ("V4", whole(levels="wordfreq 3.1.1")),
    ("V4", row("glossary", 0, level="")),
    ("V5", edit("however", teaches=(), ask="Which word joins these two sentences?")),
    ("V5", edit("however", teaches=("burden", "ship"))),
    ("M2", long_paragraph),
    ("M2", lambda lesson: whole(stops=())(every(reads=("p1",))(lesson))),
    ("M4", row("claims", 0, holder="somebody")),
    ("M4", row("claims", 0, kind="guess")),
    ("M4", edit("whose-reckless", evidence=(at("for 19 years"),))),
    ("M4", edit("whose-reckless", evidence=(at("called the service a burden"),))),
    ("M5", row("quotations", 0, kind="direct")),
    ("M5", row("quotations", 1, kind="indirect")),
    ("M5", row("quotations", 2, own=())),
    ("M5", row("quotations", 2, own=(at("within weeks"),))),
    ("M5", row("quotations", 2, own=(at("“Nobody asked us,”"),))),
    ("M5", lambda lesson: replace(lesson, quotations=lesson.quotations[:2])),
    ("M5", option("last-day", 0, say="In paragraph 1 they say “it will never run again” to all.")),
    ("M5", option("last-day", 0, say='The council says that the ferry "will stop running" then.')),
    ("M6", row("loaded", 0, voice="")),
    ("M6", row("loaded", 0, neutral="")),
    ("M7", every(about=("loaded",))),
    ("M9", row("outside", 0, sources=())),
    ("M9", row("outside", 0, sources=("a.example",))),
    ("M9", row("outside", 0, date="")),
    ("M9", row("outside", 0, confidence="sure")),
    ("F1", option("last-day", 1, say="")),
    ("F1", edit("picture", otherwise="")),
    ("F1", edit("however", gaps=(HEARING,))),
    ("F1", edit("letter", samples=())),
    ("F1", edit("letter", rubric=())),
    ("F2", option("last-day", 0, say="This is what the council wants to do in the spring.")),
    ("F3", option("last-day", 0, say="See paragraph 1.")),
    ("F3", option("last-day", 0, say="It is in paragraph 1 for everybody to see. " * 6)),
    ("F3", option("last-day", 1, say="Wrong! Paragraph 1 tells about costs, but not of tickets.")),
    ("F3", option("last-day", 1, say="Obviously, paragraph 1 tells about costs, not of tickets.")),
    ("F3", lambda lesson: option("last-day", 1, say=SAME)(option("last-day", 0, say=SAME)(lesson))),
    ("F4", edit("last-day", hints=())),
    ("F4", edit("last-day", hints=("Think of a boat on the water.",))),
    ("F4", edit("picture", hints=("Who has a harbour council?",))),
    ("F5", edit("last-day", options=(Option("o1", "Never", False),))),
    ("F5", edit("last-day", evidence=())),
    ("F5", edit("last-day-again", again_for="nothing")),
    ("F6", lambda lesson: replace(lesson, questions=(), glossary=())),
    ("F7", every(sure=False)),
)
