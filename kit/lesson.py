"""The nouns of a lesson: frozen values that draw nothing and open no file.

Every `Span` counts code points of `Article.text`, end exclusive. Sequences are tuples. What an
empty string means: nothing was said about it in the lesson file. What a program proposed has the
`status` “draft” and a `confidence` below 1; a person has looked at the rest.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

WRITER, NOBODY = "writer", "nobody"  # who may stand behind a claim, beside the entities


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of the article: code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Block:
    """One part of the article: a paragraph, the caption, its credit, furniture …"""

    id: str
    kind: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the block stands."""
        return Span(self.start, self.end)

    @property
    def label(self) -> str:
        """What a reader calls it: “P4”, “Caption”."""
        if self.kind == "paragraph":
            return self.id.upper()
        return self.id.replace("-", " ").capitalize()

    @property
    def spoken(self) -> str:
        """What a voice calls it: “paragraph 4”, “the caption”."""
        if self.kind == "paragraph":
            return f"paragraph {self.id[1:]}"
        return f"the {self.label.lower()}"


@dataclass(frozen=True)
class Article:
    """The text as it came, its parts and its sentences."""

    file: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start:span.end]


@dataclass(frozen=True)
class Entity:
    """Somebody or something that the article speaks of; `members` makes it a set of others."""

    id: str
    kind: str  # person place organisation nationality date event other group idea
    name: str
    gloss: str = ""
    role: str = ""
    at: tuple[float, ...] = ()  # latitude, longitude
    value: str = ""  # of a date: ISO 8601 of honest precision
    members: tuple[str, ...] = ()
    of: str = ""  # of a nationality word: the place it belongs to
    note: str = ""
    confidence: float = 1.0
    status: str = ""


@dataclass(frozen=True)
class Mention:
    """One place where an entity is named or meant."""

    id: str
    span: Span
    entity: str
    form: str = "name"  # name pronoun description
    means: str = ""  # “government” where a capital or palace stands for one
    why: str = ""  # how a reader can tell
    unsure: bool = False  # the text leaves it open
    confidence: float = 1.0
    status: str = ""


@dataclass(frozen=True)
class Quotation:
    """Somebody's words or thoughts, passed on; `own` are the words inside quotation marks."""

    id: str
    span: Span
    kind: str  # direct indirect mixed
    speaker: str
    speaker_span: Span | None = None
    cue: Span | None = None
    own: tuple[Span, ...] = ()
    note: str = ""
    confidence: float = 1.0
    status: str = ""


@dataclass(frozen=True)
class Claim:
    """Something stated; `holder` is `writer`, `nobody` or an entity's id."""

    id: str
    span: Span
    kind: str  # fact opinion prediction plan
    holder: str
    says: str = ""  # the claim in plain words
    check: str = ""  # how one could find out
    confidence: float = 1.0
    status: str = ""


@dataclass(frozen=True)
class Loaded:
    """A word that judges, whose word it is and a calmer one."""

    id: str
    span: Span
    voice: str
    neutral: str
    why: str = ""
    confidence: float = 1.0
    status: str = ""


@dataclass(frozen=True)
class Connective:
    """A word that ties parts together."""

    id: str
    span: Span
    relation: str  # contrast cause result time adding example place purpose comparison
    joins: str = ""
    plain: str = ""
    confidence: float = 1.0
    status: str = ""


@dataclass(frozen=True)
class Cause:
    """A cause and an effect, by whom they are tied together, with the words that tie them."""

    id: str
    cause: Span
    effect: Span
    by: str
    marker: Span | None = None


@dataclass(frozen=True)
class Hedge:
    """Words that make a claim softer or more careful."""

    id: str
    span: Span
    says: str
    confidence: float = 1.0
    status: str = ""


@dataclass(frozen=True)
class Gloss:
    """A word explained as the article uses it; `teach` puts it on the list to learn."""

    id: str
    word: str
    spans: tuple[Span, ...]
    here: str  # the meaning, as used here
    pos: str = ""
    say: str = ""  # how it sounds: VASS-uhl
    use: str = ""  # “Macron says Kazakhstan does not want to be one.”
    tier: int = 0
    level: str = ""
    teach: bool = False
    family: tuple[str, ...] = ()
    not_here: str = ""  # a dictionary sense that does not fit
    l1: tuple[tuple[str, str], ...] = ()
    confidence: float = 1.0
    status: str = ""


@dataclass(frozen=True)
class Event:
    """Something that happens in or around the article, for the timeline."""

    id: str
    name: str
    value: str = ""  # ISO 8601, or empty when the article gives no date
    order: int = 0  # place in the story where there is no date
    span: Span | None = None
    where: str = ""
    outside: str = ""  # id of the outside fact that tells it
    confidence: float = 1.0
    status: str = ""


@dataclass(frozen=True)
class Outside:
    """A fact that is not in the article, with where it comes from and how sure that is."""

    id: str
    says: str
    sources: tuple[str, ...]
    date: str
    confidence: str  # found, to verify
    reads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contested:
    """A term that people use differently, who uses which."""

    term: str
    spans: tuple[Span, ...]
    others: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Phase:
    """One step of a lesson plan."""

    name: str
    reading: str  # before, says, how, means, after
    minutes: int
    do: str
    items: tuple[str, ...] = ()
    pair: str = ""


@dataclass(frozen=True)
class Plan:
    """A way through the lesson in a fixed number of minutes."""

    minutes: int
    phases: tuple[Phase, ...]


