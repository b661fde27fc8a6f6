"""One entry changes; every byte outside of it stays, or the edit is refused in a sentence."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import files
from kit.errors import KitError
from kit.files import edit

TESTS = Path(__file__).parents[1]
FERRY, STORM = TESTS / "ferry", TESTS / "storm"
TEXT = """\
# head
format: kit-reading/1   # kept
claims:

  # before the first
  - quote: one # its own
    # inside
    kind: fact

  # between
  - {quote: "two, three", in: p1,  kind: plan}   # flow

  - kind: opinion
    says: >-
      long words
      on two lines
    check: |
      a
        b

  # after the last
hedges: [{quote: x, says: y}, {quote: z, says: w}]
entities:
- id: ann
  kind: person
  mentions: [Ann, {quote: she, in: p2}]
  refers:
    - her
    - >-
      a very
      long one
    # nobody
loaded: []
# end"""


def diff(old: str, new: str) -> list[str]:
    """Return the lines that went and came."""
    rows = difflib.ndiff(old.splitlines(), new.splitlines())
    return [row for row in rows if row[0] in "+-"]


# what stands in a file


def test_entries_say_their_path_and_line():
    found = edit.entries(TEXT)
    assert found["claims", 1] == {"quote": "two, three", "in": "p1", "kind": "plan", "line": 11}
    assert found["claims", 2]["says"] == "long words on two lines"
    assert found["hedges", 1] == {"quote": "z", "says": "w", "line": 22}
    assert found["entities", 0, "mentions", 0] == {"quote": "Ann", "line": 26}
    assert found["entities", 0, "refers", 1] == {"quote": "a very long one", "line": 29}
    assert [path for path in found if len(path) == 2] == [
        ("claims", 0), ("claims", 1), ("claims", 2), ("hedges", 0), ("hedges", 1),
        ("entities", 0)]  # fmt: skip


def test_entries_are_those_that_a_lesson_is_made_of():
    for folder in (FERRY, STORM):
        lesson = files.read_yaml(folder)
        found = edit.entries((folder / "reading.yaml").read_text("utf-8"))
        ids = [entry["id"] for path, entry in found.items()
               if path[0] == "entities" and len(path) == 2]  # fmt: skip
        assert ids == [entity.id for entity in lesson.entities]
        asked = edit.entries((folder / "questions.yaml").read_text("utf-8"))
        assert [entry["id"] for entry in asked.values()] == [q.id for q in lesson.questions]


# keys


