"""What a program proposed is marked as such; what a person dropped is no part of the lesson."""

from __future__ import annotations

import pytest

from kit import files
from kit.errors import LessonError
from kit.files import compiled, edit


def change(file, path, keys):
    file.write_text(edit.set_keys(file.read_text("utf-8"), path, keys), "utf-8")


def place(file, section, **keys):
    """Return the path of the entry with these keys."""
    found = edit.entries(file.read_text("utf-8"))
    return next(path for path, entry in found.items()
                if path[0] == section and keys.items() <= entry.items())  # fmt: skip


def said(folder):
    with pytest.raises(LessonError) as caught:
        files.read_yaml(folder)
    return [line.partition(": ")[2] for line in str(caught.value).splitlines()]


DRAFT = {"status": "draft", "confidence": 0.25}


def test_an_entry_says_its_status_and_confidence(ferry):
    file = ferry / "reading.yaml"
    sections = ("quotations", "claims", "loaded", "connectives", "hedges", "glossary", "events")
    for section in sections:
        change(file, (section, 0), DRAFT)
    change(ferry / "questions.yaml", ("questions", 0), DRAFT)
    lesson = files.read_yaml(ferry)
    for section in (*sections, "questions"):
        first, *rest = getattr(lesson, section)
        assert (first.status, first.confidence) == ("draft", 0.25), section
        assert {(row.status, row.confidence) for row in rest} <= {("", 1.0)}, section
    assert compiled.loads(compiled.dumps(lesson)) == lesson


def test_names_have_the_status_of_their_entity_and_words_that_refer_their_own(ferry):
    file = ferry / "reading.yaml"
    path = place(file, "entities", id="holm")
    change(file, path, DRAFT)
    before = files.read_yaml(ferry)
    assert before.entity["holm"].status == "draft"
    told = {(m.form, m.status, m.confidence) for m in before.mentions if m.entity == "holm"}
    assert told == {("name", "draft", 0.25), ("pronoun", "", 1.0)}
    change(file, (*path, "refers", 0), {"status": "draft", "confidence": 0.5})
    after = files.read_yaml(ferry)
    assert [(m.status, m.confidence) for m in after.mentions if m.form == "pronoun"
            and m.entity == "holm"] == [("draft", 0.5)]  # fmt: skip


def test_a_lesson_with_drafts_is_partly_checked_at_most(ferry):
    file = ferry / "reading.yaml"
    assert files.read_yaml(ferry).status == "checked"
    change(file, ("claims", 0), DRAFT)
    assert files.read_yaml(ferry).status == "partly"
    change(file, (), {"status": "draft"})
    assert files.read_yaml(ferry).status == "draft"
    change(file, ("claims", 0), {"status": "dropped"})
    change(file, (), {"status": "checked"})
    assert files.read_yaml(ferry).status == "checked"


@pytest.mark.parametrize("section", ["quotations", "claims", "loaded", "connectives", "causes",
                                     "hedges", "glossary", "events"])  # fmt: skip
def test_what_is_dropped_is_no_part_of_the_lesson_and_its_neighbours_stay(ferry, section):
    file = ferry / "reading.yaml"
    if section == "glossary":  # no question may practise what is not there
        text = (ferry / "questions.yaml").read_text("utf-8").replace("teaches: [burden]", "was: []")
        (ferry / "questions.yaml").write_text(text, "utf-8")
    before = getattr(files.read_yaml(ferry), section)
    change(file, (section, 0), {"status": "dropped"})
    assert getattr(files.read_yaml(ferry), section) == before[1:]


def test_faults_in_what_is_dropped_are_not_told(ferry):
    file = ferry / "reading.yaml"
    before = files.read_yaml(ferry)
    file.write_text(edit.add(edit.add(
        file.read_text("utf-8"), ("claims",),
        {"id": "?", "quote": "not in the text", "kind": "nothing", "holder": "nobody-known",
         "odd": ["\u2028", None], "status": "dropped"}), ("claims",),
        {"status": "dropped", "confidence": "high"}), "utf-8")  # fmt: skip
    assert files.read_yaml(ferry).claims == before.claims


def test_the_id_of_what_is_dropped_is_free(ferry):
    file = ferry / "reading.yaml"
    name = files.read_yaml(ferry).claims[-1].id
    file.write_text(edit.add(file.read_text("utf-8"), ("hedges",), {
        "id": name, "quote": "nothing", "says": "x", "status": "dropped"}), "utf-8")  # fmt: skip
    assert files.read_yaml(ferry).claims[-1].id == name


def test_a_dropped_word_that_refers_is_gone(ferry):
    file = ferry / "reading.yaml"
    path = place(file, "entities", id="holm")
    count = len(files.read_yaml(ferry).mentions)
    change(file, (*path, "refers", 0), {"status": "dropped"})
    assert len(files.read_yaml(ferry).mentions) == count - 1


def test_what_refers_to_a_dropped_entity_is_told(ferry):
    file = ferry / "reading.yaml"
    change(file, place(file, "entities", id="lund"), {"status": "dropped"})
    told = said(ferry)
    hint = "the entity “lund” is dropped; take it back, or name another one"
    assert told
    assert set(told) == {hint}


def test_a_second_try_for_a_dropped_question_is_told(ferry):
    file = ferry / "questions.yaml"
    change(file, place(file, "questions", id="last-day"), {"status": "dropped"})
    told = said(ferry)
    assert "the question “last-day” is dropped; take it back, or name another one" in told


def test_a_dropped_question_is_left_out(ferry):
    file = ferry / "questions.yaml"
    before = files.read_yaml(ferry).questions
    n = next(n for n, q in enumerate(before) if q.id == "letter")
    change(file, ("questions", n), {"status": "dropped"})
    assert files.read_yaml(ferry).questions == (*before[:n], *before[n + 1:])


@pytest.mark.parametrize(("keys", "sentence"), [
    ({"status": "done"}, "“status” cannot be “done”; it is one of: draft, dropped"),
    ({"confidence": 2}, "“confidence”"), ({"confidence": "high"}, "“confidence” should be a num"),
])  # fmt: skip
def test_another_status_is_no_status(ferry, keys, sentence):
    change(ferry / "reading.yaml", ("claims", 0), keys)
    assert [line for line in said(ferry) if line.startswith(sentence)]


def test_a_word_that_was_looked_at_has_a_meaning(ferry):
    file = ferry / "reading.yaml"
    change(file, ("glossary", 0), {"here": None, "status": "draft"})
    assert files.read_yaml(ferry).glossary[0].here == ""
    change(file, ("glossary", 0), {"status": None})
    assert said(ferry) == ["“here” is missing here"]


def test_a_word_may_stand_in_other_forms(ferry):
    file = ferry / "reading.yaml"
    change(file, ("glossary", 0), {"also": [{"quote": "boat", "all": True}, "ferry"]})
    lesson = files.read_yaml(ferry)
    words = {lesson.article[span] for span in lesson.glossary[0].spans}
    assert "ferry" in words and "boat" in words  # noqa: PT018
    change(file, ("glossary", 0), {"also": ["nowhere at all"]})
    assert said(ferry)[0].startswith("“nowhere at all” is not in the article")
