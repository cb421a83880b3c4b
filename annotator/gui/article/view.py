# SPDX-License-Identifier: Apache-2.0
"""The article as read-only text with its marks; every offset is in code points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMimeData,
    QPoint,
    QRect,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.gui.article import fitting, place
from annotator.gui.article.column import MarginMouse
from annotator.gui.article.folding import Folding
from annotator.gui.article.leafing import Leafing
from annotator.gui.article.page import Page
from annotator.gui.article.piles import Piles
from annotator.gui.article.pointer import Pointer
from annotator.gui.article.read_ahead import ReadAhead
from annotator.gui.article.telling import Telling
from annotator.gui.article.typesetter import Typesetter
from annotator.gui.article.typography import Style

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QMimeData, QPointF
    from PySide6.QtGui import (
        QContextMenuEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from annotator.domain.article import Article, Region
    from annotator.domain.changes import Changes
    from annotator.domain.ids import AnnotationId
    from annotator.domain.mark import Mark
    from annotator.domain.span import Span
    from annotator.gui.article.bare import SentencesIn
    from annotator.gui.article.marks import MarkSource
    from annotator.gui.theme import Theme
    from annotator.text.finding import Hits

# Room below a line in which its lanes are, in pixels at 100 %.
_LANES_HEIGHT = 18


class ArticleView(QTextEdit):
    """Shows an article and its marks; it edits nothing and holds no truth."""

    caret_moved = Signal(int)
    selection_altered = Signal()
    mark_activated = Signal(str)
    # The mouse was drawn over this stretch and let go.
    span_dragged = Signal(int, int)
    # A menu is asked for at this place of the screen, at this offset.
    context_requested = Signal(QPoint, int)
    # The wheel was turned with Ctrl held: one step larger, or smaller.
    zoom_asked = Signal(int)
    # Other text is visible, or the same at another height.
    scene_moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleView")
        self.setAccessibleName(self.tr("Article text"))
        self.setViewport(_viewport(self))
        _make_read_only(self)
        self._page = Page(Style(theme))
        self._margin_mouse = MarginMouse(self)
        # What the mouse does: clicks, the pen, edges, menus.
        self.pointer = Pointer(self, self._page)
        self.folding = Folding(self, self._page)
        self.piles = Piles(self, self._page)
        self.telling = Telling(self, self._page)
        self.leafing = Leafing(self, self._page, self.piles, self.folding)
        self._typesetter = Typesetter(self, self._page, self.piles, self.leafing)
        for one in (self.folding, self.piles, self._typesetter, self.leafing):
            one.altered.connect(self.scene_moved)
            one.altered.connect(self.pointer.hover.stop)
        self.leafing.bar.offset_asked.connect(self.scroll_to)
        self._ahead = ReadAhead(self, self._page)
        self.scene_moved.connect(self._ahead.await_rest)
        self.scene_moved.connect(self.leafing.note_scene)
        self._is_resizing = False
        self._typesetter.set_style(self._page.style)
        self.cursorPositionChanged.connect(self._tell_caret)
        self.selectionChanged.connect(self.selection_altered)
        self.verticalScrollBar().valueChanged.connect(self.scene_moved)
        for name in ("mark_activated", "span_dragged", "context_requested", "zoom_asked"):
            getattr(self.pointer, name).connect(getattr(self, name))

    def show_article(self, article: Article, marks: MarkSource) -> None:
        """Show an article from its beginning, with the marks of a source."""
        self._page.open(article, marks)
        self._begin()

    def clear_article(self) -> None:
        """Show nothing."""
        self._page.close()
        self._begin()

    def show_regions(self, regions: Sequence[Region]) -> None:
        """Set the same text by other regions; caret and scroll stay."""
        if self._page.set_regions(regions, self.caret()):
            self._typesetter.refill()

    def set_subtitle(self, subtitle: str) -> None:
        """Show a muted line under the headline; it is no part of the text."""
        self.setAccessibleDescription(subtitle)
        self._page.subtitle = subtitle
        self._typesetter.set_style(replace(self._page.style, has_subtitle=bool(subtitle)))
        self.viewport().update()

    def apply(self, changes: Changes) -> None:
        """Follow an edit: forget the marks it touched and paint their paragraphs again."""
        self._show_touched(self._page.apply(changes))

    def mend(self, ids: Collection[str]) -> None:
        """Ask the source anew for the marks of these annotations."""
        self._show_touched(self._page.mend(ids))

    def refresh_marks(self) -> None:
        """Ask the source for every visible mark anew."""
        self._page.forget_marks()
        self.piles.fit_all()
        self.viewport().update()

    def set_current(self, annotation_id: AnnotationId | None) -> None:
        """Outline the pieces of one annotation, and link them, or of none."""
        self.pointer.note_current(annotation_id)
        self._paint_again(self._page.emphasis.set_current(annotation_id))

    def set_hovered(self, annotation_id: AnnotationId | None) -> None:
        """Outline thinly and link the pieces of the annotation under the mouse, or of none."""
        self._paint_again(self._page.emphasis.set_hovered(annotation_id))

    def show_hits(self, hits: Hits | None, current: Span | None) -> None:
        """Frame the places that a search found, the current one stronger, or none."""
        self._page.hits.show(hits, current)
        self.viewport().update()

    @property
    def look(self) -> Style:
        """Return how the text is set, for what stands beside it."""
        return self._page.style

    def set_style(self, style: Style) -> None:
        """Set the text in another way; caret and scroll stay."""
        self._typesetter.set_style(replace(style, has_subtitle=self._page.style.has_subtitle))

    @Slot(bool)
    def set_show_initials(self, shown: bool) -> None:  # noqa: FBT001 -- a slot for a toggle
        """Show or hide the initial of the kind at the start of lanes."""
        self._page.set_show_initials(shown)
        self.viewport().update()

    def show_bare(self, sentences_in: SentencesIn | None) -> None:
        """Show which of these sentences nobody has marked, or no longer."""
        self._page.show_bare(sentences_in)
        self.viewport().update()

    def set_side(self, side: QWidget) -> None:
        """Keep a widget in the left margin, beside the lines."""
        self._typesetter.column.set_side(side)

    def caret(self) -> int:
        """Return the offset of the caret."""
        return self._page.offsets.to_code_point(self.textCursor().position())

    def set_caret(self, offset: int, *, keep_anchor: bool = False) -> None:
        """Move the caret, with the selection if the anchor stays, and scroll to it if needed."""
        self.leafing.uncover(offset, offset)
        position = self._page.offsets.to_utf16(offset)
        anchor = self.textCursor().anchor() if keep_anchor else position
        self._go_to(anchor, position)

    def selected_span(self) -> Span | None:
        """Return the selected stretch, or None."""
        cursor = self.textCursor()
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        return self._page.span(ends) if cursor.hasSelection() else None

    def select(self, span: Span, *, in_place: bool = False) -> None:
        """Select a stretch and scroll to it if needed; ``in_place`` never scrolls."""
        ends = map(self._page.offsets.to_utf16, (span.start, span.end))
        if not in_place:
            self.reveal(span)  # Qt itself would scroll to the very edge.
        if in_place or not self.leafing.is_set(span.end):
            place.select_in_place(self, *ends)
        else:
            self._go_to(*ends)

    def visible_span(self) -> Span:
        """Return the stretch of text from the first visible line to the last."""
        return self._page.span(place.visible_ends(self))

    def offset_at(self, point: QPoint) -> int:
        """Return the offset nearest a point of the viewport."""
        return self._page.offsets.to_code_point(self.cursorForPosition(point).position())

    def marks_under(self, point: QPointF) -> list[Mark]:
        """Return the marks under a point of the viewport, the one meant first."""
        return self.pointer.marks_under(point)

    def caret_box(self, offset: int) -> QRect:
        """Return where a caret at this offset would stand, in the viewport."""
        position = self._page.offsets.to_utf16(offset)
        return self.folding.box_at(offset) or place.caret_box(self, position)

    def lanes_height(self, offset: int) -> int:
        """Return how far the lanes of this offset's paragraph reach below their line's text."""
        return self._page.lanes_height(offset)

    def reveal(self, span: Span) -> None:
        """Unfold a stretch and scroll so that it is visible, only if it is not."""
        self.leafing.uncover(span.start, span.end)
        first, last = map(self._page.offsets.to_utf16, (span.start, span.end))
        place.reveal(self, first, last, self._page.style.line_pitch())

    @Slot(int)
    def scroll_to(self, offset: int) -> None:
        """Scroll so that the line of this offset is the first visible one."""
        self.leafing.show(offset)
        place.scroll_by(self, self.caret_box(offset).top())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected text as it is stored; Qt's own copy loses some spaces."""
        return _mime_of(self._page.text, self.selected_span())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tints, the text with its selection, and then the lanes."""
        above = self.verticalScrollBar().value()
        area = QRectF(event.rect().translated(0, above))
        scene = self._page.scene(area, self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        painter.translate(0, -above)
        scene.paint_under(painter)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.translate(0, -above)
        scene.paint_over(painter)
        self.folding.paint(painter, scene.bands)
        self.pointer.paint(painter, scene.bands)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column centred and the place in the text where it was."""
        self._page.forget_places()
        if self._is_resizing:  # and what follows below sees the size that comes of it
            return
        self._is_resizing = True
        with place.kept_place(self):
            self._typesetter.column.settle()
            super().resizeEvent(fitting.resize_event(self, event))
        self._is_resizing = False
        self.scene_moved.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the mouse, or at the caret where a key asked."""
        self.pointer.ask_menu(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or ask for another zoom while Ctrl is held."""
        if not self.pointer.turn(event):
            super().wheelEvent(event)

    def _go_to(self, anchor: int, position: int) -> None:
        room = self._page.style.pixels(_LANES_HEIGHT)
        place.go_to(self, place.cursor_at(self, position, anchor), room)

    def _begin(self) -> None:
        """Show the page's text from its top."""
        self.piles.forget()
        with QSignalBlocker(self):
            self.pointer.drop()
            # A view that is still hidden learns of its size late, and would lay out twice.
            self._typesetter.column.settle()
            self._typesetter.show(0)
            self.verticalScrollBar().setValue(0)
        self._tell_caret()
        self.selection_altered.emit()
        self.scene_moved.emit()

    def _show_touched(self, spans: Sequence[Span]) -> None:
        self.piles.follow(spans)
        self._paint_again(spans)

    def _paint_again(self, spans: Sequence[Span]) -> None:
        place.paint_again(self, self._page.line_boxes(spans))

    @Slot()
    def _tell_caret(self) -> None:
        self.leafing.show_caret()
        if not self.folding.note_caret(self.caret()):
            self.caret_moved.emit(self.caret())


def _viewport(view: QTextEdit) -> QWidget:
    """Return a widget like the one that Qt has the text painted on.

    To hand out Qt's own, PySide 6.11 would make itself every class of widgets first, for 15 ms.
    """
    viewport = QWidget(view)
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    return viewport


def _make_read_only(view: QTextEdit) -> None:
    view.setFrameShape(QFrame.Shape.NoFrame)
    # In this order the caret stays solid and can be moved by keys.
    view.setReadOnly(True)
    view.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    view.setTabChangesFocus(True)
    view.setCursorWidth(2)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _mime_of(text: str, span: Span | None) -> QMimeData:
    # Data made in Python brings the process down at its end (PySide 6.11): take empty Qt data.
    data = QTextEdit().createMimeDataFromSelection()
    data.setText(span.of(text) if span else "")
    if span:
        # Imported here: nothing is copied or dragged before the article is shown.
        from annotator.gui.dragging import put_span  # noqa: PLC0415

        put_span(data, span)
    return data
