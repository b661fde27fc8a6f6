"""T1–T7 and I14: questions that need this text, follow it and are not harder than it.

Source of the rules: Achieve the Core, “Checklist for evaluating question quality” (B3–B5 are
syntax, key words and phrases); CCSS publishers’ criteria: 80–90 % of questions depend on the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from .. import skills
from .. import text as strings
from ..lesson import Lesson, Option, Question
from . import lexis, parts
from .cues import ABSOLUTES
from .finding import Findings, listed, look, must
from .limits import limit, whole

COHESION = ("how-it-hangs-together", "what-it-points-to")  # T7: B3 syntax, B4 cohesion
KEY_PHRASE = ("word-in-context", "loaded-word", "put-in-words")  # T7: B5

Way = Callable[[Question, Option], int]  # of guessing: the option with the highest number is taken


def check_t1(lesson: Lesson) -> Findings:
    """Yield items without evidence in the text that they read (Achieve the Core, A).

    Quotations are found verbatim by the loader; here they must be there, not be empty and stand
    in a block that the item reads. Words to mark are evidence too.
    """
    for q in lesson.questions:
        spans = (*q.evidence, *(t.span for t in q.targets))
        if not spans:
            yield must("T1", q.id, "No words of the text are given as evidence.")
        blocks = [lesson.blocks[b].span for b in parts.reads(lesson, q)]
        for span in spans:
            words = lesson.article[span]
            if not words.strip() or not any(block.covers(span) for block in blocks):
                what = f"The evidence “{words}” does not stand in the part that this item reads"
                yield must("T1", q.id, f"{what} ({listed(q.reads)}).", words)


def check_t2(lesson: Lesson) -> Findings:
    """Yield ways of guessing without the text that pass too many single-choice items.

    Closed-book test: without the text nobody should score far above chance (≤ 40 % on four
    options, so 1.6 times chance). The program tries a clever guesser; a person tries the rest.
    """
    asked = parts.singles(lesson)
    if len(asked) < limit(lesson, "T2", "fewest"):
        return
    most = limit(lesson, "T2", "ratio") * chance(lesson)
    for name, score in guesses(lesson).items():
        if score > most:
            what = f"Without the text, {score:.0%} are right by always taking {name}"
            yield look("T2", "", f"{what}; at most {most:.0%} should be.")


def chance(lesson: Lesson) -> float:
    """Return the share of single-choice items that blind guessing gets right."""
    sizes = [len(q.options) for q in parts.singles(lesson) if q.options]
    return sum(1 / size for size in sizes) / len(sizes) if sizes else 0.0


def guesses(lesson: Lesson) -> dict[str, float]:
    """Return the share of single-choice items that each way of guessing gets right."""
    ways: dict[str, Way] = {
        "the longest option": lambda q, o: len(o.text),
        "the shortest option": lambda q, o: -len(o.text),
        "the option with the most words of the question": _echo,
        "the option that is most like the others": _central,
        "the option that sounds most careful": _careful,
    }
    asked = parts.singles(lesson)
    return {name: sum(_won(q, way) for q in asked) / max(1, len(asked))
            for name, way in ways.items()}  # fmt: skip


def _won(q: Question, way: Way) -> float:
    marks = [(way(q, o), o.right) for o in q.options] or [(0, False)]
    top = max(mark for mark, _ in marks)
    best = [right for mark, right in marks if mark == top]
    return sum(best) / len(best)


def _echo(q: Question, option: Option) -> int:
    return len(lexis.content(parts.stem(q)) & lexis.content(option.text))


def _central(q: Question, option: Option) -> int:
    mine = lexis.content(option.text)
    return sum(len(mine & lexis.content(o.text)) for o in q.options if o is not option)


def _careful(q: Question, option: Option) -> int:
    soft = {"may", "might", "some", "often", "can", "could", "seems", "probably", "partly"}
    words = {w.casefold() for w in lexis.tokens(option.text)}
    return len(words & soft) - 2 * bool(ABSOLUTES.search(option.text))


def check_t3(lesson: Lesson) -> Findings:
    """Yield a set of which less than 85 % is answerable from the text alone (CCSS: 80–90 %)."""
    asked, share = lesson.mains, limit(lesson, "T3", "share")
    beyond = [q.id for q in asked if q.beyond]
    if asked and 1 - len(beyond) / len(asked) < share:
        what = f"{len(beyond)} of {len(asked)} items need more than the text"
        yield must("T3", "", f"{what}; at least {share:.0%} should not: {listed(beyond, 12)}.")


def check_t4(lesson: Lesson) -> Findings:
    """Yield a set with too many stems that would fit any article (Achieve the Core, A).

    A stem of this text holds a name, a quoted phrase or a less common word (Zipf under 5.5) of
    the text.
    """
    general, share = generic(lesson), limit(lesson, "T4", "share")
    if len(general) > share * len(lesson.mains):
        what = f"{len(general)} of {len(lesson.mains)} stems would fit any article"
        yield look("T4", "", f"{what}, at most {share:.0%}: {listed(general, 12)}.")


def generic(lesson: Lesson) -> list[str]:
    """Return the ids of the questions whose stem would fit any article."""
    text, common = parts.shown(lesson), limit(lesson, "T4", "zipf")
    known, here = parts.names(lesson), lexis.content(text)
    return [q.id for q in lesson.mains if not _specific(q, text, known, here, common)]


def _specific(
    q: Question, text: str, known: frozenset[str], here: set[str], common: float
) -> bool:
    asked = parts.spoken(q)
    if any(lexis.stands(words, text) for words in lexis.quoted(asked)):
        return True
    for word in lexis.tokens(asked):
        root = strings.root(word)
        if root in known and word[0].isupper():
            return True
        if root in here and lexis.content(word) and lexis.ease(word) < common:
            return True
    return False


def check_t5(lesson: Lesson) -> Findings:
    """Yield items out of order: text order, in a paragraph literal – inference – evaluation.

    Achieve the Core, A (a sequence that builds understanding); PISA 2018’s three processes.
    Whole-text items come last, a sibling right after the item that it belongs to.
    """
    blocks, steps = [*lesson.blocks, ""], ["locate", "understand", "evaluate"]
    last: tuple[int, int] = (0, 0)
    for q in lesson.mains:
        place = blocks.index(parts.home(lesson, q))
        step = steps.index(tag) if (tag := parts.tag(q, "pisa")) in steps else len(steps)
        if place < last[0]:
            there = _spoken(lesson, blocks[last[0]])
            yield must("T5", q.id, f"This item belongs before those on {there}.")
        elif place == last[0] and step < last[1] and blocks[place]:
            what = f"“{steps[step].capitalize()}” should come before “{steps[min(last[1], 2)]}”"
            yield must("T5", q.id, f"{what} in {_spoken(lesson, blocks[place])}.")
        last = max(last, (place, step))
    order = [q.id for q in lesson.questions]
    for q in lesson.questions:
        if q.again_for in order and order.index(q.id) != order.index(q.again_for) + 1:
            yield must("T5", q.id, f"Put this second try right after “{q.again_for}”.")


def _spoken(lesson: Lesson, block: str) -> str:
    return lesson.blocks[block].spoken if block else "the whole text"


def check_t6(lesson: Lesson) -> Findings:
    """Yield paragraphs with fewer than 2 or more than 6 items, or more than 3 of one kind.

    An item that reads several blocks counts where the last of them stands.
    """
    homes: dict[str, list[Question]] = {b.id: [] for b in lesson.paragraphs}
    for q in lesson.mains:
        homes.setdefault(parts.home(lesson, q), []).append(q)
    fewest, most = limit(lesson, "T6", "fewest"), limit(lesson, "T6", "most")
    alike = limit(lesson, "T6", "alike")
    for block in lesson.paragraphs:
        items = homes[block.id]
        if not fewest <= len(items) <= most:
            have = "no items" if not items else f"{len(items)} item{'s' if len(items) > 1 else ''}"
            what = f"{block.spoken.capitalize()} has {have}; {fewest} to {most} are right."
            yield must("T6", block.id, what)
        for kind, n in Counter(q.kind for q in items).items():
            if n > alike:
                name = skills.KINDS.get(kind, kind)
                what = f"{n} items of {block.spoken} are “{name}”; at most {alike}."
                yield must("T6", block.id, what)


def check_t7(lesson: Lesson) -> Findings:
    """Yield three paragraphs without an item on syntax or cohesion, or without one on a key phrase.

    Achieve the Core, B3–B5: syntax, and the words and phrases that carry the meaning.
    """
    every = max(1, whole(lesson, "T7", "every"))
    full = len(lesson.paragraphs) - len(lesson.paragraphs) % every
    for start in range(0, full, every):
        group = [b.id for b in lesson.paragraphs[start:start + every]]
        there = {q.skill for q in lesson.mains
                 if not parts.is_whole(lesson, q) and set(group) & set(q.reads)}  # fmt: skip
        for wanted, name in ((COHESION, "how sentences are built and joined"),
                             (KEY_PHRASE, "a key word or phrase")):  # fmt: skip
            if not there & set(wanted):
                yield must("T7", group[0], f"No item on {listed(group)} is about {name}.")


def check_i14(lesson: Lesson) -> Findings:
    """Yield stems in harder words than their text: median Zipf of the stem under the text's.

    Haladyna et al. 2002: simple vocabulary. Frequencies: wordfreq. Names and words quoted from
    the article do not count; medians are compared to one decimal, as they are shown. A block of a
    few words (a caption without its names) says little about how hard the text is; there the whole
    article stands for it.
    """
    known, slack = parts.names(lesson), limit(lesson, "I14", "slack")
    enough = limit(lesson, "I14", "fewest")
    heard: dict[tuple[str, ...], float] = {}
    for q in lesson.questions:
        blocks = tuple(parts.reads(lesson, q))
        if blocks not in heard:
            area = parts.area(lesson, q)
            few = len(_plain(area, known)) < enough
            heard[blocks] = _commonness(parts.shown(lesson) if few else area, known)
        mine = _commonness(lexis.unquoted(parts.stem(q)), known)
        if mine and mine < heard[blocks] - slack:
            what = f"The words of the stem are rarer ({mine:.1f}) than those of its text"
            yield must("I14", q.id, f"{what} ({heard[blocks]:.1f} on Zipf’s scale).", q.ask)


def _commonness(text: str, known: frozenset[str]) -> float:
    return round(lexis.median(lexis.ease(w) for w in _plain(text, known)), 1)


def _plain(text: str, known: frozenset[str]) -> list[str]:
    return [w for w in lexis.tokens(text) if w[0].isalpha() and strings.root(w) not in known]
