"""Formats: what another program reads is what the lesson says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import import_module, resources
from pathlib import Path

import pytest

from kit import files
from kit.formats import FORMATS, layers
from kit.lesson import Article, Span

ROOT = Path(__file__).parents[2]
DAY = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?"
VALUE = re.compile(
    rf"({DAY}|({DAY}|\.\.)/({DAY}|\.\.)|\d{{4}}-(W\d\d|Q\d|SP|SU|FA|WI)|\d{{3}}X)$"
)


@pytest.fixture(scope="module", params=["tests/ferry", "exercises/macron-in-kazakhstan"])
def lesson(request):
    return files.read_yaml(ROOT / request.param)


@pytest.fixture(scope="module")
def layered(lesson):
    return json.loads(layers.dumps(lesson))


def test_every_format_has_a_module_that_says_what_it_is():
    for name, module in FORMATS.items():
        room = import_module(module)
        assert module == f"kit.formats.{name}"
        assert room.__doc__
        assert room.dumps.__doc__


def test_layers_are_one_line_with_the_files_text(lesson, layered):
    assert "\n" not in layers.dumps(lesson)
    path = files.article_path(
        ROOT / ("tests" if lesson.id == "ferry" else "exercises") / lesson.id, layered["file"]
    )
    assert layered["text"] == path.read_bytes().decode("utf-8")


def test_layers_keep_to_their_schema(layered):
    from jsonschema import Draft202012Validator

    path = resources.files("kit.schema").joinpath("layers.schema.json")
    rules = json.loads(path.read_text("utf-8"))
    assert not [error.message for error in Draft202012Validator(rules).iter_errors(layered)]


def spans(layered):
    """Yield every (start, end) of the layers."""
    for key in ("blocks", "entities", "quotes", "dates"):
        yield from ((row["start"], row["end"]) for row in layered[key])
    yield from map(tuple, layered["sentences"])
    yield from (tuple(place) for chain in layered["coref"] for place in chain)
    for row in layered["quotes"]:
        if row["speaker_start"] is not None:
            yield row["speaker_start"], row["speaker_end"]


def test_offsets_lie_in_the_text_and_hold_no_space_at_their_ends(layered):
    text = layered["text"]
    for start, end in spans(layered):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


def test_blocks_follow_one_another_furniture_too(layered):
    ends = [0, *(row["end"] for row in layered["blocks"])]
    assert all(row["start"] >= end for row, end in zip(layered["blocks"], ends, strict=False))
    assert layered["blocks"][-1]["kind"] == "furniture"


def test_entities_are_names_without_article_and_possessive(lesson, layered):
    for row in layered["entities"]:
        assert row["text"] == layered["text"][row["start"]:row["end"]]
        assert row["entity"]
        if row["type"] != "OTHER":
            assert not re.search(r"[’']s?$|^(the|a|an)\s", row["text"], re.I)
    named = [m for m in lesson.mentions if m.form == "name"]
    assert len(layered["entities"]) == len(named) < len(lesson.mentions)


def test_chains_hold_every_mention_of_what_is_meant_twice(lesson, layered):
    assert all(len(chain) >= 2 for chain in layered["coref"])
    counts = [sum(m.entity == e.id for m in lesson.mentions) for e in lesson.entities]
    assert sorted(len(chain) for chain in layered["coref"]) == sorted(n for n in counts if n > 1)


def test_dates_have_values_of_honest_precision(layered):
    assert [VALUE.match(row["value"]) is not None for row in layered["dates"]] == [True]


def test_the_first_lesson_in_layers():
    lesson = files.read_yaml(ROOT / "exercises" / "macron-in-kazakhstan")
    rows = layers.layers(lesson)
    tokayev = rows["entities"][1]
    assert (tokayev["type"], tokayev["text"]) == ("PERSON", "Kassym-Jomart Tokayev")
    moscow = next(row for row in rows["entities"] if row["text"] == "Moscow")
    assert (moscow["type"], moscow["note"]) == ("PLACE", "government")
    assert [row["value"] for row in rows["dates"]] == ["2023-11-01"]
    vassal = rows["quotes"][3]
    assert (vassal["kind"], vassal["speaker"], vassal["cue"]) == (
        "direct", "Emmanuel Macron", "In his words")  # fmt: skip
    assert rows["text"][vassal["speaker_start"]:vassal["speaker_end"]] == "his"


@pytest.mark.parametrize(
    ("words", "person", "name"),
    [("President Emmanuel Macron’s", True, "Emmanuel Macron"), ("the Kremlin", False, "Kremlin"),
     ("Foreign Minister Sergei Lavrov", True, "Sergei Lavrov"), ("the Dr. Lund’s", True, "Lund"),
     ("President", True, "President"), ("General Motors", False, "General Motors"),
     ("United Nations’", False, "United Nations"), ("An Ha", True, "Ha")],
)  # fmt: skip
def test_a_name_loses_article_title_and_possessive(words, person, name):
    article = Article("a.txt", f"x {words} y", (), ())
    span = Span(2, 2 + len(words))
    assert article[layers.name_span(article, span, person)] == name


def test_a_speaker_that_nobody_names_is_null_and_a_doubt_is_shown(lesson):
    quote = replace(lesson.quotations[0], speaker="nobody", speaker_span=None, cue=None)
    mention = replace(lesson.mentions[0], unsure=True, form="name")
    other = replace(lesson, quotations=(quote,), mentions=(mention,))
    row = layers.layers(other)["quotes"][0]
    assert [row[key] for key in ("speaker", "speaker_start", "speaker_end", "cue")] == [None] * 4
    assert [row["confidence"] for row in layers.layers(other)["entities"]] == [0.5]
