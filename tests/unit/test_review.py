"""What is right comes back at growing gaps, what was wrong sooner, words as cards."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import answers, posed, review, score
from kit.lesson import Gloss
from kit.review import CHOOSE, GAPS, PRODUCE

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from broken import harbour  # noqa: E402

HARBOUR = harbour.sound()
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # a Tuesday
FIRST = START.date()
BURDEN = "word:g-burden:"


def day(n: float) -> datetime:
    return START + timedelta(days=n)


def given_at(n: float, share=1.0, question="last-day", **more):
    at = f"{day(n):%Y-%m-%dT%H:%M:%S}.000Z"
    return {"what": "answer", "question": question, "response": "x", "share": share, "at": at,
            "mode": "practice"} | more  # fmt: skip


def state(*records, whole=HARBOUR):
    """Return the state after these records, stamped with the lesson as it is."""
    full = [{"v": 1, "n": n} | answers.stamped(r, HARBOUR) for n, r in enumerate(records, 1)]
    return answers.state(full, whole)


def back(*records, now=0.0, question="last-day"):
    """Return what comes back of one question."""
    found = review.planned(HARBOUR, state(*records), day(now))
    (item,) = [item for item in found if item.id == question]
    return item


def replay(times: int, **more) -> list[int]:
    """Return the gaps of an item that is always right and always repeated on its day."""
    records, gaps, at = [], [], 0
    for _ in range(times):
        records.append(given_at(at, **more))
        gaps.append((back(*records, now=at).when - day(at).date()).days)
        at += gaps[-1]
    return gaps


def test_the_gaps_are_those_that_the_program_gives():
    assert tuple(replay(len(GAPS))) == GAPS
    assert all(a < b for a, b in pairwise(GAPS))
    assert GAPS[0] >= 1
    assert len(GAPS) >= 3


def test_words_come_back_at_the_same_gaps():
    records, at = [], 0
    for gap in GAPS:
        records.append(given_at(at, question=BURDEN + PRODUCE))
        assert back(*records, now=at, question=BURDEN + PRODUCE).when == day(at + gap).date()
        at += gap


def test_what_was_wrong_comes_back_sooner_whenever_it_was_missed():
    at, records = 0, []
    for n, gap in enumerate(GAPS):
        missed = back(*records, given_at(at, 0), now=at)
        assert (missed.when - day(at).date()).days <= (1 if n == 0 else 2)
        assert missed.why == "You missed it last time."
        records.append(given_at(at))
        at += gap
    wrong_first = [given_at(0, 0), given_at(1)]
    assert back(*wrong_first, now=1).when < back(given_at(0), given_at(1), now=1).when


def test_sure_and_wrong_comes_back_tomorrow_after_any_history():
    right = [given_at(n) for n in (0, 1, 4, 12, 31)]
    item = back(*right, given_at(74, 0.9, sure=3), now=74)
    assert item.when == day(75).date()
    assert item.why == "You were sure, but it was not right."
    assert review.sure_but_wrong(HARBOUR, state(given_at(0, 0, sure=3))) == ("last-day",)
    assert review.sure_but_wrong(HARBOUR, state(given_at(0, 0, sure=2))) == ()
    assert review.sure_but_wrong(HARBOUR, state(given_at(0, 0, sure=3), given_at(1))) == ()


def test_guessed_and_right_comes_back_in_three_days_at_most():
    for n in range(1, 6):
        times = [sum(GAPS[:k]) for k in range(n)]
        records = [given_at(at) for at in times[:-1]] + [given_at(times[-1], sure=1)]
        item = back(*records, now=times[-1])
        assert 1 <= (item.when - day(times[-1]).date()).days <= 3
        assert item.why == "It was right last time, but you were guessing."
    assert (item.when - day(times[-1]).date()).days == 3
    sure = [given_at(at) for at in times]
    assert back(*sure, now=times[-1]).when == day(times[-1] + GAPS[4]).date()


@pytest.mark.parametrize(
    ("more", "why"),
    [({"hints": 1}, "It was right last time, with a hint."),
     ({"share": 0.5}, "Last time a part of it was right."),
     ({"sure": 3}, "It was right last time. See if you still know it.")],
)  # fmt: skip
def test_each_reason_is_said(more, why):
    assert back(given_at(0) | more).why == why


def test_the_first_answer_of_a_day_counts():
    once = back(given_at(0, 0))
    assert back(given_at(0, 0), given_at(0.01), given_at(0.2)) == once
    assert back(given_at(0), given_at(0.01, 0)).why == back(given_at(0)).why


def test_what_nobody_has_judged_does_not_come_back():
    for record in (given_at(0, None, mode="test"), given_at(0, 1, "gone"),
                   given_at(0, 1, "last-day-again")):  # fmt: skip
        found = review.planned(HARBOUR, state(record), day(9))
        assert [item for item in found if item.kind == "question"] == []
    assert review.planned(HARBOUR, state(), day(9)) == ()


def test_an_answer_to_a_question_that_has_changed_does_not_count():
    new = tuple(replace(q, ask="What?") if q.id == "last-day" else q for q in HARBOUR.questions)
    whole = replace(HARBOUR, questions=new)
    found = review.planned(whole, state(given_at(0), whole=whole), day(1))
    assert [item for item in found if item.kind == "question"] == []


def test_due_is_what_has_come_and_what_went_wrong_stands_first():
    records = [given_at(0, question="he"), given_at(0, 0, "years"),
               given_at(0, 0, "report", sure=3),
               given_at(0, question="depend", sure=1)]  # fmt: skip
    past = state(*records)
    assert review.due(HARBOUR, past, day(0)) == ()
    found = [item for item in review.due(HARBOUR, past, day(1)) if item.kind == "question"]
    assert [item.id for item in found] == ["report", "years", "depend", "he"]
    assert {item.when for item in found} == {date(2026, 11, 25)}
    assert review.due(HARBOUR, past, day(30)) == review.due(HARBOUR, past, day(1))


def test_postponed_things_wait_until_tomorrow_and_no_longer():
    answer, later = given_at(0), {"what": "postpone", "at": given_at(1)["at"]}
    now = day(1.1)
    before = review.due(HARBOUR, state(answer), now)
    assert before
    assert review.due(HARBOUR, state(answer, later), now) == ()
    assert review.coming([(HARBOUR, state(answer, later))], now)[:2] == [
        {"label": "Today", "count": 0}, {"label": "Tomorrow", "count": len(before)}]  # fmt: skip
    assert review.due(HARBOUR, state(answer, later, later | {"undo": True}), now) == before
    right = [given_at(n) for n in (0, 1)]
    assert back(*right, later, now=1.1).when == back(*right, now=1.1).when == day(4).date()
    assert [i.id for i in review.due(HARBOUR, state(answer, later), day(2))] == [
        i.id for i in before]  # fmt: skip


def test_five_columns_say_what_comes_when():
    records = [given_at(0, question="he"), given_at(0), given_at(1)]
    assert review.coming([(HARBOUR, state(*records[1:]))], day(1.1)) == [
        {"label": "Today", "count": 1}, {"label": "Tomorrow", "count": 0},  # the word “burden”
        {"label": "Fri 27", "count": 0}, {"label": "Sat 28", "count": 1},
        {"label": "Sun 29", "count": 0},
    ]  # fmt: skip
    columns = review.coming([(HARBOUR, state(*records)), (HARBOUR, state())], day(1))
    assert [c["label"] for c in columns[:2]] == ["Today", "Tomorrow"]
    assert {"label": "Sat 28", "count": 1} in columns
    assert len(columns) == 5
    total = len(review.planned(HARBOUR, state(*records), day(1)))
    assert sum(c["count"] for c in columns) == total
    twice = review.coming([(HARBOUR, state(*records))] * 2, day(1))
    assert [c["count"] for c in twice] == [2 * c["count"] for c in columns]


def test_a_day_far_away_is_named_with_its_month():
    at = [sum(GAPS[:n]) for n in range(5)]
    records = [given_at(n) for n in at]
    labels = [c["label"] for c in review.coming([(HARBOUR, state(*records))], day(at[-1]))]
    target = FIRST + timedelta(sum(GAPS))
    assert f"{target.day} {target:%b}" in labels
    assert len(set(labels)) == 5


def test_late_things_count_as_today():
    columns = review.coming([(HARBOUR, state(given_at(0)))], day(40))
    assert columns[0]["count"] == len(review.due(HARBOUR, state(given_at(0)), day(40))) > 0


@pytest.mark.parametrize(
    "met",
    [{"what": "look", "card": "g-burden"}, {"what": "look", "card": "word:g-burden"},
     {"what": "read", "block": "p1"}, given_at(0, question="last-day"),
     given_at(0, None, question="burden", mode="test")],
)  # fmt: skip
def test_a_word_comes_back_the_day_after_it_was_met(met):
    past = state(met | {"at": given_at(0)["at"]})
    words = [i for i in review.planned(HARBOUR, past, day(0)) if i.kind == "word"]
    assert [(i.id, i.when) for i in words] == [(BURDEN + PRODUCE, day(1).date())]
    assert words[0].why == "You have met this word in the text. Can you write it?"


def test_only_words_that_are_taught_come_back():
    lazy = replace(HARBOUR, glossary=tuple(replace(g, teach=False) for g in HARBOUR.glossary))
    past = state({"what": "read", "block": "p1", "at": given_at(0)["at"]})
    assert review.planned(lazy, past, day(1)) == ()


def test_production_comes_before_recognition():
    met = {"what": "read", "block": "p1", "at": given_at(0)["at"]}
    missed = given_at(1, 0, BURDEN + PRODUCE)
    chosen = given_at(1.01, 1, BURDEN + CHOOSE)

    def ids(now, *records):
        return [i.id for i in review.due(HARBOUR, state(met, *records), day(now))]

    assert ids(1) == [BURDEN + PRODUCE]
    assert ids(1.1, given_at(1, 1, BURDEN + PRODUCE)) == []
    assert ids(1.1, missed) == [BURDEN + CHOOSE]
    assert ids(1.1, missed, chosen) == []
    assert ids(2, missed, chosen) == [BURDEN + PRODUCE]
    assert ids(2, missed) == [BURDEN + PRODUCE]


@pytest.mark.parametrize("gloss", HARBOUR.glossary, ids=lambda g: g.word)
def test_a_word_is_typed_into_its_sentence(gloss):
    q = review.word_question(HARBOUR, gloss)
    form = HARBOUR.article[gloss.spans[0]]
    assert q.kind == "short"
    assert "_____" in q.ask
    assert gloss.here in q.ask
    assert form not in q.ask
    for words in (form, form.upper(), gloss.word):
        assert score.score(q, words, HARBOUR.article).right
    assert score.score(q, "nothing", HARBOUR.article).parts[0].say == q.otherwise
    assert gloss.word not in posed.pose(HARBOUR, q, "test")["ask"]
    assert review.question_of(HARBOUR, q.id) == q
    assert not any(form in hint for hint in q.hints)


@pytest.mark.parametrize("gloss", HARBOUR.glossary, ids=lambda g: g.word)
def test_the_meaning_of_a_word_is_chosen_among_others(gloss):
    q = review.word_question(HARBOUR, replace(gloss, not_here="a kind of hat"), CHOOSE)
    assert q.kind == "choice"
    assert [o.text for o in q.options if o.right] == [gloss.here]
    assert "a kind of hat" in [o.text for o in q.options]
    assert len({o.text for o in q.options}) == len({o.say for o in q.options}) == 4
    assert all(o.say and (o.right or o.trap) for o in q.options)
    assert gloss.here not in " ".join(o.say for o in q.options if not o.right)
    assert score.score(q, q.options[0].id, HARBOUR.article).right
    assert posed.pose(HARBOUR, q)["keys"]


def test_a_lure_is_no_word_of_the_same_family():
    one, few = HARBOUR.glossary[0], replace(HARBOUR, glossary=HARBOUR.glossary[:4])
    lure = HARBOUR.glossary[1].here
    assert lure in [o.text for o in review.word_question(few, one, CHOOSE).options]
    kin = replace(one, family=("Reckless",))
    assert lure not in [o.text for o in review.word_question(few, kin, CHOOSE).options]


def test_a_word_without_a_place_can_be_asked():
    bare = Gloss("g-x", "tide", (), "the sea as it comes and goes")
    for stage in (PRODUCE, CHOOSE):
        q = review.word_question(HARBOUR, bare, stage)
        assert "_____" not in q.ask
        assert posed.pose(HARBOUR, q)["reads"] == list(HARBOUR.blocks)


def test_a_card_is_found_by_its_id_and_nothing_else():
    assert review.question_of(HARBOUR, "last-day") == HARBOUR.question["last-day"]
    for id in ("nothing", "word:", "word:g-burden", "word:g-burden:sing", "word:none:produce"):
        assert review.question_of(HARBOUR, id) is None


def test_a_day_is_a_day_of_the_learner():
    almaty, lima = timezone(timedelta(hours=5)), timezone(timedelta(hours=-5))
    late = given_at(0.5)  # 21:00 UTC: the next day in Almaty, the same in Lima
    now = day(0.51)
    found = [review.planned(HARBOUR, state(late), now.astimezone(zone))[0].when
             for zone in (UTC, almaty, lima)]  # fmt: skip
    assert [(when - FIRST).days for when in found] == [1, 2, 1]


def test_a_clock_that_was_ahead_holds_nothing_back():
    far = given_at(400)
    assert review.due(HARBOUR, state(far), day(0))[0].id == "last-day"
    after = state(given_at(0), far)
    assert review.planned(HARBOUR, after, day(0.1))[0].when == day(1).date()
    ahead = {"what": "postpone", "at": far["at"]}
    assert review.due(HARBOUR, state(given_at(0), ahead), day(1))


@given(st.lists(st.tuples(st.integers(-9, 90), st.sampled_from([0, 0.4, 0.5, 1]),
                          st.sampled_from([None, 1, 2, 3]), st.integers(0, 2)), max_size=9),
       st.sampled_from(["", "x", "2026-99-99", "0001-01-01T00:00:00Z",
                        "9999-12-31T23:59:59Z"]))  # fmt: skip
def test_any_history_gives_a_day_after_its_last_answer(rows, odd):
    records = [given_at(n, share, sure=sure, hints=hints) for n, share, sure, hints in sorted(
        rows, key=lambda row: row[0])]  # fmt: skip
    past = state(*records, given_at(0) | {"at": odd})
    found = review.planned(HARBOUR, past, day(90))
    assert found == review.planned(HARBOUR, past, day(90))
    assert all(item.why.endswith((".", "?")) for item in found)
    mine = [item for item in found if item.id == "last-day"]
    if rows and not odd:
        assert mine[0].when > day(max(row[0] for row in rows)).date()
    assert len(mine) <= 1


def test_the_order_of_questions_in_the_lesson_changes_no_review():
    past = state(given_at(0, question="he"), given_at(0, question="years"), given_at(0))
    three = [HARBOUR.question[id] for id in ("he", "years", "last-day")]
    seen = {review.planned(replace(HARBOUR, questions=order, glossary=()), past, day(1))
            for order in permutations(three)}  # fmt: skip
    assert len(seen) == 1


def test_the_plan_is_the_same_under_another_hash_seed_zone_and_folder(tmp_path):
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from broken import harbour; from datetime import datetime, timezone\n"
        "from kit import review\n"
        "a = {'share': 1, 'at': '2026-11-24T21:00:00.000Z'}\n"
        "s = {'answers': {q.id: [a] for q in harbour.sound().questions}}\n"
        "print(review.planned(harbour.sound(), s, datetime(2026, 11, 25, tzinfo=timezone.utc)))\n"
    )
    seen = set()
    for seed, zone in [("1", "Asia/Almaty"), ("2", "America/Lima")]:
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run([sys.executable, "-c", code, str(TESTS), str(TESTS.parent)], env=env,
                             cwd=tmp_path, capture_output=True, text=True, check=True)  # fmt: skip
        seen.add(run.stdout)
    assert len(seen) == 1


def test_the_scheduler_is_not_loaded_before_it_is_needed():
    code = "import sys, kit.review; sys.exit('fsrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=TESTS.parent).returncode == 0
