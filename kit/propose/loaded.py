"""Words that judge: what they add, whose they are, which word would be calmer.

One item a word. “What does it add” is asked where the reason given in the layer belongs to one of a
few effects (`_EFFECTS`); the wrong ones are effects that cannot both hold. “Whose word” is asked of
words inside somebody’s speech and of verbs of saying beside it. “The calmer word” is asked of verbs
of saying, where the other verbs judge as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..lesson import NOBODY, WRITER, Loaded, Question, Span
from . import plainly, telling
from .colour import legal, predicate
from .draft import Draft, right, slug, sure, wrong

SKILL = "loaded-word"
LEAST = 0.65  # confidence of a loaded word

class Effect(NamedTuple):
    """What a loaded word does, as an option, as a question, and as the layer speaks of it."""

    says: str
    does: str
    spoken: re.Pattern[str]
    near: tuple[str, ...]  # effects that may hold beside it: no wrong options for it


def _effect(says: str, does: str, spoken: str, *near: str) -> Effect:
    return Effect(says, does, re.compile(spoken), near)


# The first that the layer’s reason speaks of is taken.
_EFFECTS = {
    "doubt": _effect("It makes us doubt what was said.", "make you doubt what was said",
                     "lets us doubt|plants a doubt|not the true one", "fight", "bad", "guilt"),
    "true": _effect("It tells us that the words are true.", "tell you that the words are true",
                    "says that (?:what follows|it) is true", "weak", "doubt"),
    "stubborn": _effect("It makes the speaker seem stubborn.", "make the speaker seem stubborn",
                        "stubborn|will not move", "doubt", "fight", "weak", "bad", "size"),
    "size": _effect("It makes a change look bigger.", "make a change look bigger",
                    "number would tell more|number alone would do|it was too much",
                    "bad", "feel", "fight", "good"),
    "laugh": _effect("It laughs at somebody or something.", "laugh at somebody",
                     "laughs|sounds? like a child|useless", "weak", "bad", "guilt", "feel"),
    "fight": _effect("It turns words into a fight.", "turn words into a fight",
                     "blows|into a fight|like an attack", "guilt", "bad", "stubborn", "doubt"),
    "guilt": _effect("It makes somebody look guilty.", "make somebody look guilty",
                     "guilt|crime|treason|bribes|thief|on purpose|badly used",
                     "bad", "fight", "weak", "feel", "doubt"),
    "weak": _effect("It makes somebody look weak.", "make somebody look weak",
                    "weak|somebody small|without success", "bad", "laugh", "guilt", "feel", "true"),
    "good": _effect("It makes somebody look good.", "make somebody look good",
                    "praise|advertis|admire|gift|shines|fair; who|prize|courage",
                    "feel", "true", "size"),
    "bad": _effect("It makes something look bad.", "make something look bad",
                   "judges|wrong|fame is bad|dark picture|nothing worth|danger",
                   "guilt", "weak", "laugh", "feel", "fight", "doubt", "size", "stubborn"),
    "feel": _effect("It tells us what to feel.", "tell you what to feel",
                    "how to feel|feeling|how people felt|be surprised|to shock",
                    "bad", "good", "size", "laugh", "guilt", "weak"),
}
_PALE = ("own", "old", "new", "thing")  # calmer words that say too little beside a phrase
# Verbs of saying that judge, by their form; the calm one is the key.
_VERBS = {
    "said": ("admitted", "boasted", "complained", "confessed", "claimed"),
    "says": ("admits", "boasts", "complains", "confesses", "claims"),
    "say": ("admit", "boast", "complain", "confess", "claim"),
    "saying": ("admitting", "boasting", "complaining", "confessing", "claiming"),
}
_ADDS = {
    "admitted": "that there was something to hide", "boasted": "that the speaker is too proud",
    "complained": "that the speaker is not content", "confessed": "a crime that comes to light",
    "claimed": "a doubt whether it is true",
}  # fmt: skip


def items(draft: Draft) -> Iterator[Question]:
    """Yield an item on each loaded word in a paragraph, in text order."""
    for word in sorted(draft.lesson.loaded, key=lambda w: (w.span, w.id)):
        block = draft.block(word.span)
        if block is None or block.kind != "paragraph" or word.confidence < LEAST:
            continue
        if predicate(draft, word.span) or legal(draft, word.span):
            continue
        around = telling.phrase(draft, word.span, 4, 6)
        if not telling.quotable(draft[around]) or draft[around] == draft[word.span]:
            continue
        ways = (_calmer, _adds, _whose) if word.voice == WRITER else (_whose, _adds)
        for way in draft.mixed(word.id, ways):
            found = way(draft, word, around, block.id)
            if found is not None:
                yield found
                break


def _adds(draft: Draft, word: Loaded, around: Span, block: str) -> Question | None:
    key = next((name for name, e in _EFFECTS.items() if e.spoken.search(word.why)), "")
    if not key or telling.count(word.neutral) > 4 or word.neutral in _PALE:
        return None
    if telling.content(word.neutral) & telling.content(_EFFECTS[key].says):
        return None
    shown, said, place = draft[around], draft[word.span], draft.spoken_of(block)
    name = f"{block}-adds-{slug(said)}"
    ask = plainly.plainest(draft, (
        f"In {place} it says “{shown}”, and it could be ‘{word.neutral}’. What does “{said}” add to"
        " it?",
    ), block)  # fmt: skip
    others = [e for other, e in _EFFECTS.items()
              if other != key and other not in _EFFECTS[key].near]  # fmt: skip
    lures = draft.mixed(name, others)[:3]
    ways = (
        "There are words in the news that do this. But read “{shown}”: does “{said}” {does}?",
        "One expects this of some words. Say “{shown}” aloud: does “{said}” {does} in {place}?",
        "Put ‘{calm}’ into “{shown}”. Is it really this that gets lost: does “{said}” {does}?",
    )
    says = [f"“{said}” and ‘{word.neutral}’ tell the same fact in {place}. {word.why}"]
    says += [way.format(shown=shown, said=said, does=lure.does, place=place, calm=word.neutral)
             for way, lure in zip(ways, lures, strict=False)]  # fmt: skip
    hints = telling.quiet((
        f"Read “{shown}” aloud, once with “{said}” and once with ‘{word.neutral}’.",
        f"Would everybody in {place} have chosen “{said}”?",
    ), [_EFFECTS[key].says], ask)  # fmt: skip
    texts = [_EFFECTS[key].says, *(lure.says for lure in lures)]
    return _choice(draft, name, block, ask, (around,), hints, texts, says, "not stated",
                   sure(word.confidence, 0.88))  # fmt: skip


def _whose(draft: Draft, word: Loaded, around: Span, block: str) -> Question | None:
    """Ask who chose the word: the one who speaks, or the writer who brings the words in."""
    said, place, shown = draft[word.span], draft.spoken_of(block), draft[around]
    here = draft.lesson.blocks[block].span
    if word.voice == NOBODY or word.voice not in (WRITER, *draft.lesson.entity):
        return None
    inside = draft.voice(word.span)
    beside = next((q for q in draft.quotations if q.cue and q.cue.overlaps(word.span)), None)
    if word.voice == WRITER:
        if beside is None or not beside.speaker:
            return None
        first = [beside.speaker]
    else:
        own = inside is not None and (inside.kind == "direct"
                                      or any(p.covers(word.span) for p in inside.own))  # fmt: skip
        if inside is None or inside.speaker != word.voice or not own:
            return None  # in a report, the word may be the reporter’s: nobody can tell
        first = [WRITER]
    near = sorted((q for q in draft.quotations if q.speaker and q.confidence > 0.6),
                  key=lambda q: (abs(q.span.start - word.span.start), q.id))  # fmt: skip
    rows = [*first, *(q.speaker for q in near)]
    rows = [r for r in dict.fromkeys(rows) if r != word.voice and _sound(draft, r)]
    names = [draft.name(r) for r in (word.voice, *rows[:3])]
    if len(names) < 3 or len({n.split()[-1].casefold() for n in names}) < len(names):
        return None
    name = f"{block}-whose-{slug(said)}"
    ask = plainly.plainest(draft, (
        f"In {place} it says “{shown}”. Who chose the word “{said}”?",
        f"In {place} it says “{shown}”. From whom is the word “{said}” in it?",
        f"Who is it that we have the word “{said}” from, in “{shown}” ({place})?",
    ), block)  # fmt: skip
    if word.voice == WRITER:
        proof = (f"“{said}” stands outside of what is said; it brings it in. So the writer chose it"
                 f" in {place}.")  # fmt: skip
    else:
        cue = f" beside “{draft[inside.cue]}”" if inside and inside.cue else ""
        proof = f"In {place} “{said}” stands inside of the quotation{cue}, and {names[0]} says"
        proof += " it."
    says = [proof, *(_not_theirs(draft, r, said, shown, place) for r in rows[:3])]
    hints = telling.quiet((
        f"Find the quotation marks in {place}. Is “{said}” inside or outside?"
        if any(mark in draft[here] for mark in "“”\"") else
        f"Leave “{said}” out of {place} and ask what is reported there.",
        f"Who is heard in {place}, and where do this person’s words begin and end?",
    ), names[:1], ask)  # fmt: skip
    cues = [q.cue for q in (inside,) if q and q.cue and here.covers(q.cue)]
    evidence = [around, *cues]
    return _choice(draft, name, block, ask, tuple(dict.fromkeys(evidence)), hints, names, says,
                   "wrong speaker", sure(word.confidence, 0.92))  # fmt: skip


def _sound(draft: Draft, who: str) -> bool:
    if who == WRITER:
        return True
    entity = draft.lesson.entity.get(who)
    return entity is not None and entity.confidence >= 0.8 and draft.name(who)[:4] != "the "


def _not_theirs(draft: Draft, who: str, said: str, shown: str, place: str) -> str:
    name = draft.name(who)
    if who == WRITER:
        return (f"The writer chose most words of {place}. But look at the marks around “{shown}”:"
                f" where does “{said}” stand?")  # fmt: skip
    rows = draft.said_by(who)
    here = [q for q in rows if (b := draft.block(q.span)) and draft.spoken_of(b.id) == place]
    if not here:
        where = draft.where(rows[0].span) if rows else "another place"
        return (f"{name} is heard in {where}, and not around “{said}”. Whose words stand in"
                f" {place}?")  # fmt: skip
    return (f"We do hear {name} in {place}. Look where the words of {name} begin and end, and where"
            f" “{said}” is.")  # fmt: skip


def _calmer(draft: Draft, word: Loaded, around: Span, block: str) -> Question | None:
    said, place, shown = draft[word.span], draft.spoken_of(block), draft[around]
    if word.neutral not in _VERBS or draft[around].count(said) != 1:
        return None
    name = f"{block}-calmer-{slug(said)}"
    lures = [v for v in draft.mixed(name, _VERBS[word.neutral])
             if telling.stem(v) != telling.stem(said)][:3]  # fmt: skip
    ask = plainly.plainest(draft, (
        f"In {place} it says “{shown}”. Which of these could be put in for “{said}” and leave it to"
        " us to judge?",
    ), block)  # fmt: skip
    says = [f"‘{word.neutral}’ only brings words in. In {place}, “{said}” does more. {word.why}"]
    for lure in lures:
        past = _VERBS["said"][_VERBS[word.neutral].index(lure)]
        says.append(f"This verb judges, too: ‘{lure}’ adds {_ADDS[past]}. Put it into “{shown}” and"
                    " listen.")  # fmt: skip
    hints = telling.quiet((
        f"Put each verb into “{shown}”. What would you think of the speaker each time?",
        "Three of the four add something of their own.",
    ), [word.neutral], ask)  # fmt: skip
    return _choice(draft, name, block, ask, (around,), hints, [word.neutral, *lures], says,
                   "half right", sure(word.confidence, 0.92))  # fmt: skip


def _choice(draft: Draft, name: str, block: str, ask: str, evidence: tuple[Span, ...],
            hints: tuple[str, ...], texts: list[str], says: list[str], trap: str,
            confidence: float) -> Question | None:  # fmt: skip
    if len(texts) < 3 or not ask or not hints or not telling.even(texts) or not telling.sized(says):
        return None
    options = [right(name, texts[0], says[0])]
    options += [wrong(name, trap, text, say)
                for text, say in zip(texts[1:], says[1:], strict=True)]  # fmt: skip
    return Question(
        name, "choice", (block,), SKILL, ask, evidence, hints, telling.level(draft, "B2"), 3,
        options=tuple(options), layer="loaded",
        about=("loaded", "attribution") if "-whose-" in name else ("loaded",),
        confidence=confidence, status="draft",
    )  # fmt: skip
