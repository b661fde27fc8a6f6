"""The wheel carries everything that a learner needs, nothing else, and works from any folder."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile

import pytest

LESSON = "macron-in-kazakhstan"
WANTED = [
    r"kit/widgets/js/reader\.js", r"kit/widgets/js/style\.css", r"kit/schema/reading\.schema\.json",
    r"kit/schema/questions\.schema\.json", rf"kit/data/exercises/{LESSON}/reading\.yaml",
    rf"kit/data/exercises/{LESSON}/questions\.yaml", r"kit/data/seeds/\w+\.txt",
    r"kit/data/seeds/LICENSE\.md", r"kit/data/notebooks/start\.ipynb",
    rf"kit/data/notebooks/{LESSON}/02-read\.ipynb",
    r"news_reading_kit-[\d.]+\.data/data/etc/jupyter/labconfig/default_setting_overrides\.json",
    r"news_reading_kit-[\d.]+\.dist-info/licenses/LICENSE",
]  # fmt: skip
UNWANTED = r"(^|/)(tests|\.ipynb_checkpoints|__pycache__|kit-lessons)/|^kit/data/answers/|\.jsonl$"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, root):
    """The wheel, built without a network by the build backend itself."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
                   cwd=root, check=True, capture_output=True)  # fmt: skip
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture
def kit(wheel, tmp_path):
    """Run `kit` from the unpacked wheel in an empty folder; our source is out of sight."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    empty = tmp_path / "empty"
    empty.mkdir()
    site = str(tmp_path / "site")
    start = f"import sys; sys.path.insert(0, {site!r}); import kit.cli as cli; cli.main()"

    def run(*words):
        return subprocess.run([sys.executable, "-c", start, *words], cwd=empty, text=True,
                              capture_output=True, check=False, encoding="utf-8",
                              env={**os.environ, "PYTHONSAFEPATH": "1"})  # fmt: skip

    run.empty, run.site = empty, tmp_path / "site"
    return run


@pytest.mark.parametrize("wanted", WANTED)
def test_the_wheel_carries(names, wanted):
    assert any(re.fullmatch(wanted, name) for name in names)


def test_the_wheel_carries_nothing_else(names):
    assert [name for name in names if re.search(UNWANTED, name)] == []


def test_kit_works_from_an_empty_folder(kit):
    assert kit("--help").returncode == 0
    done = kit("export", LESSON, "--format", "layers")
    assert done.stderr == ""
    assert json.loads(done.stdout)["file"] == "000_e4162d8fab9e6120.txt"
    assert list(kit.empty.iterdir()) == []


def test_lab_lays_the_lessons_and_overwrites_nothing(kit):
    code = "import kit.lab as l, pathlib; print(l.lay(pathlib.Path.cwd()))"
    words = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(kit.site)!r}); {code}"]
    for _ in range(2):
        subprocess.run(words, cwd=kit.empty, check=True, capture_output=True)
        page = kit.empty / "kit-lessons" / "notebooks" / "start.ipynb"
        if page.read_text("utf-8") != "mine":
            page.write_text("mine", "utf-8")
    assert page.read_text("utf-8") == "mine"
    assert (kit.empty / "kit-lessons" / "exercises" / LESSON / "questions.yaml").is_file()
