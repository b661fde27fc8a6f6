"""What careful readers found wrong in drafts of unseen texts: each fault stays away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from drafted import drafted, drafts, made

from kit.lesson import WRITER, Article, Block, Claim, Entity, Lesson, Mention, Quotation, Span
from kit.propose import (
    candidates,
    clauses,
    edits,
    giving,
    interview,
    names,
    persons,
    propose,
    trust,
    verdicts,
    who_said,
)
from kit.propose.draft import Draft
from kit.text import sentences

_TEXT = """\
Mrs Ada Barr, who likes the old mill, said that nobody had asked her. “We heard it on the radio,” \
she said. “It was a very cold day for us.”
Jan Moritz met Ada Barr and her lawyer in Vassel. Barr told Moritz that it was late.
Bo Lindt, the clerk, called it ‘careful, slow and maddening’. Moritz left the hall."""


def lesson(text: str = _TEXT, **layers: object) -> Lesson:
    """Return a lesson whose paragraphs are the lines of a text."""
    blocks, at = [], 0
    for n, line in enumerate(text.split("\n"), 1):
        blocks.append(Block(f"p{n}", "paragraph", at, at + len(line)))
        at += len(line) + 1
    rows = tuple(Span(b.start + a, b.start + z) for b in blocks
                 for a, z in sentences(text[b.start:b.end]))  # fmt: skip
    article = Article("t.txt", text, tuple(blocks), rows)
    return replace(Lesson("t", "T", "en", "B1", 10, "", article), **layers)


def at(words: str, text: str = _TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def people() -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    rows = (("barr", "Ada Barr", ("Ada Barr", "Barr told")), ("moritz", "Jan Moritz", (
        "Jan Moritz", "Moritz left")), ("lindt", "Bo Lindt", ("Bo Lindt",)))
    entities = tuple(Entity(e, "person", name) for e, name, _ in rows)
    mentions = tuple(Mention(f"{e}-{n}", Span(s.start, s.start + len(w.split(" t")[0].split(
        " l")[0])), e, "name") for e, _, words in rows for n, w in enumerate(words)
        for s in [at(w)])  # fmt: skip
    return entities, mentions


@pytest.mark.parametrize(("words", "whole"), [
    ("The tower has one", True),
    ("Others fail to see the humor", True),
    ("Tveitdal-Okoro knocked the bar off twice", True),
    ("Two men, aged 34 and 58, were detained", True),
    ("In the meantime, the animals are being kept in a hall", True),
    ("One star, would recommend", False),
    ("Looked up at the newly painted water tower", False),
    ("For about 18 hours this week", False),
    ("the document, dated 14 March 2016", False),
    ("In a will drawn up by a solicitor in 2009", False),
    ("If they need a dictionary", False),
])  # fmt: skip
def test_a_statement_has_a_subject_and_a_verb(words: str, whole: bool) -> None:
    assert clauses.whole(words) is whole


@pytest.mark.parametrize(("text", "turned"), [
    ("It is kept in an empty hall", "It is kept in a full hall"),
    ("Others fail to see the humor", "Others manage to see the humor"),
    ("He failed to see it", "He managed to see it"),
    ("It was a late train", "It was a late train"),
])  # fmt: skip
def test_a_swap_is_english(text: str, turned: str) -> None:
    assert [e.text for e in edits.turned(text)] in ([turned], [])
    assert turned == text or list(edits.turned(text))


def test_nothing_is_bought_out() -> None:
    assert not list(edits.turned("The diner has sold out of pie twice"))


def test_a_lost_not_is_called_lost() -> None:
    words = "The market is not coming back"
    draft = Draft(lesson(f"{words} this year. So it is."))
    edit = next(iter(edits.turned(words)))
    for seed in "abcdef":
        says = verdicts.false(draft, seed, Span(0, len(words)), "turn", edit)
        assert re.search(r"le(?:ft|ave)s? out|leave out", says[0]), says[0]


def test_the_place_is_that_of_the_words_shown() -> None:
    """Words that a feedback quotes together with a sentence stand in that sentence."""
    asked = 0
    for found in drafts():
        draft = Draft(found)
        for q in (*made("who_said", found), *made("heard", found)):
            for option in q.options:
                said = re.search(r"with “([^”]+)” in ((?:the|sentence) [^.]+?P\d+)", option.say)
                if said and found.article.text.count(said[1]) == 1:
                    start = found.article.text.index(said[1])
                    assert draft.where(Span(start, start + 1)) == said[2], option.say
                    asked += 1
    assert asked


def test_a_speaker_who_reports_first_is_quoted_from_the_right_sentence() -> None:
    entities, mentions = people()
    said = (
        Quotation("q1", at("nobody had asked her"), "indirect", "barr", at("said")),
        Quotation("q2", at("“We heard it on the radio,”"), "direct", "barr", at("she said")),
        Quotation("q3", at("it was late"), "indirect", "moritz", at("told")),
    )
    draft = Draft(lesson(entities=entities, mentions=mentions, quotations=said))
    assert who_said._voice(draft, [said[0], said[1]]) == (
        "“We heard it on the radio”", "the second sentence of P1")


@pytest.mark.parametrize(("words", "marks"), [
    ("called it ‘careful, slow and maddening’", True), ("called it 'careful'", True),
    ("the team’s plan didn't work", False), ("“no”", True),
])  # fmt: skip
def test_single_marks_are_marks(words: str, marks: bool) -> None:
    assert clauses.marked(words) is marks


def test_no_sample_denies_marks_that_are_there() -> None:
    for found in drafts():
        draft = Draft(found)
        for q in made("write", found):
            if q.id == "two-voices" and "no quotation marks" in q.samples[0].text:
                sentence = draft.sentence(q.evidence[1])
                assert sentence is not None
                assert not clauses.marked(draft[sentence])


def test_one_who_is_named_twice_is_one() -> None:
    for found in drafts():
        for q in made("mark", found):
            if q.id.endswith("-mark-people"):
                spans = {t.span for t in q.targets}
                who = {m.entity for m in found.mentions if m.span in spans}
                assert len(who) > 1, q.id
                assert f" has {len(who)} people in it" in q.say


def test_no_man_is_asked_for_she() -> None:
    entities, mentions = people()
    draft = Draft(lesson(entities=entities, mentions=mentions))
    assert [persons.sex(draft, e.id) for e in entities] == ["f", "", ""]
    named = replace(entities[1], name="Solomon Moritz")
    draft = Draft(lesson(entities=(entities[0], named), mentions=mentions))
    assert persons.clash(draft, "She", "moritz")
    assert not persons.clash(draft, "he", "moritz")
    assert not persons.clash(draft, "it", "moritz")
    for found in drafts():
        known = Draft(found)
        for q in made("points_to", found):
            word = re.search(r"“(he|she|her|his|him)”", q.ask, re.IGNORECASE)
            for e in found.entities if word else ():
                if known.name(e.id) in {o.text for o in q.options if not o.right}:
                    assert not persons.clash(known, word[1], e.id), q.id


def test_a_title_before_a_gap_fits_every_name() -> None:
    entities, mentions = people()
    draft = Draft(lesson(entities=entities, mentions=mentions))
    sentence = at("Mrs Ada Barr, who likes the old mill, said that nobody had asked her")
    rows = (*mentions, Mention("b0", at("Ada Barr"), "barr", "name"))
    assert persons.title(draft, at("Ada Barr")) == "Mrs"
    draft = Draft(lesson(entities=entities, mentions=rows))
    assert names._tells(draft, sentence, entities[0], entities[1])  # no Mrs
    plain = at("Jan Moritz met Ada Barr and her lawyer in Vassel")
    assert not names._tells(draft, plain, entities[1], entities[2])


def test_no_figure_of_a_year_before_and_one_job_at_most() -> None:
    for found in drafts():
        told = [q.statement for _, q in candidates(found)]
        assert not any("than it was a year before" in words for words in told)
        assert sum(bool(re.search(r"more than five years ago|for less than a year", words))
                   for words in told) < 2


_TALK = """\
Ada Barr has run the mill for years.
What did you see?
I saw that the wheel had stopped, and my brother said that it was late.
Were you afraid?
Not a bit. We have always had storms, and 40 of them were worse.
What will you do now?
I think I will sell it."""


def test_answers_of_an_interview_are_known() -> None:
    assert interview.answers(lesson(_TALK)) == {"p3", "p5", "p7"}
    heading = lesson(_TALK)
    blocks = tuple(replace(b, kind="subhead") if heading.article.text[b.end - 1] == "?" else b
                   for b in heading.article.blocks)
    turned = replace(heading, article=replace(heading.article, blocks=blocks))
    assert interview.answers(turned) == {"p3", "p5", "p7"}
    assert not interview.answers(drafted("dates/first-business"))
    label = "Holm: What is it?\nNyman: It is old.\nHolm: Is it?\nNyman: Yes, it is."
    assert interview.answers(lesson(label)) == {"p2", "p4"}


def test_the_writer_claims_nothing_in_an_answer() -> None:
    claims = tuple(Claim(f"c{n}", at(w, _TALK), "fact", WRITER, status="draft")
                   for n, w in enumerate(("40 of them were worse", "Ada Barr has run the mill")))
    left = trust.believed(lesson(_TALK, claims=claims)).claims
    assert [c.id for c in left] == ["c1"]
    ours = trust.believed(lesson(_TALK, claims=(replace(claims[0], status=""),))).claims
    assert len(ours) == 1  # what a person has checked stands


def test_nobody_asks_how_an_answer_is_told() -> None:
    for found in drafts():
        inside = interview.answers(found)
        assert not [q.id for q in made("how_told", found) if set(q.reads) & inside]


def test_no_item_prints_what_another_asks() -> None:
    for found in drafts():
        draft, items = Draft(found), propose(found)
        assert not [(a.id, b.id) for a in items for b in items
                    if a is not b and giving.tells(draft, a, b)]


def test_what_gives_away_is_seen() -> None:
    found = drafted("dates/first-business")
    draft = Draft(found)
    gap = next(q for _, q in candidates(found) if q.kind in ("cloze", "truth")
               and all(o.right or o.text for o in q.options))
    words = " ".join(found.article[s] for s in gap.evidence)
    printed = replace(gap, id="other", kind="order", statement=words, text=words, gaps=())
    assert giving.tells(draft, printed, gap)
    assert not giving.tells(draft, replace(printed, statement="", text=""), gap)


@pytest.mark.parametrize(("words", "sentence", "loose"), [
    ("one would then expect to see two layers", "", True),
    ("She would do the same again", "She would do the same again, she said.", True),
    ("it would be wrong half the time", "", True),
    ("I’m still a little scared", "", True),
    ("She will close the mill", "She will close the mill if it rains.", True),
    ("The bank would close two branches", "The bank would close two branches, she said.", False),
])  # fmt: skip
def test_an_if_an_image_or_a_mood_is_no_claim(words: str, sentence: str, loose: bool) -> None:
    assert clauses.loose(words, sentence or words) is loose
