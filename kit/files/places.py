"""Find the places that a lesson file quotes; cut the article into its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from .. import text as strings
from ..lesson import Article, Block, Span
from .source import Source


def cut(file: str, text: str, parts: Sequence[tuple[Span, str]]) -> Article:
    """Return the article in blocks.

    A block ends at a blank line, or at every line end if there is no blank line inside. `parts`
    are the exceptions (where, which kind); they may split a line or join several. Everything else
    is a paragraph.
    """
    body = text.strip("\n\r ")
    gap = r"\r?\n[ \t]*(?:\r?\n[ \t]*)+" if re.search(r"\n[ \t]*\r?\n", body) else r"\r?\n"
    first = text.find(body) if body else 0
    edges = [first]
    for match in re.finditer(gap, body):
        edges += [first + match.start(), first + match.end()]
    edges.append(first + len(body))
    found: list[tuple[int, int, str]] = []
    rest, at = sorted(parts), 0
    n = 0
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        at = max(at, start)  # a part may reach over a line end
        while n < len(rest) and rest[n][0].start < end:
            span, kind = rest[n]
            found += [(at, span.start, "paragraph"), (span.start, span.end, kind)]
            at, n = span.end, n + 1
        found.append((at, end, "paragraph"))
    blocks, sentences, counts = [], [], dict[str, int]()
    for start, end, kind in found:
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if start >= end:
            continue
        n = counts[kind] = counts.get(kind, 0) + 1
        name = f"p{n}" if kind == "paragraph" else kind if n == 1 else f"{kind}-{n}"
        blocks.append(Block(name, kind, start, end))
        if kind != "furniture":
            sentences += [Span(start + a, start + b) for a, b in strings.sentences(text[start:end])]
    return Article(file, text, tuple(blocks), tuple(sentences))


class Finder:
    """Turns quotations into spans of one article; what cannot be found becomes a fault."""

    def __init__(self, article: Article):
        self.article = article
        self.blocks = {b.id: b for b in article.blocks if b.kind != "furniture"}

    def span(self, source: Source, path: Sequence[str | int], value: Any,
             within: Iterable[Span] = ()) -> Span | None:  # fmt: skip
        """Return the one place that `value` names, or None after noting a fault.

        `within` are the places to look first (the blocks that a question reads, say); where the
        words stand once there, nothing more need be said.
        """
        found = self.spans(source, path, value, within)
        return found[0] if found else None

    def spans(self, source: Source, path: Sequence[str | int], value: Any,
              within: Iterable[Span] = ()) -> list[Span]:  # fmt: skip
        """Return every place that `value` names: one, or all with `all: true`."""
        where = {"quote": value} if isinstance(value, str) else value
        if not isinstance(where, dict) or not isinstance(where.get("quote"), str):
            return []  # the schema has said so already
        quote, areas = where["quote"], [b.span for b in self.blocks.values()]
        if "in" in where:
            if where["in"] not in self.blocks:
                from ..errors import did_you_mean

                source.fault([*path, "in"], f"there is no block “{where['in']}”",
                             did_you_mean(where["in"], self.blocks, "blocks"))  # fmt: skip
                return []
            areas = [self.blocks[where["in"]].span]
        found = self._find(quote, areas)
        if not found:
            self._absent(source, path, quote, areas)
        if where.get("all") or not found:
            return found
        chosen = self._choose(found, where, within)
        if len(chosen) != 1:
            self._which(source, path, quote, chosen or found, where)
            return []
        return chosen

    def _find(self, quote: str, areas: Iterable[Span]) -> list[Span]:
        text = self.article.text
        return [Span(*hit) for area in areas
                for hit in strings.find(text, quote, area.start, area.end)]  # fmt: skip

    def _choose(self, found: list[Span], where: dict[str, Any],
                within: Iterable[Span]) -> list[Span]:  # fmt: skip
        shown = [b.span for b in self.blocks.values()]
        if "after" in where:
            marks = self._find(str(where["after"]), shown)
            found = [s for s in found if marks and s.start >= marks[0].end][:1]
        if "before" in where:
            marks = self._find(str(where["before"]), shown)
            found = [s for s in found if marks and s.end <= marks[0].start][-1:]
        if isinstance(where.get("nth"), int):
            n = where["nth"]
            found = found[n - 1:n] if n > 0 else []
        if len(found) > 1:
            near = [s for s in found if any(area.covers(s) for area in within)]
            found = near if len(near) == 1 else found
        return found

    def _absent(self, source: Source, path: Sequence[str | int], quote: str,
                areas: list[Span]) -> None:  # fmt: skip
        best = None
        for area in areas:
            near = strings.nearest(self.article.text[area.start:area.end], quote)
            if near:
                span = Span(area.start + near[0], area.start + near[1])
                block = next(b.id for b in self.blocks.values() if b.span.covers(span))
                best = best or (span, block)
        hint = f"nearest: “{self.article[best[0]]}” ({best[1]})" if best else ""
        source.fault(path, f"“{quote}” is not in the article", hint)

    def _which(self, source: Source, path: Sequence[str | int], quote: str, found: list[Span],
               where: dict[str, Any]) -> None:  # fmt: skip
        shown = []
        for n, span in enumerate(found[:6], 1):
            block = next(b for b in self.blocks.values() if b.span.covers(span))
            left, right = max(block.start, span.start - 24), min(block.end, span.end + 24)
            around = self.article.text[left:right]
            shown.append(f"nth: {n} (“{' '.join(around.split())}”, {block.id})")
        times = f"{len(found)} time{'s' if len(found) != 1 else ''}"
        area = f"in {where['in']}" if "in" in where else "in the article"
        source.fault(path, f"“{quote}” stands {times} {area}", "say which: " + " or ".join(shown))
