"""Many articles at once: one that fails, whatever fails, stops no other; the order stays."""

from __future__ import annotations

import os
import time

import pytest
from drafting.labours import work

from kit.drafting.pool import Failed, attempt, in_order
from kit.errors import KitError, Missing


def test_results_come_in_the_order_of_the_jobs():
    jobs = [("give", n) for n in range(20)]
    assert list(in_order(work, jobs, 2)) == list(range(20))


def test_the_work_is_done_elsewhere_by_as_many_as_asked():
    found = list(in_order(work, [("who", None)] * 30, 3))
    assert os.getpid() not in found
    assert 1 <= len(set(found)) <= 3


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_stops_no_other(workers):
    jobs = [("give", 1), ("kill", 0), ("give", 2), ("exit", 3), ("sentence", "No article."),
            ("memory", 0), ("fault", "odd"), ("give", 3)]  # fmt: skip
    found = list(in_order(work, jobs, workers))
    assert [f for f in found if not isinstance(f, Failed)] == [1, 2, 3]
    why = [f.why for f in found if isinstance(f, Failed)]
    assert why[0] == "its process ended (SIGKILL, perhaps for lack of memory)"
    assert why[1] == "its process ended (exit code 3)"
    assert why[2:] == ["No article.", "it needs more memory than there is",
                       "ValueError: odd – this is a fault of the kit"]  # fmt: skip


def test_what_takes_too_long_is_given_up():
    began = time.monotonic()
    found = list(in_order(work, [("long", 0), ("give", 1), ("give", 2)], 1, longest=3))
    assert found == [Failed("it took more than 3 seconds"), 1, 2]
    assert time.monotonic() - began < 40


def test_whoever_stops_early_leaves_no_process():
    import multiprocessing

    results = in_order(work, [("long", 0)] * 4, 2)
    first = in_order(work, [("give", 1), ("long", 0)], 2)
    assert next(first) == 1
    first.close()
    results.close()
    assert multiprocessing.active_children() == []


def test_no_jobs_are_no_work():
    assert list(in_order(work, [], 4)) == []


def test_ctrl_c_is_no_failure_of_an_article():
    def stopped(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(stopped, None)


# a scheduler's machines


def test_without_dask_a_sentence_says_what_to_install(monkeypatch):
    import sys

    from kit.drafting.scheduler import on_scheduler

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Missing, match=r"pip install 'news-reading-kit\[many\]'"):
        list(on_scheduler("tcp://127.0.0.1:1", work, [("give", 1)]))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # Dask's own
def test_a_scheduler_does_the_work(monkeypatch):
    distributed = pytest.importorskip("distributed")
    from kit.drafting import scheduler

    monkeypatch.setattr(scheduler, "SECONDS", 5)
    with pytest.raises(KitError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        list(scheduler.on_scheduler("tcp://127.0.0.1:9", work, [("give", 1)]))

    def ready(job):
        if job[0] == "unready":
            raise KitError("cannot be read")
        return job

    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False,
                                  protocol="tcp://", host="127.0.0.1",
                                  dashboard_address=None) as cluster:  # fmt: skip
        jobs = [("give", n) for n in range(12)]
        jobs[3:3] = [("sentence", "No article."), ("unready", 0), ("fault", "odd")]
        found = list(scheduler.on_scheduler(cluster.scheduler_address, work, jobs, ready))
    assert [f for f in found if not isinstance(f, Failed)] == list(range(12))
    assert [f.why for f in found[3:6]] == [
        "No article.", "cannot be read", "ValueError: odd – this is a fault of the kit"]
