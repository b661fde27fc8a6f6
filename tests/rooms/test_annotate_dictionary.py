"""Two senses of an installed dictionary where the glossary has none; without one, nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kit.annotate.doc import read
from kit.annotate.wording import dictionary, glosses
from kit.lesson import Article, Block

# A lexicon of our own making.
WORDS = [
    ("vassal", "n", ["a man who owes service to a lord", "a state under  another\n one", "third"]),
    ("arsenic", "n", ["a grey poison"]),
    ("Turkey", "n", ["a country"]),
    ("row", "n", ["a line of things"]),
    ("row", "v", ["to move a boat"]),
    ("brisk", "s", ["quick and full of life", "quick and full of life"]),
    ("beseech", "v", [""]),
]
FRONT = ('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE LexicalResource SYSTEM '
         '"http://globalwordnet.github.io/schemas/WN-LMF-1.1.dtd">\n'
         '<LexicalResource xmlns:dc="http://purl.org/dc/elements/1.1/">\n')  # fmt: skip


def lexicon(id: str, label: str, version: str, language: str = "en",
            licence: str = "https://creativecommons.org/licenses/by/4.0/") -> str:  # fmt: skip
    entries, synsets = "", ""
    for word, pos, senses in WORDS:
        key, rows = f"{id}-{word}-{pos}", ""
        for n, meaning in enumerate(senses):
            rows += f'<Sense id="{key}-{n}" synset="{key}-{n}-s"/>'
            text = f"<Definition>{label[:4]}: {meaning}</Definition>" if meaning else ""
            synsets += f'<Synset id="{key}-{n}-s" ili="" partOfSpeech="{pos}">{text}</Synset>\n'
        lemma = f'<Lemma writtenForm="{word}" partOfSpeech="{pos}"/>'
        entries += f'<LexicalEntry id="{key}">{lemma}{rows}</LexicalEntry>\n'
    return (f'<Lexicon id="{id}" label="{label}" language="{language}" email="a@example.org" '
            f'license="{licence}" version="{version}">\n'
            f"{entries}{synsets}</Lexicon>\n")  # fmt: skip


OEWN = lexicon("oewn", "Open English WordNet", "2024")


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A function that installs lexicons in a data folder of this test alone."""
    wn = pytest.importorskip("wn")
    from wn._db import clear_connections

    monkeypatch.setattr(wn.config, "allow_multithreading", wn.config.allow_multithreading)
    before = wn.config.database_path.parent  # asking for the folder itself would make it
    wn.config.data_directory = tmp_path / "wn"

    def install(*lexicons: str) -> Path:
        file = tmp_path / "lexicons.xml"
        file.write_text(FRONT + "".join(lexicons) + "</LexicalResource>\n", "utf-8")
        wn.add(file, progress_handler=None)
        clear_connections()  # as in a program that has only read so far
        return wn.config.database_path

    yield install
    clear_connections()
    wn.config.data_directory = before


def given(words: str):
    return read(Article("x", words, (Block("p1", "paragraph", 0, len(words)),), ()), "2023-11-01")


def explained(words: str):
    return {gloss.word: gloss for gloss in glosses(given(words))}


DIGGING = "They were digging beside the arsenic factory and called it a vassal."


def test_two_senses_are_shown_and_their_source(installed):
    installed(OEWN)
    gloss = explained(DIGGING)["vassal"]
    assert gloss.here == ("1 Open: a man who owes service to a lord · "
                          "2 Open: a state under another one "
                          "(Open English WordNet 2024, CC BY 4.0)")  # fmt: skip
    assert (gloss.status, gloss.confidence, gloss.teach, gloss.tier) == ("draft", 0.3, False, 0)


def test_one_sense_has_no_number(installed):
    installed(OEWN)
    assert explained("They found arsenic in the well.")["arsenic"].here == (
        "Open: a grey poison (Open English WordNet 2024, CC BY 4.0)")  # fmt: skip


