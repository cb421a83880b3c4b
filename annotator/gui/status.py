# SPDX-License-Identifier: Apache-2.0
"""The status bar: whether all is saved, how much is done, who is at work, what is running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Qt, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from annotator.gui.paths import briefly
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent

    from annotator.gui.jobs import Job

_SHOWN_FOR_MS = 8000
_LONGEST_TIP = 200


class Status(QStatusBar):
    """Quiet lines: nothing in it asks for a decision."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setSizeGripEnabled(False)
        self._saved = self._label("saved_state", self.tr("Saved"))
        self._coverage = self._label("coverage", self.tr("Coverage"))
        self._suggestions = self._label("suggestions_left", self.tr("Suggestions"))
        self._pen = self._label("pen_state", self.tr("Pen"))
        for label in (self._suggestions, self._pen):
            label.hide()
        self._line = _QuietLine(self)
        self._undo = QToolButton(self)
        self._undo.setObjectName("quiet_undo")
        self._undo.setAccessibleName(self.tr("Undo"))
        self._undo.hide()
        self._bar = QProgressBar(self)
        self._bar.setObjectName("job_bar")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(120)
        self._bar.hide()
        self._cancel = QToolButton(self)
        self._cancel.setObjectName("job_cancel")
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.clicked.connect(self._stop_job)
        self._cancel.hide()
        self._show_unsaved = QToolButton(self)
        self._show_unsaved.setObjectName("quiet_show_unsaved")
        self._show_unsaved.setAccessibleName(self.tr("Show what is not saved"))
        self._show_unsaved.hide()
        left = (self._saved, self._show_unsaved, self._coverage, self._suggestions, self._undo)
        for widget in left:
            self.addWidget(widget)
        self.addWidget(self._line, 1)
        self.addPermanentWidget(self._pen)
        self.addPermanentWidget(self._bar)
        self.addPermanentWidget(self._cancel)
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR_MS)
        self._timer.timeout.connect(self.clear_line)

    def show_pen(self, kind: str) -> None:
        """Say that the mouse tags as a kind, and how it selects again; '' where it selects."""
        self._pen.setText(self.tr("Pen: %s (Esc to select)") % kind.lower() if kind else "")
        self._pen.setVisible(bool(kind))

    def set_undo(self, action: QAction) -> None:
        """Offer this action beside lines that tell of an edit."""
        self._undo.setDefaultAction(action)

    def set_show_unsaved(self, action: QAction) -> None:
        """Offer this action beside the word that something is not saved."""
        self._show_unsaved.setDefaultAction(action)

    def show_saved(self) -> None:
        """Say that everything is in the file as of now."""
        now = QDateTime.currentDateTime().toString("HH:mm:ss")
        self._show_state(self.tr("Saved %1").replace("%1", now))

    def show_ready(self) -> None:
        """Say that nothing waits to be saved, before anything was; undo is another session's."""
        self._undo.hide()
        self._show_state(self.tr("All saved"))

    def show_unsaved(self, texts: Sequence[str]) -> None:
        """Say that what was typed is not in the file, in the colour of a finding."""
        text = self.tr("Not saved: %1").replace("%1", str(len(texts)))
        self._show_state(text, "\n".join(f"“{one[:_LONGEST_TIP]}”" for one in texts))

    def show_none(self) -> None:
        """Say nothing of saving: no project is open."""
        self._undo.hide()
        self._coverage.clear()
        self.show_suggestions("")
        self._show_state("")

    def show_backup(self, time: str) -> None:
        """Tell, where somebody asks whether all is saved, when the newest backup was made."""
        self._saved.setToolTip(self.tr("Newest backup: %1").replace("%1", time))

    def show_coverage(self, text: str) -> None:
        """Show how much of the session is done."""
        self._coverage.setText(text)

    def show_suggestions(self, text: str) -> None:
        """Show how many suggestions are left, '' for nothing."""
        if text != self._suggestions.text():
            self._suggestions.setText(text)
            self._suggestions.setVisible(bool(text))

    @Slot(str)
    def say(self, text: str) -> None:
        """Show a quiet line for a while."""
        self._line.setText(briefly(text))
        self._line.setToolTip(text)
        self._undo.hide()
        self._make_room()
        self._timer.start()

    @Slot(str)
    def say_done(self, text: str) -> None:
        """Show what an edit did, with Undo beside it."""
        self.say(text)
        self._undo.show()
        self._make_room()

    def say_aside(self, text: str) -> None:
        """Show a quiet line where none stands already: it is not about what is done here."""
        if not self._line.text():
            self.say(text)

    @Slot()
    def clear_line(self) -> None:
        """Take the quiet line away."""
        self._line.clear()
        self._line.setToolTip("")
        self._undo.hide()
        self._coverage.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew at what there is room for."""
        super().resizeEvent(event)
        if self._line.text():
            self._make_room()

    def show_job(self, job: Job) -> None:
        """Show a job's progress and a way to stop it, until it ends."""
        self._job = job
        self._line.setText(job.title)
        self._bar.setRange(0, job.total)
        self._bar.setValue(0)
        self._bar.show()
        self._cancel.show()
        self._make_room()
        job.advanced.connect(self._show_advance)
        for end in (job.done, job.refused, job.broken):
            end.connect(self._end_job)

    @Slot(int)
    def _show_advance(self, count: int) -> None:
        if self._job and self._job.total:
            self._bar.setValue(count)
        elif self._job:
            self._line.setText(f"{self._job.title} {count:,}")

    @Slot()
    def _end_job(self) -> None:
        self._job = None
        self.clear_line()
        self._bar.hide()
        self._cancel.hide()

    @Slot()
    def _stop_job(self) -> None:
        if self._job:
            self._job.cancel()

    def _make_room(self) -> None:
        """Leave out for a while how much is done, where the line would not be read whole."""
        widgets = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        others = [one for one in widgets if not one.isHidden() and one is not self._line]
        taken = sum(one.sizeHint().width() + 2 * GRID for one in others)
        taken += 0 if self._coverage.isVisible() else self._coverage.sizeHint().width()
        wanted = self._line.fontMetrics().horizontalAdvance(self._line.text()) + 6 * GRID
        self._coverage.setVisible(wanted <= self.width() - taken)

    def _show_state(self, text: str, unsaved: str = "") -> None:
        """Show whether all is saved; ``unsaved`` is what is not."""
        self._saved.setText(text)
        self._saved.setToolTip(unsaved)
        self._saved.setAccessibleName(text)
        self._saved.setAccessibleDescription(unsaved)
        self._show_unsaved.setVisible(bool(unsaved))
        if bool(self._saved.property("alarm")) != bool(unsaved):
            self._saved.setProperty("alarm", bool(unsaved))
            self._saved.style().unpolish(self._saved)
            self._saved.style().polish(self._saved)

    def _label(self, name: str, accessible_name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setAccessibleName(accessible_name)
        return label


class _QuietLine(QLabel):
    """A line of text that ends in “…” where there is no room, and makes no window wider."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quiet_line")
        self.setAccessibleName(self.tr("Messages"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        if text == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
