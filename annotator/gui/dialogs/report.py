# SPDX-License-Identifier: Apache-2.0
"""What is known of faults of the program, to copy and hand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from annotator.gui.folders import log_folder
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_SIZE = (720, 480)


class ReportDialog(QDialog):
    """A report to read and copy. It stands beside the work: nothing waits for it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("report_dialog")
        self.setWindowTitle(self.tr("Report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading = self._label("report_heading")
        self._privacy = self._label("report_privacy")
        self._privacy.setText(
            self.tr(
                "The report tells where in the program it happened. It holds nothing of any "
                "article and no names, and it was not sent anywhere. To have the fault mended, "
                "copy it and give it to whoever looks after Annotator for you."
            )
        )
        self._text = self._make_text(text)
        place = self._label("report_place")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setText(self.tr("Log of all faults: %1").replace("%1", str(log_folder())))
        self._copy, buttons = self._make_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        layout.setSpacing(3 * GRID)
        for widget in (self._heading, self._privacy, self._text, place, buttons):
            layout.addWidget(widget)
        layout.setStretchFactor(self._text, 1)
        self.resize(*_SIZE)
        self._copy.setFocus()

    def tell(self, *, has_faults: bool) -> None:
        """Say above the report whether anything went wrong."""
        self._heading.setText(
            self.tr(
                "Something went wrong inside the program. You can go on: every finished edit is "
                "in the project file."
            )
            if has_faults
            else self.tr("Nothing went wrong inside the program since it was started.")
        )
        self._privacy.setVisible(has_faults)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the report by the usual key, wherever the focus is."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_text()
            return
        super().keyPressEvent(event)

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(self.tr("Copied"))

    @Slot()
    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _make_text(self, text: str) -> QPlainTextEdit:
        shown = _ReportText(text, self)
        shown.setObjectName("report_text")
        shown.setAccessibleName(self.tr("Report"))
        return shown

    def _make_buttons(self) -> tuple[QPushButton, QDialogButtonBox]:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("report_copy")
        copy.setDefault(True)
        copy.clicked.connect(self._copy_text)
        folder = buttons.addButton(
            self.tr("Show &log folder"), QDialogButtonBox.ButtonRole.ActionRole
        )
        folder.setObjectName("report_folder")
        folder.setEnabled(log_folder().is_dir())
        folder.clicked.connect(self._show_folder)
        buttons.rejected.connect(self.reject)
        return copy, buttons


class _ReportText(QPlainTextEdit):
    """The report in even letters; the key that copies is the dialog's where nothing is chosen."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave copying to the dialog, unless some of the text is selected."""
        if event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            event.ignore()
            return
        super().keyPressEvent(event)
