"""The questions, kind by kind; on a key with their answers, which nothing on a copy hints at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..setting import Setting
from .base import text_width
from .pen import Bit, Pen, bare, boxed, text, together
from .styles import OPTIONS, RIGHTS, STATEMENTS

if TYPE_CHECKING:
    from docx.table import _Cell

Json = dict[str, Any]
EMPTY, TICKED = "☐", "☑"
GAP = "_" * 14
INDENT = 510  # where answers begin, in twips
ANSWER = "Answer"


class Asked:
    """Writes questions with a pen, one method for each form of answer."""

    def __init__(self, pen: Pen, setting: Setting):
        self.pen, self.setting = pen, setting
        self.width = text_width(setting) - INDENT
        self.high = 620 if setting.large else 420  # of a box to write in

    def question(self, q: Json) -> None:
        """Write one question; it is kept on one page, but for what is longer than a page."""
        body = self.pen.document.element.body
        before = len(body) - 1  # the last thing is the section
        points = f"({q['points']} points)" if self.setting.large else f"[{q['points']}]"
        if self.setting.large and q["points"] == 1:
            points = "(1 point)"
        gap = " " if self.setting.large else "\t"
        self.pen.paragraph("Question", q["ask"], (f"{gap}{points}", "Points"))
        if q["how"]:
            self.pen.paragraph("Instruction", q["how"])
        form = next(form for key, form in _FORMS if key in q)
        form(self, q, q.get("key", {}))
        self._proof(q)
        if q["kind"] != "write":
            together(list(body)[before:-1])
        else:
            together(list(body)[before:-1][:4])

    def _proof(self, q: Json) -> None:
        if "key" in q:
            told = q["key"].get("evidence", ())
            self.evidence(() if "rows" in q else told)  # each of the rows has its own
        elif q["proof"]:
            self.pen.paragraph("Evidence line", "line \t")

    def evidence(self, found: Sequence[Json], lead: str = "") -> None:
        """Write where the proof stands, and its words."""
        said, last = [], ""
        for one in found:
            where = f"P{one['place']}" if one["place"].isdigit() else one["place"]
            said.append(("" if where == last else f"{where}: ") + _quoted(one["quote"]))
            last = where
        if said:
            self.pen.paragraph("Evidence", lead + " · ".join(said))

    # one method for each form

    def options(self, q: Json, key: Json) -> None:
        """Choice: a lettered list with a box to tick."""
        right = key.get("letters", ())
        rows = []
        for option in q["options"]:
            on = option["letter"] in right
            box = (f"{TICKED if on else EMPTY} ", "Tick box")
            rows.append(self.pen.paragraph("Option", box, _said(option["text"], on)))
        self.pen.restart(rows, OPTIONS)

    def rows(self, q: Json, key: Json) -> None:
        """True, false, not stated: a table with a box in each column."""
        columns, line = q["columns"], not key
        box, proof = (900, 1700) if self.setting.large else (520, 1000)
        rest = self.width - box * len(columns) - (proof if line else 0)
        widths = [rest, *[box] * len(columns), *([proof] if line else [])]
        head = ["Statement", *columns, *(["line"] if line else [])]
        table = self.pen.table(head, widths, "Statements to judge", INDENT)
        for cell in table.rows[0].cells[1:]:
            cell.paragraphs[0].style = "Table box"
        told = key.get("rows", [{}] * len(q["rows"]))
        lettered = []
        for row, answer in zip(q["rows"], told, strict=True):
            cells = self.pen.row(table, widths)
            if row["letter"]:
                lettered.append(self.pen.paragraph("Table statement", row["text"], into=cells[0]))
            else:
                self.pen.paragraph("Table text", row["text"], into=cells[0])
            for name, cell in zip(columns, cells[1:], strict=False):
                sign = TICKED if answer.get("column") == name else EMPTY
                self.pen.paragraph("Table box", (sign, "Tick box"), into=cell)
        self.pen.restart(lettered, STATEMENTS)
        self.pen.after_table()
        for row, answer in zip(q["rows"], told, strict=True):
            lead = f"{row['letter']} · " if row["letter"] else ""
            self.evidence(answer.get("evidence", ()), lead)

    def text(self, q: Json, key: Json) -> None:
        """Cloze: the words to choose from, then the text with gaps of one width."""
        rows = [box for box in q["boxes"] if box["gap"]]
        for box in q["boxes"]:
            if not box["gap"]:
                self.pen.paragraph("Word box", "   ·   ".join(box["words"]))
        if rows:
            widths = [900 if not self.setting.large else 1300, 0]
            widths[1] = self.width - widths[0]
            table = self.pen.table(["Gap", "Choose one"], widths, "Words for the gaps", INDENT)
            for box in rows:
                cells = self.pen.row(table, widths)
                self.pen.paragraph("Table text", (f"({box['gap']})", "Strong"), into=cells[0])
                self.pen.paragraph("Table text", "   ·   ".join(box["words"]), into=cells[1])
            self.pen.after_table()
        bits: list[Bit] = []
        for part in q["text"]:
            if isinstance(part, str):
                bits.append(part)
                continue
            bits.append((f"({part['gap']})\u00a0", "Gap number"))
            bits.append((key["gaps"][int(part["gap"]) - 1], ANSWER) if key else GAP)
        self.pen.paragraph("Cloze", *bits)

    def lefts(self, q: Json, key: Json) -> None:
        """Matching: a box and a word at the left, the lettered choice at the right."""
        box = 1500 if self.setting.large else 1000
        left = (self.width - box) * 2 // 5
        widths = [box, left, self.width - box - left]
        head = ["Letter", "What", "Choose from"]
        table = self.pen.table(head, widths, "What belongs together", INDENT)
        told = key.get("letters", [""] * len(q["lefts"]))
        lettered = []
        for n in range(max(len(q["lefts"]), len(q["rights"]))):
            cells = self.pen.row(table, widths, self.high)
            bare(cells[1:])
            if n < len(q["lefts"]):
                self._box(cells[0], told[n])
                self.pen.paragraph("Table text", q["lefts"][n], into=cells[1])
            else:
                bare(cells[:1])
            if n < len(q["rights"]):
                right = q["rights"][n]["text"]
                lettered.append(self.pen.paragraph("Table letter", right, into=cells[2]))
        self.pen.restart(lettered, RIGHTS)
        self.pen.after_table()

    def steps(self, q: Json, key: Json) -> None:
        """Order: a box before each step."""
        widths = [1700 if self.setting.large else 1150, 0]
        widths[1] = self.width - widths[0]
        table = self.pen.table(["Number", "Step"], widths, "Steps to put in order", INDENT)
        told = key.get("numbers", [""] * len(q["steps"]))
        for step, number in zip(q["steps"], told, strict=True):
            cells = self.pen.row(table, widths, self.high)
            self._box(cells[0], number)
            bare(cells[1:])
            self.pen.paragraph("Table text", step, into=cells[1])
        self.pen.after_table()

    def blocks(self, q: Json, key: Json) -> None:
        """Mark the words: the paragraphs, with room for a pencil."""
        for block in q["blocks"]:
            made = self.pen.paragraph("To mark")
            for piece in block["pieces"]:
                hit = piece.get("hit", False)
                text(made, _said(piece["text"], hit))
                if hit:
                    made.runs[-1].underline = True

    def lines(self, q: Json, key: Json) -> None:
        """Short answer: lines to write on."""
        if key:
            self.pen.paragraph("Written answer", (key["answer"], ANSWER))
            if key["also"]:
                self.pen.paragraph("Evidence", "Also: " + "; ".join(key["also"]))
        else:
            self._lines(q["lines"])

    def words(self, q: Json, key: Json) -> None:
        """Essay: what earns the points, then lines, or samples in a key."""
        points = 1300 if self.setting.large else 900
        widths = [points, self.width - points]
        if q["rubric"]:
            head = ["Points", "What earns them"]
            table = self.pen.table(head, widths, "What earns the points", INDENT)
            self._levels(table, widths, [(row["score"], [row["text"]]) for row in q["rubric"]])
        if not key:
            self._lines(q["lines"])
        elif key["samples"]:
            head = ["Points", "An answer that earns them, and why"]
            table = self.pen.table(head, widths, "Answers with their points", INDENT)
            rows = [(s["score"], [(s["text"], ANSWER), s["why"]]) for s in key["samples"]]
            self._levels(table, widths, rows)

    # small things

    def _levels(self, table: Any, widths: Sequence[int],
                rows: Iterable[tuple[int, list[Any]]]) -> None:  # fmt: skip
        for score, bits in rows:
            cells = self.pen.row(table, widths)
            self.pen.paragraph("Table text", str(score), into=cells[0])
            for bit in filter(None, bits):
                self.pen.paragraph("Table text", bit, into=cells[1])
        self.pen.after_table()

    def _lines(self, count: int) -> None:
        for _ in range(count):
            self.pen.paragraph("Answer line", "\t")

    def _box(self, cell: _Cell, answer: str) -> None:
        boxed(cell)
        self.pen.paragraph("Table box", (answer, ANSWER) if answer else "", into=cell)


def _said(words: str, right: bool) -> Bit:
    return (words, ANSWER) if right else words


def _quoted(words: str) -> str:
    """Return words in quotation marks, unless they have brought their own."""
    return words if words[:1] == "“" and words[-1:] == "”" else f"“{words}”"


_FORMS = (
    ("rows", Asked.rows), ("options", Asked.options), ("text", Asked.text), ("lefts", Asked.lefts),
    ("steps", Asked.steps), ("blocks", Asked.blocks), ("rubric", Asked.words),
    ("lines", Asked.lines),
)  # fmt: skip  # the first field that a question has tells its form
