"""Nothing that is built tells where, when or by whom, and it is the same bytes everywhere.

Grows with the rooms: whatever builds something gets a line in `built`.
"""

from __future__ import annotations

import getpass
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kit.formats import FORMATS

ROOT = Path(__file__).parents[2]
LESSONS = sorted(path.parent for path in ROOT.glob("exercises/*/reading.yaml"))
NOTEBOOKS = sorted(path for path in ROOT.glob("notebooks/**/*.ipynb")
                   if ".ipynb_checkpoints" not in path.parts)  # fmt: skip
TELLS = {
    "a folder of a machine": r"(?<![\w.])/(?:home|Users|root|tmp|var|work|private|usr)/\w",
    "a drive": r"\b[A-Z]:\\\\?\w",
    "a clock": r"\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d",
    "a random id": r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b[0-9a-f]{32}\b",
    "an object's address": r"\bat 0x[0-9a-f]{6,}",
    "a widget": r"application/vnd\.jupyter\.widget",
}
WORLDS = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
)


def tells(text: str) -> list[str]:
    """What a text tells about the machine that made it."""
    found = [f"{what}: {match[0]}" for what, pattern in TELLS.items()
             if (match := re.search(pattern, text))]  # fmt: skip
    names = {"the user": getpass.getuser(), "the host": socket.gethostname(), "here": str(ROOT)}
    return found + [f"{what}: {name}" for what, name in names.items()
                    if len(name) > 4 and name != "localhost" and name in text]  # fmt: skip


def export(lesson: Path, form: str, folder: Path, world: dict[str, str]) -> bytes:
    """What `kit export` puts out in another world: hash seed, time zone, locale, folder."""
    code = "import sys; from kit.cli import main; main(sys.argv[1:])"
    path = os.pathsep.join([os.environ.get("PYTHONPATH", ""), str(ROOT)])
    done = subprocess.run([sys.executable, "-c", code, "export", str(lesson), "--format", form],
                          cwd=folder, env={**os.environ, **world, "PYTHONPATH": path},
                          capture_output=True, check=True)  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.name)
def test_an_export_is_the_same_everywhere_and_tells_nothing(lesson, form, tmp_path):
    one = export(lesson, form, tmp_path, WORLDS[0])
    assert one == export(lesson, form, ROOT, WORLDS[1])
    assert tells(one.decode()) == []


def test_there_are_notebooks():
    assert len(NOTEBOOKS) > 7


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_tells_nothing(path):
    book = json.loads(path.read_text("utf-8"))
    assert tells(path.read_text("utf-8")) == []
    assert "widgets" not in book["metadata"]
    assert [c["execution_count"] for c in book["cells"] if c["cell_type"] == "code"] == [
        n for n, _ in enumerate((c for c in book["cells"] if c["cell_type"] == "code"), 1)
    ]


@pytest.mark.parametrize("text", [
    f"open {ROOT}/x", "/home/ada/lesson", "at 2026-11-24T14:46:54Z", "C:\\Users",
    "<x at 0x7f0000aa>",
    "0f8fad5b-d9cb-469f-a165-70867728950e", "application/vnd.jupyter.widget-view+json",
])  # fmt: skip
def test_what_tells_is_found(text):
    assert tells(text)
