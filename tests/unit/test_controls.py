"""A control character behind an escape is found in a lesson file: a terminal would obey it."""

from __future__ import annotations

import pytest

from kit import files
from kit.errors import LessonError


@pytest.mark.parametrize(("escape", "name"), [(r"\e[31m", "U+001B"), (r"\a", "U+0007"),
                                              (r"\x9b2J", "U+009B")])  # fmt: skip
def test_an_escape_for_a_terminal_is_named_with_its_line(ferry, escape, name):
    path = ferry / "reading.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("title: The last ferry", f'title: "The {escape} ferry"'), "utf-8")
    with pytest.raises(LessonError) as error:
        files.load("ferry")
    said = f"reading.yaml:4: an invisible control character ({name}) stands here"
    assert said in str(error.value)


def test_so_is_one_that_stands_in_the_article(ferry):
    article = ferry / "ferry.txt"
    article.write_text(article.read_text("utf-8").replace("Nobody", "\x9bNobody"), "utf-8")
    with pytest.raises(LessonError, match=r"ferry\.txt:3: .*U\+009B"):
        files.load("ferry")
