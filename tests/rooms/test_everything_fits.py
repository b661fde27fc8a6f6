"""The storm lesson on paper, in every setting and on every sheet: nothing leaves its place.

No ink near the edge, no letter outside the page, in the notes or on another letter, no word cut or
lost. A page is looked at through a reader of PDF that is not ours.
"""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter, Transformation
from storm_lesson import storm

from kit.paper import AIDS, Setting, handout, worksheet
from kit.paper.pdf import printable

ALL = ("all",)
KEY = {"audience": "teacher", "versions": ("A", "B"), "version": "A"}
SETTINGS = {
    "worksheet": Setting(items=ALL), "letter": Setting(items=ALL, paper="letter", duplex=True),
    "large": Setting(items=ALL, large=True),
    "large letter": Setting(items=ALL, large=True, paper="letter"),
    "dyslexia": Setting(items=ALL, dyslexia=True),
    "test": Setting(items=ALL, mode="test", version="B", versions=("A", "B")),
    "key": Setting(items=ALL, **KEY), "large key": Setting(items=ALL, large=True, **KEY),
    "layers": Setting(items=ALL, layers=("groups", "dates", "loaded", "voices", "words")),
}  # fmt: skip
ON_SHEETS = ("worksheet", "letter", "large", "dyslexia", "key")
EDGES = {"cards": (5, 5, 9, 9), "tickets": (9, 9, 9, 9), "slides": (15, 15, 12, 8)}
EDGE = (10.5, 15, 11, 6)  # left, right, top, bottom in mm: nothing stands farther out
PT = 72 / 25.4
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]+")
EACH = pytest.mark.parametrize(("setting", "sheet"), [
    *((setting, "") for setting in SETTINGS), *((s, sheet) for s in ON_SHEETS for sheet in AIDS),
], ids=lambda value: value or "pages")  # fmt: skip


class Letter(NamedTuple):
    """A letter with its place in the text and on the page, in points from the lower left."""

    at: int
    sign: str
    left: float
    low: float
    right: float
    high: float


@cache
def paper(setting: str, sheet: str) -> pypdfium2.PdfDocument:
    own = SETTINGS[setting]
    made = handout(storm(), own, sheet=sheet)
    return pypdfium2.PdfDocument(made[own.turn if len(made) > 1 else 0].data)


def data(setting: str, sheet: str):
    own = SETTINGS[setting]
    return printable(AIDS[sheet][0](storm(), own) if sheet else worksheet(storm(), own))


def letters(page) -> list[Letter]:
    """The letters of a page that have ink."""
    text, found = page.get_textpage(), []
    for at in range(text.count_chars()):
        sign, (left, low, right, high) = text.get_text_range(at, 1), text.get_charbox(at)
        if sign.strip() and right > left and high > low and unicodedata.category(sign[0]) != "Cf":
            found.append(Letter(at, sign, left, low, right, high))
    return found


def outside(page, edges) -> list[str]:
    """The letters that stand beyond these edges."""
    width, height = page.get_size()
    left, right, top, bottom = (edge * PT for edge in edges)
    return [one.sign for one in letters(page) if one.left < left or one.right > width - right
            or one.low < bottom or one.high > height - top]  # fmt: skip


def inked(page, edges) -> list[str]:
    """The sides on which something is drawn beyond the edge."""
    scale = 2
    sheet = np.asarray(page.render(scale=scale, grayscale=True).to_numpy()).squeeze() < 200
    left, right, top, bottom = (int(edge * PT * scale) for edge in edges)
    strips = {"left": sheet[:, :left], "right": sheet[:, -right:], "top": sheet[:top],
              "bottom": sheet[-bottom:]}  # fmt: skip
    return [side for side, strip in strips.items() if strip.any()]


