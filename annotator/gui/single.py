# SPDX-License-Identifier: Apache-2.0
"""One window a project: a second start brings the first window to the front.

A window holds a lock named after its project, in a folder of the program's own; a lock whose
process is gone is nobody's. Who comes later leaves a small file there, which the window takes.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QCryptographicHash,
    QFileSystemWatcher,
    QLockFile,
    QObject,
    QTimer,
    Slot,
)

from annotator.gui.folders import private_folder, windows_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMainWindow

    from annotator.gui.status import Status
    from annotator.gui.strip import Strip

# So long a window has to answer.
_PATIENCE_SECONDS = 3.0
_STEP_SECONDS = 0.02
_STEP_MS = 50
_DIALOG_MS = 300
_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - a name, and no secret
_HANDED_OVER, _REFUSED = 0, 2


class Host(Protocol):
    """What a window is for its seat."""

    strip: Strip
    status: Status
    is_attached: bool

    @property
    def frame(self) -> QMainWindow:
        """Return the widget itself."""

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Read article files into the project and show the last one."""


class Request:
    """What a later start asks of the window that a project has: to come forward, and to open."""

    def __init__(self, project: Path, articles: Sequence[Path]) -> None:
        """Leave the request; OSError where it cannot be written."""
        # Imported here: hardly any start needs it.
        import json  # noqa: PLC0415

        wanted = {
            "articles": [str(path.absolute()) for path in articles],
            "token": os.environ.get(_TOKEN, ""),
        }
        name = f"{_key(project)}.{os.getpid()}-{time.time_ns()}"
        self._path = private_folder(windows_folder()) / f"{name}.request"
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps(wanted), encoding="utf-8")
        part.replace(self._path)

    def is_taken(self) -> bool:
        """Return whether the window has taken it."""
        return not self._path.exists()

    def is_withdrawn(self) -> bool:
        """Take the request back; return False where the window has taken it just now."""
        try:
            self._path.unlink()
        except FileNotFoundError:
            return False
        return True


