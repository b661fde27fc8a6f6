"""I1–I7, I11: the key, the number and length of options, their places, the form of the stem.

Source of the rules: Haladyna, Downing & Rodriguez 2002, “A review of multiple-choice item-writing
guidelines”; Rodriguez 2005, “Three options are optimal”. What compares options with one another
or with other questions is in `cues`.
"""

from __future__ import annotations

import re
from itertools import groupby

from ..errors import KitError
from ..lesson import Lesson, Question
from ..score import shuffled
from ..skills import KINDS, TRAPS, TRUTHS
from . import lexis, parts
from .finding import Findings, listed, look, must
from .limits import limit

SEEDS = 20_000  # how far `best_seed` looks

_SUMS = re.compile(
    r"^(all|none|both|neither|any) of (the above|these|those|them|the (other )?(options|answers))\b"
    r"|\b(both )?\(?[A-E]\)? (and|or|&) \(?[A-E]\)?(?=[ .]|$)|\ball the above\b", re.IGNORECASE
)  # fmt: skip
_NEGATIVE = re.compile(r"\b(not|never|except|neither|nor|cannot|least)\b|n['’]t\b", re.IGNORECASE)
_NO = re.compile(r"\b(no|nobody|none|nothing|without)\b", re.IGNORECASE)
_HARMLESS = re.compile(r"\bnot (stated|said)\b|\b(or|if) not\b|\bat least\b", re.IGNORECASE)


def check_i1(lesson: Lesson) -> Findings:
    """Yield items without exactly one key (single choice) or without a possible answer.

    Haladyna et al. 2002: one option is clearly the best one.
    """
    for q in lesson.questions:
        for what in _key_faults(q):
            yield must("I1", q.id, what)


def _key_faults(q: Question) -> list[str]:
    found = []
    sets = [q.options] if q.kind in ("choice", "truth") else []
    sets += [gap.options for gap in q.gaps if not gap.typed]
    for options in sets:
        if (n := sum(o.right for o in options)) != 1:
            found.append(f"There must be exactly one right option; there are {n}.")
    if q.kind == "truth" and {o.text for o in q.options} != set(TRUTHS):
        found.append("The options of a statement are “true”, “false” and “not stated”, all three.")
    if q.kind == "choices":
        right = [o for o in q.options if o.right]
        if len(right) < 2 or len(right) == len(q.options):
            found.append("“Choose all that fit” needs two right options and a wrong one, at least.")
    typed = [gap.options for gap in q.gaps if gap.typed]
    typed += [q.options] if q.kind == "short" else []
    if any(not any(o.right for o in options) for options in typed):
        found.append("No right answer is given for the words that a learner types.")
    needs = {"cloze": (q.gaps, 1), "match": (q.pairs, 2), "order": (q.items, 2),
             "mark": (q.targets, 1), "write": (q.samples, 1)}  # fmt: skip
    if q.kind in needs and len(needs[q.kind][0]) < needs[q.kind][1]:
        found.append(f"“{KINDS[q.kind]}” has too few parts to be answered.")
    return found


def check_i2(lesson: Lesson) -> Findings:
    """Yield items with fewer than three or more than five options.

    Rodriguez 2005, 80 years of research: three good options are enough; one working distractor
    more helps less than the time it costs. “Choose all that fit” may have more (only a look).
    """
    fewest, most = limit(lesson, "I2", "fewest"), limit(lesson, "I2", "most")
    for q in lesson.questions:
        for options in parts.choosings(q):
            n = len(options)
            if n < fewest or (n > most and q.kind != "choices"):
                yield must("I2", q.id, f"There are {n} options; {fewest} to {most} work best.")
            elif n > most:
                yield look("I2", q.id, f"There are {n} options to go through; are all needed?")


def check_i3(lesson: Lesson) -> Findings:
    """Yield wrong options that do not name the misreading behind them.

    Haladyna et al. 2002: distractors are plausible, built on errors that learners make.
    """
    for q in lesson.questions:
        for option in parts.lures(q):
            if option.trap not in TRAPS:
                why = f"“{option.trap}” is none of the list." if option.trap else "None is named."
                what = f"Which misreading leads to “{option.text}”? {why}"
                yield must("I3", q.id, what, option.text)


def check_i4(lesson: Lesson) -> Findings:
    """Yield options that sum up others: “all of the above”, “A and B” (Haladyna et al. 2002)."""
    for q in lesson.questions:
        for option in parts.options(q):
            if _SUMS.search(option.text):
                what = f"“{option.text}” sums up other options; give it a content."
                yield must("I4", q.id, what, option.text)


def check_i5(lesson: Lesson) -> Findings:
    """Yield negative stems whose negative word is not emphasised (NOT), and double negatives.

    Haladyna et al. 2002. Words quoted from the text do not count.
    """
    for q in lesson.questions:
        asked = _HARMLESS.sub(" ", lexis.unquoted(q.ask))
        found = [m.group() for m in _NEGATIVE.finditer(asked)]
        weak = [word for word in found if not word.isupper()]
        if weak:
            what = f"The question is negative (“{weak[0]}”): turn it around, or write the word big."
            yield must("I5", q.id, what, q.ask)
        no = len(found) + len(_NO.findall(asked))
        denied = found and any(_NEGATIVE.search(lexis.unquoted(o.text)) for o in q.options)
        if no > 1 or denied:
            what = "Two negatives meet in this question; take one of them out."
            yield must("I5", q.id, what, q.ask)
        false = any(o.right and o.text == "false" for o in q.options)
        if q.kind == "truth" and false and _NEGATIVE.search(lexis.unquoted(q.statement)):
            what = "It is false that it is not: word the statement without “not”."
            yield must("I5", q.id, what, q.statement)


