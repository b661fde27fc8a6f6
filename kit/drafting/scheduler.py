"""Many jobs on many machines: a Dask scheduler that a person named. `distributed` is optional."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..errors import KitError, Missing
from .pool import Failed, attempt

SECONDS = 20  # to reach it
AHEAD = 3  # jobs that wait at each worker, so that none stands idle


def on_scheduler(address: str, work: Callable[[Any], Any], jobs: Sequence[Any],
                 ready: Callable[[Any], Any] = lambda job: job) -> Iterator[Any]:  # fmt: skip
    """Yield what `work` makes of each job on the scheduler's workers, in their order; Failed for
    one that fails or that ends its worker twice. `ready` makes a job whole just before it is sent.

    Missing without `distributed`, KitError when no scheduler answers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        what = "--scheduler needs Dask, which is not installed"
        raise Missing(f"{what}; pip install 'news-reading-kit[many]'") from error
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError):
        raise KitError(f"no scheduler answers at {address}") from None
    with client:
        most = AHEAD * max(1, sum(client.nthreads().values()))
        sent: list[Any] = []
        for n in range(len(jobs)):
            while len(sent) < min(len(jobs), n + most):
                sent.append(_sent(client, work, ready, jobs[len(sent)]))
            future, sent[n] = sent[n], None  # what came back is let go
            yield future if isinstance(future, Failed) else _result(future)


def _sent(client: Any, work: Callable[[Any], Any], ready: Callable[[Any], Any], job: Any) -> Any:
    whole = attempt(ready, job)
    if isinstance(whole, Failed):
        return whole
    return client.submit(attempt, work, whole, pure=False, retries=1)


def _result(future: Any) -> Any:
    try:
        return future.result()
    except Exception as error:  # a lost worker, a kit of another version
        return Failed(f"its machine gave nothing ({type(error).__name__}: {error})")
