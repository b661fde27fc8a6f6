"""An empty document with our styles and pages; and a finished one as bytes, always the same."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..setting import Setting
from .pen import clean
from .styles import fonts_xml, numbering_xml, styles_xml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

Json = dict[str, Any]
PAGES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}  # millimetres
TOP, BOTTOM, LEFT, RIGHT = 27, 19, 24, 18
COLUMN = 123  # of the article: the same lines on both papers, the rest is for notes
FIXED = datetime(2000, 1, 1)  # for all: a date would tell who made it when
_EMPTY = ("author", "last_modified_by", "comments", "keywords", "subject", "category")
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SETTINGS = f"""<w:settings {_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
 w:val="15"/></w:compat><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""
_APP = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas'
        '.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office'
        " Word</Application></Properties>")  # fmt: skip
_GONE = ("thumbnail", "customXml", "stylesWithEffects", "webSettings")  # of python-docx’s template


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point.

    >>> twips(25.4)
    1440
    """
    return round(millimetres * 1440 / 25.4)


def text_width(setting: Setting) -> int:
    """Return the width of a line of the questions in twips."""
    return twips(PAGES[setting.paper][0] - LEFT - RIGHT)


def empty(data: Json, setting: Setting) -> Document:
    """Return a document without a word in it, all of whose parts are ours."""
    import docx
    from docx.oxml.parser import parse_xml

    document = docx.Document()
    lang = "en-GB" if data["lang"] == "en" else data["lang"]
    part, package = document.part, document.part.package
    for rels in (part.rels, package.rels):
        for name in [id for id, rel in rels.items() if rel.reltype.endswith(_GONE)]:
            del rels[name]
    width = text_width(setting)
    notes = 0 if setting.large else width - twips(COLUMN)  # beside the article, for a pencil
    _fill(document.styles.element, parse_xml(styles_xml(setting, width, notes, lang)))
    _fill(part.numbering_part.element, parse_xml(numbering_xml(setting)))
    _fill(document.settings.element, parse_xml(_SETTINGS))
    for other in package.iter_parts():
        if other.partname.endswith(("fontTable.xml", "app.xml")):
            other._blob = (fonts_xml() if "font" in other.partname else _APP).encode()
    about = document.core_properties
    for name in _EMPTY:
        setattr(about, name, "")
    about.title, about.language, about.revision = clean(data["title"])[:255], lang, 1
    about.created = about.modified = FIXED
    about.identifier = data["edition"]
    _page(document.sections[0], setting)
    return document


def number_lines(section: Section) -> None:
    """Let Word number every fifth line of a section, through all of its pages."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    lines = OxmlElement("w:lnNumType")
    lines.set(qn("w:countBy"), "5")
    lines.set(qn("w:restart"), "continuous")
    lines.set(qn("w:distance"), str(twips(4)))
    section._sectPr.find(qn("w:pgMar")).addnext(lines)


def packed(document: Document) -> bytes:
    """Return the file: parts in a fixed order, no date, no trace of this machine."""
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name[0] not in "[_", name))
        for name in names:  # the content types have to come first
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            entry.create_system = 3
            new.writestr(entry, old.read(name), compresslevel=9)
    return out.getvalue()


def _fill(element: Any, other: Any) -> None:
    """Replace all that stands in an element of python-docx’s template."""
    for child in list(element):
        element.remove(child)
    element.extend(list(other))


def _page(section: Section, setting: Setting) -> None:
    from docx.shared import Mm

    width, height = PAGES[setting.paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(13), Mm(9)
    section.gutter = Mm(0)
