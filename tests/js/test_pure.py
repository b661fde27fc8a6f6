"""The pure files of the front end, run in Chromium over the tables that Python runs too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit import text, widgets

TESTS = Path(__file__).parents[1]
JS = Path(widgets.__file__).parent / "js"
SCORING = json.loads((TESTS / "cases" / "scoring.json").read_text("utf-8"))
SEGMENTS = json.loads((TESTS / "cases" / "segments.json").read_text("utf-8"))

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def run(chromium):
    """Return a function that gives a value to a JavaScript expression over the pure files."""
    page = chromium.new_page()
    code = "\n".join(
        (JS / name).read_text("utf-8") for name in ("segments.js", "score.js", "turn.js")
    )
    plain = "\n".join(
        line.removeprefix("export ") for line in code.splitlines() if not line.startswith("import ")
    )
    page.set_content(f"<script>{plain}</script>")
    yield page.evaluate
    page.close()


@pytest.mark.parametrize("row", SCORING, ids=lambda row: row["note"])
def test_score(run, row):
    got = run("(row) => scoreAnswer(row.posed, row.response)", row)
    share = row["share"] if row["share"] is None else pytest.approx(row["share"])
    assert got["share"] == share
    assert got["right"] is row["right"]
    assert [[p["key"], p["ok"]] for p in got["parts"]] == row["parts"]
    assert (got["missing"], got["canonical"]) == (row["missing"], row["canonical"])


@pytest.mark.parametrize("row", SCORING, ids=lambda row: row["note"])
def test_without_keys_nothing_is_scored(run, row):
    posed = row["posed"] | {"keys": False}
    assert run(
        "([posed, response]) => scoreAnswer(posed, response).share", [posed, row["response"]]
    ) in ([None, 0] if posed["kind"] == "write" else [None])


@pytest.mark.parametrize("row", SEGMENTS, ids=lambda row: row["note"])
def test_segments(run, row):
    pieces = run("(row) => segments(row.text, row.marks)", row)
    assert "".join(p["text"] for p in pieces) == row["text"]
    got = [
        {"start": p["start"], "end": p["end"], "marks": [m["id"] for m in p["marks"]]}
        for p in pieces
    ]
    want = [{k: p[k] for k in ("start", "end", "marks")} for p in row["pieces"]]
    assert got == want


WORDS = [
    "vassal",
    "The Vassal",
    "vassall",
    "vasal",
    "savssal",
    "naïve",
    "naive",
    "Straße",
    "strasse",
    "3 March",
    "3 Marsh",
    "the",
    "a",
    "an apple",
    "“friends”",
    "friends",
    "possible",
    "impossible",
    "not now",
    "now",
    "can’t",
    "can't",
    "",
    "  ",
    "Ümit’s",
    "Umit's",
    "e-mail",
    "email",
    "𝒜stana",
    "ΣΟΦΟΣ",
    "σοφος",
    "independent",
    "indepandant",
    "indepindint",
]


def test_plain_and_slips_are_those_of_python(run):
    from kit.score import slip

    plain = run("(all) => all.map(plainText)", WORDS)
    assert dict(zip(WORDS, plain, strict=True)) == {w: text.plain(w) for w in WORDS}
    pairs = [[a, b] for a in WORDS for b in WORDS]
    close = run("(pairs) => pairs.map(([a, b]) => closeTo(a, b))", pairs)
    differ = [pair for pair, js in zip(pairs, close, strict=True) if js != slip(*pair)]
    assert differ == []


def test_words_are_counted_as_in_python(run):
    texts = [
        "Dear council, “no timetable” is no plan.",
        "",
        "Macron’s 13 x 4 well-known e-mails – yes",
    ]
    assert run("(all) => all.map(countWords)", texts) == [len(text.words(t)) for t in texts]


def test_the_day_in_words(run):
    now = "2026-11-24T12:00:00"
    days = run(
        "([now, all]) => all.map((at) => turnDay(at, new Date(now)))",
        [
            now,
            [
                "2026-11-24T08:00:00",
                "2026-11-23T23:00:00",
                "2026-11-19T08:00:00",
                "2026-11-17T08:00:00",
                "x",
            ],
        ],
    )
    assert days == ["today", "yesterday", "on Thursday", "on 17 November", "before"]
