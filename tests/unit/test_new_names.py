"""Names of lessons and files that any system takes, and files that take their places or none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.drafting.names import LONGEST_FILE, LONGEST_ID, id_of, safe_file, slug, with_suffix
from kit.drafting.place import Placed
from kit.drafting.shelf import Shelf, find_base, shelf
from kit.errors import KitError


@given(st.text(max_size=200))
def test_a_slug_is_a_plain_folder_name_and_its_own_slug(words):
    name = slug(words)
    assert re.fullmatch(r"[a-z0-9]*(?:-[a-z0-9]+)*", name)
    assert len(name) <= LONGEST_ID + len("-lesson")
    assert slug(name) == name or name.endswith("-lesson")


@pytest.mark.parametrize(("words", "name"), [
    ("The Last Ferry", "the-last-ferry"), ("../../etc/passwd", "etc-passwd"), ("CON", "con-lesson"),
    ("São Tomé: “No”", "sao-tome-no"), ("Москва", ""), ("x" * 99, "x" * 48),
    ("one two three four five six seven eight nine ten eleven", "one-two-three-four-five-six-seven-"
     "eight-nine-ten"),
])  # fmt: skip
def test_slugs(words, name):
    assert slug(words) == name


@pytest.mark.parametrize("given", ["a/b", "..", ".", "a\\b", "/etc", "../x", "\x00", "!!!", "Река"])
def test_an_id_that_is_no_name_is_refused(given):
    with pytest.raises(KitError):
        id_of(given)


def test_an_id_is_made_a_folder_name():
    assert id_of("My Lesson") == "my-lesson"


@given(st.text(max_size=150))
def test_a_safe_file_is_one_name_in_one_folder(name):
    safe = safe_file(name, "spare.txt")
    assert not re.search(r'[/\\:*?"<>|\x00-\x1f]', safe)
    assert safe.strip(" .") == safe
    assert len(safe.encode()) <= max(LONGEST_FILE, len("spare.txt"))
    assert safe not in ("", ".", "..")


@pytest.mark.parametrize(("name", "safe"), [
    ("../../x.txt", "x.txt"), ("C:\\a\\b.pdf", "b.pdf"), ("nul.txt", "spare"), (".html", "html"),
    ("a\u202eb.txt", "a-b.txt"), ("Ünï cöde.md", "Ünï cöde.md"), ("", "spare"), ("..", "spare"),
])  # fmt: skip
def test_safe_files(name, safe):
    assert safe_file(name, "spare") == safe


def test_a_suffix_stands_before_the_ending():
    assert with_suffix("page.html", "ferry") == "page-ferry.html"
    assert with_suffix("page", "ferry") == "page-ferry"


# what stands there


def test_the_base_is_the_nearest_folder_with_exercises(tmp_path):
    deep = tmp_path / "class" / "week 1"
    deep.mkdir(parents=True)
    assert find_base(deep) == deep
    (tmp_path / "exercises").mkdir()
    assert find_base(deep) == tmp_path


def test_the_shelf_knows_sources_and_owners(tmp_path):
    folder = tmp_path / "exercises" / "ferry"
    folder.mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.html").write_bytes(b"one")
    sha = "ab" * 32
    (folder / "reading.yaml").write_text(
        "format: kit-reading/1\narticle: ferry.txt\n\nsource: # from\n  file: a.html\n"
        f"  sha256: '{sha}'\n\nblocks:\n  - {{quote: 'sha256: no', kind: caption}}\n", "utf-8")
    (tmp_path / "exercises" / "broken").mkdir()
    found = shelf(tmp_path)
    assert found.lessons == {"broken": "", "ferry": sha}
    assert found.lesson_of(sha) == "ferry"
    assert found.lesson_of("") == found.lesson_of("0" * 64) == ""
    assert found.owners == {"ferry.txt": ("ferry",), "a.html": ("ferry",)}


def test_a_name_in_seeds_is_free_only_for_the_same_bytes_or_its_owner():
    from hashlib import sha256

    taken = Shelf({}, {"a.txt": sha256(b"one").hexdigest()}, {"a.txt": ("ferry",)})
    assert taken.free("a.txt", b"one", "new") == "a.txt"
    assert taken.free("a.txt", b"two", "new") == "a-new.txt"
    assert taken.free("A.TXT", b"two", "new") == "A-new.TXT"  # one file on many systems
    assert taken.free("a.txt", b"two", "ferry") == "a.txt"
    both = Shelf({}, {**taken.seeds, "a-new.txt": "0"}, {"a.txt": ("ferry", "other")})
    assert both.free("a.txt", b"two", "ferry") != "a.txt"
    assert both.free("a.txt", b"two", "new").startswith("a-new-")


# places


def everything(folder):
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None
            for p in sorted(folder.rglob("*"))}  # fmt: skip


@pytest.fixture
def there(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_bytes(b"old")
    (tmp_path / "seeds" / "gone.txt").write_bytes(b"old too")
    return tmp_path


FILES = {"seeds/a.txt": b"new", "exercises/x/reading.yaml": b"r", "seeds/gone.txt": None}


def test_files_take_their_places(there):
    placed = Placed()
    placed.put(there, FILES)
    placed.done()
    assert {k: v for k, v in everything(there).items() if v is not None} == {
        "seeds/a.txt": b"new", "exercises/x/reading.yaml": b"r"}  # fmt: skip


def test_what_is_undone_was_never_there(there):
    before = everything(there)
    placed = Placed()
    placed.put(there, FILES)
    placed.undo()
    assert everything(there) == before


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", range(6))
def test_a_stop_at_any_step_leaves_everything_as_it_was(there, monkeypatch, stop, at):
    from pathlib import Path

    before, steps = everything(there), 0

    def counted(method):
        def step(self, *arguments, **more):
            nonlocal steps
            steps += 1
            if steps == at + 1:
                raise stop
            return method(self, *arguments, **more)

        return step

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", counted(Path.write_bytes))
        patched.setattr(Path, "replace", counted(Path.replace))
        with pytest.raises(type(stop)):
            Placed().put(there, FILES)
    assert everything(there) == before
