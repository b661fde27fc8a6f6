"""Draw entries of the news glossary for judging: word and part of speech, the meanings unseen.

    python tests/glossary/draw.py          both hundreds that judged.tsv holds
    python tests/glossary/draw.py FILE     the same from another state of the glossary

Whoever judges writes a news sentence for each line before looking at a meaning. The hundreds in
judged.tsv were drawn from the state of news.tsv whose SHA-256 its heading names.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

NEWS = Path(__file__).parents[2] / "kit" / "glossary" / "news.tsv"
SEEDS = (20261124, 20261125)
EACH = 100


def draw(lines: list[str]) -> list[list[str]]:
    """Return for each seed a hundred lines, none of which an earlier seed drew."""
    left, drawn = list(range(len(lines))), list[list[str]]()
    for seed in SEEDS:
        picked = random.Random(seed).sample(left, EACH)
        left = [i for i in left if i not in set(picked)]
        drawn.append([lines[i] for i in picked])
    return drawn


if __name__ == "__main__":
    text = Path(sys.argv[1] if sys.argv[1:] else NEWS).read_text("utf-8")
    for seed, lines in zip(SEEDS, draw(text.splitlines()), strict=True):
        for line in lines:
            print(seed, *line.split("\t")[:2], sep="\t")
