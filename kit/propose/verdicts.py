"""What a learner hears about a statement: one sentence each for true, false and not stated.

Whoever is wrong hears why it tempts and where to look; whoever is right hears the proof. Several
wordings a case, so that a set does not sound like a form.
"""

from __future__ import annotations

from .. import text as strings
from ..lesson import Quotation, Span
from . import plain, telling
from .draft import Draft
from .edits import Edit

Says = tuple[str, str, str]  # for true, false, not stated


def false(draft: Draft, seed: str, span: Span, how: str, edit: Edit) -> Says:
    """Return what is said about a statement that one change made false."""
    where = draft.where(span)
    near = _near(draft, span, edit.was)
    few = draft.quote(span, 5)
    if how == "figure":
        return (
            draft.pick(f"{seed}/t", (
                f"Almost every word is from {where}, so it sounds right. Compare the figures.",
                f"The sentence does follow {where}. Set the numbers of both side by side.",
                f"Much of it fits {few}, in {where}. One small part does not: look for"
                " a number.")),
            draft.pick(f"{seed}/f", (
                f"In {where} stands {near}; the statement has “{edit.now}”.",
                f"{strings.capital(where)} says {near}. With “{edit.now}” the statement goes"
                " against this.")),
            draft.pick(f"{seed}/n", (
                f"The text does give a number for this. Find it in {where}, and compare.",
                f"Read {where} from {few} on: there is a figure with which you can judge it.")),
        )  # fmt: skip
    if how == "turn":
        gone = edit.was.endswith(" not")  # a word was left out, and none put in its place
        return (
            draft.pick(f"{seed}/t", (
                f"Most words are those of {where}. But a small one is left out: compare.",
                f"Follow {where} word by word: which word of it does the statement leave out?",
            ) if gone else (
                f"The topic is the one of {where}, and most words are the same. But one of"
                " them is another one: compare.",
                f"Follow {where} word by word: one word of the statement says something else.")),
            draft.pick(f"{seed}/f", (
                f"{strings.capital(where)} has {near}. The statement turns this round.",
                f"The text says {near}, in {where}; the statement says the opposite.",
                f"Set “{edit.now}” beside {near} in {where}: the two cannot both be right.")),
            draft.pick(f"{seed}/n", (
                f"{strings.capital(where)} does speak about this, with {few}. So you can tell"
                " whether both say the same.",
                f"Look at {few} in {where}: that is enough to judge the statement.")),
        )  # fmt: skip
    return (
        draft.pick(f"{seed}/t", (
            f"What happens is told in {where}, that is so. Check each name in the statement.",
            f"Only one word differs from {where}. Read the names in both.")),
        draft.pick(f"{seed}/f", (
            f"In {where} you read {near}. {strings.capital(edit.now)} is not named there.",
            f"{strings.capital(where)} has {near}, and the statement puts {edit.now} in that"
            " place.")),
        draft.pick(f"{seed}/n", (
            f"The text does tell this, in {where}. Read who or which place is named there.",
            f"Find {few} in {where}: it gives a name that you can compare.")),
    )  # fmt: skip


def held(draft: Draft, seed: str, span: Span, q: Quotation, told: str,
         theirs: tuple[str, str, str]) -> Says:  # fmt: skip
    """Return what is said about a claim in a wrong mouth; `theirs`: name, own words, place."""
    other, few, there = theirs
    where, verb = draft.where(span), draft[q.cue] if q.cue else "said"
    mine = plain.whose(draft.short(q.speaker))
    return (
        draft.pick(f"{seed}/t", (
            f"What is said fits {where}. But who says it? Find the name beside “{verb}”.",
            f"The content is right, and so it is easy to nod. Check the speaker in {where}.")),
        draft.pick(f"{seed}/f", (
            f"{strings.capital(where)} has {told}, so the words are {mine}."
            f" {strings.capital(other)} says {few}, in {there}.",
            f"With {told} the text gives them to {draft.short(q.speaker)}. From {other} you read"
            f" {few}.")),
        draft.pick(f"{seed}/n", (
            f"The text does name the speaker: look beside “{verb}” in {where}.",
            f"You can find out who says it, in {where}. Search for “{verb}”.")),
    )  # fmt: skip


def true(draft: Draft, seed: str, span: Span, how: str, edit: Edit) -> Says:
    """Return what is said about a statement that says the same in another way."""
    where, few = draft.where(span), draft.quote(span, 5)
    if how == "rounded":
        near = _near(draft, span, edit.was)
        return (
            draft.pick(f"{seed}/t", (
                f"{strings.capital(where)} gives {near}, and that is {edit.now}.",
                f"The exact figure is {edit.was}: {near}, in {where}. So “{edit.now}” holds.")),
            draft.pick(f"{seed}/f", (
                f"The figure is written in another way, which can mislead. Take the one in {where}"
                " and ask if it fits.",
                f"Two figures that look different need not disagree. Compare with {where}.")),
            draft.pick(f"{seed}/n", (
                f"Look for a figure in {where}. It tells you enough to judge this.",
                f"There is a number in {where}, close to {few}. Does it help?")),
        )  # fmt: skip
    was, now = edit.was, edit.now
    if how == "plain":
        return (
            draft.pick(f"{seed}/t", (
                f"In other words, that is what {where} tells with {few}.",
                f"{strings.capital(where)} has {few}, and this sentence says the same more simply.",
                f"Take {few} in {where} to pieces, and you get just this.")),
            draft.pick(f"{seed}/f", (
                f"The words are not those of the text. But which words of {where} would speak"
                " against it?",
                f"“False” needs something that goes the other way. Read {few} in {where} again.")),
            draft.pick(f"{seed}/n", (
                f"Do not look for the same words. What does {few}, in {where}, mean?",
                f"It is said, only in another way: think about {few} in {where}.")),
        )  # fmt: skip
    return (
        draft.pick(f"{seed}/t", (
            f"“{was}” in {where} means the same as “{now}” in the statement.",
            f"The statement says in other words what {where} tells: “{now}” is another way to say"
            f" “{was}”.",
            f"Only the wording is new: for “{was}” in {where}, the statement has “{now}”.")),
        draft.pick(f"{seed}/f", (
            f"The words differ from those of {where}; does the sense differ too? Compare with"
            f" “{was}”.",
            f"Nothing in {where} speaks against it. Read {few} again and compare the sense.")),
        draft.pick(f"{seed}/n", (
            f"You will not find these very words, so look for the sense: read {few} in {where}"
            " again.",
            f"It is there, in other words. Take {where} and ask what “{was}” means.")),
    )  # fmt: skip


def _near(draft: Draft, span: Span, was: str) -> str:
    """Return the words of the text around the changed part, in marks."""
    found = strings.find(draft.lesson.article.text, was, span.start, span.end)
    if not found:
        return draft.quote(span, 7)
    around = telling.phrase(draft, Span(*found[0]), before=2, after=3)
    return f"“{draft[around]}”" if telling.quotable(draft[around]) else f"“{was}”"
