"""Interviews: paragraphs that ask, and paragraphs that answer.

An answer is the other person's own words though no marks stand around it: nothing in it is the
writer's claim, and nobody has to find out how its words come to us.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..lesson import Block, Lesson

LEAST, LONGEST = 3, 40  # questions of an interview; words of a question
_ASIDE = ("headline", "byline", "credit", "caption", "furniture")
_LABEL = re.compile(r"\s*([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}): ")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_MYSELF = re.compile(r"\b(?:I|me|my|myself|we|us|our)\b")


def answers(lesson: Lesson) -> frozenset[str]:
    """Return the ids of the paragraphs that answer; nothing where the text is no interview."""
    rows = [b for b in lesson.blocks.values()  # a question may be set as a heading
            if b.kind not in _ASIDE and lesson.article[b.span].strip()]
    asked = [_asks(lesson, b) for b in rows]
    labels = [m.group(1) if (m := _LABEL.match(lesson.article[b.span])) else "" for b in rows]
    spoken = [label for label in labels if labels.count(label) > 1]
    if len(spoken) > LEAST and len(set(spoken) - {""}) > 1:
        return frozenset(b.id for b, label, ask in zip(rows, labels, asked, strict=True)
                         if labels.count(label) > 1 and label and not ask)  # fmt: skip
    if sum(one and not two for one, two in pairwise([*asked, True])) < LEAST:
        return frozenset()
    first, found = asked.index(True), set[str]()
    for n, block in enumerate(rows):
        own = _QUOTED.sub(" ", lesson.article[block.span])
        if n > first and not asked[n] and (asked[n - 1] or _MYSELF.search(own)):
            found.add(block.id)
    return frozenset(found)


def _asks(lesson: Lesson, block: Block) -> bool:
    """Say whether a paragraph is a question that nobody's quotation marks hold."""
    words = lesson.article[block.span].strip()
    return words.endswith("?") and len(words.split()) <= LONGEST and words[0] not in "“\"‘'"
