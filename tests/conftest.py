"""For all tests: no way out of this machine, nobody's answers in sight, the same terminal."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

import tasks

TESTS = Path(__file__).parent
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]  # fmt: skip
OFFLINE = str(TESTS / "offline")

# by its path: the system may have a sitecustomize of its own
spec = importlib.util.spec_from_file_location("kit_offline", TESTS / "offline" / "sitecustomize.py")
offline = importlib.util.module_from_spec(spec)
spec.loader.exec_module(offline)

# for everything that a test starts: kernels, servers, fresh interpreters
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [OFFLINE, os.environ.get("PYTHONPATH")]))
os.environ["COLUMNS"] = "100"
os.environ["WN_DATA_DIR"] = str(TESTS / "no-dictionary")  # a lexicon of this machine is not ours


def pytest_collection_modifyitems(items):
    """Browser tests last: Playwright keeps an event loop running, and notebooks want their own."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI nothing is skipped: what would be, fails with its reason."""
    report = yield
    if tasks.CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"CI skips nothing: {reason}"
    return report


@pytest.fixture(autouse=True)
def nobodys_answers(tmp_path_factory, monkeypatch):
    """Each test has an empty folder of answers; the real ones are never read or written."""
    folder = tmp_path_factory.mktemp("answers")
    monkeypatch.setenv("KIT_ANSWERS", str(folder))
    return folder


@pytest.fixture(scope="session")
def chromium():
    """Chromium, started once for all tests; a second Playwright in one process cannot start.

    Where CI=true a missing browser fails the run; elsewhere the test is left out with a sentence.
    """
    from playwright.sync_api import sync_playwright

    path = tasks.find_browser()
    if not path:
        sentence = "the browser tests need Chromium; name one in KIT_CHROMIUM or install it"
        pytest.fail(sentence) if tasks.CI else pytest.skip(sentence)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def root():
    """The project's folder."""
    return TESTS.parent


def pytest_addoption(parser):
    parser.addoption("--rewrite-golden", action="store_true",
                     help="write what is made now into tests/golden/; read the diff")  # fmt: skip


@pytest.fixture
def rewrite_golden(request):
    """Whether golden files are to be written anew."""
    return request.config.getoption("--rewrite-golden")
