"""Nothing that was confirmed is lost, and what cannot be read or written is said in a sentence."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kit import answers
from kit.errors import KitError

TESTS = Path(__file__).parents[1]
DAY = datetime(2026, 11, 24, 9, 30, 0, 123456, UTC)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KIT_ANSWERS", str(tmp_path / "kept"))
    return tmp_path / "kept" / "harbour"


@pytest.fixture
def log(folder):
    return answers.Log("harbour", None, lambda: DAY)


def answer(question="last-day", response="o1", **more):
    return {"what": "answer", "question": question, "response": response, "share": 1, "try": 1,
            "hints": 0, "sure": None, "mode": "practice"} | more  # fmt: skip


def test_a_saved_record_says_when_and_which_and_is_read_again(log, folder):
    saved = log.save(answer())
    assert saved == answer() | {"v": 1, "lesson": "harbour", "at": "2026-11-24T09:30:00.123Z",
                                "n": 1}  # fmt: skip
    assert log.save(answer())["n"] == 2
    found = answers.Log("harbour").read()
    assert found.problems == []
    assert found.records[0] == saved
    (file,) = folder.iterdir()
    assert file.name.startswith("20261124T093000-")
    assert file.read_bytes().count(b"\n") == 2


def test_it_is_flushed_to_the_disk_before_it_is_confirmed(log, monkeypatch):
    done = []
    for name in ("write", "fsync"):
        real = getattr(os, name)
        monkeypatch.setattr(os, name, lambda *a, r=real, n=name: done.append(n) or r(*a))
    log.save(answer())
    assert done[:2] == ["write", "fsync"]


jsons = st.recursive(st.none() | st.booleans() | st.integers(-2**53, 2**53) | st.text(),
                     lambda inner: st.lists(inner, max_size=3)
                     | st.dictionaries(st.text(), inner, max_size=3), max_leaves=8)  # fmt: skip


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(jsons, min_size=1, max_size=4))
def test_every_response_comes_back_as_it_was(log, responses):
    log.forget()
    for response in responses:
        log.save(answer(response=response))
    found = log.read()
    assert [r["response"] for r in found.records] == responses
    assert found.problems == []


def test_half_a_character_becomes_a_question_mark(log):
    assert log.save(answer(response="a\ud83d"))["response"] == "a?"
    assert log.read().records[0]["response"] == "a?"


@pytest.mark.parametrize("response", [float("nan"), {1, 2}, "x" * 300_000])
def test_what_is_no_json_is_refused_in_a_sentence(log, response, folder):
    with pytest.raises(KitError, match=r"^Your answer is not saved: it [^.]+\.$"):
        log.save(answer(response=response))
    assert not folder.exists()


def test_a_clock_that_is_set_back_changes_no_order(folder):
    times = iter([DAY, DAY - timedelta(days=400), DAY - timedelta(days=1)])
    log = answers.Log("harbour", None, lambda: next(times))
    for n in range(3):
        log.save(answer(response=n))
    later = answers.Log("harbour", None, lambda: DAY + timedelta(seconds=1))
    later.save(answer(response=3))
    earlier = answers.Log("harbour", None, lambda: DAY - timedelta(seconds=1))
    earlier.save(answer(response=4))
    assert [r["response"] for r in log.read().records] == [4, 0, 1, 2, 3]


def test_a_torn_last_line_is_left_out_and_said_in_one_sentence(log, folder):
    log.save(answer(response="kept"))
    (file,) = folder.iterdir()
    with file.open("ab") as end:
        end.write(b'{"v":1,"what":"answer","qu')
    found = log.read()
    assert [r["response"] for r in found.records] == ["kept"]
    assert found.problems == [f"The last line of {file.name} was not finished and is left out;"
                              " everything before it is here."]  # fmt: skip
    log.save(answer(response="next"))
    found = log.read()
    assert [r["response"] for r in found.records] == ["kept", "next"]
    assert found.problems == [f"In {file.name}, 1 line cannot be read; all the others are here."]


@pytest.mark.parametrize(
    "junk",
    [b"\xff\xfe", b"[]", b"7", b"null", b"[" * 9000, b'{"v":1}',
     b'{"v":1,"what":"answer","at":"x","n":9,"response":NaN}',
     b'{"v":true,"what":"a","at":"","n":1}'],
)  # fmt: skip
def test_lines_that_are_no_records_harm_no_other(log, folder, junk):
    log.save(answer(response="a"))
    (file,) = folder.iterdir()
    with file.open("ab") as end:
        end.write(junk + b"\n\r\n\n")
    log.save(answer(response="b"))
    found = log.read()
    assert [r["response"] for r in found.records] == ["a", "b"]
    assert found.problems == [f"In {file.name}, 1 line cannot be read; all the others are here."]


def test_records_of_a_newer_kit_are_named_and_those_of_another_lesson_left_out(log, folder):
    saved = log.save(answer())
    (file,) = folder.iterdir()
    with file.open("a") as end:
        end.write(json.dumps(saved | {"v": 2}) + "\n" + json.dumps(saved | {"lesson": "x"}) + "\n")
    found = log.read()
    assert found.records == [saved]
    assert found.problems == [f"In {file.name}, 1 line came from a newer version of the kit."]


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.EROFS, "the folder is read-only"), (errno.ENOSPC, "the disk is full"),
     (errno.EACCES, "the folder is closed to you"), (12345, "the disk may be full or closed")],
)  # fmt: skip
@pytest.mark.parametrize("call", ["open", "write", "fsync"])
def test_what_cannot_be_written_is_said_and_can_be_saved_again(
    folder, monkeypatch, call, number, why
):
    times = (DAY + timedelta(seconds=n) for n in range(9))
    log = answers.Log("harbour", None, lambda: next(times))

    def broken(*_):
        raise OSError(number, "no")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, broken)
        with pytest.raises(KitError, match=f"^Your answer is not saved: {why}.$"):
            log.save(answer(response="mine"))
    log.save(answer(response="mine"))
    found = log.read()
    assert [r["response"] for r in found.records] == ["mine"]
    assert found.problems == []


def test_a_folder_that_cannot_be_made_is_said(log, folder):
    folder.parent.write_text("a file")
    with pytest.raises(KitError, match=r"^Your highlight is not saved: a file stands where"):
        log.save({"what": "highlight", "id": "h"})
    folder.parent.unlink()
    log.save(answer())
    assert len(log.read().records) == 1


def test_half_a_line_is_ended_so_that_the_next_one_counts(log, monkeypatch, folder):
    log.save(answer(response=1))
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda file, raw: real(file, raw[:20]))
        with pytest.raises(KitError, match="the disk is full"):
            log.save(answer(response=2))
    log.save(answer(response=2))
    log.save(answer(response=3))
    assert [r["response"] for r in log.read().records] == [1, 2, 3]
    assert [r["n"] for r in log.read().records] == [1, 2, 3]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_disk_that_is_really_full_is_said(log, folder):
    log.save(answer(response="kept"))
    (file,) = folder.iterdir()
    aside = file.rename(folder / "aside")
    file.symlink_to("/dev/full")
    with pytest.raises(KitError, match=r"^Your answer is not saved: the disk is full.$"):
        log.save(answer(response="later"))
    file.unlink()
    aside.rename(file)
    log.save(answer(response="later"))
    assert [r["response"] for r in log.read().records] == ["kept", "later"]


def test_what_cannot_be_opened_is_said(log, folder, monkeypatch):
    log.save(answer())
    (file,) = folder.iterdir()

    def closed(*_):
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", closed)
        assert log.read() == ([], [f"{file.name} cannot be opened, and its answers are not shown:"
                                   " the folder is closed to you."])  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", closed)
        assert log.read() == ([], ["Your saved answers cannot be opened: the folder is closed to"
                                   " you."])  # fmt: skip
    assert len(log.read().records) == 1


WRITER = """
import sys, kit.answers
log = kit.answers.Log("harbour")
for n in range(int(sys.argv[2])):
    log.save({"what": "answer", "question": sys.argv[1], "response": n, "padding": "x" * 300})
    print(n, flush=True)
