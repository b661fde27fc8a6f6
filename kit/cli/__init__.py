"""The commands: one table, thin functions, exit codes 0 done, 1 findings, 2 could not.

Each verb calls one room, imported when asked. Problems go to standard error, one sentence each.
"""

from __future__ import annotations

import sys

import click

from ..errors import KitError

# the verbs put themselves into the table
from . import checks, learners, makers, news, teachers
from .table import VERBS, Verb, kit

__all__ = [
    "VERBS", "Verb", "checks", "kit", "learners", "main", "makers", "news", "run", "teachers",
]  # fmt: skip


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit code; whatever can be explained is one sentence."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code."""
    try:
        return kit.main(arguments, prog_name="kit", standalone_mode=False) or 0
    except click.ClickException as error:
        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            click.echo(error.format_message())
            return 0
        return _problem(error.format_message())
    except click.exceptions.Abort:
        return _problem("stopped")
    except KitError as error:
        return _problem(str(error))
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name in ("", "kit"):
            raise
        install = f"{sys.executable} -m pip install {name}"
        return _problem(f"this needs {name}, which is not installed; {install}")
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        sys.stderr.close()
        return 0
    except OSError as error:
        return _problem(f"{error.filename or 'a file'}: {error.strerror or error}")


def _problem(sentence: str) -> int:
    click.echo(sentence, err=True)
    return 2
