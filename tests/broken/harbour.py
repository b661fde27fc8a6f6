"""A small sound lesson as values: nothing in it is to be changed. `cases` breaks it by codes."""

from __future__ import annotations

from kit import lesson as nouns
from kit import text as strings
from kit.lesson import (
    Claim,
    Entity,
    Gloss,
    Lesson,
    Loaded,
    Mention,
    Option,
    Outside,
    Question,
    Quotation,
    Span,
    option_id,
)  # fmt: skip

LINES = {
    "caption": "Ada Lund sells tickets on the quay of Norhavn, January 4, 2027.",
    "credit": "Photo: harbour council/Handout",
    "p1": "The harbour ferry will stop running on 3 March, the council said on Monday. Its chair,"
    " Per Holm, called the service a burden, because fewer islanders use the boat each year,"
    " while repairs of its old engine cost more every winter.",
    "p2": "“Nobody asked us,” said Ada Lund, who has sold tickets on the quay for 19 years and"
    " calls the plan reckless. She demands a public hearing, because the islanders depend on"
    " the boat for the school and the doctor. However, no date has been set for one.",
    "p3": "Holm insisted that a bus over the new bridge would replace the boat “within weeks”. He"
    " gave no timetable. The bridge is safe, according to a report that the council ordered,"
    " but the report has never been published.",
}
TEXT = "\n".join(LINES.values()) + "\n"


def at(quote: str, nth: int = 1) -> Span:
    """Return the nth place where the words stand."""
    return Span(*strings.find(TEXT, quote)[nth - 1])


def article() -> nouns.Article:
    """Return the article in its five blocks."""
    blocks, sentences, start = [], [], 0
    for name, line in LINES.items():
        kind = name if name in ("caption", "credit") else "paragraph"
        blocks.append(nouns.Block(name, kind, start, start + len(line)))
        sentences += [Span(start + a, start + b) for a, b in strings.sentences(line)]
        start += len(line) + 1
    return nouns.Article("harbour.txt", TEXT, tuple(blocks), tuple(sentences))


def right(item: str, text: str, say: str, *accept: str) -> Option:
    """Return a right option."""
    return Option(option_id(item, text), text, True, say, "", accept)


def wrong(item: str, trap: str, text: str, say: str) -> Option:
    """Return a wrong option with its misreading."""
    return Option(option_id(item, text), text, False, say, trap)


def choice(item: str, reads: str, skill: str, ask: str, evidence: tuple[Span, ...], hint: str,
           key: tuple[str, str], *lures: tuple[str, str, str], **more) -> Question:  # fmt: skip
    """Return a question with one key."""
    options = (right(item, *key), *(wrong(item, *lure) for lure in lures))
    return Question(item, more.pop("kind", "choice"), tuple(reads.split()), skill, ask, evidence,
                    (hint,), "B1", options=options, **more)  # fmt: skip


def gloss(word: str, tier: int, here: str, quote: str = "", **more) -> Gloss:
    """Return a word that is taught."""
    more = {"level": "B2", "teach": True} | more
    return Gloss(f"g-{word}", word, (at(quote or word),), here, tier=tier, **more)


ENTITIES = (
    Entity("council", "organisation", "the harbour council"),
    Entity("holm", "person", "Per Holm", role="chair of the council"),
    Entity("lund", "person", "Ada Lund", role="ticket seller"),
    Entity("norhavn", "place", "Norhavn", at=(58.1, 6.8)),
)
MENTIONS = (
    Mention("m1", at("the council"), "council"),
    Mention("m2", at("Per Holm"), "holm"),
    Mention("m3", at("Ada Lund"), "lund"),
    Mention("m4", at("Norhavn"), "norhavn"),
    Mention("m5", at("He"), "holm", "pronoun"),
)
QUOTATIONS = (
    Quotation("q1", at("The harbour ferry will stop running on 3 March"), "indirect", "council"),
    Quotation("q2", at("“Nobody asked us,”"), "direct", "lund"),
    Quotation("q3", at("that a bus over the new bridge would replace the boat “within weeks”"),
              "mixed", "holm", own=(at("“within weeks”"),)),
)  # fmt: skip
CLAIMS = (
    Claim("c1", at("will stop running on 3 March"), "plan", "council"),
    Claim("c2", at("a burden"), "opinion", "holm"),
    Claim("c3", at("reckless"), "opinion", "lund"),
    Claim("c4", at("would replace the boat"), "prediction", "holm"),
    Claim("c5", at("The bridge is safe"), "fact", "council"),
    Claim("c6", at("has never been published"), "fact", "writer"),
)
GLOSSARY = (
    gloss("burden", 2, "something heavy that costs time and money"),
    gloss("reckless", 2, "not thinking of the danger"),
    gloss("hearing", 3, "a meeting where people can speak about a plan"),
    gloss("insist", 2, "to say something strongly and again", "insisted"),
    gloss("depend", 2, "to need something and not be able to do without it", level="B1"),
)


def sound() -> Lesson:
    """Return the lesson; `kit.check.check` finds nothing in it."""
    from .harbour_items import QUESTIONS

    return Lesson(
        "harbour", "The last ferry", "en", "B2", 45, "ours", article(), entities=ENTITIES,
        mentions=MENTIONS, quotations=QUOTATIONS, claims=CLAIMS, glossary=GLOSSARY,
        loaded=(Loaded("l1", at("burden"), "holm", "cost"),
                Loaded("l2", at("reckless"), "lund", "risky")),
        levels="wordfreq 3.1.1 and cefrpy 1.0.3. They differ on reckless, burden, insist, hearing.",
        outside=(Outside("o1", "The boat carried 4,000 people.", ("a.example", "b.example"), "2026",
                         "found"),),
        stops=tuple((block, "Stop and look for the reason.") for block in LINES),
        questions=QUESTIONS, seed=12,
    )  # fmt: skip
