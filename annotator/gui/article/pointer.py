# SPDX-License-Identifier: Apache-2.0
"""What the mouse means in the article: a drag, a click on marks, a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from annotator.gui.article.clicks import ClickCycle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint, QRect, SignalInstance
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from annotator.domain.ids import AnnotationId
    from annotator.domain.mark import Mark
    from annotator.domain.span import Span


class Pointed(Protocol):
    """What of the article view the mouse has to do with."""

    @property
    def span_dragged(self) -> SignalInstance:
        """Return the signal that the mouse was drawn over a stretch."""

    @property
    def mark_activated(self) -> SignalInstance:
        """Return the signal that a click meant an annotation."""

    @property
    def context_requested(self) -> SignalInstance:
        """Return the signal that a menu is asked for."""

    @property
    def zoom_asked(self) -> SignalInstance:
        """Return the signal that another zoom is asked for."""

    def selected_span(self) -> Span | None:
        """Return what is selected."""

    def marks_under(self, point: QPointF) -> Sequence[Mark]:
        """Return the marks at a point of the viewport."""

    def caret(self) -> int:
        """Return the offset of the caret."""

    def offset_at(self, point: QPoint) -> int:
        """Return the offset at a point of the viewport."""

    def viewport(self) -> QWidget:
        """Return the widget that shows the text."""

    def cursorRect(self) -> QRect:  # noqa: N802 - Qt's name
        """Return where the caret is drawn."""


class Pointer:
    """Tells by the view's signals what was pointed at."""

    def __init__(self, view: Pointed) -> None:
        """Speak for a view."""
        self._view = view
        self._cycle = ClickCycle()
        self._pressed_at = QPointF()

    def press(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed_at = event.position()

    def release(self, event: QMouseEvent) -> None:
        """Tell of a finished drag, or of a click on a mark."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        way = (event.position() - self._pressed_at).manhattanLength()
        span, has_moved = self._view.selected_span(), way >= QApplication.startDragDistance()
        if span and has_moved:
            self._view.span_dragged.emit(span.start, span.end)
        elif not span and not has_moved:
            chosen = self._cycle.choose(self._view.marks_under(event.position()))
            if chosen is not None:
                self._view.mark_activated.emit(chosen)

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the mouse, or at the caret where a key asked."""
        view = self._view
        if event.reason() == event.Reason.Keyboard:
            corner = view.viewport().mapToGlobal(view.cursorRect().bottomLeft())
            view.context_requested.emit(corner, view.caret())
        else:
            view.context_requested.emit(event.globalPos(), view.offset_at(event.pos()))

    def turn(self, event: QWheelEvent) -> bool:
        """Ask for another zoom if Ctrl is held; return whether it was."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._view.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
        event.accept()
        return True

    def note_current(self, annotation_id: AnnotationId | None) -> None:
        """Let the next click begin anew if another annotation has become current."""
        self._cycle.note_current(annotation_id)
