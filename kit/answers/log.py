"""The files of the log: append a record, read them all, forget them, copy them."""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import KitError

VERSION = 1
LARGEST = 200_000  # bytes of one record; a written answer has some hundred
APP = "news-reading-kit"  # names the folder for a user’s data

Record = dict[str, Any]
_NAME = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}\.jsonl")
_WHAT = {"answer": "answer", "highlight": "highlight", "rate": "rating"}
_WHY = {
    errno.ENOSPC: "the disk is full", errno.EDQUOT: "your part of the disk is full",
    errno.EROFS: "the folder is read-only", errno.EACCES: "the folder is closed to you",
    errno.EPERM: "the folder is closed to you", errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "a file stands where the folder should be",
    errno.EEXIST: "a file stands where the folder should be",
    errno.EIO: "the disk does not answer",
}  # fmt: skip


class Records(NamedTuple):
    """What was read: the records in time order, and a plain sentence for each problem."""

    records: list[Record]
    problems: list[str]


class Log:
    """The answers of one lesson, in `answers/<lesson>/` under `home`.

    `home` is the folder that holds `exercises/`. Without one, inside the installed package or
    where it cannot be written, the user’s data folder is used; KIT_ANSWERS overrides both.
    """

    def __init__(self, lesson_id: str, home: Path | None = None,
                 clock: Callable[[], datetime] = lambda: datetime.now(UTC)):  # fmt: skip
        self.lesson_id, self._clock = lesson_id, clock
        self.folders = tuple(folder / lesson_id for folder in _places(home))
        self._name, self._process, self._n = "", 0, 0

    def save(self, record: Record) -> Record:
        """Append a record and return it as written, with v, lesson, at and n.

        It is on the disk when this returns. Raises KitError with a plain sentence when it is not;
        saving again tries again.
        """
        now = self._clock().astimezone(UTC)
        if not self._name or self._process != os.getpid():  # a fork has a file of its own
            self._name = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}.jsonl"
            self._process, self._n = os.getpid(), 0
        at = f"{now:%Y-%m-%dT%H:%M:%S}.{now.microsecond // 1000:03}Z"
        own = {"v": VERSION, "lesson": self.lesson_id, "at": at, "n": self._n + 1}
        what = f"Your {_WHAT.get(str(record.get('what')), 'choice')} is not saved"
        raw = line(record | own, what)
        paths = [folder / self._name for folder in self.folders]
        _first_that(paths, lambda path: _append(path, raw), what)
        self._n += 1
        written: Record = json.loads(raw)
        return written

    def read(self) -> Records:
        """Return all records of the lesson: by time, and within a file as they were written."""
        found: list[tuple[str, str, int, Record]] = []
        problems: list[str] = []
        for folder in self.folders:
            paths, problem = _files(folder)
            problems += problem
            for path in paths:
                records, problem = _read(path, self.lesson_id)
                problems += problem
                latest = ""  # a clock that was set back does not turn the order around
                for record in records:
                    latest = max(latest, record["at"])
                    found.append((latest, path.name, record["n"], record))
        found.sort(key=lambda row: row[:3])
        once = {json.dumps(record, sort_keys=True): record for *_, record in found}
        return Records(list(once.values()), problems)

    def forget(self) -> tuple[str, ...]:
        """Remove this lesson’s answers for good; return the names of the files that are gone."""
        gone = []
        for folder in self.folders:
            for path in _files(folder)[0]:
                try:
                    path.unlink(missing_ok=True)
                except OSError as error:
                    what = f"Not all answers are forgotten: {path.name} is still there"
                    raise KitError(f"{what} ({_why(error)}).") from None
                gone.append(path.name)
            for copy in folder.parent.glob(f"{self.lesson_id}-copy-*.jsonl"):
                with suppress(OSError):
                    copy.unlink()
                    gone.append(copy.name)
        self._name = ""
        return tuple(gone)

    def copy(self, to: Path | None = None) -> Path:
        """Write all records into one file and return where it is.

        `to` is a file or a folder; without it, the copy stands beside the folder of the answers.
        """
        records = self.read().records
        name = f"{self.lesson_id}-copy-{self._clock().astimezone(UTC):%Y%m%dT%H%M%S}.jsonl"
        tried = [f.parent / name for f in self.folders]
        if to is not None:
            tried = [to / name if to.is_dir() else to]
        what = "Your copy is not saved"
        raw = b"".join(line(record, what) for record in records)
        return _first_that(tried, lambda path: _replace(path, raw), what)


def _first_that(paths: list[Path], write: Callable[[Path], None], what: str) -> Path:
    """Return the first of the paths that can be written; KitError, begun by `what`, if none can."""
    for path in paths:
        try:
            write(path)
        except OSError as error:
            why = _why(error)
        else:
            return path
    raise KitError(f"{what}: {why}.")


# reading settings: one small file for all lessons


