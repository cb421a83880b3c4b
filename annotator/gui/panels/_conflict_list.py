# SPDX-License-Identifier: Apache-2.0
"""What disagrees within an event, in words, with a button for each mark that says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from annotator.gui.desk import translated
from annotator.gui.models.paged import shortened
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.conflict import Conflict
    from annotator.gui.desk import Desk

_SHORT = 32


class ConflictList(QScrollArea):
    """A few lines for each conflict; Enter or Space on a button goes to its mark."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: Sequence[Conflict] = ()
        self.setObjectName("eventConflicts")
        self.setAccessibleName(self.tr("What disagrees within the event"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Show what disagrees; what is shown already stays, and keeps the focus."""
        if conflicts == self._shown and self.widget() is not None:
            return
        self._shown = conflicts
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for conflict in conflicts:
            words = QLabel(translated(conflict.message), page)
            words.setObjectName("conflictWords")
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(words)
            for annotation in self._desk.workspace.project.annotations.find(conflict.ids):
                layout.addWidget(self._button(annotation.id, page), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        self.setWidget(page)

    def _button(self, annotation_id: str, page: QWidget) -> QToolButton:
        annotations = self._desk.workspace.project.annotations
        key = annotations.key_of(annotation_id)
        text = next((one[1] for one in annotations.page([key])), "") if key is not None else ""
        short = shortened(text)
        short = short if len(short) <= _SHORT else f"{short[:_SHORT].rstrip()} …"
        button = QToolButton(page)
        button.setObjectName("conflictMark")
        button.setText(self.tr("Go to “%1”").replace("%1", short).replace("&", "&&"))
        button.setAccessibleName(button.text())
        button.clicked.connect(partial(self._go_to, annotation_id))
        return button

    @Slot()
    def _go_to(self, annotation_id: str, *_: object) -> None:
        self._desk.select_annotation(annotation_id)
