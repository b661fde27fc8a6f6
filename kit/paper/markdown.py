"""A sheet as JSON → Markdown: CommonMark with tables, for a wiki, a mail or a README.

Every letter of a lesson goes through `say`, so that none of it is markup, a link, HTML or a
formula; what is markup here was written here. Same sheet, same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..marks.cards import TONGUES

Json = dict[str, Any]
EMPTY, TICKED = "☐", "☑"
GAP = "……………"
LINE = "…" * 40
RAW = "raw"  # the sign of what is Markdown already
# Controls, and what would turn the words round or hide in them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# What begins something wherever it stands; the rest only matters in front of a line.
_SPECIAL = re.compile(r"[\\`*_\[\]<&|~$^#{@]|(?<=[A-Za-z]):(?=/)|(?i:(?<=www))\.")
_START = re.compile(r"^(?:[-+=>:(]|(?<!\S)\d{1,9}(?=[.)]))")
_UNDER = {"people": "*", "places": "**"}  # Markdown has two voices; other layers share the third
_OTHER = "***"


def markdown(data: Json) -> str:
    """Return the sheet (`sheet.worksheet`) as Markdown; a key has its answers filled in."""
    key = "notes" in data
    lines = [f"# {say(data['title'])}", say(data["kicker"])]
    if key:
        lines.append("**Teacher’s key · not for learners**")
    else:
        test = "Test · " if data["sheet"] == "test" else ""
        lines.append(f"{test}Name: {GAP * 2} Class: {GAP} Date: {GAP} Points: …… / {data['total']}")
    lines += [f"> {say(data['notice'])}"] if data["notice"] else []
    lines += [_block(block) for block in data["article"]]
    lines += [_legend(data["legend"])] if data["legend"] else []
    lines += _words(data["words"])
    for number, part in enumerate(data["parts"], 1):
        minutes = f" ({part['minutes']} min)" if part["minutes"] else ""
        lines += [f"## Part {number} · {say(part['title'])}{minutes}", say(part["intro"])]
        for q in part["questions"]:
            lines += _question(q)
    lines += _notes(data["notes"]) if key else []
    lines.append(say(f"{data['name']} · v1 · {data['edition']}"))
    return "\n\n".join(line for line in lines if line) + "\n"


def say(words: str) -> str:
    """Return words of a lesson on one line of Markdown, as nothing but text.

    >>> say("- a *b* <c> 5$ http://x")
    '\\\\- a \\\\*b\\\\* \\\\<c> 5\\\\$ http\\\\://x'
    """
    words = " ".join(_HIDDEN.sub("", words).split())
    start = _START.match(words)
    lead = ""
    if start:  # a figure is no sign that could be escaped: the point behind it is
        at = start.end()
        lead = f"{start[0]}\\{words[at]}" if start[0].isdigit() else f"\\{start[0]}"
        words = words[at + 1:] if start[0].isdigit() else words[at:]
    return lead + _SPECIAL.sub(lambda found: f"\\{found[0]}", words)


def strong(words: str) -> str:
    """Return words of a lesson in bold; for places with a space or an edge on both sides."""
    said = say(words)
    return f"**{said}**" if said else ""


# the article


def _block(block: Json) -> str:
    """Return a block of the article; lines that the article breaks are broken here."""
    text = _pieces(block["pieces"])
    if block["number"]:
        return f"**{block['number']}** {text}"
    kinds = {"headline": "## ", "subheading": "### ", "quotation": "> "}
    lead = kinds.get(block["kind"], "")
    return lead + (text.replace("\\\n", " ") if lead.strip("> ") else text)


def _pieces(pieces: Iterable[Json]) -> str:
    """Return pieces with their marks; neighbours under one mark are marked together."""
    runs: list[tuple[str, str]] = []  # (sign, words)
    for piece in pieces:
        sign = _sign(piece)
        text = ("⌜" if piece.get("open") else "") + piece["text"]
        tail = ("\\*" if piece.get("star") else "") + ("⌟" if piece.get("close") else "")
        if runs and sign == runs[-1][0] and not tail:
            runs[-1] = (sign, runs[-1][1] + text)
        else:
            runs.append((sign, text))
        if tail:
            runs.append((RAW, tail))
    out, lines = "", []
    for sign, words in runs:
        for n, line in enumerate(words.replace("\r", "").split("\n")):
            if n:
                lines.append(out)
                out = ""
            out = _run(out, line, sign)
    lines = [re.sub(r"^(\d{1,9})(?=[.)])", r"\1\\", line) for line in [*lines, out] if line]
    return "\\\n".join(lines)


def _sign(piece: Json) -> str:
    if piece.get("hit"):
        return "**"
    return _UNDER.get(piece["under"], _OTHER) if piece.get("under") else ""


def _run(before: str, words: str, sign: str) -> str:
    """Return the line so far with these words behind it, marked where Markdown would see it."""
    if sign == RAW:
        return before + words
    said = say(f"x{words}x")[1:-1] if before else say(f"{words}x")[:-1]  # spaces at the ends stay
    edges = words[:1] + words[-1:]
    if sign and edges.isalnum() and not before.endswith("*"):
        return f"{before}{sign}{said}{sign}"
    return before + said


def _legend(rows: Iterable[Json]) -> str:
    shown = []
    for row in rows:
        layer, name = row["layer"], say(row["name"])
        if layer == "voices":
            shown.append(f"⌜{name}⌟")
        elif layer == "words":
            shown.append(f"{name}\\*")
        else:
            sign = _UNDER.get(layer, _OTHER)
            shown.append(f"{sign}{name}{sign}")
    return " · ".join(shown)


def _words(rows: Sequence[Json]) -> list[str]:
    if not rows:
        return []
    own = any(row["l1"] for row in rows)
    cells = []
    for row in rows:
        kind = f" ({say(row['pos'])})" if row["pos"] else ""
        place = f" · P{row['place']}" if row["place"].isdigit() else ""
        other = " · ".join(f"{say(TONGUES.get(code, code))}: {say(word)}"
                           for code, word in row["l1"])  # fmt: skip
        cells.append([f"{strong(row['word'])}{kind}{place}", say(row["here"]),
                      *([other] if own else [])])  # fmt: skip
    head = ["Word", "What it means here", *(["In your language"] if own else [])]
    return ["## Words explained", _table(head, cells)]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


# the questions


def _question(q: Json) -> list[str]:
    key = q.get("key", {})
    points = f"{q['points']} point{'s' if q['points'] != 1 else ''}"
    lines = [f"### {q['number']} · {say(q['ask'])} ({points})", say(q["how"])]
    form = next(form for field, form in _FORMS if field in q)
    lines += form(q, key)
    if q["proof"] and not key:
        lines.append(f"Line: {GAP}")
    told = [] if "rows" in q else [(key.get("evidence", ()), "")]
    told += [(one["evidence"], row["letter"])
             for row, one in zip(q.get("rows", ()), key.get("rows", ()), strict=False)]  # fmt: skip
    return lines + [_evidence(found, letter) for found, letter in told if found]


def _evidence(found: Iterable[Json], letter: str) -> str:
    said = []
    for one in found:
        place = f"P{one['place']}" if one["place"].isdigit() else one["place"]
        said.append(f"{place}: “{one['quote']}”")
    return say(f"Proof{f' for {letter}' if letter else ''} – {' · '.join(said)}")


def _options(q: Json, key: Json) -> list[str]:
    right = key.get("letters", ())
    return ["\n".join(f"- {TICKED if o['letter'] in right else EMPTY} **{o['letter']}** "
                      + (strong if o["letter"] in right else say)(o["text"])
                      for o in q["options"])]  # fmt: skip


def _rows(q: Json, key: Json) -> list[str]:
    told = key.get("rows", [{}] * len(q["rows"]))
    rows = []
    for row, answer in zip(q["rows"], told, strict=True):
        lead = f"**{row['letter']}** " if row["letter"] else ""
        signs = [TICKED if answer.get("column") == name else EMPTY for name in q["columns"]]
        rows.append([lead + say(row["text"]), *signs, *([] if key else [GAP])])
    return [_table(["Statement", *q["columns"], *([] if key else ["line"])], rows)]


def _cloze(q: Json, key: Json) -> list[str]:
    lines = []
    own = [box for box in q["boxes"] if box["gap"]]
    for box in q["boxes"]:
        if not box["gap"]:
            lines.append("Words: " + " · ".join(map(strong, box["words"])))
    if own:
        rows = [[f"({box['gap']})", " · ".join(map(say, box["words"]))] for box in own]
        lines.append(_table(["Gap", "Choose one"], rows))
    text = ""
    for part in q["text"]:
        if isinstance(part, str):
            text = _run(text, part, "")
        else:
            answer = key["gaps"][int(part["gap"]) - 1] if key else GAP
            text = _run(f"{text}({part['gap']}) ", answer, "**" if key else "")
    return [*lines, text]


def _match(q: Json, key: Json) -> list[str]:
    letters = key.get("letters", [GAP] * len(q["lefts"]))
    rows = []
    for n in range(max(len(q["lefts"]), len(q["rights"]))):
        left = [strong(letters[n]), say(q["lefts"][n])] if n < len(q["lefts"]) else ["", ""]
        right = q["rights"][n] if n < len(q["rights"]) else None
        rows.append([*left, f"**{right['letter']}** {say(right['text'])}" if right else ""])
    return [_table(["Letter", "What", "Choose from"], rows)]


def _order(q: Json, key: Json) -> list[str]:
    numbers = [strong(number) for number in key["numbers"]] if key else ["……"] * len(q["steps"])
    return [_table(["Number", "Step"], zip(numbers, map(say, q["steps"]), strict=True))]


def _mark(q: Json, key: Json) -> list[str]:
    lines = ["> " + _pieces(block["pieces"]).replace("\n", "\n> ") for block in q["blocks"]]
    return lines + ([say("Answer: " + "; ".join(key["words"]))] if key else [])


def _short(q: Json, key: Json) -> list[str]:
    if not key:
        return ["\\\n".join([LINE] * q["lines"])]
    also = [say("Also: " + "; ".join(key["also"]))] if key["also"] else []
    return [f"Answer: {strong(key['answer'])}", *also]


def _write(q: Json, key: Json) -> list[str]:
    rows = [[str(row["score"]), say(row["text"])] for row in q["rubric"]]
    lines = [_table(["Points", "What earns them"], rows)] if rows else []
    if not key:
        return [*lines, "\\\n".join([LINE] * q["lines"])]
    rows = [[str(row["score"]), strong(row["text"]), say(row["why"])] for row in key["samples"]]
    return [*lines, *([_table(["Points", "An answer", "Why"], rows)] if rows else [])]


_FORMS = (("rows", _rows), ("options", _options), ("text", _cloze), ("lefts", _match),
          ("steps", _order), ("blocks", _mark), ("rubric", _write), ("lines", _short))  # fmt: skip


# behind the key


def _notes(told: Json) -> list[str]:
    lines = ["## Notes for the teacher", f"> {say(told['note'])}" if told["note"] else ""]
    feedback = [[item["number"] if n == 0 else "", f"**{row['letter']} ✓**" if row["right"]
                 else row["letter"], say(row["say"]), say(item["skill"]) if n == 0 else ""]
                for item in told["feedback"] for n, row in enumerate(item["rows"])]  # fmt: skip
    tables = [
        ("Why: feedback in short", ["Question", "Answer", "What to say", "Skill"], feedback),
        ("What to accept", ["Question", "What to accept, and why", "Skill"],
         [[row["number"], say(row["say"]), say(row["skill"])] for row in told["others"]]),
        ("Skills", ["Skill (PISA)", "Questions", "Points", "Share"],
         [[say(row["name"]), row["questions"], str(row["points"]), row["share"]]
          for row in told["skills"]]),
        ("Time", ["Step", "Minutes", "What to do", "In pairs"],
         [[say(row["name"]), str(row["minutes"]), say(row["do"]), say(row["pair"])]
          for row in told["timing"]]),
        ("From one version to the other",
         [cell for name in told["version_names"] for cell in (f"Version {name}", "Answer")],
         [list(map(say, row)) for row in told["versions"]]),
    ]  # fmt: skip
    for title, head, rows in tables:
        lines += [f"### {title}", _table(head, rows)] if rows else []
    for title, points in (("To talk about", told["talk"]), ("Good to know", told["teacher"])):
        if points:
            lines += [f"### {title}", "\n".join(f"- {say(point)}" for point in points)]
    return lines + ([f"### Rights\n\n{say(told['rights'])}"] if told["rights"] else [])
