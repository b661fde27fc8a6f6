"""What panels send is kept, scored by us and shown at once; what no page of ours sends is harmless.

The panels are real, with their comm but without a browser; `say` speaks to one as a page would.
"""

from __future__ import annotations

import errno
import json
import os
import re
from importlib import resources

import pytest
from broken import harbour
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from learner import answer, option

import kit
from kit.answers import settings as saved_settings
from kit.answers.sent import KINDS, SETTINGS
from kit.reading import Reading

PUBLISHED = json.loads(resources.files("kit.schema").joinpath("answer.schema.json")
                       .read_text("utf-8"))  # fmt: skip
RULES = Draft202012Validator(PUBLISHED)
ID = "last-day"
MARK = {"what": "highlight", "id": "h-1", "block": "p1", "start": 4, "end": 11, "quote": "harbour",
        "note": ""}  # fmt: skip


@pytest.fixture
def panels():
    room = pytest.importorskip("kit.widgets.panels")
    yield room
    for panel in list(room.ALIVE):
        panel.close()
        room.ALIVE.discard(panel)


@pytest.fixture
def lesson():
    return Reading(harbour.sound())


def live(shown):
    """The panel that a cell would put out, with what it sends to the browser."""
    panel = shown.pieces[-1].panel()
    panel.said, panel.synced = [], []
    panel.send = lambda message, buffers=None: panel.said.append(message)
    panel.send_state = lambda key=None: panel.synced.append(key)
    return panel


def say(panel, message):
    """Send a message as the page does; return what the browser then hears."""
    panel.said.clear()
    panel._handle_msg({"content": {"data": {"method": "custom", "content": message}},
                       "buffers": []})  # fmt: skip
    return panel.said


def kept(folder):
    return [json.loads(line) for path in sorted(folder.rglob("*.jsonl"))
            for line in path.read_text("utf-8").splitlines()]  # fmt: skip


def record(response, **more):
    return {"what": "answer", "question": ID, "response": response, "share": 1, "try": 7,
            "hints": 0, "sure": None, "mode": "practice", **more}  # fmt: skip


# what is saved


def test_an_answer_is_kept_scored_by_us_and_counted(lesson, nobodys_answers):
    assert answer(lesson, ID, option(lesson, ID, False)) == {"try": 1}
    assert answer(lesson, ID, option(lesson, ID, True)) == {"try": 2}
    found = kept(nobodys_answers)
    assert [(r["share"], r["try"], r["n"]) for r in found] == [(0.0, 1, 1), (1.0, 2, 2)]
    again = Reading(harbour.sound())
    assert [t["share"] for t in again._state()["answers"][ID]] == [0.0, 1.0]


def test_in_a_test_nobody_scores(lesson):
    answer(lesson, ID, option(lesson, ID, True), mode="test", share=1)
    assert lesson._state()["answers"][ID][0]["share"] is None


def test_a_torn_line_is_told_and_nothing_else_is_lost(lesson, nobodys_answers):
    answer(lesson, ID, option(lesson, ID, True))
    (path,) = nobodys_answers.rglob("*.jsonl")
    with path.open("ab") as file:
        file.write(b'{"v":1,"what":"ans')
    again = Reading(harbour.sound())
    assert "was not finished and is left out" in repr(again.read("p1"))
    assert len(again.answers()) == 1


def test_forget_and_copy(lesson, panels, nobodys_answers):
    panel = live(lesson.progress())
    answer(lesson, ID, option(lesson, ID, True))
    (told,) = say(panel, {"what": "copy"})
    assert told["what"] == "saved"
    (copy,) = nobodys_answers.glob("harbour-copy-*.jsonl")
    assert copy.name == told["where"]
    assert panel.data["answers"] == 1
    assert say(panel, {"what": "save", "nonce": "n", "record": {"what": "forget"}}) == [
        {"what": "saved", "nonce": "n"}]  # fmt: skip
    assert lesson._state()["answers"] == {}
    assert panel.data["answers"] == 0


def test_settings_are_worn_by_every_panel_and_only_those_that_exist(lesson, panels):
    one, other = live(lesson.read("p1")), live(lesson.quiz("p1"))
    say(one, {"what": "settings", "settings": {"size": 23, "colours": "night", "run": "code",
                                               "lines": "huge", "width": ["long"], "names": 1}})
    assert one.settings == other.settings == {"size": 23, "colours": "night"} == saved_settings()
    say(one, {"what": "settings", "settings": [1, 2]})
    assert other.settings == {} == saved_settings()


# panels follow


