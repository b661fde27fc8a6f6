"""What items may rest on: layers made by hand, with one thing wrong in each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.lesson import (
    Article,
    Block,
    Claim,
    Entity,
    Gloss,
    Lesson,
    Mention,
    Question,
    Quotation,
    Span,
)
from kit.propose import candidates, choosing, find_word, propose, trust
from kit.propose.draft import Draft
from kit.propose.fields import foreign
from tests.drafted import TEXTS, drafted

TEXT = ("The Santa Rosa changed course. “We saw lights,” the captain of the Santa Rosa, Ada Lund,"
        " said. Ben Kay-Poole denied that the rope had failed. The council wrote to the mayor.")


def span(words: str, n: int = 0) -> Span:
    at = -1
    for _ in range(n + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def lesson(**more: object) -> Lesson:
    block = Block("p1", "paragraph", 0, len(TEXT))
    ends = [i + 1 for i, c in enumerate(TEXT) if c == "." and TEXT[i + 1:i + 2] in (" ", "")]
    starts = [0, *(e + 1 for e in ends[:-1])]
    article = Article("a.txt", TEXT, (block,), tuple(map(Span, starts, ends)))
    return replace(Lesson("a", "A", "en", "B1", 45, "ours", article), **more)


def person(id_: str, name: str) -> Entity:
    return Entity(id_, "person", name, confidence=0.9, status="draft")


def named(id_: str, words: str, n: int = 0) -> Mention:
    return Mention(f"{id_}-{n}", span(words, n), id_, confidence=0.9, status="draft")


def test_a_ship_is_no_person_and_does_not_speak() -> None:
    draft = lesson(
        entities=(person("rosa", "Santa Rosa"), person("ada", "Ada Lund")),
        mentions=(named("rosa", "Santa Rosa"), named("rosa", "Santa Rosa", 1),
                  named("ada", "Ada Lund")),
        quotations=(Quotation("q1", span("“We saw lights,”"), "direct", "rosa", status="draft"),
                    Quotation("q2", span("“We saw lights,”"), "direct", "ada", status="draft")),
    )  # fmt: skip
    found = trust.believed(draft)
    assert [q.id for q in found.quotations] == ["q2"]
    assert {e.id: e.kind for e in found.entities} == {"rosa": "other", "ada": "person"}


def test_a_name_that_is_cut_is_no_name() -> None:
    draft = lesson(entities=(person("ben", "Ben Kay"), person("poole", "Poole")),
                   mentions=(named("ben", "Ben Kay"), named("poole", "Poole")))  # fmt: skip
    assert trust.believed(draft).entities == ()


def test_what_is_denied_is_not_said() -> None:
    words = span("the rope had failed")
    draft = lesson(
        entities=(person("ben", "Ben Kay-Poole"),), mentions=(named("ben", "Ben Kay-Poole"),),
        quotations=(Quotation("q1", words, "indirect", "ben", cue=span("denied"), status="draft"),),
        claims=(Claim("c1", words, "fact", "ben", status="draft"),))  # fmt: skip
    found = trust.believed(draft)
    assert found.quotations == found.claims == ()


def test_what_a_person_has_looked_at_is_believed() -> None:
    kept = lesson(entities=(Entity("rosa", "person", "Santa Rosa"),),
                  mentions=(Mention("m", span("Santa Rosa"), "rosa"),),
                  quotations=(Quotation("q1", span("“We saw lights,”"), "direct", "rosa"),))
    assert trust.believed(kept) == kept


@pytest.mark.parametrize(("words", "is_human"), [
    ("the tub", False), ("a letter", False), ("the 58-year-old skipper", True),
    ("a spokeswoman for the foundation", True), ("residents", True), ("one", False),
])  # fmt: skip
def test_human_nouns(words: str, is_human: bool) -> None:
    assert trust.human(words) is is_human


def test_a_meaning_of_another_field_is_no_wrong_answer() -> None:
    assert foreign("a large attack by an army", TEXT)
    assert not foreign("a group of people who decide", TEXT)


def test_the_word_for_a_meaning() -> None:
    text = TEXT.replace("wrote to the mayor", "announced a letter about rubbish")
    block = Block("p1", "paragraph", 0, len(text))
    at = Span(text.index("rubbish"), text.index("rubbish") + len("rubbish"))
    gloss = Gloss("g1", "rubbish", (at,), "old things that people throw away", "noun", level="B1",
                  teach=True, confidence=0.9, status="draft")  # fmt: skip
    base = lesson()
    rows = (*base.article.sentences[:-1], Span(base.article.sentences[-1].start, len(text)))
    draft = replace(base, article=Article("a.txt", text, (block,), rows), glossary=(gloss,))
    q, = find_word.items(Draft(draft))
    assert [draft.article[t.span] for t in q.targets] == ["rubbish"]
    assert "about" not in {draft.article[t.span] for t in q.traps}


@pytest.mark.parametrize("name", TEXTS)
def test_nobody_is_asked_the_same_fact_twice(name: str) -> None:
    draft = Draft(drafted(name))
    made = {q.id: g for g, q in candidates(draft.lesson)}
    seen: set[Span] = set()

    def sentences(q: Question) -> set[Span]:
        return {s for e in q.evidence if (s := draft.sentence(e)) is not None}

    for q in propose(draft.lesson):
        if made[q.id] in choosing.FACTS or q.id.startswith("which-paragraph"):
            assert not seen & sentences(q), q.id
            seen |= sentences(q)
