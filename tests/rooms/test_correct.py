"""The room of the review desk, without a page and without a disk: what is proposed, what a
decision does to the text of a lesson file, and what is refused."""

from __future__ import annotations

import difflib
import subprocess
import sys

import pytest
from proposed import FERRY, draft_of

from kit import correct
from kit.check import check
from kit.correct import Draft
from kit.errors import KitError
from kit.files import edit, read_yaml
from kit.lesson import Span

LESSON = read_yaml(FERRY)


@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    folder = draft_of(FERRY, tmp_path_factory.mktemp("draft") / "ferry")
    texts = {name: (folder / f"{name}.yaml").read_text("utf-8")
             for name in ("reading", "questions")}  # fmt: skip
    return Draft(LESSON.article, texts)


@pytest.fixture
def proposed(draft):
    return {p.id: p for p in correct.queue(draft)}


def changed(draft, texts, file="reading"):
    """The lines that a decision has taken away and put in."""
    lines = difflib.unified_diff(draft.texts[file].splitlines(), texts[file].splitlines(),
                                 lineterm="", n=0)  # fmt: skip
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def read(texts, tmp_path):
    """The lesson that the texts would be."""
    folder = tmp_path / "ferry"
    folder.mkdir(exist_ok=True)
    (folder / "ferry.txt").write_bytes((FERRY / "ferry.txt").read_bytes())
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return read_yaml(folder)


# the queue


def test_marks_come_before_questions_both_in_the_order_of_the_text(draft):
    found = correct.queue(draft)
    files = [p.file for p in found]
    assert files == sorted(files, reverse=True)
    starts = [p.span.start for p in found if p.file == "reading" and p.span]
    assert starts == sorted(starts)


@pytest.mark.parametrize(("id", "title", "label"), [
    ("entities/1", "Person: Per Holm", "P1"),
    ("entities/0", "Group: the harbour council", "Credit"),
    ("entities/4", "Date: 3 March", "P1"), ("entities/1/refers/0", "“He” = Per Holm", "P3"),
    ("quotations/0", "The harbour council · reported", "P1"),
    ("quotations/1", "Who says “Nobody asked us”", "P2"),
    ("quotations/2", "Holm · reported, with own words", "P3"),
    ("claims/0", "Claim: will stop running on 3 March", "P1"),
    ("loaded/0", "Loaded word: burden", "P1"), ("connectives/1", "Connective: However", "P2"),
    ("hedges/0", "Careful words: within weeks", "P3"),
    ("glossary/0", "Word to learn: burden", "P1"),
    ("events/1", "Event: A road opens.", "Whole text"),
    ("questions/5", "Question: Who uses these words?", "Whole text"),
])  # fmt: skip
def test_each_proposal_has_a_title_and_a_place(proposed, id, title, label):
    assert (proposed[id].title, proposed[id].label) == (title, label)
    assert proposed[id].why.endswith(".")
    assert "  " not in proposed[id].why


def test_below_seven_tenths_the_program_is_not_sure(draft):
    text = edit.set_keys(draft.texts["reading"], ("claims", 0), {"confidence": 0.69})
    text = edit.set_keys(text, ("claims", 1), {"confidence": 0.7})
    sure = {p.id: p.sure for p in correct.queue(Draft(draft.article, {"reading": text}))}
    assert (sure["claims/0"], sure["claims/1"]) == (False, True)


FIELDS = {
    "entities/1": {"name", "kind", "role", "gloss"}, "entities/4": {"name", "kind", "value"},
    "entities/1/refers/0": {"entity", "why", "words"},
    "quotations/1": {"speaker", "kind", "words"},
    "claims/1": {"kind", "holder", "says", "check", "words"},
    "loaded/1": {"voice", "neutral", "why", "words"},
    "connectives/0": {"relation", "joins", "plain", "words"}, "hedges/0": {"says", "words"},
    "glossary/0": {"here", "not-here", "use", "pos", "level", "teach", "words"},
    "glossary/1": {"here", "not-here", "use", "pos", "level", "teach"},  # it stands in many places
    "events/0": {"name", "value", "words"},
    "questions/0": {"ask", "hints/0", "evidence", *(f"options/{n}/{k}" for n in range(3)
                    for k in ("text", "right", "say"))},
}  # fmt: skip


@pytest.mark.parametrize("id", FIELDS)
def test_what_can_be_mended(proposed, id):
    assert {field.key for field in proposed[id].fields} == FIELDS[id]


