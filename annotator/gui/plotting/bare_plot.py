# SPDX-License-Identifier: Apache-2.0
"""A plot over the time, without the menus and buttons that pyqtgraph would have in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyqtgraph import PlotWidget
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from annotator.gui.places import keeps_enter
from annotator.gui.plotting.moments import FIRST, LAST, MINUTE
from annotator.gui.plotting.time_axis import TimeAxis

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.plotting.view_item import ViewItem
    from annotator.gui.theme import Theme

ZOOM = 1.5
# What a notch of the wheel turns.
TURN = 120.0
_CLICK = 4
_Key = Qt.Key
_ZOOMS = {
    _Key.Key_Plus: 1 / ZOOM,
    _Key.Key_Equal: 1 / ZOOM,
    _Key.Key_Minus: ZOOM,
    _Key.Key_Underscore: ZOOM,
}


class BarePlot(PlotWidget):  # type: ignore[misc]  # pyqtgraph tells no types
    """A view of some of the calendar's time, over its axis; ``box`` is what pans and zooms.

    Who inherits it says what is drawn (``item``), what a click, a key and the mouse at rest mean,
    and what the whole is.
    """

    item: ViewItem

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.axis = TimeAxis(theme)
        ground = theme.color("paper")
        super().__init__(
            parent, background=ground, axisItems={"bottom": self.axis}, enableMenu=False
        )
        self._focus_ink = theme.color("focus")
        # Its menu has no parent: it would stay when the plot goes.
        menu = self.plotItem.ctrlMenu
        menu.setParent(self, menu.windowFlags())
        self.hideButtons()
        self.box = self.getViewBox()
        self.box.setLimits(xMin=FIRST, xMax=LAST, minXRange=MINUTE, maxXRange=LAST - FIRST)
        self.box.setDefaultPadding(0)
        self.box.setMouseEnabled(x=True, y=False)
        self._pressed = QPoint()
        self.disableAutoRange()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours and type of a theme."""
        self._focus_ink = theme.color("focus")
        self.setBackground(theme.color("paper"))
        self.axis.show_theme(theme)

    def seen(self) -> tuple[float, float]:
        """Return the first and last moment that is seen."""
        first, last = self.box.viewRange()[0]
        return float(first), float(last)

    def pan(self, share: float) -> None:
        """Show what is later by a share of what is seen, or earlier."""
        first, last = self.seen()
        by = (last - first) * share
        self.setXRange(first + by, last + by, padding=0)

    def zoom_at(self, factor: float, centre: float) -> None:
        """Show so many times as much time, a moment staying where it is."""
        first, last = self.seen()
        self.setXRange(
            centre + (first - centre) * factor, centre + (last - centre) * factor, padding=0
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a frame around the plot that has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._focus_ink, 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something else in the text: that which shows all, and Enter."""
        if keeps_enter(event):
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_control and event.key() == _Key.Key_0:
                event.accept()
                return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, or do what a key means here; what is not for the plot is its parent's."""
        key = _Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            is_taken = key is _Key.Key_0
            if is_taken:
                self.fit()
        elif key in _ZOOMS:
            is_taken = True
            self.zoom(_ZOOMS[key])
        else:
            is_taken = self._take_key(key, event.modifiers())
        event.setAccepted(is_taken)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it was pressed: a click chooses, a drag moves along."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.button() is Qt.MouseButton.LeftButton and moved < _CLICK:
            self._click(self._in_view(event.position()))
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom the time where the mouse is."""
        at = self.box.mapSceneToView(self.mapToScene(event.position().toPoint()))
        self.zoom_at(ZOOM ** (-event.angleDelta().y() / TURN), float(at.x()))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell all that is known of what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            # An empty one hides what is shown.
            QToolTip.showText(event.globalPos(), self._tip(self._in_view(event.pos())), self)
            return True
        return bool(super().viewportEvent(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys act here."""
        super().focusInEvent(event)
        self._show_focus(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they no longer do."""
        super().focusOutEvent(event)
        self._show_focus(has_focus=False)

    @Slot()
    def fit(self) -> None:
        """Show all there is."""
        raise NotImplementedError

    def zoom(self, factor: float) -> None:
        """Show so many times as much time."""
        raise NotImplementedError

    def _take_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key means that neither zooms nor has Ctrl; return whether it means a thing."""
        raise NotImplementedError

    def _click(self, point: QPointF) -> None:
        """Do what a click means at a point of the view."""
        raise NotImplementedError

    def _tip(self, point: QPointF) -> str:
        """Return what is known of what is at a point of the view, '' where nothing is."""
        raise NotImplementedError

    def _tell(self, text: str) -> None:
        """Say in words what is current, for a screen reader."""
        if text == self.accessibleDescription():
            return
        self.setAccessibleDescription(text)
        if self.hasFocus():
            # Imported here: all that Qt knows for screen readers takes 2 ms to make.
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _in_view(self, position: QPoint | QPointF) -> QPointF:
        """Return the point of the view at a position of the widget."""
        whole = position.toPoint() if isinstance(position, QPointF) else position
        return QPointF(self.box.mapFromScene(self.mapToScene(whole)))

    def _show_focus(self, *, has_focus: bool) -> None:
        self.item.show_focus(has_focus=has_focus)
        self.viewport().update()
