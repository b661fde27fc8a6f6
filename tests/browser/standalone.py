"""A page with one widget and nothing else: no notebook, no kernel, a host over local storage.

    path = write_page(tmp_path, "quiz", quiz_data(lesson, "p1"))
    page.goto(path.as_uri()); page.wait_for_selector("[data-kit-ready]")

`page/host.js` is that host: `kitHost.mode` says how it answers, `kitHost.records` what it keeps,
`kitSaid` what the live region has said.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kit import posed, widgets
from kit.lesson import Lesson

HERE = Path(__file__).parent
JS = Path(widgets.__file__).parent / "js"
SHEETS = ("style", "reader", "quiz", "progress")
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>One widget</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{css}
body {{ margin: 0; padding: {pad}px; background: {ground}; }}</style></head>
<body {theme}><main><h1 style="position:absolute;width:1px;height:1px;overflow:hidden">Page</h1>
<h2 style="position:absolute;width:1px;height:1px;overflow:hidden">Lesson</h2>
<div id="cell"></div></main>
<script>{host}</script>
<script>kitHost.mode = {mode}; kitShow({code}, {traits}, "kit-page");</script></body></html>"""


def write_page(
    folder: Path,
    widget: str,
    what: dict[str, Any],
    *,
    dark: bool = False,
    pad: int = 8,
    mode: str = "here",
    **traits: Any,
) -> Path:
    """Write the page into `folder`; `traits`: `state`, `settings`; `mode`: how the host starts."""
    code = widgets.join(f"{widget}.js" if hasattr(widgets, "source") else widget)
    # All sheets, as in a notebook that shows all kinds of panels.
    css = "\n".join((JS / f"{name}.css").read_text("utf-8") for name in SHEETS)
    given = {"data": what, "state": {}, "settings": {}} | traits
    path = folder / f"{widget}{'-dark' if dark else ''}.html"
    path.write_text(
        PAGE.format(
            css=css,
            pad=pad,
            ground="#111111" if dark else "#FFFFFF",
            theme=f'data-jp-theme-light="{str(not dark).lower()}"',
            host=(HERE / "page" / "host.js").read_text("utf-8"),
            mode=_js(mode),
            code=_js(code),
            traits=_js(given),
        ),
        encoding="utf-8",
    )
    return path


def _js(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/").replace("<!--", "<\\!--")


def quiz_data(lesson: Lesson, *ids: str, mode: str = "practice", **more: Any) -> dict[str, Any]:
    """Return what the quiz widget gets: the questions named (all mains if none), all blocks."""
    chosen = [q for q in lesson.questions if q.id in ids or (not ids and not q.again_for)]
    if mode != "test":  # there nobody sees a miss, and nothing is offered after one
        mains = {q.id for q in chosen}
        chosen += [q for q in lesson.questions if q.again_for in mains and q.id not in mains]
    return {
        "title": "Questions on P1–P3",
        "lang": lesson.lang,
        "mode": mode,
        "notice": "",
        "review": False,
        "since": "",
        "parts": ["p1", "p2", "p3"],
        "next": None,
        "done_words": "You know now what the harbour is losing.",
        "blocks": [posed.block(lesson, b) for b in lesson.blocks],
        "questions": [posed.pose(lesson, q, mode) for q in chosen],
    } | more
