"""Draft questions from layers: what every item keeps, which are chosen, in which order."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from broken import harbour

from kit import files, skills
from kit.check import check
from kit.files.write import questions_yaml, reading_yaml
from kit.lesson import Article, Block, Lesson, Question
from kit.propose import candidates, choosing, propose, sieve
from kit.propose.draft import Draft

ITEM_ROWS = {"I1", "I2", "I3", "I4", "I5", "I6", "I11", "I14", "T1", "F1", "F2", "F3", "F4", "F5",
             "S5", "M4"}  # fmt: skip
TEXTS = ("coref/first-business-bikes", "coref/later-diplomacy-river", "names/agency", "names/court",
         "voices/first-agency-treaty", "voices/later-court-painting", "dates/last-talks",
         "voices/later-local-school")  # fmt: skip
Sets = list[tuple[Lesson, tuple[Question, ...]]]
FOLDER = Path(__file__).parents[1] / "annotate"


def drafted(name: str) -> Lesson:
    """Return a text of the annotation tests as a draft lesson."""
    from kit.annotate.draft import annotate

    row = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    blocks = tuple(Block(b["id"], b["kind"], b["start"], b["end"]) for b in row["blocks"])
    return annotate(Article(row["file"], row["text"], blocks, ()), "2026-05-14")


@pytest.fixture(scope="module")
def macron() -> Lesson:
    return files.load("macron-in-kazakhstan")


@pytest.fixture(scope="module")
def drafts() -> dict[str, Lesson]:
    return {name: drafted(name) for name in TEXTS}


@pytest.fixture(scope="module")
def sets(drafts: dict[str, Lesson], macron: Lesson) -> Sets:
    return [(lesson, propose(lesson)) for lesson in (*drafts.values(), macron)]


def faults(lesson: Lesson, questions: tuple[Question, ...]) -> list[tuple[str, str, str]]:
    """Return what the check finds against single items."""
    found = check(replace(lesson, questions=questions))
    ids = {q.id for q in questions}
    return [(f.code, f.where, f.what) for f in found
            if f.severity == "must" and f.code in ITEM_ROWS and f.where in ids]  # fmt: skip


def test_items_pass_the_item_rows(sets: Sets) -> None:
    for lesson, items in sets:
        assert faults(lesson, items) == []


def test_all_candidates_pass_the_item_rows(drafts: dict[str, Lesson]) -> None:
    for lesson in drafts.values():
        rows = tuple(q for _, q in candidates(lesson))
        # said twice among all is no fault: few of them are kept
        assert [f for f in faults(lesson, rows) if f[0] != "F3"] == []


@pytest.mark.parametrize("seed", [1, 7])
def test_another_seed_passes_as_well(macron: Lesson, seed: int) -> None:
    assert faults(macron, propose(macron, seed)) == []


def test_drafts_say_so(sets: Sets) -> None:
    for _, items in sets:
        for q in items:
            assert q.status == "draft"
            assert 0 < q.confidence <= 1
            assert q.skill in skills.SKILLS
            assert q.layer in ("", *skills.ASKABLE)
            assert set(q.about) <= set(skills.TOPICS)


def test_a_set_asks_how_sure(sets: Sets) -> None:
    for _, items in sets:
        assert any(q.sure for q in items)


def test_ids_are_names_of_their_own(sets: Sets) -> None:
    for _, items in sets:
        ids = [q.id for q in items]
        assert len(set(ids)) == len(ids)
        assert all(name[0].isalpha() and name == name.lower() and " " not in name for name in ids)


def test_an_id_tells_no_answer(sets: Sets) -> None:
    for _, items in sets:
        for q in items:
            assert not {"true", "false"} & set(q.id.split("-"))


def test_paragraph_by_paragraph_then_the_whole(sets: Sets) -> None:
    for lesson, items in sets:
        found = check(replace(lesson, questions=items))
        assert [f for f in found if f.code == "T5"] == []


def test_two_to_four_a_paragraph(sets: Sets) -> None:
    full = many = 0
    for lesson, items in sets:
        choice = choosing.Choice(Draft(lesson), ())
        homes = Counter(choice.home(q) for q in items)
        assert all(homes[b.id] <= 4 for b in lesson.paragraphs)
        full += sum(homes[b.id] >= 2 for b in lesson.paragraphs)
        many += len(lesson.paragraphs)
    assert full >= 0.6 * many


def test_the_whole_text_has_six(macron: Lesson) -> None:
    whole = [q for q in propose(macron) if "all" in q.reads]
    assert len(whole) >= 6
    assert len({q.kind for q in whole}) >= 4


def test_at_most_three_of_a_kind(sets: Sets) -> None:
    for lesson, items in sets:
        choice = choosing.Choice(Draft(lesson), ())
        rows = Counter((choice.home(q), q.kind) for q in items if choice.home(q))
        assert max(rows.values()) <= 3


def test_eight_purposes(sets: Sets) -> None:
    for lesson, items in sets:
        made = {q.id: generator for generator, q in candidates(lesson)}
        assert len({made[q.id] for q in items}) >= 8


def test_keys_are_rarely_the_longest(sets: Sets) -> None:
    for _, items in sets:
        singles = [q for q in items if q.kind == "choice"]
        assert sum(map(sieve.longest, singles)) <= max(1, 0.3 * len(singles))


def test_truths_are_mixed(macron: Lesson) -> None:
    keys = Counter(o.text for q in propose(macron) if q.kind == "truth" for o in q.options
                   if o.right)  # fmt: skip
    assert len(keys) >= 2


def test_the_same_lesson_and_seed_give_the_same_items(macron: Lesson) -> None:
    again = files.load("macron-in-kazakhstan")
    assert propose(macron) == propose(again)
    assert propose(macron, 3) != propose(macron, 4)


CODE = """
import hashlib
from kit import files
from kit.propose import propose
items = propose(files.load("macron-in-kazakhstan"), 2)
print(hashlib.sha256(repr([(q, q.confidence) for q in items]).encode()).hexdigest())
"""


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_another_hash_seed_changes_nothing(macron: Lesson, seed: str) -> None:
    env = os.environ | {"PYTHONHASHSEED": seed}
    root = Path(__file__).parents[2]
    there = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True,
                           env=env, cwd=root).stdout.strip()  # fmt: skip
    items = propose(macron, 2)
    here = hashlib.sha256(repr([(q, q.confidence) for q in items]).encode()).hexdigest()
    assert there == here


def test_a_lesson_without_layers_gets_nothing() -> None:
    article = replace(harbour.sound().article)
    bare = Lesson("bare", "Bare", "en", "B1", 10, "ours", article)
    assert [q for q in propose(bare) if q.kind in ("choice", "match", "order")] == []


def test_no_paragraphs_at_all() -> None:
    empty = Lesson("empty", "Empty", "en", "B1", 10, "", Article("e.txt", "", (), ()))
    assert propose(empty) == ()


def by_id(lesson: Lesson, name: str) -> Question:
    return next(q for _, q in candidates(lesson) if q.id == name)


def key(q: Question) -> str:
    return next(o.text for o in q.options if o.right)


def test_who_said_it(drafts: dict[str, Lesson]) -> None:
    q = by_id(drafts["voices/later-court-painting"], "p4-who-said-gifted-liar-who")
    assert key(q) == "Miriam Hartley"
    assert {o.text for o in q.options} == {
        "Miriam Hartley", "Gerald Vance", "Lucy Keane", "Roberto Salinas"}  # fmt: skip
    assert "“She” goes back to" in q.options[0].say or "“She” is" in q.options[0].say
    assert {o.trap for o in q.options if not o.right} == {"wrong speaker"}
    assert q.layer == "voices"


def test_what_it_points_to(drafts: dict[str, Lesson]) -> None:
    q = by_id(drafts["coref/first-business-bikes"], "p4-who-is-she-demanded-talks")
    assert key(q) == "Ruth Adler"
    assert "Jan Moritz" not in {o.text for o in q.options}  # the text has “his” for him


def test_a_changed_figure_is_false(drafts: dict[str, Lesson]) -> None:
    rows = [q for _, q in candidates(drafts["coref/first-business-bikes"]) if q.kind == "truth"]
    q = next(q for q in rows if q.statement.startswith("According to Velora, sales fell by")
             and key(q) == "false" and "in the first half" in q.statement)  # fmt: skip
    assert "18 per cent" not in q.statement
    assert "18 per cent" in next(o.say for o in q.options if o.right)


def test_what_is_left_open(drafts: dict[str, Lesson]) -> None:
    rows = [q for _, q in candidates(drafts["names/court"]) if q.kind == "truth"]
    q = next(q for q in rows if q.statement.endswith("UBS for the first time."))
    assert q.statement == "Swiss authorities froze two accounts at UBS for the first time."
    assert key(q) == "not stated"


def test_a_described_speaker_keeps_the_article(drafts: dict[str, Lesson]) -> None:
    draft = Draft(drafts["coref/first-business-bikes"])
    assert draft.name("economics-ministry") == "the economics ministry"
    assert draft.name("claudia-stein") == "Claudia Stein"
    assert draft.short("claudia-stein") == "Stein"


def test_the_map_goes_beyond_the_text(macron: Lesson) -> None:
    q = next(q for _, q in candidates(macron) if q.id.startswith("map-furthest"))
    assert q.beyond
    at = {e.name: e.at for e in macron.entities if e.kind == "place"}
    side = q.id.rsplit("-", 1)[1]
    axis, sign = {"north": (0, 1), "south": (0, -1), "east": (1, 1), "west": (1, -1)}[side]
    values = {o.text: sign * at[o.text][axis] for o in q.options}
    assert max(values, key=lambda name: values[name]) == key(q)


def test_the_sieve_drops_what_breaks_a_row(macron: Lesson) -> None:
    draft = Draft(macron)
    q = next(q for q in propose(macron) if q.kind == "choice")
    assert sieve.sound(draft, q)
    wrong = next(o for o in q.options if not o.right)
    rest = tuple(o for o in q.options if o is not wrong)
    for broken in (
        replace(q, evidence=()),
        replace(q, hints=()),
        replace(q, hints=(f"It is {key(q)}.",)),
        replace(q, ask=f"{q.ask[:-1]}."),
        replace(q, ask=" ".join([*["word"] * 31, "?"])),
        replace(q, options=(*rest, replace(wrong, say="Too short, P1."))),
        replace(q, options=(*rest, replace(wrong, say="No place and no words of it " * 2))),
        replace(q, options=(*rest, replace(wrong, text=f"{key(q)} and somebody else"))),
        replace(q, options=(*rest, replace(wrong, text="x" * 80))),
        replace(q, options=(*rest, replace(wrong, trap=""))),
        replace(q, options=tuple(replace(o, right=False) for o in q.options)),
        replace(q, level=""),
    ):
        assert not sieve.sound(draft, broken)


def test_items_come_back_from_their_file(sets: Sets, tmp_path: Path) -> None:
    for n, (lesson, items) in enumerate(sets[:-1]):  # the last has plans that name its questions
        folder = tmp_path / f"lesson-{n}"
        folder.mkdir()
        whole = replace(lesson, id=folder.name, title="Draft", minutes=45, questions=items)
        reading, questions = reading_yaml(whole), questions_yaml(whole)
        assert questions.left_out == ()
        (folder / lesson.article.file).write_bytes(lesson.article.text.encode())
        (folder / "reading.yaml").write_bytes(reading.text.encode())
        (folder / "questions.yaml").write_bytes(questions.text.encode())
        assert files.read_yaml(folder).questions == items
