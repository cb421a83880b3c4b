# SPDX-License-Identifier: Apache-2.0
"""Joins settings, window and project, and runs the window."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QObject,
    QSettings,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from annotator import assets
from annotator.gui.folders import data_folder
from annotator.gui.main_window import MainWindow
from annotator.gui.runs import Run
from annotator.gui.settings import PROJECT, REVIEWER, THEME, Settings
from annotator.gui.single import Seat, handed_over
from annotator.gui.window_place import show_in_place

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from types import TracebackType

WRONG_INPUT = 2
# Time for lists and counts to be filled, once all is there.
_SETTLE_MS = 500
# Time for a window to paint before something else is done; nothing waits for it.
_PAINT_MS = 30


def main(arguments: Sequence[str]) -> int:
    """Show the window, or write a picture of it; return the exit code."""
    options = _options(arguments)
    names = options.paths if options is not None else arguments
    problem = _problem(names, needs_screen=options is None or not options.screenshot)
    if problem:
        sys.stderr.write(f"annotator: {problem}\n")
        return WRONG_INPUT
    if options is not None and options.screenshot:
        return write_picture(options)
    settings = Settings()
    project, paths = default_project(settings), [Path(name) for name in names]
    taken = handed_over(project, paths)
    if taken is not None:
        return taken
    application = _application()
    window = MainWindow(settings)
    window.seat = seat = Seat(window)
    starter = Starter(window, project, paths)
    run = Run(window)
    window.appeared.connect(run.begin)
    window.appeared.connect(starter.start)
    starter.completed.connect(run.tell_of_former)
    starter.completed.connect(seat.listen)
    with reporting_to(window):
        show_in_place(window, settings)
        code = application.exec()
        starter.finish()
    seat.release()
    run.end()
    return code


def _problem(names: Sequence[str], *, needs_screen: bool) -> str:
    """Return why the program cannot start as asked, empty where it can."""
    for name in names:
        if not Path(name).exists():
            return f"there is no command or file {name}. “annotator --help” lists the commands."
    is_blind = not any(os.environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY"))
    if needs_screen and is_blind and sys.platform == "linux" and not _platform():
        return "there is no screen. “annotator --help” lists what can be done without one."
    return ""


def _platform() -> str:
    """Return the platform that Qt was told to use, empty where it chooses."""
    return os.environ.get("QT_QPA_PLATFORM", "")


def write_picture(options: Namespace) -> int:
    """Render the window with an article, without a screen, and write it as a PNG file."""
    # Imported here: windows that stay open need no temporary folder.
    import tempfile  # noqa: PLC0415

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_pass_on_warning)
    application = _application()
    with tempfile.TemporaryDirectory() as folder:
        own = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        settings = Settings(own)
        settings.keep(THEME, options.theme or "light")
        settings.keep(REVIEWER, "")
        window = MainWindow(settings)
        window.resize(*options.size)
        paths = [Path(name) for name in options.paths] or [sample()]
        starter = Starter(window, Path(folder) / "picture.annotator", paths)
        window.appeared.connect(starter.start)
        window.show()
        # A loop of its own: ending the application's would close the window first.
        loop = QEventLoop(application)
        settling = QTimer(window)
        settling.setSingleShot(True)
        settling.setInterval(_SETTLE_MS)
        settling.timeout.connect(loop.quit)
        starter.completed.connect(settling.start)
        loop.exec()
        picture = window.grab()
        starter.finish()
        if starter.problem:
            sys.stderr.write(f"annotator: {starter.problem}\n")
            return WRONG_INPUT
    if not picture.save(options.screenshot, "PNG"):
        sys.stderr.write(f"annotator: {options.screenshot} cannot be written.\n")
        return WRONG_INPUT
    return 0


class Starter(QObject):
    """Opens the project and the articles named at start, once the window is there."""

    # Everything is there to work with.
    completed = Signal()

    def __init__(self, window: MainWindow, project: Path, paths: Sequence[Path]) -> None:
        super().__init__(window)
        self._window = window
        self._project = project
        self._paths = paths
        self._articles: list[Path] = []
        self.problem = ""
        self.is_done = False

    @Slot()
    def start(self) -> None:
        """Open the project, then the articles, or else the session that was open last."""
        self._window.build()
        try:
            self._open()
        finally:
            # The article is painted before the panels are filled. If the program itself failed,
            # the menus still open another project, and show the report.
            QTimer.singleShot(_PAINT_MS, self._complete)

    @Slot()
    def finish(self) -> None:
        """Close the window and what is open in it."""
        self._window.close()

    @Slot(str)
    def note(self, problem: str) -> None:
        """Keep the first thing that was refused, for a run without a screen."""
        self.problem = self.problem or problem

    def _open(self) -> None:
        # Imported here: nothing of it is needed for the first paint.
        from annotator.services.open import is_meant_as_project  # noqa: PLC0415

        projects = [path for path in self._paths if is_meant_as_project(path)]
        self._articles = [path for path in self._paths if path not in projects]
        if self._window.seat is not None:
            self._window.seat.articles = self._articles
        if self._window.open_project(projects[-1] if projects else self._project):
            self._window.desk.refused.connect(self.note)
            last = self._window.desk.workspace.project.sessions.last_opened()
            if last and not self._articles:
                self._window.open_session(last)
        else:
            self.note(self._window.strip.text())
        self._window.view.setFocus()

    @Slot()
    def _complete(self) -> None:
        # From now on much is thrown away again; see ``__main__``.
        gc.enable()
        try:
            self._window.complete()
            if self._window.is_attached and self._articles:
                self._window.open_paths(self._articles)
        finally:
            self.is_done = True
            self.completed.emit()


@contextmanager
def reporting_to(window: MainWindow) -> Iterator[None]:
    """Have the window told of every exception that nobody expected, on whatever thread."""

    def take(error: BaseException | None) -> None:
        try:
            # Queued to the window's thread, where it comes from another.
            if isinstance(error, Exception):
                window.broken.emit(error)
        except Exception as second:  # noqa: BLE001 - the last net; a fault in it must not loop
            sys.stderr.write(f"annotator: {type(second).__name__} while reporting a fault\n")

    def take_uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            take(error)
        else:
            sys.__excepthook__(kind, error, trace)

    before = sys.excepthook, sys.unraisablehook, threading.excepthook
    sys.excepthook = take_uncaught
    threading.excepthook = lambda args: take(args.exc_value)
    sys.unraisablehook = lambda args: take(args.exc_value)
    try:
        yield
    finally:
        sys.excepthook, sys.unraisablehook, threading.excepthook = before


def default_project(settings: Settings) -> Path:
    """Return the project that was open last, or the one in the user's data folder."""
    kept = settings.get(PROJECT)
    if kept and Path(kept).exists():
        return Path(kept)
    return data_folder() / "articles.annotator"


