"""What is stated: fact, opinion, prediction or plan; who stands behind it; how to find out.

Adds over spaCy: all of it. A clause (see `clauses`) is a claim if it states one thing that a reader
can weigh. Its holder is the speaker of the quotation around it, else the writer, else nobody (“is
thought to”). The kind comes from the verb, its helpers and a list of judging words (`kinds`).
`says` stays empty: a paraphrase by rule would be wrong too often. At most `MOST` claims a
paragraph, the surest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...lesson import NOBODY, WRITER, Claim, Quotation, Span
from ..doc import Read
from .clauses import Clause, clauses, saying
from .kinds import dated, kind, numbered
from .lexicon import bag

MOST = 4  # claims a paragraph: more than these a class does not weigh
LEAST = 0.64  # what the rules are less sure of is not proposed
CALM = 0.92  # by so much the rules thought themselves surer than they were on new texts
PERSONAL = 4  # so many “I” and “we” of the writer make an essay
WORDS = 4  # the shortest claim
WITHIN, TOUCHED = 0.6, 0.12  # shares of a clause in a quotation: it is said; it is neither
_BLOCKS = ("paragraph", "quotation", "list", "caption")
_CHECK = {
    "number": "Look for the number in a second source, and see what it counts and for which time.",
    "date": "Look for a second report of that time, from somebody else.",
    "fact": "Look for a second source that does not copy the first.",
    "reported": "Find the full words of the one who says so, and a source that does not depend on"
                " them.",
    "opinion": "An opinion cannot be proved. One can ask what it rests on, and who sees it another"
               " way.",
    "said opinion": "An opinion cannot be proved. One can check whether this person said it, and in"
                    " which words.",
    "prediction": "Nobody can check it yet. Ask what it rests on, and look again when the time has"
                  " come.",
    "plan": "Look for the decision or contract, and look again later whether it was done.",
    NOBODY: "Ask who says so. The text does not name anybody.",
}  # fmt: skip


def claims(read: Read, quotations: Iterable[Quotation] = ()) -> tuple[Claim, ...]:
    """Return the claims of the paragraphs, lists, quotations and captions in text order."""
    quotations, found = tuple(quotations), list[Claim]()
    essay = _essay(read, quotations)
    for block, doc in read.docs:
        if block.kind in _BLOCKS:
            here = [c for s in doc.sents for c in _claims(read, s, quotations, essay)]
            surest = sorted(_without_nested(here), key=lambda c: (-c.confidence, c.span))[:MOST]
            found += sorted(surest, key=lambda c: c.span)
    return tuple(found)


def _claims(read: Read, sentence: Any, quotations: tuple[Quotation, ...],
            essay: bool) -> Iterator[Claim]:  # fmt: skip
    if sentence.text.rstrip("\"' ").endswith("?"):
        return
    for clause in clauses(sentence):
        if clause.end - clause.start < WORDS or _frame(clause) or _open(clause):
            continue
        span = read.span(clause.tokens)
        holder, own = _holder(read, clause, span, quotations)
        said = holder not in (WRITER, NOBODY)
        sort, sure = kind(clause, said, own, essay) if holder else ("", 0.0)
        if sort and sure >= LEAST:
            yield Claim(f"k-{span.start}", span, sort, holder, "", _how(clause, sort, holder),
                        round(sure * CALM, 2), "draft")  # fmt: skip


def _open(clause: Clause) -> bool:
    """“If …”, “so that …”, “what he had forecast”: parts that state nothing by themselves."""
    verb, first = clause.verb, clause.tokens[0]
    if first.lower_ in ("what", "whatever") and verb.dep_ != "ROOT":
        return True
    if clause.start and first.doc[clause.start - 1].lower_ == "whether":
        return True
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    return "whether" in marks or (verb.dep_ == "advcl" and bool(marks & bag("if")))


def _frame(clause: Clause) -> bool:
    """“He said”, “she told reporters”: the frame of somebody’s words states nothing more."""
    verb = clause.verb
    if not saying(verb) or any(c.dep_ == "nsubjpass" for c in verb.children):
        return False
    brings = any(c.dep_ in ("ccomp", "parataxis") for c in verb.children)
    quoted = '"' in verb.sent.text and verb.head.dep_ in ("ROOT", "ccomp")
    return brings or quoted or verb.dep_ == "parataxis"


def _holder(read: Read, clause: Clause, span: Span,
            quotations: tuple[Quotation, ...]) -> tuple[str, bool]:  # fmt: skip
    """Return who stands behind a clause, and whether in own words; "" where the text is unclear."""
    shares = [(_share(q.span, span), q) for q in quotations]
    around = [q for share, q in shares if share > WITHIN]
    if around:
        inner = min(around, key=lambda q: q.span.end - q.span.start)
        if not inner.span.covers(read.span(clause.verb)):
            return "", False  # “Macron commended …”: the verb is the writer’s, the rest is not
        above = [t for t in clause.verb.ancestors if saying(t) and _reports(t, clause.verb)]
        if any(inner.span.covers(read.span(t)) for t in above):
            return "", False  # somebody passes on what others said
        return inner.speaker or NOBODY, inner.kind == "direct"
    if any(share > TOUCHED for share, _ in shares):
        return "", False  # half somebody’s words, half the writer’s
    verb = clause.verb
    if "according to" in verb.sent.text.lower() or any(
            saying(above) and _reports(above, verb) for above in verb.ancestors):
        return "", False  # somebody said it, but no quotation tells who
    hidden = verb.tag_ == "VBN" and any(c.dep_ == "xcomp" for c in verb.children)
    if (verb.tag_ == "VBN" and verb.lemma_ == "estimate") or (hidden and verb.lemma_ in bag(
            "hidden sources")):  # fmt: skip
        return NOBODY, False
    return WRITER, False


def _share(outer: Span, inner: Span) -> float:
    both = min(outer.end, inner.end) - max(outer.start, inner.start)
    return max(0, both) / (inner.end - inner.start)


def _reports(above: Any, verb: Any) -> bool:
    """Say whether `verb` stands in what `above` brings in."""
    while verb.head != verb and verb.head != above:
        verb = verb.head
    return verb.dep_ in ("ccomp", "xcomp") and verb.head == above


def _essay(read: Read, quotations: tuple[Quotation, ...]) -> bool:
    """Say whether the writer says “I” or “we” outside quotations: an opinion piece."""
    said = 0
    for block, doc in read.docs:
        if block.kind == "paragraph" and '"' not in doc.text:
            own = [t for t in doc if t.lower_ in ("i", "we", "my", "our")]
            said += sum(not any(q.span.covers(read.span(t)) for q in quotations) for t in own)
    return said >= PERSONAL


def _without_nested(found: list[Claim]) -> list[Claim]:
    """Drop a claim that holds nearly nothing beside another one inside it."""
    kept = []
    for claim in found:
        size = claim.span.end - claim.span.start
        inside = (o for o in found if o is not claim and claim.span.covers(o.span))
        if not any(o.span.end - o.span.start > 0.75 * size for o in inside):
            kept.append(claim)
    return kept


def _how(clause: Clause, sort: str, holder: str) -> str:
    """Return how one could find out."""
    if holder == NOBODY:
        return _CHECK[NOBODY]
    if sort == "opinion" and holder != WRITER:
        return _CHECK["said opinion"]
    if sort != "fact":
        return _CHECK[sort]
    if holder != WRITER:
        return _CHECK["reported"]
    return _CHECK["number" if numbered(clause) else "date" if dated(clause) else "fact"]
