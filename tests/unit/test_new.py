"""`kit new` and `kit annotate` as commands: what they print where, exit codes, many sources."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kit import drafting
from kit.cli import run
from kit.drafting import sources, web
from kit.drafting.waiting import Waiting
from kit.errors import KitError

pytest.importorskip("spacy")
ARTICLES = Path(__file__).parents[1] / "drafting"
BRIDGE_ID, SCHOOL_ID = "new-bridge-closes-the-harbour-ferry", "night-school-fills-old-factory"
LITTLE = "The council of Norhavn will close the old harbour on Monday. Mayor Per Holm said so.\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working folder with two articles in a folder of their own."""
    base = tmp_path / "work"
    shutil.copytree(ARTICLES, base / "articles", ignore=shutil.ignore_patterns("*.py", "__*"))
    monkeypatch.chdir(base)
    monkeypatch.setattr("kit.files.CHECKOUT", tmp_path)
    return base


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.glob("*"))


def new(*words: str) -> int:
    return run(["new", *words, "--no-notebooks"])


# one article


def test_a_lesson_is_made_and_told(here, capfd):
    assert new("articles/harbour-bridge.txt", "--published", "2026-03-12", "--level", "B2") == 0
    out, err = capfd.readouterr()
    assert out.startswith("New bridge closes the harbour ferry\n")
    for said in (f"written: exercises/{BRIDGE_ID}/reading.yaml", "seeds/harbour-bridge.txt",
                 "questions of", "level B2", "Next: kit build", "kit check"):  # fmt: skip
        assert said in out
    assert ".lesson.json" not in out
    assert "written" not in err
    assert names(here) == ["articles", "exercises", "seeds"]


def test_it_lands_in_the_nearest_folder_with_lessons(here, capfd, monkeypatch):
    (here / "exercises").mkdir()
    monkeypatch.chdir(here / "articles")
    assert new("night-school.html", "--id", "school") == 0
    assert names(here / "exercises") == ["school"]
    assert str(here) in capfd.readouterr().out
    assert names(here / "articles") == ["README.md", "harbour-bridge.txt", "night-school.html"]


def test_what_is_there_is_refused_or_made_anew(here, capfd):
    assert new("articles/night-school.html") == 0
    assert new("articles/night-school.html") == 2
    _, err = capfd.readouterr()
    assert err.splitlines()[-1] == (
        f"the lesson “{SCHOOL_ID}” is made from this article already; --replace makes it anew, "
        "--update keeps what you changed")  # fmt: skip
    assert new("articles/night-school.html", "--update") == 0
    assert "nothing has changed" in capfd.readouterr().out
    assert new("articles/night-school.html", "--replace", "--seed", "7") == 0
    assert new("articles/night-school.html", "--replace", "--update") == 2


def test_an_update_remembers_what_was_said(here, capfd):
    assert new("articles/night-school.html", "--title", "A school at night", "--level", "A2") == 0
    (lesson,) = (here / "exercises").iterdir()
    before = (lesson / "reading.yaml").read_bytes()
    assert new("articles/night-school.html", "--update") == 0
    assert (lesson / "reading.yaml").read_bytes() == before
    assert b"title: A school at night\n" in before


def test_an_update_takes_nothing_away_that_leads_nowhere(here, capfd):
    assert new("articles/night-school.html", "--no-notebooks") == 0
    (lesson,) = (here / "exercises").iterdir()
    file = lesson / "reading.yaml"
    speaker = re.search(r"\n    speaker: ([a-z-]+)\n", file.read_text("utf-8"))[1]
    text = file.read_text("utf-8").replace(f"speaker: {speaker}\n", "speaker: somebody-gone\n", 1)
    file.write_text(text, "utf-8")
    assert new("articles/night-school.html", "--update", "--no-notebooks") == 2
    assert "there is no entity “somebody-gone”" in capfd.readouterr().err
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize(("more", "said"), [
    (["--id", "../x"], "“../x” is no name for a lesson"), (["--id", "a/b"], "no name"),
    (["--id", "…"], "holds no letter from a to z"), (["--level", "B3"], "'B3' is not one of"),
    (["--published", "yesterday"], "“yesterday” is no day; write 2026-11-24"),
    (["--published", "2026-02-30"], "is no day"), (["--seed", "-1"], "-1 is not in the range"),
    (["--jobs", "0"], "0 is not in the range"),
    (["--scheduler", "tcp://127.0.0.1:1", "--update"], "--scheduler makes new lessons only"),
])  # fmt: skip
def test_an_option_that_makes_no_sense_is_a_sentence(here, capfd, more, said):
    assert new("articles/harbour-bridge.txt", *more) == 2
    err = [line for line in capfd.readouterr().err.splitlines() if not line.startswith("… ")]
    assert len(err) == 1
    assert said in err[0]
    assert names(here) == ["articles"]


