"""A name left out: of one sentence, and of a short summary of the whole text.

The wrong names are of the same sort and of the same text. Only names that the sentence cannot do
without are left out: the one who does something unique enough to be found again.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import text as strings
from ..lesson import Claim, Entity, Gap, Question, Span
from . import clauses, ease, persons, plain, pool
from .draft import Draft, right, slug, wrong
from .making import made
from .place import beside

LEAST = 0.85
GAPS = 3  # of a summary, at least two


def items(draft: Draft) -> Iterator[Question]:
    """Yield a sentence with a gap for some claims, and a summary with two or three."""
    rows: list[tuple[Claim, Span, str, Entity]] = []
    for claim in plain.own_facts(draft):
        span, words = plain.start(draft, claim.span), plain.statement(draft, claim)
        found = _name(draft, span, words) if words and clauses.whole(words) else None
        if words and found:
            rows.append((claim, span, words, found))
    for claim, span, words, entity in rows:
        one = _one(draft, claim, span, words, entity)
        if one is not None:
            yield one
    summary = _summary(draft, rows)
    if summary is not None:
        yield summary


def _name(draft: Draft, span: Span, words: str) -> Entity | None:
    """Return a person or organisation that the words name once, in the way of the text."""
    for mention in draft.inside(span, "name"):
        entity, shown = draft.lesson.entity[mention.entity], draft[mention.span]
        if entity.kind not in ("person", "organisation") or entity.confidence < LEAST:
            continue
        if mention.confidence >= LEAST and words.count(shown) == 1 and shown[:1].isupper():
            return entity
    return None


def _shown(draft: Draft, span: Span, entity: Entity) -> str:
    return next(draft[m.span] for m in draft.inside(span, "name") if m.entity == entity.id)


def _gap(draft: Draft, name: str, span: Span, entity: Entity, n: int) -> Gap | None:
    """Return a gap with names of the same sort; the one of the text is right."""
    key = _shown(draft, span, entity)
    sentence = draft.sentence(span) or span
    rows = [(e, draft.short(e.id) if e.kind == "person" else e.name)
            for e in pool.others(draft, entity.id, span, entity.kind)
            if e.confidence >= LEAST and draft.mentions(e.id, "name")
            and not any(sentence.covers(m.span) for m in draft.mentions(e.id))
            and not _tells(draft, span, entity, e)
            and (entity.kind != "place" or beside(draft, entity, e, span))]  # fmt: skip
    lures = pool.fitting(key, rows, lambda row: row[1])
    if len(lures) < 2:
        return None
    where, seed = draft.where(span), f"{name}/{n}"
    few = draft.quote(Span(span.start, span.end), 5)
    proof = draft.pick(seed, (
        f"{strings.capital(where)} has the name: “{draft[_with(draft, span, key)]}”.",
        f"You find “{draft[_with(draft, span, key)]}” in {where}; that fills gap {n}.",
        f"“{draft[_with(draft, span, key)]}” stands in {where}, so the name fits gap {n}."))
    options = [right(name, key, proof)]
    for other, shown in lures:
        options.append(wrong(name, *_lure(draft, other, shown, where, f"{seed}/{other.id}", few)))
    return Gap(tuple(options))


def _tells(draft: Draft, span: Span, entity: Entity, other: Entity) -> bool:
    """Say whether a title or a sex rules out another name: “Mrs {1}” is no man and no doctor."""
    mine = next(m.span for m in draft.inside(span, "name") if m.entity == entity.id)
    worn = persons.title(draft, mine)
    titles = {persons.title(draft, m.span) for m in draft.mentions(other.id, "name")}
    if worn and titles and worn not in titles:
        return True
    shown = {draft[m.span].casefold() for m in draft.inside(span, "pronoun")
             if m.entity == entity.id} & {"he", "she", "him", "her", "his"}  # fmt: skip
    sex = persons.sex(draft, entity.id) if worn or shown else ""
    return persons.clash(draft, sex, other.id)


def _with(draft: Draft, span: Span, key: str) -> Span:
    found = strings.find(draft.lesson.article.text, key, span.start, span.end)
    return plain.around(draft, Span(*found[0])) if found else span


def _lure(draft: Draft, entity: Entity, shown: str, where: str, seed: str, few: str
          ) -> tuple[str, str, str]:  # fmt: skip
    spot = draft.where(draft.mentions(entity.id, "name")[0].span)
    return (
        "wrong paragraph", shown, draft.pick(seed, (
            f"{shown} is named in {spot}, with other news. Look for the rest of this sentence in"
            f" {where}.",
            f"You know {shown} from {spot}. Who is it that {where} is about?",
            f"{shown} comes up in {spot}. Set the sentence with the gap beside {where}.",
        )))  # fmt: skip


def _one(draft: Draft, claim: Claim, span: Span, words: str, entity: Entity) -> Question | None:
    block = draft.block(span)
    if block is None or len(strings.words(words)) > 24:
        return None
    key = _shown(draft, span, entity)
    rest = words.replace(key, "").strip(" ,.’s")
    name = f"{block.id}-name-{slug(rest, 3)}"
    gap = _gap(draft, name, span, entity, 1)
    if gap is None:
        return None
    place = draft.spoken_of(block.id)
    ask = ease.pick(draft, name, block.id, (
        f"Which name is missing in this sentence from {place}?",
        f"Fill the gap with the name that {place} gives.",
        f"One name of {place} is left out here. Which one is it?"))
    return made(
        draft, name, "cloze", block.id, "find-a-fact", ask, (span,),
        (f"Find the other words of the sentence in {place}.",
         "Then read the sentence from its start: who or what is it about?"),
        claim.confidence * 0.95, text=_text(words, key, 1) + ".", gaps=(gap,), layer="people",
        difficulty=1)  # fmt: skip


def _text(words: str, key: str, n: int) -> str:
    at = words.index(key)
    return strings.capital(f"{words[:at]}{{{n}}}{words[at + len(key):]}")


def _summary(draft: Draft, rows: list[tuple[Claim, Span, str, Entity]]) -> Question | None:
    """Return a summary of two or three sentences, of different paragraphs, with a name out each."""
    name, used, blocks = "names-in-summary", set[str](), set[str]()
    sentences: list[str] = []
    gaps: list[Gap] = []
    spans: list[Span] = []
    for _, span, words, entity in rows:
        block = draft.block(span)
        if block is None or block.id in blocks or entity.id in used or len(words.split()) > 18:
            continue
        if strings.find(plain.about(draft), draft.short(entity.id)):
            continue  # the stem would print the name
        gap = _gap(draft, name, span, entity, len(gaps) + 1)
        if gap is None or len(gaps) == GAPS:
            continue
        sentences.append(_text(words, _shown(draft, span, entity), len(gaps) + 1) + ".")
        gaps.append(gap)
        spans.append(span)
        used.add(entity.id)
        blocks.add(block.id)
    if len(gaps) < 2:
        return None
    about = plain.about(draft)
    places = ", ".join(draft.where(s) for s in spans)
    return made(
        draft, name, "cloze", "all", "work-it-out", ease.pick(draft, name, "all", (
            f"Which names belong in this short form of {about}?",
            f"Fill in the names: this is what {about} tells, in short.")), spans,
        ("Start with the gap that you are sure about.",
         "Look for the other words of each sentence in the text; the name is near."),
        0.75, text=" ".join(sentences), gaps=tuple(gaps), layer="people",
        say=f"The sentences come from {places}.")  # fmt: skip
