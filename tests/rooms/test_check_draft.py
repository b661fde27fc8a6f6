"""What is left of a draft: how many proposals nobody has looked at yet."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kit.check import check, failed

sys.path.insert(0, str(Path(__file__).parents[1]))

from broken import harbour


@pytest.fixture(scope="module")
def sound():
    return harbour.sound()


def drafted(lesson, **sections: int):
    """Return the lesson with the first few entries of sections as drafts."""
    for section, n in sections.items():
        rows = list(getattr(lesson, section))
        rows[:n] = [replace(row, status="draft", confidence=0.5) for row in rows[:n]]
        lesson = replace(lesson, **{section: tuple(rows)})
    return replace(lesson, status="partly")


def test_a_draft_says_how_much_is_left(sound):
    lesson = drafted(sound, questions=3, glossary=1, claims=2, entities=1)
    (finding,) = check(lesson)
    kinds = "1 name, 2 claims, 1 word and 3 questions"
    every = 4 + 1 + 3 + 6 + 2 + 5 + len(sound.questions)  # of mentions only the one that refers
    assert finding.what == f"7 of {every} proposals are not reviewed yet: {kinds}."
    assert (finding.code, finding.severity, finding.where) == ("DRAFT", "look", "")
    assert not failed([finding])


def test_names_belong_to_their_entity(sound):
    mentions = [m.form for m in sound.mentions]
    assert (mentions.count("name"), mentions.count("pronoun")) == (4, 1)
    lesson = drafted(sound, mentions=5)
    assert check(lesson)[0].what.startswith("1 of ")
    assert check(lesson)[0].what.endswith("proposals is not reviewed yet: 1 reference.")


def test_a_draft_with_nothing_left_is_told_to_be_called_checked(sound):
    (finding,) = check(replace(sound, status="draft"))
    assert (finding.code, finding.mend) == ("DRAFT", "Write “status: checked” in reading.yaml.")
