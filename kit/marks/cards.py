"""What stands on the card behind a mark: who or what it is, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..lesson import NOBODY, WRITER, Claim, Entity, Gloss, Lesson, Quotation
from ..text import plain
from .build import marks as all_marks
from .mark import layer_of, short_name

_KINDS = {"person": "Person", "place": "Place", "organisation": "Organisation", "group": "Group",
          "nationality": "Nationality word", "date": "Date", "event": "Event", "idea": "Idea",
          "other": "Name"}  # fmt: skip
_CLAIMS = {"fact": "a fact, as the text tells it", "opinion": "an opinion",
           "prediction": "what will happen, as somebody sees it", "plan": "a plan"}  # fmt: skip
_LONG = 40  # letters of another name
_SMALL = {"a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "both"}
TONGUES = {"ar": "العربية", "de": "Deutsch", "es": "Español", "fr": "Français", "he": "עברית",
           "kk": "Қазақша", "pl": "Polski", "pt": "Português", "ru": "Русский", "tr": "Türkçe",
           "uk": "Українська", "uz": "Oʻzbekcha", "zh": "中文"}  # fmt: skip


@dataclass(frozen=True)
class Card:
    """A card: its kind, its title, who or what in one line, paragraphs, other names.

    Why a “he” is meant stands at its mark, for it is another reason at each.
    """

    kind: str
    title: str
    line: str = ""
    text: tuple[str, ...] = ()
    also: str = ""


def cards(lesson: Lesson) -> dict[str, dict[str, Any]]:
    """Return card id → card as plain JSON, for every mark and every word of the glossary.

    A card has `kind` and `title`, and where there is something to say `line`, `text`, `also`.
    """
    return {id: {name: list(value) if name == "text" else value
                 for name, value in vars(card).items() if value or name == "title"}
            for id, card in _all(lesson)}  # fmt: skip


def _all(lesson: Lesson) -> Iterator[tuple[str, Card]]:
    also = _also(lesson)
    means = {(m.entity, m.means) for m in lesson.mentions}
    for entity in lesson.entities:
        card = entity_card(lesson, entity, also.get(entity.id, ""))
        yield f"entity-{entity.id}", card
        for how in sorted(how for id, how in means if id == entity.id and how):
            yield f"entity-{entity.id}-{how}", _means(entity, card, how)
    for q in lesson.quotations:
        yield f"voice-{q.id}", voice_card(lesson, q)
    for c in lesson.claims:
        yield f"claim-{c.id}", claim_card(lesson, c)
    for w in lesson.loaded:
        who = short_name(lesson, w.voice)
        said = (f"A calmer word: {w.neutral}." if w.neutral else "", w.why)
        yield f"loaded-{w.id}", Card("Loaded word", lesson.article[w.span], f"Whose word: {who}",
                                     tuple(filter(None, said)))  # fmt: skip
    for joint in lesson.connectives:
        said = (f"It joins {joint.joins}." if joint.joins else "",
                f"In plain words: {joint.plain}." if joint.plain else "")  # fmt: skip
        yield f"joint-{joint.id}", Card("Connective", lesson.article[joint.span], joint.relation,
                                        tuple(filter(None, said)))  # fmt: skip
    for gloss in lesson.glossary:
        yield f"word-{gloss.id}", word_card(gloss)


def entity_card(lesson: Lesson, entity: Entity, also: str = "") -> Card:
    """Return the card of a person, a place, a group …: name, role, gloss, other names here."""
    kind = _KINDS.get(entity.kind, "Name")
    if entity.members:
        kind = {"people": "People", "places": "Places"}.get(layer_of(lesson, entity), kind)
    text = [entity.gloss] if entity.gloss else []
    names = [lesson.entity[m].name for m in entity.members if m in lesson.entity]
    if names and not all(short_name(lesson, m) in entity.gloss for m in entity.members):
        text.append(f"Together: {' and '.join(names)}.")
    return Card(kind, entity.name, entity.role, tuple(text), also)


def _means(entity: Entity, card: Card, how: str) -> Card:
    city = any(word in entity.role.split() for word in ("capital", "city"))
    here = f"Here: the {how}, not the {'city' if city else 'place'}."
    return Card(card.kind, card.title, card.line, (here, *card.text), card.also)


def _also(lesson: Lesson) -> dict[str, str]:
    """Return by which other names an entity is called, but for those that are withheld."""
    forms: dict[str, dict[str, str]] = {}
    for mark in all_marks(lesson):
        words = lesson.article[mark.span]
        if mark.chain and not mark.until and mark.form != "pronoun" and len(words) <= _LONG:
            first, *rest = words.split()
            words = " ".join([first.lower() if first.lower() in _SMALL else first, *rest])
            forms.setdefault(mark.chain, {}).setdefault(plain(words), words)
    return {id: ", ".join(words for key, words in found.items()
                          if key != plain(lesson.entity[id].name))
            for id, found in forms.items()}  # fmt: skip


def voice_card(lesson: Lesson, q: Quotation) -> Card:
    """Return the card of a quotation: the speaker, own words or reported, what brings it in."""
    speaker = lesson.entity.get(q.speaker)
    how = {"direct": "These are the speaker’s own words, inside quotation marks.",
           "indirect": "Somebody reports this. The words may not be the speaker’s own.",
           "mixed": "A report. Only the words inside quotation marks are the speaker’s own.",
           }  # fmt: skip
    kind = {"direct": "Own words", "indirect": "Reported", "mixed": "Reported, with own words"}
    cue = f"“{lesson.article[q.cue]}” brings it in." if q.cue else ""
    text = (how.get(q.kind, ""), cue, q.note)
    return Card(kind.get(q.kind, "Voice"), speaker.name if speaker else q.speaker,
                speaker.role if speaker else "", tuple(filter(None, text)))  # fmt: skip


def claim_card(lesson: Lesson, c: Claim) -> Card:
    """Return the card of a claim: who stands behind it, in plain words, how to find out."""
    who = lesson.holder(c.holder)
    name = who if c.holder not in (WRITER, NOBODY, "") else who[:1].upper() + who[1:]
    text = (f"In plain words: {c.says}" if c.says else "",
            f"How to check it: {c.check}" if c.check else "")  # fmt: skip
    return Card("Claim", name, _CLAIMS.get(c.kind, c.kind), tuple(filter(None, text)))


def word_card(gloss: Gloss) -> Card:
    """Return the card of a word: part of speech, sound, meaning here, its use, what it is not."""
    line = " · ".join(filter(None, (gloss.pos, gloss.say)))
    text = [_sentence(gloss.here), f"Here: {gloss.use}" if gloss.use else "",
            f"Not here: {_sentence(gloss.not_here)}" if gloss.not_here else "",
            *(f"{TONGUES.get(code, code)}: {word}" for code, word in gloss.l1)]  # fmt: skip
    return Card("Word to learn" if gloss.teach else "Word", gloss.word, line,
                tuple(filter(None, text)))  # fmt: skip


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if not words or words[-1] in ".!?…" else f"{words}."
