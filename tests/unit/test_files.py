"""Lesson files are read whole, and what is wrong in them is told in sentences, all at once."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit import files, skills
from kit.errors import KitError, LessonError, NotFound

HERE = Path(__file__).parent
FIRST = HERE.parents[1] / "exercises" / "macron-in-kazakhstan"


def slips():
    spec = importlib.util.spec_from_file_location("faults", HERE / "faults.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.SLIPS


def change(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def said(folder, **more):
    """Return what is said about a broken lesson, without the folder’s name."""
    with pytest.raises(LessonError) as caught:
        files.read_yaml(folder, **more)
    return str(caught.value)


# what is read


def test_the_ferry_lesson_is_read_whole(ferry):
    lesson = files.read_yaml(ferry)
    text = lesson.article
    assert lesson.id == "ferry"
    assert [b.id for b in text.blocks] == ["caption", "credit", "p1", "p2", "p3", "furniture"]
    assert [text[m.span] for m in lesson.mentions if m.entity == "holm"] == ["Holm", "Holm", "He"]
    assert {m.form for m in lesson.mentions if text[m.span] in ("He", "Its", "who")} == {"pronoun"}
    assert [m.form for m in lesson.mentions if text[m.span] == "the council"] == ["description"]
    direct, mixed = lesson.quotations[1:]
    assert [text[own] for own in direct.own + mixed.own] == ["“Nobody asked us,”", "“within weeks”"]
    assert text[direct.speaker_span] == "Ada Lund"
    assert text.text.index("said Ada") == direct.cue.start
    assert lesson.entity["last-day"].value == "2027-03-03"
    assert lesson.events[1].value == lesson.outside[0].date == "2026"
    assert lesson.glossary[0].l1 == (("es", "carga"),)
    assert lesson.glossary[0].not_here == "a load on somebody’s back"
    assert text[lesson.causes[0].marker] == "because"
    assert [text[span] for span in lesson.contested[0].spans] == ["service", "boat", "boat"]
    assert lesson.plans[0].phases[1].items == ("last-day", "why")
    assert dict(lesson.stops)["caption"] == "Ask who is there."
    assert lesson.seed == 3


def test_every_kind_of_question_is_read(ferry):
    lesson = files.read_yaml(ferry)
    kinds = [q.kind for q in lesson.questions if not q.again_for]
    assert kinds == list(skills.KINDS)
    ask = lesson.question
    assert ask["end-of-line"] is ask["last-day"]
    assert ask["last-day"].hints == ("Find the date first, then read the words in front of it.",)
    assert ask["last-day-again"].again_for == "last-day"
    assert [(o.text, o.right) for o in ask["timetable"].options] == [
        ("true", False), ("false", True), ("not stated", False)]  # fmt: skip
    assert ask["however"].gaps[1].options[0].accept == ("day",)
    assert ask["years"].options[0].text == "19"
    assert [lesson.article[t.span] for t in ask["origin"].targets] == ["harbour council"]
    assert [row.score for row in ask["letter"].samples] == [1, 0]
    assert ask["letter"].tags == (("bloom", "create"),)
    ids = [o.id for q in lesson.questions for o in (*q.options, *q.items, *q.pairs)]
    assert len(ids) == len(set(ids))


def test_the_first_lesson_is_read_without_a_fault():
    lesson = files.read_yaml(FIRST)
    assert [b.id for b in lesson.article.blocks] == [
        "caption", "credit", *(f"p{n}" for n in range(1, 9)), "furniture"]  # fmt: skip
    assert len(lesson.entities) == 38
    assert len(lesson.claims) == 45
    assert lesson.article[lesson.quotations[3].speaker_span] == "his"


def test_a_lesson_may_have_no_questions_yet(ferry):
    (ferry / "questions.yaml").unlink()
    change(ferry / "reading.yaml", ", items: [last-day, why]", "")
    assert files.read_yaml(ferry).questions == ()


def test_a_part_of_the_questions_can_be_read(ferry, tmp_path):
    part = tmp_path / "part.yaml"
    (ferry / "questions.yaml").rename(part)
    assert len(files.read_yaml(ferry, questions=part).questions) == 10
    with pytest.raises(NotFound, match=r"there is no file none\.yaml"):
        files.read_yaml(ferry, questions=tmp_path / "none.yaml")


# what is wrong


@pytest.mark.parametrize(("file", "old", "new", "sentences"), slips())
def test_a_slip_is_told_in_a_sentence(ferry, file, old, new, sentences):
    change(ferry / file, old, new)
    wanted = [f"exercises/ferry/{file}:{line}" for line in sentences.splitlines()]
    assert said(ferry).splitlines() == wanted


def test_all_faults_of_both_files_come_at_once(ferry):
    change(ferry / "reading.yaml", "holder: holm", "holder: hom")
    change(ferry / "reading.yaml", "kind: plan", "kind: plans")
    change(ferry / "questions.yaml", "ask: Who uses", "aks: Who uses")
    assert [line.split(":")[0] for line in said(ferry).splitlines()] == [
        "exercises/ferry/questions.yaml", "exercises/ferry/questions.yaml",
        "exercises/ferry/reading.yaml", "exercises/ferry/reading.yaml"]  # fmt: skip


def test_two_files_that_are_no_yaml_are_both_named(ferry):
    for name in ("reading.yaml", "questions.yaml"):
        (ferry / name).write_text("- a list\n", "utf-8")
    assert said(ferry).splitlines() == [
        f"exercises/ferry/{name}.yaml:1: this file holds no “key: value” lines;"
        f" it starts with “format: kit-{name}/1”" for name in ("questions", "reading")]  # fmt: skip


@pytest.mark.parametrize("name", ["reading.yaml", "ferry.txt"])
def test_another_charset_is_named(ferry, name):
    text = (ferry / name).read_text("utf-8")
    (ferry / name).write_bytes(text.encode("cp1252"))
    assert "is not UTF-8 text (byte" in said(ferry)
    (ferry / name).write_bytes(text.encode("utf-16"))
    assert said(ferry).endswith("is not UTF-8 text (byte 0); save it as UTF-8")


def test_an_article_with_a_control_character_is_named(ferry):
    (ferry / "ferry.txt").write_text("one\ntwo \0", "utf-8")
    assert "ferry.txt:2: an invisible control character (U+0000)" in said(ferry)


def test_an_empty_article_is_named(ferry):
    (ferry / "ferry.txt").write_text(" \n", "utf-8")
    head = (ferry / "reading.yaml").read_text("utf-8").split("blocks:")[0]
    (ferry / "reading.yaml").write_text(head, "utf-8")
    assert said(ferry) == "exercises/ferry/ferry.txt: the article is empty"


def test_files_that_would_fill_the_memory_are_refused(ferry):
    bomb = "format: kit-reading/1\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    (ferry / "reading.yaml").write_text(bomb, "utf-8")
    assert "reading.yaml:2: an anchor (&) is not read here" in said(ferry)
    (ferry / "reading.yaml").write_text("a: " + "[" * 20_000, "utf-8")
    assert "too deep to be a lesson" in said(ferry)
    (ferry / "reading.yaml").write_text("#" * 5_000_001, "utf-8")
    assert "larger than 5 MB" in said(ferry)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(ferry):
    plain = files.read_yaml(ferry)
    for name in ("reading.yaml", "questions.yaml"):
        text = (ferry / name).read_text("utf-8").replace("\n", "\r\n")
        (ferry / name).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert files.read_yaml(ferry) == plain


def test_an_article_with_windows_line_ends_keeps_them(ferry):
    text = (ferry / "ferry.txt").read_text("utf-8").replace("\n", "\r\n")
    (ferry / "ferry.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    lesson = files.read_yaml(ferry)
    assert lesson.article.text == text
    assert lesson.article[lesson.blocks["p3"].span].endswith("gave no timetable.")
    assert [lesson.article[m.span] for m in lesson.mentions if m.entity == "norhavn"] == ["Norhavn"]


ODD = [None, [], {}, 5, -1, True, "x", "", 1.5, [None], [[]], [{}], {"quote": None}, {"in": 5}]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(pick=st.randoms(use_true_random=False), odd=st.sampled_from(ODD))
def test_whatever_stands_in_a_file_there_is_no_traceback(ferry, pick, odd):
    from ruamel.yaml import YAML

    yaml, name = YAML(typ="safe", pure=True), pick.choice(["reading.yaml", "questions.yaml"])
    source = HERE.parent / "ferry" / name
    data = yaml.load(source.read_text("utf-8"))
    node, depth = data, pick.randint(1, 6)
    while True:
        key = pick.choice(list(node) if isinstance(node, dict) else range(len(node)))
        depth -= 1
        if not depth or not isinstance(node[key], (dict, list)) or not node[key]:
            break
        node = node[key]
    node[key] = odd
    with (ferry / name).open("w", encoding="utf-8") as out:
        yaml.dump(data, out)
    with contextlib.suppress(KitError):
        files.read_yaml(ferry)
    (ferry / name).write_text(source.read_text("utf-8"), "utf-8")


# where lessons are


def test_lessons_are_found_from_a_folder_upwards_then_in_the_package(ferry, tmp_path, monkeypatch):
    deep = tmp_path / "notebooks" / "ferry"
    deep.mkdir(parents=True)
    found = files.find_lessons(deep)
    assert found["ferry"] == ferry
    assert found["macron-in-kazakhstan"] == FIRST
    own = tmp_path / "exercises" / "macron-in-kazakhstan"
    own.mkdir()
    (own / "reading.yaml").touch()
    assert files.find_lessons(deep)["macron-in-kazakhstan"] == own
    assert files.home(own) == tmp_path
    assert files.home(tmp_path / "elsewhere") == tmp_path


def test_an_article_in_the_lesson_goes_before_one_in_seeds(ferry, tmp_path):
    seed = tmp_path / "seeds" / "ferry.txt"
    seed.parent.mkdir()
    seed.write_text("old\n", "utf-8")
    assert files.article_path(ferry, "ferry.txt") == ferry / "ferry.txt"
    (ferry / "ferry.txt").unlink()
    assert files.article_path(ferry, "ferry.txt") == seed
    assert files.article_path(ferry, "other.txt") is None


def test_a_lesson_is_loaded_by_id_or_folder(ferry):
    assert files.load("ferry") == files.load(ferry) == files.load(str(ferry))


def test_an_unknown_lesson_is_told_with_the_nearest(ferry):
    with pytest.raises(NotFound, match="there is no lesson “fery”; did you mean ‘ferry’\\?"):
        files.load("fery")


def test_a_broken_lesson_is_told_when_it_is_loaded(ferry):
    change(ferry / "reading.yaml", "speaker: lund", "speaker: lnud")
    with pytest.raises(LessonError, match="did you mean ‘lund’"):
        files.load("ferry")


def test_looking_for_lessons_needs_no_heavy_library():
    heavy = "{'ruamel', 'ruamel.yaml', 'jsonschema', 'platformdirs'}"
    code = f"import sys, kit.files as f; f.find_lessons(); assert not {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=HERE.parents[1], check=True)


# the published schemas


def schema(name):
    path = resources.files("kit.schema").joinpath(f"{name}.schema.json")
    return json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["reading", "questions", "layers"])
def test_a_schema_is_one_and_describes_every_key(name):
    from jsonschema import Draft202012Validator

    rules = schema(name)
    Draft202012Validator.check_schema(rules)
    seen = []

    def walk(node):
        if isinstance(node, dict):
            for key, part in (node.get("properties") or {}).items() if "if" not in node else ():
                seen.append(key)
                assert "const" in part or part.get("description") or "$ref" in part, key
            if node.get("type") == "object" and "properties" in node:
                assert node["additionalProperties"] is False
            for key, part in node.items():
                if key not in ("if", "then"):
                    walk(part)
        elif isinstance(node, list):
            for part in node:
                walk(part)

    walk(rules)
    assert len(seen) > 20


def enums(node, key, found):
    """Collect what each property `key` may be."""
    if isinstance(node, dict):
        for name, part in (node.get("properties") or {}).items():
            if name == key and "enum" in part:
                found.append(tuple(part["enum"]))
        for part in node.values():
            enums(part, key, found)
    elif isinstance(node, list):
        for part in node:
            enums(part, key, found)
    return found


def test_the_schemas_know_the_fixed_lists():
    reading, questions, layers = schema("reading"), schema("questions"), schema("layers")
    assert set(enums(questions, "skill", [])) == {tuple(skills.SKILLS)}
    assert set(enums(questions, "kind", [])) == {tuple(skills.KINDS)}
    assert set(enums(questions, "trap", [])) == {tuple(skills.TRAPS)}
    assert set(enums(questions, "layer", [])) == {skills.ASKABLE}
    assert set(enums(questions, "level", [])) == set(enums(reading, "level", [])) == {skills.LEVELS}
    topics = questions["properties"]["questions"]["items"]["properties"]["about"]["items"]
    assert tuple(topics["enum"]) == skills.TOPICS
    kinds = (skills.BLOCK_KINDS, skills.ENTITY_KINDS, skills.QUOTATION_KINDS, skills.CLAIM_KINDS)
    assert set(enums(reading, "kind", [])) == set(kinds)
    assert set(enums(reading, "relation", [])) == {skills.RELATIONS}
    assert set(enums(reading, "reading", [])) == {skills.READINGS}
    assert set(enums(reading, "move", [])) == {skills.MOVES}
    assert set(enums(layers, "kind", [])) == {skills.BLOCK_KINDS, skills.QUOTATION_KINDS}
    assert set(enums(layers, "type", [])) == {(*skills.ENTITY_TYPES.values(), "OTHER")}
    for row in ("pisa", "pirls"):
        have = {getattr(skill, row) for skill in skills.SKILLS.values()}
        assert set(enums(questions, row, [])[0]) == have
    blooms = set(enums(questions, "bloom", [])[0])
    assert {skill.bloom for skill in skills.SKILLS.values()} <= blooms
