"""A learner's `import kit` and everybody's `kit --help` load nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "IPython", "altair", "anywidget", "docx", "fsrs", "ipywidgets", "jsonschema", "jupyterlab",
    "dask", "distributed", "httpx", "lxml", "nbclient", "nbformat", "numpy", "pandas", "pypdf",
    "rapidfuzz", "rich", "ruamel", "spacy", "trafilatura", "typer", "typst", "vl_convert", "wn",
    "wordfreq",
}  # fmt: skip
SAY = "\nimport sys; sys.stderr.write(' '.join({m.partition('.')[0] for m in sys.modules}))"


def loaded(code: str) -> set[str]:
    """The modules that a fresh Python has loaded after running `code`."""
    done = subprocess.run([sys.executable, "-c", code + SAY], capture_output=True, text=True,
                          check=True)  # fmt: skip
    return set(done.stderr.split())


@pytest.mark.parametrize("code", [
    "import kit",
    "from kit.cli import run; run(['--help'])",
    "from kit.cli import run; run(['check', '--help'])",
])  # fmt: skip
def test_nothing_heavy_is_loaded(code):
    assert not loaded(code) & HEAVY


def test_a_heavy_library_would_be_seen():
    assert "ruamel" in loaded("import kit, ruamel.yaml") & HEAVY
