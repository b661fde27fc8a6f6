"""The static form passes a notebook's sanitizer whole: nothing in it is stripped, nothing runs.

The lists below are the part of JupyterLab's own lists (apputils, `Sanitizer`) that we may use.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from broken import harbour

from kit import html
from kit.lesson import Article, Block, Connective, Entity, Option, Question
from kit.skills import KINDS, MODES

TAGS = {
    "a", "b", "caption", "dd", "details", "dfn", "dl", "dt", "em", "fieldset", "h3", "legend", "li",
    "mark", "ol", "p", "pre", "section", "small", "span", "strong", "summary", "sup", "table",
    "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
HEX, LINE = r"#[0-9A-F]{6}", r"[1-5]px (?:solid|dashed|dotted|double) #[0-9A-F]{6}"
STYLES = {
    "text-decoration": "none", "font-style": "normal", "font-size": r"\d+px",
    "line-height": r"\d\.\d+", "max-width": r"\d+em", "padding": r"\d+(?:px)?(?: \d+(?:px)?)?",
    "margin": r"\d+(?:px)?(?: \d+(?:px)?){1,3}", "border": LINE, "border-bottom": LINE,
    "border-left": LINE,
    "border-right": LINE, "border-radius": r"\d+px", "text-align": "left", "vertical-align": "top",
    "white-space": "pre-wrap", "list-style-type": "upper-alpha", "display": "block",
    "float": "none", "width": "auto",
}  # fmt: skip
ATTRIBUTES = {("ol", "type"): "A", ("section", "class"): "kit-twin", ("section", "lang"): r"\w+",
              ("th", "scope"): "col|row", ("a", "href"): r"handouts/[\w-]+\.\w+"}  # fmt: skip
HOSTILE = (
    '<script>alert(1)</script><img src=x onerror=alert(1)> $x^2$ \\(y\\) \\[z\\] $$w$$ {{ config }}'
    ' {% raw %} javascript:alert(1) " onclick="x \' & &lt;b&gt; \u202eevil\u2069'
)


class Walk(HTMLParser):
    """Collects what is not allowed, what is not closed, and the text of every node."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.faults, self.open, self.texts = [], [], []
        self.feed(source)
        self.close()
        self.faults += [f"<{name}> stays open" for name in self.open]

    def handle_starttag(self, name, attrs):
        self.open.append(name)
        self.faults += [] if name in TAGS else [f"<{name}>"]
        both = name == "mark" and dict(attrs).get("style", "")
        for key, value in attrs:
            if key == "style":
                for part in value.split(";"):
                    prop, _, what = part.partition(":")
                    own = both and prop in ("color", "background-color")
                    if not re.fullmatch(HEX if own else STYLES.get(prop, "(?!)"), what):
                        self.faults.append(f"<{name}> {part}")
            elif not re.fullmatch(ATTRIBUTES.get((name, key), "(?!)"), value or ""):
                self.faults.append(f"<{name} {key}={value}>")

    def handle_endtag(self, name):
        if not self.open or self.open.pop() != name:
            self.faults.append(f"</{name}> closes another")

    def handle_data(self, data):
        self.texts.append(data)

    def handle_comment(self, data):
        self.faults.append(f"<!--{data}-->")


def outputs(lesson):
    """Everything that the room can put out for a lesson, by name."""
    blocks, asked = list(lesson.blocks.values()), lesson.questions
    quote = lesson.article[lesson.article.sentences[-1]][:12]
    notes = [{"block": blocks[-1].id, "quote": quote, "note": HOSTILE},
             {"block": "gone", "quote": HOSTILE, "start": None}]  # fmt: skip
    parts = {
        "text": html.text_html(lesson, blocks),
        "answered": html.text_html(lesson, blocks, open_questions=(), highlights=notes),
        "words": html.words_html(lesson), "all words": html.words_html(lesson, True),
        "voices": html.voices_html(lesson), "notes": html.notes_html(lesson, notes),
        "table": html.table_html(HOSTILE, (HOSTILE, "b"), [(HOSTILE, HOSTILE)]),
        "say": html.say_html(HOSTILE), "lines": html.lines_html(f"{HOSTILE}\n{HOSTILE}"),
    } | {mode: html.questions_html(lesson, asked, mode) for mode in MODES}
    return {name: html.twin(lesson, inside) for name, inside in parts.items()}