def test_standard_input_is_an_article(here, monkeypatch):
    data = (ARTICLES / "harbour-bridge.txt").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert new("-") == 0
    assert names(here / "exercises") == [BRIDGE_ID]
    assert (here / "seeds" / f"{BRIDGE_ID}.txt").read_bytes() == data


def test_it_can_be_read_once_only(here, capfd):
    assert new("-", "-") == 2
    assert capfd.readouterr().err == "standard input (-) can be read once only\n"


@pytest.mark.slow
def test_the_whole_command_with_notebooks_and_start_page(here, capfd):
    assert run(["new", "articles/harbour-bridge.txt"]) == 0
    assert "Next: kit lab opens the lesson; lesson.desk() in " in capfd.readouterr().out
    assert len(names(here / "notebooks" / BRIDGE_ID)) == 8
    assert BRIDGE_ID in (here / "notebooks" / "start.ipynb").read_text("utf-8")
    assert run(["build", "--check"]) == 0
    assert capfd.readouterr().out == "Nothing to change.\n"


# many


@pytest.mark.slow
def test_a_folder_goes_on_where_it_stopped(here, capfd):
    (here / "articles" / "empty.txt").write_bytes(b"")
    (here / "articles" / "page.pdf").write_bytes(b"%PDF-1.4 cut off")
    (here / "articles" / "picture.png").write_bytes(b"\x89PNG")
    other = (ARTICLES / "night-school.html").read_bytes().replace(b"300", b"400")
    (here / "articles" / "z-same-title.html").write_bytes(other)
    shutil.copy(ARTICLES / "harbour-bridge.txt", here / "articles" / "y-the-same.txt")
    assert new("articles", "--jobs", "2") == 1
    out, err = capfd.readouterr()
    made = names(here / "exercises")
    assert made[:2] == [BRIDGE_ID, SCHOOL_ID]
    assert made[2].startswith(f"{SCHOOL_ID}-")
    assert out.startswith(f"made: {BRIDGE_ID} (")
    assert f"there already: {BRIDGE_ID} (articles/y-the-same.txt)\n" in out
    assert "3 made, 1 there already, 2 failed, in this folder" in out
    problems = [line for line in err.splitlines() if not line.startswith("… ")]
    assert problems[0] == "articles: 2 other files left out"
    assert problems[1].startswith("articles/empty.txt: “empty.txt” is empty")
    assert problems[2].startswith("articles/page.pdf: ")
    assert len(problems) == 3
    before = {p: p.read_bytes() for p in here.rglob("*") if p.is_file()}
    (here / "articles" / "empty.txt").write_text(LITTLE, "utf-8")
    (here / "articles" / "page.pdf").unlink()
    assert new("articles", "--jobs", "1") == 0
    out = capfd.readouterr().out
    assert "1 made, 4 there already, 0 failed" in out
    assert all(p.read_bytes() == data for p, data in before.items()
               if p.name not in ("empty.txt", "page.pdf"))  # fmt: skip


@pytest.mark.slow
def test_a_process_that_is_killed_costs_one_article(here, capfd, monkeypatch):
    from kit.drafting import pool
    from kit.drafting import run as running

    plain = pool.in_order

    def killing(work, jobs, workers, longest=60):
        for n, found in enumerate(plain(work, jobs, workers, longest)):
            yield drafting.Failed("its process ended (SIGKILL)") if n == 0 else found

    monkeypatch.setattr(running, "in_order", killing)
    assert new("articles", "--jobs", "1") == 1
    assert names(here / "exercises") == [SCHOOL_ID]
    monkeypatch.setattr(running, "in_order", plain)
    assert new("articles", "--jobs", "1") == 0
    assert names(here / "exercises") == [BRIDGE_ID, SCHOOL_ID]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # Dask's own
