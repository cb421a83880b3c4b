# SPDX-License-Identifier: Apache-2.0
"""The article as read-only text with its marks; every offset is in code points."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from annotator.domain.span import Span
from annotator.gui.article.clicks import ClickCycle
from annotator.gui.article.column import Column, MarginMouse
from annotator.gui.article.page import Page, is_about
from annotator.gui.article.typography import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import (
        QContextMenuEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QTextDocument,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from annotator.domain.article import Article, Region
    from annotator.domain.changes import Changes
    from annotator.domain.ids import AnnotationId
    from annotator.gui.article.marks import MarkSource
    from annotator.gui.theme import Theme

_KEEP = QTextCursor.MoveMode.KeepAnchor
_MOVE = QTextCursor.MoveMode.MoveAnchor
# More stretches than this are painted in one go.
_MOST_PATCHES = 8
_PARAGRAPH_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ArticleView(QTextEdit):
    """Shows an article and its marks; it edits nothing and holds no truth."""

    caret_moved = Signal(int)
    selection_altered = Signal()
    # A click meant this annotation.
    mark_activated = Signal(str)
    # The mouse was drawn over this stretch and let go.
    span_dragged = Signal(int, int)
    # A menu is asked for at this place of the screen, at this offset.
    context_requested = Signal(QPoint, int)
    # The wheel was turned with Ctrl held: so many steps larger, or smaller.
    zoom_asked = Signal(int)
    # Other text is visible, or the same at another height.
    scene_moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty view."""
        super().__init__(parent)
        self.setObjectName("articleView")
        self.setAccessibleName(self.tr("Article text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = Page(Style(theme))
        self._column = Column(self)
        self._mouse = MarginMouse(self)
        self._clicks = ClickCycle()
        self._pressed_at = QPointF()
        self._current: AnnotationId | None = None
        self._document: QTextDocument | None = None
        self._restyle(self._page.style)
        self.cursorPositionChanged.connect(self._tell_caret)
        self.selectionChanged.connect(self._tell_selection)
        self.verticalScrollBar().valueChanged.connect(self._tell_scene)

    # What is shown

    def show_article(self, article: Article, marks: MarkSource) -> None:
        """Show an article from its beginning, with the marks of a source."""
        self._current = None
        self._page.open(article, marks)
        with QSignalBlocker(self):
            self._fill()
            self.verticalScrollBar().setValue(0)
        self._tell_caret()
        self._tell_selection()
        self._tell_scene()

    def show_regions(self, regions: Sequence[Region]) -> None:
        """Set the same text by other regions; caret and scroll stay."""
        self._page.set_regions(regions)
        self._refill()

    def clear_article(self) -> None:
        """Show nothing."""
        self._current = None
        self._page.close()
        self._fill()
        self._tell_scene()

    def set_subtitle(self, subtitle: str) -> None:
        """Show a muted line under the headline; it is no part of the text."""
        self.setAccessibleDescription(subtitle)
        had = bool(self._page.subtitle)
        self._page.subtitle = subtitle
        if had != bool(subtitle):
            self._restyle(replace(self._page.style, has_subtitle=bool(subtitle)))
        self.viewport().update()

    def apply(self, changes: Changes) -> None:
        """Follow an edit: forget the marks it touched and paint again."""
        touched = self._page.apply(changes)
        if len(touched) > _MOST_PATCHES or is_about(changes, self._current):
            self.viewport().update()
            return
        visible = self.visible_span()
        for span in touched:
            shown = span.clip(visible)
            if shown:
                self.viewport().update(self._paragraphs_box(shown))

    def refresh_marks(self) -> None:
        """Ask the source for every visible mark anew."""
        if self._page.index:
            self._page.index.forget_all()
            self.viewport().update()

    def set_current(self, annotation_id: AnnotationId | None) -> None:
        """Outline the pieces of one annotation, or of none."""
        self._clicks.note_current(annotation_id)
        if annotation_id != self._current:
            self._current = annotation_id
            self.viewport().update()

    # How it is shown

    @property
    def look(self) -> Style:
        """Return theme and zoom, for what stands beside the text."""
        return self._page.style

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme; caret and scroll stay."""
        self._page.show_initials = theme.show_initials
        self._restyle(replace(self._page.style, theme=theme))

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; caret and scroll stay."""
        self._restyle(self._page.style.zoomed(percent))

    def set_show_initials(self, shown: bool) -> None:  # noqa: FBT001 -- a slot for a toggle
        """Show or hide the initial of the kind at the start of lanes."""
        self._page.show_initials = shown
        self._page.forget_places()
        self.viewport().update()

    def set_side(self, side: QWidget) -> None:
        """Keep a widget in the left margin, beside the lines."""
        self._column.set_side(side)
        self._settle_margins()

    # Caret, selection and what is visible

    def caret(self) -> int:
        """Return the offset of the caret."""
        return self._page.offsets.to_code_point(self.textCursor().position())

    def set_caret(self, offset: int, *, keep_anchor: bool = False) -> None:
        """Move the caret, with the selection if the anchor stays, and scroll to it if needed."""
        cursor = self.textCursor()
        position = self._page.offsets.to_utf16(offset)
        cursor.setPosition(position, _KEEP if keep_anchor else _MOVE)
        self.setTextCursor(cursor)

    def selected_span(self) -> Span | None:
        """Return the selected stretch, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        to_code_point = self._page.offsets.to_code_point
        return Span(to_code_point(cursor.selectionStart()), to_code_point(cursor.selectionEnd()))

    def select(self, span: Span) -> None:
        """Select a stretch and scroll to its end if needed."""
        cursor = self.textCursor()
        cursor.setPosition(self._page.offsets.to_utf16(span.start))
        cursor.setPosition(self._page.offsets.to_utf16(span.end), _KEEP)
        self.setTextCursor(cursor)

    def visible_span(self) -> Span:
        """Return the stretch of text from the first visible line to the last."""
        corner = self.viewport().rect().bottomRight()
        return Span(self.offset_at(QPoint(0, 0)), self.offset_at(corner))

    def offset_at(self, point: QPoint) -> int:
        """Return the offset nearest a point of the viewport."""
        return self._page.offsets.to_code_point(self.cursorForPosition(point).position())

    def caret_box(self, offset: int) -> QRect:
        """Return where a caret at this offset would stand, in the viewport."""
        return self.cursorRect(self._cursor_at(self._page.offsets.to_utf16(offset)))

    def reveal(self, span: Span) -> None:
        """Scroll so that a stretch is visible, only if it is not."""
        top, bottom = self.caret_box(span.start).top(), self.caret_box(span.end).bottom()
        height = self.viewport().height()
        if top < 0 or bottom > height:
            self._scroll_by(top - height // 3)

    # What Qt asks and tells

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected text as it is stored; Qt's own copy loses some spaces."""
        data = QMimeData()
        span = self.selected_span()
        data.setText(span.of(self._page.text) if span else "")
        return data

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tints, the text with its selection, and then the lanes."""
        area = QRectF(event.rect().translated(0, self.verticalScrollBar().value()))
        scene = self._page.scene(self.document(), area, self.devicePixelRatioF())
        with self._painter() as painter:
            scene.paint_under(painter)
        super().paintEvent(event)
        with self._painter() as painter:
            scene.paint_over(painter, self._current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column centred and the place in the text where it was."""
        with self._kept_place():
            self._settle_margins()
            super().resizeEvent(event)
            self._page.forget_places()
        self._column.place_side()
        self._tell_scene()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by paragraphs with Ctrl+Up and Ctrl+Down; the rest is Qt's."""
        step = _PARAGRAPH_KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if step is None or plain != Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        keeps = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.set_caret(self._page.paragraph_start(self.caret(), step), keep_anchor=keeps)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a finished drag, or of a click on a mark."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        way = (event.position() - self._pressed_at).manhattanLength()
        span, has_moved = self.selected_span(), way >= QApplication.startDragDistance()
        if span and has_moved:
            self.span_dragged.emit(span.start, span.end)
        elif not span and not has_moved:
            self._activate(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the mouse, or at the caret where a key asked."""
        if event.reason() == event.Reason.Keyboard:
            corner = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            self.context_requested.emit(corner, self.caret())
        else:
            self.context_requested.emit(event.globalPos(), self.offset_at(event.pos()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or ask for another zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # Inside

    @contextmanager
    def _painter(self) -> Iterator[QPainter]:
        """Yield a painter on the viewport in coordinates of the document."""
        painter = QPainter(self.viewport())
        painter.translate(0, -self.verticalScrollBar().value())
        yield painter
        painter.end()

    def _restyle(self, style: Style) -> None:
        self._page.style = style
        self._column.measure = style.measure()
        self.setFont(style.theme.article_font(style.zoom))
        self._settle_margins()
        self._refill()

    def _refill(self) -> None:
        """Set the text anew; caret, selection and scroll stay."""
        with self._kept_place(), QSignalBlocker(self):
            old = self.textCursor()
            anchor, position = old.anchor(), old.position()
            self._fill()
            cursor = self._cursor_at(anchor)
            cursor.setPosition(position, _KEEP)
            self.setTextCursor(cursor)
        self._tell_scene()

    def _fill(self) -> None:
        old, self._document = self._document, self._page.make_document(self)
        self.setDocument(self._document)
        if old is not None:
            old.deleteLater()

    def _settle_margins(self) -> None:
        margins = self._column.margins()
        if margins != self.viewportMargins():
            self.setViewportMargins(margins)
            self._column.place_side()

    @contextmanager
    def _kept_place(self) -> Iterator[None]:
        """Keep the caret, or the first visible line if the caret is not in sight, at its height."""
        cursor = self.textCursor()
        if not self.viewport().rect().intersects(self.cursorRect(cursor)):
            cursor = self.cursorForPosition(QPoint(0, 0))
        position, height = cursor.position(), self.cursorRect(cursor).top()
        yield
        self._scroll_by(self.cursorRect(self._cursor_at(position)).top() - height)

    def _scroll_by(self, distance: int) -> None:
        bar = self.verticalScrollBar()
        value = bar.value() + distance
        # A long text is laid out bit by bit, and the scroll bar learns of it late.
        bar.setMaximum(max(bar.maximum(), value))
        bar.setValue(value)

    def _cursor_at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor

    def _paragraphs_box(self, span: Span) -> QRect:
        """Return where the paragraphs of a visible stretch stand, their lanes included."""
        box = self._page.paragraphs_box(self.document(), span)
        return box.translated(0, -self.verticalScrollBar().value()).toAlignedRect()

    def _activate(self, point: QPointF) -> None:
        inside = point + QPointF(0, self.verticalScrollBar().value())
        chosen = self._clicks.choose(self._page.marks_under(self.document(), inside))
        if chosen is not None:
            self.mark_activated.emit(chosen)

    @Slot()
    def _tell_caret(self) -> None:
        self.caret_moved.emit(self.caret())

    @Slot()
    def _tell_selection(self) -> None:
        self.selection_altered.emit()

    @Slot()
    def _tell_scene(self) -> None:
        self.scene_moved.emit()
