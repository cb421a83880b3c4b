# SPDX-License-Identifier: Apache-2.0
"""Processes that work beside this one, on all cores, and never outlive it."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, parent_process
from threading import Thread
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

__all__ = ["BrokenProcessPool", "Processes", "begun", "cores"]

Given = ParamSpec("Given")
Result = TypeVar("Result")

# Windows waits for no more at once.
_MOST = 61


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes:
    """So many processes that stand ready, until the block is left; by an error, at once."""

    def __init__(self, count: int) -> None:
        self._count = min(count, _MOST)
        self._pool = self._begun()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            # They may be at work for long on what nobody wants any more.
            for process in active_children():
                process.kill()
        self._pool.shutdown(cancel_futures=True)

    def submit(
        self, work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs
    ) -> Future[Result]:
        """Have one of them do some work.

        Where one is ended from outside, as by a system without memory, all that was handed to
        any of them raises BrokenProcessPool; others take their place here.
        """
        with _told_later():
            try:
                return self._pool.submit(work, *given, **named)
            except BrokenProcessPool:
                self._pool.shutdown()
            self._pool = self._begun()
            return self._pool.submit(work, *given, **named)

    def _begun(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._count, initializer=_begin)


def begun(count: int) -> Processes | None:
    """Return so many processes; None where the system has not what they talk through."""
    try:
        return Processes(count)
    except (OSError, ImportError, NotImplementedError):
        # In some containers there is no shared memory.
        return None


def _ending() -> set[signal.Signals]:
    """Return the signals that ask a process to end."""
    return {one for one in signal.Signals if one.name in ("SIGINT", "SIGTERM", "SIGHUP")}


@contextmanager
def _told_later() -> Iterator[None]:
    """Have signals wait: a process that is just begun would tell of them as of faults."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ending())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Have a process be stopped by the one that began it alone, and end with that one."""
    for one in _ending():
        # Ctrl+C is told to all processes of a terminal.
        signal.signal(one, signal.SIG_IGN if one is signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ending())
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the process that began this one is gone, however it ended."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
