"""The bytes of an article → the draft of a lesson: its nouns and its files, as bytes.

    draft(name, data, wish)      → Draft      pure: nothing is opened, asked or written

ingest → annotate → propose → around; questions that the standards do not let pass are dropped. An
article in another language gets its parts and no layers, for the kit's word lists are English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .. import text as strings
from ..errors import KitError
from ..lesson import Article, Lesson, Question, Span
from .names import STDIN, id_of, safe_file, slug

if TYPE_CHECKING:
    from ..ingest import Source

LONGEST = 20_000  # words that layers are made for; a book has more
LESSON = 5_000  # words of a lesson: more than an hour of reading for a learner
TITLE = 9  # words of the text that stand for a headline
ROUNDS = 4  # a question that goes may take another’s reason with it
RIGHTS = "unknown – nobody has said yet who may publish this text; ask before you hand it on."

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Wish:
    """What a person may say about a new lesson; what is empty is found or estimated."""

    title: str = ""
    level: str = ""
    id: str = ""
    rights: str = ""
    published: str = ""
    seed: int = 0


@dataclass(frozen=True)
class Draft:
    """A lesson that a program made: `source` as it was read, `kept` the name that its file gets in
    seeds/, `url` where it came from; `dropped` questions did not pass the standards."""

    lesson: Lesson
    source: Source
    kept: str
    url: str = ""
    dropped: int = 0
    notes: tuple[str, ...] = ()


def draft(name: str, data: bytes, wish: Wish | None = None, url: str = "",
          tell: Tell = lambda _: None) -> Draft:  # fmt: skip
    """Return the draft of the article that `data` holds; `tell` hears what is being done.

    KitError, a sentence, when there is no article in it or it is too long for a lesson.
    """
    wish = wish or Wish()
    found = annotated(name, data, wish, url, tell, LESSON)
    if found.lesson.lang != "en":
        return found
    from ..propose import propose

    tell("making questions")
    lesson = replace(found.lesson, questions=propose(found.lesson, wish.seed))
    asked = len(lesson.questions)
    lesson = passed(lesson)
    from ..propose.around import around

    whole = _spread(around(lesson))
    return replace(found, lesson=whole, dropped=asked - len(lesson.questions))


def annotated(name: str, data: bytes, wish: Wish, url: str = "",
              tell: Tell = lambda _: None, most: int = LONGEST) -> Draft:  # fmt: skip
    """Return the draft as `draft` does, with its layers but without questions; an article may have
    `most` words."""
    from ..ingest import ingest

    tell("reading the article")
    source = ingest(name, data)
    count = len(strings.words(source.text))
    if count > most:
        raise KitError(f"“{name}” has {count:,} words; the kit takes one article, of {most:,} words"
                       " at most: cut it, or name its first part")  # fmt: skip
    title = " ".join((wish.title or source.title or _opening(source)).split())
    id = id_of(wish.id) if wish.id else _id(title, name, source)
    kept = safe_file("" if name == STDIN else name, f"{id}.{source.kind}")
    kept = kept if "." in kept else f"{kept}.{source.kind}"
    article = Article(kept if source.plain else f"{id}.txt", source.text, source.blocks, ())
    bare = Lesson(id, title, source.lang or "en", wish.level or "B1", 0,
                  wish.rights or RIGHTS, article, status="draft", about=_about(source, url),
                  seed=wish.seed)  # fmt: skip
    notes = list(source.notes)
    if not (wish.title or source.title):
        notes.append("The file has no headline; the title is its first words, --title gives it "
                     "another.")  # fmt: skip
    if bare.lang != "en":
        notes.append("The lesson holds the parts of the text alone, no marks and no questions.")
        return Draft(_plain(bare), source, kept, url, 0, tuple(notes))
    return Draft(_layered(bare, wish, source, tell), source, kept, url, 0, tuple(notes))


def _layered(bare: Lesson, wish: Wish, source: Source, tell: Tell) -> Lesson:
    from ..annotate import annotate

    tell("looking for names, voices, dates and words")
    found = annotate(bare.article, wish.published or source.date, wish.level)
    return replace(found, id=bare.id, title=bare.title, lang=bare.lang, rights=bare.rights,
                   about=bare.about, seed=bare.seed)  # fmt: skip


def passed(lesson: Lesson) -> Lesson:
    """Return the lesson without the questions of which the standards say that they must change."""
    from ..check import check

    for _ in range(ROUNDS):
        faulty = {f.where for f in check(lesson) if f.severity == "must"}
        there = {q.id for q in lesson.questions} - faulty
        kept = tuple(q for q in lesson.questions if q.id in there and _has_first(q, there))
        if kept == lesson.questions:
            break
        lesson = replace(lesson, questions=kept)
    return lesson


def _has_first(q: Question, there: set[str]) -> bool:
    return not q.again_for or q.again_for in there


def _spread(lesson: Lesson) -> Lesson:
    """Return the lesson with a seed that spreads the keys over the places, where there is one."""
    from ..check import best_seed

    try:
        return replace(lesson, seed=best_seed(lesson))
    except KitError:
        return lesson


def _plain(lesson: Lesson) -> Lesson:
    """Return the lesson with its sentences, as the lesson files are read, and with the minutes that
    reading takes: four for each part."""
    article, found = lesson.article, list[Span]()
    for block in lesson.blocks.values():
        found += [Span(block.start + a, block.start + b)
                  for a, b in strings.sentences(article[block.span])]  # fmt: skip
    lesson = replace(lesson, article=replace(article, sentences=tuple(found)))
    return replace(lesson, minutes=max(5, min(180, 5 * round(4 * len(lesson.blocks) / 5))))


def _opening(source: Source) -> str:
    """Return the first words of the first sentence, as a title."""
    shown = [b for b in source.blocks if b.kind not in ("furniture", "byline", "credit")]
    first = next((b for b in shown if b.kind == "paragraph"), shown[0])
    words = source.text[first.start:first.end]
    start, end = (strings.sentences(words) or [(0, len(words))])[0]
    places = strings.words(words[start:end])
    if not places:
        return source.name
    if len(places) <= TITLE:
        return words[start + places[0][0]:start + places[-1][1]]
    return words[start + places[0][0]:start + places[TITLE - 1][1]] + " …"


def _id(title: str, name: str, source: Source) -> str:
    stem = re.sub(r"\.[A-Za-z0-9]{1,8}$", "", name)
    return slug(title) or slug(stem) or f"article-{source.sha256[:6]}"


def _about(source: Source, url: str) -> str:
    """Return where the text comes from, as far as the file says it."""
    told = [f"By {source.byline}." if source.byline else "The file names no writer.",
            f"Published: {source.date}." if source.date else "It gives no day of publication.",
            f"From: {url}" if url else ""]  # fmt: skip
    return " ".join(words for words in told if words)
