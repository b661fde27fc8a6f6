"""Exit codes, sentences on standard error, files written whole or not at all."""

from __future__ import annotations

import shutil

import pytest

from kit.cli import VERBS, run

FERRY = "exercises/ferry"


@pytest.fixture
def here(tmp_path, monkeypatch, root):
    """A working folder with the ferry lesson."""
    lesson = tmp_path / FERRY
    lesson.mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    for name in ("reading.yaml", "questions.yaml"):
        shutil.copy(root / "tests" / "ferry" / name, lesson)
    shutil.copy(root / "tests" / "ferry" / "ferry.txt", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sentences(capfd) -> list[str]:
    """What went to standard error, as lines."""
    return capfd.readouterr().err.splitlines()


def test_help_is_one_table(capfd):
    assert run(["--help"]) == 0
    out = capfd.readouterr().out
    for verb in VERBS:
        (row,) = [line for line in out.splitlines() if line.split()[:1] == [verb.name]]
        assert verb.who in row
        assert verb.out in row
        assert verb.where in row


def test_without_a_word_the_help_is_shown(capfd):
    assert run([]) == 0
    assert "Command" in capfd.readouterr().out


@pytest.mark.parametrize(("words", "said"), [
    (["chek"], "kit has no command “chek”; did you mean ‘check’?"),
    (["check", "fery"], "there is no lesson “fery”; did you mean ‘ferry’?"),
    (["export", "ferry", "--format", "layer"], "no format “layer”; did you mean ‘layers’?"),
    (["export", "ferry"], "Missing option '--format'."),
    (["check", "--format", "yaml"], "'yaml' is not one of"),
    (["lab", "--port", "0"], "0 is not in the range"),
])  # fmt: skip
def test_a_problem_is_one_sentence(here, capfd, words, said):
    assert run(words) == 2
    (sentence,) = sentences(capfd)
    assert said in sentence


def test_a_folder_without_lessons_says_so(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kit.files.CHECKOUT", tmp_path)
    assert run(["check"]) == 2
    assert len(sentences(capfd)) == 1


@pytest.mark.parametrize("verb", [["check"], ["build"], ["export", "ferry", "--format", "layers"]])
def test_a_broken_lesson_gives_every_fault_and_no_traceback(here, capfd, verb):
    reading = here / FERRY / "reading.yaml"
    reading.write_text(reading.read_text("utf-8").replace("stop running", "stop runing")
                       .replace("tier:", "teir:"), "utf-8")  # fmt: skip
    assert run(verb) == 2
    found = sentences(capfd)
    assert len(found) > 1
    assert all(line.startswith(f"{FERRY}/reading.yaml:") for line in found)


def test_export_writes_a_file_whole(here, capfd):
    assert run(["export", "ferry", "--format", "layers"]) == 0
    shown = capfd.readouterr().out
    assert run(["export", "ferry", "--format", "layers", "--out", "ferry.jsonl"]) == 0
    assert (here / "ferry.jsonl").read_text("utf-8") == shown


def test_an_export_that_fails_leaves_the_old_file(here, capfd, monkeypatch):
    (here / "ferry.jsonl").write_text("old", "utf-8")
    monkeypatch.setattr("pathlib.Path.replace", _full)
    assert run(["export", "ferry", "--format", "layers", "--out", "ferry.jsonl"]) == 2
    assert sentences(capfd) == ["ferry.jsonl: No space left on device"]
    assert (here / "ferry.jsonl").read_text("utf-8") == "old"
    assert list(here.glob(".*.part")) == []


def _full(self, target):
    raise OSError(28, "No space left on device", str(target))


def test_a_folder_that_is_not_there(here, capfd):
    assert run(["export", "ferry", "--format", "layers", "--out", "no/ferry.jsonl"]) == 2
    assert len(sentences(capfd)) == 1


def test_forget_asks_first_and_says_where(here, capfd, nobodys_answers):
    from kit.answers import Log

    log = Log("ferry", here)
    log.save({"what": "answer", "question": "last-day", "response": "o1", "share": 1.0})
    assert run(["forget", "ferry"]) == 2
    assert sentences(capfd) == ["nobody is here to ask; add --yes to remove the answers"]
    assert len(log.read().records) == 1
    assert run(["forget", "ferry", "--yes"]) == 0
    assert capfd.readouterr().out == f"Removed your answers from {nobodys_answers / 'ferry'}.\n"
    assert Log("ferry", here).read().records == []
