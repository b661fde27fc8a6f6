"""environment.yml, pyproject.toml, the lock and the changelog name the same versions."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

OURS = "news-reading-kit"
# what a learner or teacher with conda gets beside the base
CONDA_EXTRAS = ("lab", "class", "check", "paper", "make")


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def lock(root):
    """Package name → its lines in the lock; more than one where Pythons differ."""
    found: dict[str, list[Requirement]] = {}
    for line in (root / "requirements.lock").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            wanted = Requirement(line)
            found.setdefault(canonicalize_name(wanted.name), []).append(wanted)
    return found


@pytest.fixture(scope="module")
def environment(root):
    return YAML(typ="safe").load((root / "environment.yml").read_text("utf-8"))


def version(wanted: Requirement) -> str:
    """The one version that a line of the lock names."""
    (only,) = wanted.specifier
    assert only.operator == "=="
    return only.version


def direct(project, extras) -> dict[str, Requirement]:
    """The packages that pyproject.toml asks for itself, by name."""
    more = [line for extra in extras for line in project["optional-dependencies"][extra]]
    wanted = [Requirement(line) for line in [*project["dependencies"], *more]]
    return {canonicalize_name(w.name): w for w in wanted if w.name != OURS}


def test_the_lock_has_every_package_in_a_version_that_pyproject_wants(project, lock):
    wanted = direct(project, project["optional-dependencies"])
    assert set(wanted) <= set(lock)
    for name, requirement in wanted.items():
        for line in lock[name]:
            assert requirement.specifier.contains(version(line)), requirement


def test_the_lock_names_exact_versions_and_no_address(root, lock):
    assert all(version(line) for lines in lock.values() for line in lines)
    text = (root / "requirements.lock").read_text("utf-8")
    assert not re.search(r"https?:|file:|--index|--find", text)


def test_all_holds_every_extra_of_a_person(project):
    extras = project["optional-dependencies"]
    (everything,) = (Requirement(line) for line in extras["all"])
    assert everything.extras == set(extras) - {"all", "bench"}


def test_environment_yml_names_the_versions_of_the_lock(project, lock, environment):
    (pip,) = (part["pip"] for part in environment["dependencies"] if isinstance(part, dict))
    named = {canonicalize_name(Requirement(line).name): Requirement(line)
             for line in pip if not line.startswith("-")}  # fmt: skip
    assert set(named) == set(direct(project, CONDA_EXTRAS))
    for name, requirement in named.items():
        assert [version(requirement)] == [version(line) for line in lock[name]]
    assert "-e ." in pip
    assert "-c requirements.lock" in pip


def test_environment_yml_wants_the_same_python(project, environment):
    (python,) = (p for p in environment["dependencies"] if isinstance(p, str) and "python" in p)
    assert python == f"python{project['requires-python']}"


def test_the_newest_entry_of_the_changelog_is_this_version(root, project):
    text = (root / "CHANGELOG.md").read_text("utf-8")
    entries = re.findall(r"^## \[?([\w.]+)", text, re.MULTILINE)
    assert next(entry for entry in entries if entry != "Unreleased") == project["version"]


def test_what_is_installed_is_what_the_lock_says(lock):
    wrong = []
    for name, lines in lock.items():
        if name == "setuptools":  # a new .venv brings its own
            continue
        try:
            now = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # for another platform, or a peer of the benchmarks
        if now not in [version(line) for line in lines]:
            wrong.append(f"{name} {now}")
    assert not wrong, "make install brings the lock's versions"


def test_the_model_is_pinned_by_its_hash(root, lock):
    (line,) = [one for one in (root / "model.lock").read_text("utf-8").splitlines()
               if one and not one.startswith("#")]  # fmt: skip
    named, _, digest = line.partition(" --hash=sha256:")
    wanted = Requirement(named)
    assert version(wanted) == version(lock[wanted.name][0])
    assert re.fullmatch(r"[0-9a-f]{64}", digest)
