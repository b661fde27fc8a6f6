"""Each search for a leak can fail: one is planted wherever a file could hide it."""

from __future__ import annotations

import base64
import codecs
import gzip
import html
import io
import json
import urllib.parse
import zipfile
import zlib

import pytest
from leaking import SEED, given, leaks, lesson_of, secrets, seeds
from pypdf import PdfWriter
from pypdf import generic as pdf

from kit.paper import File

SECRET = "The lifeboat came back after three hours and ten minutes."


def _pdf_with(plant):
    writer = PdfWriter(clone_from=io.BytesIO(given("storm", "sheet grid")[0].data))
    plant(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _in_stream(writer: PdfWriter, operators: bytes) -> None:
    sheet = writer.pages[0]
    sheet.merge_page(sheet)  # its content becomes one stream
    stream = pdf.StreamObject()
    stream.set_data(operators)
    sheet[pdf.NameObject("/Contents")] = pdf.ArrayObject(
        [sheet.raw_get("/Contents"), writer._add_object(stream.flate_encode())])  # fmt: skip


def _alt(writer: PdfWriter) -> None:
    root = writer._root_object
    root[pdf.NameObject("/Hidden")] = pdf.DictionaryObject(
        {pdf.NameObject("/Alt"): pdf.TextStringObject(SECRET)})  # fmt: skip


def _xmp(writer: PdfWriter) -> None:
    stream = pdf.StreamObject()
    stream.set_data(f"<x:xmpmeta><dc:subject>{SECRET}</dc:subject></x:xmpmeta>".encode())
    writer._root_object[pdf.NameObject("/Metadata")] = writer._add_object(stream)


def _docx_with(name: str, words: str) -> bytes:
    out = io.BytesIO(given("storm", "docx")[0].data)
    with zipfile.ZipFile(out, "a") as held:
        held.writestr(name, words)
    return out.getvalue()


def _page_with(secret: str) -> bytes:
    return given("storm", "html")[0].data.replace(b"</main>", f"{secret}</main>".encode())


def _repacked(secret: str) -> bytes:
    from kit.page.pack import in_letters

    small = zlib.compress(f"style\0code\0{json.dumps({'x': secret})}".encode())
    return _page_with(f'<script type="text/plain" data-size="{len(small)}">{in_letters(small)}'
                      "</script>")  # fmt: skip


def _sheet_with(secret: str) -> bytes:
    return given("storm", "md")[0].data + secret.encode()


def _letters_of(encode, raw: bytes) -> str:
    return encode(raw).decode()


ESCAPED = "".join(f"\\u{ord(sign):04x}" for sign in SECRET)
PLANTED = {
    "pdf: title": lambda: _pdf_with(lambda w: w.add_metadata({"/Title": SECRET})),
    "pdf: attachment": lambda: _pdf_with(lambda w: w.add_attachment("key.txt", SECRET.encode())),
    "pdf: XMP": lambda: _pdf_with(_xmp),
    "pdf: alternative text": lambda: _pdf_with(_alt),
    "pdf: unseen letters": lambda: _pdf_with(
        lambda w: _in_stream(w, f"BT 3 Tr ({SECRET}) Tj ET".encode())),
    "pdf: name of a bookmark": lambda: _pdf_with(
        lambda w: w.add_outline_item(title=SECRET, page_number=0)),
    "docx: a part": lambda: _docx_with("word/key.xml", f"<w:t>{SECRET}</w:t>"),
    "docx: a name": lambda: _docx_with(f"word/{SECRET}", ""),
    "docx: runs": lambda: _docx_with("word/key.xml", SECRET.replace(" ", " </w:t><w:t>")),
    "html: base64": lambda: _page_with(_letters_of(base64.b64encode, SECRET.encode())),
    "html: base85 of deflate": lambda: _page_with(
        html.escape(_letters_of(base64.b85encode, zlib.compress(SECRET.encode())))),
    "html: hex": lambda: _page_with(SECRET.encode().hex()),
    "html: JSON": lambda: _page_with(f'<i data-x="{ESCAPED}"></i>'),
    "html: packed": lambda: _repacked(SECRET),
    "html: packed, base64 inside": lambda: _repacked(
        _letters_of(base64.b64encode, gzip.compress(SECRET.encode()))),
    "md: comment": lambda: _sheet_with(f"<!-- {SECRET} -->"),
    "md: rot13": lambda: _sheet_with(codecs.encode(SECRET, "rot13")),
    "md: backwards": lambda: _sheet_with(SECRET[::-1]),
    "md: an address": lambda: _sheet_with(urllib.parse.quote(SECRET)),
}  # fmt: skip


@pytest.mark.parametrize("where", PLANTED)
def test_a_planted_leak_is_found(where):
    assert SECRET in secrets(lesson_of("storm"))
    assert leaks(lesson_of("storm"), PLANTED[where]()) >= {SECRET}


def test_a_planted_seed_is_found():
    for words in (f"x{SEED + 1000}", base64.b64encode(f"the seed is {SEED}".encode()).decode(),
                  f"{SEED:x}"):  # fmt: skip
        assert seeds([File("x.md", words.encode())]) == ["x.md"]
