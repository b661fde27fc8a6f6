"""Who said it: whose words stand in quotation marks, and who is the source of a report.

A name beside the verb of saying is found; a pronoun there has to be followed to its name. Wrong
answers are people of the same text: spoken about, speaking elsewhere, or only there.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import text as strings
from ..lesson import Entity, Question, Quotation, Span
from . import ease, plain, pool
from .draft import Draft, slug
from .making import LURES, Lure, choice

LEAST = 0.7  # how sure the voice has to be
SHORTEST, LONGEST = 4, 16  # words shown


def items(draft: Draft) -> Iterator[Question]:
    """Yield one question a quotation that can be asked about."""
    for quotation in draft.quotations:
        block = draft.block(quotation.span)
        sure = quotation.confidence >= LEAST and _known(draft, quotation)
        if block is None or block.kind != "paragraph" or not sure:
            continue
        words = _asked(draft, quotation)
        found = _item(draft, quotation, block.id, words) if words else None
        if found:
            yield found


def _known(draft: Draft, q: Quotation) -> bool:
    """Say whether the speaker has a name, or is described beside the verb (“the police said”)."""
    if draft.mentions(q.speaker, "name"):
        return True
    persons = draft.of_kind("person") if draft.is_person(q.speaker) else ()
    if any(draft.mentions(e.id, "name") for e in persons):
        return False  # “the skipper” may be one of those who are named
    rows = [m for m in draft.mentions(q.speaker, "description") if m.span == q.speaker_span]
    words = draft.name(q.speaker).split()
    return bool(rows) and len(words) > 1 and words[0] not in ("his", "her", "its", "their", "one")


def _asked(draft: Draft, q: Quotation) -> str:
    """Return the words that the question shows: quoted speech, a clause of a report, or “”."""
    if q.kind == "indirect":
        told = plain.reported(draft, q)
        mine = {w for form in (draft.name(q.speaker), draft.short(q.speaker)) for w in form.split()}
        if not told or any(w.strip("’s,") in mine for w in told.split() if w[:1].isupper()):
            return ""
        return plain.small(draft, told) if len(told.split()) <= LONGEST else ""
    span = q.own[0] if q.own else q.span
    if len(strings.words(draft[span])) < SHORTEST:
        return ""
    return _cut(draft, span)


def _cut(draft: Draft, span: Span) -> str:
    """Return the words of a quotation, at most LONGEST, cut at a pause; “” where none is near."""
    words = draft[span].strip(" “”\"„«»‘’',.")
    if any(mark in words for mark in "“”\"\n"):
        return ""
    places = strings.words(words)
    if len(places) <= LONGEST:
        return words
    for stop in (". ", "; ", ", "):
        at = words.rfind(stop, 0, places[LONGEST][0])
        if at > 0 and len(strings.words(words[:at])) >= SHORTEST + 1:
            return words[:at]
    return ""


def _item(draft: Draft, q: Quotation, block: str, words: str) -> Question | None:
    key = draft.name(q.speaker)
    voices = pool.others(draft, q.speaker, q.span, "person", "organisation")
    able = (e for e in voices if _able(draft, e, q))
    rows = pool.fitting(key, able, lambda e: draft.name(e.id), least=1)
    name = f"{block}-who-said-{slug(words, 3)}"
    lures = [_lure(draft, q, e, f"{name}/{e.id}") for e in rows]
    if len(lures) < LURES and pool.parallel([key, *(lure.text for lure in lures), _WRITER]):
        lures.append(_writer(draft, q, name))
    if len(lures) < 2:
        return None
    far = _far(draft, q)
    trust = q.confidence * (0.95 if far else 0.85) * (1 if len(lures) == LURES else 0.9)
    return choice(
        draft, name, block, "whose-voice", _ask(draft, q, block, words, name), _evidence(draft, q),
        _hints(draft, q, words, far), trust, (key, _proof(draft, q, name)), lures,
        about=("attribution",), layer="voices", difficulty=2 if far else 1,
    )  # fmt: skip


def _able(draft: Draft, entity: Entity, q: Quotation) -> bool:
    """Say whether an entity can be a wrong answer: sure of itself, not the speaker's own house."""
    if entity.confidence < LEAST or pool.aside(draft, entity.id):
        return False
    if not draft.mentions(entity.id, "name") and (draft.is_person(entity.id)
                                                  or not draft.said_by(entity.id)):
        return False  # who is only described may be somebody who is named
    said = {other.speaker for other in draft.quotations if other.span.overlaps(q.span)}
    frame = draft.sentence(q.speaker_span) if q.speaker_span else None
    role = draft.lesson.entity[q.speaker].role
    beside = frame and any(frame.covers(m.span) for m in draft.mentions(entity.id))
    house = entity.kind == "organisation" and beside  # “Moritz of Nordbank”: right as well
    return entity.id not in said and not house and draft.name(entity.id) not in role


