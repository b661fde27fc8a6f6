"""Invariants 3, 8 and 9: what a test may not tell, what waits for its answer, the same everywhere.

A test is everything that a quiz in test mode gives away: its data, its state, its static form as
HTML and as text. Each secret is looked for in every usual encoding; and a lesson whose keys are all
different gives exactly the same test.
"""

from __future__ import annotations

import base64
import codecs
import json
import os
import re
import subprocess
import sys
import urllib.parse
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from broken import harbour
from learner import answer, option

import kit
from kit import html
from kit.lesson import Level, Span, Target
from kit.marks import marks
from kit.reading import Reading
from kit.widgets.data import quiz_data, reader_data

ROOT = Path(__file__).parents[2]


def first():
    return kit.open_lesson("macron-in-kazakhstan")._lesson


BOTH = pytest.mark.parametrize("made", [first, harbour.sound], ids=["first", "harbour"])


def told(lesson) -> str:
    """All that a test gives away, after somebody has practised and been right and wrong."""
    reading = Reading(lesson)
    q = next(q for q in lesson.questions if q.kind == "choice")
    for right in (False, True):
        answer(reading, q.id, option(reading, q.id, right))
    shown = [reading.quiz(mode="test"), reading.quiz("whole", mode="test")]
    parts = [part for one in shown for piece in one.pieces for part in (piece.html, piece.text)]
    for one in shown:
        panel = one.pieces[-1].panel()
        parts += [json.dumps(dict(panel.data), ensure_ascii=False),
                  json.dumps(dict(panel.state), ensure_ascii=False)]  # fmt: skip
        panel.close()
    return "\n".join(parts)


def secrets(lesson):
    """Words that only a key, a feedback or a hint holds; what the page shows anyway is none."""
    for q in lesson.questions:
        options = (*q.options, *q.items, *q.extra, *(o for gap in q.gaps for o in gap.options))
        yield from (*q.hints, q.say, q.otherwise, *(o.say for o in options))
        yield from (word for o in options for word in o.accept if len(word) > 7)
        yield from (words for p in q.pairs for words in (p.say, p.miss))
        yield from (t.say for t in (*q.targets, *q.traps))
        yield from (words for s in q.samples for words in (s.text, s.why))


def encoded(words: str):
    """The words in the encodings in which somebody might hide them."""
    raw = words.encode()
    yield from (words, words[::-1], codecs.encode(words, "rot13"), raw.hex(),
                urllib.parse.quote(words), html.escape(words), json.dumps(words)[1:-1])  # fmt: skip
    for skip in range(3):  # Base64 of a longer text in which the words stand anywhere
        inner = base64.b64encode(b" " * skip + raw).decode()
        yield inner[4 if skip else 0:len(inner) - 4]


@BOTH
def test_a_test_tells_no_secret_in_any_encoding(made):
    lesson = made()
    page = told(lesson)
    flat = " ".join(page.split())
    found = [words for words in set(secrets(lesson)) if len(words) > 3 for form in encoded(words)
             if len(form) > 7 and form in flat and words not in _shown(lesson)]  # fmt: skip
    assert found == []
    for blob in re.findall(r"[A-Za-z0-9+/=_-]{40,}", flat):  # nothing that could be unpacked
        try:
            raw = base64.urlsafe_b64decode(blob + "=" * (-len(blob) % 4))
        except ValueError:
            continue
        with pytest.raises(zlib.error):
            zlib.decompress(raw)
    assert not re.search(r'"(right|say|accept|otherwise|order|targets|traps|hints|samples|evidence'
                         r'|look|again|miss|why)":', flat)  # fmt: skip
    assert '"share": 1' not in flat


def _shown(lesson) -> str:
    """What a page may show: the article, the questions, what can be chosen."""
    parts = [lesson.article.text]
    for q in lesson.questions:
        parts += [q.ask, q.statement, q.text, *(o.text for o in (*q.items, *q.options))]
    return "\n".join(parts)


