# SPDX-License-Identifier: Apache-2.0
"""The program, with an ear at its standard input: it tells what it shows when it is asked.

Run as a program with the words that the program takes. A line that is read is a question, a line
that is written the answer, as JSON. Besides, it does what a desktop does where the display has no
window manager: new windows get the keyboard. Dialogs that lead out of the test's folder are closed.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
import traceback

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget

from annotator import app
from annotator.gui.main_window import MainWindow

OUTSIDE = ("QFileDialog", "QPrintDialog", "QPrintPreviewDialog", "QPageSetupDialog")


class Ear(QObject):
    """Answers questions about the window."""

    def __init__(self, window):
        super().__init__(window)
        self.window = window
        self.rest = b""
        self.notifier = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self.notifier.activated.connect(self.hear)
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched, event):
        if isinstance(watched, QWidget) and watched.isWindow():
            if event.type() == QEvent.Type.Show:
                QTimer.singleShot(0, watched, lambda: self.welcome(watched))
            elif event.type() == QEvent.Type.Hide:
                QTimer.singleShot(0, self, self.hand_back)
        return False

    def welcome(self, widget):
        """Give a new window the keyboard, or close it where it leads out of the folder."""
        popup = widget.windowFlags() & Qt.WindowType.WindowType_Mask
        if any(widget.inherits(name) for name in OUTSIDE):
            widget.reject()
        elif widget.isVisible() and popup in (Qt.WindowType.Dialog, Qt.WindowType.Window):
            widget.activateWindow()

    def hand_back(self):
        (QApplication.activeModalWidget() or self.window).activateWindow()

    def hear(self):
        self.rest += os.read(0, 4096)
        *lines, self.rest = self.rest.split(b"\n")
        for line in lines:
            try:
                answer = getattr(self, line.decode())()
            except Exception:  # noqa: BLE001 - whoever asked shall hear of it
                answer = {"failed": traceback.format_exc()}
            print(json.dumps(answer), flush=True)

    def ping(self):
        return {"id": int(self.window.winId()), "ready": self.window.is_attached}

    def dismiss(self):
        """Close menus and dialogs from the top, one at each question, and tell whether any was."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        top = top or next(
            (one for one in self.window.findChildren(QDialog) if one.isVisible()), None
        )
        if isinstance(top, QDialog):
            top.reject()
        elif top is not None:
            top.close()
        return {"dismissed": type(top).__name__ if top is not None else ""}

    def leave_fields(self):
        """Leave the field that is typed in, which saves it, and make one step of what is moved."""
        self.window.view.setFocus()
        self.window.desk.resting.end()
        return {}

    def reload(self):
        """Show what the file has, read anew."""
        self.window.desk.reload()
        return {}

    def close(self):
        """Close the window; what cannot be read and so cannot be saved is given up."""
        self.window.is_given_up = lambda: True
        QTimer.singleShot(0, self.window.close)
        return {}

    def show(self):
        """Tell what is shown."""
        window = self.window
        if not window.is_attached:
            return {"project": ""}
        desk = window.desk
        workspace = desk.workspace
        session = workspace.session
        return {
            "project": str(workspace.project.path),
            "session": session.id if session else "",
            "annotation": desk.annotation_id,
            "event": desk.event_id,
            "unsaved": list(desk.unsaved.values()),
            "jobs": len(window.jobs.findChildren(QObject, options=Qt.FindDirectChildrenOnly)),
            "labels": {name: self.label(name) for name in ("coverage", "reviewer")},
            "undo": window.actions_table["edit.undo"].text(),
            "redo": window.actions_table["edit.redo"].text(),
            "tables": self.tables(),
            "forms": self.forms(),
            "tabs": self.tabs(),
            **(self.article() if session else {}),
        }

    def label(self, name):
        found = self.window.findChild(QWidget, name)
        return found.text() if found else ""

    def article(self):
        """Tell what the text, the gutter and the overview show."""
        view, pane = self.window.view, self.window.pane
        page = view._page
        visible = view.visible_span()
        first, last = map(page.index.paragraph_at, (visible.start, visible.end))
        shown, is_apart = set(), True
        for paragraph in range(first, last + 1):
            shown.update(map(told, page.index.marks_of(paragraph)))
            ends = {}
            for one in page.index.lanes(paragraph).marks:
                is_apart = is_apart and one.start >= ends.get(one.lane, 0)
                ends[one.lane] = one.end
        pane.gutter.grab()
        pane.ruler.grab()
        span = page.index.paragraph_span
        return {
            "visible": [span(first).start, span(last).end],
            "marks": sorted(shown),
            "lanes_are_apart": is_apart,
            "gutter": sorted([*row.sentences_span(), row.left] for row in rows_of(pane.gutter)),
            "overview": sorted(map(list, pane.ruler._buckets or ())),
            "buckets": pane.ruler._count(),
            "length": len(page.text),
        }

    def tables(self):
        return {
            table.objectName(): [
                [
                    str(table.model().index(row, column).data() or "")
                    for column in range(table.model().columnCount())
                ]
                for row in range(min(table.model().rowCount(), 40))
            ]
            for table in self.window.findChildren(QTableView)
            # One that is out of sight may wait until it is looked at.
            if table.isVisible()
        }

    def forms(self):
        """Tell what stands in the fields of the forms that show a record."""
        found = {}
        for area in self.window.areas.values():
            for form in area.findChildren(QWidget):
                fields = getattr(form, "_editors", None)
                if isinstance(fields, dict) and form.isVisibleTo(area):
                    found[form.objectName()] = {key: content(one) for key, one in fields.items()}
        return found

    def tabs(self):
        bars = {name: area.tabBar() for name, area in self.window.areas.items()}
        return {name: [bar.tabText(n) for n in range(bar.count())] for name, bar in bars.items()}


def rows_of(gutter):
    return [Row(row) for row in gutter._rows.values()]


class Row:
    def __init__(self, row):
        self.left = row.left
        self._span = row.sentences

    def sentences_span(self):
        return [self._span.start, self._span.end]


def told(mark):
    span = mark.span
    return (mark.annotation_id, mark.kind, mark.state.value, mark.role.value, span.start, span.end)


def content(editor):
    for name in ("toPlainText", "key", "text"):
        reader = getattr(editor, name, None)
        if reader is not None:
            return str(reader())
    return ""


def main():
    faulthandler.enable()
    faulthandler.register(signal.SIGUSR1)
    build = MainWindow.build

    def build_and_listen(window):
        build(window)
        Ear(window)

    report = MainWindow.report

    def tell_and_report(window, error):
        traceback.print_exception(error)
        report(window, error)

    MainWindow.build = build_and_listen
    MainWindow.report = tell_and_report
    return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
