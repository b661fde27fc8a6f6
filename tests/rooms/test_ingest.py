"""What `ingest` makes of texts, pages, Markdown, Word and PDF files, measured against gold."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from ingest import files, measure
from ingest.marked import texts

from kit.ingest import ingest
from kit.ingest.source import KINDS
from kit.lesson import Span

ROOT = Path(__file__).parents[2]
TEXTS = {text.name: text for text in texts()}


def read(name: str):
    text = TEXTS[name]
    return ingest(f"{name}.txt", text.text.encode())


def kinds(source) -> list[str]:
    return [block.kind for block in source.blocks]


def test_blocks_of_plain_texts():
    total = Counter()
    for text in TEXTS.values():
        right, found, gold = measure.same_blocks(text, ingest("a.txt", text.text.encode()))
        total.update(right=right, found=found, gold=gold)
    assert len(TEXTS) >= 40
    assert measure.f1(total["right"], total["found"], total["gold"]) >= 0.97


def test_main_text_of_saved_pages():
    scores, missed = [], []
    for name, story, data in measure.pages(each=1):
        score, found = measure.page_score(story, ingest(f"{name}.html", data))
        scores.append(score)
        missed += [f"{name}: {key}" for key, value in found.items() if not value]
    assert len(scores) >= 50
    assert sum(scores) / len(scores) >= 0.98
    assert min(scores) > 0.9
    assert not missed


@pytest.mark.parametrize(("make", "ending", "aim"), [
    (files.markdown, "md", 0.98), (files.word, "docx", 0.98), (files.pdf, "pdf", 0.96),
    (lambda text: files.word(text, styles=False), "docx", 0.95),
    (lambda text: files.pdf(text, columns=2), "pdf", 0.94),
], ids=["md", "docx", "pdf", "docx without styles", "pdf in columns"])  # fmt: skip
def test_other_files_give_the_same_blocks(make, ending, aim):
    right = found = gold = 0
    for text in list(TEXTS.values())[::3]:
        source = ingest(f"a.{ending}", make(text))
        got = Counter((b.kind, source.text[b.start:b.end].split()[-1]) for b in source.blocks
                      if b.kind != "list")  # fmt: skip
        want = Counter((k, words.split()[-1]) for k, words in files.parts(text) if k != "list")
        right, found, gold = (right + sum((got & want).values()), found + sum(got.values()),
                              gold + sum(want.values()))  # fmt: skip
    assert measure.f1(right, found, gold) >= aim


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_stays_as_it_is_and_blocks_do_not_overlap(name):
    source = read(name)
    assert source.text == TEXTS[name].text
    assert source.plain
    assert source.sha256 == hashlib.sha256(source.text.encode()).hexdigest()
    last = 0
    for block in source.blocks:
        words = source.text[block.start:block.end]
        assert words == words.strip() != ""
        assert last <= block.start
        assert block.kind in KINDS
        last = block.end
    assert len({block.id for block in source.blocks}) == len(source.blocks)


@pytest.mark.parametrize("name", TEXTS)
def test_blocks_are_those_that_a_lesson_file_would_give(name):
    """What `reading.yaml` lists as exceptions brings the same blocks back."""
    from kit.files.places import cut

    source = read(name)
    parts = [(Span(b.start, b.end), b.kind) for b in source.blocks]
    assert cut(source.name, source.text, parts).blocks == source.blocks


@pytest.mark.parametrize("data", [page for _, _, page in measure.pages("dev", each=1)])
def test_blocks_of_a_page_are_those_that_a_lesson_file_would_give(data):
    from kit.files.places import cut

    source = ingest("a.html", data)
    parts = [(Span(b.start, b.end), b.kind) for b in source.blocks if b.kind != "paragraph"]
    assert cut(source.name, source.text, parts).blocks == source.blocks


@pytest.mark.parametrize(("name", "title", "byline", "date"), [
    ("01-agency-no-blank", "Lake town votes to keep its last ferry after winter of protest",
     "Marta Ilven", "2024-03-12"),
    ("02-broadcaster-copied", "Flood warnings lifted as river levels fall in eastern valleys",
     "Ellen Marsh", "2025-01-09"),
    ("05-sport-report", "Rovers 3-2 Athletic: Late Okafor goal sinks leaders", "Dan Corrie",
     "2025-02-02"),
    ("09-wire-ap-style", "Power returns to most of Maraland's capital after two-day outage",
     "Lina Berg, Osman Demir", "2024-12-08"),
    ("11-no-headline-caption-first", "", "", ""),
    ("28-weather-and-numbers", "Coldest April morning since 1956", "", "2024-04-18"),
])  # fmt: skip
def test_title_byline_and_date(name, title, byline, date):
    source = read(name)
    assert (source.title, source.byline, source.date) == (title, byline, date)


def test_a_caption_is_kept_and_its_credit_is_a_block_of_its_own():
    source = read("11-no-headline-caption-first")
    assert kinds(source)[:3] == ["caption", "credit", "paragraph"]
    assert [block.id for block in source.blocks][:4] == ["caption", "credit", "p1", "p2"]
    assert kinds(source)[-1] == "furniture"


def test_an_article_may_speak_of_furniture():
    text = ("Cookies, and what they cost\n\nThe baker said that cookies were what people "
            "bought most. "
            "“We bake cookies for our neighbours,” she said.\n\nFollow the river for two miles "
            "and you "
            "will see her shop.\n\nThe newsletter of the guild called her a legend.\n")
    assert set(kinds(ingest("a.txt", text.encode()))) == {"headline", "paragraph"}


def test_a_page_says_what_was_left_out():
    _, _, data = next(measure.pages(each=1))
    source = ingest("a.html", data)
    assert any("left out" in note for note in source.notes)
    assert not source.plain
    assert "cookie" not in source.text.lower()


@pytest.mark.parametrize(("text", "lang"), [
    ("The ferry stopped, and nobody in the town was asked about it.", "en"),
    ("Le bac ne passe plus et personne dans la ville n'a été consulté sur ce point.", "fr"),
    ("Die Fähre hält nicht mehr, und niemand in der Stadt ist gefragt worden.", "de"),
    ("Паром больше не ходит. Никто не спросил людей в городе.", "ru"),
    ("渡轮今天停运。没有人问过我们。市议会星期一这样说。", "zh"),
])  # fmt: skip
def test_language_is_guessed_and_said(text, lang):
    source = ingest("a.txt", text.encode())
    assert source.lang == lang
    assert any("looks like" in note for note in source.notes) == (lang != "en")


def test_the_same_bytes_give_the_same_source_under_another_hash_seed():
    code = ("import sys; sys.path.insert(0, 'tests')\nfrom ingest import measure\n"
            "from kit.ingest import ingest\n"
            "print([repr(ingest('a.html', d)) for _, _, d in measure.pages('dev', each=1)])")
    runs = {subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True,
                           check=True, env={"PYTHONHASHSEED": seed, "TZ": zone,
                                            "PATH": "/usr/bin:/bin"}).stdout
            for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty"))}  # fmt: skip
    assert len(runs) == 1


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = ("import sys, kit.ingest as i\ni.ingest('a.txt', b'The ferry stops. It does.')\n"
            "print(*(m for m in ('lxml', 'trafilatura', 'docx', 'pypdf', 'markdown_it') "
            "if m in sys.modules))")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True,
                          check=True)  # fmt: skip
    assert done.stdout.split() == []


def renamed(page: str, flat: bool) -> bytes:
    """A page whose names are a machine’s, as many sites have them; with no tags but divs."""
    import re

    def name(match):
        return f'{match[1]}="x{hashlib.md5(match[2].encode()).hexdigest()[:6]}"'

    names = "class|id|name|data-component|data-testid|data-type|data-gu-name|aria-label"
    page = re.sub(rf'\b({names})\s*=\s*"([^"]*)"', name, page)
    page = re.sub(r"\b(class|id)\s*=\s*'([^']*)'", name, page)
    page = re.sub(r"\b(class|id)\s*=\s*([A-Za-z][^\s>\"']*)", name, page)
    if flat:
        tags = "article|main|section|aside|header|footer|nav|figure|figcaption"
        page = re.sub(rf"<(/?)(?:{tags})\b", r"<\1div", page)
        page = re.sub(r'(?:itemprop|role)="[^"]*"', "", page)
    return page.encode()


@pytest.mark.parametrize(("flat", "aim"), [(False, 0.97), (True, 0.95)])
def test_pages_whose_names_say_nothing(flat, aim):
    scores = [measure.page_score(story, ingest("a.html", renamed(data.decode(), flat)))[0]
              for _, story, data in measure.pages(each=1)]  # fmt: skip
    assert sum(scores) / len(scores) >= aim


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n\r\n"], ids=repr)
def test_blocks_whatever_stands_between_them(gap):
    total = Counter()
    for text in TEXTS.values():
        spread, blocks = "", []
        for n, (kind, start, end) in enumerate(text.blocks):
            same = n and "\n" not in text.text[text.blocks[n - 1][2]:start]
            spread += " " if same else gap if n else ""
            words = " ".join(text.text[start:end].split())
            blocks.append((kind, len(spread), len(spread) + len(words)))
            spread += words
        found = {(b.kind, b.start, b.end) for b in ingest("a.txt", spread.encode()).blocks}
        total.update(right=len(found & set(blocks)), found=len(found), gold=len(blocks))
    assert measure.f1(total["right"], total["found"], total["gold"]) >= 0.96