def _far(draft: Draft, q: Quotation) -> bool:
    """Say whether the speaker's name has to be looked for: a pronoun stands beside the verb."""
    rows = (*draft.mentions(q.speaker, "name"), *draft.mentions(q.speaker, "description"))
    return q.speaker_span is not None and all(m.span != q.speaker_span for m in rows)


def _ask(draft: Draft, q: Quotation, block: str, words: str, name: str) -> str:
    place = draft.spoken_of(block)
    if q.kind == "indirect":
        return ease.pick(draft, name, block, (
            f"Who says in {place} that {words}?",
            f"{place} reports that {words}. Who is the source?",
            f"As you read it in {place}, who says that {words}?",
            f"Who is it in {place} who says that {words}?",
        ))  # fmt: skip
    return ease.pick(draft, name, block, (
        f"Who says “{words}” in {place}?",
        f"Whose words are these in {place}: “{words}”?",
        f"{place} has the words “{words}”. Who says them?",
        f"As you read it in {place}, who says “{words}”?",
    ))  # fmt: skip


def _evidence(draft: Draft, q: Quotation) -> list[Span]:
    frame = plain.frame(draft, q)
    by = [frame] if frame and not frame.overlaps(q.span) else []
    back = _name_before(draft, q)
    return [q.span, *by, *([back] if back else [])]


def _name_before(draft: Draft, q: Quotation) -> Span | None:
    """Return the name that the speaker's pronoun goes back to, inside the paragraph."""
    home = draft.block(q.span)
    rows = [m.span for m in draft.mentions(q.speaker, "name") if home and _far(draft, q)
            and home.span.covers(m.span) and not m.span.overlaps(q.span)]  # fmt: skip
    before = [s for s in rows if q.speaker_span and s.start < q.speaker_span.start]
    quoted = [o.span for o in draft.quotations if o.speaker != q.speaker]
    before = [s for s in before if not any(o.overlaps(s) for o in quoted)]
    return before[-1] if before else None


def _hints(draft: Draft, q: Quotation, words: str, far: bool) -> list[str]:
    few = " ".join(words.split()[:4]).strip(" ,.")
    first = f"Find “{few}” in the text, and look for the verb of saying that goes with it."
    if q.kind == "indirect":
        first = "Find the sentence that reports it, and look for its verb of saying or thinking."
    if far and q.speaker_span:
        word = draft[q.speaker_span].split()[0].casefold()
        return [first, f"Beside the verb stands only “{word}”. Read back: who was named before?"]
    return [first, "Ask who does this verb; the name can stand before or after it."]


def _proof(draft: Draft, q: Quotation, name: str) -> str:
    frame, short = plain.frame(draft, q), draft.short(q.speaker)
    where, back = draft.where(q.cue or q.span), _name_before(draft, q)
    told = f"“{draft[frame]}”" if frame else f"“{draft[q.cue]}”" if q.cue else where
    if _far(draft, q) and q.speaker_span:
        word = draft[q.speaker_span].split()[0]
        at = f" in {draft.where(back)}" if back else ""
        return draft.pick(f"{name}/proof", (
            f"Next to the words stands {told}, and “{word}” goes back to {short}{at}.",
            f"The text has {told} here. “{word}” is {short}, who was named before{at}."))
    says = (
        f"In {where} the text has {told}, so the words go with {short}.",
        f"{strings.capital(where)} says it with {told}: {short} is the source.",
        f"The verb of saying has a name beside it: {told}, in {where}.",
    )  # fmt: skip
    return draft.pick(f"{name}/proof", says if frame else says[:2])


