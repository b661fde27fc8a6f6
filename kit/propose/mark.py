"""Mark every person, place, day or voice of a paragraph; mark the word that judges or leaves open.

“Every” is asked only where the layer is likely to be whole: a paragraph with a capital letter, a
verb of saying or a month that no entry covers is left out. For one word among a few, the few are
quoted, so that no reader has to weigh a whole paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..lesson import Block, Question, Span, Target
from . import plainly, telling
from .draft import Draft, sure
from .mark_one import made, words

LEAST = 0.8  # an entry of which the program is less sure spoils the whole paragraph
FEWEST, MOST, TRAPS = 2, 6, 4  # words to mark; words not to mark
LITTLE = 36  # words of a paragraph under which two names are no task
WHOLE = 0.9  # how often a paragraph holds no more of a kind than the layer knows

_CAPITAL = re.compile(r"(?<=[\w,;] )[A-ZÀ-Þ][\w’'-]+")
DAYS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|April|June|July|August"
    r"|September|October|November|December|yesterday|today|tomorrow|tonight|1[5-9]\d\d|20\d\d"
    r"|(?:last|next|this) (?:week|month|year|spring|summer|autumn|winter|night))s?\b"
)
SAYING = re.compile(
    r"\b(?:sa(?:y|id|ys|ying)|t(?:ell|old|ells)|add(?:ed|s)|ask(?:ed|s)|argue[ds]?|claim(?:ed|s)"
    r"|insist(?:ed|s)|warn(?:ed|s)|den(?:y|ied|ies)|accuse[ds]?|blame[ds]?|call(?:ed|s)"
    r"|announce[ds]?|promise[ds]?|explain(?:ed|s)|report(?:ed|s)|thinks?|thought|believe[ds]?"
    r"|admit(?:ted|s)|suggest(?:ed|s)|conclude[ds]?|according|wrote|writes|answer(?:ed|s)"
    r"|repl(?:ied|ies)|urge[ds]?|confirm(?:ed|s)|state[ds]|declare[ds]?|rul(?:ed|es)|order(?:ed|s)|recall(?:ed|s)?|demand(?:ed|s)"
    r"|complain(?:ed|s)|describe[ds]?|vow(?:ed|s)|not(?:ed|es)|fear(?:ed|s)|expect(?:ed|s)|estimate[ds]?)\b"
)


class Sort(NamedTuple):
    """What is to be marked: its layer, the wordings, and what is said of it and of the others."""

    kinds: tuple[str, ...]
    layer: str
    asks: tuple[str, ...]
    is_one: str
    each: str
    tell: str


_SORTS = {
    "people": Sort(("person",), "people", (
        "{place} begins with “{start}”. Which people does it name? Mark each name, no “he” or"
        " “she”.",
        "Who is there by name in {place}, from “{start}” on? Mark each of them, no “he” or “she”.",
        "Who is in {place} by name, from “{start}” to the end of it? Mark all of them, but no “he”"
        " or “she”.",
    ), "the name of a person", "people", "names a person"),
    "places": Sort(("place",), "places", (
        "{place} begins with “{start}”. Which places does it name? Mark each of them.",
        "What places are there in {place}, from “{start}” on? Mark all of the names that you find.",
        "What is there in {place}, from “{start}” to the end of it, that is on a map? Mark all of"
        " it.",
    ), "the name of a place", "places", "names a place"),
    "days": Sort(("date",), "dates", (
        "{place} begins with “{start}”. When do things happen in it? Mark each day, month, year or"
        " other time.",
        "What is there in {place}, from “{start}” to the end of it, to tell you when? Mark all of"
        " it.",
    ), "a word for a time", "times", "tells when something is or was"),
}
_OTHERS = {
    "person": "of a person", "place": "of a place", "organisation": "of a group or an office",
    "nationality": "of a people or a land", "event": "of an event", "other": "of a thing",
}  # fmt: skip


def items(draft: Draft) -> Iterator[Question]:
    """Yield tasks to mark, paragraph by paragraph."""
    for block in draft.paragraphs:
        for name, sort in _SORTS.items():
            found = _names(draft, block, name, sort)
            if found is not None:
                yield found
        found = _voices(draft, block)
        if found is not None:
            yield found
        yield from words(draft, block)


def _names(draft: Draft, block: Block, name: str, sort: Sort) -> Question | None:
    known = {e.id: e for e in draft.lesson.entities}
    here = draft.inside(block.span)
    wanted = [m for m in here if m.form == "name" and known[m.entity].kind in sort.kinds]
    if not FEWEST <= len(wanted) <= MOST or not _whole(draft, block, sort, here):
        return None
    if len(wanted) < 3 and telling.count(draft[block.span]) < LITTLE:
        return None  # two capitals in a line or two: there is nothing to read for
    doubts = [min(m.confidence, known[m.entity].confidence) for m in wanted]
    if min(doubts) < LEAST:
        return None
    place, id_ = draft.spoken_of(block.id), f"{block.id}-mark-{name}"
    start = draft[telling.opening(draft, draft.sentences(block.id)[0], 6)]
    if not telling.quotable(start):
        return None
    targets = [Target(m.span, f"“{draft[m.span]}” {sort.tell}. You see it when you read"
                              f" {_quoted(draft, m.span, place)}.") for m in wanted]  # fmt: skip
    forms = ("name",) if name == "days" else ("name", "pronoun")
    others = [m for m in here if m.form in forms and known[m.entity].kind in (*_OTHERS, "group")
              and not any(m.span.overlaps(w.span) for w in wanted)]  # fmt: skip
    traps, seen = list[Target](), set[str]()
    for m in others:
        word = draft[m.span]
        if word.casefold() in seen or len(traps) == TRAPS:
            continue
        seen.add(word.casefold())
        traps.append(Target(m.span, _other(word, m.form, known[m.entity].kind, place, sort)))
    listed = _listed([draft[m.span] for m in wanted])
    many, spots = len({m.entity for m in wanted}), len(wanted)
    if many < FEWEST:
        return None  # one that is named twice is no “every”
    told = f"{many} {sort.each} in it" + f", named {spots} times" * (many < spots)
    return made(
        draft, id_, block, "find-a-fact", plainly.plainest(
            draft, [ask.format(place=place, start=start) for ask in sort.asks], block.id),
        targets, traps, (f"Go through {place} line by line, and stop at each word that could be"
                         f" one.", f"There are {len(targets)} to find in {place}."),
        f"This is not {sort.is_one}. Go through {place} once more; there are {len(targets)} to"
        " find.",
        f"{place} has {told}: {listed}.", sort.layer, (),
        sure(WHOLE, *sorted(doubts)[:2]),
    )  # fmt: skip


def _whole(draft: Draft, block: Block, sort: Sort, here: Sequence) -> bool:
    """Say whether nothing of the kind is likely to be missing from the layer in this paragraph."""
    spans = [m.span for m in here]
    if sort.layer == "dates":
        found = DAYS.finditer(draft[block.span])
    else:
        found = _CAPITAL.finditer(draft[block.span])
        if any(m.form == "name" and m.confidence < LEAST for m in here):
            return False
    places = (Span(block.start + f.start(), block.start + f.end()) for f in found)
    return all(any(s.overlaps(p) for s in spans) for p in places if draft[p] not in ("I", "I’m"))


def _quoted(draft: Draft, span: Span, place: str) -> str:
    words = draft[telling.phrase(draft, span)]
    good = telling.quotable(words) and telling.count(words) > telling.count(draft[span])
    return f"“{words}”" if good else f"the words beside it in {place}"


def _other(word: str, form: str, kind: str, place: str, sort: Sort) -> str:
    if form == "pronoun":
        return (f"“{word}” only points to somebody or something in {place}. Here we look for"
                f" {sort.each} with a name.")  # fmt: skip
    of = _OTHERS.get(kind, "of a group")
    if sort.layer == "dates":
        return f"“{word}” is a name, {of}. In {place} it tells who or where, and we ask when."
    return f"“{word}” is a name as well, but {of}. In {place} we look for {sort.each}."


def _voices(draft: Draft, block: Block) -> Question | None:
    said = [q for q in draft.quotations if q.cue and block.span.covers(q.cue)]
    said = list({q.cue: q for q in reversed(said) if q.cue}.values())[::-1]
    cues = sorted({q.cue for q in said if q.cue})
    if not FEWEST <= len(cues) <= MOST or min(q.confidence for q in said) < 0.7:
        return None
    other = (Span(block.start + f.start(), block.start + f.end())
             for f in SAYING.finditer(draft[block.span]))  # fmt: skip
    own = [part for q in draft.quotations for part in ((q.span,) if q.kind == "direct" else q.own)]
    if not all(any(c.overlaps(p) for c in (*cues, *own)) for p in other):
        return None
    place, targets = draft.spoken_of(block.id), list[Target]()
    start = draft[telling.opening(draft, draft.sentences(block.id)[0], 6)]
    if not telling.quotable(start):
        start = " ".join(telling.words(start)[:1])
    for q in sorted(said, key=lambda q: q.cue or q.span):
        if q.cue is None or not q.speaker or draft.lesson.entity[q.speaker].confidence < 0.6:
            return None
        words = draft[telling.opening(draft, q.span, 6)].strip("“”\"")
        told = f" “{words}”" if telling.quotable(words) else " the words beside it"
        targets.append(Target(q.cue, f"“{draft[q.cue]}” brings in{told}, so these are words"
                                     f" of {draft.name(q.speaker)}."))  # fmt: skip
    traps = [Target(span, f"“{draft[span]}” in {place} tells what happens or happened. It brings in"
                          " nobody’s words.") for span in _done(draft, block, (*cues, *own))]
    return made(
        draft, f"{block.id}-mark-voices", block, "whose-voice", plainly.plainest(draft, (
            f"{place} begins with “{start}”. Which words in it bring in what somebody says or"
            " thinks? Mark them all.",
            f"From “{start}” to the end of {place}, what is there to tell you that somebody says"
            " it? Mark all of it.",
        ), block.id),
        targets, traps, (f"Who speaks in {place}? Look for the small word that tells you.",
                         f"There are {len(targets)} to find in {place}."),
        f"Nobody’s words begin or end with this. Look in {place} for what you could change into"
        " “says”.", f"In {place} these let somebody speak: {_listed([draft[c] for c in cues])}.",
        "voices", ("attribution",), sure(0.85, min(q.confidence for q in said)),
        [telling.opening(draft, q.span, 6) for q in said],
    )  # fmt: skip


def _done(draft: Draft, block: Block, taken: Sequence[Span]) -> list[Span]:
    """Return up to three verbs of the past that bring in no words: traps."""
    found = []
    for match in re.finditer(r"(?<=[a-z] )[a-z]{3,}ed\b(?! by)", draft[block.span]):
        span = Span(block.start + match.start(), block.start + match.end())
        lead = draft.lesson.article.text[max(0, span.start - 5):span.start]
        good = not re.search(r"\b(?:the|an?|of|very) $", lead) and not SAYING.search(match[0])
        if good and not any(span.overlaps(t) for t in taken) and match[0] not in ("need", "indeed"):
            found.append(span)
    return found[:3]


def _listed(words: Sequence[str]) -> str:
    rows = [f"“{word}”" for word in words]
    return " and ".join([", ".join(rows[:-1]), rows[-1]] if len(rows) > 1 else rows)
