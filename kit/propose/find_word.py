"""Find the word: a meaning is given, and the word for it is one of a short sentence of the text.

The way back from `words`: no wrong meanings have to be made up, and a reader has to weigh each word
of the sentence in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import text as strings
from ..lesson import Gloss, Question, Span, Target
from . import ease, telling
from .draft import Draft, slug, sure
from .mark_one import LIGHT, made
from .meanings import forms
from .words import LEAST, doubtful, place_of

FEWEST, TRAPS = 3, 4  # other content words in what is shown; those of them that are traps
LONGEST = 12  # words of a meaning


def items(draft: Draft) -> Iterator[Question]:
    """Yield one task for each word that is well explained, words to learn first."""
    rows = [g for g in draft.lesson.glossary
            if g.here and g.confidence >= LEAST and not doubtful(draft, g)]  # fmt: skip
    for gloss in sorted(rows, key=lambda g: (not g.teach, g.spans[:1], g.id)):
        span = place_of(draft, gloss)
        found = _item(draft, gloss, span) if span is not None else None
        if found is not None:
            yield found


def _item(draft: Draft, gloss: Gloss, span: Span) -> Question | None:
    block, sentence, word = draft.block(span), draft.sentence(span), draft[span]
    meaning = min(forms(gloss.here), key=len) if telling.count(gloss.here) > LONGEST else gloss.here
    if block is None or sentence is None or " " in word or telling.count(meaning) > LONGEST:
        return None
    shown, place, where = draft[sentence], draft.spoken_of(block.id), draft.where(span)
    places = [Span(sentence.start + a, sentence.start + b) for a, b in strings.words(shown)]
    own = telling.content(meaning)
    if telling.stem(word) in own or re.search(r"\b(?:not|no|never)\b", meaning):
        return None
    names = [m.span for m in draft.inside(sentence, "name")]
    names += [p for p in places[1:] if draft[p][:1].isupper()]
    rest = [p for p in places if not p.overlaps(span) and len(draft[p]) > 3
            and not LIGHT.fullmatch(draft[p]) and telling.content(draft[p])
            and not any(p.overlaps(n) for n in names)]  # fmt: skip
    if len(rest) < FEWEST or any(telling.content(draft[p]) & own for p in rest) \
            or shown.count(word) != 1:  # fmt: skip
        return None  # a word that is in the meaning as well could be taken for it
    ask = ease.pick(draft, gloss.id, block.id, (
        f"One word in {where} means: ‘{meaning}’. Which one is it? Mark it.",
        f"Which word in {where} means ‘{meaning}’? Mark it.",
        f"Which is the one word in {where} that stands for ‘{meaning}’? Mark it.",
    ))  # fmt: skip
    near = telling.phrase(draft, span)
    told = f"“{draft[near]}”" if telling.quotable(draft[near]) else where
    targets = [Target(span, f"“{word}” is the word for it in {where}: the words around it, {told},"
                            " go with this meaning.")]  # fmt: skip
    traps = [Target(p, f"“{draft[p]}” means something else. Put the meaning in its place in"
                       f" {where}: does it still make sense?")
             for p in sorted(rest, key=lambda p: abs(p.start - span.start))[:TRAPS]]  # fmt: skip
    hints = (f"First ask what kind of word you need in {place}: a thing, a person, an action or"
             " what something is like.", f"Try the meaning in the place of each word of {where}.")
    return made(
        draft, f"{block.id}-find-{slug(meaning, 3)}", block, "word-in-context", ask, targets, traps,
        hints,
        f"The word stands in {where}. Read the meaning once more, and try another one.",
        f"‘{meaning}’ is what “{word}” means in {told}.", "words", (),
        sure(gloss.confidence, 0.8), (near,),
    )  # fmt: skip
