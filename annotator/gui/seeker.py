# SPDX-License-Identifier: Apache-2.0
"""Searches of the open article that never hold up the window; the newest one wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.gui.desk import translated
from annotator.gui.jobs import CancelledError, Job, Jobs
from annotator.text.finding import Haystack, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.errors import UserError

# Up to so many code points words are looked for at once: about 5 ms, 12 ms at worst.
_AT_ONCE = 100_000
# A pattern is read when typing rests: half of one means something else, or nothing.
_REST_MS = 120


class Seeker(QObject):
    """Looks for words at once in a text of usual length, for all else on a thread of its own."""

    # A search goes on for longer than a moment.
    began = Signal()
    found = Signal(object)
    refused = Signal(str)
    broken = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._haystack = Haystack("")
        self._wanted = Wanted("")
        # Its own thread: an export may take the other one for a minute.
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._begin)

    def set_text(self, text: str) -> None:
        """Search this text from now on; with none, the thread ends."""
        self.stop()
        self._haystack = Haystack(text)
        if not text:
            self._jobs.stop()

    def seek(self, wanted: Wanted) -> None:
        """Look for this, and for nothing else any more."""
        self.stop()
        self._wanted = wanted
        if wanted.is_pattern:
            self._rest.start()
        elif len(self._haystack.text) > _AT_ONCE:
            self._begin()
        else:
            self.found.emit(self._haystack.find(wanted, _go_on))

    def stop(self) -> None:
        """Look for nothing any more; what is on its way does not arrive."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @property
    def is_seeking(self) -> bool:
        """Return whether an answer is still to come."""
        return self._job is not None or self._rest.isActive()

    @Slot()
    def _begin(self) -> None:
        job = self._job = self._jobs.start("", _work(self._haystack, self._wanted))
        job.done.connect(self._take)
        job.refused.connect(self._refuse)
        job.broken.connect(self.broken)
        self.began.emit()

    @Slot(object)
    def _take(self, found: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.found.emit(found)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        if self.sender() is self._job and not isinstance(error, CancelledError):
            self._job = None
            self.refused.emit(translated(error.message))


def _work(haystack: Haystack, wanted: Wanted) -> Callable[[Job], object]:
    def work(job: Job) -> object:
        # It may have been overtaken while it waited.
        job.advance(0)
        return haystack.find(wanted, job.advance)

    return work


def _go_on(_offset: int) -> None:
    """Let a search go on."""
