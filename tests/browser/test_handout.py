"""`lesson.handout()` in the teacher's notebook: files offered, pages shown, no bar left behind."""

from __future__ import annotations

from browser.steps import idle, no_error_shown, open_lab, run_all, shot
from playwright.sync_api import expect

BOOK = "notebooks/macron-in-kazakhstan/08-teacher.ipynb"
LOADED = "images => images.every((image) => image.complete && image.naturalWidth > 100)"
FILES = {"worksheet.pdf": "Worksheet", "page.html": "Page for a browser", "key.pdf": "Key"}


def test_the_pages_are_shown_and_the_files_lie_there(page, lab_server):
    open_lab(page, lab_server, BOOK)
    run_all(page)
    images = page.locator('img[alt^="Worksheet, page"]')
    expect(images).to_have_count(5)
    assert images.evaluate_all(LOADED)
    assert images.first.get_attribute("alt") == "Worksheet, page 1"
    idle(page)
    expect(page.locator(".widget-progress:visible, .jupyter-widgets progress")).to_have_count(0)
    offered = page.locator(".kit-twin ul a[href]").filter(has_not_text="notebook")
    assert offered.all_inner_texts()[-3:] == list(FILES.values())
    made = (lab_server.base / BOOK).parent / "handouts"
    for name in FILES:
        assert (made / name).stat().st_size > 10_000
    images.first.scroll_into_view_if_needed()
    shot(page, "handout-in-the-notebook")
    no_error_shown(page)
