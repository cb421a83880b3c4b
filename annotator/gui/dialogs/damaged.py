# SPDX-License-Identifier: Apache-2.0
"""A project cannot be used because it is damaged: what is known, and what can be done."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout

from annotator.gui.dates import exact_time, local_now
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.services.backups import Backup

_WIDTH = 140 * GRID


class Way(StrEnum):
    """What a person chose to do about a damaged project."""

    BACKUP = "backup"
    SALVAGE = "salvage"
    OTHER = "other"


class DamagedDialog(QDialog):
    """Says what is known of the damage, and offers the ways on; nothing is done by itself."""

    chosen = Signal(str)

    def __init__(self, words: str, backup: Backup | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("damaged_dialog")
        self.setWindowTitle(self.tr("Damaged project"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._label("damaged_words", words))
        layout.addSpacing(3 * GRID)
        buttons = [self._button(way, text, tip) for way, text, tip in self._ways(backup)]
        for button in buttons:
            layout.addWidget(button)
            layout.addWidget(
                self._label(f"{button.objectName()}_tip", button.toolTip(), muted=True)
            )
            layout.addSpacing(2 * GRID)
        layout.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        layout.addWidget(close)
        buttons[0].setDefault(True)
        buttons[0].setFocus()
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))

    def _ways(self, backup: Backup | None) -> list[tuple[Way, str, str]]:
        ways = [
            (
                Way.SALVAGE,
                self.tr("&Salvage what can be read…"),
                self.tr(
                    "Makes a new project of everything that can still be read, and says what is "
                    "lost. The damaged file stays as it is."
                ),
            ),
            (
                Way.OTHER,
                self.tr("&Choose another project…"),
                self.tr("Leaves this one as it is."),
            ),
        ]
        if backup is None:
            return ways
        return [(Way.BACKUP, self.tr("Open the newest &backup"), self._told(backup)), *ways]

    def _told(self, backup: Backup) -> str:
        """Return when a backup was made and what it holds."""
        locale = QLocale()
        text = self.tr(
            "Made %1, with %2 articles, %3 sessions, %4 marks and %5 events; the last edit in it "
            "is of %6. A copy of it is opened; the damaged file stays as it is."
        )
        now = local_now()
        values = (
            exact_time(backup.made, now),
            *map(locale.toString, (backup.articles, backup.sessions, backup.marks, backup.events)),
            exact_time(backup.last_edit, now) if backup.last_edit else self.tr("an unknown time"),
        )
        for number, value in enumerate(values, start=1):
            text = text.replace(f"%{number}", value)
        return text

    def _button(self, way: Way, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"damaged_{way.value}")
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.setProperty("way", way.value)
        button.setAutoDefault(True)
        button.clicked.connect(self._choose)
        return button

    def _label(self, name: str, text: str, *, muted: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        if muted:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        else:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    @Slot()
    def _choose(self) -> None:
        way = self.sender().property("way")
        self.accept()
        self.chosen.emit(way)