@pytest.mark.parametrize(("path", "keys", "rows"), [
    (("claims", 0), {"status": "dropped"}, ["+     status: dropped"]),
    (("claims", 0), {"kind": "a: b"}, ["-     kind: fact", "+     kind: 'a: b'"]),
    (("claims", 0), {"quote": "ONE"}, ["-   - quote: one # its own", "+   - quote: ONE # its own"]),
    (("claims", 0), {"quote": None}, ["-   - quote: one # its own", "+   -"]),
    (("claims", 0), {"id": "k"}, ["-   - quote: one # its own", "+   - id: k",
                                  "+     quote: one # its own"]),
    (("claims", 0), {"kind": None}, ["-     kind: fact"]),
    (("claims", 0), {"holder": None}, []),
    (("claims", 1), {"in": None, "status": "draft"}, [
        '-   - {quote: "two, three", in: p1,  kind: plan}   # flow',
        '+   - {quote: "two, three",  kind: plan, status: draft}   # flow']),
    (("claims", 1), {"quote": "a, b"}, [
        '-   - {quote: "two, three", in: p1,  kind: plan}   # flow',
        "+   - {quote: 'a, b', in: p1,  kind: plan}   # flow"]),
    (("claims", 2), {"says": "short"}, ["-     says: >-", "-       long words",
                                        "-       on two lines", "+     says: short"]),
    (("claims", 2), {"check": None}, ["-     check: |", "-       a", "-         b"]),
    (("claims", 2), {"kind": None}, ["-   - kind: opinion", "-     says: >-", "+   - says: >-"]),
    (("claims", 2), {"confidence": 0.5}, ["+     confidence: 0.5"]),
    (("hedges", 0), {"quote": None}, [
        "- hedges: [{quote: x, says: y}, {quote: z, says: w}]",
        "+ hedges: [{says: y}, {quote: z, says: w}]"]),
    (("entities", 0), {"status": "draft", "name": "Ann"}, ["+   name: Ann", "+   status: draft"]),
    (("entities", 0, "mentions", 0), {"in": "p1"}, [
        "-   mentions: [Ann, {quote: she, in: p2}]",
        "+   mentions: [{quote: Ann, in: p1}, {quote: she, in: p2}]"]),
    (("entities", 0, "refers", 0), {"why": "x", "unsure": True}, [
        "-     - her", "+     - quote: her", "+       why: x", "+       unsure: true"]),
    (("entities", 0, "refers", 0), {"nth": 1}, ["-     - her", "+     - {quote: her, nth: 1}"]),
    (("entities", 0, "refers", 1), {"status": "dropped"}, [
        "-     - >-", "+     - quote: a very long one", "-       a very", "-       long one",
        "+       status: dropped"]),
    ((), {"status": "partly", "title": "A"}, ["+ title: A", "+ status: partly"]),
    ((), {"hedges": [{"quote": "q", "says": "s: t"}]}, [
        "- hedges: [{quote: x, says: y}, {quote: z, says: w}]", "+ hedges:", "+   - quote: q",
        "+     says: 's: t'"]),
])  # fmt: skip
def test_keys_change_and_nothing_else(path, keys, rows):
    for end in ("\n", "\r\n"):
        for bom in ("", "\ufeff"):
            old = bom + TEXT.replace("\n", end)
            new = edit.set_keys(old, path, keys)
            assert sorted(diff(old, new)) == sorted(rows)
            assert new.count("\r\n") == (new.count("\n") if end == "\r\n" else 0)
            assert new.startswith(bom)
            assert new.endswith("# end")


def test_long_words_are_folded_and_a_comment_behind_them_stays():
    words = "so many words " * 9 + "end"
    new = edit.set_keys(TEXT, ("claims", 0), {"kind": words})
    assert "    kind: >-\n      so many" in new
    new = edit.set_keys(TEXT, ("claims", 0), {"quote": words})
    assert f"  - quote: {words} # its own\n" in new


def test_a_comment_that_follows_never_becomes_part_of_folded_words():
    words = "so many words " * 9 + "end"
    new = edit.set_keys(TEXT, ("entities", 0), {"why": words})
    assert f"  why: {words}\n    # nobody\n" in new
    new = edit.add(TEXT, ("entities", 0, "refers"), words)
    assert new.count(">-") == TEXT.count(">-") + 1
    assert "    # nobody" in new.splitlines()


def test_an_option_can_turn_right():
    text = (FERRY / "questions.yaml").read_text("utf-8")
    path = ("questions", 0, "options", 1)
    new = edit.set_keys(text, path, {"right": "Yes, it is.", "wrong": None, "trap": None})
    rows = diff(text, new)
    assert [row[:8].strip() for row in rows if row[0] == "+"] == ["+"]
    assert "right: Yes, it is." in rows[-1] + rows[0] + rows[1]
    with pytest.raises(KitError, match="“options” has no keys"):
        edit.set_keys(text, ("questions", 0, "options"), {"right": "x"})


# entries


def test_an_entry_more_stands_at_the_end_of_its_list():
    new = edit.add(TEXT, ("claims",), {"quote": "q", "kind": "fact"})
    assert "        b\n\n  - quote: q\n    kind: fact\n\n  # after the last\n" in new
    new = edit.add(TEXT, ("hedges",), {"quote": "q", "says": "a, b"})
    assert "{quote: z, says: w}, {quote: q, says: 'a, b'}]\n" in new
    new = edit.add(TEXT, ("loaded",), {"quote": "q", "voice": "writer"})
    assert "loaded:\n  - quote: q\n    voice: writer\n# end" in new
    new = edit.add(TEXT, ("entities", 0, "refers"), {"quote": "it", "in": "p1"})
    assert "      long one\n    - {quote: it, in: p1}\n    # nobody\n" in new
    new = edit.add(TEXT, ("entities", 0, "mentions"), "Bo")
    assert "  mentions: [Ann, {quote: she, in: p2}, Bo]\n" in new