class Seat(QObject):
    """The place of a project's one window, which this window has or asks another for."""

    def __init__(self, window: Host) -> None:
        super().__init__(window.frame)
        self._window = window
        self._held: tuple[str, QLockFile] | None = None
        self._reserved: tuple[str, QLockFile] | None = None
        # What the start named beside the project.
        self.articles: list[Path] = []
        self._waiting: list[Path] = []
        self._watcher: QFileSystemWatcher | None = None
        self._asking: tuple[Request, Path, float] | None = None
        self._steps = QTimer(self)
        self._steps.setSingleShot(True)
        self._steps.setInterval(_STEP_MS)
        self._steps.timeout.connect(self._await_answer)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DIALOG_MS)
        self._later.timeout.connect(self._open_waiting)

    def reserve(self, project: Path) -> bool:
        """Take the place for a project that is to be opened; False where another window has it.

        The place held before is kept until ``settle``. Where no lock can be made, as the folder
        cannot be written, nobody is kept from working.
        """
        self.withdraw()
        key = _key(project)
        if self._held and self._held[0] == key:
            self._reserved = self._held
            return True
        lock = _lock(project)
        if not _is_locked(lock):
            return lock.error() is not QLockFile.LockError.LockFailedError
        self._reserved = key, lock
        return True

    def withdraw(self) -> None:
        """Give up what was reserved: the project was not opened."""
        if self._reserved and self._reserved is not self._held:
            self._reserved[1].unlock()
        self._reserved = None

    def settle(self) -> None:
        """Hold what was reserved: the project is open, and the one before is closed."""
        if self._held and self._held is not self._reserved:
            self._held[1].unlock()
        self._held, self._reserved = self._reserved, None
        self._look()

    @Slot()
    def listen(self) -> None:
        """Answer from now on those who ask for this window."""
        self.articles = []
        folder = windows_folder()
        if self._watcher is None and folder.is_dir():
            self._watcher = QFileSystemWatcher([str(folder)], self)
            self._watcher.directoryChanged.connect(self._look)
        self._look()

    def release(self) -> None:
        """Give the place up: the window is closed."""
        self._steps.stop()
        self._later.stop()
        self.withdraw()
        if self._held:
            self._held[1].unlock()
            self._held = None

    def ask(self, project: Path) -> None:
        """Have the window that a project has come to the front, and say what became of it."""
        try:
            request = Request(project, self.articles)
        except OSError:
            self._window.strip.refuse(self.tr("This project is open in another window."))
            return
        self._asking = request, project, time.monotonic() + _PATIENCE_SECONDS
        self._steps.start()

    @Slot()
    def _await_answer(self) -> None:
        if self._asking is None:
            return
        request, project, until = self._asking
        if not request.is_taken() and time.monotonic() < until:
            self._steps.start()
            return
        self._asking = None
        if not request.is_taken() and request.is_withdrawn():
            self._window.strip.refuse(_silence(project))
        elif self._window.is_attached:
            told = self.tr("{name} is open in another window, which came to the front.")
            self._window.status.say(told.format_map({"name": project.name}))
        else:
            # Two starts at the same moment: the other was first, and this window has nothing.
            self._window.frame.close()

    @Slot()
    def _look(self) -> None:
        """Take what is asked of the project that is open here."""
        if self._held is None or self._watcher is None:
            return
        for path in sorted(windows_folder().glob(f"{self._held[0]}.*.request")):
            self._take(path)

    def _take(self, path: Path) -> None:
        import json  # noqa: PLC0415 - see ``Request``

        try:
            wanted = json.loads(path.read_text(encoding="utf-8"))
            path.unlink()
        except (OSError, ValueError):
            # It was taken back just now, or is none of this program's.
            return
        if wanted.get("token"):
            # Qt passes it on: the system lets only those come forward whom somebody asked.
            os.environ[_TOKEN] = str(wanted["token"])
        come_forward(self._window.frame)
        if self._window.is_attached:
            self._window.status.say(self.tr("The program was started again: your project is here."))
        self._waiting += [Path(name) for name in wanted.get("articles", ())]
        self._open_waiting()

    @Slot()
    def _open_waiting(self) -> None:
        """Open the articles asked for, once no dialog is open over the present one."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - hardly ever needed

        if not self._waiting or not self._window.is_attached:
            return
        if QApplication.activeModalWidget() is not None:
            self._later.start()
            return
        paths, self._waiting = self._waiting, []
        self._window.open_paths(paths)


def come_forward(window: QMainWindow) -> None:
    """Show a window before all others, as far as the system lets a program do that."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - its constants take long to make

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def handed_over(usual: Path, paths: Sequence[Path]) -> int | None:
    """Have the window that the wanted project has already take over; return the exit code.

    None where there is no such window. While none was ever open, this costs a look at names.
    """
    project = _project_with_window(usual, paths)
    if project is None:
        return None
    lock = _lock(project)
    try:
        request = Request(project, [path for path in paths if path != project])
    except OSError:
        return None
    until = time.monotonic() + _PATIENCE_SECONDS
    while not request.is_taken():
        if lock.tryLock(0):
            # Nobody is there any more.
            lock.unlock()
            return None if request.is_withdrawn() else _HANDED_OVER
        if time.monotonic() > until and request.is_withdrawn():
            sys.stderr.write(f"annotator: {_silence(project)}\n")
            return _REFUSED
        time.sleep(_STEP_SECONDS)
    return _HANDED_OVER


def _project_with_window(usual: Path, paths: Sequence[Path]) -> Path | None:
    """Return the project that is wanted, if a window may have it: if there is a lock for it."""
    named = [path for path in paths if _lock_path(path).exists()]
    if named:
        return named[-1]
    if not _lock_path(usual).exists():
        return None
    # Imported here: the usual start finds no window.
    from annotator.services.open import is_project  # noqa: PLC0415

    return None if any(map(is_project, paths)) else usual


def _key(project: Path) -> str:
    """Return what stands for a project in names of files: the same by whatever way it is named."""
    resolved = os.path.normcase(project.resolve())
    digest = QCryptographicHash.hash(os.fsencode(resolved), QCryptographicHash.Algorithm.Sha256)
    return bytes(digest.toHex().data()).decode()[:40]


def _lock_path(project: Path) -> Path:
    return windows_folder() / f"{_key(project)}.lock"


def _lock(project: Path) -> QLockFile:
    """Return a lock that is given up only when its process is gone, however old it is."""
    lock = QLockFile(str(_lock_path(project)))
    lock.setStaleLockTime(0)
    return lock


def _is_locked(lock: QLockFile) -> bool:
    try:
        private_folder(windows_folder())
    except OSError:
        return False
    if not lock.tryLock(0):
        return False
    Path(lock.fileName()).chmod(0o600)
    return True


def _silence(project: Path) -> str:
    """Return in words that a project's window does not answer, and what to do."""
    told = QCoreApplication.translate(
        "Seat",
        "{path} is open in another window, which does not answer (process {process} on {host}). "
        "Look for that window. If it hangs, end it and try again: what it saved is in the file.",
    )
    process, host, _ = _lock(project).getLockInfo()
    return told.format_map({"path": project, "process": process, "host": host})
