"""The front end keeps to its dialect, so that its files can be pasted into one module."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kit import widgets

JS = sorted(path.name for path in (widgets.resources.files("kit.widgets") / "js").iterdir()
            if path.name.endswith(".js"))  # fmt: skip
SHEETS = ["style.css", "reader.css", "quiz.css", "progress.css", "desk.css", "page.css", "save.css",
          "site.css"]  # fmt: skip
WIDGETS = ["reader.js", "quiz.js", "progress.js", "desk.js"]
IMPORT = re.compile(r'import \{ [\w, ]+ \} from "\./[\w-]+\.js";')
TOP = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
FORBIDDEN = [
    r"\binnerHTML\b", r"\bouterHTML\b", r"\binsertAdjacentHTML\b", r"\bdocument\.write\b",
    r"\beval\b", r"\bnew Function\b", r"\bfetch\(", r"\bXMLHttpRequest\b", r"\bWebSocket\b",
    r"\bimport\(", r"\blocalStorage\b", r"\bdocument\.cookie\b", r"https?://",
]  # fmt: skip


def code(name: str) -> str:
    """A file without its comments."""
    text = re.sub(r"/\*.*?\*/", "", widgets.source(name), flags=re.DOTALL)
    return re.sub(r"^\s*//.*$|(?<=\s)// .*$", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", JS)
def test_imports_are_one_line_and_lead_somewhere(name):
    lines = [line for line in code(name).splitlines() if re.match(r"\s*import\b", line)]
    for line in lines:
        assert IMPORT.fullmatch(line), line
        file = re.search(r'"\./([\w-]+\.js)"', line)[1]
        assert file in JS
        for word in re.search(r"\{ (.*) \}", line)[1].split(", "):
            wanted = rf"^export (?:async )?(?:function|const|class) {word}\b"
            assert re.search(wanted, widgets.source(file), re.MULTILINE), f"{file}: no {word}"


@pytest.mark.parametrize("name", JS)
def test_only_a_widget_has_a_default(name):
    found = re.findall(r"^export default\b", code(name), re.MULTILINE)
    assert len(found) == (name in WIDGETS)
    other = r"^export (?!default |(?:async )?function|const|class)"
    assert not re.search(other, code(name), re.MULTILINE)


def test_top_level_names_are_unique():
    names = Counter(name for file in JS for name in TOP.findall(code(file)))
    assert not [name for name, count in names.items() if count > 1]


@pytest.mark.parametrize("name", JS)
@pytest.mark.parametrize("word", FORBIDDEN)
def test_nothing_parses_markup_or_leaves_the_page(name, word):
    assert not re.search(word, code(name))


@pytest.mark.parametrize("name", JS)
def test_every_file_begins_with_what_it_is_for(name):
    assert widgets.source(name).startswith("// ")


@pytest.mark.parametrize("name", SHEETS)
def test_every_class_is_ours(name):
    css = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", widgets.source(name), flags=re.DOTALL)
    selectors = re.findall(r"(?:^|[}{;])\s*([^{};@]+)\{", css)
    classes = {c for s in selectors for c in re.findall(r"\.([A-Za-z][\w-]*)", s)}
    assert classes
    assert not [c for c in classes if not c.startswith("kit-")]
    loose = [s.strip() for s in selectors for one in s.split(",") if "kit-" not in s
             and not re.fullmatch(r"\s*(from|to|\d+%)\s*", one)]  # fmt: skip
    assert not loose, "a rule outside our panels"


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_fetches_nothing(name):
    assert not re.search(r"@import|url\(|@font-face|position: fixed|\d+vh\b", widgets.source(name))


@pytest.mark.parametrize("name", WIDGETS)
def test_the_joined_module_has_no_import_and_one_default(name):
    text = widgets.join(name)
    assert not re.search(r"^\s*import\b", text, re.MULTILINE)
    assert len(re.findall(r"^export\b", text, re.MULTILINE)) == 1
    assert len(re.findall(r"^export default \{ render: guard\(\w+\) \};$", text, re.MULTILINE)) == 1


@pytest.mark.parametrize("name", WIDGETS)
def test_each_sibling_is_pasted_once_before_it_is_used(name):
    order = widgets.order(name)
    assert order[-1] == name
    assert len(order) == len(set(order))
    for file in order:
        wanted = re.findall(r'from "\./([\w-]+\.js)"', widgets.source(file))
        assert all(other in order for other in wanted)
