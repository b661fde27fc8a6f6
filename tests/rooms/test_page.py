"""The page of a lesson as a file: what it holds, what it must not hold, and that it is small."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest
from broken import harbour, hostile
from storm_lesson import storm

from kit import files, widgets
from kit.errors import KitError, Missing
from kit.lesson import Lesson
from kit.page import assets, pack, page, parts
from kit.page.given import given
from kit.page.static import Around

MODES = ("practice", "check", "test")
LIMIT = 150_000  # bytes of the first lesson’s page
MACRON = files.load("macron-in-kazakhstan")
LESSONS = pytest.mark.parametrize("lesson", [MACRON, harbour.sound(), storm()],
                                  ids=lambda one: one.id)  # fmt: skip
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "script", "a", "header", "nav", "main",
    "section", "footer", "h1", "h2", "h3", "p", "ul", "ol", "li", "b", "i", "u", "small", "div",
    "span", "table", "caption", "thead", "tbody", "tr", "th", "td", "br",
}  # fmt: skip


class Read(HTMLParser):
    """What a browser would find: elements with their attributes, and the words of each kind."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {}
        self.text = ""
        self.now = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, name, attrs):
        self.found.append((name, dict(attrs)))
        self.now = name
        self.inside.setdefault(name, []).append("")

    def handle_endtag(self, name):
        self.now = ""

    def handle_data(self, data):
        if self.now in ("script", "style", "title"):
            self.inside[self.now][-1] += data
        else:
            self.text += data


def unpacked(html: str) -> tuple[str, str, dict]:
    """The style, the code and the data of a page, as its loader finds them."""
    size, letters = re.search(r'id="kit-packed" data-size="(\d+)">([^<]*)</script>', html).groups()
    out, held, bits = bytearray(), 0, 0
    for low, high in zip(letters[::2], letters[1::2], strict=True):
        held |= (pack.LETTERS.index(low) + 91 * pack.LETTERS.index(high)) << bits
        bits += 13
        while bits > 7:
            out.append(held & 255)
            held >>= 8
            bits -= 8
    style, code, data = zlib.decompress(bytes(out[:int(size)])).decode().split(pack.CUT)
    return style, code, json.loads(data)


# one small file


def test_the_first_lesson_stays_small():
    size = {mode: len(page(MACRON, mode=mode).encode()) for mode in MODES}
    assert size["practice"] <= LIMIT
    assert size["check"] <= LIMIT
    assert size["test"] < size["practice"] * 0.8
    questions = given(MACRON, list(MACRON.mains), "practice")["questions"]
    assert len(questions) == 68  # with every second try


@LESSONS
def test_what_is_packed_comes_out_again(lesson):
    style, code, data = unpacked(page(lesson))
    assert style == pack.panel_sheet()
    assert code == pack.script()
    assert data == given(lesson, list(lesson.mains), "practice")


@pytest.mark.parametrize("raw", [b"", b"a", b"\x00", b"\xff" * 13, bytes(range(256)) * 3])
def test_letters_stand_for_bytes(raw):
    letters = pack.in_letters(raw)
    assert set(letters) <= set(pack.LETTERS)
    places = list(map(pack.LETTERS.index, letters))
    value = sum((places[n] + 91 * places[n + 1]) << 13 * (n // 2)
                for n in range(0, len(places), 2))  # fmt: skip
    assert value.to_bytes(len(letters), "little")[:len(raw)] == raw
    assert len(pack.LETTERS) == len(set(pack.LETTERS)) == 91
    assert not set(pack.LETTERS) & set("<&\\")


def test_the_same_lesson_gives_the_same_bytes():
    code = ("import hashlib; from kit import files; from kit.page import page;"
            " print([hashlib.sha256(page(files.load('macron-in-kazakhstan'), mode=m).encode())"
            ".hexdigest() for m in ('practice', 'test')])")  # fmt: skip
    made = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                           env={**os.environ, "PYTHONHASHSEED": seed}).stdout
            for seed in ("1", "2")}  # fmt: skip
    assert made == {str([sha256(page(MACRON, mode=m).encode()).hexdigest()
                         for m in ("practice", "test")]) + "\n"}  # fmt: skip


