"""Where findings stand: the lines agree with what the reader of the lesson files says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kit.check import Finding, Lines, Place, judge
from kit.files import CHECKOUT, find_lessons, home, read_yaml
from kit.files.source import Source

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from broken import harbour  # noqa: E402

FOLDERS = [f for f in find_lessons(CHECKOUT).values() if home(f) == CHECKOUT] + [TESTS / "ferry"]
FILES = ("questions.yaml", "reading.yaml")


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def folder(request):
    return request.param


@pytest.fixture(scope="module")
def lesson(folder):
    return read_yaml(folder)


@pytest.fixture(scope="module")
def lines(folder):
    return Lines({name: (folder / name).read_text("utf-8") for name in FILES})


@pytest.fixture(scope="module")
def sources(folder):
    return {name: Source(folder / name, name.replace(".yaml", ".schema.json")) for name in FILES}


def of(lines, where, part="", code="F3"):
    return lines.of(Finding(code, where, "", "must", part))


@pytest.mark.parametrize("section", [
    "quotations", "claims", "loaded", "connectives", "causes", "hedges", "glossary", "events",
    "outside",
])  # fmt: skip
def test_every_entry_of_a_layer_has_its_line(lesson, lines, sources, section):
    seen = set()
    entries = [(n, entry) for n, entry in enumerate(sources["reading.yaml"].data.get(section, ()))
               if entry is not None]  # dropped ones are taken out
    for noun, (n, _) in zip(getattr(lesson, section), entries, strict=True):
        line = sources["reading.yaml"].line([section, n])
        assert of(lines, noun.id) == Place("reading.yaml", line), noun.id
        seen.add(line)
    assert len(seen) == len(entries)


def test_every_question_its_options_hints_and_feedback_have_their_lines(lesson, lines, sources):
    source, told = sources["questions.yaml"], 0
    for n, entry in enumerate(source.data["questions"]):
        if entry["id"] not in lesson.question:
            continue
        assert of(lines, entry["id"]) == Place("questions.yaml", source.line(["questions", n]))
        parts = [(["options", m, side], option[side]) for m, option in
                 enumerate(entry.get("options", ())) for side in ("right", "wrong", "say")
                 if side in option]  # fmt: skip
        parts += [(["hint"], entry["hint"])] if "hint" in entry else []
        parts += [(["hints", m], hint) for m, hint in enumerate(entry.get("hints", ()))]
        words = [str(part) for _, part in parts]
        for path, part in parts:
            if words.count(str(part)) > 1 or str(part).casefold() in ("true", "false"):
                continue
            line = source.line(["questions", n, *path])
            place = of(lines, entry["id"], str(part))
            assert place.line in (line, line + 1), (entry["id"], part)  # it may begin below its key
            told += 1
    assert told > 20


def test_a_block_is_found_where_it_is_asked_or_where_readers_stop(lesson, lines, sources):
    first = lesson.questions[0].reads[0]
    asked = next(n for n, q in enumerate(lesson.questions) if first in q.reads)
    line = sources["questions.yaml"].line(["questions", asked])
    assert of(lines, first, code="T6") == Place("questions.yaml", line)
    for block, _ in lesson.stops:
        line = sources["reading.yaml"].line(["stops", block])
        assert of(lines, block, code="M2") == Place("reading.yaml", line)


@pytest.mark.parametrize(("code", "file", "key"), [
    ("S3", "questions.yaml", "questions:"), ("I7", "questions.yaml", "seed:"),
    ("V1", "reading.yaml", "glossary:"), ("V4", "reading.yaml", "levels:"),
    ("DRAFT", "reading.yaml", "status:"), ("M2", "reading.yaml", "stops:"),
])  # fmt: skip
def test_what_is_about_the_whole_set_stands_at_its_section(folder, lines, code, file, key):
    place = of(lines, "", code=code)
    assert place.file == file
    assert (folder / file).read_text("utf-8").splitlines()[place.line - 1].startswith(key)


def test_every_finding_of_a_lesson_has_a_line(lesson, lines):
    for finding in judge(lesson):
        assert lines.of(finding).line > 0


def test_words_are_found_whatever_their_marks_and_breaks():
    text = "questions:\n  - id: a\n    hint: >-\n      Say “it”\n      twice.\n    ask: Who?\n"
    lines = Lines({"questions.yaml": text, "reading.yaml": "title: x\n"})
    assert of(lines, "a", 'Say "it" twice.').line == 3
    assert of(lines, "a", "who?").line == 6
    assert of(lines, "a", "nowhere").line == 2
    assert of(lines, "b", code="V4") == Place("reading.yaml", 1)


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "a: [\n", "a: *b\n", "\tx"])
def test_a_file_that_was_just_broken_has_a_first_line(text):
    lines = Lines({"questions.yaml": text, "reading.yaml": text})
    assert of(lines, "a") == Place("reading.yaml", 1)
    assert lines.at("standards", 0, "row") == Place("reading.yaml", 1)


def test_without_a_file_with_questions_there_is_the_other():
    lines = Lines({"reading.yaml": "format: kit-reading/1\nglossary: []\n"})
    assert of(lines, "", code="S3") == Place("reading.yaml", 1)
    assert of(lines, "", code="V1") == Place("reading.yaml", 2)
    assert of(Lines({}), "", code="V1") == Place("", 1)


def test_a_sound_lesson_as_values_needs_no_file():
    assert judge(harbour.sound()) == ()
