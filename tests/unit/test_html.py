"""The static form: what a learner reads where nothing can be clicked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from broken import harbour
from broken.harbour import at
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import html
from kit.errors import KitError
from kit.lesson import Claim, Connective, Lesson, Quotation, Span
from kit.skills import LAYERS

GOLDEN = Path(__file__).parents[1] / "golden"
ENTITIES = ("people", "places", "groups", "dates")


@pytest.fixture(scope="module")
def lesson():
    return harbour.sound()


def text(lesson: Lesson, *blocks: str, layers=tuple(LAYERS), **more) -> str:
    return html.text_html(lesson, [lesson.blocks[b] for b in blocks], layers,
                          **{"open_questions": (), **more})  # fmt: skip


def words(page: str) -> str:
    """The text of a page without its elements."""
    return re.sub(r"<[^>]+>", "", page)


@pytest.mark.parametrize(("name", "made"), [
    ("harbour-text.html", lambda one: html.twin(one, html.text_html(one, one.blocks.values(),
                                                                    open_questions=()))),
    ("harbour-text.txt", lambda one: html.text_plain(one, one.blocks.values(), open_questions=())),
    ("harbour-questions.html", lambda one: html.twin(one, html.questions_html(one, mains(one)))),
    ("harbour-questions.txt", lambda one: html.questions_plain(one, mains(one))),
])  # fmt: skip
def test_it_looks_as_a_person_has_seen_it(lesson, name, made, rewrite_golden):
    found = re.sub(r"(</p>|</h3>|</li>|</dd>|</summary>|</fieldset>)", r"\1\n", made(lesson)) \
        if name.endswith(".html") else made(lesson)  # fmt: skip
    path = GOLDEN / name
    if rewrite_golden:
        path.write_text(found + "\n", "utf-8", newline="\n")
    assert path.read_text("utf-8") == found + "\n"


def mains(lesson):
    return [q for q in lesson.questions if not q.again_for]


# text


def test_nothing_of_the_text_is_lost_or_added_but_labels(lesson):
    page = text(lesson, "p3", layers=("people", "loaded", "words"))
    paragraph = re.search(r"<p [^>]*>(.*?)</p>", page)[1]
    assert words(re.sub(r"<sup>.*?</sup>", "", paragraph)) == lesson_text(lesson, "p3")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 190), st.integers(1, 60), st.booleans()), max_size=8))
def test_marks_may_overlap_as_they_like(spans):
    one = harbour.sound()
    block = one.blocks["p3"]
    made = [(f"n{i}", Span(block.start + a, min(block.end, block.start + a + n)), voice)
            for i, (a, n, voice) in enumerate(spans)]  # fmt: skip
    made = [row for row in made if row[1].start < row[1].end]
    voices = tuple(Quotation(id, span, "direct", "holm") for id, span, voice in made if voice)
    claims = tuple(Claim(id, span, "fact", "writer") for id, span, voice in made if not voice)
    one = replace(one, questions=(), quotations=voices, claims=claims)
    page = text(one, "p3", layers=("voices", "claims"))
    page = re.search(r"<p [^>]*>(.*?)</p>", page)[1]
    bare = re.sub(r"<(sup|small)\b.*?</\1>", "", page)
    assert words(bare) == lesson_text(one, "p3")
    stack = []
    for close, name in re.findall(r"<(/?)(\w+)", page):
        if close:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert not stack


def lesson_text(lesson, block):
    return lesson.article[lesson.blocks[block].span]


def test_each_layer_is_an_element_of_its_own(lesson):
    joint = Connective("k", at("However"), "contrast", "two facts", "but")
    one = replace(lesson, connectives=(joint,))
    page = text(one, "caption", "p1", "p2", "p3")
    assert re.search(r"<u [^>]*solid[^>]*>Ada Lund</u>", page)
    assert re.search(r"<u [^>]*dotted[^>]*>Norhavn</u>", page)
    assert re.search(r"<u [^>]*dashed[^>]*>the council</u>", page)
    assert re.search(r"<em [^>]*4px solid[^>]*><dfn [^>]*>burden</dfn></em>|<dfn [^>]*><em "
                     r"[^>]*4px solid[^>]*>burden</em></dfn>", page)  # fmt: skip
    assert re.search(r"<strong [^>]*>However</strong>", page)
    assert re.search(r"<dfn [^>]*border-radius:9px[^>]*>hearing</dfn>", page)
    assert re.search(r"<b>However</b></dt><dd [^>]*>contrast: two facts = but</dd>", page)


def test_without_any_style_the_voices_are_told(lesson):
    page = words(text(lesson, "p2", "p3"))
    assert "[Lund, own words: “Nobody asked us,”]" in page
    assert "[Holm, reported: that a bus over the new bridge" in page
    assert "[own words: “within weeks”]]" in page


def test_without_any_style_the_claims_are_told(lesson):
    page = words(text(lesson, "p1", "p3", layers=("claims",)))
    assert "[claim, Holm: a burden]" in page
    assert "[claim, the writer: has never been published]" in page


def test_a_label_once_a_kind_in_a_cell(lesson):
    page = text(lesson, "caption", "p1", "p2", "p3")
    for label in ("person", "place", "group", "loaded"):
        assert page.count(f"<sup>{label}</sup>") == 1


def test_only_the_layers_that_are_on(lesson):
    page = text(lesson, "p1", layers=("people",))
    assert "<u " in page
    assert not re.search(r"<(em|dfn|strong)\b|own words:", page)
    assert "<u " not in text(lesson, "p1", layers=())


def test_words_stand_below_their_paragraph_with_their_meaning(lesson):
    page = text(lesson, "p2")
    assert "Words in this paragraph" in page
    places = [page.index(f"><b>{word}") for word in ("reckless", "hearing", "depend")]
    assert places == sorted(places)
    assert "Words in" not in text(lesson, "caption")


def test_what_answers_an_open_question_is_left_out(lesson):
    (q,) = (q for q in lesson.questions if q.id == "depend")
    asked = replace(lesson, questions=(replace(q, layer="words"),))
    open_now = text(asked, "p2", open_questions={"depend"})
    assert "depend</dfn>" not in open_now
    assert "><b>depend" not in open_now
    assert "depend</dfn>" in text(asked, "p2")
    assert "depend</dfn>" not in text(asked, "p2", open_questions=None)


def test_own_highlights_stand_where_they_were(lesson):
    block = lesson.blocks["p3"]
    quote = "gave no timetable"
    start = lesson.article[block.span].index(quote)
    row = {"block": "p3", "start": start, "end": start + len(quote), "quote": quote, "note": "Why?"}
    page = text(lesson, "p3", layers=(), highlights=[row])
    assert re.search(r"<mark [^>]*>gave no timetable</mark> \[my note: Why\?\]", page)
    moved = text(lesson, "p3", layers=(), highlights=[{**row, "start": 1, "end": 2}])
    assert "gave no timetable</mark>" in moved
    assert "<mark" not in text(lesson, "p3", layers=(), highlights=[{**row, "quote": "gone"}])


# questions


@pytest.mark.parametrize("q", mains(harbour.sound()), ids=lambda q: q.id)
def test_a_practice_question_says_everything(lesson, q):
    page = html.plain(html.questions_html(lesson, [q]))
    said = [q.ask, q.statement, q.say, q.otherwise, *q.hints]
    said += [w for o in (*q.options, *q.items, *q.extra) for w in (o.text, o.say)]
    said += [g.otherwise for g in q.gaps]
    said += [w for g in q.gaps for o in g.options for w in (o.text, o.say)]
    said += [w for p in q.pairs for w in (p.left, p.right, p.say, p.miss)]
    said += [t.say for t in (*q.targets, *q.traps)]
    said += [w for s in q.samples for w in (s.text, s.why)] + [r.text for r in q.rubric]
    for piece in filter(None, said):
        assert piece in page


def test_options_stand_in_the_order_of_the_page(lesson):
    from kit.posed import pose

    for q in mains(lesson):
        page = html.questions_html(lesson, [q])
        options = pose(lesson, q)["options"] if q.kind != "short" else []
        places = [page.index(f"<li>{html.escape(o['text'])}</li>") for o in options]
        assert places == sorted(places)


def test_legends_count_and_name_the_kind(lesson):
    page = html.questions_html(lesson, mains(lesson))
    assert "<legend>Question 2 of 15 · choose one</legend>" in page
    assert "<legend>Question 9 of 15 · true, false or not stated</legend>" in page
    assert "<legend>One more like it · choose one</legend>" in page


def test_check_mode_keeps_the_answers_for_the_end(lesson):
    page = html.questions_html(lesson, mains(lesson), "check")
    assert page.count("<summary") == page.count("Hint</summary>") + page.count("rated</summary>") \
        + page.count("like it</summary>") + 1  # fmt: skip
    assert page.index("All answers and why") > page.rindex("</fieldset>")


def test_test_mode_holds_nothing_that_tells(lesson):
    page = html.questions_html(lesson, mains(lesson), "test")
    assert not re.search("Hint|Answer and why|All answers|One more like it", page)
    for q in mains(lesson):
        told = [*q.hints, q.say, q.otherwise, *(o.say for o in q.options),
                *(s.text for s in q.samples), *(t.say for t in q.targets)]  # fmt: skip
        assert not any(piece in page for piece in filter(None, map(html.escape, told)))
    right = {o.text for q in mains(lesson) if q.kind == "short" for o in q.options}
    assert not any(f">{word}<" in page for word in right)


def test_the_test_page_is_the_same_whichever_option_is_right(lesson):
    turned = tuple(replace(q, options=tuple(replace(o, right=not o.right) for o in q.options))
                   for q in mains(lesson))  # fmt: skip
    page = html.questions_html(replace(lesson, questions=turned), turned, "test")
    assert page == html.questions_html(lesson, mains(lesson), "test")


def test_a_mode_that_does_not_exist(lesson):
    with pytest.raises(KitError, match="there is no mode “exam”"):
        html.questions_html(lesson, [], "exam")


@pytest.mark.parametrize(("id", "key"), [
    ("last-day", "B. No boat will cross the water."),
    ("why-stop", "B. People take it less and less. · C. Its motor is dear to mend."),
    ("years", "19 / nineteen"), ("picture", "“harbour council”"),
])  # fmt: skip
def test_the_key_in_short(lesson, id, key):
    assert html.key_words(lesson, lesson.question[id]) == key


# plain


def test_plain_text_says_what_elements_say():
    page = ("<h3>P1</h3><p>a <u>b</u><sup>person</sup> <em>c</em> <dfn>d</dfn> <strong>e</strong>"
            " <mark>f</mark></p><ol type=\"A\"><li>x</li><li>y</li></ol><ul><li>z</li></ul>"
            "<details><summary>Hint</summary><p>Look.</p></details>")  # fmt: skip
    assert html.plain(page) == (
        "# P1\na _b_ (person) ~c~ {d} *e* =f=\n A. x\n B. y\n - z\n\n▸ Hint\nLook.")


def test_a_table_is_a_line_a_row():
    assert html.table_plain("Who", ("a", "b"), [("1", "2")]) == "Who\na | b\n1 | 2"


def test_the_same_lesson_gives_the_same_bytes(lesson):
    again = harbour.sound()
    assert html.questions_html(again, mains(again)) == html.questions_html(lesson, mains(lesson))
    assert text(again, "p1", "p2") == text(lesson, "p1", "p2")
