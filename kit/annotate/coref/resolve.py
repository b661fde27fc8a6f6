"""Which earlier words a pronoun or a description means: candidates, filters, points for each.

Adds over spaCy, which has no coreference: number, gender, animacy; who may not be meant (the other
side of the same verb, somebody named inside the words that “he said”); then who is likely: the
subject before the object, the near before the far, the one spoken of before the one in passing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...lesson import Entity
from . import weigh
from .points import Link, Point, Referent

_REACH, _FAR = 4, 12  # units back; farther only if nobody fits who is nearer
_Candidate = tuple[float, Referent, Point]


class Resolver:
    """Goes through the points in order; `links` holds what was found."""

    def __init__(self, entities: Iterable[Entity],
                 speakers: Mapping[int, tuple[str, float]] | None = None,
                 banned: Mapping[int, frozenset[str]] | None = None):  # fmt: skip
        self.known = {e.id: e for e in entities}
        self.speakers = speakers or {}
        self.banned = banned or {}  # offset of a pronoun → entities it cannot mean
        self.pairs = {tuple(sorted(e.members)): e.id for e in self.known.values() if e.members}
        self.referents: dict[str, Referent] = {}  # the named, by their entity
        self.spoken: dict[Referent, None] = {}  # all of them, the one meant last at the end
        self.links: list[Link] = []
        self.sexes: dict[str, str] = {}
        self.last: dict[str, tuple[Referent, int]] = {}  # he she it they → whom, in which unit

    def run(self, points: Sequence[Point]) -> list[Link]:
        """Resolve all points; names come out too, with confidence 1."""
        self.points = points
        for point in points:  # who is a man or a woman may be told only later on
            if point.form == "name" and point.gender:
                self.sexes.setdefault(point.who, point.gender)
        for k, point in enumerate(points):
            self.k = k
            if point.form in ("name", "who") or point.who:
                self._named(point)
            elif point.form == "pronoun":
                self._pronoun(point)
            else:
                self._noun(point)
        return self.links

    def recent(self, point: Point, reach: int) -> Iterator[Referent]:
        """Return the referents meant in the last units, the latest first.

        What lies farther back is not looked at, so that a long text takes no longer a word.
        """
        for referent in reversed(self.spoken):
            if point.unit - referent.points[-1].unit > reach:
                return
            yield referent

    def _meant(self, referent: Referent, point: Point) -> None:
        """Note that the referent was meant at this place."""
        self.spoken.pop(referent, None)
        self.spoken[referent] = None
        referent.add(point)

    # names and nouns

    def _referent(self, who: str) -> Referent:
        """Return the referent of an entity, made when it is first asked for."""
        if who not in self.referents:
            entity = self.known[who]
            sex = self.sexes.get(who, "")
            self.referents[who] = Referent(
                who, entity.kind, "p" if entity.kind == "group" else "s", sex, told=bool(sex),
                name=entity.name, words=weigh.heads(entity.name),
                roles={w.strip(",.") for w in entity.role.casefold().split()})  # fmt: skip
        return self.referents[who]

    def _named(self, point: Point) -> None:
        referent = self._referent(point.who)
        referent.told = referent.told or bool(point.gender)
        self._meant(referent, point)
        if point.form == "noun":
            referent.roles.add(point.word)
        elif point.form == "name":
            self.links.append(Link(point, referent, 1.0))
            self._pair(point, referent)

    def _pair(self, point: Point, referent: Referent) -> None:
        """Note two people named in one breath as a pair that “they” can mean."""
        before = [p for p in self.points[max(0, self.k - 4) : self.k] if p.form == "name"]
        if not before or referent.sort not in ("person", "place", "organisation"):
            return
        other = before[-1]
        first = self.referents[other.who]
        if (
            other.unit == point.unit and first.sort == referent.sort and first is not referent
            and other.block == point.block and (other.verb == point.verb or point.i - other.i < 8)
            and point.quote == other.quote
        ):  # fmt: skip
            parts = tuple(sorted((first.who, referent.who)))
            near = (r for r in self.recent(point, _FAR) if r.parts == parts)
            pair = next(near, None) or Referent(
                self.pairs.get(parts, ""), "pair", "p", parts=parts, of=referent.sort)  # fmt: skip
            self._meant(pair, other)

    def _noun(self, point: Point) -> None:
        from .describe import described

        found = described(self, point) if point.definite else None
        if found:
            self._meant(found.referent, point)
            self.links.append(found)
            return
        alike = (r for r in self.recent(point, _FAR if point.definite else -1)
                 if not r.who and not r.parts and r.points[-1].word == point.word
                 and r.number == point.number)  # fmt: skip
        same = next(alike, None) or Referent("", point.sort, point.number, point.gender)
        self._meant(same, point)
        self.links.append(Link(point, same, 0.5))

    # pronouns

    def _pronoun(self, point: Point) -> None:
        if point.person == 1:
            who, sure = self.speakers.get(point.quote, ("", 0.0))
            referent = self._referent(who) if who in self.known else None
            one = point.number == "s"
            if referent and one == (referent.sort == "person"):
                self._link(point, referent, min(0.97, sure) if one else 0.75 * sure, "speaks", None)
            return
        if point.person == 2 or point.idle:
            return
        scored = self._candidates(point) or (
            self._candidates(point, _FAR) if point.gender in ("m", "f") else [])  # fmt: skip
        nearest = None
        if scored:  # of those who fit, the one named last stands nearer
            near = max(scored, key=lambda c: c[2].span.end if c[2].quote < 0 else -1)
            nearest = near[1]
            scored = [(s + (0.5 if r is nearest else 0.0), r, p) for s, r, p in scored]
            scored.sort(key=lambda c: -c[0])
        if not scored:
            return
        best, referent, last = scored[0]
        margin = best - scored[1][0] if len(scored) > 1 else 3.0
        rivals = sum(1 for s, *_ in scored[1:] if best - s < 1.5)
        why = "ahead" if last.span > point.span else "only" if len(scored) == 1 else "before"
        sure = weigh.confidence(point, margin, last, referent)
        if last.role == "poss" and last.head in point.above and last.block == point.block:
            why = "owner"
        self._link(point, referent, sure, why, last, rivals, referent is nearest)

    def _link(self, point: Point, referent: Referent, sure: float, why: str,
              last: Point | None, rivals: int = 0, nearest: bool = False) -> None:  # fmt: skip
        if point.gender in ("m", "f") and sure > 0.6 and not referent.gender:
            referent.gender = point.gender
        self._meant(referent, point)
        if point.person == 3 and point.quote < 0:
            self.last[_family(point)] = (referent, point.unit)
        self.links.append(Link(point, referent, round(sure, 2), why, last, rivals, nearest))

    def _candidates(self, point: Point, reach: int = _REACH) -> list[_Candidate]:
        banned = self.banned.get(point.span.start, frozenset())
        speaker = self.speakers.get(point.quote, ("", 0.0))[0]
        found = []
        for referent in self.recent(point, reach):
            if not weigh.fits(point, referent):
                continue
            if referent.who and (referent.who in banned or referent.who == speaker):
                continue
            best: tuple[float, Point] | None = None
            for earlier in reversed(referent.points[-6:]):
                back = point.unit - earlier.unit
                if back > reach:
                    break
                if back < 0 or not weigh.may_mean(point, earlier):
                    if back == 0 and weigh.clashes(point, earlier):
                        best = None
                        break
                    continue
                score = weigh.place_score(point, earlier, back)
                if best is None or score > best[0]:
                    best = (score, earlier)
            if best:
                whole = weigh.standing(point, referent, self._again(point, referent))
                found.append((best[0] + whole, referent, best[1]))
        return found + (self._ahead(point, found) if reach == _REACH else [])

    def _ahead(self, point: Point, found: list[_Candidate]) -> list[_Candidate]:
        """Return whom a pronoun before its name means: “During his visit, Macron praised …”."""
        if point.quote >= 0 or point.role not in ("poss", "subject") or not point.fronted:
            return []
        for later in self.points[self.k + 1 : self.k + 12]:
            if later.unit != point.unit:
                break
            if later.form == "name" and later.role == "subject" and later.main:
                referent = self._referent(later.who)
                if later.beside == point.head or not weigh.fits(point, referent):
                    continue
                if any(r is referent for _, r, _ in found):
                    continue
                score = 2.6 if point.gender == "n" else 3.4
                score += weigh.standing(point, referent, self._again(point, referent))
                return [(score, referent, later)]
        return []

    def _again(self, point: Point, referent: Referent) -> float:
        """Return what it is worth that the last “he” meant the same man."""
        last = self.last.get(_family(point))
        if not last or last[0] is not referent or point.unit - last[1] > 1:
            return 0.0
        return 0.2 if self._fresh(point, referent) else 0.9

    def _fresh(self, point: Point, referent: Referent) -> bool:
        """Say whether somebody else who fits did something since the last “he”."""
        since = referent.points[-1].span.end
        for p in self.points[max(0, self.k - 12) : self.k]:
            if p.role != "subject" or p.span.end <= since or p.quote >= 0:
                continue
            other = self.referents.get(p.who)
            if p.form == "name" and other and other is not referent and weigh.fits(point, other):
                return True
            if p.form == "noun" and p.sort == "person" == referent.sort and not p.who and (
                p.number == point.number and p.gender in ("", point.gender)
            ):  # fmt: skip
                return True
        return False


def _family(point: Point) -> str:
    return point.gender or "they"