def test_who_may_speak_begins_with_persons_and_ends_with_somebody_else(proposed):
    speaker = next(f for f in proposed["quotations/0"].fields if f.key == "speaker")
    assert [name for _, name in speaker.choices] == [
        "Per Holm", "Ada Lund", "the harbour council", "the two who argue", "Norhavn",
        "nobody named", "someone else …"]  # fmt: skip


def test_a_nearer_name_is_told_as_a_doubt(draft):
    quote = {"speaker": "lund", "by": {"quote": "Ada Lund", "in": "p2"}, "cue": "insisted"}
    text = edit.set_keys(draft.texts["reading"], ("quotations", 2), {**quote, "confidence": 0.5})
    one = next(p for p in correct.queue(Draft(draft.article, {"reading": text}))
               if p.id == "quotations/2")  # fmt: skip
    assert one.why == ("“Ada Lund” is the name that was taken. “Holm” stands nearer to the verb"
                       " “insisted”, so it may be wrong.")  # fmt: skip


def test_findings_stand_at_their_question(draft):
    found = {p.id: p for p in correct.queue(draft, {"why": ["Please look: it is long."]})}
    assert found["questions/2"].findings == ("Please look: it is long.",)
    assert found["questions/0"].findings == ()


def test_words_that_left_the_article_are_told(draft):
    text = edit.set_keys(draft.texts["reading"], ("hedges", 0), {"quote": "within decades"})
    one = next(p for p in correct.queue(Draft(draft.article, {"reading": text}))
               if p.id == "hedges/0")  # fmt: skip
    assert one.span is None
    assert one.why.startswith("These words do not stand in the article any more.")


def test_the_same_draft_gives_the_same_queue_under_another_hash_seed(tmp_path):
    folder = draft_of(FERRY, tmp_path / "ferry")
    code = ("import sys, json; from pathlib import Path; from kit import correct, files;"
            "f = Path(sys.argv[1]); l = files.read_yaml(f);"
            "d = correct.Draft(l.article, {n: (f / f'{n}.yaml').read_text('utf-8') for n in"
            " ('reading', 'questions')});"
            "print(json.dumps(correct.desk_state(d, correct.queue(d))))")  # fmt: skip
    runs = [subprocess.run([sys.executable, "-c", code, str(folder)], check=True, text=True,
                           capture_output=True, env={"PYTHONHASHSEED": seed}).stdout
            for seed in ("1", "2")]  # fmt: skip
    assert runs[0] == runs[1] != ""


# decisions


@pytest.mark.parametrize("id", ["entities/1", "quotations/1", "loaded/0", "claims/0"])
def test_accept_takes_two_keys_away_and_touches_nothing_else(draft, proposed, id, tmp_path):
    texts = correct.accept(draft, proposed[id])
    assert edit.entries(texts["reading"])[proposed[id].path].keys().isdisjoint(
        {"status", "confidence"})  # fmt: skip
    back = edit.set_keys(texts["reading"], proposed[id].path,
                         {"status": "draft", "confidence": proposed[id].confidence})  # fmt: skip
    assert back == draft.texts["reading"]
    assert texts["questions"] == draft.texts["questions"]
    assert read(texts, tmp_path)


@pytest.mark.parametrize("odd", ["", "a name in quotation marks"])
def test_many_at_once_are_as_many_one_by_one(draft, odd, monkeypatch):
    text = draft.texts["reading"]
    if odd:  # a section that is not seen to begin: then each is proved with the whole
        text = text.replace("\nclaims:", "\n'claims':")
    base = Draft(draft.article, {**draft.texts, "reading": text})
    chosen = [p for p in correct.queue(base) if p.file == "reading" and p.status == "open"]
    one = base
    for proposal in chosen:
        one = Draft(base.article, correct.accept(one, proposal))
    calls = []
    whole = edit.set_keys
    monkeypatch.setattr(edit, "set_keys",
                        lambda t, *more: calls.append(t == text) or whole(t, *more))  # fmt: skip
    assert correct.accept_all(base, chosen) == dict(one.texts)
    assert any(calls) is bool(odd)


