"""One marked paragraph: each layer an element of its own, named without any style."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from operator import attrgetter

from ..colours import TWIN, TWIN_MARK
from ..lesson import Block, Lesson, Span
from ..marks import Mark
from ..segments import segments
from .parts import escape, tag

_DEPTH = {"voices": 1, "claims": 2, "highlight": 3}  # lines and frames lie inside
LABELLED = ("people", "places", "groups", "dates", "loaded")  # one of each in a cell
_STYLES = {
    "people": ("u", f"text-decoration:none;border-bottom:2px solid {TWIN['people']}"),
    "places": ("u", f"text-decoration:none;border-bottom:2px dotted {TWIN['places']}"),
    "groups": ("u", f"text-decoration:none;border-bottom:2px dashed {TWIN['groups']}"),
    "dates": ("u", f"text-decoration:none;border-bottom:3px double {TWIN['dates']}"),
    "loaded": ("em", f"font-style:normal;border-bottom:4px solid {TWIN['loaded']}"),
    "connectives": ("strong", f"border-left:2px solid {TWIN['connectives']};"
                    f"border-right:2px solid {TWIN['connectives']};padding:0 2px"),
    "words": ("dfn", f"font-style:normal;border:2px solid {TWIN['words']};border-radius:9px;"
              "padding:0 3px"),
    "highlight": ("mark", f"background-color:{TWIN_MARK['highlight'][0]};"
                  f"color:{TWIN_MARK['highlight'][1]};"
                  f"border-bottom:3px solid {TWIN['highlight']}"),
}  # fmt: skip
_DOTTED = "words dotted"  # explained, but not to learn
_STYLES[_DOTTED] = ("dfn", _STYLES["words"][1].replace("solid", "dotted"))
_OPEN = {layer: f'<{name} style="{style}">' for layer, (name, style) in _STYLES.items()}
_CLOSE = {layer: f"</{name}>" for layer, (name, _) in _STYLES.items()}
_BRACKET = "<small><b>]</b></small>"


@dataclass(frozen=True)
class Highlight:
    """Words that the learner marked, with the note; places as in the article."""

    span: Span
    note: str
    layer: str = "highlight"

    @property
    def start(self) -> int:
        """The first code point of the article."""
        return self.span.start

    @property
    def end(self) -> int:
        """The code point behind the last one."""
        return self.span.end


AnyMark = Mark | Highlight


class _Placed:
    """A mark at its place in a run, with its rank: the lower, the further outside."""

    __slots__ = ("at", "end", "mark", "rank", "start")

    def __init__(self, mark: AnyMark, start: int, voices: list[AnyMark], nth: int):
        self.mark, self.at, span = mark, 0, mark.span
        self.start, self.end = span.start - start, span.end - start
        frame = mark.layer not in ("words", "connectives")  # a line lies inside a frame
        self.rank = (_depth(mark, voices), span.start - span.end, frame, nth)


def _depth(mark: AnyMark, voices: list[AnyMark]) -> float:
    """Return how deep a mark lies; a claim that holds the voices it meets stands outside them."""
    if mark.layer == "claims" and not any(
        v.start < mark.end and mark.start < v.end and v.end - v.start >= mark.end - mark.start
        for v in voices
    ):
        return 0.5
    return _DEPTH.get(mark.layer, 4)


def carriers(text: str, marks: Iterable[Mark]) -> frozenset[str]:
    """Return which marks (ids) show the label of their layer: the first, if it can a whole name."""
    first: dict[str, str] = {}
    good: dict[str, str] = {}
    for mark in marks:
        if mark.layer in LABELLED and mark.layer not in good:
            first.setdefault(mark.layer, mark.id)
            behind = text[mark.end:mark.end + 1]
            if mark.form != "pronoun" and not (behind.isalpha() or behind in ("’", "'")):
                good[mark.layer] = mark.id
    return frozenset((first | good).values())


def paragraph(lesson: Lesson, block: Block, marks: Iterable[AnyMark],
              labelled: Collection[str] = ()) -> str:  # fmt: skip
    """Return a paragraph with its marks, of which those in `labelled` show their label."""
    text, here, i = lesson.article.text, block.start, 0
    own = sorted(marks, key=_START)
    out: list[str] = []
    while i < len(own):  # one run of marks that meet after the other
        first, span, j = own[i], own[i].span, i + 1
        end = span.end
        while j < len(own) and own[j].span.start < end:
            end = max(end, own[j].span.end)
            j += 1
        out.append(escape(text[here:span.start]))
        if j == i + 1 and first.layer in _OPEN:
            out += (_opening(first, True, True), escape(text[span.start:end]), _CLOSE[first.layer],
                    _label(first, labelled))  # fmt: skip
        else:
            out += _run(text[span.start:end], span.start, own[i:j], labelled)
        here, i = end, j
    out.append(escape(text[here:block.end]))
    return tag("p", *out, style="font-size:18px;line-height:1.75;max-width:34em")


_START = attrgetter("span.start")
_RANK = attrgetter("rank")


def _run(text: str, start: int, marks: list[AnyMark], labelled: Collection[str]) -> list[str]:
    """Return elements in elements for marks that meet.

    A mark that crosses the edge of an outer one is closed there and goes on behind it.
    """
    voices = [mark for mark in marks if mark.layer == "voices"]
    placed = [_Placed(mark, start, voices, n) for n, mark in enumerate(marks)]
    out: list[str] = []
    open_now: list[_Placed] = []
    for piece in segments(text, placed):
        wanted = sorted(piece.marks, key=_RANK)
        same = 0
        while same < len(open_now) and same < len(wanted) and open_now[same] is wanted[same]:
            same += 1
        _close_all(out, open_now[same:], piece.start, labelled)
        for one in wanted[same:]:
            one.at = len(out)
            out.append(_opening(one.mark, one.start == piece.start, False))
        out.append(escape(piece.text))
        open_now = wanted
    _close_all(out, open_now, len(text), labelled)
    return out


def _opening(mark: AnyMark, opens: bool, closes: bool) -> str:
    """Return the tag that begins a stretch of a mark; `opens` where the mark itself begins."""
    if isinstance(mark, Highlight) or mark.layer in _OPEN:
        dotted = mark.layer == "words" and isinstance(mark, Mark) and mark.edge == "dotted"
        return _OPEN[_DOTTED if dotted else mark.layer]
    if mark.layer == "claims":
        style = f"border:2px {mark.edge} {TWIN['claims']};border-radius:4px;padding:0 3px"
        lead = tag("b", escape(f"[claim, {_lower(mark.label)}:"), style=style)
        return f"<small>{lead} </small>" if opens else ""
    who, _, how = mark.label.rpartition(" · ")
    bar = f"3px {mark.edge} {TWIN['voices']}"
    style = ";".join([f"border-left:{bar}"] * opens + [f"border-right:{bar}"] * closes
                     + ["padding:0 3px"] * (opens or closes))  # fmt: skip
    words = f"[{how}:" if mark.inner else f"[{who}, {how}:"
    lead = f"<small><b>{escape(words)}</b> </small>" if opens else ""
    return (f'<span style="{style}">' if style else "<span>") + lead


def _close_all(out: list[str], these: list[_Placed], here: int,
               labelled: Collection[str]) -> None:  # fmt: skip
    """End these marks from the inside; labels stand behind lines and frames, inside the rest."""
    labels: list[str] = []
    for one in reversed(these):
        if one.mark.layer in ("voices", "claims"):
            out.append("".join(labels).replace("</sup><sup>", ", "))
            labels = []
        labels.append(_close(out, one, here, labelled))
    out.append("".join(labels).replace("</sup><sup>", ", "))


def _close(out: list[str], one: _Placed, here: int, labelled: Collection[str]) -> str:
    """End a stretch of a mark, and return its label.

    Only now is it known whether the mark ends with it: a voice is drawn again.
    """
    mark, ends = one.mark, one.end == here
    if mark.layer == "voices":
        opens = out[one.at].find("<small>") > 0
        out[one.at] = _opening(mark, opens, ends)
        out.append(f"{_BRACKET}</span>" if ends else "</span>")
    elif mark.layer == "claims":
        out.append(_BRACKET if ends else "")
    else:
        out.append(_CLOSE[mark.layer])
        return _label(mark, labelled) if ends else ""
    return ""


def _label(mark: AnyMark, labelled: Collection[str]) -> str:
    """Return what stands behind a mark: its label where it has one, the learner’s note."""
    if isinstance(mark, Highlight):
        return escape(f" [my note: {mark.note}]") if mark.note else ""
    return tag("sup", escape(mark.label.partition(" · ")[0])) if mark.id in labelled else ""


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:] if words.startswith(("The ", "Nobody ")) else words
