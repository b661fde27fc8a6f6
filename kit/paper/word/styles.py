"""The styles of the document, as a teacher finds them in Word’s list, and the lists’ numbers."""

from __future__ import annotations

from typing import NamedTuple

from ..setting import Setting

SANS, SERIF = "Arial", "Georgia"  # on most computers; FALLBACKS where they are not
EASY = "Verdana"  # wide, open letters, for the dyslexia setting
FALLBACKS = {"Arial": "Liberation Sans", "Georgia": "Gelasio", "Verdana": "DejaVu Sans"}
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_INK = "0A3A8C"  # the key’s answers: dark grey on a copy, and bold italic besides


class Style(NamedTuple):
    """A row of the table: what it is based on, `w:pPr` and `w:rPr`; {…} are sizes."""

    name: str
    base: str = ""
    paragraph: str = ""
    run: str = ""
    kind: str = "paragraph"


def _space(before: float, after: float, line: float = 1.15) -> str:
    return (f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}"'
            f' w:line="{line * 240:.0f}" w:lineRule="auto"/>')  # fmt: skip


_KEEP = "<w:keepNext/><w:keepLines/>"
_NO_LINES = "<w:suppressLineNumbers/>"  # only lines of the article are numbered
_NUMBERED = '<w:suppressLineNumbers w:val="0"/>'
_RULE = '<w:pBdr><w:top w:val="single" w:sz="{}" w:space="4" w:color="000000"/></w:pBdr>'
_BOX = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="5" w:color="000000"/>'
               for side in ("top", "left", "bottom", "right"))  # fmt: skip
_SIDE = '<w:pBdr><w:left w:val="single" w:sz="16" w:space="8" w:color="000000"/></w:pBdr>'
_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_SERIF = '<w:rFonts w:ascii="{serif}" w:hAnsi="{serif}"/>'
_HANG = '<w:ind w:left="510" w:hanging="510"/>'
_IN = '<w:ind w:left="510"/>'
_LEADER = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
_RIGHT = '<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'