"""


def start(name, number):
    return subprocess.Popen([sys.executable, "-c", WRITER, name, str(number)], text=True,
                            cwd=TESTS.parent, stdout=subprocess.PIPE)  # fmt: skip


def test_two_kernels_that_write_at_once_lose_nothing(log):
    for writer in [start("a", 200), start("b", 200)]:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    found = log.read()
    assert found.problems == []
    for name in "ab":
        mine = [r for r in found.records if r["question"] == name]
        assert [r["response"] for r in mine] == list(range(200))
        assert [r["n"] for r in mine] == list(range(1, 201))


def test_two_logs_in_one_process_have_two_files(log, folder):
    answers.Log("harbour", None, lambda: DAY).save(answer(response=1))
    log.save(answer(response=2))
    assert len(list(folder.iterdir())) == 2


def test_what_was_confirmed_survives_kill_9(log):
    confirmed = {}
    for n in range(30):
        writer = start(f"k{n}", 100_000)
        for _ in range(1 + n % 7):  # killed at another moment each time
            confirmed[f"k{n}"] = int(writer.stdout.readline())
        writer.kill()
        rest = writer.communicate(timeout=30)[0].split("\n")[:-1]
        confirmed[f"k{n}"] = int(rest[-1]) if rest else confirmed[f"k{n}"]
    found = log.read().records
    for name, last in confirmed.items():
        mine = [r["response"] for r in found if r["question"] == name]
        assert mine[: last + 1] == list(range(last + 1))


def test_answers_stand_beside_the_lessons_and_else_with_the_user(tmp_path, monkeypatch):
    import platformdirs

    monkeypatch.delenv("KIT_ANSWERS", raising=False)
    mine = tmp_path / "mine"
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: mine)
    home = tmp_path / "course"
    home.mkdir()
    log = answers.Log("harbour", home, lambda: DAY)
    log.save(answer(response="here"))
    assert len(list((home / "answers" / "harbour").glob("*.jsonl"))) == 1
    assert not mine.exists()
    (tmp_path / "closed").write_text("no folder")
    other = answers.Log("harbour", tmp_path / "closed", lambda: DAY)
    other.save(answer(response="there"))
    assert len(list((mine / "answers" / "harbour").glob("*.jsonl"))) == 1
    assert sorted(r["response"] for r in log.read().records) == ["here", "there"]
    packaged = Path(answers.__file__).parents[1] / "data"
    assert answers.Log("harbour", packaged).folders == (mine / "answers" / "harbour",)
    assert answers.Log("harbour").folders == (mine / "answers" / "harbour",)


def test_forgetting_removes_this_lesson_alone_and_says_what(log, folder):
    log.save(answer())
    answers.Log("harbour").save(answer())
    ferry = answers.Log("ferry")
    ferry.save(answer())
    (folder / "mine.txt").write_text("a learner’s own file")
    names = sorted(path.name for path in folder.glob("*.jsonl"))
    assert sorted(log.forget()) == names
    assert log.read() == ([], [])
    assert log.forget() == ()
    assert (folder / "mine.txt").exists()
    assert len(ferry.read().records) == 1
    log.save(answer(response="new"))
    assert [r["response"] for r in log.read().records] == ["new"]


def test_another_kernel_that_forgets_takes_no_later_answer_along(log):
    log.save(answer(response="old"))
    answers.Log("harbour").forget()
    log.save(answer(response="new"))
    assert [r["response"] for r in log.read().records] == ["new"]


def test_a_copy_holds_all_records_and_can_be_put_back(log, folder, tmp_path):
    log.save(answer(response=1))
    answers.Log("harbour", None, lambda: DAY).save(answer(response=1))
    log.save(answer(response=2))
    before = log.read().records
    beside = log.copy()
    assert beside.parent == folder.parent
    assert log.read().records == before
    there = log.copy(tmp_path)
    assert there.parent == tmp_path
    assert log.copy(tmp_path / "my.jsonl").read_bytes() == there.read_bytes()
    beside.rename(folder / beside.name)
    assert log.read().records == before
    log.forget()
    there.rename(folder / there.name)
    assert log.read().records == before


def test_a_copy_that_cannot_be_written_is_said(log, tmp_path):
    log.save(answer())
    with pytest.raises(KitError, match=r"^Your copy is not saved: a file stands where"):
        log.copy((tmp_path / "kept" / "harbour" / next((tmp_path / "kept" / "harbour").iterdir()))
                 / "x.jsonl")  # fmt: skip


def test_settings_are_kept_and_a_broken_file_means_none(folder, monkeypatch):
    assert answers.settings() == {}
    answers.save_settings({"size": 3, "theme": "sepia"})
    assert answers.settings() == {"size": 3, "theme": "sepia"}
    file = folder.parent / "settings.json"
    file.write_text("[1")
    assert answers.settings() == {}
    file.write_text("[1]")
    assert answers.settings() == {}
    file.unlink()
    file.mkdir()
    assert answers.settings() == {}
    with pytest.raises(KitError, match=r"^Your settings are not saved: "):
        answers.save_settings({"size": 3})
