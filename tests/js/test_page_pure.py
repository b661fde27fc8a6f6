"""The pure files of a page, run in Chromium beside the Python that they repeat."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest
from broken import harbour
from storm_lesson import storm

from kit import answers, schema, widgets
from kit.files import load
from kit.lesson import option_id
from kit.page.given import given
from kit.widgets.data import part_of_state, quiz_data, reader_data
from kit.widgets.progress import progress_data

pytestmark = pytest.mark.browser

FILES = ("handin.js", "pagehost.js", "pageprogress.js", "pagegiven.js")
MACRON = load("macron-in-kazakhstan")
HARBOUR = harbour.sound()
LESSONS = pytest.mark.parametrize("lesson", [MACRON, HARBOUR, storm()], ids=lambda one: one.id)
AT = "2027-03-01T10:00:00.000Z"


@pytest.fixture(scope="module")
def run(chromium):
    """Return a function that gives a value to a JavaScript expression over the pure files."""
    page = chromium.new_page()
    names = dict.fromkeys(name for file in FILES for name in widgets.order(file))
    code = "\n".join(widgets.source(name) for name in names)
    plain = "\n".join(line.removeprefix("export ") for line in code.splitlines()
                      if not line.startswith(("import ", "export default")))  # fmt: skip
    page.set_content(f"<script>{plain}</script>")

    def evaluate(code, given=None):
        """As JSON both ways: what carries values itself would drop a key named `__proto__`."""
        name = code if "=>" in code else f"() => {code}"
        text = page.evaluate(f"text => JSON.stringify(({name})(JSON.parse(text)) ?? null)",
                             json.dumps(given))  # fmt: skip
        return json.loads(text)

    yield evaluate
    page.close()


# SHA-256


def test_sha256_is_that_of_python(run):
    texts = ["", "abc", *("x" * n for n in (55, 56, 57, 63, 64, 65, 119, 120, 1000)),
             "Қазақша “quoted” 😀" * 50]  # fmt: skip
    found = run("all => all.map(one => sha256(new TextEncoder().encode(one)))", texts)
    assert found == [hashlib.sha256(text.encode()).hexdigest() for text in texts]


def test_sha256_of_a_large_file(run):
    assert run("sha256(new Uint8Array(3000001))") == hashlib.sha256(bytes(3_000_001)).hexdigest()


# what the panels get


def whole(run, lesson, mode="practice"):
    """The data as the page has it, the words of the static form put back."""
    data = given(lesson, list(lesson.mains), mode)
    posed = {q["id"]: q for part in data["parts"] for q in quiz_data(
        lesson, [lesson.question[id] for id in part["ask"]], "", mode)["questions"]}  # fmt: skip
    shown = {"choice": ["options"], "choices": ["options"], "order": ["items"],
             "match": ["pairs", "rights"]}  # fmt: skip
    texts = [block["text"] for block in reader_data(lesson, list(lesson.blocks.values()))["blocks"]]
    asked = [[posed[id]["ask"], *(row.get("text") or row["left"]
                                  for part in shown.get(posed[id]["kind"], ())
                                  for row in posed[id][part])]
             for part in data["parts"] for id in part["ask"]]  # fmt: skip
    return run("given => pageWhole(...given)", [data, texts, asked])


@pytest.mark.parametrize("mode", ["practice", "check", "test"])
@LESSONS
def test_questions_are_those_of_the_notebooks(run, lesson, mode):
    data = whole(run, lesson, mode)
    made = {q["id"]: q for q in run("data => pageQuestions(data)", data)}
    wanted = quiz_data(lesson, list(lesson.mains), "", mode)["questions"]
    assert set(made) == {q["id"] for q in wanted}
    for q in wanted:
        mine = made[q["id"]]
        for key in ("beyond", "level", "difficulty"):  # nothing on the screen tells them
            del q[key]
        for target in (*q.get("targets", ()), *q.get("traps", ())):
            del target["words"]
        assert mine.pop("once") is True
        mine.pop("look", None) if mode == "test" else None
        assert mine == q


@LESSONS
def test_marks_are_those_of_the_notebooks(run, lesson):
    data = whole(run, lesson)
    made = run("data => pageReader(data)", data)
    wanted = reader_data(lesson, list(lesson.blocks.values()))
    for mark in (*made["marks"], *wanted["marks"]):
        del mark["id"]
    assert made["marks"] == wanted["marks"]
    for key in ("blocks", "cards", "layers", "on", "lang", "of", "notice"):
        assert made[key] == wanted[key], key


def test_offsets_count_what_the_browser_counts(run):
    text = HARBOUR.article.text.replace("Holm insisted", "😀olm insisted")
    odd = replace(HARBOUR, article=replace(HARBOUR.article, text=text))
    data = whole(run, odd)
    made = {q["id"]: q["spots"] for q in run("data => pageQuestions(data)", data)}
    wanted = {q["id"]: q["spots"] for q in quiz_data(odd, list(odd.mains), "")["questions"]}
    assert any(wanted.values())
    assert made == wanted


def test_a_test_is_given_no_mark_that_tells(run):
    data = given(MACRON, list(MACRON.mains), "test")
    made = run("data => pageMarks(data)", whole(run, MACRON, "test"))
    assert made
    assert not any(mark.get("until") for mark in made)
    hidden = {m["card"] for m in reader_data(MACRON, list(MACRON.blocks.values()))["marks"]
              if m.get("until") and not m["card"].startswith("entity-")}  # fmt: skip
    assert hidden
    assert not hidden & set(data["cards"])
    for chain in {mark["chain"] for mark in made if mark.get("chain")}:
        own = [mark for mark in made if mark.get("chain") == chain]
        assert [mark["nth"] for mark in own] == list(range(1, len(own) + 1))


# the state


def book(lesson):
    data = given(lesson, list(lesson.mains), "practice")
    return {key: data[key] for key in ("lesson", "fingerprint", "items", "was")}


def stamped(lesson, *records, start=1):
    """Records as a kernel or a page writes them, a minute apart."""
    found = []
    for n, record in enumerate(records, start):
        at = datetime.fromisoformat(AT) + timedelta(minutes=n)
        own = {"v": 1, "at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z", "n": n}
        found.append(answers.stamped(record, lesson) | own)
    return found


def answer(question, response, share, **more):
    return {"what": "answer", "question": question, "response": response, "share": share,
            "mode": "practice", "try": 1, "hints": 0, "sure": None} | more  # fmt: skip


def many(lesson):
    """One record of every kind, and answers of every sort."""
    qs = [q for q in lesson.questions if q.kind == "choice"]
    right = {q.id: next(o.id for o in q.options if o.right) for q in qs}
    wrong = {q.id: next(o.id for o in q.options if not o.right) for q in qs}
    first, second, third = qs[0].id, qs[1].id, qs[2].id
    light = {"what": "highlight", "block": "p1", "start": 0, "end": 5, "quote": "Words"}
    return [
        {"what": "read", "block": "p1"}, {"what": "look", "card": "word-x"},
        {"what": "skip", "question": third}, answer(first, wrong[first], 0, sure=3),
        answer(first, right[first], 1, **{"try": 2}), answer(second, wrong[second], 0, sure=3),
        {"what": "highlight", "id": "h1", **{k: v for k, v in light.items() if k != "what"}},
        light | {"id": "h2", "note": "mine"}, {"what": "unhighlight", "id": "h1"},
        {"what": "read", "block": "p1"}, {"what": "look", "card": "word-x"},
        {"what": "skip", "question": first}, answer(third, right[third], 1, mode="test"),
        {"what": "rate", "question": first, "score": 2}, {"what": "postpone"},
        {"what": "postpone"}, {"what": "postpone", "undo": True},
        answer("word:g-x:produce", "x", 1), answer("mark:p1:voices", [[1, 2]], 0.5),
        answer("gone-since", "x", 1), {"what": "skip", "question": "__proto__"},
        answer("__proto__", {"__proto__": "x"}, 1), answer("constructor", ["a", "b"], 0),
    ]  # fmt: skip


@LESSONS
def test_the_state_is_that_of_python(run, lesson):
    records = stamped(lesson, *many(lesson))
    records[3] |= {"item": "0" * 12}  # answered when it was another question
    del records[4]["item"]  # of a kit that had no prints yet
    del records[5]["item"]
    records[5]["fingerprint"] = "0" * 12
    for record in records:
        assert run("([r, id]) => logFits(r, id)", [record, lesson.id]), record
    made = run("([all, book]) => logState(all, book)", [records, book(lesson)])
    assert made == answers.state(records, lesson)
    assert any(t["older"] for tries in made["answers"].values() for t in tries)
    assert any(not t["older"] for tries in made["answers"].values() for t in tries)


def test_answers_under_an_old_name_belong_to_the_question(run):
    at = next(i for i, q in enumerate(HARBOUR.questions) if q.kind == "choice")
    q = HARBOUR.questions[at]
    renamed = replace(q, was=("before",))
    lesson = replace(HARBOUR, questions=(*HARBOUR.questions[:at], renamed,
                                         *HARBOUR.questions[at + 1:]))  # fmt: skip
    old = option_id("before", q.options[0].text)
    records = stamped(lesson, answer("before", old, 1), answer(q.id, q.options[0].id, 1))
    made = run("([all, book]) => logState(all, book)", [records, book(lesson)])
    assert made == answers.state(records, lesson)
    assert [t["response"] for t in made["answers"][q.id]] == [q.options[0].id] * 2


def test_a_typed_word_of_a_gap_is_in_no_table_of_old_names():
    at, q = next((i, q) for i, q in enumerate(HARBOUR.questions) if q.kind == "cloze")
    gaps = tuple(replace(gap, typed=True) for gap in q.gaps)
    lesson = replace(HARBOUR, questions=(*HARBOUR.questions[:at],
                                         replace(q, gaps=gaps, was=("before",)),
                                         *HARBOUR.questions[at + 1:]))  # fmt: skip
    _, ids = given(lesson, list(lesson.mains), "test")["was"]["before"]
    assert ids == {}
    lesson = replace(lesson, questions=(replace(q, was=("before",)),))
    assert {option_id("before", o.text) for gap in q.gaps for o in gap.options} <= set(
        given(lesson, list(lesson.mains), "test")["was"]["before"][1])  # fmt: skip


def test_records_of_two_tabs_stand_in_the_order_of_time(run):
    one = stamped(HARBOUR, *many(HARBOUR)[:4])
    other = stamped(HARBOUR, *many(HARBOUR)[4:8], start=2)
    other[2]["at"] = "2020-01-01T00:00:00.000Z"  # the clock was set back
    files = [["b", other], ["a", one], ["c", [json.loads(json.dumps(one[1]))]]]
    merged = run("files => logMerged(files)", files)
    assert len(merged) == len(one) + len(other)
    assert [r["n"] for r in merged if r in other] == [2, 3, 4, 5]
    assert [r["at"] for r in merged if r in one] == sorted(r["at"] for r in one)


@pytest.mark.parametrize("broken", [
    {"what": "answer"}, {"v": 2}, {"at": "2027-03-01"}, {"n": 0}, {"share": 2}, {"share": "1"},
    {"mode": "exam"}, {"response": {"a": {"b": "c"}}}, {"response": [["x"]]}, {"sure": 4},
    {"item": "xyz"}, {"lesson": "another"}, {"more": 1}, {"question": ""}, {"question": "q" * 201},
    {"response": "x" * 20_001}, {"what": "__proto__"}, {"what": "forget"}, {"hints": -1},
    {"try": 0}, {"response": None},
])  # fmt: skip
def test_what_no_page_wrote_does_not_fit(run, broken):
    (record,) = stamped(HARBOUR, answer("x", "y", 1))
    assert run("([r, id]) => logFits(r, id)", [record, HARBOUR.id])
    record |= broken
    if broken == {"what": "answer"}:
        del record["response"]
    assert not run("([r, id]) => logFits(r, id)", [record, HARBOUR.id])


# the file


def schema_faults(lines):
    """What a file has against the published schema."""
    from referencing import Registry, Resource

    folder = Path(schema.__file__).parent
    answer_schema, handin = (json.loads((folder / f"{name}.schema.json").read_text("utf-8"))
                             for name in ("answer", "handin"))  # fmt: skip

    registry = Registry().with_resource("kit-answer-1", Resource.from_contents(answer_schema))
    checker = jsonschema.Draft202012Validator(handin, registry=registry)
    return [fault.message for fault in checker.iter_errors(lines)]


def test_the_file_is_that_of_python_and_fits_the_schema(run):
    records = stamped(MACRON, *many(MACRON))
    text = run("given => handinFile(...given)", [book(MACRON), records, "Kl-7"])
    assert text == answers.hand_in(MACRON, records, "Kl-7")
    lines = [json.loads(line) for line in text.splitlines()]
    assert schema_faults(lines) == []
    assert lines[0]["learner"] == "Kl-7"
    back = run("given => handinRead(...given)", [text, MACRON.id])
    assert back == {"why": "", "records": records, "bad": 0, "learner": "Kl-7"}


def test_a_fault_against_the_schema_would_be_found():
    assert schema_faults([{"v": 1}])


def test_half_a_character_is_written_as_a_question_mark(run):
    made = run(r"""book => {
        const half = { what: "x", note: "a\ud83d b\udc00\udc00 😀" };
        const text = handinFile(book, [half], "c");
        return [text, handinRead(text, book.lesson).why];
    }""", book(MACRON))  # fmt: skip
    assert json.loads(made[0].splitlines()[1])["note"] == "a? b?? 😀"
    assert made[1] == ""
    body = made[0].split("\n", 1)[1].encode()
    assert json.loads(made[0].splitlines()[0])["sha256"] == hashlib.sha256(body).hexdigest()


@pytest.mark.parametrize(("change", "why"), [
    (lambda t: "", "This is no file of saved answers."),
    (lambda t: "{}", "This is no file of saved answers."),
    (lambda t: "null\n" + t, "This is no file of saved answers."),
    (lambda t: t.split("\n", 1)[1], "This is no file of saved answers."),
    (lambda t: t.replace('"lesson":"macron', '"lesson":"another', 1), "another lesson."),
    (lambda t: t.replace('"v":1', '"v":2', 1), "This file came from a newer version of the kit."),
    (lambda t: t[:-20], "This file is not whole, or somebody has changed it."),
    (lambda t: t.replace('"share":0', '"share":1'), "somebody has changed it."),
    (lambda t: t.replace("\n", "\r\n"), "somebody has changed it."),
])  # fmt: skip
def test_what_is_no_file_of_this_lesson_is_told(run, change, why):
    text = answers.hand_in(MACRON, stamped(MACRON, *many(MACRON)), "c")
    back = run("given => handinRead(...given)", [change(text), MACRON.id])
    assert back["records"] == []
    assert why in back["why"]
    assert back["why"].endswith(" Nothing was changed.")


def test_lines_that_no_kit_wrote_are_left_out(run):
    records = [*stamped(MACRON, *many(MACRON)[:2]), {"what": "evil", "__proto__": {"a": 1}}]
    text = answers.hand_in(MACRON, records, "c")
    back = run("given => handinRead(...given)", [text, MACRON.id])
    assert (len(back["records"]), back["bad"], back["why"]) == (2, 1, "")


def test_a_file_has_a_name_that_every_system_takes(run):
    names = run("all => all.map(([a, b]) => handinName(a, b))", [
        ["macron-in-kazakhstan", "KZ-7"], ["x", "../../etc/passwd"], ["x", "Ана 3"], ["a/b", " "],
        ["x", "con:<>|?*\"\\"]])  # fmt: skip
    assert names == ["macron-in-kazakhstan-KZ-7.jsonl", "x-etc-passwd.jsonl", "x-Ана-3.jsonl",
                     "a-b.jsonl", "x-con.jsonl"]  # fmt: skip


# progress


PROGRESS = """([data, state, now]) =>
    pageProgress(data, pageQuestions(data), state, new Date(now))"""


@LESSONS
@pytest.mark.parametrize("count", [0, 1, 4, 6, 23, 999])
def test_progress_is_that_of_python(run, lesson, count):
    records = stamped(lesson, *many(lesson)[:count])
    if count == 999:  # all answered, most of it right
        done = [answer(q.id, "x", None if q.kind == "write" else n % 5 and 1, sure=3)
                for n, q in enumerate(lesson.questions)]  # fmt: skip
        records = stamped(lesson, *({"what": "read", "block": b} for b in lesson.blocks), *done)
    state = answers.state(records, lesson)
    now = datetime(2027, 3, 2, tzinfo=UTC)
    wanted = progress_data(lesson, state, now, "Your answers stay in this browser.")
    data = whole(run, lesson)
    made = run(PROGRESS, [data, state, now.isoformat()])
    for key in ("lang", "where", "next", "parts", "skills", "greeting"):
        assert made[key] == wanted[key], key
    row = lambda one: (one["block"], one["ask"])  # noqa: E731
    assert sorted(made["sure_wrong"], key=row) == sorted(wanted["sure_wrong"], key=row)
    assert "coming" not in made


def test_a_page_keeps_no_calendar(run):
    state = answers.state(stamped(MACRON, *many(MACRON)[:6]), MACRON)
    made = run(PROGRESS, [whole(run, MACRON), state, "2027-04-01T00:00:00Z"])
    assert made["greeting"] == "Welcome back. It has been 30 days."


def test_a_test_hears_of_its_own_answers_alone(run):
    state = answers.state(stamped(MACRON, *many(MACRON)), MACRON)
    blocks, questions = ["p1", "p3"], [*MACRON.question][:30]
    for mode in ("practice", "check", "test"):
        part = run("given => logPart(...given)", [state, blocks, questions, mode])
        assert part == part_of_state(state, blocks, questions, mode)
    assert [t["mode"] for tries in part["answers"].values() for t in tries] == ["test"]


