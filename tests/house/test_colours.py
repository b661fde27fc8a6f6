"""One place for colours: the style sheet, the twin and the pictures use these, and they contrast."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from kit import colours
from kit.colours import DARK, LIGHT, TWIN, TWIN_GROUNDS, TWIN_MARK, contrast, mixed

KIT = Path(colours.__file__).parent
JS = KIT / "widgets" / "js"
HEX = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b")
THEMES = {"light": LIGHT, "dark": DARK}
LINES = ["people", "places", "groups", "dates", "voices", "claims", "loaded", "connectives",
         "words", "highlight", "evidence"]  # fmt: skip
GROUNDS = ["voices-ground", "highlight-ground", "evidence-ground"]


def tokens(css: str, selector: str) -> dict[str, str]:
    """The custom colours of the block that a selector opens."""
    body = css[css.index(selector):].partition("}")[0]
    return dict(re.findall(r"--kit-([\w-]+): (#[0-9A-F]{6});", body))


def test_the_style_sheet_has_exactly_these():
    css = (JS / "style.css").read_text("utf-8")
    assert tokens(css, ".kit-panel {") == LIGHT
    assert tokens(css, '.kit-panel[data-kit-theme="dark"]') == DARK
    assert len(HEX.findall(css)) == len(LIGHT) + len(DARK)


def test_no_other_file_of_the_front_end_names_a_colour():
    found = {path.name: HEX.findall(path.read_text("utf-8")) for path in JS.iterdir()
             if path.name != "style.css"}  # fmt: skip
    assert not {name: hexes for name, hexes in found.items() if hexes}


def test_python_names_colours_in_one_place_and_in_pictures():
    known = {*LIGHT.values(), *DARK.values()}
    for path in KIT.rglob("*.py"):
        found = set(HEX.findall(path.read_text("utf-8")))
        if path.name == "colours.py":
            continue
        assert found <= (known if path.parent.name == "pictures" else set()), path.name


def test_the_twin_uses_its_tones_and_no_others():
    from kit import html
    from kit.files import load

    lesson = load("macron-in-kazakhstan")
    row = {"block": "p1", "start": 0, "end": 6, "quote": lesson.article[lesson.blocks["p1"].span][:6]}
    page = html.text_html(lesson, lesson.blocks.values(), open_questions=(), highlights=[row])
    page += html.questions_html(lesson, lesson.questions)
    used = set(HEX.findall(page))
    assert used == {*TWIN.values(), *(c for pair in TWIN_MARK.values() for c in pair)}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), [
    *product(["ink", "soft"], ["page", "panel", "sunk", "goodbg", "badbg", "notebg", *GROUNDS]),
    ("accentink", "accent"), ("good", "goodbg"), ("bad", "badbg"), ("note", "notebg"),
    ("good", "panel"), ("bad", "panel"), ("note", "panel"), ("good", "page"), ("bad", "page"),
    *((f"{layer}-line", ground) for layer in LINES for ground in ("page", "panel")),
    *((f"{layer}-line", f"{layer}-ground") for layer in ("voices", "highlight", "evidence")),
])  # fmt: skip
def test_text_has_four_and_a_half(theme, ink, ground):
    tone = THEMES[theme]
    assert contrast(tone[ink], tone[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("line", "ground"), [
    *product(["ctl", "accent", "focus"], ["page", "panel", "sunk"]),
    *product(["focus"], GROUNDS),
    *product([f"{layer}-line" for layer in LINES], ["page", "panel", "sunk", *GROUNDS]),
])  # fmt: skip
def test_lines_and_controls_have_three(theme, line, ground):
    tone = THEMES[theme]
    assert contrast(tone[line], tone[ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("layer", ["people", "places", "groups", "dates"])
def test_text_and_line_stand_on_the_tint_of_a_chain(theme, layer):
    tone = THEMES[theme]
    tint = mixed(tone[f"{layer}-line"], tone["panel"], 0.13)
    assert contrast(tone["ink"], tint) >= 4.5
    assert contrast(tone[f"{layer}-line"], tint) >= 3


@pytest.mark.parametrize(("layer", "ground"), [*product(TWIN, TWIN_GROUNDS)])
def test_the_twin_has_three_on_every_ground(layer, ground):
    assert contrast(TWIN[layer], ground) >= 3


@pytest.mark.parametrize("layer", TWIN_MARK)
def test_marked_text_in_the_twin_brings_its_own_ground(layer):
    ground, ink = TWIN_MARK[layer]
    assert contrast(ink, ground) >= 4.5
    assert contrast(TWIN[layer], ground) >= 3


def test_the_formula_is_that_of_wcag():
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert mixed("#000000", "#FFFFFF", 0.13) == "#DEDEDE"
