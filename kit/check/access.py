"""A1–A10 and the other rows that no lesson can show alone: where each is proved.

Sources: WCAG 2.2 AA, WAI-ARIA 1.2; UDL 3.0 for A8, which a reviewer judges. These rows are about
what is drawn, so a browser or the built file has to be looked at. The proving test names the code.
"""

from __future__ import annotations

from .finding import Row

PANEL, PAGE = "tests/browser/test_access.py", "tests/browser/test_page.py"

ELSEWHERE: dict[str, Row] = {
    "A1": Row("Every control has a name, a role and a value", None, PANEL),
    "A2": Row("Everything works by keyboard, in reading order", None, PANEL),
    "A3": Row("Results are announced, in words", None, PANEL),
    "A4": Row("Contrast 4.5 : 1 and 3 : 1, in light and dark", None, PANEL),
    "A5": Row("400 % zoom, 320 px, own line spacing", None, PANEL),
    "A6": Row("WCAG 2.2: focus, drag, target size, help", None, PANEL),
    "A7": Row("Headings nested, language set", None, PANEL),
    "A9": Row("No timer", None, PANEL),
    "A10": Row("The handout reads in grey, at 11 pt", None, "tests/rooms/test_paper.py"),
    "S6": Row("Tags are true: two people, kappa ≥ 0.6", None, "tests/rooms/test_check.py"),
}
