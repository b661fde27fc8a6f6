"""Captions and credits: lines that belong to a picture which a text file no longer shows."""

from __future__ import annotations

import re

from . import bylines, dates

_HOUSES = (
    r"Reuters|REUTERS|AFP|AP|EPA(?:-EFE)?|EFE|DPA|dpa|PA|ANSA|TASS|Xinhua|Kyodo|Getty(?: Images)?|"
    r"AAP|ANP|NTB|TT|Keystone|Shutterstock|Alamy|iStock|Unsplash|Pexels|Pixabay|Flickr|Bloomberg|"
    r"Wikimedia(?: Commons)?|Creative Commons|CC[ -]BY(?:-SA)?(?:[ -]\d\.\d)?|NASA|ESA|NOAA|"
    r"Instagram|Facebook|Twitter|YouTube|Rex(?: Features)?|Zuma|Sipa|Anadolu|NurPhoto|Imago|"
    r"Handout|Supplied|Courtesy|Contributed|File|Pool|Screengrab|Screenshot|Google(?: Maps)?"
)
_LABEL = (
    r"(?i:Photo(?:graph|graphs|s|graphy|graphed)?|Pictures?|Pics?|Images?|Credits?|Illustrations?|"
    r"Graphics?|Source|Copyright|Video|Composite|Visuals?|(?:Image|Photo|Picture|Media|Video)"
    r"[ -](?:credits?|sources?|courtesy|copyright|by))"
)
_WHO = r"[^\W\d_][\w.’'&@-]*(?:[ /,|&-]{1,3}(?:of |the |for |via |and |by )?[\w.’'&@-]+){0,9}"

# A whole line that is a credit.
_CREDIT = re.compile(
    rf"[(\[]?(?:{_LABEL}(?:\s?(?::|by\b|courtesy(?: of)?\b|\(c\)|©|/)\s?){_WHO}|"
    rf"©\s?{_WHO}|(?:via|courtesy of|supplied by|handout from)\s{_WHO}|(?:{_HOUSES})"
    rf"(?:[/, ]+(?:via )?(?:{_HOUSES}))*|{_WHO}\s?[/|]\s?(?:via )?(?:{_HOUSES})|"
    rf"[A-Z][\w.’'-]+(?: [\w.’'-]+){{1,3}}/(?:via )?[A-Z][\w ]{{2,24}}|"
    rf"{_WHO}(?:,| via| for| from)\s(?:{_HOUSES})|(?:AP|{_HOUSES}) (?:Photo|Images?)(?:/{_WHO})?)"
    r"(?:[/,] ?(?:File|Pool|Handout|archive))?[)\].]?",
)
# A credit behind a caption on the same line.
_TAIL = re.compile(
    rf"(?:(?<=[.!?…”\")\]])\s+|\s+(?=[(\[©])|\s+(?=[A-Z]\w+[ \w]{{0,12}}[:©])(?={_LABEL}\s?[:©])|"
    r"\s[–—|]\s)(?P<credit>"
    r"[(\[][^()\[\]]{0,30}\b(?i:photo|image|picture|photograph)s?\s(?i:by|courtesy)\b[^()\[\]]{2,60}"
    r"[)\]]\.?|[A-Z][\w.’'-]+ [A-Z][\w.’'-]+ (?:for|via) [A-Z][\w’'& .-]{2,40}\.?|"
    rf"[(\[](?:[^()\[\]]{{0,60}}\b(?:{_HOUSES})\b[^()\[\]]{{0,60}}|{_LABEL}[^()\[\]]{{2,80}}|"
    rf"[^()\[\]/]{{3,40}}/[^()\[\]]{{2,60}})[)\]]\.?|"
    rf"{_LABEL}\s?(?::|by\b|courtesy\b|©|/)\s?(?:[^.!?]|(?<=\b[A-Z])\.){{2,90}}\.?|©\s?[^.!?]{{2,80}}\.?|"
    rf"(?:[^\W\d_][^.!?]{{0,90}}?[/,]\s?|[^\W\d_][^.!?]{{0,90}}?\b(?:via|for|from|of)\s)?"
    rf"(?:{_HOUSES})(?:[/ ,-]+(?:via )?[\w ]{{2,40}})?\.?|"
    rf"[^\W\d_][\w.’'-]+ [\w.’' -]{{1,40}}\s?/\s?[\w.’'& -]{{2,60}}\.?)$",
)
_COUNTED = re.compile(r"^\(?(?:slide |image |photo )?\d+ (?:of|/) \d+\)?\s*[|:.–-]?\s", re.I)
_OPENS = re.compile(
    r"^(?:FILE(?: PHOTO)?\s?[-–—:]|File photo\b|(?:image|photo|picture)?\s?captions?\s?[,:]|"
    r"(?:photo|picture|image|pictured|above|below|left|right|in this (?:photo|image|picture|still))"
    r"(?:\s?\([^)]*\))?\s?[:,]\s?(?=\w+ \w+ \w+)|In this .{0,60}(?:photo|image|picture|still|frame)"
    r"\b|(?:a|an) (?:file |undated |handout |satellite |aerial )?(?:photo|picture|image|view|"
    r"illustration|rendering|screenshot|screengrab|still)\b.{0,60}\b(?:shows|showing|of|from|taken)\b)",
    re.I,
)
_POINTS = re.compile(
    r"\((?:[^()]{0,12}\b)?(?:left|right|centre|center|L|R|C|top|bottom|above|below|pictured|front|"
    r"back|foreground|background|file(?: photo| picture| image)?|archive)(?:\b[^()]{0,12})?\)|"
    r"\b(?:pictured|seen here|(?:is|are) seen|poses? for|pose with|looks? on|shake hands"
    r"|file photo|"
    r"from left|(?:second|third|far) (?:from )?(?:left|right))\b|,\s(?:left|right|cent(?:er|re)),",
    re.I,
)
_SPEECH = re.compile(r"[“”\"]|\b(?:said|told|added|warned|announced|according to)\b")


