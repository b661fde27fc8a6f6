"""A lesson goes to JSON and back unchanged, and is made again whenever something has changed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import files
from kit import lesson as nouns
from kit.errors import LessonError
from kit.files import compiled

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "tests" / "ferry", ROOT / "exercises" / "macron-in-kazakhstan"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_lesson_comes_back_as_it_was(folder):
    lesson = files.read_yaml(folder)
    line = compiled.dumps(lesson)
    back = compiled.loads(line)
    assert back == lesson
    assert back.fingerprint == lesson.fingerprint
    assert "\n" not in line
    assert compiled.dumps(back) == line


TEXT = st.text(max_size=5)
SPAN = st.builds(nouns.Span, st.integers(0, 9), st.integers(0, 9))
VALUES = {"str": TEXT, "int": st.integers(0, 99), "bool": st.booleans(), "Span": SPAN,
          "float": st.floats(0, 1),
          "Span | None": st.none() | SPAN, "tuple[str, ...]": st.lists(TEXT, max_size=2).map(tuple),
          "tuple[float, ...]": st.lists(st.floats(-90, 90), max_size=2).map(tuple),
          "tuple[Span, ...]": st.lists(SPAN, max_size=2).map(tuple),
          "tuple[tuple[str, str], ...]": st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
          "tuple[tuple[str, float], ...]": st.lists(
              st.tuples(TEXT, st.floats(0, 99)), max_size=2).map(tuple),
          }  # fmt: skip


def build(noun):
    """Return a strategy for a noun with anything that its annotations allow."""
    def value(kind):
        inside = kind.removeprefix("tuple[").removesuffix(", ...]")
        if kind in VALUES:
            return VALUES[kind]
        if kind.startswith("tuple["):
            return st.lists(build(getattr(nouns, inside)), max_size=2).map(tuple)
        return build(getattr(nouns, kind))

    return st.builds(noun, **{field.name: value(field.type) for field in fields(noun)})


@given(build(nouns.Lesson))
def test_any_lesson_comes_back_as_it_was(lesson):
    assert compiled.loads(compiled.dumps(lesson)) == lesson


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", '{"Lesson":[]}', '{"Span":[1,2]}', '{"Path":["x"]}', '{"Article":[1]}',
             '{"Lesson":1}', "[" * 5000, '{"Lesson":[],"Block":[]}'],
)  # fmt: skip
def test_a_line_that_is_no_lesson_is_refused(line):
    with pytest.raises(ValueError, match=r".*"):
        compiled.loads(line)


def only_json(folder, monkeypatch):
    """Load a lesson while its YAML cannot be read."""
    with monkeypatch.context() as patch:
        patch.setattr(files, "read_yaml", None)
        return files.load(folder)


def test_the_second_time_the_yaml_is_not_parsed(ferry, monkeypatch):
    lesson = files.load("ferry")
    assert (ferry / compiled.NAME).is_file()
    assert only_json(ferry, monkeypatch) == lesson


@pytest.mark.parametrize("name", ["reading.yaml", "questions.yaml", "ferry.txt"])
def test_a_change_in_any_file_makes_it_again(ferry, name):
    before = files.load(ferry)
    text = (ferry / name).read_text("utf-8")
    text = text.replace("reckless", "careless").replace("seed: 3", "seed: 4")
    (ferry / name).write_text(text, "utf-8")
    if name == "questions.yaml":
        text = (ferry / name).read_text("utf-8").replace("careless", "reckless")
        (ferry / name).write_text(text, "utf-8")
        assert files.load(ferry).seed == 4 != before.seed
    else:
        with pytest.raises(LessonError, match="less” is not in the article"):
            files.load(ferry)


def test_questions_that_come_or_go_make_it_again(ferry):
    (ferry / "reading.yaml").write_text(
        (ferry / "reading.yaml").read_text("utf-8").replace("items: [last-day, why]", "pair: no"),
        "utf-8",
    )
    assert files.load(ferry).questions
    (ferry / "questions.yaml").unlink()
    assert not files.load(ferry).questions


def test_another_version_of_the_kit_makes_it_again(ferry, monkeypatch):
    files.load(ferry)
    monkeypatch.setattr(compiled, "MADE_WITH", "something else")
    assert compiled.fresh(ferry) is None


def test_a_renamed_folder_is_another_lesson(ferry):
    files.load(ferry)
    other = ferry.rename(ferry.with_name("boat"))
    assert files.load(other).id == "boat"


DAMAGES = [lambda raw: b"", lambda raw: raw[:-40], lambda raw: raw.replace(b"Holm", b"Helm"),
           lambda raw: raw.split(b"\n")[0], lambda raw: b"\xff" + raw, lambda raw: b"null\n" + raw,
           lambda raw: raw.replace(b'"key"', b'"kex"')]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_compiled_lesson_is_made_again(ferry, damage, monkeypatch):
    lesson = files.load(ferry)
    path = ferry / compiled.NAME
    path.write_bytes(damage(path.read_bytes()))
    assert compiled.fresh(ferry) is None
    assert files.load(ferry) == lesson == only_json(ferry, monkeypatch)


def test_a_folder_that_cannot_be_written_uses_the_users_cache(ferry, tmp_path, monkeypatch):
    (ferry / compiled.NAME).mkdir()  # root may write anywhere, but not over a folder
    lesson = files.load(ferry)
    assert list((tmp_path / "cache" / "kit" / "lessons").iterdir())
    assert only_json(ferry, monkeypatch) == lesson


def test_nowhere_to_write_is_no_fault(ferry, tmp_path, monkeypatch):
    (ferry / compiled.NAME).mkdir()
    (tmp_path / "cache").write_text("a file in the way", "utf-8")
    assert files.load(ferry).id == "ferry"


def test_nothing_is_left_lying_about(ferry):
    files.load(ferry)
    names = {path.name for path in ferry.iterdir()}
    assert names == {"ferry.txt", "reading.yaml", "questions.yaml", compiled.NAME}


def test_a_file_that_is_saved_while_it_is_read_counts_as_changed(ferry, monkeypatch):
    read, seen = files.read_yaml, []

    def slow(folder):
        lesson = read(folder)
        if not seen:
            file = folder / "questions.yaml"
            file.write_text(file.read_text("utf-8").replace("seed: 3", "seed: 4"), "utf-8")
        seen.append(lesson.seed)
        return lesson

    monkeypatch.setattr(files, "read_yaml", slow)
    files.load(ferry)
    assert files.load(ferry).seed == 4
    assert seen == [3, 4]


def test_the_compiled_lesson_holds_no_path_and_is_the_same_each_time(ferry, tmp_path):
    lesson = files.load(ferry)
    raw = (ferry / compiled.NAME).read_bytes()
    assert str(tmp_path).encode() not in raw
    compiled.keep(lesson, ferry, compiled.sources(ferry))
    assert (ferry / compiled.NAME).read_bytes() == raw
    assert set(json.loads(raw.split(b"\n")[0])) == {"format", "article", "sum", "key"}


def test_a_compiled_lesson_loads_without_heavy_libraries(ferry):
    files.load(ferry)
    code = ("import sys; sys.path.insert(0, sys.argv[2]); from kit import files;"
            "files.load(sys.argv[1]); heavy = {'ruamel', 'jsonschema', 'platformdirs', 'difflib'};"
            "assert not heavy & {name.split('.')[0] for name in sys.modules}")  # fmt: skip
    subprocess.run([sys.executable, "-c", code, str(ferry), str(ROOT)], check=True)


def test_a_changed_lesson_is_another_line(ferry):
    lesson = files.read_yaml(ferry)
    assert compiled.dumps(replace(lesson, seed=9)) != compiled.dumps(lesson)
