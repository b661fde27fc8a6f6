"""Quotations: which marks, where they begin and end, who speaks."""

from __future__ import annotations

import pytest
from bench.annotating_voices import _without, score
from bench.voices_gold import marked, texts

from kit.annotate.voices import heard, voices
from kit.annotate.voices.passages import all_passages
from kit.lesson import Block

SAID = "[Anna Berg|person] is the mayor. "


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Return (kind, words, speaker’s name, cue) of each quotation."""
    gold = marked(text)
    found = heard(gold.read, gold.entities, gold.mentions)
    names = {e.id: e.name for e in (*gold.entities, *found.entities)} | {"": ""}
    article = gold.read.article
    return [(q.kind, article[q.span], names[q.speaker], article[q.cue] if q.cue else "")
            for q in found.quotations]  # fmt: skip


def passages(text: str) -> list[str]:
    """Return the words in quotation marks, marks included; lines are blocks."""
    blocks, at = [], 0
    for n, line in enumerate(text.split("\n"), 1):
        blocks.append(Block(f"p{n}", "paragraph", at, at + len(line)))
        at += len(line) + 1
    return [text[p.span.start : p.span.end] for p in all_passages(blocks, text)]


@pytest.mark.parametrize(("text", "wanted"), [
    ("He said “no”.", ["“no”"]),
    ('He said "no" and "never".', ['"no"', '"never"']),
    ("He said ‘it’s late’.", ["‘it’s late’"]),
    ("‘The teachers’ union won,’ she said.", ["‘The teachers’ union won,’"]),
    ("He said 'it's late' and left.", ["'it's late'"]),
    ("„Gut“, sagte er. «Oui», dit-il.", ["„Gut“", "«Oui»"]),
    ("She said ``yes''.", ["``yes''"]),
    ("A “one ‘two’ three” x", ["“one ‘two’ three”"]),
    ("“one “two” three”", ["“one “two” three”"]),
    ("It was 5'10\" tall, in the ’90s.", []),
    ("rock ’n’ roll and ’em", []),
    ("“First.\n“Second.”", ["“First.", "“Second.”"]),
    ("He “never closed it. Then it rained.", ["“never closed it."]),
    ("No marks.", []),
])  # fmt: skip
def test_passages(text: str, wanted: list[str]) -> None:
    assert passages(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    # behind, before, in between
    ("“We won,” said [Anna Berg|person].", [("“We won,”", "Anna Berg", "said")]),
    ("“We won,” [Anna Berg|person], 47, of Leeds, told reporters.",
     [("“We won,”", "Anna Berg", "told")]),
    ("[Anna Berg|person] said: “We won.”", [("“We won.”", "Anna Berg", "said")]),
    ("[Anna Berg|person] tweeted: “WE WON!”", [("“WE WON!”", "Anna Berg", "tweeted")]),
    ("“We,” said [Anna Berg|person], “won.”",
     [("“We,”", "Anna Berg", "said"), ("“won.”", "Anna Berg", "said")]),
    ("‘We won’, said [Anna Berg|person].", [("‘We won’", "Anna Berg", "said")]),
    ("“Who won?” asked [Anna Berg|person].", [("“Who won?”", "Anna Berg", "asked")]),
    ("In [Anna Berg|person]’s words, “We won by a mile.”",
     [("“We won by a mile.”", "Anna Berg", "In Anna Berg’s words")]),
    ("“We won,” according to [Anna Berg|person].",
     [("“We won,”", "Anna Berg", "according to")]),
    ("“This is over,” [Ivan Orlov|person] was quoted as saying.",
     [("“This is over,”", "Ivan Orlov", "saying")]),
    # several sentences, chains, paragraphs
    ("“We won. We are glad,” said [Anna Berg|person]. “Now we sleep.”",
     [("“We won. We are glad,”", "Anna Berg", "said"), ("“Now we sleep.”", "Anna Berg", "said")]),
    ("“We won,” said [Anna Berg|person].\n“Now we sleep.”",
     [("“We won,”", "Anna Berg", "said"), ("“Now we sleep.”", "Anna Berg", "")]),
    ("[Anna Berg|person] was tired.\n“We won, and we slept.\n“Then we ate.”",
     [("“We won, and we slept.", "Anna Berg", ""), ("“Then we ate.”", "Anna Berg", "")]),
    # pronouns and roles
    (SAID + "“We won,” she said.", [("“We won,”", "Anna Berg", "said")]),
    (SAID + "“We won,” the mayor said.", [("“We won,”", "Anna Berg", "said")]),
    ("[Anna Berg|person] met [Tom Keller|person]. “We won,” he said.",
     [("“We won,”", "Tom Keller", "said")]),
    ("[Tom Keller|person] met [Hugh Marsh|person]. “[Keller|person] knows nothing,” he said.",
     [("“Keller knows nothing,”", "Hugh Marsh", "said")]),
    ("“We won,” the police said.", [("“We won,”", "police", "said")]),
    ("“We’re cold” read one banner.", [("“We’re cold”", "one banner", "read")]),
    # without marks
    ("[Anna Berg|person]: We won because we slept.",
     [("We won because we slept.", "Anna Berg", "")]),
])  # fmt: skip
def test_direct(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert told(text) == [("direct", *w) for w in wanted]


@pytest.mark.parametrize(("text", "words", "speaker", "cue"), [
    ("[Anna Berg|person] said that the roof was gone.", "the roof was gone", "Anna Berg", "said"),
    ("The roof was gone, [Anna Berg|person] said.", "The roof was gone", "Anna Berg", "said"),
    ("The roof was gone, the mayor of Leeds, [Anna Berg|person], said on Monday.",
     "The roof was gone", "Anna Berg", "said"),
    ("The roof, [Anna Berg|person] said, was gone.", "The roof, Anna Berg said, was gone",
     "Anna Berg", "said"),
    ("According to [Anna Berg|person], the roof was gone.", "the roof was gone", "Anna Berg",
     "According to"),
    ("The roof was gone, according to [Anna Berg|person].", "The roof was gone", "Anna Berg",
     "according to"),
    ("[Anna Berg|person] urged all members to stay.", "all members to stay", "Anna Berg", "urged"),
    ("[Anna Berg|person] pledged to pay the bill.", "to pay the bill", "Anna Berg", "pledged"),
    ("[Anna Berg|person] asked whether the roof was gone.", "whether the roof was gone",
     "Anna Berg", "asked"),
    ("[Anna Berg|person] praised the crew for its courage.", "the crew for its courage",
     "Anna Berg", "praised"),
    ("[Anna Berg|person]’s claim that the roof was gone surprised us.", "the roof was gone",
     "Anna Berg", "claim"),
    ("In [Anna Berg|person]’s view, the roof was gone.", "the roof was gone", "Anna Berg",
     "In Anna Berg’s view"),
    ("[Anna Berg|person] smiled, saying the roof was gone.", "the roof was gone", "Anna Berg",
     "saying"),
    ("[Anna Berg|person], who says the roof is gone, slept.", "the roof is gone", "Anna Berg",
     "says"),
    ("[Anna Berg|person] warned the delay could cost lives.", "the delay could cost lives",
     "Anna Berg", "warned"),
    ("Officials said Tuesday that the roof was gone.", "the roof was gone", "officials", "said"),
    ("The report found that the roof was gone.", "the roof was gone", "report", "found"),
    ("OSLO, 14 March – The roof was gone, [Anna Berg|person] said.", "The roof was gone",
     "Anna Berg", "said"),
])  # fmt: skip
def test_indirect(text: str, words: str, speaker: str, cue: str) -> None:
    assert told(text) == [("indirect", words, speaker, cue)]


@pytest.mark.parametrize(("text", "words", "speaker"), [
    ("[Anna Berg|person] said the plan was “a sad joke”.", "the plan was “a sad joke”",
     "Anna Berg"),
    ("[Anna Berg|person] called the plan “a joke”.", "the plan “a joke”", "Anna Berg"),
    ("The plan is “a joke,” [Anna Berg|person] said.", "The plan is “a joke,”", "Anna Berg"),
    ("[Anna Berg|person] spoke of “an honest exchange”.", "“an honest exchange”", "Anna Berg"),
    ("[Anna Berg|person] accused [Russia|place] of pulling “friends” away.",
     "Russia of pulling “friends” away", "Anna Berg"),
    ("He was described by neighbours as “a quiet man”.", "“a quiet man”", "neighbours"),
])  # fmt: skip
def test_mixed(text: str, words: str, speaker: str) -> None:
    assert [(k, w, s) for k, w, s, _ in told(text)] == [("mixed", words, speaker)]


@pytest.mark.parametrize("text", [
    "The film “The Long Road” won two prizes.",
    "He is the man they call “The Fox”.",
    "The so-called “friends” left.",
    "The “taste map” that some want is far away.",
    "[Anna Berg|person] did not say when the road would open.",
    "[Anna Berg|person] declined to comment.",
    "If [Anna Berg|person] says that it rains, we stay.",
    "[Anna Berg|person] might say that it rains.",
    "Residents were told to leave their homes.",
    "It is believed that the man fled.",
    "The Kremlin denied the claims.",
    "Everything went according to plan.",
])  # fmt: skip
def test_no_voice(text: str) -> None:
    assert told(text) == []


def test_two_voices_in_a_sentence() -> None:
    text = "Critics say the law is vague, while supporters argue that it helps."
    assert [(w, s) for _, w, s, _ in told(text)] == [
        ("the law is vague", "critics"), ("it helps", "supporters")]  # fmt: skip


def test_a_voice_goes_on_by_itself() -> None:
    text = "[Anna Berg|person] said it had been dry, and accused [Russia|place] of lying."
    assert [w for _, w, _, _ in told(text)] == ["it had been dry", "Russia of lying"]


def test_a_speaker_of_two() -> None:
    text = "[Kazakhstan|place] and [Uzbekistan|place] pledged to adhere to the rules."
    assert told(text) == [
        ("indirect", "to adhere to the rules", "Kazakhstan and Uzbekistan", "pledged")]  # fmt: skip


def test_a_speaker_without_a_name_is_an_entity_of_its_own() -> None:
    gold = marked("Two diplomats said it rained. “We know,” they said.")
    found = heard(gold.read, gold.entities, gold.mentions)
    assert [q.speaker for q in found.quotations] == ["two-diplomats", "two-diplomats"]
    assert [(e.id, e.kind) for e in found.entities] == [("two-diplomats", "group")]
    assert [gold.read.article[m.span] for m in found.mentions] == ["Two diplomats"]
    known = voices(gold.read, gold.entities, gold.mentions)
    assert [q.speaker for q in known] == ["", ""]


@pytest.mark.parametrize("text", [
    "“", "”“", "““““ said “ said", "said said said", ": “", "according to", "“…” – “…”",
    "\u200b“\u00a0”\u200b said\u00a0[Anna Berg|person]", "“One.\n“Two.\n“Three", "''s ''said''",
    "[Anna Berg|person]: ", "[Anna Berg|person] said", "that said that said that", "— said —",
])  # fmt: skip
def test_odd_texts_are_read_to_the_end(text: str) -> None:
    gold = marked(text)
    for q in heard(gold.read, gold.entities, gold.mentions).quotations:
        assert gold.read.article[q.span].strip()


def test_every_quotation_is_a_draft_with_a_confidence() -> None:
    for gold in texts():
        text = gold.read.article.text
        ids = []
        for q in heard(gold.read, gold.entities, gold.mentions).quotations:
            assert q.status == "draft"
            assert 0 < q.confidence < 1
            assert text[q.span.start : q.span.end] == text[q.span.start : q.span.end].strip()
            assert all(q.span.covers(own) for own in q.own)
            assert bool(q.own) == (q.kind == "mixed")
            ids.append(q.id)
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("half", "indirect", "least"), [
    ("first", False, 0.9), ("first", True, 0.85), ("later", False, 0.85), ("later", True, 0.85),
])  # fmt: skip
def test_our_own_texts(half: str, indirect: bool, least: float) -> None:
    assert score(half, indirect, _without("")).f1 >= least
