"""What a file is, by its first bytes; its name only decides between kinds of text."""

from __future__ import annotations

import re

from ..errors import KitError

_NAMED = {"txt": "txt", "text": "txt", "md": "md", "markdown": "md", "html": "html",
          "htm": "html", "xhtml": "html", "docx": "docx", "pdf": "pdf"}  # fmt: skip
_CALLED = {"txt": "a text", "md": "a Markdown text", "html": "a web page", "docx": "a Word file",
           "pdf": "a PDF"}  # fmt: skip

_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an old or a protected Office file; open it and save it as .docx"),
    (b"{\\rtf", "a rich text file; open it and save it as .docx"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
    (b"BM", "a picture"), (b"II*\x00", "a picture"), (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a packed file; unpack it first"), (b"BZh", "a packed file; unpack it first"),
    (b"7z\xbc\xaf", "a packed file; unpack it first"), (b"Rar!", "a packed file; unpack it first"),
    (b"\xfd7zXZ", "a packed file; unpack it first"), (b"RIFF", "a sound, film or picture"),
    (b"ID3", "a sound"), (b"OggS", "a sound"), (b"fLaC", "a sound"), (b"\x7fELF", "a program"),
    (b"MZ", "a program"), (b"SQLite format 3", "a database"), (b"%!PS", "a PostScript file"),
    (b"bplist0", "a Safari web archive; save the page as HTML"),
)  # fmt: skip
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ARCHIVE = re.compile(rb"\A(?:From|Date|MIME-Version|Content-Type|Snapshot-Content-Location):"
                      rb"[^\0]{0,2000}?multipart/related", re.I)  # fmt: skip

# A tag that no prose has: what stands at the head of a page, or ends a part of it.
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|link|script)\b", re.I)
_TAGS = re.compile(rb"</(?:p|div|span|a|h[1-6]|article|section|ul|li|table|td|font|b|i|em)\s*>|"
                   rb"<(?:br|p|hr|img)\b[^<>]*>", re.I)  # fmt: skip
_OTHER_XML = re.compile(rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(svg|rss|feed|opml|plist)\b",
                        re.I | re.S)  # fmt: skip


def kind(name: str, data: bytes) -> tuple[str, str]:
    """Return what the file is (txt, md, html, docx, pdf) and a note where its name says otherwise.

    KitError, a sentence, for what the kit does not read, and for what is only called a Word file
    or a PDF: then something went wrong before it came here.
    """
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    named = _NAMED.get(suffix, "")
    found = _found(name, data, named)
    if not named or found == named:
        return found, ""
    if named in ("docx", "pdf"):
        raise KitError(f"“{name}” is called {_CALLED[named]} but is {_CALLED[found]}; "
                       "give it the right ending, or save it again.")  # fmt: skip
    return found, f"The name says {_CALLED[named]}; it is {_CALLED[found]} and was read as one."


def _found(name: str, data: bytes, named: str) -> str:
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packed(name, data)
    for magic, what in _OTHERS:
        binary = len(magic) > 3 or _BINARY.search(head) or magic[0] > 0x7F
        if head.startswith(magic) and binary:
            raise KitError(f"“{name}” is {what}; the kit reads text, web pages, Word and PDF.")
    if head[4:8] == b"ftyp":
        raise KitError(f"“{name}” is a film, sound or picture; the kit reads text.")
    if _ARCHIVE.match(head):
        raise KitError(f"“{name}” is a web archive (MHTML); save the page as HTML.")
    if other := _OTHER_XML.match(head):
        raise KitError(f"“{name}” is a file of the kind {other[1].decode().lower()}, no article.")
    plain = head.replace(b"\x00", b"")  # UTF-16 as well
    if _PAGE.search(plain) and plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return "html"
    tags = len(_TAGS.findall(plain))
    if tags > 5 or (named == "html" and (tags or _PAGE.search(plain))):
        return "md" if named == "md" else "html"
    return "md" if named == "md" else "txt"


def _packed(name: str, data: bytes) -> str:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except Exception:  # zipfile raises half a dozen kinds for a broken directory
        raise KitError(f"“{name}” is a Word or zip file that is cut off or damaged.") from None
    if "word/document.xml" in names:
        return "docx"
    whats = {"xl/workbook.xml": "an Excel table", "ppt/presentation.xml": "a PowerPoint file",
             "META-INF/container.xml": "an e-book", "content.xml": "an OpenDocument file; save it "
             "as .docx"}  # fmt: skip
    what = next((say for part, say in whats.items() if part in names), "a zip file")
    raise KitError(f"“{name}” is {what}; the kit reads text, web pages, Word and PDF.")
