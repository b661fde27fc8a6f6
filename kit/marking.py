"""“Mark every …”: a layer of the lesson as a question of the kind `mark`, a reason for each."""

from __future__ import annotations

from collections.abc import Iterator

from .answers import MARK
from .errors import NotFound, did_you_mean
from .lesson import Block, Lesson, Mention, Question, Quotation, Span, Target
from .skills import ENTITY_LAYERS, LAYERS
from .text import capital

_ASKS = {
    "people": "Mark every word that stands for a person: names, and words like “he” and “his”.",
    "places": "Mark every word that stands for a place: names, and words that point to one.",
    "groups": "Mark every word that stands for a group of people, a people or an organisation.",
    "dates": "Mark every date.",
    "voices": "Mark every word that brings in somebody’s words or thoughts.",
    "claims": "Mark the words of every claim.",
    "loaded": "Mark every word that judges or takes sides.",
    "connectives": "Mark every word that joins parts of the text.",
    "words": "Mark the words that are worth learning.",
}
_HINTS = {
    "people": "Ask of each “he”, “his” and “who”: which person is it?",
    "places": "Capital letters help, but words like “it” can stand for a place too.",
    "groups": "Look for words with a capital letter that are no place and no person.",
    "dates": "Look for numbers.",
    "voices": "Look for verbs that could stand before a colon, and for words like “according to”.",
    "claims": "Ask of each part: could somebody say “that is not so”?",
    "loaded": "Ask of each word: would somebody on the other side use it?",
    "connectives": "Take the word out. Do the parts still hang together?",
    "words": "Which words would you meet again in other news?",
}


def mark_question(lesson: Lesson, block: Block, layer: str) -> Question:
    """Return the task to mark one layer in a block; NotFound for a layer that does not exist.

    For voices the words that bring a voice in (cue verbs) are marked, not the whole quotation.
    Raises NotFound too where the block holds no mark of the layer.
    """
    if layer not in LAYERS:
        nearest = did_you_mean(layer, LAYERS, "layers")
        raise NotFound(f"there is no layer “{layer}”; {nearest}".rstrip("; "))
    targets = tuple(
        Target(span, say) for span, say in sorted(_found(lesson, layer), key=lambda row: row[0])
        if block.span.covers(span)
    )  # fmt: skip
    if not targets:
        raise NotFound(f"{LAYERS[layer][0]}: {block.spoken} holds none")
    return Question(
        f"{MARK}{block.id}:{layer}", "mark", (block.id,), _skill(layer), _ASKS[layer],
        tuple(t.span for t in targets), (_HINTS[layer],), lesson.level, targets=_apart(targets),
        otherwise=f"These words are not on our list. Look once more at {block.spoken}: what do"
        " they do there?",
    )  # fmt: skip


def _apart(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the targets without those that lie in another one."""
    out: list[Target] = []
    for target in targets:
        if not any(other.span.covers(target.span) for other in out):
            out = [t for t in out if not target.span.covers(t.span)] + [target]
    return tuple(out)


def _skill(layer: str) -> str:
    return {"voices": "whose-voice", "claims": "weigh-a-claim", "loaded": "loaded-word",
            "connectives": "how-it-hangs-together", "words": "word-in-context",
            "people": "what-it-points-to"}.get(layer, "find-a-fact")  # fmt: skip


def _found(lesson: Lesson, layer: str) -> Iterator[tuple[Span, str]]:
    if layer == "voices":
        for q in lesson.quotations:
            if q.cue is not None:
                yield q.cue, _cue(lesson, q)
    elif layer == "claims":
        for c in lesson.claims:
            yield c.span, f"{capital(lesson.holder(c.holder))} stands behind it: {c.says}"
    elif layer == "loaded":
        for w in lesson.loaded:
            yield w.span, f"{w.why} A calmer word: “{w.neutral}”."
    elif layer == "connectives":
        for joint in lesson.connectives:
            yield joint.span, f"It joins {joint.joins}. In plain words: {joint.plain}."
    elif layer == "words":
        for g in (g for g in lesson.glossary if g.teach):
            for span in g.spans:
                yield span, f"{g.word}: {g.here}."
    else:
        for m in lesson.mentions:
            if _layer(lesson, m) == layer:
                yield m.span, _mention(lesson, m)


def _layer(lesson: Lesson, mention: Mention) -> str:
    entity = lesson.entity[mention.entity]
    kinds = {lesson.entity[of].kind for of in entity.members} or {entity.kind}
    kind = kinds.pop() if len(kinds) == 1 else "group"
    return ENTITY_LAYERS.get(kind, "")


def _mention(lesson: Lesson, mention: Mention) -> str:
    words, entity = lesson.article[mention.span], lesson.entity[mention.entity]
    if mention.form == "name":
        return f"“{words}” is a name: {entity.name}{f', {entity.role}' if entity.role else ''}."
    return f"“{words}” stands for {entity.name}. {mention.why}".strip()


def _cue(lesson: Lesson, quotation: Quotation) -> str:
    assert quotation.cue is not None
    sort = {"direct": "own words", "mixed": "words, a few of them in quotation marks"}
    what = sort.get(quotation.kind, "words or thoughts, as a report")
    words = lesson.article[quotation.cue]
    return f"“{words}” brings in {_owner(lesson.holder(quotation.speaker))} {what}."



def _owner(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
