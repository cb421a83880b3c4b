# SPDX-License-Identifier: Apache-2.0
"""Works in the real window by xdotool, and prints what came of each key; run by a test."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator import assets
from annotator.app import Starter
from annotator.domain.span import Span
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import REVIEWER, Settings

# Keys by their places, as X11 counts them, the word to print, and when it is true.
STEPS = (
    (("54",), "claim", lambda window: kinds(window) == ["claim"]),
    (("shift+24",), "quote", lambda window: kinds(window) == ["quote"]),
    (("14",), "checked", lambda window: statuses(window) == ["checked"]),
    (("ctrl+52",), "undone", lambda window: statuses(window) == ["unchecked"]),
    (("ctrl+shift+33",), "palette", lambda window: popup() == "palette"),
    (("Escape",), "closed", lambda window: popup() == "" and window.view.hasFocus()),
    (("alt+41",), "menu", lambda window: popup() == "file_menu"),
)
WAIT_MS = 100


def annotations(window):
    workspace = window.desk.workspace
    return workspace.project.annotations.of_session(workspace.session_id)


def kinds(window):
    return [one.kind for one in annotations(window)]


def statuses(window):
    return [one.status.value for one in annotations(window)]


def popup():
    shown = QApplication.activePopupWidget()
    return shown.objectName() if shown else ""


class Driver(QTimer):
    """Takes a step once the one before has come true."""

    def __init__(self, window, starter):
        super().__init__(window)
        self._window, self._starter = window, starter
        self._steps = list(STEPS)
        self._is_ready = False
        self._is_struck = False
        self.timeout.connect(self._go_on)
        self.start(WAIT_MS)

    def _go_on(self):
        if not self._is_ready:
            self._make_ready()
        elif not self._steps:
            self.stop()
            QApplication.quit()
        elif not self._is_struck:
            self._is_struck = True
            subprocess.run(["xdotool", "key", *self._steps[0][0]], check=True)
        elif self._steps[0][2](self._window):
            print(self._steps.pop(0)[1], flush=True)
            self._is_struck = False

    def _make_ready(self):
        window = self._window
        if not self._starter.is_done:
            return
        if not window.view.hasFocus():
            # No window manager gives it the focus.
            subprocess.run(["xdotool", "windowfocus", str(int(window.winId()))], check=True)
            window.view.setFocus()
            return
        start = window.desk.workspace.article.text.index("Repairs will")
        window.view.select(Span(start, start + len("Repairs will")))
        self._is_ready = True


def main():
    application = QApplication(["annotator", "-style", "fusion"])
    settings = Settings()
    settings.keep(REVIEWER, "Ann")
    window = MainWindow(settings)
    project = Path(sys.argv[1])
    starter = Starter(window, project, [assets.path("samples", "harbour-storm.txt")])
    window.appeared.connect(starter.start)
    window.show()
    Driver(window, starter)
    # Whoever waits for a step that never comes true is told which by what is missing.
    QTimer.singleShot(40_000, application.quit)
    application.exec()
    starter.finish()


if __name__ == "__main__":
    main()
