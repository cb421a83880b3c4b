# SPDX-License-Identifier: Apache-2.0
"""A table of marks, which can be dragged onto an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView

from annotator.gui.panels._list_table import ListTable
from annotator.services.bulk import MOST_AT_ONCE

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from annotator.gui.desk import Desk
    from annotator.gui.models.annotation_model import AnnotationModel


class MarkTable(ListTable):
    """A table of marks; those that are selected are dragged together."""

    def __init__(self, desk: Desk, name: str, title: str, parent: QWidget) -> None:
        super().__init__(name, title, parent)
        self._desk = desk
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def show_marks_of(self, model: AnnotationModel) -> None:
        """Have the marks of a model be those that are dragged."""
        self._marks = model

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Let the selected marks be dragged, unless they are very many."""
        if self.chosen_count() > MOST_AT_ONCE:
            text = self.tr("Drag no more than {count} marks at once.")
            self._desk.say(text.format_map({"count": MOST_AT_ONCE}))
            return
        # Imported here: seldom needed.
        from annotator.gui.dragging import drag_marks  # noqa: PLC0415

        ids = [one for one in map(self._marks.id_at, self.chosen_rows()) if one]
        if ids:
            drag_marks(ids, self)
