"""A sheet as JSON → a document that a teacher edits in Word: real styles, lists and tables.

`docx` writes the same content as the PDF, in Word’s own means: questions and options are numbered
by lists, so that one can be taken out and the rest counts itself; the lines of the article are
numbered by Word. Text of a lesson only ever goes into `w:t`. Same sheet, same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ...errors import Missing
from ...marks.cards import TONGUES
from ..setting import Setting
from .base import empty, number_lines, packed, text_width
from .notes import notes
from .pen import Bit, Pen, field, tabs, text
from .questions import Asked
from .styles import BLOCKS, UNDER, style_id

if TYPE_CHECKING:
    from docx.section import Section
    from docx.text.paragraph import Paragraph

__all__ = ["docx"]

Json = dict[str, Any]
_SHOWN = {**UNDER, "voices": "Own words", "words": ""}


def docx(data: Json, setting: Setting) -> bytes:
    """Return the sheet (`sheet.worksheet`) as a Word document; Missing without python-docx."""
    try:
        document = empty(data, setting)
    except ModuleNotFoundError as error:
        raise Missing(
            f"Word files need python-docx, which is not installed; {sys.executable} -m pip install"
            ' "news-reading-kit[paper]"'
        ) from error
    pen = Pen(document)
    pen.paragraph("Kicker", data["kicker"])
    pen.paragraph("Title", data["title"])
    if data["notice"]:
        pen.paragraph("Notice", data["notice"])
    _article(pen, data)
    _words(pen, data, setting)
    _furniture(document.sections[0], data, setting)
    document.add_section().different_first_page_header_footer = False
    document.paragraphs[-1]._p.style = style_id("Table gap")  # it holds the end of the section
    number_lines(document.sections[0])
    asked = Asked(pen, setting)
    for number, part in enumerate(data["parts"], 1):
        _part(pen, number, part, setting)
        for question in part["questions"]:
            asked.question(question)
    if setting.key:
        notes(pen, data["notes"], setting)
    return packed(document)


def _article(pen: Pen, data: Json) -> None:
    """Write the article with its marks, then what each mark means."""
    for block in data["article"]:
        style = "Article paragraph" if block["number"] else BLOCKS.get(block["kind"],
                                                                       "Article text")  # fmt: skip
        bits: list[Bit] = []
        for piece in block["pieces"]:
            if piece["open"]:
                bits.append(("⌜", "Own words"))
            under = UNDER.get(piece["under"])
            bits.append((piece["text"], under) if under else piece["text"])
            if piece["star"]:
                bits.append(("*", "Word explained"))
            if piece["close"]:
                bits.append(("⌟", "Own words"))
        pen.paragraph(style, *bits)
    if data["legend"]:
        _legend(pen.paragraph("Legend"), data["legend"])


def _legend(line: Paragraph, rows: Iterable[Json]) -> None:
    for n, row in enumerate(rows):
        text(line, "   ·   " if n else "")
        layer, name = row["layer"], row["name"]
        if layer == "voices":
            text(line, ("⌜", "Own words"), name, ("⌟", "Own words"))
        elif layer == "words":
            text(line, name, ("*", "Word explained"))
        else:
            text(line, (name, UNDER[layer]) if layer in UNDER else name)


def _words(pen: Pen, data: Json, setting: Setting) -> None:
    """Write the words that the article explains, as a table."""
    rows = data["words"]
    if not rows:
        return
    own = any(row["l1"] for row in rows)
    width = text_width(setting)
    parts = (26, 38, 36) if own else (34, 66, 0)
    widths = [width * part // 100 for part in parts if part]
    pen.paragraph("Heading 1", "Words explained")
    head = ["Word", "What it means here", *(["In your language"] if own else [])]
    table = pen.table(head, widths, "Words of the article that are explained")
    for row in rows:
        cells = pen.row(table, widths)
        kind = f" ({row['pos']})" if row["pos"] else ""
        where = f" · P{row['place']}" if row["place"].isdigit() else ""
        pen.paragraph("Table text", (row["word"], "Strong"), f"{kind}{where}", into=cells[0])
        pen.paragraph("Table text", row["here"], into=cells[1])
        for code, word in row["l1"]:
            made = pen.paragraph("Table text", f"{TONGUES.get(code, code)}: ", into=cells[2])
            text(made, word, lang=code)
    pen.after_table()


def _part(pen: Pen, number: int, part: Json, setting: Setting) -> None:
    minutes = f"\t{part['minutes']} min" if part["minutes"] else ""
    title = pen.paragraph("Heading 1", f"Part {number} · {part['title']}", (minutes, "Points"))
    if number == 1:
        title.paragraph_format.space_before = 0
    elif setting.large:
        title.paragraph_format.page_break_before = True
    pen.paragraph("Introduction", part["intro"])


def _furniture(first: Section, data: Json, setting: Setting) -> None:
    """Write the name line of the first page, that of the others, and the foot of all."""
    first.different_first_page_header_footer = True
    width, most = text_width(setting), 34 if setting.large else 44 if setting.dyslexia else 60
    title, name = _cut(data["title"], most), _cut(data["name"], most)
    opening, other = first.first_page_header.paragraphs[0], first.header.paragraphs[0]
    for line in (opening, other):
        line.style = "Header"
    if setting.key:
        for line in (opening, other):
            text(line, ("Teacher’s key · not for learners", "Strong"))
            text(line, f"\t{title}")
            tabs(line, right=width)
    else:
        kind = "Test   " if data["sheet"] == "test" else ""
        text(opening, (kind, "Strong"), "Name \t Class \t Date \t")
        text(opening, f"\tPoints          / {data['total']}")
        tabs(opening, *(width * part // 100 for part in (44, 60, 78)), right=width)
        text(other, f"Name \t\t{title}")
        tabs(other, width * 4 // 10, right=width)
    for foot in (first.first_page_footer.paragraphs[0], first.footer.paragraphs[0]):
        foot.style = "Footer"
        text(foot, f"{name} · v1 · {data['edition']}\tpage ")
        field(foot, "PAGE")
        text(foot, " of ")
        field(foot, "NUMPAGES")


def _cut(words: str, most: int) -> str:
    """Return words for a line that holds so many letters."""
    return words if len(words) <= most else words[:most - 1].rstrip() + "…"