def _list(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def _line(kind: str) -> str:
    return f'<w:u w:val="{kind}"/>'


ARTICLE, QUESTIONS, OPTIONS, STATEMENTS, RIGHTS, BULLETS = range(1, 7)  # lists
STYLES = (
    Style("Normal", "", f"<w:widowControl/>{_NO_LINES}{_space(0, 4, 1.15)}"),
    Style("Title", "Normal", _KEEP + _space(0, 8, 1.05), _BOLD + "{title}"),
    Style("Heading 1", "Normal", _KEEP + _RULE.format(12) + _RIGHT + _space(20, 2) +
          '<w:outlineLvl w:val="0"/>', _BOLD + "{part}"),
    Style("Heading 2", "Normal", _KEEP + _space(14, 4) + '<w:outlineLvl w:val="1"/>',
          _BOLD + "{text}"),
    Style("Heading 3", "Normal", _KEEP + _space(8, 3) + '<w:outlineLvl w:val="2"/>',
          _BOLD + _ITALIC + "{text}"),
    Style("Kicker", "Normal", _KEEP + _space(0, 0),
          '<w:caps/><w:spacing w:val="10"/>{small}'),
    Style("Notice", "Normal", f"<w:pBdr>{_BOX}</w:pBdr>{_space(2, 10)}"),
    Style("Introduction", "Normal", _KEEP + _space(0, 6), _ITALIC),
    Style("Instruction", "Normal", _KEEP + _space(0, 5) + _IN, _ITALIC),
    Style("Question", "Heading 2", _KEEP + _list(QUESTIONS) + _RIGHT + _HANG),
    Style("Article text", "Normal", _NUMBERED + _space(0, 9, 1.4) + '<w:ind w:right="{notes}"/>',
          _SERIF + "{article}"),
    Style("Article paragraph", "Article text", _list(ARTICLE) +
          '<w:ind w:left="510" w:right="{notes}" w:hanging="510"/>'),
    Style("Article headline", "Article text", _KEEP + _NO_LINES + _space(0, 8, 1.2),
          _BOLD + "{part}"),
    Style("Article subheading", "Article text", _KEEP + _NO_LINES + _space(6, 4, 1.2) +
          '<w:ind w:left="510"/>', _BOLD),
    Style("Article caption", "Article text", _NO_LINES + _space(0, 9, 1.25),
          _ITALIC + "{caption}"),
    Style("Article list", "Article text", '<w:ind w:left="510" w:right="{notes}"/>'),
    Style("Article quotation", "Article text", '<w:ind w:left="850" w:right="{notes}"/>'),
    Style("Legend", "Normal", _space(2, 8), "{small}"),
    Style("Option", "Normal", _list(OPTIONS) + _space(0, 4)),
    Style("Evidence line", "Normal", _LEADER + _space(2, 2) + '<w:ind w:left="{proof}"/>',
          "{small}"),
    Style("Answer line", "Normal", _LEADER + _space(12, 0, 1) + _IN),
    Style("Word box", "Normal", f"<w:pBdr>{_BOX}</w:pBdr>{_space(4, 8, 1.3)}"
          '<w:ind w:left="620" w:right="120"/>', _BOLD),
    Style("Cloze", "Normal", _space(4, 6, 1.8) + _IN),
    Style("To mark", "Normal", _SIDE + _space(2, 8, 1.7) + '<w:ind w:left="680"/>',
          _SERIF + "{article}"),
    Style("Table text", "Normal", _space(2, 2, 1.1)),
    Style("Table statement", "Table text", _list(STATEMENTS)),
    Style("Table letter", "Table text", _list(RIGHTS)),
    Style("Table box", "Table text", '<w:jc w:val="center"/>'),
    Style("Table gap", "Normal", _space(0, 0, 0.6), '<w:sz w:val="8"/>'),
    Style("Note list", "Normal", _list(BULLETS)),
    Style("Header", "Normal", _space(0, 0, 1), "{small}"),
    Style("Footer", "Normal", '<w:pBdr><w:top w:val="single" w:sz="4" w:space="4"'
          f' w:color="000000"/></w:pBdr>{_RIGHT}{_space(0, 0, 1)}', "{small}"),
    Style("Mark person", run=_line("single"), kind="character"),
    Style("Mark place", run=_line("dotted"), kind="character"),
    Style("Mark group", run=_line("dotDash"), kind="character"),
    Style("Mark date", run=_line("dash"), kind="character"),
    Style("Mark loaded word", run=_line("dashedHeavy"), kind="character"),
    Style("Own words", run=_BOLD, kind="character"),
    Style("Word explained", run=_BOLD + '<w:vertAlign w:val="superscript"/>', kind="character"),
    Style("Tick box", run='<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol"'
          ' w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>{box}', kind="character"),
    Style("Gap number", run=_BOLD + "{small}", kind="character"),
    Style("Points", run='<w:b w:val="0"/><w:bCs w:val="0"/>{small}', kind="character"),
    Style("Strong", run=_BOLD, kind="character"),
)  # fmt: skip
KEY_STYLES = (
    Style("Answer", run=f'{_SERIF}{_BOLD}{_ITALIC}<w:color w:val="{_INK}"/>', kind="character"),
    Style("Written answer", "Normal", _space(0, 3) + _IN),
    Style("Table note", "Table text", _space(1, 1, 1.05), "{note}"),
    Style("Evidence", "Normal", _space(0, 2, 1.05) + _IN,
          f'{_SERIF}{_ITALIC}<w:color w:val="{_INK}"/>{{small}}'),
)  # fmt: skip
UNDER = {"people": "Mark person", "places": "Mark place", "groups": "Mark group",
         "dates": "Mark date", "loaded": "Mark loaded word"}  # fmt: skip
BLOCKS = {"headline": "Article headline", "subheading": "Article subheading",
          "caption": "Article caption", "credit": "Article caption", "byline": "Article caption",
          "quotation": "Article quotation", "list": "Article list"}  # fmt: skip
_SIZES = {  # points of: text, article, caption, title, part, small, box, note
    "": (11, 11.5, 10.5, 22, 14, 9, 13, 10), "dyslexia": (13, 13, 13, 24, 16, 11, 15, 12),
    "large": (18, 18, 18, 27, 22, 14, 20, 16),
}  # fmt: skip
_TABLE = """<w:style w:type="table" w:customStyle="1" w:styleId="KitTable">
<w:name w:val="Kit table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tcBorders></w:tcPr>
</w:tblStylePr></w:style>"""
_PLAIN_TABLE = """<w:style w:type="table" w:default="1" w:styleId="TableNormal">
<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>
<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
<w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>"""


def sizes(setting: Setting, width: int, notes: int) -> dict[str, str]:
    """Return what the {…} of the table stand for: sizes of type, widths in twips."""
    names = ("text", "article", "caption", "title", "part", "small", "box",
             "note")
    points = _SIZES["large" if setting.large else "dyslexia" if setting.dyslexia else ""]
    found = {name: f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'
             for name, size in zip(names, points, strict=True)}  # fmt: skip
    plain = setting.large or setting.dyslexia
    sans = EASY if setting.dyslexia else SANS
    return found | {"width": str(width), "notes": str(notes), "sans": sans,
                    "proof": str(width - (3600 if setting.large else 2400)),
                    "serif": sans if plain else SERIF}  # fmt: skip


def styles_xml(setting: Setting, width: int, notes: int, lang: str) -> str:
    """Return the whole of `word/styles.xml`; the key’s own styles only where there is a key."""
    size = sizes(setting, width, notes)
    airy = '<w:spacing w:val="8"/>' if setting.dyslexia else ""
    sans, text = size["sans"], size["text"]
    rows = (*STYLES, *(KEY_STYLES if setting.key else ()))
    return (
        f"<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{sans}" w:hAnsi="{sans}" w:eastAsia="{sans}" w:cs="Arial"/>'
        f'{airy}{text}<w:lang w:val="{lang}" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{''.join(_style(row, size, setting) for row in rows)}{_PLAIN_TABLE}{_TABLE}</w:styles>"
    )


def style_id(name: str) -> str:
    """Return the id of a style: its name without spaces.

    >>> style_id("Heading 1")
    'Heading1'
    """
    return "".join(part[:1].upper() + part[1:] for part in name.split())


def _style(row: Style, size: dict[str, str], setting: Setting) -> str:
    own = row.name not in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Header",
                           "Footer", "Strong")  # fmt: skip
    name = row.name.lower() if row.name.startswith(("Heading", "Header", "Footer")) else row.name
    base = f'<w:basedOn w:val="{style_id(row.base)}"/>' if row.base else ""
    paragraph, run = row.paragraph, row.run
    if setting.dyslexia:  # slanted letters are harder
        run = run.replace(_ITALIC, "")
    for key, xml in size.items():
        paragraph, run = paragraph.replace(f"{{{key}}}", xml), run.replace(f"{{{key}}}", xml)
    inner = (f"<w:pPr>{_ordered(paragraph, _PPR)}</w:pPr>" if paragraph else "") + (
        f"<w:rPr>{_ordered(run, _RPR)}</w:rPr>" if run else "")  # fmt: skip
    marks = ' w:default="1"' if row.name == "Normal" else ' w:customStyle="1"' if own else ""
    return (
        f'<w:style w:type="{row.kind}"{marks} w:styleId="{style_id(row.name)}">'
        f'<w:name w:val="{name}"/>{base}<w:qFormat/>{inner}</w:style>'
    )


