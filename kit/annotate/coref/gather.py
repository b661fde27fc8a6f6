"""The words of an article that mean somebody or something, in order: names, pronouns, nouns.

Adds over spaCy: each comes with number, gender, what sort of thing it can mean, its place in the
sentence (subject, object …) and the passage in quotation marks that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...lesson import Entity, Mention, Span
from . import nouns, people
from .been import been
from .empty import idle
from .lists import words
from .points import PRONOUNS, Point
from .words import Words, by_block, units

_ROLES = {"nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "iobj": "object",
          "dative": "object", "pobj": "prep", "poss": "poss", "attr": "attr", "oprd": "attr",
          "appos": "appos"}  # fmt: skip
_NARROW = words("only first last other same next new latest")
_DEFINITE = words("the this that these those both")


def all_points(blocks: Sequence[Words], entities: Iterable[Entity], mentions: Iterable[Mention],
               quoted: Sequence[Span]) -> list[Point]:  # fmt: skip
    """Return all points in text order; `quoted` are the passages in quotation marks, in order."""
    known = {e.id: e for e in entities}
    named = sorted((m for m in mentions if m.form == "name" and m.entity in known),
                   key=lambda m: (m.span.start, -m.span.end))  # fmt: skip
    found: list[Point] = []
    base = 0
    names = by_block(blocks, named, lambda m: m.span)
    passages = by_block(blocks, enumerate(quoted), lambda q: q[1])
    for block, here, spans in zip(blocks, names, passages, strict=True):
        part = _Block(block, base, known, here, spans)
        found += part.points()
        base = part.units[-1] + 1 if part.units else base
    return found


class _Block:
    """The points of one block."""

    def __init__(self, block: Words, base: int, known: dict[str, Entity], named: list[Mention],
                 spans: list[tuple[int, Span]]):  # fmt: skip
        self.w, self.known, self.named = block, known, named
        self.units = [base + u for u in units(block, [span for _, span in spans])]
        self.quote = [-1] * len(block)
        self.peoples: set[str] = set()
        for number, span in spans:
            for i in block.within(span):
                self.quote[i] = number

    def points(self) -> list[Point]:
        w = self.w
        taken: dict[int, Point] = {}
        found: list[Point] = []
        for m in self.named:
            first, last = w.at(m.span.start), max(w.at(m.span.start), w.at(m.span.end - 1))
            if first >= len(w) or first in taken:
                continue
            last = min(last, len(w) - 1)
            if self._bearer(m, first, last):
                self.peoples.add(w.lemma[first])
                continue
            point = self._name(m, first, last)
            found.append(point)
            taken |= dict.fromkeys(range(first, last + 1), point)
        for i in range(len(w)):
            if i in taken:
                continue
            other: Point | None = None
            if w.low[i] in ("who", "whose", "whom") and w.dep[w.head[i]] in ("relcl", "acl"):
                other = self._relative(i, taken)
            elif w.low[i] in PRONOUNS and w.pos[i] != "VERB":
                other = self._pronoun(i)
            elif self._noun(i):
                other = self._common(i, taken)
            if other:
                found.append(other)
        return sorted(found, key=lambda p: (p.span.start, -p.span.end))

    def _make(self, i: int, span: Span, form: str, word: str, **more: object) -> Point:
        role, verb = self._place(i)
        top, mine = self._main(i)
        over = self.w.head[verb] if verb >= 0 and self.w.dep[verb] == "ccomp" else -1
        return Point(self.w.number, i, span, form, word, self.units[i], role=role, verb=verb,
                     quote=self.quote[i], over=over, head=self.w.head[i], fronted=i < mine,
                     main=role == "subject" and verb == top, **more)  # type: ignore[arg-type]  # fmt: skip

    def _main(self, i: int) -> tuple[int, int]:
        """Return the main verb of the sentence that holds `i`, and its subject or -1."""
        up = i
        for _ in range(40):
            if self.w.head[up] == up:
                break
            up = self.w.head[up]
        return up, self.w.subject(up)

    def _place(self, i: int) -> tuple[str, int]:
        """Return the role of the phrase with this head and the verb that it depends on."""
        w = self.w
        dep, at = w.dep[i], i
        for _ in range(4):
            if w.dep[at] not in ("conj", "appos", "compound", "nmod"):
                break
            at = w.head[at]
        if at != i and w.dep[at] in _ROLES:
            dep = w.dep[at]
        if dep == "pobj" and w.low[w.head[at]] == "to" and w.low[w.head[at] - 1] == "according":
            dep = "nsubj"  # “according to the ministry”: it speaks
        role = "mod" if w.dep[i] in ("compound", "nmod", "amod") else _ROLES.get(dep, "")
        up = w.head[at]
        for _ in range(5):
            if w.pos[up] in ("VERB", "AUX") or w.head[up] == up:
                break
            up = w.head[up]
        return role, up if w.pos[up] in ("VERB", "AUX") else -1

    # names

    def _bearer(self, mention: Mention, first: int, last: int) -> bool:
        """Say whether a nationality word stands for one person: “said the Bulgarian”."""
        w = self.w
        if self.known[mention.entity].kind != "nationality" or first != last:
            return False
        one = w.tag[first] in ("NNP", "NN", "JJ") and not w.low[first].endswith(
            ("sh", "ch", "ese", "ss"))  # fmt: skip  # “the French” are many
        return (first > 0 and w.low[first - 1] == "the" and w.head[first - 1] == first and one
                and w.dep[first] in ("nsubj", "dobj", "pobj"))  # fmt: skip

    def _name(self, mention: Mention, first: int, last: int) -> Point:
        w, entity = self.w, self.known[mention.entity]
        inside = range(first, last + 1)
        i = next((k for k in inside if w.head[k] not in inside), last)
        beside = self._beside(first, i, entity.kind)
        person = entity.kind == "person"
        before = " ".join(w.low[max(0, first - 3) : first])
        sex = ""
        if person:
            sex = people.of_name(" ".join(w.low[k] for k in inside)) or people.of_words(
                before) or people.of_name(entity.name)  # fmt: skip
            sex = sex or next((g for r in beside if (g := nouns.gender(r))), "")
        number = "p" if entity.kind == "group" else "s"
        noun = w.head[i] if w.dep[i] == "appos" else -1
        if noun < 0:
            noun = next((k for k in w.kids[i] if w.dep[k] == "appos"), i)
        return self._make(i, mention.span, "name", w.low[last], number=number, gender=sex,
                          sort=entity.kind, who=entity.id, definite=True, first=first, beside=noun,
                          roles=frozenset(beside))  # fmt: skip

    def _beside(self, first: int, head: int, kind: str) -> set[str]:
        """Return nouns that say what the bearer of a name is: before it, after its comma, as “is”.

        “captain Tom Keller”, “Tom Keller, a captain with …”, “Keller is a captain”.
        """
        w = self.w
        found = set()
        at = first - 1
        unit = self.units[first]
        while at >= 0 and w.pos[at] in ("NOUN", "PROPN", "ADJ") and self.units[at] == unit:
            found.add(w.lemma[at])
            at -= 1
        near = [k for k in w.kids[head] if w.dep[k] == "appos"]
        if w.dep[head] == "appos":
            near.append(w.head[head])
        verb = w.head[head]
        if w.dep[head] == "nsubj" and w.lemma[verb] in ("be", "become"):
            near += [k for k in w.kids[verb] if w.dep[k] == "attr"]
        near += been(w, head)
        found |= {w.lemma[k] for k in near if w.pos[k] in ("NOUN", "PROPN")}
        title = w.lemma[first - 1] if first and w.head[first - 1] == head else ""
        if kind != "person" or title in nouns.ORGANISATIONS or w.pos[first - 1] == "ADJ":
            title = ""
        return {word for word in found if nouns.sort(word) == kind or word == title}

    # the rest

    def _relative(self, i: int, taken: dict[int, Point]) -> Point | None:
        """Return “who” as one more place of the name before it."""
        verb = self.w.head[i]
        for _ in range(3):
            if self.w.dep[verb] in ("relcl", "acl"):
                break
            verb = self.w.head[verb]
        name = taken.get(self.w.head[verb])
        if name is None or name.form != "name":
            return None
        point = self._make(i, self.w.span(i, i), "who", "who", sort=name.sort, first=i)
        point.who, point.number, point.gender = name.who, name.number, name.gender
        return point

    def _pronoun(self, i: int) -> Point:
        w = self.w
        person, number, sex = PRONOUNS[w.low[i]]
        point = self._make(i, w.span(i, i), "pronoun", w.low[i], person=person, number=number,
                           gender=sex, first=i, idle=idle(w, i))  # fmt: skip
        if w.low[i] in ("his", "its", "their", "my", "our", "your") or (
            w.low[i] == "her" and w.tag[i] == "PRP$"
        ):
            point.role, up, above = "poss", w.head[i], []
            for _ in range(5):
                above.append(up)
                if w.dep[up] not in ("conj", "pobj", "prep", "dobj", "pcomp", "attr"):
                    break
                up = w.head[up]
            point.above = tuple(k for k in above if w.pos[k] in ("NOUN", "PROPN"))
        return point

    def _noun(self, i: int) -> bool:
        w = self.w
        if w.lemma[i] in self.peoples:
            return True
        if w.pos[i] in ("NOUN", "PROPN"):
            return w.dep[i] not in ("compound", "amod", "nmod", "npadvmod", "quantmod")
        return w.lemma[i] in nouns.COLLECTIVES and w.dep[i] in ("nsubj", "nsubjpass", "pobj")

    def _common(self, i: int, taken: dict[int, Point]) -> Point | None:
        w = self.w
        lemma = w.lemma[i]
        first = w.left(i)
        if any(k in taken for k in range(first, i + 1)) and w.pos[i] == "PROPN":
            return None
        det = w.low[first]
        bearer = lemma in self.peoples
        plural = w.tag[i] in ("NNS", "NNPS") or w.pos[i] not in ("NOUN", "PROPN")
        holder = next((k for k in w.kids[i] if w.dep[k] == "poss"), -1)
        point = self._make(
            i, w.span(first, i), "noun", lemma, number="p" if plural else "s",
            gender=nouns.gender(lemma), sort="person" if bearer else nouns.sort(lemma), first=first,
            definite=det in _DEFINITE or holder >= 0, holder=holder >= 0, people=bearer,
            two="two" in w.low[first:i] or det == "both")  # fmt: skip
        point.narrow = point.role == "attr" or any(
            w.dep[k] in ("relcl", "acl") or (w.low[k] == "of" and k > i) or w.tag[k] == "JJS"
            or w.low[k] in _NARROW
            for k in w.kids[i])  # fmt: skip
        for k in [*w.kids[i], w.head[i] if w.dep[i] == "appos" else i]:
            if (
                k in taken
                and taken[k].form == "name"
                and (w.dep[k] == "appos" or w.dep[i] == "appos")
            ):
                point.who = taken[k].who  # “the minister, Karin Sjöberg,”
        name = taken.get(w.explained(i)) if not point.who and point.sort == "person" else None
        if name is not None and name.sort == "person" and not plural:
            point.who, name.beside = name.who, i
        return point
