"""The set-up: a second run does nothing, and what is missing is named in one sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tasks


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """A project in another folder; commands are written down instead of run."""
    ran = []
    for name in ("pyproject.toml", "requirements.lock", "model.lock"):
        (tmp_path / name).write_text("one", "utf-8")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(tasks, "VENV", venv)
    monkeypatch.setattr(tasks, "PYTHON", venv / "python")

    def run(what, *command, **settings):
        ran.append(what)
        venv.mkdir(exist_ok=True)
        (venv / "python").touch()

    monkeypatch.setattr(tasks, "run", run)
    return tmp_path, ran


def test_a_second_install_does_nothing(fake):
    folder, ran = fake
    tasks.install()
    model = "Installing the language model"
    assert ran == ["Making .venv", model, "Installing"]
    tasks.install()
    assert ran == ["Making .venv", model, "Installing"]
    (folder / "requirements.lock").write_text("two", "utf-8")
    tasks.install()
    assert ran == ["Making .venv", *[model, "Installing"] * 2]


def test_without_venv_one_sentence_says_what_to_install(fake, monkeypatch, capsys):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert tasks.main(["install"]) == 2
    assert "apt install python3-venv" in capsys.readouterr().err


@pytest.mark.parametrize("ci", [True, False])
def test_without_a_browser_ci_fails_and_a_laptop_says_so(monkeypatch, capsys, ci):
    monkeypatch.setattr(tasks, "CI", ci)
    monkeypatch.delenv("KIT_CHROMIUM", raising=False)
    monkeypatch.setattr(tasks.shutil, "which", lambda name: None)
    if ci:
        with pytest.raises(tasks.Stop, match="apt install chromium") as stopped:
            tasks.browser()
        assert stopped.value.code == 2
    else:
        assert tasks.browser() == ""
        assert "they are left out" in capsys.readouterr().out


def test_on_debian_as_root_the_browser_is_installed(fake, monkeypatch):
    _, ran = fake
    monkeypatch.delenv("KIT_CHROMIUM", raising=False)
    monkeypatch.setattr(tasks.os, "geteuid", lambda: 0, raising=False)
    there = lambda name: name == "apt-get" or (name == "chromium" and len(ran) == 2)  # noqa: E731
    monkeypatch.setattr(tasks.shutil, "which", lambda name: f"/bin/{name}" if there(name) else None)
    assert tasks.browser() == "/bin/chromium"
    assert ran == ["Looking for Debian’s packages", "Installing Chromium"]


def test_a_browser_that_is_named_and_not_there(monkeypatch):
    monkeypatch.setenv("KIT_CHROMIUM", "no-such-browser")
    with pytest.raises(tasks.Stop, match="no-such-browser"):
        tasks.find_browser()


@pytest.mark.parametrize("words", [["tests"], ["lint", "more"]])
def test_an_unknown_verb_shows_the_table(words, capsys):
    assert tasks.main(words) == 2
    assert "tasks.py lab" in capsys.readouterr().err


def test_it_works_from_any_folder(tmp_path):
    done = subprocess.run([sys.executable, Path(tasks.__file__), "help"], cwd=tmp_path, check=True,
                          capture_output=True, text=True, encoding="utf-8")  # fmt: skip
    assert "tasks.py test" in done.stdout
