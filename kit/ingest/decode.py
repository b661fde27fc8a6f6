"""Bytes → text: byte order mark, strict UTF-8, the charset that a page declares, Windows-1252.

In this order, for a wrong guess that raises nothing is worse than a sentence. No guessing by
statistics: a file that none of the four reads is refused.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ..errors import KitError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"),
          (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
          (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
# They decode anything, or run something, or are no charset of a page.
_REFUSED = {"utf-7", "unicode-escape", "raw-unicode-escape", "punycode", "idna", "undefined",
            "mbcs", "oem"}  # fmt: skip
# https://encoding.spec.whatwg.org/#names-and-labels: what browsers do with these two
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}

_BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1e\x85]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_LONE_RETURN = re.compile(r"\r(?!\n)")


@dataclass(frozen=True)
class Decoded:
    """A text; `plain` where it is what strict UTF-8 gives (without its mark)."""

    text: str
    plain: bool
    notes: tuple[str, ...] = ()


def decode(name: str, data: bytes, page: bool = False) -> Decoded:
    """Return the text of `data`; a `page` may declare its charset. KitError when it is no text."""
    text, charset = _text(name, data, page)
    notes = [] if charset == "utf-8" else [f"The letters were stored as {charset}."]
    if "\ufffd" in text and charset.startswith("utf-8,"):
        notes = ["Some letters were damaged in the file; they stand as \ufffd."]
    plain = charset == "utf-8"
    text, changed = _without_controls(name, text)
    return Decoded(text, plain and not changed, (*notes, *changed))


def _text(name: str, data: bytes, page: bool) -> tuple[str, str]:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _strict(name, data[len(mark):], charset), charset.removesuffix("-le")
    if guess := _unmarked_utf16(data):
        return _strict(name, data, guess), guess
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if page and (declared := _declared(data)):
        try:
            return data.decode(declared), declared
        except UnicodeDecodeError:
            pass
    if (mended := _mostly_utf8(data)) is not None:
        return mended, "utf-8, damaged"
    return _western(name, data), "Windows-1252"


def _strict(name: str, data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3:  # cut off in the middle of a letter
            return data[:error.start].decode(charset)
        raise KitError(f"“{name}” says that it is {charset.upper()} text, but byte {error.start} "
                       "is none; save it as UTF-8.") from None  # fmt: skip


def _unmarked_utf16(data: bytes) -> str:
    """Return utf-16-le or -be where every second byte is zero, as Latin letters have it."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = 0.35 * len(head) / 2
    if odd > most and even < odd / 20:
        return "utf-16-le"
    if even > most and odd < even / 20:
        return "utf-16-be"
    return ""


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:8192])
    if not found:
        return ""
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return ""
    name = codec.name.replace("_", "-")
    if name in _REFUSED or not getattr(codec, "_is_text_encoding", False) or "16" in name:
        return ""
    return _AS_BROWSERS_DO.get(name, name)


def _mostly_utf8(data: bytes) -> str | None:
    """Return UTF-8 text with a few damaged letters, or None where the bytes mean something else.

    A letter beyond ASCII takes a pair of matching bytes; where nine of ten match, that is no
    accident of another charset.
    """
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - bad
    cut = bad == 1 and text.endswith("\ufffd")  # in the middle of the last letter
    return text if good > 9 * bad or cut else None


def _western(name: str, data: bytes) -> str:
    sentence = (f"“{name}” is not UTF-8, and read as Western European text it makes no sense; "
                "open it in the program that wrote it and save it as UTF-8.")  # fmt: skip
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise KitError(sentence) from None
    letters = [c for c in text[:200_000] if c.isalpha()]
    odd = sum(c > "\x7f" for c in letters)
    if not letters or odd > 0.3 * len(letters):
        raise KitError(sentence)
    return text


def _without_controls(name: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Take out what no reader sees and a terminal obeys, one character for one."""
    found = len(_CONTROLS.findall(text))
    if found > 20 and found > len(text) / 200:
        raise KitError(f"“{name}” is no text: it is full of control characters.")
    notes = []
    if found:
        text = _CONTROLS.sub(" ", text)
        notes.append(f"{found} invisible control character{'s' * (found != 1)} became spaces.")
    if _BREAKS.search(text):
        text = _BREAKS.sub("\n", text)
        notes.append("Page and column breaks became line ends.")
    if _LONE_RETURN.search(text):
        text = _LONE_RETURN.sub("\n", text)
        notes.append("Line ends of old Macs became ordinary ones.")
    return text, tuple(notes)
