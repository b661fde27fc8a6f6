"""Names that any system takes: the id of a lesson, the file of a source."""

from __future__ import annotations

import re
import unicodedata

from ..errors import KitError

STDIN = "standard input"
LONGEST_ID, LONGEST_FILE = 48, 100  # letters
_RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(10))}
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_ODD = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+')


def slug(words: str, most: int = LONGEST_ID) -> str:
    """Return words as an id: small letters, figures and hyphens; empty where nothing is left.

    >>> slug("Ferry’s “last” trip: São Tomé, 2027")
    'ferrys-last-trip-sao-tome-2027'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['`]", "", plain)).strip("-")
    if len(name) > most:
        whole = name[:most + 1].rpartition("-")[0]
        name = whole if len(whole) > most // 2 else name[:most]
    return f"{name}-lesson" if name in _RESERVED else name.strip("-")


def id_of(given: str) -> str:
    """Return the id that a person gave, as a folder may be called; KitError for a path."""
    if re.search(r"[/\\\x00]|^\.+$", given.strip()):
        raise KitError(f"“{given}” is no name for a lesson; use letters, figures and hyphens")
    if not (name := slug(given)):
        raise KitError(f"“{given}” holds no letter from a to z; name the lesson in such letters")
    return name


def safe_file(name: str, spare: str) -> str:
    """Return a name for a file that every system takes, with its ending; `spare` where none of it
    is left.

    >>> safe_file("../../a: b?.html", "spare.html")
    'a- b-.html'
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    last = _ODD.sub("-", last).encode("utf-8", "ignore").decode().strip(" .")
    found = _SUFFIX.search(last)
    ending = found[0] if found else ""
    stem = last[:len(last) - len(ending)].strip(" .")
    while len(f"{stem}{ending}".encode()) > LONGEST_FILE:
        stem = stem[:-1]
    if not stem.strip("-_") or stem.lower() in _RESERVED:
        return spare
    return stem + ending


def with_suffix(file: str, more: str) -> str:
    """Return a file's name with a word before its ending: page.html → page-ferry.html."""
    stem, dot, ending = file.rpartition(".")
    return f"{stem}-{more}{dot}{ending}" if stem else f"{file}-{more}"