def check_i6(lesson: Lesson) -> Findings:
    """Yield keys that their length gives away.

    Haladyna et al. 2002: keep the length of options about equal. In the set the key alone is the
    longest in at most 30 % of items; in an item the longest option is at most 1.6 times as long
    as the shortest, where up to 15 characters count as 15.
    """
    short, most = limit(lesson, "I6", "short"), limit(lesson, "I6", "ratio")
    for q in lesson.questions:
        for options in parts.choosings(q):
            texts = sorted((o.text for o in options), key=len)
            if len(texts) > 1:
                ratio = len(texts[-1]) / max(1, short, len(texts[0]))
                if ratio > most:
                    what = f"“{texts[-1]}” is {ratio:.1f} times as long as “{texts[0]}”"
                    yield must("I6", q.id, f"{what}; at most {most} times.", texts[-1])
    asked, share = parts.singles(lesson), limit(lesson, "I6", "share")
    long = [q.id for q in asked if key_is_longest(q)]
    if len(long) > max(1, share * len(asked)):
        what = f"The key alone is the longest option in {len(long)} of {len(asked)} items"
        yield must("I6", "", f"{what}, at most {share:.0%}: {listed(long, 12)}.")


def key_is_longest(q: Question) -> bool:
    """Say whether the key is longer than every other option."""
    lengths = [(len(o.text), o.right) for o in q.options]
    top = max(length for length, _ in lengths) if lengths else 0
    return [right for length, right in lengths if length == top] == [True]


def check_i7(lesson: Lesson) -> Findings:
    """Yield keys that stand too often at one place, after the lesson's own shuffle.

    Haladyna et al. 2002: vary the location of the right answer. Each place within ±25 % of an
    equal share (rounded to whole items), no run of more than three.
    """
    faults = _place_faults(lesson, key_places(lesson, lesson.seed))
    if faults:
        mend = f"Set “seed: {_seed_or_none(lesson)}” in questions.yaml."
        yield must("I7", "", " ".join(faults), mend=mend)


def key_places(lesson: Lesson, seed: int) -> list[int]:
    """Return where the key of each single-choice item stands (0 is first) with this seed."""
    found = []
    for q in parts.singles(lesson):
        right = [o.right for o in shuffled(q.options, q.id, seed)]
        found.append(right.index(True) if True in right else 0)
    return found


def _place_faults(lesson: Lesson, places: list[int]) -> list[str]:
    found = []
    slack, run = limit(lesson, "I7", "slack"), limit(lesson, "I7", "run")
    sizes = [len(q.options) for q in parts.singles(lesson)]
    for place in range(max(sizes, default=0)):
        fair = sum(1 / size for size in sizes if size > place)
        have = places.count(place)
        if abs(have - fair) > max(1.0, slack * fair):
            letter = "ABCDEFGH"[place] if place < 8 else str(place + 1)
            found.append(f"The key is {letter} {have} times; {fair:.0f} would be an equal share.")
    most = max((len(list(group)) for _, group in groupby(places)), default=0)
    if most > run:
        found.append(f"The key stands at the same place {most} times in a row.")
    return found


def best_seed(lesson: Lesson) -> int:
    """Return the smallest seed with which the keys are spread (I7)."""
    for seed in range(SEEDS):
        if not _place_faults(lesson, key_places(lesson, seed)):
            return seed
    raise KitError(f"no seed under {SEEDS} spreads the keys; give an item one option more or less")


def _seed_or_none(lesson: Lesson) -> str:
    try:
        return str(best_seed(lesson))
    except KitError:
        return "another number"


def check_i11(lesson: Lesson) -> Findings:
    """Yield stems that are no full question nor completed at their end, or over 30 words.

    Haladyna et al. 2002: the central idea is in the stem. Tasks other than choosing and typing
    may be worded as an instruction.
    """
    most = limit(lesson, "I11", "most")
    for q in lesson.questions:
        for text in (q.ask, q.statement):
            if lexis.count(text) > most:
                what = f"The stem has {lexis.count(text)} words; {most} are enough."
                yield must("I11", q.id, what, text)
        end = q.ask.strip().rstrip("”\"'’)")[-1:]
        ends = "?…:" if q.kind in ("choice", "short") else "?…:."
        if not q.ask.strip() or (end not in ends and not q.ask.strip().endswith("...")):
            what = "The stem is no full question and no sentence to complete."
            yield must("I11", q.id, what, q.ask)
        if re.search(r"_{2,}|…(?=\s+\w)", lexis.unquoted(q.ask)) and q.kind != "cloze":
            what = "The gap stands inside the stem; move it to the end."
            yield must("I11", q.id, what, q.ask)
