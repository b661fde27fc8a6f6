"""The live review desk over real files: saved at once, taken back byte for byte, never over what
somebody else has written; what no page of ours sends changes nothing."""

from __future__ import annotations

import json
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from proposed import FERRY, draft_of

from kit import correcting
from kit.check import check
from kit.correcting import Correcting, open_desk
from kit.errors import KitError
from kit.files import edit, load, read_yaml
from kit.files import out as files_out
from kit.files.pair import FILES


@pytest.fixture
def folder(tmp_path):
    return draft_of(FERRY, tmp_path / "ferry")


@pytest.fixture
def desk(folder, monkeypatch):
    monkeypatch.setattr(correcting, "_found", lambda lesson: {"why": ["Please look: long."]})
    return Correcting(read_yaml(folder), folder)


def disk(folder):
    return {name: (folder / file).read_bytes() for name, file in FILES.items()}


def entry(folder, section, n):
    name = "questions" if section == "questions" else "reading"
    return edit.entries(disk(folder)[name].decode())[section, n]


def decide(desk, what, id, **more):
    return desk.hear({"what": what, "id": id, **more})


def lines(before, after):
    """The lines that are in one of two texts alone."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_decision_is_on_the_disk_at_once(desk, folder):
    before = disk(folder)
    assert decide(desk, "accept", "claims/1") == {"told": "Claim “a burden” kept."}
    after = disk(folder)
    assert after["questions"] == before["questions"]
    assert "status" not in entry(folder, "claims", 1)
    gone, new = lines(before["reading"], after["reading"])
    assert new == ["status: partly", "  - {quote: a burden, kind: opinion, holder: holm}"]
    assert gone[0] == "status: draft"
    assert len(gone) == 2
    assert load(folder).status == "partly"


def test_undo_goes_back_step_by_step_to_the_very_bytes(desk, folder):
    seen = [disk(folder)]
    for what, id, more in [("accept", "claims/1", {}), ("drop", "claims/0", {}),
                           ("mend", "quotations/1", {"set": {"speaker": "+Somebody New"}}),
                           ("mend", "questions/0", {"set": {"ask": "What ends?"}}),
                           ("accept", "claims/0", {})]:  # fmt: skip
        decide(desk, what, id, **more)
        seen.append(disk(folder))
    assert len({json.dumps({k: v.decode() for k, v in one.items()}) for one in seen}) == 6
    for one in seen[-2::-1]:
        assert desk.hear({"what": "undo"}) == {"told": "Undone."}
        assert disk(folder) == one
    with pytest.raises(KitError, match="nothing to undo"):
        desk.hear({"what": "undo"})


def test_mended_says_so_until_it_is_taken_back(desk):
    def status(id):
        return next(item["status"] for item in desk.state()["items"] if item["id"] == id)

    decide(desk, "mend", "loaded/0", set={"neutral": "load"})
    assert status("loaded/0") == "mended"
    decide(desk, "drop", "loaded/0")
    assert status("loaded/0") == "dropped"
    desk.hear({"what": "undo"})
    assert status("loaded/0") == "mended"
    desk.hear({"what": "undo"})
    assert status("loaded/0") == "open"


def test_what_the_program_thought_first_keeps_the_order(desk):
    def sure(id):
        return next(item["sure"] for item in desk.state()["items"] if item["id"] == id)

    assert sure("claims/1") == 0.55
    decide(desk, "accept", "claims/1")
    assert sure("claims/1") == 0.55


def test_all_sure_marks_of_a_part_are_one_step(desk, folder):
    before = disk(folder)
    wanted = [p.id for p in desk.open() if p.part == "p1" and p.sure and p.file == "reading"]
    assert len(wanted) > 2
    told = desk.hear({"what": "accept-all", "part": "p1"})
    assert told == {"told": f"{len(wanted)} marks in P1 kept."}
    left = {p.id for p in desk.open()}
    assert not left & set(wanted)
    assert {"claims/1", "questions/0"} <= left  # not sure; a question
    desk.hear({"what": "undo"})
    assert disk(folder) == before
    with pytest.raises(KitError, match="nothing sure left"):
        desk.hear({"what": "accept-all", "part": "p99"})


def test_an_empty_queue_makes_the_lesson_checked(desk, folder):
    while (left := desk.open())[1:]:
        decide(desk, "accept", left[0].id)
        assert load(folder).status == "partly"
    decide(desk, "accept", left[0].id)
    assert desk.open() == []
    assert load(folder).status == "checked"
    assert desk.state()["status"] == "checked"
    desk.hear({"what": "undo"})
    assert load(folder).status == "partly"


def test_a_lesson_without_anything_open_is_checked_on_request_only(tmp_path):
    folder = tmp_path / "ferry"
    draft_of(FERRY, folder)
    for file in FILES.values():
        text = (FERRY / file).read_text("utf-8").replace("status: checked", "status: draft")
        (folder / file).write_text(text, "utf-8")
    desk = Correcting(read_yaml(folder), folder)
    assert desk.open() == []
    assert desk.state()["status"] == "draft"
    desk.hear({"what": "finish"})
    assert lines(*(b.replace(b"\r", b"") for b in (
        (FERRY / "reading.yaml").read_bytes(), disk(folder)["reading"]))) == ([], [])  # fmt: skip


def test_a_dropped_question_leaves_the_plan_in_one_step(desk, folder):
    before = disk(folder)
    told = decide(desk, "drop", "questions/0")["told"]
    assert told.endswith(" dropped, with its second try and its place in the plan.")
    assert load(folder).plans[0].phases[1].items == ("why",)
    items = {item["id"]: item["status"] for item in desk.state()["items"]}
    assert (items["questions/0"], items["questions/1"]) == ("dropped", "dropped")
    desk.hear({"what": "undo"})
    assert disk(folder) == before


def test_what_the_check_still_asks_for_is_told_when_everything_is_looked_at(desk, folder):
    decide(desk, "mend", "glossary/0", set={"here": "a burden"})  # the word explains itself
    while left := desk.open():
        assert desk.state()["asks"] == []
        decide(desk, "accept", left[0].id)
    assert load(folder).status == "checked"
    found = [f for f in check(load(folder)) if f.severity == "must"]
    assert found
    assert desk.state()["asks"] == [f"{f.where}: {f.what}" if f.where else f.what for f in found]
    decide(desk, "mend", "glossary/0", set={"here": "something heavy that costs time and money"})
    assert len(desk.state()["asks"]) < len(found)
    desk.hear({"what": "undo"})
    assert len(desk.state()["asks"]) == len(found)


def test_a_lesson_that_cannot_be_read_is_told_too(desk, folder, monkeypatch):
    def broken(texts):
        raise KitError("Not saved: the name is there twice.")

    monkeypatch.setattr(desk, "_readable", broken)
    while left := desk.open():
        decide(desk, "accept", left[0].id)
    assert desk.state()["asks"] == ["the name is there twice."]


def test_finish_waits_for_the_last_decision(desk):
    with pytest.raises(KitError, match="still to be checked"):
        desk.hear({"what": "finish"})


def test_adding_a_mark_makes_its_entry(desk, folder):
    place = desk.lesson.blocks["p3"]
    at = desk.lesson.article.text.index("insisted") - place.start
    told = desk.hear({"what": "add", "layer": "loaded", "words": ["p3", at, at + 8],
                      "set": {"neutral": "said"}})  # fmt: skip
    assert told["id"] == "loaded/2"
    assert entry(folder, "loaded", 2) | {"line": 0} == {
        "quote": "insisted", "voice": "writer", "neutral": "said", "line": 0}  # fmt: skip
    assert load(folder).loaded[-1].neutral == "said"


def test_a_change_that_would_break_the_lesson_is_not_saved(desk, folder):
    before = disk(folder)
    block = desk.lesson.blocks["p1"]
    at = desk.lesson.article.text.index("burden") - block.start
    with pytest.raises(KitError, match=r"^Not saved: .*twice"):
        decide(desk, "mend", "loaded/1", set={"words": ["p1", at, at + 6]})
    assert disk(folder) == before


# the files


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(desk, folder):
    decide(desk, "accept", "claims/0")
    path = folder / "reading.yaml"
    path.write_bytes(path.read_bytes() + b"# a note by hand\n")
    other = disk(folder)
    for record in ({"what": "drop", "id": "claims/1"}, {"what": "undo"},
                   {"what": "accept-all", "part": "p1"}):  # fmt: skip
        with pytest.raises(KitError) as error:
            desk.hear(record)
        assert str(error.value) == "The lesson file was changed in another place."
        assert disk(folder) == other
        assert desk.state()["trouble"] == "changed"
    desk.hear({"what": "read"})
    assert disk(folder) == other  # nothing is done by itself
    assert (desk.state()["trouble"], desk.state()["undo"]) == ("", "")
    decide(desk, "drop", "claims/1")
    assert disk(folder)["reading"].endswith(b"# a note by hand\n")
    assert entry(folder, "claims", 1)["status"] == "dropped"


def test_a_change_of_the_questions_is_noticed_as_well(desk, folder):
    path = folder / "questions.yaml"
    path.write_bytes(path.read_bytes().replace(b"seed: 3", b"seed: 4"))
    with pytest.raises(KitError, match="changed in another place"):
        decide(desk, "accept", "claims/0")
    assert b"seed: 4" in disk(folder)["questions"]


def test_looking_notices_a_change_without_a_decision(desk, folder):
    assert desk.hear({"what": "look"}) == {}
    assert desk.state()["trouble"] == ""
    path = folder / "reading.yaml"
    raw = path.read_bytes()
    path.write_bytes(raw + b"#\n")
    desk.hear({"what": "look"})
    assert desk.state()["trouble"] == "changed"
    path.write_bytes(raw)
    desk.hear({"what": "look"})
    assert desk.state()["trouble"] == ""


def test_a_read_only_file_loses_nothing(desk, folder):
    path, before = folder / "reading.yaml", disk(folder)
    path.chmod(0o444)
    with pytest.raises(KitError) as error:
        decide(desk, "drop", "claims/1")
    assert str(error.value) == ("Could not write the lesson file: it is read-only. Nothing is"
                                " lost.")  # fmt: skip
    assert desk.state()["trouble"] == "unwritable"
    assert disk(folder) == before
    assert "claims/1" in {p.id for p in desk.open()}
    path.chmod(0o640)
    decide(desk, "drop", "claims/1")
    assert desk.state()["trouble"] == ""
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_full_disk_is_one_sentence(desk, folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    before = disk(folder)
    monkeypatch.setattr(files_out.Path, "write_bytes", full)
    with pytest.raises(KitError, match="Could not write the lesson file: no space left on device"):
        decide(desk, "drop", "claims/1")
    monkeypatch.undo()
    assert disk(folder) == before


def test_a_file_that_is_gone_is_one_sentence(desk, folder):
    (folder / "reading.yaml").unlink()
    with pytest.raises(KitError, match="changed in another place"):
        decide(desk, "drop", "claims/1")
    with pytest.raises(KitError, match=r"there is no reading\.yaml"):
        desk.hear({"what": "read"})


def test_line_ends_and_a_byte_order_mark_stay(tmp_path):
    folder = draft_of(FERRY, tmp_path / "ferry")
    for file in FILES.values():
        raw = (folder / file).read_bytes()
        (folder / file).write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    desk = Correcting(read_yaml(folder), folder)
    before = disk(folder)
    decide(desk, "accept", "claims/1")
    after = disk(folder)["reading"]
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n")
    desk.hear({"what": "undo"})
    assert disk(folder) == before


def test_a_link_stays_a_link(desk, folder, tmp_path):
    real = tmp_path / "elsewhere.yaml"
    (folder / "reading.yaml").rename(real)
    (folder / "reading.yaml").symlink_to(real)
    decide(desk, "drop", "claims/1")
    assert (folder / "reading.yaml").is_symlink()
    assert b"dropped" in real.read_bytes()


# what is shown


def test_the_static_form_is_a_table_of_what_is_open(folder):
    shown = open_desk(read_yaml(folder), folder)
    text = str(shown)
    assert text.startswith("Check what the program proposed: 31 to go")
    assert "Loaded word: reckless" in text
    assert "<table" in shown._repr_html_()


def test_the_static_form_of_a_checked_lesson(tmp_path):
    shown = open_desk(read_yaml(FERRY), FERRY)
    assert str(shown) == "Nothing to check."


def test_findings_of_the_standards_reach_their_question(desk):
    pytest.importorskip("kit.widgets.panels")
    panel = desk.panel()
    items = {item["id"]: item["findings"] for item in panel.state["items"]}
    assert items["questions/2"] == ["Please look: long."]
    assert items["questions/0"] == []
    panel.close()


def test_a_panel_shows_the_state_after_each_decision(desk, folder):
    room = pytest.importorskip("kit.widgets.panels")
    panel, said = desk.panel(), []
    panel.send = lambda message, buffers=None: said.append(message)
    record = {"what": "drop", "id": "claims/1"}
    for _ in range(2):  # the page heard nothing and sends it again
        panel._hear(panel, {"what": "save", "nonce": "n", "record": record}, [])
    assert [m["what"] for m in said] == ["saved", "saved"]
    assert len(desk._steps) == 1
    state = {item["id"]: item["status"] for item in panel.state["items"]}
    assert state["claims/1"] == "dropped"
    assert panel.state["news"] == "Claim “a burden” dropped."
    assert set(room.shelf(room.DESK).code) == {"desk.js"}
    assert "desk.js" not in room.shelf().code  # no learner’s notebook carries it
    panel.close()


# what no page of ours sends

ODD = [
    {}, {"what": None}, {"what": "forget"}, {"what": "answer", "question": "why"},
    {"what": "accept"}, {"what": "accept", "id": ["claims", 1]}, {"what": "accept", "id": "claims"},
    {"what": "accept", "id": "../reading.yaml"}, {"what": "drop", "id": "blocks/0"},
    {"what": "mend", "id": "claims/1"}, {"what": "mend", "id": "claims/1", "set": []},
    {"what": "mend", "id": "claims/1", "set": {"status": "dropped"}},
    {"what": "mend", "id": "claims/1", "set": {str(n): "" for n in range(500)}},
    {"what": "add"}, {"what": "add", "layer": {}, "words": ["p1", 0, 3]},
    {"what": "add", "layer": "claims", "words": ["p1", 0, 3], "set": None},
    {"what": "accept-all"}, {"what": "accept-all", "part": {}},
    {"what": ["mend"], "id": "claims/1"},
]  # fmt: skip


@pytest.mark.parametrize("record", ODD)
def test_odd_records_change_nothing(desk, folder, record):
    before = disk(folder)
    with pytest.raises(KitError) as error:
        desk.hear(record)
    assert "\n" not in str(error.value)
    assert disk(folder) == before


WORD = st.text(max_size=9)
JSON = st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | WORD,
                    lambda one: st.lists(one, max_size=3) | st.dictionaries(WORD, one, max_size=3),
                    max_leaves=6)  # fmt: skip


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(what=st.sampled_from(["mend", "add", "accept-all", "drop", "accept"]) | JSON,
       id=st.sampled_from(["claims/1", "questions/0", "entities/1/refers/0"]) | JSON,
       sent=st.dictionaries(st.sampled_from(["speaker", "holder", "says", "words", "ask"])
                            | st.text(max_size=5), JSON, max_size=3) | JSON,
       words=JSON)  # fmt: skip
def test_whatever_is_sent_is_one_sentence_or_a_readable_lesson(desk, folder, what, id, sent, words):
    record = {"what": what, "id": id, "set": sent, "words": words, "layer": "claims", "part": id}
    try:
        desk.hear(record)
    except KitError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert read_yaml(folder)
        desk.hear({"what": "undo"})
