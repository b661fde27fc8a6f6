"""JupyterLab, Notebook 7 and Voilà on this machine, each over a copy of the lessons."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from kit import lab

ROOT = Path(__file__).parents[2]
PARTS = ("notebooks", "exercises", "seeds")
SECONDS = 60  # to start a server, on a slow machine


class Host:
    """A server over a copy of the lessons.

    `base` is the copy, `answers` the folder where kernels put answers, `url` where it listens.
    """

    def __init__(self, folder: Path, command: Callable[[Path, int], list[str]]):
        self.base, self.answers, self.home = folder / "lessons", folder / "answers", folder / "home"
        self.log, self.token, self.port = folder / "log.txt", secrets.token_hex(8), _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.home.mkdir(parents=True)
        self.reset()
        self._open = self.log.open("w", encoding="utf-8")
        words = [*command(self.base, self.port), f"--IdentityProvider.token={self.token}"]
        self.process = subprocess.Popen(
            words, cwd=self.base, env=self.env(), stdin=subprocess.DEVNULL, stdout=self._open,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def env(self) -> dict[str, str]:
        """The environment: this project first, nobody's settings, answers in a folder here."""
        own = {f"JUPYTER_{name}_DIR": str(self.home / name.lower())
               for name in ("CONFIG", "DATA", "RUNTIME")}  # fmt: skip
        own |= {f"JUPYTERLAB_{name}_DIR": str(self.home / name.lower())
                for name in ("SETTINGS", "WORKSPACES")}  # fmt: skip
        path = os.pathsep.join([os.environ.get("PYTHONPATH", ""), str(ROOT)])
        return {**os.environ, **own, "IPYTHONDIR": str(self.home / "ipython"), "PYTHONPATH": path,
                "KIT_ANSWERS": str(self.answers), "HOME": str(self.home)}  # fmt: skip

    def reset(self) -> None:
        """Lay the lessons anew and forget all answers; kernels that still run are shut down."""
        if self.base.exists():
            self.shut_down()
        for folder in (self.base, self.answers):  # emptied, not replaced: the server stands in it
            folder.mkdir(parents=True, exist_ok=True)
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        for part in PARTS:
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, self.base / part)

    def shut_down(self) -> None:
        """Shut every kernel of the server down, as “Shut Down All Kernels” does."""
        with contextlib.suppress(urllib.error.HTTPError):  # Voilà has no list of sessions
            for session in json.loads(self.ask("api/sessions")):
                self.ask(f"api/sessions/{session['id']}", "DELETE")

    def trust(self, path: str) -> None:
        """Mark a notebook as trusted, as `jupyter trust` does."""
        subprocess.run([sys.executable, "-m", "jupyter_core.command", "trust", self.base / path],
                       env=self.env(), check=True, capture_output=True)  # fmt: skip

    def ask(self, path: str, method: str = "GET") -> bytes:
        """Return what the server's own interface answers."""
        request = urllib.request.Request(f"{self.url}/{path}", method=method)
        request.add_header("Authorization", f"token {self.token}")
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return answer.read()

    def stop(self) -> None:
        """End the server and whatever it started."""
        with contextlib.suppress(OSError):
            self.shut_down()
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._open.close()

    def _wait(self) -> None:
        pause = threading.Event()
        for _ in range(SECONDS * 10):
            if self.process.poll() is not None:
                break
            try:
                self.ask("api")
            except urllib.error.HTTPError:
                return  # it answers, if only to say no
            except OSError:
                pause.wait(0.1)
            else:
                return
        raise RuntimeError(f"the server did not start:\n{self.log.read_text('utf-8')[-3000:]}")


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


def lab_command(base: Path, port: int) -> list[str]:
    """What `kit lab` starts; the page also shows its commands to the test."""
    return [*lab.command(base, port, browser=False), "--LabApp.expose_app_in_browser=True"]


def notebook_command(base: Path, port: int) -> list[str]:
    """Notebook 7 over the same folder."""
    words = [sys.executable, "-m", "notebook", *lab.command(base, port, browser=False)[3:]]
    hidden = ("--LabApp.default_url",)
    return [*(w for w in words if not w.startswith(hidden)),
            "--JupyterNotebookApp.expose_app_in_browser=True"]  # fmt: skip


def voila_command(base: Path, port: int) -> list[str]:
    """Voilà over the same folder."""
    return [sys.executable, "-m", "voila", str(base), "--no-browser", f"--port={port}",
            "--Voila.ip=127.0.0.1"]  # fmt: skip
