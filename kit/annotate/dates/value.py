"""What an expression is worth: one function a kind, hit + anchor + direction → ISO value or ""."""

from __future__ import annotations

from collections.abc import Callable

from . import reckon
from .grammar import DECADES, Hit
from .reckon import Anchor

_STEP = {"last": -1, "previous": -1, "this": 0, "": 0, "next": 1, "coming": 1}


def value(hit: Hit, at: Anchor, forward: bool = False) -> str:
    """Return the ISO value of an expression; `forward`: it lies ahead of the article."""
    return _KINDS[hit.kind](hit, at, forward)


def year(hit: Hit, at: Anchor) -> int:
    """Return the year that the words give, “of last year” too; 0 where they give none."""
    told = hit.part.get("ry")
    if told and at.year:
        return at.year + _STEP[told]
    return hit.number("y")


def _rel(hit: Hit) -> str:
    return (hit.part.get("rel") or "").casefold()


def _iso(hit: Hit, at: Anchor, forward: bool) -> str:
    return reckon.iso(hit.number("y"), hit.number("mm"), hit.number("dd"))


def _figures(hit: Hit, at: Anchor, forward: bool) -> str:
    """A dot means day first, a slash what only one reading allows; else the year alone is sure."""
    a, b, y = hit.number("a"), hit.number("b"), hit.number("y")
    if a > 12 or hit.part["sep"] == "." or a == b:
        return reckon.iso(y, b, a) if b <= 12 else ""
    return reckon.iso(y, a, b) if b > 12 else reckon.iso(y)


def _day(hit: Hit, at: Anchor, forward: bool) -> str:
    day = hit.number("d")
    return reckon.iso(year(hit, at) or reckon.near(at, hit.month, day, forward), hit.month, day)


def _days(hit: Hit, at: Anchor, forward: bool) -> str:
    y = year(hit, at) or reckon.near(at, hit.month, hit.number("d2"), forward)
    ends = [reckon.iso(y, hit.month, hit.number(name)) for name in ("d", "d2")]
    return "/".join(ends) if all(ends) and ends[0] < ends[1] else ""


def _month(hit: Hit, at: Anchor, forward: bool) -> str:
    y, rel = year(hit, at), _rel(hit)
    if not y and at.year and at.month:
        if rel == "last":
            y = at.year - (hit.month >= at.month)
        elif rel == "next":
            y = at.year + (hit.month <= at.month)
        elif rel == "this":
            y = at.year
    return reckon.iso(y or reckon.near(at, hit.month, 0, forward), hit.month)


def _season(hit: Hit, at: Anchor, forward: bool) -> str:
    y = year(hit, at)
    if y:
        return f"{y:04d}-{reckon.code(hit.part['s'])}"
    season = hit.part.get("s") or hit.part["s2"]
    return reckon.season(at, season, _rel(hit) or ("coming" if forward else "past"))


def _quarter(hit: Hit, at: Anchor, forward: bool) -> str:
    number = int(hit.part["q"][1]) if "q" in hit.part else hit.number("n")
    y = year(hit, at)
    if not y:  # “the fourth quarter”, told in January, is that of the year before
        y = reckon.near(at, number * 3 if forward else number * 3 - 2, 0, forward)
    return f"{y:04d}-Q{number}" if y else ""


def _half(hit: Hit, at: Anchor, forward: bool) -> str:
    return reckon.half(hit.number("n"), year(hit, at))


def _years(hit: Hit, at: Anchor, forward: bool) -> str:
    first, last = hit.part["y"], hit.part["y2"]
    return f"{first}/{first[:2] + last if len(last) == 2 else last}"


def _decade(hit: Hit, at: Anchor, forward: bool) -> str:
    if "y" in hit.part:
        return f"{hit.part['y']}X"
    return f"19{hit.part.get('yy') or DECADES[hit.part['word'].casefold()]}X"


def _century(hit: Hit, at: Anchor, forward: bool) -> str:
    n = hit.number("n")
    return f"{n - 1:02d}01/{n:02d}00" if 0 < n < 30 else ""


def _year(hit: Hit, at: Anchor, forward: bool) -> str:
    return reckon.iso(hit.number("y"))


def _ago(hit: Hit, at: Anchor, forward: bool) -> str:
    return reckon.away(at, hit.part["u"], -(hit.number("n") or 1))


def _hence(hit: Hit, at: Anchor, forward: bool) -> str:
    return reckon.away(at, hit.part["u"], hit.number("n") or 1)


def _unit(hit: Hit, at: Anchor, forward: bool) -> str:
    if "yend" in hit.part:
        return reckon.unit(at, "year", 0)
    rel = _rel(hit)
    if hit.part["u"] == "weekend" and not rel:  # the one that was, or the one that comes
        day = at.date
        over = day is not None and day.weekday() < 5 and not forward
        return reckon.unit(at, "weekend", -1 if over else 0)
    return reckon.unit(at, hit.part["u"], _STEP[rel])


_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1,
          "the day before yesterday": -2, "the day after tomorrow": 2}  # fmt: skip


def _word(hit: Hit, at: Anchor, forward: bool) -> str:
    return reckon.away(at, "day", _WORDS.get(hit.part["w"].casefold(), 0))


def _weekday(hit: Hit, at: Anchor, forward: bool) -> str:
    return reckon.weekday(at, hit.weekday or 0, _rel(hit), hit.part.get("week", ""), forward)


def _feast(hit: Hit, at: Anchor, forward: bool) -> str:
    """A feast in its year: the one told, else the nearest behind or ahead."""
    if y := hit.number("y"):
        return reckon.holiday(hit, y)
    day = at.date
    years = [at.year + n for n in (-1, 0, 1)] if day else []
    told = [reckon.holiday(hit, y) for y in years]
    if forward:
        return next((v for v in told if v >= str(day)), "")
    return next((v for v in reversed(told) if v <= str(day)), "")


_KINDS: dict[str, Callable[[Hit, Anchor, bool], str]] = {
    "iso": _iso, "figures": _figures, "day": _day, "days": _days, "month": _month,
    "season": _season, "quarter": _quarter, "half": _half, "years": _years, "decade": _decade,
    "century": _century, "year": _year, "ago": _ago, "hence": _hence, "unit": _unit, "word": _word,
    "weekday": _weekday, "holiday": _feast, "easter": _feast, "later": lambda hit, at, ahead: "",
}  # fmt: skip
