# SPDX-License-Identifier: Apache-2.0
"""What the mouse means in the article: a click on marks, a stroke of the pen, a drag of an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from annotator.domain.kinds import kind_of
from annotator.gui.article.clicks import ClickCycle, ThirdClick
from annotator.gui.article.edge_hand import EdgeHand
from annotator.gui.article.hover import Hover
from annotator.gui.article.lane_drag import LaneDrag
from annotator.gui.article.pen import SELECTING, Pen, Stroke
from annotator.gui.article.pen_cursor import pen_cursor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QContextMenuEvent, QPainter, QWheelEvent

    from annotator.domain.ids import AnnotationId
    from annotator.domain.mark import Mark
    from annotator.gui.article.page import Page
    from annotator.gui.article.painter import Band

_LEFT = Qt.MouseButton.LeftButton


class Pointer(QObject):
    """Watches the mouse over the text and tells what was meant.

    It sees the viewport's events before the view does, and hands on what is Qt's: placing the
    caret and selecting.
    """

    # The mouse is pressed to begin something; what it did before has ended.
    pressed = Signal()
    # A click meant this annotation.
    mark_activated = Signal(str)
    # The mouse was drawn over this stretch and let go: it is selected.
    span_dragged = Signal(int, int)
    # The same with a pen: it is to be tagged.
    span_drawn = Signal(int, int)
    # The pen was set down at this offset by two clicks, or by three.
    unit_asked = Signal(int, int)
    # A menu is asked for at this place of the screen, at this offset.
    context_requested = Signal(QPoint, int)
    # The wheel was turned with Ctrl held: one step larger, or smaller.
    zoom_asked = Signal(int)
    # Two clicks on the lane of this annotation: its fields are wanted.
    fields_asked = Signal(str)
    # The mouse has come to rest over this annotation, '' for none.
    hovered = Signal(str)
    # It has rested over these marks, the one meant first, at a point of the viewport; and went on.
    rested = Signal(list, QPoint)
    left = Signal()
    # A key asks what is known of the current mark.
    card_asked = Signal()
    # An edge was drawn elsewhere: an EdgeMove.
    edge_moved = Signal(object)

    def __init__(self, view: QTextEdit, page: Page) -> None:
        super().__init__(view)
        self._view = view
        self._page = page
        self._cycle = ClickCycle()
        self.pen = Pen(self)
        self._stroke = Stroke(view, page)
        # Whether edges can be moved at all; who knows it sets it.
        self.is_editable: Callable[[], bool] = _always
        self._hand = EdgeHand(view, page, self._may_edit)
        self.hover = Hover(self, self.marks_under)
        self._pressed_at = QPointF()
        self._third = ThirdClick()
        # What is pressed was dealt with, up to its release.
        self._is_done = False
        # The press was handed on to the text, and its release is to come.
        self._is_down = False
        self._is_at_edge = False
        # Whether a key asked for the last menu.
        self.was_key = False
        self._style = page.style
        self._handlers: dict[QEvent.Type, Callable[[QMouseEvent], bool]] = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._double_click,
        }
        self.pen.changed.connect(self._show_cursor)
        self._hand.moved.connect(self.edge_moved)
        self.hover.found.connect(self._note_hovered)
        self.hover.rested.connect(self.rested)
        self.hover.left.connect(self.left)
        view.verticalScrollBar().valueChanged.connect(self.hover.stop)
        view.viewport().setMouseTracking(True)
        # Installed first, it sees last: what is left.
        LaneDrag(view, page, self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Deal with what the mouse does over the text."""
        if isinstance(event, QMouseEvent):
            return self._handlers[event.type()](event)
        if event.type() == QEvent.Type.Leave:
            self.hover.stop()
        return super().eventFilter(watched, event)

    def note_current(self, annotation_id: AnnotationId | None) -> None:
        """Have the edges of this annotation be there to take, and the next click begin anew."""
        self._cycle.note_current(annotation_id)
        self._hand.forget()

    def drop(self) -> None:
        """Have nothing in hand: the text is another, or a release went elsewhere."""
        self._is_done = self._is_done or self._is_dragging
        self._is_down = False
        self._hand.drop()
        self._stroke.drop()
        self.hover.stop()

    def paint(self, painter: QPainter, bands: Sequence[Band]) -> None:
        """Paint what the mouse does, over everything else."""
        if self._style is not self._page.style:
            self._style = self._page.style
            self._show_cursor()
        self._hand.paint(painter, bands)

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the mouse, or at the caret where a key asked."""
        view, to_offset = self._view, self._page.offsets.to_code_point
        self.was_key = event.reason() == event.Reason.Keyboard
        if self.was_key:
            corner = view.viewport().mapToGlobal(view.cursorRect().bottomLeft())
            self.context_requested.emit(corner, to_offset(view.textCursor().position()))
        else:
            offset = to_offset(view.cursorForPosition(event.pos()).position())
            self.context_requested.emit(event.globalPos(), offset)

    def turn(self, event: QWheelEvent) -> bool:
        """Ask for another zoom if Ctrl is held; return whether it was."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
        event.accept()
        return True

    def marks_under(self, point: QPointF) -> list[Mark]:
        """Return the marks under a point of the viewport, the one meant first."""
        return self._page.marks_under(point + QPointF(0, self._view.verticalScrollBar().value()))

    def _press(self, event: QMouseEvent) -> bool:
        is_left, is_pen = event.button() == _LEFT, bool(self.pen.kind)
        # Before the mark under the mouse is forgotten, whose edge it may be.
        is_edge = is_left and not is_pen and self._hand.press(event)
        self.hover.stop()
        if not is_left:
            # Nothing is pasted into an article, and a drag has one button.
            return event.button() == Qt.MouseButton.MiddleButton or self._is_dragging
        is_selecting = bool(event.modifiers() & SELECTING)
        self._is_done = is_pen and not is_selecting and self._third.is_at(event.position())
        if self._is_done:
            self.unit_asked.emit(self._offset_at(event), 3)
            return True
        self._third.forget()
        self.pressed.emit()
        self._pressed_at, self._is_down = event.position(), True
        if is_edge:
            self._note_edge(event.position().toPoint())
            return True
        return is_pen and self._stroke.press(event)

    def _move(self, event: QMouseEvent) -> bool:
        if self._is_dragging and not event.buttons() & _LEFT:
            # Let go where another window had the mouse.
            self.drop()
        if self._hand.is_busy:
            self._hand.move(event)
        elif self._stroke.is_on:
            self._stroke.move(event)
        elif event.buttons() == Qt.MouseButton.NoButton:
            point = event.position().toPoint()
            self.hover.move(point)
            self._note_edge(point)
            # Qt would look for the block under the mouse, and find it slowly in a long text.
        else:
            return self._is_done
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() != _LEFT:
            return event.button() == Qt.MouseButton.MiddleButton
        if self._is_done or (self._hand.is_busy and self._hand.release(event)):
            self._is_done = False
            self._note_edge(event.position().toPoint())
        elif self._stroke.is_on:
            self._end_stroke(event)
        else:
            QTextEdit.mouseReleaseEvent(self._view, event)
            if self._is_down:
                self._end_click(event)
        self._is_down = False
        return True

    def _double_click(self, event: QMouseEvent) -> bool:
        if event.button() != _LEFT:
            return False
        self._is_done = True
        place = event.position() + QPointF(0, self._view.verticalScrollBar().value())
        on_lane = self._page.lane_under(place)
        if self._page.pile_under(place) is not None:
            return True
        if on_lane is not None:
            # What a first click chose; words are not to be selected from below.
            self.fields_asked.emit(on_lane.annotation_id)
            return True
        self._is_done = bool(self.pen.kind) and not event.modifiers() & SELECTING
        if not self._is_done:
            return False
        self._third.await_at(event.position())
        self.unit_asked.emit(self._offset_at(event), 2)
        return True

    def _end_stroke(self, event: QMouseEvent) -> None:
        drawn = self._stroke.release(event)
        if drawn:
            self.span_drawn.emit(drawn.start, drawn.end)
        elif not self._stroke.has_moved:
            self._click(event.position())

    def _end_click(self, event: QMouseEvent) -> None:
        cursor = self._view.textCursor()
        way = (event.position() - self._pressed_at).manhattanLength()
        has_moved = way >= QApplication.startDragDistance()
        if cursor.hasSelection() and has_moved:
            span = self._page.span((cursor.selectionStart(), cursor.selectionEnd()))
            self.span_dragged.emit(span.start, span.end)
        elif not cursor.hasSelection() and not has_moved:
            self._click(event.position())

    def _click(self, point: QPointF) -> None:
        chosen = self._cycle.choose(self.marks_under(point))
        if chosen is not None:
            self.mark_activated.emit(chosen)

    @property
    def _is_dragging(self) -> bool:
        return self._hand.is_busy or self._stroke.is_on

    def _offset_at(self, event: QMouseEvent) -> int:
        position = self._view.cursorForPosition(event.position().toPoint()).position()
        return self._page.offsets.to_code_point(position)

    def _may_edit(self) -> bool:
        return self.is_editable()

    def _note_edge(self, point: QPoint) -> None:
        """Show by the mouse's shape whether there is an edge to take."""
        is_at_edge = not self.pen.kind and self._hand.is_near(point)
        if is_at_edge != self._is_at_edge:
            self._is_at_edge = is_at_edge
            self._show_cursor()

    @Slot(str)
    def _note_hovered(self, annotation_id: AnnotationId) -> None:
        """Have the annotation under the mouse stand out, with edges to take."""
        self._hand.forget()
        self.hovered.emit(annotation_id)

    @Slot()
    def _show_cursor(self) -> None:
        viewport = self._view.viewport()
        if self.pen.kind:
            kind, theme = kind_of(self.pen.kind), self._style.theme
            viewport.setCursor(pen_cursor(kind, theme, viewport.devicePixelRatioF()))
        elif self._is_at_edge:
            viewport.setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            viewport.setCursor(Qt.CursorShape.IBeamCursor)


def _always() -> bool:
    return True
