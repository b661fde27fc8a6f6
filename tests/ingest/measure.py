"""How well the blocks of the texts and the main text of the pages are found.

`python -m ingest.measure [--half dev|held]` from tests/ prints both tables. Every second text and
layout was looked at while the rules were written (dev); the others were only measured (held).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable

from ingest.layouts_more import MORE
from ingest.layouts_new import NEW
from ingest.layouts_news import NEWS
from ingest.layouts_old import OLD
from ingest.layouts_wild import WILD
from ingest.marked import Marked, texts
from ingest.story import Story, story

LAYOUTS = [*NEWS, *OLD, *NEW, *MORE, *WILD]
MAIN = {"caption", "credit", "paragraph", "subheading", "list", "quotation"}


def f1(right: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + gold) if found + gold else 1.0


def tokens(pieces: Iterable[str]) -> Counter[str]:
    """The words of all pieces with how often they stand."""
    return Counter(re.findall(r"\w+", " ".join(pieces).lower()))


def same_blocks(text: Marked, source) -> tuple[int, int, int]:
    """How many blocks are right (kind, start and end), found, and gold."""
    found = {(b.kind, b.start, b.end) for b in source.blocks}
    gold = set(text.blocks)
    return len(found & gold), len(found), len(gold)


def half(things: list, which: str) -> list:
    """Every second thing, or all."""
    return things if which == "all" else things[0 if which == "dev" else 1::2]


def pages(which: str = "all", each: int = 3) -> Iterable[tuple[str, Story, bytes]]:
    """Every layout with `each` stories: its name, the story with its gold, the bytes."""
    all_texts = texts()
    for n, layout in half(list(enumerate(LAYOUTS)), which):
        for k in range(each):
            one = story(n * each + k, all_texts, longer=k != 1)
            html = layout(one)
            yield f"{layout.__name__}-{k}", one, html.encode()


def page_score(one: Story, source) -> tuple[float, dict[str, bool]]:
    """Token F1 of the main text; whether headline, byline, date and captions were found."""
    words = {kind: [source.text[b.start:b.end] for b in source.blocks if b.kind == kind]
             for kind in {b.kind for b in source.blocks}}  # fmt: skip
    got = tokens(w for kind in MAIN for w in words.get(kind, []))
    gold = tokens(one.gold())
    right = sum((got & gold).values())
    captions = [w for k, w in one.body if k == "caption"]
    flat = [" ".join(w.split()) for w in words.get("caption", [])]
    return f1(right, sum(got.values()), sum(gold.values())), {
        "headline": " ".join(source.title.split()) == one.headline,
        "byline": source.byline == one.byline,
        "date": source.date[:10] == one.iso,
        "caption": all(any(c.rstrip(".") in w for w in flat) for c in captions),
    }


def main() -> None:
    """Print the tables."""
    from kit.ingest import ingest

    which = sys.argv[sys.argv.index("--half") + 1] if "--half" in sys.argv else "all"
    loud = "-v" in sys.argv
    total = [0, 0, 0]
    for text in half(texts(), which):
        source = ingest(f"{text.name}.txt", text.text.encode())
        score = same_blocks(text, source)
        total = [a + b for a, b in zip(total, score, strict=True)]
        print(f"{text.name:32} {f1(*score):.3f}")
        if loud:
            gold = set(text.blocks)
            found = {(b.kind, b.start, b.end) for b in source.blocks}
            for sign, rows in (("-", gold - found), ("+", found - gold)):
                for kind, a, b in sorted(rows, key=lambda row: row[1]):
                    print(f"    {sign} {kind:10} {text.text[a:b][:90]!r}")
    print(f"blocks: F1 {f1(*total):.4f}")
    scores, hits = [], Counter()
    for name, one, data in pages(which):
        source = ingest(f"{name}.html", data)
        score, found = page_score(one, source)
        scores.append(score)
        hits.update(key for key, value in found.items() if value)
        missed = [key for key, value in found.items() if not value]
        if score < 0.999 or missed:
            print(f"{name:32} {score:.3f} {' '.join(missed)}")
        if loud and score < 0.985:
            got = tokens(source.text[b.start:b.end] for b in source.blocks if b.kind in MAIN)
            gold = tokens(one.gold())
            print("    missing:", " ".join(list((gold - got).elements())[:30]))
            print("    too much:", " ".join(list((got - gold).elements())[:30]))
    print(f"pages: mean token F1 {sum(scores) / len(scores):.4f} over {len(scores)};",
          ", ".join(f"{k} {v / len(scores):.3f}" for k, v in sorted(hits.items())))  # fmt: skip


if __name__ == "__main__":
    main()
