"""Sentences of the article as a question can use them: alone, without dateline, pronouns named.

Pure work on the layers; what cannot stand alone safely is None, and then nothing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import text as strings
from ..lesson import Claim, Entity, Mention, Quotation, Span
from .cutting import HANGING
from .draft import Draft
from .hanging import HANGS, under

SAFE = 0.8  # confidence from which a link of a pronoun is put into words
FEWEST, MOST = 4, 24  # words of a clause that a statement can hold

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’ -]+[A-Z]|[A-Z]{3,})(?:, [A-Z][\w.]+(?: \d{1,2})?)*(?: \([^)]{2,20}\))? ?"
    r"(?:–|—|--|-) "
)  # fmt: skip
POINTING = frozenset(("he", "she", "it", "they", "him", "her", "them", "his", "its", "their"))
_PRONOUNS = re.compile(
    r"\b(he|she|they|it|him|her|hers|them|his|its|their|theirs|himself|herself|itself|themselves"
    r"|i|we|you|me|us|my|our|ours|your|this(?! (?:country|town|city|year|week|month|season|summer"
    r"|winter|spring|autumn)\b)|these|those|here|there)\b", re.IGNORECASE
)  # fmt: skip
_GOES_ON = re.compile(
    r"^(?:[”\"]?,? (?:said|says|told|is|are|was|were|has|have|had|will|would|can|could|may|might"
    r"|did|does|do)\b|-|’|'| (?:than|as if)\b|\?)"
)  # fmt: skip  # then the clause was cut before its verb, or inside a word
_POSSESSIVE = {"his", "her", "its", "their"}
_VERBS = """
said says say told tells claimed claims argued argues warned warns announced added insisted believes
believe explained admitted estimates predicted promised thinks according noted stressed reported
pointed
"""
THAT = frozenset(_VERBS.split())  # what a clause with “that” can follow
_MARKS = " \n\t“”\"„‘’'.,;:!?–—-"


def start(draft: Draft, span: Span) -> Span:
    """Return `span` without the dateline of an agency in front (“GENEVA, May 3 (AP) – ”)."""
    found = _DATELINE.match(draft[span])
    return Span(span.start + found.end(), span.end) if found else span


def clause(draft: Draft, span: Span) -> str | None:
    """Return the words of `span` as a statement that can stand alone, without a full stop.

    A pronoun whose name is safe is replaced by it; with any other the answer is None, as it is for
    words inside quotation marks and for parts that hang on something else.
    """
    span = start(draft, span)
    sentence = draft.sentence(span)
    if sentence is None or span.end > sentence.end:
        return None
    words = draft[span].strip(_MARKS)
    size = len(strings.words(words))
    if not FEWEST <= size <= MOST or re.search(r"[“”\"\n;]", draft[span]):
        return None
    if _joined(draft, span) or under(draft, span):
        return None
    if HANGS.search(words) or _GOES_ON.match(draft.lesson.article.text[span.end:]):
        return None
    return named(draft, span)


def statement(draft: Draft, claim: Claim) -> str | None:
    """Return a claim as a sentence without its full stop: in its plain words, else the text's.

    The words of a claim that a person marked may be a part of a sentence; a program's are a clause.
    """
    if claim.says:
        return claim.says.strip().rstrip(".") if alone(claim.says.strip().rstrip(".")) else None
    sentence, span = draft.sentence(claim.span), start(draft, claim.span)
    opens = sentence is not None and start(draft, sentence).start == span.start
    return clause(draft, claim.span) if opens or claim.status == "draft" else None


def reported(draft: Draft, q: Quotation) -> str | None:
    """Return an indirect quotation as a clause that can follow “that”, or None."""
    cue = draft[q.cue].casefold().split() if q.cue else []
    return clause(draft, q.span) if cue and cue[0] in THAT else None


def own_fact(draft: Draft, claim: Claim) -> bool:
    """Say whether a claim is the writer's, told as a fact and in nobody else's mouth."""
    return claim.holder == "writer" and claim.kind != "opinion" and not draft.voice(
        start(draft, claim.span))  # fmt: skip


def own_facts(draft: Draft) -> Iterator[Claim]:
    """Yield the writer's facts in paragraphs that are fairly sure, in the order of the text."""
    for claim in sorted(draft.lesson.claims, key=lambda c: (c.span, c.id)):
        block = draft.block(claim.span)
        if block and block.kind == "paragraph" and claim.confidence >= 0.6 \
                and own_fact(draft, claim):  # fmt: skip
            yield claim


