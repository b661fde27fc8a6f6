"""The only code that opens lesson files: find a lesson, read its YAML, load it quickly.

    find_lessons()      id → folder, from the working folder upwards, then in the package
    find_lesson(name)   the folder of one lesson
    load(name)          a lesson from its compiled form, made again when a file has changed
    read_yaml(folder)   a lesson from its YAML files; all faults at once as LessonError
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Fault, LessonError, NotFound, did_you_mean
from ..lesson import Lesson

if TYPE_CHECKING:
    from .source import Source

__all__ = ["PACKAGE", "article_path", "find_lesson", "find_lessons", "home", "load", "read_yaml"]

READING, QUESTIONS = "reading.yaml", "questions.yaml"
SCHEMAS = ("reading.schema.json", "questions.schema.json")
PACKAGE = Path(__file__).parents[1] / "data"  # filled in a wheel only
LAID = "kit-lessons"  # where `kit lab` lays the lessons of the package
CHECKOUT = Path(__file__).parents[2]  # holds exercises/ where the kit is not installed from a wheel


def find_lessons(start: Path | None = None) -> dict[str, Path]:
    """Return lesson id → folder: `exercises/*/` from `start` upwards, then in the package.

    `start` is the working folder unless told. Of two lessons with one id, the nearer counts.
    """
    start = (start or Path.cwd()).resolve()
    found: dict[str, Path] = {}
    for place in [start, start / LAID, *start.parents, PACKAGE if PACKAGE.is_dir() else CHECKOUT]:
        for file in sorted(place.glob(f"exercises/*/{READING}")):
            found.setdefault(file.parent.name, file.parent)
    return found


def home(folder: Path) -> Path:
    """Return the folder that holds `exercises/`; for a lesson elsewhere, the folder around it."""
    folder = folder.resolve()
    return folder.parents[1] if folder.parent.name == "exercises" else folder.parent


def article_path(folder: Path, name: str) -> Path | None:
    """Return where the article `name` stands: in the lesson's folder, or in `seeds/` of its home.

    None when it stands in neither.
    """
    places = (folder / name, home(folder) / "seeds" / name)
    return next((path for path in places if path.is_file()), None)


def load(name: str | Path) -> Lesson:
    """Return a lesson by its id or its folder.

    Raises NotFound for an unknown lesson, LessonError with all faults for a broken one.
    """
    from . import compiled

    folder = find_lesson(name)
    lesson = compiled.fresh(folder)
    if lesson is None:
        yaml = compiled.sources(folder)  # before reading: somebody may be saving a change just now
        lesson = read_yaml(folder)
        compiled.keep(lesson, folder, yaml)
    return lesson


def find_lesson(name: str | Path) -> Path:
    """Return the folder of a lesson named by its id or its folder; NotFound for an unknown one."""
    folder = Path(name)
    if (folder / READING).is_file():
        return folder.resolve()
    lessons = find_lessons()
    if str(name) in lessons:
        return lessons[str(name)]
    nearest = did_you_mean(str(name), lessons, "lessons here")
    raise NotFound(f"there is no lesson “{name}”" + (f"; {nearest}" if nearest else ""))


def read_yaml(folder: Path, questions: Path | None = None) -> Lesson:
    """Return the lesson that the YAML files in `folder` describe.

    `questions` is another file with questions (a part, say); without it `questions.yaml` is read
    if there is one. Raises LessonError with every fault of both files.
    """
    from .decode import ReadingFile, article
    from .questions import Bank
    from .rules import rules
    from .source import read_text, shown

    folder = Path(folder)
    asked = Path(questions) if questions is not None else folder / QUESTIONS
    for file in [folder / READING, *([asked] if questions is not None else [])]:
        if not file.is_file():
            raise NotFound(f"there is no file {shown(file)}")
    source, *more = _sources([folder / READING, *([asked] if asked.is_file() else [])])
    path = _article(folder, source)
    if path is None:
        raise LessonError(dict.fromkeys(f for s in (source, *more) for f in s.faults))
    text = article(source, read_text(path, shown(path)))
    if text is None:
        raise LessonError(dict.fromkeys(f for s in (source, *more) for f in s.faults))
    if not text.blocks:
        raise LessonError([Fault(shown(path), 0, "the article is empty")])
    reading = ReadingFile(source, text)
    fields, ids = reading.fields(), list[str]()
    for bank_source in more:
        bank = Bank(bank_source, reading.finder, fields["glossary"])
        fields |= {"questions": bank.questions(), "seed": bank_source.data.get("seed", 0)}
        ids = bank.ids
    fields["plans"], fields["status"] = reading.plans(ids), reading.status(fields)
    fields["rules"] = rules(source, [*reading.ids, *reading.finder.blocks, *ids])
    faults = dict.fromkeys(fault for s in (source, *more) for fault in s.faults)
    if faults:
        raise LessonError(faults)
    return Lesson(folder.resolve().name, article=text, **fields)


def _sources(paths: list[Path]) -> list[Source]:
    """Read all files, so that faults of all of them are told when one cannot be read."""
    from .source import Source

    found: list[Source] = []
    faults: list[Fault] = []
    for path, schema in zip(paths, SCHEMAS, strict=False):
        try:
            found.append(Source(path, schema))
        except LessonError as error:
            faults += error.faults
    if faults:
        raise LessonError(dict.fromkeys([*faults, *(f for s in found for f in s.faults)]))
    return found


def _article(folder: Path, source: Source) -> Path | None:
    name = source.data.get("article")
    path = article_path(folder, name) if name else None
    if name and path is None:
        known = [file.name for place in (folder, home(folder) / "seeds") if place.is_dir()
                 for file in place.glob("*.txt")]  # fmt: skip
        nearest = did_you_mean(name, known, "articles here")
        source.fault(["article"], f"there is no article “{name}”", nearest)
    return path
