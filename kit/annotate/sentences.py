"""Where sentences of news prose start, block by block.

Adds over spaCy: its parser guesses sentence ends and takes stray quotation marks, initials and
“No. 3” for starts. Here a rule decides wherever it can, and the parser only where a full stop
after “U.S.” or “Inc.” could be either.
"""

from __future__ import annotations

import re

# Abbreviations that stand before their word: the full stop ends nothing.
_BEFORE = """
mr mrs ms mx dr prof st ste gen sen rep gov lt lieut col capt cpl sgt maj brig adm cmdr pvt rev hon
fr pres supt insp det vs v art fig vol pp ed eds cf viz approx dept mt ft msgr amb atty messrs mme
mlle sr sra dra ing dipl spc pfc cllr ald pt univ
"""
# Abbreviations that may end a sentence too.
_EITHER = """
u.s u.k u.n e.u u.s.a u.a.e d.c inc corp ltd co bros llc plc jr sr etc al b.c a.d jan feb mar apr
jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ph.d m.d b.a m.a n.y
l.a ave blvd rd est calif mass conn fla ill mich minn wash ariz pa ore tenn va ga miss okla ala ark
colo kan ky la md mo mont neb nev
"""
# Words that start a sentence far more often than they follow an abbreviation inside one.
_STARTER = """
the a an in on at it he she they we i you this that these those there but and so if when while
after before as for from his her their its our my however meanwhile although because since what who
how why not no one two some many most with by to according also then now here earlier later last
nearly more about another both each all even still yet once
"""
_ZONE = ("et", "est", "edt", "pt", "pst", "pdt", "ct", "cst", "mt", "gmt", "utc", "bst", "cet")
_BEFORES, _EITHERS = frozenset(_BEFORE.split()), frozenset(_EITHER.split())
_STARTERS, _LATIN = frozenset(_STARTER.split()), ("e.g", "i.e", "ca", "c")
_SMALL_TOO = ("mar", "sat", "sun", "mass", "miss", "la", "ill", "wash", "ore", "mo", "co")

_STOP = re.compile(
    r"(?:\.{2,}|[.!?…]+)[\"'”’»)\]]*(?=\s|$)"
    r"|(?<=[a-z]{2})[.!?](?=[“\"]?[A-Z][a-z])"  # a missing space
)
_NEXT = re.compile(r"[\"'“‘«(\[]*(?:[A-ZÀ-ÞĀ-ŽА-ЯΑ-Ω0-9$€£¥@#•–—-]|[a-z]*[A-Z])")
_WORD = re.compile(r"[^\s(\[\"'“‘]+$")
_SAID = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|the|a|an|his|her|their|of|[a-z]+(?:er|man|or)) ){0,5}?"
    r"(?:said|says|asked|asks|wrote|writes|added|adds|told|shouted|cried|replied|wondered|tweeted"
    r"|posted|joked|exclaimed|answered|recalled|continued|demanded|explained)\b"
)


def starts(text: str, lines: bool = False) -> tuple[list[int], list[int]]:
    """Return where sentences of one block surely start, and where they perhaps do.

    Offsets count from the block's beginning; the first sentence's start is not among them.
    `lines`: every line is one of its own (lists, bylines, credits).

    >>> starts("It rained. He left Acme Inc. Shares fell.")
    ([11], [29])
    """
    sure: set[int] = set()
    perhaps: set[int] = set()
    for stop in _STOP.finditer(text):
        at = stop.end()
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text) or not _NEXT.match(text, at):
            continue
        verdict = _ends(text, stop.start(), stop.group(), at)
        if verdict is not False:
            (sure if verdict else perhaps).add(at)
    if lines:
        sure |= {m.end() for m in re.finditer(r"\n\s*(?=\S)", text)}
    return sorted(sure), sorted(perhaps - sure)


def _ends(text: str, dot: int, mark: str, at: int) -> bool | None:
    """Say whether the stop at `dot` ends a sentence when the next one would begin at `at`."""
    if mark[0] in "!?…" or mark.startswith(".."):
        closed = len(mark) > 1 and mark[-1] in "\"'”’»"
        return not (closed and _SAID.match(text, at))  # “Why?” Jones asked.
    if len(mark) > 1 and mark[1:] not in ("'", "’"):
        return True
    word = _WORD.search(text[max(0, dot - 30):dot])
    if not word:
        return True
    following = re.match(r"[\"'“‘(\[]*([^\s,.;:!?\"”’)]*)", text[at:at + 40])
    return _after(word.group(), following.group(1) if following else "", not text[:dot].strip(
        "0123456789 "))  # fmt: skip


def _after(word: str, following: str, first: bool) -> bool | None:
    """Say whether a full stop after `word` ends a sentence; `first`: nothing stands before it."""
    low = word.casefold().strip("’'")
    starter = following.casefold() in _STARTERS
    if low in ("no", "nos"):
        return not following[:1].isdigit()  # “He said no. Then …”
    if low in _LATIN or (word.isdigit() and first):
        return False  # “3. The third thing” in a list
    if low in _BEFORES:
        if word.islower() and low not in ("vs", "v", "approx", "cf"):
            return True if not following[:1].isdigit() else None
        return None if low in ("st", "sr", "ft") and starter else False
    if low in ("a.m", "p.m"):
        return following.casefold() not in _ZONE and not following.endswith("day")
    if low in _SMALL_TOO and word.islower():
        return True
    if low in ("u.s", "u.k", "u.n", "e.u", "d.c") and not starter:
        return False  # “the U.S. Environmental Protection Agency”
    if low in _EITHERS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", low):
        return True if starter and low not in ("co", "sr") else None
    if len(word) == 1 and word.isalpha() and word.isupper():
        return None if word == "I" or starter else False
    return True
