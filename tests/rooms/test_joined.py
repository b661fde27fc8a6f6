"""The front end as one module for each panel: nothing left to import, one way in."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from broken import harbour
from rooms.test_widgets import typedef

from kit import widgets
from kit.files import load
from kit.review import word_question
from kit.skills import MODES
from kit.widgets import data
from kit.widgets.panels import MODULES
from kit.widgets.progress import progress_data

TOP = re.compile(r"^(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)


def code(text: str) -> str:
    """Source without its comments."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", MODULES)
def test_a_joined_module_stands_alone(name):
    joined = code(widgets.join(name))
    assert not re.search(r"^\s*import\b|\bfrom \"\./|\brequire\(", joined, re.MULTILINE)
    exports = re.findall(r"^export .*", joined, re.MULTILINE)
    assert len(exports) == 1
    assert exports[0].startswith("export default ")
    assert "render" in joined[joined.index("export default"):]


@pytest.mark.parametrize("name", MODULES)
def test_each_file_is_in_it_once_behind_what_it_needs(name):
    files = widgets.order(name)
    assert files[-1] == name
    assert len(files) == len(set(files))
    for n, file in enumerate(files):
        source = widgets.source(file)
        needed = re.findall(r'^import .* from "\./([\w-]+\.js)"', source, re.MULTILINE)
        assert set(needed) <= set(files[:n]), file
    names = TOP.findall(code(widgets.join(name)))
    assert len(names) == len(set(names))
    for file in files:
        own = re.findall(r"^export (?:async )?(?:function|const|class) (\w+)", widgets.source(file),
                         re.MULTILINE)  # fmt: skip
        assert set(own) <= set(names)


def test_every_rule_of_the_panels_is_in_the_style():
    sheet = widgets.css("reader", "quiz", "progress")
    for name in ("style", "reader", "quiz", "progress"):
        assert widgets.source(f"{name}.css").strip()[-200:] in sheet
    assert sheet.count("{") == sheet.count("}")
    assert "@import" not in sheet
    assert not re.search(r"url\((?![\"']?data:)", sheet)


# what Python sends has the keys that the front end’s typedefs name


def fits(rows, file: str, name: str, more: frozenset[str] = frozenset()) -> None:
    """Assert that each row has every key that must be there, and none that is not told."""
    must, may = typedef(file, name)
    for row in rows:
        assert must <= set(row) <= may | more, (name, set(row) ^ must)


@pytest.mark.parametrize("made", [lambda: load("macron-in-kazakhstan"), harbour.sound])
@pytest.mark.parametrize("mode", MODES)
def test_what_is_sent_is_what_the_typedefs_say(made, mode):
    lesson = made()
    asked = [*lesson.questions, *(word_question(lesson, g, stage) for g in lesson.glossary
                                  if g.teach for stage in ("produce", "choose"))]  # fmt: skip
    quiz = data.quiz_data(lesson, asked, "All", mode)
    fits([quiz], "quizbook.js", "QuizData")
    fits(quiz["questions"], "score.js", "Posed", frozenset({"beyond", "level", "difficulty"}))
    for q in quiz["questions"]:
        lists = [q["options"], q["items"], *(gap["options"] for gap in q["gaps"])]
        fits([o for rows in lists for o in rows], "score.js", "Choice")
        fits(q["rubric"] + q.get("samples", []), "score.js", "Row")
        fits(q.get("evidence", []) + q.get("look", []), "score.js", "Place")
    reader = data.reader_data(lesson, list(lesson.blocks.values()))
    fits([reader], "card.js", "ReaderData")
    fits(reader["layers"], "layers.js", "Layer")
    fits(reader["marks"], "marks.js", "Mark")
    fits([row for rows in reader["chains"].values() for row in rows], "card.js", "Mention")
    fits([progress_data(lesson, {}, datetime.now(UTC), "here")], "progress.js", "ProgressData")


def test_a_key_that_is_missing_or_too_many_is_seen():
    good = {"id": "o", "text": "x"}
    fits([good, {**good, "right": True}], "score.js", "Choice")
    for bad in ({"id": "o"}, {**good, "key": 1}):
        with pytest.raises(AssertionError):
            fits([bad], "score.js", "Choice")
