"""Finished files: all or none, never half of one."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kit.files.out import put


def test_files_are_written_with_their_folders(tmp_path):
    found = put(tmp_path / "new" / "deep", {"a.txt": b"1", "b/c.txt": b"2"})
    assert [path.read_bytes() for path in found] == [b"1", b"2"]
    assert sorted(p.name for p in (tmp_path / "new" / "deep").rglob("*")) == ["a.txt", "b", "c.txt"]


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    put(tmp_path, {"a.txt": b"old"})
    write = Path.write_bytes

    def full(path, data):
        if path.name == ".b.txt.part":
            write(path, data[:1])
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left") as problem:
        put(tmp_path, {"a.txt": b"new", "deep/b.txt": b"new"})
    assert Path(problem.value.filename) == tmp_path / "deep" / "b.txt"
    assert [path.name for path in tmp_path.rglob("*")] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_file_in_the_way_of_a_folder(tmp_path):
    (tmp_path / "in-the-way").write_text("x")
    with pytest.raises(OSError, match="in-the-way"):
        put(tmp_path / "in-the-way", {"a.txt": b"1"})
    assert (tmp_path / "in-the-way").read_text() == "x"
