"""What an item must have before it is proposed: the item rows of the standards, once more.

The generators keep to them by the way they build; this catches what slips through (a name that is
longer than all others, a feedback of seven words). The rows are named by their codes in the
standards for lessons; `kit check` applies them in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from .. import text as strings
from ..lesson import Option, Question
from ..skills import LEVELS, TRAPS, TRUTHS
from . import ease, telling
from .draft import Draft

_LIGHT = """
the and but not for with from into over under about after before than then that this these those
which who whom whose what when where why how its his her their our your you they she him them was
were are has have had been being will would can could may might did does any all some one two
"""
_FUNCTION = frozenset(_LIGHT.split())
STEM, FEWEST, MOST = 30, 8, 45  # words of a stem (I11), of a feedback (F3)
_PLACE = re.compile(
    r"\b(?:P\d+|caption|credit)\b|\b(?:first|second|third|fourth|last|next|same|this) (?:sentence"
    r"|paragraph)\b|\bsentence \d", re.IGNORECASE
)  # fmt: skip
_NEGATIVE = re.compile(r"\b(?:not|never|except|neither|nor|cannot|least)\b|n['’]t\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|nobody|none|nothing|without)\b", re.IGNORECASE)
_HARMLESS = re.compile(r"\bnot (?:stated|said)\b|\b(?:or|if) not\b|\bat least\b", re.IGNORECASE)
_ABSOLUTE = re.compile(
    r"\b(?:always|never|only|all|none|every|everyone|everything|nobody|nothing|completely|entirely"
    r"|totally)\b", re.IGNORECASE
)  # fmt: skip
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def sound(draft: Draft, q: Question) -> bool:
    """Say whether an item keeps the item rows I1–I14, T1, F1–F4 and S5."""
    sets = chosen_from(q)
    return (
        _keys(q) and all(map(_options, sets)) and _stem(q) and _evidence(draft, q)
        and _feedback(draft, q) and _hints(draft, q) and _level(draft, q) and ease.fits(draft, q)
    )  # fmt: skip


def chosen_from(q: Question) -> list[tuple[Option, ...]]:
    """Return the sets of options that a learner chooses from."""
    sets = [q.options] if q.kind in ("choice", "choices") else []
    return sets + [gap.options for gap in q.gaps if not gap.typed]


def longest(q: Question) -> bool:
    """Say whether the key of a single choice is longer than every other option (I6)."""
    if q.kind != "choice":
        return False
    keys = [len(o.text) for o in q.options if o.right]
    return bool(keys) and all(len(o.text) < keys[0] for o in q.options if not o.right)


def told(q: Question) -> list[str]:
    """Return all that a learner may hear after an answer."""
    rows = [o.say for o in (*q.options, *(o for g in q.gaps for o in g.options), *q.extra)]
    rows += [say for pair in q.pairs for say in (pair.say, pair.miss)]
    rows += [item.say for item in q.items]
    rows += [target.say for target in (*q.targets, *q.traps)]
    rows += [q.otherwise] if q.kind in ("short", "mark") or q.otherwise else []
    rows += [gap.otherwise for gap in q.gaps if gap.typed or gap.otherwise]
    return rows + ([q.say] if q.say else [])


def _keys(q: Question) -> bool:
    """I1–I3: one key, or as many as the kind needs; three options; a misreading for each lure."""
    single = [gap.options for gap in q.gaps if not gap.typed]
    single += [q.options] if q.kind in ("choice", "truth") else []
    if any(sum(o.right for o in options) != 1 for options in single):
        return False
    if q.kind == "truth":
        return {o.text for o in q.options} == set(TRUTHS)
    right = sum(o.right for o in q.options)
    if q.kind == "choices" and not 2 <= right < len(q.options):
        return False
    every = [*q.options, *(o for g in q.gaps for o in g.options), *q.extra]
    parts = {"match": len(q.pairs) >= 2, "order": len(q.items) >= 2, "mark": bool(q.targets),
             "write": bool(q.samples and q.rubric), "short": right > 0,
             "cloze": bool(q.gaps)}  # fmt: skip
    return parts.get(q.kind, True) and all(o.right or o.trap in TRAPS for o in every)


def _options(options: tuple[Option, ...]) -> bool:
    """I2, I6, I8, I13: three to six options, alike in length, none part of another."""
    texts = [o.text.strip() for o in options]
    if not 3 <= len(texts) <= 6 or not telling.even(texts):
        return False
    plain = [strings.plain(text) for text in texts]
    if any(a == b or strings.find(b, a) or strings.find(a, b) for a, b in combinations(plain, 2)):
        return False
    bare = {o: bool(_ABSOLUTE.search(_QUOTED.sub(" ", o.text))) for o in options}
    return not any(bare[o] for o in options if not o.right) or any(bare[o] for o in options
                                                                   if o.right)  # fmt: skip


def _stem(q: Question) -> bool:
    """I5, I11: a full question of at most thirty words, without a hidden negative."""
    if any(telling.count(text) > STEM for text in (q.ask, q.statement)):
        return False
    end = q.ask.strip().rstrip("”\"'’)")[-1:]
    if end not in ("?…:" if q.kind in ("choice", "short") else "?…:."):
        return False
    asked = _HARMLESS.sub(" ", _QUOTED.sub(" ", q.ask))
    if q.kind != "cloze" and re.search(r"_{2,}|…(?=\s+\w)", _QUOTED.sub(" ", q.ask)):
        return False
    found = len(_NEGATIVE.findall(asked))
    false = any(o.right and o.text == "false" for o in q.options)
    if false and _NEGATIVE.search(_QUOTED.sub(" ", q.statement)):
        return False
    return not found and len(_NO.findall(asked)) < 2


def _evidence(draft: Draft, q: Question) -> bool:
    """T1: words of the part that is read."""
    spans = [*q.evidence, *(t.span for t in q.targets)]
    blocks = [b.span for b in draft.lesson.blocks.values() if "all" in q.reads or b.id in q.reads]
    return bool(spans) and all(
        draft[span].strip() and any(b.covers(span) for b in blocks) for span in spans)  # fmt: skip


def _feedback(draft: Draft, q: Question) -> bool:
    """F1–F3: a sentence for every answer, 8 to 45 words, its own, with a place or words."""
    rows = told(q)
    if len({" ".join(say.split()).casefold() for say in rows}) < len(rows):
        return False
    text = strings.fold("\n".join(draft[b.span] for b in draft.lesson.blocks.values())).casefold()
    return all(FEWEST <= telling.count(say) <= MOST
               and (_PLACE.search(say) or _cites(say, text)) for say in rows)  # fmt: skip


def _cites(say: str, text: str) -> bool:
    return any(strings.find(text, strings.fold(words.strip(" ,.;:!?")).casefold())
               for words in _QUOTED.findall(say))  # fmt: skip


def _hints(draft: Draft, q: Question) -> bool:
    """F4: one to three hints without a word of the key that the learner does not see anyway."""
    if q.kind == "write":
        return True
    if not 1 <= len(q.hints) <= 3:
        return False
    if q.kind in ("truth", "order", "match"):
        return True
    keys = [o.text for o in (*q.options, *(o for g in q.gaps for o in g.options)) if o.right]
    keys += [draft[t.span] for t in q.targets]
    wrong = [telling.content(o.text) for o in q.options if not o.right]
    seen = frozenset(telling.content(f"{q.ask} {q.statement} {q.text}"))
    seen = seen | (frozenset.intersection(*map(frozenset, wrong)) if wrong else frozenset())
    secret = {_stem_of(w) for key in keys for w in telling.words(key)
              if len(w) > 2 and w not in _FUNCTION} - seen  # fmt: skip
    return not any(_stem_of(w) in secret for hint in q.hints for w in telling.words(hint))


def _stem_of(word: str) -> str:
    word = word[:-2] if word.endswith("ly") and len(word) > 5 else word
    return telling.stem(f"{word[:-3]}y" if word.endswith("ies") else word)


def _level(draft: Draft, q: Question) -> bool:
    """S5: at most one level above the text."""
    if q.level not in LEVELS:
        return False
    text = draft.lesson.level
    return text not in LEVELS or LEVELS.index(q.level) <= LEVELS.index(text) + 1


def alike(q: Question, others: Iterable[Question]) -> bool:
    """Say whether a feedback of `q` is said by another item already (F3)."""
    mine = {" ".join(say.split()).casefold() for say in told(q)}
    return any(mine & {" ".join(say.split()).casefold() for say in told(o)} for o in others)


def easy(q: Question) -> bool:
    """Say whether the stem gives away the key: a content word in it and in no other option (I9)."""
    stem = telling.content(f"{q.ask} {q.text}")
    for options in chosen_from(q):
        wrong = set().union(*(telling.content(o.text) for o in options if not o.right))
        right = set().union(*(telling.content(o.text) for o in options if o.right))
        if q.kind in ("choice", "cloze") and stem & (right - wrong):
            return True
    return False


