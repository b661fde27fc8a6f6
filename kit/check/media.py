"""M2, M4–M7, M9: pauses, voices, quotations, loaded words, topics, facts from outside.

Sources: the lesson standards, section 5 (before, during, after; media literacy). Whether a holder
or a neutral word is the true one, a reviewer judges.
"""

from __future__ import annotations

import re

from .. import text as strings
from ..lesson import NOBODY, WRITER, Lesson, Question, Quotation
from ..skills import CLAIM_KINDS, TOPICS
from . import lexis, parts
from .finding import Findings, look, must
from .limits import limit

CONFIDENCE = ("found", "to verify")

_TOPICS = dict(zip(TOPICS, (
    "fact or opinion", "who says it", "a loaded word or a verb of saying",
    "a missing voice or missing evidence", "where a picture or quotation comes from"),
    strict=True))  # fmt: skip
_WRITER = re.compile(r"\b(writer|reporter|journalist|author|article|text)\b", re.IGNORECASE)
_NOBODY = re.compile(r"\b(nobody|no one|not named|unnamed|not (say|tell))\b", re.IGNORECASE)
_MONTH = (r"(?:January|February|March|April|May|June|July|August|September|October|November"
          r"|December)")  # fmt: skip
_DATE = re.compile(rf"\b\d{{1,2}} {_MONTH}\b|{_MONTH} \d{{1,2}}\b|\b(?:1[5-9]|20)\d\d\b")
_NUMBER = re.compile(r"\b\d[\d.,]*\b|\b(?:per ?cent|percent|million|billion)\b|%")


def check_m2(lesson: Lesson) -> Findings:
    """Yield blocks where nobody stops: no question and no stop, or over 70 words in one go."""
    stops, most = dict(lesson.stops), limit(lesson, "M2", "most")
    asked = {b for q in lesson.questions if not parts.is_whole(lesson, q) for b in q.reads}
    for block in lesson.paragraphs:
        if block.id not in stops and block.id not in asked:
            yield must("M2", block.id, f"Nothing stops the reader at {block.spoken}.")
        stretches = 2 if block.id in stops else 1  # a stop parts the paragraph
        if (n := lexis.count(lesson.article[block.span])) > most * stretches:
            what = f"{n} words without a pause in {block.spoken}; {most} are enough."
            mend = "Say under “stops:” where to stop inside it, or have it read twice."
            yield look("M2", block.id, what, mend=mend)


def check_m4(lesson: Lesson) -> Findings:
    """Yield claims without a valid holder, and attribution items that contradict the claim table.

    Whoever the table puts behind the evidence has to be in the key, if an option names them.
    """
    known = {WRITER, NOBODY, *lesson.entity}
    for claim in lesson.claims:
        if claim.holder not in known:
            what = f"Nobody valid holds this claim: “{claim.holder}”."
            mend = "Write writer, nobody or the id of an entity behind “holder:”."
            yield must("M4", claim.id, what, claim.holder, mend)
        if claim.kind not in CLAIM_KINDS:
            mend = f"Write one of {', '.join(CLAIM_KINDS)} behind “kind:”."
            yield must("M4", claim.id, f"“{claim.kind}” is no kind of claim.", claim.kind, mend)
    for q in lesson.questions:
        if ("attribution" in q.about or q.skill == "whose-voice") and q.kind != "write":
            yield from _attribution(lesson, q)


def _attribution(lesson: Lesson, q: Question) -> Findings:
    spans = (*q.evidence, *(t.span for t in q.targets))
    behind = parts.sources(lesson, spans)
    if not behind:
        what = "The evidence of this item on voices touches no claim, quotation or loaded word."
        mend = "Quote words of a claim, quotation or loaded word, or add the claim."
        yield must("M4", q.id, what, mend=mend)
    if q.kind not in ("choice", "short"):
        return
    right = set().union(*(named(lesson, o.text) for o in q.options if o.right))
    told = [o for o in q.options if not o.right and named(lesson, o.text) & behind]
    if told and not right & behind:
        who = next(iter(sorted(named(lesson, told[0].text) & behind)))
        what = f"The claim table gives these words to {lesson.holder(who)}, the key does not"
        yield must("M4", q.id, f"{what}: “{told[0].text}” is marked wrong.", told[0].text)
    elif right and behind and not right & behind and re.match(r"Who(se)?\b", q.ask):
        who = " or ".join(lesson.holder(name) for name in sorted(behind))
        yield must("M4", q.id, f"The key names somebody else than the claim table: {who}.")


def named(lesson: Lesson, text: str) -> set[str]:
    """Return the entities that `text` names, with `writer` and `nobody` where it speaks of them."""
    found = {WRITER} if _WRITER.search(text) else set()
    found |= {NOBODY} if _NOBODY.search(text) else set()
    heads = {e.id: {e.name} for e in lesson.entities}
    for mention in lesson.mentions:
        if mention.form != "pronoun":
            heads[mention.entity].add(lesson.article[mention.span])
    for who, forms in heads.items():
        if lesson.entity[who].kind == "person":
            forms |= {lesson.entity[who].name.split()[-1]}
        if any(strings.find(text.casefold(), form.casefold()) for form in forms):
            found.add(who)
    groups = [e for e in lesson.entities if e.members and set(e.members) <= found]
    return found | {e.id for e in groups}


