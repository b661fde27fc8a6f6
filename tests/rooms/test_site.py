"""A site: its files, links and policy; what `rights` allow; what the search may know.

What a browser makes of it: tests/browser/test_site.py.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from broken import harbour, hostile

from kit import files, text
from kit.lesson import Article, Block, Lesson, Span
from kit.page.rights import LONGEST, RUN, SHARE, allowed, excerpt
from kit.page.search import Entry, index
from kit.page.site import POLICY, left_out, site
from kit.posed import pose

FIRST = files.load("macron-in-kazakhstan")  # its rights are unknown
FERRY = files.read_yaml(Path("tests/ferry"))
HARBOUR = harbour.sound()
OPEN = replace(FIRST, id="open", rights="CC BY 4.0, the Norhavn Gazette")
IDS = ["a b", "a-b", "A-b", "..", "../../x", "a/b", "a\\b", "<b>&\"'", "Привет", "привет мир",
       "con", "", "x" * 300, "é", "e", "\u202eevil", "index", "a-b-5c1f3a"]  # fmt: skip


class Walk(HTMLParser):
    """What a page refers to, what could run in it, its words."""

    def __init__(self, source: str):
        super().__init__(convert_charrefs=True)
        self.links, self.words, self.data, self.faults, self.ids = [], [], [], [], set()
        self.policy, self.in_script = [], False
        self.feed(source)
        self.close()

    def handle_starttag(self, name, attrs):
        own = dict(attrs)
        self.words += [value for value in own.values() if value]
        self.links += [own[key] for key in ("href", "src") if key in own]
        self.ids |= {own["id"]} if own.get("id") else set()
        self.faults += [key for key in own if key.startswith("on") or key == "style"]
        self.faults += [name] if name in ("style", "base", "iframe", "object", "embed") else []
        if name == "meta" and own.get("http-equiv"):
            self.policy.append(own["content"])
        self.in_script = name == "script" and own.get("type") == "application/json"
        if name == "script" and not self.in_script and "src" not in own:
            self.faults.append("script in the page")

    def handle_endtag(self, name):
        self.in_script = False

    def handle_data(self, data):
        (self.data if self.in_script else self.words).append(data)


def strings(value):
    """All strings in JSON, names too."""
    if isinstance(value, str):
        return [value]
    inside = [*value, *value.values()] if isinstance(value, dict) else value
    return [s for v in inside for s in strings(v)] if isinstance(value, dict | list) else []


def told(made: dict[str, bytes]) -> list[str]:
    """Everything that the files tell, decoded in every way that a web page may be coded in."""
    found = []
    for name, data in made.items():
        raw = data.decode()
        found += [raw, unescape(raw), unquote(raw), re.sub(
            r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), raw)]  # fmt: skip
        for run in re.findall(r"(?:[A-Za-z0-9+/_-]{4}){6,}", raw):
            found.append(base64.b64decode(run, altchars=b"-_").decode("utf-8", "ignore"))
        if name.endswith(".html"):
            walk = Walk(raw)
            found += [*walk.words, " ".join(walk.words)]
            found += [s for one in walk.data for s in strings(json.loads(one))]
        if name == "search.js":
            found += strings(json.loads(raw[raw.index("{"):raw.rindex("}") + 1]))
    return found


def words_of(words: str) -> list[str]:
    return [text.fold(words[a:b]).casefold() for a, b in text.words(words)]


def quoted(lesson: Lesson, texts: list[str]) -> tuple[float, int]:
    """The share of the article that stands in these texts in runs of RUN words; the longest run."""
    article = [w for b in lesson.blocks.values() for w in words_of(lesson.article[b.span])]
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(article) - RUN + 1):
        places.setdefault(tuple(article[i:i + RUN]), []).append(i)
    seen, longest = set(), 0
    for one in texts:
        words = words_of(one)
        runs = dict[int, int]()  # place in the article → how many words from there, in this text
        for i in range(len(words) - RUN + 1):
            here = {at: runs.get(at - 1, RUN - 1) + 1
                    for at in places.get(tuple(words[i:i + RUN]), ())}  # fmt: skip
            for at, length in here.items():
                seen.update(range(at, at + RUN))
                longest = max(longest, length)
            runs = here
    return len(seen) / len(article), longest


@pytest.fixture(scope="module")
def made():
    return site({"macron-in-kazakhstan": FIRST, "ferry": FERRY, "harbour": HARBOUR})


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    folder = hostile.write(tmp_path_factory.mktemp("hostile"))
    lesson = replace(files.read_yaml(folder), rights="own")
    return site({id: replace(lesson, id=id) for id in IDS} | {hostile.HOOK: lesson})


@pytest.mark.parametrize(("rights", "how"), [
    ("CC BY 4.0, Ada Lund", "whole"), ("CC-BY-SA-4.0", "whole"), ("cc0", "whole"),
    ("“CC BY 4.0”", "whole"), ("CC BY-NC-ND 4.0, no changes", "whole"), ("public domain", "whole"),
    ("our own text", "whole"), ("ours", "whole"), ("ours – written for this kit", "whole"),
    ("permission of the paper, 3 May 2024", "whole"), ("With permission of Ada Lund.", "whole"),
    ("unknown – the file names no owner", "quotes"), ("© Reuters. All rights reserved", "quotes"),
    ("CC BY 4.0, perhaps", "quotes"), ("public domain?", "quotes"), ("CC BY, unsure", "quotes"),
    ("public domain, but not in France", "quotes"),
    ("ours – not to be shared", "quotes"), ("permission was asked for", "quotes"),
    ("permission for one class only", "quotes"), ("owned by Reuters", "quotes"),
    ("Norhavn Gazette", "quotes"), ("nobody knows", "quotes"), ("not known", "quotes"),
    ("ccby", "quotes"), ("", "quotes"),
    ("no", "nothing"), ("None.", "nothing"), ("not ours", "nothing"), ("Closed: a school book",
     "nothing"), ("private", "nothing"), ("never", "nothing"),
])  # fmt: skip
def test_the_beginning_of_rights_says_what_is_shown(rights, how):
    assert allowed(rights) == how


def test_an_excerpt_quotes_little_and_counts_what_is_left_out():
    cut = excerpt(FIRST)
    mains = [q for q in FIRST.questions if not q.again_for]
    kept = [q for q in cut.questions if not q.again_for]
    assert 0 < cut.share <= SHARE
    assert len(kept) + cut.marking + cut.long == len(mains)
    assert cut.marking == sum(q.kind == "mark" for q in mains) > 0
    assert cut.long > 0  # or the limit has not been tried
    assert len(kept) > len(mains) / 2
    assert {q.again_for for q in cut.questions} - {""} <= {q.id for q in kept}
    assert (cut.id, cut.fingerprint) == (FIRST.id, FIRST.fingerprint)
    quotes = [cut.article[b.span] for b in cut.blocks.values() if cut.article[b.span][0] == "“"]
    assert quotes
    assert all(quote.strip("“”") in FIRST.article.text for quote in quotes)


def test_the_questions_of_an_excerpt_are_those_of_the_lesson():
    cut = excerpt(FIRST)
    gone = {"evidence", "look", "reads", "again"}  # places in the text, and what is left out
    for q in cut.questions:
        own, whole = pose(cut, q), pose(FIRST, FIRST.question[q.id])
        assert {k: v for k, v in own.items() if k not in gone} == {
            k: v for k, v in whole.items() if k not in gone}  # fmt: skip
        assert {cut.blocks[e["block"]].label for e in own["evidence"]} == {
            FIRST.blocks[e["block"]].label for e in whole["evidence"]}  # fmt: skip


@pytest.mark.parametrize(("length", "seen"), [(LONGEST, True), (LONGEST + 1, False)])
def test_a_quote_is_short(length, seen):
    words = [f"word{i}" for i in range(400)]
    article = Article("", " ".join(words), (Block("p1", "paragraph", 0, 3200),), ())
    quote = Span(0, len(" ".join(words[:length])))
    q = replace(HARBOUR.question["last-day"], evidence=(quote,), reads=("p1",))
    say = replace(q, id="say", say=" ".join(words[:length]), evidence=())
    cut = excerpt(replace(HARBOUR, article=article, questions=(q, say)))
    told = [cut.article[b.span] for b in cut.blocks.values()]
    assert (f"“{' '.join(words[:length])}”" in told) is seen
    assert [one.id for one in cut.questions] == (["last-day", "say"] if seen else ["last-day"])
    assert cut.share == (length / 400 if seen else 0)


@pytest.mark.parametrize("size", [0, 1, 5, 40])
def test_an_article_of_any_size_can_be_cut(size):
    words = " ".join(f"word{i}" for i in range(size)) or "x"
    article = replace(HARBOUR.article, text=words, sentences=(),
                      blocks=(replace(HARBOUR.article.blocks[0], id="p1", start=0,
                                      end=len(words), kind="paragraph"),))  # fmt: skip
    lesson = replace(HARBOUR, article=article, questions=())
    cut = excerpt(lesson)
    assert (cut.questions, cut.share) == ((), 0)


def test_a_text_that_may_not_be_published_is_in_no_file(made):
    share, longest = quoted(FIRST, told(made))
    assert 0 < share <= SHARE
    assert longest <= LONGEST
    for start, end in [(s.start, s.end) for s in FIRST.article.sentences]:
        assert end - start < 60 or FIRST.article.text[start:end] not in "\n".join(told(made))


def test_the_same_search_finds_a_text_that_is_there():
    share, longest = quoted(FIRST, told(site({"open": OPEN})))
    assert share == 1
    assert longest > LONGEST
    packed = base64.b64encode(FIRST.article.text.encode())
    assert quoted(FIRST, told({"x.txt": packed}))[0] == 1


def test_a_page_without_its_text_says_so_and_offers_no_reading(made):
    page = Walk(made["lessons/macron-in-kazakhstan.html"].decode())
    said = " ".join(page.words)
    assert "The text of this lesson is not here" in said
    cut = excerpt(FIRST)
    assert (f"Left out: {cut.marking} questions to be answered in the text itself, {cut.long}"
            " questions that would repeat too much of it.") in said  # fmt: skip
    assert not page.ids & {"read", "progress"}
    assert {"questions", "whole", "save"} <= page.ids
    assert not {"#read", "#progress"} & set(page.links)
    start = " ".join(Walk(made["index.html"].decode()).words)
    assert start.count("the text is not here") == 1


@pytest.mark.parametrize(("keep", "first"), [("letter", "whole"), ("origin", "save")])
def test_a_page_without_its_text_has_a_way_to_what_there_is(keep, first):
    lesson = replace(FERRY, rights="unknown", questions=(FERRY.question[keep],))
    page = Walk(site({"ferry": lesson})["lessons/ferry.html"].decode())
    assert page.links[page.links.index(f"#{first}") - 1].endswith(".js")  # the first in the body
    assert all(link[1:] in page.ids for link in page.links if link.startswith("#"))


def test_a_closed_lesson_is_left_out_with_a_sentence():
    closed = replace(FIRST, id="closed", title="A closed one", rights="no – a school book")
    lessons = {"ferry": FERRY, "closed": closed, "first": FIRST}
    made = site(lessons)
    assert not [name for name in made if "closed" in name]
    assert not [one for one in told(made) if "A closed one" in one]
    assert "1 more lesson is not here" in made["index.html"].decode()
    said = left_out(lessons)
    assert said[0] == "“A closed one” (closed) is left out: its rights say “no – a school book”."
    assert re.fullmatch(r"“A guest in Astana” \(first\) is shown without its text, with \d\d of its"
                        r" 50 questions: its rights say “unknown – .* …”\.", said[1])  # fmt: skip
    assert len(said) == 2


def test_every_link_leads_to_a_file_of_the_site(made, attacked):
    for files_ in (made, attacked):
        for name, data in files_.items():
            page = Walk(data.decode()) if name.endswith(".html") else None
            for link in page.links if page else ():
                if link.startswith("#"):
                    assert link[1:] in page.ids, link
                elif link != "data:,":
                    assert re.fullmatch(r"(\.\./)?([a-z]+/)?[a-z0-9-]+\.(html|css|js)", link), link
                    assert normpath(join(dirname(name), link)) in files_


def test_found_places_lead_into_the_pages(made):
    found = made["search.js"].decode()
    rows = json.loads(found[found.index("{"):found.rindex("}") + 1])
    assert {row[1] for row in rows["lessons"]} == {n for n in made if n.startswith("lessons/")}
    for lesson, place, anchor, _ in rows["rows"]:
        page = Walk(made[rows["lessons"][lesson][1]].decode())
        given = json.loads(page.data[0])
        blocks, asked = {b["id"] for b in given["blocks"]}, {q["id"] for q in given["questions"]}
        what, _, id = anchor.partition("-")
        assert not anchor or id in {"at": blocks, "q": asked}[what], place


def test_a_page_holds_its_policy_and_nothing_that_it_forbids(made, attacked):
    pages = {n: d for d in (made, attacked) for n, d in d.items() if n.endswith(".html")}
    for name, data in pages.items():
        source = data.decode()
        page = Walk(source)
        assert page.policy == [POLICY], name
        assert source.index("Content-Security-Policy") < source.index("<link")
        assert page.faults == [], name
        assert not [link for link in page.links if ":" in link and link != "data:,"]
    assert "unsafe" not in POLICY


def test_odd_ids_make_safe_and_different_names(attacked):
    pages = [name for name in attacked if name.startswith("lessons/")]
    assert len({name.casefold() for name in pages}) == len(IDS) + 1
    assert all(re.fullmatch(r"lessons/[a-z0-9-]{1,80}\.html", name) for name in pages)
    assert "lessons/a-b.html" in pages  # what is safe stays as it is
    assert "lessons/con.html" not in pages
    assert all(re.fullmatch(r"[a-z0-9./-]+", name) and ".." not in name for name in attacked)


def test_a_name_depends_on_the_id_alone():
    lessons = {id: replace(FERRY, id=id, title=f"Lesson {n} of all") for n, id in enumerate(IDS)}
    together = site(lessons)
    for id, lesson in lessons.items():
        [name] = [name for name in site({id: lesson}) if name.startswith("lessons/")]
        assert f"<h1>{lesson.title}</h1>" in together[name].decode()


def test_hostile_words_are_text(attacked):
    page = Walk(attacked["index.html"].decode())
    assert hostile.TRIED["script"] in " ".join(page.words)
    assert not [word for word in page.words if re.search("[\u202a-\u202e\u2066-\u2069]", word)]
    assert "</script" not in attacked["search.js"].decode().replace("window.hacked=1</script>", "")


def test_the_search_knows_no_answer():
    for lesson in (FERRY, HARBOUR, OPEN, excerpt(FIRST)):
        rows = index([Entry(lesson, "x.html")])["rows"]
        asked = {row[2].removeprefix("q-"): row[3] for row in rows if row[2].startswith("q-")}
        assert set(asked) == {q.id for q in lesson.questions if not q.again_for}
        for id, words in asked.items():
            q = lesson.question[id]
            assert words == [q.ask, *([q.statement] if q.statement else [])]
    rows = index([Entry(excerpt(FIRST), "x.html")])["rows"]
    assert [row[1] for row in rows if not row[2].startswith("q-")] == ["", "About"]


def test_the_search_keeps_a_word_back_that_a_question_asks_for():
    def words(lesson):
        rows = index([Entry(lesson, "x.html")])["rows"]
        return {row[3][0].split(":")[0] for row in rows if row[1].startswith("Word")}

    open_ = replace(HARBOUR, questions=tuple(replace(q, layer="") for q in HARBOUR.questions))
    asks = tuple(replace(q, layer="words") if q.id == "burden" else q for q in open_.questions)
    assert words(open_) - words(replace(open_, questions=asks)) == {"burden"}


def test_the_start_page_tells_what_a_lesson_is(made):
    said = " ".join(Walk(made["index.html"].decode()).words)
    for words in ("B1 · 15 minutes · 9 questions", FERRY.about, FERRY.aims[0], FIRST.aims[2],
                  "3 lessons", "C1 · 90 minutes"):  # fmt: skip
        assert words in said
    draft = site({"ferry": replace(FERRY, status="draft")})["index.html"].decode()
    assert "Not checked yet." in draft
    assert "There are no lessons here yet." in site({})["index.html"].decode()


def test_the_next_lesson_follows(made):
    order = ["macron-in-kazakhstan", "ferry", "harbour"]
    for here, after in zip(order, [*order[1:], ""], strict=True):
        links = Walk(made[f"lessons/{here}.html"].decode()).links
        assert "../index.html" in links
        assert [x for x in links if x.endswith(".html")][1:] == ([f"{after}.html"] if after else [])


def test_the_same_lessons_give_the_same_bytes(made):
    code = (
        "import sys; sys.path.insert(0, 'tests'); import hashlib; from rooms import test_site as t;"
        "made = t.site({'macron-in-kazakhstan': t.FIRST, 'ferry': t.FERRY, 'harbour': t.HARBOUR});"
        "print(hashlib.sha256(repr(made).encode()).hexdigest())"
    )
    env = os.environ | {"PYTHONHASHSEED": "7"}
    ran = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True,
                         check=True)  # fmt: skip
    assert ran.stdout.strip() == hashlib.sha256(repr(made).encode()).hexdigest()


def test_pages_share_their_script_and_a_lesson_costs_little_more():
    one, many = (site({f"l{n}": replace(FERRY, id=f"l{n}") for n in range(count)})
                 for count in (1, 20))  # fmt: skip
    assert one["kit.js"] == many["kit.js"]
    assert len(many) - len(one) == 19
    assert len(many["lessons/l0.html"]) < 25_000
