"""Imports go down, rooms are strangers, and any room can be deleted with its line in the table."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from house.floors import FLOORS, GOES_TOO, NEIGHBOURS, ROOMS, SAME_ROOM

KIT = Path(__file__).parents[2] / "kit"
FLOOR = {name: number for number, names in enumerate(FLOORS, 1) for name in names}


def modules() -> set[str]:
    """The first names inside kit: files and folders that hold Python."""
    files = {path.stem for path in KIT.glob("*.py")}
    return files | {path.parent.name for path in KIT.glob("*/__init__.py")}


def imported(path: Path) -> set[str]:
    """The modules of kit that a file names in an import, wherever in the file it stands."""
    inside = path.relative_to(KIT.parent).with_suffix("").parts
    package = list(inside[:-1])
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[:len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names = [f"{base}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call) and "import_module" in ast.unparse(node.func):
            names = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        for name in names:
            parts = name.split(".")
            if parts[0] == "kit":
                inside = parts[1] if len(parts) > 1 else ""
                found.add(inside if inside in FLOOR or inside in modules() else "__init__")
    return found


def allowed(here: str, there: str) -> bool:
    """Say whether a file of `here` may import `there`; what has no floor is another test's."""
    if not {here, there} <= set(FLOOR):
        return True
    if here == there or any({here, there} == set(pair) for pair in SAME_ROOM):
        return True
    return FLOOR[there] < FLOOR[here] or there in NEIGHBOURS.get(here, ())


def faults(here: str, path: Path) -> list[str]:
    """What a file imports against the rules."""
    return [f"{path.name} ({here}, floor {FLOOR.get(here)}) imports {there} ({FLOOR.get(there)})"
            for there in sorted(imported(path)) if not allowed(here, there)]  # fmt: skip


def test_the_table_names_every_module():
    assert modules() == set(FLOOR)


def test_no_module_stands_on_two_floors():
    names = [name for floor in FLOORS for name in floor]
    assert len(names) == len(set(names))


def test_imports_go_down():
    found = []
    for path in sorted(KIT.rglob("*.py")):
        first = path.relative_to(KIT).parts[0]
        found += faults(first.removesuffix(".py"), path)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("line", "wrong"), [
    ("from ..walk import build", True),
    ("from kit.formats.layers import dumps", True),
    ("def f():\n    import kit.cli", True),
    ("from .. import formats", True),
    ("from importlib import import_module\nimport_module('kit.walk')", True),
    ("from ..lesson import Lesson", False),
    ("from . import items", False),
    ("import json", False),
])  # fmt: skip
def test_a_wrong_import_is_found(tmp_path, monkeypatch, line, wrong):
    room = tmp_path / "kit" / "check"
    room.mkdir(parents=True)
    (room / "made_up.py").write_text(line, "utf-8")
    monkeypatch.setattr(sys.modules[__name__], "KIT", tmp_path / "kit")
    assert bool(faults("check", room / "made_up.py")) is wrong


def without(room: str, target: Path) -> Path:
    """A copy of kit without a room and without its line in the table of commands."""
    shutil.copytree(KIT, target / "kit", ignore=shutil.ignore_patterns("__pycache__", "data"))
    shutil.rmtree(target / "kit" / room)
    if room in GOES_TOO:
        (target / "kit" / f"{GOES_TOO[room]}.py").unlink()
    table = target / "kit" / "cli" / "table.py"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not re.search(rf'^    Verb\(.*"kit\.{room}"\),$', line)]
    table.write_text("".join(kept), "utf-8")
    return target


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_can_be_deleted(tmp_path, room):
    without(room, tmp_path)
    rest = sorted({f"kit.{name}" for name in modules() - {room, GOES_TOO.get(room), "__init__"}})
    code = f"for name in {rest!r}: __import__(name)\nimport kit.cli as c; c.main(['--help'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"kit.{room}" not in done.stdout
    assert "forget" in done.stdout