def sample() -> Path:
    """Return the article that comes with the program."""
    return assets.path("samples", "harbour-storm.txt")


def _pass_on_warning(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Print what Qt warns of, but for what every window without a screen brings with it."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(text + "\n")


def _application() -> QApplication:
    # Named here and not later: asking Qt for its style costs a tenth of the start.
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName("annotator")
    application.setApplicationDisplayName("Annotator")
    return application


def _options(arguments: Sequence[str]) -> Namespace | None:
    """Return what was asked for, or None where the words are plain paths."""
    if not any(one.startswith("-") for one in arguments):
        return None
    # Imported here: the usual start names files only.
    from argparse import ArgumentParser  # noqa: PLC0415

    parser = ArgumentParser(prog="annotator", description="Mark up articles for fact-checking.")
    parser.add_argument("paths", metavar="PROJECT|ARTICLE", nargs="*")
    parser.add_argument("--screenshot", metavar="OUT.png", help="write a picture of the window")
    parser.add_argument("--theme", choices=("system", "light", "dark", "contrast"))
    parser.add_argument(
        "--size", type=_size, default=(1440, 900), metavar="WIDTHxHEIGHT", help="of the picture"
    )
    options = parser.parse_args(arguments)
    if options.theme and not options.screenshot:
        parser.error("--theme goes with --screenshot; the window has its themes in the View menu")
    return options


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)
