"""Sample answers to written tasks, one for each score from 3 to 0, in about sixty words.

They quote the text and say of it what the layers know; people and events are left as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..lesson import Claim, Loaded, Quotation, Span
from . import telling
from .draft import Draft


class Said(NamedTuple):
    """Somebody’s words as a sample shows them: who, where, and whether they are the very words."""

    name: str
    span: Span
    own: bool
    quotation: Quotation


def voice_samples(draft: Draft, a: Said, b: Said) -> tuple[tuple[str, str], ...]:
    """Return (answer, reason) for each score of “two voices”."""
    qa, qb = draft[a.span], draft[b.span]
    pa, pb = place(draft, a.span), place(draft, b.span)
    cue = f" with the verb “{draft[b.quotation.cue]}”" if b.quotation.cue else ""
    how = ("These are their own words as well, so for both one could look for the same words in a"
           " second report." if b.own else "There are no quotation marks: the writer reports it"
           f"{cue}, and we cannot be sure of the exact words. So I would trust the wording of"
           f" {a.name} more.")  # fmt: skip
    three = (f"In {pa}, {a.name} says “{qa}”. The quotation marks show that the words are"
             f" {a.name}’s own."
             f" In {pb} we read about {b.name}: “{qb}”. {how}")  # fmt: skip
    two = (f"{a.name} says “{qa}” in {pa}. In {pb} the article tells us about {b.name}: “{qb}”."
           " Both voices are important for the story. They look at it from different places, and a"
           " reader should listen to both of them before making up his or her mind about it.")
    one = (f"{a.name} says “{qa}”. I think that this is the most important sentence of the article,"
           " because it is clear and strong. The person knows what is going on and tells us about"
           " it. After this sentence one understands better what the article is about and why"
           " people read it.")  # fmt: skip
    return (
        (three, f"Both voices, both with words of the article, and it says how we know them:"
                f" {'own words' if b.own else 'own words here, a report there'}."),
        (two, "Both voices and words for both. But how we know the words is not told."),
        (one, f"One voice with a quotation. {b.name} is missing."),
        (story(draft), "It tells what happened and adds an opinion. No voice of the article is in"
                        " it."),
    )  # fmt: skip


def claim_samples(draft: Draft, fact: tuple[Claim, Span],
                   other: tuple[Claim, Span]) -> tuple[tuple[str, str], ...]:  # fmt: skip
    """Return (answer, reason) for each score of “two claims”: a fact, and something else."""
    q1, q2 = draft[fact[1]], draft[other[1]]
    p1, p2 = place(draft, fact[1]), place(draft, other[1])
    whose = draft.name(other[0].holder)
    kind = f"an {other[0].kind}" if other[0].kind[0] in "aeiou" else f"a {other[0].kind}"
    way = {
        "opinion": f"This is the view of {whose}, so nobody can prove it. I would ask what it rests"
                   " on, and who sees it in another way.",
        "prediction": f"Nobody can know this yet, {whose} cannot either. I would ask what it rests"
                      " on, and look again when the time has come.",
        "plan": f"This is a plan, and it comes from {whose}. I would look for the decision itself,"
                " and see later whether it was done.",
    }[other[0].kind]  # fmt: skip
    three = (f"First I would check “{q1}” in {p1}. It has a figure in it, so a second source should"
             f" have the same one and say what was counted. My second claim is “{q2}” in {p2}."
             f" {way}")  # fmt: skip
    two = (f"I would check “{q1}” in {p1}. It has a figure in it, so I would look for the same"
           f" figure in a second source. Then I would check “{q2}” in {p2}. I would do it in the"
           " same way and search for it on the web until I find it in another place.")
    one = (f"I would check “{q1}” in {p1}, because it sounds important. I would type these words"
           " into a search engine and read the first pages that come up. If many pages say the same"
           " thing, I would believe it. If nobody else says it, I would not believe it and would"
           " not send it to my friends.")  # fmt: skip
    return (
        (three, f"Two claims, both quoted, and the second is checked in its own way, as"
                f" {kind}."),
        (two, f"Two claims, both quoted. But the second is {kind}, and no search can"
              " settle it."),
        (one, "One claim and one way to check it. The second claim is missing."),
        (story(draft), "It tells about the article and praises it. No claim is picked out."),
    )  # fmt: skip


def colour_samples(draft: Draft, rows: Sequence[Loaded]) -> tuple[tuple[str, str], ...]:
    """Return (answer, reason) for each score of “two words”."""
    (a, b), (pa, pb) = (draft[w.span] for w in rows), (place(draft, w.span) for w in rows)
    first, second = rows
    three = (f"“{a}” in {pa} takes sides. {first.why} I would put ‘{first.neutral}’ there: it tells"
             f" the same fact. In {pb} there is “{b}”. {second.why} A calmer word is"
             f" ‘{second.neutral}’. With the two calm words the article would be cooler, and"
             " readers could judge for themselves.")  # fmt: skip
    two = (f"The word “{a}” in {pa} takes sides. {first.why} I would write ‘{first.neutral}’. In"
           f" {pb} the word “{b}” takes sides, too. It is strong, and a reader feels at once what"
           " to think. Such words make an article lively, but they also tell us what to think about"
           " it.")  # fmt: skip
    one = (f"I found the word “{a}” in {pa}. It is a strong word, and somebody on the other side"
           f" would not use it. One could say ‘{first.neutral}’. The rest of the article has many"
           " facts, names and numbers, and I think that most of its words are quite normal for a"
           " newspaper or a news site.")  # fmt: skip
    return (
        (three, "Two words, each with what it does and a calmer word for it."),
        (two, f"Two words, but for “{b}” no calmer one is given."),
        (one, "One word with a calmer one. The second word is missing."),
        (story(draft), "It tells about the article and praises it. No single word is weighed."),
    )


def story(draft: Draft) -> str:
    """Return an answer that misses every task: it retells, and praises."""
    return (f"The article begins like this: {start(draft, 12)}. Then it tells more about it, and at"
            " the end one knows what has happened. I found it interesting. There are many articles"
            " of this kind in the news, and I think that people should read more of them and talk"
            " about them with their friends.")  # fmt: skip


def start(draft: Draft, most: int = 6) -> str:
    """Return the first words of the article that can be quoted."""
    rows = (draft[telling.opening(draft, s, most)] for b in draft.paragraphs
            for s in draft.sentences(b.id))  # fmt: skip
    return next((words for words in rows if telling.quotable(words)), draft.lesson.title)


def place(draft: Draft, span: Span) -> str:
    """Return where a piece stands: “P3”."""
    block = draft.block(span)
    return draft.spoken_of(block.id) if block else "the text"