def test_drop_says_so_and_keeps_the_entry(draft, proposed, tmp_path):
    texts = correct.drop(draft, proposed["claims/1"])
    entry = edit.entries(texts["reading"])["claims", 1]
    assert (entry["status"], entry["quote"]) == ("dropped", "a burden")
    assert len(read(texts, tmp_path).claims) == len(LESSON.claims) - 1
    again = {p.id: p.status for p in correct.queue(Draft(draft.article, texts))}
    assert again["claims/1"] == "dropped"


@pytest.mark.parametrize(("id", "words"), [
    ("entities/2", "“Ada Lund” still stands as part of another name and as the speaker in P2."),
    ("entities/3", "“Norhavn” still stands as the place of an event in P1."),
    ("glossary/0", "a question practises the word “burden”."),
])  # fmt: skip
def test_what_others_need_is_not_dropped(draft, proposed, id, words):
    with pytest.raises(KitError) as error:
        correct.drop(draft, proposed[id])
    assert str(error.value) == f"Not dropped: {words} Change that first."


def items(texts):
    """What the plan names, phase by phase."""
    plan = edit.entries(texts["reading"])["plan", 0]
    return [phase.get("items") for phase in plan["phases"]]


def test_a_question_takes_its_second_try_and_its_place_in_the_plan_along(draft, proposed, tmp_path):
    assert items(draft.texts) == [None, ["last-day", "why"]]
    texts = correct.drop(draft, proposed["questions/0"])
    assert items(texts) == [None, ["why"]]
    gone = [path[1] for path, q in edit.entries(texts["questions"]).items()
            if q.get("status") == "dropped"]  # fmt: skip
    assert gone == [0, 1]
    assert correct.along(draft, proposed["questions/0"]) == (
        ", with its second try and its place in the plan")  # fmt: skip
    assert len(changed(draft, texts)) == 2  # one line of the plan
    lesson = read(texts, tmp_path)
    assert not {"last-day", "last-day-again"} & set(lesson.question)
    assert "why" in lesson.question


def test_a_question_takes_the_words_along_that_only_it_teaches(draft, proposed, tmp_path):
    assert correct.along(draft, proposed["questions/2"]) == (
        ", with its place in the plan and the word “burden” on the list to learn")  # fmt: skip
    texts = correct.drop(draft, proposed["questions/2"])
    assert items(texts) == [None, ["last-day"]]
    gloss = edit.entries(texts["reading"])["glossary", 0]
    assert ("teach" in gloss, gloss["here"]) == (False, "something heavy that costs time and money")
    assert [g.word for g in read(texts, tmp_path).glossary if g.teach] == []
    text = edit.set_keys(draft.texts["questions"], ("questions", 3), {"teaches": ["burden"]})
    other = Draft(draft.article, {**draft.texts, "questions": text})
    texts = correct.drop(other, proposed["questions/2"])
    assert edit.entries(texts["reading"])["glossary", 0]["teach"] is True
    assert correct.along(other, proposed["questions/2"]) == ", with its place in the plan"


def test_a_step_of_the_plan_may_lose_all_its_questions(draft, proposed, tmp_path):
    texts = correct.drop(draft, proposed["questions/0"])
    texts = correct.drop(Draft(draft.article, texts), proposed["questions/2"])
    assert items(texts) == [None, None]
    assert read(texts, tmp_path).plans[0].phases[1].items == ()


def test_a_question_that_nothing_names_goes_alone(draft, proposed):
    assert correct.along(draft, proposed["questions/3"]) == ""
    assert correct.along(draft, proposed["claims/0"]) == ""
    assert correct.drop(draft, proposed["questions/3"])["reading"] == draft.texts["reading"]


def test_a_second_try_is_put_back_after_its_question(draft, proposed, tmp_path):
    texts = correct.drop(draft, proposed["questions/0"])
    after = Draft(draft.article, texts)
    with pytest.raises(KitError) as error:
        correct.accept(after, proposed["questions/1"])
    assert str(error.value) == ("Not saved: this is a second try; put back the question before it"
                                " first.")  # fmt: skip
    after = Draft(draft.article, correct.accept(after, proposed["questions/0"]))
    lesson = read(correct.accept(after, proposed["questions/1"]), tmp_path)
    assert lesson.question["last-day-again"].again_for == "last-day"


