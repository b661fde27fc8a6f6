"""What can be measured of a panel on a page: names, order, contrast, room, targets, focus."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

JS = (Path(__file__).parent / "page" / "looks.js").read_text("utf-8")
VALUES = {"radio": "checked", "checkbox": "checked"}


def look(page: Page, name: str, *given: Any) -> Any:
    """Call a function of page/looks.js on the page."""
    if not page.evaluate("Boolean(window.kitLooks)"):
        page.evaluate(JS)
    return page.evaluate("([name, given]) => kitLooks[name](...given)", [name, list(given)])


def nameless(page: Page) -> list[str]:
    """Return what a screen reader meets as a control without a name, a role or its value."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    faults = []
    for node in nodes:
        own = {p["name"]: p["value"].get("value") for p in node.get("properties", [])}
        if node.get("ignored") or not own.get("focusable"):
            continue
        role, name = node["role"]["value"], node.get("name", {}).get("value", "").strip()
        if role in ("RootWebArea", "Legend", "generic"):  # the last two from the script alone
            continue
        if role == "none" or not name:
            faults.append(f"{role} “{name}”")
        if role in VALUES and VALUES[role] not in own:
            faults.append(f"{role} “{name}” says no value")
        if role == "slider" and not own.get("valuetext"):
            faults.append(f"{role} “{name}” says no words")
    return faults


def tab_stops(page: Page, key: str = "Tab") -> list[str]:
    """Press a key until the focus has been everywhere; return where it stood, in that order."""
    look(page, "start", key)
    stops: list[str] = []
    for _ in range(200):
        page.keyboard.press(key)
        stop = look(page, "stop")
        if not stop or stop in stops:  # a browser without a window starts again
            return stops
        stops.append(stop)
    raise AssertionError(f"{key} does not come to an end: {stops[-4:]}")


def violations(page: Page, within: str | None = None) -> list[str]:
    """Return what axe-core finds, in all its rules: “rule: element”."""
    import axe_playwright_python

    if not page.evaluate("Boolean(window.axe)"):
        file = Path(axe_playwright_python.__file__).parent / "axe.min.js"
        page.evaluate(file.read_text("utf-8"))
    found = page.evaluate(
        "within => axe.run(within ? {include: [[within]]} : document,"
        " {resultTypes: ['violations']})", within,
    )["violations"]  # fmt: skip
    return [f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"]]
