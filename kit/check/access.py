"""A1–A10 and the other rows that no lesson can show alone: where each is proved.

Sources: WCAG 2.2 AA, WAI-ARIA 1.2; UDL 3.0 for A8, which a reviewer judges. These rows are about
what is drawn, so a browser or the built file has to be looked at. The proving test names the code.
"""

from __future__ import annotations

from .finding import Row

PANEL, PAGE = "tests/browser/test_access.py", "tests/browser/test_page.py"

ELSEWHERE: dict[str, Row] = {
    "A1": Row("Every control has a name, a role and a value", None, PANEL,
              "Use the elements of kit/widgets/js/dom.js and give the control a label."),
    "A2": Row("Everything works by keyboard, in reading order", None, PANEL,
              "Put the control where it is read, as a button or field; take no key away."),
    "A3": Row("Results are announced, in words", None, PANEL,
              "Say the result in a sentence through announce()."),
    "A4": Row("Contrast 4.5 : 1 and 3 : 1, in light and dark", None, PANEL,
              "Change the colour in kit/colours.py; tests/house/test_colours.py counts again."),
    "A5": Row("400 % zoom, 320 px, own line spacing", None, PANEL,
              "Let it wrap: no fixed widths and heights."),
    "A6": Row("WCAG 2.2: focus, drag, target size, help", None, PANEL,
              "Make it 24 px large, its focus seen, and give each drag a way to click."),
    "A7": Row("Headings nested, language set", None, PANEL,
              "Set the language and the next heading; leave no level out."),
    "A9": Row("No timer", None, PANEL, "Take the timer out."),
    "A10": Row("The handout reads in grey, at 11 pt", None, "tests/rooms/test_paper.py",
               "Change the template in kit/paper/typ: 11 pt, 75 letters a line, shapes for marks."),
    "S6": Row("Tags are true: two people, kappa ≥ 0.6", None, "tests/rooms/test_check.py",
              "Talk about the items on which the two disagree, and change their “skill:”."),
}  # fmt: skip
