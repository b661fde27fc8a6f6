"""Small changes of a statement that turn it round, or say the same in other words.

Pure work on strings; each returns what was changed and what it became, or nothing where a change
would not be safe: a figure in a name, “at least”, a word that has no plain opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .synonyms import SYNONYMS


class Edit(NamedTuple):
    """A statement with one change: the words before and after."""

    text: str
    was: str
    now: str


FIGURE = re.compile(
    r"(?<![\w.,:/-])(?P<sign>[$£€]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"(?![\w/]|-\w|[.,:]\d)(?P<unit>(?: (?:thousand|million|billion|per cent|percent))?|%?)"
)  # fmt: skip
_LIMIT = re.compile(
    r"(?:at least|at most|more than|less than|fewer than|over|under|nearly|almost|up to|only"
    r"|as many as|no fewer than|no more than|between|and|to|from|or|number|room|page) [$£€]?$",
    re.IGNORECASE,
)  # fmt: skip
_MONTH = (r"(?:January|February|March|April|May|June|July|August|September|October|November"
          r"|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)")  # fmt: skip
_WORDS = {"two": "five", "three": "six", "four": "seven", "five": "two", "six": "three",
          "seven": "four", "eight": "three", "nine": "four", "ten": "five", "eleven": "six",
          "twelve": "seven", "fifteen": "five", "twenty": "ten", "thirty": "ten", "forty": "twenty",
          "fifty": "thirty", "a third": "two thirds", "a quarter": "three quarters",
          "twice": "five times", "a dozen": "half a dozen"}  # fmt: skip
_COUNTED = re.compile(rf"\b({'|'.join(_WORDS)})\b(?! (?:of the|countries|sides|leaders|men|women))")


_CLOCK = re.compile(r" ?(?:[ap]\.m\b|[ap]m\b|o[’']clock)")


def sort(text: str, found: re.Match[str]) -> str:
    """Return what a figure counts: age, clock, day, money, share, year, or count for all else."""
    before, after = text[:found.start()], text[found.end():]
    number = int(found["digits"].replace(",", ""))
    whole = not found["sign"] and not found["unit"] and "," not in found["digits"]
    timed = re.search(r"\b(?:[Aa]t|by|since|until|from) $", before) and found["part"]
    if _CLOCK.match(after) or (timed and number < 25 and len(found["part"]) == 3):
        return "clock"
    if _dated(before) or re.match(rf" {_MONTH}", after):
        return "day" if number < 32 else "year"
    if whole and not found["part"] and 1500 <= number <= 2100:
        return "year"
    if found["sign"]:
        return "money"
    if found["unit"].strip() in ("%", "per cent", "percent") or re.match(r" per ?cent", after):
        return "share"
    if whole and number < 110 and (re.search(r"\b[Aa]ged? $", before) or re.match(
            r" years? old", after) or (re.search(r"[A-Z][\w’'-]+, $", before)
                                       and re.match(r",|\.?$", after))):  # fmt: skip
        return "age"
    return "count"


def numbers(text: str) -> frozenset[str]:
    """Return all numbers of a text, in figures, without commas: whatever they count."""
    found = re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text)
    return frozenset(n.replace(",", "") for n in found) | frozenset(
        part for n in found for part in n.replace(",", "").split("."))


def figure(text: str, step: int, taken: frozenset[str] = frozenset()) -> Iterator[Edit]:
    """Yield the statement with another figure, written alike; `step` picks between good ones.

    None of `taken` (the numbers of the whole text) is put in.
    """
    for found in FIGURE.finditer(text):
        before, after = text[:found.start()], text[found.end():]
        in_name = re.search(r"[A-Z][\w-]*\.? $", before) and not _dated(before)
        if in_name or _LIMIT.search(before):
            continue
        if re.match(r" [A-Z]", after) and not re.match(rf" {_MONTH}", after):
            continue
        now = _other(found, step, sort(text, found))
        if now and not numbers(now) & taken:
            yield Edit(before + now + after, found.group(), now)
    for found in _COUNTED.finditer(text):
        before = text[:found.start()]
        if not _LIMIT.search(before):
            now = _WORDS[found.group(1)]
            if re.match(r" (?:o[’']clock|in the morning|at night|to one)\b", text[found.end():]):
                continue
            yield Edit(before + now + text[found.end():], found.group(), now)


def _dated(before: str) -> bool:
    return bool(re.search(rf"{_MONTH} $", before))


def _other(found: re.Match[str], step: int, sort: str) -> str:
    day = sort == "day"
    digits, part = found["digits"].replace(",", ""), found["part"] or ""
    number = int(digits)
    if not found["sign"] and not found["unit"] and not part and 1500 <= number <= 2100 \
            and "," not in found["digits"]:  # fmt: skip
        return str(number - (3 + step % 6))
    if sort == "clock":
        top = 12 if number <= 12 else 23
        new = number + 2 + step % 3
        return f"{new if new <= top else number - 2 - step % 3}{part}" if number > 4 else \
            f"{number + 2 + step % 3}{part}"
    if sort == "age" and number >= 10:
        new = number + 6 + step % 5
        return str(new if new < 95 and not 12 <= number <= 17 else number - 4 - step % 4)
    if sort == "share" and number >= 10:
        new = number + 20 - 3 * (step % 4) if number < 60 else number - 15 - 3 * (step % 4)
        return f"{new}{part}{found['unit']}"
    if day and number <= 31:
        return str(number + (9 if number < 15 else -11))
    if number <= 1:
        return ""
    if number < 10:
        new = number + 3 + step % 3
    elif number < 100:
        new = number + (20 if step % 2 or number < 35 else -20)
    else:
        scale = 10 ** (len(digits) - 2)
        new = (number // scale + (20 if step % 2 or number // scale < 45 else -20)) * scale \
            + number % scale  # fmt: skip
    shown = f"{new:,}" if "," in found["digits"] else str(new)
    return f"{found['sign']}{shown}{part}{found['unit']}"


def rounded(text: str) -> Iterator[Edit]:
    """Yield the statement with a figure said less exactly, and still true: “over 13,000”."""
    for found in FIGURE.finditer(text):
        before, after = text[:found.start()], text[found.end():]
        digits = found["digits"].replace(",", "")
        if _LIMIT.search(before) or re.search(r"(?:about|around|some|the|exactly) $", before):
            continue
        year = 1500 <= int(digits) <= 2100 and "," not in found["digits"] and not found["unit"]
        if re.search(r"[A-Z][\w-]*\.? $", before) or re.match(r" [A-Z]", after) or year:
            continue
        number, part = int(digits), found["part"] or ""
        if part:
            now = f"over {found['sign']}{number}{found['unit']}"
        elif number >= 100 and number % 10 ** (len(digits) - 1):
            low = number // 10 ** (len(digits) - 1) * 10 ** (len(digits) - 1)
            shown = f"{low:,}" if "," in found["digits"] else str(low)
            now = f"over {found['sign']}{shown}{found['unit']}"
        else:
            continue
        yield Edit(before + now + after, found.group(), now)


_PAIRS = """
rose fell|rise fall|rises falls|increased decreased|grew shrank|higher lower|opened closed
open close|won lost|win lose|wins loses|accepted rejected|accept reject|accepts rejects
welcomed criticised|condemned praised|supported opposed|support oppose|supports opposes
agreed refused|declined agreed|began ended|begin end|begins ends|fail succeed|denies confirms
before after|bought sold|buy sell|cheaper dearer|denied confirmed|deny confirm|approved rejected
north south|northern southern|east west|eastern western|largest smallest
longest shortest|younger older|safe dangerous|likely unlikely|public private|approve reject
gained lost|driest wettest|smaller larger|arrived left|doubled halved|fewer more|below above
sooner later|earlier later|early late|strong weak|best worst|easy hard|rare common|praised blamed
stronger weaker|warmer colder|hotter colder|narrowly easily|calm angry|cut raised|guilty innocent
allowed forbidden|banned allowed|succeeded failed|slower faster|deeper shallower|highest lowest
empty full|simple complicated|sceptical convinced|happy unhappy|famous unknown|free expensive
decreased increased|failed managed|oldest youngest|hopeful worried|richer poorer|optimistic worried
"""
_OPPOSITE: dict[str, str] = {}
for _row in _PAIRS.replace("\n", "|").strip("|").split("|"):
    _one, _other_word = _row.split()
    _OPPOSITE.setdefault(_one, _other_word)
    _OPPOSITE.setdefault(_other_word, _one)
_UNSAFE = frozenset(("left", "cut", "close", "open", "end", "more", "free", "hard", "late",
                     "common", "above", "after", "full", "later", "lost", "public", "raised",
                     "offered"))  # fmt: skip  # these mean too many things
_TRY = {"fail": "manage", "failed": "managed", "fails": "manages"}  # none “succeed to see”
_WITH_TO = frozenset(("agreed", "declined", "failed", "refused", "managed"))
_TURN = re.compile(rf"\b({'|'.join(sorted(set(_OPPOSITE) - _UNSAFE))})\b")
_STAYS = re.compile(r"\b(?:stay|stays|stayed|remain|remains|remained|be|is|are|was|were|been) $")
_NOT = re.compile(r"\b(is|are|was|were|will|would|has|have|had|can|could|should|may|might) not ")


_SEASON = re.compile(r"\b(?:last|this|next|every|each|the|in|a|early|late|of) $", re.I)
_TIED = ("half of", "remain", "remains", "began", "begin", "begins")
_BOUND = re.compile(r"\b(?:will|would|to|can|could|may|might|should|must|first|second|other|last"
                    r"|one|the) $")  # fmt: skip


def turned(text: str) -> Iterator[Edit]:
    """Yield the statement turned round: by an opposite, or by taking a “not” out."""
    if len(_NOT.findall(text)) == 1 and not re.search(r"\bnot\b.*\bnot\b", text):
        found = _NOT.search(text)
        if found and not re.match(r"(?:yet|only|just|all|every|even)\b", text[found.end():]):
            verb = found.group(1)
            yield Edit(text[:found.start()] + f"{verb} " + text[found.end():],
                       found.group().strip(), verb)  # fmt: skip
    if re.search(r"\b(?:not|never|no|nobody|nothing|neither|without)\b|n[’']t\b", text):
        return  # an opposite beside a “not” may bring the meaning back
    for found in _TURN.finditer(text):
        after = text[found.end():]
        if found.group() in ("fall", "rise") and _SEASON.search(text[:found.start()]):
            continue
        if after.startswith(" to ") is not (found.group() in _WITH_TO) and (
                found.group() in _WITH_TO or found.group() in ("began", "begin", "begins")):
            continue
        now = _OPPOSITE[found.group()]
        if found.group() in ("succeed", "succeeded") and after.startswith(" in "):
            continue  # “failed in finding it”
        if found.group() in ("won", "bought", "sold") and after.startswith((" by ", " out", " up")):
            continue  # “the race was lost by”, “bought out of pie”: nobody says so
        if found.group() == "closed" and _STAYS.search(text[:found.start()]):
            now = "open"
        if found.group() in _TRY and after.startswith(" to "):
            now = _TRY[found.group()]
        yield Edit(_article(text[:found.start()], now) + now + after, found.group(), now)


def _article(before: str, now: str) -> str:
    """Return the words before a swap with the “a” or “an” that the new word takes."""
    an = "n" if now[:1].lower() in "aeiou" and not now.lower().startswith(("uni", "use", "one")) \
        else ""  # fmt: skip
    return re.sub(r"\b([Aa])n? $", rf"\g<1>{an} ", before)


_SWAP = re.compile(rf"\b({'|'.join(sorted(SYNONYMS, key=len, reverse=True))})\b")


def reworded(text: str) -> Edit | None:
    """Return the statement with some of its words said in other words, or None."""
    was, now = list[str](), list[str]()

    def change(found: re.Match[str]) -> str:
        before = text[:found.start()]
        due = found.group() == "due to" and re.search(r"\b(?:is|are|was|were|be|been) $", before)
        if due or (found.group() in _TIED and _BOUND.search(before)):
            return found.group()  # “will remain”, “the first half of”: not to be put like this
        was.append(found.group())
        now.append(SYNONYMS[found.group()])
        return now[-1]

    changed = _SWAP.sub(change, text, count=2)
    return Edit(changed, was[0], now[0]) if was else None