# The schema fixes the order of what a style says; the table above need not.
_PPR = ("keepNext", "keepLines", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "tabs",
        "spacing", "ind", "jc", "outlineLvl")  # fmt: skip
_RPR = ("rFonts", "b", "bCs", "i", "iCs", "caps", "color", "spacing", "sz", "szCs", "u",
        "vertAlign")  # fmt: skip


def _ordered(xml: str, order: tuple[str, ...]) -> str:
    """Return the elements in the order of the schema; of two with one name the last counts."""
    from lxml import etree

    found = {etree.QName(node).localname: node for node in etree.fromstring(f"<x {_NS}>{xml}</x>")}
    made = (etree.tostring(found[name], encoding="unicode", with_tail=False)
            for name in sorted(found, key=order.index))  # fmt: skip
    return "".join(made).replace(f" {_NS}", "")


def numbering_xml(setting: Setting) -> str:
    """Return the whole of `word/numbering.xml`: each list of the styles, as they number."""
    sans = f'<w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:cs="Arial"/>'
    if setting.dyslexia:
        sans = sans.replace(SANS, EASY)
    rows = (
        (ARTICLE, "decimal", "%1", "Article paragraph", 510, 510, sans + _BOLD + _line("none")),
        (QUESTIONS, "decimal", "%1", "Question", 510, 510, _BOLD),
        (OPTIONS, "upperLetter", "%1", "Option", 964, 454, _BOLD),
        (STATEMENTS, "lowerLetter", "%1", "Table statement", 340, 340, ""),
        (RIGHTS, "upperLetter", "%1", "Table letter", 397, 397, _BOLD),
        (BULLETS, "bullet", "–", "Note list", 284, 284, ""),
    )
    wide = 3 / 2 if setting.large else 1
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="{style_id(style)}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left * wide:.0f}" w:hanging="{hang * wide:.0f}"/></w:pPr>'
        f"{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:lvl></w:abstractNum>"
        for number, form, text, style, left, hang, run in rows
    )
    nums = "".join(f'<w:num w:numId="{row[0]}"><w:abstractNumId w:val="{row[0]}"/></w:num>'
                   for row in rows)  # fmt: skip
    return f"<w:numbering {_NS}>{lists}{nums}</w:numbering>"


def fonts_xml() -> str:
    """Return `word/fontTable.xml`: what to take where a font is not installed."""
    return f"<w:fonts {_NS}>" + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>'
        for name, other in FALLBACKS.items()
    ) + "</w:fonts>"  # fmt: skip
