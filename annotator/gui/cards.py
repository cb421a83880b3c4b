# SPDX-License-Identifier: Apache-2.0
"""Shows the hover card when the mouse rests over marks, or when a key asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent

from annotator.gui.proposals import current_mark_id, shown_marks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.domain.mark import Mark
    from annotator.domain.span import Span
    from annotator.gui.hover_card import HoverCard
    from annotator.gui.shell import Shell

# A mark of more lines is left free on the line of the mouse only.
_MOST_LINES = 3
# Room for the lanes below the words, in pixels at 100 %.
_LANES = 14
_LARGEST = 150


class Cards(QObject):
    """Keeps one card for the window; it goes at the next move, scroll, key or edit."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk
        self._card: HoverCard | None = None
        pointer = window.view.pointer
        pointer.rested.connect(self._show_marks)
        pointer.left.connect(self.hide)
        pointer.card_asked.connect(self.show_current)
        window.view.scene_moved.connect(self.hide)
        self._desk.changed.connect(self.hide)
        self._desk.session_leaving.connect(self.hide)
        self._desk.theme_changed.connect(self.hide)

    @Slot()
    def show_current(self) -> None:
        """Show what is known of the current mark, and tell it to a screen reader."""
        # Imported here: all that Qt knows for screen readers takes 2 ms to make.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

        desk, view = self._desk, self._window.view
        found = shown_marks(desk, [current_mark_id(desk) or desk.suggestions.current_id])
        if not found:
            desk.say(self.tr("There is no mark here."))
            return
        content, caret = found[0].content, view.caret()
        piece = next((one for one in content if one.holds(caret)), content[0])
        view.reveal(piece)
        place = view.caret_box(piece.start).bottomLeft()
        self._show([found[0].id], piece, place)
        said = QAccessibleAnnouncementEvent(view, self._made().accessibleDescription())
        QAccessible.updateAccessibility(said)

    @Slot()
    def hide(self) -> None:
        """Take the card away."""
        if self._card is not None and not self._card.isHidden():
            self._card.hide()
            self._window.view.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go at any key; Esc does no more than that."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self.hide()
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.FocusOut, QEvent.Type.Resize):
            self.hide()
        return super().eventFilter(watched, event)

    @Slot(list, QPoint)
    def _show_marks(self, marks: list[Mark], point: QPoint) -> None:
        """Show what is known of the marks under the mouse, the smallest first."""
        if self._desk.workspace.session is not None:
            ids = list(dict.fromkeys(one.annotation_id for one in marks))
            self._show([*ids], marks[0].span, point)

    def _show(self, ids: list[str], span: Span, point: QPoint) -> None:
        # When it is first needed: the article is to be seen before.
        from annotator.gui.card_text import card_text  # noqa: PLC0415

        annotations = shown_marks(self._desk, ids)
        if not annotations:
            return
        view, card = self._window.view, self._made()
        zoom = min(_LARGEST, max(100, view.look.zoom))
        card.show_text(card_text(self._desk, annotations), view.look.theme, zoom)
        viewport, frame = view.viewport(), self._window.frame
        words = self._words(span, point).intersected(viewport.rect())
        corner = viewport.mapTo(frame, QPoint(0, 0))
        card.show_beside(words.translated(corner), point + corner)
        view.installEventFilter(self)

    def _words(self, span: Span, point: QPoint) -> QRect:
        """Return the lines that the card is not to cover, with their lanes, in the viewport."""
        view = self._window.view
        pitch = view.look.line_pitch()
        # Where a pile is unfolded, the lanes of a line reach down to the next one.
        lanes = max(view.look.pixels(_LANES), view.lanes_height(span.start))
        first, last = view.caret_box(span.start), view.caret_box(span.end)
        if last.bottom() - first.top() > _MOST_LINES * pitch:
            first = last = view.caret_box(view.offset_at(point))
        # The mouse may be on the lanes, below the words.
        bottom = max(last.bottom() + lanes, point.y())
        return QRect(0, first.top(), view.viewport().width(), bottom - first.top())

    def _made(self) -> HoverCard:
        from annotator.gui.hover_card import HoverCard  # noqa: PLC0415 - as above

        if self._card is None:
            frame: QWidget = self._window.frame
            self._card = HoverCard(frame)
            # The window stays when its project goes.
            self.destroyed.connect(self._card.deleteLater)
        return self._card
