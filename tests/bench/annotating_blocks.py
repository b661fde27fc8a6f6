"""Blocks of plain texts and the main text of saved pages, beside the obvious reader of each.

For texts that reader takes the first line for the headline and every other line or paragraph for a
paragraph; for pages it is trafilatura, which the kit reads with as well. Every second text and
layout (“dev”) was looked at while the rules were written, the others (“held”) were measured first;
what they brought to light was mended afterwards (0.81 to 0.86 of the blocks at first sight).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from statistics import mean

from ingest import measure
from ingest.marked import texts

from kit.ingest import ingest

from .timing import Row

Gold = tuple[int, int, int]
FOUND = ("headline", "byline", "date", "caption")


def rows() -> Iterator[Row]:
    """F1 of blocks with their kind, token F1 of pages, what is found around the text."""
    for half in ("dev", "held"):
        some = measure.half(texts(), half)
        ours = _f1([measure.same_blocks(t, ingest(f"{t.name}.txt", t.text.encode()))
                    for t in some])  # fmt: skip
        plain = _f1([_plain(t) for t in some])
        yield Row(f"blocks with their kind, {half} / one a line", "F1", round(ours, 3),
                  round(plain, 3), ours / plain, least=0.9)  # fmt: skip
        scores, peers, hits = [], [], Counter[str]()
        for name, story, data in measure.pages(half):
            score, found = measure.page_score(story, ingest(f"{name}.html", data))
            scores.append(score)
            peers.append(_trafilatura(story, data))
            hits.update(key for key, value in found.items() if value)
        yield Row(f"main text of pages, {half} / trafilatura", "F1", round(mean(scores), 3),
                  round(mean(peers), 3), mean(scores) / mean(peers), least=0.96)  # fmt: skip
        for what in FOUND:
            yield Row(f"pages whose {what} is found, {half}", "share",
                      round(hits[what] / len(scores), 3))  # fmt: skip


def _f1(scores: list[Gold]) -> float:
    return measure.f1(*map(sum, zip(*scores, strict=True)))


def _plain(text: measure.Marked) -> Gold:
    pattern = r"\S(?:.*\S)?" if "\n\n" not in text.text else r"\S(?:(?:(?!\n\s*\n).)*\S)?"
    spans = [m.span() for m in re.finditer(pattern, text.text,
                                           re.DOTALL if "\n\n" in text.text else 0)]  # fmt: skip
    found = {("headline" if n == 0 else "paragraph", *span) for n, span in enumerate(spans)}
    gold = set(text.blocks)
    return len(found & gold), len(found), len(gold)


def _trafilatura(story: measure.Story, data: bytes) -> float:
    from trafilatura import extract

    got = measure.tokens([extract(data.decode(), include_comments=False) or ""])
    gold = measure.tokens(story.gold())
    return measure.f1(sum((got & gold).values()), sum(got.values()), sum(gold.values()))