def test_a_folder_by_a_scheduler(here, capfd):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False,
                                  protocol="tcp://", host="127.0.0.1",
                                  dashboard_address=None) as cluster:  # fmt: skip
        assert new("articles", "--scheduler", cluster.scheduler_address) == 0
    assert names(here / "exercises") == [BRIDGE_ID, SCHOOL_ID]
    assert "2 made, 0 there already, 0 failed" in capfd.readouterr().out


def test_what_is_for_one_article_is_not_for_many(here, capfd):
    assert new("articles", "--title", "x") == 2
    assert capfd.readouterr().err.splitlines()[-1] == "--title and --id are for one article"


def test_a_folder_without_articles_says_so(here, capfd):
    (here / "bare").mkdir()
    assert new("bare") == 2
    assert "there is no article in bare; the kit reads .txt" in capfd.readouterr().err


# annotate


def test_layers_come_in_the_order_of_the_sources(here, capfd):
    given = ["articles/night-school.html", "articles/harbour-bridge.txt"]
    assert run(["annotate", *given]) == 0
    out, err = capfd.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["file"] for row in rows] == ["night-school.html", "harbour-bridge.txt"]
    assert rows[1]["text"] == (ARTICLES / "harbour-bridge.txt").read_text("utf-8")
    assert {"Ada Lund", "Norhavn"} <= {e["text"] for e in rows[1]["entities"]}
    assert names(here) == ["articles"]
    assert "{" not in err


@pytest.mark.slow
def test_processes_give_the_same_lines(here, capfd):
    assert run(["annotate", "articles"]) == 0
    plain = capfd.readouterr().out
    assert run(["annotate", "articles", "--jobs", "2"]) == 0
    assert capfd.readouterr().out == plain
    assert len(plain.splitlines()) == 2


def test_layers_fit_their_schema(here, capfd):
    from importlib import resources

    from jsonschema import Draft202012Validator

    rules = json.loads(resources.files("kit.schema").joinpath("layers.schema.json")
                       .read_text("utf-8"))  # fmt: skip
    (here / "pont.txt").write_text("Le maire a dit que le pont est fermé. Il est en colère parce "
                                   "que personne ne lui a parlé des travaux.\n", "utf-8")
    assert run(["annotate", "articles", "pont.txt"]) == 0
    out, err = capfd.readouterr()
    for line in out.splitlines():
        Draft202012Validator(rules).validate(json.loads(line))
    assert json.loads(out.splitlines()[-1])["entities"] == []
    assert "pont.txt: The text looks like French" in err


def test_a_table_to_look_at(here, capfd):
    assert run(["annotate", "--format", "table", "articles/harbour-bridge.txt",
                "--published", "2026-03-12"]) == 0  # fmt: skip
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == "harbour-bridge.txt"
    assert lines[1].split() == ["what", "where", "words", "means", "sure"]
    told = [line.split() for line in lines]
    assert any(row[:2] == ["person", "P1"] and "Holm" in row for row in told)
    assert any(row[0] == "date" and "2026-05-01" in row for row in told)
    assert any(row[0] == "direct" for row in told)


def test_one_bad_source_of_two_is_told_and_the_other_shown(here, capfd):
    (here / "empty.txt").write_bytes(b"")
    assert run(["annotate", "empty.txt", "articles/harbour-bridge.txt"]) == 1
    out, err = capfd.readouterr()
    assert [json.loads(line)["file"] for line in out.splitlines()] == ["harbour-bridge.txt"]
    assert "empty.txt: “empty.txt” is empty." in err.splitlines()
    assert run(["annotate", "empty.txt"]) == 2


def test_a_file_of_layers_is_written_whole_or_not(here, capfd):
    assert run(["annotate", "articles", "--out", "layers.jsonl"]) == 0
    assert len((here / "layers.jsonl").read_text("utf-8").splitlines()) == 2
    assert capfd.readouterr().out == ""
    assert run(["annotate", "nowhere.txt", "--out", "other.jsonl"]) == 2
    assert run(["annotate", "articles", "--out", "no/where.jsonl"]) == 2
    assert names(here) == ["articles", "layers.jsonl"]


# the web


