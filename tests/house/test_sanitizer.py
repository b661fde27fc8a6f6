"""Notebook HTML survives the sanitizer: elements, attributes and styles that JupyterLab keeps.

The list is a part of JupyterLab 4.6's own (apputils, sanitizer.ts); what is not on it is dropped in
a notebook that is not trusted. Hostile words stay words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from broken import harbour

from kit import html
from kit.files import load
from kit.lesson import Entity, Gloss, Lesson, Mention, Option, Question, Span, option_id
from kit.skills import MODES

TAGS = {"b", "caption", "dd", "details", "dfn", "dl", "dt", "em", "fieldset", "h3", "legend", "li",
        "mark", "ol", "p", "pre", "section", "small", "span", "strong", "summary", "sup", "table",
        "tbody", "td", "th", "thead", "tr", "u", "ul"}  # fmt: skip
EVERYWHERE = {"class", "lang", "style", "title"}
MORE = {"ol": {"start", "type"}, "th": {"scope"}}
LENGTH = r"(?:0|\d+(?:px|ch|em))"
LINE = rf"{LENGTH} (?:solid|dashed|dotted|double) #[0-9A-F]{{6}}"
STYLES = {
    "background-color": r"#[0-9A-F]{6}", "border": LINE, "border-bottom": LINE, "border-left": LINE,
    "border-radius": LENGTH, "border-right": LINE, "color": r"#[0-9A-F]{6}",
    "font-size": r"\d+px", "font-style": "normal", "line-height": r"[\d.]+", "margin": rf"{LENGTH}( {LENGTH})?",
    "max-width": LENGTH, "padding": rf"{LENGTH}( {LENGTH})?", "text-align": "left",
    "text-decoration": "none", "vertical-align": "top", "white-space": "pre-wrap",
}  # fmt: skip
VOID: set[str] = set()
HOSTILE = (
    "<script>alert(1)</script>", "</section></p><img src=x onerror=alert(1)>", "</textarea>",
    "javascript:alert(1)", "\" onmouseover=\"alert(1)", "$\\frac{1}{0}$ and \\(x\\) $$y$$",
    "\\begin{equation}x\\end{equation}", "{{ 7 * 7 }} {% raw %}", "\u202egnp.exe\u2066", "&lt;b&gt;",
    "`code` *bold* [x](javascript:y)",
)  # fmt: skip


class Walk(HTMLParser):
    """Collects what the sanitizer would drop, and holds the elements to a proper nesting."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.open, self.strings, self.text = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.strings.append("")
        if tag not in TAGS:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name not in EVERYWHERE | MORE.get(tag, set()):
                self.faults.append(f"<{tag} {name}>")
            if name == "style":
                self.style(value)
        self.open.append(tag)

    def handle_endtag(self, tag):
        self.strings.append("")
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        self.text.append(data)
        self.strings.append((self.strings.pop() if self.strings else "") + data)

    def handle_comment(self, data):
        self.faults.append("a comment")

    def style(self, value):
        for part in filter(None, value.split(";")):
            name, _, setting = part.partition(":")
            if name not in STYLES or not re.fullmatch(STYLES[name], setting):
                self.faults.append(f"style {part}")


def walked(page: str) -> Walk:
    walk = Walk()
    walk.feed(page)
    walk.close()
    return walk


def pages(lesson: Lesson):
    """Everything that `kit.html` puts out, by name."""
    blocks = lesson.blocks.values()
    notes = [{"block": b.id, "start": 0, "end": 4, "quote": lesson.article[b.span][:4],
              "note": " ".join(HOSTILE)} for b in blocks]  # fmt: skip
    data = {"greeting": HOSTILE[0], "parts": [{"label": "P1", "share": 0.5, "word": "half"}],
            "skills": [{"name": HOSTILE[1], "right": 1, "wrong": 1, "left": 1}],
            "repeat": {"rows": [{"title": HOSTILE[5], "count": 2, "why": HOSTILE[8]}]},
            "coming": [{"label": "Today", "count": 2}],
            "sure_wrong": [{"block": "P1", "ask": HOSTILE[4]}]}  # fmt: skip
    made = {
        "text": html.text_html(lesson, blocks, open_questions=(), highlights=notes),
        "withheld": html.text_html(lesson, blocks),
        **{mode: html.questions_html(lesson, lesson.questions, mode) for mode in MODES},
        "words": html.words_html(lesson, True), "voices": html.voices_html(lesson),
        "notes": html.notes_html(lesson, notes), "progress": html.progress_html(data),
        "table": html.table_html(HOSTILE[0], HOSTILE[:2], [HOSTILE[2:4]]),
        "say": html.say_html(" ".join(HOSTILE)), "lines": html.lines_html("\n".join(HOSTILE)),
    }  # fmt: skip
    return {name: html.twin(lesson, page) for name, page in made.items()}


