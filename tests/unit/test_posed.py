"""A page gets what it needs, and in test mode nothing that tells."""

from __future__ import annotations

import base64
import codecs
import json
import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import files, posed, skills
from kit.errors import KitError
from kit.lesson import Gap, Option, Question, Span

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from broken import harbour  # noqa: E402

HARBOUR = harbour.sound()


def lessons():
    """Return the lessons at hand: the small one, and those in `exercises/` that load."""
    found = {"harbour": HARBOUR}
    for folder in sorted((TESTS.parent / "exercises").glob("*/questions.yaml")):
        try:
            found[folder.parent.name] = files.load(folder.parent)
        except KitError:
            continue  # tests/lessons says what is wrong with it
    return found


LESSONS = lessons()
TYPED = (
    Question("typed", "cloze", ("p1",), "find-a-fact", "Fill the gap.", (),
             text="The council will {1} the service.", gaps=(
                 Gap((Option("o1", "terminate", True, "So it is.", "", ("discontinue",)),
                      Option("o2", "continue", False, "Other way.")), True, "Read it again."),)),
    Question("named", "short", ("p1",), "find-a-fact", "Who calls it a burden?", (),
             options=(Option("o3", "Per Holm", True, "Its chair.", "", ("the chair",)),
                      Option("o4", "Ada Lund", False, "She sells tickets.", "wrong speaker"))),
)  # fmt: skip
LESSONS["typed"] = replace(HARBOUR, id="typed", questions=TYPED)
QUESTIONS = [(whole, q) for whole in LESSONS.values() for q in whole.questions]
NAMES = [f"{whole.id}-{q.id}" for whole, q in QUESTIONS]
every_question = pytest.mark.parametrize(("whole", "q"), QUESTIONS, ids=NAMES)


def options(q):
    return [*q.options, *(o for gap in q.gaps for o in gap.options), *q.extra, *q.items]


def seen(q) -> str:
    """Return the words that a learner has to see."""
    shown = [q.ask, q.statement, q.text, *(p.left for p in q.pairs), *(p.right for p in q.pairs),
             *(row.text for row in q.rubric)]  # fmt: skip
    if q.kind != "short":
        shown += [o.text for o in (*q.options, *q.extra, *q.items)]
    shown += [o.text for gap in q.gaps if not gap.typed for o in gap.options]
    return "\n".join([*shown, skills.SKILLS[q.skill].name, *skills.KINDS.values()])


def secrets(whole, q) -> list[str]:
    """Return all words that tell the answer and need not be seen."""
    told = [*(o.say for o in options(q)), *q.hints, q.say, q.otherwise]
    told += [say for p in q.pairs for say in (p.say, p.miss)]
    told += [t.say for t in (*q.targets, *q.traps)] + [g.otherwise for g in q.gaps]
    told += [words for s in q.samples for words in (s.text, s.why)]
    told += [words for o in options(q) for words in o.accept]
    told += [o.text for gap in q.gaps if gap.typed for o in gap.options]
    told += [o.text for o in q.options if q.kind == "short"]
    told += [whole.article[span] for span in q.evidence]
    told += [whole.article[t.span] for t in (*q.targets, *q.traps)]
    told += [o.trap for o in options(q) if o.trap]
    return [words for words in told if len(words) > 3 and words not in seen(q)]


