"""Work for the processes that `kit new` starts; in a module, for a new process imports it."""

from __future__ import annotations

import os
import signal
import time

from kit.errors import NotFound


def work(job: tuple[str, object]) -> object:
    """Do what a job says."""
    what, more = job
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "exit":
        os._exit(int(str(more)))
    if what == "sentence":
        raise NotFound(str(more))
    if what == "memory":
        raise MemoryError
    if what == "fault":
        raise ValueError(str(more))
    if what == "long":
        time.sleep(60)  # longer than any test waits: whoever started it has to end it
    if what == "who":
        return os.getpid()
    return more
