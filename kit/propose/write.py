"""A written task at the end, with a rubric and a sample answer for each score.

“Two voices” asks what two people say and how we know it; the samples say what the layers know:
whose words stand in quotation marks, whose are reported. “Two claims” asks which claims to check
first and how, “two words” which words take sides and what could stand there instead. The samples
quote the text and add nothing about people or events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lesson import Claim, Level, Question, Quotation, Span
from . import clauses, interview, plainly, telling
from .draft import Draft, sure
from .opinion import NO_SUBJECT, WISH
from .samples import Said, claim_samples, colour_samples, start, voice_samples

WORDS = 60  # about so many are asked for
LEAST = 0.7  # confidence of a quotation or claim that a sample is built on
QUOTED = (4, 14)  # words of a quotation in a sample
_AHEAD = re.compile(r"\b(?:will|likely|expect\w*|forecast\w*|predict\w*|going to|by 20\d\d)\b")


def items(draft: Draft) -> Iterator[Question]:
    """Yield the tasks on two voices, two claims and two loaded words that the text allows."""
    for found in (_voices(draft), _claims(draft), _colours(draft)):
        if found is not None:
            yield found


def _voices(draft: Draft) -> Question | None:
    said = list(_said(draft))
    first = next((s for s in said if s.own), None)
    if first is None:
        return None
    others = [s for s in said if s.quotation.speaker != first.quotation.speaker]
    quiet = (s for s in others if not s.own and not _marks(draft, s.quotation))
    second = next(quiet, next((s for s in others if s.own), None))
    if second is None:
        return None
    a, b = first, second
    ask = (f"What do we hear from {a.name} and from {b.name}, and how do we know it? Write about"
           f" {WORDS} words, and quote the article for both.")  # fmt: skip
    return _task(
        draft, "two-voices", "whose-voice", ask, (a.span, b.span),
        (f"Start in {draft.where(a.span)} and in {draft.where(b.span)}.",
         "Quotation marks show own words. Where there are none, the writer reports."),
        (f"Both voices are there, each with words of the article, and one sentence says how we know"
         f" what {a.name} and {b.name} said.",
         "Both voices with words of the article, but nothing on how we know; or the other way"
         " round.",
         "One voice only, or no words of the article, or words given to the wrong speaker.",
         "It tells the story or gives the learner’s own view; nobody in the article is heard."),
        voice_samples(draft, a, b), ("attribution",),
        sure(a.quotation.confidence, b.quotation.confidence),
    )  # fmt: skip


def _said(draft: Draft) -> Iterator[Said]:
    """Yield what named speakers say, the surest first, in pieces that can be quoted."""
    rows = sorted(draft.quotations, key=lambda q: (-q.confidence, q.span))
    answers = interview.answers(draft.lesson)
    for q in rows:
        entity = draft.lesson.entity.get(q.speaker)
        block = draft.block(q.span)
        if entity is None or entity.confidence < LEAST or q.confidence < LEAST or block is None:
            continue
        if entity.kind not in ("person", "organisation") or block.kind != "paragraph":
            continue
        span = _inside(draft, q.span)
        if span is None or not entity.name[:1].isupper() or (
                q.kind != "direct" and block.id in answers):
            continue
        own = q.kind == "direct" and clauses.marked(draft[q.span][:1])
        yield Said(draft.name(q.speaker), span, own, q)


def _marks(draft: Draft, q: Quotation) -> bool:
    """Say whether marks stand in the words or anywhere in their sentence, single ones too."""
    sentence = draft.sentence(q.span)
    return q.kind != "indirect" or bool(q.own) or clauses.marked(draft[q.span]) or bool(
        sentence and clauses.marked(draft[sentence]))


def _inside(draft: Draft, span: Span) -> Span | None:
    """Return the first words of a quotation without its marks, or None where they are too few."""
    found = telling.opening(draft, span, QUOTED[1])
    good = QUOTED[0] <= telling.count(draft[found]) <= QUOTED[1]
    whole = clauses.whole(draft[found]) and not clauses.marked(draft[found])
    return found if good and whole and telling.quotable(draft[found]) else None


def _claims(draft: Draft) -> Question | None:
    rows = [(c, s) for c in sorted(draft.lesson.claims, key=lambda c: (-c.confidence, c.span))
            if (block := draft.block(c.span)) and block.kind == "paragraph"
            and c.confidence >= LEAST and (s := _inside(draft, c.span)) is not None
            and (c.kind != "prediction" or _AHEAD.search(draft[c.span]))
            and not NO_SUBJECT.match(draft[s]) and not WISH.search(draft[s])
            and not clauses.loose(draft[s], draft[draft.sentence(c.span) or c.span])
            and (c.kind != "plan" or _meant(draft, c, s))]  # fmt: skip
    facts = [r for r in rows if r[0].kind == "fact" and any(x.isdigit() for x in draft[r[1]])]
    others = [r for r in rows if r[0].kind != "fact" and r[0].holder in draft.lesson.entity]
    if not facts or not others:
        return None
    (fact, one), (other, two) = facts[0], others[0]
    ask = plainly.plainest(draft, (
        f"Which two claims of the article that begins “{start(draft)}” would you check first, and"
        f" how? Write about {WORDS} words, and quote both.",
        f"Of all that is said in the article from “{start(draft)}” on, what would you check first,"
        f" and how? Quote two claims, in about {WORDS} words.",
    ), *(b.id for b in draft.paragraphs))  # fmt: skip
    return _task(
        draft, "two-claims", "weigh-a-claim", ask, (one, two),
        ("Take one claim that has a figure or a day in it, and one that has none.",
         "For each, say where you would look, and whether anybody can know it today."),
        ("Two claims in the words of the article, and for each a way to check it that fits: a fact"
         " in another way than a view, a forecast or a plan.",
         "Two claims in the words of the article, but only one way to check them that fits.",
         "One claim only, or no words of the article.",
         "It tells the story or says whether the learner believes it."),
        claim_samples(draft, (fact, one), (other, two)), ("fact-opinion",),
        sure(fact.confidence, other.confidence),
    )  # fmt: skip


def _meant(draft: Draft, plan: Claim, piece: Span) -> bool:
    """Say whether a plan is about its holder: “hens would sit” is nobody's plan."""
    own = any(m.entity == plan.holder for m in draft.inside(piece))
    return own or bool(re.match(r"(?:I|[Ww]e)\b", draft[piece]))


