"""What the log means, and that it is what was published."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import answers
from kit.lesson import option_id

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from broken import harbour  # noqa: E402

HARBOUR = harbour.sound()


@pytest.fixture
def log(tmp_path, monkeypatch):
    monkeypatch.setenv("KIT_ANSWERS", str(tmp_path))
    return answers.Log("harbour", None, lambda: datetime(2026, 11, 24, tzinfo=UTC))


def answer(question="last-day", response="o1", **more):
    return {"what": "answer", "question": question, "response": response, "share": 1, "try": 1,
            "hints": 0, "sure": None, "mode": "practice"} | more  # fmt: skip


jsons = st.recursive(st.none() | st.booleans() | st.integers(-2**53, 2**53) | st.text(),
                     lambda inner: st.lists(inner, max_size=3)
                     | st.dictionaries(st.text(), inner, max_size=3), max_leaves=8)  # fmt: skip


# what the log means


def stamp(record, n=1, whole=HARBOUR):
    full = {"v": 1, "at": f"2026-11-24T09:00:{n:02}.000Z", "n": n}
    return full | answers.stamped(record, whole)


def test_the_state_holds_answers_by_question_in_order():
    records = [stamp(answer(response="o1", share=0)), stamp(answer(response="o2", sure=3), 2)]
    (first, second) = answers.state(records, HARBOUR)["answers"]["last-day"]
    assert first == {
        "response": "o1", "share": 0, "sure": None, "hints": 0, "try": 1, "older": False,
        "at": "2026-11-24T09:00:01.000Z", "mode": "practice",
    }  # fmt: skip
    assert (second["response"], second["sure"]) == ("o2", 3)


@pytest.mark.parametrize("share", [-1, 1.5, True, "1", None, [1]])
def test_a_share_that_is_none_counts_as_not_judged(share):
    (found,) = answers.state([stamp(answer(share=share))], HARBOUR)["answers"]["last-day"]
    assert found["share"] is None


def changed(item, **fields):
    questions = tuple(replace(q, **fields) if q.id == item else q for q in HARBOUR.questions)
    return replace(HARBOUR, questions=questions)


def test_an_answer_is_older_when_its_own_question_has_changed():
    record = stamp(answer())
    for whole, older in [
        (HARBOUR, False), (changed("years", ask="What?"), False),
        (changed("last-day", ask="What now?"), True),
        (changed("last-day", options=HARBOUR.question["last-day"].options[:2]), True),
        (changed("last-day", hints=("Another hint.",)), False),
        (replace(HARBOUR, questions=HARBOUR.questions[3:]), True),
    ]:  # fmt: skip
        (found,) = answers.state([record], whole)["answers"]["last-day"]
        assert found["older"] is older
    bare = {key: value for key, value in record.items() if key != "item"}
    assert not answers.state([bare], HARBOUR)["answers"]["last-day"][0]["older"]
    bare["fingerprint"] = "0" * 12
    assert answers.state([bare], HARBOUR)["answers"]["last-day"][0]["older"]


def test_the_print_of_a_question_tells_nothing_about_its_key():
    for q in HARBOUR.questions:
        turned = replace(
            q, options=tuple(replace(o, right=not o.right, say="", trap="", accept=())
                             for o in reversed(q.options)),
            items=q.items[::-1], pairs=q.pairs[::-1], hints=(), say="", otherwise="", evidence=(),
            targets=(), traps=(), samples=(),
        )  # fmt: skip
        if q.kind == "short":
            turned = replace(turned, options=())
        own = answers.question_print(HARBOUR, q)
        assert answers.question_print(HARBOUR, turned) == own
        assert len(own) == 12
    prints = {answers.question_print(HARBOUR, q) for q in HARBOUR.questions}
    assert len(prints) == len(HARBOUR.questions)


def test_marks_are_older_when_the_text_has_changed():
    article = replace(HARBOUR.article, text="Other" + HARBOUR.article.text[5:])
    other = replace(HARBOUR, article=article)
    record = stamp(answer("picture", [[71, 78]]))
    assert answers.state([record], other)["answers"]["picture"][0]["older"]
    record = stamp(answer("last-day"))
    assert not answers.state([record], other)["answers"]["last-day"][0]["older"]


@pytest.mark.parametrize(
    ("item", "response"),
    [("last-day", lambda q, name: option_id(name, q.options[0].text)),
     ("why-stop", lambda q, name: [option_id(name, o.text) for o in q.options[:2]]),
     ("steps", lambda q, name: [option_id(name, i.text) for i in q.items]),
     ("sorts", lambda q, name: {option_id(name, p.left, "left"): option_id(name, p.right, "right")
                                for p in q.pairs})],
)  # fmt: skip
def test_answers_under_an_old_name_count_for_the_renamed_question(item, response):
    q = HARBOUR.question[item]
    new = replace(
        q, id="new-name", was=(item,),
        options=tuple(replace(o, id=option_id("new-name", o.text)) for o in q.options),
        items=tuple(replace(o, id=option_id("new-name", o.text)) for o in q.items),
        pairs=tuple(replace(p, id=option_id("new-name", p.left, "left")) for p in q.pairs),
    )  # fmt: skip
    whole = replace(HARBOUR, questions=(new, *(o for o in HARBOUR.questions if o.id != item)))
    found = answers.state([stamp(answer(item, response(q, item)))], whole)["answers"]
    assert list(found) == ["new-name"]
    assert found["new-name"][0]["response"] == response(new, "new-name")
    assert found["new-name"][0]["older"] is False


def test_typed_words_are_never_taken_for_ids():
    old = option_id("years", "19")
    new = replace(HARBOUR.question["years"], id="how-long", was=("years",))
    whole = replace(HARBOUR, questions=(new,))
    found = answers.state([stamp(answer("years", old))], whole)["answers"]
    assert found["how-long"][0]["response"] == old


def test_the_state_follows_highlights_reading_cards_ratings_and_skips():
    light = {"what": "highlight", "id": "h1", "block": "p1", "start": 4, "end": 11,
             "quote": "harbour", "note": ""}  # fmt: skip
    records = [
        light, light | {"id": "h2"}, light | {"note": "big"}, {"what": "unhighlight", "id": "h2"},
        {"what": "read", "block": "p1"}, {"what": "read", "block": "p2"},
        {"what": "read", "block": "p1"}, {"what": "look", "card": "g-burden"},
        {"what": "look", "card": "g-burden"}, {"what": "rate", "question": "letter", "score": 1},
        {"what": "skip", "question": "years"}, {"what": "skip", "question": "he"}, answer("years"),
        {"what": "postpone"}, {"what": "postpone"}, {"what": "postpone", "undo": True},
    ]  # fmt: skip
    found = answers.state([stamp(r, n) for n, r in enumerate(records, 1)], HARBOUR)
    at = "2026-11-24T09:00:{:02}.000Z".format
    assert found["highlights"] == [{"id": "h1", "block": "p1", "start": 4, "end": 11,
                                    "quote": "harbour", "note": "big"}]  # fmt: skip
    assert found["read"] == ["p1", "p2"]
    assert found["read_at"] == {"p1": at(5), "p2": at(6)}
    assert found["looks"] == {"g-burden": [at(8), at(9)]}
    assert found["rated"] == {"letter": 1}
    assert found["skipped"] == ["he"]
    assert found["postponed"] == [at(14)]


KEYS = ["what", "question", "response", "share", "sure", "hints", "try", "at", "id", "block",
        "card", "score", "undo", "item", "mode"]  # fmt: skip
WORDS = ["answer", "highlight", "read", "look", "rate", "skip", "postpone", "last-day", "steps",
         "__proto__"]  # fmt: skip


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), jsons | st.sampled_from(WORDS), max_size=9),
                max_size=6))  # fmt: skip
def test_no_record_breaks_the_state(records):
    found = answers.state(records, HARBOUR)
    json.dumps(found)
    for given_ in found["answers"].values():
        assert all(a["share"] is None or 0 <= a["share"] <= 1 for a in given_)


# the published forms


def checker(name):
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    read = {n: json.loads(resources.files("kit.schema").joinpath(n).read_text("utf-8"))
            for n in ("answer.schema.json", "handin.schema.json")}  # fmt: skip
    for schema in read.values():
        Draft202012Validator.check_schema(schema)
    registry = Registry().with_resources(
        [(schema["$id"], Resource.from_contents(schema)) for schema in read.values()]
    )
    return Draft202012Validator(read[name], registry=registry)


EVERY = [
    answer(), answer(share=None, sure=2, mode="test"), answer("steps", ["o1", "o2"], share=0.5),
    {"what": "highlight", "id": "h", "block": "p1", "start": 0, "end": 3, "quote": "The",
     "note": "n"}, {"what": "unhighlight", "id": "h"}, {"what": "look", "card": "g-burden"},
    {"what": "read", "block": "p1"}, {"what": "postpone"}, {"what": "postpone", "undo": True},
    {"what": "rate", "question": "letter", "score": 2}, {"what": "skip", "question": "he"},
]  # fmt: skip


@pytest.mark.parametrize("record", EVERY, ids=[r["what"] for r in EVERY])
def test_what_is_saved_is_what_was_published(log, record):
    saved = log.save(answers.stamped(record, HARBOUR))
    check = checker("answer.schema.json")
    assert list(check.iter_errors(saved)) == []
    assert list(check.iter_errors(saved | {"what": "other"}))
    assert list(check.iter_errors(saved | {"v": 2}))
    assert list(check.iter_errors(saved | {"extra": 1}))


def test_a_file_that_is_handed_in_is_what_was_published(log):
    for record in EVERY:
        log.save(answers.stamped(record, HARBOUR))
    text = answers.hand_in(HARBOUR, log.read().records, "blue-7")
    header, body = text.split("\n", 1)
    lines = [json.loads(line) for line in text.splitlines()]
    assert list(checker("handin.schema.json").iter_errors(lines)) == []
    assert json.loads(header)["sha256"] == hashlib.sha256(body.encode()).hexdigest()
    assert json.loads(header)["records"] == len(EVERY)
    assert json.loads(header)["learner"] == "blue-7"
    assert lines[1:] == log.read().records
    assert list(checker("handin.schema.json").iter_errors(lines[1:]))
