"""Start JupyterLab on the start page; where there are no lessons yet, lay a copy of ours first."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .errors import KitError, Missing
from .files import CHECKOUT, LAID, PACKAGE

START = Path("notebooks", "start.ipynb")
COPY = LAID
PARTS = ("exercises", "seeds", "notebooks")


def find_base(here: Path) -> Path | None:
    """Return the nearest folder, from `here` upwards, that holds notebooks/start.ipynb.

    Where the kit is used from its own project folder and nothing is nearer, that folder.
    """
    here = here.resolve()
    places = [here, *here.parents, *([] if PACKAGE.is_dir() else [CHECKOUT])]
    return next((place for place in places if (place / START).is_file()), None)


def lay(here: Path, source: Path = PACKAGE) -> Path:
    """Copy the lessons of the package to `here`/kit-lessons/ and return that folder.

    A file that is there already stays as it is. The lesson files come along, so that answers are
    kept beside them and a teacher can change them.
    """
    base = here.resolve() / COPY
    if not (source / START).is_file():
        raise KitError("this copy of the kit carries no notebooks; kit build makes them")
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        if inside.parts[0] not in PARTS or not path.is_file():
            continue
        target = base / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            shutil.copyfile(path, target)
    return base


def command(base: Path, port: int | None = None, browser: bool = True) -> list[str]:
    """Return the command that starts JupyterLab for the lessons in `base`; it asks no other server.

    JupyterLab's own look for news and newer versions is switched off.
    """
    words = [
        sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={base}",
        "--ServerApp.ip=127.0.0.1", f"--LabApp.default_url=/lab/tree/{START.as_posix()}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]  # fmt: skip
    if getattr(os, "geteuid", lambda: 1)() == 0:
        words.append("--allow-root")  # in a container; only this machine can reach the server
    if port:
        words += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    return words if browser else [*words, "--no-browser"]


def start(here: Path, port: int | None = None, browser: bool = True) -> int:
    """Run JupyterLab until it is stopped and return its exit code."""
    if not importlib.util.find_spec("jupyterlab"):
        raise Missing(f"JupyterLab is not installed; {sys.executable} -m pip install jupyterlab")
    base = find_base(here)
    if base is None:
        new = not (here / COPY).exists()
        base = lay(here)
        if new:
            print(f"The lessons are now in {COPY}/; your answers will be kept there, in answers/.")
    try:
        return subprocess.run(command(base, port, browser), check=False).returncode
    except KeyboardInterrupt:
        return 0
