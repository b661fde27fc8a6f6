"""One source → all files of its lesson, as bytes: drafted, merged, read back, notebooks run.

It happens in a folder of its own that goes away; whoever asked gives the files their places.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import KitError, LessonError
from .draft import Draft, Tell, Wish, draft
from .report import Report, report
from .shelf import PROPOSED, Shelf
from .sources import Given, read

if TYPE_CHECKING:
    from ..walk.shell import Cells

NEW, REPLACE, UPDATE = "new", "replace", "update"
YAML = ("reading", "questions")


@dataclass(frozen=True)
class Job:
    """What is to be made: `base` is the folder that holds exercises/, or empty where another
    machine does the work; then only new lessons are made."""

    given: Given
    wish: Wish = field(default_factory=Wish)
    shelf: Shelf = field(default_factory=Shelf)
    base: str = ""
    mode: str = NEW
    notebooks: bool = True


@dataclass(frozen=True)
class Made:
    """All files of a lesson, by their names below the base; none where it exists already."""

    id: str
    title: str
    sha256: str
    files: Mapping[str, bytes | None] = field(default_factory=dict)  # None: take it away
    told: Report | None = None


def make(job: Job, cells: Cells | None = None, tell: Tell = lambda _: None) -> Made:
    """Return the files of a lesson; `cells` is a process that runs cells, if there is one already.

    `files` is empty where the lesson exists and is made from the same bytes (mode “new”). KitError
    where another lesson has the name, where the source holds no article, and for an update that
    cannot be read back.
    """
    name, data, url = read(job.given)
    sha256 = _digest(data)
    same = job.shelf.lesson_of(sha256)
    if same and job.mode == NEW and job.wish.id in ("", same):
        return Made(same, same, sha256)
    wish = replace(job.wish, id=job.wish.id or same)
    old = _old(job, wish.id)
    found = draft(name, data, _remembered(wish, old), url, tell)
    id = found.lesson.id
    if id in job.shelf.lessons and job.mode == NEW:
        raise KitError(f"there is a lesson “{id}” already; --replace makes it anew, --update keeps "
                       "what you changed, --id gives another name")  # fmt: skip
    old = old or _old(job, id)
    if job.mode == UPDATE and not old:
        raise KitError(f"there is no lesson “{id}” to update; leave --update out, or name the "
                       "lesson with --id")  # fmt: skip
    found = _named(found, data, job.shelf)
    with tempfile.TemporaryDirectory(prefix="kit-new-") as folder:
        files, told = _staged(Path(folder).resolve(), found, data, old, job, cells, tell)
    return Made(id, found.lesson.title, sha256, files, told)


def _old(job: Job, id: str) -> dict[str, bytes]:
    """Return the files of the lesson that is there, by their names below the base."""
    if job.mode == NEW or not job.base or not id:
        return {}
    base = Path(job.base)
    paths = [*(base / "exercises" / id).glob("*"), *(base / "notebooks" / id).glob("*.ipynb")]
    found = {path.relative_to(base).as_posix(): path.read_bytes() for path in sorted(paths)
             if path.is_file() and path.name != ".lesson.json"}  # fmt: skip
    return found if f"exercises/{id}/reading.yaml" in found else {}


def _proposed(old: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what was proposed last time; empty where that is not known."""
    text = next((data for name, data in old.items() if name.endswith(f"/{PROPOSED}")), b"{}")
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _remembered(wish: Wish, old: Mapping[str, bytes]) -> Wish:
    """Return the wish with what a person said when the lesson was made, unless it is said anew."""
    said = _proposed(old).get("with")
    if not isinstance(said, dict):
        return wish
    kept = {key: said[key] for key, value in vars(wish).items()
            if not value and key != "id" and type(said.get(key)) is type(value)}  # fmt: skip
    return replace(wish, **kept)


def _named(found: Draft, data: bytes, shelf: Shelf) -> Draft:
    """Return the draft with names in seeds/ that no other lesson's files have."""
    lesson, source = found.lesson, found.source
    kept = shelf.free(found.kept, data, lesson.id)
    text = kept if source.plain else shelf.free(f"{lesson.id}.txt", source.text.encode(), lesson.id)
    if text == kept and not source.plain:  # page.txt that is no plain text
        text = shelf.free(f"{lesson.id}-text.txt", source.text.encode(), lesson.id)
    article = replace(lesson.article, file=text)
    return replace(found, kept=kept, lesson=replace(lesson, article=article))


