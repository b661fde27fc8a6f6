"""What is asked for a word to learn: type it from its meaning, or choose its meaning."""

from __future__ import annotations

from ..answers import WORD
from ..lesson import Block, Gloss, Lesson, Option, Question, option_id
from ..score import shuffled
from .when import CHOOSE, PRODUCE

LURES = 3  # wrong meanings beside the right one
_GAP = "_____"


def question_of(lesson: Lesson, id: str) -> Question | None:
    """Return the question or the word card with this id, None when the lesson has none."""
    if not id.startswith(WORD):
        return lesson.question.get(id)
    name, _, stage = id.removeprefix(WORD).rpartition(":")
    gloss = next((g for g in lesson.glossary if g.id == name), None)
    return word_question(lesson, gloss, stage) if gloss and stage in (PRODUCE, CHOOSE) else None


def word_question(lesson: Lesson, gloss: Gloss, stage: str = PRODUCE) -> Question:
    """Return what is asked for a word: to write it (`produce`) or to choose its meaning (`choose`).

    It can be posed and scored like any question of the lesson; its id tells word and stage.
    """
    id = f"{WORD}{gloss.id}:{stage}"
    block = lesson.block_of(gloss.spans[0]) if gloss.spans else None
    make = _produce if stage == PRODUCE else _choose
    return make(lesson, gloss, id, block)


def _produce(lesson: Lesson, gloss: Gloss, id: str, block: Block | None) -> Question:
    form, where = _form(lesson, gloss), block.spoken if block else "the text"
    accept = tuple(word for word in (gloss.word, gloss.word.split()[0]) if word != form)
    if " " in form or " " not in gloss.word:
        accept = accept[:1]  # “align” is enough for “align with” only where the text says “align”
    say = f"“{form}” stands in {where} and means here: {gloss.here}."
    option = Option(option_id(id, form), form, True, say, "", accept)
    sentence = _sentence(lesson, gloss, gap=True)
    ask = f"Which word fits the gap? It means: {gloss.here}."
    size = "words" if " " in form else "letters"
    count = len(form.split()) if " " in form else len(form)
    return Question(
        id, "short", (block.id,) if block else ("all",), "word-in-context",
        f"{ask} “{sentence}”" if sentence else ask.replace("fits the gap", "is it"),
        gloss.spans[:1],
        (f"You met it in {where}.", f"It begins with “{form[0]}” and has {count} {size}."),
        gloss.level, options=(option,), words=max(len(form.split()), len(gloss.word.split())),
        otherwise=f"This is another word. Look for it in {where}: which word there means this?",
        layer="words", teaches=(gloss.word,),
    )  # fmt: skip


def _choose(lesson: Lesson, gloss: Gloss, id: str, block: Block | None) -> Question:
    form, where = _form(lesson, gloss), block.spoken if block else "the text"
    say = f"“{form}” means this in {where}. {gloss.use}".strip()
    options = [Option(option_id(id, gloss.here), gloss.here, True, say)]
    if gloss.not_here:
        say = f"“{gloss.word}” can mean this in another text. Read its sentence in {where} again."
        options.append(Option(option_id(id, gloss.not_here), gloss.not_here, False, say,
                              "other sense"))  # fmt: skip
    for other in _others(lesson, gloss, id)[:LURES + 1 - len(options)]:
        say = f"This is what “{other.word}” means. Read the sentence in {where} again."
        options.append(Option(option_id(id, other.here), other.here, False, say,
                              "wrong paragraph"))  # fmt: skip
    sentence = _sentence(lesson, gloss)
    ask = f"What does “{form}” mean here?" + (f" “{sentence}”" if sentence else "")
    return Question(
        id, "choice", (block.id,) if block else ("all",), "word-in-context", ask, gloss.spans[:1],
        (f"Read the whole sentence in {where} and put each meaning in the place of the word.",),
        gloss.level, options=tuple(options), layer="words", teaches=(gloss.word,),
    )  # fmt: skip


def _form(lesson: Lesson, gloss: Gloss) -> str:
    """Return the word as the text has it."""
    return lesson.article[gloss.spans[0]] if gloss.spans else gloss.word


def _sentence(lesson: Lesson, gloss: Gloss, gap: bool = False) -> str:
    """Return the sentence in which the word stands first, with a gap for it if told.

    Quotation marks inside become single ones, because the sentence is quoted.
    """
    if not gloss.spans:
        return ""
    at = gloss.spans[0]
    found = next((s for s in lesson.article.sentences if s.covers(at)), None)
    found = found or lesson.block_of(at).span
    text = lesson.article[found]
    for span in sorted((s for s in gloss.spans if gap and found.covers(s)), reverse=True):
        text = text[: span.start - found.start] + _GAP + text[span.end - found.start :]
    return text.replace("“", "‘").replace("”", "’")


def _others(lesson: Lesson, gloss: Gloss, id: str) -> list[Gloss]:
    """Return other words whose meanings may be taken for this one’s, the likest kind first.

    Same part of speech, then words to learn, then about as long; not the word’s own family.
    """
    own = {gloss.word.casefold(), *(word.casefold() for word in gloss.family)}
    seen, found = {gloss.here, gloss.not_here}, []
    for other in shuffled(lesson.glossary, id, lesson.seed):
        names = {other.word.casefold(), *(word.casefold() for word in other.family)}
        if other.id != gloss.id and other.here not in seen and not own & names:
            seen.add(other.here)
            found.append(other)
    size = len(gloss.here)
    found.sort(key=lambda o: (o.pos != gloss.pos, not o.teach, abs(len(o.here) - size)))
    return found