def collisions(page) -> list[str]:
    """Pairs of letters that lie on each other, but for neighbours: those are kerned or joined."""
    squares: dict[tuple[int, int], list[Letter]] = {}
    found = []
    for one in letters(page):
        if unicodedata.category(one.sign[0]) in ("Mn", "Lo", "So", "Sk"):
            continue  # accents, joined scripts, pictures
        corners = {(int(x // 12), int(y // 12)) for x in (one.left, one.right)
                   for y in (one.low, one.high)}  # fmt: skip
        for corner in corners:
            for other in squares.get(corner, ()):
                if one.at - other.at > 4 and _shared(one, other) > 0.2:
                    found.append(f"{other.sign}{one.sign}")
            squares.setdefault(corner, []).append(one)
    return found


def _shared(one: Letter, other: Letter) -> float:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.high, other.high) - max(one.low, other.low)
    least = min((x.right - x.left) * (x.high - x.low) for x in (one, other))
    return wide * high / least if wide > 0 and high > 0 else 0


@EACH
def test_nothing_leaves_the_page(setting, sheet):
    edges = EDGES.get(sheet, EDGE)
    for page in paper(setting, sheet):
        assert outside(page, edges) == []
        if sheet not in ("tickets", "cards"):  # they are cut along lines that reach the edge
            assert inked(page, edges) == []


@EACH
def test_no_letter_lies_on_another(setting, sheet):
    for n, page in enumerate(paper(setting, sheet), 1):
        assert collisions(page) == [], n


def test_no_letter_of_the_article_stands_in_the_notes():
    for setting in ("worksheet", "letter", "key", "layers"):
        for page in paper(setting, ""):
            own = page.get_textpage().get_text_bounded()
            if "\nNotes" not in own:
                continue
            height = page.get_size()[1]
            beside = [one.sign for one in letters(page) if one.left > 157 * PT
                      and 18 * PT < one.low < height - 27 * PT]  # fmt: skip
            assert "".join(beside) in ("Notes", "")


# words

_BREAKS = re.compile("[-\\s\x02\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f\ufffe]+")
# Printed in other words, cut short where it is long, or not printed at all.
SILENT = {"id", "ids", "kind", "from", "to", "sheet", "lang", "edition", "layer", "under", "name",
          "columns", "place", "places", "notice", "pieces", "quote", "note", "version_names",
          "svg", "alt", "code"}  # fmt: skip


def tight(words: str) -> str:
    """Words without space, case, hyphens (a reader drops some) and signs that break lines."""
    return _BREAKS.sub("", unicodedata.normalize("NFKC", words)).casefold()


def told(value, path=()) -> list[str]:
    """All words of a sheet that are printed as they stand."""
    if isinstance(value, dict):
        own = {"l1": " · ".join(word for _, word in value["l1"])} if "l1" in value else {}
        return [word for key, one in (value | own).items() if key not in SILENT
                for word in told(one, (*path, key))]  # fmt: skip
    if isinstance(value, list):
        return [word for one in value for word in told(one, path)]
    return [value] if isinstance(value, str) and value.strip() else []


def missing(whole: str, words: str, pieces: int = 8) -> str:
    """What of the words is not there; a page may end inside them, some times at most.

    A reader of PDF gives what stands beside words from right to left in an order of its own: there
    each word for itself is enough.
    """
    if RTL.search(words):
        parts = filter(None, map(tight, re.split(r"\W+", RTL.sub(" ", words))))
        return " ".join(one for one in parts if not any(
            one[:at] in whole and one[at:] in whole for at in range(1, len(one) + 1)))
    rest = tight(words)
    for _ in range(pieces):
        if rest in whole:
            return ""
        low, high = 0, len(rest)
        while high - low > 1:  # the longest beginning that is there
            middle = (low + high) // 2
            low, high = (middle, high) if rest[:middle] in whole else (low, middle)
        if low < 8:
            break
        rest = rest[low:]
    return rest


def text(setting: str, sheet: str) -> str:
    return "".join(tight(p.get_textpage().get_text_bounded()) for p in paper(setting, sheet))


@EACH
def test_every_word_is_there(setting, sheet):
    whole, held = text(setting, sheet), data(setting, sheet)
    wanted = told(held)
    if sheet:  # furniture cuts a title that is long, and its own words beside it
        cut = {printable(storm().title), "Exit ticket"}
        wanted = [words for words in wanted if words not in cut]
    if sheet == "grid":  # an answer that is longer than its row is cut with “…”
        wanted = [words for words in wanted if len(words) < 40]
    blocks = [*held.get("article", ()), *(block for part in held.get("parts", ())
              for q in part["questions"] for block in q.get("blocks", ()))]  # fmt: skip
    wanted += ["".join(piece["text"] for piece in block["pieces"]) for block in blocks]
    assert len(wanted) > (100 if not sheet else 3)
    assert [words for words in wanted if missing(whole, words)] == []


# what a fault looks like


def test_faults_are_found():
    (made,) = handout(storm(), Setting(), sheet="guide")

    def changed(change) -> pypdfium2.PdfPage:
        writer = PdfWriter(clone_from=io.BytesIO(made.data))
        change(writer.pages[0])
        out = io.BytesIO()
        writer.write(out)
        return pypdfium2.PdfDocument(out.getvalue())[0]

    def doubled(page):
        other = PdfReader(io.BytesIO(made.data)).pages[0]
        page.merge_transformed_page(other, Transformation().translate(1, 1))

    aside = changed(lambda page: page.add_transformation(Transformation().translate(40, 0)))
    assert outside(aside, EDGE)
    assert inked(aside, EDGE) == ["right"]
    assert len(collisions(changed(doubled))) > 50
    whole = text("worksheet", "guide")
    assert not missing(whole, "Say in your own words what it says.")
    assert missing(whole, "words that nobody wrote") == "wordsthatnobodywrote"
    assert missing(whole, "נעה nobodywrote") == "nobodywrote"
