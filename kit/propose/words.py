"""What a word means here: the meaning in the glossary, beside a sense of it that does not fit.

The key is the gloss’s `here`, cut short where the other options are short. Among the wrong options
stand first a dictionary sense that does not fit (`not_here`; V6), then the word’s other entries,
then meanings of other words of the same kind: of this text, else of the news glossary. A meaning
that shares a content word with the key is never taken, for it could be right as well. Words to
learn are asked about first; words whose sense is unsure are not asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import text as strings
from ..lesson import Gloss, Question, Span
from . import telling
from .draft import Draft, right, slug, sure, wrong
from .fields import foreign
from .meanings import Meaning, alike, forms, of_news, of_text, senses

LEAST = 0.8  # a gloss of which the program is less sure is not asked about
ALONE = 0.68  # what is left of the confidence where no second sense of the word is known
_ABSOLUTE = re.compile(r"\b(?:always|never|only|all|none|every\w*|nobody|nothing|completely"
                       r"|entirely|totally|not|no)\b")  # fmt: skip
_VERBS = ("fell", "rose", "said", "lost", "won", "met", "cut", "hit", "grew", "began", "left",
          "held", "went", "came", "took", "made", "gave", "set", "led", "ran", "sold")  # fmt: skip
_PAST = ("said", "made", "came", "gave", "took", "went", "told", "became", "got", "put")
MOST = 12  # words of a wrong option
LURES = 3  # wrong options, at most; two at least


def items(draft: Draft) -> Iterator[Question]:
    """Yield one question for each word that is well explained, words to learn first."""
    # what is not to be learnt is asked about only where the text decides between two senses
    glosses = [g for g in draft.lesson.glossary
               if g.here and g.confidence >= LEAST and not doubtful(draft, g)
               and (g.teach or any(senses(g)))]
    for gloss in sorted(glosses, key=lambda g: (not g.teach, g.spans[:1], g.id)):
        span = place_of(draft, gloss)
        if span is not None:
            found = _item(draft, gloss, span)
            if found is not None and (gloss.teach or found.difficulty > 2):
                yield found


def doubtful(draft: Draft, gloss: Gloss) -> bool:
    """Say whether the text has nothing of the field of a meaning, so that its sense may be wrong:
    one who drills into a pot does not look for oil."""
    return any(senses(gloss)) and foreign(gloss.here, _others(draft, gloss))


def _others(draft: Draft, gloss: Gloss) -> str:
    """Return the text without the places of the word itself."""
    text, out, at = draft.lesson.article.text, "", 0
    for span in sorted(gloss.spans):
        out, at = out + text[at:span.start], span.end
    return out + text[at:]


def place_of(draft: Draft, gloss: Gloss) -> Span | None:
    """Return the first place of the word in a paragraph, outside of names and compounds."""
    if re.search(r" (?:in|on|at|by|for|from|to|of|over|with)$", gloss.word) and any(
            re.match(r" (?:\d|[A-Z]|the |a |an )", draft.lesson.article.text[s.end:s.end + 5])
            for s in gloss.spans):  # fmt: skip
        return None  # “was dug in 1968” is not “to dig in”
    for span in gloss.spans:
        block = draft.block(span)
        if block is None or block.kind != "paragraph":
            continue
        if not any(m.span.overlaps(span) for m in draft.inside(block.span, "name")):
            return None if _compound(draft, gloss, span) else span
    return None


def _compound(draft: Draft, gloss: Gloss, span: Span) -> bool:
    """Say whether a word is tied to its neighbour, so that its sense may be another one.

    By a hyphen (“seat-belt”); or, where it has a second sense, by a noun right behind it (“seat
    belt”).
    """
    text = draft.lesson.article.text
    if text[span.end:span.end + 1] == "-" or text[max(0, span.start - 1):span.start] == "-":
        return True
    behind = re.match(r" ([a-z]{3,})\b", text[span.end:span.end + 20])
    if gloss.pos != "noun" or behind is None or not any(senses(gloss)):
        return False
    verb = behind[1].endswith(("ed", "ing", "ly")) or behind[1] in _VERBS
    return bool(telling.content(behind[1])) and not verb


def _item(draft: Draft, gloss: Gloss, span: Span) -> Question | None:
    block = draft.block(span)
    if block is None:
        return None
    word, place = draft[span], draft.spoken_of(block.id)
    chosen = _options(draft, gloss)
    if chosen is None:
        return None
    key, lures = chosen
    around = _around(draft, span, key)
    shown = draft[around]
    if not telling.quotable(shown) or telling.count(shown) < telling.count(word) + 2:
        return None
    name = f"{block.id}-word-{slug(gloss.word)}"
    ask = draft.pick(f"{name}/ask", (
        f"What is the meaning of “{word}” in “{shown}”, in {place}?",
        f"In {place} it says “{shown}”. What is the meaning of “{word}” in it?",
        f"As it stands in “{shown}” ({place}), what is the meaning of “{word}”?",
    ))  # fmt: skip
    hints = telling.quiet(draft.mixed(f"{name}/hints", (
        f"Read “{shown}” once more, and then the whole sentence.",
        f"Try each answer in the place of “{word}”. Which one goes with the rest of {place}?",
        f"Look at the words on both sides of “{word}” in {place}.",
        f"Cover “{word}” and read on. What would you write there yourself?",
    )), [key], f"{ask} {shown}")  # fmt: skip
    says = [_proof(draft, name, word, shown, place)]
    says += [_why(draft, name, n, m, word, shown, place) for n, m in enumerate(lures)]
    if not hints or not telling.sized(says):
        return None
    options = [right(name, key, says[0])]
    options += [wrong(name, _trap(m), m.text, say) for m, say in zip(lures, says[1:], strict=True)]
    second = lures[0].source == "sense"
    return Question(
        name, "choice", (block.id,), "word-in-context", ask, (around,), hints,
        telling.level(draft, gloss.level), 3 if second else 2, options=tuple(options),
        layer="words", teaches=(gloss.word,),
        confidence=sure(gloss.confidence, 1.0 if second else ALONE), status="draft",
    )  # fmt: skip


def _around(draft: Draft, span: Span, key: str) -> Span:
    """Return the words around, best without a word of the key in them (I9)."""
    tried = [telling.phrase(draft, span, n, n + 1) for n in (5, 3, 2)]
    clear = [s for s in tried if not telling.content(draft[s]) & telling.content(key)]
    return clear[0] if clear else tried[0]


def _options(draft: Draft, gloss: Gloss) -> tuple[str, list[Meaning]] | None:
    """Return the key and the wrong options: the first form of the key that finds company.

    A form that stands beside a sense of the word that does not fit goes before all others.
    """
    own = list(senses(gloss))
    found = [(key, _company(draft, gloss, key, own)) for key in forms(gloss.here)]
    good = [(key, rows) for key, rows in found if len(rows) >= 2]
    for key, rows in good:
        if rows[0].source == "sense":
            return key, rows
    return good[0] if good else None


def _company(draft: Draft, gloss: Gloss, key: str, own: list[Meaning]) -> list[Meaning]:
    """Return wrong options that go with this key: alike in form and length, other in meaning."""
    taken: list[Meaning] = []

    def fits(meaning: Meaning) -> bool:
        texts = [key, *(m.text for m in taken), meaning.text]
        if telling.sort(meaning.text) != telling.sort(key) or not telling.even(texts):
            return False
        if telling.count(meaning.text) > MOST:
            return False
        if _ABSOLUTE.search(meaning.text):
            return False  # “all” and “nothing” sound wrong by themselves (I8)
        if gloss.pos == "verb" and _form(meaning.text) != _form(key):
            return False
        mine = telling.content(meaning.text)
        if mine & {telling.stem(w) for w in telling.words(gloss.word)}:
            return False
        return not any(mine & telling.content(other) for other in texts[:-1])

    for meaning in own:
        if fits(meaning):
            taken.append(meaning)
            break
    others = (*of_text(draft, gloss), *of_news(draft, gloss))
    # one wrong option longer than the key, so that its length tells nothing (I6)
    longer = next((m for m in others if len(m.text) > len(key) and fits(m)), None)
    taken += [longer] if longer else []
    for meaning in others:
        if len(taken) >= LURES:
            break
        if meaning not in taken and fits(meaning):
            taken.append(meaning)
    return taken if longer or any(len(m.text) >= len(key) for m in taken) else []


def _form(meaning: str) -> str:
    """Return the form of a verb’s meaning: “to …”, “says”, “said”, “say”."""
    first = (telling.words(meaning) or [""])[0]
    if first.endswith("ed") or first in _PAST:
        return "past"
    return first[-1:] if first in ("to",) or first.endswith(("s", "ing")) else ""


def _trap(meaning: Meaning) -> str:
    return {"sense": "other sense", "text": "wrong paragraph"}.get(meaning.source, "not stated")


def _proof(draft: Draft, name: str, word: str, shown: str, place: str) -> str:
    return draft.pick(f"{name}/proof", (
        f"With this meaning “{shown}” makes sense, and it goes with the rest of {place}.",
        f"Say “{shown}” in your own words with this meaning of “{word}”, and {place} still tells"
        " the same.",
        f"This goes with the words on both sides of “{word}” in “{shown}”, and with the rest of"
        f" {place}.",
    ))  # fmt: skip


def _why(draft: Draft, name: str, n: int, meaning: Meaning, word: str, shown: str,
         place: str) -> str:  # fmt: skip
    """Return why a wrong option tempts and where to look; the nth of an item in other words."""
    if meaning.source == "sense":
        return draft.pick(name, (
            f"In other texts “{word}” can mean this, so one may think of it first. Does it go with"
            f" “{shown}” in {place}?",
            f"You may have met “{word}” with this meaning. Try it in “{shown}”, and see whether"
            f" {place} still makes sense.",
            f"This is a true meaning of “{word}”, only for another place. Look at its neighbours in"
            f" “{shown}”.",
        ))  # fmt: skip
    if meaning.source == "text" and meaning.span is not None:
        block = draft.block(meaning.span)
        there = draft.spoken_of(block.id) if block else "the text"
        says = (
            f"This explains another word of the text, “{meaning.word}” in {there}. The question is"
            f" about “{word}” in “{shown}”.",
            f"The text has a word for this, “{meaning.word}” in {there}. Go back to “{shown}” and"
            " try it there.",
            f"You find this idea in {there}, in the word “{meaning.word}”. What would it do to"
            f" “{shown}”?",
        )
    elif alike(strings.plain(word), meaning.word) >= 3:
        return (f"This is “{meaning.word}”, which looks a little like “{word}”. Read “{shown}” in"
                f" {place} letter by letter.")  # fmt: skip
    else:
        says = (
            f"There is a word for this, “{meaning.word}”. In “{shown}” you find another one; what"
            f" do its neighbours in {place} tell you?",
            f"For this, {place} would say “{meaning.word}”. Put the meaning into “{shown}” and see"
            " what happens.",
            f"That is what “{meaning.word}” means. Read the sentence with “{shown}” again, slowly,"
            " to its end.",
        )
    return says[(draft.pick(name, range(3)) + n) % 3]