def test_no_word_of_the_code_is_lost_when_it_is_made_small():
    def words(code: str) -> list[str]:
        """Strings and templates, as they stand."""
        found, at = [], 0
        while at < len(code):
            end = pack._token_end(code, at)
            if code[at] in "\"'`":
                found.append(code[at:end])
            at = end
        return found

    source = pack._DEFAULT.sub("", widgets.join("page.js"))
    use_strict, *rest = words(pack.script())
    assert use_strict == '"use strict"'
    assert rest == words(source)
    planted = "const a = `x${b ? ` y ${c}` : \"`\"} z`; // a `\nconst d = /[`\"]/g, e = ' `';"
    assert pack.small(planted) == "const a=`x${b ? ` y ${c}` : \"`\"} z`;const d=/[`\"]/g,e=' `';"


def test_the_libraries_are_named_when_they_are_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "rjsmin", None)
    pack.script.cache_clear()
    with pytest.raises(Missing, match=r'pip install "news-reading-kit\[paper\]"'):
        page(MACRON)


def test_a_mode_that_does_not_exist_is_told():
    with pytest.raises(KitError, match="there is no mode “tset”; did you mean ‘test’"):
        page(MACRON, mode="tset")


# nothing from elsewhere


@pytest.mark.parametrize("mode", MODES)
@LESSONS
def test_it_asks_for_nothing(lesson, mode):
    html = page(lesson, mode=mode)
    read = Read(html)
    assert {name for name, _ in read.found} <= ELEMENTS
    for name, attrs in read.found:
        assert not {"src", "srcset", "style", "action", "poster", "srcdoc"} & set(attrs), name
        assert not [key for key in attrs if key.startswith("on")], name
        assert re.fullmatch(r"#[a-z]+", attrs.get("href") or "#x"), attrs
    style, code, _ = unpacked(html)
    for text in (style, code, *read.inside["style"], *read.inside["script"][1:]):
        assert not re.search(r"https?:|//\w|@import|url\(|\bfetch\(|XMLHttp|WebSocket|sendBeacon",
                             text)  # fmt: skip


def test_the_policy_lets_these_scripts_and_styles_pass_and_nothing_else():
    html = page(MACRON)
    style, code, _ = unpacked(html)
    read = Read(html)
    (policy,) = [attrs["content"] for name, attrs in read.found
                 if attrs.get("http-equiv") == "Content-Security-Policy"]  # fmt: skip
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"

    def sums(*texts):
        return " ".join(f"'sha256-{base64.b64encode(sha256(t.encode()).digest()).decode()}'"
                        for t in texts)  # fmt: skip

    assert rules["script-src"] == sums(read.inside["script"][1], code)
    assert rules["style-src"] == sums(read.inside["style"][0], style)
    assert set(rules) == {"default-src", "script-src", "style-src", "base-uri", "form-action"}
    at = [name for name, _ in read.found]
    assert at.index("meta") < at.index("style")


# what can be read without scripts