def _task(draft: Draft, name: str, skill: str, ask: str, evidence: Sequence[Span],
          hints: tuple[str, ...], rubric: Sequence[str], samples: Sequence[tuple[str, str]],
          about: tuple[str, ...], confidence: float) -> Question | None:  # fmt: skip
    if not ask or telling.count(ask) > plainly.STEM:
        return None
    return Question(
        name, "write", ("all",), skill, ask, tuple(evidence), hints, telling.level(draft, "B2"), 3,
        words=WORDS, about=about, confidence=confidence, status="draft",
        rubric=tuple(Level(3 - n, text) for n, text in enumerate(rubric)),
        samples=tuple(Level(3 - n, text, why) for n, (text, why) in enumerate(samples)),
    )  # fmt: skip


def _colours(draft: Draft) -> Question | None:
    rows = [w for w in sorted(draft.lesson.loaded, key=lambda w: (-w.confidence, w.span))
            if (block := draft.block(w.span)) and block.kind == "paragraph" and w.why
            and w.confidence >= LEAST and telling.quotable(draft[w.span])]  # fmt: skip
    seen = {draft[w.span].casefold(): w for w in reversed(rows)}
    rows = [w for w in rows if seen[draft[w.span].casefold()] is w][:2]
    if len(rows) < 2:
        return None
    ask = plainly.plainest(draft, (
        f"Which two words in the article that begins “{start(draft)}” take sides, and what could"
        f" you put there instead? Write about {WORDS} words.",
        f"In the article from “{start(draft)}” on, what are two words that take sides, and what"
        f" could be there instead? Write about {WORDS} words.",
    ), *(b.id for b in draft.paragraphs))  # fmt: skip
    return _task(
        draft, "two-words", "loaded-word", ask, tuple(w.span for w in rows),
        ("Look for a word that you could leave out and lose no fact.",
         "Who would not have chosen this word, and which one would they choose?"),
        ("Two words that take sides, each with its effect on a reader and a calmer word that tells"
         " the same fact.",
         "Two words that take sides, but an effect or a calmer word is missing.",
         "One word that takes sides, or words that only name a fact.",
         "It says what the learner thinks of the matter; no word of the article is weighed."),
        colour_samples(draft, rows), ("loaded",), sure(*(w.confidence for w in rows)),
    )  # fmt: skip
