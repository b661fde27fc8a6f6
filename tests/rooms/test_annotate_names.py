"""Names, their linking and the reading that all stages share; a sentence of its own a rule."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from bench import annotating_names as bench

from kit.annotate.doc import LONGEST, read
from kit.annotate.gazetteer import gazetteer, split
from kit.annotate.link import linked
from kit.annotate.names import KINDS, STAGES, names
from kit.annotate.sentences import starts
from kit.errors import KitError
from kit.lesson import Article, Block, Span

HERE = Path(__file__).parents[1] / "annotate" / "names"
LETTER = dict(zip(KINDS, "PLONEX", strict=True))


def article(text: str, kind: str = "paragraph") -> Article:
    """`text` as an article, a block a blank line."""
    blocks, at = [], 0
    for n, part in enumerate(text.split("\n\n"), 1):
        blocks.append(Block(f"p{n}", kind, at, at + len(part)))
        at += len(part) + 2
    return Article("made.txt", text, tuple(blocks), ())


def marked(text: str, kind: str = "paragraph", stages=STAGES) -> str:
    """`text` with its names in brackets: [Kenya|L]."""
    made, out, at = article(text, kind), "", 0
    for n in names(read(made), stages):
        out += text[at:n.span.start] + f"[{made[n.span]}|{LETTER[n.kind]}]"
        at = n.span.end
    return out + text[at:]


@pytest.mark.parametrize("wanted", [
    # what is cut off
    "“Councillor [Pugh|P] should count the children,” Mrs [O’Brien|P] said.",
    "Photo: [AFP|O]/[Tom Okello|P]",
    "The chief ministers of [Maharashtra|L], [Goa|L] and [Gujarat|L] met in [Sindh|L] province.",
    "He works at [McDonald|O]’s.",
    # lists: the longest name, never one inside it
    "The [East African Community|O] welcomed the deal, and the [Bank of Japan|O] did too.",
    "[Manchester City|O] beat [Real Madrid|O] in the [Champions League|E].",
    "She moved from [Kiev|L] to [São Paulo|L], then to The [Hague|L].",
    "[Jordan Henderson|P] met [Chad Smith|P] in [Jordan|L].",
    "[Theresa May|P] said in May that [April Jones|P] would leave in April.",
    "The [Paris Agreement|X] and the [Nobel Peace Prize|X] are not places or people.",
    # heads
    "The [Centers for Disease Control and Prevention|O] and the [University of Vienna|O] agreed.",
    "It was built by [China Road and Bridge Corporation|O] near [Tsavo West National Park|L].",
    "The [Marseille Criminal Court|O] and the [National Financial Prosecutor’s Office|O] said so.",
    "[Arts Council England|O] and [BBC Radio Northshire|O] were there.",
    "The [Justice Department|O] sued in the [U.S. District Court for the Southern District of"
    " New York|O].",
    # titles and people
    "[European Council|O] President [Sofia Lindqvist|P] met [French|N] President [Luc Arnaud|P].",
    "Forces of President [Bashar al-Assad|P] and Lt. Gen. [Ricardo Sanchez|P] moved.",
    "Then [Senate|O] [Democrats|N] and [House|O] [Republicans|N] disagreed.",
    # events
    "[Cyclone Varuna|E] struck before the [2028 presidential election|E] and [Euro 2028|E].",
    "She swam at the [2012 Summer Paralympics|E] and lived through the [Second World War|E].",
    # the words beside a name
    "The [Munich|L]-based firm sold it to a [Russian|N]-backed group.",
    "A barge sank off [Blindleia|L], a town in [Norway|L].",
    "They spoke [French|X] with a [French|N] officer.",
    # datelines
    "[NAIROBI|L], June 4 ([Reuters|O]) – [Kenya|L] signed.",
    "[ROME|L] ([AP|O]) - Pope [Francis|P] spoke.",
])  # fmt: skip
def test_a_sentence_is_marked_as_a_reader_would(wanted):
    plain = wanted
    for letter in "PLONEX":
        plain = plain.replace(f"|{letter}]", "]")
    assert marked(plain.replace("[", "").replace("]", "")) == wanted


@pytest.mark.parametrize("text", [
    "Reading is fun, and nice people read.", "March brought rain.", "Orange juice prices rose.",
    "Turnout was high. COVID-19 patients waited.", "Researchers met on Monday.",
])  # fmt: skip
def test_words_that_only_look_like_names_are_none(text):
    assert marked(text) == text


def test_a_name_keeps_its_kind_over_the_article():
    text = ("[Halden Instruments Inc.|O] rose. [Halden|O] employs 4,300 people.\n\n"
            "[Katarina Brandt|P] won. [Brandt|P] thanked everyone.\n\n"
            "[Hurricane Irma|E] came. Then [Irma|E] went.\n\n"
            "The [African Development Bank|O] ([AfDB|O]) paid. [AfDB|O] money helps.")  # fmt: skip
    plain = text.replace("[", "").replace("]", "")
    for letter in "PLOE":
        plain = plain.replace(f"|{letter}", "")
    assert marked(plain) == text


def test_a_headline_of_capitals_is_read_by_what_the_article_knows():
    text = "BRANDT WINS SECOND TERM IN AUSTRIA\n\nKatarina Brandt won in Austria."
    made = article(text)
    made = Article(made.file, text, (Block("headline", "headline", 0, 34), made.blocks[1]), ())
    assert "AUSTRIA" in {made[n.span] for n in names(read(made)) if n.kind == "place"}


def test_names_do_not_overlap_have_no_article_or_possessive_and_are_the_same_twice():
    for gold in bench.texts():
        found = names(gold.read)
        assert found == names(gold.read)
        for one, other in pairwise(found):
            assert one.span.end <= other.span.start
        for name in found:
            words = gold.read.article[name.span]
            assert words == words.strip()
            assert not words.endswith(("’s", "'s", "’", "'"))
            assert not words.casefold().startswith(("the ", "a ", "an "))
            assert 0 < name.confidence < 1


@pytest.mark.slow
def test_names_are_clearly_better_than_the_plain_reader_in_every_half():
    for half in bench.HALVES:
        assert bench.f1(bench.ours, half) >= max(0.9, bench.f1(bench.plain, half) + 0.15)
    assert bench.links() >= 0.95


def test_the_confidence_tells_the_share_that_is_right():
    sure, unsure = [], []
    for gold in bench.texts():
        for name in names(gold.read):
            if name.kind != "other":
                right = (name.span.start, name.span.end, name.kind) in gold.names
                (sure if name.confidence >= 0.85 else unsure).append(right)
    assert sum(sure) / len(sure) > 0.95 > sum(unsure) / len(unsure) > 0.6


# linking


def test_one_entity_for_all_its_names_with_role_and_place():
    text = ("KYIV, 3 May – Kenyan Transport Minister Wanjiru Kamau met Juma Otieno, 63, a"
            " historian at the University of Nairobi, in Kiev.\n\nKamau thanked Kyiv. The"
            " International Monetary Fund paid; the IMF is Kenyan. Kenya agreed.")  # fmt: skip
    made = read(article(text))
    entities, mentions = linked(made, names(made))
    by = {e.id: e for e in entities}
    said = {e: [made.article[m.span] for m in mentions if m.entity == e] for e in by}
    assert said["wanjiru-kamau"] == ["Wanjiru Kamau", "Kamau"]
    assert said["international-monetary-fund"] == ["International Monetary Fund", "IMF"]
    assert [w.casefold() for w in said["kyiv"]] == ["kyiv", "kiev", "kyiv"]
    assert by["wanjiru-kamau"].role == "Kenyan Transport Minister"
    assert by["juma-otieno"].role == "historian at the University of Nairobi"
    assert by["kyiv"].at == pytest.approx((50.45, 30.52), abs=0.2)
    assert by["kenyan"].of == "kenya"
    assert {e.status for e in entities} == {"draft"}
    assert len({m.id for m in mentions}) == len(mentions)


def test_a_capital_that_acts_for_its_government_stays_a_place_with_a_note():
    made = read(article("Kazakhstan refused to align with Moscow. The Kremlin spokesperson spoke."
                        " He flew to Moscow. Beijing denied it."))  # fmt: skip
    entities, mentions = linked(made, names(made))
    kind = {e.id: e.kind for e in entities}
    notes = {(made.article[m.span], bool(m.means)) for m in mentions if kind[m.entity] == "place"}
    assert notes == {("Kazakhstan", False), ("Moscow", True), ("Moscow", False), ("Kremlin", True),
                     ("Beijing", True)}  # fmt: skip
    assert all(m.why.endswith(".") for m in mentions if m.means)


def test_mr_and_mrs_are_two():
    made = read(article("Jean Castellan and his wife, Nathalie Castellan, came. Mrs Castellan"
                        " spoke."))  # fmt: skip
    _, mentions = linked(made, names(made))
    assert [m.entity for m in mentions] == ["jean-castellan", *["nathalie-castellan"] * 2]


# reading


def test_furniture_is_not_read_and_offsets_are_the_articles():
    text = "Paris is big.\n\nCOMMENTS\n\n“Hi,” said Macron’s aide in Lyon."
    made = article(text)
    blocks = (made.blocks[0], Block("furniture-1", "furniture", 15, 23), made.blocks[2])
    got = read(Article("made.txt", text, blocks, ()))
    assert [block.id for block, _ in got.docs] == ["p1", "p3"]
    assert [got.article[s] for s in got.sentences] == ["Paris is big.", text[25:]]
    tokens = got.tokens(Span(text.index("Macron"), text.index("Macron") + 6))
    assert tokens.text == "Macron"
    assert got.article[got.span(tokens)] == "Macron"
    assert got.article[got.span(tokens[0])] == "Macron"


@pytest.mark.parametrize("sentences", [
    ["The U.S. president said no.", "“It’s late.", "We can’t go!” Mr. Smith said."],
    ["Dr. J. K. Jones, of St. Mary’s, left the U.S.", "The storm hit at 5 p.m. local time."],
    ["“Why?” Jones asked.", "“Who is it?”", "The man left."],
    ["He saw “The End.”", "Then it rained…", "Nobody knew.", "No. 3 was first.", "He said no."],
    ["The rate rose 2.5% in the U.S. Environmental Protection Agency’s report.", "It fell."],
    ["He met John Brown at 6 p.m.", "Brown left."],
])  # fmt: skip
def test_sentences(sentences):
    made = article(" ".join(sentences))
    assert [made[s] for s in read(made).sentences] == sentences


def test_the_parser_is_only_asked_where_a_full_stop_could_be_either():
    assert starts("It rained. He left Acme Inc. Shares fell.") == ([11], [29])


def test_a_part_that_no_article_has_is_told_in_a_sentence():
    with pytest.raises(KitError, match="longer than 1,000,000 letters"):
        read(article("a" * (LONGEST + 1)))


@pytest.mark.parametrize("text", [
    "", " ", "x", "?", "“", "(", "A", "’s", "- - -", "\u200bParis", "E\u0301lyse\u0301e", "\u0301",
    "🙂 Paris 🙂", "THE", "the", "&", "St.", "Paris\n\n\n", "a" * 5000, "Anna " * 500,
])  # fmt: skip
def test_odd_texts_do_not_break(text):
    made = read(article(text))
    linked(made, names(made))


# the lists


def test_the_lists_hold_no_name_twice_in_one_kind_and_every_country_a_point():
    lists = gazetteer()
    for key, entries in lists.names.items():
        for entry in entries:
            assert key
            assert entry.kind in KINDS
            assert not entry.at or (-90 <= entry.at[0] <= 90 and -180 <= entry.at[1] <= 180)
    assert lists.names[split("France")][0].at == (46.5, 2.5)
    assert lists.names[split("Nice")][0].soft
    assert not lists.names[split("London")][0].soft


def test_the_extracts_stay_small_and_have_their_licence_beside_them():
    folder = Path(sys.modules["kit.annotate.gazetteer"].__file__).parent
    extracts = ("cities.tsv", "given.txt", "family.txt", "words.txt")
    assert sum((folder / name).stat().st_size for name in extracts) <= 400_000
    licence = (folder / "LICENSE.md").read_text("utf-8")
    assert all(f"`{name}`" in licence for name in extracts)


def test_importing_the_stages_loads_no_spacy():
    code = "import sys, kit.annotate.names, kit.annotate.link; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_annotated_texts_say_what_their_offsets_give():
    for path in HERE.glob("*.json"):
        data = json.loads(path.read_text("utf-8"))
        assert "Invented" in data["note"]
        for entity in data["entities"]:
            assert data["text"][entity["start"]:entity["end"]] == entity["text"]


def test_who_has_a_title_is_a_person():
    text = "Mayor Helen Marsh spoke first.\n\nMs Marsh said the money might come. Ms Marsh left."
    article = Article("a.txt", text, (Block("p1", "paragraph", 0, 30),
                                      Block("p2", "paragraph", 32, len(text))), ())  # fmt: skip
    found = [(text[n.span.start:n.span.end], n.kind) for n in names(read(article))]
    assert found.count(("Marsh", "person")) == 2
