"""The nouns of this package: a place that means something, what it means, and the link of both."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...lesson import Span

# word → person, number, gender
PRONOUNS: dict[str, tuple[int, str, str]] = {
    **dict.fromkeys(["he", "him", "his", "himself"], (3, "s", "m")),
    **dict.fromkeys(["she", "her", "hers", "herself"], (3, "s", "f")),
    **dict.fromkeys(["it", "its", "itself"], (3, "s", "n")),
    **dict.fromkeys(["they", "them", "their", "theirs", "themselves"], (3, "p", "")),
    **dict.fromkeys(["i", "me", "my", "mine", "myself"], (1, "s", "")),
    **dict.fromkeys(["we", "us", "our", "ours", "ourselves"], (1, "p", "")),
    **dict.fromkeys(["you", "your", "yours", "yourself", "yourselves"], (2, "", "")),
}


@dataclass(eq=False)
class Point:
    """One place that means something; `who` names the entity where it is known at once."""

    block: int
    i: int  # its head, a token
    span: Span
    form: str  # name pronoun noun
    word: str  # the pronoun, or the noun's lemma
    unit: int  # counted over the whole article
    person: int = 3
    number: str = ""  # s p
    gender: str = ""  # m f n
    sort: str = ""  # person organisation place nationality thing crowd …
    role: str = ""
    quote: int = -1  # number of the passage in quotation marks
    who: str = ""
    definite: bool = False
    first: int = 0  # its first token
    roles: frozenset[str] = frozenset()  # nouns that the text puts beside a name
    verb: int = -1  # the verb it depends on
    over: int = -1  # the verb whose clause that verb is: “said it remained”
    idle: bool = False  # “it” that points to nothing
    holder: bool = False  # “his country”, “Norway’s minister”
    head: int = -1  # the token that its own head depends on
    above: tuple[int, ...] = ()  # of a possessive: the nouns that its own noun belongs to
    beside: int = -1  # of a name: the noun that it explains, “his brother, Tom Keller”
    fronted: bool = False  # stands before the subject of its sentence
    main: bool = False  # the subject of its sentence
    people: bool = False  # “the Bulgarian”
    narrow: bool = False  # “the only team”, “the port of Oslo”, “the man who …”
    two: bool = False  # “the two leaders”, “both men”


@dataclass(eq=False)
class Referent:
    """Somebody or something of the article, with the places where it was meant so far."""

    who: str  # an entity’s id, or empty
    sort: str
    number: str
    gender: str = ""
    points: list[Point] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    name: str = ""
    words: set[str] = field(default_factory=set)  # those of the name that can stand for it
    parts: tuple[str, ...] = ()  # of a pair: who belongs to it
    told: bool = False  # its name or a noun beside it tells the gender
    of: str = ""  # of a pair: what sort of things it joins

    def add(self, point: Point) -> None:
        """Note one more place where it is meant."""
        self.points.append(point)
        self.roles |= point.roles
        if point.gender in ("m", "f") and not self.gender:
            self.gender = point.gender


@dataclass(frozen=True)
class Link:
    """What one point means: a referent, how sure that is and what speaks for it."""

    point: Point
    referent: Referent
    confidence: float
    why: str = ""  # the name of a reason, see whys.py
    last: Point | None = None  # the earlier place that decided
    rivals: int = 0
    nearest: bool = False  # nobody that fits was meant later
