# SPDX-License-Identifier: Apache-2.0
"""Processes beside this one never outlive it, however it ends."""

import os
import signal
import subprocess
import sys

import pytest

from annotator.services.processes import BrokenProcessPool, Processes

AT_WORK = """
import sys, time
from annotator.services.processes import Processes
with Processes(2) as processes:
    for _ in range(4):
        processes.submit(time.sleep, 600)
    pids = [str(process.pid) for process in processes._pool._processes.values()]
    print(*pids, flush=True)
    processes.submit(time.sleep, 600).result()
"""


@pytest.mark.parametrize("told", ["SIGINT", "SIGTERM", "SIGKILL"])
@pytest.mark.parametrize("is_told_to_all", [False, True])
def test_they_end_with_the_one_that_began_them(told, is_told_to_all):
    process = subprocess.Popen(
        [sys.executable, "-c", AT_WORK],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert len(process.stdout.readline().split()) == 2
    tell = os.killpg if is_told_to_all else os.kill
    tell(process.pid, getattr(signal, told))
    # Each of them has the pipe open as long as it is there.
    process.communicate(timeout=30)


def test_others_take_the_place_of_those_that_were_ended():
    with Processes(2) as processes:
        with pytest.raises(BrokenProcessPool):
            processes.submit(os._exit, 1).result()
        assert processes.submit(max, 3, 5).result() == 5


def test_no_more_are_begun_than_a_system_can_wait_for():
    with Processes(1000) as processes:
        assert processes._count == 61
