"""What speaks for a name, gathered from all stages, and the choice among names that overlap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

KEEP = 1.0  # the least weight that makes a name
FULL = 4.0  # more weight than this makes a name no likelier to win over a longer one


@dataclass
class Guess:
    """Words `start` to `end` of a page may be a name; `votes` say of which kind."""

    start: int
    end: int
    votes: dict[str, float] = field(default_factory=dict)
    hold: float = 0.0  # how much each further word counts: 0 nothing known of where it ends
    told: dict[str, float] = field(default_factory=dict)  # what `firms` says for each kind
    by: set[str] = field(default_factory=set)  # the stages that spoke for it

    @property
    def kind(self) -> str:
        """The kind with most weight."""
        return max(self.votes, key=lambda k: (self.votes[k], k)) if self.votes else ""

    @property
    def weight(self) -> float:
        """The weight of that kind."""
        return max(self.votes.values()) if self.votes else 0.0

    @property
    def margin(self) -> float:
        """How far the second kind is behind."""
        best = sorted(self.votes.values(), reverse=True)
        return best[0] - (best[1] if len(best) > 1 else 0.0) if best else 0.0

    @property
    def score(self) -> float:
        """What choosing it is worth; long names beat the names inside them."""
        return min(self.weight, FULL) + self.hold * (self.end - self.start - 1)


class Evidence:
    """The guesses of one page."""

    def __init__(self) -> None:
        self.guesses: dict[tuple[int, int], Guess] = {}

    def add(self, start: int, end: int, kind: str, weight: float, by: str,
            hold: float = 0.0) -> Guess:  # fmt: skip
        """Let `by` speak for words `start` to `end` being a `kind`."""
        guess = self.guesses.get((start, end))
        if guess is None:
            guess = self.guesses[start, end] = Guess(start, end)
        if kind:
            guess.votes[kind] = guess.votes.get(kind, 0.0) + weight
        guess.hold = max(guess.hold, hold)
        guess.by.add(by)
        return guess

    def __iter__(self) -> Iterator[Guess]:
        return iter(sorted(self.guesses.values(), key=lambda g: (g.start, g.end)))

    def chosen(self) -> list[Guess]:
        """Return the guesses that together are worth most and do not overlap, in order."""
        able = sorted((g for g in self.guesses.values() if g.weight >= KEEP),
                      key=lambda g: (g.end, g.start))  # fmt: skip
        best: list[float] = [0.0]
        took: list[bool] = []
        before: list[int] = []
        for n, guess in enumerate(able):
            k = n
            while k and able[k - 1].end > guess.start:
                k -= 1
            before.append(k)
            with_it = best[k] + guess.score
            took.append(with_it > best[n])
            best.append(max(best[n], with_it))
        found: list[Guess] = []
        n = len(able)
        while n:
            if took[n - 1]:
                found.append(able[n - 1])
                n = before[n - 1]
            else:
                n -= 1
        return found[::-1]
