"""Lines that say who wrote an article and when: is this one, and which names does it hold?"""

from __future__ import annotations

import re

from . import dates

_PARTICLE = {"de", "del", "della", "der", "den", "van", "von", "zu", "al", "el", "bin", "ibn", "la",
             "le", "da", "das", "di", "do", "dos", "du", "y", "e", "ten", "ter"}  # fmt: skip
_NAME_WORD = re.compile(r"^(?:[^\W\d_]\.)+$|^[^\W\d_][^\W\d_]*(?:[’'.-][^\W\d_]+)*\.?$")

# The trades and houses that stand beside a name.
_TRADE = re.compile(
    r"\b(?:reporter|correspondents?|editors?|writers?|staff|desk|chief|bureau|columnist|journalist|"
    r"photographer|producer|contributor|commentator|critic|analyst|presenter|freelance|intern|author|"
    r"associate|deputy|senior|special|political|science|health|sports?|business|technology|education|"
    r"environment|economics?|foreign|diplomatic|crime|court|city|local|national|world|media|arts|"
    r"culture|news|press|agency|agencies|democracy|investigations?|transport|religion|legal|home|"
    r"affairs|europe|asia|africa|america|middle|east|data|team|newsroom|guest|editorial|board|"
    r"the|for|at|of|in|and|with|from|our|a|an|ap|afp|reuters|bbc|cnn|dpa|pa|upi|efe|ansa)\b",
    re.I,
)
_BY = re.compile(
    r"^(?:(?:words?|texts?|story|report(?:ing|ed)?|written|interview(?:ed)?|photo(?:graph(?:s|y)?|s)?|"
    r"pictures?|video|illustrations?|graphics?|compiled|edited|editing|produced|obituary|analysis|"
    r"review(?:ed)?|comment(?:ary)?|additional reporting|posted|submitted|author|from"
    r"|contributed|writers?|journalist)"
    r"(?:\s+(?:and|&)\s+\w+)?\s*(?:\bby\b|:)|by\b:?|authors?:|—\s*by)\s*",
    re.I,
)
_NOT_WHO = re.compile(r"^(?:the|a|an|this|that|these|those|his|her|its|their|now|then|far|law|all|"
                      r"contrast|comparison|\d|" + dates.WEEKDAY + "|" + dates.MONTH + r")\b", re.I)
_SAYS_WHEN = re.compile(r"\b(?:(?:first |originally )?publi(?:shed|cation)|updated?"
                        r"|last (?:updated|"
                        r"modified|edited|changed)|modified|posted|created|edited|date|on|at|as of|"
                        r"time|edition|print|online|new|added|since)\b:?", re.I)  # fmt: skip
_READ_TIME = re.compile(r"\b\d+\s?-?\s?(?:min(?:ute)?s?)\b(?:\s+(?:read|listen|watch))?", re.I)
_BARS = re.compile(r"[|·•/,;()\[\]–—:-]+|&bull;|\s+")
_HANDLE = re.compile(r"(?<!\w)@\w+|\b[\w.+-]+@[\w-]+(?:\.\w+)+")
_END = re.compile(
    r"^\(?(?:reporting|writing|additional reporting|editing|edited|compiled"
    r"|with additional reporting)"
    r" (?:by|from)\b.{3,300}$|^.{3,150}\bcontributed (?:to this (?:report|article|story)|reporting)"
    r"\b.{0,80}$|^(?:from|by) (?:our|a|the) .{0,30}(?:correspondents?|staff|reporters?|desk)\W*$",
    re.I,
)


def is_name(words: str) -> bool:
    """Say whether `words` can be one person's name: two to five words, each with a capital.

    >>> is_name("Ada van der Lund"), is_name("Ferry to stop")
    (True, False)
    """
    parts = words.split()
    large = [p for p in parts if p[:1].isupper() and _NAME_WORD.match(p)]
    small = [p for p in parts if p.lower() in _PARTICLE]
    return 2 <= len(parts) <= 5 and len(large) >= 2 and len(large) + len(
        [p for p in small if p not in large]) == len(parts)  # fmt: skip


def _rest(line: str) -> str:
    """Return what is left of a line without dates, times, handles and the words around them."""
    for pattern in (dates.DATE, dates.AGO, dates.TIME, dates.ZONE, _READ_TIME, _HANDLE):
        line = pattern.sub(" | ", line)
    line = re.sub(rf"\b{dates.WEEKDAY}", " ", line, flags=re.I)
    return _SAYS_WHEN.sub(" ", line)


def is_when(line: str) -> bool:
    """Say whether a line holds a date or a time and nothing else."""
    if len(line) > 160:
        return False
    if re.fullmatch(r"(?:(?:first |last )?(?:published|updated|modified|posted)|publication date)"
                    r"(?: on| at)?:?", line.strip(), re.I):  # fmt: skip
        return True
    if not _has_when(line):
        return False
    rest = _BARS.sub(" ", _rest(line)).strip(" .")
    return not rest or rest.lower() in ("by", "in", "for", "min", "read")


def _has_when(line: str) -> bool:
    if not _MAY_BE.search(line):
        return False
    bare = not dates.first(line) and len(line.split()) > 6
    return bool((not bare and dates.DATE.search(line)) or dates.AGO.search(line)
                or dates.TIME.fullmatch(line.strip(" .,")) or
                (re.match(r"\W*(?:last |first )?(?:updated|published|posted"
                          r"|modified)\b", line, re.I)
                and (dates.TIME.search(line) or dates.DATE.search(line))))  # fmt: skip


