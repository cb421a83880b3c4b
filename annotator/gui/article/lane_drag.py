# SPDX-License-Identifier: Apache-2.0
"""A mark is taken by its lane and dragged out of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QTextEdit

if TYPE_CHECKING:
    from annotator.gui.article.page import Page

_LEFT = Qt.MouseButton.LeftButton


class LaneDrag(QObject):
    """Sees what the pointer has no use for: a press on a lane is no beginning of a selection."""

    def __init__(self, view: QTextEdit, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._page = page
        self._taken = ""
        self._pressed_at = QPointF()
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to drag where the mouse goes far enough from a lane."""
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._take(event)
        elif event.type() == QEvent.Type.MouseMove and self._taken:
            if event.buttons() & _LEFT:
                self._move(event)
                return True
            self._taken = ""
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._taken = ""
        return False

    def _take(self, event: QMouseEvent) -> None:
        is_plain = event.button() == _LEFT and not event.modifiers()
        place = event.position() + QPointF(0, self._view.verticalScrollBar().value())
        mark = self._page.lane_under(place) if is_plain else None
        self._taken = mark.annotation_id if mark else ""
        self._pressed_at = event.position()

    def _move(self, event: QMouseEvent) -> None:
        way = (event.position() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance():
            # Imported here: marks are dragged long after the start.
            from annotator.gui.dragging import drag_marks  # noqa: PLC0415

            taken, self._taken = self._taken, ""
            drag_marks([taken], self._view)
