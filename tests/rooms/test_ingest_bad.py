"""Whatever comes: a good source or one plain sentence, within seconds, nothing else."""

from __future__ import annotations

import io
import re
import time
import unicodedata
import zipfile

import pytest
from ingest import files, measure
from ingest.marked import texts
from ingest.outcome import outcome

from kit.ingest import ingest

FERRY = texts()[0]
TEXT = FERRY.text
PAGE = next(measure.pages(each=1))[2]
PDF, WORD = files.pdf(FERRY), files.word(FERRY)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>'.encode()
CLOSE = b"</w:body></w:document>"


def again(**parts: bytes) -> bytes:
    """The Word file with some of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as old, zipfile.ZipFile(
            out, "w", zipfile.ZIP_DEFLATED) as new:  # fmt: skip
        for part in old.infolist():
            key = re.sub(r"\W", "_", part.filename)
            new.writestr(part.filename, parts.get(key, old.read(part.filename)))
    return out.getvalue()


def paragraph(words: bytes) -> bytes:
    return b"<w:p><w:r><w:t>" + words + b"</w:t></w:r></w:p>"


@pytest.mark.parametrize(("name", "data", "sentence"), [
    ("a.txt", b"", "is empty"),
    ("a.txt", b" \n\t \r\n", "is empty"),
    ("a.txt", b"\xef\xbb\xbf", "is empty"),
    ("a.txt", b"Hello", "no whole sentence"),
    ("a.txt", b"one two three\nfour five six", "no whole sentence"),
    ("a.txt", "😀 😀 😀".encode(), "no words"),
    ("a.txt", "Паром больше не ходит. Никто не спросил.".encode("cp1251"), "save it as UTF-8"),
    ("a.txt", "フェリーは今日止まります。".encode("shift_jis"), "save it as UTF-8"),
    ("a.txt", b"\0" * 3000 + TEXT.encode(), "control characters"),
    ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture"),
    ("a.txt", b"\x1f\x8b\x08" + bytes(40), "is a packed file"),
    ("a.txt", b"MZ" + bytes(90), "is a program"),
    ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .docx"),
    ("a.rtf", b"{\\rtf1 The ferry stops.}", "save it as .docx"),
    ("a.html", b"<svg xmlns='x'><text>It stops. Yes.</text></svg>", "kind svg"),
    ("a.html", b"<html><body></body></html>", "no words"),
    ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "MHTML"),
    ("a.pdf", TEXT.encode(), "called a PDF but is a text"),
    ("a.docx", PAGE, "called a Word file but is a web page"),
    ("a.pdf", PDF[:len(PDF) // 2], "cut off or damaged"),
    ("a.pdf", PDF[:100], "cut off or damaged"),
    ("a.docx", WORD[:len(WORD) // 2], "cut off or damaged"),
    ("a.docx", again(word_document_xml=b"<w:document>"), "cut off or damaged"),
    ("a.docx", again(word_document_xml=OPEN + paragraph(b"a" * 90_000_000) + CLOSE), "unpack"),
    ("a.docx", again(word_document_xml=b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM '
                     b'"file:///etc/hostname">]>' + OPEN[21:] + paragraph(b"&x;") + CLOSE),
     "entities"),
    ("a.zip", again(word_document_xml=b"")[:0] + b"PK\x05\x06" + bytes(18), "is a zip file"),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_one_sentence(name, data, sentence):
    said = outcome(name, data)
    assert isinstance(said, str)
    assert sentence in said


@pytest.mark.parametrize("charset", [
    "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252",
])  # fmt: skip
def test_charsets_give_the_same_text(charset):
    source = outcome("a.txt", TEXT.encode(charset))
    assert source.text == TEXT
    assert source.plain == (charset == "utf-8-sig")
    assert source.blocks == ingest("a.txt", TEXT.encode()).blocks


def test_a_page_in_its_own_charset():
    page = PAGE.decode().replace("utf-8", "windows-1251").replace("ferry", "паром")
    assert "паром" in outcome("a.html", page.encode("cp1251")).text
    page = PAGE.decode().replace("utf-8", "iso-8859-1").replace("ferry", "“café”")
    assert "“café”" in outcome("a.html", page.encode("cp1252")).text


def test_line_ends():
    source = outcome("a.txt", TEXT.replace("\n", "\r\n").encode())
    assert "\r\n" in source.text
    assert source.plain
    old = outcome("a.txt", TEXT.replace("\n", "\r").encode())
    assert old.text == TEXT
    assert not old.plain


def test_controls_and_unseen_characters():
    source = outcome("a.txt", TEXT.replace(" ", "\0", 2).encode())
    assert source.text == TEXT
    assert not source.plain
    assert "2 invisible control characters became spaces." in source.notes
    odd = TEXT.replace("ferry", "fer\u200bry").replace("Senna", "\u202eSenna\u202c")
    source = outcome("a.txt", odd.encode())
    assert source.text == odd
    assert any("zero width" in note for note in source.notes)
    page = PAGE.decode().replace("ferry", "fer\u00adry").replace("e", "e\u200b")
    assert "\u200b" not in outcome("a.html", page.encode()).text


def test_damaged_letters_are_said():
    cut = ("The ferry stops today. It was called Zoé".encode())[:-1]
    source = outcome("a.txt", cut)
    assert source.text.endswith("Zo\ufffd")
    assert not source.plain


def test_decomposed_accents():
    source = outcome("a.txt", unicodedata.normalize("NFD", TEXT.replace("Reik", "Réïk")).encode())
    assert source.plain
    page = unicodedata.normalize("NFD", PAGE.decode().replace("ferry", "férry"))
    assert "férry" in outcome("a.html", page.encode()).text


@pytest.mark.parametrize(("name", "data"), [
    ("a.txt", PDF), ("a.txt", WORD), ("a.txt", PAGE), ("a.html", TEXT.encode()), ("a.md", PDF),
], ids=["pdf", "docx", "html", "txt", "pdf as md"])  # fmt: skip
def test_what_is_not_what_its_name_says_is_read_and_told(name, data):
    source = outcome(name, data)
    assert source.notes[0].startswith("The name says")


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-256"])
@pytest.mark.parametrize("password", ["", "secret"])
def test_a_locked_pdf(algorithm, password):
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(PDF))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    found = outcome("a.pdf", out.getvalue())
    if password:
        assert "locked with a password" in found
    else:
        assert found.title == FERRY.words("headline")[0]


def test_a_pdf_of_pictures():
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(300, 300)
    out = io.BytesIO()
    writer.write(out)
    assert "only pictures" in outcome("a.pdf", out.getvalue())


LONG = {
    "a line of 5 MB": ("a.txt", b"The ferry stops here today. " * 178_000),
    "5 MB without a space": ("a.txt", b"a" * 4_990_000 + b". Yes."),
    "5 MB of spaces": ("a.txt", b"The ferry stops." + b" " * 4_900_000 + b"It does."),
    "5 MB of line ends": ("a.txt", b"The ferry stops.\n" + b"\n " * 2_400_000 + b"It does."),
    "10,000 paragraphs": ("a.txt", b"\n\n".join(b"Paragraph %d says that the ferry stops." % n
                                                for n in range(10_000))),
    "20,000 headings": ("a.txt", b"Comments\n" * 19_000 + b"The ferry stops. It does."),
    "comments": ("a.txt", b"The ferry stops.\nIt really does.\n" + b"Comments\n" * 19_000),
    "names": ("a.txt", b"Ada Lund\n" * 19_000 + b"The ferry stops. It does, they say."),
    "quotation marks": ("a.txt", "“He said. ".encode() * 200_000),
    "slashes": ("a.txt", b"a/" * 1_000_000 + b" The ferry stops."),
    "6 MB": ("a.txt", b"The ferry stops here today. " * 220_000),
    "a page of 10 MB": ("a.html", b"<article>" + b"<p>The ferry stops, and nobody was asked.</p>"
                        * 230_000),
    "a script of 10 MB": ("a.html", b"<script>" + b"x = '<p>';\n" * 900_000 + b"</script><p>The "
                          b"ferry stops here today. It does.</p>"),
    "deep divs": ("a.html", b"<div>" * 100_000 + b"The ferry stops. It does."),
    "deep tables": ("a.html", b"<table><tr><td>" * 100_000 + b"The ferry stops. It does."),
    "deep paragraphs": ("a.html", b"<p>" * 100_000 + b"The ferry stops. It does."),
    "deep data": ("a.html", b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script>"
                  b"<p>The ferry stops here today. It does.</p>"),
    "deep quotations": ("a.md", b">" * 100_000 + b" The ferry stops. It does."),
    "deep lists": ("a.md", b"\n".join(b" " * n + b"- The ferry stops. It does."
                                      for n in range(1_500))),
    "brackets": ("a.md", b"[" * 100_000 + b" The ferry stops. It does."),
    "stars": ("a.md", b"*a **b " * 100_000 + b" The ferry stops. It does."),
    "a deep Word file": ("a.docx", again(word_document_xml=OPEN + b"<w:p>" + b"<w:r>" * 50_000)),
    "a long Word file": ("a.docx", again(word_document_xml=OPEN + paragraph(
        b"The ferry stops here.") * 10_000 + CLOSE)),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", LONG)
def test_long_and_deep(case):
    outcome(*LONG[case])


@pytest.mark.slow
def test_time_grows_with_the_length():
    taken = []
    for count in (1_000, 4_000):
        data = b"\n".join(b"Paragraph %d says that the ferry stops here." % n for n in range(count))
        begun = time.process_time()
        ingest("a.txt", data)
        taken.append(time.process_time() - begun)
    assert taken[1] < 10 * taken[0]
