"""A lesson and a setting → the worksheet as plain JSON, which every paper form draws.

The shapes: `article` (blocks of pieces), `words`, `parts` with their questions (`asked`), and, for
the teacher, keys and `notes`. A student’s sheet has none of the last two, and no anchor that
tells where the evidence stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .. import marks as marked
from ..lesson import Block, Lesson, Question, Span
from ..marks import Mark
from ..segments import segments
from ..which import asked, plan_of
from .asked import Asked, Json, place
from .notes import notes
from .setting import LINES, Setting

READINGS = {  # three readings (Fisher and Frey), then what a learner makes of it
    "says": ("What does it say?", "First reading. Answer from the text; give the line that proves"
             " it."),
    "how": ("How does it say it?", "Second reading. Look at words and voices."),
    "means": ("What does it mean, and do I trust it?", "Third reading. Say what you think, with"
              " evidence."),
    "after": ("What do I make of it?", "Write, and quote the text for what you say."),
}  # fmt: skip
_BY_SKILL = {
    "find-a-fact": "says", "put-in-words": "says", "work-it-out": "says", "main-idea": "says",
    "loaded-word": "means", "weigh-a-claim": "means", "compare-sources": "means",
}  # fmt: skip
_NAMES = {"people": "person", "places": "place", "groups": "group", "dates": "date",
          "loaded": "loaded word", "voices": "own words", "words": "word explained"}  # fmt: skip
NOTICES = {
    "draft": "Not checked yet. A program made these marks and questions.",
    "partly": "Partly checked. A program made some of these marks and questions.",
}


def worksheet(lesson: Lesson, setting: Setting, note: str = "") -> Json:
    """Return the sheet of a lesson; `note` is a sentence for the teacher, printed in the key.

    Raises NotFound for items that the lesson does not have.
    """
    parts = parted(lesson, setting)
    sheet = "key" if setting.key else "test" if setting.mode == "test" else "worksheet"
    plan = plan_of(lesson, setting.items)
    drawn = Asked(lesson, setting)
    built: list[Json] = []
    for reading, minutes, questions in parts:
        title, intro = READINGS[reading]
        rows = drawn.rows(questions)
        built.append({"title": title, "intro": intro, "minutes": minutes, "questions": rows})
    ids = {q.id for _, _, questions in parts for q in questions}
    shown = marked.visible(marked.marks(lesson), setting.shown, ids)
    article = [_block(lesson, b, shown, drawn.anchors) for b in lesson.blocks.values()]
    time = f" · {plan.minutes} minutes" if plan else ""
    made: Json = {
        "sheet": sheet, "title": lesson.title, "lang": lesson.lang,
        "kicker": f"Reading · {lesson.level}{time}",
        "name": f"{lesson.title} · {sheet}{f' {setting.version}' if setting.version else ''}",
        "edition": lesson.fingerprint[:8], "version": setting.version,
        "total": sum(q["points"] for part in built for q in part["questions"]),
        "notice": NOTICES.get(lesson.status, ""), "article": article,
        "legend": _legend(article), "words": _words(lesson, shown), "parts": built,
    }  # fmt: skip
    if setting.key:
        made["notes"] = notes(lesson, setting, built, [q for _, _, qs in parts for q in qs], note)
        made["notes"] |= _versions(lesson, setting)
    return made


def _versions(lesson: Lesson, setting: Setting) -> Json:
    """Return the table with which a teacher goes from one version to the others."""
    names = setting.versions if len(setting.versions) > 1 else ()
    each = []
    for name in names:
        own = replace(setting, version=name)
        drawn = Asked(lesson, own)
        each.append(answers(row for _, _, qs in parted(lesson, own) for row in drawn.rows(qs)))
    rows = [[cell for one in each for cell in one[id]] for id in each[0]] if each else []
    return {"version_names": list(names), "versions": rows}


def answers(rows: Iterable[Json]) -> dict[str, tuple[str, str]]:
    """Return question id → (number, answer in a word or two) from the rows of a key."""
    found = {}
    for q in rows:
        key = q["key"]
        if "rows" in key:
            for id, row, told in zip(q.get("ids", [q["id"]]), q["rows"], key["rows"], strict=True):
                found[id] = (f"{q['number']} {row['letter']}".strip(), told["column"])
            continue
        said = key.get("letters") or key.get("numbers") or key.get("gaps") or key.get("words")
        words = ", ".join(said) if said else key.get("answer", "written")
        found[q["id"]] = (q["number"], words)
    return found


def parted(lesson: Lesson, setting: Setting) -> list[tuple[str, int, list[Question]]]:
    """Return (reading, minutes or 0, questions) for each part of the sheet, in its order."""
    plan = plan_of(lesson, setting.items)
    way = plan or max(lesson.plans, key=lambda one: one.minutes, default=None)
    phases = [p for p in (way.phases if way else ()) if p.items]
    reading = {id: p.reading for p in phases for id in p.items}
    found: dict[str, list[Question]] = {name: [] for name in READINGS}
    for q in asked(lesson, setting.items):
        own = reading.get(q.id) or ("after" if q.kind == "write" else _BY_SKILL.get(q.skill, "how"))
        found[own if own in found else "says"].append(q)
    minutes = {name: sum(p.minutes for p in phases if p.reading == name) for name in found}
    return [(name, minutes[name] if plan else 0, _order(questions, setting, name))
            for name, questions in found.items() if questions]  # fmt: skip


def _order(questions: list[Question], setting: Setting, name: str) -> list[Question]:
    """Return the questions of a part: literal first in A, in another order in other versions."""
    if not setting.turn:
        return questions
    from ..score import shuffled

    for draw in range(20):  # two questions can fall as they were
        turned = list(shuffled(questions, name, 100 * setting.turn + draw))
        if len(questions) < 2 or turned != questions:
            break
    return turned


def _block(lesson: Lesson, block: Block, shown: Iterable[Mark],
           anchors: Mapping[Span, str]) -> Json:  # fmt: skip
    """Return a block cut into pieces wherever a mark or a proof begins or ends."""
    text = lesson.article[block.span]
    own = [m for m in shown if m.block == block.id]
    lines = _first([m for m in own if m.layer in LINES and m.form in ("", "name")])
    words = _first([m for m in own if m.layer == "words" and not m.edge])
    voices = [m for m in own if m.layer == "voices" and m.edge == "solid"]
    held = [_At(span, block, name=name) for span, name in anchors.items()
            if block.span.overlaps(span)]  # fmt: skip
    placed = [*(_At(m.span, block, mark=m) for m in (*lines, *words, *voices)), *held]
    pieces = []
    for piece in segments(text, placed):
        under = [p.mark for p in piece.marks if p.mark in lines and p.mark]
        now: Json = {"text": piece.text, "under": _inner(under), "star": False, "open": False,
                     "close": False, "from": [], "to": []}  # fmt: skip
        now["star"] = any(p.mark in words for p in piece.closes if p.mark)
        now["open"] = any(p.mark in voices for p in piece.opens if p.mark)
        now["close"] = any(p.mark in voices for p in piece.closes if p.mark)
        now["from"] = [p.name for p in piece.opens if p.name]
        now["to"] = [p.name for p in piece.closes if p.name]
        pieces.append(now)
    number = block.id[1:] if block.kind == "paragraph" else ""
    return {"id": block.id, "kind": block.kind, "number": number, "pieces": pieces}


class _At:
    """A mark or an anchor at its place in a block."""

    def __init__(self, span: Span, block: Block, mark: Mark | None = None, name: str = ""):
        self.start, self.end = span.start - block.start, span.end - block.start
        self.mark, self.name = mark, name


def _first(found: Iterable[Mark]) -> list[Mark]:
    """Return the first mark of each chain or card in its block; more would be noise."""
    seen: dict[str, Mark] = {}
    for mark in found:
        seen.setdefault(mark.chain or mark.card, mark)
    return list(seen.values())


def _inner(under: Sequence[Mark]) -> str:
    """Return the layer whose line is drawn where several meet: that of the shortest mark."""
    return min(under, key=lambda m: m.end - m.start).layer if under else ""


def _legend(article: Iterable[Json]) -> list[Json]:
    pieces = [piece for block in article for piece in block["pieces"]]
    used = {piece["under"] for piece in pieces}
    used |= {"voices"} if any(piece["open"] for piece in pieces) else set()
    used |= {"words"} if any(piece["star"] for piece in pieces) else set()
    return [{"layer": layer, "name": name} for layer, name in _NAMES.items() if layer in used]


def _words(lesson: Lesson, shown: Iterable[Mark]) -> list[Json]:
    """Return the words to learn that the sheet may explain, in the order of the text."""
    seen = {m.id for m in shown if m.layer == "words"}
    cards = {m.card for m in shown if m.layer == "words"}
    hidden = {m.card for m in marked.marks(lesson) if m.layer == "words" and m.id not in seen}
    rows = [g for g in lesson.glossary if g.teach and g.spans]
    rows = [g for g in rows if f"word-{g.id}" in cards - hidden]
    rows.sort(key=lambda g: g.spans[0].start)
    return [{"word": g.word, "pos": g.pos, "here": g.here, "l1": [list(pair) for pair in g.l1],
             "place": place(lesson.block_of(g.spans[0]))} for g in rows]  # fmt: skip
