"""The worksheet and its key as PDF: whole, still, in order, in grey, inside the page, for everyone.

This proves A10 of the standards (“The handout reads in grey, at 11 pt”). A reader that is not ours
opens each file: pypdf for the text and the tags, PDFium for where it stands, outloud for the rules.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from dataclasses import replace
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import outloud
import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops
from storm_lesson import storm

from kit.errors import KitError, Missing
from kit.files import load
from kit.paper import pdf as setter
from kit.paper.setting import Setting
from kit.paper.sheet import worksheet

MM = 72 / 25.4
ALL = Setting(items=("all",))
PLAIN = Setting()
SETTINGS = {
    "plain": PLAIN, "all": ALL, "test": Setting(mode="test"), "large": Setting(large=True),
    "dyslexia": Setting(dyslexia=True), "letter": Setting(paper="letter"),
    "marks": Setting(layers=("groups", "dates", "loaded", "voices", "words")),
}  # fmt: skip
KINDS = {"choice", "choices", "truth", "cloze", "match", "order", "mark", "short", "write"}
FURNITURE = re.compile(
    r"(Notes|Test|Name|Class|Date|/ \d+|line|\[\d+\]|\(\d+\)|\d+ min|\d+|page \d+ of \d+"
    r"|edition [0-9a-f]{8}|READING.*|.* · (worksheet|test)|(Test · )?A guest in Astana)"
)


def plain(text: str) -> str:
    """Words only: no star, no place to break, every space the same."""
    text = unicodedata.normalize("NFC", text.replace("\u200b", "").replace("\u2060", ""))
    return " ".join(re.sub(r"[*\u00ad]", "", text).split())


class Made:
    """A sheet and its PDF, read once."""

    def __init__(self, data, setting):
        self.data, self.setting = data, setting
        self.bytes = setter.pdf(data, setting)
        self.reader = pypdf.PdfReader(io.BytesIO(self.bytes))
        self.document = pypdfium2.PdfDocument(self.bytes)

    @cached_property
    def read(self) -> list[tuple[str, list[tuple[str, float]]]]:
        """Of each page its text, and its stretches with their size in points."""
        pages = []
        for page in self.reader.pages:
            runs: list[tuple[str, float]] = []
            text = page.extract_text(visitor_text=lambda text, _, matrix, __, size, runs=runs: (
                runs.append((text.strip(), round(abs(size * matrix[3]), 1)))))  # fmt: skip
            pages.append((text, [run for run in runs if run[0]]))
        return pages

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.read]

    @cached_property
    def words(self) -> list[str]:
        """The text of each page without its header, its foot and the numbers of lines."""
        kept = []
        for text in self.texts:
            lines = [line for line in text.splitlines() if not re.fullmatch(r"\d+|Notes", line)]
            foot = next((n for n, line in enumerate(lines) if " edition " in line), 0)
            head = any(re.match("Name|Test|Teacher", line) for line in lines[:1])
            kept.append(plain("\n".join(lines[head:foot])))
        return kept

    @cached_property
    def signs(self) -> list[list[tuple[str, float, float, float, float]]]:
        """Of each page (sign, left, bottom, right, top), spaces left out."""
        pages = []
        for page in self.document:
            text = page.get_textpage()
            read = pypdfium2.raw.FPDFText_GetUnicode
            found = [(chr(read(text.raw, n)), *text.get_charbox(n))
                     for n in range(text.count_chars())]  # fmt: skip
            pages.append([one for one in found if one[0].strip() and one[0] not in "\u200b\u2060"])
        return pages

    @cached_property
    def pictures(self) -> list[Image.Image]:
        made = setter.pages(self.data, self.setting, ppi=50)
        return [Image.open(io.BytesIO(one)).convert("RGB") for one in made]

    @property
    def questions(self) -> list[dict]:
        return [q for part in self.data["parts"] for q in part["questions"]]


@cache
def made(name: str, lesson: str = "macron", key: bool = False, **more) -> Made:
    found = storm() if lesson == "storm" else load("macron-in-kazakhstan")
    setting = replace(SETTINGS[name], audience="teacher" if key else "student", **more)
    return Made(worksheet(found, setting), setting)


def said(q: dict) -> list[str]:
    """Everything that a question prints, in its order, but for the words of a gap text."""
    rows = [row["text"] for name in ("options", "rows", "rubric") for row in q.get(name, [])]
    sides = [*q.get("lefts", []), *(side["text"] for side in q.get("rights", []))]
    blocks = ["".join(p["text"] for p in block["pieces"]) for block in q.get("blocks", [])]
    boxes = [word for box in q.get("boxes", []) for word in box["words"]]
    gaps = [part for part in q.get("text", []) if isinstance(part, str)]
    return [q["ask"], q["how"], *boxes, *gaps, *rows, *sides, *q.get("steps", []), *blocks]


def printed(text: str) -> str:
    return plain(setter.printable(text))


# ---------------------------------------------------------------- the words


@pytest.mark.parametrize("name", SETTINGS)
def test_the_article_stands_there_whole_and_in_order(name):
    sheet = made(name)
    text, at = " ".join(sheet.words), 0
    text = text.replace(" ", "")  # a line may end after a stroke
    for block in sheet.data["article"]:
        words = printed("".join(piece["text"] for piece in block["pieces"])).replace(" ", "")
        found = text.find(block["number"] + words, at)
        assert found >= at, words[:60]
        at = found


@pytest.mark.parametrize("name", ["all", "large", "dyslexia", "letter"])
def test_every_question_stands_there_whole_and_in_order(name):
    sheet = made(name)
    text, at = " ".join(sheet.words), 0
    for q in sheet.questions:
        for words in filter(None, map(printed, said(q))):
            assert words in text[at:], f"{q['id']}: {words}"
        at = text.index(f"{q['number']} {printed(q['ask'])}", at)


def test_every_fifth_line_has_its_number():
    numbers = [int(line) for text in made("all").texts[:2] for line in text.splitlines()
               if line.isdigit()]  # fmt: skip
    lines = sum(len(_lines_of(made("all"), b)) for b in made("all").data["article"] if b["number"])
    assert numbers == list(range(5, lines + 1, 5))


def test_all_nine_kinds_are_drawn():
    assert {q["kind"] for q in made("all").questions} == KINDS
    assert {q["kind"] for q in made("all", "storm").questions} == KINDS


def test_the_storm_loses_no_word():
    """Hebrew comes out in another order, so its letters are counted; Arabic in parts of letters."""
    sheet = made("all", "storm")
    have = set("".join(sheet.words))
    text = "".join(sheet.words).replace(" ", "")
    blocks = ["".join(p["text"] for p in block["pieces"]) for block in sheet.data["article"]]
    asked = [one for q in sheet.questions for one in said(q)]
    for word in printed(" ".join(blocks + asked)).split():
        if "ARABIC" in " ".join(unicodedata.name(sign, "") for sign in word):
            continue
        hebrew = any(unicodedata.bidirectional(sign) == "R" for sign in word)
        joined = any(ord(sign) > 0xFFFF or sign in "\ufe0f\u200d" for sign in word)
        assert set(word) <= have if hebrew or joined else word in text, word
    assert any("\u0600" < sign < "\u06ff" for sign in have)


def test_the_label_for_the_line_sticks_to_no_option():
    for sheet in (made("all"), made("all", key=True)):
        for line in "\n".join(sheet.texts).splitlines():
            assert not re.search(r"(line|P\d · \d.*\d|caption|credit) ?[A-Z]( |$)", line), line


def test_hostile_words_are_printed_as_they_are():
    title = '#panic("x") #read("/etc/passwd") $x^2$ *b* _i_ <kl> @ref // `c` =1+1 {{x}} \\n'
    data = made("plain").data | {"title": title, "name": title}
    data["parts"] = [part | {"title": title, "intro": title} for part in data["parts"]]
    sheet = Made(data, PLAIN)
    text = re.sub(r"\s", "", "".join(sheet.texts))
    assert text.count(re.sub(r"\s", "", title)) == 1 + 2 * len(data["parts"])
    assert sheet.reader.metadata.title == title


# ---------------------------------------------------------------- key and worksheet


def missing(sheet: Made, other: Made) -> list[tuple[int, str]]:
    """Signs of a worksheet that do not stand at the same place of the other file."""
    gone = []
    for n, page in enumerate(sheet.signs):
        have = defaultdict(list)
        for sign, left, bottom, *_ in other.signs[n]:
            have[sign].append((left, bottom))
        height = sheet.document[n].get_height()
        for sign, left, bottom, *_ in page:
            if not 18 * MM < bottom < height - 25.5 * MM:  # the furniture differs
                continue
            if not any(abs(x - left) < 0.6 and abs(y - bottom) < 0.3 for x, y in have[sign]):
                gone.append((n + 1, sign))
    return gone


@pytest.mark.parametrize(("name", "lesson"), [
    ("all", "macron"), ("all", "storm"), ("large", "macron"), ("dyslexia", "macron"),
])  # fmt: skip
def test_nothing_moves_when_the_answers_come(name, lesson):
    sheet, key = made(name, lesson), made(name, lesson, key=True)
    lines = sum(q["proof"] for q in sheet.questions)  # the word “line” makes room for the answer
    assert sorted({sign for _, sign in missing(sheet, key)}) in ([], ["e", "i", "l", "n"])
    assert len(missing(sheet, key)) <= 4 * lines
    assert len(key.signs) > len(sheet.signs)


def test_the_key_names_the_lines_that_prove():
    key, lines = made("all", key=True), {}
    for block in key.data["article"]:
        if block["number"]:
            first = sum(map(len, lines.values())) + 1
            lines[block["number"]] = [*enumerate(_lines_of(made("all"), block), first)]
    text, checked = " ".join(key.words), 0
    for q in key.questions:
        evidence = q["key"].get("evidence", [])
        if q["kind"] == "choice" and len(evidence) == 1 and evidence[0]["place"].isdigit():
            place, quote = evidence[0]["place"], plain(evidence[0]["quote"])
            numbers = [n for n, line in lines[place] for _ in range(len(line) + 1)]
            at = " ".join(line for _, line in lines[place]).index(quote)
            a, b = numbers[at], numbers[at + len(quote) - 1]
            assert f"P{place} · {a if a == b else f'{a}–{b}'}" in text, q["id"]
            checked += 1
    assert checked > 5


def _lines_of(sheet: Made, block: dict) -> list[str]:
    """The lines in which a numbered block is printed."""
    words = printed("".join(piece["text"] for piece in block["pieces"]))
    lines = [plain(line) for text in sheet.texts[:3] for line in text.splitlines()]
    own = [re.sub(rf"^P{block['number']} ", "", line) for line in lines]
    start = next(n for n, line in enumerate(own) if len(line) > 9 and words.startswith(line))
    end = next(n for n in range(start, len(own)) if len(own[n]) > 3 and words.endswith(own[n]))
    return own[start : end + 1]


def test_the_key_is_filled_in_and_explained():
    key = made("plain", key=True, versions=("A", "B"), version="B")
    text = " ".join(key.words)
    assert "Teacher’s key · not for learners" in key.texts[0]
    for title in ("Why: feedback in short", "Skills", "Time", "To talk about", "Versions"):
        assert title in text
    for row in key.data["notes"]["versions"]:
        assert plain(" ".join(row)) in text
    for q in key.data["notes"]["feedback"]:
        for row in q["rows"]:
            mark = f"{row['letter']} ✓" if row["right"] else row["letter"]
            assert f"{mark} {printed(row['say'])}" in text
    assert all(sample["text"][:40] in " ".join(made("all", key=True).words)
               for q in made("all", key=True).questions for sample in q["key"].get("samples", []))


# ---------------------------------------------------------------- the page


EVERY = [(name, "macron", False) for name in SETTINGS] + [("all", "storm", False)]
KEYS = [("all", "macron", True), ("large", "macron", True), ("all", "storm", True)]


@pytest.mark.parametrize(("name", "lesson", "key"), EVERY + KEYS)
def test_nothing_leaves_the_page_or_lies_over_something_else(name, lesson, key):
    sheet = made(name, lesson, key=key)
    for n, picture in enumerate(sheet.pictures):
        wide, high = picture.size
        edge = round(12 / 25.4 * 50)
        inner = (edge, edge, wide - edge, high - edge)
        picture = picture.copy()
        picture.paste("white", inner)
        assert picture.getextrema() == ((255, 255),) * 3, f"ink at the edge of page {n + 1}"
    for n, page in enumerate(sheet.signs):
        low = [s for s, _, bottom, *_ in page if 17.6 * MM < bottom < 18.1 * MM]
        assert not low, f"page {n + 1} runs into its foot: {low}"
        assert not _over_one_another(page), f"page {n + 1}"


def _over_one_another(signs) -> list[tuple[str, str]]:
    """Pairs of letters that share most of their place."""
    near, found = defaultdict(list), []
    for one in signs:
        sign, left, bottom, right, top = one
        if not sign.isascii() or not sign.isalnum():
            continue
        spot = (int(left // 8), int(bottom // 8))
        for x in (-1, 0, 1):
            for y in (-1, 0, 1):
                for other, l2, b2, r2, t2 in near[spot[0] + x, spot[1] + y]:
                    wide = min(right, r2) - max(left, l2)
                    high = min(top, t2) - max(bottom, b2)
                    if (left, right) == (l2, r2):
                        continue  # a ligature
                    if wide > 0 < high and wide * high > 0.5 * (right - left) * (top - bottom):
                        found.append((sign, other))
        near[spot].append(one)
    return found


@pytest.mark.parametrize("name", ["plain", "all", "letter", "large", "dyslexia", "test"])
def test_no_question_is_broken_and_no_heading_left_alone(name):
    sheet = made(name)
    at = 0
    for part in sheet.data["parts"]:
        for q in part["questions"]:
            begin = f"{q['number']} {printed(q['ask'])}"
            at = next(n for n in range(at, len(sheet.words)) if begin in sheet.words[n])
            lost = [s for s in filter(None, map(printed, said(q))) if s not in sheet.words[at]]
            assert not lost, f"question {q['number']} goes on after page {at + 1}: {lost}"
            if q is part["questions"][0]:
                assert printed(part["title"]) in sheet.words[at]


@pytest.mark.parametrize(("name", "blank"), [("plain", [5]), ("dyslexia", [9]), ("letter", [3])])
def test_two_sided_the_questions_begin_on_a_sheet_of_their_own(name, blank):
    sheet = made(name, duplex=True)
    assert len(sheet.texts) % 2 == 0
    first = sheet.data["parts"][0]["title"]
    assert next(n for n, text in enumerate(sheet.words) if first in text) % 2 == 0
    assert [n for n, text in enumerate(sheet.texts) if not text.strip()] == blank
    assert all(sheet.pictures[n].getextrema() == ((255, 255),) * 3 for n in blank)
    assert len(sheet.texts) == len(made(name).texts) + len(blank)


def test_header_and_foot():
    sheet = made("plain", version="A", versions=("A", "B"))
    assert sheet.texts[0].splitlines()[1] == "Name Class Date / 22"
    for n, text in enumerate(sheet.texts, 1):
        edition, last = sheet.data["edition"], len(sheet.texts)
        assert f"A guest in Astana · worksheet A edition {edition} page {n} of {last}" in text
    assert "VERSION A" in sheet.texts[0]
    tests = made("test").texts
    assert tests[0].splitlines()[1].startswith("Test Name Class Date")
    assert all("Test · A guest in Astana" in text for text in tests[1:])
    draft = Made(sheet.data | {"notice": "Not checked yet."}, PLAIN)
    assert "Not checked yet." in draft.words[0]


# ---------------------------------------------------------------- A10: grey, size, measure


@pytest.mark.parametrize("name", SETTINGS)
def test_a10_the_handout_reads_in_grey(name):
    """A10: no colour carries anything, and each layer has a line of its own shape."""
    for n, picture in enumerate(made(name).pictures):
        red, green, blue = picture.split()
        assert not ImageChops.difference(red, green).getbbox(), f"colour on page {n + 1}"
        assert not ImageChops.difference(green, blue).getbbox()


def test_a10_the_ink_of_the_key_is_dark_in_grey():
    darkest = min(0.299 * r + 0.587 * g + 0.114 * b for page in made("all", key=True).pictures
                  for _, (r, g, b) in page.getcolors(1 << 20) if b > r + 60)  # fmt: skip
    assert darkest < 90


@pytest.mark.parametrize(("name", "least", "furniture"), [
    ("plain", 11, 9), ("all", 11, 9), ("letter", 11, 9), ("test", 11, 9), ("marks", 11, 9),
    ("dyslexia", 13, 11), ("large", 18, 14),
])  # fmt: skip
def test_a10_what_is_read_has_eleven_points(name, least, furniture):
    """A10: 11 pt for what is read, 13 and 18 in the two settings; furniture 9, 11 and 14."""
    for _, runs in made(name).read:
        for text, size in runs:
            assert size >= furniture, text
            assert size >= least or FURNITURE.fullmatch(plain(text)), (size, text)


@pytest.mark.parametrize("name", [*SETTINGS])
def test_a10_no_line_is_longer_than_75_letters(name):
    space = {"large": 3.6, "dyslexia": 2.6}.get(name, 2.2)
    for page in made(name).signs:
        lines = defaultdict(list)
        for sign, left, bottom, right, _ in page:
            lines[round(bottom / 4)].append((left, right, sign))
        for line in lines.values():
            length, last = 0, 0.0
            for left, right, _ in sorted(line):
                length = length + 1 + (left - last > space) if left - last < 9 else 1
                last = right
                assert length <= 75, "".join(sign for *_, sign in line)


# ---------------------------------------------------------------- for everyone, the same


TAGGED = [("plain", "macron", False), ("all", "macron", True), ("all", "storm", False),
          ("all", "storm", True), ("large", "macron", False), ("dyslexia", "macron", True)]


@pytest.mark.parametrize(("name", "lesson", "key"), TAGGED)
def test_a_program_finds_no_barrier(name, lesson, key, tmp_path):
    (tmp_path / "sheet.pdf").write_bytes(made(name, lesson, key=key).bytes)
    result = outloud.check(str(tmp_path / "sheet.pdf"))
    assert result.error is None
    assert [f.message for f in result.findings if f.severity == "error"] == []
    # a false alarm (see the next test), long questions, addresses that lead nowhere
    known = {"ORD-001", "HDG-011", "LNK-010"}
    assert {f.rule for f in result.findings} <= known


@pytest.mark.parametrize(("name", "lesson", "key"), TAGGED)
def test_tags_title_language_fonts_and_the_order_of_reading(name, lesson, key):
    sheet = made(name, lesson, key=key)
    root = sheet.reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert str(root["/Lang"]).lower().startswith(sheet.data["lang"])
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert sheet.reader.metadata.title == setter.printable(sheet.data["title"])
    for page in sheet.reader.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(inner.get_object())
            assert "/ToUnicode" in font.get_object()
    kinds, order = _tree(sheet)
    heads = [int(kind[1]) for kind in kinds if re.fullmatch(r"H\d", kind)]
    assert heads[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(heads))
    assert {"L", "LI", "LBody", "Table", "TH", "TD", "P"} <= set(kinds)
    for n, page in enumerate(sheet.reader.pages):
        painted = [*map(int, re.findall(rb"/MCID (\d+)", page.get_contents().get_data()))]
        assert painted == order[n], f"page {n + 1} is painted in another order than it is read"


def _tree(sheet: Made) -> tuple[list[str], dict[int, list[int]]]:
    """The kinds of the tags in their order, and page → its marks in the order of the tree."""
    kinds, order = [], defaultdict(list)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(sheet.reader.pages)}

    def walk(node, page=None):
        if isinstance(node, int):
            order[page].append(int(node))
            return
        if isinstance(node, list):
            for one in node:
                walk(one, page)
            return
        node = node.get_object()
        if not hasattr(node, "get"):
            walk(node, page)
            return
        if "/Pg" in node:
            page = numbers[node.raw_get("/Pg").idnum]
        if node.get("/Type") == "/MCR":
            order[page].append(int(node["/MCID"]))
            return
        kinds.append(str(node.get("/S", "/"))[1:])
        if "/K" in node:
            walk(node["/K"], page)

    walk(sheet.reader.trailer["/Root"]["/StructTreeRoot"])
    return kinds, order


def test_the_same_lesson_gives_the_same_bytes_elsewhere(tmp_path):
    code = (
        "import hashlib; from kit.files import load; from kit.paper.pdf import pdf\n"
        "from kit.paper.setting import Setting; from kit.paper.sheet import worksheet\n"
        "s = Setting(audience='teacher'); d = worksheet(load('macron-in-kazakhstan'), s)\n"
        "print(hashlib.sha256(pdf(d, s)).hexdigest())"
    )
    here = hashlib.sha256(made("plain", key=True).bytes).hexdigest()
    env = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    env["PYTHONPATH"] = os.pathsep.join([str(Path.cwd()), env.get("PYTHONPATH", "")])
    told = subprocess.run([sys.executable, "-c", code], env=env, cwd=tmp_path, check=True,
                          capture_output=True, text=True)  # fmt: skip
    assert told.stdout.strip() == here
    raw = made("plain", key=True).bytes
    assert not re.search(rb"/CreationDate|/ModDate|/home/|/work/|/tmp/", raw)
    assert not made("plain").reader.metadata.creation_date


# ---------------------------------------------------------------- large print and dyslexia


def test_large_print_is_a_layout_of_its_own():
    sheet, usual = made("large"), made("plain")
    text = " ".join(sheet.words)
    assert "(1 point)" in text
    assert "[1]" not in text
    assert not any("Notes" in page for page in sheet.texts)
    first = [printed(part["title"]) for part in sheet.data["parts"]]
    pages = [next(n for n, page in enumerate(sheet.words) if title in page) for title in first]
    assert [sheet.words[n].startswith(f"Part {k} ·") for k, n in enumerate(pages, 1)] == [True] * 3
    assert len(sheet.texts) > 1.8 * len(usual.texts)
    assert "Marks: word explained" in text  # no lines below the words


@pytest.mark.parametrize("name", ["large", "dyslexia"])
def test_no_italics_and_no_serifs_where_they_are_hard_to_read(name):
    fonts = {str(font.get_object()["/BaseFont"]) for page in made(name).reader.pages
             for font in page["/Resources"]["/Font"].values()}  # fmt: skip
    assert any("Atkinson" in font for font in fonts)
    assert not any("Italic" in font for font in fonts)
    assert sum("Serif" in font for font in fonts) <= 1  # it stands in for other alphabets only


def test_letter_has_the_lines_of_a4():
    wide = made("letter").document[0].get_size()
    assert [round(side / MM, 1) for side in wide] == [215.9, 279.4]
    for block in made("plain").data["article"]:
        if block["number"]:
            assert _lines_of(made("plain"), block) == _lines_of(made("letter"), block), block["id"]


# ---------------------------------------------------------------- signs, faults


def test_what_no_font_has_is_printed_as_a_number_and_told():
    odd = {"a": ["漢字 and 漢", {"b": "⌜"}], "n": 3}
    assert setter.unprintable(odd) == ["漢", "字", "⌜"]
    assert setter.printable(odd) == {"a": ["[U+6F22][U+5B57] and [U+6F22]", {"b": "[U+231C]"}],
                                     "n": 3}  # fmt: skip
    assert setter.unprintable("Ünïcødé Дмитрий محمد נעה 😀 → ✓ ½ e\u0301") == []
    assert setter.printable("a\x00b\u202ec\u2066d\x07e\ufefff") == "abcdef"
    assert setter.printable("one\ttwo\u2028three\nfour") == "one two three\nfour"
    assert setter.printable("e\u0301 \ud800") == "é [U+D800]"
    assert "[U+" in " ".join(made("all", "storm").words)


def test_the_fonts_are_those_that_are_asked_for_and_licensed():
    fonts = sorted(setter.FONTS.rglob("*.ttf"))
    assert {str(font.relative_to(setter.FONTS)) for font in fonts} >= set(setter.FACES)
    for font in fonts:
        family = font.name.split("_")[0]
        assert "SIL OPEN FONT LICENSE" in font.with_name(f"{family}-OFL.txt").read_text("utf-8")
        face = next(setter.FONTS / name for name in setter.FACES if f"{family}_" in name)
        known = {sign for a, b in setter._signs(face) for sign in range(a, b + 1)}
        assert known == set(TTFont(font).getBestCmap())


def test_without_typst_the_command_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    setter._compiler.cache_clear()
    setter._fonts.cache_clear()
    with pytest.raises(Missing, match=r"-m pip install \"news-reading-kit\[paper\]\""):
        setter.pdf(made("plain").data, PLAIN)


def test_a_warning_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "bad.typ").write_text('#set text(font: "Arial")\nx', "utf-8")
    (tmp_path / "worse.typ").write_text("#nothing", "utf-8")
    monkeypatch.setattr(setter, "TEMPLATES", tmp_path)
    for name in ("bad", "worse"):
        with pytest.raises(KitError, match="the sheet cannot be set"):
            setter.pdf({}, {}, name)
    setter._compiler.cache_clear()


def test_a_picture_of_each_page():
    pages = setter.pages(made("plain").data, PLAIN, ppi=20)
    assert len(pages) == len(made("plain").texts)
    assert all(page.startswith(b"\x89PNG") for page in pages)
