"""Connectives, marks, claims, loaded words, what is missing, a task to write: rules of each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafted import TEXTS, drafted, drafts, faults, made, text_of

from kit.lesson import NOBODY, WRITER, Span
from kit.propose import loaded, opinion, origin, telling, ways
from kit.propose.draft import Draft

MINE = ("words", "connective", "mark", "opinion", "loaded", "missing", "origin", "gist",
        "write")


def every(lesson, seed=0):
    return tuple(q for name in MINE for q in made(name, lesson, seed))


@pytest.mark.parametrize("name", TEXTS)
def test_items_keep_the_item_rows(name):
    lesson = drafted(name)
    assert faults(lesson, every(lesson)) == []


@pytest.mark.parametrize("name", TEXTS)
def test_ids_are_names_and_each_is_one(name):
    ids = [q.id for q in every(drafted(name))]
    assert len(ids) == len(set(ids))
    assert not any(i.split("-")[0].isdigit() for i in ids)


def test_same_seed_same_items():
    lesson = drafted(TEXTS[1])
    assert text_of(every(lesson)) == text_of(every(lesson))


def test_there_is_enough_to_choose_from():
    counts = {name: sum(len(made(name, lesson)) for lesson in drafts()) for name in MINE}
    few = {"gist": 0, "loaded": 0, "origin": 0, "missing": 0}  # rare, and few are good
    assert all(counts[name] > few.get(name, 2) for name in MINE if name != "gist"), counts


def test_every_item_is_a_draft_with_evidence_from_its_part():
    for lesson in drafts():
        for q in every(lesson):
            assert q.status == "draft", q.id
            assert 0 < q.confidence < 1, q.id
            blocks = [b.span for b in lesson.blocks.values() if "all" in q.reads or b.id in q.reads]
            assert all(any(b.covers(s) for b in blocks) for s in q.evidence), q.id


# connectives


def test_no_wrong_connective_has_the_relation_of_the_key():
    for table in ways.LURES.values():
        for relation, lures in table.items():
            assert relation not in {way.relation for way in lures}
            assert len({way.words for way in lures}) == len(lures)


def test_a_result_is_replaced_and_looks_back_to_the_sentence_before():
    lesson = drafted("dates/first-business")
    items = {q.id: q for q in made("connective", lesson)}
    why = items["p5-why-as-a-result-2"]
    assert next(o for o in why.options if o.right).text.startswith("“Therefore”")
    assert why.layer == "connectives"
    back = items["p5-back-as-a-result-2"]
    assert "loss-making parts business" in next(o for o in back.options if o.right).text


def test_an_unsure_connective_is_not_asked_about():
    lesson = drafted("dates/first-business")
    doubtful = replace(lesson, connectives=tuple(replace(c, confidence=0.5)
                                                 for c in lesson.connectives))  # fmt: skip
    assert made("connective", lesson)
    assert not made("connective", doubtful)


# marks


def test_every_person_of_a_paragraph_is_to_be_marked():
    found = [(lesson, q) for lesson in drafts() for q in made("mark", lesson)
             if q.id.endswith("-mark-people")]  # fmt: skip
    assert found
    for lesson, q in found:
        names = [m for m in lesson.mentions if m.form == "name" and m.entity in lesson.entity
                 and lesson.entity[m.entity].kind == "person"
                 and lesson.blocks[q.reads[0]].span.covers(m.span)]  # fmt: skip
        assert {t.span for t in q.targets} == {m.span for m in names}
        assert q.layer == "people"


def test_a_paragraph_with_a_name_that_nobody_knows_is_left_out():
    lesson = drafted("names/protest")
    assert "p5-mark-people" in {q.id for q in made("mark", lesson)}
    fewer = replace(lesson, mentions=tuple(m for m in lesson.mentions
                                           if m.entity != "radio-free-europe"))  # fmt: skip
    assert "p5-mark-people" not in {q.id for q in made("mark", fewer)}


def test_targets_and_traps_do_not_touch():
    for lesson in drafts():
        for q in made("mark", lesson):
            assert all((q.targets, q.traps, q.otherwise, q.say)), q.id
            assert not any(t.span.overlaps(x.span) for t in q.targets for x in q.traps), q.id


def test_one_word_among_a_few_is_the_only_one():
    for lesson in drafts():
        marked = [w.span for w in lesson.loaded] + [h.span for h in lesson.hedges]
        for q in made("mark", lesson):
            if "-judging-" in q.id or "-open-" in q.id:
                shown = q.ask.split("“")[1].split("”")[0]
                at = lesson.article.text.index(shown)
                inside = [s for s in marked if s.overlaps(Span(at, at + len(shown)))]
                assert inside == [q.targets[0].span], q.id


# claims


def test_two_sorts_and_two_holders_stand_against_each_other():
    for lesson in drafts():
        for q in made("opinion", lesson):
            if q.id.startswith("which-"):
                continue
            halves = [o.text.split(", from ") for o in q.options]
            assert sorted(map(len, ({h[0] for h in halves}, {h[1] for h in halves}))) == [2, 2]


def test_keys_agree_with_the_claims():
    for lesson in drafts():
        draft = Draft(lesson)
        for q in made("opinion", lesson):
            if not q.id.startswith("which-"):
                claim = next(c for c in lesson.claims if c.span.covers(q.evidence[0]))
                key = next(o for o in q.options if o.right).text
                assert key == f"{opinion._LABEL[claim.kind]}, from {draft.name(claim.holder)}"


def test_what_nobody_holds_is_not_asked_about():
    lesson = drafted("dates/first-local")
    nobody = replace(lesson, claims=tuple(replace(c, holder=NOBODY) for c in lesson.claims))
    assert made("opinion", lesson)
    assert not made("opinion", nobody)


# loaded words


def test_effects_that_may_both_hold_are_never_offered_together():
    for name, effect in loaded._EFFECTS.items():
        assert name not in effect.near
        assert set(effect.near) <= set(loaded._EFFECTS)
        assert len(loaded._EFFECTS) - len(effect.near) >= 3, name


def test_whose_word_it_is_comes_from_the_layer():
    for lesson in drafts():
        voices = {lesson.article[w.span].casefold(): w.voice for w in lesson.loaded}
        for q in made("loaded", lesson):
            if "-whose-" in q.id:
                word = next(w for w in voices if w in q.id.replace("-", " "))
                key = next(o for o in q.options if o.right).text
                assert key == Draft(lesson).name(voices[word]), q.id


# what is missing


def test_what_the_sentence_tells_is_not_missing():
    found = [q for lesson in drafts() for q in made("missing", lesson)]
    assert found
    assert all(q.about == ("missing",) for q in found)


def test_where_words_were_said_is_told_or_left_open():
    items = {q.id: q for q in made("origin", drafted("dates/first-business"))}
    told = items["p3-from-we-have-had"]
    assert next(o for o in told.options if o.right).text == "on a conference call"
    for lesson in drafts():
        for q in made("origin", lesson):  # the odd one is there each time, so it tells nothing
            assert origin.OPEN in {o.text for o in q.options}


def test_somebody_who_speaks_is_not_missed():
    for lesson in drafts():
        heard = {Draft(lesson).name(q.speaker) for q in lesson.quotations if q.speaker}
        for q in made("missing", lesson):
            if q.id == "not-heard":
                assert next(o for o in q.options if o.right).text not in heard


# a task to write


def test_a_written_task_has_a_sample_for_each_score():
    for lesson in drafts():
        for q in made("write", lesson):
            assert [r.score for r in q.rubric] == [s.score for s in q.samples] == [3, 2, 1, 0]
            sizes = [telling.count(s.text) for s in q.samples]
            assert all(40 <= size <= 95 for size in sizes), (q.id, sizes)
            assert all(s.why for s in q.samples)


def test_samples_quote_the_text():
    for lesson in drafts():
        for q in made("write", lesson):
            for span in q.evidence:
                assert lesson.article[span] in q.samples[0].text, q.id


# shared


def test_a_phrase_is_cut_where_words_hang_together():
    lesson = drafted("dates/first-business")
    draft = Draft(lesson)
    at = lesson.article.text.index("board will meet")
    shown = draft[telling.phrase(draft, Span(at, at + 5))]
    assert shown == "Kestrel's board will meet next Tuesday"


def test_hints_hold_no_word_of_the_key():
    rows = ("Look for the company.", "Look at the words beside it.")
    assert telling.quiet(rows, ["a part of a company"], "") == ("Look at the words beside it.",)
    assert telling.quiet(rows, ["a part of a company"], "Which company?") == rows


def test_writer_is_called_the_writer():
    assert Draft(drafted(TEXTS[0])).name(WRITER) == "the writer"
