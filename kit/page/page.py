"""The interactive page of a lesson: one file that needs no server, no Python and no network.

    page(lesson, questions, mode)      the whole file
    parts(lesson, questions, mode)     what differs from lesson to lesson, for a page of a site
    assets()                           what all pages of a site share: kit.js and kit.css
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..lesson import Lesson, Question
from . import pack, static
from .given import given, mode_of
from .static import ALONE_PAGE, Around


class Parts(NamedTuple):
    """One lesson for a page: what stands in its head and body, and what its script reads.

    A page of a site is made of them like this, with `kit.css` and `kit.js` from `assets()`:

        <html lang="{lang}"> <head> … <title>{title}</title> <link rel="stylesheet" href="kit.css">
        <script defer src="kit.js"></script> </head>
        <body class="kit-page"> {body} {data} </body> </html>

    Nothing in `body` is a script or a style. `data` is a script element of a type that no browser
    runs, so that a Content-Security-Policy without inline script lets it pass.
    """

    title: str  # escaped, for <title>
    lang: str  # escaped, for <html lang>
    body: str  # HTML: skip link, header, main, footer; complete without scripts
    data: str  # HTML: <script type="application/json" id="kit-data">…</script>


FILE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body class="kit-page">
{body}
<script type="text/plain" id="kit-packed" data-size="{size}">{packed}</script>
<script>{loader}</script>
</body>
</html>
"""


def parts(lesson: Lesson, questions: Sequence[Question] | None = None, mode: str = "practice",
          around: Around = ALONE_PAGE) -> Parts:  # fmt: skip
    """Return the parts of a lesson's page; `around` is what a site adds and keeps back.

    `questions` None: all that are no second try of another. Raises KitError for a mode that does
    not exist.
    """
    title, lang, body, data = _made(lesson, questions, mode, around)
    script = f'<script type="application/json" id="kit-data">{data}</script>'
    return Parts(title, lang, body, script)


def assets() -> dict[str, str]:
    """Return the shared files of all pages by their names: `kit.js` (a classic script, which
    starts itself on a page that holds `kit-data`) and `kit.css`."""
    return {"kit.css": pack.page_sheet() + pack.panel_sheet(), "kit.js": pack.script()}


def page(lesson: Lesson, questions: Sequence[Question] | None = None,
         mode: str = "practice") -> str:  # fmt: skip
    """Return the lesson as one HTML file that holds all it needs and asks for nothing.

    In test mode nothing in it tells an answer. Raises KitError for a mode that does not exist,
    Missing where the extra `paper` is not installed.
    """
    title, lang, body, data = _made(lesson, questions, mode, ALONE_PAGE)
    style, loader = pack.page_sheet(), pack.loader()
    size, packed = pack.packed(data)
    policy = pack.policy((loader, pack.script()), (style, pack.panel_sheet()))
    return FILE.format(title=title, lang=lang, body=body, style=style, loader=loader,
                       policy=policy, size=size, packed=packed)  # fmt: skip


def _made(lesson: Lesson, questions: Sequence[Question] | None, mode: str,
          around: Around) -> tuple[str, str, str, str]:  # fmt: skip
    asked = list(lesson.mains) if questions is None else list(dict.fromkeys(questions))
    mode = mode_of(mode)
    return (static.attribute(lesson.title), static.attribute(lesson.lang),
            static.body(lesson, asked, mode, around),
            pack.compact(given(lesson, asked, mode, around.text)))
