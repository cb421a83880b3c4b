# SPDX-License-Identifier: Apache-2.0
"""The question before what is in the trash goes for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QVBoxLayout,
)

from annotator.gui.dates import exact_time, local_now
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.domain.trash import TrashItem
    from annotator.services.copies import Copy

_MOST_ROWS = 6


class EmptyTrashDialog(QDialog):
    """Says what goes and that it cannot come back, and names the copies that still hold it."""

    def __init__(self, items: Sequence[TrashItem], copies: Sequence[Copy], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("empty_trash_dialog")
        self.setWindowTitle(self.tr("Empty trash"))
        self.setMinimumWidth(120 * GRID)
        self._copies = list(copies)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        question = self._words("empty_trash_question", self._question(items))
        font = question.font()
        font.setBold(True)
        question.setFont(font)
        layout.addWidget(question)
        layout.addWidget(
            self._words(
                "empty_trash_meaning",
                self.tr(
                    "The texts, marks, events and the history of all this are erased from the "
                    "project file. This cannot be undone."
                ),
            )
        )
        if copies:
            self._add_copies(layout)
        layout.addWidget(
            self._words(
                "empty_trash_elsewhere",
                self.tr("Copies and exports that you saved elsewhere are not touched."),
            )
        )
        layout.addStretch(1)
        layout.addWidget(self._buttons())
        self.resize(self.minimumWidth(), layout.totalHeightForWidth(self.minimumWidth()))

    def copies_to_delete(self) -> list[Copy]:
        """Return the copies that are to be deleted too."""
        return self._copies if self._copies and self._tick.isChecked() else []

    def _question(self, items: Sequence[TrashItem]) -> str:
        articles = sum(one.is_article for one in items)
        sessions = sum(one.sessions for one in items)
        facts = sum(one.facts for one in items)
        parts = (
            (articles, self.tr("1 article"), self.tr("%n articles", "", articles)),
            (sessions, self.tr("1 session"), self.tr("%n sessions", "", sessions)),
            (facts, self.tr("1 mark"), self.tr("%n marks", "", facts)),
        )
        counted = ", ".join(one if count == 1 else many for count, one, many in parts if count)
        return self.tr("Remove for good what is in the trash: %1?").replace("%1", counted)

    def _add_copies(self, layout: QVBoxLayout) -> None:
        layout.addWidget(
            self._words("empty_trash_copies_are", self.tr("These backups still hold it:"))
        )
        names = QListWidget(self)
        names.setObjectName("empty_trash_copies")
        names.setAccessibleName(self.tr("Backups that still hold it"))
        names.addItems([self._name(copy) for copy in self._copies])
        names.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = min(len(self._copies), _MOST_ROWS)
        names.setFixedHeight(rows * names.sizeHintForRow(0) + 2 * GRID)
        layout.addWidget(names)
        self._tick = QCheckBox(self.tr("&Delete these backups too"), self)
        self._tick.setObjectName("empty_trash_backups")
        layout.addWidget(self._tick)
        layout.addWidget(
            self._words(
                "empty_trash_price",
                self.tr(
                    "A backup is a whole project as it was then. Without them there is no way "
                    "back to those days for anything else either."
                ),
            )
        )

    def _name(self, copy: Copy) -> str:
        if copy.backup is None:
            return self.tr("%1, left by an upgrade").replace("%1", copy.path.name)
        return self.tr("Backup of %1").replace("%1", exact_time(copy.backup.made, local_now()))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        empty = buttons.addButton(self.tr("&Empty trash"), role.DestructiveRole)
        empty.setObjectName("empty_trash_confirm")
        empty.setAutoDefault(False)
        empty.clicked.connect(self.accept)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("empty_trash_cancel")
        cancel.setDefault(True)
        cancel.setFocus()
        buttons.rejected.connect(self.reject)
        return buttons

    def _words(self, name: str, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label
