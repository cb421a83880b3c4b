# SPDX-License-Identifier: Apache-2.0
"""Labels: of a field, with the letter that leads to it; and a line cut where room ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class OneLine(QLabel):
    """One line that ends with “…” where there is no room for all of it; its tip has it whole."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show a text, to eyes and screen readers."""
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        role, palette = self.foregroundRole(), self.palette()
        self.style().drawItemText(painter, self.rect(), middle, palette, True, text, role)
        painter.end()


def field_label(text: str, field: QWidget, parent: QWidget) -> QLabel:
    """Return the label of a field; "&" stands before the letter that leads to the field.

    Qt measures "Ty" as letters that are drawn close together, but draws the underlined one apart:
    the end of the word was cut off.
    """
    label = QLabel(text, parent)
    label.setBuddy(field)
    font = QFont()
    font.setKerning(False)
    label.setFont(font)
    return label
