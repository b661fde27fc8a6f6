"""Markdown: a parser that is not ours finds the lesson’s words, and nothing that acts."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from broken import harbour
from markdown_it import MarkdownIt
from storm_lesson import storm

from kit import files
from kit.paper import Setting, worksheet
from kit.paper.markdown import markdown, say

LESSONS = {"first": lambda: files.load("macron-in-kazakhstan"), "storm": storm,
           "harbour": harbour.sound}  # fmt: skip
ALL = ("all",)
SETTINGS = {
    "worksheet": Setting(), "test": Setting(mode="test", items=ALL),
    "key": Setting(audience="teacher", versions=("A", "B"), version="A", items=ALL),
    "layers": Setting(items=ALL, layers=("groups", "dates", "loaded", "voices", "people")),
}  # fmt: skip
EACH = pytest.mark.parametrize(
    ("lesson", "setting"), [(a, b) for a in LESSONS for b in SETTINGS],
    ids=[f"{a}-{b}" for a in LESSONS for b in SETTINGS])  # fmt: skip
OURS = {"h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong",
        "em", "br", "blockquote"}  # fmt: skip
# Everything that a page could add to CommonMark: raw HTML, links without brackets, strikes.
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class Page(HTMLParser):
    """What a reader of the page gets: elements, attributes, words block by block."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.comments = Counter(), [], []
        self.blocks, self.styles = [""], []
        self.open = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += attrs
        if tag == "br":
            self.blocks[-1] += "\n"
        elif tag in ("strong", "em"):
            self.open.append(len(self.blocks[-1]))
        else:
            self.blocks.append("")

    def handle_endtag(self, tag):
        if tag in ("strong", "em"):
            self.styles.append(self.blocks[-1][self.open.pop():])

    def handle_comment(self, data):
        self.comments.append(data)

    handle_decl = unknown_decl = handle_pi = handle_comment

    def handle_data(self, data):
        self.blocks[-1] += data


def page(text) -> Page:
    return Page(PARSER.render(text))


def made(lesson, setting):
    data = worksheet(LESSONS[lesson](), SETTINGS[setting])
    return data, markdown(data)


def flat(words: str) -> str:
    return " ".join(words.split())


@EACH
def test_nothing_of_a_lesson_acts(lesson, setting):
    shown = page(made(lesson, setting)[1])
    assert set(shown.tags) <= OURS
    assert shown.attributes == shown.comments == []


@EACH
def test_formulas_have_no_dollars(lesson, setting):
    text = made(lesson, setting)[1]
    assert re.findall(r"(?<!\\)(?:\\\\)*\$", text) == []


def test_an_attack_is_found():
    for words in ("<b>x</b>", "[a](b)", "![a](b)", "<http://a.b>", "<!-- x -->", "`x`"):
        shown = page(words)
        assert shown.attributes or shown.comments or set(shown.tags) - OURS or "b" in shown.tags
        said = page(say(words))
        assert (flat(" ".join(said.blocks)), set(said.tags)) == (words, {"p"})


HARD = ["# h", "####### h #", "- a", "+ a", "* a", "1. a", "12) a", "> a", "===", "---", "***",
        "___", "```", "~~~ x", "    code", "\tcode", "| a | b |", "|---|", ":--", "a|b", "~~a~~",
        "**a**", "_a_ __b__ *c*", "[a]: http://x.y", "[a][b]", "[^1]", "![i](x)",
        "&amp; &#60; &copy;",
        "\\*a\\* \\", "a\\", "$x$ $$y$$", "\\(x\\)", "<script>a</script>", "<!doctype x>",
        "<?xml ?>", "]]>", "http://a.b www.a.b a@b.c @ref", "{#id .c}", "{{ 7*7 }}", "^a^ ==b==",
        "% t", "(1) a", "a  b", "=1+1", "\u202ea\u2069"]  # fmt: skip


@pytest.mark.parametrize("words", HARD)
def test_words_come_out_as_they_are(words):
    wanted = flat(re.sub("[\u202e\u2069]", "", words))
    for around in ("{}", "# {}", "- {}", "> {}", "**1** {}", "| head |\n| --- |\n| {} |"):
        shown = page(around.format(say(words)))
        found = re.sub("^(1|head) ", "", flat(" ".join(shown.blocks)))
        assert found == wanted, around
        assert set(shown.tags) <= OURS
        assert not shown.attributes


