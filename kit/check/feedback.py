"""F1–F7: what a learner hears, and what comes back later.

Sources: Butler & Roediger 2008 (feedback cuts the harm of lures); Butler, Godbole & Marsh 2013
(explanations help with new inference questions); Finn & Metcalfe 2010 (hint first, answer later).
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from .. import review
from .. import text as strings
from ..lesson import Lesson, Question
from . import lexis, parts
from .finding import Findings, listed, must
from .limits import limit, whole

_PLACE = re.compile(
    r"\bparagraphs? (?:\d+|one|two|three|four|five|six|seven|eight)\b|\b(?:P\d+|caption|credit)\b"
    r"|\b(?:first|second|third|fourth|last|next|same|this) (?:sentence|paragraph)\b"
    r"|\bsentence (?:\d+|one|two|three)\b", re.IGNORECASE
)  # fmt: skip
_BARE = re.compile(
    r"^(?:wrong|incorrect|correct|right|false|no|yes|sorry|oops|bad luck|too bad|great|good job"
    r"|great job|well done|excellent|perfect|bravo)\s*[.!,–—:;]", re.IGNORECASE
)  # fmt: skip  # the program says “Yes.” and “Not this one.” itself
_BLAME = re.compile(
    r"\b(?:oops|incorrect|great job|good job|well done|careless|obviously|of course|unfortunately"
    r"|stupid|silly|you should have|you failed|you forgot|you did not read|try harder|easy one)\b",
    re.IGNORECASE,
)


def check_f1(lesson: Lesson) -> Findings:
    """Yield answers that would get no feedback, and written tasks without rubric and samples.

    Butler & Roediger 2008; Butler, Godbole & Marsh 2013.
    """
    for q in lesson.questions:
        for what, say, beside in parts.feedback(q):
            if not say.strip():
                yield must("F1", q.id, f"Nothing is said for {what}.", beside)
        if q.kind == "write":
            missing = [str(row.score) for row in q.rubric
                       if row.score not in {s.score for s in q.samples if s.why}]  # fmt: skip
            if not q.rubric:
                what = "A written task needs a rubric: what each score takes."
                yield must("F1", q.id, what, mend="Add “rubric:” with one line for each score.")
            if missing:
                what = f"No sample with a reason for score {listed(missing)}."
                mend = "Add a sample answer for the score, with “why:”."
                yield must("F1", q.id, what, mend=mend)


def check_f2(lesson: Lesson) -> Findings:
    """Yield feedback that neither quotes words of the article nor names a paragraph or sentence."""
    source = parts.shown(lesson)
    for q in lesson.questions:
        for what, say, beside in parts.feedback(q):
            if not say.strip() or _PLACE.search(say):
                continue
            if not any(lexis.stands(words, source) for words in lexis.quoted(say)):
                fault = f"The feedback for {what} quotes no words of the article"
                yield must("F2", q.id, f"{fault} and names no paragraph.", beside)


def check_f3(lesson: Lesson) -> Findings:
    """Yield feedback under 8 or over 45 words, said twice, or with blame or a bare verdict."""
    seen: dict[str, list[str]] = defaultdict(list)
    fewest, most = limit(lesson, "F3", "fewest"), limit(lesson, "F3", "most")
    for q in lesson.questions:
        for what, say, beside in parts.feedback(q):
            n = lexis.count(say)
            if say.strip() and not fewest <= n <= most:
                size = f"{n} words; {fewest} to {most} are right."
                yield must("F3", q.id, f"The feedback for {what} has {size}", beside)
            if found := _BARE.search(say) or _BLAME.search(lexis.unquoted(say)):
                word = found.group().strip(" .,!:;–—")
                fault = f"The feedback for {what} says “{word}”; leave it out."
                yield must("F3", q.id, fault, beside)
            if say.strip():
                seen[" ".join(say.split()).casefold()].append(q.id)
    for say, ids in seen.items():
        if len(ids) > 1:
            where = listed(list(dict.fromkeys(ids)))
            what = f"The same feedback is given {len(ids)} times ({where})"
            yield must("F3", ids[0], f"{what}: “{say[:60]}…”.", say)


def check_f4(lesson: Lesson) -> Findings:
    """Yield items without a hint, or with one that holds a content word of the key.

    Finn & Metcalfe 2010: scaffolded feedback is kept best. Words that the learner sees anyway, in
    the stem or in every option, tell nothing.
    """
    fewest, most = limit(lesson, "F4", "fewest"), limit(lesson, "F4", "most")
    for q in lesson.questions:
        if not fewest <= len(q.hints) <= most and q.kind != "write":
            mend = "Write a hint that says where to look." if len(q.hints) < fewest else (
                "Keep the hints that help most.")  # fmt: skip
            what = f"{len(q.hints)} hints; {fewest} to {most} are right."
            yield must("F4", q.id, what, mend=mend)
        secret = secrets(lesson, q)
        for hint in q.hints:
            told = [w for w in lexis.tokens(hint) if strings.root(w) in secret]
            if told:
                what = f"The hint says “{told[0]}”, a word of the right answer."
                yield must("F4", q.id, what, hint)


def secrets(lesson: Lesson, q: Question) -> set[str]:
    """Return the roots of the content words of the key that a learner cannot know from the item."""
    if q.kind in ("truth", "order", "write", "match"):
        return set()  # what is right is no wording there
    shared = [lexis.content(o.text) for o in q.options if not o.right]
    seen = lexis.content(parts.spoken(q))
    seen |= set.intersection(*shared) if shared else set()
    told = [*parts.keys(q), *(lesson.article[t.span] for t in q.targets)]
    return set().union(*map(lexis.content, told)) - seen


def check_f5(lesson: Lesson) -> Findings:
    """Yield items that could not show key and evidence after a second miss; nobody is stuck.

    The panel shows them (tests/browser/test_quiz.py); here the item must have them, and a second
    try must belong to an item that everybody gets.
    """
    asked = {q.id for q in lesson.mains}
    for q in lesson.questions:
        key = [*parts.keys(q), *(i.text for i in q.items), *q.targets, *(s.text for s in q.samples)]
        if not key:
            yield must("F5", q.id, "After a second miss there is no right answer to show.")
        if not q.evidence and not q.targets:
            yield must("F5", q.id, "After a second miss there are no words of the text to show.")
        if q.again_for and q.again_for not in asked:
            what = f"Nobody reaches this second try: “{q.again_for}” is no first item."
            yield must("F5", q.id, what)


def check_f6(lesson: Lesson) -> Findings:
    """Yield a review plan whose gaps do not grow, or a lesson that leaves nothing to review.

    The gaps are the program’s (`kit.review.GAPS`, in days); production before recognition is
    proved in tests/unit/test_review.py.
    """
    growing = all(a < b for a, b in pairwise(review.GAPS))
    few = len(review.GAPS) < whole(lesson, "F6", "fewest")
    if few or not growing or review.GAPS[0] < 1:
        days = listed([str(n) for n in review.GAPS])
        yield must("F6", "", f"The gaps between reviews do not grow: {days} days.")
    if not lesson.questions and not any(g.teach for g in lesson.glossary):
        yield must("F6", "", "There is nothing to review: no question, no word to learn.")


def check_f7(lesson: Lesson) -> Findings:
    """Yield a set that never asks “How sure are you?” (`sure: true` in a question)."""
    if not any(q.sure for q in lesson.mains):
        yield must("F7", "", "No item asks how sure the learner is.")