def alone(words: str) -> bool:
    """Say whether words of an event's name need no other sentence: no pronoun, nothing that hangs.

    A possessive may stay behind a name: “Vance hid his money”.
    """
    size = len(strings.words(words))
    if not FEWEST - 1 <= size <= MOST or HANGS.search(words) or re.search(r"[“”\"(\n;]", words):
        return False
    found = _PRONOUNS.search(words)
    return found is None or (found.group() in _POSSESSIVE and bool(
        re.match(r"(?:The )?[A-Z]\w+", words)) and found.start() > 8)


def _joined(draft: Draft, span: Span) -> bool:
    """Say whether the words go on from “and” without a subject of their own: “and won twice”."""
    before = draft.lesson.article.text[max(0, span.start - 5):span.start]
    first = re.match(r"[\w’'-]+", draft[span])
    word = first.group() if first else ""
    starts = word[:1].isupper() or word[:1].isdigit() or word in _DETERMINERS
    return before.endswith(("and ", "or ", "but ")) and not starts


_FIRST = """
the a an its his her their some many most more all no two three four he she it they there in on at
both each
"""
_DETERMINERS = frozenset(_FIRST.split())


def named(draft: Draft, span: Span) -> str | None:
    """Return the words of `span` with names in the place of pronouns, or None where one is open."""
    links = {m.span.start: m for m in draft.inside(span)}
    known = {m.entity for m in draft.inside(span, "name")}
    out, at, seen = "", span.start, set[str]()
    for found in _PRONOUNS.finditer(draft.lesson.article.text, span.start, span.end):
        word, mention = found.group(), links.get(found.start())
        if mention is None and word.casefold() == "there" and _exists(draft, found.end()):
            continue
        name = _name(draft, mention, word, found.end()) if mention else None
        if mention is None or name is None:
            return None
        before = {m.entity for m in draft.inside(Span(span.start, found.start()), "name")}
        if mention.entity in before | seen:
            continue  # its name stands before it in the clause
        if mention.entity in known:
            return None  # “in his view, Velan …”: would be named twice
        out += draft[Span(at, found.start())] + name
        at = found.end()
        seen.add(mention.entity)
    whole = re.sub(r" \([^()]*\)", "", out + draft[Span(at, span.end)])
    return whole.strip(_MARKS) if "(" not in whole else None


def _exists(draft: Draft, end: int) -> bool:
    rest = draft.lesson.article.text[end:end + 6]
    return bool(re.match(r" (?:is|are|was|were|has|had|will)\b", rest + " "))


def _name(draft: Draft, mention: Mention, word: str, end: int) -> str | None:
    """Return what stands for a pronoun, or None where that is not safe."""
    if mention.confidence < SAFE or mention.unsure or not draft.mentions(mention.entity, "name"):
        return None
    low = word.casefold()
    after = re.match(r" ([a-z-]+)", draft.lesson.article.text[end:])
    own = low in _POSSESSIVE and after and after.group(1) not in _LITTLE
    if low.endswith(("self", "selves", "theirs", "hers")):
        return None
    told = [draft[m.span] for m in draft.mentions(mention.entity, "description")]
    told += [draft.lesson.entity[mention.entity].role]
    if own and after and after.group(1) in " ".join(told).casefold().split():
        return None  # the captain’s “her captain” is somebody’s who is not named
    name = draft.short(mention.entity)
    return whose(name) if own else name