@LESSONS
def test_text_questions_and_words_stand_in_the_file(lesson):
    read = Read(page(lesson))
    spaces = " ".join(read.text.split())
    for block in lesson.blocks.values():
        assert " ".join(lesson.article[block.span].split()) in spaces
    for q in list(lesson.mains):
        for words in (q.ask, q.statement, *(o.text for o in q.options if q.kind == "choice"),
                      *(o.text for o in q.items), *(pair.left for pair in q.pairs)):  # fmt: skip
            assert " ".join(words.split()) in spaces, q.id
    for gloss in lesson.glossary:
        assert not gloss.teach or " ".join(gloss.here.split()) in spaces
    levels = [int(name[1]) for name, _ in read.found if name in ("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    numbers = [int(attrs["start"]) for _, attrs in read.found if "start" in attrs]
    assert numbers == sorted(set(numbers))
    assert "Turn on scripts to answer here." in spaces


@pytest.mark.parametrize("mode", MODES)
def test_no_answer_stands_in_the_static_form(mode):
    body = unescape(parts(MACRON, mode=mode).body)
    for text in told(MACRON):
        assert text not in body


def test_what_answers_a_question_is_not_marked():
    body = parts(MACRON).body
    text = re.search(r'<div data-kit-place="read">.*?</section>', body, re.DOTALL)[0]
    assert "<u>Uzbekistan</u>" not in text  # asked for in P6
    assert "Uzbekistan" in text
    assert "<u>Russia</u>" in text
    assert '<u class="kit-p">Emmanuel Macron</u>' in text


def test_a_page_of_some_questions():
    some = [q for q in list(MACRON.mains) if q.reads == ("p3",)][:2]
    whole = next(q for q in list(MACRON.mains) if "all" in q.reads)
    data = given(MACRON, [*some, whole], "practice")
    assert [(p["id"], p["next"]) for p in data["parts"]] == [("p3", "whole"), ("whole", "")]
    body = parts(MACRON, [*some, whole, some[0]]).body
    assert body.count("<ol start=") == 1
    assert 'start="3"' in body
    assert 'data-kit-place="p4"' not in body
    none = parts(MACRON, []).body
    assert 'id="questions"' not in none
    assert 'id="progress"' not in none
    assert 'id="read"' in none


def test_a_lesson_with_little_in_it():
    bare = replace(harbour.sound(), entities=(), mentions=(), quotations=(), claims=(), loaded=(),
                   glossary=(), stops=(), about="", rights="")  # fmt: skip
    data = given(bare, list(bare.mains), "practice")
    assert not any(data["marks"].values())
    assert 'id="words"' not in parts(bare).body
    assert len(page(bare)) < LIMIT


# a test tells nothing


def told(lesson: Lesson) -> set[str]:
    """Every text that only somebody may read who knows the answers."""
    found: set[str] = set()
    for q in lesson.questions:
        found |= {q.say, q.otherwise, *q.hints}
        found |= {o.say for o in (*q.options, *q.items, *q.extra)}
        for gap in q.gaps:
            found |= {gap.otherwise, *(o.say for o in gap.options)}
        found |= {text for pair in q.pairs for text in (pair.say, pair.miss)}
        found |= {text for s in q.samples for text in (s.text, s.why)}
        found |= {t.say for t in (*q.targets, *q.traps)}
        found |= {q.ask, q.statement} if q.again_for else set()
    asked = {text for q in list(lesson.mains) for text in (q.ask, q.statement)}
    return {text for text in found - asked if len(text) > 3}


def other_key(lesson: Lesson) -> Lesson:
    """The same lesson as a learner sees it, with other answers and other feedback throughout."""
    def option(o):
        return replace(o, right=not o.right, say=f"{o.say} changed", accept=("changed",))

    made = []
    for q in lesson.questions:
        rights = [pair.right for pair in q.pairs]
        pairs = [replace(pair, right=right, say="x", miss="y")
                 for pair, right in zip(q.pairs, rights[1:] + rights[:1], strict=True)]
        gaps = [replace(gap, otherwise="x", options=tuple(map(option, gap.options)))
                for gap in q.gaps]  # fmt: skip
        made.append(replace(
            q, options=tuple(map(option, q.options)), items=tuple(map(option, q.items[::-1])),
            gaps=tuple(gaps), pairs=tuple(pairs), say="x", otherwise="y", hints=("z",),
            samples=(), traps=(), extra=tuple(map(option, q.extra)),
        ))  # fmt: skip
    return replace(lesson, questions=tuple(made))


@LESSONS
def test_a_test_does_not_depend_on_its_key(lesson):
    """Whatever is in the file, it is the same for another key: so nothing of the key is in it."""
    other = other_key(lesson)
    assert other.fingerprint != lesson.fingerprint
    bodies, data = [], []
    for one in (lesson, other):
        html = page(one, mode="test")
        _, _, found = unpacked(html)
        assert found.pop("fingerprint") == one.fingerprint
        data.append(found)
        bodies.append(parts(one, mode="test").body.replace(one.fingerprint[:8], ""))
    assert data[0] == data[1]
    assert bodies[0] == bodies[1]
    assert unpacked(page(lesson))[2]["questions"] != unpacked(page(other))[2]["questions"]


def texts(value):
    """Every text in plain JSON, the keys too."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from (key, *texts(one))
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


@LESSONS
def test_a_test_holds_no_feedback_hint_evidence_or_sample(lesson):
    html = page(lesson, mode="test")
    style, code, data = unpacked(html)
    found = " ".join([unescape(html), style, code, *texts(data)])
    secrets = told(lesson)
    assert secrets
    assert [text for text in secrets if text in found] == []
    keys = {key for q in data["questions"] for key in q}
    assert not keys & {"evidence", "look", "hints", "say", "otherwise", "samples", "order", "again",
                       "seed", "traps"}  # fmt: skip
    assert not [q for q in data["questions"] if q.get("targets") or "right" in json.dumps(
        [q.get("options"), q.get("gaps"), q.get("pairs")])]  # fmt: skip
    asked = {q.id for q in list(lesson.mains)}
    assert {q["id"] for q in data["questions"]} == asked == set(data["items"])
    assert "seed" not in set(texts(data))
    practice = " ".join([*texts(unpacked(page(lesson))[2])])
    assert [text for text in secrets if text in practice]  # the search would find it


def test_a_test_explains_no_word_that_it_asks_for():
    data = given(MACRON, list(MACRON.mains), "test")
    body = unescape(parts(MACRON, mode="test").body)
    asked = {card for card in given(MACRON, list(MACRON.mains), "practice")["cards"]
             if card.startswith("word-")} - set(data["cards"])  # fmt: skip
    assert asked
    for gloss in MACRON.glossary:
        if f"word-{gloss.id}" in asked:
            assert gloss.here not in body
            assert gloss.here not in set(texts(data["cards"]))
    assert "kit-task" not in body  # a stop tells what to look for


# words of a lesson are text


@pytest.mark.parametrize("mode", MODES)
def test_an_attack_is_text(tmp_path, mode):
    lesson = files.read_yaml(hostile.write(tmp_path))
    html = page(lesson, mode=mode)
    read = Read(html)
    assert {name for name, _ in read.found} <= ELEMENTS
    assert len(read.inside["script"]) == 2
    assert len(read.inside["style"]) == 1
    for _, attrs in read.found:
        assert set(attrs) <= {"lang", "charset", "http-equiv", "content", "name", "class", "id",
                              "href", "aria-label", "hidden", "start", "scope", "data-kit-place",
                              "data-kit-card", "type", "data-size"}  # fmt: skip
        assert re.fullmatch(r"#[a-z]+", attrs.get("href") or "#x")
    for words in ("script", "image", "textarea", "attribute", "entity", "template"):
        assert hostile.TRIED[words] in read.text, words
    assert hostile.TRIED["script"] in read.inside["title"][0]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)
    assert "</script" not in parts(lesson, mode=mode).data[:-len("</script>")]


@pytest.mark.parametrize("home", ["../index.html", 'x" onclick="alert(1)', "<script>"])
def test_the_way_home_is_an_attribute(home):
    read = Read(parts(MACRON, around=Around(home=home)).body)
    first = next(attrs for name, attrs in read.found if name == "a" and attrs.get("class") is None)
    assert first == {"href": home}


# a site


@pytest.mark.parametrize("mode", MODES)
def test_the_parts_make_the_same_page_without_inline_script(mode):
    made = parts(MACRON, mode=mode)
    read = Read(made.body)
    assert not {"script", "style", "link", "img"} & {name for name, _ in read.found}
    data = Read(made.data)
    assert data.found == [("script", {"type": "application/json", "id": "kit-data"})]
    assert json.loads(data.inside["script"][0]) == given(MACRON, list(MACRON.mains), mode)
    assert made.body in page(MACRON, mode=mode)
    assert (made.title, made.lang) == ("A guest in Astana", "en")


def test_the_shared_files():
    made = assets()
    assert set(made) == {"kit.js", "kit.css"}
    assert not re.search(r"^\s*(import|export)\b", made["kit.js"], re.MULTILINE)
    assert made["kit.js"].count("localStorage") == 1
    assert ".kit-page" in made["kit.css"]
    assert ".kit-panel" in made["kit.css"]
    assert made == assets()
