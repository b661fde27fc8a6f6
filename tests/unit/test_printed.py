"""`kit handout`: which files come out, what is said about what cannot be."""

from __future__ import annotations

import shutil

import pytest

from kit import printed
from kit.cli import run
from kit.errors import KitError, NotFound


@pytest.fixture
def here(tmp_path, monkeypatch, root):
    """A working folder with the first lesson."""
    for part in ("exercises", "seeds"):
        shutil.copytree(root / part, tmp_path / part)
    monkeypatch.chdir(tmp_path)
    return tmp_path


LESSON = "macron-in-kazakhstan"


def out(here) -> list[str]:
    return sorted(path.name for path in (here / "handouts" / LESSON).iterdir())


def test_one_word_gives_worksheet_key_and_page(here, capfd):
    assert run(["handout", LESSON]) == 0
    assert out(here) == ["key.pdf", "page.html", "worksheet.pdf"]
    said = capfd.readouterr()
    assert said.out.splitlines() == [f"written: handouts/{LESSON}/{name}" for name in
                                     ("worksheet.pdf", "page.html", "key.pdf")]  # fmt: skip
    assert said.err == ""


@pytest.mark.parametrize(("words", "files"), [
    (["--for", "student"], ["page.html", "worksheet.pdf"]),
    (["--for", "student", "--format", "pdf"], ["worksheet.pdf"]),
    (["--for", "teacher", "--format", "html"], ["key.html"]),
    (["--mode", "test"], ["key.pdf", "test.html", "test.pdf"]),
    (["--format", "docx"], ["key.docx", "worksheet.docx"]),
    (["--format", "md", "--for", "teacher"], ["key.md"]),
    (["--format", "pdf", "--versions", "A,B"],
     ["key-A.pdf", "key-B.pdf", "worksheet-A.pdf", "worksheet-B.pdf"]),
    (["--format", "pdf", "--for", "student", "--large"], ["worksheet-large.pdf"]),
    (["--sheet", "cards", "--sheet", "grid", "--for", "student"], ["cards.pdf", "grid.pdf"]),
    (["--items", "p1", "--for", "student", "--format", "pdf", "--preview"],
     ["worksheet-1.png", "worksheet-2.png", "worksheet-3.png", "worksheet-4.png",
      "worksheet.pdf"]),
])  # fmt: skip
def test_words_choose_the_files(here, words, files):
    assert run(["handout", LESSON, *words]) == 0
    assert out(here) == files


def test_out_names_the_folder(here):
    assert run(["handout", LESSON, "--format", "md", "--for", "student", "--out", "a/b"]) == 0
    assert [path.name for path in (here / "a" / "b").iterdir()] == ["worksheet.md"]
    assert not (here / "handouts").exists()


@pytest.mark.parametrize(("words", "said"), [
    (["--items", "next-stpo"], "no question “next-stpo”; did you mean ‘next-stop’?"),
    (["--sheet", "card"], "there is no sheet “card”; did you mean ‘cards’?"),
    (["--layers", "peple"], "“peple” is none of the layers; did you mean ‘people’?"),
    (["--layers", "people,places,groups,loaded"], "more than 3 underlines cannot be told apart"),
    (["--versions", "A,A"], "two versions have the same name"),
    (["--versions", "../A"], "a version is named by one letter or a short word, not “../A”"),
    (["--sheet", "cards", "--format", "docx"], "the sheet “cards” is made as PDF only"),
    (["--format", "odt"], "'odt' is not one of"),
])  # fmt: skip
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(here, capfd, words, said):
    assert run(["handout", LESSON, *words]) == 2
    (sentence,) = capfd.readouterr().err.splitlines()
    assert said in sentence
    assert not (here / "handouts").exists()


def test_a_target_that_cannot_be_written(here, capfd):
    (here / "handouts").write_text("in the way")
    assert run(["handout", LESSON, "--format", "md"]) == 2
    (sentence,) = capfd.readouterr().err.splitlines()
    assert "worksheet.md" in sentence
    assert (here / "handouts").read_text() == "in the way"


def test_findings_are_told_and_printed_for_the_teacher(here, capfd, monkeypatch):
    from kit import check
    from kit.check import Finding

    monkeypatch.setattr(check, "check", lambda _: [Finding("I1", "q", "two keys", "must")])
    assert run(["handout", LESSON, "--format", "md"]) == 0
    told = "The standards for lessons ask for one thing to be changed; kit check names it."
    assert capfd.readouterr().err.splitlines() == [told]
    folder = here / "handouts" / LESSON
    assert "ask for one thing" in (folder / "key.md").read_text("utf-8")
    assert "ask for one thing" not in (folder / "worksheet.md").read_text("utf-8")


def test_fields_are_checked():
    assert printed.fields({"layers": ["people"], "paper": "letter"}) == {
        "layers": ("people",), "paper": "letter"}  # fmt: skip
    with pytest.raises(NotFound, match="a handout has no “larg”; did you mean ‘large’"):
        printed.fields({"larg": True})
    with pytest.raises(KitError, match="more than 3"):
        printed.fields({"layers": ["people", "places", "dates", "groups"]})
