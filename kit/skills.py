"""The fixed lists: skills with their rows in four frameworks, question kinds, misreadings, layers.

PISA 2018: locate, understand, evaluate. PIRLS 2021: retrieve, infer, integrate, evaluate.
Bloom (revised): remember, understand, apply, analyse, evaluate, create. CCSS: RI.1–RI.9.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Skill(NamedTuple):
    """What a question trains: its name for learners, a can-do sentence, four frameworks, group."""

    name: str
    can: str
    pisa: str
    pirls: str
    bloom: str
    ccss: str
    group: str  # what the progress page calls it


SKILLS: dict[str, Skill] = {
    "find-a-fact": Skill("Find it", "I can find a fact in a text.",
                         "locate", "retrieve", "remember", "RI.1", "Find it"),
    "put-in-words": Skill("In other words", "I can say what a sentence means in simpler words.",
                          "understand", "infer", "understand", "RI.1", "Find it"),
    "work-it-out": Skill("Work it out", "I can work out what a text says between the lines.",
                         "understand", "infer", "analyse", "RI.1", "Work it out"),
    "what-it-points-to": Skill("Who is “he”?", "I can tell what words like “they” stand for.",
                               "understand", "infer", "analyse", "RI.3", "Work it out"),
    "cause-and-effect": Skill("Why?", "I can tell causes and effects, and who links them.",
                              "understand", "integrate", "analyse", "RI.3", "Work it out"),
    "word-in-context": Skill("The word here", "I can work out what a word means in its sentence.",
                             "understand", "infer", "understand", "RI.4", "Work it out"),
    "how-it-hangs-together": Skill("How it hangs together",
                                   "I can see how sentences and paragraphs are joined.",
                                   "understand", "integrate", "analyse", "RI.5", "Work it out"),
    "main-idea": Skill("The main idea", "I can say what a paragraph or a text is about.",
                       "understand", "integrate", "analyse", "RI.2", "Work it out"),
    "whose-voice": Skill("Who says it", "I can tell who says what, and in whose words.",
                         "evaluate", "integrate", "analyse", "RI.6", "Judge it"),
    "loaded-word": Skill("The colour of words", "I can hear when a word takes sides.",
                         "evaluate", "evaluate", "evaluate", "RI.6", "Judge it"),
    "weigh-a-claim": Skill("Do I trust it?", "I can tell fact from opinion and weigh the evidence.",
                           "evaluate", "evaluate", "evaluate", "RI.8", "Judge it"),
    "compare-sources": Skill("Compare", "I can compare how two sources tell the same thing.",
                             "evaluate", "evaluate", "evaluate", "RI.9", "Judge it"),
}  # fmt: skip


def row(skill: str, frame: str, own: Iterable[tuple[str, str]] = ()) -> str:
    """Return the row of a skill in a framework (`pisa pirls bloom ccss`), unless `own` names it."""
    named = dict(own).get(frame, "")
    return named or (getattr(SKILLS[skill], frame) if skill in SKILLS else "")


def name_of(skill: str) -> str:
    """Return what a skill is called; one that is not on the list by its own name."""
    return SKILLS[skill].name if skill in SKILLS else skill


KINDS: dict[str, str] = {
    "choice": "Choose one",
    "choices": "Choose all that fit",
    "truth": "True, false or not stated",
    "cloze": "Fill the gaps",
    "match": "Match",
    "order": "Put in order",
    "mark": "Mark the words",
    "short": "Short answer",
    "write": "Write",
}

TRUTHS = ("true", "false", "not stated")

TRAPS: dict[str, str] = {
    "wrong paragraph": "true of another part of the text",
    "wrong speaker": "gives the words to somebody else",
    "reversed": "turns the sentence or its cause around",
    "other sense": "another meaning of the word",
    "too broad": "says more than the text",
    "too narrow": "takes a part for the whole",
    "not stated": "may be so, but the text does not say it",
    "half right": "one part fits, another does not",
}

LAYERS: dict[str, tuple[str, str]] = {  # id: (name, group in the layer bar)
    "people": ("People", "Who, where, when"),
    "places": ("Places", "Who, where, when"),
    "groups": ("Groups", "Who, where, when"),
    "dates": ("Dates", "Who, where, when"),
    "voices": ("Voices", "Who says it"),
    "claims": ("Claims", "Who says it"),
    "loaded": ("Loaded words", "Language"),
    "connectives": ("Connectives", "Language"),
    "words": ("Words to learn", "Language"),
}
START_LAYERS = ("people", "places", "words")
ASKABLE = (*LAYERS, "reference")  # what `layer:` of a question may name

ENTITY_KINDS = ("person", "place", "organisation", "nationality", "date", "event", "other",
                "group", "idea")  # fmt: skip
ENTITY_TYPES = {"person": "PERSON", "place": "PLACE", "organisation": "ORG", "nationality": "NORP",
                "date": "DATE", "event": "EVENT"}  # fmt: skip  # else OTHER
ENTITY_LAYERS = {"person": "people", "place": "places", "organisation": "groups",
                 "nationality": "groups", "date": "dates"}  # fmt: skip
BLOCK_KINDS = ("headline", "byline", "caption", "credit", "paragraph", "subheading", "list",
               "quotation", "furniture")  # fmt: skip
QUOTATION_KINDS = ("direct", "indirect", "mixed")
CLAIM_KINDS = ("fact", "opinion", "prediction", "plan")
RELATIONS = ("contrast", "cause", "result", "time", "adding", "example", "place", "purpose",
             "comparison")  # fmt: skip
READINGS = ("before", "says", "how", "means", "after")
MOVES = ("stop", "investigate", "find", "trace")
MODES = ("practice", "check", "test")
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
TOPICS = ("fact-opinion", "attribution", "loaded", "missing", "origin")  # M7
