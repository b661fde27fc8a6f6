"""hypothesis looks for bytes that end in anything but a source or a sentence."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ingest import files, measure
from ingest.marked import texts
from ingest.outcome import outcome

FERRY = texts()[0]
PAGE = next(measure.pages(each=1))[2]
PDF, WORD = files.pdf(FERRY), files.word(FERRY)

BITS = st.sampled_from([
    "The ferry stops.", "By Ada Lund", "12 March 2024", "Photo: Ada Lund/AFP", "Comments",
    "Read more",
    "“", "”", '"', "(", "[", ">", "- ", "1. ", "\n", "\n\n", "\r\n", "\t", "\u200b", "\u202e", "é",
    "<p>", "</p>", "<div>", "<b", "&amp;", "<table><tr><td>", "```", "# ", "![a](b)", "---\n", "|",
    ":",
    "Copyright", "14:05", "/", "Reply", "©", "e\u0301", "漢字。", "😀", " ",
])  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.lists(BITS, max_size=40).map("".join), st.text(max_size=300)),
       st.sampled_from(["a.txt", "a.md", "a.html", "a", "-", "../../x", "a.b.c"]))  # fmt: skip
@example("<p>", "a.html")
@example("- \n- ", "a.md")
def test_any_text(text, name):
    outcome(name, text.encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a.md"]))
def test_any_bytes(data, name):
    outcome(name, data)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([("a.pdf", PDF), ("a.docx", WORD), ("a.html", PAGE)]), st.data())
def test_any_damage(file, data):
    name, raw = file
    at = data.draw(st.integers(0, len(raw) - 1))
    size = data.draw(st.integers(0, 60))
    outcome(name, raw[:at] + data.draw(st.binary(max_size=20)) + raw[at + size:])
