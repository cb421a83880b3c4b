# SPDX-License-Identifier: Apache-2.0
"""The hand that takes an edge of a mark, draws it elsewhere and lets it go, or gives up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTextEdit

from annotator.gui.article import place
from annotator.gui.article.edges import EdgeDrag, Edges

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from annotator.gui.article.edges import Edge
    from annotator.gui.article.page import Page
    from annotator.gui.article.painter import Band

# A hand that only clicks moves the mouse by less, in pixels.
_LEAST = 4
# How often, and by which part of a line, the text follows a mouse above or below it.
_SCROLL_MS = 40
_SCROLL_SHARE = 0.5
_MOST_LINES = 3


class EdgeHand(QObject):
    """Moves one edge at a time; a press without a drag is a click on the text like any other.

    While an edge is held the keyboard is the drag's: Esc gives it up, Alt goes by characters.
    """

    # An edge was let go elsewhere: the EdgeMove that is asked for.
    moved = Signal(object)

    def __init__(self, view: QTextEdit, page: Page, is_editable: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view = view
        self._page = page
        self._is_editable = is_editable
        self._edges = Edges(view, page)
        self._held: Edge | None = None
        self._drag: EdgeDrag | None = None
        self._is_given_up = False
        self._pressed_at = QPointF()
        self._point = QPoint()
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._follow_scroll)

    @property
    def is_busy(self) -> bool:
        """Return whether it holds an edge."""
        return self._held is not None

    def is_near(self, point: QPoint) -> bool:
        """Return whether there is an edge to take at a point of the viewport."""
        return self.is_busy or self._edge_at(point) is not None

    def forget(self) -> None:
        """Look anew where the edges stand: other marks stand out."""
        self._edges.forget()

    def press(self, event: QMouseEvent) -> bool:
        """Take the edge under the mouse; return whether there is one."""
        # Nothing may have been painted since the last edit.
        self._edges.forget()
        self._held = self._edge_at(event.position().toPoint())
        self._pressed_at, self._is_given_up = event.position(), False
        return self.is_busy

    def move(self, event: QMouseEvent) -> None:
        """Draw the edge along with the mouse."""
        self._point = event.position().toPoint()
        way = (event.position() - self._pressed_at).manhattanLength()
        if self._held and self._drag is None and way >= _LEAST and not self._is_given_up:
            self._drag = EdgeDrag(self._view, self._page, self._held)
            self._view.installEventFilter(self)
        self._draw(event.modifiers())

    def release(self, event: QMouseEvent) -> bool:
        """Let go of the edge; return False where it was only a click, which is made up for."""
        drag, was_click = self._drag, not (self._drag or self._is_given_up)
        self._stop()
        self._held = None
        if was_click:
            QTextEdit.mousePressEvent(self._view, _press_like(event))
        elif drag is not None and drag.is_valid and drag.move:
            self.moved.emit(drag.move)
        return not was_click

    def give_up(self) -> None:
        """Leave the edge where it was."""
        self._is_given_up = self.is_busy
        self._stop()

    def drop(self) -> None:
        """Give up, and hold nothing any more."""
        self.give_up()
        self._held = None

    def paint(self, painter: QPainter, bands: Sequence[Band]) -> None:
        """Paint the edge on its way; where edges stand is asked anew after each repaint."""
        self._edges.forget()
        if self._drag:
            self._drag.paint(painter, bands)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keys for the drag; leaving the text gives it up."""
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.give_up()
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent):
            self._take_key(event)
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> None:
        is_pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape and is_pressed:
            self.give_up()
        elif event.key() == Qt.Key.Key_Alt:
            alt = Qt.KeyboardModifier.AltModifier if is_pressed else Qt.KeyboardModifier.NoModifier
            self._draw(alt)

    def _edge_at(self, point: QPoint) -> Edge | None:
        found = self._edges.at(point)
        return found if found and self._is_editable() else None

    def _draw(self, modifiers: Qt.KeyboardModifier) -> None:
        if self._drag is None:
            return
        if not self._drag.is_valid:
            self.give_up()
            return
        by_character = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        self._drag.drag_to(self._point, by_character=by_character)
        if self._beyond() and not self._scroll.isActive():
            self._scroll.start()

    def _beyond(self) -> int:
        """Return by how many pixels the mouse is below the text, or above it if negative."""
        y, height = self._point.y(), self._view.viewport().height()
        return min(0, y) or max(0, y - height + 1)

    @Slot()
    def _follow_scroll(self) -> None:
        beyond, pitch = self._beyond(), self._page.style.line_pitch()
        if self._drag is None or not beyond:
            self._scroll.stop()
            return
        most = _MOST_LINES * pitch
        step = round(
            max(-most, min(most, beyond * _SCROLL_SHARE + (pitch if beyond > 0 else -pitch) / 2))
        )
        place.scroll_by(self._view, step)
        self._draw(Qt.KeyboardModifier.NoModifier)

    def _stop(self) -> None:
        self._scroll.stop()
        if self._drag is not None:
            self._view.removeEventFilter(self)
            self._drag.end()
            self._drag = None


def _press_like(event: QMouseEvent) -> QMouseEvent:
    """Return the press that a release ends."""
    button = Qt.MouseButton.LeftButton
    return QMouseEvent(
        *(QEvent.Type.MouseButtonPress, event.position(), event.globalPosition()),
        *(button, button, event.modifiers()),
    )
