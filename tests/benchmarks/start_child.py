# SPDX-License-Identifier: Apache-2.0
"""Runs the program until something is painted, and tells what that took: one line of JSON.

Started as a process of its own, with ``empty``, ``first`` or ``session``; see ``starting``.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget

SIZE = (1440, 900)
TOP = 1000  # code points from the beginning that are surely in sight
HEAVY = ("numpy", "pyqtgraph", "sqlite_utils", "click")
PAINTS = (QEvent.Type.Expose, QEvent.Type.Paint, QEvent.Type.UpdateRequest)


class Watch(QObject):
    """Waits until a widget was painted with the rest of its window, then tells and exits."""

    def __init__(self, window: QMainWindow, target: QWidget, text: QTextEdit | None) -> None:
        super().__init__()
        self._window, self._target, self._text = window, target, text
        self._is_painted = self._is_delivering = False
        for watched in {window, window.windowHandle(), target}:
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the paint of the target; deliver what makes the window paint, and look after."""
        if event.type() not in PAINTS:
            return False
        if watched is self._target and event.type() == QEvent.Type.Paint and self._is_due():
            self._is_painted = True
        if self._is_delivering:
            return False
        self._is_delivering = True
        try:
            QCoreApplication.sendEvent(watched, event)
        finally:
            self._is_delivering = False
        if self._is_painted and watched is not self._target:
            self._tell()
        return True

    def _is_due(self) -> bool:
        return self._text is None or not self._text.document().isEmpty()

    def _tell(self) -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        tell(self._window, (used.ru_utime + used.ru_stime) * 1e3)


def tell(window: QMainWindow, cpu_ms: float) -> None:
    """Print what is known now, and end at once."""
    import json

    known = {
        "cpu_ms": cpu_ms,
        "rss_mb": resident(),
        "attached": getattr(window, "is_attached", False),
        "marks": marks_on_top(window),
        "heavy": [name for name in HEAVY if name in sys.modules],
        "own": sorted(name for name in sys.modules if name.startswith("annotator.")),
    }
    print(json.dumps(known), flush=True)
    seat = getattr(window, "seat", None)
    if seat is not None:
        # The next start is to find what one that ended as it should leaves behind.
        seat.release()
    os._exit(0)


def marks_on_top(window: QMainWindow) -> int:
    """Return how many marks stand in the beginning of the text that the window shows."""
    desk = getattr(window, "desk", None)
    if desk is None or desk.workspace.session is None:
        return 0
    from annotator.domain.span import Span

    annotations = desk.workspace.project.annotations
    return len(annotations.marks(desk.workspace.session_id, Span(0, TOP)))


def resident() -> float:
    """Return the megabytes of memory in use, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * resource.getpagesize() / 1e6


def run_empty() -> None:
    """Show an empty window of the same size."""
    application = QApplication(["annotator"])
    window = QMainWindow()
    middle = QWidget(window)
    window.setCentralWidget(middle)
    window.resize(*SIZE)
    window.show()
    watch = Watch(window, middle, None)
    application.exec()
    del watch


class Late(QObject):
    """Waits for the window's text view, which is made after the window, and has it watched.

    It looks at the events of the window alone: Python would be asked of every event there is.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._watch: Watch | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to watch when the view is there."""
        if self._watch is None and hasattr(self._window, "view"):
            self._window.removeEventFilter(self)
            self._watch = Watch(self._window, self._window.view.viewport(), self._window.view)
        return False


def run_program(wanted: str) -> None:
    """Run the program itself, watching its window from the moment it waits for events."""
    plain_exec = QApplication.exec
    watches = []

    def watched_exec(*_: object) -> int:
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
        if wanted == "first":
            watches.append(Watch(window, window.centralWidget(), None))
        else:
            watches.append(Late(window))
        return plain_exec()

    QApplication.exec = watched_exec
    from annotator.__main__ import main

    main()


if __name__ == "__main__":
    asked = sys.argv.pop()
    if asked == "empty":
        run_empty()
    else:
        run_program(asked)
