"""The teacher's view of a lesson: key, items, figures, and what was misread on this computer."""

from __future__ import annotations

from collections import Counter
from typing import Any

from . import html
from . import text as strings
from .errors import Missing
from .lesson import Lesson, Question
from .score import rights
from .shown import Piece, Shown
from .skills import KINDS, SKILLS, TRAPS, row

Json = dict[str, Any]


class Teacher:
    """What a teacher asks a lesson; `lesson.teacher()` gives it."""

    def __init__(self, lesson: Lesson, state: Json):
        self._lesson, self._state = lesson, state

    def __dir__(self) -> list[str]:
        return ["figures", "items", "key", "misread"]

    def __repr__(self) -> str:
        return f"The teacher’s view of {html.visible(self._lesson.title)}"

    def key(self) -> Shown:
        """Show every question with its answer, its proof and what each wrong answer tells."""
        lesson = self._lesson
        asked = lesson.questions
        rows = [(str(n), q.id, html.key_words(lesson, q)) for n, q in enumerate(asked, 1)]
        table = ("The key in short", ("no.", "question", "answer"), rows)
        inside = [html.table_html(*table), html.questions_html(lesson, asked, "practice")]
        text = [html.table_plain(*table), html.questions_plain(lesson, asked, "practice")]
        return Shown([Piece(html.twin(lesson, *inside, run=False), "\n\n".join(text))])

    def items(self) -> Shown:
        """Show one row a question: what it trains, how hard it is, what it practises."""
        rows = [(q.id, _place(q), KINDS[q.kind], SKILLS[q.skill].name, q.level, str(q.difficulty),
                 *_rows(q), ", ".join((*q.about, *q.teaches)), q.again_for)
                for q in self._lesson.questions]  # fmt: skip
        head = ("question", "part", "kind", "skill", "level", "difficulty", "PISA", "PIRLS",
                "Bloom", "CCSS", "about", "second try of")  # fmt: skip
        return self._table("Items", head, rows)

    def figures(self) -> Shown:
        """Show the figures of the set, as the standards for lessons count them, and findings."""
        from .check import numbers

        try:
            rows = [(name, _said(value)) for name, value in numbers(self._lesson).items()]
        except Missing as error:
            inside = html.twin(self._lesson, html.say_html(str(error)), run=False)
            return Shown([Piece(inside, str(error))])
        shown = self._table("Figures of the set", ("what", "figure"), rows)
        return Shown([*shown.pieces, self._findings()])

    def _findings(self) -> Piece:
        """Return what the standards find as tables: what must change, what to look at, the rest."""
        from .check import BESIDE, TABLE, TITLES, judge, line

        found = judge(self._lesson)
        tables = [(title, "how to mend", [f for f in found if f.severity == severity and not f.why])
                  for severity, title in TITLES]  # fmt: skip
        tables.append(("Left out with a reason", "the reason", [f for f in found if f.why]))
        inside, text = [], []
        if all(f.why for f in found):
            inside, text = [html.say_html("Nothing to change.")], ["Nothing to change."]
        for title, last, some in tables:
            rows = [(f"{(TABLE | BESIDE)[f.code].title} [{f.code}]", line(f.where), line(f.what),
                     line(f.why or f.mend)) for f in some]  # fmt: skip
            table = (f"{title} ({len(some)})", ("row", "where", "what", last), rows)
            inside += [html.table_html(*table)] if rows else []
            text += [html.table_plain(*table)] if rows else []
        return Piece(html.twin(self._lesson, *inside, run=False), "\n\n".join(text))

    def misread(self) -> Shown:
        """Show first tries on this computer, the hardest questions first, and what drew most."""
        rows = sorted(filter(None, map(self._tried, self._lesson.questions)))
        if not rows:
            words = "Nobody has answered on this computer yet."
            return Shown([Piece(html.twin(self._lesson, html.say_html(words), run=False), words)])
        head = ("question", "part", "right at first", "drew most", "the misreading")
        return self._table("What was misread", head, [row[1:] for row in rows])

    def _tried(self, q: Question) -> tuple[float, str, str, str, str, str] | None:
        tries = [t for t in self._state["answers"].get(q.id, ()) if not t["older"]]
        scored = [t for t in tries if t["share"] is not None]
        if not scored:
            return None
        firsts = [t for t in scored if t["try"] == min(t["try"] for t in scored)]
        share = sum(t["share"] for t in firsts) / len(firsts)
        wrong = {o.id: o for o in (*q.options, *(o for g in q.gaps for o in g.options))
                 if not o.right}  # fmt: skip
        wrong |= {side.id: side.extra for side in rights(q, self._lesson.seed) if side.extra}
        typed = {strings.plain(o.text): id for id, o in wrong.items()}
        given = [typed.get(strings.plain(id), id) for t in firsts for id in _ids(t["response"])]
        drawn = Counter(id for id in given if id in wrong)
        most = wrong[drawn.most_common(1)[0][0]] if drawn else None
        trap = TRAPS.get(most.trap, "") if most else ""
        return (share, q.id, _place(q), f"{share:.0%}", most.text if most else "", trap)

    def _table(self, caption: str, head: tuple[str, ...], rows: list[Any]) -> Shown:
        inside = html.table_html(caption, head, rows)
        text = html.table_plain(caption, head, rows)
        return Shown([Piece(html.twin(self._lesson, inside, run=False), text)])


def _place(q: Question) -> str:
    return "whole text" if "all" in q.reads else ", ".join(q.reads)


def _rows(q: Question) -> tuple[str, ...]:
    return tuple(row(q.skill, frame, q.tags) for frame in ("pisa", "pirls", "bloom", "ccss"))


def _ids(response: Any) -> list[str]:
    if isinstance(response, str):
        return [response]
    if isinstance(response, dict):
        return [v for v in response.values() if isinstance(v, str)]
    return [v for v in response if isinstance(v, str)] if isinstance(response, list) else []


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_said(number)}" for name, number in value.items())
    return f"{value:.0%}" if isinstance(value, float) and value <= 1 else str(value)
