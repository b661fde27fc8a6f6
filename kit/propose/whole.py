"""The whole text: its main news, the paragraph of a detail, a summary to write.

The order of events, matches, voices and the map stand in their own files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import text as strings
from ..lesson import Block, Level, Question, Span
from . import clauses, ease, plain, pool, telling
from .draft import Draft, slug
from .making import Lure, choice, made


def items(draft: Draft) -> Iterator[Question]:
    """Yield the questions on the whole text that its layers allow."""
    rows = _claims(draft)
    for make in (_main, _summary):
        found = make(draft, rows)
        if found is not None:
            yield found
    yield from _paragraphs(draft, [*rows, *_said(draft)])


def _claims(draft: Draft) -> list[tuple[Span, str]]:
    """Return the writer's facts that stand alone, in the order of the text."""
    found = []
    for claim in plain.own_facts(draft):
        words = plain.statement(draft, claim)
        if words and clauses.whole(words):
            found.append((plain.start(draft, claim.span), strings.capital(words)))
    return found


def _said(draft: Draft) -> list[tuple[Span, str]]:
    """Return what named speakers are reported to say, with their names: “Lund says that …”."""
    found = []
    for q in draft.quotations:
        words = plain.reported(draft, q) if q.kind == "indirect" and q.confidence >= 0.8 else None
        name = draft.short(q.speaker) if words else ""
        if words and draft.mentions(q.speaker, "name") and name not in words:
            told = f"{strings.capital(name)} says that {plain.small(draft, words)}"
            found.append((q.span, told))
    return found


def _reach(draft: Draft, words: str) -> int:
    """Return in how many paragraphs a statement finds an echo: two of its content words."""
    mine = telling.content(words)
    return sum(len(mine & telling.content(draft[b.span])) >= 2 for b in draft.paragraphs)


def _main(draft: Draft, rows: list[tuple[Span, str]]) -> Question | None:
    """Return which sentence gives the main news; only where the first paragraph clearly does."""
    many = len(draft.paragraphs)
    first = [(s, w) for s, w in rows if s.start < draft.paragraphs[0].end] if many else []
    if many < 4 or not first:
        return None
    span, key = first[0]
    reach = _reach(draft, key)
    if reach * 2 < many or len(strings.words(key)) > 18:
        return None
    others = [(s, w) for s, w in rows if s.start > draft.paragraphs[0].end
              and _reach(draft, w) * 2 <= reach]  # fmt: skip
    lures = pool.fitting(key, draft.mixed("main", others), lambda row: row[1])
    if len(lures) < 2:
        return None
    name = "main-news"
    says = [Lure(words, "too narrow", _narrow(draft, spot, f"{name}/{n}"))
            for n, (spot, words) in enumerate(lures)]  # fmt: skip
    about = plain.about(draft)
    return choice(
        draft, name, "all", "main-idea", ease.pick(draft, name, "all", (
            f"Which sentence tells the main news of {about}?",
            f"A friend has time for one sentence of {about}. Which one gives the main news?",
            f"What is {about} most of all about? Which one of these is the news?",
        )),
        (span, *(spot for spot, _ in lures)),
        ("Ask of each sentence: how many paragraphs speak about this?",
         "A news text mostly opens with what matters most, and details come later."),
        0.7, (key, f"P1 tells it with {draft.quote(span, 6)}, and the other paragraphs come back to"
                   " it or explain it."), says,
    )  # fmt: skip


def _narrow(draft: Draft, span: Span, seed: str) -> str:
    where, few = draft.where(span), draft.quote(span, 5)
    return draft.pick(seed, (
        f"This is told in {where}, and it is true. But do other paragraphs speak of it too?",
        f"A detail: you read it at {few}, in {where}. Look for what more paragraphs share.",
        f"Only {where} is about this. Which of the sentences would you miss in every paragraph?",
    ))  # fmt: skip


def _paragraphs(draft: Draft, rows: list[tuple[Span, str]]) -> Iterator[Question]:
    """Yield in which paragraph something is told; `choosing` keeps one or two."""
    homes = [b.id for b in draft.paragraphs]
    able = [(s, w) for s, w in rows if (b := draft.block(s)) and b.id in homes[1:]
            and _reach(draft, w) == 1 and 5 <= len(strings.words(w)) <= 16]  # fmt: skip
    used: set[str] = set()
    for span, words in draft.mixed("paragraph", able) if len(homes) >= 4 else ():
        home = draft.block(span)
        if home is not None and home.id not in used and len(used) < 5:
            used.add(home.id)
            yield _paragraph(draft, span, words, home, homes)