class Pages(BaseHTTPRequestHandler):
    """A site with an article, a way to it, ways out of it, and pages that are none."""

    def do_GET(self):
        size = int(self.path[4:]) if self.path.startswith("/big") else 0
        away = {"/moved": "/news/night-school.html?a=1", "/ftp": "ftp://127.0.0.1/x",
                "/file": "file:///etc/passwd", "/ring": "/ring"}.get(self.path)  # fmt: skip
        self.send_response(404 if self.path == "/none" else 302 if away else 200)
        if away:
            self.send_header("Location", away)
        self.end_headers()
        if size:
            self.wfile.write(b"x" * size)
        elif not away and self.path != "/slow":
            self.wfile.write((ARTICLES / "night-school.html").read_bytes())
        elif self.path == "/slow":
            self.server.stop.wait(10)

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    server = HTTPServer(("127.0.0.1", 0), Pages)
    server.stop = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.stop.set()
    server.shutdown()
    server.server_close()


def test_a_page_of_the_web_is_fetched_when_it_is_named(here, site, capfd):
    assert new(f"{site}/moved") == 0
    assert names(here / "seeds") == [f"{SCHOOL_ID}.txt", "night-school.html"]
    text = (here / "exercises" / SCHOOL_ID / "reading.yaml").read_text("utf-8")
    assert f"url: {site}/news/night-school.html?a=1" in text


@pytest.mark.parametrize(("path", "said"), [
    ("/none", "does not give the page (404"), ("/ftp", "“ftp://127.0.0.1/x” is no address"),
    ("/file", "'file:///etc/passwd' is not allowed"), ("/ring", "does not give the page"),
])  # fmt: skip
def test_a_page_that_is_none_is_a_sentence(here, site, capfd, path, said):
    assert new(f"{site}{path}") == 2
    (err,) = [x for x in capfd.readouterr().err.splitlines() if not x.startswith("… ")]
    assert said in err
    assert names(here) == ["articles"]


def test_a_page_without_end_and_one_that_is_slow(site, monkeypatch):
    monkeypatch.setattr("kit.ingest.LARGEST", 100_000)
    with pytest.raises(KitError, match="is larger than 0 MB"):
        web.fetch(f"{site}/big200000")
    with pytest.raises(KitError, match=r"does not answer|took more than|cannot be reached"):
        web.fetch(f"{site}/slow", seconds=0.3)


def test_without_a_network_a_sentence(here, capfd):
    assert new("http://127.0.0.1:9/x") == 2
    assert "cannot be reached" in capfd.readouterr().err
    assert new("https://nowhere.example/x") == 2
    assert capfd.readouterr().err.splitlines()[-1].endswith("is there a network?")


@pytest.mark.parametrize("url", ["ftp://a.example/x", "file:///etc/passwd", "http://", "http:///x",
                                 "javascript://x", "data://text"])  # fmt: skip
def test_no_other_scheme_is_opened(here, capfd, url):
    assert new(url) == 2
    err = capfd.readouterr().err.splitlines()
    assert len(err) == 1
    assert "http and https" in err[0]


def test_names_and_passwords_are_not_written_down():
    assert web._public("http://me:secret@a.example:8/x?y#z") == "http://a.example:8/x?y"


# what is read


def test_a_folder_gives_its_articles_in_order(tmp_path):
    for name in ("b.txt", "a.HTML", "README.md", "license.txt", ".hidden.txt", "c.jpg"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "a_files").mkdir()
    found, told = sources.expand([str(tmp_path), "x.txt"])
    assert [Path(g.path).name for g in found] == ["a.HTML", "b.txt", "x.txt"]
    assert told == [f"{tmp_path}: 3 other files left out"]


# waiting


def test_a_second_passes_before_anything_is_said(capfd):
    with Waiting(after=30) as waiting:
        waiting.tell("reading")
    assert capfd.readouterr() == ("", "")
    with Waiting(3, after=0) as waiting:
        waiting._timer.join()
        waiting.tell("reading")
        waiting.step("a.txt")
    assert capfd.readouterr() == ("", "… reading\n… 1 of 3: a.txt\n")


def test_on_a_terminal_a_bar_is_drawn_and_taken_away(monkeypatch):
    pytest.importorskip("rich")

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with Waiting(3, after=0) as waiting:
        waiting._timer.join()
        waiting.step("[bold]a.txt")
        waiting._live.refresh()
        with waiting.paused():
            assert not waiting._live.live.is_started
    assert "1/3" in screen.getvalue()
    assert "[bold]a.txt" in screen.getvalue()
    assert waiting._live is None
