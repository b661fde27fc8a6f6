"""A site in a browser: from a folder and from a host under a path, with search, progress, excerpts.

What its files hold: tests/rooms/test_site.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from broken import harbour, hostile
from browser.looks import look, nameless, tab_stops, violations
from browser.steps import shot
from playwright.sync_api import Page, expect

from kit import files
from kit.page.rights import excerpt
from kit.page.site import POLICY, site

FIRST = files.load("macron-in-kazakhstan")
FERRY = files.read_yaml(Path("tests/ferry"))
LESSONS = {"macron-in-kazakhstan": FIRST, "ferry": FERRY,
           "harbour": replace(harbour.sound(), title="Out of Norhavn")}  # fmt: skip
WHOLE, CUT = "lessons/ferry.html", "lessons/macron-in-kazakhstan.html"
HEAR = """window.kitRefused = [];
document.addEventListener("securitypolicyviolation", (e) => {
    kitRefused.push(e.violatedDirective);
    document.documentElement.dataset.refused = [...new Set(kitRefused)].sort().join(" ");
});"""
SPACED = """(() => { for (const e of document.querySelectorAll("*")) Object.assign(e.style, {
    letterSpacing: ".12em", wordSpacing: ".16em", lineHeight: "1.5" }); })()"""


class Quiet(SimpleHTTPRequestHandler):
    """A static host that writes no log."""

    def log_message(self, *words):
        pass


def lay(folder: Path, made: dict[str, bytes]) -> Path:
    for name, data in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return lay(tmp_path_factory.mktemp("home") / "some" / "path", site(LESSONS))


@pytest.fixture(scope="module")
def hosted(folder):
    """The address of the same folder on a host, under a path of it."""
    home = folder.parents[1]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(home)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/path"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["file", "http"])
def base(request, folder, hosted):
    return folder.as_uri() if request.param == "file" else hosted


@pytest.fixture
def go(page: Page):
    """Open an address and wait for its scripts; afterwards nothing may have been refused."""
    asked, said, refused = [], [], []
    page.set_default_timeout(10_000)
    page.add_init_script(HEAR)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    def open_page(base: str, name: str = "index.html") -> Page:
        page.goto(f"{base}/{name}")
        if name.startswith("lessons/"):
            page.wait_for_selector("[data-kit-ready]", state="attached")
        else:
            expect(page.get_by_role("searchbox")).to_be_visible()
        refused.extend(page.evaluate("kitRefused"))
        assert not [url for url in asked if not url.startswith((base, "data:", "blob:"))]
        return page

    yield open_page
    assert (page.errors, refused, page.evaluate("kitRefused"), said) == ([], [], [], [])


def find(page: Page, words: str) -> list[str]:
    """Search; return what was found, one line each."""
    page.get_by_role("searchbox").fill(words)
    kept = "find=" + quote(words.strip(), safe="!~*'()") if words.strip() else ""
    expect(page).to_have_url(re.compile(f"#{re.escape(kept)}$"))
    return [" / ".join(row.split("\n")) for row in page.locator(".kit-site-hit").all_inner_texts()]


def told(page: Page) -> str:
    return page.get_by_role("status").inner_text().strip()


def test_every_page_works_under_its_policy(go, base, folder):
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    assert len(names) == len(LESSONS) + 1
    for name in names:
        page = go(base, name)
        policy = page.locator("meta[http-equiv]").get_attribute("content")
        assert policy == POLICY
        panels = page.locator(".kit-panel")
        assert panels.count() > 2 if name != "index.html" else panels.count() == 0


def test_the_policy_stops_what_it_should(page, base, folder):
    source = (folder / "index.html").read_text("utf-8")
    planted = source.replace("<main", '<p style="color:red" onclick="window.hacked=2">planted</p>'
                             "<script>window.hacked = 1</script><style>p { color: red }</style>"
                             '<img src="http://192.0.2.1/x.png"><main')  # fmt: skip
    (folder / "planted.html").write_text(planted, "utf-8")
    page.add_init_script(HEAR)
    page.goto(f"{base}/planted.html")
    expect(page.get_by_role("searchbox")).to_be_visible()  # our own scripts run beside it
    page.get_by_text("planted").click()
    kinds = "img-src script-src-attr script-src-elem style-src-attr style-src-elem"
    expect(page.locator("html")).to_have_attribute("data-refused", kinds)
    assert page.evaluate("window.hacked") is None
    (folder / "planted.html").unlink()


def test_from_the_start_to_a_lesson_and_on(go, base):
    page = go(base)
    page.get_by_role("link", name="A guest in Astana").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A guest in Astana")
    page.get_by_role("link", name="The last ferry").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The last ferry")
    page.get_by_role("link", name="All lessons").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reading lessons")


@pytest.mark.parametrize(("query", "first", "place", "lit"), [
    ("timetable", "The last ferry", "P3", ["timetable"]),
    ("TIMETABLE", "The last ferry", "P3", ["timetable"]),
    ("tïmetâb", "The last ferry", "P3", ["timetable"]),
    ("bridge within", "The last ferry", "P3", ["bridge", "within"]),
    ("“Nobody asked us”", "The last ferry", "P2", ["Nobody", "asked", "us"]),
    ("burden ferry", "The last ferry", "P1", ["ferry"]),
    ("carga", "The last ferry", "Word in P1", ["carga"]),
    ("made-up", "The last ferry", "About", ["made", "up"]),
    ("hearing Ada", "The last ferry", "P2", ["Ada"]),
])  # fmt: skip
def test_the_search_finds(go, folder, query, first, place, lit):
    page = go(folder.as_uri())
    rows = find(page, query)
    hit = page.locator(".kit-site-hit", has_text=f"{first} · {place}").first
    expect(hit).to_be_visible()
    assert set(hit.locator("mark").all_inner_texts()) >= set(lit)
    assert told(page).startswith(f"{len(rows)} place")


def test_what_the_search_says(go, folder):
    page = go(folder.as_uri())
    for query, words in (
        ("zzz", "Nothing found for “zzz”."), ("imetable", "Nothing found for “imetable”."),
        ("<b>&", "Type at least two letters."), ("x", "Type at least two letters."),
        ("timetable", "3 places in 2 lessons."), ("", ""),
        ("rare metals", "2 places in 1 lesson."),
    ):  # fmt: skip
        find(page, query)
        expect(page.get_by_role("status")).to_have_text(words)
    assert find(page, "last ferry")[0] == "The last ferry"  # a title stands first


def test_the_search_tells_nothing_of_a_text_that_is_not_there(go, folder):
    page = go(folder.as_uri())
    assert find(page, "vassal Moscow") == []
    cut = excerpt(FIRST)
    key = next(o.text for q in cut.questions if q.id == "p1-heading" for o in q.options if o.right)
    assert find(page, key) == []


def test_the_index_is_loaded_when_it_is_needed(go, page, tmp_path):
    folder = lay(tmp_path, site(LESSONS))
    go(folder.as_uri())
    assert page.evaluate("window.kitSearch") is None
    find(page, "timetable")
    assert page.evaluate("window.kitSearch.lessons.length") == len(LESSONS)
    (folder / "search.js").write_text("", "utf-8")
    go(folder.as_uri(), "index.html#find=timetable")
    page.reload()
    expect(page.get_by_role("status")).to_have_text("The search could not be loaded.")


def test_the_search_works_with_keys_alone_and_is_still_there_afterwards(go, base):
    page = go(base)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the lessons")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("timetable")
    page.keyboard.press("Enter")
    link = page.locator(".kit-site-hit a").first
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-kit-key='text p3']")).to_be_focused()
    expect(page.locator("[data-kit-key='text p3']")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("timetable")
    expect(page.locator(".kit-site-hit")).to_have_count(3)
    page.get_by_role("searchbox").press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.locator(".kit-site-hit")).to_have_count(0)


def test_a_found_question_is_opened(go, base):
    page = go(base)
    assert len(find(page, "gives this reason")) == 1
    page.locator(".kit-site-hit a").click()
    page.wait_for_selector("[data-kit-ready]", state="attached")
    asked = page.locator("[data-kit-place=p1] .kit-ask")  # the third of its part
    expect(asked).to_have_text(FIRST.question["p1-link"].ask)
    expect(asked).to_be_in_viewport()
    page.goto(f"{page.url.split('#')[0]}#q-p1-heading")  # the same page, another question
    expect(asked).to_have_text(FIRST.question["p1-heading"].ask)


def test_many_places_come_twenty_at_a_time(go, tmp_path):
    many = {f"l{n}": replace(FERRY, id=f"l{n}", title=f"Ferry {n}") for n in range(200)}
    page = go(lay(tmp_path, site(many)).as_uri())
    find(page, "timetable")
    expect(page.get_by_role("status")).to_have_text("200 places in 200 lessons.")
    expect(page.locator(".kit-site-hit")).to_have_count(20)
    page.get_by_role("button", name="Show 20 more").click()
    expect(page.locator(".kit-site-hit")).to_have_count(40)
    expect(page.locator(".kit-site-hit a").nth(20)).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("40 of 200 places shown.")


def test_the_start_page_knows_how_far_this_browser_is(go, base):
    page = go(base, WHOLE)
    box = page.locator("[data-kit-place=p3]")
    box.locator(".kit-option-text", has_text="False").click()
    box.get_by_role("button", name="Check").click()
    expect(box.locator(".kit-saved")).to_contain_text("Saved in this browser")
    go(base)
    expect(page.locator(".kit-site-done:visible")).to_have_text(["1 of 9 answered"])
    page.evaluate("localStorage.setItem('kit:answers:harbour:x', '}{\\nnull\\n[]')")
    go(base)
    expect(page.locator(".kit-site-done:visible")).to_have_text(["1 of 9 answered"])


def test_a_browser_that_keeps_nothing_gets_the_page_all_the_same(go, page, folder):
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() {"
                         " throw new DOMException('no', 'SecurityError'); }})")  # fmt: skip
    go(folder.as_uri())
    assert len(find(page, "timetable")) == 3
    expect(page.locator(".kit-site-done:visible")).to_have_count(0)


def test_without_its_text_a_quiz_shows_places_and_quotes_when_they_may_be_seen(go, base):
    page = go(base, f"{CUT}#q-europe-looks-for")
    box = page.locator("[data-kit-place=p1]")
    main, lit = box.locator("[data-kit-key=main]"), box.locator(".kit-evidence:visible")
    options = FIRST.question["europe-looks-for"].options
    wrong, other = [o.text for o in options if not o.right][:2]
    expect(page.locator("[data-kit-read]")).to_have_count(0)
    expect(box.locator(".kit-quiz-text")).to_be_hidden()
    box.locator(".kit-option-text", has_text=wrong).click()
    main.click()
    expect(lit).to_have_text([re.compile("Look here.* Paragraph 1, sentence 2\\.$")])
    main.click()
    box.locator(".kit-option-text", has_text=other).click()
    main.click()
    expect(box.get_by_text("Here is the answer.", exact=True)).to_be_visible()
    expect(lit).to_have_text([
        re.compile("The answer is here.* Paragraph 1, sentence 2\\.$"),
        re.compile("“explore new trade routes that bypass Russia”$"),
        re.compile("“seek alternatives to Russian oil supplies”$"),
    ])
    expect(box.get_by_text("The text stays here")).to_be_hidden()
    shot(box, "site-quotes")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", WHOLE, CUT])
def test_axe_finds_nothing(go, page, hosted, name, dark):  # hosted: of a file it fetches the sheets
    page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    go(hosted, name)
    if name == "index.html":
        assert find(page, "ferry")
    assert violations(page) == []
    assert nameless(page) == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(17, 17, 17)" if dark else "rgb(255, 255, 255)")
    shot(page, f"site-{Path(name).stem}-{'dark' if dark else 'light'}")


def test_axe_finds_planted_faults(go, page, hosted):
    go(hosted)
    page.evaluate("document.querySelector('h1').style.color = '#AAAAAA';"
                  "document.querySelector('label').remove()")  # fmt: skip
    found = " ".join(violations(page))
    assert "color-contrast: <h1" in found
    assert "label: <input" in found


@pytest.mark.parametrize("how", ["320", "spaced"])
@pytest.mark.parametrize("name", ["index.html", WHOLE, CUT])
def test_nothing_scrolls_sideways_in_a_narrow_window(go, page, folder, name, how):
    page.set_viewport_size({"width": 320, "height": 900})
    go(folder.as_uri(), name)
    if name == "index.html":
        assert find(page, "ferry")
    if how == "spaced":
        page.evaluate(SPACED)
    assert look(page, "sideways") == 0
    assert look(page, "cut") == []
    shot(page, f"site-{Path(name).stem}-{how}")


def test_the_start_page_is_walked_in_order(go, page, folder):
    go(folder.as_uri())
    assert len(find(page, "carga")) == 1
    expected = look(page, "expected")
    assert len(expected) == len(LESSONS) + 4
    assert tab_stops(page) == expected
    levels = look(page, "headings")
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_without_scripts_the_lessons_and_their_texts_remain(chromium, hosted):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hosted}/index.html")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    for lesson in LESSONS.values():
        expect(page.get_by_role("link", name=lesson.title).first).to_be_visible()
    expect(page.get_by_text("I can say who wants what.")).to_be_visible()
    page.goto(f"{hosted}/{WHOLE}")
    expect(page.get_by_text("He gave no timetable.")).to_be_visible()
    expect(page.get_by_text("Which words join the sentences")).to_be_visible()
    page.goto(f"{hosted}/{CUT}")
    expect(page.get_by_text("The text of this lesson is not here")).to_be_visible()
    expect(page.get_by_text("What is the reason for Macron’s praise in P3?")).to_be_visible()
    context.close()


def test_pages_print(go, page, folder):
    go(folder.as_uri())
    find(page, "timetable")
    page.emulate_media(media="print")
    expect(page.locator("form, .kit-site-hits")).to_have_count(2)
    expect(page.locator("form:visible, .kit-site-hits:visible, .kit-site-skip:visible")
           ).to_have_count(0)  # fmt: skip
    shot(page, "site-print")
    page.emulate_media(media="screen")
    go(folder.as_uri(), WHOLE)
    page.emulate_media(media="print")
    expect(page.get_by_text("He gave no timetable.").first).to_be_visible()
    expect(page.locator(".kit-panel:visible, .kit-site-next:visible")).to_have_count(0)


def test_a_lesson_that_attacks_is_read_and_nothing_happens(go, page, tmp_path):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    lesson = replace(files.read_yaml(hostile.write(tmp_path / "h")), rights="own")
    folder = lay(tmp_path / "site", site({hostile.HOOK: lesson, "cut": replace(
        lesson, rights="who knows")}))  # fmt: skip
    for name in ["index.html", *[f"lessons/{p.name}" for p in (folder / "lessons").iterdir()]]:
        go(folder.as_uri(), name)
        assert page.get_by_text(hostile.TRIED["script"]).count() > 0
        assert page.evaluate("window.hacked") is None
    go(folder.as_uri())
    rows = find(page, "timetable")
    assert rows
    assert page.evaluate("window.hacked") is None
    assert dialogs == []
