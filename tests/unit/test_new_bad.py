"""Whatever is given to `kit new` and `kit annotate`: a good lesson, or one plain sentence and exit
code 2, within seconds, and nothing half-written.

What is in a file of each kind, `tests/rooms/test_ingest_bad.py` goes through; YAML, `test_files`.
Here is what a person can name, and the way from the bytes to the last file.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit import files
from kit.cli import run

pytest.importorskip("spacy")
SECONDS = 60  # nothing may hang; how fast it is, the bench measures
GOOD = ("The council of Norhavn will close the old harbour on Monday, Mayor Per Holm said.\n\n"
        "“Nobody asked us,” said Ada Lund. She sells tickets there.\n")  # fmt: skip
TITLE = "The council of Norhavn will close the old harbour …"
ID = "the-council-of-norhavn-will-close-the-old"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kit.files.CHECKOUT", tmp_path)
    return tmp_path


def everything(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*")}


def sentence(capfd, words: list[str], here: Path) -> str:
    """What a command that cannot do its work says, and that it left nothing behind."""
    before, began = everything(here), time.monotonic()
    assert run(words) == 2
    assert time.monotonic() - began < SECONDS
    out, err = capfd.readouterr()
    (said,) = [line for line in err.splitlines() if not line.startswith("… ")]
    assert out == ""
    assert "Traceback" not in said
    assert "fault of the kit" not in said
    assert everything(here) == before
    return said


def lesson(here: Path, words: list[str]) -> files.Lesson:
    """The lesson that a command makes, read back from its files."""
    began = time.monotonic()
    assert run(["new", "--no-notebooks", *words]) == 0
    assert time.monotonic() - began < SECONDS
    (folder,) = (here / "exercises").iterdir()
    return files.read_yaml(folder)


def broken_docx() -> bytes:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b"<w/>" + b" " * 400_000_000)
    return package.getvalue()


REFUSED = {  # name of the file: (its bytes, what is said)
    "empty.txt": (b"", "is empty"),
    "space.txt": (b" \n\t \r\n  ", "is empty"),
    "bom.txt": (b"\xef\xbb\xbf", "is empty"),
    "word.txt": (b"Harbour", "no whole sentence"),
    "list.txt": (b"apples\npears\nplums\n", "no whole sentence"),
    "signs.txt": (b"?!... --- 123 456 %&/", "no words"),
    "nuls.txt": (b"\x00" * 5000, "is empty"),
    "line.txt": (b"The ferry stops here today. " * 180_000, "; a lesson"),
    "parts.txt": (b"The ferry stops here today.\n\n" * 10_000,
                  "50,000 words; the kit takes one article"),
    "noise.txt": (bytes(range(256)) * 40, ""),
    "old.doc": (b"\xd0\xcf\x11\xe0" + b"\x00" * 999, "save it as .docx"),
    "text.pdf": (GOOD.encode(), "is called a PDF but is a text"),
    "text.docx": (GOOD.encode(), "is called a Word file but is a text"),
    "short.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Cat", ""),
    "cut.docx": (b"PK\x03\x04" + b"\x14\x00" * 30, ""),
    "bomb.docx": (broken_docx, ""),
    "surrogate.txt": (GOOD.replace("Ada", "😀 Ada").encode() + b"\xed\xa0\x80 and so on.",
                      "is not UTF-8"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "is a picture"),
}


@pytest.mark.parametrize("verb", ["new", "annotate"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_a_sentence(here, capfd, verb, name):
    data, said = REFUSED[name]
    (here / name).write_bytes(data() if callable(data) else data)
    words = sentence(capfd, [verb, name], here)
    assert said in words
    assert name in words


def test_what_is_no_file_is_a_sentence(here, capfd):
    (here / "folder").mkdir()
    (here / "ring").symlink_to("ring")
    (here / "there").symlink_to("back")
    (here / "back").symlink_to("there")
    (here / "gone").symlink_to("nowhere")
    os.mkfifo(here / "pipe")
    for word, said in (
        ("folder", "there is no article in folder"), ("ring", "leads back to itself"),
        ("there", "leads back to itself"), ("gone", "there is no file gone"),
        ("pipe", "no file but a device or a pipe"), ("/dev/zero", "no file but a device"),
        ("nowhere.txt", "there is no file nowhere.txt"), ("", "a source has no name"),
        ("a\x00b", "no file can be called"), ("x" * 5000, "cannot be read"),
        ("../../x", "there is no file"), ("folder/x/..", "there is no file"),
    ):  # fmt: skip
        assert said in sentence(capfd, ["new", word], here), word
        assert said in sentence(capfd, ["annotate", word], here), word


def test_a_file_that_may_not_be_read_is_a_sentence(here, capfd, monkeypatch):
    """Whoever runs the tests may be allowed to read everything."""
    (here / "secret.txt").write_text(GOOD, "utf-8")
    plain = Path.open

    def denied(self, *arguments, **more):
        if self.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return plain(self, *arguments, **more)

    monkeypatch.setattr(Path, "open", denied)
    assert "secret.txt may not be read" in sentence(capfd, ["new", "secret.txt"], here)


def test_a_file_that_is_too_large_is_not_even_read(here, capfd):
    with (here / "huge.txt").open("wb") as huge:
        huge.truncate(3_000_000_000)
    assert "is 3000 MB large" in sentence(capfd, ["new", "huge.txt"], here)


def test_standard_input_without_an_article_is_a_sentence(here, capfd, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert "“standard input” is empty" in sentence(capfd, ["new", "-"], here)


def test_a_folder_that_may_not_be_written_is_a_sentence(here, capfd, monkeypatch):
    (here / "good.txt").write_text(GOOD, "utf-8")
    plain = Path.write_bytes

    def full(self, data):
        if self.name.startswith(".") and self.name.endswith(".part"):
            raise OSError(28, "No space left on device", str(self))
        return plain(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    said = sentence(capfd, ["new", "good.txt", "--no-notebooks"], here)
    assert said.endswith(": No space left on device")


GOODS = {
    "utf16.txt": GOOD.encode("utf-16"), "utf16le.txt": GOOD.encode("utf-16-le"),
    "bom.txt": b"\xef\xbb\xbf" + GOOD.encode(), "western.txt": GOOD.encode("cp1252"),
    "crlf.txt": GOOD.replace("\n", "\r\n").encode(), "cr.txt": GOOD.replace("\n", "\r").encode(),
    "nul.txt": GOOD.replace("harbour", "har\x00bour").encode(),
    "control.txt": GOOD.replace("harbour", "\x1b[31mhar\x07bour").encode(),
    "quotes.txt": GOOD.replace("us,”", "us,").encode(),
    "more-quotes.txt": GOOD.replace("Holm", "“Holm ‘the “Boss").encode(),
    "zero.txt": GOOD.replace("harbour", "har\u200bbour\u2060").encode(),
    "bidi.txt": GOOD.replace("Holm", "\u202eHolm\u202c").encode(),
    "accents.txt": unicodedata.normalize("NFD", GOOD.replace("Ada", "Åda É").replace(
        "Norhavn", "Nørhävn")).encode(),
    "smile.txt": GOOD.replace("Ada", "😀 Ada").encode(),
    "yaml.txt": GOOD.replace("Monday", "Monday: *a &b !!c {d: e} # no | > % @ `").encode(),
    "tags.txt": ("<script>alert(1)</script> " + GOOD).encode(),
    "dollar.txt": GOOD.replace("tickets", "tickets for $5 and \\(x\\) {{ y }}").encode(),
    "tabs.txt": GOOD.replace(" ", "\t").encode(), "wide.txt": GOOD.replace(" ", "\u00a0").encode(),
    "page.txt": f"<!doctype html><p>{GOOD}</p>".encode(),
    "no-end": GOOD.encode(), "two..dots.txt": GOOD.encode(), "-dash.txt": GOOD.encode(),
    "na\u202eme é.txt": GOOD.encode(), "a'b\"c$d.txt": GOOD.encode(),
    "same.txt": (GOOD + "\n") .encode() * 3,
}  # fmt: skip


@pytest.mark.parametrize("name", GOODS)
def test_what_is_an_article_becomes_a_lesson(here, capfd, name):
    (here / name).write_bytes(GOODS[name])
    made = lesson(here, ["--", name] if name.startswith("-") else [name])
    assert made.title
    assert made.paragraphs
    assert any("asked us" in made.article[b.span].replace("\t", " ").replace("\xa0", " ")
               for b in made.paragraphs)  # fmt: skip
    assert any(p.read_bytes() == GOODS[name] for p in (here / "seeds").iterdir())
    out, err = capfd.readouterr()
    assert not any(c in out + err for c in "\x00\x07\x1b\u202e\u200b")
    assert "Traceback" not in err


@pytest.mark.parametrize("text", [
    "Der Bürgermeister sagte am Montag, dass die Brücke gesperrt wird. Die Leute sind wütend, weil "
    "niemand mit ihnen gesprochen hat.\n",
    "Мэр города сказал в понедельник, что мост будет закрыт. Жители недовольны этим решением.\n",
    "市长星期一说，这座桥将在夏天关闭。居民们很生气，因为没有人告诉他们这件事。\n",
    "قال رئيس البلدية يوم الاثنين إن الجسر سيغلق خلال الصيف. السكان غاضبون لأن أحدا لم يخبرهم.\n",
])
def test_another_language_is_a_lesson_without_layers_or_a_sentence(here, capfd, text):
    (here / "other.txt").write_text(text, "utf-8")
    made = lesson(here, ["other.txt"])
    assert made.lang != "en"
    assert not made.questions + made.entities + made.glossary
    assert "no marks and no questions" in capfd.readouterr().out


def test_a_name_with_tricks_stays_inside(here, tmp_path):
    folder = here / "a"
    folder.mkdir()
    (folder / "..x.txt").write_text(GOOD, "utf-8")
    made = lesson(here, [f"{folder}/../a/..x.txt", "--title", "../../../etc"])
    assert made.id == "etc"
    assert {p.name for p in here.iterdir()} == {"a", "exercises", "seeds"}


@pytest.mark.slow
def test_a_long_article_is_a_lesson_in_seconds(here):
    (here / "long.txt").write_text(GOOD * 40, "utf-8")  # a thousand words
    assert len(lesson(here, ["long.txt"]).paragraphs) == 80


SETTINGS = settings(max_examples=40, derandomize=True, deadline=None, database=None,
                    suppress_health_check=list(HealthCheck))  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
ENDING = st.sampled_from(["txt", "md", "html", "docx", "pdf", ""])


@given(TEXT.map(lambda t: GOOD + t) | TEXT.map(lambda t: t + "\n\n" + GOOD) | TEXT, ENDING)
@SETTINGS
def test_any_text_is_a_lesson_or_a_sentence(tmp_path_factory, text, ending):
    _any(tmp_path_factory, text.encode(), ending)


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda b: GOOD.encode() + b), ENDING)
@SETTINGS
def test_any_bytes_are_a_lesson_or_a_sentence(tmp_path_factory, data, ending):
    _any(tmp_path_factory, data, ending)


def _any(tmp_path_factory, data: bytes, ending: str) -> None:
    from contextlib import chdir, redirect_stderr, redirect_stdout

    here = tmp_path_factory.mktemp("any")
    name = f"any.{ending}".rstrip(".")
    (here / name).write_bytes(data)
    out, err = io.StringIO(), io.StringIO()
    with chdir(here), redirect_stdout(out), redirect_stderr(err):
        code = run(["new", name, "--no-notebooks"])
    said = [line for line in err.getvalue().splitlines() if not line.startswith("… ")]
    assert code in (0, 2), said
    if code == 2:
        assert everything(here) == {name}
        assert len(said) == 1
        assert "fault of the kit" not in said[0]
        return
    (folder,) = (here / "exercises").iterdir()
    made = files.read_yaml(folder)
    assert made.blocks
    proposed = json.loads((folder / ".proposed.json").read_text("utf-8"))
    assert proposed["reading"] == (folder / "reading.yaml").read_text("utf-8")
