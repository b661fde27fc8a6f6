"""An article becomes a lesson: all files or none, the same each time, read back as it is."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kit import drafting, files
from kit.check import check
from kit.drafting import Given, Job, Wish
from kit.errors import KitError

pytest.importorskip("spacy")
ARTICLES = Path(__file__).parents[1] / "drafting"
BRIDGE, SCHOOL = ARTICLES / "harbour-bridge.txt", ARTICLES / "night-school.html"
BRIDGE_ID, SCHOOL_ID = "new-bridge-closes-the-harbour-ferry", "night-school-fills-old-factory"
FRENCH = (
    "Le maire de la ville a annoncé mardi que le pont sera fermé pendant tout l’été. Les habitants "
    "sont en colère parce que personne ne les a prévenus.\n\nIls devront prendre le bus pour aller "
    "au travail. La mairie n’a pas encore donné de date pour la fin des travaux.\n"
)
NOTEBOOKS = {f"0{n}" for n in range(1, 9)}


def job(path: Path, base: Path, **more) -> Job:
    return Job(Given(str(path), path=str(path)), shelf=drafting.shelf(base), base=str(base), **more)


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    """The lesson of a text, made once, with its notebooks."""
    base = tmp_path_factory.mktemp("bridge")
    return drafting.make(job(BRIDGE, base))


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """The lesson of a web page, without notebooks."""
    return drafting.make(job(SCHOOL, tmp_path_factory.mktemp("school"), notebooks=False))


def put(made, base: Path) -> Path:
    placed = drafting.run._placed(base, made)
    placed.done()
    return base / "exercises" / made.id


def everything(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*"))
            if p.is_file()}  # fmt: skip


# what is made


def test_all_files_of_a_lesson_are_made(bridge, school):
    made = {name for name in bridge.files if not name.endswith(".lesson.json")}
    inside = f"exercises/{BRIDGE_ID}"
    assert bridge.id == BRIDGE_ID
    assert {name for name in made if not name.startswith("notebooks/")} == {
        f"{inside}/reading.yaml", f"{inside}/questions.yaml", f"{inside}/.proposed.json",
        "seeds/harbour-bridge.txt"}  # fmt: skip
    assert {Path(name).name[:2] for name in made if name.startswith("notebooks/")} == NOTEBOOKS
    assert {name for name in school.files if name.startswith("seeds/")} == {
        "seeds/night-school.html", f"seeds/{SCHOOL_ID}.txt"}  # fmt: skip


def test_the_source_is_kept_byte_for_byte(bridge, school):
    assert bridge.files["seeds/harbour-bridge.txt"] == BRIDGE.read_bytes()
    assert school.files["seeds/night-school.html"] == SCHOOL.read_bytes()
    text = school.files[f"exercises/{SCHOOL_ID}/reading.yaml"].decode()
    digest = hashlib.sha256(SCHOOL.read_bytes()).hexdigest()
    assert f"file: night-school.html\n  sha256: '{digest}'" in text or digest in text
    assert f"article: {SCHOOL_ID}.txt" in text


def test_it_is_read_as_a_lesson_with_every_layer_in_draft(bridge, tmp_path):
    lesson = files.read_yaml(put(bridge, tmp_path))
    assert (lesson.status, lesson.lang, lesson.title) == (
        "draft", "en", "New bridge closes the harbour ferry")  # fmt: skip
    for layer in ("entities", "mentions", "quotations", "claims", "connectives", "hedges",
                  "glossary", "events", "questions"):  # fmt: skip
        rows = getattr(lesson, layer)
        assert rows, layer
        assert {row.status for row in rows} == {"draft"}, layer
        assert all(0 < row.confidence <= 1 for row in rows)
    assert lesson.minutes > 0
    assert lesson.aims
    assert lesson.plans


def test_no_question_has_to_be_changed(bridge, school, tmp_path):
    for made in (bridge, school):
        lesson = files.read_yaml(put(made, tmp_path))
        asked = {q.id for q in lesson.questions}
        assert [f for f in check(lesson) if f.severity == "must" and f.where in asked] == []


def test_a_question_with_a_fault_is_left_out_and_counted(monkeypatch):
    from kit import propose

    plain = propose.propose

    def faulty(lesson, seed=0):
        first, *rest = plain(lesson, seed)
        bad = replace(first, id="bad", ask="Is that so", hints=())
        return (bad, replace(first, id="bad-again", again_for="bad"), *rest)

    monkeypatch.setattr(propose, "propose", faulty)
    found = drafting.draft("bridge.txt", BRIDGE.read_bytes())
    assert not {"bad", "bad-again"} & {q.id for q in found.lesson.questions}
    assert found.dropped >= 2


@pytest.mark.slow
def test_a_build_changes_nothing_afterwards(bridge, tmp_path, monkeypatch):
    """The notebooks were run elsewhere; here, beside another lesson, they come out the same."""
    from kit.walk import build_notebooks

    put(bridge, tmp_path)
    put(drafting.make(job(SCHOOL, tmp_path)), tmp_path)
    monkeypatch.chdir(tmp_path)
    for id in (BRIDGE_ID, SCHOOL_ID):
        assert build_notebooks(tmp_path / "exercises" / id, check=True) == []
    assert drafting.start_page(tmp_path) == ""
    start = (tmp_path / "notebooks" / "start.ipynb").read_text("utf-8")
    assert BRIDGE_ID in start
    assert SCHOOL_ID in start


def test_the_compiled_lesson_that_comes_along_is_fresh(bridge, tmp_path):
    from kit.files import compiled

    assert compiled.fresh(put(bridge, tmp_path)) == files.read_yaml(tmp_path / "exercises"
                                                                    / BRIDGE_ID)  # fmt: skip


def test_the_same_source_and_seed_give_the_same_bytes(school, tmp_path):
    again = drafting.make(job(SCHOOL, tmp_path, notebooks=False))
    assert again == school


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "99"])
def test_another_world_gives_the_same_bytes(school, tmp_path, seed):
    code = (
        "import hashlib, sys\nfrom pathlib import Path\nfrom kit import drafting\n"
        f"p = Path({str(SCHOOL)!r})\nj = drafting.Job(drafting.Given(str(p), path=str(p)),"
        " notebooks=False)\nm = drafting.make(j)\n"
        "print({n: hashlib.sha256(d).hexdigest() for n, d in sorted(m.files.items())})"
    )
    env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Almaty", "LC_ALL": "C",
           "PYTHONPATH": os.pathsep.join([os.environ["PYTHONPATH"], str(ARTICLES.parents[1])])}
    done = subprocess.run([sys.executable, "-c", code], env=env, cwd=tmp_path, text=True,
                          capture_output=True, check=False)  # fmt: skip
    mine = {n: hashlib.sha256(d).hexdigest() for n, d in sorted(school.files.items())}
    assert done.stdout.strip() == str(mine), done.stderr[-2000:]


def test_nothing_that_is_made_tells_where_or_when(bridge, tmp_path):
    told = b"\n".join(data for name, data in bridge.files.items() if not name.startswith("seeds/"))
    assert b"kit-new-" not in told
    assert b"/tmp/" not in told


def test_what_a_person_says_counts(tmp_path):
    wish = Wish(title="Our ferry", level="B1", id="Our Ferry", rights="ours", published="2025")
    made = drafting.make(job(BRIDGE, tmp_path, wish=wish, notebooks=False))
    lesson = files.read_yaml(put(made, tmp_path))
    assert (lesson.id, lesson.title, lesson.level, lesson.rights) == (
        "our-ferry", "Our ferry", "B1", "ours")  # fmt: skip


def test_a_text_in_another_language_gets_its_parts_alone(tmp_path):
    source = tmp_path / "pont.txt"
    source.write_text(FRENCH, "utf-8")
    made = drafting.make(job(source, tmp_path))
    lesson = files.read_yaml(put(made, tmp_path))
    assert (lesson.lang, lesson.status) == ("fr", "draft")
    assert len(lesson.paragraphs) == 2
    assert not lesson.questions + lesson.entities + lesson.quotations
    assert any("French" in note for note in made.told.notes)
    assert any("no marks and no questions" in note for note in made.told.notes)
    assert {Path(n).name[:2] for n in made.files if n.startswith("notebooks/")} == NOTEBOOKS


def test_the_report_names_what_to_look_at_first(bridge):
    told = "\n".join(drafting.lines(bridge.told))
    assert "questions of" in told
    assert "least sure" in told
    assert len(bridge.told.unsure) <= 5
    assert "P" in bridge.told.unsure[0]
    assert "%" in bridge.told.unsure[0]


# what is there already


def test_a_lesson_is_never_overwritten(school, tmp_path):
    put(school, tmp_path)
    other = tmp_path / "other.html"
    other.write_bytes(SCHOOL.read_bytes().replace(b"300", b"400"))
    with pytest.raises(KitError, match=f"there is a lesson “{SCHOOL_ID}” already; --replace"):
        drafting.make(job(other, tmp_path, notebooks=False))


def test_the_same_article_is_not_made_twice(school, tmp_path):
    put(school, tmp_path)
    again = drafting.make(job(SCHOOL, tmp_path, notebooks=False))
    assert (again.id, dict(again.files), again.told) == (SCHOOL_ID, {}, None)
    second = drafting.make(job(SCHOOL, tmp_path, notebooks=False, wish=Wish(id="second")))
    assert second.id == "second"


def test_another_file_of_that_name_gets_another_name(bridge, tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour-bridge.txt").write_bytes(b"another article")
    made = drafting.make(job(BRIDGE, tmp_path, notebooks=False))
    name = f"seeds/harbour-bridge-{BRIDGE_ID}.txt"
    assert made.files[name] == BRIDGE.read_bytes()
    assert "seeds/harbour-bridge.txt" not in made.files
    assert files.read_yaml(put(made, tmp_path)).article.text == BRIDGE.read_text("utf-8")
    assert (tmp_path / "seeds" / "harbour-bridge.txt").read_bytes() == b"another article"


def test_replace_makes_it_anew_and_keeps_what_a_person_added(bridge, tmp_path):
    folder = put(bridge, tmp_path)
    first = everything(tmp_path)
    reading = folder / "reading.yaml"
    reading.write_text(reading.read_text("utf-8").replace("level: ", "level: C2 # was "), "utf-8")
    book = tmp_path / "notebooks" / BRIDGE_ID / "02-read.ipynb"
    whole = json.loads(book.read_text("utf-8"))
    mine = {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": ["my own words"]}
    whole["cells"].insert(2, mine)
    book.write_text(json.dumps(whole), "utf-8")
    made = drafting.make(job(BRIDGE, tmp_path, mode=drafting.REPLACE))
    put(made, tmp_path)
    now = everything(tmp_path)
    assert {name for name in now if now[name] != first.get(name)} == {
        f"notebooks/{BRIDGE_ID}/02-read.ipynb"}  # fmt: skip
    assert "my own words" in book.read_text("utf-8")


def test_a_lesson_that_cannot_be_updated_says_so(tmp_path):
    with pytest.raises(KitError, match="there is no lesson"):
        drafting.make(job(BRIDGE, tmp_path, mode=drafting.UPDATE, notebooks=False))


# all or nothing


@pytest.mark.parametrize("stop", [KitError("a cell failed"), KeyboardInterrupt(), OSError(28, "x")])
@pytest.mark.parametrize("where", ["make", "place", "start"])
def test_a_stop_leaves_nothing(school, tmp_path, monkeypatch, stop, where):
    from kit.drafting import run
    from kit.drafting.place import Placed

    (tmp_path / "exercises").mkdir()
    (tmp_path / "mine.txt").write_bytes(b"mine")

    def fails(*_, **__):
        raise stop

    monkeypatch.setattr(run, "make", fails if where == "make" else lambda *_: school)
    monkeypatch.setattr(run, "start_page", fails if where == "start" else lambda *_: "")
    if where == "place":
        monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(type(stop)):
        drafting.one(job(SCHOOL, tmp_path), lambda _: None)
    monkeypatch.undo()
    assert everything(tmp_path) == {"mine.txt": b"mine"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["exercises", "mine.txt"]
    assert Placed


def test_a_cell_that_fails_leaves_nothing(tmp_path, monkeypatch):
    from kit.walk import shell

    def fails(*_):
        raise KitError("a cell of the walk failed: KeyError: 'x'")

    monkeypatch.setattr(shell.Cells, "run", fails)
    with pytest.raises(KitError, match="a cell of the walk failed"):
        drafting.one(job(BRIDGE, tmp_path), lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_a_start_page_that_a_person_changed_is_left_and_told(bridge, tmp_path):
    put(bridge, tmp_path)
    assert drafting.start_page(tmp_path) == ""
    path = tmp_path / "notebooks" / "start.ipynb"
    path.write_text(path.read_text("utf-8").replace("sharp eye", "dull eye"), "utf-8")
    before = path.read_bytes()
    assert "was changed by hand" in drafting.start_page(tmp_path)
    assert path.read_bytes() == before