def encodings(words: str) -> set[str]:
    """Return the ways in which somebody may have tried to hide words."""
    raw = words.encode()
    found = {words, json.dumps(words)[1:-1], raw.hex(), codecs.encode(words, "rot13"), words[::-1],
             json.dumps(words.encode("utf-16-be").hex())}  # fmt: skip
    for pad in range(3):  # base64 of the words anywhere inside something longer
        coded = base64.b64encode(b"\0" * pad + raw).decode()
        found.add(coded[4 if pad else 0 : len(coded) // 4 * 4 - 4])
        found.add(base64.urlsafe_b64encode(b"\0" * pad + raw).decode()[4 if pad else 0 : -4])
    return {code for code in found if len(code) > 3}


def shape(value):
    """Return the shape of JSON: keys and types, without contents."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shape(inner) for inner in value]
    return type(value).__name__


@every_question
def test_a_test_form_holds_no_key_feedback_or_hint_in_any_encoding(whole, q):
    form = json.dumps(posed.pose(whole, q, "test"), ensure_ascii=False)
    for words in secrets(whole, q):
        for code in encodings(words):
            assert code not in form, f"“{words}” can be read as {code}"


def test_the_search_for_secrets_finds_what_is_hidden():
    q = HARBOUR.question["last-day"]
    words = secrets(HARBOUR, q)
    assert len(words) >= 4
    hidden = "xx" + base64.b64encode(f"a{words[0]}b".encode()).decode()
    assert any(code in hidden for code in encodings(words[0]))
    practice = json.dumps(posed.pose(HARBOUR, q), ensure_ascii=False)
    assert all(word in practice for word in q.hints)


@every_question
def test_right_and_wrong_options_have_the_same_shape_in_a_test(whole, q):
    form = posed.pose(whole, q, "test")
    for found in [form["options"], form["rights"], form["items"], form["pairs"],
                  *(gap["options"] for gap in form["gaps"])]:  # fmt: skip
        assert len({json.dumps(shape(option), sort_keys=True) for option in found}) <= 1
        assert all(set(option) <= {"id", "text", "left"} for option in found)


def twisted(q, seed):
    """Return the question with another answer: other options right, other pairs, other order."""
    rng = random.Random(seed)

    def turn(found):
        flags = [o.right for o in found]
        rng.shuffle(flags)
        mixed = [replace(o, right=flag, say=f"say {rng.random()}", trap="", accept=())
                 for o, flag in zip(found, flags, strict=True)]  # fmt: skip
        rng.shuffle(mixed)  # an author who writes the key first
        return tuple(mixed)

    sides = [p.right for p in q.pairs]
    rng.shuffle(sides)
    items = list(q.items)
    rng.shuffle(items)
    return replace(
        q, options=turn(q.options), items=tuple(items), hints=("Look.",), say="So.", evidence=(),
        gaps=tuple(replace(g, options=turn(g.options), otherwise="No.") for g in q.gaps),
        pairs=tuple(replace(p, right=side, say="a", miss="b")
                    for p, side in zip(q.pairs, sides, strict=True)),
        extra=tuple(replace(o, say="c") for o in q.extra), otherwise="d",
        targets=tuple(replace(t, span=Span(0, 3)) for t in q.targets), traps=(), samples=(),
    )  # fmt: skip


@given(st.sampled_from(QUESTIONS), st.integers(0, 10**6))
def test_another_key_leaves_the_test_form_as_it_is(pair, seed):
    whole, q = pair
    assert posed.pose(whole, twisted(q, seed), "test") == posed.pose(whole, q, "test")


def test_another_key_changes_the_practice_form():
    q = HARBOUR.question["last-day"]
    assert posed.pose(HARBOUR, twisted(q, 1)) != posed.pose(HARBOUR, q)


@every_question
def test_practice_and_check_send_all_and_the_order_is_that_of_the_test(whole, q):
    practice, test = posed.pose(whole, q), posed.pose(whole, q, "test")
    assert posed.pose(whole, q, "check") == practice
    assert practice["keys"] is True
    assert test["keys"] is False
    assert json.loads(json.dumps(practice)) == practice
    assert set(practice) - set(test) == {"order", "targets", "traps", "say", "otherwise", "hints",
                                         "samples", "evidence", "look", "again"}  # fmt: skip
    if q.kind != "short":
        assert [o["id"] for o in practice["options"]] == [o["id"] for o in test["options"]]
    assert [o["id"] for o in practice["items"]] == [o["id"] for o in test["items"]]
    assert [o["id"] for o in practice["rights"]] == [o["id"] for o in test["rights"]]


@every_question
def test_offsets_are_those_of_the_page(whole, q):
    form = posed.pose(whole, q)
    blocks = {name: posed.block(whole, name) for name in whole.blocks}

    def cut(place, start, end):
        raw = blocks[place]["text"].encode("utf-16-le")
        return raw[2 * start : 2 * end].decode("utf-16-le")

    for place, span in zip(form["evidence"], q.evidence, strict=True):
        assert cut(place["block"], place["start"], place["end"]) == whole.article[span]
    for place, target in zip(form["targets"], q.targets, strict=True):
        assert cut(place["block"], place["start"], place["end"]) == whole.article[target.span]
        assert whole.article.text[slice(*place["points"])] == whole.article[target.span]
        words = [cut(place["block"], *word) for word in place["words"]]
        assert words
        assert all(word in whole.article[target.span] for word in words)
    for spot in form["spots"]:
        assert [cut(spot["block"], *word) for word in spot["words"]] == [
            whole.article.text[slice(*word)] for word in spot["points"]
        ]
    assert form["reads"] == [b for b in whole.blocks if "all" in q.reads or b in q.reads]
    assert not q.evidence or form["look"]


def test_offsets_count_utf16_units_after_an_emoji():
    text = HARBOUR.article.text.replace("“Nobody asked us,”", "“😀body asked us,”")
    blocks = HARBOUR.article.blocks
    old = HARBOUR.article.text.index("Nobody")
    blocks = tuple(replace(b, start=b.start - 5 * (b.start > old), end=b.end - 5 * (b.end > old))
                   for b in blocks)  # fmt: skip
    at = text.index("reckless")
    whole = replace(HARBOUR, article=replace(HARBOUR.article, text=text, blocks=blocks,
                                             sentences=(Span(at - 3, at + 9),)))  # fmt: skip
    q = replace(HARBOUR.question["last-day"], reads=("p2",), evidence=(Span(at, at + 8),))
    place = posed.pose(whole, q)["evidence"][0]
    block = posed.block(whole, "p2")
    assert place["start"] == at - block["at"] + 1
    assert block["sentences"] == [[place["start"] - 3, place["end"] + 1]]


def test_a_statement_keeps_its_three_answers_in_order():
    form = posed.pose(HARBOUR, HARBOUR.question["timetable"], "test")
    assert [o["text"] for o in form["options"]] == list(skills.TRUTHS)


def test_a_second_try_is_named_in_practice():
    assert posed.pose(HARBOUR, HARBOUR.question["last-day"])["again"] == ["last-day-again"]


def test_a_block_is_named_for_eyes_and_ears():
    block = posed.block(HARBOUR, "p2")
    assert (block["label"], block["spoken"], block["kind"]) == ("P2", "paragraph 2", "paragraph")
    assert len(block["sentences"]) == 3
    assert block["text"].startswith("“Nobody asked us,”")


def test_a_mode_that_does_not_exist_is_named_with_the_nearest():
    with pytest.raises(KitError, match="did you mean ‘practice’"):
        posed.pose(HARBOUR, HARBOUR.questions[0], "practise")


def test_markup_stays_text():
    q = replace(HARBOUR.question["last-day"], ask="<script>alert(1)</script>{{ 7*7 }}\u202e")
    assert posed.pose(HARBOUR, q)["ask"] == q.ask
