"""A lesson that attacks with every word of its files is shown as text in every output.

`broken.hostile` writes the folder. What a browser makes of it: tests/browser/test_hostile.py.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from broken import hostile
from house.test_sanitizer import Walk
from learner import all_shown, answer, highlight, option

from kit import files
from kit.formats import layers
from kit.reading import Reading
from kit.walk import build_notebooks, notebooks, start_cells
from kit.walk.build import STATIC
from kit.widgets.data import quiz_data, reader_data
from kit.widgets.progress import progress_data

SCRIPT = hostile.TRIED["script"]
ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SVG = {"svg", "title", "desc", "g", "path", "circle", "ellipse", "line", "polyline", "polygon",
       "rect", "text", "tspan", "defs", "pattern", "clipPath", "use", "marker"}  # fmt: skip
OURS = r"\.\./start\.ipynb|(?:hostile/)?\d\d-[a-z-]+\.ipynb"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return hostile.write(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def lesson(folder):
    return files.read_yaml(folder)


@pytest.fixture
def reading(lesson, folder):
    """The lesson after some answers, with a highlight and a note that attack as well."""
    found = Reading(lesson, files.home(folder))
    for right in (False, True):
        answer(found, "last-day", option(found, "last-day", right))
    answer(found, "letter", hostile.HOOK)
    answer(found, "years", hostile.HOOK)
    highlight(found, "p1", "harbour ferry", hostile.HOOK)
    return found


def faults(html: str) -> list[str]:
    """What of a piece of static HTML could do more than be read."""
    walk = Walk(html)
    found = walk.faults + ([f"{ODD.search(html)[0]!r}"] if ODD.search(html) else [])
    sign = [text for text in walk.texts if re.search(r"[$\\]", text) and len(text) > 1]
    return found + [f"a formula: {text[:40]}" for text in sign]


def picture_faults(svg: str) -> list[str]:
    """What of a picture is no shape or word, or leads elsewhere."""
    found = ["a control"] if ODD.search(svg) else []
    for node in ElementTree.fromstring(svg).iter():
        name = node.tag.rpartition("}")[2]
        found += [] if name in SVG else [f"<{name}>"]
        for key, value in node.attrib.items():
            if key.startswith("on") or re.search(r"script:|https?:|url\((?!#)|data:", value):
                found.append(f"<{name} {key}={value[:40]}>")
    return found


def test_every_text_of_the_lesson_attacks(lesson):
    assert all(SCRIPT in words for words in (
        lesson.title, lesson.about, lesson.rights, lesson.aims[0], lesson.article.text,
        lesson.entities[0].name, lesson.glossary[0].here, lesson.questions[0].ask,
        lesson.questions[0].options[0].text, lesson.questions[0].options[0].say,
        lesson.claims[0].says, lesson.loaded[0].why, lesson.teacher[0], lesson.trace[0].do,
        lesson.outside[0].says, lesson.plans[0].phases[0].do, lesson.events[0].name))  # fmt: skip


def test_every_door_shows_text(reading):
    shown = all_shown(reading)
    for call, one in shown.items():
        for piece in one.pieces:
            assert faults(piece.html) == [], call
            assert not ODD.search(piece.text), call
            assert not piece.svg or picture_faults(piece.svg) == [], call
    for call in ("read()", "quiz()", "quiz(test)", "note()", "words()", "voices()", "key()",
                 "review(words)", "map()", "timeline()"):  # fmt: skip
        html = "".join(text for piece in shown[call].pieces for text in Walk(piece.html).texts)
        assert SCRIPT in html, call
        assert SCRIPT in repr(shown[call]), call
        assert "⟨U+202E⟩" in html, call


def test_an_attack_is_found():
    assert faults(f"<p>{SCRIPT}</p>")
    assert faults("<p>$x$</p>")
    assert faults("<p>a\u202eb</p>")
    svg = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
    for inside in ("<script/>", '<a href="x"/>', '<g onload="x"/>', '<use href="http://x"/>'):
        assert picture_faults(svg.format(inside))
    assert not picture_faults(svg.format("<g/>"))


def test_answers_as_a_table_stay_text(reading):
    html = reading.answers()._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "tex2jax_ignore" in html  # MathJax leaves it alone


def strings(value):
    """Every text in plain JSON, the keys too."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from (key, *strings(one))
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def test_what_panels_are_given_is_text(lesson, reading):
    state = reading._state()
    blocks = list(lesson.blocks.values())
    for mode in ("practice", "check", "test"):
        made = quiz_data(lesson, lesson.questions, hostile.HOOK, mode)
        _only_text(made)
        assert SCRIPT in made["questions"][0]["ask"]  # dom.js shows it; there is nothing to escape
    _only_text(made := reader_data(lesson, blocks))
    assert SCRIPT in made["blocks"][3]["text"]
    _only_text(made := progress_data(lesson, state, datetime.now(UTC), "here"))