def test_every_panel_of_the_lesson_follows_a_save_and_no_other(lesson, panels):
    first, second, far = (live(lesson.quiz(*which)) for which in (["p1"], ["p1"], ["p3"]))
    other = kit.open_lesson("macron-in-kazakhstan")
    answer(other, "caption-doing", option(other, "caption-doing", False))
    elsewhere = live(other.quiz("caption"))
    assert "caption-doing" in elsewhere.state["answers"]
    reader, progress = live(lesson.read("p3")), live(lesson.progress())
    wrong = option(lesson, ID, False)
    assert say(first, {"what": "save", "nonce": "n1", "record": record(wrong)}) == [
        {"what": "saved", "nonce": "n1", "try": 1}]  # fmt: skip
    for panel in (first, second):
        assert [t["response"] for t in panel.state["answers"][ID]] == [wrong]
        assert panel.synced == ["state"]
    assert progress.data["answers"] == 1
    for panel in (far, reader, elsewhere):  # nothing that they show has changed
        assert panel.synced == []
        assert ID not in panel.state["answers"]
    assert "caption-doing" in elsewhere.state["answers"]


def test_a_reader_gets_its_highlights_and_what_its_marks_wait_for(panels):
    lesson = kit.open_lesson("macron-in-kazakhstan")
    p1, p5 = live(lesson.read("p1")), live(lesson.read("p5"))
    waits = {q for mark in p5.data["marks"] for q in mark.get("until", ())}
    assert waits
    answer(lesson, min(waits), "nothing")
    assert min(waits) in p5.state["answers"]
    before = list(p5.synced)
    say(p1, {"what": "save", "nonce": 1, "record": {**MARK, "quote": "x"}})
    assert [h["id"] for h in p1.state["highlights"]] == ["h-1"]
    assert p5.synced == before
    assert set(p5.state["answers"]) <= waits


def test_a_closed_panel_harms_no_save(lesson, panels):
    live(lesson.read("p1")).close()
    assert answer(lesson, ID, option(lesson, ID, True)) == {"try": 1}


def test_a_full_disk_reaches_the_browser_as_one_sentence(lesson, panels, monkeypatch):
    panel = live(lesson.quiz("p1"))

    def full(*_):
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", full)
        (told,) = say(panel, {"what": "save", "nonce": "n", "record": record("x")})
    assert told == {"what": "failed", "nonce": "n",
                    "why": "Your answer is not saved: the disk is full."}  # fmt: skip
    assert panel.state["answers"] == {}
    (told,) = say(panel, {"what": "save", "nonce": "n", "record": record("x")})
    assert (told["what"], told["try"]) == ("saved", 1)


# what no page of ours would send


@pytest.mark.parametrize("forged", [{}, {"mode": "test", "share": 1}, {"mode": "check"},
                                    {"at": "1999-01-01T00:00:00.000Z", "n": -4, "v": 9},
                                    {"lesson": "../../other", "item": "0" * 12, "older": False},
                                    {"fingerprint": "x", "path": "/etc/passwd", "hints": 10**6}])
def test_a_page_cannot_make_its_answer_right(lesson, panels, nobodys_answers, forged):
    panel = live(lesson.quiz("p1"))
    wrong = option(lesson, ID, False)
    say(panel, {"what": "save", "nonce": "n", "record": record(wrong, **forged)})
    (saved,) = kept(nobodys_answers)
    assert (saved["share"], saved["try"], saved["mode"], saved["n"]) == (0.0, 1, "practice", 1)
    assert (saved["lesson"], saved["v"]) == ("harbour", 1)
    assert saved["at"] > "2025"
    assert saved["hints"] <= 1
    assert set(saved) == {"v", "what", "lesson", "at", "n", "fingerprint", "item", "question",
                          "response", "share", "try", "hints", "sure", "mode"}  # fmt: skip
    assert panel.state["answers"][ID][0]["share"] == 0.0


def test_a_test_panel_is_not_told_what_practice_was_worth(lesson, panels):
    answer(lesson, ID, option(lesson, ID, False))
    answer(lesson, ID, option(lesson, ID, True))
    panel = live(lesson.quiz("p1", mode="test"))
    assert panel.state["answers"] == {}
    say(panel, {"what": "save", "nonce": 1,
                "record": record(option(lesson, ID, True), mode="practice")})
    (only,) = panel.state["answers"][ID]
    assert (only["share"], only["mode"]) == (None, "test")


