"""All lessons as a static site: a start page with search, and one page a lesson.

    site(lessons)        relative path → content of every file; the same lessons give the same bytes
    left_out(lessons)    a sentence for each lesson that is not there, or not whole

    index.html · site.css · site.js · search.js (what can be found) · kit.css · kit.js (what the
    pages of lessons share) · lessons/<name>.html

The site needs no server: it works from a folder (`file:`) and under any path of a static host,
because every link is relative and names its file. Its policy allows scripts and styles from its
own files only, none inside a page. What a lesson’s `rights` forbid is in no file (rights.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2s
from html import escape
from typing import NamedTuple

from .. import text as strings
from ..colours import DARK, LIGHT
from ..html import visible
from ..lesson import Lesson
from ..widgets import source
from .pack import classic
from .page import assets, parts
from .rights import NOTHING, QUOTES, Excerpt, allowed, excerpt
from .search import Entry, script
from .static import Around

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          " base-uri 'none'; form-action 'none'")  # fmt: skip
TITLE = "Reading lessons"
_INTRO = (
    "Read a text slowly, answer questions about it, and see which of its words prove an answer."
    " It all works without the internet, and your answers stay in this browser."
)
_ABOUT = 240  # letters of what a lesson says about its text, on the start page
_STATUS = {"draft": "Not checked yet.", "partly": "Partly checked."}
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")  # no file of Windows may be called so


class _Page(NamedTuple):
    """A lesson as the site shows it: perhaps an excerpt."""

    id: str
    file: str
    lesson: Lesson


def site(lessons: Mapping[str, Lesson]) -> dict[str, bytes]:
    """Return the files of the site, lessons in the order given: relative path → content."""
    pages = _pages(lessons)
    texts = dict(assets())
    for n, page in enumerate(pages):
        after = pages[n + 1] if n + 1 < len(pages) else None
        texts[f"lessons/{page.file}"] = _lesson_html(page, after)
    texts["index.html"] = _start_html(pages, len(lessons) - len(pages))
    texts["search.js"] = script(Entry(p.lesson, f"lessons/{p.file}") for p in pages)
    texts["site.js"] = classic("site.js", "siteStart(() => window.localStorage);")
    texts["sitelesson.js"] = classic("sitelesson.js", "siteLesson();")
    texts["site.css"] = _sheet()
    return {name: texts[name].encode() for name in sorted(texts)}


def left_out(lessons: Mapping[str, Lesson]) -> list[str]:
    """Return a sentence for each lesson that its `rights` keep out of the site, or cut short."""
    said = []
    for id, lesson in lessons.items():
        name, begins = f"“{lesson.title}” ({id})", _begins(lesson.rights)
        how = allowed(lesson.rights)
        if how == NOTHING:
            said.append(f"{name} is left out: its rights say {begins}.")
        elif how == QUOTES:
            cut = excerpt(lesson)
            asked, every = len(cut.mains), len(lesson.mains)
            said.append(f"{name} is shown without its text, with {asked} of its {every} questions:"
                        f" its rights say {begins}.")  # fmt: skip
    return said


def _begins(rights: str) -> str:
    words = rights.split()
    return f"“{' '.join(words[:12])}{' …' if len(words) > 12 else ''}”"


def _pages(lessons: Mapping[str, Lesson]) -> list[_Page]:
    ways = {id: allowed(lesson.rights) for id, lesson in lessons.items()}
    names = _file_names(id for id, way in ways.items() if way != NOTHING)
    return [_Page(id, names[id], excerpt(lessons[id]) if way == QUOTES else lessons[id])
            for id, way in ways.items() if way != NOTHING]  # fmt: skip


def _file_names(ids: Iterable[str]) -> dict[str, str]:
    """Return id → file name: safe on every disk and host, each once, whatever the ids are."""
    names: dict[str, str] = {}
    for id in sorted(ids):
        plain = unicodedata.normalize("NFKD", id).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "lesson"
        if slug != id or _DEVICES.fullmatch(slug) or slug in names.values():
            slug += "-" + blake2s(id.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
        names[id] = slug
    return {id: f"{slug}.html" for id, slug in names.items()}


# pages


def _lesson_html(page: _Page, after: _Page | None) -> str:
    onward = notes = ""
    if after:
        title, lang = _text(after.lesson.title), _text(after.lesson.lang)
        onward = ('<nav class="kit-site-next" aria-label="Next lesson"><p>Next lesson: '
                  f'<a href="{after.file}" lang="{lang}">{title}</a></p></nav>')  # fmt: skip
    # the places and quotes of an excerpt stand in the data, to be seen after an answer only
    if cut := isinstance(page.lesson, Excerpt):
        notes = _p(" ".join(_cut_notes(page.lesson)), "band")
    made = parts(page.lesson, around=Around("../index.html", notes, onward, text=not cut))
    return _html(made.title, made.lang, f"kit-page{' kit-quotes' if cut else ''}",
                 f"{made.body}{made.data}", "../", ("kit.css", "site.css"),
                 ("kit.js", "sitelesson.js"))  # fmt: skip


def _cut_notes(lesson: Excerpt) -> list[str]:
    """Return what the page of an excerpt says about itself."""
    left = [f"{_count(n, 'question')} {words}" for n, words in (
        (lesson.marking, "to be answered in the text itself"),
        (lesson.long, "that would repeat too much of it")) if n]  # fmt: skip
    return [
        "The text of this lesson is not here, because nobody has said that it may be published."
        " Have your own copy beside you: the questions name the paragraph, and some answers quote"
        " a few words.", *([f"Left out: {', '.join(left)}."] if left else []),
    ]  # fmt: skip


def _start_html(pages: list[_Page], missing: int) -> str:
    rows = "".join(map(_row, pages))
    count = _count(len(pages), "lesson")
    lessons = (f'<ul class="kit-site-lessons">{rows}</ul>' if pages
               else "<p>There are no lessons here yet.</p>")  # fmt: skip
    more = ""
    if missing:
        is_are = "is not here, because it" if missing == 1 else "are not here, because they"
        more = _p(f"{_count(missing, 'more lesson')} {is_are} may not be published.", "foot faint")
    return _html(TITLE, "en", "kit-site", (
        '<a class="kit-site-skip" href="#lessons">To the lessons</a>'
        f'<main class="kit-site-page"><h1>{TITLE}</h1>{_p(_INTRO, "intro")}{_SEARCH}'
        f'<section class="kit-site-list" aria-labelledby="lessons">'
        f'<p class="kit-site-faint" id="lessons">{count}</p>'
        f"{lessons}</section>{more}</main>"
    ), "", ("site.css",), ("site.js",))  # fmt: skip


_SEARCH = (
    '<form class="kit-site-search" role="search" data-kit-index="search.js" hidden>'
    '<label for="find">Search in all lessons</label><div class="kit-site-line">'
    '<input class="kit-site-field" id="find" type="search" autocomplete="off" spellcheck="false">'
    '<button class="kit-site-button">Search</button></div></form>'
)


def _row(page: _Page) -> str:
    lesson, of = page.lesson, len(page.lesson.mains)
    facts = [lesson.level, _count(lesson.minutes, "minute") if lesson.minutes else "",
             _count(of, "question")]  # fmt: skip
    aims = "".join(f"<li>{_text(aim)}</li>" for aim in lesson.aims)
    asked = " ".join(q.id for q in lesson.mains)
    done = (f'<p class="kit-site-done" data-kit-lesson="{_text(lesson.id)}"'
            f' data-kit-questions="{_text(asked)}" hidden></p>')  # fmt: skip
    return (
        f'<li class="kit-site-lesson"><h2 lang="{_text(lesson.lang)}">'
        f'<a href="lessons/{page.file}">{_text(lesson.title)}</a></h2>'
        f"{_p(' · '.join(filter(None, facts)), 'facts')}{done}"
        f"{_p(_short(lesson.about), 'about') if lesson.about else ''}"
        f'{f"""<ul class="kit-site-aims">{aims}</ul>""" if aims else ""}'
        f"{''.join(_p(words, 'note') for words in _notes(lesson))}</li>"
    )


def _notes(lesson: Lesson) -> list[str]:
    """Return what is to be said of a lesson: that it is cut short, that nobody has checked it."""
    notes = [_STATUS[lesson.status]] if lesson.status in _STATUS else []
    if isinstance(lesson, Excerpt):
        notes.insert(0, "Questions only: the text is not here, because nobody has said that it may"
                     " be published.")  # fmt: skip
    return notes


def _short(about: str) -> str:
    """Return the first sentences of what is said about a text."""
    ends = [end for _, end in strings.sentences(about)]
    return about[:max([end for end in ends if end <= _ABOUT] or ends[:1] or [0])]


def _html(title: str, lang: str, name: str, body: str, up: str, sheets: tuple[str, ...],
          scripts: tuple[str, ...]) -> str:  # fmt: skip
    links = "".join(f'<link rel="stylesheet" href="{up}{sheet}">' for sheet in sheets)
    code = "".join(f'<script defer src="{up}{file}"></script>' for file in scripts)
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">'
        f'<title>{title}</title>{links}{code}</head>\n<body class="{name}">{body}</body></html>\n'
    )


def _text(words: str) -> str:
    return escape(visible(words))


def _p(words: str, names: str) -> str:
    classes = " ".join(f"kit-site-{name}" for name in names.split())
    return f'<p class="{classes}">{_text(words)}</p>'


def _count(n: int, one: str) -> str:
    return f"{n} {one}{'' if n == 1 else 's'}"


def _sheet() -> str:
    """Return the style sheet: the colours, light and dark as the system says, then site.css."""
    light, dark = (";".join(f"--kit-{name}:{value}" for name, value in colours.items())
                   for colours in (LIGHT, DARK))  # fmt: skip
    dark = f"@media (prefers-color-scheme:dark){{.kit-site{{{dark}}}}}"
    return f".kit-site{{color-scheme:light dark;{light}}}\n{dark}\n{source('site.css')}"