_WRITER = "the writer of this text"


def _writer(draft: Draft, q: Quotation, name: str) -> Lure:
    verb = draft[q.cue] if q.cue else "said"
    if q.kind == "indirect":
        return Lure(_WRITER, "wrong speaker", draft.pick(f"{name}/writer", (
            f"No quotation marks stand here, so it can sound like the writer. But “{verb}” passes"
            " on what somebody else thinks; find out who.",
            f"The writer only reports this. Look for “{verb}” in {draft.where(q.span)}, and for the"
            " name that goes with it.")))  # fmt: skip
    return Lure(_WRITER, "wrong speaker", draft.pick(f"{name}/writer", (
        f"The writer put the words here, but in quotation marks: they are somebody’s own. Who goes"
        f" with “{verb}”?",
        f"Quotation marks show that the writer lets another person speak. See who stands beside"
        f" “{verb}” in {draft.where(q.span)}.")))  # fmt: skip


def _lure(draft: Draft, q: Quotation, entity: Entity, seed: str) -> Lure:
    """Return an entity as a wrong answer, and what makes it tempting in this text."""
    short = draft.short(entity.id)
    verb = f"“{draft[q.cue]}”" if q.cue else "the verb of saying"
    here, home = draft.where(q.cue or q.span), draft.block(q.span)
    place, rows = draft.spoken_of(home.id) if home else "the text", draft.mentions(entity.id)
    others = [o for o in draft.said_by(entity.id) if o.span != q.span and (
        o.kind == "indirect" or len(strings.words(draft[o.own[0] if o.own else o.span])) > 1)]
    near = [o for o in others if home and home.span.covers(o.span)]
    inside = [m for m in rows if q.span.covers(m.span)]
    there = [m for m in rows if home and home.span.covers(m.span)]
    told: tuple[str, ...]
    big = strings.capital(short)
    if inside:
        told = (f"The words speak about {short}, so the name catches the eye. Who says them? Look"
                f" for {verb} in {here}.",
                f"{big} is named inside these words. To be spoken about is not to speak: look"
                f" outside them, in {here}.")  # fmt: skip
    elif near:
        few, _ = _voice(draft, near)
        told = (f"{big} speaks in {place} as well, with {few}. Take care whose {verb} belongs to"
                " the words in the question.",
                f"Two voices meet in {place}. {big} comes with {few}; these words have another"
                f" source, beside {verb}.")  # fmt: skip
    elif others:
        few, where = _voice(draft, others)
        told = (f"You do hear {short} in this text, but with {few} in {where}. For these words,"
                f" read who stands beside {verb} in {here}.",
                f"{big} has a voice too: {few}, in {where}. Go back to {here} and find the name"
                f" near {verb}.",
                f"With {few}, {short} is heard in {where}. The words in the question stand in"
                f" {here}; who says those?",
                f"{strings.capital(where)} lets {short} speak, but with {few}.")  # fmt: skip
    elif there:
        told = (f"{big} is named in {draft.where(there[0].span)}, but without a verb of saying."
                f" Look for the name that goes with {verb}.",
                f"The name of {short} stands near, in {draft.where(there[0].span)}. Check who is"
                f" the one behind {verb}.")  # fmt: skip
    else:
        where = draft.where(rows[0].span)
        told = (f"{big} is named in {where}; nobody says these words there. Read {here} again.",
                f"You may remember {short} from {where}. Who goes with {verb} in {place}?",
                f"{strings.capital(where)} names {short}; find {verb} in {here}.")  # fmt: skip
    return Lure(draft.name(entity.id), "wrong speaker", draft.pick(seed, told))


def _voice(draft: Draft, rows: list[Quotation]) -> tuple[str, str]:
    """Return a few words of the first quotation that has enough of them, and where they stand."""
    spans = [o.own[0] if o.own else o.span for o in rows if o.kind != "indirect"]
    if not spans:
        return "words that are only reported", draft.where(rows[0].span)
    long = [s for s in spans if len(strings.words(draft[s])) >= SHORTEST]
    return draft.quote((long or spans)[0], 6), draft.where((long or spans)[0])