@pytest.mark.parametrize("cut", range(1, 6))
@pytest.mark.parametrize("words", [words for words in HARD if "\u202e" not in words])
def test_words_in_pieces_come_out_as_they_are(words, cut):
    data = worksheet(harbour.sound(), Setting(layers=()))
    piece = data["article"][0]["pieces"][0]
    data |= {"article": data["article"][:1], "parts": [], "words": []}
    for under in ("", "people", "dates"):
        parts = {"text": words[:cut], "under": under}, {"text": words[cut:]}
        data["article"][0]["pieces"] = [piece | part for part in parts]
        shown = page(markdown(data))
        assert flat(words) in {flat(block) for block in shown.blocks}
        assert set(shown.tags) <= OURS
        assert not shown.tags["li"] + shown.tags["table"]
        assert not shown.attributes


def told(value, path=()) -> list[str]:
    """All words of the parts, but for ids, names of kinds and anchors."""
    silent = {"id", "ids", "kind", "from", "to", "place", "places", "columns", "pieces", "lines",
              "column", "letters", "numbers", "letter", "number", "blocks"}  # fmt: skip
    if isinstance(value, dict):
        return [word for key, one in value.items() if key not in silent
                for word in told(one, (*path, key))]  # fmt: skip
    if isinstance(value, list):
        return [word for one in value for word in told(one, path)]
    return [value] if isinstance(value, str) and value.strip() else []


@EACH
def test_every_word_of_the_sheet_is_there(lesson, setting):
    data, text = made(lesson, setting)
    shown = page(text)
    whole = flat(" ".join(shown.blocks))
    words = [[row["word"], row["pos"], row["here"], *(own for _, own in row["l1"])]
             for row in data["words"]]  # fmt: skip
    wanted = [data["title"], data["kicker"], *told(data["parts"]), *told(words),
              *told(data.get("notes", {}))]  # fmt: skip
    assert len(wanted) > 50
    assert [one for one in wanted if flat(one) not in whole] == []
    blocks = {flat(block) for block in shown.blocks}
    for block in data["article"]:
        own = "".join(
            ("⌜" if p["open"] else "") + p["text"] + ("*" if p["star"] else "")
            + ("⌟" if p["close"] else "") for p in block["pieces"])  # fmt: skip
        assert flat(f"{block['number']} {own}") in blocks
    marked = [q for part in data["parts"] for q in part["questions"] if "blocks" in q]
    for block in (block for q in marked for block in q["blocks"]):
        assert flat("".join(piece["text"] for piece in block["pieces"])) in blocks


def test_tables_lists_and_headings_are_real():
    data, text = made("storm", "test")
    shown = page(text)
    asked = [q for part in data["parts"] for q in part["questions"]]
    assert shown.tags["h1"] == 1
    assert shown.tags["li"] == sum(len(q.get("options", ())) for q in asked)
    tables = sum(any(key in q for key in ("rows", "lefts", "steps", "rubric")) for q in asked)
    boxes = sum(any(box["gap"] for box in q.get("boxes", ())) for q in asked)
    assert shown.tags["table"] == tables + boxes + bool(data["words"]) > 6
    heads = [flat(block) for block in re.findall("<h3>(.*?)</h3>", PARSER.render(text))]
    assert [head.partition(" ")[0] for head in heads if head[0].isdigit()] == [
        q["number"] for q in asked]  # fmt: skip


def test_lines_of_a_list_stay_lines():
    shown = page(made("storm", "worksheet")[1])
    (block,) = [block for block in shown.blocks if "3 boats sunk" in block]
    assert len(block.strip().splitlines()) >= 4
    assert block.count("\n– ") == 3


def test_marks_are_emphasis_and_a_legend_explains_them():
    shown = page(made("first", "worksheet")[1])
    assert {"Emmanuel Macron", "Kazakhstan", "Central Asia", "person", "place"} <= set(shown.styles)
    assert "person · place · word explained*\n" in shown.blocks
    assert "reserves*" in " ".join(shown.blocks)


def test_the_key_is_filled_in():
    data, text = made("storm", "key")
    shown = page(text)
    assert shown.styles.count("S") >= 1  # the right one of four letters, in bold
    ticks = sum(len(q["key"].get("letters", ())) for part in data["parts"]
                for q in part["questions"] if "options" in q)  # fmt: skip
    rows = sum(len(q["key"].get("rows", ())) for part in data["parts"] for q in part["questions"])
    assert text.count("☑") == ticks + rows > 10
    assert "not for learners" in text
    for setting in ("worksheet", "test", "layers"):
        copy = made("storm", setting)[1]
        assert not re.search("☑|✓|Proof|Answer:|not for learners", copy)
        assert "Name: ……" in copy


def test_the_same_text_every_time():
    assert made("storm", "key") == made("storm", "key")
    assert made("storm", "key")[1].endswith("\n")