@dataclass(frozen=True)
class Task:
    """Something to do away from the questions: a prompt with a title and, if it helps, a move."""

    title: str
    do: str
    move: str = ""  # stop investigate find trace, for the trace notebook
    more: str = ""
    beyond: bool = False  # leaves the page


@dataclass(frozen=True)
class Option:
    """Something a learner can answer, whether it is right, and what the learner then hears."""

    id: str
    text: str
    right: bool
    say: str = ""
    trap: str = ""
    accept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """One gap of a cloze: typed freely or chosen from its options."""

    options: tuple[Option, ...]
    typed: bool = False
    otherwise: str = ""


@dataclass(frozen=True)
class Pair:
    """A left side with its right side; `say` when they meet, `miss` when they do not."""

    id: str
    left: str
    right: str
    say: str = ""
    miss: str = ""


@dataclass(frozen=True)
class Target:
    """Words to mark (or not to mark), with the reason."""

    span: Span
    say: str


@dataclass(frozen=True)
class Level:
    """One row of a rubric, or a sample answer with its score."""

    score: int
    text: str
    why: str = ""


@dataclass(frozen=True)
class Question:
    """One item. Which fields count depends on `kind`; see CONTRIBUTING, “The lesson files”."""

    id: str
    kind: str
    reads: tuple[str, ...]
    skill: str
    ask: str
    evidence: tuple[Span, ...]
    hints: tuple[str, ...] = ()
    level: str = ""
    difficulty: int = 2
    options: tuple[Option, ...] = ()  # choice choices truth short
    statement: str = ""  # truth
    text: str = ""  # cloze, gaps as {1} {2}
    gaps: tuple[Gap, ...] = ()
    pairs: tuple[Pair, ...] = ()  # match
    extra: tuple[Option, ...] = ()  # match: right sides that belong to nothing
    items: tuple[Option, ...] = ()  # order, in the right order
    targets: tuple[Target, ...] = ()  # mark
    traps: tuple[Target, ...] = ()
    words: int = 0  # write: about how many; short: at most how many
    rubric: tuple[Level, ...] = ()
    samples: tuple[Level, ...] = ()
    say: str = ""  # the proof where no single option carries it
    otherwise: str = ""  # feedback for an answer that nobody listed
    layer: str = ""  # the layer whose marks would answer it
    again_for: str = ""
    was: tuple[str, ...] = ()
    sure: bool = False
    beyond: bool = False
    teaches: tuple[str, ...] = ()  # glosses that it practises
    about: tuple[str, ...] = ()  # M7: fact-opinion attribution loaded missing origin
    tags: tuple[tuple[str, str], ...] = ()  # overrides of the skill's rows
    # left out of the fingerprint: a check by a person changes no question
    confidence: float = field(default=1.0, repr=False)
    status: str = field(default="", repr=False)


@dataclass(frozen=True)
class Rule:
    """A row of the standards that counts differently in this lesson, and why."""

    row: str
    why: str
    ignore: bool = False
    of: tuple[str, ...] = ()  # only the findings about these entries; empty: all of the row
    limits: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Lesson:
    """One article made into a lesson."""

    id: str
    title: str
    lang: str
    level: str
    minutes: int
    rights: str
    article: Article
    status: str = "checked"  # or draft, partly
    about: str = ""
    aims: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    loaded: tuple[Loaded, ...] = ()
    connectives: tuple[Connective, ...] = ()
    causes: tuple[Cause, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    glossary: tuple[Gloss, ...] = ()
    levels: str = ""  # V4: the level lists used, with their versions
    events: tuple[Event, ...] = ()
    contested: tuple[Contested, ...] = ()
    outside: tuple[Outside, ...] = ()
    before: tuple[Task, ...] = ()
    stops: tuple[tuple[str, str], ...] = ()  # block → why we stop here
    after: tuple[Task, ...] = ()
    trace: tuple[Task, ...] = ()
    discussion: tuple[str, ...] = ()
    teacher: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()
    questions: tuple[Question, ...] = ()
    seed: int = 0
    rules: tuple[Rule, ...] = ()  # `standards:` in reading.yaml

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hex digits that change when the text or any question changes."""
        whole = repr((self.article.text, self.questions, self.seed))
        return hashlib.sha256(whole.encode()).hexdigest()[:12]

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """The blocks that a reader sees (no furniture), by id, in order."""
        return {b.id: b for b in self.article.blocks if b.kind != "furniture"}

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The numbered paragraphs."""
        return tuple(b for b in self.article.blocks if b.kind == "paragraph")

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """The entities by id."""
        return {e.id: e for e in self.entities}

    @cached_property
    def mains(self) -> tuple[Question, ...]:
        """The questions that are no second try of another."""
        return tuple(q for q in self.questions if not q.again_for)

    @cached_property
    def question(self) -> dict[str, Question]:
        """The questions by id, and by the ids they had before."""
        now = {q.id: q for q in self.questions}
        return {old: q for q in self.questions for old in q.was} | now

    def block_of(self, span: Span) -> Block:
        """Return the block in which `span` starts."""
        return next(b for b in self.article.blocks if b.start <= span.start < b.end)

    def holder(self, who: str) -> str:
        """Return how a claim's or word's holder is called: “the writer”, “nobody named”, a name."""
        if who == WRITER:
            return "the writer"
        if who in (NOBODY, ""):
            return "nobody named"
        return self.entity[who].name


def option_id(*parts: str) -> str:
    """Return a short id for an option that tells nothing about it: not its place, not its truth."""
    return "o" + hashlib.blake2s("\0".join(parts).encode(), digest_size=4).hexdigest()