def _staged(base: Path, found: Draft, data: bytes, old: Mapping[str, bytes], job: Job,
            cells: Cells | None, tell: Tell) -> tuple[dict[str, bytes | None], Report]:  # fmt: skip
    from .. import files as lessons

    lesson, source = found.lesson, found.source
    inside = f"exercises/{lesson.id}"
    seeds = {f"seeds/{found.kept}": data}
    if not source.plain:
        seeds[f"seeds/{lesson.article.file}"] = source.text.encode()
    made, notes = written(found)
    merged = dict(made)
    if job.mode == UPDATE:
        from .update import kept, updated

        here = Path(job.base) / inside
        if (here / "reading.yaml").is_file():
            lessons.read_yaml(here)  # what leads nowhere is told, or an update would take it away
        now = {stem: old.get(f"{inside}/{stem}.yaml", b"").decode("utf-8", "replace")
               for stem in YAML}  # fmt: skip
        tell("keeping what you changed")
        proposed = _proposed(old)
        merged = updated(proposed, now, made)
        notes = (*notes, *(line for stem in YAML if now[stem] for line in
                           kept(str(proposed.get(stem, "")), now[stem])))  # fmt: skip
    asked = f"{inside}/questions.yaml"
    gone = asked in old and "questions" not in merged  # the lesson has none any more
    for name, content in {**old, **seeds}.items():
        if gone and name == asked:
            continue
        _put(base / name, content)
    for stem, text in merged.items():
        _put(base / inside / f"{stem}.yaml", text.encode())
    _put(base / inside / PROPOSED, _remember(found, made, job.wish))
    tell("reading the draft back")
    with _plainly(job.mode == UPDATE):
        whole = lessons.load(base / inside)
    if job.notebooks:
        from ..walk import build_notebooks

        tell("running the notebooks")
        build_notebooks(base / inside, replace=job.mode == REPLACE, process=cells)
    paths = [p for part in ("seeds", "exercises", "notebooks") for p in (base / part).rglob("*")
             if p.is_file() and "handouts" not in p.parts]  # fmt: skip
    files = {path.relative_to(base).as_posix(): path.read_bytes() for path in sorted(paths)}
    there = {**old, **{name: content for name, content in seeds.items() if
                       _digest(content) == job.shelf.seeds.get(name.removeprefix("seeds/"))}}
    changed: dict[str, bytes | None] = {
        name: content for name, content in files.items() if there.get(name) != content}
    if all(name.endswith(".lesson.json") for name in changed):
        changed = {}
    if gone:
        changed[asked] = None
    return changed, report(whole, found.dropped, (*found.notes, *notes))


def written(found: Draft) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the two lesson files of a draft, and what could not be written."""
    from ..files import write

    source = {"file": found.kept, "sha256": found.source.sha256}
    if found.url:
        source["url"] = found.url
    reading = write.reading_yaml(found.lesson, source)
    if not found.lesson.questions:
        return {"reading": reading.text}, reading.left_out
    questions = write.questions_yaml(found.lesson)
    return ({"reading": reading.text, "questions": questions.text},
            (*reading.left_out, *questions.left_out))  # fmt: skip


def _remember(found: Draft, made: Mapping[str, str], wish: Wish) -> bytes:
    """Return what was proposed, so that an update can tell what a person has changed."""
    said = {key: value for key, value in vars(wish).items() if value and key != "id"}
    whole = {"format": "kit-proposed/1", "with": said, **made}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@contextmanager
def _plainly(updating: bool) -> Iterator[None]:
    """Tell the first fault of a lesson that cannot be read back, in one sentence."""
    try:
        yield
    except LessonError as error:
        first, more = error.faults[0], len(error.faults) - 1
        others = f" (and {more} more)" if more else ""
        why = "what you changed does not fit the new draft" if updating else (
            "the draft cannot be read back, which is a fault of the kit")  # fmt: skip
        raise KitError(f"{why}: {first}{others}; nothing was written") from None