def test_a_word_of_the_glossary_keeps_its_meaning(installed):
    installed(OEWN)
    words = "The Senate passed the bill by 31 votes to 18."
    assert explained(words)["bill"].here.startswith("a plan for a new law")


def test_a_word_that_the_dictionary_lacks_stays_empty(installed):
    installed(OEWN.replace("arsenic", "cyanide"))
    gloss = explained("They found arsenic in the well.")["arsenic"]
    assert (gloss.here, gloss.confidence) == ("", 0.6)


def test_the_part_of_speech_decides_where_it_can(installed):
    installed(OEWN)
    assert dictionary.meanings("row", "verb") == ("Open: to move a boat",)
    assert dictionary.meanings("row", "noun") == ("Open: a line of things",)
    assert dictionary.meanings("vassal", "adjective") == dictionary.meanings("vassal", "noun")


@pytest.mark.parametrize(("word", "pos"), [("turkey", "noun"), ("beseech", "verb"), ("", "noun")])
def test_another_spelling_is_another_word(installed, word, pos):
    installed(OEWN)
    assert dictionary.meanings(word, pos) == ()


def test_what_is_said_twice_is_shown_once(installed):
    installed(OEWN)
    assert dictionary.meanings("brisk", "adjective") == ("Open: quick and full of life",)


def test_of_several_the_newest_open_english_wordnet_is_used(installed):
    installed(lexicon("omw-en", "Princeton", "9.9"), OEWN, lexicon("oewn", "Old English", "2020"),
              lexicon("odenet", "Deutsch", "1.4", "de"))  # fmt: skip
    assert dictionary.source() == "Open English WordNet 2024, CC BY 4.0"
    assert dictionary.meanings("arsenic", "noun") == ("Open: a grey poison",)


def test_a_licence_of_another_kind_is_not_named(installed):
    installed(lexicon("omw-en", "Princeton", "1.4", licence="https://example.org/licence"))
    assert dictionary.source() == "Princeton 1.4"


def test_a_lexicon_of_another_language_does_not_count(installed):
    installed(lexicon("odenet", "Open German WordNet", "1.4", "de"))
    assert dictionary.source() == ""
    assert dictionary.meanings("vassal", "noun") == ()


def test_nothing_is_made_where_no_lexicon_was_installed(installed, tmp_path):
    assert (dictionary.source(), dictionary.meanings("vassal", "noun")) == ("", ())
    assert not (tmp_path / "wn").exists()
    assert explained(DIGGING)["vassal"].here == ""


def test_several_threads_may_ask(installed):
    installed(OEWN)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(dictionary.meanings, ["arsenic"] * 4, ["noun"] * 4))
    assert found == [("Open: a grey poison",)] * 4


@pytest.mark.parametrize("damage", [
    lambda path: path.write_bytes(b"no database" * 1000),
    lambda path: sqlite3.connect(path).close() or path.write_bytes(b""),
])  # fmt: skip
def test_a_damaged_database_counts_as_none(installed, tmp_path, damage):
    path = tmp_path / "wn" / "wn.db"
    path.parent.mkdir()
    damage(path)
    assert (dictionary.source(), dictionary.meanings("vassal", "noun")) == ("", ())


def test_without_wn_nothing_is_found_and_nothing_asked(monkeypatch):
    monkeypatch.setitem(sys.modules, "wn", None)
    assert (dictionary.source(), dictionary.meanings("vassal", "noun")) == ("", ())
    assert explained(DIGGING)["vassal"].here == ""


ASK = """
import sys
touched = []
watched = ("os.mkdir", "socket.connect", "socket.getaddrinfo", "sqlite3.connect")
sys.addaudithook(lambda event, args: event in watched and touched.append((event, args)))
from kit.annotate.wording import dictionary
assert "wn" not in sys.modules
assert dictionary.meanings("vassal", "noun") == ()
assert "wn" in sys.modules
assert not touched, touched
"""


def test_asking_touches_neither_network_nor_home(tmp_path):
    pytest.importorskip("wn")
    env = {**os.environ, "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    env.pop("WN_DATA_DIR", None)
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=False,
                          env=env)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []
