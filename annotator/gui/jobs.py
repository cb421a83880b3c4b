# SPDX-License-Identifier: Apache-2.0
"""Work that would hold up the window, done on another thread, one job after another."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.errors import UserError, user_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor


class CancelledError(UserError):
    """The user asked the job to stop."""


class Job(QObject):
    """One piece of work.

    The worker calls ``advance`` and ``check``; everything else is the window's thread.

    Exactly one of ``done``, ``refused`` and ``broken`` is emitted, on the window's thread.
    ``total`` is what ``advance`` counts up to, 0 where nobody knows.
    """

    advanced = Signal(int)
    done = Signal(object)
    refused = Signal(object)
    broken = Signal(object)
    _ended = Signal(object, object)

    def __init__(
        self, title: str, work: Callable[[Job], object], parent: QObject, *, total: int = 0
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.total = total
        self._work = work
        self._stop = Event()
        self._ended.connect(self._report)

    def cancel(self) -> None:
        """Ask the job to stop at the next chance."""
        self._stop.set()

    def check(self) -> None:
        """Go on only where nobody wants the work to stop; called by the worker.

        Raises:
            CancelledError: the user asked to stop.
        """
        if self._stop.is_set():
            raise CancelledError(user_error("It was stopped. Nothing was written.").message)

    def advance(self, count: int) -> None:
        """Say how far the work is; called by the worker.

        Raises:
            CancelledError: the user asked to stop.
        """
        self.check()
        self.advanced.emit(count)

    def run(self) -> None:
        """Do the work; called on the worker's thread."""
        try:
            result = self._work(self)
        except Exception as error:  # noqa: BLE001 - handed to the window, which reports it
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    @Slot(object, object)
    def _report(self, result: object, error: Exception | None) -> None:
        if error is None:
            self.done.emit(result)
        elif isinstance(error, UserError):
            self.refused.emit(error)
        else:
            self.broken.emit(error)
        self.deleteLater()


class Jobs(QObject):
    """Runs jobs one after another on one worker thread."""

    # A job that is about to run.
    started = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._is_closed = False

    def start(self, title: str, work: Callable[[Job], object], *, total: int = 0) -> Job:
        """Queue a piece of work; connect to the job's signals before returning to Qt.

        A job without a title is not shown. Once the jobs are closed nothing runs, and nothing is
        told of it: nobody would stop it, and whoever asks is on the way out.
        """
        job = Job(title, work, self, total=total)
        if self._is_closed:
            job.deleteLater()
            return job
        if self._pool is None:
            # Imported here: the first article is shown without it.
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        # Told first, so that it can be stopped before it has done anything.
        self.started.emit(job)
        self._pool.submit(job.run)
        return job

    def stop(self) -> None:
        """Stop what runs, drop what waits, and wait for the thread; others may be started."""
        for job in self.findChildren(Job):
            job.cancel()
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def close(self) -> None:
        """Stop what runs, wait for it, and start nothing any more."""
        self._is_closed = True
        self.stop()
