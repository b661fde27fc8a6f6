"""A page and three Jupyter hosts for the tests in this folder.

    def test_something(page, lab_server):
        open_lab(page, lab_server, "notebooks/start.ipynb")    # browser.steps
        run_all(page)
        shot(page, "start")

A host is started once, the first time that a test asks for it, and laid anew for each test.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from browser.hosts import Host, lab_command, notebook_command, voila_command

# Voilà's own page asks for icons that no lesson uses; it is stopped like everything else.
VOILA_ASKS = "https://cdn.jsdelivr.net/npm/@fortawesome/"
SIZE = {"width": 1280, "height": 900}
STARTED: list[Host] = []


def pytest_collection_modifyitems(items):
    """Whatever stands in this folder needs a browser; what asks for a server needs a host too."""
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
        if {"lab_server", "notebook_server", "voila_server"} & set(item.fixturenames):
            item.add_marker(pytest.mark.host)


def _elsewhere(url):
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and parts.hostname not in ("127.0.0.1", "localhost")


@pytest.fixture
def page(chromium):
    """A page in a fresh context: 1280 × 900, light, English. `page.errors` collects its errors.

    A request to another machine is stopped, and fails the test at its end.
    """
    context = chromium.new_context(viewport=SIZE, locale="en-GB", timezone_id="UTC")
    outside = []

    def stop(route):
        if not route.request.url.startswith(VOILA_ASKS):
            outside.append(route.request.url)
        route.abort()

    context.route(_elsewhere, stop)
    page = context.new_page()
    page.set_default_timeout(60_000)  # on a loaded machine; a pass waits for nothing
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    yield page
    context.close()
    assert not outside, f"the page asked for {outside}"


def _host(tmp_path_factory, name, command):
    host = Host(tmp_path_factory.mktemp(name), command)
    STARTED.append(host)
    yield host
    STARTED.remove(host)
    host.stop()


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory):
    """JupyterLab, as `kit lab` starts it."""
    yield from _host(tmp_path_factory, "lab", lab_command)


@pytest.fixture(scope="session")
def notebook_server(tmp_path_factory):
    """Notebook 7."""
    yield from _host(tmp_path_factory, "notebook", notebook_command)


@pytest.fixture(scope="session")
def voila_server(tmp_path_factory):
    """Voilà."""
    yield from _host(tmp_path_factory, "voila", voila_command)


@pytest.fixture(autouse=True)
def laid_anew():
    """After each test: kernels shut down, answers forgotten, notebooks as committed."""
    yield
    for host in STARTED:
        host.reset()