def _only_text(data):
    assert json.loads(json.dumps(data)) == data
    assert [words for words in strings(data) if ODD.search(words.replace("\n", ""))] == []


def test_marks_lie_on_their_words_beside_an_attack(lesson):
    data = reader_data(lesson, list(lesson.blocks.values()))
    text = {block["id"]: block["text"] for block in data["blocks"]}
    lund = [m for m in data["marks"] if m["card"] == "entity-lund" and m.get("form") != "pronoun"]
    assert {text[m["block"]][m["start"]:m["end"]] for m in lund} == {"Ada Lund"}


def test_an_export_holds_the_text_unchanged(lesson, folder):
    (line,) = layers.dumps(lesson).splitlines()
    told = json.loads(line)
    assert told["text"] == files.article_path(folder, "hostile.txt").read_text("utf-8")
    assert SCRIPT in line


# notebooks


class Page(HTMLParser):
    """What a page of Markdown would do: elements, links, words."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.faults, self.words = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, name, attrs):
        if name in ("script", "img", "svg", "iframe", "object", "embed", "textarea", "style"):
            self.faults.append(f"<{name}>")
        for key, value in attrs:
            link = key == "href" and not re.fullmatch(rf"(?:{OURS}|#.*)", value or "")
            if key.startswith("on") or key == "src" or link:
                self.faults.append(f"<{name} {key}={value}>")

    def handle_data(self, data):
        self.words += data
        if re.search(r"[$\\]", data) and len(data) > 1:
            self.faults.append(f"a formula: {data[:50]}")


def test_cells_are_words_and_links_of_ours(lesson):
    markdown = pytest.importorskip("nbconvert.filters.markdown").markdown2html
    for name, cells in {**notebooks(lesson), "start": start_cells([lesson])}.items():
        for cell in (c for c in cells if c.kind == "markdown"):
            page = Page(markdown(cell.source))
            assert page.faults == [], (name, cell.id)
            assert not ODD.search(cell.source)
            if cell.id in ("about", "outside", "rights", "discussion"):
                assert SCRIPT in page.words, cell.id
                assert hostile.TRIED["template"] in page.words, cell.id
                assert hostile.TRIED["entity"] in page.words, cell.id


def calls(source: str) -> list[str]:
    """The calls of a cell, their arguments as constants."""
    tree = ast.parse(source)
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.Lambda, ast.JoinedStr))]
    return [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("name", [
    'x"); import os; os.abort() #', "it's", "a\\", "with space", "[x](javascript:y)", "$a$ (b)",
    "<b>", "%run", "ünï",
])  # fmt: skip
def test_the_name_of_a_folder_is_only_a_name(lesson, folder, tmp_path, name):
    from dataclasses import replace

    here = tmp_path / "exercises" / name
    shutil.copytree(folder, here)
    shutil.copytree(files.home(folder) / "seeds", tmp_path / "seeds")
    named = replace(lesson, id=name)
    for cells in notebooks(named).values():
        for cell in (c for c in cells if c.kind == "code"):
            assert len(cell.source.splitlines()) <= 3
            if cell.id == "open":
                (call,) = ast.parse(cell.source.splitlines()[1]).body[0].value.args
                assert call.value == name == files.read_yaml(here).id
    markdown = pytest.importorskip("nbconvert.filters.markdown").markdown2html
    links = []
    for cell in start_cells([named]):
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", cell.id)
        links += re.findall(r'href="([^#"]+)"', markdown(cell.source))
    assert len(links) == 8
    assert not [link for link in links if not re.fullmatch(r"[\w%.~/-]+/\d\d-[a-z-]+\.ipynb", link)]


@pytest.mark.slow
def test_notebooks_that_were_run_hold_text(folder):
    changed = build_notebooks(folder)
    assert len(changed) == 8
    told = ""
    for name in changed:
        book = json.loads((files.home(folder) / name).read_text("utf-8"))
        for cell in book["cells"]:
            for out in cell.get("outputs", ()):
                data = {kind: "".join(text) for kind, text in out["data"].items()}
                assert set(data) <= set(STATIC)
                assert not ODD.search(data["text/plain"].replace("\n", "")), cell["id"]
                told += data["text/plain"]
                if "image/svg+xml" in data:
                    assert picture_faults(data["image/svg+xml"]) == [], cell["id"]
                if "text/html" in data and cell["id"] != "answers":  # that one is pandas’ own
                    assert faults(data["text/html"]) == [], cell["id"]
            if cell["cell_type"] == "code":
                for call in calls("".join(cell["source"])):
                    assert re.fullmatch(r"(kit|lesson|teacher)\.\w+\([\w'\", =\[\]-]*\)", call)
    assert SCRIPT in told
    exporter = pytest.importorskip("nbconvert").HTMLExporter(template_name="basic")
    html, _ = exporter.from_filename(str(files.home(folder) / changed[1]))
    assert Page(html).faults == []
    assert SCRIPT in Page(html).words