def other_key(q):
    """The same question with all that is secret different: key, proof, words of feedback."""
    def turned(options):
        right = [o.right for o in options]
        return tuple(replace(o, right=r, say=f"~{o.say}", trap="", accept=("~",) * 2)
                     for o, r in zip(options, right[1:] + right[:1], strict=True))  # fmt: skip

    sides = [pair.right for pair in q.pairs]
    return replace(
        q, evidence=q.evidence[::-1][:1], hints=("~",) * 3, options=turned(q.options),
        gaps=tuple(replace(g, options=turned(g.options), otherwise="~") for g in q.gaps),
        pairs=tuple(replace(p, right=r, say="~", miss="~")
                    for p, r in zip(q.pairs, sides[1:] + sides[:1], strict=True)),
        extra=tuple(replace(o, say="~") for o in q.extra), items=q.items[::-1], say="~",
        targets=tuple(Target(Span(t.span.start, t.span.start + 1), "~") for t in q.targets),
        traps=(), otherwise="~", samples=(Level(0, "~", "~"),), layer="")  # fmt: skip


@BOTH
def test_another_key_gives_the_same_test(made):
    lesson = made()
    turned = replace(lesson, questions=tuple(map(other_key, lesson.questions)))
    mains = [q for q in lesson.questions if not q.again_for]
    others = [q for q in turned.questions if not q.again_for]
    assert quiz_data(lesson, mains, "T", "test") == quiz_data(turned, others, "T", "test")
    for form in (html.questions_html, html.questions_plain):
        assert form(lesson, mains, "test") == form(turned, others, "test")
        assert form(lesson, mains, "practice") != form(turned, others, "practice")


# invariant 9


def waiting(lesson):
    """The marks that would answer an open question."""
    return [m for m in marks(lesson) if m.until]


def test_marks_wait_for_their_questions_in_every_form():
    lesson = first()
    reading, blocks = Reading(lesson), list(lesson.blocks.values())
    held = waiting(lesson)
    assert len(held) > 5
    sent = {m["id"]: m for m in reader_data(lesson, blocks)["marks"]}
    for mark in held:  # frame.js keeps back what has an open question in `until`
        assert sent[mark.id]["until"] == list(mark.until)
    for block in blocks:
        own = [m for m in held if m.block == block.id and m.layer == "voices"]
        for mark in own:
            label = f"[{mark.label.replace(' · ', ', ')}:"
            before = reading.read(block.id, layers=["voices"])
            count = repr(before).count(label), before._repr_html_().count(label)
            fresh = Reading(lesson)
            for question in mark.until:
                for _ in range(2):
                    answer(fresh, question, [])
            after = fresh.read(block.id, layers=["voices"])
            fresh._desk.log.forget()
            if not mark.inner:
                assert repr(after).count(label) > count[0], mark.id
                assert after._repr_html_().count(label) > count[1], mark.id


def test_words_that_are_asked_for_are_not_explained_before():
    lesson = first()
    asked = [q for q in lesson.questions if q.layer == "words" and not q.again_for]
    assert asked
    for q in asked:
        for gloss in (g for g in lesson.glossary
                      if any(s.overlaps(e) for s in g.spans for e in q.evidence)):  # fmt: skip
            block = lesson.block_of(gloss.spans[0]).id
            before = Reading(lesson).read(block, layers=["words"])
            assert gloss.here.lower() not in repr(before).lower(), gloss.word
            assert gloss.here.lower() not in before._repr_html_().lower()


# invariant 3

WORLD = """
import sys, hashlib
sys.path[:0] = sys.argv[1:]
import learner, kit
from broken import harbour
from kit.reading import Reading
for one in (kit.open_lesson("macron-in-kazakhstan"), Reading(harbour.sound())):
    for call, shown in learner.all_shown(one).items():
        text = "".join(p.html + p.text + p.svg for p in shown.pieces)
        print(call, hashlib.sha256(text.encode()).hexdigest())
"""


def test_every_door_gives_the_same_bytes_in_another_world(tmp_path, nobodys_answers):
    def run(folder, **world):
        done = subprocess.run(
            [sys.executable, "-c", WORLD, str(ROOT), str(ROOT / "tests")], cwd=folder, check=True,
            env={**os.environ, "KIT_ANSWERS": str(nobodys_answers), **world}, capture_output=True,
        )  # fmt: skip
        return done.stdout.decode().splitlines()

    one = run(ROOT, PYTHONHASHSEED="3", TZ="Asia/Almaty", LC_ALL="C")
    assert len(one) > 50
    assert one == run(tmp_path, PYTHONHASHSEED="4", TZ="America/Lima", LC_ALL="C.UTF-8")