CHANGES = [
    ("quotations/0", {"speaker": "holm", "kind": "direct"}, {"speaker": "holm", "kind": "direct"}),
    ("quotations/1", {"kind": "mixed"}, {"kind": "mixed", "own": ["“Nobody asked us,”"]}),
    ("quotations/0", {"speaker": "nobody"}, {"speaker": "nobody"}),
    ("entities/1", {"role": "head of the council", "gloss": ""}, {"role": "head of the council",
                                                                  "gloss": None}),
    ("claims/1", {"kind": "fact", "holder": "writer", "says": "It costs much."},
     {"kind": "fact", "holder": "writer", "says": "It costs much."}),
    ("glossary/0", {"teach": "", "level": "C1"}, {"teach": None, "level": "C1"}),
    ("connectives/0", {"relation": "result"}, {"relation": "result"}),
    ("events/0", {"value": "2027-03-03"}, {"value": "2027-03-03"}),
    ("claims/1", {"check": "Ask for the bill."}, {"check": "Ask for the bill."}),
    ("loaded/1", {"why": "It blames her."}, {"why": "It blames her."}),
    ("connectives/1", {"joins": "a and b", "plain": "but"}, {"joins": "a and b", "plain": "but"}),
    ("glossary/0", {"not-here": "", "use": "It is a burden.", "pos": "noun"},
     {"not-here": None, "use": "It is a burden.", "pos": "noun"}),
    ("quotations/2", {"kind": "indirect"}, {"kind": "indirect", "own": None}),
]  # fmt: skip


@pytest.mark.parametrize(("id", "sent", "kept"), CHANGES)
def test_mend_sets_the_keys_and_counts_as_looked_at(draft, proposed, id, sent, kept, tmp_path):
    texts = correct.mend(draft, proposed[id], sent)
    entry = edit.entries(texts["reading"])[proposed[id].path]
    assert {key: entry.get(key) for key in kept} == kept
    assert "status" not in entry
    assert "confidence" not in entry
    assert read(texts, tmp_path)


def test_words_become_longer_and_are_named_as_briefly_as_can_be(draft, proposed, tmp_path):
    text = LESSON.article.text
    block = LESSON.blocks["p2"]
    start = text.index("calls the plan reckless") - block.start
    place = ["p2", start + 6, start + len("calls the plan reckless")]
    texts = correct.mend(draft, proposed["loaded/1"], {"words": place})
    assert edit.entries(texts["reading"])["loaded", 1]["quote"] == "the plan reckless"
    lesson = read(texts, tmp_path)
    assert lesson.article[lesson.loaded[1].span] == "the plan reckless"


def test_own_words_outside_a_shorter_quotation_fall_away(draft, proposed, tmp_path):
    block, text = LESSON.blocks["p3"], LESSON.article.text
    start = text.index("that a bus") - block.start
    place = ["p3", start, start + len("that a bus over the new bridge")]
    texts = correct.mend(draft, proposed["quotations/2"], {"words": place})
    assert "own" not in edit.entries(texts["reading"])["quotations", 2]
    assert read(texts, tmp_path).quotations[2].own == ()


def place_of(words, block):
    """Words of a block as a page names them."""
    start = LESSON.article.text.index(words, LESSON.blocks[block].start)
    return [block, start - LESSON.blocks[block].start,
            start - LESSON.blocks[block].start + len(words)]  # fmt: skip


@pytest.mark.parametrize(("words", "block", "own", "quote"), [
    ("insisted that a bus over the new bridge would replace the boat “within weeks", "p3",
     ["“within weeks”"],
     "insisted that a bus over the new bridge would replace the boat “within weeks”"),
    ("Nobody asked us,” said Ada Lund", "p2", ["“Nobody asked us,”"],
     "“Nobody asked us,” said Ada Lund"),
])  # fmt: skip
def test_a_mixed_voice_is_added_with_the_words_in_quotation_marks(draft, words, block, own, quote,
                                                                  tmp_path):  # fmt: skip
    sent = {"speaker": "holm", "kind": "mixed"}
    texts, path = correct.add(draft, "quotations", place_of(words, block), sent)
    entry = edit.entries(texts["reading"])[path]
    assert (entry["own"], entry["quote"]) == (own, quote)
    lesson = read(texts, tmp_path)
    voice = next(q for q in lesson.quotations if lesson.article[q.span] == quote)
    assert [lesson.article[s] for s in voice.own] == own
    assert [f for f in check(lesson) if f.code == "M5" and f.where == voice.id
            and f.severity == "must"] == []  # fmt: skip


