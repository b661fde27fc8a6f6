"""Map, timeline and net: well-formed, complete in words, the same each time, inside the frame."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import resources
from xml.etree import ElementTree

import pytest
from broken import harbour
from hypothesis import example, given
from hypothesis import strategies as st

from kit import files
from kit.lesson import NOBODY, Entity, Event
from kit.pictures import map_svg, speakers_svg, spoken_of, timeline_svg
from kit.pictures.map import _Frame, unbroken
from kit.pictures.timeline import day, in_order

SVG = "{http://www.w3.org/2000/svg}"
NASTY = "<script>alert(1)</script> & “x” $y$"


@pytest.fixture(scope="module")
def lesson():
    from kit.files import load

    return load("macron-in-kazakhstan")


@pytest.fixture(params=[map_svg, timeline_svg, speakers_svg], ids=lambda f: f.__name__)
def draw(request):
    return request.param


def words(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_a_picture_is_one_document_with_a_title_and_a_description(draw, lesson):
    root = ElementTree.fromstring(draw(lesson))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text
    assert len(root.find(f"{SVG}desc").text) > 60
    assert not re.search(r"\b(href|url\(|script|on\w+=)", draw(lesson))


def test_the_same_lesson_gives_the_same_picture(draw, lesson):
    assert draw(lesson) == draw(lesson)


def test_a_lesson_with_little_in_it_has_pictures_too(draw):
    sound = harbour.sound()
    for small in (sound, replace(sound, entities=(), mentions=(), quotations=(), events=())):
        ElementTree.fromstring(draw(small))


def test_hostile_names_stay_text(draw):
    sound = harbour.sound()
    place = Entity("x", "place", NASTY, role="capital", at=(10.0, 10.0))
    person = replace(sound.entity["holm"], name=NASTY)
    rest = [e for e in sound.entities if e.id != "holm"]
    bad = replace(sound, title=NASTY, entities=(*rest, place, person),
                  events=(Event("e", NASTY, order=1),))  # fmt: skip
    root = ElementTree.fromstring(draw(bad))
    assert not list(root.iter(f"{SVG}script"))
    assert "script" in "".join(root.itertext())


def test_no_words_run_out_of_the_picture(draw, lesson):
    from kit.pictures.svg import width

    root = ElementTree.fromstring(draw(lesson))
    wide = float(root.get("viewBox").split()[2])
    for node in root.iter(f"{SVG}text"):
        w = width(node.text or "", float(node.get("font-size")))
        anchor, x = node.get("text-anchor", "start"), float(node.get("x"))
        left = x - w if anchor == "end" else x
        assert left >= 0, node.text
        assert left + w <= wide, node.text


def test_every_place_with_coordinates_is_named_on_the_map(lesson):
    shown = " ".join(words(map_svg(lesson)))
    for place in (e for e in lesson.entities if e.kind == "place" and e.at):
        assert place.name in shown


def test_the_blank_map_names_no_place(lesson):
    shown = " ".join([*words(map_svg(lesson, names=False)), map_svg(lesson, names=False)])
    for place in (e for e in lesson.entities if e.kind == "place" and e.at):
        if place.name not in ("Ukraine", "Europe"):  # “Crimea is drawn with Ukraine”
            assert place.name not in shown


def test_names_on_the_map_do_not_lie_over_one_another(lesson):
    from kit.pictures.svg import width

    boxes = []
    for node in ElementTree.fromstring(map_svg(lesson)).iter(f"{SVG}text"):
        size, x, y = (float(node.get(k)) for k in ("font-size", "x", "y"))
        boxes.append((x, y - size, x + width(node.text, size), y))
    for i, a in enumerate(boxes):
        for b in boxes[i + 1:]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def test_a_point_stands_where_its_coordinates_say():
    frame = _Frame([(40.0, 10.0), (60.0, 30.0)])
    (x1, y1), (x2, y2) = frame.point(10, 60), frame.point(30, 40)
    assert x1 < x2
    assert y1 < y2
    assert 0 < x1 < 760 > x2 > 0


def test_a_ring_over_the_180th_meridian_is_one_piece():
    assert unbroken([(179.0, 60.0), (-179.0, 60.0), (170.0, 65.0)])[1] == (181.0, 60.0)
    assert unbroken([(1.0, 2.0), (3.0, 4.0)]) == [(1.0, 2.0), (3.0, 4.0)]


def test_crimea_is_drawn_with_ukraine_and_the_map_says_so(lesson):
    from kit.pictures.map import world

    arcs, countries, inner = world()
    assert len(inner) == 1
    assert all(arcs[n] for n in inner)
    own = {n if n >= 0 else ~n for ring in countries["Ukraine"] for n in ring}
    assert inner <= own
    assert "68/262" in " ".join(words(map_svg(lesson)))


@pytest.mark.parametrize(("value", "said"), [
    ("2023-11-01", "1 November 2023"), ("2023-11", "November 2023"), ("2023", "2023"),
    ("2023-W44", "week 44 of 2023"), ("199X", "1990s"), ("", ""),
])  # fmt: skip
def test_a_date_is_as_exact_as_it_is_known(value, said):
    assert day(value) == said


def test_the_timeline_keeps_what_is_outside_apart(lesson):
    inside = [e.id for e in in_order(lesson)]
    both = [e.id for e in in_order(lesson, outside=True)]
    assert all(not lesson_event.outside for lesson_event in in_order(lesson))
    assert [e for e in both if e in inside] == inside
    dated = [e.value for e in in_order(lesson, outside=True) if e.value]
    assert dated == sorted(dated)
    assert "from outside the article" not in timeline_svg(lesson)
    assert "from outside the article" in timeline_svg(lesson, outside=True)


def test_who_speaks_of_whom_follows_the_quotations(lesson):
    pairs = spoken_of(lesson)
    assert ("macron", "kazakhstan") in pairs
    assert ("lavrov", "west") in pairs
    assert ("tokayev", "france") not in pairs  # nobody lets him speak
    for (speaker, _), quotations in pairs.items():
        assert {q.speaker for q in quotations} == {speaker}


def test_words_of_nobody_named_draw_no_line():
    lesson = files.load("macron-in-kazakhstan")
    unsaid = tuple(replace(q, speaker=NOBODY) for q in lesson.quotations)
    assert spoken_of(lesson)
    assert spoken_of(replace(lesson, quotations=unsaid)) == {}


SCHEMA = json.loads(
    resources.files("kit.schema").joinpath("reading.schema.json").read_text("utf-8"))
VALUES = SCHEMA["properties"]["events"]["items"]["properties"]["value"]["pattern"]


@given(st.from_regex(re.compile(VALUES, re.ASCII)))
@example("2023-13-45")
@example("../..")
def test_whatever_value_a_file_may_hold_is_a_day_in_words(value):
    lesson = replace(harbour.sound(), events=(Event("e", "Something happens.", value, 1),))
    assert timeline_svg(lesson)
    assert "None" not in day(value)


@pytest.mark.parametrize(("value", "words"), [
    ("2024-01/2025-03", "January 2024 – March 2025"), ("2024/..", "since 2024"),
    ("2024-Q3", "July to September 2024"), ("2024-FA", "autumn 2024"),
    ("2024-05-06T07:08", "6 May 2024"),
])  # fmt: skip
def test_a_stretch_of_time_is_told_in_words(value, words):
    assert day(value) == words
