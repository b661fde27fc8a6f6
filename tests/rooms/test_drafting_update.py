"""A draft made anew keeps what a person changed, decided, deleted and noted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kit import drafting, files
from kit.drafting import Given, Job
from kit.drafting.merge import merged, plain
from kit.drafting.update import kept, updated
from kit.errors import KitError

BASE = """\
format: kit-reading/1
title: A ferry
level: B1

entities:
  - id: holm
    kind: person
    name: Per Holm
    status: draft
    confidence: 0.9
    mentions:
      - Holm
    refers:
      - quote: He
        status: draft
        confidence: 0.6

      - quote: his
        in: p1
        status: draft
        confidence: 0.5

  - id: berg
    kind: person
    name: Jonas Berg
    status: draft
    confidence: 0.9
    mentions:
      - Berg

quotations:
  - id: q1
    quote: the boat was a burden
    kind: indirect
    speaker: holm
    status: draft
    confidence: 0.6

  - id: q2
    quote: We warned the mayor
    kind: direct
    speaker: berg
    status: draft
    confidence: 0.8

hedges:
  - quote: may take
    says: It is not sure.
    status: draft
    confidence: 0.9

glossary:
  - quote: quay
    here: where boats stop
    status: draft
    confidence: 0.7
"""
DRAFT = "    status: draft\n    confidence: 0.6\n"


def swap(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, (text.count(old), old)
    return text.replace(old, new)


def section(text: str, name: str) -> list[dict]:
    return plain(text)[name]


def test_without_changes_on_either_side_nothing_changes():
    assert merged(BASE, BASE, BASE) == BASE
    mine = swap(BASE, "title: A ferry", "title: Our ferry  # as the class calls it")
    assert merged(BASE, mine, BASE) == mine


def test_what_is_as_proposed_is_renewed_in_its_place():
    theirs = swap(swap(BASE, "says: It is not sure.", "says: Perhaps not."), "level: B1",
                  "level: B2")  # fmt: skip
    mine = "# my own file\n" + BASE
    assert merged(BASE, mine, theirs) == "# my own file\n" + theirs


def test_what_a_person_changed_or_accepted_stays():
    mine = swap(BASE, f"    speaker: holm\n{DRAFT}", "    speaker: berg\n")
    mine = swap(mine, "    here: where boats stop\n    status: draft",
                "    here: where boats stop\n    status: dropped")  # fmt: skip
    theirs = swap(swap(BASE, "    speaker: holm\n", "    speaker: berg\n    cue: said\n"),
                  "here: where boats stop", "here: a place for boats")  # fmt: skip
    assert merged(BASE, mine, theirs) == mine


def test_what_a_person_deleted_does_not_come_back():
    gone = BASE[BASE.index("  - id: q2"):BASE.index("hedges:")]
    mine = swap(BASE, gone, "")
    theirs = swap(BASE, "confidence: 0.8", "confidence: 0.9")
    assert [q["id"] for q in section(merged(BASE, mine, theirs), "quotations")] == ["q1"]


def test_what_is_new_is_added_and_what_is_gone_goes():
    new = "  - quote: may wait\n    says: Nobody knows.\n    status: draft\n    confidence: 0.8\n"
    theirs = swap(BASE, "\nglossary:", f"\n{new}\nglossary:")
    old = BASE[BASE.index("  - quote: may take"):BASE.index("\nglossary:")]
    theirs = theirs.replace(old, "")
    mine = swap(BASE, "hedges:\n", "hedges:  # soft words\n")
    out = merged(BASE, mine, theirs)
    assert [h["quote"] for h in section(out, "hedges")] == ["may wait"]
    assert "hedges:  # soft words\n" in out


def test_a_section_that_is_new_is_begun():
    new = "loaded:\n  - quote: burden\n    voice: holm\n    neutral: cost\n    status: draft\n"
    out = merged(BASE, "# mine\n" + BASE, swap(BASE, "\nhedges:", f"\n{new}\nhedges:"))
    assert [w["quote"] for w in section(out, "loaded")] == ["burden"]


def test_a_new_entry_at_the_place_of_a_persons_own_is_not_doubled():
    mine = swap(BASE, "\nglossary:", "  - quote: within weeks\n    says: Soon.\n\nglossary:")
    theirs = swap(BASE, "\nglossary:",
                  "  - quote: within weeks\n    says: Not long.\n    status: draft\n\nglossary:")
    assert merged(BASE, mine, theirs) == mine


def test_words_that_point_back_are_proposals_of_their_own():
    mine = swap(BASE, "    name: Per Holm\n    status: draft\n    confidence: 0.9\n",
                "    name: Per Holm\n    role: mayor\n")
    mine = swap(mine, "      - quote: his\n        in: p1\n        status: draft\n"
                "        confidence: 0.5\n", "")  # fmt: skip
    theirs = swap(BASE, "confidence: 0.6\n\n      - quote: his", "confidence: 0.7\n"
                  "\n      - quote: him\n        status: draft\n\n      - quote: his")  # fmt: skip
    holm = section(merged(BASE, mine, theirs), "entities")[0]
    assert holm["role"] == "mayor"
    refers = [(r["quote"], r.get("confidence")) for r in holm["refers"]]
    assert refers == [("He", 0.7), ("him", None)]


def test_nothing_leads_to_somebody_whom_a_person_took_away():
    berg = BASE[BASE.index("  - id: berg"):BASE.index("\nquotations:")]
    mine = swap(BASE, berg, "")
    theirs = swap(BASE, "  - id: q1\n", "  - id: q0\n    quote: a bus\n    kind: indirect\n"
                  "    speaker: berg\n    status: draft\n\n  - id: q1\n")  # fmt: skip
    out = section(merged(BASE, mine, theirs), "quotations")
    assert [q["id"] for q in out] == ["q1"]


def test_somebody_whom_a_persons_entry_needs_stays():
    mine = swap(BASE, "    quote: We warned the mayor\n    kind: direct\n    speaker: berg\n"
                "    status: draft\n    confidence: 0.8\n",
                "    quote: We warned the mayor\n    kind: direct\n    speaker: berg\n")
    berg = BASE[BASE.index("  - id: berg"):BASE.index("\nquotations:")]
    q2 = BASE[BASE.index("  - id: q2"):BASE.index("\nhedges:")]
    theirs = swap(swap(BASE, berg, ""), q2, "")
    assert [e["id"] for e in section(merged(BASE, mine, theirs), "entities")] == ["holm", "berg"]


def test_a_number_that_moves_is_no_other_quotation():
    """Ids are counted; the words say which one it is."""
    mine = swap(BASE, f"    speaker: holm\n{DRAFT}", "    speaker: berg\n")
    theirs = swap(swap(BASE, "id: q2", "id: q3"), "id: q1", "id: q2")
    out = section(merged(BASE, mine, theirs), "quotations")
    assert [(q["quote"], q["speaker"]) for q in out] == [
        ("the boat was a burden", "berg"), ("We warned the mayor", "berg")]  # fmt: skip


# both files


ASKED = """\
format: kit-questions/1
questions:
  - id: one
    ask: One?
    teaches: [quay]
    status: draft
  - id: two
    ask: Two?
    status: draft
  - id: two-again
    again-for: two
    ask: Two, again?
    status: draft
