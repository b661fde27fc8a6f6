"""Who speaks of whom: the voices of a lesson and what their words are about."""

from __future__ import annotations

from ..lesson import Lesson, Quotation
from . import svg

WIDE, EDGE = 760, 24
LEFT, RIGHT = 200.0, 550.0
STEP = 46.0


def spoken_of(lesson: Lesson) -> dict[tuple[str, str], list[Quotation]]:
    """Return for each (speaker, what is spoken of) the quotations, in the order of the text.

    What a quotation speaks of: the people, places and organisations named in it or meant by its
    pronouns; the speaker too. A nationality word counts for its place.
    """
    found: dict[tuple[str, str], list[Quotation]] = {}
    for quotation in (q for q in lesson.quotations if q.speaker in lesson.entity):
        for mention in lesson.mentions:
            entity = lesson.entity[mention.entity]
            who = entity.of or entity.id
            if not quotation.span.covers(mention.span) or mention.unsure:
                continue
            if lesson.entity.get(who, entity).kind not in ("person", "place", "organisation"):
                continue
            rows = found.setdefault((quotation.speaker, who), [])
            if quotation not in rows:
                rows.append(quotation)
    return found


def speakers_svg(lesson: Lesson) -> str:
    """Return speakers at the left, what they speak of at the right, a line for each pair.

    The line is as thick as there are quotations; it is dashed where all of them are reports.
    """
    pairs = spoken_of(lesson)
    speakers = list(dict.fromkeys(who for who, _ in pairs))
    topics = sorted(dict.fromkeys(of for _, of in pairs), key=lambda of: -sum(
        len(rows) for (_, other), rows in pairs.items() if other == of))  # fmt: skip
    rows = max(len(speakers), len(topics), 1)
    high = 66 + STEP * rows
    at_left = {who: 60 + STEP * (i + 0.5) * rows / len(speakers) for i, who in enumerate(speakers)}
    at_right = {of: 60 + STEP * (i + 0.5) * rows / len(topics) for i, of in enumerate(topics)}
    body = [svg.text("Who speaks", LEFT - 12, 36, 12.5, fill=svg.SOFT, text_anchor="end"),
            svg.text("of whom", RIGHT + 12, 36, 12.5, fill=svg.SOFT)]  # fmt: skip
    for (who, of), quotations in pairs.items():
        dashed = all(q.kind == "indirect" for q in quotations)
        a, b, n = at_left[who], at_right[of], len(quotations)
        body.append(svg.tag("path", d=f"M{LEFT:.0f} {a:.0f}C{LEFT + 150:.0f} {a:.0f} "
                            f"{RIGHT - 150:.0f} {b:.0f} {RIGHT:.0f} {b:.0f}", fill="none",
                            stroke=svg.VOICES, stroke_width=1.5 * n,
                            stroke_dasharray="7 5" if dashed else None))  # fmt: skip
    body += [_end(lesson.entity[who].name, LEFT - 12, y, "end") for who, y in at_left.items()]
    body += [_end(lesson.entity[of].name, RIGHT + 12, y, "start") for of, y in at_right.items()]
    body.append(svg.text("Solid: own words among them. Dashed: reports. Thicker: more often.",
                         EDGE, high + 4, 11.5, fill=svg.SOFT))  # fmt: skip
    told = "; ".join(f"{lesson.entity[who].name} of {lesson.entity[of].name}: {len(rows)}"
                     for (who, of), rows in pairs.items())  # fmt: skip
    return svg.document(WIDE, high + 20, f"Who speaks of whom: {lesson.title}", f"{told}.", body)


def _end(name: str, x: float, y: float, anchor: str) -> str:
    rows = svg.lines(name, 21)
    top = y + 5 - 8 * (len(rows) - 1)
    return "".join(svg.text(row, x, top + 16 * i, 14, text_anchor=anchor, font_weight=600)
                   for i, row in enumerate(rows))  # fmt: skip
