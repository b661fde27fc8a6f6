"""Where JupyterLab starts, what it is told, and that nothing is overwritten."""

from __future__ import annotations

import pytest

from kit import lab
from kit.errors import KitError, Missing


@pytest.fixture
def project(tmp_path):
    (tmp_path / "notebooks" / "deep").mkdir(parents=True)
    (tmp_path / lab.START).write_text("{}", "utf-8")
    return tmp_path


def test_the_notebooks_are_found_from_the_working_folder_upwards(project):
    assert lab.find_base(project / "notebooks" / "deep") == project


def test_a_project_folder_stands_in_where_nothing_is_nearer(tmp_path, monkeypatch, project):
    monkeypatch.setattr(lab, "CHECKOUT", project)
    other = tmp_path.parent
    assert lab.find_base(other) == project
    monkeypatch.setattr(lab, "PACKAGE", other)
    assert lab.find_base(other) is None


def test_a_copy_is_laid_and_nothing_is_overwritten(tmp_path, project):
    here = tmp_path / "here"
    (here / lab.COPY / "notebooks").mkdir(parents=True)
    (here / lab.COPY / lab.START).write_text("mine", "utf-8")
    (project / "notebooks" / "deep" / "more.ipynb").write_text("{}", "utf-8")
    base = lab.lay(here, project)
    assert (base / lab.START).read_text("utf-8") == "mine"
    assert (base / "notebooks" / "deep" / "more.ipynb").is_file()


def test_a_package_without_notebooks_says_so(tmp_path):
    with pytest.raises(KitError, match="carries no notebooks"):
        lab.lay(tmp_path, tmp_path)


def test_lab_listens_here_only_and_asks_nobody(project):
    words = lab.command(project, 8899, browser=False)
    assert {"--ServerApp.ip=127.0.0.1", "--ServerApp.port=8899", "--no-browser"} <= set(words)
    assert "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate" in words
    assert "--no-browser" not in lab.command(project)


def test_without_jupyterlab_the_command_that_installs_it_is_named(project, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Missing, match="pip install jupyterlab"):
        lab.start(project)
