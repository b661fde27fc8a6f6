"""What the unit tests share: a copy of the ferry lesson that may be broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FERRY = Path(__file__).parents[1] / "ferry"


@pytest.fixture
def ferry(tmp_path, monkeypatch):
    """Return the folder of a fresh copy of the ferry lesson; the working folder is its home."""
    folder = tmp_path / "exercises" / "ferry"
    shutil.copytree(FERRY, folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder
