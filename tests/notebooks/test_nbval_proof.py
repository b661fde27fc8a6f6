"""Strict nbval compares something that matters: a slip in a lesson file makes it fail.

In a copy of the project one thing at a time is broken in the YAML: a key, a span, a feedback.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("nbval")
ROOT = Path(__file__).parents[2]
LESSON = "macron-in-kazakhstan"
BOOK = f"notebooks/{LESSON}/02-read.ipynb"
READING, QUESTIONS = (f"exercises/{LESSON}/{name}.yaml" for name in ("reading", "questions"))


@pytest.fixture
def copy(tmp_path):
    """The lesson and one of its notebooks, somewhere else."""
    for part in (f"exercises/{LESSON}", "seeds"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / BOOK).parent.mkdir(parents=True)
    shutil.copy(ROOT / BOOK, tmp_path / BOOK)
    return tmp_path


def nbval(base: Path, answers: Path) -> subprocess.CompletedProcess:
    """Run the notebook strictly, as `make test` does, in a process of its own."""
    path = os.pathsep.join([os.environ.get("PYTHONPATH", ""), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider",
         "-p", "no:xdist", "--rootdir", str(base), BOOK],
        cwd=base, capture_output=True, text=True, check=False, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path, "KIT_ANSWERS": str(answers), "CI": ""},
    )  # fmt: skip


def swap(path: Path, old: str, new: str) -> None:
    """Change one place of a lesson file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def break_key(base: Path) -> None:
    """The first choice of the lesson gets another right answer."""
    path = base / QUESTIONS
    lines = path.read_text("utf-8").splitlines(keepends=True)
    right = next(n for n, line in enumerate(lines) if line.startswith("      - right:"))
    wrong = next(n for n in range(right, len(lines)) if lines[n].startswith("      - wrong:"))
    trap = next(n for n in range(wrong, len(lines)) if lines[n].startswith("        trap:"))
    lines[right] = lines[right].replace("- right:", "- wrong:")
    lines[wrong] = lines[wrong].replace("- wrong:", "- right:")
    lines.insert(right + 1, lines.pop(trap))
    path.write_text("".join(lines), "utf-8", newline="\n")


def break_feedback(base: Path) -> None:
    """A learner hears one word more."""
    words = "Right after the two names stands"
    swap(base / QUESTIONS, words, f"Yes. {words}")


def break_span(base: Path) -> None:
    """A mark stands over fewer words; nothing that is said of them changes."""
    swap(base / READING, "  - quote: sphere of influence\n",
         "  - quote: influence\n    word: sphere of influence\n")  # fmt: skip


SLIPS = (None, break_key, break_feedback, break_span)


@pytest.mark.slow
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.__name__ if slip else "unbroken")
def test_nbval_sees_a_slip(copy, nobodys_answers, slip):
    if slip:
        slip(copy)
    done = nbval(copy, nobodys_answers)
    said = done.stdout + done.stderr
    if slip is None:
        assert done.returncode == 0, said[-3000:]
        assert " passed" in said
        assert " skipped" not in said
    else:
        assert done.returncode == 1, said[-3000:]
        assert "1 failed" in said, said[-1500:]  # the one cell that shows it, and no other
        assert "mismatch" in said