def is_byline(line: str) -> bool:
    """Say whether a line names the writer, the date or both, wherever in the text it stands."""
    words = line.split()
    if not words or len(words) > 45:
        return False
    if is_when(line) or _END.match(line) or _PLACE.fullmatch(line) or _SIGNED.fullmatch(line):
        return True
    if len(words) < 22 and _STAMP.match(line) and dates.first(line[:60]):
        return True
    if len(words) > 22:
        return False
    by = _BY.match(line)
    if by and not _NOT_WHO.match(line[by.end():]) and _who(line[by.end():]):
        return not re.search(r"[.!?]\s+\w+\s+\w+\s+\w+.*[.!?]$", line)
    if _has_when(line):  # “Tobias Lang | Jan 8, 2025 – 05:30”, “Alm, 2 May 2024”
        rest = [part for part in re.split(r"[|,;:·•()–—]|\s[-/]\s", _rest(line)) if part.strip()]
        return len(line) < 130 and len(rest) <= 6 and all(_place_or_who(part) for part in rest)
    return False


def _place_or_who(part: str) -> bool:
    part = _BY.sub("", part.strip())
    words = [w for w in _TRADE.sub(" ", part).split() if w.strip(".,&-")]
    return len(words) <= 5 and all(w[:1].isupper() or w.lower() in _PARTICLE or
                                   w.lower() in ("by", "admin") for w in words)  # fmt: skip


def _who(rest: str) -> bool:
    """Say whether a line goes on with a name or a trade after “By”."""
    rest = re.split(r"[,|–—(@•·]|\s-\s|\bin\b|\bfor\b", rest.strip(), maxsplit=1)[0].strip()
    if dates.DATE.match(rest):
        return False
    parts = [p for p in re.split(r"\s+(?:and|&|with)\s+|,\s*", rest) if p]
    return bool(parts) and all(_one(_BY.sub("", p)) for p in parts[:4])


def _one(part: str) -> bool:
    words = part.strip(" .").split()
    if 1 <= len(words) <= 7 and words[0][:1].isupper():
        left = _TRADE.sub(" ", " ".join(words)).split()
        return all(w[:1].isupper() or w.lower() in _PARTICLE or not w[:1].isalpha() for w in left)
    return bool(_TRADE.match(part)) and len(words) <= 5


def is_trade(line: str) -> bool:
    """Say whether a line is only a trade: “Environment reporter”, “BBC News, Oslo”."""
    words = line.split()
    return (0 < len(words) <= 7 and bool(_TRADE.search(line)) and line[:1].isupper()
            and line[-1] not in ".!?:" and _place_or_who(line)
            and re.search(r"(?:report|correspond|editor|writer|columnist|journalis|staff|desk|news|"
                          r"bureau|agenc|critic|producer|analyst"
                          r"|presenter)", line, re.I) is not None)


def names(line: str) -> list[str]:
    """Return the names in a byline; capitals throughout are set as names are.

    >>> names("By LINA BERG and Osman Demir, in Tolva | 8 Dec 2024")
    ['Lina Berg', 'Osman Demir']
    """
    line = _rest(_BY.sub(" | ", _END_VERB.sub("", line).strip("() ")))
    line = re.sub(r"\s(?:in|for|at|from|by|of)\s+|\s-\s", " | ", f" {line} ")
    found = []
    for part in re.split(r"\s+(?:and|&|with)\s+|[,|;:·•()–—\t]|\s{2,}", line):
        part = _beside_trade(part.strip(" .,'’\"-"))
        if is_name(part):
            name = part.title() if part.isupper() else part
            if name not in found:
                found.append(name)
    return found


_STAMP = re.compile(r"\W*(?:(?:first |last )?(?:published|updated|posted|delivered|modified"
                    r"|uploaded)|"
                    r"date)(?: on)?\s?[:|]?\s", re.I)  # fmt: skip
# A dateline by itself (“BRUNN (AN) --”), and the signature of a desk (“kv/rt (AFP, dpa)”).
_PLACE = re.compile(r"[A-Z][\w’'.,/ -]{1,40}\s\([A-Za-z]{2,12}\)\s*[-–—]*")
_SIGNED = re.compile(r"(?:[a-z]{2,5}(?:[/,] ?[a-z]{2,5}){0,3}\s*)?\((?:with )?(?:(?:AFP|AP|dpa"
                     r"|DPA|Reuters|"
                     r"REUTERS|EPA|EFE|ANSA|PTI|ANI|IANS|TASS|Xinhua|UPI|PA|CP|AAP|agenc\w+|inputs|"
                     r"from|wire|staff)[,/ ]*){1,6}\)")  # fmt: skip
_MAY_BE = re.compile(r"\d|\bago\b|now\b|yesterday|noon|midnight", re.I)
_END_VERB = re.compile(r"\bcontributed (?:to this|reporting).*$", re.I)


def _beside_trade(part: str) -> str:
    """Cut the trade off a name: “Court reporter Milo Graf” → “Milo Graf”."""
    found = re.search(r"(?:reporter|correspondent|editor|writer|columnist|journalist|critic|Dr\.?|"
                      r"Prof\.?|Mr\.?|Mrs\.?|Ms\.?)\s+(?=[^\W\d_])", part, re.I)  # fmt: skip
    part = part[found.end():] if found else part
    cut = re.search(r"\s(?=(?:Local|Senior|Staff|Science|Political|Chief|Special|Health|Sports?|"
                    r"Business|Environment|Education|Crime|Courts?)\s[A-Z]?\w*)", part)
    return part[:cut.start()] if cut and cut.start() > 4 else part
