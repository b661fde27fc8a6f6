"""From the file to the layers: rules that only whole articles show. All texts are invented."""

from __future__ import annotations

import pytest

from kit.annotate import annotate
from kit.ingest import ingest
from kit.lesson import Article, Lesson

TOP = "Shops close as prices rise\n\nBy Anna Keller\n3 March 2026\n\n"
BASE = " It was cold, and the rain fell all day on the river and on the old stone bridge."


def lesson(text: str) -> Lesson:
    source = ingest("made.txt", text.encode())
    return annotate(Article(source.name, source.text, source.blocks, ()), source.date)


def named(text: str) -> set[tuple[str, str]]:
    made = lesson(text)
    kinds = {e.id: e.kind for e in made.entities}
    return {(made.article[m.span], kinds[m.entity]) for m in made.mentions if m.form == "name"}


def kinds(text: str) -> list[tuple[str, str]]:
    source = ingest("made.txt", text.encode())
    return [(b.kind, source.text[b.start:b.end]) for b in source.blocks]


def test_a_block_ends_at_a_blank_line():
    found = kinds(TOP + "The chain said so." + BASE)
    assert found[1] == ("byline", "By Anna Keller\n3 March 2026")
    assert [k for k, _ in kinds(TOP.replace("\n\n", "\n") + "The chain said so." + BASE)][:3] == [
        "headline", "byline", "byline"]  # fmt: skip


def test_sentences_below_the_headline_are_its_deck():
    deck = "Prices have doubled in a year. Now one chain gives up."
    assert kinds(TOP.replace("\n\nBy", f"\n\n{deck}\n\nBy") + BASE)[1] == ("subheading", deck)


def test_questions_with_a_letter_are_paragraphs():
    text = TOP + "".join(f"Q: Why did you do it{n}?\n\nA: I had no choice, and I was young. I like"
                         f" the rain.\n\n" for n in "abc")  # fmt: skip
    assert {k for k, _ in kinds(text)[2:]} == {"paragraph"}


def test_signs_of_a_list_and_a_headline_of_two_sentences():
    made = lesson("Keep it. You will miss it\n\n• Rain\n• Snow\n\nIt is cold." + BASE)
    words = [made.article[s] for s in made.article.sentences]
    assert words[:3] == ["Keep it. You will miss it", "Rain", "Snow"]


@pytest.mark.parametrize(("text", "wanted"), [
    ("Orvell, the shoe retailer, will close shops. Nobody likes Orvell now.",
     ("Orvell", "organisation")),
    ("The bakery group Kornblum grew. We need Kornblum.", ("Kornblum", "organisation")),
    ("Nobody saw it. Hollis & Byrne employs 900 people.", ("Hollis & Byrne", "organisation")),
    ("The port’s operator, Harrow Terminals, said so.", ("Harrow Terminals", "organisation")),
    ("It is in the Upland Review. The Review has few readers.", ("Review", "organisation")),
    ("They walked over the Long Marsh of Kilder.", ("Long Marsh of Kilder", "place")),
    ("The island of Vell is flat. Boats leave Vell at noon.", ("Vell", "place")),
    ("City Treasurer Paul Denham gave money.", ("Paul Denham", "person")),
    ("PORT HALDEN, Oct 14 (Ostwire) – Dockers went home.", ("PORT HALDEN", "place")),
])  # fmt: skip
def test_names(text: str, wanted: tuple[str, str]):
    found = named(TOP + text + BASE)
    assert wanted in found
    assert {kind for words, kind in found if words == wanted[0]} == {wanted[1]}


def test_clubs_of_a_match():
    text = ("Wexcombe hold on to beat Northam\n\nWexcombe 2 Northam Vale 1\n\nWexcombe reached the "
            "final of the cup when they beat Northam Vale. Lena Marsh scored twice in the first "
            "half, and the referee added six minutes. Wexcombe’s coach praised her goalkeeper and "
            "the striker. Wexcombe defended well, and the captain hit the bar.\n")  # fmt: skip
    assert {kind for words, kind in named(text) if words == "Wexcombe"} == {"organisation"}


def speakers(text: str) -> list[tuple[str, str]]:
    made = lesson(text)
    names = {e.id: e.name for e in made.entities}
    return [(made.article[q.span], names.get(q.speaker, "")) for q in made.quotations]


@pytest.mark.parametrize(("text", "wanted"), [
    ("Marit Holm, who has been mayor since 2019, came. “Wait,” the mayor said.", "Marit Holm"),
    ("Marit Holm was elected mayor in 2019. “Wait,” the mayor said.", "Marit Holm"),
    ("Otto Brandt, who worked as a baker, came. “Wait,” the baker said.", "Otto Brandt"),
    ("Marit Holm came. Her answer was short: “Wait.”", "Marit Holm"),
    ("Marit Holm came. A notice on the gate reads: “Wait.”", ""),
    ("“Wait,” said one of the divers, Ines Albrecht.", "Ines Albrecht"),
])  # fmt: skip
def test_roles_and_things_that_speak(text: str, wanted: str):
    found = [who for words, who in speakers(TOP + text + BASE) if "Wait" in words]
    assert found == [wanted]


def test_an_interview_is_the_words_of_whoever_answers():
    text = ("“I never wanted a shop”\n\nLena Ott sells mud. She talks about friends and rain.\n\n"
            "3 March 2026\n\nQ: How did it begin?\n\nA: By accident. I wrote to the bank that we "
            "were “rich in friends”.\n\nQ: Did it pay?\n\nA: Never. I was young, and my father "
            "helped.\n\nQ: And now?\n\nA: I sleep. My sign is always the same: “No rain today.” I "
            "like it.\n")  # fmt: skip
    assert {who for _, who in speakers(text)} == {"Lena Ott"}


def test_words_behind_the_frame_are_the_same_voice():
    text = "Marit Holm had no plan, the judge said, and she had done it “with a very loud smile”."
    assert [who for words, who in speakers(TOP + text + BASE) if "smile" in words] == ["judge"]