def test_a_list_that_is_missing_is_begun_where_the_schema_has_it():
    new = edit.add(TEXT, ("quotations",), {"quote": "q", "kind": "direct", "speaker": "ann"})
    head, _, rest = new.partition("\nquotations:\n  - quote: q\n    kind: direct\n")
    assert rest.startswith("    speaker: ann\n")
    assert head.endswith("      long one\n")
    old = "format: kit-reading/1\nentities:\n  - id: ann\n    note: x"
    new = edit.add(old, ("entities", 0, "refers"), {"quote": "it"})
    assert new == old + "\n    refers:\n      - {quote: it}"
    assert edit.add("format: kit-reading/1\n", ("claims",), {"kind": "fact"}) == (
        "format: kit-reading/1\n\nclaims:\n  - kind: fact\n")


@pytest.mark.parametrize(("path", "rows"), [
    (("claims", 0), ["-   - quote: one # its own", "-     # inside", "-     kind: fact", "- "]),
    (("claims", 1), ['-   - {quote: "two, three", in: p1,  kind: plan}   # flow']),
    (("hedges", 0), ["- hedges: [{quote: x, says: y}, {quote: z, says: w}]",
                     "+ hedges: [{quote: z, says: w}]"]),
    (("entities", 0, "refers", 0), ["-     - her"]),
    (("entities", 0, "mentions", 1), ["-   mentions: [Ann, {quote: she, in: p2}]",
                                      "+   mentions: [Ann]"]),
])  # fmt: skip
def test_an_entry_goes_and_comments_beside_it_stay(path, rows):
    new = edit.remove(TEXT, path)
    assert diff(TEXT, new) == rows


def test_the_blank_line_of_an_entry_goes_with_it():
    rows = [f"  - id: {name}\n    kind: person\n" for name in "abc"]
    for n in range(3):
        left = "a: 1\nentities:\n" + "\n".join(rows[:n] + rows[n + 1:]) + "\nlast: 1\n"
        whole = "a: 1\nentities:\n" + "\n".join(rows) + "\nlast: 1\n"
        assert edit.remove(whole, ("entities", n)) == left


def test_the_last_entry_leaves_an_empty_list():
    new = edit.remove(TEXT, ("entities", 0))
    assert "entities: []\n    # nobody\nloaded: []\n# end" in new
    assert edit.remove("a:\n  - b: 1", ("a", 0)) == "a: []"


# what is refused


@pytest.mark.parametrize(("text", "path", "keys", "sentence"), [
    ("a: [", ("a", 0), {"b": 1}, "the file is no YAML"),
    ("", ("a", 0), {"b": 1}, "the file is empty"),
    ("a: &x [b]\n", ("a", 0), {"b": 1}, "an anchor"),
    ("a:\n  - b: 1\n    b: 2\n", ("a", 0), {"b": 1}, "duplicate key|stands twice"),
    (TEXT, ("claims", 9), {"b": 1}, "there is no entry “claims 9”"),
    (TEXT, ("claims",), {"b": 1}, "“claims” has no keys"),
    (TEXT, ("claims", 0), {"quote": None, "kind": None}, "an entry keeps one key"),
    (TEXT, ("claims", 0), {"quote": "a\x07"}, r"control character \(U\+0007\)"),
    ("a:\n  - b:\n      - 1 # c\n      - 2\n", ("a", 0), {"b": 1}, "a comment stands inside “b”"),
    ("a:\n  - b: # c\n      1\n", ("a", 0), {"b": ["x " * 60, "y"]}, "a comment stands before “b”"),
    ("a:\n  - b: |+\n      x\n\n  - c: 1\n", ("a", 0), {"d": 1}, "cannot be changed safely"),
])  # fmt: skip
def test_what_is_not_safe_is_refused(text, path, keys, sentence):
    with pytest.raises(KitError, match=sentence) as caught:
        edit.set_keys(text, path, keys)
    assert "\n" not in str(caught.value)


