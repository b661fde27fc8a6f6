"""What of a lesson may not be told, and every text in a file that a learner gets.

Every file of every form is opened down to its last stream: text as a reader of PDF finds it,
metadata, XMP, attachments, alternative texts, parts of a zip, what a page packs, and whatever of
all that can be unpacked once more.
"""

from __future__ import annotations

import base64
import codecs
import gzip
import html
import io
import json
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache

import pypdfium2
from broken import harbour
from pypdf import PdfReader
from pypdf import generic as pdf
from storm_lesson import storm

from kit import files
from kit.errors import KitError
from kit.lesson import Lesson
from kit.marks import marks
from kit.page import page
from kit.paper import AIDS, FORMS, File, Setting, handout
from kit.skills import TRAPS

ALL = ("all",)
LESSONS = {"first": lambda: files.load("macron-in-kazakhstan"), "storm": storm,
           "harbour": harbour.sound}  # fmt: skip
COPIES = {
    "worksheet": Setting(items=ALL),
    "test B": Setting(mode="test", items=ALL, versions=("A", "B"), version="B"),
    "large": Setting(large=True, items=ALL, layers=("people", "loaded", "voices", "words")),
}  # fmt: skip
FORMED = [*FORMS, "html", *(f"sheet {name}" for name in AIDS)]
_B85 = r"[0-9A-Za-z!#$%&()*+\-;<=>?@^_`{|}~]{24,}"
_SQUEEZED = (zlib.decompress, gzip.decompress, lambda raw: zlib.decompress(raw, -15))
SEED = 918273645  # no other number is like it


@cache
def lesson_of(name: str) -> Lesson:
    return LESSONS[name]()


def copies(lesson: Lesson, form: str) -> list[File]:
    """All files of this form that a learner may get; a page only in test mode, where it is one."""
    if form == "html":
        return [File("test.html", page(lesson, mode="test").encode())]
    if form.startswith("sheet "):
        return [made for setting in ("worksheet", "test B")
                for made in handout(lesson, COPIES[setting], sheet=form.removeprefix("sheet "))]
    return [file for setting in COPIES.values() for file in handout(lesson, setting, form)]


@cache
def given(name: str, form: str) -> list[File]:
    """The copies; none where the lesson has nothing for such a sheet."""
    try:
        return copies(lesson_of(name), form)
    except KitError:
        assert name == "harbour"
        assert form.startswith("sheet ")
        return []


# open everything


def opened(raw: bytes, depth: int = 4) -> Iterator[str]:
    """Every text in a file, and in what is packed in it, as often as something unpacks."""
    if raw[:5] == b"%PDF-":
        yield from _pdf(raw, depth)
    elif raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(raw)) as held:
            yield from [held.comment.decode("latin-1"), *held.namelist()]
            for entry in held.infolist():
                yield entry.comment.decode("latin-1") + entry.extra.decode("latin-1")
                yield from opened(held.read(entry), depth - 1)
    else:
        for unpack in _SQUEEZED if depth > 0 else ():
            try:
                yield from opened(unpack(raw), depth - 1)
            except (zlib.error, OSError, EOFError):
                continue
        text = raw.decode("utf-8", "replace")
        for form in dict.fromkeys(_forms(text)):
            yield form
            for inner in _packed(form) if depth > 0 and "\ufffd" not in form else ():
                yield from opened(inner, depth - 1)


def _forms(text: str) -> Iterator[str]:
    """A text as it stands, without its markup, and with its escapes resolved."""
    yield text
    yield html.unescape(re.sub(r"<[^>]*>", " ", text))
    if "\\u" in text or '\\"' in text:
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text).replace('\\"', '"')
    if "%" in text:
        yield urllib.parse.unquote(text, errors="replace")


def _packed(text: str) -> Iterator[bytes]:
    """Whatever of a text can be decoded."""
    found = re.search(r'<script type="text/plain"[^>]*data-size="(\d+)">([^<]*)</script>', text)
    if found:
        yield _letters(found[2], int(found[1]))
    for blob in set(re.findall(r"[A-Za-z0-9+/_-]{24,}={0,2}", text)):
        for decode in (base64.b64decode, base64.urlsafe_b64decode, bytes.fromhex):
            try:
                yield decode(blob + "=" * (-len(blob) % 4 if decode != bytes.fromhex else 0))
            except ValueError:
                continue
    for decode, blobs in ((base64.b85decode, _B85), (base64.a85decode, r"[!-u]{24,}")):
        for blob in set(re.findall(blobs, text)):
            try:
                yield decode(blob)
            except ValueError:
                continue


def _letters(text: str, size: int) -> bytes:
    """The bytes of a page’s own 91 letters: 13 bits in two of them, the lowest first."""
    letters = "".join(chr(n) for n in range(33, 127) if chr(n) not in "&<\\")
    value = {letter: n for n, letter in enumerate(letters)}
    out, held, bits = bytearray(), 0, 0
    for low, high in zip(text[::2], text[1::2], strict=False):
        held |= (value[low] + 91 * value[high]) << bits
        bits += 13
        while bits > 7:
            out.append(held & 255)
            held, bits = held >> 8, bits - 8
    return bytes(out[:size])