def check_m5(lesson: Lesson) -> Findings:
    """Yield quotations of the wrong sort, and words in quotation marks that the source has not.

    Direct speech stands in quotation marks, mixed speech holds some, indirect speech has none;
    the article’s curly marks are kept.
    """
    for quotation in lesson.quotations:
        for what in _speech(lesson, quotation):
            mend = "Change “kind:”, or quote exactly the words that stand in quotation marks."
            yield must("M5", quotation.id, what, mend=mend)
    heard = [q.span for q in lesson.quotations if q.kind != "indirect"]
    for block in lesson.blocks.values():
        for match in re.finditer(r"[“\"][^“”\"]+[”\"]", lesson.article[block.span]):
            start = block.start + match.start()
            if not any(s.start <= start < s.end for s in heard):
                what = f"{match.group()} is no quotation in the lesson; whose is it?"
                mend = "Add it to “quotations:” with its speaker."
                yield look("M5", block.id, what, mend=mend)
    source = parts.shown(lesson)
    for q in lesson.questions:
        yield from _misquoted(q, source)


def _speech(lesson: Lesson, quotation: Quotation) -> list[str]:
    words = strings.fold(lesson.article[quotation.span])
    inside = '"' in words
    own = [strings.fold(lesson.article[span]) for span in quotation.own]
    if quotation.kind == "direct" and not (words.startswith('"') and words.endswith('"')):
        return ["Direct speech begins and ends with quotation marks; this one does not."]
    if quotation.kind == "indirect" and (inside or own):
        return ["This is called indirect, but words of it stand in quotation marks."]
    if quotation.kind == "mixed":
        if not own:
            return ["Mixed speech needs the speaker’s own words (“own”)."]
        if not all(quotation.span.covers(s) for s in quotation.own):
            return ["The speaker’s own words stand outside of the quotation."]
        if not all(w.startswith('"') and w.endswith('"') for w in own):
            return ["The speaker’s own words begin and end with quotation marks."]
    return []


def _misquoted(q: Question, source: str) -> Findings:
    mine = " ".join([parts.spoken(q), *(o.text for o in parts.options(q)), *parts.keys(q)])
    texts = [q.ask, q.statement, *q.hints, *(say for _, say, _ in parts.feedback(q))]
    seen = set()
    for text in texts:
        for words in lexis.quoted(text):
            if words in seen or lexis.count(words) < 2:
                continue
            seen.add(words)
            if not lexis.stands(words, source) and not lexis.stands(words, lexis.unquoted(mine)):
                what = f"“{words}” stands in quotation marks, but not in the article."
                yield look("M5", q.id, what, text)
    straight = next((text for text in texts if '"' in text), "")
    if straight and "“" in source:
        what = "The article has curly quotation marks (“ ”); keep them."
        yield look("M5", q.id, what, straight)


def check_m6(lesson: Lesson) -> Findings:
    """Yield loaded words without a voice (writer or somebody named) or without a calmer word."""
    for word in lesson.loaded:
        shown = lesson.article[word.span]
        if word.voice not in {WRITER, NOBODY, *lesson.entity}:
            yield must("M6", word.id, f"Whose word is “{shown}”? No valid voice is given.")
        if not word.neutral.strip():
            yield must("M6", word.id, f"A calmer word for “{shown}” is missing.")


def check_m7(lesson: Lesson) -> Findings:
    """Yield the topics of media literacy that no item is about (`about:` in the question)."""
    there = {topic for q in lesson.mains for topic in q.about}
    for topic, name in _TOPICS.items():
        if topic not in there:
            yield must("M7", "", f"No item is about {name} ({topic}).")


def check_m9(lesson: Lesson) -> Findings:
    """Yield facts from outside without source, date or confidence, or numbers with one source."""
    fewest = limit(lesson, "M9", "fewest")
    for fact in lesson.outside:
        if not any(source.strip() for source in fact.sources) or not fact.date.strip():
            yield must("M9", fact.id, "This fact from outside needs a source and a date.")
        if fact.confidence not in CONFIDENCE:
            what = f"Say how sure this is: {' or '.join(CONFIDENCE)}."
            yield must("M9", fact.id, what, fact.confidence)
        numbers = _NUMBER.search(_DATE.sub(" ", fact.says))
        if numbers and len(fact.sources) < fewest:
            need = f"needs {'two' if fewest == 2 else fewest} sources"
            mend = "Find another source that does not copy the first, or leave the number out."
            yield must("M9", fact.id, f"A number (“{numbers.group()}”) {need}.", fact.says, mend)
