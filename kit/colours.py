"""Every colour of the kit, in one place, and the contrast of two colours.

`style.css` repeats LIGHT and DARK as `--kit-<name>`; a test holds them together and computes every
contrast that is promised. The twin cannot follow the theme, so it has middle tones of its own.
"""

from __future__ import annotations

LIGHT = {
    "page": "#FFFFFF", "panel": "#FCFBF8", "sunk": "#F3F1EC", "ink": "#1F1D1A", "soft": "#5A5650",
    "line": "#DAD5CB", "ctl": "#827C72", "accent": "#1A5FB4", "accentink": "#FFFFFF",
    "focus": "#0B57D0", "good": "#1B6E3C", "goodbg": "#E9F5EC", "bad": "#9A3412",
    "badbg": "#FDF0E8", "note": "#6B5200", "notebg": "#FFF6D6",
    "people-line": "#2166B8", "places-line": "#1A7547", "groups-line": "#8F5C00",
    "dates-line": "#4E2A84", "voices-line": "#0B6672", "voices-ground": "#E8F2F2",
    "claims-line": "#374151", "loaded-line": "#9B1C1C", "connectives-line": "#5C564C",
    "words-line": "#B03A80", "highlight-line": "#665500", "highlight-ground": "#FFE98F",
    "evidence-line": "#B34A00", "evidence-ground": "#FFEBCF",
}  # fmt: skip
DARK = {
    "page": "#111111", "panel": "#191A1C", "sunk": "#232528", "ink": "#E8E4DC", "soft": "#B0ABA1",
    "line": "#3A3C40", "ctl": "#8C8880", "accent": "#8AB8F5", "accentink": "#10151C",
    "focus": "#A8C7FA", "good": "#7FD49B", "goodbg": "#14291C", "bad": "#F6A77C",
    "badbg": "#33201A", "note": "#E7C65A", "notebg": "#2E2810",
    "people-line": "#7FB2F5", "places-line": "#5CC48A", "groups-line": "#DDA94A",
    "dates-line": "#DCC8FF", "voices-line": "#5CC3CF", "voices-ground": "#142B30",
    "claims-line": "#C3CCD8", "loaded-line": "#FF8A80", "connectives-line": "#BDB6A9",
    "words-line": "#F08FC4", "highlight-line": "#F2D96B", "highlight-ground": "#4A3F08",
    "evidence-line": "#F5A043", "evidence-ground": "#442C08",
}  # fmt: skip

# The static form: one middle tone a layer, 3 : 1 on each of TWIN_GROUNDS (notebooks, code hosts).
TWIN = {
    "people": "#2C7BD9", "places": "#1F8C55", "groups": "#A37117", "dates": "#9066CE",
    "voices": "#158796", "claims": "#6A7C9A", "loaded": "#DD4343", "connectives": "#827A6C",
    "words": "#C55095", "highlight": "#8F7A14", "evidence": "#C1601C",
}  # fmt: skip
TWIN_MARK = {"highlight": ("#FFE98F", "#1F1D1A"), "evidence": ("#FFEBCF", "#1F1D1A")}
TWIN_GROUNDS = ("#FFFFFF", "#FCFBF8", "#F5F5F5", "#111111", "#191A1C", "#1E1E1E", "#1F1F1F",
                "#0D1117")  # fmt: skip


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB` (WCAG 2.2, “relative luminance”), 0 to 1."""
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2), 1 to 21.

    >>> round(contrast("#FFFFFF", "#000000"))
    21
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return `share` of the one colour over the other, as CSS `color-mix(in srgb)` does."""
    pairs = [(int(one[i:i + 2], 16), int(other[i:i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)