def test_a_voice_without_quotation_marks_is_not_mixed(draft, proposed):
    words = place_of("a bus over the new bridge", "p3")
    for save in (lambda: correct.add(draft, "quotations", words, {"kind": "mixed"}),
                 lambda: correct.mend(draft, proposed["quotations/0"], {"kind": "mixed"})):
        with pytest.raises(KitError, match=r"^Not saved: none of these words stand inside"):
            save()


def test_other_places_of_a_gloss_go_only_when_its_words_change(draft):
    text = edit.set_keys(draft.texts["reading"], ("glossary", 0), {"also": ["service"]})
    base = Draft(draft.article, {**draft.texts, "reading": text})
    gloss = next(p for p in correct.queue(base) if p.id == "glossary/0")
    for sent, left in [({"here": "a cost"}, ["service"]),
                       ({"words": place_of("burden", "p1")}, ["service"]),
                       ({"words": place_of("a burden", "p1")}, None)]:  # fmt: skip
        texts = correct.mend(base, gloss, sent)
        assert edit.entries(texts["reading"])["glossary", 0].get("also") == left


def test_somebody_new_becomes_an_entity(draft, proposed, tmp_path):
    texts = correct.mend(draft, proposed["quotations/1"], {"speaker": "+Islanders’ league"})
    lesson = read(texts, tmp_path)
    assert lesson.entity[lesson.quotations[1].speaker].name == "Islanders’ league"
    assert lesson.quotations[1].speaker == "islanders-league"
    again = correct.mend(Draft(draft.article, texts), proposed["loaded/1"],
                         {"voice": "+islanders’ LEAGUE"})  # fmt: skip
    assert len(read(again, tmp_path).entities) == len(lesson.entities)


def test_a_pronoun_goes_to_somebody_else_and_is_not_proposed_again(draft, proposed, tmp_path):
    texts = correct.mend(draft, proposed["entities/1/refers/0"], {"entity": "lund"})
    entries = edit.entries(texts["reading"])
    assert entries["entities", 1, "refers", 0]["status"] == "dropped"
    new = entries["entities", 2, "refers", 2]
    assert (new["quote"], new["in"]) == ("He", "p3")
    assert "status" not in new
    assert "why" not in new
    lesson = read(texts, tmp_path)
    he = next(m for m in lesson.mentions if lesson.article[m.span] == "He")
    assert he.entity == "lund"


def test_a_question_is_mended_part_by_part(draft, proposed, tmp_path):
    sent = {"ask": "What ends on 3 March?", "options/1/text": "Tickets get dearer.",
            "options/2/say": "The text says “stop”; nothing starts.", "hints/0": ""}  # fmt: skip
    texts = correct.mend(draft, proposed["questions/0"], sent)
    q = read(texts, tmp_path).question["last-day"]
    assert (q.ask, q.options[1].text, q.hints) == (sent["ask"], sent["options/1/text"], ())
    assert q.options[2].say == sent["options/2/say"]
    assert [o.right for o in q.options] == [True, False, False]
    assert len(changed(draft, texts, "questions")) < 14
    assert texts["reading"] == draft.texts["reading"]


def test_the_key_moves_to_another_option(draft, proposed, tmp_path):
    sent = {"options/0/right": "", "options/1/right": "yes"}
    q = read(correct.mend(draft, proposed["questions/0"], sent), tmp_path).question["last-day"]
    assert [(o.right, o.trap) for o in q.options] == [(False, ""), (True, ""), (False, "reversed")]


def test_one_answer_has_to_be_right(draft, proposed):
    for sent in {"options/0/right": ""}, {"options/1/right": "yes"}:
        with pytest.raises(KitError, match="one answer has to be right, and only one"):
            correct.mend(draft, proposed["questions/0"], sent)


REFUSED = [
    ("quotations/0", {"speaker": "no-such"}), ("quotations/0", {"cue": "said"}),
    ("quotations/0", {"speaker": 3}), ("quotations/0", {"kind": "x"}),
    ("quotations/0", {"speaker": "+"}), ("quotations/0", {"speaker": "+" + "a" * 121}),
    ("entities/1", {"name": ""}), ("entities/1", {"name": "a" * 121}),
    ("entities/1", {"name": "a\u0007b"}), ("entities/1", {"role": None}),
    ("loaded/0", {"words": ["p9", 0, 3]}), ("loaded/0", {"words": ["p1", 0, 99999]}),
    ("loaded/0", {"words": ["p1", 5, 7]}), ("loaded/0", {"words": ["p1", "0", "3"]}),
    ("loaded/0", {"words": "burden"}), ("loaded/0", {"words": ["p1", True, 3]}),
    ("loaded/0", {"words": ["furniture", 0, 5]}), ("loaded/0", {"words": [["p1"], 0, 3]}),
    ("questions/0", {"options/9/text": "x"}), ("questions/0", {"id": "x"}),
    ("questions/0", {"options/0/text": ""}), ("questions/0", {"ask": "a" * 401}),
]  # fmt: skip


