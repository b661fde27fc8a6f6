"""The worksheet as JSON: what is asked, what a student’s sheet must not hold, versions."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storm_lesson import storm

from kit import files
from kit.lesson import Lesson
from kit.paper.setting import Setting
from kit.paper.sheet import parted, worksheet
from kit.score import points
from kit.which import asked

STUDENT, TEACHER = Setting(), Setting(audience="teacher")
ALL = ("all",)


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return files.load("macron-in-kazakhstan")


def rows(sheet):
    return [q for part in sheet["parts"] for q in part["questions"]]


def ids(sheet):
    return [id for q in rows(sheet) for id in q.get("ids", [q["id"]])]


@pytest.mark.parametrize("name", ["first", "storm"])
def test_every_question_stands_on_the_sheet_once(lesson, name):
    one = lesson if name == "first" else storm()
    sheet = worksheet(one, replace(STUDENT, items=ALL))
    assert sorted(ids(sheet)) == sorted(q.id for q in asked(one, ALL))
    assert [q["number"] for q in rows(sheet)] == [str(n + 1) for n in range(len(rows(sheet)))]
    assert sheet["total"] == sum(points(q) for q in asked(one, ALL))
    assert {q["kind"] for q in rows(sheet)} == {q.kind for q in asked(one, ALL)}


@pytest.mark.parametrize("name", ["first", "storm"])
@pytest.mark.parametrize("mode", ["practice", "test"])
def test_a_students_sheet_holds_no_key(lesson, name, mode):
    one = lesson if name == "first" else storm()
    sheet = worksheet(one, replace(STUDENT, items=ALL, mode=mode))
    text = json.dumps(sheet, ensure_ascii=False)
    for word in ('"key"', '"hit"', '"notes"', '"right"', '"evidence"', '"seed"'):
        assert word not in text, word
    assert not any(p["from"] or p["to"] for b in sheet["article"] for p in b["pieces"])
    for q in one.questions:
        said = [o.say for o in (*q.options, *q.items, *(o for g in q.gaps for o in g.options))]
        said += [*q.hints, q.say, q.otherwise, *(s.text for s in q.samples)]
        assert not [words for words in said if len(words) > 20 and json.dumps(
            words, ensure_ascii=False)[1:-1] in text]  # fmt: skip


def test_a_mark_that_answers_a_question_of_the_sheet_is_not_drawn(lesson):
    from kit import marks

    layers = ("people", "places", "loaded", "voices", "words")
    sheet = worksheet(lesson, replace(STUDENT, items=ALL, layers=layers))
    held = [m for m in marks.marks(lesson) if m.layer == "voices" and m.until]
    assert held
    text = "".join(p["text"] for b in sheet["article"] for p in b["pieces"] if p["open"])
    assert not any(lesson.article[m.span] in text for m in held)
    free = worksheet(lesson, replace(STUDENT, items=("next-stop",), layers=layers))
    assert any(p["open"] for b in free["article"] for p in b["pieces"])


@pytest.mark.parametrize("setting", [STUDENT, TEACHER, replace(TEACHER, layers=("loaded",))])
def test_the_pieces_are_the_article(lesson, setting):
    for one in (lesson, storm()):
        sheet = worksheet(one, replace(setting, items=ALL))
        for block, drawn in zip(one.blocks.values(), sheet["article"], strict=True):
            assert "".join(p["text"] for p in drawn["pieces"]) == one.article[block.span]


def test_the_key_names_right_answers_and_where_they_are_proved(lesson):
    sheet = worksheet(lesson, replace(TEACHER, items=ALL))
    known = {name for b in sheet["article"] for p in b["pieces"] for name in p["from"]}
    ends = {name for b in sheet["article"] for p in b["pieces"] for name in p["to"]}
    for q in rows(sheet):
        proofs = [*q["key"]["evidence"], *(e for r in q["key"].get("rows", ())
                                          for e in r["evidence"])]  # fmt: skip
        assert proofs, q["id"]
        assert {e["from"] for e in proofs} <= known
        assert {e["to"] for e in proofs} <= ends
    by_id = {q["id"]: q for q in rows(sheet)}
    short = by_id["next-stop"]
    assert short["key"]["answer"] == "Uzbekistan"
    choice = by_id["caption-doing"]
    (letter,) = choice["key"]["letters"]
    right = next(o.text for o in lesson.question["caption-doing"].options if o.right)
    assert right == next(o["text"] for o in choice["options"] if o["letter"] == letter)
    order = by_id["p2-steps"]
    first = order["steps"][order["key"]["numbers"].index("1")]
    assert first == lesson.question["p2-steps"].items[0].text
    match = by_id["who-said-it"]
    letters = {side["text"]: side["letter"] for side in match["rights"]}
    wanted = {p.left: letters[p.right] for p in lesson.question["who-said-it"].pairs}
    assert dict(zip(match["lefts"], match["key"]["letters"], strict=True)) == wanted


def test_versions_differ_in_order_only_and_the_key_knows_both(lesson):
    both = ("A", "B")
    one, two = (worksheet(lesson, replace(TEACHER, items=ALL, versions=both, version=v))
                for v in both)  # fmt: skip
    assert ids(one) != ids(two)
    assert sorted(ids(one)) == sorted(ids(two))
    options = [{q["id"]: [o["text"] for o in q["options"]] for q in rows(sheet) if "options" in q}
               for sheet in (one, two)]  # fmt: skip
    assert options[0] != options[1]
    assert {id: sorted(texts) for id, texts in options[0].items()} == {
        id: sorted(texts) for id, texts in options[1].items()}  # fmt: skip
    table = one["notes"]["versions"]
    assert table == two["notes"]["versions"]
    assert len(table) == len(asked(lesson, ALL))
    numbers = {q["number"]: q for q in rows(two)}
    for _, _, number, answer in table:
        key = numbers[number.split()[0]]["key"]
        if "letters" in key:
            assert answer == ", ".join(key["letters"])
    alone = worksheet(lesson, replace(TEACHER, items=ALL))
    assert ids(alone) == ids(one)  # A is the order of the lesson
    assert alone["notes"]["versions"] == []


def test_parts_follow_the_three_readings_with_their_minutes(lesson):
    sheet = worksheet(lesson, STUDENT)
    assert [part["title"] for part in sheet["parts"]] == [
        "What does it say?", "How does it say it?", "What does it mean, and do I trust it?"]
    assert [part["minutes"] for part in sheet["parts"]] == [12, 12, 10]
    whole = worksheet(lesson, replace(STUDENT, items=ALL))
    assert [part["minutes"] for part in whole["parts"]] == [0, 0, 0, 0]


def test_the_notes_count_skills_and_points(lesson):
    notes = worksheet(lesson, TEACHER, "A note.")["notes"]
    assert notes["note"] == "A note."
    total = sum(points(q) for q in asked(lesson, ()))
    assert sum(row["points"] for row in notes["skills"]) == total
    first = notes["feedback"][0]
    assert [row["right"] for row in first["rows"]].count(True) == 1
    assert all(row["say"] for row in first["rows"])


def test_a_test_has_neither_marks_nor_words_unless_asked_for(lesson):
    sheet = worksheet(lesson, replace(STUDENT, mode="test"))
    assert sheet["legend"] == []
    assert sheet["words"] == []
    assert sheet["sheet"] == "test"
    assert worksheet(lesson, replace(STUDENT, mode="test", layers=("people",)))["legend"]


@given(st.lists(st.sampled_from([q.id for q in storm().questions]), min_size=1, max_size=8),
       st.sampled_from(["A", "B", "C"]), st.sampled_from(["student", "teacher"]))  # fmt: skip
def test_any_choice_of_questions_in_any_version_is_a_sheet(items, version, audience):
    setting = Setting(audience=audience, items=tuple(items), version=version,
                      versions=("A", "B", "C"))  # fmt: skip
    sheet = worksheet(storm(), setting)
    assert sorted(ids(sheet)) == sorted(set(items))
    json.dumps(sheet)
    assert sum(len(qs) for _, _, qs in parted(storm(), setting)) == len(set(items))
