"""The walk as cells: short, told in plain words, safe against what a lesson file may hold."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from broken import harbour
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.lesson import Task
from kit.walk import notebooks, start_cells
from kit.walk.build import merge
from kit.walk.cells import _HIDDEN as HIDDEN
from kit.walk.cells import Cell, mark, say

NASTY = "<script>alert(1)</script> [x](javascript:y) $a$ {{ b }} \u202eevil `c` # d"


@pytest.fixture(scope="module")
def lesson():
    from kit.files import load

    return load("macron-in-kazakhstan")


@pytest.fixture(scope="module")
def walk(lesson):
    return notebooks(lesson)


def words(source: str) -> int:
    return len(re.findall(r"\w+", re.sub(r"\(\S+?\)|[*#|]", " ", source)))


def test_eight_notebooks_each_with_one_title_and_the_same_opening(walk):
    assert len(walk) == 8
    for name, cells in walk.items():
        titles = [line for c in cells if c.kind == "markdown" for line in c.source.split("\n")
                  if line.startswith("# ")]  # fmt: skip
        assert len(titles) == 1, name
        assert next(c for c in cells if c.kind == "code").id == "open"


def test_code_is_read_aloud_one_to_three_short_lines(walk):
    for cells in walk.values():
        for cell in (c for c in cells if c.kind == "code"):
            lines = cell.source.split("\n")
            assert len(lines) <= 3
            assert all(len(line) <= 80 for line in lines)
            assert not re.search(r"[%!]|\bfor\b|display\(|f\"", cell.source)
            if cell.id != "open":
                assert "import" not in cell.source


def test_heads_and_tasks_are_short(walk):
    for name, cells in walk.items():
        for cell in (c for c in cells if c.tag in ("head", "task")):
            shown = re.sub(r"<details>.*?</details>", "", cell.source, flags=re.DOTALL)
            if cell.id in ("about", "hedges", "contested", "outside"):
                continue
            assert words(shown) <= (130 if cell.tag == "head" else 90), (name, cell.id)


def test_ids_of_cells_are_unique_and_fit_the_format(walk, lesson):
    for cells in [*walk.values(), start_cells([lesson])]:
        ids = [c.id for c in cells]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", i) for i in ids)


def test_every_paragraph_is_read_and_asked_about(walk, lesson):
    sources = [c.source for c in walk["02-read"]]
    for block in lesson.paragraphs:
        at = sources.index(f'lesson.read("{block.id}")')
        assert sources[at + 1] == f'lesson.quiz("{block.id}")'


def test_the_learners_words_hold_no_key(walk, lesson):
    told = "\n".join(c.source for name, cells in walk.items() if name < "07"
                     for c in cells if c.kind == "markdown")  # fmt: skip
    for q in lesson.questions:
        for option in q.options:
            if option.right and len(option.text.split()) > 3:
                assert option.text not in told, q.id


def test_links_lead_to_notebooks_of_the_walk(walk, lesson):
    for name, cells in walk.items():
        for cell in cells:
            for target in re.findall(r"\]\(([^)]+)\)", cell.source):
                assert target == "../start.ipynb" or target.removesuffix(".ipynb") in walk, name
    shown = "\n".join(c.source for c in start_cells([lesson]))
    for name in walk:
        assert f"({lesson.id}/{name}.ipynb)" in shown


SIGNS = {"<span>&#36;</span>": "$", "<span>&#92;</span>": "\\"}  # begin no formula there


@given(st.text(max_size=80) | st.text("$\\()[]{}*_#`-+.:@w<>&| 1\n\x1b\u202e", max_size=20))
def test_words_of_a_lesson_stay_words(text):
    from html import unescape

    text = re.sub("[\ue000\ue001]", "", text)
    shown = say(text)
    for sign in SIGNS:
        shown = shown.replace(sign, "\ue000" if "36" in sign else "\ue001")
    assert not re.search(r"[<>$]|\\[^\W_]|\\\\|\\$", shown)
    assert not re.search(r"(?<!\\)[*_`\[\]{}()!|~^=+]|(?<![\\&])#", shown)
    assert not re.match(r"-|\d*\.(\s|$)", shown)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    back = unescape(re.sub(r"\\([^\w\s]|_)", r"\1", shown))
    hidden = HIDDEN.sub("", text)
    assert back.replace("\ue000", "$").replace("\ue001", "\\") == " ".join(hidden.split())


@pytest.mark.parametrize(("words", "shown"), [
    ("see https://a.example/x, www.b.example", "see https&#58;//a.example/x, www&#46;b.example"),
    ("javascript:alert(1)", r"javascript&#58;alert\(1\)"), ("a@b.example", "a&#64;b.example"),
    ("At 10:30: go", "At 10:30: go"), ("1. one", r"1\. one"), ("- one", r"\- one"),
    ("---", r"\---"), ("1.5 million", "1.5 million"), ("C#", r"C\#"),
    (r"\(y\)", r"<span>&#92;</span>\(y<span>&#92;</span>\)"),
    ("R&D costs $5", "R&amp;D costs <span>&#36;</span>5"), ("\x1b[31mred", r"\[31mred"),
])  # fmt: skip
def test_how_words_are_kept(words, shown):
    assert say(words) == shown


def test_a_hostile_lesson_is_shown_as_text():
    bad = replace(harbour.sound(), title=NASTY, about=NASTY, aims=(NASTY,), rights=NASTY,
                  before=(Task(NASTY, NASTY),), teacher=(NASTY,), discussion=(NASTY,),
                  stops=(("p1", NASTY),), trace=(Task(NASTY, NASTY, "stop", NASTY),))  # fmt: skip
    for cells in [*notebooks(bad).values(), start_cells([bad])]:
        for cell in (c for c in cells if c.kind == "markdown"):
            assert "<script" not in cell.source
            assert "](javascript" not in cell.source
            assert "\u202e" not in cell.source
            assert "$" not in cell.source


def built(*sources: str) -> dict:
    cells = [Cell(f"c{n}", "markdown", "task", s) for n, s in enumerate(sources)]
    return merge(cells, None, "x.ipynb")


def test_cells_that_a_person_added_stay_where_they_are():
    old = built("one", "two")
    mine = {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": "my own"}
    old["cells"].insert(1, mine)
    old["cells"].insert(0, {**mine, "id": "top"})
    cells = [Cell("c0", "markdown", "task", "new one"), Cell("c1", "markdown", "task", "two")]
    new = merge(cells, old, "x.ipynb")
    assert [c["id"] for c in new["cells"]] == ["top", "c0", "mine", "c1"]
    assert new["cells"][1]["source"] == "new one"


def test_an_added_cell_outlives_its_neighbour():
    old = built("one", "two")
    old["cells"].append({"cell_type": "raw", "id": "mine", "metadata": {}, "source": ["a", "b"]})
    new = merge([Cell("c0", "markdown", "task", "one")], old, "x.ipynb")
    assert [c["id"] for c in new["cells"]] == ["c0", "mine"]


def test_a_generated_cell_changed_by_hand_stops_the_build():
    old = built("one", "two")
    old["cells"][1]["source"] = "two, but better"
    with pytest.raises(KitError, match=r"x\.ipynb: the cell “c1” was changed by hand"):
        merge([Cell("c1", "markdown", "task", "two")], old, "x.ipynb")
    new = merge([Cell("c1", "markdown", "task", "two")], old, "x.ipynb", replace=True)
    assert new["cells"][0]["source"] == "two"


def test_the_mark_is_that_of_the_source():
    cell = built("one")["cells"][0]
    assert cell["metadata"]["kit"]["made"] == mark("one")
    assert json.loads(json.dumps(cell)) == cell


def test_a_copy_of_a_generated_cell_is_a_persons():
    old = built("one", "two")
    copy = {**old["cells"][0], "id": "fresh-id", "source": "one, and my own thoughts"}
    old["cells"].insert(1, copy)
    cells = [Cell("c0", "markdown", "task", "one"), Cell("c1", "markdown", "task", "two")]
    new = merge(cells, old, "x.ipynb")
    assert [c["id"] for c in new["cells"]] == ["c0", "fresh-id", "c1"]
    assert new["cells"][1]["source"] == "one, and my own thoughts"
    assert "kit" not in new["cells"][1]["metadata"]


def test_a_cell_that_a_person_added_is_not_run(tmp_path):
    from kit.walk.build import run

    old = built("one")
    mine = {"cell_type": "code", "id": "mine", "metadata": {}, "source": "1 / 0",
            "execution_count": 7, "outputs": []}  # fmt: skip
    old["cells"].append(mine)
    ours = [Cell("c0", "code", "act", "6 * 7")]
    done = run(merge(ours, old, "x.ipynb"), tmp_path, str(tmp_path))
    assert done.cells[0].outputs[0].data["text/plain"] == "42"
    assert done.cells[1].execution_count == 7
