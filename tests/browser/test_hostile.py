"""A lesson that attacks with every word, in a real JupyterLab: it is read, and nothing happens.

The notebooks are trusted and run. A formula of our own stands last in each: MathJax typesets that
one and no other, so the search for formulas is known to find one.
"""

from __future__ import annotations

import json

import pytest
from broken import hostile
from browser.steps import open_lab, run_all, shot

from kit import files
from kit.walk import notebooks, start_cells
from kit.walk.build import merge
from kit.walk.cells import Cell

SCRIPT = hostile.TRIED["script"]
PLANTED = Cell("planted", "markdown", "task", "Ours: $a+b$")
BOOKS = ("02-read", "04-people-places-time", "07-trace-it", "08-teacher")
# What an attack would have left behind in the page.
LEFT = """far => {
    const all = [...document.querySelectorAll(".jp-Notebook *")];
    const bad = all.filter(one => [...one.attributes].some(({name, value}) =>
        (name.startsWith("on") && value.includes("hacked"))
        || (["href", "src", "xlink:href"].includes(name) && !value.startsWith("#")
            && (/^\\s*javascript:/i.test(value) || value.includes(far)))));
    const scripts = all.filter(one => one.localName === "script"
        && one.textContent.includes("hacked"));
    return [...bad, ...scripts].map(one => one.outerHTML.slice(0, 200));
}"""


@pytest.fixture
def laid(lab_server):
    """The hostile lesson with its notebooks, beside the others of the server."""
    base = lab_server.base / "hostile-home"  # nothing of the host's own copy is touched
    folder = hostile.write(base)
    lesson = files.read_yaml(folder)
    made = {**notebooks(lesson), "start": start_cells([lesson])}
    for name, cells in made.items():
        book = merge([*cells, PLANTED], None, name)
        path = base / "notebooks" / hostile.NAME / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(book), "utf-8")
        lab_server.trust(path.relative_to(lab_server.base).as_posix())
    return f"hostile-home/notebooks/{hostile.NAME}"


@pytest.mark.parametrize("name", BOOKS)
def test_it_is_read_and_nothing_happens(page, lab_server, laid, name):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_lab(page, lab_server, f"{laid}/{name}.ipynb")
    run_all(page)
    page.wait_for_selector("mjx-container", state="attached")
    if name == "02-read":
        page.wait_for_selector("[data-kit-quiz]")
        _answer(page)
    book = page.locator(".jp-Notebook")
    assert SCRIPT in book.evaluate("one => one.textContent")
    assert page.evaluate(LEFT, hostile.FAR) == []
    assert page.evaluate("window.hacked") is None
    assert dialogs == []
    formulas = book.locator("mjx-container")
    assert formulas.count() == 1
    assert formulas.locator("xpath=ancestor::div[contains(@class, 'jp-MarkdownCell')]").count() == 1
    assert book.locator(".jp-RenderedText[data-mime-type*=error]").count() == 0
    assert page.errors == []
    shot(page, f"hostile-{name}")


def _answer(page):
    """Answer wrongly with the hook itself in sight, so that feedback and evidence are drawn too."""
    quiz = page.locator("[data-kit-quiz~=p1]")
    option = quiz.locator(".kit-option-row").first
    assert SCRIPT in option.text_content()
    option.click()
    quiz.locator("[data-kit-key=main]").click()
    quiz.get_by_text("Saved on this computer").first.wait_for()
    page.locator("[data-kit-read] .kit-words").first.click()


def test_the_search_finds_what_it_looks_for(page):
    page.set_content(
        f'<div class="jp-Notebook"><a href="javascript:window.hacked=5">x</a><p onclick="hacked">y'
        f'</p><b data-x="{hostile.FAR}">z</b><script>window.hacked=1</script></div>'
    )
    assert len(page.evaluate(LEFT, hostile.FAR)) == 3
    assert page.evaluate("window.hacked") == 1
