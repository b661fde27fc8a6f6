"""The three hosts start, show the start page, run it, and ask no other machine."""

from __future__ import annotations

import json

import pytest
from browser.steps import OUTPUT, open_lab, open_notebook, open_voila, restart, run_all, save, shot

START = "notebooks/start.ipynb"
NO_LETTER = "\u0378"  # no letter has this number, so no font has its picture
BOXES = """letters => {
    const pen = document.querySelector("canvas").getContext("2d", {willReadFrequently: true});
    const draw = letter => {
        pen.clearRect(0, 0, 80, 80);
        pen.font = "40px Georgia, serif";
        pen.fillText(letter, 10, 50);
        return pen.getImageData(0, 0, 80, 80).data.join();
    };
    return letters.filter(letter => draw(letter) === draw("\u0378"));
}"""


@pytest.fixture
def tiny(root):
    """A notebook of one cell, so that the hosts can be tried without a lesson."""

    def lay(host, source):
        cell = {"cell_type": "code", "id": "one", "metadata": {}, "source": source, "outputs": [],
                "execution_count": None}  # fmt: skip
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        book = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4,
                "nbformat_minor": 5}  # fmt: skip
        (host.base / "tiny.ipynb").write_text(json.dumps(book), "utf-8")
        return "tiny.ipynb"

    return lay


def test_lab_runs_a_cell_and_restarts(page, lab_server, tiny):
    open_lab(page, lab_server, tiny(lab_server, "print(6 * 7)"))
    run_all(page)
    assert page.locator(OUTPUT).inner_text().strip() == "42"
    restart(page)
    save(page)
    assert "42" in (lab_server.base / "tiny.ipynb").read_text("utf-8")


def test_notebook_runs_a_cell(page, notebook_server, tiny):
    open_notebook(page, notebook_server, tiny(notebook_server, "print(6 * 7)"))
    run_all(page)
    assert page.locator(OUTPUT).inner_text().strip() == "42"


def test_voila_runs_a_cell(page, voila_server, tiny):
    open_voila(page, voila_server, tiny(voila_server, "print(6 * 7)"))
    assert page.locator(OUTPUT).inner_text().strip() == "42"


def test_a_kernel_reaches_no_other_machine(page, lab_server, tiny):
    code = "import urllib.request\nurllib.request.urlopen('http://192.0.2.1')"
    open_lab(page, lab_server, tiny(lab_server, code))
    run_all(page)
    assert "may not look up 192.0.2.1" in page.locator(OUTPUT).inner_text()


def test_lab_keeps_the_state_of_widgets(lab_server):
    plugin = "@jupyter-widgets/jupyterlab-manager:plugin"
    settings = json.loads(lab_server.ask(f"lab/api/settings/{plugin}"))
    assert settings["schema"]["properties"]["saveState"]["default"] is True


def test_no_letter_is_shown_as_a_box(page, root):
    """All letters that no font has look the same; none of ours may look like that."""
    page.set_content("<canvas></canvas>")
    texts = [*root.glob("kit/widgets/js/*.*"), *root.glob("exercises/*/*.yaml"),
             *root.glob("seeds/*.txt")]  # fmt: skip
    letters = sorted({c for path in texts for c in path.read_text("utf-8") if ord(c) > 126})
    assert page.evaluate(BOXES, [*letters, NO_LETTER]) == [NO_LETTER]


def test_start_page(page, lab_server):
    open_lab(page, lab_server, START)
    run_all(page)
    assert "A guest in Astana" in page.locator(".jp-Notebook").inner_text()
    shot(page, "start-lab")