def first():
    from kit.files import load

    return load("macron-in-kazakhstan")


def hostile():
    """A lesson all of whose words are an attack."""
    line = f"{HOSTILE} said Ada."
    article = Article("x.txt", line, (Block("p1", "paragraph", 0, len(line)),),
                      (harbour.Span(0, len(line)),))  # fmt: skip
    whole = harbour.Span(0, len(HOSTILE))
    return replace(
        harbour.sound(), article=article, title=HOSTILE,
        entities=(Entity("a", "person", HOSTILE, HOSTILE, HOSTILE),),
        mentions=(harbour.Mention("m", whole, "a"),),
        quotations=(harbour.Quotation("q", whole, "mixed", "a", own=(harbour.Span(3, 9),)),),
        claims=(harbour.Claim("c", whole, "fact", "a", HOSTILE, HOSTILE),),
        loaded=(harbour.Loaded("l", whole, "a", HOSTILE, HOSTILE),),
        connectives=(Connective("k", whole, HOSTILE, HOSTILE, HOSTILE),),
        glossary=(harbour.Gloss("g", HOSTILE, (whole,), HOSTILE, HOSTILE, HOSTILE, HOSTILE,
                                teach=True, l1=(("xx", HOSTILE),)),),
        stops=(), outside=(), seed=1,
        questions=tuple(hostile_question(kind, whole) for kind in KINDS))  # fmt: skip


def hostile_question(kind, whole):
    from kit.lesson import Gap, Level, Pair, Target

    options = (Option("o1", HOSTILE, True, HOSTILE, "", (HOSTILE,)),
               Option("o2", f"{HOSTILE}!", False, HOSTILE, HOSTILE))  # fmt: skip
    return Question(
        f"q-{kind}", kind, ("p1",), "find-a-fact", HOSTILE, (whole,), (HOSTILE,), HOSTILE,
        options=options, statement=HOSTILE, text=f"{HOSTILE} {{1}}",
        gaps=(Gap(options), Gap(options, True, HOSTILE)),
        pairs=(Pair("p", HOSTILE, HOSTILE, HOSTILE, HOSTILE),), extra=(options[1],),
        items=options, targets=(Target(whole, HOSTILE),), traps=(Target(whole, HOSTILE),),
        rubric=(Level(1, HOSTILE),), samples=(Level(1, HOSTILE, HOSTILE),), say=HOSTILE,
        otherwise=HOSTILE, sure=True)  # fmt: skip


@pytest.mark.parametrize("lesson", [harbour.sound, first, hostile], ids=lambda f: f.__name__)
def test_nothing_is_stripped(lesson):
    found = {name: Walk(source).faults for name, source in outputs(lesson()).items()}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_hostile_words_are_only_words():
    for name, source in outputs(hostile()).items():
        said = "".join(Walk(source).texts)
        assert "<script>alert(1)</script>" in said, name
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", source), name
        assert "⟨U+202E⟩" in said, name


def test_no_formula_is_typeset():
    """MathJax joins no text over the edge of an element, so a lone sign begins nothing."""
    for name, source in outputs(hostile()).items():
        for text in Walk(source).texts:
            assert "$" not in text or text == "$", name
            assert "\\" not in text or text == "\\", name


def test_plain_text_keeps_the_words():
    assert "$x^2$" in html.plain(html.say_html(HOSTILE))
    assert "<script>" in html.plain(html.say_html(HOSTILE))


@pytest.mark.parametrize("bad", [
    "<script>x</script>", "<p onclick='x'>x</p>", "<p id='x'>x</p>", "<a href='x'>x</a>",
    "<p style='color:#000000'>x</p>", "<p style='border:1px solid var(--x)'>x</p>", "<p>x",
    "<b><i>x</b></i>", "<!-- x -->", "<section class='other'>x</section>",
])  # fmt: skip
def test_the_walk_finds_what_is_not_allowed(bad):
    assert Walk(bad).faults