NOT_OURS = [
    {}, {"what": None}, {"what": ["answer"]}, {"what": "run", "code": "import os"},
    {"what": "hand-in"}, {"what": "Answer"},
    record("x", question="../../etc/passwd"), record("x", question="main-idea"),
    record("x", question=None), record("x", question={"a": 1}), record("x", question="a" * 10**5),
    record("x", mode="exam"), record("x", mode=None), record("x", sure=4), record("x", sure=True),
    record("x", hints=-1), record("x", hints="many"), record(None), record(3), record(True),
    record([[1, 2, 3]]), record([["a"]]), record({"a": {"b": "c"}}), record([1.5]),
    record("x" * 30_000), record(["x"] * 5000), record([[0, 10**9]]),
    {"what": "rate", "question": ID, "score": 5}, {"what": "rate", "question": ID, "score": "1"},
    {"what": "skip", "question": "no-such"}, {"what": "skip"},
    {**MARK, "block": "../p1"}, {**MARK, "block": "p99"}, {**MARK, "start": -1},
    {**MARK, "end": "11"}, {**MARK, "note": ["x"]}, {**MARK, "note": "x" * 30_000},
    {**MARK, "id": ""}, {"what": "unhighlight", "id": 7}, {"what": "look", "card": None},
    {"what": "look", "card": "c" * 1000}, {"what": "read", "block": "__class__"},
    {"what": "postpone", "undo": "yes"},
]  # fmt: skip


@pytest.mark.parametrize("odd", NOT_OURS, ids=lambda odd: json.dumps(odd)[:70])
def test_what_no_page_sends_is_refused_in_one_sentence(lesson, panels, nobodys_answers, odd):
    panel = live(lesson.quiz("p1"))
    (told,) = say(panel, {"what": "save", "nonce": "n", "record": odd})
    assert told["what"] == "failed"
    assert told["why"].startswith("Not saved")
    assert len(told["why"]) < 100
    assert kept(nobodys_answers) == []


@pytest.mark.parametrize("message", [None, 3, "hello", [], {"what": "save", "record": [1]},
                                     {"what": ["save"]}, {"what": {"save": 1}}, {"record": {}}])
def test_what_is_no_message_is_not_heard(lesson, panels, nobodys_answers, message):
    assert say(live(lesson.quiz("p1")), message) == []
    assert kept(nobodys_answers) == []


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)
                    | st.text(max_size=8),
                    lambda inner: st.lists(inner, max_size=3)
                    | st.dictionaries(st.text(max_size=8), inner, max_size=3),
                    max_leaves=8)  # fmt: skip
KEYS = ("question", "response", "share", "mode", "sure", "id", "block", "start", "end", "quote",
        "note", "card", "score", "undo", "settings")  # fmt: skip
WHAT = ("answer", "highlight", "unhighlight", "look", "read", "rate", "skip", "postpone",
        "settings", "copy", "forget")  # fmt: skip


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(what=st.sampled_from(WHAT) | JSON, rest=st.dictionaries(st.sampled_from(KEYS), JSON),
       nonce=JSON)  # fmt: skip
def test_no_message_breaks_a_panel(panels, nobodys_answers, what, rest, nonce):
    lesson = Reading(harbour.sound())
    panel = live(lesson.quiz("p1"))
    for told in say(panel, {"what": "save", "nonce": nonce, "record": {"what": what, **rest}}):
        assert told["what"] in ("saved", "failed")
    assert [error.message for r in kept(nobodys_answers) for error in RULES.iter_errors(r)] == []
    lesson.progress()


def test_a_deep_answer_is_refused(lesson, panels, nobodys_answers):
    deep: list = []
    for _ in range(500):
        deep = [deep]
    (told,) = say(live(lesson.quiz("p1")), {"what": "save", "nonce": 1, "record": record(deep)})
    assert told["what"] == "failed"
    assert kept(nobodys_answers) == []


def test_what_may_be_sent_is_what_is_published():
    """Each kind with its keys, but for those that we put in ourselves."""
    own = {"v", "what", "lesson", "at", "n", "fingerprint", "item", "share", "try"}
    told = {kind["properties"]["what"]["const"]: kind for kind in PUBLISHED["oneOf"]}
    assert {what: set(rules) for what, rules in KINDS.items()} == {
        what: set(kind["properties"]) - own for what, kind in told.items()}  # fmt: skip
    for what, rules in KINDS.items():
        must = {key for key, (_, must) in rules.items() if must}
        assert must == set(told[what]["required"]) - own, what


def test_settings_are_those_of_the_front_end(root):
    source = (root / "kit/widgets/js/settings.js").read_text("utf-8")
    assert f"SETTING_SIZES = {list(SETTINGS['size'])}" in source
    for name, values in list(SETTINGS.items())[1:]:
        row = re.search(rf'\["{name}", "[^"]+", (\[[^\]]+\])\]', source)[1]
        assert json.loads(row) == list(values)
