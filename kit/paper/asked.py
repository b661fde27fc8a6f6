"""Questions as paper asks them: one form a kind, the key beside it where a teacher prints."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from ..lesson import Block, Lesson, Option, Question, Span
from ..score import ordered, points, rights, shuffled
from ..segments import segments
from ..skills import TRUTHS
from .setting import Setting

Json = dict[str, Any]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COLUMNS = dict(zip(TRUTHS, "TFN", strict=True))
_TOGETHER = {
    "TFN": "True (T), false (F) or not stated (N)? Give the line that proves T or F.",
    "TF": "True (T) or false (F)? Give the line that proves it.",
}
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_GAP = re.compile(r"\{(\d+)\}")
LINE = 55  # letters that a learner writes on one line


class Asked:
    """Numbers the questions of one sheet, and keeps the anchors of their evidence."""

    def __init__(self, lesson: Lesson, setting: Setting):
        self.lesson, self.setting = lesson, setting
        self.seed = setting.seed(lesson)
        self.number = 0
        self.anchors: dict[Span, str] = {}  # only a key has any

    def rows(self, questions: Sequence[Question]) -> list[Json]:
        """Return the questions of one part; those on true and false stand together."""
        together = [q for q in questions if q.kind == "truth" and columns_of(q) == "TFN"]
        out = []
        for q in questions:
            if q in together and len(together) > 1:
                out += [self._truths(together)] if q is together[0] else []
            else:
                out.append(self._one(q))
        return out

    def _head(self, q: Question, ask: str, how: str = "", proof: bool = False) -> Json:
        self.number += 1
        return {"id": q.id, "number": str(self.number), "kind": q.kind, "ask": ask, "how": how,
                "points": points(q), "proof": proof, "places": self.places(q)}  # fmt: skip

    def places(self, q: Question) -> list[str]:
        """Return the numbers of the paragraphs that a question reads; none for the whole text."""
        return [b.id[1:] for b in self.lesson.paragraphs if b.id in q.reads]

    def evidence(self, spans: Sequence[Span]) -> list[Json]:
        """Return the proofs with their anchors, in the order of the text."""
        found = []
        for span in sorted(spans):
            name = self.anchors.setdefault(span, f"e{len(self.anchors) + 1}")
            block = self.lesson.block_of(span)
            quote = " ".join(self.lesson.article[span].split())
            found.append({"place": place(block), "from": name, "to": name, "quote": quote})
        return found

    def _one(self, q: Question) -> Json:
        form, key = getattr(self, f"_{q.kind}")(q)
        if self.setting.key:
            told = key()  # a table on true and false has its proofs in its rows
            form["key"] = told | {"evidence": [] if "rows" in told else self.evidence(q.evidence)}
        return form

    # one method a kind: the form, and a function that makes its key

    def _choice(self, q: Question) -> tuple[Json, Any]:
        options = ordered(q, self.seed)
        how = "Tick all that fit." if q.kind == "choices" else ""
        form = self._head(q, q.ask, how, proof=_provable(q))
        form["options"] = [{"letter": letter, "text": option.text}
                           for letter, option in zip(LETTERS, options, strict=False)]  # fmt: skip
        return form, lambda: {"letters": [letter for letter, option in
                                          zip(LETTERS, options, strict=False) if option.right]}

    _choices = _choice

    def _truth(self, q: Question) -> tuple[Json, Any]:
        columns = columns_of(q)
        if not columns:  # somebody’s own words for true and false
            return self._choice(q)
        form = self._head(q, q.ask) | {"columns": list(columns), "rows": [self._row(q, "")]}
        return form, lambda: {"rows": [self._truth_key(q)]}

    def _truths(self, questions: Sequence[Question]) -> Json:
        turned = list(questions)
        form = self._head(turned[0], _TOGETHER["TFN"])
        places = dict.fromkeys(place for q in turned for place in self.places(q))
        form |= {"ids": [q.id for q in turned], "points": sum(map(points, turned)),
                 "places": list(places), "columns": list("TFN"),
                 "rows": [self._row(q, letter) for q, letter in
                          zip(turned, LETTERS.lower(), strict=False)]}  # fmt: skip
        if self.setting.key:
            form["key"] = {"rows": [self._truth_key(q) for q in turned], "evidence": []}
        return form

    def _row(self, q: Question, letter: str) -> Json:
        blocks = [b for b in self.lesson.blocks.values() if b.id in q.reads]
        return {"letter": letter, "text": q.statement,
                "place": place(blocks[-1]) if blocks else ""}  # fmt: skip

    def _truth_key(self, q: Question) -> Json:
        right = next((o.text for o in q.options if o.right), "")
        return {"column": COLUMNS.get(right, ""), "evidence": self.evidence(q.evidence)}

    def _cloze(self, q: Question) -> tuple[Json, Any]:
        parts = _GAP.split(q.text)
        text = [({"gap": part} if n % 2 else part) for n, part in enumerate(parts)]
        boxes = _boxes(q)
        how = "Write the words that fit." if not boxes else "Choose from the box."
        if len(boxes) > 1:
            how = "For each gap, choose from its row."
        form = self._head(q, q.ask, how) | {"text": [part for part in text if part != ""],
                                            "boxes": boxes}  # fmt: skip
        return form, lambda: {"gaps": [next((o.text for o in gap.options if o.right), "")
                                       for gap in q.gaps]}  # fmt: skip

    def _match(self, q: Question) -> tuple[Json, Any]:
        sides = rights(q, self.seed)
        letters = {side.text: letter for side, letter in zip(sides, LETTERS, strict=False)}
        used = {pair.right for pair in q.pairs}
        spare = len(sides) - len(used)
        pairs = shuffled(q.pairs, q.id, self.seed) if self.setting.turn else q.pairs
        how = ["Write one letter in each box."]
        if len(used) < len(pairs):
            how.append("A letter may fit twice.")
        if spare:
            how.append(f"{_count(spare).capitalize()} letter{'s are' if spare > 1 else ' is'} left"
                       " over.")  # fmt: skip
        form = self._head(q, q.ask, " ".join(how)) | {
            "lefts": [pair.left for pair in pairs], "spare": spare,
            "rights": [{"letter": letters[side.text], "text": side.text} for side in sides],
        }  # fmt: skip
        return form, lambda: {"letters": [letters[pair.right] for pair in pairs]}

    def _order(self, q: Question) -> tuple[Json, Any]:
        steps = shuffled(q.items, q.id, self.seed)
        form = self._head(q, q.ask, f"Number the boxes 1–{len(steps)}.")
        form["steps"] = [step.text for step in steps]
        return form, lambda: {"numbers": [str(q.items.index(step) + 1) for step in steps]}

    def _mark(self, q: Question) -> tuple[Json, Any]:
        count = len(q.targets)
        many = any(" " in self.lesson.article[t.span].strip() for t in q.targets)
        what = ("phrase" if many else "word") + ("s" if count > 1 else "")
        blocks = [b for b in self.lesson.blocks.values() if b.id in q.reads]
        where = "" if blocks else " in the article"
        form = self._head(q, q.ask, f"Underline {_count(count)} {what}{where}.")
        hits = [target.span for target in q.targets] if self.setting.key else []
        form |= {"count": count, "blocks": [
            {"place": place(b), "pieces": _hit(self.lesson, b.span, hits)} for b in blocks]}
        return form, lambda: {"words": [self.lesson.article[t.span] for t in q.targets]}

    def _short(self, q: Question) -> tuple[Json, Any]:
        keys = [o for o in q.options if o.right]
        longest = max((len(o.text) for o in keys), default=LINE)
        lines = max(1 if longest < 30 else 2, math.ceil(longest / LINE * 1.5))
        how = "Write one word." if q.words == 1 else f"Write at most {q.words} words."
        form = self._head(q, q.ask, how if q.words else "", proof=_provable(q)) | {"lines": lines}
        also = dict.fromkeys(words for o in keys for words in (o.text, *o.accept))
        answer = keys[0].text if keys else ""
        return form, lambda: {"answer": answer, "also": [w for w in also if w != answer]}

    def _write(self, q: Question) -> tuple[Json, Any]:
        how = f"Write about {q.words} words." if q.words else ""
        lines = math.ceil((q.words or 60) / 9 * 1.2)
        form = self._head(q, q.ask, how) | {
            "words": q.words, "lines": lines,
            "rubric": [{"score": row.score, "text": row.text} for row in q.rubric],
        }  # fmt: skip
        return form, lambda: {"samples": [{"score": s.score, "text": s.text, "why": s.why}
                                          for s in q.samples]}  # fmt: skip


def place(block: Block) -> str:
    """Return how paper names a block: “3”, or “caption”."""
    return block.id[1:] if block.kind == "paragraph" else block.label.lower()


def _provable(q: Question) -> bool:
    return bool(q.evidence) and not q.beyond and "all" not in q.reads


def columns_of(q: Question) -> str:
    """Return “TFN” or “TF” when the options are those fixed words, else ""."""
    texts = {o.text for o in q.options}
    return "".join(COLUMNS[t] for t in TRUTHS if t in texts) if texts <= set(TRUTHS) else ""


def _boxes(q: Question) -> list[Json]:
    """Return what the gaps can be chosen from: one box for all, or a row for each."""
    sets = ["" if gap.typed else "\0".join(sorted(o.text for o in gap.options)) for gap in q.gaps]
    if not any(sets):
        return []
    if len(set(sets)) == 1:
        return [{"gap": "", "words": _alphabet(q.gaps[0].options)}]
    return [{"gap": str(n), "words": _alphabet(gap.options)}
            for n, gap in enumerate(q.gaps, 1) if not gap.typed]  # fmt: skip


def _alphabet(options: Sequence[Option]) -> list[str]:
    return sorted((o.text for o in options), key=lambda text: (text.casefold(), text))


def _hit(lesson: Lesson, block: Span, targets: Sequence[Span]) -> list[Json]:
    text = lesson.article[block]
    own = [Span(t.start - block.start, t.end - block.start) for t in targets if block.covers(t)]
    return [{"text": piece.text} | ({"hit": True} if piece.marks else {})
            for piece in segments(text, own)]  # fmt: skip


def _count(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)
