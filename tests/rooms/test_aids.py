"""The extra sheets: their words, their places on the page, what a student must not know."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pypdfium2
import pytest
from broken import harbour
from pypdf import PdfReader
from storm_lesson import storm

from kit.errors import KitError
from kit.lesson import Entity, Option, Phase, Plan, Task
from kit.paper.aids import AIDS
from kit.paper.aids.chart import Chart
from kit.paper.pdf import pdf
from kit.paper.setting import Setting
from kit.paper.sheet import worksheet
from kit.skills import KINDS

MM = 72 / 25.4
ALL = ("all",)
TEACHER = Setting(audience="teacher")
EDGE = {"cards": 5, "tickets": 7, "slides": 8}  # mm of white around; else that of the footer
ONE_PAGE = ("grid", "guide", "map", "words", "tickets")


@pytest.fixture(scope="module")
def lesson():
    return first()


@cache
def first():
    from kit.files import load

    return load("macron-in-kazakhstan")


LESSONS = {"first": first, "storm": storm, "harbour": harbour.sound}


def made(lesson, name: str, setting: Setting = Setting()):  # noqa: B008 - frozen
    return AIDS[name][0](lesson, setting)


def asked(lesson, setting: Setting) -> list[dict]:
    return [q for part in worksheet(lesson, setting)["parts"] for q in part["questions"]]


@cache
def printed(which: str, name: str, setting: Setting = Setting()) -> bytes:  # noqa: B008 - frozen
    return pdf(made(LESSONS[which](), name, setting), setting, AIDS[name][1])


def words(data: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return " ".join(text.replace("\u200b", "").split())


def signs(data: bytes):
    """Yield (page, sign, left, bottom, right, top, page width, page height), in mm."""
    document = pypdfium2.PdfDocument(data)
    for n, page in enumerate(document):
        text = page.get_textpage()
        wide, high = page.get_size()
        for i in range(text.count_chars()):
            sign = text.get_text_range(i, 1)
            if sign.strip():
                box = [v / MM for v in text.get_charbox(i)]
                yield n, sign, *box, wide / MM, high / MM
        text.close()
        page.close()
    document.close()


# ---- every sheet


@pytest.mark.parametrize("name", AIDS)
def test_every_sheet_says_what_it_is_in_the_document_and_on_its_first_page(lesson, name):
    data = made(lesson, name)
    reader = PdfReader(io.BytesIO(printed("first", name)))
    assert reader.metadata.title
    assert lesson.title in reader.metadata.title
    assert lesson.title in reader.pages[0].extract_text()
    if name in ("grid", "guide", "map", "words"):
        assert data["title"] in reader.pages[0].extract_text()


@pytest.mark.parametrize("name", AIDS)
@pytest.mark.parametrize("setting", [
    Setting(items=ALL), replace(TEACHER, items=ALL), Setting(items=ALL, paper="letter"),
    replace(TEACHER, items=ALL, large=True), Setting(items=ALL, dyslexia=True),
], ids=["student", "teacher", "letter", "large", "dyslexia"])  # fmt: skip
def test_nothing_stands_outside_the_margins_whatever_the_lesson_holds(name, setting):
    edge = EDGE.get(name, 10.5)
    out = [row for row in signs(printed("storm", name, setting)) if row[2] < edge or row[3] < edge
           or row[4] > row[6] - edge or row[5] > row[7] - edge]  # fmt: skip
    assert out == []


@pytest.mark.parametrize("name", AIDS)
def test_every_word_of_the_sheet_is_printed(name):
    data = made(storm(), name, replace(TEACHER, items=ALL))
    if name == "cards":
        held = [x["word"] for x in data["cards"]] + [x["meaning"] for x in data["cards"]]
    elif name == "words":
        held = [x["meaning"] for x in data["words"]] + [x["example"] for x in data["words"]]
    elif name == "slides":
        held = [page["ask"] for page in data["pages"]]
        held += [o["text"] for page in data["pages"] for o in page.get("options", [])]
    else:
        return
    text = re.sub(r"\s", "", words(printed("storm", name, replace(TEACHER, items=ALL))))
    latin = [one for one in held if one.isascii() and not re.search(r"\S{15}", one)]
    assert len(latin) > 6
    assert [one for one in latin if re.sub(r"\s", "", one) not in text] == []


@pytest.mark.parametrize("name", AIDS)
@pytest.mark.parametrize("setting", [Setting(), TEACHER, Setting(paper="letter")],
                         ids=["student", "teacher", "letter"])  # fmt: skip
def test_a_screen_reader_gets_through(tmp_path, name, setting):
    import outloud

    path = tmp_path / f"{name}.pdf"
    path.write_bytes(printed("first", name, setting))
    found = outloud.check(str(path))
    assert [f"{f.rule}: {f.evidence}" for f in found.findings if f.severity == "error"] == []
    assert found.stats["tagged"]


@pytest.mark.parametrize("name", ONE_PAGE)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_forms_of_the_first_lesson_are_one_page(name, paper):
    reader = PdfReader(io.BytesIO(printed("first", name, Setting(paper=paper))))
    assert len(reader.pages) == 1


def test_the_same_lesson_gives_the_same_bytes_elsewhere(lesson):
    for name, (_, template) in AIDS.items():
        assert pdf(made(lesson, name), Setting(), template) == printed("first", name)
    code = (
        "import json; from kit.files import load; from kit.paper.aids import AIDS\n"
        "from kit.paper.setting import Setting; one = load('macron-in-kazakhstan')\n"
        "print(json.dumps([make(one, Setting(audience='teacher')) for make, _ in AIDS.values()]))"
    )
    other = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Almaty", "LC_ALL": "C"}
    found = subprocess.run([sys.executable, "-c", code], env=other, capture_output=True, check=True,
                           text=True)  # fmt: skip
    assert json.loads(found.stdout) == [make(lesson, TEACHER) for make, _ in AIDS.values()]


# ---- what a student’s copy must not know


def turned(q):
    """The same question with another key, other feedback and other proofs."""
    def other(options: tuple[Option, ...]) -> tuple[Option, ...]:
        rights = [o.right for o in options]
        return tuple(replace(o, right=rights[i - 1], say="SECRET") for i, o in enumerate(options))

    lefts = [pair.right for pair in q.pairs]
    return replace(
        q, options=other(q.options),
        gaps=tuple(replace(g, options=other(g.options)) for g in q.gaps),
        pairs=tuple(replace(p, right=lefts[i - 1], say="SECRET") for i, p in enumerate(q.pairs)),
        items=q.items[::-1], evidence=q.evidence[:1], say="SECRET", samples=(), hints=("SECRET",),
        targets=tuple(replace(t, span=q.targets[0].span, say="SECRET") for t in q.targets),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["grid", "tickets", "slides"])
@pytest.mark.parametrize("setting", [Setting(items=ALL), Setting(items=ALL, mode="test")],
                         ids=["practice", "test"])  # fmt: skip
def test_another_key_changes_nothing_in_a_students_copy(lesson, name, setting):
    # kinds whose wording or lines come from the answer itself stay as they are
    questions = tuple(turned(q) if q.kind not in ("short", "mark") else q for q in lesson.questions)
    other = replace(lesson, questions=questions)
    one, two = (made(each, name, setting) | {"edition": ""} for each in (lesson, other))
    assert one == two
    teacher = replace(setting, audience="teacher", mode="practice")
    assert made(lesson, name, teacher) != made(other, name, teacher)


@pytest.mark.parametrize("name", AIDS)
@pytest.mark.parametrize("which", ["first", "storm"])
def test_a_students_copy_holds_no_feedback_and_no_seed(name, which):
    lesson = LESSONS[which]()
    held = json.dumps(made(lesson, name, Setting(items=ALL)), ensure_ascii=False)
    said = [o.say for q in lesson.questions for o in q.options if len(o.say) > 20]
    said += [q.say for q in lesson.questions if len(q.say) > 20]
    said += [s.text for q in lesson.questions for s in q.samples if len(s.text) > 20]
    assert said
    assert [one for one in said if one in held or one[:40] in held] == []
    assert "seed" not in held
    assert not made(lesson, name, Setting(items=ALL))["key"]


def test_a_students_form_is_empty_and_the_teachers_copy_is_filled_in(lesson):
    grid, key = (made(lesson, "grid", s)["rows"] for s in (Setting(), TEACHER))
    assert not any(row["filled"] or row["say"] for row in grid)
    assert all(row["filled"] or row["say"] for row in key)
    assert [row | {"filled": [], "say": ""} for row in key] == grid
    assert made(lesson, "tickets")["question"]["right"] == []
    assert len(made(lesson, "tickets", TEACHER)["question"]["right"]) == 1
    assert {row["says"] + row["who"] + row["word"] for row in made(lesson, "guide")["rows"]} == {""}
    assert all(row["who"].startswith("W") for row in made(lesson, "guide", TEACHER)["rows"])
    assert {row["example"] for row in made(lesson, "words")["words"]} == {""}
    assert all(row["example"] for row in made(lesson, "words", TEACHER)["words"])


# ---- flashcards


@pytest.mark.parametrize("setting", [Setting(), Setting(paper="letter"), Setting(large=True)],
                         ids=["a4", "letter", "large"])  # fmt: skip
def test_the_back_of_each_card_lies_behind_its_front(setting):
    data = printed("first", "cards", setting)
    wide = PdfReader(io.BytesIO(data)).pages[0].mediabox.width / MM
    fronts, backs = {}, {}
    for page, sign, left, bottom, right, top, *_ in signs(data):
        if sign.isdigit() and top - bottom < 4:
            (backs if page % 2 else fronts).setdefault(page // 2, []).append((sign, left, bottom,
                                                                              right))  # fmt: skip
    per = 6 if setting.large else 10
    for n, card in enumerate(made(first(), "cards", setting)["cards"]):
        sheet, column, row = n // per, n % per % 2, n % per // 2
        x = (wide - 170) / 2
        high = 260 / (per // 2)
        y = (float(PdfReader(io.BytesIO(data)).pages[0].mediabox.height) / MM - 260) / 2
        bottom = (per // 2 - 1 - row) * high + y  # of the card, from the foot of the page
        last = card["number"][-1]
        for side, at in ((fronts, column), (backs, 1 - column)):
            edge = x + 85 * (at + 1) - 6  # the number ends 6 mm before the card does
            assert any(sign == last and abs(right - edge) < 0.7 and 5 < low - bottom < 8
                       for sign, _, low, right in side[sheet])  # fmt: skip


def test_a_card_has_the_articles_own_sentence_with_a_gap_for_the_word(lesson):
    text = " ".join(lesson.article.text.split())
    for card in made(lesson, "cards")["cards"]:
        pieces = card["sentence"]
        assert sum("gap" in piece for piece in pieces) == 1
        before, after = "".join(p.get("text", "\0") for p in pieces).strip("… ").split("\0")
        assert before in text
        assert after in text
    vassal = next(c for c in made(lesson, "cards")["cards"] if c["word"] == "vassal")
    assert "vassal" not in json.dumps(vassal["sentence"])


def test_more_words_make_more_sheets_and_the_numbers_go_on():
    sound = harbour.sound()
    words = [replace(sound.glossary[n % 5], id=f"g{n}", word=f"word{n}") for n in range(23)]
    many = replace(sound, glossary=tuple(words))
    data = pdf(made(many, "cards"), Setting(), "aids")
    reader = PdfReader(io.BytesIO(data))
    assert len(reader.pages) == 6
    assert [card["number"] for card in made(many, "cards")["cards"]] == [
        str(n) for n in range(1, 24)]  # fmt: skip
    assert "flashcards 21–23" in reader.pages[4].extract_text()


def test_words_stand_in_the_order_of_the_article(lesson):
    order = [card["word"] for card in made(lesson, "cards")["cards"]]
    starts = {g.word: min(s.start for s in g.spans) for g in lesson.glossary if g.teach}
    assert order == sorted(starts, key=starts.get)
    assert order == [row["word"] for row in made(lesson, "words")["words"]]


def test_an_endless_meaning_and_an_endless_word_stay_on_their_card():
    sound = harbour.sound()
    bad = replace(sound.glossary[0], word="W" * 90, here="meaning " * 200)
    data = pdf(made(replace(sound, glossary=(bad,)), "cards"), Setting(), "aids")
    for page, sign, left, bottom, right, top, wide, high in signs(data):
        x, y = (wide - 170) / 2, (high - 260) / 2
        first_card = (x if page == 0 else x + 85, y + 208)
        if x < left < wide - x:
            assert first_card[0] < left < right < first_card[0] + 85, sign
            assert first_card[1] < bottom < top < first_card[1] + 52, sign


# ---- the answer grid


@pytest.mark.parametrize("setting", [Setting(), Setting(items=ALL),
                                     Setting(versions=("A", "B"), version="B")],
                         ids=["plan", "all", "B"])  # fmt: skip
def test_the_grid_has_the_numbers_and_letters_of_the_worksheet(lesson, setting):
    rows = made(lesson, "grid", setting)["rows"]
    numbers = Counter(row["label"].split()[0] for row in rows)
    parts = {"cloze": lambda q: sum(isinstance(p, dict) for p in q["text"]),
             "match": lambda q: len(q["lefts"]), "order": lambda q: len(q["steps"]),
             "mark": lambda q: q["count"], "write": lambda q: 0}  # fmt: skip
    for q in asked(lesson, setting):
        many = len(q["rows"]) if "rows" in q else parts.get(q["kind"], lambda q: 1)(q)
        assert numbers[q["number"]] == many, q["id"]
        if "options" in q:
            row = next(row for row in rows if row["label"] == q["number"])
            assert row["signs"] == [o["letter"] for o in q["options"]]
            assert row["many"] == (q["kind"] == "choices")
        if "rows" in q and len(q["rows"]) > 1:
            labels = [f"{q['number']} {row['letter']}" for row in q["rows"]]
            assert set(labels) <= {row["label"] for row in rows}


def test_the_grids_key_is_that_of_the_worksheet(lesson):
    key = {q["number"]: q for q in asked(lesson, TEACHER)}
    for row in made(lesson, "grid", TEACHER)["rows"]:
        q = key[row["label"].split()[0]]
        if "options" in q:
            assert row["filled"] == q["key"]["letters"]


def test_all_rows_of_a_long_grid_are_printed():
    text = words(printed("storm", "grid", Setting(items=ALL)))
    for row in made(storm(), "grid", Setting(items=ALL))["rows"]:
        assert row["label"] in text


# ---- the map


def test_the_map_tells_nobody_which_places_it_shows(lesson):
    data = made(lesson, "map")
    names = [e.name for e in lesson.entities if e.kind == "place"]
    assert len(data["places"]) >= 6
    # the lesson’s title, its own task and the note on the borders may name one
    own = {"ask": "", "note": "", "lesson": "", "name": ""}
    rest = json.dumps(data | own, ensure_ascii=False)
    assert [name for name in names if name in rest] == []
    assert data["map"]["alt"].count("; ") >= 6
    student, teacher = (words(printed("first", "map", s)) for s in (Setting(), TEACHER))
    assert data["note"] in student
    assert "Uzbekistan" not in student
    assert "Uzbekistan" in teacher


def test_the_maps_alternative_text_is_in_the_document(lesson):
    reader = PdfReader(io.BytesIO(printed("first", "map")))
    tree = _elements(reader.trailer["/Root"]["/StructTreeRoot"])
    alts = [str(node["/Alt"]) for node in tree if "/Alt" in node]
    assert made(lesson, "map")["map"]["alt"] in alts


def _elements(node):
    node = node.get_object()
    kids = node.get("/K", [])
    yield node
    for kid in kids if isinstance(kids, list) else [kids]:
        if hasattr(kid.get_object(), "get"):
            yield from _elements(kid)


def test_numbers_go_from_west_to_east_and_stand_apart(lesson):
    circles = made(lesson, "map")["map"]["circles"]
    assert [c["number"] for c in circles] == [str(n + 1) for n in range(len(circles))]
    assert [c["x"] for c in circles] == sorted(c["x"] for c in circles)
    for n, a in enumerate(circles):
        assert all((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2 > 36 for b in circles[:n])


@pytest.mark.parametrize("points", [
    [(138, 36), (-157.8, 21.3), (173, -41)], [(10, 62), (24, -30)], [(103.8, 1.35)],
    [(-55, -10), (79, 22), (134, -25), (-100, 60)], [(0, -84), (0, 84)],
], ids=["Pacific", "high", "one", "world", "poles"])  # fmt: skip
def test_a_chart_shows_all_places_and_draws_inside_its_frame(points):
    chart = Chart(points, 168)
    assert 84 <= chart.high <= 125
    for lon, lat in points:
        assert chart.holds(chart.point(lon, lat), 0)
    for number in re.findall(r"[ML](-?[\d.]+ -?[\d.]+)", chart.svg()):
        x, y = map(float, number.split())
        assert -0.1 <= x <= 168.1
        assert -0.1 <= y <= chart.high + 0.1
    borders = re.findall(r'd="([^"]+)" stroke_width', chart.svg().replace("stroke-", "stroke_"))
    for line in borders[-1].split("M")[1:]:  # nothing runs across the whole map
        xs = [float(point.split()[0]) for point in line.split("L")]
        assert all(abs(a - b) < 60 for a, b in pairwise(xs))


def test_towns_that_share_a_point_are_asked_for_once(lesson):
    names = [place["name"] for place in made(lesson, "map", TEACHER)["places"]]
    assert "Moscow" in names
    assert "the Kremlin" not in names
    assert "Central Asia" not in names  # a region cannot be pointed at


def test_a_lessons_own_task_with_a_map_stands_below_it(lesson):
    assert made(lesson, "map")["ask"]["title"] == "Find the place"
    sound = replace(harbour.sound(), before=(Task("Talk", "Talk about mapping."),))
    assert made(sound, "map")["ask"]["title"] == "Before you read"


# ---- tickets, guide


def test_a_ticket_asks_one_short_question_four_times(lesson):
    question = made(lesson, "tickets")["question"]
    assert len(question["options"]) >= 3
    assert all(len(option["text"]) <= 45 for option in question["options"])
    text = words(printed("first", "tickets"))
    assert text.count("The line that proves it") == 4
    assert text.count(question["options"][0]["text"]) == 4
    assert words(printed("first", "tickets", Setting(large=True))).count("How sure am I") == 2


def test_a_ticket_has_the_letters_of_its_own_version(lesson):
    setting = Setting(versions=("A", "B"), version="B", items=ALL)
    question = made(lesson, "tickets", setting)["question"]
    own = next(q for q in asked(lesson, setting) if q["ask"] == question["ask"])
    assert question["options"] == own["options"]


def test_statements_will_do_where_nothing_else_is_asked(lesson):
    only = replace(lesson, questions=tuple(q for q in lesson.questions if q.kind == "truth"))
    question = made(only, "tickets", Setting(items=ALL))["question"]
    assert [o["text"] for o in question["options"]] == ["true", "false", "not stated"]


def test_the_guide_has_a_row_for_every_paragraph(lesson):
    text = words(printed("first", "guide"))
    assert re.search(" ".join(str(n) for n in range(1, len(lesson.paragraphs) + 1)), text)


# ---- slides


@pytest.mark.parametrize(("which", "items"), [("first", ()), ("storm", ALL)])
def test_each_answer_follows_its_question_and_every_kind_has_a_slide(which, items):
    setting = replace(TEACHER, items=items)
    pages = made(LESSONS[which](), "slides", setting)["pages"]
    assert [page["show"] for page in pages] == ["question", "answer"] * (len(pages) // 2)
    for question, answer in zip(pages[::2], pages[1::2], strict=True):
        assert question["number"] == answer["number"]
        assert "key" not in question
        assert answer["key"]
    if items:
        assert {page["kind"] for page in pages} == set(KINDS)
    reader = PdfReader(io.BytesIO(printed(which, "slides", setting)))
    assert len(reader.pages) == len(pages) + 1
    box = reader.pages[1].mediabox
    assert abs(float(box.width) / float(box.height) - 16 / 9) < 0.01
    for page, sheet in zip(pages, list(reader.pages)[1:], strict=True):
        assert page["number"] in sheet.extract_text()
        if page["show"] == "answer":
            assert "Answer" in sheet.extract_text()


@pytest.mark.parametrize("setting", [
    Setting(), Setting(mode="test"), replace(TEACHER, mode="test"),
], ids=["student", "test", "teacher’s test"])  # fmt: skip
def test_slides_for_learners_and_for_a_test_have_no_answers(lesson, setting):
    data = made(lesson, "slides", setting)
    assert {page["show"] for page in data["pages"]} == {"question"}
    assert not any({"key", "why"} & set(page) for page in data["pages"])
    assert len(data["pages"]) * 2 == len(made(lesson, "slides", TEACHER)["pages"])


def test_an_answer_shows_the_key_the_proof_and_why(lesson):
    page = made(lesson, "slides", TEACHER)["pages"][1]
    q = lesson.question["caption-doing"]
    right = next(o for o in q.options if o.right)
    chosen = next(o["text"] for o in page["options"] if o["letter"] in page["key"]["letters"])
    assert chosen == right.text
    assert page["why"] == right.say
    assert page["proof"][0]["quote"] in lesson.article.text


def test_a_question_answered_in_words_has_its_passage_beside_it(lesson):
    pages = made(lesson, "slides", replace(TEACHER, items=ALL))["pages"]
    shorts = [page for page in pages if page["kind"] in ("short", "write")]
    assert all(page["passage"] or page["look"] for page in shorts)
    assert any(page["passage"] for page in shorts)
    assert not any(page["passage"] for page in pages if page["kind"] == "choice")


# ---- nothing to print


def test_a_lesson_without_the_matter_says_so_in_a_sentence(lesson):
    bare = replace(lesson, entities=(), glossary=(), mentions=(), quotations=(), claims=(),
                   loaded=(), events=(), connectives=())  # fmt: skip
    for name, found in {
        "map": "this lesson names no place with its coordinates, so there is no map to fill in",
        "cards": "this lesson teaches no word, so there is no set of cards",
        "words": "this lesson teaches no word, so there is no page of words",
    }.items():
        with pytest.raises(KitError, match=found):
            made(bare, name)
    empty = replace(lesson, questions=(), plans=())
    for name in ("grid", "tickets", "slides"):
        with pytest.raises(KitError, match="there are no questions"):
            made(empty, name)
    writes = replace(lesson, plans=(), questions=tuple(q for q in lesson.questions
                                                       if q.kind == "write"))  # fmt: skip
    with pytest.raises(KitError, match="no answer grid"):
        made(writes, "grid")
    with pytest.raises(KitError, match="no exit ticket"):
        made(writes, "tickets")
    article = replace(lesson.article, blocks=lesson.article.blocks[:1])
    with pytest.raises(KitError, match="no reading guide"):
        made(replace(lesson, article=article), "guide")


def test_only_a_pole_is_no_map():
    pole = Entity("p", "place", "South Pole", at=(-90.0, 0.0))
    with pytest.raises(KitError, match="no map"):
        made(replace(harbour.sound(), entities=(pole,), mentions=(), quotations=(), claims=(),
                     loaded=()), "map")  # fmt: skip


def test_a_plan_that_only_talks_still_has_its_sheets(lesson):
    talk = replace(lesson, plans=(Plan(20, (Phase("Talk", "after", 20, "Talk."),)),))
    assert made(talk, "grid")["rows"]
