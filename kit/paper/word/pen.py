"""Writes paragraphs, runs, lists and tables; every word of a lesson goes through `text`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from .styles import style_id

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

# What XML cannot hold, and what would turn the words round or hide in them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
_TURNED = re.compile(f"({_RTL}+(?:[^\\w\n]*{_RTL}+)*)")
Bit = str | tuple[str, str]  # words, or words with the name of a character style


class Pen:
    """Where the next paragraph goes: the document, or a cell of a table."""

    def __init__(self, document: Document):
        self.document = document

    def paragraph(self, style: str, *bits: Bit, into: _Cell | None = None,
                  lang: str = "") -> Paragraph:  # fmt: skip
        """Add a paragraph of this style; in an empty cell, use the one that is there."""
        if into is None:
            made = self.document.add_paragraph()
        else:
            first = into.paragraphs[0]
            made = into.add_paragraph() if first.runs else first
        made._p.style = style_id(style)  # python-docx would look through all styles each time
        text(made, *bits, lang=lang)
        return made

    def restart(self, paragraphs: Iterable[Paragraph], number: int) -> None:
        """Let a list begin at its first letter again."""
        from docx.oxml.ns import qn

        numbering = self.document.part.numbering_part.element
        num = numbering.add_num(number)
        over = num.add_lvlOverride(ilvl=0)
        over.add_startOverride(1)
        for one in paragraphs:
            own = one._p.get_or_add_pPr().get_or_add_numPr()
            own.get_or_add_ilvl().val = 0
            own.get_or_add_numId().val = int(num.get(qn("w:numId")))

    def table(self, head: Sequence[str], widths: Sequence[int], about: str,
              indent: int = 0, style: str = "Table text") -> Table:  # fmt: skip
        """Add a table with a header row that is repeated; `widths` in twips, `about` its name."""
        from docx.shared import Twips

        table = self.document.add_table(0, len(widths))
        table._tbl.tblStyle_val = style_id("Kit table")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Twips(width)
        _described(table, about, sum(widths), indent)
        cells = self.row(table, widths)
        for cell, name in zip(cells, head, strict=True):
            self.paragraph(style, name, into=cell)
        _header(table)
        return table

    def row(self, table: Table, widths: Sequence[int], least: int = 0) -> list[_Cell]:
        """Add a row that stays in one piece, at least so high in twips; return its cells."""
        from docx.oxml import OxmlElement
        from docx.shared import Twips

        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if least:
            row.height = Twips(least)
        cells = list(row.cells)
        for cell, width in zip(cells, widths, strict=True):
            cell.width = Twips(width)
            cell.paragraphs[0]._p.style = style_id("Table text")
        return cells

    def after_table(self) -> Paragraph:
        """Add the thin line without which two tables would grow together."""
        return self.paragraph("Table gap")


def text(paragraph: Paragraph, *bits: Bit, lang: str = "") -> None:
    """Add words to a paragraph; what is written from right to left becomes runs of its own."""
    for bit in bits:
        words, style = (bit, "") if isinstance(bit, str) else bit
        for n, part in enumerate(_TURNED.split(clean(words))):
            if part:
                run = paragraph.add_run(part)
                if style:
                    run._r.style = style_id(style)
                if n % 2:
                    run.font.rtl = True
                if lang:
                    _spoken(run, lang, bool(n % 2))


def clean(words: str) -> str:
    """Return words without the characters that XML cannot hold or a reader cannot see.

    >>> clean("a\x0b\u202eb")
    'ab'
    """
    return _HIDDEN.sub("", words)


def boxed(cell: _Cell) -> None:
    """Draw a box round a cell: something is to be written here."""
    _borders(cell, "single")


def bare(cells: Iterable[_Cell]) -> None:
    """Take the rules of the table away from these cells."""
    for cell in cells:
        _borders(cell, "nil")


def together(blocks: Sequence[Any]) -> None:
    """Keep these paragraphs and tables on one page, as far as they fit on one."""
    from docx.oxml.ns import qn

    for block in blocks[:-1]:
        for node in block.iter(qn("w:p")):
            node.get_or_add_pPr().get_or_add_keepNext()
    if blocks and blocks[-1].tag == qn("w:tbl"):
        rows = list(blocks[-1].iter(qn("w:tr")))
        for row in rows[:-1]:
            for node in row.iter(qn("w:p")):
                node.get_or_add_pPr().get_or_add_keepNext()


def field(paragraph: Paragraph, name: str) -> None:
    """Add a number that Word counts itself: PAGE, NUMPAGES."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), f" {name} ")
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    made.append(run)
    paragraph._p.append(made)


def tabs(paragraph: Paragraph, *dots: int, right: int = 0) -> None:
    """Set tab stops, in twips: where `dots` lead to, and where words at the right end."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Twips

    stops = paragraph.paragraph_format.tab_stops
    for where in dots:
        stops.add_tab_stop(Twips(where), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
    if right:
        stops.add_tab_stop(Twips(right), WD_TAB_ALIGNMENT.RIGHT)


def _spoken(run: Any, lang: str, turned: bool) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement("w:lang")
    made.set(qn("w:bidi" if turned else "w:val"), lang)
    run._r.get_or_add_rPr().append(made)


def _described(table: Table, about: str, width: int, indent: int) -> None:
    """Give a table its name, which a screen reader says, its width and its place."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    own = table._tbl.tblPr
    size = own.find(qn("w:tblW"))
    size.set(qn("w:type"), "dxa")
    size.set(qn("w:w"), str(width))
    inset = OxmlElement("w:tblInd")
    inset.set(qn("w:w"), str(indent))
    inset.set(qn("w:type"), "dxa")
    own.find(qn("w:tblLayout")).addprevious(inset)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), about)
    own.append(caption)


def _header(table: Table) -> None:
    from docx.oxml import OxmlElement

    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _borders(cell: _Cell, kind: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    frame = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", kind), ("sz", "6"), ("space", "0"), ("color", "000000")):
            edge.set(qn(f"w:{name}"), value)
        frame.append(edge)
    cell._tc.get_or_add_tcPr().append(frame)
