"""From an article to a draft: the whole command, a folder beside bare spaCy, the notebooks.

The articles are those that the layers were developed on (`tests/annotate`), each text once.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from .timing import Row, by_turns, row, seconds

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
KIT = Path(sys.executable).with_name("kit")
WORDS = 700  # of the article that becomes a draft
FOLDER = 40  # articles
ROUNDS = 5


def rows() -> Iterator[Row]:
    """Measure one article cold, then a folder and its words in a second, then the notebooks."""
    texts = _texts()
    with tempfile.TemporaryDirectory() as folder:
        yield _one(Path(folder), texts)
    yield from _many(texts[:FOLDER])
    yield _build()


def _texts() -> list[str]:
    found = dict.fromkeys(str(json.loads(path.read_text("utf-8")).get("text", "")).strip()
                          for path in sorted(TESTS.glob("annotate/*/*.json")))  # fmt: skip
    return [text for text in found if len(text.split()) > 100]


def _one(place: Path, texts: list[str]) -> Row:
    text = ""
    for more in texts:
        text += f"{more}\n\n"
        if len(text.split()) >= WORDS:
            break
    kept = text.split("\n\n")
    while len(" ".join(kept[:-1]).split()) >= WORDS:
        kept.pop()
    (place / "article.txt").write_text("\n\n".join(kept), "utf-8")
    took = []
    for n in range(ROUNDS):
        base = place / str(n)
        (base / "exercises").mkdir(parents=True)
        began = time.perf_counter()
        subprocess.run([str(KIT), "new", "../article.txt", "--id", "it"], cwd=base, check=True,
                       capture_output=True, stdin=subprocess.DEVNULL)  # fmt: skip
        took.append(time.perf_counter() - began)
    return Row(f"kit new, {WORDS} words, cold", "s", sorted(took)[ROUNDS // 2], limit=6.0,
               rounds=ROUNDS)  # fmt: skip


def _many(texts: list[str]) -> Iterator[Row]:
    from kit.annotate.doc import model
    from kit.drafting import Given
    from kit.drafting.reading import Asked, show

    nlp, count = model(), sum(len(text.split()) for text in texts)
    asked = [Asked(Given(f"{n}.txt", data=text.encode())) for n, text in enumerate(texts)]

    def ours() -> float:
        return count / seconds(lambda: [show(one) for one in asked])

    def peer() -> float:
        return count / seconds(lambda: list(nlp.pipe(texts)))

    pairs = [(b, a) for a, b in by_turns(ours, peer, ROUNDS)]  # a word takes the inverse
    found = row("a word of a folder: bare spaCy / kit annotate", "words/s", pairs, most=1 / 0.75)
    yield Row("kit annotate / spaCy’s nlp.pipe", "words/s", found.peer or 0.0, found.ours,
              1 / (found.ratio or 1.0), rounds=ROUNDS)  # fmt: skip
    yield found


def _build() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        for part in ("exercises", "seeds", "notebooks"):
            shutil.copytree(ROOT / part, Path(folder) / part)
        took = []
        for _ in range(3):
            began = time.perf_counter()
            subprocess.run([str(KIT), "build", "--check", "macron-in-kazakhstan"], cwd=folder,
                           check=False, capture_output=True)  # fmt: skip
            took.append(time.perf_counter() - began)
    return Row("kit build, eight notebooks", "s", sorted(took)[1], rounds=3)
