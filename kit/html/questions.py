"""Questions as fieldsets: the stem, what to choose from, hints, the answer and why.

In practice mode hints and answers are folded under each question; in check mode all answers stand
at the end; in test mode there are none at all, and no other try.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..colours import TWIN
from ..errors import KitError, did_you_mean
from ..lesson import Gap, Lesson, Option, Question, Span
from ..score import ordered, rights, shuffled
from ..skills import KINDS, MODES
from .parts import escape, fold, items, letters, p, proof, tag
from .plain import plain

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FRAME = (f"margin:12px 0;padding:8px 16px;border:1px solid {TWIN['connectives']};"
          "border-radius:10px")  # fmt: skip
_GAP = re.compile(r"\{(\d+)\}")


def questions_html(lesson: Lesson, questions: Iterable[Question], mode: str = "practice") -> str:
    """Return the questions, each with the others like it folded behind it.

    Raises KitError for a mode that does not exist.
    """
    if mode not in MODES:
        raise KitError(f"there is no mode “{mode}”; {did_you_mean(mode, MODES, 'modes')}")
    asked = list(questions)
    like: dict[str, list[Question]] = {}
    for q in lesson.questions:
        like.setdefault(q.again_for, []).append(q)
    out, answers = list[str](), list[str]()
    for n, q in enumerate(asked, 1):
        legend = f"Question {n} of {len(asked)} · {_kind(q)}"
        again = [s for s in like.get(q.id, ()) if s not in asked and mode != "test"]
        more = [_question(lesson, s, f"One more like it · {_kind(s)}", mode) for s in again]
        fold_all = fold("One more like it", *more) if more else ""
        out += [_question(lesson, q, legend, mode), fold_all]
        answers += [tag("p", tag("b", f"Question {n}")), *answer(lesson, q)]
        for s in again:
            answers += [tag("p", tag("b", f"Question {n}, one more like it")), *answer(lesson, s)]
    if mode == "check":
        out.append(fold("All answers and why", *answers))
    return "".join(out)


def questions_plain(lesson: Lesson, questions: Iterable[Question], mode: str = "practice") -> str:
    """Return the same as plain text."""
    return plain(questions_html(lesson, questions, mode))


def _kind(q: Question) -> str:
    name = KINDS.get(q.kind, q.kind)
    return name[:1].lower() + name[1:]


def _question(lesson: Lesson, q: Question, legend: str, mode: str) -> str:
    parts = [tag("legend", escape(legend)), tag("p", tag("b", escape(q.ask)))]
    parts += _asked(lesson, q)
    if q.sure:
        parts.append(tag("p", tag("small", "How sure are you? Guessing, fairly sure or sure.")))
    if mode != "test" and q.hints:
        parts.append(fold("Hint", *map(p, q.hints)))
    if mode == "practice":
        parts.append(fold("Answer and why", *answer(lesson, q)))
    return tag("fieldset", *parts, style=_FRAME)


# what is asked, one function a kind


def _asked(lesson: Lesson, q: Question) -> list[str]:
    if q.kind in ("choice", "choices", "truth"):
        said = [tag("p", escape(q.statement))] if q.statement else []
        return [*said, _letters(o.text for o in ordered(q, lesson.seed))]
    kinds = {"cloze": _cloze, "match": _match, "order": _order, "mark": _mark, "short": _short,
             "write": _write}  # fmt: skip
    return kinds[q.kind](lesson, q) if q.kind in kinds else []


def _letters(texts: Iterable[str]) -> str:
    return letters(map(escape, texts))


def _gap_options(lesson: Lesson, q: Question, n: int) -> Sequence[Option]:
    return shuffled(q.gaps[n].options, f"{q.id}/{n + 1}", lesson.seed)


def _cloze(lesson: Lesson, q: Question) -> list[str]:
    text = _GAP.sub(lambda m: f"______ ({m[1]})", q.text)
    rows = []
    for n, gap in enumerate(q.gaps, 1):
        words = " / ".join(o.text for o in _gap_options(lesson, q, n - 1))
        rows.append(escape(f"Gap {n}: {'write a word' if gap.typed else words}"))
    return [p(text), items(rows)]


def _match(lesson: Lesson, q: Question) -> list[str]:
    left = items((escape(pair.left) for pair in q.pairs), "ol")
    return [left, _letters(side.text for side in rights(q, lesson.seed))]


def _order(lesson: Lesson, q: Question) -> list[str]:
    return [_letters(item.text for item in shuffled(q.items, q.id, lesson.seed))]


def _mark(lesson: Lesson, q: Question) -> list[str]:
    names = [b.spoken for b in lesson.blocks.values() if "all" in q.reads or b.id in q.reads]
    where = "the text" if "all" in q.reads else " and ".join(names)
    return [p(f"Mark the words in {where}.")]


def _short(lesson: Lesson, q: Question) -> list[str]:
    most = q.words or 3
    return [p("Write 1 word." if most == 1 else f"Write 1–{most} words.")]


def _write(lesson: Lesson, q: Question) -> list[str]:
    rows = [f"{row.score}: {row.text}" for row in q.rubric]
    about = f"Write about {q.words} words." if q.words else "Write your answer."
    return [p(about), fold("How it is rated", items(map(escape, rows)))] if rows else [p(about)]


# the answer, one function a kind


def answer(lesson: Lesson, q: Question) -> list[str]:
    """Return the answer, the words that prove it and the feedback for everything else."""
    key, rows = _key(lesson, q)
    lead = tag("b", escape(key if key[-1] in ".!?”" else f"{key}.")) if key else ""
    proofs = proof((lesson.article[span], lesson.block_of(span).label)
                   for span in q.evidence if q.kind != "mark")  # fmt: skip
    first = " ".join(filter(None, (lead, proofs)))
    other = p(f"Any other answer: {q.otherwise}") if q.otherwise else ""
    return [tag("p", first) if first else "", p(q.say) if q.say else "",
            items(rows) if rows else "", other]  # fmt: skip


def key_words(lesson: Lesson, q: Question) -> str:
    """Return the answer in short: “C. Sergei Lavrov”, “1 – B · 2 – A”, “C, B, A”."""
    return _key(lesson, q)[0]


Key = tuple[str, list[str]]


def _key(lesson: Lesson, q: Question) -> Key:
    kinds = {"cloze": _cloze_key, "match": _match_key, "order": _order_key, "mark": _mark_key,
             "short": _short_key, "write": _write_key}  # fmt: skip
    return kinds.get(q.kind, _choice_key)(lesson, q)


def _row(name: str, say: str) -> str:
    return tag("b", escape(name)) + (escape(f" {say}") if say else "")


def _choice_key(lesson: Lesson, q: Question) -> Key:
    shown = list(zip(_LETTERS, ordered(q, lesson.seed), strict=False))
    key = " · ".join(f"{letter}. {o.text}" for letter, o in shown if o.right)
    return key, [_row(f"{letter}.", o.say) for letter, o in shown]


def _cloze_key(lesson: Lesson, q: Question) -> Key:
    key, rows = [], list[str]()
    for n, gap in enumerate(q.gaps, 1):
        key.append(f"{n}: {' / '.join(_right_words(gap))}")
        rows += [_row(f"{n}, {o.text}:", o.say) for o in _gap_options(lesson, q, n - 1)]
        rows += [_row(f"{n}, any other word:", gap.otherwise)] if gap.otherwise else []
    return " · ".join(key), rows


def _right_words(gap: Gap) -> list[str]:
    right = [o for o in gap.options if o.right]
    return [word for o in right for word in (o.text, *(o.accept if gap.typed else ()))]


def _match_key(lesson: Lesson, q: Question) -> Key:
    letters = {side.text: letter for letter, side in zip(_LETTERS, rights(q, lesson.seed),
                                                         strict=False)}  # fmt: skip
    key, rows = [], list[str]()
    for n, pair in enumerate(q.pairs, 1):
        key.append(f"{n} – {letters[pair.right]}")
        rows.append(_row(f"{n} – {letters[pair.right]}:", pair.say))
        rows += [_row(f"{n} with another:", pair.miss)] if pair.miss else []
    rows += [_row(f"{letters[extra.text]}:", extra.say) for extra in q.extra]
    return " · ".join(key), rows


def _order_key(lesson: Lesson, q: Question) -> Key:
    shown = shuffled(q.items, q.id, lesson.seed)
    letters = {item.id: letter for letter, item in zip(_LETTERS, shown, strict=False)}
    return ", ".join(letters[item.id] for item in q.items), [
        _row(f"{letters[item.id]}.", item.say) for item in q.items]  # fmt: skip


def _mark_key(lesson: Lesson, q: Question) -> Key:
    def quote(span: Span) -> str:
        words = lesson.article[span].strip("“”")
        return f"“{words}”"

    rows = [_row(f"{quote(t.span)}:", t.say) for t in q.targets]
    rows += [_row(f"Not {quote(t.span)}:", t.say) for t in q.traps]
    return " · ".join(quote(t.span) for t in q.targets), rows


def _short_key(lesson: Lesson, q: Question) -> Key:
    key = " / ".join(w for o in q.options if o.right for w in (o.text, *o.accept))
    return key, [_row(f"{o.text}:", o.say) for o in q.options]


def _write_key(lesson: Lesson, q: Question) -> Key:
    rows = [_row(f"{s.score}: {s.text}", s.why) for s in q.samples]
    return "Compare with these answers." if rows else "", rows
