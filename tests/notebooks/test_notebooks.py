"""The committed notebooks: what they hold, and that a build anywhere gives the same bytes."""

from __future__ import annotations

import getpass
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LESSON = "macron-in-kazakhstan"
PATHS = sorted(path for path in ROOT.glob("notebooks/**/*.ipynb")
               if ".ipynb_checkpoints" not in path.parts)  # fmt: skip
EACH = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
MAY = {"text/html", "text/plain", "image/svg+xml"}
TELLS = {
    "a folder": r"(?<![\w.])/(?:home|Users|root|tmp|var|work|private|usr|opt|mnt)/\w|\b[A-Z]:\\+\w",
    "a clock": r"\b\d\d?:\d\d:\d\d\b|\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d",
    "an address of an object": r"\bat 0x[0-9a-f]{6,}",
    "a random id": r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b[0-9a-f]{32}\b",
    "a colour of a terminal": r"\x1b\[",
}


def read(path):
    return json.loads(path.read_text("utf-8"))


def source(cell):
    return "".join(cell["source"])


def outputs(book):
    return [out for cell in book["cells"] for out in cell.get("outputs", ())]


def test_there_are_all_of_them():
    lessons = [path.parent.name for path in ROOT.glob("exercises/*/reading.yaml")]
    wanted = {f"{lesson}/0{n}" for lesson in lessons for n in range(1, 9)} | {"start.ipynb"}
    found = [path.relative_to(ROOT / "notebooks").as_posix() for path in PATHS]
    assert len(found) == len(wanted)
    assert {re.sub(r"(/0\d).*", r"\1", name) for name in found} == wanted


@EACH
def test_it_is_a_notebook_as_the_format_says(path):
    nbformat = pytest.importorskip("nbformat")
    book = nbformat.read(path, as_version=4)
    nbformat.validate(book)
    assert book.nbformat == 4
    assert len({cell.id for cell in book.cells}) == len(book.cells)
    assert path.read_bytes().endswith(b"}\n")
    assert b"\r" not in path.read_bytes()


@EACH
def test_cells_were_run_once_in_their_order(path):
    """nbval calls a cell without a count unrun and compares nothing."""
    counts = [cell["execution_count"] for cell in read(path)["cells"]
              if cell["cell_type"] == "code"]  # fmt: skip
    assert counts == list(range(1, len(counts) + 1))
    assert counts


@EACH
def test_outputs_are_static(path):
    book = read(path)
    for out in outputs(book):
        assert out["output_type"] in ("display_data", "execute_result")
        assert set(out["data"]) <= MAY
        assert "text/plain" in out["data"]
        assert out["metadata"] == {}
    assert set(book["metadata"]) == {"kernelspec", "language_info"}
    assert set(book["metadata"]["language_info"]) == {"name"}
    assert "widget" not in json.dumps([out["data"] for out in outputs(book)])


@EACH
def test_it_tells_nothing_of_where_when_and_by_whom(path):
    text = path.read_text("utf-8")
    assert {what: found for what, tell in TELLS.items()
            if (found := re.findall(tell, text))} == {}  # fmt: skip
    names = [getpass.getuser(), socket.gethostname(), str(ROOT), str(Path.home()), sys.prefix]
    assert [name for name in names if len(name) > 4 and name != "localhost" and name in text] == []


@EACH
def test_a_cell_of_code_is_three_lines_that_one_can_read_aloud(path):
    for cell in (c for c in read(path)["cells"] if c["cell_type"] == "code"):
        lines = source(cell).splitlines()
        assert 1 <= len(lines) <= 3
        assert all(len(line) <= 80 for line in lines)
        assert not re.search(r"^\s*[%!]|;|lambda|__", source(cell), re.MULTILINE)


@EACH
def test_every_link_leads_to_a_notebook(path):
    for cell in (c for c in read(path)["cells"] if c["cell_type"] == "markdown"):
        for link in re.findall(r"\]\(([^)\s]+)\)", source(cell)):
            assert (path.parent / link).is_file(), link


# building


def saved(folder: Path) -> None:
    """Ten answers of somebody, as the log keeps them."""
    from learner import answer, highlight, option

    import kit

    lesson = kit.open_lesson(LESSON)
    asked = [q.id for q in lesson._lesson.questions if q.kind == "choice"][:9]
    for n, id in enumerate(asked):
        answer(lesson, id, option(lesson, id, n % 2 == 0))
    highlight(lesson, "p3", "rare earths", "ten")
    lines = [line for path in folder.rglob("*.jsonl") for line in path.read_text("utf-8").split()]
    assert len(lines) >= 10


@pytest.mark.slow
def test_a_build_changes_nothing_whoever_has_answered(nobodys_answers):
    """Invariant 10, with ten answers saved where the builder keeps their own."""
    saved(nobodys_answers)
    before = {path: path.stat().st_mtime_ns for path in PATHS}
    words = [sys.executable, "-c", "from kit.cli import main; main()", "build", "--check"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False,
                          encoding="utf-8", env={**os.environ, "KIT_ANSWERS": str(nobodys_answers)})
    assert (done.stdout, done.stderr, done.returncode) == ("Nothing to change.\n", "", 0)
    assert {path: path.stat().st_mtime_ns for path in PATHS} == before


WORLDS = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "C", "LANG": "C"},
    {"PYTHONHASHSEED": "77", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "LANG": "kk_KZ.UTF-8"},
)
BUILD = f"""
from pathlib import Path
from kit import files, walk
from kit.walk import build
folder = Path("exercises/{LESSON}").resolve()
keep = ("02-read", "06-check-yourself")
made = build.notebooks(files.load(folder))
build.notebooks = lambda lesson: {{name: made[name] for name in keep}}
print(build.build_notebooks(folder))
"""


@pytest.mark.slow
@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world["TZ"])
def test_another_place_gives_the_same_bytes(world, tmp_path):
    base = tmp_path / "somewhere else"
    for part in ("exercises", "seeds"):
        shutil.copytree(ROOT / part, base / part)
    path = os.pathsep.join([os.environ.get("PYTHONPATH", ""), str(ROOT)])
    env = {**os.environ, **world, "PYTHONPATH": path, "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", BUILD], cwd=base, env=env, capture_output=True,
                          text=True, check=False, encoding="utf-8")  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = sorted((base / "notebooks" / LESSON).glob("*.ipynb"))
    assert [path.stem for path in made] == ["02-read", "06-check-yourself"]
    for path in made:
        assert path.read_bytes() == (ROOT / "notebooks" / LESSON / path.name).read_bytes()