def test_what_is_no_entry_is_not_removed_or_added():
    with pytest.raises(KitError, match="only an entry of a list"):
        edit.remove(TEXT, ("claims",))
    with pytest.raises(KitError, match="“kind” is no list"):
        edit.add(TEXT, ("claims", 0, "kind"), {"a": 1})
    with pytest.raises(KitError, match="there is no entry “claims 9”"):
        edit.add(TEXT, ("claims", 9, "own"), {"a": 1})


# on the disk


def test_a_file_is_written_whole_unless_it_has_changed(tmp_path):
    file = tmp_path / "reading.yaml"
    file.write_bytes(b"a: 1\r\n")
    edit.save(file, "a: 1\r\n", "a: “2”\r\n")
    assert file.read_bytes() == "a: “2”\r\n".encode()
    with pytest.raises(edit.Changed, match=r"^The lesson file was changed in another place\.$"):
        edit.save(file, "a: 1\r\n", "a: 3\r\n")
    assert file.read_bytes() == "a: “2”\r\n".encode()
    file.unlink()
    with pytest.raises(edit.Changed):
        edit.save(file, "a: 1\r\n", "a: 3\r\n")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("no folder", "utf-8")
    with pytest.raises(KitError, match=r"reading\.yaml could not be written"):
        edit.save(tmp_path / "file" / "reading.yaml", "", "a: 1")


# any sequence of edits


WORDS = st.sampled_from(("x", "a: b", "no", "“a, b”", "# c", "it’s", "1_0", "word " * 30 + "end",
                         "two\nlines", "🙂"))  # fmt: skip
VALUES = st.none() | WORDS | st.booleans() | st.floats(0, 1) | st.lists(WORDS, max_size=3)
KEYS = st.dictionaries(st.sampled_from(("status", "why", "quote", "note", "says", "zzz")), VALUES,
                       min_size=1, max_size=3)  # fmt: skip
SOURCES = {
    "by hand": TEXT,
    "ferry": (FERRY / "reading.yaml").read_text("utf-8"),
    "crlf": (FERRY / "reading.yaml").read_text("utf-8").replace("\n", "\r\n").rstrip(),
    "questions": (FERRY / "questions.yaml").read_text("utf-8"),
}


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]


def others(text: str, path) -> list[dict]:
    """Return all entries but that at `path` and those around and inside it."""
    return [{k: v for k, v in entry.items() if k != "line"} for other, entry in
            edit.entries(text).items() if other[:2] != path[:2]]  # fmt: skip


@given(st.data(), st.sampled_from(sorted(SOURCES)))
@settings(max_examples=60, deadline=None)
def test_any_edits_keep_all_other_entries_and_comments(data, name):
    text = SOURCES[name]
    for _ in range(data.draw(st.integers(1, 4))):
        found = edit.entries(text)
        path = data.draw(st.sampled_from(sorted(found, key=str)))
        what = data.draw(st.sampled_from(("set", "set", "add", "remove")))
        before, kept, end = others(text, path), comments(text), text[-1]
        try:
            if what == "set":
                new = edit.set_keys(text, path, data.draw(KEYS))
            elif what == "add":
                entry = data.draw(KEYS.map(lambda keys: {"id": "x"} | {
                    k: v for k, v in keys.items() if v is not None}))  # fmt: skip
                new = edit.add(text, path[:-1], entry)
                before.append(entry) if len(path) == 2 else None
            else:
                new = edit.remove(text, path)
        except KitError as error:
            assert "comment" in str(error) or "one key" in str(error)  # noqa: PT017
            continue
        after = others(new, path)
        if what == "add" and len(path) == 2:
            assert len(after) >= len(before) - 1
            assert [row for row in before if row not in after] == []
        elif what == "remove" and len(path) == 2:
            assert len(edit.entries(new)) < len(found)
        else:
            assert after == before
        inside = comments(new)
        assert [row for row in kept if row not in inside] in ([], ["# inside"], ["# nobody"])
        assert (new[-1] == "\n") == (end == "\n")
        text = new