def _paragraph(draft: Draft, span: Span, words: str, home: Block, homes: list[str]) -> Question:
    at = homes.index(home.id)
    near = sorted((h for h in homes if h != home.id), key=lambda h: (abs(homes.index(h) - at), h))
    name = f"which-paragraph-{slug(words, 3)}"
    small = plain.small(draft, words)
    named = re.search(r"[a-z] [A-Z]\w|\d", words)
    what = "names and figures" if named else "words"
    lures = []
    for other in sorted(near[:3], key=homes.index):
        block = draft.lesson.blocks[other]
        few = draft.quote(draft.sentences(other)[0] if draft.sentences(other) else block.span, 6)
        lures.append(Lure(block.label, "wrong paragraph", draft.pick(f"{name}/{other}", (
            f"{block.label} begins with {few} and goes another way. Scan the others for the {what}"
            " of the question.",
            f"Read {block.label} again, from {few} on: does it say all of this? Try another one.",
            f"{block.label} tells something else; its first words are {few}.",
            f"From {few} to its end, {block.label} tells other things. Where do the words of the"
            " question come up?",
        ))))  # fmt: skip
    return choice(
        draft, name, "all", "find-a-fact", ease.pick(draft, name, "all", (
            f"In which paragraph do you read that {small}?",
            f"Which paragraph tells you that {small}?",
            f"In which part of the text do you read that {small}?")), (span,),
        (f"Do not read everything; run your eye over the text and stop at the {what} that you"
         " need.",
         "The first words of a paragraph often show what it is about."),
        0.85, (home.label, f"{home.label} is where the text has it: {draft.quote(span, 8)}."),
        lures,
    )  # fmt: skip


def _summary(draft: Draft, rows: list[tuple[Span, str]]) -> Question | None:
    """Return a summary to write, with samples made of the text's own claims."""
    homes: dict[str, tuple[Span, str]] = {}
    for span, words in rows:
        block = draft.block(span)
        if block and len(strings.words(words)) <= 18:
            homes.setdefault(block.id, (span, words))
    said = next((q for q in draft.quotations if q.kind == "indirect" and q.confidence >= 0.75
                 and draft.mentions(q.speaker, "name")
                 and draft.short(q.speaker) not in (plain.reported(draft, q) or " ")
                 and plain.reported(draft, q)), None)  # fmt: skip
    if len(homes) < 2 or said is None:
        return None
    (one, first), (two, second) = list(homes.values())[:2]
    voice = plain.small(draft, plain.reported(draft, said) or "")
    told = f"{draft.name(said.speaker)} says that {voice}."
    about = plain.about(draft)
    name = "summary"
    head = next((b for b in draft.lesson.blocks.values() if b.kind == "headline"), None)
    news = draft[head.span].strip(" .\n") if head else ""
    good = len(strings.words(news)) >= 5 and not re.search(r"[“”\"‘'?\n]", news)
    if good and one.start >= draft.paragraphs[0].end:  # else the main news would be missing
        second, first = f"{first}. {second}", news
    return made(
        draft, name, "write", "all", "main-idea",
        f"Sum up {about} in about 50 words: what happened, and who says what?",
        (one, two, said.span),
        ("First note one thing from each paragraph, and then leave out what is only a detail.",
         "Use your own words, and give each opinion to the one who holds it."),
        0.6, words=50, difficulty=3,
        rubric=(
            Level(2, "It tells what happened, and it gives at least one view to its speaker."),
            Level(1, "It tells what happened, but nobody’s view, or a view without its speaker."),
            Level(0, "It gives one detail, or something that the text does not say."),
        ),
        samples=(
            Level(2, f"{first}. {second}. {strings.capital(told)}",
                  f"Two facts of the text stand here, and {draft.short(said.speaker)} is named for"
                  " the view."),
            Level(1, f"{first}. {second}.", "The facts are there; nobody is heard."),
            Level(0, f"The text is about {plain.topic(draft)} and some problems.",
                  "This could stand over many texts; nothing of what happened is told."),
        ),
        say=f"Start from {draft.where(one)}, {draft.quote(one, 6)}, and take one voice, such as"
            f" {plain.whose(draft.short(said.speaker))}.",
    )  # fmt: skip
