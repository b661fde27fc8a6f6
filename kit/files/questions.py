"""`questions.yaml` → questions; what a learner could not answer or score becomes a fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .. import skills
from ..errors import did_you_mean
from ..lesson import Gap, Gloss, Level, Option, Pair, Question, Span, Target, option_id
from .entries import Entry, dropped, entries, proposal, short, stranger, texts, where
from .places import Finder
from .source import Source

OF_KIND: dict[str, tuple[str, ...]] = {  # the keys that only some kinds have
    "choice": ("options",), "choices": ("options",), "truth": ("options", "statement"),
    "cloze": ("text", "gaps"), "match": ("pairs", "extra"), "order": ("items",),
    "mark": ("targets", "traps", "otherwise"), "short": ("options", "otherwise", "words"),
    "write": ("words", "rubric", "samples"),
}  # fmt: skip
Path_ = Sequence[str | int]


def words_of(value: Any) -> str:
    """Return what an option says; YAML's true and false are the words."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class Bank:
    """Decodes one `questions.yaml`; faults gather in `source`."""

    def __init__(self, source: Source, finder: Finder, glossary: Iterable[Gloss]):
        self.source, self.finder = source, finder
        self.taught = {gloss.word for gloss in glossary}
        self.ids = [str(e["id"]) for _, e in entries(source, "questions") if "id" in e]
        self.gone = dropped(source, "questions") - set(self.ids)

    def questions(self) -> tuple[Question, ...]:
        """Return the questions in the order of the file."""
        found = [self._question(path, entry) for path, entry in entries(self.source, "questions")]
        self._names()
        self._siblings()
        return tuple(found)

    def _question(self, path: Path_, entry: Entry) -> Question:
        kind, name = entry.get("kind", "choice"), str(entry.get("id", ""))
        reads = self._reads(path, entry.get("reads", ()))
        areas = [b.span for b in self.finder.blocks.values() if "all" in reads or b.id in reads]
        self._keys(path, entry, kind)
        for n, word in enumerate(entry.get("teaches", ())):
            if isinstance(word, str) and word not in self.taught:
                what = f"“{word}” is no word of the glossary"
                self.source.fault([*path, "teaches", n], what, did_you_mean(word, self.taught))
        question = Question(
            name, kind, reads, entry.get("skill", ""), entry.get("ask", ""),
            tuple(self._spans(path, entry, "evidence", areas)),
            texts(entry, "hints") or texts({"hint": [entry.get("hint")]}, "hint"),
            entry.get("level", ""), entry.get("difficulty", 2),
            self._options([*path, "options"], name), entry.get("statement", ""),
            entry.get("text", ""), self._gaps(path, name), self._pairs(path, name),
            self._options([*path, "extra"], name), self._items(path, name),
            self._targets(path, "targets", areas), self._targets(path, "traps", areas),
            entry.get("words", 0), self._levels(path, "rubric"), self._levels(path, "samples"),
            entry.get("say", ""), entry.get("otherwise", ""),
            entry.get("layer", ""), entry.get("again-for", ""), texts(entry, "was"),
            bool(entry.get("sure")), bool(entry.get("beyond")), texts(entry, "teaches"),
            texts(entry, "about"), tuple((k, str(v)) for k, v in entry.get("tags", {}).items()),
            **proposal(entry),
        )  # fmt: skip
        check = getattr(self, f"_{kind}", None)
        if check:
            check(path, question)
        return question

    # the parts

    def _reads(self, path: Path_, reads: Any) -> tuple[str, ...]:
        reads = [reads] if isinstance(reads, str) else [r for r in reads if r]
        for block in reads:
            if block != "all" and block not in self.finder.blocks:
                nearest = did_you_mean(block, [*self.finder.blocks, "all"], "blocks")
                self.source.fault([*path, "reads"], f"there is no block “{block}”", nearest)
        return tuple(reads)

    def _keys(self, path: Path_, entry: Entry, kind: str) -> None:
        """Note keys that this kind does not use: what stands there would never be seen."""
        known = OF_KIND.get(kind)
        for key in sorted({k for keys in OF_KIND.values() for k in keys} & set(entry)):
            if known and key not in known:
                kinds = ", ".join(k for k, keys in OF_KIND.items() if key in keys)
                what = f"a question of the kind {kind} has no “{key}”"
                self.source.fault([*path, key], what, f"“{key}” belongs to {kinds}")
        if "hint" in entry and "hints" in entry:
            what = "“hint” and “hints” stand beside each other"
            self.source.fault([*path, "hints"], what, "keep one")

    def _place(self, path: Path_, value: Any, areas: list[Span]) -> Span | None:
        span = self.finder.span(self.source, path, value, areas)
        if span and areas and not any(area.covers(span) for area in areas):
            block = next(b for b in self.finder.blocks.values() if b.span.covers(span))
            what = f"“{short(self.finder.article[span])}” stands in {block.id}"
            self.source.fault(path, f"{what}, which this question does not read",
                              f"add {block.id} to “reads”")  # fmt: skip
        return span

    def _spans(self, path: Path_, entry: Entry, key: str, areas: list[Span]) -> Iterator[Span]:
        for n, value in enumerate(entry.get(key, ())):
            span = self._place([*path, key, n], value, areas)
            if span:
                yield span

    def _options(self, path: Path_, name: str) -> tuple[Option, ...]:
        found: dict[str, Option] = {}
        for here, entry in entries(self.source, *path):
            sides = [side for side in ("right", "wrong") if side in entry]
            if not sides and set(entry) - {"trap", "say", "accept"}:
                continue  # a slip like “wrogn:”, which the schema has told
            if len(sides) != 1:
                self.source.fault(here, "an option is either “right:” or “wrong:”, with its words")
                continue
            text = words_of(entry[sides[0]]).strip()
            if text in found:
                self.source.fault(here, f"the option “{short(text)}” stands twice")
            if sides[0] == "right" and "trap" in entry:
                self.source.fault([*here, "trap"], "a right option has no trap")
            accept = tuple(words_of(w) for w in entry.get("accept", ()) if w is not None)
            option = Option(option_id(name, text), text, sides[0] == "right",
                            entry.get("say", ""), entry.get("trap", ""), accept)  # fmt: skip
            found.setdefault(text, option)
        return tuple(found.values())

    def _gaps(self, path: Path_, name: str) -> tuple[Gap, ...]:
        return tuple(
            Gap(self._options([*here, "options"], name), bool(entry.get("typed")),
                entry.get("otherwise", ""))
            for here, entry in entries(self.source, *path, "gaps")
        )  # fmt: skip

    def _pairs(self, path: Path_, name: str) -> tuple[Pair, ...]:
        found: dict[str, Pair] = {}
        for here, entry in entries(self.source, *path, "pairs"):
            left = entry.get("left", "")
            if left in found:
                self.source.fault(here, f"the left side “{short(left)}” stands twice")
            found[left] = Pair(option_id(name, left, "left"), left, entry.get("right", ""),
                               entry.get("say", ""), entry.get("miss", ""))  # fmt: skip
        return tuple(found.values())

    def _items(self, path: Path_, name: str) -> tuple[Option, ...]:
        found: dict[str, Option] = {}
        for here, entry in entries(self.source, *path, "items"):
            text = entry.get("text", "")
            if text in found:
                self.source.fault(here, f"the step “{short(text)}” stands twice")
            found[text] = Option(option_id(name, text), text, True, entry.get("say", ""))
        return tuple(found.values())

    def _targets(self, path: Path_, key: str, areas: list[Span]) -> tuple[Target, ...]:
        found: list[Target] = []
        for here, entry in entries(self.source, *path, key):
            span = self._place(here, where(entry), areas)
            if span and any(span.overlaps(other.span) for other in found):
                self.source.fault(here, f"“{short(entry['quote'])}” overlaps another of these")
            elif span:
                found.append(Target(span, entry.get("say", "")))
        return tuple(found)

    def _levels(self, path: Path_, key: str) -> tuple[Level, ...]:
        return tuple(
            Level(row.get("score", 0), row.get("text", ""), row.get("why", ""))
            for _, row in entries(self.source, *path, key)
        )

    # what each kind needs, beyond the schema

    def _one_right(self, path: Path_, options: Sequence[Option]) -> None:
        right = sum(option.right for option in options)
        if options and right != 1:
            nearest = "several right ones: kind choices" if right > 1 else "one has to be “right:”"
            self.source.fault(path, f"{right} of these options are right", nearest)
        elif len(options) == 1:
            self.source.fault(path, "there is nothing to choose from", "add options with “wrong:”")

    def _choice(self, path: Path_, q: Question) -> None:
        self._one_right([*path, "options"], q.options)

    def _choices(self, path: Path_, q: Question) -> None:
        if q.options and not any(o.right for o in q.options):
            self.source.fault([*path, "options"], "0 of these options are right")

    def _truth(self, path: Path_, q: Question) -> None:
        self._one_right([*path, "options"], q.options)
        if {o.text for o in q.options} != set(skills.TRUTHS):
            what = "the options are " + ", ".join(f"“{o.text}”" for o in q.options)
            nearest = f"they have to be {', '.join(skills.TRUTHS)}"
            self.source.fault([*path, "options"], what, nearest)
        if any(o.trap for o in q.options):
            what = "the options true, false, not stated have no trap"
            self.source.fault([*path, "options"], what)

    def _cloze(self, path: Path_, q: Question) -> None:
        marks = re.findall(r"\{(\d+)\}", q.text)
        if marks != [str(n) for n in range(1, len(q.gaps) + 1)]:
            shown = " ".join(f"{{{mark}}}" for mark in marks) or "no gap"
            what = f"the text has {shown}, and {len(q.gaps)} gaps are listed"
            self.source.fault([*path, "text"], what, "write {1}, {2} … in order, one for each gap")
        for n, gap in enumerate(q.gaps):
            here = [*path, "gaps", n, "options"]
            if not gap.typed:
                self._one_right(here, gap.options)
            elif not any(o.right for o in gap.options):
                self.source.fault(here, "0 of these options are right")

    def _short(self, path: Path_, q: Question) -> None:
        self._choices(path, q)

    def _match(self, path: Path_, q: Question) -> None:
        rights = {pair.right for pair in q.pairs}
        for n, extra in enumerate(q.extra):
            if extra.right:
                self.source.fault([*path, "extra", n], "something extra is “wrong:”")
            elif extra.text in rights:
                what = f"“{short(extra.text)}” belongs to a pair, so it is nothing extra"
                self.source.fault([*path, "extra", n], what)

    def _mark(self, path: Path_, q: Question) -> None:
        for n, trap in enumerate(q.traps):
            if any(trap.span.overlaps(target.span) for target in q.targets):
                words = self.finder.article[trap.span]
                self.source.fault([*path, "traps", n], f"“{short(words)}” is a target as well")

    def _write(self, path: Path_, q: Question) -> None:
        scores = list(dict.fromkeys(row.score for row in q.rubric))
        for n, row in enumerate(q.rubric):
            if any(row.score == other.score for other in q.rubric[:n]):
                self.source.fault([*path, "rubric", n], f"the score {row.score} stands twice")
        for n, sample in enumerate(q.samples):
            if sample.score not in scores:
                what = f"the rubric has no score {sample.score}"
                nearest = f"scores: {', '.join(map(str, scores))}"
                self.source.fault([*path, "samples", n], what, nearest)

    # the set

    def _names(self) -> None:
        seen: set[str] = set()
        for path, entry in entries(self.source, "questions"):
            for name in [str(entry.get("id", "")), *texts(entry, "was")]:
                if name and name in seen:
                    self.source.fault([*path, "id"], f"the question id “{name}” stands twice")
                seen.add(name)

    def _siblings(self) -> None:
        main = ""
        for path, entry in entries(self.source, "questions"):
            again = entry.get("again-for")
            if again is None:
                main = str(entry.get("id", ""))
            elif again not in self.ids:
                stranger(self.source, [*path, "again-for"], "question", again, self.ids, self.gone)
            elif again != main:
                what = f"a second try for “{again}” stands right after it"
                self.source.fault([*path, "again-for"], what, "move it there")
