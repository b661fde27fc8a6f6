"""What an answer is worth; js/score.js is its twin, both run tests/cases/scoring.json.

| kind | response | share |
| --- | --- | --- |
| choice, truth | an option’s id | 1 or 0 |
| choices | list of ids | (right picks − wrong picks) / right ones, at least 0 |
| cloze | list: an id or the typed words for each gap, "" for an empty one | right gaps / gaps |
| match | {pair’s id: right side’s id}, "" for nothing | right pairs / pairs |
| order | list of ids | items in their place / items |
| mark | list of [start, end], code points of the article | found / (targets + extras) |
| short | the typed words | 1 or 0 |
| write | the text | None: a person judges it |

A response that no page could send (another type, an unknown or repeated id, another number of
gaps, an offset behind the blocks that are read) is worth 0 and has no parts; nothing here raises.

Typed words, in this order: as listed (`text.plain`) among the right ones, as listed among the
wrong ones, a slip away (`slip`) from a right one, a slip away from a wrong one, anything else.

Marked words (of the blocks that the question reads): a target is found when more than half of its
words are marked. Marked words of no target form runs of neighbours within a block; a run is an
extra, unless it touches a target, has at most EDGE words (an edge that was set a little wide) and
meets no trap.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from . import text as strings
from .lesson import Article, Option, Question, Span, option_id
from .skills import TRUTHS

EDGE = 2  # so many words beside a target are forgiven
_NO = frozenset(("no", "not", "never", "none", "nobody", "nothing", "without", "neither", "nor",
                 "cannot"))  # fmt: skip
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Part:
    """What one part of an answer is worth, and what its learner hears."""

    key: str
    ok: bool
    say: str


@dataclass(frozen=True)
class Result:
    """What an answer is worth: `share` from 0 to 1, None where a person judges.

    `missing` counts right options that were not chosen; `canonical` is our spelling of a typed
    answer when a slip was forgiven.
    """

    share: float | None
    parts: tuple[Part, ...] = ()
    missing: int = 0
    canonical: str = ""

    @property
    def right(self) -> bool:
        """Say whether everything is right."""
        return self.share == 1


class Side(NamedTuple):
    """A right-hand side of a match; `extra` when it belongs to no pair."""

    id: str
    text: str
    extra: Option | None


def shuffled(things: Iterable[Thing], qid: str, seed: int) -> tuple[Thing, ...]:
    """Return the things in an order that `seed` and the question’s id fix.

    Things with an `id` are put in the order of their ids first, so that the order in which the
    author wrote them (often the key first) does not show. Fisher and Yates’ shuffle, drawn from
    BLAKE2b, which is the same on every machine.
    """
    found = list(things)
    if all(hasattr(thing, "id") for thing in found):
        found.sort(key=lambda thing: str(getattr(thing, "id", "")))
    for last in range(len(found) - 1, 0, -1):
        drawn = hashlib.blake2b(f"{seed}/{qid}/{last}".encode(), digest_size=8).digest()
        other = int.from_bytes(drawn, "big") % (last + 1)
        found[last], found[other] = found[other], found[last]
    return tuple(found)


def ordered(q: Question, seed: int) -> Sequence[Option]:
    """Return the options in the order in which they are shown: truths fixed, others shuffled."""
    if q.kind == "truth" and {o.text for o in q.options} <= set(TRUTHS):
        return sorted(q.options, key=lambda o: TRUTHS.index(o.text))
    return shuffled(q.options, q.id, seed)


def rights(q: Question, seed: int) -> tuple[Side, ...]:
    """Return the right-hand sides of a match: each once, with those that fit nowhere, shuffled."""
    texts: dict[str, Option | None] = {pair.right: None for pair in q.pairs}
    for extra in q.extra:
        texts.setdefault(extra.text, extra)
    sides = [Side(option_id(q.id, text, "right"), text, extra) for text, extra in texts.items()]
    return shuffled(sides, f"{q.id}/right", seed)


def score(q: Question, response: Any, article: Article) -> Result:
    """Return what `response` (plain JSON) to the question is worth."""
    if q.kind == "mark":
        return _mark(q, response, article)
    kind = _KINDS.get(q.kind)
    return kind(q, response) if kind else Result(0.0)


def points(q: Question) -> int:
    """Return how many points a question is worth on paper: one for each part that can be right."""
    parts = {
        "choices": sum(o.right for o in q.options), "cloze": len(q.gaps), "match": len(q.pairs),
        "order": len(q.items), "mark": len(q.targets),
        "write": max((row.score for row in q.rubric), default=1),
    }  # fmt: skip
    return max(1, parts.get(q.kind, 1))


def slip(answer: str, wanted: str) -> bool:
    """Say whether typed words differ from the wanted ones by slips of spelling only.

    As `text.close`, but a figure, a “not” or a prefix (possible, impossible) is no slip.
    """
    mine, other = strings.plain(answer).split(), strings.plain(wanted).split()
    if not mine or not strings.close(answer, wanted):
        return False
    if _fixed(mine) != _fixed(other):
        return False
    pairs = zip(mine, other, strict=True) if len(mine) == len(other) else ()
    return not any(
        abs(len(a) - len(b)) > 1 and (a.endswith(b) or b.endswith(a)) for a, b in pairs
    )  # fmt: skip


def _fixed(words: list[str]) -> list[str]:
    """Return the words that must not differ by a single letter: figures and negatives."""
    return [w for w in words if w in _NO or w.endswith("n't") or any(c.isdigit() for c in w)]


def _typed(answer: str, options: Sequence[Option]) -> tuple[Option | None, str]:
    """Return the option that the typed words mean, and the spelling of it that was meant."""
    mine = strings.plain(answer)
    listed = [(o, words) for o in sorted(options, key=lambda o: not o.right)
              for words in (o.text, *o.accept) if strings.plain(words)]  # fmt: skip
    exact = [row for row in listed if strings.plain(row[1]) == mine]
    found = exact or [row for row in listed if slip(answer, row[1])]
    return found[0] if found else (None, "")


# one function a kind


def _choice(q: Question, response: Any) -> Result:
    chosen = next((o for o in q.options if o.id == response), None)
    if not isinstance(response, str) or chosen is None:
        return Result(0.0)
    return Result(float(chosen.right), (Part(chosen.id, chosen.right, chosen.say),))


def _ids(response: Any, known: Iterable[str]) -> list[str] | None:
    """Return the ids of a list, or None when it is no list of different known ids."""
    if not isinstance(response, list) or not all(isinstance(one, str) for one in response):
        return None
    if len(set(response)) < len(response) or not set(response) <= set(known):
        return None
    return response


def _choices(q: Question, response: Any) -> Result:
    options = {o.id: o for o in q.options}
    ids = _ids(response, options)
    right = sum(o.right for o in q.options)
    if ids is None or not right:
        return Result(0.0)
    chosen = [options[one] for one in ids]
    hits = sum(o.right for o in chosen)
    parts = tuple(Part(o.id, o.right, o.say) for o in chosen)
    return Result(max(0, 2 * hits - len(chosen)) / right, parts, right - hits)


def _cloze(q: Question, response: Any) -> Result:
    if not isinstance(response, list) or len(response) != len(q.gaps) or not q.gaps:
        return Result(0.0)
    parts = []
    for n, (gap, answer) in enumerate(zip(q.gaps, response, strict=True), 1):
        if not isinstance(answer, str):
            return Result(0.0)
        if gap.typed:
            option, _ = _typed(answer, gap.options)
        else:
            option = next((o for o in gap.options if o.id == answer), None)
            if answer and option is None:
                return Result(0.0)
        say = option.say if option else gap.otherwise
        parts.append(Part(str(n), bool(option and option.right), say))
    return _of(parts)


def _match(q: Question, response: Any) -> Result:
    sides = {side.id: side for side in rights(q, 0)}
    pairs = {pair.id: pair for pair in q.pairs}
    if not isinstance(response, dict) or not pairs:
        return Result(0.0)
    if not set(response) <= set(pairs):
        return Result(0.0)
    parts = []
    for pair in q.pairs:
        chosen = response.get(pair.id, "")
        if not isinstance(chosen, str) or (chosen and chosen not in sides):
            return Result(0.0)
        ok = chosen == option_id(q.id, pair.right, "right")
        extra = sides[chosen].extra if chosen else None
        say = pair.say if ok else (extra.say if extra else "") or pair.miss
        parts.append(Part(pair.id, ok, say))
    return _of(parts)


def _order(q: Question, response: Any) -> Result:
    items = {item.id: item for item in q.items}
    ids = _ids(response, items)
    if ids is None or not items:
        return Result(0.0)
    right = [item.id for item in q.items]
    parts = [Part(one, one == right[n], items[one].say) for n, one in enumerate(ids)]
    return _of(parts, len(items))


def _of(parts: Sequence[Part], whole: int = 0) -> Result:
    return Result(sum(part.ok for part in parts) / (whole or len(parts)), tuple(parts))


def _short(q: Question, response: Any) -> Result:
    if not isinstance(response, str):
        return Result(0.0)
    option, words = _typed(response, q.options)
    ok = bool(option and option.right)
    spelt = words if ok and strings.plain(words) != strings.plain(response) else ""
    part = Part("answer", ok, option.say if option else q.otherwise)
    return Result(float(ok), (part,), 0, spelt)


def _write(q: Question, response: Any) -> Result:
    return Result(None if isinstance(response, str) else 0.0)


def _mark(q: Question, response: Any, article: Article) -> Result:
    blocks = [b for b in article.blocks
              if b.id in q.reads or ("all" in q.reads and b.kind != "furniture")]  # fmt: skip
    marked = _spans(response, max((b.end for b in blocks), default=0))
    if marked is None or not q.targets:
        return Result(0.0)
    parts, taken = [], set()
    words = [(n, Span(block.start + s, block.start + e)) for n, block in enumerate(blocks)
             for s, e in strings.words(article[block.span])]  # fmt: skip
    chosen = {i for i, (_, word) in enumerate(words) if any(word.overlaps(m) for m in marked)}
    for n, target in enumerate(q.targets):
        own = {i for i, (_, word) in enumerate(words) if word.overlaps(target.span)}
        taken |= own
        parts.append(Part(f"t{n}", len(own & chosen) * 2 > len(own), target.say))
    found = sum(part.ok for part in parts)
    for run in _runs(sorted(chosen - taken), lambda i: words[i][0]):
        span = Span(words[run[0]][1].start, words[run[-1]][1].end)
        near = {i for i in (run[0] - 1, run[-1] + 1) if 0 <= i < len(words)} & taken
        edge = len(run) <= EDGE and any(words[i][0] == words[run[0]][0] for i in near)
        trap = next((t for t in q.traps if t.span.overlaps(span)), None)
        if edge and not trap:
            continue
        say = trap.say if trap else q.otherwise
        parts.append(Part(f"x{span.start}", False, say))
    return Result(found / len(parts), tuple(parts))


def _spans(response: Any, last: int) -> list[Span] | None:
    """Return the marked stretches, or None when one of them is no stretch that ends by `last`."""
    if not isinstance(response, list):
        return None
    found = []
    for pair in response:
        if not isinstance(pair, list) or [type(x) for x in pair] != [int, int]:
            return None
        if not 0 <= pair[0] < pair[1] <= last:
            return None
        found.append(Span(*pair))
    return found


def _runs(numbers: list[int], place: Callable[[int], int]) -> list[list[int]]:
    """Return neighbouring numbers of the same place together."""
    found: list[list[int]] = []
    for n in numbers:
        if found and found[-1][-1] == n - 1 and place(n - 1) == place(n):
            found[-1].append(n)
        else:
            found.append([n])
    return found


_KINDS: dict[str, Callable[[Question, Any], Result]] = {
    "choice": _choice, "truth": _choice, "choices": _choices, "cloze": _cloze, "match": _match,
    "order": _order, "short": _short, "write": _write,
}  # fmt: skip
