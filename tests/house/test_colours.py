"""Every contrast that is promised (A4), and style sheets that repeat the one table exactly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.colours import (
    DARK,
    LIGHT,
    TWIN,
    TWIN_GROUNDS,
    TWIN_MARK,
    contrast,
    luminance,
    mixed,
)  # fmt: skip
from kit.skills import LAYERS

SHEETS = Path(__file__).parents[2] / "kit" / "widgets" / "js"
HEX = re.compile(r"#[0-9A-Fa-f]{3,8}\b")
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
PANELS = ("page", "panel", "sunk")
GROUNDS = ("voices-ground", "highlight-ground", "evidence-ground")
MARKED = (*LAYERS, "highlight", "evidence")


def weak(theme, wanted, fronts, backs):
    """The pairs under the wanted ratio, with what they reach."""
    return {(f, b): round(contrast(theme[f], theme[b]), 2) for f in fronts for b in backs
            if contrast(theme[f], theme[b]) < wanted}  # fmt: skip


@THEMES
def test_text_reads_on_everything_it_stands_on(theme):
    washes = ("goodbg", "badbg", "notebg")
    assert weak(theme, 4.5, ("ink", "soft"), (*PANELS, *GROUNDS, *washes)) == {}
    assert weak(theme, 4.5, ("accentink",), ("accent",)) == {}
    for name in ("good", "bad", "note"):
        assert weak(theme, 4.5, (name,), ("page", "panel", f"{name}bg")) == {}


@THEMES
def test_controls_and_the_focus_ring_are_seen(theme):
    assert weak(theme, 3, ("ctl", "accent", "focus"), PANELS) == {}
    assert weak(theme, 3, ("focus",), GROUNDS) == {}


@THEMES
def test_every_line_bar_and_frame_is_seen_on_every_ground(theme):
    lines = [f"{layer}-line" for layer in MARKED]
    assert weak(theme, 4.5, lines, ("page", "panel")) == {}  # labels may use them
    assert weak(theme, 3, lines, GROUNDS) == {}


@THEMES
def test_labels_read_on_their_own_ground(theme):
    for layer in ("voices", "highlight", "evidence"):
        assert weak(theme, 4.5, (f"{layer}-line",), (f"{layer}-ground",)) == {}


@THEMES
def test_a_chain_keeps_its_text_and_its_line(theme):
    for layer in LAYERS:
        tint = mixed(theme[f"{layer}-line"], theme["panel"], 0.13)
        assert contrast(theme["ink"], tint) >= 4.5
        assert contrast(theme[f"{layer}-line"], tint) >= 3


def test_the_chain_tints_of_people_are_those_of_the_table():
    assert mixed(LIGHT["people-line"], LIGHT["panel"], 0.13) == "#E0E8F0"
    assert mixed(DARK["people-line"], DARK["panel"], 0.13) == "#262E38"


def test_both_themes_name_the_same_things():
    assert list(LIGHT) == list(DARK)
    assert {f"{layer}-line" for layer in MARKED} <= set(LIGHT)


def test_the_twin_is_seen_on_white_paper_night_and_code_hosts():
    assert set(TWIN) == set(MARKED)
    low = {(layer, ground): contrast(tone, ground) for layer, tone in TWIN.items()
           for ground in TWIN_GROUNDS}  # fmt: skip
    assert len(TWIN_GROUNDS) == 8
    assert min(low.values()) >= 3.8
    for layer, (ground, ink) in TWIN_MARK.items():
        assert contrast(ink, ground) >= 4.5
        assert contrast(TWIN[layer], ground) >= 3


@pytest.mark.parametrize(("name", "theme", "ground", "wanted"), [
    ("ink", LIGHT, "page", 16.8), ("soft", LIGHT, "sunk", 6.5), ("ctl", DARK, "sunk", 4.4),
    ("evidence-line", LIGHT, "evidence-ground", 4.6), ("good", DARK, "goodbg", 8.6),
    ("loaded-line", DARK, "panel", 7.6), ("accentink", DARK, "accent", 8.9),
])  # fmt: skip
def test_the_sum_is_that_of_the_table(name, theme, ground, wanted):
    assert round(contrast(theme[name], theme[ground]), 1) == wanted


def test_contrast_is_that_of_the_standard():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == contrast("#FFFFFF", "#777777")
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert luminance("#000000") == 0
    assert luminance("#FFFFFF") == pytest.approx(1)


def test_the_style_sheets_use_these_colours_and_no_others():
    known = {*LIGHT.values(), *DARK.values()}
    found = {sheet.name: set(HEX.findall(sheet.read_text("utf-8"))) - known
             for sheet in SHEETS.glob("*.css")}  # fmt: skip
    assert {"style.css", "reader.css", "quiz.css", "progress.css"} <= set(found)
    assert {name: odd for name, odd in found.items() if odd} == {}


def test_a_token_has_its_two_colours_in_the_sheet():
    sheet = (SHEETS / "style.css").read_text("utf-8")
    said: dict[str, list[str]] = {}
    for name, value in re.findall(r"--kit-([a-z-]+):\s*(#[0-9A-Fa-f]{6})\b", sheet):
        said.setdefault(name, []).append(value)
    assert said == {name: [LIGHT[name], DARK[name]] for name in LIGHT}