def _pdf(raw: bytes, depth: int) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(raw))
    drawn = pypdfium2.PdfDocument(raw)
    for n in range(len(drawn)):
        yield drawn[n].get_textpage().get_text_bounded()
    yield json.dumps({str(k): str(v) for k, v in (reader.metadata or {}).items()})
    yield raw.decode("latin-1")
    for number in range(1, reader.trailer["/Size"]):
        yield from _object(reader.get_object(number), depth)


def _object(value, depth: int) -> Iterator[str]:
    """Strings, names and streams of an object: titles, alternative texts, attachments, XMP."""
    font = "/Length1" in value if isinstance(value, pdf.StreamObject) else True  # or no stream
    if not font and value.get("/Subtype") not in ("/CIDFontType0C", "/OpenType", "/Type1C"):
        # how Typst tags a run from right to left; else a trap is called so
        yield from opened(value.get_data().replace(b"/ReversedChars", b""), depth - 1)
    if isinstance(value, pdf.DictionaryObject):
        for key in value:
            yield str(key)
            yield from _object(value.raw_get(key), depth)
    elif isinstance(value, pdf.ArrayObject):
        for one in list.__iter__(value):
            yield from _object(one, depth)
    elif isinstance(value, pdf.TextStringObject):
        yield str(value)
    elif isinstance(value, pdf.ByteStringObject):
        yield value.decode("utf-8", "replace")


# what must not be found


def tight(words: str) -> str:
    """Words without space, case and what breaks lines inside long ones."""
    return re.sub(r"[\s\u200b\u00ad\ufffd]+", "", words).casefold()


def secrets(lesson: Lesson) -> set[str]:
    """Sentences and words that only a key, a hint or feedback holds, or that a test would spoil."""
    found = {*lesson.teacher, *(f"trap {name}" for name in TRAPS), *TRAPS, *TRAPS.values()}
    found |= {loaded.neutral for loaded in lesson.loaded}
    for q in lesson.questions:
        typed = [gap for gap in q.gaps if gap.typed]
        options = (*q.options, *q.items, *q.extra, *(o for gap in q.gaps for o in gap.options))
        found |= {*q.hints, q.say, q.otherwise, *(o.say for o in options)}
        found |= {word for o in options for word in o.accept}
        found |= {o.text for gap in typed for o in gap.options if o.right}
        found |= {o.text for o in q.options if q.kind == "short" and o.right}
        found |= {gap.otherwise for gap in q.gaps}
        found |= {words for p in q.pairs for words in (p.say, p.miss)}
        found |= {target.say for target in (*q.targets, *q.traps)}
        found |= {words for level in q.samples for words in (level.text, level.why)}
    public = tight("\n".join(shown(lesson)))
    return {words for words in found if len(tight(words)) > 5 and tight(words) not in public}


def shown(lesson: Lesson) -> Iterator[str]:
    """What a learner may read anyway."""
    yield from (lesson.title, lesson.about, lesson.rights, *lesson.aims)
    yield from (lesson.article[block.span] for block in lesson.blocks.values())
    for q in lesson.questions:
        yield from (q.ask, q.statement, q.text, *(row.text for row in q.rubric))
        yield from (o.text for o in (*q.items, *q.extra) if o.text)
        yield from (o.text for gap in q.gaps if not gap.typed for o in gap.options)
        yield from (o.text for o in q.options if q.kind != "short")
        yield from (words for p in q.pairs for words in (p.left, p.right))
    for gloss in lesson.glossary:
        yield from (gloss.word, gloss.here, gloss.use, gloss.not_here, *gloss.family)
        yield from (word for _, word in gloss.l1)
    for entity in lesson.entities:
        yield from (entity.name, entity.gloss, entity.role)


def leaks(lesson: Lesson, raw: bytes) -> set[str]:
    """The secrets of a lesson that stand in a file, as they are, turned round or in rot13."""
    whole = "\0".join(tight(text) for text in dict.fromkeys(opened(raw)))
    found = set()
    for words in secrets(lesson):
        now = tight(words)
        if any(form in whole for form in (now, now[::-1], codecs.encode(now, "rot13"))):
            found.add(words)
    return found


def open_cards(lesson: Lesson) -> set[str]:
    """Calmer words on cards that no question waits for: a page shows them, paper has no cards."""
    waits = {mark.span for mark in marks(lesson) if mark.layer == "loaded" and mark.until}
    return {loaded.neutral for loaded in lesson.loaded if loaded.span not in waits}


def seeds(made: list[File]) -> list[str]:
    """The files in which SEED stands, or a number that the shuffle makes of it."""
    found = []
    for file in made:
        whole = "\0".join(opened(file.data)).lower()
        found += [file.name for turn in (0, 1000, 100, 101) for number in [SEED + turn]
                  if str(number) in whole or f"{number:x}" in whole]  # fmt: skip
    return found
