"""`kit check`: exit codes, three formats, lines, one broken lesson beside a sound one."""

from __future__ import annotations

import json
import shutil

import pytest

from kit.check import BESIDE, LIMITS, TABLE
from kit.cli import run

FERRY = "exercises/ferry"
EVERY = [code for code, row in TABLE.items() if row.function]
SOUND = "\nstandards:\n" + "".join(
    f"  - {{row: {code}, ignore: true, why: This lesson is for tests.}}\n" for code in EVERY)


@pytest.fixture
def here(tmp_path, monkeypatch, root):
    """A working folder with two lessons: the ferry, and one that leaves every row out."""
    (tmp_path / "seeds").mkdir()
    shutil.copy(root / "tests" / "ferry" / "ferry.txt", tmp_path / "seeds")
    for name in ("ferry", "sound"):
        folder = tmp_path / "exercises" / name
        folder.mkdir(parents=True)
        for file in ("reading.yaml", "questions.yaml"):
            shutil.copy(root / "tests" / "ferry" / file, folder)
    reading = tmp_path / "exercises" / "sound" / "reading.yaml"
    reading.write_text(reading.read_text("utf-8") + SOUND, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def check(here, capfd):
    """Run the command; return its exit code, what it put out, and the sentences beside it."""

    def checked(*words):
        code = run(["check", *words])
        said = capfd.readouterr()
        return code, said.out, said.err.splitlines()

    return checked


def change(here, old, new, lesson="ferry", file="reading.yaml"):
    path = here / "exercises" / lesson / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def rows(out):
    return json.loads(out)


# exit codes


def test_a_sound_lesson_is_0_a_finding_1_a_broken_file_2(here, check):
    assert check("sound")[0] == 0
    assert check("ferry")[0] == 1
    change(here, "tier:", "teir:")
    assert check("ferry")[0] == 2


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_the_exit_code_is_the_same_in_every_format(here, check, form):
    assert check("sound", "--format", form)[0] == 0
    assert check("ferry", "--format", form)[0] == 1
    change(here, "tier:", "teir:")
    assert check("ferry", "--format", form)[0] == 2


def test_looks_alone_are_0(here, check):
    change(here, "{row: T4, ignore: true, why: This lesson is for tests.}",
           "{row: T4, share: 0, zipf: 0, why: so}", "sound")  # fmt: skip
    code, out, _ = check("sound")
    assert code == 0
    assert "Please look; it may stay" in out


@pytest.mark.parametrize("order", [["ferry", "sound"], ["sound", "ferry"], []])
def test_a_broken_lesson_keeps_no_other_from_being_checked(here, check, order):
    change(here, "stop running", "stop runing")
    change(here, "tier:", "teir:")
    code, out, said = check(*order)
    assert code == 2
    assert out.splitlines()[0] == "sound"
    assert len(said) == 2
    assert all(line.startswith(f"{FERRY}/reading.yaml:") for line in said)


def test_a_broken_lesson_beside_one_with_findings_is_2_and_both_are_told(here, check):
    change(here, "tier:", "teir:", "sound")
    code, out, said = check("sound", "ferry", "nowhere")
    assert code == 2
    assert "Must be changed" in out
    assert len(said) == 2
    assert said[1].startswith("there is no lesson “nowhere”")


def test_a_file_that_is_no_yaml_is_named(here, check):
    change(here, "entities:", "entities: [")
    code, out, said = check("--format", "json")
    assert code == 2
    (broken,) = [row for row in rows(out) if row["code"] == "FILE"]
    assert broken["file"] == f"{FERRY}/reading.yaml"
    assert broken["line"] > 1
    assert broken["severity"] == "must"
    assert len(said) == 1


def test_a_limit_of_another_row_is_a_fault_with_its_line(here, check):
    path = change(here, "{row: V1, ignore: true,", "{row: V1, zipf: 4,", "sound")
    code, _, (said,) = check("sound")
    line = path.read_text("utf-8").splitlines().index(
        "  - {row: V1, zipf: 4, why: This lesson is for tests.}") + 1  # fmt: skip
    nearest = f"its limits: {', '.join(sorted(LIMITS['V1']))}"
    assert code == 2
    assert said == f"exercises/sound/reading.yaml:{line}: the row V1 has no limit “zipf”; {nearest}"


# what is told


def test_every_finding_has_a_file_a_line_a_code_and_how_to_mend_it(here, check):
    out = check("ferry")[1].splitlines()
    found = [line for line in out if line.startswith("  exercises/")]
    assert found
    for line in found:
        place, _, rest = line.strip().partition(": ")
        file, _, number = place.rpartition(":")
        assert (here / file).is_file()
        assert int(number) > 0
        assert rest.rpartition(" [")[2].rstrip("]") in TABLE
    assert sum(line.startswith("    → ") for line in out) >= len({
        line.rpartition(" [")[2] for line in found})  # fmt: skip


def test_what_is_left_out_is_counted_and_told_once(here, check):
    count = len(rows(check("ferry", "--format", "json")[1]))
    out = check("sound")[1]
    assert f"{count} left out with a reason" in out
    assert out.count("F4: This lesson is for tests.") == 1


def test_json_has_the_keys_that_it_had_and_two_more(check):
    found = rows(check("ferry", "sound", "--format", "json")[1])
    old = {"lesson", "code", "where", "what", "severity", "file", "line"}
    for row in found:
        assert set(row) == old | {"mend", "ignored"}
        assert row["mend"]
        assert row["file"].startswith(f"exercises/{row['lesson']}/")
        assert row["line"] > 0
    assert {row["ignored"] for row in found if row["lesson"] == "ferry"} == {None}
    reasons = {row["ignored"] for row in found
               if row["lesson"] == "sound" and row["code"] in EVERY}  # fmt: skip
    assert reasons == {"This lesson is for tests."}


def test_a_lesson_elsewhere_has_no_absolute_path(here, check, monkeypatch):
    (here / "other").mkdir()
    monkeypatch.chdir(here / "other")
    for form in ("text", "json", "sarif"):
        out = check(str(here / FERRY), "--format", form)[1]
        assert str(here) not in out
        assert "exercises/ferry/questions.yaml" in out


def test_a_draft_says_how_much_is_left_in_every_format(here, check):
    change(here, "status: checked", "status: draft", "sound")
    for form in ("text", "json", "sarif"):
        code, out, _ = check("sound", "--format", form)
        assert code == 0
        assert "DRAFT" in out
    (row,) = [r for r in rows(check("sound", "--format", "json")[1]) if r["code"] == "DRAFT"]
    lines = (here / row["file"]).read_text("utf-8").splitlines()
    assert lines[row["line"] - 1] == "status: draft"
    assert row["severity"] == "look"
    assert row["mend"] != BESIDE["DRAFT"].mend  # nothing is left, so the status is to be changed


# hostile words

HOOKS = {"\u202e": "⟨U+202E⟩", "\u200b": "⟨U+200B⟩", "\u2028": " ", "\u00ad": "⟨U+00AD⟩"}


@pytest.mark.parametrize("hook", HOOKS)
def test_a_sign_that_cannot_be_seen_is_shown_in_a_terminal(here, check, hook):
    change(here, "Tickets will cost a bit more.", f"All of <b>them</b>{hook}[0m; [x](y) {{0}}",
           file="questions.yaml")  # fmt: skip
    change(here, "trap: not stated", "trap: not stated\n        accept: [x]",
           file="questions.yaml")  # fmt: skip
    for form in ("text", "json", "sarif"):
        _, out, _ = check("ferry", "--format", form)
        assert hook not in out
        assert "<b>them</b>" in out
    assert f"<b>them</b>{HOOKS[hook]}[0m" in check("ferry")[1]
    found = rows(check("ferry", "--format", "json")[1])
    assert any(f"</b>{hook}[0m; [x](y) {{0}}" in row["what"] for row in found)


def test_escapes_for_a_terminal_are_refused_and_not_obeyed(here, check):
    change(here, "title: The last ferry", 'title: "The \\e[31m ferry"')
    for form in ("text", "json", "sarif"):
        code, out, said = check("ferry", "--format", form)
        assert code == 2
        assert "\x1b" not in out + "".join(said)
        assert "U+001B" in said[0]
