"""What a word points to: “she”, “its”, “the minister”.

Asked only where the link is safe, its name stands in the same paragraph or just before it, and the
text has others of the same sort, so that the nearest name is not simply right. A description that
shares a word with the name (“the museum” – the Calder Museum) tells its own answer and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import text as strings
from ..lesson import Entity, Mention, Question, Span
from . import ease, persons, plain, pool, telling
from .draft import Draft, slug
from .making import Lure, choice

LEAST = 0.85  # how sure the link has to be
BACK = 420  # letters that a reader may have to go back
_JOBS = """
man woman boy girl president minister mayor teacher player leader coach judge officer author singer
doctor captain scientist lawyer spokesman spokeswoman spokesperson director chairman chairwoman
manager striker goalkeeper pianist artist writer actor actress chef professor biologist engineer
pilot driver farmer owner politician senator governor king queen prince princess pope bishop general
chancellor secretary ambassador envoy official student champion winner runner swimmer defender
economist historian critic superintendent councillor premier executive researcher
"""
_PEOPLE = frozenset(_JOBS.split())  # descriptions that can only mean a person
_OWN = frozenset(("his", "her", "its", "their"))
_ANIMATE = frozenset(("he", "she", "him", "her", "his", "hers"))


def items(draft: Draft) -> Iterator[Question]:
    """Yield one question a safe pronoun or description in a paragraph."""
    for mention in sorted(draft.lesson.mentions, key=lambda m: (m.span, m.id)):
        block = draft.block(mention.span)
        if block is None or block.kind != "paragraph" or not _safe(draft, mention):
            continue
        back = _name(draft, mention)
        if back is not None:
            found = _item(draft, mention, block.id, back)
            if found:
                yield found


def _safe(draft: Draft, mention: Mention) -> bool:
    word = draft[mention.span].casefold()
    entity = draft.lesson.entity.get(mention.entity)
    if mention.form == "name" or mention.unsure or mention.confidence < LEAST or not entity:
        return False
    if entity.confidence < LEAST or entity.kind in ("date", "nationality", "other", "idea"):
        return False
    if word in _ANIMATE and entity.kind != "person":
        return False
    if word in ("it", "its") and entity.kind == "person":
        return False
    if mention.form == "description" and re.search(
            r"\b(?:who|which) (?:is|was|are|were) (?:also )?$",
            draft.lesson.article.text[max(0, mention.span.start - 20):mention.span.start]):
        return False  # the name stands right before it
    if mention.form == "description":
        person = entity.kind != "person" or word.split()[-1] in _PEOPLE
        return person and len(word.split()) <= 4 and not (
            telling.content(word) & telling.content(draft.name(entity.id)))  # fmt: skip
    return word in plain.POINTING


def _name(draft: Draft, mention: Mention) -> Span | None:
    """Return the name that the word goes back (or ahead) to, if a reader of the paragraph sees it.

    It stands in the same paragraph, or close before it in the text.
    """
    block = draft.block(mention.span)
    rows = [m.span for m in draft.mentions(mention.entity, "name")]
    rows = [s for s in rows if draft.block(s) and not s.overlaps(mention.span)]
    before = [s for s in rows if s.end <= mention.span.start <= s.end + BACK]
    here = [s for s in rows if block and block.span.covers(s)]
    shown = [s for s in before if (b := draft.block(s)) and b.kind == "paragraph"]
    if shown:
        return shown[-1]
    return here[0] if here else None


def _item(draft: Draft, mention: Mention, block: str, back: Span) -> Question | None:
    key, word = draft.name(mention.entity), draft[mention.span]
    entity = draft.lesson.entity[mention.entity]
    around = plain.around(draft, mention.span)
    shown = draft[around]
    if not telling.quotable(shown) or telling.content(key) & telling.content(shown):
        return None
    home = draft.lesson.blocks[block]
    if len(strings.words(shown)) < 2 or len(strings.find(draft[home.span], shown)) != 1:
        return None  # “he said” stands there twice: which one?
    kinds = ("person",) if entity.kind == "person" else ("organisation", "place", "group")
    rows = [e for e in pool.others(draft, mention.entity, mention.span, *kinds)
            if e.confidence >= 0.8 and not draft[around].count(draft.short(e.id))
            and not _owns(draft, mention, e) and not persons.clash(draft, word, e.id)]  # fmt: skip
    rows.sort(key=lambda e: (not _alive(draft, mention, e), _clash(draft, mention, e)))
    rows = pool.fitting(key, rows, lambda e: draft.name(e.id))
    near = [e for e in rows if _near(draft, e, mention)]
    if word.casefold() in _ANIMATE:  # “she” in a text with one woman tells by itself
        mine = draft.pronoun(mention.entity)
        near = [e for e in near if draft.pronoun(e.id) in ("", mine)]
    if not rows or not near:
        return None  # with one name in sight there is nothing to work out
    name = f"{block}-who-is-{slug(word, 1)}-{slug(_after(draft, mention, around), 2)}"
    there = draft.block(back)
    reads = tuple(dict.fromkeys([there.id if there else block, block]))
    lures = [_lure(draft, mention, e, f"{name}/{e.id}") for e in rows]
    trust = mention.confidence * (0.95 if len(rows) > 2 else 0.9)
    if not any(draft.pronoun(e.id) == draft.pronoun(mention.entity) for e in near):
        trust *= 0.8  # “she” alone may tell
    return choice(
        draft, name, reads, "what-it-points-to", _ask(draft, mention, shown, block, name),
        (back, around), _hints(draft, mention, entity.kind), trust,
        (key, _proof(draft, mention, back, shown, name)), lures, layer="reference",
        difficulty=2 if len(near) > 1 else 1,
    )  # fmt: skip


def _after(draft: Draft, mention: Mention, around: Span) -> str:
    rest = draft[Span(mention.span.end, max(mention.span.end, around.end))]
    return rest if strings.words(rest) else draft[Span(around.start, mention.span.start)]


def _alive(draft: Draft, mention: Mention, entity: Entity) -> bool:
    """Say whether the text treats an entity as a person, where a person is meant."""
    if not draft.is_person(mention.entity):
        return True
    return bool(entity.role or draft.said_by(entity.id)
                or draft.pronoun(entity.id) in ("he", "she"))  # fmt: skip


def _owns(draft: Draft, mention: Mention, entity: Entity) -> bool:
    """Say whether a group or house could stand for the key as well (a firm and its place)."""
    mine, other = draft.lesson.entity[mention.entity], entity
    if any(m.means for m in draft.mentions(entity.id)):
        return True  # a capital that stands for its state
    return mine.of == other.id or other.of == mine.id or bool(mine.members or other.members)


def _clash(draft: Draft, mention: Mention, entity: Entity) -> tuple[bool, bool]:
    """Return a key that puts those first who fit the word in number and gender, and stand near."""
    here, there = draft.pronoun(mention.entity), draft.pronoun(entity.id)
    return (bool(here and there and here != there), not _near(draft, entity, mention))


def _near(draft: Draft, entity: Entity, mention: Mention) -> bool:
    """Say whether an entity is meant in the same paragraph as the word, or shortly before it."""
    home = draft.block(mention.span)
    return any(m.span.start <= mention.span.start <= m.span.end + BACK
               or (home is not None and home.span.covers(m.span))
               for m in draft.mentions(entity.id))  # fmt: skip


def _ask(draft: Draft, mention: Mention, shown: str, block: str, name: str) -> str:
    word, place = draft[mention.span], draft.spoken_of(block)
    person = draft.is_person(mention.entity)
    low = word.casefold()
    if low in _OWN and person:
        return ease.pick(draft, name, block, (
            f"{place} has “{shown}”. Who does “{word}” stand for?",
            f"In “{shown}” in {place}, who is meant by “{word}”?",
            f"Who is it that “{word}” is about in “{shown}” in {place}?",
        ))  # fmt: skip
    if person:
        return ease.pick(draft, name, block, (
            f"Who is “{word}” in “{shown}” in {place}?",
            f"{place} says “{shown}”. Who is meant by “{word}”?",
            f"Who does “{word}” stand for in “{shown}” ({place})?",
            f"Who is “{word}” in “{shown}”, as you see it in {place}?",
        ))  # fmt: skip
    return ease.pick(draft, name, block, (
        f"What does “{word}” stand for in “{shown}” in {place}?",
        f"{place} says “{shown}”. What is meant by “{word}”?",
        f"In “{shown}” in {place}, what does “{word}” point to?",
        f"What is “{word}” in “{shown}”, as you see it in {place}?",
    ))  # fmt: skip


def _hints(draft: Draft, mention: Mention, kind: str) -> list[str]:
    word = draft[mention.span]
    names = draft.mentions(mention.entity, "name")
    way = "back" if any(m.span.end <= mention.span.start for m in names) else "on"
    sort = {"person": "people", "place": "places"}.get(kind, "names")
    return [f"Read {way} from “{word}”: which {sort} are named there?",
            f"Put each answer in the place of “{word}”, and see with which one it makes sense."]


def _proof(draft: Draft, mention: Mention, back: Span, shown: str, name: str) -> str:
    word, where = draft[mention.span], draft.where(back)
    why = re.sub(r"\s+", " ", mention.why).strip()
    named = draft[back]
    if why:
        return draft.pick(f"{name}/proof", (
            f"“{word}” takes up “{named}”, in {where}. {why}",
            f"{why} So “{shown}” takes up “{named}” of {where}.",
        ))  # fmt: skip
    return draft.pick(f"{name}/proof", (
        f"“{word}” goes back to “{named}” in {where}, and the sentence makes sense with that name.",
        f"Put “{named}”, from {where}, in the place of “{word}”: that is what the text says.",
    ))  # fmt: skip


def _lure(draft: Draft, mention: Mention, entity: Entity, seed: str) -> Lure:
    short, word = draft.short(entity.id), draft[mention.span]
    big = strings.capital(short)
    rows = draft.mentions(entity.id, "name") or draft.mentions(entity.id)
    sentence = draft.sentence(mention.span)
    here = [m for m in rows if sentence and sentence.covers(m.span)]
    before = [m for m in rows if m.span.end <= mention.span.start <= m.span.end + BACK]
    later = [m for m in rows if mention.span.end <= m.span.start]
    told: tuple[str, ...]
    if here:
        told = (f"{big} is in the same sentence, so it is a natural first idea. Read it with that"
                f" name in the place of “{word}”, in {draft.where(mention.span)}.",
                f"{big} stands close to “{word}”. But close is not enough: what does"
                f" {draft.where(mention.span)} say that each of them does?")  # fmt: skip
        trap = "half right"
    elif before:
        where = draft.where(before[-1].span)
        told = (f"{big} comes before “{word}”, in {where}. See whether another name stands between"
                " the two, and who the sentence is about.",
                f"One could go back as far as {short} in {where}. Try the sentence"
                f" with that name, and then with the others.",
                f"In {where} you do read of {short}. Ask who is still spoken about when “{word}”"
                " comes.")  # fmt: skip
        trap = "wrong paragraph" if draft.block(before[-1].span) != draft.block(mention.span) \
            else "half right"  # fmt: skip
    else:
        where = draft.where((later or rows)[0].span)
        told = (f"{big} is named in {where}, too far from “{word}”. Such words mostly go back to"
                " something that has just been said.",
                f"When you come to “{word}”, {short} is not in view: {where} has the name. Stay in"
                f" {draft.where(mention.span)} and just before it.")  # fmt: skip
        trap = "wrong paragraph"
    return Lure(draft.name(entity.id), trap, draft.pick(seed, told))
