# SPDX-License-Identifier: Apache-2.0
"""Work on another thread starts, is stopped, and does not start behind the closing."""

import threading

import pytest
from PySide6.QtCore import QObject

from annotator.gui.jobs import CancelledError, Jobs


@pytest.fixture
def jobs(qapp):
    parent = QObject()
    jobs = Jobs(parent)
    yield jobs
    jobs.close()


def worker_threads():
    return [one for one in threading.enumerate() if one.name.startswith("job")]


def test_nothing_runs_once_jobs_are_closed(jobs, qtbot):
    ran, told = [], []
    jobs.close()
    jobs.started.connect(told.append)
    job = jobs.start("Late", lambda _: ran.append(1))
    for signal in (job.done, job.refused, job.broken):
        signal.connect(told.append)
    with qtbot.waitSignal(job.destroyed):
        pass
    assert (ran, told) == ([], [])
    assert not worker_threads()


def test_stopped_jobs_do_not_keep_others_from_being_started(jobs, qtbot):
    jobs.start("", lambda job: job.check())
    jobs.stop()
    assert not worker_threads()
    with qtbot.waitSignal(jobs.start("", lambda _: 7).done) as done:
        pass
    assert done.args == [7]


def test_closing_ends_what_runs_and_drops_what_waits(jobs):
    begun, ran = threading.Event(), []

    def until_stopped(job):
        begun.set()
        try:
            while True:
                job.check()
        except CancelledError:
            ran.append("stopped")

    jobs.start("", until_stopped)
    jobs.start("", lambda _: ran.append("waited"))
    assert begun.wait(10)
    jobs.close()
    assert ran == ["stopped"]
    assert not worker_threads()


def test_job_can_be_stopped_before_it_does_anything(jobs, qtbot):
    jobs.started.connect(lambda job: job.cancel())
    with qtbot.waitSignal(jobs.start("Work", lambda job: job.check()).refused) as refused:
        pass
    assert isinstance(refused.args[0], CancelledError)
