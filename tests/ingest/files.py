"""The marked texts as Markdown, Word and PDF files, made when a test asks for them."""

from __future__ import annotations

import io
import re

from ingest.marked import Marked

BODY = ("headline", "byline", "caption", "credit", "paragraph", "subheading", "list", "quotation")


def parts(text: Marked) -> list[tuple[str, str]]:
    """The parts of a text with single spaces, furniture left out."""
    return [(k, " ".join(text.text[a:b].split())) for k, a, b in text.blocks if k in BODY]


def markdown(text: Marked) -> bytes:
    """As somebody writes Markdown: headings, a picture, items, quotations, emphasis."""
    signs = {"headline": "# {}", "subheading": "## {}", "byline": "*{}*", "quotation": "> {}",
             "list": "- {}", "caption": "![{}](picture.jpg)"}  # fmt: skip
    out = ""
    for kind, words in parts(text):
        words = re.sub(r"^(?:[•*–-]|\d\.)\s+", "", words) if kind == "list" else words
        words = words.removeprefix("> ") if kind == "quotation" else words
        words = re.sub(r"(?<=.)([*_\[\]])", r"\\\1", words)
        out += signs.get(kind, "{}").format(words) + ("\n" if kind == "list" else "\n\n")
    return re.sub(r"(?m)^(- .*\n)(?!- )", r"\1\n", out).encode()


def word(text: Marked, styles: bool = True) -> bytes:
    """As Word writes it, with styles or, as many people do, with none."""
    import docx

    names = {"headline": "Title", "subheading": "Heading 2", "caption": "Caption",
             "quotation": "Quote", "list": "List Bullet"}  # fmt: skip
    document = docx.Document()
    for kind, words in parts(text):
        paragraph = document.add_paragraph(style=names.get(kind) if styles else None)
        run = paragraph.add_run(words)
        if not styles and kind in ("headline", "subheading"):
            run.bold = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(text: Marked, columns: int = 1) -> bytes:
    """As a program for printing writes it: justified, hyphenated, pages numbered."""
    import typst

    def e(words: str) -> str:
        return re.sub(r"([\\#$*_`<>@\[\]~/=+-])", r"\\\1", words)

    source = (f'#set page(width: 150mm, height: 190mm, numbering: "1", columns: {columns})\n'
              "#set par(justify: true)\n#set smartquote(enabled: false)\n"
              "#set text(size: 9pt, hyphenate: true, lang: \"en\")\n")
    for kind, words in parts(text):
        words = re.sub(r"^(?:[•*–-]|\d\.)\s+", "", words) if kind == "list" else words
        made = {"headline": f"#text(size: 20pt, weight: \"bold\")[{e(words)}]",
                "subheading": f"#text(size: 12pt, weight: \"bold\")[{e(words)}]",
                "caption": f"#text(size: 7pt)[{e(words)}]",
                "credit": f"#text(size: 7pt)[{e(words)}]",
                "list": f"- {e(words)}"}.get(kind, e(words))  # fmt: skip
        source += made + "\n\n"
    return typst.compile(source.encode())