def settings() -> dict[str, Any]:
    """Return the saved reading settings, empty when there are none that can be read."""
    try:
        found = json.loads(_settings_file().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def save_settings(values: dict[str, Any]) -> None:
    """Keep the reading settings for all lessons; raises KitError when they cannot be written."""
    what = "Your settings are not saved"
    raw = line(values, what)
    _first_that([_settings_file()], lambda path: _replace(path, raw), what)


# the disk


def _settings_file() -> Path:
    place = _places(None)[0]
    return (place if os.environ.get("KIT_ANSWERS") else place.parent) / "settings.json"


def _places(home: Path | None) -> list[Path]:
    """Return the folders that may hold answers, the one to write to first."""
    told = os.environ.get("KIT_ANSWERS")
    if told:
        return [Path(told).expanduser()]
    from platformdirs import user_data_path

    mine = user_data_path(APP, appauthor=False) / "answers"
    package = Path(__file__).parents[1]
    if home is None or package in (home.resolve(), *home.resolve().parents):
        return [mine]
    return [home / "answers", mine]


def line(record: Record, what: str) -> bytes:
    """Return a record as one line; `what` begins the sentence of the KitError when it is none.

    Half a character, as a browser may send it, becomes a question mark.
    """
    try:
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise KitError(f"{what}: it holds something that is no text, number or list.") from None
    raw = text.encode("utf-8", "replace")
    if len(raw) > LARGEST:
        raise KitError(f"{what}: it is longer than {LARGEST // 1000},000 letters.")
    return raw + b"\n"


def _append(path: Path, raw: bytes) -> None:
    """Append one line and wait until it is on the disk; raises OSError when it is not.

    The file is opened anew each time: another kernel may have removed it (`forget`). A line that
    a full disk cut off is ended first, so that it harms no other.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, 0o600)
    try:
        if os.lseek(file, 0, os.SEEK_END):
            os.lseek(file, -1, os.SEEK_END)
            if os.read(file, 1) != b"\n":
                raw = b"\n" + raw
        if os.write(file, raw) < len(raw):
            raise OSError(errno.ENOSPC, "only a part was written")
        os.fsync(file)
    finally:
        os.close(file)
    if new:
        _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    """Wait until the folder knows the new file; some systems cannot, and need not."""
    try:
        file = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(file)
    except OSError:
        pass
    finally:
        os.close(file)


def _replace(path: Path, raw: bytes) -> None:
    """Write a whole file so that it is there in full or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with part.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _why(error: OSError) -> str:
    return _WHY.get(error.errno or 0, "the disk may be full or closed")


def _files(folder: Path) -> tuple[list[Path], list[str]]:
    """Return the files of a folder, oldest first, and a sentence when it cannot be opened.

    A saved copy that somebody puts there is read as well.
    """
    try:
        names = (p for p in folder.iterdir() if p.suffix == ".jsonl" and p.name[0] != ".")
        return sorted(names), []
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [f"Your saved answers cannot be opened: {_why(error)}."]


def _read(path: Path, lesson_id: str) -> tuple[list[Record], list[str]]:
    """Return the records of one file, and a sentence for each thing that was left out."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:  # forgotten by another kernel in this moment
        return [], []
    except OSError as error:
        return [], [f"{path.name} cannot be opened, and its answers are not shown: {_why(error)}."]
    lines, found, bad, newer = raw.split(b"\n"), list[Record](), 0, 0
    for line in lines:
        record = _parse(line) if line.strip() else {}
        if record is None:
            bad += 1
        elif record.get("v", VERSION) != VERSION:
            newer += 1
        elif record and record.get("lesson", lesson_id) == lesson_id:
            if _NAME.fullmatch(path.name) and found and _again(found[-1], record):
                found.pop()
            found.append(record)
    problems = []
    if lines[-1].strip() and _parse(lines[-1]) is None:
        bad -= 1
        problems.append(f"The last line of {path.name} was not finished and is left out; everything"
                        " before it is here.")  # fmt: skip
    if bad:
        problems.append(f"In {path.name}, {_lines(bad)} cannot be read; all the others are here.")
    if newer:
        problems.append(f"In {path.name}, {_lines(newer)} came from a newer version of the kit.")
    return found, problems


def _again(one: Record, other: Record) -> bool:
    """Say whether a record is the same saved once more, because the first was not confirmed."""
    return one | {"at": ""} == other | {"at": ""}


def _lines(n: int) -> str:
    return f"{n} line{'s' if n != 1 else ''}"


def _parse(raw: bytes) -> Record | None:
    """Return the record on a line, or None when it is none."""
    try:
        record = json.loads(raw, parse_constant=_no_number)
        if b"\\ud" in raw.lower():  # half a character, which no page could be sent
            whole = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
            record = json.loads(whole)
    except (ValueError, RecursionError):
        return None
    shape = {"v": int, "what": str, "at": str, "n": int}
    fits = isinstance(record, dict) and all(type(record.get(k)) is t for k, t in shape.items())
    return record if fits else None


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no JSON")
