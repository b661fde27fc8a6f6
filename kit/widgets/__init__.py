"""Panels for live notebooks: plain ES modules, joined here, held by anywidget.

A blob module cannot import its siblings, so `join` pastes them in front. It may, because the files
keep a dialect (CONTRIBUTING, “The front end”; tests/house/test_dialect.py). Nothing here draws:
that is the modules’ work; nothing here knows a question: that is `data`’s.

    join(name), css(*names)           the front end as text, for any host
    data                              what each panel is given (pure)
    panels                            Reader, Quiz, Progress (imports anywidget)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_IMPORT = re.compile(r'^import \{ ([^}]*) \} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


def source(name: str) -> str:
    """Return one file of the front end as it stands."""
    return _folder().joinpath(name).read_text("utf-8")


@cache
def _folder() -> Traversable:
    return resources.files("kit.widgets").joinpath("js")


_kept = cache(source)  # modules share most of their files


def order(name: str, source: Callable[[str], str] = source) -> list[str]:
    """Return the files that `name` needs, each once, each after those it imports; it comes last."""
    found: list[str] = []

    def visit(file: str, above: tuple[str, ...]) -> None:
        if file in found or file in above:
            return
        for match in _IMPORT.finditer(source(file)):
            visit(match[2], (*above, file))
        found.append(file)

    visit(name, ())
    return found


@cache
def join(name: str) -> str:
    """Return a module and all that it imports as one module without imports."""
    return _pasted(name, _kept)


def joined(name: str) -> str:
    """Return `join(name)`, read afresh."""
    return _pasted(name, cache(source))


def _pasted(name: str, source: Callable[[str], str]) -> str:
    texts = (_IMPORT.sub("", source(file)) for file in order(name, source))
    return "\n".join(_EXPORT.sub("", text) for text in texts)


def css(*names: str) -> str:
    """Return the shared style sheet and those of the panels named."""
    return "\n".join(source(f"{name}.css") for name in ("style", *names))
