"""Word files: all words, as text, in real styles, lists and tables; sound, and always the same."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from broken import harbour
from docx.shared import Mm, Pt
from lxml import etree
from openxml_audit import OpenXmlValidator
from storm_lesson import storm

from kit import files
from kit.errors import Missing
from kit.paper import Setting, worksheet
from kit.paper.word import docx

ROOT = Path(__file__).parents[2]
LESSONS = {"first": lambda: files.load("macron-in-kazakhstan"), "storm": storm,
           "harbour": harbour.sound}  # fmt: skip
ALL = ("all",)
SETTINGS = {
    "worksheet": Setting(), "test": Setting(mode="test", items=ALL),
    "key": Setting(audience="teacher", versions=("A", "B"), version="A", items=ALL),
    "large": Setting(large=True, paper="letter", items=ALL),
    "dyslexia": Setting(dyslexia=True, items=ALL, layers=("groups", "dates", "loaded", "voices")),
}  # fmt: skip
EACH = pytest.mark.parametrize(
    ("lesson", "setting"), [(a, b) for a in LESSONS for b in SETTINGS],
    ids=[f"{a}-{b}" for a in LESSONS for b in SETTINGS])  # fmt: skip
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(lesson, setting):
    """The sheet and the bytes of the document."""
    data = worksheet(LESSONS[lesson](), SETTINGS[setting])
    return data, docx(data, SETTINGS[setting])


def opened(raw):
    return python_docx.Document(io.BytesIO(raw))


def body(raw, part="document") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(raw)) as held:
        return etree.fromstring(held.read(f"word/{part}.xml"))


def lines(raw) -> list[tuple[str, str]]:
    """(style, words) of every paragraph in order, those in tables too; marks are no words."""
    found = []
    for node in body(raw).iter(f"{W}p"):
        style = node.find(f"{W}pPr/{W}pStyle")
        text = "".join({"t": n.text or "", "tab": "\t", "br": "\n"}[etree.QName(n).localname]
                       for n in node.iter(f"{W}t", f"{W}tab", f"{W}br")
                       if n.getparent().tag == f"{W}r" and not _sign(n.getparent()))  # fmt: skip
        found.append((style.get(f"{W}val") if style is not None else "", text))
    return found


def _sign(run) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") in ("WordExplained", "OwnWords")


def faults(raw, tmp_path) -> list[str]:
    """What an auditor of Office files finds; it knows the schema and what Word repairs."""
    path = tmp_path / "made.docx"
    path.write_bytes(raw)
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


@EACH
def test_the_file_is_sound(lesson, setting, tmp_path):
    assert faults(made(lesson, setting)[1], tmp_path) == []


def test_an_unsound_file_is_found(tmp_path):
    raw, out = made("harbour", "worksheet")[1], io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:keepNext/>", b"<w:sz w:val='2'/>", 1))
    assert faults(out.getvalue(), tmp_path)


# words


def blocks(data) -> list[str]:
    return ["".join(piece["text"] for piece in block["pieces"]) for block in data["article"]]


def told(value, path=()) -> list[str]:
    """All words of parts, notes and word table, but for ids, names of kinds and anchors."""
    silent = {"id", "ids", "kind", "from", "to", "place", "letter", "number", "columns", "column",
              "letters", "numbers", "places", "lines", "words" if path[-2:-1] == ("key",) else ""}
    if isinstance(value, dict):
        return [word for key, one in value.items() if key not in silent
                for word in told(one, (*path, key, ""))]  # fmt: skip
    if isinstance(value, list):
        return [word for one in value for word in told(one, path)]
    return [value] if isinstance(value, str) and value.strip() else []


def flat(text: str) -> str:
    return " ".join(text.split())


@EACH
def test_every_word_of_the_sheet_is_there(lesson, setting):
    data, raw = made(lesson, setting)
    found = lines(raw)
    assert [text for style, text in found if style.startswith("Article")] == blocks(data)
    whole = flat(" ".join(text for _, text in found))
    words = [[row["word"], row["pos"], row["here"], *(own for _, own in row["l1"])]
             for row in data["words"]]  # fmt: skip
    wanted = [data["title"], data["kicker"], *told(data["parts"]), *told(words),
              *told(data.get("notes", {}))]  # fmt: skip
    assert len(wanted) > 50
    assert [words for words in wanted if flat(words) not in whole] == []


def test_marked_paragraphs_are_whole_in_both_copies():
    for setting in ("test", "key"):
        data, raw = made("storm", setting)
        asked = [q for part in data["parts"] for q in part["questions"] if "blocks" in q]
        wanted = ["".join(p["text"] for p in block["pieces"]) for q in asked
                  for block in q["blocks"]]  # fmt: skip
        assert [text for style, text in lines(raw) if style == "ToMark"] == wanted
        assert len(wanted) == 4


def test_names_from_right_to_left_are_marked_so():
    turned = [run for run in body(made("storm", "worksheet")[1]).iter(f"{W}r")
              if run.find(f"{W}rPr/{W}rtl") is not None]  # fmt: skip
    texts = ["".join(run.itertext()) for run in turned]
    assert {"נעה ים־גל", "سلمى البحري", "رصيف الميناء"} <= set(texts)
    assert not [text for text in texts if re.search("[A-Za-z]", text)]


# what a teacher finds


def test_styles_lists_and_tables_are_real():
    data, raw = made("storm", "test")
    document = opened(raw)
    names = Counter(style for style, _ in lines(raw))
    assert names["Title"] == 1
    assert names["Heading1"] >= len(data["parts"])
    asked = [q for part in data["parts"] for q in part["questions"]]
    assert names["Question"] == len(asked) > 20
    assert names["Option"] == sum(len(q.get("options", ())) for q in asked)
    assert names["ArticleParagraph"] == sum(bool(b["number"]) for b in data["article"])
    assert not names[""]
    known = {style.style_id for style in document.styles}
    assert set(names) <= known
    assert document.styles["Question"].base_style.name == "Heading 2"
    assert len(document.tables) > 6
    for table in document.tables:
        heads = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(cell.text for cell in table.rows[0].cells)
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")
        assert table.style.name == "Kit table"


def test_each_list_of_options_begins_at_its_first_letter():
    raw = made("storm", "test")[1]
    numbering = body(raw, "numbering")
    starts = {num.get(f"{W}numId") for num in numbering.iter(f"{W}num")
              if num.find(f"{W}lvlOverride/{W}startOverride") is not None}  # fmt: skip
    lists, last = [], None
    for node in body(raw).iter(f"{W}p"):
        style, number = node.find(f"{W}pPr/{W}pStyle"), node.find(f"{W}pPr/{W}numPr/{W}numId")
        if style is not None and style.get(f"{W}val") == "Option":
            now = number.get(f"{W}val")
            lists += [now] if now != last else []
            last = now
    assert len(lists) == len(set(lists)) == 8
    assert set(lists) <= starts


def test_lines_are_numbered_in_the_article_alone():
    document = opened(made("first", "worksheet")[1])
    numbered = [section._sectPr.find(f"{W}lnNumType") is not None for section in document.sections]
    assert numbered == [True, False]
    tags = [etree.QName(node).localname for node in document.sections[0]._sectPr]
    assert tags.index("pgMar") < tags.index("lnNumType") < tags.index("cols")


def test_head_and_foot():
    document = opened(made("first", "worksheet")[1])
    first = document.sections[0]
    assert [word in first.first_page_header.paragraphs[0].text
            for word in ("Name", "Class", "Date", "/ 22")] == [True] * 4  # fmt: skip
    assert "Name" in first.header.paragraphs[0].text
    for foot in (first.footer, first.first_page_footer):
        fields = [node.get(f"{W}instr").strip() for node in foot._element.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "A guest in Astana" in foot.paragraphs[0].text
    key = opened(made("first", "key")[1]).sections[0]
    for head in (key.header, key.first_page_header):
        assert "not for learners" in head.paragraphs[0].text
        assert "Name" not in head.paragraphs[0].text


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (215.9, 279.4))])
def test_paper(paper, size):
    setting = Setting(paper=paper)
    document = opened(docx(worksheet(harbour.sound(), setting), setting))
    for section in document.sections:
        assert abs(section.page_width - Mm(size[0])) < Mm(0.1)
        assert abs(section.page_height - Mm(size[1])) < Mm(0.1)
        room = section.page_width - section.left_margin - section.right_margin
        for table in document.tables:
            wide = sum(cell.width for cell in table.rows[0].cells)
            assert wide <= room + Mm(0.2)


def test_large_print_and_dyslexia():
    def size(raw):
        return int(body(raw, "styles").find(f"{W}docDefaults//{W}sz").get(f"{W}val")) / 2

    large, easy, plain = (made("first", name)[1] for name in ("large", "dyslexia", "worksheet"))
    assert (size(large), size(easy), size(plain)) == (18, 13, 11)
    least = min(int(node.get(f"{W}val")) for node in body(large, "styles").iter(f"{W}sz")
                if node.getparent().getparent().get(f"{W}styleId") != "TableGap")  # fmt: skip
    assert Pt(least / 2) >= Pt(14)
    assert body(easy, "styles").find(f".//{W}i") is None
    assert body(plain, "styles").find(f".//{W}i") is not None
    assert body(easy, "styles").find(f".//{W}rFonts").get(f"{W}ascii") == "Verdana"


def test_marks_have_styles_and_a_legend():
    used = {node.get(f"{W}val") for node in body(made("first", "worksheet")[1]).iter(f"{W}rStyle")}
    assert {"MarkPerson", "MarkPlace", "WordExplained"} <= used
    used = {node.get(f"{W}val") for node in body(made("first", "dyslexia")[1]).iter(f"{W}rStyle")}
    assert {"MarkGroup", "MarkDate", "MarkLoadedWord", "OwnWords"} <= used
    assert ("Legend", "person   ·   place   ·   word explained") in lines(
        made("first", "worksheet")[1])  # fmt: skip


# the key


def test_the_key_is_the_same_sheet_filled_in():
    blank = replace(SETTINGS["key"], audience="student")
    data, raw = made("storm", "key")
    student = lines(docx(worksheet(storm(), blank), blank))
    teacher = [text.replace("☑", "☐") for style, text in lines(raw) if style == "Option"]
    assert teacher == [text for style, text in student if style == "Option"]
    asked = [q for part in data["parts"] for q in part["questions"]]
    ticked = sum(len(q["key"].get("letters", ())) for q in asked if "options" in q)
    assert sum("☑" in text for style, text in lines(raw) if style == "Option") == ticked > 8
    answers = [text for style, text in lines(raw) if style == "TableBox" and text]
    for q in asked:
        if "steps" in q or "lefts" in q:
            own = q["key"].get("numbers") or q["key"]["letters"]
            at = answers.index(own[0])
            assert any(answers[n:n + len(own)] == own for n in range(at, len(answers)))
        if "gaps" in q["key"]:
            assert all(word in " ".join(text for style, text in lines(raw) if style == "Cloze")
                       for word in q["key"]["gaps"])  # fmt: skip
    assert not [text for _, text in student if "☑" in text or "✓" in text]


def test_a_copy_has_no_style_of_the_key():
    for setting in ("worksheet", "test", "large"):
        names = {style.name for style in opened(made("storm", setting)[1]).styles}
        assert not names & {"Answer", "Evidence", "Written answer"}
    assert "Answer" in {style.name for style in opened(made("storm", "key")[1]).styles}


# nothing but text, nothing of this machine


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_word_of_a_lesson_does_anything(setting):
    raw = made("storm", setting)[1]
    with zipfile.ZipFile(io.BytesIO(raw)) as held:
        names = held.namelist()
        for name in names:
            text = held.read(name).decode()
            assert "External" not in text, name
            tags = {etree.QName(n).localname for n in etree.fromstring(text.encode()).iter("*")}
            assert not tags & {"hyperlink", "object", "drawing", "pict", "oMath", "altChunk",
                               "instrText", "script"}, name  # fmt: skip
    assert {name.rpartition(".")[2] for name in names} == {"xml", "rels"}
    assert "<script>alert(1)</script>" in " ".join(text for _, text in lines(raw))


def test_signs_that_xml_cannot_hold_are_left_out(tmp_path):
    data = worksheet(harbour.sound(), Setting())
    data["title"] = data["parts"][0]["questions"][0]["ask"] = "a\x0b\ufffe\u202eb\ud800"
    raw = docx(data, Setting())
    assert faults(raw, tmp_path) == []
    assert ("Title", "ab") in lines(raw)


def test_core_properties_tell_nothing_of_who_and_when():
    about = opened(made("first", "key")[1]).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.title, about.language, about.created.year) == ("A guest in Astana", "en-GB", 2000)
    assert about.created == about.modified


WORLD = """
import sys, hashlib
sys.path[:0] = sys.argv[1:]
from storm_lesson import storm
from kit.paper import Setting, worksheet
from kit.paper.word import docx
for setting in (Setting(), Setting(audience="teacher", versions=("A", "B"), version="B")):
    print(hashlib.sha256(docx(worksheet(storm(), setting), setting)).hexdigest())
"""


def test_the_same_bytes_in_another_world(tmp_path):
    def run(folder, **world):
        return subprocess.run(
            [sys.executable, "-c", WORLD, str(ROOT), str(ROOT / "tests")], cwd=folder, check=True,
            env=os.environ | world, capture_output=True, text=True).stdout  # fmt: skip

    one = run(ROOT, PYTHONHASHSEED="1", TZ="Asia/Almaty")
    assert len(one.splitlines()) == 2
    assert one == run(tmp_path, PYTHONHASHSEED="4", TZ="America/Lima", LC_ALL="C.UTF-8")
    with zipfile.ZipFile(io.BytesIO(made("first", "worksheet")[1])) as held:
        assert {entry.date_time for entry in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_without_python_docx_one_sentence_says_what_to_install(monkeypatch):
    data = worksheet(harbour.sound(), Setting())
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(Missing, match=r"news-reading-kit\[paper\]"):
        docx(data, Setting())