def is_credit(line: str) -> bool:
    """Say whether a line names only who took or owns a picture.

    >>> is_credit("Photograph: Rita Amaro/The Courier"), is_credit("Photo by nobody said it was.")
    (True, False)
    """
    line = line.strip()
    if len(line) > 140 or not _CREDIT.fullmatch(line):
        return False
    if dates.first(line) and re.search(r"\bby\b|published|updated", line, re.I):
        return False
    body = re.sub(rf"^[(\[]?{_LABEL}\W*(?:by|courtesy of)?\W*", "", line)
    small = [w for w in re.findall(r"[^\W\d_]+", body) if w.islower()]
    return len(small) <= 4


def split(line: str, known: frozenset[str] = frozenset()) -> int:
    """Return where the credit behind a caption begins, or 0. `known` are photographers' names."""
    if len(line) > 700:
        return 0
    at = line.rfind(" ", 0, max(0, len(line) - 160)) + 1  # a credit stands at the end
    found = _TAIL.search(line, max(0, at - 1))
    if found and found.start("credit") > 8:
        tail, head = found["credit"], line[:found.start("credit")].rstrip()
        lone = re.fullmatch(r"\(file (?:photo|picture|image)\)", tail.strip(". "), re.I)
        prose = len(re.findall(r"\b[a-z]{2,}\b", tail)) > 6
        if not lone and not prose and len(head.split()) >= 3:
            return found.start("credit")
    for name in known:
        if line.rstrip(" .").endswith(name) and re.search(r"[.!?)]\s+$", line[:line.rfind(name)]):
            return line.rfind(name)
    return 0


def is_caption(line: str, count: int) -> bool:
    """Say whether a line by itself, without its neighbours, must be a caption."""
    return count <= 90 and bool((_COUNTED.match(line) and count > 6) or _OPENS.match(line) or
                                (count <= 45 and not _SPEECH.search(line) and re.search(
                                    r"\((?:file|archive)(?: photo| picture| image)?\)\.?$", line,
                                    re.I)))  # fmt: skip


def likeness(line: str, count: int) -> int:
    """Return how much a line is like a caption; 3 and more where nothing else speaks against it.

    Captions point (“left”), say when a picture was taken, often lack a full stop, are short, and
    hold no speech.
    """
    if count < 3 or count > 70:
        return 0
    score = 1 if count <= 30 else 0
    score += 3 if _POINTS.search(line) else 0
    score += 1 if line[-1] not in ".!?…”\"'’:" else 0
    dated = any(d.end >= len(line[-30:]) - 8 for d in dates.find(line[-30:]))
    score += 2 if dated or re.search(r",? (?:19|20)\d\d\.?$", line) else 0
    score -= 2 if _SPEECH.search(line) and not _POINTS.search(line) else 0
    score -= 1 if re.search(r"\b(?:you|your|we|I)\b", line) else 0
    return score


def photographers(lines: list[str]) -> frozenset[str]:
    """Return the names in lines such as “Photographs by Ebo Mensah”."""
    found: set[str] = set()
    for line in lines:
        label = re.match(r"(?:words and )?(?:photo(?:graph)?(?:s|y)?|pictures)\s*(?:by|:)\s", line,
                         re.I)  # fmt: skip
        if label and len(line) < 80:
            found.update(bylines.names(line[label.end():]))
    return frozenset(found)
