"""The words of an article that the glossary explains, and the hard ones that it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ...glossary import Entry, headwords, look_up
from ...lesson import Span
from ..doc import Read
from .levels import band, zipf
from .lexicon import Table, at, index, stands, words
from .senses import Around, around, opposed, sense

HARD = 3.5  # Zipf: a word the glossary lacks and that is rarer than this needs a gloss
RAREST = 1.2  # Zipf: rarer still are slips, names and foreign words
EASY = 4.2  # Zipf: parts of a compound or a stem that a learner of B1 knows
PLACES = 6  # how often one word is marked at most
NEEDED = 0.6  # how often a teacher wants a gloss that the glossary lacks
_PHRASE = {"phrase": 0.88, "noun phrase": 0.92, "phrasal verb": 0.92}
_POS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective", "ADV": "adverb", "ADP": "preposition",
        "SCONJ": "conjunction"}  # fmt: skip
_OPEN = ("NOUN", "VERB", "ADJ", "ADV")
_SHOWN = {"noun phrase": "noun", "phrasal verb": "verb"}
_NAMES = ("PERSON", "GPE", "ORG", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART")
_FRONTS = ("un", "re", "non", "over", "mis", "co", "anti", "pre")
_ENDINGS = ("ly", "ily", "ness", "ful", "less", "ers", "er", "ing", "ed", "ish", "able", "s", "y",
            "man", "men", "woman", "women")  # fmt: skip


@dataclass
class Headword:
    """A headword of the text: its entry (None: the glossary lacks it) and where it stands."""

    word: str
    pos: str
    entry: Entry | None
    sure: float
    level: str
    spans: list[Span] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)


@dataclass
class _Search:
    """What is found so far; a word that has another sense somewhere is doubtful everywhere."""

    read: Read
    more: tuple[Entry, ...]
    text: Around
    found: dict[tuple[str, str], Headword] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)

    def keep(self, tokens: Any, word: Headword) -> None:
        key = (word.word.casefold(), word.entry.here if word.entry else word.pos)
        row = self.found.setdefault(key, word)
        row.sure = min(row.sure, word.sure)
        if len(row.spans) < PLACES:
            row.spans.append(self.read.span(tokens))
        row.forms.add(tokens.text.casefold())

    def known(self, tokens: Any, entry: Entry, sure: float) -> None:
        pos = _SHOWN.get(entry.pos, entry.pos)
        self.keep(tokens, Headword(entry.word, pos, entry, round(sure, 2), entry.band))


def headwords_of(read: Read, more: tuple[Entry, ...] = ()) -> list[Headword]:
    """Return the headwords of all blocks but bylines and credits; raises Missing."""
    search = _Search(read, more, around(read))
    phrases = _table(more)
    for block, doc in read.docs:
        if block.kind in ("byline", "credit"):
            continue
        taken: set[int] = set()
        for start, end, entry in _phrases(doc, phrases):
            taken |= set(range(start, end))
            search.known(doc[start:end], entry, _PHRASE.get(entry.pos, 0.9))
        for token in doc:
            if token.i not in taken and _counts(token):
                _single(search, token)
    return [w for w in search.found.values() if w.word.casefold() not in search.doubtful]


@cache
def _table(more: tuple[Entry, ...]) -> Table:
    """Return the phrases of the glossary and of a teacher, by their first word."""
    own = [e for word in headwords() for e in look_up(word) if e.word == word]
    entries = dict.fromkeys((*more, *own))
    spelt = [([w for w in e.words if " " in w or "-" in w], e) for e in entries]
    return index((spellings, e) for spellings, e in spelt if spellings)


def _phrases(doc: Any, table: Table) -> Iterator[tuple[int, int, Entry]]:
    low, lemmas = words(doc)
    end = 0
    for i, word in enumerate(low):
        if i < end:
            continue
        for phrase, entry in at(table, word, lemmas[i]):
            stop = i + len(phrase)
            if stands(phrase, low, lemmas, i) and _fits(doc, i, stop, entry):
                yield i, stop, entry
                end = stop
                break


def _fits(doc: Any, i: int, stop: int, entry: Entry) -> bool:
    first, last = doc[i], doc[stop - 1]
    if first.pos_ == "PROPN" and first.text[:1].isupper() and not first.is_sent_start:
        return False
    if entry.pos == "noun phrase":
        return last.pos_ in ("NOUN", "PROPN") and last.dep_ != "compound"
    if entry.pos == "phrasal verb":  # with its particle, or a preposition that has an object
        joined = all(doc[n].head.i in range(i, stop) for n in range(i + 1, stop))
        return first.pos_ == "VERB" and joined and last.dep_ in ("prt", "prep", "advmod", "agent")
    return True


def _counts(token: Any) -> bool:
    """Say whether a token can be a word to explain: no name, no number, no small word."""
    if token.pos_ not in _POS or len(token) < 3 or not token.text.replace("-", "").isalpha():
        return False
    capital = token.text[:1].isupper()
    if capital and token.ent_type_ in _NAMES:
        return False
    return not capital or token.is_sent_start or token.doc.user_data["block"] == "headline"


def _single(search: _Search, token: Any) -> None:
    for word, pos, sure in _readings(token):
        entries = tuple(e for e in look_up(word, pos, search.more)
                        if " " not in e.word and e.pos not in _SHOWN)  # fmt: skip
        if not entries:
            continue
        if chosen := sense(entries, token, search.text):
            search.known(token.doc[token.i:token.i + 1], chosen[0], sure * chosen[1])
        elif opposed(entries, token, search.text):
            search.doubtful.add(entries[0].word.casefold())
        return
    if not look_up(token.lemma_, more=search.more):
        _unknown(search, token)


def _readings(token: Any) -> list[tuple[str, str, float]]:
    """Return the dictionary forms under which a token can stand in a glossary, best first."""
    low, lemma, pos = token.lower_, token.lemma_.lower(), _POS[token.pos_]
    found = [(low, pos, 0.95), (lemma, pos, 0.95)]
    if pos == "verb" and token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "acomp"):
        found = [(low, "adjective", 0.92), *found]
    elif pos == "adjective" and low.endswith(("ed", "ing")):
        found.append((_stem(low), "verb", 0.8))
    elif pos == "noun" and low.endswith("ing"):
        found.append((_stem(low), "verb", 0.75))
    return list(dict.fromkeys(found))


def _stem(word: str) -> str:
    """Return a verb’s basic form by its ending, where the glossary has it."""
    base = word.removesuffix("ing") if word.endswith("ing") else word.removesuffix("ed")
    doubled = base[:-1] if base[-1:] == base[-2:-1] else base
    return next((form for form in (base, base + "e", doubled) if look_up(form, "verb")), word)


def _unknown(search: _Search, token: Any) -> None:
    """Keep a hard word that the glossary lacks, unless its parts explain it."""
    low, lemma = token.lower_, token.lemma_.lower()
    if token.pos_ not in _OPEN or "-" in low or token.ent_type_ in _NAMES:
        return
    common = max(zipf(low), zipf(lemma))
    named = token.text[:1].isupper() or search.read.article.text.count(low.capitalize()) > 0
    if not RAREST <= common < HARD or named or clear(low) or clear(lemma):
        return
    word = Headword(lemma, _POS[token.pos_], None, NEEDED, band(low, lemma))
    search.keep(token.doc[token.i:token.i + 1], word)


@cache
def clear(word: str) -> bool:
    """Say whether easy parts explain a word: “footbridge”, “unsold”, “loudly”.

    >>> clear("footbridge"), clear("vassal")
    (True, False)
    """
    for front in _FRONTS:
        rest = word.removeprefix(front)
        if word.startswith(front) and len(rest) > 3 and zipf(rest) >= EASY:
            return True
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        stems = (rest, rest + "e", rest + "y") if ending[0] in "iye" else (rest,)
        if word.endswith(ending) and len(rest) > 3 and max(map(zipf, stems)) >= EASY:
            return True
    return any(min(zipf(word[:i]), zipf(word[i:])) >= EASY for i in range(3, len(word) - 2))
