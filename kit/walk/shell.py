"""Cells run in a process of their own: as a kernel would, without its wires, many notebooks in a
row.

A kernel for each notebook takes two seconds, most of it starting. This process starts once, runs
every notebook in a fresh namespace and tells what the cells put out. It has its own working folder,
its own answers and its own modules, so nothing of it is left where the build runs; a cell that ends
the process is a sentence. Widgets are not drawn here, as a committed notebook holds none.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import KitError

LONGEST = 120  # seconds that the cells of one notebook may take
_SERVE = "import sys; sys.path.insert(0, {!r}); from kit.walk.shell import serve; serve()"

Json = dict[str, Any]


class Cells:
    """A process that runs cells. Use it in a `with`; it starts at once and waits for work."""

    def __init__(self, answers: str = "", longest: float = LONGEST):
        root = str(Path(__file__).resolve().parents[2])  # the same kit, wherever it runs
        self._longest, self._late = longest, False
        self._own = tempfile.TemporaryDirectory()  # nobody's answers, nobody's IPython
        own = Path(self._own.name)
        env = {"KIT_ANSWERS": answers or str(own / "answers"), "IPYTHONDIR": str(own / "ipython")}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _SERVE.format(root)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, encoding="utf-8", env={**os.environ, **env},
        )  # fmt: skip

    def __enter__(self) -> Cells:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()  # it keeps nothing that has to be put away
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        self._own.cleanup()

    def run(self, sources: Sequence[str], folder: Path) -> list[list[Json]]:
        """Return what each cell puts out, run in `folder` in a fresh namespace.

        KitError for the first cell that fails, for one that ends the process, and after
        `longest` seconds.
        """
        clock = threading.Timer(self._longest, self._stop)
        clock.daemon = True
        clock.start()
        try:
            line = self._ask(json.dumps([list(sources), str(folder)]))
        except OSError:
            line = ""  # it is gone
        finally:
            clock.cancel()
        if self._late:
            raise KitError(f"the cells of a notebook took more than {self._longest:g} seconds")
        if not line:
            raise KitError("a cell of the walk ended the process that ran it")
        told: Json = json.loads(line)
        if "error" in told:
            raise KitError(f"a cell of the walk failed: {told['error']}")
        outputs: list[list[Json]] = told["outputs"]
        return outputs

    def _ask(self, line: str) -> str:
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        to.write(line + "\n")
        to.flush()
        return back.readline()

    def _stop(self) -> None:
        self._late = True
        self._process.kill()


def serve() -> None:
    """Run notebooks, one line of JSON each from standard input, until it ends."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one ends it
    wire = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever else writes there is no answer
    shell = _shell()
    with shell.builtin_trap:  # pandas asks, when it is loaded, where it is
        _warm()
    gc.freeze()  # what is loaded stays; looking through it takes time from every cell
    gc.set_threshold(100_000, 50, 50)
    for line in sys.stdin:
        sources, folder = json.loads(line)
        os.chdir(folder)
        wire.write(json.dumps(_told(shell, sources)) + "\n")
        wire.flush()


def _warm() -> None:
    """Load what the cells will want, while whoever started this process is still at work."""
    with contextlib.suppress(ImportError):
        import pandas  # noqa: F401
    with contextlib.suppress(ImportError):
        import typst  # noqa: F401
    with contextlib.suppress(ImportError):
        import cefrpy  # noqa: F401
    with contextlib.suppress(ImportError):
        from wordfreq import zipf_frequency

        zipf_frequency("news", "en")  # reads its list


def _told(shell: Any, sources: Iterable[str]) -> Json:
    outputs: list[list[Json]] = []
    for source in sources:
        with _caught(shell) as out:
            done = shell.run_cell(source, store_history=True)
        outputs.append(out)
        if error := done.error_before_exec or done.error_in_exec:
            shell.reset(new_session=True)
            return {"error": f"{type(error).__name__}: {error}"}
    shell.reset(new_session=True)
    return {"outputs": outputs}


@contextlib.contextmanager
def _caught(shell: Any) -> Iterator[list[Json]]:
    """Collect what a cell puts out, in its order."""
    out: list[Json] = []
    shell.display_pub.out = shell.displayhook.out = out
    with contextlib.redirect_stdout(_Stream("stdout", out)), \
            contextlib.redirect_stderr(_Stream("stderr", out)):  # fmt: skip
        yield out


class _Stream:
    """A text stream whose words become outputs; words that follow one another are one output."""

    def __init__(self, name: str, out: list[Json]):
        self._name, self._out = name, out

    def write(self, words: str) -> int:
        last = self._out[-1] if self._out else {}
        if last.get("name") == self._name:
            last["text"] += words
        elif words:
            self._out.append({"output_type": "stream", "name": self._name, "text": words})
        return len(words)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False


def _shell() -> Any:
    """Return IPython's shell as a kernel has it: the same formats, no history, no files."""
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets import Type
    from traitlets.config import Config

    class Published(DisplayPublisher):
        """What `display` shows becomes an output."""

        out: list[Json]

        def publish(self, data: Json, metadata: Json | None = None, source: str | None = None, *,
                    transient: Json | None = None, update: bool = False,
                    **_: Any) -> None:  # fmt: skip
            name = (transient or {}).get("display_id")
            new = {"output_type": "display_data", "data": _words(data), "metadata": {}, "as": name}
            if update:
                self.out[:] = [new if name and o.get("as") == name else o for o in self.out]
            else:
                self.out.append(new)

        def clear_output(self, wait: bool = False) -> None:
            self.out.clear()

    class Result(DisplayHook):
        """The value of a cell's last line becomes an output."""

        out: list[Json]

        def write_output_prompt(self) -> None:
            pass

        def write_format_data(self, format_dict: Json, md_dict: Json | None = None) -> None:
            self.out.append({"output_type": "execute_result", "data": _words(format_dict),
                             "metadata": {}})  # fmt: skip

        def finish_displayhook(self) -> None:
            pass

    class ZMQLikeShell(InteractiveShell):
        """pandas takes a shell for a notebook's by ZMQ in its name and an attribute `kernel`."""

        kernel = None
        display_pub_class = Type(Published)
        displayhook_class = Type(Result)

        def init_virtualenv(self) -> None:
            pass  # this Python is the right one

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.xmode = "Minimal"
    return ZMQLikeShell.instance(config=config)


def _words(data: Json) -> Json:
    """Return the forms of an output that are text; a committed notebook holds no other."""
    return {kind: value for kind, value in data.items() if isinstance(value, str)}
