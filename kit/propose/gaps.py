"""A figure or a time left out of a sentence of the text: which one was it?

The wrong ones are figures and times of the same text with the same shape (“in March”: other
months), else near misses. A gap with a time is asked only where the preposition fits all answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .. import text as strings
from ..lesson import Gap, Question, Span
from . import clauses, ease, edits, plain, pool
from .draft import Draft, right, slug, wrong
from .making import Lure, made

LEAST = 0.6
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def items(draft: Draft) -> Iterator[Question]:
    """Yield a gap a claim, with a figure or a time in it."""
    for claim in sorted(draft.lesson.claims, key=lambda c: (c.span, c.id)):
        block = draft.block(claim.span)
        if block is None or block.kind != "paragraph" or claim.confidence < LEAST:
            continue
        span = plain.start(draft, claim.span)
        words = plain.statement(draft, claim)
        if words is None or not clauses.whole(words) or (
                claim.holder == "writer" and draft.voice(span)):
            continue
        if claim.holder != "writer":
            if not draft.mentions(claim.holder, "name"):
                continue
            words = f"According to {draft.name(claim.holder)}, {plain.small(draft, words)}"
        yield from _figures(draft, block.id, span, words, claim.confidence)
        yield from _times(draft, block.id, span, words, claim.confidence)


def _figures(draft: Draft, block: str, span: Span, words: str, trust: float
             ) -> Iterator[Question]:  # fmt: skip
    changed = list(edits.figure(words, 0))
    if not changed or changed[0].was[0].isalpha() or _YEAR.fullmatch(changed[0].was):
        return
    key = changed[0].was
    if words.count(key) != 1 or len(strings.find(draft.lesson.article.text, key)) != 1:
        return
    shown = "\n".join(draft[b.span] for b in draft.paragraphs)
    own = [(f.group(), edits.sort(shown, f)) for f in edits.FIGURE.finditer(shown)]
    mine = next((sort for figure, sort in own if figure == key), "")
    same = [o for o, sort in own if sort == mine and _shape(o) == _shape(key) and o != key
            and _close(o, key) and o not in edits.numbers(words)]  # fmt: skip
    there = edits.numbers(draft.lesson.article.text)
    near = [e.now for step in range(6) for e in edits.figure(words, step, there)
            if e.was == key]  # fmt: skip
    rows = [(o, True) for o in dict.fromkeys(same)][:1]
    rows += [(o, False) for o in dict.fromkeys(near)]
    yield from _gap(draft, block, span, words, key, rows, trust, "figure")


def _close(one: str, other: str) -> bool:
    """Say whether two figures are of like size, so that one could stand for the other."""
    low, high = sorted(float(re.sub(r"[^\d.]", "", f).strip(".") or 0) for f in (one, other))
    return high <= 5 * low


def _shape(figure: str) -> tuple[str, str, bool]:
    """Return what makes figures look alike: sign, unit, how long."""
    unit = re.sub(r"[\d.,$£€]", "", figure).strip()
    return figure[:1] if figure[:1] in "$£€" else "", unit, len(re.sub(r"\D", "", figure)) > 2


def _times(draft: Draft, block: str, span: Span, words: str, trust: float) -> Iterator[Question]:
    for mention in draft.inside(span):
        entity = draft.lesson.entity.get(mention.entity)
        key = draft[mention.span]
        if entity is None or entity.kind != "date" or mention.confidence < 0.85:
            continue
        if words.count(key) != 1 or len(strings.find(draft.lesson.article.text, key)) != 1:
            continue
        rows = _other_times(draft, key)
        yield from _gap(draft, block, span, words, key, rows, trust * mention.confidence, "time")
        return


def _other_times(draft: Draft, key: str) -> list[tuple[str, bool]]:
    """Return times that could stand in the place of `key`, those of the text first."""
    text = "\n".join(draft[b.span] for b in draft.paragraphs)
    for names in (_MONTHS, _DAYS):
        if key in names:
            there = [n for n in names if n != key and strings.find(text, n)]
            new = [n for n in draft.mixed(f"times/{key}", names) if n != key and n not in there]
            return [(n, True) for n in there[:2]] + [(n, False) for n in new]
    if _YEAR.fullmatch(key):
        there = [y for y in dict.fromkeys(re.findall(r"\b(?:1[5-9]\d\d|20\d\d)\b", text))
                 if y != key]  # fmt: skip
        new = [str(int(key) + step) for step in (-3, 2, -6) if int(key) + step <= 2030]
        return [(y, True) for y in there[:2]] + [(y, False) for y in new if y not in there]
    return []


def _gap(draft: Draft, block: str, span: Span, words: str, key: str,
         rows: Sequence[tuple[str, bool]], trust: float, sort: str
         ) -> Iterator[Question]:  # fmt: skip
    lures = pool.fitting(key, rows, lambda row: row[0])
    spot = strings.find(draft.lesson.article.text, key, span.start, span.end)
    if len(lures) < 2 or not spot or len(strings.words(words)) > 24:
        return
    at = words.index(key)
    text = strings.capital(f"{words[:at]}{{1}}{words[at + len(key):]}.")
    name = f"{block}-gap-{slug(words[at + len(key):] or words[:at], 3)}"
    place, where = draft.spoken_of(block), draft.where(span)
    options = (
        right(name, key, draft.pick(name, (
            f"In {where} you read “{_with(draft, Span(*spot[0]))}”, and that fills the gap.",
            f"{strings.capital(where)} gives it, with “{_with(draft, Span(*spot[0]))}”.",
            f"“{_with(draft, Span(*spot[0]))}” is what you find in {where}.",
        ))),
        *(wrong(name, lure.trap, lure.text, lure.say)
          for lure in (_lure(draft, name, row, where, sort) for row in lures)),
    )  # fmt: skip
    ask = ease.pick(draft, f"{name}/ask", block, (
        f"Which {sort} is missing in this sentence from {place}?",
        f"Fill the gap with the {sort} that {place} gives.",
        f"One {sort} of {place} is left out here. Which one is it?",
    ))  # fmt: skip
    hints = (f"Read {place} quickly and stop at each {sort}.",
             f"Look in {where} for the other words of the sentence.")  # fmt: skip
    yield made(draft, name, "cloze", block, "find-a-fact", ask, (span,), hints, trust + 0.05,
               text=text, gaps=(Gap(options),), layer="dates" if sort == "time" else "claims",
               difficulty=1)  # fmt: skip


def _with(draft: Draft, span: Span) -> str:
    return draft[plain.around(draft, span, after=3)].strip()


def _lure(draft: Draft, name: str, row: tuple[str, bool], where: str, sort: str) -> Lure:
    words, there = row
    seed = f"{name}/{words}"
    if there:
        found = [Span(*f) for f in strings.find(draft.lesson.article.text, words)]
        told = [s for s in found if (b := draft.block(s)) and b.kind == "paragraph"]
        spot = draft.where((told or found)[0])
        return Lure(words, "wrong paragraph", draft.pick(seed, (
            f"“{words}” is in the text, in {spot}, but with something else. Go back to {where}.",
            f"You have seen “{words}”: it stands in {spot}. Which {sort} stands in {where}?",
        )))  # fmt: skip
    return Lure(words, "not stated", draft.pick(seed, (
        f"“{words}” looks possible, but you do not find it in the text. Read {where} once more.",
        f"Close, perhaps, but not what stands there: check {where} word by word.",
        f"No sentence has “{words}”. Let your eye run over {where} and stop at the {sort}.",
    )))  # fmt: skip
