"""Many jobs in processes of their own: one that ends, whatever ends it, stops no other.

`concurrent.futures` gives up all jobs when one process is killed; here its place is taken by a new
one. What comes back comes in the order of the jobs.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from ..errors import KitError

LONGEST = 600  # seconds for one article
_FAULT = "this is a fault of the kit"


@dataclass(frozen=True)
class Failed:
    """A job that gave nothing, and why, in a sentence."""

    why: str


@dataclass
class _Worker:
    process: Any
    wire: Connection
    job: int = -1  # none
    until: float = 0.0


def attempt(work: Callable[[Any], Any], job: Any) -> Any:
    """Return what `work` makes of a job, or Failed."""
    try:
        return work(job)
    except KitError as error:
        return Failed(str(error))
    except MemoryError:
        return Failed("it needs more memory than there is")
    except RecursionError:
        return Failed("it is nested too deep")
    except OSError as error:
        return Failed(f"{error.filename or 'a file'}: {error.strerror or error}")
    except Exception as error:
        return Failed(f"{type(error).__name__}: {error} – {_FAULT}")


def in_order(work: Callable[[Any], Any], jobs: Sequence[Any], workers: int,
             longest: float = LONGEST) -> Iterator[Any]:  # fmt: skip
    """Yield what `work`, a function of a module, makes of each job, in their order; a job that
    fails, ends its process or takes longer than `longest` seconds yields Failed."""
    todo = iter(range(len(jobs)))
    found: dict[int, Any] = {}
    crew = [_start(work) for _ in range(max(1, min(workers, len(jobs))))]
    try:
        for worker in crew:
            _give(worker, jobs, todo, longest)
        for n in range(len(jobs)):
            while n not in found:
                _gather(crew, found, work, longest)
                for worker in crew:
                    if worker.job < 0:
                        _give(worker, jobs, todo, longest)
            yield found.pop(n)
    finally:
        for worker in crew:
            worker.process.kill()
            worker.process.join()
            worker.wire.close()


def _start(work: Callable[[Any], Any]) -> _Worker:
    way = multiprocessing.get_context("spawn")
    here, there = way.Pipe()
    process = way.Process(target=_serve, args=(there, work), daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _give(worker: _Worker, jobs: Sequence[Any], todo: Iterator[int], longest: float) -> None:
    worker.job = next(todo, -1)
    if worker.job >= 0:
        worker.until = time.monotonic() + longest
        with suppress(OSError):  # its end is noticed where its answer is waited for
            worker.wire.send(jobs[worker.job])


def _gather(crew: list[_Worker], found: dict[int, Any], work: Callable[[Any], Any],
            longest: float) -> None:  # fmt: skip
    """Wait for an answer, or for the end of a process or of its time."""
    busy = [worker for worker in crew if worker.job >= 0]
    rest = min(worker.until for worker in busy) - time.monotonic()
    ready = wait([worker.wire for worker in busy], max(0.0, rest))
    for worker in busy:
        if worker.wire in ready:
            try:
                found[worker.job] = worker.wire.recv()
                worker.job = -1
                continue
            except (EOFError, OSError):
                worker.process.join()
                why = f"its process ended ({_how(worker.process.exitcode)})"
        elif worker.until <= time.monotonic():
            why = f"it took more than {longest:g} seconds"
        else:
            continue
        found[worker.job] = Failed(why)
        worker.process.kill()
        worker.process.join()
        worker.wire.close()
        crew[crew.index(worker)] = _start(work)


def _how(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    name = signal.Signals(-code).name if -code in {int(s) for s in signal.Signals} else str(-code)
    more = ", perhaps for lack of memory" if name == "SIGKILL" else ""
    return f"{name}{more}"


def _serve(wire: Connection, work: Callable[[Any], Any]) -> None:
    """Do jobs until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one ends it
    while True:
        try:
            job = wire.recv()
        except (EOFError, OSError):
            return
        try:
            wire.send(attempt(work, job))
        except OSError:
            return
