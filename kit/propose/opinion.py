"""Fact, opinion, prediction or plan, and who stands behind it.

“What and whose” sets two sorts beside two holders, so that neither half of the key stands out and
both have to be read. “Which of these” puts one claim of a sort beside three of others. Sorts that
one can argue about (a plan beside a prediction) never meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lesson import NOBODY, WRITER, Claim, Question, Quotation, Span
from . import clauses, plainly, telling
from .draft import Draft, right, slug, sure, wrong

SKILL = "weigh-a-claim"
LEAST = {"fact": 0.8, "opinion": 0.72, "prediction": 0.74, "plan": 0.7}  # confidence of a claim
HEARD = 0.6  # confidence of a quotation that gives a claim to somebody
WORDS = (4, 12)  # of a claim that is quoted
HEAD = 6  # so many words of a claim that goes on, at least: then its verb is among them
EACH = 2  # items on single claims, a paragraph

_LABEL = {
    "fact": "a report of what is or was so",
    "opinion": "a view that others may not share",
    "prediction": "a guess at what is still to come",
    "plan": "a plan of what is to be done",
}
_BESIDE = {"fact": "opinion", "opinion": "fact", "prediction": "fact", "plan": "fact"}
_HANGING = """
that which who whose where when and but or to if is was are were has have had could would will may
might should must can did does do not
"""
_STARTS = frozenset(_HANGING.split())
NO_SUBJECT = re.compile(r"(?:\w+ed|said|told|gave|made|took|put|was|were|has|had)\b")
WISH = re.compile(
    r"\b(?:would (?:rather|like|love|prefer|want)|wish\w*|hop(?:e|es|ed|ing)|wants?|may (?:go|stay"
    r"|keep|not|use|return|enter|leave))\b|[’']d (?:rather|like|love)\b"
)  # fmt: skip


def items(draft: Draft) -> Iterator[Question]:
    """Yield “what and whose” for the claims in text order, then “which of these” for the text."""
    claims = [(c, piece) for c in sorted(draft.lesson.claims, key=lambda c: (c.span, c.id))
              if (piece := _piece(draft, c)) is not None]  # fmt: skip
    asked = [(sort, _which(draft, sort, claims)) for sort in ("opinion", "prediction", "plan")]
    shown = {q.evidence[0] for _, q in asked if q is not None}
    taken: dict[str, int] = {}
    for claim, piece in sorted(claims, key=lambda row: (row[0].kind == "fact", row[0].span)):
        block = draft.lesson.block_of(claim.span).id
        found = _what_and_whose(draft, claim, piece) if taken.get(block, 0) < EACH else None
        if found is not None and piece not in shown:
            taken[block] = taken.get(block, 0) + 1
            yield found
    yield from (q for _, q in asked if q is not None)


def _piece(draft: Draft, claim: Claim) -> Span | None:
    """Return the words of a claim that can be quoted, or None for one that is not asked about."""
    block = draft.block(claim.span)
    if block is None or block.kind != "paragraph" or claim.confidence < LEAST[claim.kind]:
        return None
    if claim.holder == NOBODY or claim.holder not in (WRITER, *draft.lesson.entity):
        return None
    piece = telling.opening(draft, claim.span, WORDS[1])
    words = telling.words(draft[piece])
    whole = telling.count(draft[claim.span]) == len(words)
    if not WORDS[0] <= len(words) <= WORDS[1] or words[0] in _STARTS:
        return None
    if NO_SUBJECT.match(draft[piece]) or WISH.search(draft[piece]):
        return None
    clause = len(words) >= HEAD and "," not in draft[piece]
    if not (whole or clause) or not telling.quotable(draft[piece]):
        return None
    sentence = draft[draft.sentence(claim.span) or claim.span]
    loose = clauses.loose(draft[piece], sentence) or not clauses.whole(draft[piece])
    checked = claim.status != "draft"
    return piece if checked or (not loose and _clear(draft, claim, piece)) else None


def _clear(draft: Draft, claim: Claim, piece: Span) -> bool:
    """Say whether two careful readers would agree on the sort of a claim.

    A fact has a figure in it; a view has nothing that makes it a guess; the writer’s own views and
    what the writer expects of the future are left out, for there one can argue whose they are.
    """
    soft = any(h.span.overlaps(piece) for h in draft.lesson.hedges)
    if claim.kind == "fact":
        return any(c.isdigit() for c in draft[piece]) and not soft
    words = telling.words(draft[piece])
    if claim.holder == WRITER or (claim.kind == "opinion" and soft):
        return False
    if claim.kind == "plan" and words[0] in ("he", "she", "they", "it"):
        return any(m.entity == claim.holder for m in draft.inside(piece))
    quotation = _quotation(draft, claim)
    wished = {"should", "must", "need", "needs"} & set(words) or "have to" in " ".join(words)
    supposed = "would" in words and quotation is not None and quotation.kind == "direct"
    return claim.kind != "prediction" or not (wished or supposed)


def _quotation(draft: Draft, claim: Claim) -> Quotation | None:
    rows = [q for q in draft.quotations if q.span.overlaps(claim.span)]
    return rows[0] if len(rows) == 1 and rows[0].speaker == claim.holder else None


def _what_and_whose(draft: Draft, claim: Claim, piece: Span) -> Question | None:
    block, quotation = draft.block(claim.span), _quotation(draft, claim)
    if block is None:
        return None
    if claim.holder != WRITER and (quotation is None or quotation.confidence < HEARD):
        return None
    if claim.holder == WRITER and any(q.span.overlaps(claim.span) for q in draft.quotations):
        return None
    other = _other_holder(draft, claim)
    if other is None or (claim.holder == WRITER and not any(
            block.span.covers(q.span) for q in draft.said_by(other))):  # fmt: skip
        return None  # nobody would take the writer’s words for theirs
    shown, place = draft[piece], draft.spoken_of(block.id)
    name = f"{block.id}-claim-{slug(shown, 4)}"
    ask = plainly.plainest(draft, draft.mixed(name, (
        f"What is “{shown}” in {place}, and who stands behind it?",
        f"What is it that {place} says with “{shown}”, and from whom is it?",
    )), block.id)  # fmt: skip
    whose, theirs = draft.name(claim.holder), draft.name(other)
    beside = _BESIDE[claim.kind]
    texts = [f"{_LABEL[sort]}, from {who}" for sort, who in (
        (claim.kind, whose), (beside, whose), (claim.kind, theirs), (beside, theirs))]  # fmt: skip
    says = _says(draft, claim, quotation, shown, place, theirs)
    hints = telling.quiet((
        "Take it in two steps: what sort of claim is it, and whose?",
        f"Is there a word near it in {place} that lets somebody speak?",
    ), texts[:1], ask)  # fmt: skip
    if not ask or not hints or not telling.even(texts) or not telling.sized(says):
        return None
    traps = ("half right", "wrong speaker", "wrong speaker")
    options = [right(name, texts[0], says[0])]
    options += [wrong(name, trap, text, say)
                for trap, text, say in zip(traps, texts[1:], says[1:], strict=True)]  # fmt: skip
    cue = quotation.cue if quotation and quotation.cue else None
    evidence = [piece, *([cue] if cue and block.span.covers(cue) else [])]
    return Question(
        name, "choice", (block.id,), SKILL, ask, tuple(evidence), hints,
        telling.level(draft, "B2"), 3, options=tuple(options), layer="claims",
        about=("fact-opinion", "attribution"),
        confidence=sure(claim.confidence, quotation.confidence if quotation else 0.9),
        status="draft",
    )  # fmt: skip


def _other_holder(draft: Draft, claim: Claim) -> str | None:
    """Return somebody else who could be taken for the holder: a speaker near by, else the writer.

    Never one whose name stands in the claim, and never a part of the same name.
    """
    near = sorted(draft.quotations, key=lambda q: (abs(q.span.start - claim.span.start), q.id))
    own = draft.name(claim.holder).casefold()
    for speaker in dict.fromkeys(q.speaker for q in near):
        entity = draft.lesson.entity.get(speaker)
        if entity is None or entity.confidence < 0.8 or speaker == claim.holder:
            continue
        theirs = draft.name(speaker).casefold()
        inside = any(m.entity == speaker for m in draft.inside(claim.span))
        named = entity.name[:1].isupper() and theirs not in own and own not in theirs
        if named and not inside and entity.kind in ("person", "organisation"):
            return speaker
    return None if claim.holder == WRITER else WRITER


def _says(draft: Draft, claim: Claim, quotation: Quotation | None, shown: str, place: str,
          theirs: str) -> list[str]:  # fmt: skip
    """Return what is said for the key, the wrong sort, the wrong holder, both wrong."""
    if quotation is None:
        whose = f"No verb of saying in {place} gives it to anybody, so it is the writer’s."
        look = f"{theirs[:1].upper()}{theirs[1:]} is heard in this text. But is there a verb in"
        look += f" {place} that gives “{shown}” to this voice?"
    else:
        cue = f"“{draft[quotation.cue]}”" if quotation.cue else "the sentence"
        whose = f"In {place}, {cue} gives it to {draft.name(claim.holder)}."
        look = f"Half of it is well seen. But who is it that {cue} belongs to, near “{shown}”?"
        if not quotation.cue:
            look = f"Half of it is well seen. But whose words are “{shown}”? Look around them."
    proof = {
        "fact": f"One could find out whether “{shown}” is so.",
        "opinion": f"“{shown}” weighs something, and others may weigh it in another way.",
        "prediction": f"“{shown}” speaks of what has not come yet, so nobody can know it.",
        "plan": f"“{shown}” tells what somebody wants to do.",
    }[claim.kind]
    sort = {
        "fact": f"The voice is well found. But imagine two people who look “{shown}” up. What could"
                " they still argue about?",
        "opinion": f"The voice is well found. But in which list or record could one look “{shown}”"
                   " up?",
        "prediction": f"The voice is well found. But look at the time of the verb in “{shown}”: has"
                      " it happened?",
        "plan": f"The voice is well found. But look at the time in “{shown}”: is it done already?",
    }[claim.kind]  # fmt: skip
    both = (f"Take both halves again in {place}: could one look “{shown}” up today, and which verb"
            " of saying belongs to it?")  # fmt: skip
    return [f"{proof} {whose}", sort, look, both]


def _which(draft: Draft, sort: str, claims: Sequence[tuple[Claim, Span]]) -> Question | None:
    """Return “Which of these …?” over the text: one claim of a sort, three of others."""
    keys = [(c, p) for c, p in claims if c.kind == sort]
    facts = [(c, p) for c, p in claims if c.kind == "fact" and any(x.isdigit() for x in draft[p])]
    if not keys or len(facts) < 3:
        return None
    key = max(keys, key=lambda row: (row[0].confidence, -row[0].span.start))
    name = f"which-{sort}"
    taken = [key]
    for row in draft.mixed(name, facts):
        if len(taken) < 4 and telling.even([*(draft[p] for _, p in taken), draft[row[1]]]):
            taken.append(row)
    if len(taken) < 4:
        return None
    pieces = [draft[p] for _, p in taken]
    asked = {"opinion": "has somebody’s view in it, so that others may see it in another way",
             "prediction": "looks into the future and may turn out to be wrong",
             "plan": "says what somebody wants to do"}[sort]  # fmt: skip
    about = draft[telling.opening(draft, draft.sentences(draft.paragraphs[0].id)[0], 6)]
    if not telling.quotable(about):
        return None
    ask = plainly.plainest(draft, (
        f"All four are in the text that begins with “{about}”. Which of them {asked}?",
        f"Of these four in the text that begins with “{about}”, which is the one that {asked}?",
    ), *(b.id for b in draft.paragraphs))  # fmt: skip
    proof = {"opinion": "weighs something, and there is no list in which one could look it up",
             "prediction": "speaks of a time that had not come when this was written",
             "plan": "tells what is to be done, and by whom"}[sort]  # fmt: skip
    says = [f"“{pieces[0]}” {proof}. You find it in {draft.where(key[0].span)}."]
    ends = {"opinion": "Is it a view, then?", "prediction": "Does it lie ahead, then?",
            "plan": "Is it still to be done, then?"}[sort]  # fmt: skip
    says += [f"This stands in {draft.where(c.span)}. {c.check or 'One could look it up.'} {ends}"
             for c, _ in taken[1:]]  # fmt: skip
    hints = telling.quiet((
        "For each of the four, ask where you would look it up.",
        "Numbers and days can be found again by anybody. What else is there?",
    ), pieces[:1], ask)  # fmt: skip
    if not ask or not hints or not telling.sized(says):
        return None
    options = [right(name, f"“{pieces[0]}”", says[0])]
    options += [wrong(name, "wrong paragraph", f"“{text}”", say)
                for text, say in zip(pieces[1:], says[1:], strict=True)]  # fmt: skip
    return Question(
        name, "choice", ("all",), SKILL, ask, tuple(p for _, p in taken), hints,
        telling.level(draft, "B2"), 2, options=tuple(options), layer="claims",
        about=("fact-opinion",), confidence=sure(*(c.confidence for c, _ in taken[:2])),
        status="draft",
    )  # fmt: skip