def hostile() -> Lesson:
    """The harbour lesson with hostile words wherever words can stand."""
    bad = " ".join(HOSTILE)
    lesson = harbour.sound()
    line = f"{lesson.article.text.splitlines()[0]} {bad}"
    text = line + "\n" + "\n".join(lesson.article.text.splitlines()[1:]) + "\n"
    block = replace(lesson.article.blocks[0], end=len(line))
    article = replace(lesson.article, text=text, blocks=(block,), sentences=(Span(0, len(line)),))
    span = Span(0, 8)
    kinds = {q.kind: q for q in lesson.questions}

    def spoil(option: Option) -> Option:
        words = f"{option.text} {bad}"
        return replace(option, id=option_id("x", words), text=words, say=bad)

    def spoilt(q: Question) -> Question:
        return replace(
            q, reads=("caption",), ask=f"{q.ask} {bad}", hints=(bad,), evidence=(Span(0, len(line)),),
            say=bad, otherwise=bad, statement=bad if q.statement else "",
            options=tuple(map(spoil, q.options)), items=tuple(map(spoil, q.items)),
            gaps=tuple(replace(g, options=tuple(map(spoil, g.options)), otherwise=bad) for g in q.gaps),
            pairs=tuple(replace(p, left=p.left + bad, right=p.right + bad, say=bad, miss=bad)
                        for p in q.pairs),
            extra=tuple(map(spoil, q.extra)), targets=tuple(replace(t, span=span, say=bad)
                                                            for t in q.targets),
            traps=(), samples=tuple(replace(s, text=bad, why=bad) for s in q.samples),
            rubric=tuple(replace(r, text=bad) for r in q.rubric))  # fmt: skip

    return replace(
        lesson, article=article, questions=tuple(map(spoilt, kinds.values())),
        entities=(Entity("lund", "person", bad, gloss=bad, role=bad),),
        mentions=(Mention("m", span, "lund", why=bad),), quotations=(), claims=(), loaded=(),
        glossary=(Gloss("g", bad, (Span(9, 14),), bad, pos=bad, say=bad, use=bad, teach=True,
                        not_here=bad, l1=(("es", bad),)),))  # fmt: skip


LESSONS = {"harbour": harbour.sound, "hostile": hostile,
           "macron-in-kazakhstan": lambda: load("macron-in-kazakhstan")}  # fmt: skip


@pytest.mark.parametrize("name", LESSONS)
def test_the_sanitizer_keeps_everything(name):
    for page, text in pages(LESSONS[name]()).items():
        walk = walked(text)
        assert not walk.faults, f"{page}: {walk.faults[:5]}"
        assert not walk.open, page


def test_a_fault_would_be_found():
    bad = ('<p id="x"><script>1</script><b style="color:var(--x);position:fixed">a</b>'
           '<i role="note">b</p>')  # fmt: skip
    assert walked(bad).faults == ["<p id>", "<script>", "style color:var(--x)",
                                  "style position:fixed", "<i>", "<i role>", "</p> closes nothing"]  # fmt: skip


@pytest.mark.parametrize("page", pages(hostile()))
def test_hostile_words_are_words(page):
    walk = walked(pages(hostile())[page])
    whole = "".join(walk.text)
    if page not in ("table", "progress"):
        shown = html.visible(" ".join(HOSTILE))
        assert shown in whole.replace("\n", " ")
    assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", whole)


@pytest.mark.parametrize("page", pages(hostile()))
def test_no_formula_begins(page):
    """MathJax joins the text of one element only: a $ or \\ alone in its own begins nothing."""
    for string in walked(pages(hostile())[page]).strings:
        assert string in ("$", "\\") or not re.search(r"[$\\]", string)


def test_the_plain_form_has_the_words_too():
    lesson = hostile()
    shown = html.visible(" ".join(HOSTILE))
    assert shown in html.text_plain(lesson, lesson.blocks.values(), open_questions=())
    assert shown in html.questions_plain(lesson, lesson.questions)


def test_one_section_stands_around_all_and_says_its_language():
    page = html.twin(harbour.sound(), html.say_html("Hello."))
    assert page.startswith('<section class="kit-twin" lang="en">')
    assert page.endswith(f"<p><small>{html.END}</small></p></section>")
    assert html.END not in html.twin(harbour.sound(), html.say_html("Hello."), run=False)
