# SPDX-License-Identifier: Apache-2.0
"""The column of text in the middle of its view, and the margins left and right of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit, QWidget


_MOUSE_EVENTS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


class MarginMouse(QObject):
    """Lets the mouse work in the margins as it does in the text: click, drag and wheel."""

    def __init__(self, view: QTextEdit) -> None:
        """Watch a view; the filter ends with it."""
        super().__init__(view)
        self._view = view
        self._is_dragging = self._is_passing_on = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on to the text what happens in the margins."""
        # What the text leaves, as it does a press of the right button, Qt hands to its parent.
        if self._is_passing_on:
            return False
        if isinstance(event, QWheelEvent):
            return self._is_outside(event.position()) and self._pass_on(event)
        if isinstance(event, QMouseEvent) and event.type() in _MOUSE_EVENTS:
            return self._pass_on_mouse(event)
        return super().eventFilter(watched, event)

    def _is_outside(self, point: QPointF) -> bool:
        return not self._view.viewport().geometry().contains(point.toPoint())

    def _pass_on_mouse(self, event: QMouseEvent) -> bool:
        if not self._is_dragging and not self._is_outside(event.position()):
            return False
        kind = event.type()
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_dragging = kind != QEvent.Type.MouseButtonRelease
        corner = QPointF(self._view.viewport().pos())
        return self._pass_on(
            QMouseEvent(
                *(kind, event.position() - corner, event.globalPosition()),
                *(event.button(), event.buttons(), event.modifiers()),
            )
        )

    def _pass_on(self, event: QEvent) -> bool:
        self._is_passing_on = True
        try:
            QCoreApplication.sendEvent(self._view.viewport(), event)
        finally:
            self._is_passing_on = False
        return True


class Column(QObject):
    """Keeps the text in a centred column of readable width, a side widget in its left margin."""

    def __init__(self, view: QTextEdit, whole_bar: QWidget) -> None:
        """Look after the margins of a view, and a bar that stands at its right edge."""
        super().__init__(view)
        self._view = view
        self._side: QWidget | None = None
        # Where it is shown, the view has no scroll bar of its own.
        self._whole_bar = whole_bar
        self.measure = 0

    def set_side(self, side: QWidget) -> None:
        """Keep a widget in the left margin; mouse events that it ignores are for the text."""
        self._side = side
        if side.parentWidget() is not self._view:
            side.setParent(self._view)
        side.show()
        self.settle()

    def settle(self) -> None:
        """Centre the column in the view's present width."""
        margins = self._margins()
        if margins != self._view.viewportMargins():
            self._view.setViewportMargins(margins)
        self.place_side()

    def place_side(self) -> None:
        """Put the side widget where the left margin is now, and the bar at the right edge."""
        area, width = self._view.contentsRect(), self._view.verticalScrollBar().sizeHint().width()
        self._whole_bar.setGeometry(area.right() + 1 - width, area.top(), width, area.height())
        if self._side:
            viewport = self._view.viewport().geometry()
            self._side.setGeometry(0, viewport.top(), viewport.left(), viewport.height())
            self._side.update()

    def _margins(self) -> QMargins:
        view, bar = self._view, self._view.verticalScrollBar()
        bar_width = bar.sizeHint().width()
        room = view.contentsRect().width() - bar_width
        side_width = self._side.sizeHint().width() if self._side else 0
        free = max(0, room - self.measure)
        left = max(side_width, free // 2)
        right = max(0, free - left) + (0 if bar.isVisible() else bar_width)
        return QMargins(left, 0, right, 0)