"""


def test_questions_follow_the_words_and_the_questions_they_need():
    mine = {"reading": swap(BASE, "    here: where boats stop\n    status: draft\n",
                            "    here: where boats stop\n    status: dropped\n"),
            "questions": "# mine\n" + ASKED[:ASKED.index("  - id: two\n")]}  # fmt: skip
    new = ASKED + "  - id: three\n    ask: Three?\n    teaches: [quay]\n    status: draft\n"
    new += "  - id: four\n    ask: Four?\n    status: draft\n"
    new += "  - id: two-once-more\n    again-for: two\n    ask: Two?\n    status: draft\n"
    out = updated({"reading": BASE, "questions": ASKED}, mine, {"reading": BASE, "questions": new})
    assert [q["id"] for q in section(out["questions"], "questions")] == ["four"]


def test_the_plan_names_questions_that_are_there():
    plan = ("plan:\n  - minutes: 45\n    phases:\n      - name: First\n        items: [one, two]\n"
            "      - name: Second\n        items: [two]\n")  # fmt: skip
    base = {"reading": BASE + plan, "questions": ASKED}
    mine = {**base, "questions": ASKED[:ASKED.index("  - id: two\n")]}
    out = updated(base, mine, base)
    assert plain(out["reading"])["plan"][0]["phases"] == [
        {"name": "First", "items": ["one"]}, {"name": "Second"}]  # fmt: skip


def test_a_file_that_a_person_took_away_stays_away():
    base = {"reading": BASE, "questions": ASKED}
    assert updated(base, {"reading": BASE}, base) == {"reading": BASE}


def test_nobody_knows_what_was_proposed():
    with pytest.raises(KitError, match="not known any more"):
        updated({}, {"reading": BASE}, {"reading": BASE})


def test_a_file_that_is_no_yaml_stops_the_update():
    with pytest.raises(KitError):
        updated({"reading": BASE}, {"reading": "a: [b"}, {"reading": BASE + "x: 1\n"})


def test_what_is_kept_is_told():
    mine = swap(BASE, f"    speaker: holm\n{DRAFT}", "    speaker: berg\n")
    mine = mine[:mine.index("glossary:")]
    assert list(kept(BASE, mine)) == ["Kept in quotations: 1 changed by hand.",
                                      "Kept in glossary: 1 deleted by hand."]  # fmt: skip


# the whole way


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    pytest.importorskip("spacy")
    base = tmp_path_factory.mktemp("made")
    source = Path(__file__).parents[1] / "drafting" / "harbour-bridge.txt"
    job = Job(Given(str(source), path=str(source)), base=str(base), notebooks=False)
    first = drafting.make(job)
    drafting.run._placed(base, first).done()
    return replace(job, mode=drafting.UPDATE, shelf=drafting.shelf(base)), base, first.id


def test_an_update_of_a_lesson(made, monkeypatch):
    from kit import annotate

    job, base, id = made
    assert drafting.make(job).files == {}  # nothing new, nothing to write
    reading = base / "exercises" / id / "reading.yaml"
    text = reading.read_text("utf-8")
    text = swap(text, "\nhedges:\n", "\n# the class liked these\nhedges:\n")
    rows = plain(text)
    from kit.files import edit

    hedge = rows["hedges"][0]["quote"]
    text = edit.set_keys(text, ("hedges", 0), {"says": "Mine.", "status": None, "confidence": None})
    text = edit.set_keys(text, ("connectives", 0), {"status": "dropped"})
    text = edit.remove(text, ("claims", 0))
    deleted = rows["claims"][0]["quote"]
    reading.write_text(text, "utf-8")
    plainly = annotate.annotate

    def other(*given, **more):
        """The next version of the program: other hedges, no claim of an opinion, other glosses."""
        lesson = plainly(*given, **more)
        return replace(lesson, hedges=tuple(replace(h, says="New.") for h in lesson.hedges),
                       loaded=lesson.loaded[1:])  # fmt: skip

    monkeypatch.setattr(annotate, "annotate", other)
    again = drafting.make(job)
    drafting.run._placed(base, again).done()
    now = plain(reading.read_text("utf-8"))
    assert "# the class liked these\nhedges:\n" in reading.read_text("utf-8")
    assert [h["says"] for h in now["hedges"]] == ["Mine."] + ["New."] * (len(now["hedges"]) - 1)
    assert now["hedges"][0]["quote"] == hedge
    assert len(now["hedges"]) > 1
    assert now["connectives"][0]["status"] == "dropped"
    assert deleted not in [c["quote"] for c in now["claims"]]
    assert len(now["loaded"]) == len(rows["loaded"]) - 1
    assert any("by hand" in note for note in again.told.notes)
    assert files.read_yaml(reading.parent).status == "draft"
    third = drafting.make(replace(job, shelf=drafting.shelf(base)))
    assert not third.files or set(third.files) == {f"exercises/{id}/.lesson.json"}


def test_an_article_that_changed_under_a_persons_entry_is_refused(made, tmp_path):
    job, base, id = made
    before = {p: p.read_bytes() for p in base.rglob("*") if p.is_file()}
    reading = base / "exercises" / id / "reading.yaml"
    text = reading.read_text("utf-8")
    mine = f"{text}\ncontested:\n  - term: ferry\n    quotes: [harbour ferry on 1 May]\n"
    reading.write_text(mine, "utf-8")
    other = tmp_path / "harbour-bridge.txt"
    whole = (Path(job.given.path)).read_text("utf-8")
    other.write_text(whole.replace("ferry on 1 May", "boat on 1 May"), "utf-8")
    change = replace(job, given=Given("other", path=str(other)), wish=drafting.Wish(id=id))
    with pytest.raises(KitError, match=r"what you changed does not fit the new draft: .*reading"):
        drafting.make(change)
    reading.write_text(text, "utf-8")
    assert {p: p.read_bytes() for p in base.rglob("*") if p.is_file()} == before
