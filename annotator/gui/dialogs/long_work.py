# SPDX-License-Identifier: Apache-2.0
"""Long work that a person waits for: how far it is, a way to stop it, then what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from annotator.gui.desk import translated
from annotator.gui.jobs import CancelledError, Job, Jobs
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.domain.errors import UserError

_WIDTH, _DETAILS_HEIGHT = 140 * GRID, 50 * GRID


class LongWorkDialog(QDialog):
    """Runs one job of its own, so that it needs no open project, and stays to tell the result."""

    # The work is done; what it returned. It is for the listener to call ``tell``.
    worked = Signal(object)
    # The person wants to go on to what was made.
    went_on = Signal()
    broken = Signal(object)

    def __init__(self, title: str, work: Callable[[Job], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("long_work")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = title
        self._words = self._label("long_work_words")
        self._words.setText(title)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("long_work_bar")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, 0)
        self._details = QPlainTextEdit(self)
        self._details.setObjectName("long_work_details")
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setMinimumHeight(_DETAILS_HEIGHT)
        self._details.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._jobs = Jobs(self)
        self._job: Job | None = self._jobs.start(title, work)
        self._job.advanced.connect(self._show_advance)
        self._job.done.connect(self._finish)
        self._job.refused.connect(self._refuse)
        self._job.broken.connect(self._break)

    def tell(self, words: str, details: Sequence[str] = (), go_on: str = "") -> None:
        """Say what came of the work; ``go_on`` names the button that leads to what was made."""
        self._words.setText(words)
        self._bar.hide()
        self._details.setPlainText("\n".join(details))
        self._details.setVisible(bool(details))
        self._buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        button = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        if go_on:
            button = self._buttons.addButton(go_on, QDialogButtonBox.ButtonRole.ActionRole)
            button.setObjectName("long_work_go_on")
            button.clicked.connect(self._go_on)
        self._make_default(button)
        if details:
            self.adjustSize()
        else:
            self.resize(self.width(), self._layout.totalHeightForWidth(self.width()))

    def reject(self) -> None:
        """Stop the work where it still runs, and wait until it has; else close."""
        if self._job is not None:
            self._job.cancel()
            self._words.setText(self.tr("Stopping…"))
            return
        super().reject()

    @Slot(int)
    def _show_advance(self, count: int) -> None:
        if self._job is not None and count:
            self._words.setText(f"{self._title} {QLocale().toString(count)}")

    @Slot(object)
    def _finish(self, result: object) -> None:
        self._job = None
        self._jobs.close()
        self.worked.emit(result)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._job = None
        self._jobs.close()
        if isinstance(error, CancelledError):
            self.close()
        else:
            self.tell(translated(error.message))

    @Slot(object)
    def _break(self, error: Exception) -> None:
        self._job = None
        self._jobs.close()
        self.close()
        self.broken.emit(error)

    @Slot()
    def _go_on(self) -> None:
        self.close()
        self.went_on.emit()

    def _make_default(self, button: QPushButton) -> None:
        button.setDefault(True)
        button.setFocus()

    def _lay_out(self) -> None:
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        layout.setSpacing(3 * GRID)
        for widget in (self._words, self._bar, self._details):
            layout.addWidget(widget)
        layout.setStretchFactor(self._details, 1)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(_WIDTH)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
