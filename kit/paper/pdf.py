"""A sheet as JSON → PDF, or a picture of each page, by Typst: nothing of a lesson is ever code.

The templates in `typ/` are constant files; data and setting reach them as two JSON strings. Only
the fonts of the kit are used, so that every machine breaks the lines at the same place. The same
sheet gives the same bytes: no date, no path, no user.
"""

from __future__ import annotations

import json
import re
import struct
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import KitError, Missing

if TYPE_CHECKING:
    from typst import Compiler, Fonts

Json = dict[str, Any]
FONTS = Path(__file__).with_name("fonts")
TEMPLATES = Path(__file__).with_name("typ")
STANDARDS = ["ua-1"]  # tagged, titled, readable aloud
FACES = (  # whose signs can be printed: a family has the same signs in each of its files
    "SourceSerif4_400Regular.ttf", "AtkinsonHyperlegibleNext_400Regular.ttf",
    "more/NotoSansArabic_400Regular.ttf", "more/NotoSansHebrew_400Regular.ttf",
    "more/NotoEmoji_400Regular.ttf",
)  # fmt: skip
# Controls that would turn the text round, cut it off or hide in it.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SPACES = re.compile("[\t\x0b\x0c\r\x85\u2028\u2029]")
_JOINING = "\n\u200b\u200c\u200d\ufe0e\ufe0f"  # drawn as nothing, whatever the font has


def pdf(data: Json, setting: Any, template: str = "worksheet") -> bytes:
    """Return the sheet as a tagged PDF.

    `setting` is a Setting (or a mapping with its fields); `template` a file of `typ/`. Raises
    Missing without Typst, and KitError when the sheet cannot be set.
    """
    return _set(data, setting, template, format="pdf", pdf_standards=STANDARDS, timestamp=0)


def pages(data: Json, setting: Any, template: str = "worksheet", ppi: float = 96) -> list[bytes]:
    """Return the sheet as PNG pictures, one a page; the same errors as `pdf`."""
    made = _set(data, setting, template, format="png", ppi=ppi)
    return [made] if isinstance(made, bytes) else list(made)


def unprintable(data: Any) -> list[str]:
    """Return the signs in the sheet that no font of the kit has; they are printed as numbers."""
    signs = dict.fromkeys(sign for text in _texts(data) for sign in _plain_text(text))
    return [sign for sign in signs if sign not in _known()]


def printable(value: Any) -> Any:
    """Return the JSON value with every string as it can be printed, nothing hidden in it.

    >>> printable(["a\x00b\u202ec", "\u6f22"])
    ['abc', '[U+6F22]']
    """
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value
        text = _plain_text(value)
        odd = set(text) - _known()
        return text.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in odd}) if odd else text
    if isinstance(value, Mapping):
        return {key: printable(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(one) for one in value]
    return value


def _set(data: Json, setting: Any, template: str, **form: Any) -> Any:
    compiler = _compiler(template)
    inputs = {"data": _json(printable(data)), "setting": _json(_plain(setting))}
    try:
        made, warnings = compiler.compile_with_warnings(sys_inputs=inputs, **form)
    except RuntimeError as error:  # typst.TypstError
        raise KitError(f"the sheet cannot be set: {error}") from error
    if warnings:  # a font that is missing, a layout that does not settle: other pages elsewhere
        raise KitError(f"the sheet cannot be set: {warnings[0].message}")
    return made


@cache
def _compiler(template: str) -> Compiler:
    """Return the one compiler of this process for a template: fonts and files are read once."""
    fonts = _fonts()  # first: it says what to do when Typst is missing
    import typst

    source = TEMPLATES / f"{template}.typ"
    return typst.Compiler(
        str(source), root=str(TEMPLATES), font_paths=fonts, ignore_system_fonts=True
    )


@cache
def _fonts() -> Fonts:
    try:
        import typst
    except ImportError:
        raise Missing(
            f"paper needs Typst, which is not installed; {sys.executable} -m pip install"
            ' "news-reading-kit[paper]"'
        ) from None
    return typst.Fonts(False, False, [str(FONTS)])


def _plain(setting: Any) -> Mapping[str, Any]:
    if is_dataclass(setting) and not isinstance(setting, type):
        return asdict(setting)
    return dict(setting)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (Mapping, list, tuple)):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(one)


def _plain_text(text: str) -> str:
    """Return the text composed (é as one sign: fonts have that) and without hidden controls."""
    return unicodedata.normalize("NFC", _HIDDEN.sub("", _SPACES.sub(" ", text)))


@cache
def _known() -> frozenset[str]:
    """Return every sign that can be printed."""
    ranges = {pair for name in FACES for pair in _signs(FONTS / name)}
    return frozenset(_JOINING).union(*(map(chr, range(a, b + 1)) for a, b in ranges))


def _signs(font: Path) -> list[tuple[int, int]]:
    """Return the ranges of code points that a TrueType file has a glyph for, from its `cmap`."""
    with font.open("rb") as file:
        count = struct.unpack(">4xH6x", file.read(12))[0]
        tables = {name: (at, size) for name, _, at, size in
                  struct.iter_unpack(">4sIII", file.read(16 * count))}  # fmt: skip
        file.seek(tables[b"cmap"][0])
        cmap = file.read(tables[b"cmap"][1])
    subtables = struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * struct.unpack_from(">H", cmap, 2)[0]])
    best = max((encoding, at) for platform, encoding, at in subtables if platform == 3)[1]
    kind, double = struct.unpack_from(">H4xH", cmap, best)
    if kind == 12:
        groups = struct.unpack_from(">I", cmap, best + 12)[0]
        table = cmap[best + 16 : best + 16 + 12 * groups]
        return [(first, last) for first, last, _ in struct.iter_unpack(">III", table)]
    half = double // 2  # format 4: ends, a pad, beginnings
    ends = struct.unpack_from(f">{half}H", cmap, best + 14)
    begins = struct.unpack_from(f">{half}H", cmap, best + 16 + double)
    return [(first, last) for first, last in zip(begins, ends, strict=True) if first < 0xFFFF]