_SMALL = "to in on at and or for with from as by of that into about after before"
_LITTLE = frozenset(_SMALL.split())


def small(draft: Draft, words: str) -> str:
    """Return words as they stand inside a sentence: a name at the start keeps its capital."""
    first = re.match(r"[^\W\d]+", words)
    capitals = words[:2].isalpha() and words[:2].isupper()
    if not first or words[:1].islower() or capitals or words[1:2] in tuple(".’'"):
        return words
    names = {word for m in draft.lesson.mentions if m.form == "name"
             for word in draft[m.span].split()[:1] if word not in _OPENERS}  # fmt: skip
    titled = re.match(r"[A-Z]\w+ (?:[A-Z]\w+ )*[A-Z]", words) and first.group() not in _OPENERS
    inside = re.search(rf"[a-z,] {first.group()}\b", draft.lesson.article.text) \
        and first.group() not in _OPENERS  # “beat City”
    return words if first.group() in names or titled or inside else words[0].lower() + words[1:]


def whose(name: str) -> str:
    """Return a name with its possessive ending: “Holm’s”, “the visitors’”."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


_COMMON = """
The A An In On At By For From After Before During Since Some Many Most More Its His Her Their Our
All Both Two Three Four Five Six Last This Next That Early Late
"""
_OPENERS = frozenset(_COMMON.split())


def topic(draft: Draft) -> str:
    """Return whom or what the text names most, for a stem: “Macron”, “the World Bank”."""
    rows = draft.of_kind("person", "organisation", "place", "event")
    rows = tuple(e for e in rows if draft.mentions(e.id, "name") and e.confidence >= SAFE) or rows

    def weight(entity: Entity) -> float:
        found = {b.id for m in draft.mentions(entity.id) if (b := draft.block(m.span))}
        first = {"headline", *(b.id for b in draft.paragraphs[:1])} & found
        return len(found) + 1.5 * len(first) + len(draft.mentions(entity.id)) / 100
    top = max(rows, key=weight, default=None)
    return draft.short(top.id) if top else draft.lesson.title or "the news"


def about(draft: Draft) -> str:
    """Return how a stem names the whole text: by its headline, else by whom it names most."""
    head = next((b for b in draft.lesson.blocks.values() if b.kind == "headline"), None)
    words = draft[head.span].strip(" .\n") if head else ""
    if 2 <= len(strings.words(words)) <= 12 and not re.search(r"[“”\"‘\n]", words):
        return f"the text “{words}”"
    return f"the text about {topic(draft)}"


def frame(draft: Draft, quotation: Quotation) -> Span | None:
    """Return the words that name the speaker and the verb: “Kamau said”, or None where apart."""
    if quotation.cue is None or quotation.speaker_span is None:
        return None
    cue, by = quotation.cue, quotation.speaker_span
    span = Span(min(cue.start, by.start), max(cue.end, by.end))
    close = len(strings.words(draft[span])) <= 9 and "\n" not in draft[span]
    return span if close and not re.search(r"[“”\"]", draft[span]) else None


def around(draft: Draft, span: Span, after: int = 5, before: int = 2) -> Span:
    """Return `span` with some words of its clause, enough to find it: “she would appeal”."""
    text, sentence = draft.lesson.article.text, draft.sentence(span) or span
    right = re.match(rf"(?: \w[\w’'-]*){{0,{after}}}", text[span.end:sentence.end])
    words = strings.words(right.group()) if right else []
    rest = text[span.end:]
    while len(words) > 2 and rest[slice(*words[-1])].lower() in HANGING:
        words.pop()
    end = span.end + (words[-1][1] if words else 0)
    end = draft.whole(end)
    if len(words) >= 2:
        return Span(span.start, end)
    spare = before + 2 - len(words)
    left = re.search(rf"(?:(?<![\w’'])[\w$][\w’'-]* ){{1,{spare}}}$",
                     text[sentence.start:span.start])  # fmt: skip
    return Span(span.start - len(left.group()) if left else span.start, end)
