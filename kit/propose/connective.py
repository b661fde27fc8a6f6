"""Which connective fits and why, and what a connective looks back to.

Two kinds of items. “Replace”: four connectives of one grammar, each with what it would say; only
one keeps the sense (`ways` names, for each connective, its stand-in and the wrong ones that no
careful reader could defend). “Look back”: the words of the text that “However” or “As a result”
builds on; the wrong ones are sentences near by. Relations that overlap (adding beside result) are
never set against each other where both could hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..lesson import Connective, Question, Span
from . import telling
from .draft import Draft, right, slug, sure, wrong
from .ways import ADVERBS, CLAUSES, DOUBLE, JOINTS, LURES, PREPOSITIONS, SAYS, TWO, Way

LEAST = 0.8  # a connective of which the program is less sure is not asked about
SKILL = "how-it-hangs-together"


def items(draft: Draft) -> Iterator[Question]:
    """Yield items on the connectives in the paragraphs, in text order, one of each kind."""
    for tie in sorted(draft.lesson.connectives, key=lambda c: (c.span, c.id)):
        block = draft.block(tie.span)
        if block is None or block.kind != "paragraph" or tie.confidence < LEAST:
            continue
        for made in (_replace(draft, tie, block.id), _look_back(draft, tie, block.id)):
            if made is not None:
                yield made


def _sort(draft: Draft, tie: Connective) -> tuple[str, Way] | None:
    """Return the grammar of a connective and its stand-in, or None where it is not on the list."""
    word = draft[tie.span].casefold()
    starts = draft[tie.span][:1].isupper()
    if (word, tie.relation) in TWO:
        return "clause", TWO[word, tie.relation]
    if word in ADVERBS and (starts or word not in ("still", "yet", "then")):
        return ("adverb", ADVERBS[word]) if starts else None
    for name, table in (("joint", JOINTS), ("clause", CLAUSES), ("preposition", PREPOSITIONS)):
        if word in table and not (name == "joint" and starts):
            return name, table[word]
    return None


def _replace(draft: Draft, tie: Connective, block: str) -> Question | None:
    sort = _sort(draft, tie)
    lead = draft.lesson.article.text[:tie.span.start].rstrip()
    if tie.relation == "purpose" and lead[-1:] == ",":
        return None  # “, so that …” tells what came of it
    around = telling.phrase(draft, tie.span, 5, 7)
    shown, word, place = draft[around], draft[tie.span], draft.spoken_of(block)
    after = telling.count(draft[Span(tie.span.end, max(tie.span.end, around.end))])
    if sort is None or not telling.quotable(shown) or telling.count(shown) < 4 or after < 2:
        return None
    grammar, key = sort
    before = _before(draft, tie)
    name = f"{block}-why-{slug(word)}-{draft.number(tie.span)}"
    ask = draft.pick(f"{name}/ask", (
        f"In {place} it says “{shown}”. What could be put in for “{word}” so that the sense is"
        " still the same?",
        f"What could be put in for “{word}” in “{shown}” ({place}), so that a reader is told the"
        " same?",
    ))  # fmt: skip
    lures = draft.mixed(name, LURES[grammar][key.relation])
    says = [_proof(key, word, _halves(draft, tie, around, before), before, place)]
    says += [_why(way, key, word, shown, before, place) for way in lures]
    hints = telling.quiet((
        f"Read {before or 'what stands before it'} and then “{shown}”. What does one do to the"
        " other?",
        f"Leave “{word}” out and read {place} aloud. Which link do you miss?",
    ), [_option(key, word)], f"{ask} {shown}")  # fmt: skip
    texts = [_option(way, word) for way in (key, *lures)]
    good = telling.count(ask) <= 30 and telling.even(texts) and telling.sized(says)
    if not hints or not good:
        return None
    options = [right(name, texts[0], says[0])]
    options += [wrong(name, _trap(way, key, word), text, say)
                for way, text, say in zip(lures, texts[1:], says[1:], strict=True)]  # fmt: skip
    double = 0.85 if word.casefold() in DOUBLE else 1.0
    last = _previous(draft, tie.span)
    evidence = (telling.opening(draft, last), around) if last and grammar == "adverb" else (around,)
    return Question(
        name, "choice", (block,), SKILL, ask, evidence, hints, telling.level(draft, "B2"), 2,
        options=tuple(options), layer="connectives",
        confidence=sure(tie.confidence, 0.92, double), status="draft",
    )  # fmt: skip


def _option(way: Way, word: str) -> str:
    words = way.words if word[:1].isupper() else way.words[:1].lower() + way.words[1:]
    words = words[:1].upper() + words[1:] if word[:1].isupper() else words
    return f"“{words}”, {SAYS[way.relation]}"


def _previous(draft: Draft, span: Span) -> Span | None:
    """Return the sentence before the one in which `span` stands, in its paragraph."""
    block, n = draft.block(span), draft.number(span)
    found = draft.sentences(block.id)[n - 2] if block and n > 1 else None
    return found if found and telling.count(draft[found]) > 2 else None  # no speaker’s label


def _before(draft: Draft, tie: Connective) -> str:
    """Return the words before a connective, quoted, or “” where they cannot be."""
    last = _previous(draft, tie.span) if draft[tie.span][:1].isupper() else None
    if last is None:
        return ""
    words = draft[telling.opening(draft, last, 7)]
    return f"“{words}”" if telling.quotable(words) and telling.count(words) > 2 else ""


def _halves(draft: Draft, tie: Connective, around: Span, before: str) -> str:
    """Return the words that the connective brings in, without the half in front of it."""
    after = draft[Span(tie.span.end, max(tie.span.end, around.end))].strip(" ,")
    front = draft[Span(around.start, min(tie.span.start, around.end))]
    return after if front.strip() and not before and telling.count(after) > 1 else draft[around]


def _proof(key: Way, word: str, shown: str, before: str, place: str) -> str:
    first = before or "what stands before it"
    return {
        "contrast": f"After {first} one expects something else than “{shown}”. “{word}” says so,"
                    " and these words would do the same.",
        "result": f"“{shown}” comes out of {first}. “{word}” shows this step, and these words would"
                  " show it, too.",
        "cause": f"The words behind “{word}” tell why something is so: read “{shown}” and ask"
                 f" “Why?”. {place} answers.",
        "example": f"“{shown}” is one case of what {before or place} says. These words would bring"
                   " it in just as well.",
        "same time": f"Two things happen side by side in “{shown}”. “{word}” puts them together in"
                     " time, and so would these words.",
        "later": f"“{word}” puts things in their order: read “{shown}” in {place} and ask what came"
                 " first.",
        "purpose": f"“{shown}” tells what somebody wants to reach. “{word}” points to this aim, and"
                   " these words would, too.",
        "instead": f"In “{shown}” one thing is there and the other is not. These words say the same"
                   f" as “{word}”.",
    }[key.relation]  # fmt: skip


def _why(way: Way, key: Way, word: str, shown: str, before: str, place: str) -> str:
    first = before or f"what stands beside “{word}”"
    special = {
        ("later", "same time"): f"This would make both things happen at one time. Read “{shown}” in"
                                f" {place}: which of the two comes first?",
        ("same time", "later"): f"This would put one thing after the other. Read “{shown}” in"
                                f" {place}: do they not happen side by side?",
        ("purpose", "cause"): f"This would name a cause, something that is there already. Read"
                              f" “{shown}” in {place}: is it there, or does somebody want it?",
        ("cause", "purpose"): f"This would name an aim. Read “{shown}” in {place}: does somebody"
                              " want it, or is it there already?",
    }  # fmt: skip
    if (key.relation, way.relation) in special:
        return special[key.relation, way.relation]
    return {
        "contrast": f"This would set two things against each other. Read “{shown}” in {place}:"
                    " would anybody be surprised?",
        "result": f"This would make one thing follow from the other. Look at {first} in {place}:"
                  f" does it bring about “{shown}”?",
        "cause": f"This would give a reason. Ask “Why?” and read “{shown}” in {place}. Do the words"
                 f" behind “{word}” answer you?",
        "example": f"This needs something larger, of which one case follows. Read {first} in"
                   f" {place} and look for it.",
        "adding": f"This would go on in the same direction. Read {first} and then “{shown}”: is it"
                  " one more point of the same kind?",
        "same time": f"This would only tell when things happen. Is the hour what counts in"
                     f" “{shown}”, in {place}?",
        "later": f"This would only put things in their order. Read “{shown}” in {place}: is it the"
                 " order that counts?",
        "purpose": f"This would tell what somebody wants to reach. Read “{shown}” in {place}: is"
                   " that an aim?",
        "condition": f"This would make one part depend on the other, like “if”. Read “{shown}” in"
                     f" {place}: is anything left open?",
        "instead": f"This would put one thing in the place of another. Read “{shown}” in {place}:"
                   " is there a choice between two?",
    }[way.relation]  # fmt: skip


def _trap(way: Way, key: Way, word: str) -> str:
    if way.relation in DOUBLE.get(word.casefold(), ()):
        return "other sense"
    if {way.relation, key.relation} <= {"cause", "result", "contrast", "purpose"}:
        return "reversed"
    return "not stated"


def _look_back(draft: Draft, tie: Connective, block: str) -> Question | None:
    """Ask what an adverb at the start of a sentence builds on: the sentence before it."""
    word, last = draft[tie.span], _previous(draft, tie.span)
    if last is None or tie.relation not in ("contrast", "result") or not word[:1].isupper():
        return None
    around = telling.phrase(draft, tie.span, 5, 7)
    shown, place = draft[around], draft.spoken_of(block)
    key = telling.opening(draft, last)
    long = telling.count(shown) >= telling.count(word) + 2
    if word.casefold() not in ADVERBS or not long or not telling.quotable(shown + draft[key]):
        return None
    name = f"{block}-back-{slug(word)}-{draft.number(tie.span)}"
    lures = _others(draft, key, (last, draft.sentence(tie.span)))
    step = "surprise you after it" if tie.relation == "contrast" else "come out of it"
    good = "is not what one expects after it" if tie.relation == "contrast" else "comes out of it"
    says = [f"This stands right before “{word}”, and “{shown}” {good}."]
    says += [f"These words stand in {draft.where(span)}. Read them, and then “{shown}”: does it"
             f" {step}?" for span in lures]  # fmt: skip
    ask = f"In {place} it says “{shown}”. What is it that “{word}” looks back to?"
    hints = telling.quiet((
        "A word like this ties its own sentence to another one. Which one is near enough?",
        f"Put your finger on “{word}”, and look for what makes it needed.",
    ), [draft[key]], ask)  # fmt: skip
    if len(lures) < 2 or not hints or not telling.sized(says):
        return None
    options = [right(name, f"“{draft[key]}”", says[0])]
    options += [wrong(name, "wrong paragraph", f"“{draft[span]}”", say)
                for span, say in zip(lures, says[1:], strict=True)]  # fmt: skip
    return Question(
        name, "choice", (block,), SKILL, ask, (key, around), hints, telling.level(draft, "B2"), 2,
        options=tuple(options), layer="connectives", confidence=sure(tie.confidence, 0.85),
        status="draft",
    )  # fmt: skip


def _others(draft: Draft, key: Span, own: tuple[Span | None, ...]) -> list[Span]:
    """Return the openings of up to three sentences near the key that go with it in length."""
    near = sorted((s for b in draft.paragraphs for s in draft.sentences(b.id) if s not in own),
                  key=lambda s: (abs(s.start - key.start), s.start))  # fmt: skip
    taken = [key]
    for sentence in near:
        found = telling.opening(draft, sentence)
        fits = telling.quotable(draft[found]) and telling.count(draft[found]) > 3
        if fits and telling.even([*(draft[s] for s in taken), draft[found]]):
            taken.append(found)
        if len(taken) == 4:
            break
    return taken[1:]
