"""Run the walk, clean what it puts out, keep what people added, write what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from ..errors import KitError
from ..files import home, load
from ..files.out import put
from ..lesson import Lesson
from .cells import Cell, mark
from .parts import notebooks, start_cells
from .shell import Cells

STATIC = ("text/html", "text/plain", "image/svg+xml")  # what a committed output may hold
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def build_notebooks(folder: Path, check: bool = False, replace: bool = False,
                    process: Cells | None = None) -> list[str]:  # fmt: skip
    """Make the notebooks of the lesson in `folder`; return the paths that changed (or would).

    A generated cell that a person changed is a KitError unless `replace`; cells that a person
    added stay where they are. With `check` nothing is written. `process` runs the cells; it is
    started here unless there is one already.
    """
    lesson, base = load(folder), home(folder)
    target = base / "notebooks" / lesson.id
    return _write(target, notebooks(lesson), base, check, replace, process)


def build_start(base: Path, lessons: Sequence[Lesson], check: bool = False,
                replace: bool = False, process: Cells | None = None) -> list[str]:  # fmt: skip
    """Make the start page that lists the lessons; return its path if it changed (or would)."""
    return _write(base / "notebooks", {"start": start_cells(list(lessons))}, base, check, replace,
                  process)


def _write(target: Path, made: dict[str, tuple[Cell, ...]], base: Path, check: bool,
           replace: bool, process: Cells | None = None) -> list[str]:  # fmt: skip
    merged = {}
    for name, cells in made.items():  # all of them are looked at before any is written
        path = target / f"{name}.ipynb"
        merged[path] = merge(cells, _read(path), path.relative_to(base).as_posix(), replace)
    changed = []
    with nullcontext(process) if process else Cells() as running:
        for path, notebook in merged.items():
            text = dumps(filled(notebook, target if target.is_dir() else base, running))
            if path.exists() and path.read_text("utf-8") == text:
                continue
            changed.append(path.relative_to(base).as_posix())
            if not check:
                _save(path, text)
    return changed


def _read(path: Path) -> dict[str, Any] | None:
    if not path.exists():
        return None
    try:
        found = json.loads(path.read_text("utf-8"))
    except (ValueError, OSError):
        what = f"{path.name} cannot be read as a notebook; move it away, then build again"
        raise KitError(what) from None
    if not isinstance(found, dict) or not isinstance(found.get("cells"), list):
        raise KitError(f"{path.name} is no notebook; move it away, then build again")
    return found


def merge(cells: Iterable[Cell], old: dict[str, Any] | None, name: str,
          replace: bool = False) -> dict[str, Any]:  # fmt: skip
    """Return the notebook of `cells` with the cells that a person added to `old`.

    An added cell stays behind the generated cell that it stood behind.
    """
    fresh = [_cell(cell) for cell in cells]
    added: dict[str, list[dict[str, Any]]] = {}
    last = ""
    for cell in old["cells"] if old else ():
        made = _made(cell)
        if not made:
            cell.get("metadata", {}).pop("kit", None)  # a copy of one of ours is a person's
            added.setdefault(last, []).append(cell)
            continue
        last = cell["id"]
        if mark(_source(cell)) != made and not replace:
            raise KitError(
                f"{name}: the cell “{last}” was changed by hand, and a build would undo that; put"
                " your words into a cell of their own, or build with --replace"
            )
    out = [*added.pop("", ())]
    for cell in fresh:
        out += [cell, *added.pop(cell["id"], ())]
    out += [cell for cells in added.values() for cell in cells]  # their neighbour is gone
    return {"cells": out, "metadata": {"kernelspec": dict(KERNEL),
                                       "language_info": {"name": "python"}},
            "nbformat": 4, "nbformat_minor": 5}  # fmt: skip


def _made(cell: dict[str, Any]) -> str:
    """Return the mark of a generated cell; empty for one that a person added or copied."""
    kit = cell.get("metadata", {}).get("kit", {})
    return str(kit.get("made", "")) if kit.get("cell") == cell.get("id") else ""


def _cell(cell: Cell) -> dict[str, Any]:
    made: dict[str, Any] = {
        "cell_type": cell.kind, "id": cell.id,
        "source": cell.source,
        "metadata": {"kit": {"cell": cell.id, "made": cell.mark}, "tags": [cell.tag]},
    }  # fmt: skip
    if cell.kind == "markdown":
        made["metadata"]["editable"] = False  # learners cannot break the text by a slip
    return made | ({"outputs": [], "execution_count": None} if cell.kind == "code" else {})


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def run(notebook: dict[str, Any], folder: Path, answers: str) -> dict[str, Any]:
    """Return the notebook with its outputs: HTML, plain text and pictures, no widget, no state.

    Only generated cells are run; one that a person added keeps what it has.
    """
    with Cells(answers) as process:
        return filled(notebook, folder, process)


def filled(notebook: dict[str, Any], folder: Path, process: Cells) -> dict[str, Any]:
    """Return the notebook as `run` does, from a process that has been started."""
    nbformat = _nbformat()
    whole = nbformat.from_dict(notebook)
    ours = [cell for cell in whole.cells if _made(cell) and cell.cell_type == "code"]
    put_out = process.run([cell.source for cell in ours], folder)
    for count, (cell, outputs) in enumerate(zip(ours, put_out, strict=True), 1):
        cell.execution_count = count
        cell.outputs = [nbformat.from_dict(kept) for out in outputs
                        if (kept := _clean(out, count))]  # fmt: skip
    return whole


def _clean(output: dict[str, Any], count: int) -> dict[str, Any] | None:
    """Return an output without what is random or needs a kernel, or None if nothing is left."""
    kind = output["output_type"]
    if kind == "stream":
        return output
    data = {form: output["data"][form] for form in STATIC if form in output["data"]}
    made = {"output_type": kind, "data": data, "metadata": {}}
    if kind == "execute_result":
        made["execution_count"] = count
    return made if data else None


def dumps(notebook: Any) -> str:
    """Return the notebook's file: keys in order, a line feed at the end."""
    nbformat = _nbformat()
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def _nbformat() -> Any:
    """Return nbformat, on top of jsonschema as the lesson files load it: in no time."""
    from ..files.source import validator

    validator()
    import nbformat

    return nbformat


def _save(path: Path, text: str) -> None:
    put(path.parent, {path.name: text.encode()})
