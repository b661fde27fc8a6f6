"""What the panels are given, and the conversation with them; no browser here."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from broken import harbour

from kit import widgets
from kit.files import load
from kit.html import visible
from kit.posed import block as posed_block
from kit.skills import LAYERS, START_LAYERS
from kit.widgets import data
from kit.widgets.progress import progress_data

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def lesson():
    return load("macron-in-kazakhstan")


def blocks(lesson, *ids):
    return [lesson.blocks[id] for id in ids]


def typedef(file: str, name: str) -> tuple[set[str], set[str]]:
    """The fields of a typedef of the front end: those that must be there, and all."""
    source = re.sub(r"\n \*", "", widgets.source(file))
    body = re.search(rf"@typedef \{{\{{((?:(?!@typedef).)*?)\}}\}} {name}\b", source)[1]
    depth, top = 0, ""
    for letter in body:
        depth += (letter in "{<([") - (letter in "}>)]")
        top += letter if not depth else ""
    named = re.findall(r"(\w+)(\??):", top)
    return {n for n, maybe in named if not maybe}, {n for n, _ in named}


# the reader


def test_the_reader_gets_what_its_typedef_wants(lesson):
    made = data.reader_data(lesson, blocks(lesson, "p3", "p4"))
    must, may = typedef("card.js", "ReaderData")
    assert must <= set(made) <= may
    must, may = typedef("marks.js", "Mark")
    for mark in made["marks"]:
        assert must <= set(mark) <= may
    must, may = typedef("marks.js", "Block")
    assert all(must <= set(b) for b in made["blocks"])
    json.dumps(made)


def test_marks_lie_on_their_words(lesson):
    made = data.reader_data(lesson, blocks(lesson, "p5"))
    text = made["blocks"][0]["text"]
    he = next(m for m in made["marks"] if m["card"] == "entity-lavrov")
    assert text[he["start"]:he["end"]] == "Sergei Lavrov"


def test_offsets_are_units_of_utf16():
    lesson = harbour.sound()
    text = lesson.article.text.replace("Holm insisted", "😀olm insisted")  # two units, one point
    article = replace(lesson.article, text=text)
    sample = replace(lesson, article=article)
    made = data.reader_data(sample, blocks(sample, "p3"))
    words = made["blocks"][0]["text"].encode("utf-16-le")
    within = next(m for m in made["marks"] if m.get("inner"))
    cut = words[2 * within["start"]:2 * within["end"]].decode("utf-16-le")
    assert cut == lesson.article[lesson.quotations[2].own[0]]


def test_title_and_ways_onward(lesson):
    made = data.reader_data(lesson, blocks(lesson, "p3", "p4", "p5"))
    assert made["title"] == "Paragraphs 3–5"
    assert made["of"].startswith("of 8 · about ")
    assert (made["before"], made["after"]) == ("p2", "p6")
    assert made["questions"] == "Questions on P3–P5"
    first = data.reader_data(lesson, blocks(lesson, "p1"))
    assert (first["title"], first["before"], first["after"]) == ("Paragraph 1", "caption", "p2")
    caption = data.reader_data(lesson, blocks(lesson, "caption", "credit"))
    assert (caption["title"], caption["before"], caption["after"]) == ("Caption", None, "p1")
    assert data.reader_data(lesson, list(lesson.blocks.values()))["title"] == "The whole text"


def test_all_layers_travel_and_some_are_on(lesson):
    made = data.reader_data(lesson, blocks(lesson, "p3"))
    assert [layer["id"] for layer in made["layers"]] == list(LAYERS)
    assert made["on"] == list(START_LAYERS)
    counts = {layer["id"]: layer["count"] for layer in made["layers"]}
    own = [m for m in made["marks"] if not m.get("inner")]
    assert counts == {layer: sum(m["layer"] == layer for m in own) for layer in LAYERS}


def test_a_lesson_without_marks_has_no_layer_bar():
    bare = replace(harbour.sound(), entities=(), mentions=(), quotations=(), claims=(), loaded=(),
                   glossary=())  # fmt: skip
    assert data.reader_data(bare, blocks(bare, "p1"))["layers"] == []


def test_a_chain_holds_mentions_of_other_paragraphs(lesson):
    made = data.reader_data(lesson, blocks(lesson, "p4"))
    labels = [row["label"] for row in made["chains"]["macron"]]
    assert {"Caption", "P1", "P8"} <= set(labels)
    assert {m["card"] for m in made["marks"]} == set(made["cards"])


def test_marks_wait_for_their_questions_unless_told(lesson):
    made = data.reader_data(lesson, blocks(lesson, "p4"))
    assert any(m.get("until") for m in made["marks"])
    after = data.reader_data(lesson, blocks(lesson, "p4"), withhold=False)
    assert not any(m.get("until") for m in after["marks"])
    assert not any(row.get("until") for rows in after["chains"].values() for row in rows)


@pytest.mark.parametrize(("status", "notice"), [("checked", ""), ("draft", "draft"),
                                                ("partly", "partly")])  # fmt: skip
def test_unchecked_marks_are_told(status, notice):
    lesson = replace(harbour.sound(), status=status)
    assert data.reader_data(lesson, blocks(lesson, "p1"))["notice"] == notice
    assert data.quiz_data(lesson, lesson.questions[:1], "Q")["notice"] == notice


# the quiz


def test_the_quiz_gets_what_its_typedef_wants(lesson):
    made = data.quiz_data(lesson, lesson.questions[:3], "Questions on P1", parts=["p1"])
    must, may = typedef("quizbook.js", "QuizData")
    assert must <= set(made) <= may
    json.dumps(made)


def test_siblings_stand_behind_their_mains(lesson):
    mains = [q for q in lesson.questions if not q.again_for]
    made = data.quiz_data(lesson, mains, "All")
    assert [q["id"] for q in made["questions"]][:len(mains)] == [q.id for q in mains]
    assert {q["id"] for q in made["questions"]} == {q.id for q in lesson.questions}


def test_a_test_holds_nothing_that_tells(lesson):
    mains = [q for q in lesson.questions if not q.again_for]
    made = data.quiz_data(lesson, mains, "Test", "test")
    assert [q["id"] for q in made["questions"]] == [q.id for q in mains]
    assert not any(q["keys"] for q in made["questions"])
    told = json.dumps(made, ensure_ascii=False)
    for q in mains:
        for words in (*q.hints, *(o.say for o in q.options), q.say, *(s.text for s in q.samples)):
            assert not words or json.dumps(words, ensure_ascii=False)[1:-1] not in told


def test_all_of_the_text_can_be_looked_at(lesson):
    made = data.quiz_data(lesson, lesson.questions[:1], "Q", parts=["p3"])
    assert made["blocks"] == [posed_block(lesson, b) for b in lesson.blocks]
    assert made["next"] == "p4"
    assert data.quiz_data(lesson, lesson.questions[:1], "Q", parts=["caption"])["next"] == "p1"
    assert data.quiz_data(lesson, lesson.questions[:1], "Q", parts=["p8"])["next"] is None


def test_bidi_controls_are_visible_and_offsets_stay():
    q = replace(harbour.sound().questions[1], ask="What \u202eis this?")
    made = data.quiz_data(harbour.sound(), [q], "Q")
    assert made["questions"][0]["ask"] == "What \ufffdis this?"
    assert len(visible("a\u202eb\u2066")) == 4


# progress


def test_progress_gets_what_its_typedef_wants(lesson):
    made = progress_data(lesson, {"answers": {}}, NOW, "here")
    must, may = typedef("progress.js", "ProgressData")
    assert must <= set(made) <= may
    json.dumps(made)


# the state of one panel


def test_a_panel_gets_its_part_of_the_state():
    state = {"answers": {"a": [1], "b": [2]}, "highlights": [{"block": "p1"}, {"block": "p2"}],
             "rated": {"a": 2}, "skipped": ["b"]}  # fmt: skip
    assert data.part_of_state(state, ["p1"], ["a"]) == {
        "answers": {"a": [1]}, "highlights": [{"block": "p1"}], "rated": {"a": 2}, "skipped": []}


# the modules


def test_a_module_is_joined_once_and_read_afresh_when_asked():
    assert widgets.join("reader.js") is widgets.join("reader.js")
    assert widgets.joined("reader.js") == widgets.join("reader.js")


def test_the_style_comes_with_the_shared_sheet_first():
    sheet = widgets.css("reader", "quiz")
    assert sheet.index("--kit-page") < sheet.index(".kit-article")


# panels


@pytest.fixture
def panels():
    return pytest.importorskip("kit.widgets.panels")


@pytest.fixture
def quiz(panels):
    heard = []

    def save(record):
        if record.get("question") == "full":
            from kit.errors import KitError

            raise KitError("Your answer is not saved: the disk is full.")
        heard.append(record)
        return {"try": 1}

    made = panels.Quiz({"title": "Q"}, {"answers": {}}, {}, save)
    made.heard, made.sent = heard, []
    made.send = lambda message, buffers=None: made.sent.append(message)
    yield made
    made.close()


def test_the_synced_traits_are_those_of_the_host(quiz):
    synced = {name for name in quiz.traits(sync=True) if not name.startswith("_")}
    assert {"data", "state", "settings", "shelf", "module"} <= synced
    assert synced - {"data", "state", "settings", "shelf", "module"} <= {
        "layout", "tabbable", "tooltip"}  # fmt: skip


def test_a_panel_carries_a_loader_and_the_code_lies_on_one_shelf(panels, quiz):
    assert len(panels.LOADER) < 1000
    assert quiz._esm == panels.LOADER
    other = panels.Reader({}, {}, {}, lambda record: {})
    assert other.shelf == quiz.shelf == panels.shelf().model_id
    assert panels.shelf().code[other.module] == widgets.join("reader.js")
    other.close()


def test_hello_is_answered(quiz):
    quiz._hear(quiz, {"what": "hello"}, [])
    assert quiz.sent == [{"what": "here", "saved_in": "on this computer"}]


def test_saved_is_said_with_its_nonce(quiz):
    record = {"what": "answer", "question": "q", "response": "x"}
    quiz._hear(quiz, {"what": "save", "nonce": "n1", "record": record}, [])
    assert quiz.heard == [record]
    assert quiz.sent == [{"what": "saved", "nonce": "n1", "try": 1}]


def test_a_failure_is_a_plain_sentence(quiz):
    record = {"what": "answer", "question": "full"}
    quiz._hear(quiz, {"what": "save", "nonce": "n2", "record": record}, [])
    assert quiz.sent == [{"what": "failed", "nonce": "n2",
                          "why": "Your answer is not saved: the disk is full."}]  # fmt: skip


@pytest.mark.parametrize("message", [
    None, "hello", 3, {}, {"what": "save"}, {"what": "save", "record": "x"}, {"what": "run"},
])  # fmt: skip
def test_anything_else_is_not_heard(quiz, message):
    quiz._hear(quiz, message, [])
    assert quiz.sent == []
    assert quiz.heard == []
