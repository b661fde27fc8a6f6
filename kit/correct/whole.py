"""The lesson that two texts would be: read in a folder of its own, so that no lesson file changes.

It is what a change is tried with before it is saved.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .. import files
from ..errors import KitError, LessonError
from ..files.pair import FILES
from ..lesson import Lesson


def lesson_of(texts: Mapping[str, str], folder: Path, file: str) -> Lesson:
    """Return the lesson that the texts would be in `folder`, whose article is in `file`.

    KitError, in one sentence, when it could not be read.
    """
    article = files.article_path(folder, file)
    with tempfile.TemporaryDirectory(prefix="kit-") as name:
        tried = Path(name) / folder.name
        tried.mkdir()
        if article:
            shutil.copyfile(article, tried / article.name)
        for one, text in texts.items():
            (tried / FILES[one]).write_bytes(text.encode())
        try:
            return files.read_yaml(tried)
        except LessonError as error:
            raise KitError(f"Not saved: {error.faults[0].what}.") from None