@pytest.mark.parametrize(("id", "sent"), REFUSED)
def test_what_no_page_of_ours_sends_is_refused_in_one_sentence(draft, proposed, id, sent):
    with pytest.raises(KitError) as error:
        correct.mend(draft, proposed[id], sent)
    words = str(error.value)
    assert words.startswith("Not saved: ")
    assert words.endswith(".")
    assert "\n" not in words


@pytest.mark.parametrize("status", ["draft", "partly", "checked"])
def test_the_status_of_the_lesson_is_one_line(draft, status):
    lines = changed(draft, correct.marked(draft.texts, status))
    assert lines == ([] if status == "draft" else ["-status: draft", f"+status: {status}"])
    bare = draft.texts["reading"].replace("status: draft\n", "", 1)
    made = correct.marked({"reading": bare}, status)["reading"]
    assert edit.entries(made)
    assert made.count(f"\nstatus: {status}\n") == 1
    assert made.replace(f"status: {status}\n", "", 1) == bare


# adding

ADDED = [
    ("claims", "fewer islanders use the boat each year", {"holder": "holm", "kind": "fact"}),
    ("loaded", "insisted", {"voice": "writer", "neutral": "said"}),
    ("connectives", "for a hearing", {"relation": "purpose"}),
    ("hedges", "has been set", {"says": "It is careful."}),
    ("glossary", "hearing", {"here": "a meeting where people may speak"}),
    ("events", "on Monday", {"name": "The council speaks."}),
    ("quotations", "the plan reckless", {"speaker": "lund", "kind": "direct"}),
    ("person", "chair", {"name": "The chair"}), ("place", "bridge", {}),
    ("refers", "islanders", {"entity": "both-sides"}),
    ("person", "Ada Lund, who has sold tickets", {"entity": "lund"}),
]  # fmt: skip


@pytest.mark.parametrize(("layer", "words", "sent"), ADDED)
def test_words_and_a_layer_make_an_entry(draft, layer, words, sent, tmp_path):
    text = LESSON.article.text
    at = text.index(words, LESSON.blocks["p1"].start)
    block = LESSON.block_of(Span(at, at + 1))
    place = [block.id, at - block.start, at - block.start + len(words)]
    texts, path = correct.add(draft, layer, place, sent)
    after = Draft(draft.article, texts)
    assert read(texts, tmp_path)
    entry = after.reading[path]
    assert entry.get("status", "draft" if path[:2] == ("entities", 2) else "") in ("", "draft")
    found = {p.id: p for p in correct.queue(after)}
    assert "/".join(map(str, path)) in found
    old = {k: v for k, v in edit.entries(draft.texts["reading"]).items() if k != path}
    new = edit.entries(texts["reading"])
    assert {k: {**new[k], "line": 0} for k in old if k != ("entities", 5)} == {
        k: {**v, "line": 0} for k, v in old.items() if k != ("entities", 5)}  # fmt: skip


@pytest.mark.parametrize(("layer", "words", "sent"), [
    ("loaded", ["p1", 0, 3], {}), ("nothing", ["p1", 0, 3], {}), ("claims", None, {}),
    ("claims", ["p1", 0, 3], {"holder": "stranger"}), ("glossary", ["p1", 0, 3], {"here": ""}),
])  # fmt: skip
def test_nothing_half_is_added(draft, layer, words, sent):
    with pytest.raises(KitError, match=r"^Not saved: "):
        correct.add(draft, layer, words, sent)


def test_the_same_mark_is_not_added_twice(draft):
    at = LESSON.article.text.index("burden")
    block = LESSON.blocks["p1"]
    place = ["p1", at - block.start, at - block.start + 6]
    with pytest.raises(KitError, match="have such a mark already"):
        correct.add(draft, "loaded", place, {"neutral": "cost"})
