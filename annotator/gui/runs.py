# SPDX-License-Identifier: Apache-2.0
"""Whether the program ended as it should: each run has a mark that goes when it ends.

A mark is two files: a lock, which is known to be nobody's once its process is gone, and a file
into which Python writes where it was when the process is aborted. Each run has its own, so that
windows on different projects do not take each other for dead.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Slot

from annotator.gui.folders import log_folder, private_folder

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_OWNER_ONLY = 0o600


class Run(QObject):
    """This run of the program, and what the runs before it left."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lock: QLockFile | None = None
        self._trace = Path()
        self._descriptor = -1

    @Slot()
    def begin(self) -> None:
        """Leave a mark; without one, where there is no place for it, all the rest works."""
        # Imported here: the bare window is painted first.
        import faulthandler  # noqa: PLC0415
        from datetime import UTC, datetime  # noqa: PLC0415

        with suppress(OSError):
            folder = private_folder(_folder())
            began = datetime.now(UTC).strftime("%Y-%m-%d %H-%M-%S")
            lock = _lock(folder / f"{began} {os.getpid()}.lock")
            if not lock.tryLock(0):
                return
            path = Path(lock.fileName())
            path.chmod(_OWNER_ONLY)
            self._lock, self._trace = lock, path.with_suffix(".txt")
            self._descriptor = os.open(self._trace, os.O_CREAT | os.O_WRONLY, _OWNER_ONLY)
            faulthandler.enable(self._descriptor)

    @Slot()
    def tell_of_former(self) -> None:
        """Have the window tell of runs that ended unexpectedly, once."""
        own = self._trace.with_suffix(".lock") if self._lock else None
        crashes = []
        with suppress(OSError):
            marks = [one for one in sorted(_folder().glob("*.lock")) if one != own]
            crashes = [text for one in marks if (text := _taken(one))]
        if crashes:
            self._window.faults.tell_of_former(crashes)

    def end(self) -> None:
        """Take the mark away: the program ends as it should."""
        import faulthandler  # noqa: PLC0415 - see ``begin``

        if self._descriptor >= 0:
            faulthandler.disable()
            os.close(self._descriptor)
            self._descriptor = -1
        if self._lock is not None:
            with suppress(OSError):
                self._trace.unlink(missing_ok=True)
            self._lock.unlock()
            self._lock = None


def _folder() -> Path:
    return log_folder() / "runs"


def _lock(path: Path) -> QLockFile:
    """Return a lock that is given up only when its process is gone, however old it is."""
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    return lock


def _taken(path: Path) -> str:
    """Return what a run left that is gone, and take it away; blank where it still goes on."""
    # Imported here: there is hardly ever anything to tell.
    from annotator.services.faults import crash_text  # noqa: PLC0415

    lock = _lock(path)
    if not lock.tryLock(0):
        return ""
    trace = path.with_suffix(".txt")
    # Another window that starts now may have told of it.
    if not trace.exists():
        lock.unlock()
        return ""
    dump = trace.read_text(encoding="utf-8", errors="replace")
    trace.unlink(missing_ok=True)
    lock.unlock()
    day, time, _ = path.stem.split(" ")
    return crash_text(f"{day} {time.replace('-', ':')}", dump)
