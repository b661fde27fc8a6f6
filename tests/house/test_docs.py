"""Every command, format and verb that exists stands in the README, and no other."""

from __future__ import annotations

import re

import pytest

import tasks
from kit.cli import VERBS, kit
from kit.formats import FORMATS


@pytest.fixture(scope="module")
def readme(root_text):
    return root_text("README.md")


@pytest.fixture(scope="module")
def root_text(request):
    return lambda name: (request.config.rootpath / name).read_text("utf-8")


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_command_is_explained_and_helps(verb, readme):
    assert re.search(rf"\bkit {verb.name}\b", readme)
    assert kit.commands[verb.name].help


def test_every_command_stands_in_the_table():
    assert set(kit.commands) == {verb.name for verb in VERBS}


def test_the_readme_names_no_command_that_is_not_there(readme):
    named = set(re.findall(r"(?:`|bin/|^)kit ([a-z]+)", readme, re.MULTILINE))
    assert named <= {verb.name for verb in VERBS}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_explained(name, readme):
    assert f"--format {name}" in readme


@pytest.mark.parametrize("text", ["README.md", "CONTRIBUTING.md", "Makefile"])
def test_every_make_verb_that_is_named_is_there(text, root_text):
    verb = r"(?:`|^)(?:make|python3? tasks\.py) ([a-z]+)"
    assert set(re.findall(verb, root_text(text), re.MULTILINE)) <= set(tasks.VERBS)


def test_the_makefile_knows_every_verb(root_text):
    line = re.search(r"^([a-z ]+):\n\t@\$\(PYTHON\) tasks\.py", root_text("Makefile"), re.MULTILINE)
    assert set(line[1].split()) == set(tasks.VERBS)
    assert all(re.search(rf"tasks\.py {verb}\b", tasks.__doc__) for verb in tasks.VERBS)


@pytest.mark.parametrize("text", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_link_to_a_file_leads_there(text, root_text, root):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", root_text(text))
    assert [link for link in links if not (root / text).parent.joinpath(link).exists()] == []


def test_the_guide_names_every_floor(root_text):
    from house.floors import FLOORS

    guide = root_text("CONTRIBUTING.md")
    rows = re.findall(r"^\| (\d) \| ([^|]+)\|", guide, re.MULTILINE)
    told = {int(number): set(re.findall(r"`(\w+)/?`", names)) for number, names in rows}
    for number, names in enumerate(FLOORS, 1):
        assert told[number] == set(names), f"floor {number}"
