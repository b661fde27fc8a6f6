"""Places: where something happens or stands, and where the places of a text lie on the map.

A place that holds the right one (the country of a town) would be right as well, and is no wrong
answer: of places with a point, countries are set against countries and towns against towns that lie
apart; of places without one, only those of another sentence. The question about the map goes beyond
the text and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import text as strings
from ..lesson import Entity, Mention, Question, Span
from . import ease, plain, pool
from .draft import Draft, slug
from .making import LURES, Lure, choice

LEAST = 0.85
APART = 3.0  # degrees between two places, so that neither can hold the other
GAP = 4.0  # degrees between the right place on the map and the next one
_WIDE = re.compile(
    r"\b(?:Europe|Asia|Africa|America|Americas|Pacific|Atlantic|Ocean|Sea|East|West|Gulf|Balkans"
    r"|Arctic|Antarctica|Union|Alps|Sahara|Sahel|Scandinavia|Baltics?|World)\b"
)  # too wide for a point
_IN = re.compile(r" (in|at|near|outside) (the )?$")


def items(draft: Draft) -> Iterator[Question]:
    """Yield where things happen, paragraph by paragraph, and one question on the map."""
    for claim in sorted(draft.lesson.claims, key=lambda c: (c.span, c.id)):
        block = draft.block(claim.span)
        if block is None or block.kind != "paragraph" or claim.confidence < 0.6:
            continue
        if not claim.says and plain.statement(draft, claim):
            yield from _where(draft, block.id, plain.start(draft, claim.span), claim.confidence)
    yield from _map(draft)


def _where(draft: Draft, block: str, span: Span, trust: float) -> Iterator[Question]:
    words = plain.clause(draft, span)
    if words is None or draft.voice(span):
        return
    for mention in draft.inside(span, "name"):
        entity = draft.lesson.entity[mention.entity]
        before = draft[Span(span.start, mention.span.start)]
        found = _IN.search(before)
        if entity.kind != "place" or not found or mention.means or mention.confidence < LEAST:
            continue
        phrase = found.group() + draft[mention.span]
        rest = draft.lesson.article.text[mention.span.end:]
        if words.count(phrase) != 1 or words.count(draft[mention.span]) != 1:
            continue
        if not re.match(r"(?: (?:on|for|by|until|with|after|before|in|at)\b|[.,;]|$)", rest):
            continue
        cut = words.replace(phrase, "").strip(" ,")
        if len(strings.words(cut)) >= 4 and not re.match(r"[a-z]+ (?:is|was)$", cut):
            yield from _item(draft, block, span, mention, cut, trust)
            return


def _item(draft: Draft, block: str, span: Span, mention: Mention, words: str, trust: float
          ) -> Iterator[Question]:  # fmt: skip
    key = draft.name(mention.entity)
    entity = draft.lesson.entity[mention.entity]
    rows: list[tuple[str, Entity | None]] = [
        (draft.name(e.id), e) for e in pool.others(draft, entity.id, span, "place")
        if e.confidence >= LEAST and beside(draft, entity, e, span)]  # fmt: skip
    if len(rows) < LURES and entity.at:
        city = not _country(entity.name)
        rows += [(name, None) for name in pool.known_places(draft, city)]
    lures = pool.fitting(key, rows, lambda row: row[0])
    if len(lures) < 2 or not any(e for _, e in lures):
        return
    name = f"{block}-where-{slug(words, 3)}"
    place, where = draft.spoken_of(block), draft.where(span)
    small = plain.small(draft, words)
    ask = ease.pick(draft, name, block, (
        f"{place} tells that {small}. Where was that?",
        f"Where, says {place}, does this take place: {small}?",
        f"In {place} you read that {small}. Where is that, as you see it there?",
    ))  # fmt: skip
    near = draft[plain.around(draft, mention.span, after=0, before=3)]
    proof = draft.pick(f"{name}/proof", (
        f"{strings.capital(where)} has “{near}”.",
        f"The place stands in {where}: “{near}”.",
        f"“{near}”, says {where}; that is where.",
    ))  # fmt: skip
    hints = ("Look for a small word of place, such as “in”, “at” or “near”.",
             f"Read {where} to its end, and stop at each name with a capital.")  # fmt: skip
    yield choice(
        draft, name, block, "find-a-fact", ask, (span,), hints,
        trust * mention.confidence + (0.1 if all(e for _, e in lures) else -0.05),
        (key, proof + _more(proof, place)),
        [_lure(draft, row, mention, f"{name}/{row[0]}") for row in lures], layer="places",
    )  # fmt: skip


def _more(proof: str, place: str) -> str:
    """Return a few words more where a proof would be too short to be a sentence."""
    return "" if len(strings.words(proof)) >= 8 else f" So {place} itself gives the answer."


def beside(draft: Draft, one: Entity, other: Entity, span: Span) -> bool:
    """Say whether neither of two places can hold the other, as far as the layers tell."""
    if any(m.means for m in draft.mentions(other.id)) or _WIDE.search(other.name):
        return False
    if one.at and other.at:
        far = max(abs(a - b) for a, b in zip(one.at, other.at, strict=True)) >= APART
        return far and _country(one.name) == _country(other.name)
    sentence = draft.sentence(span) or span
    near = any(sentence.covers(m.span) for m in draft.mentions(other.id))
    return bool(one.at) == bool(other.at) and not near


def _country(name: str) -> bool:
    from ..pictures.map import world

    return name.removeprefix("the ").replace("United States", "United States of America") \
        in world()[1]  # fmt: skip


def _lure(draft: Draft, row: tuple[str, Entity | None], mention: Mention, seed: str) -> Lure:
    words, entity = row
    here = draft.where(mention.span)
    if entity is None:
        return Lure(words, "not stated", draft.pick(seed, (
            f"{words} could be, but the text never speaks of it. Look for a name in {here}.",
            f"You will not find {words} in the text. Which names stand in {here}?")))  # fmt: skip
    spot = draft.mentions(entity.id)[0]
    where, big = draft.where(spot.span), strings.capital(words)
    home, there = draft.block(mention.span), draft.block(spot.span)
    if home and there and home.id == there.id:
        return Lure(words, "half right", draft.pick(seed, (
            f"{big} is named close by, in {where}. Ask what happens there, and what happens here.",
            f"The name {words} is in the same paragraph. But what does {where} tie to it?",
        )))  # fmt: skip
    return Lure(words, "wrong paragraph", draft.pick(seed, (
        f"{big} belongs to {where}. For this question, stay in {here}.",
        f"You have read of {words}, in {where}. Something else is told there; go back to {here}.",
        f"The text takes you to {words} in {where}, not here. Read {here} again.",
    )))  # fmt: skip


def _map(draft: Draft) -> Iterator[Question]:
    """Yield which place lies furthest to one side, where the map shows it clearly."""
    rows = [e for e in draft.of_kind("place")
            if e.at and e.confidence >= LEAST and not _WIDE.search(e.name)
            and len(draft.name(e.id)) <= 20
            and any((b := draft.block(m.span)) and b.kind == "paragraph"
                    for m in draft.mentions(e.id))]  # fmt: skip
    towns = [e for e in rows if not _country(e.name)]
    states = [e for e in rows if _country(e.name)]
    for group in (states, towns):
        for side, axis, sign in draft.mixed("map", (("north", 0, 1), ("south", 0, -1),
                                                    ("east", 1, 1), ("west", 1, -1))):  # fmt: skip
            some = sorted(group, key=lambda e: (-sign * e.at[axis], e.id))
            some = [some[0], *_clear(some, axis)] if some else []
            if len(some) >= 3 and max(e.at[1] for e in some) - min(e.at[1] for e in some) < 150:
                found = _furthest(draft, some, side)
                if found:
                    yield found
                    return


def _clear(rows: list[Entity], axis: int) -> list[Entity]:
    return [e for e in rows[1:] if abs(e.at[axis] - rows[0].at[axis]) >= GAP]


def _furthest(draft: Draft, rows: list[Entity], side: str) -> Question | None:
    key = draft.name(rows[0].id)
    lures = pool.fitting(key, rows[1:], lambda e: draft.name(e.id))
    if len(lures) < 2:
        return None
    name = f"map-furthest-{side}"
    spots = {e.id: next(m for m in draft.mentions(e.id) if (b := draft.block(m.span))
                        and b.kind == "paragraph") for e in (rows[0], *lures)}  # fmt: skip
    ask = (f"Find the places of {plain.about(draft)} on the map. Which of these lies"
           f" furthest to the {side}?")  # fmt: skip
    here = draft.where(spots[rows[0].id].span)
    edge = {"north": "top", "south": "bottom", "east": "right", "west": "left"}[side]
    says = [Lure(draft.name(e.id), "half right", draft.pick(f"{name}/{e.id}", (
        f"{strings.capital(draft.name(e.id))} is in {draft.where(spots[e.id].span)}, and on the"
        f" map. But another of these names stands nearer to the {edge}.",
        f"The text takes you to {draft.name(e.id)} in {draft.where(spots[e.id].span)}. Compare its"
        f" point with the others: look at the {edge} of the map.")))
        for e in lures]  # fmt: skip
    return choice(
        draft, name, "all", "work-it-out", ask, [m.span for m in spots.values()],
        (f"On this map, {side} is at the {edge}.",
         "Find the point of each place first, and compare only then."),
        0.7, (key, f"You meet {key} in {here}; on the map its point lies nearest to the {edge}."),
        says, beyond=True, layer="places", difficulty=1,
    )  # fmt: skip
