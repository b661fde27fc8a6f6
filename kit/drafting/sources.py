"""Where an article comes from: a file, a folder of files, standard input or a web address.

Bytes come back, or one sentence. The network is asked only for an address that a person typed.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import KitError, NotFound
from .names import STDIN

ENDINGS = ("txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "pdf")
PAPERS = ("readme", "license", "licence", "copying", "notice", "changelog")  # never an article


@dataclass(frozen=True)
class Given:
    """One source as a person named it, and the bytes where they have been read."""

    name: str  # as it is told to people
    path: str = ""
    url: str = ""
    data: bytes | None = None


def expand(words: Iterable[str]) -> tuple[list[Given], list[str]]:
    """Return the sources that words name, folders as the files in them, and what was left out.

    The order is the one given, inside a folder that of the names. NotFound, KitError for a folder
    without any article; a single file is looked at when it is read.
    """
    found: list[Given] = []
    told: list[str] = []
    for word in words:
        if not word:
            raise NotFound("a source has no name")
        if word == "-":
            found.append(Given(STDIN))
        elif word.lower().startswith(("http://", "https://")):
            found.append(Given(word, url=word))
        elif "://" in word and not Path(word).exists():
            raise KitError(f"“{word}” is no address that the kit opens; it takes http and https")
        elif _is_folder(word):
            files, note = _in_folder(Path(word))
            found += [Given(str(file), path=str(file)) for file in files]
            told += [note] if note else []
        else:
            found.append(Given(word, path=word))
    if sum(not given.path and not given.url for given in found) > 1:
        raise KitError("standard input (-) can be read once only")
    if not found:
        raise KitError("name an article: a file, a folder, a web address, or - for standard input")
    return found, told


def _is_folder(word: str) -> bool:
    try:
        return bool(word) and Path(word).is_dir()
    except (OSError, ValueError):  # a ring of links, a name that no system takes
        return False


def _in_folder(folder: Path) -> tuple[list[Path], str]:
    try:
        names = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise KitError(f"the folder {folder} cannot be read: {error.strerror}") from None
    files = [path for path in names if path.suffix.lower().lstrip(".") in ENDINGS
             and path.stem.lower() not in PAPERS and not _is_folder(str(path))]  # fmt: skip
    if not files:
        raise KitError(f"there is no article in {folder}; the kit reads .txt, .md, .html, .docx "
                       "and .pdf")  # fmt: skip
    left = len([path for path in names if not _is_folder(str(path))]) - len(files)
    note = f"{folder}: {left} other file{'s' * (left != 1)} left out" if left else ""
    return files, note


def read(given: Given) -> tuple[str, bytes, str]:
    """Return the name, the bytes and the final web address (or none) of a source."""
    if given.data is not None:
        return given.name, given.data, given.url
    if given.url:
        from .web import fetch

        return fetch(given.url)
    if not given.path:
        return STDIN, sys.stdin.buffer.read(_largest() + 1), ""
    return Path(given.path).name, _file(given.path), ""


def _largest() -> int:
    from ..ingest import LARGEST

    return LARGEST


def _file(word: str) -> bytes:
    """Return the bytes of a file. NotFound, KitError: no such file, a folder, a device …"""
    largest = _largest()
    try:
        about = Path(word).stat()
        if stat.S_ISDIR(about.st_mode):
            raise KitError(f"{word} is a folder, not an article")
        if not stat.S_ISREG(about.st_mode):
            raise KitError(f"{word} is no file but a device or a pipe; use - for standard input")
        if about.st_size > largest:
            raise KitError(f"{word} is {about.st_size // 1_000_000} MB large; the kit reads files "
                           f"of {largest // 1_000_000} MB at most")  # fmt: skip
        with Path(word).open("rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise NotFound(f"there is no file {word}") from None
    except PermissionError:
        raise KitError(f"{word} may not be read; ask its owner, or copy it") from None
    except ValueError:
        raise NotFound(f"no file can be called {word!r}") from None
    except OSError as error:
        if "symbolic link" in str(error.strerror):
            raise KitError(f"{word} is a link that leads back to itself") from None
        raise KitError(f"{word} cannot be read: {error.strerror}") from None
